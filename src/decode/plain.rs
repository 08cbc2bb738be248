//! Plain text: pieces are lines; a paragraph whose lines were broken at a column is one piece.

use crate::model::Piece;
use crate::text::Span;

/// A line of text with its line end.
struct Line<'a> {
    span: Span,
    text: &'a str,
    /// Characters, up to one more than a wrapped line may have.
    width: usize,
}

/// No text is wrapped at fewer or more columns than these.
const NARROW: usize = 45;
const WIDE: usize = 110;

/// The spans of the pieces of `text`, at most about `most`. Blank lines belong to the piece before them.
pub(super) fn pieces(text: &str, most: usize) -> Vec<Piece> {
    let lines = lines(text);
    let mut spans: Vec<Span> = Vec::new();
    for run in lines.chunk_by(|a, b| (a.width > 0) == (b.width > 0)) {
        let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
        match spans.last_mut() {
            _ if first.width > 0 => paragraph(run, &mut spans),
            Some(before) => before.end = last.span.end,
            None => spans.push(Span::new(first.span.start, last.span.end)),
        }
    }
    if spans.len() > most.max(1) {
        let end = text.len();
        spans.truncate(most.max(1));
        spans.iter_mut().last().into_iter().for_each(|s| s.end = end);
    }
    spans.into_iter().map(|span| Piece { span, ..Piece::default() }).collect()
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    let mut out = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        start = span.end;
        let text = line.trim();
        out.push(Line { span, text, width: text.chars().take(WIDE + 1).count() });
    }
    out
}

/// Adds the pieces of lines that no blank line parts.
fn paragraph(lines: &[Line<'_>], out: &mut Vec<Span>) {
    let column = lines.iter().map(|l| l.width).max().unwrap_or(0);
    let wrapped = (NARROW..=WIDE).contains(&column) && is_wrapped(lines, column);
    let mut before: Option<&Line<'_>> = None;
    for line in lines {
        match out.last_mut() {
            Some(last) if wrapped && before.is_some_and(|b| full(b, line, column)) => last.end = line.span.end,
            _ => out.push(line.span),
        }
        before = Some(line);
    }
}

/// Whether enough lines that are full go on in the middle of a sentence.
fn is_wrapped(lines: &[Line<'_>], column: usize) -> bool {
    let pairs = lines.iter().zip(lines.iter().skip(1)).filter(|(line, next)| full(line, next, column));
    let (mut all, mut on) = (0, 0);
    for (line, next) in pairs {
        all += 1;
        on += usize::from(goes_on(line, next));
    }
    on > 0 && on * 3 >= all
}

/// Whether the next line's first word had no room in the line.
fn full(line: &Line<'_>, next: &Line<'_>, column: usize) -> bool {
    let word =
        next.text.trim_start_matches(['>', ' ']).split_whitespace().next().map_or(0, |w| w.chars().take(WIDE).count());
    let marked = next.text.starts_with(['-', '*', '•', '–', '#', '|', '>']);
    line.width * 2 >= column && line.width + 1 + word > column && (!marked || same_mark(line, next))
}

/// Quoted mail is marked on every line.
fn same_mark(line: &Line<'_>, next: &Line<'_>) -> bool {
    next.text.starts_with('>') && line.text.starts_with('>')
}

fn goes_on(line: &Line<'_>, next: &Line<'_>) -> bool {
    let ended = line.text.ends_with(['.', '!', '?', ':', ';', '。', '！', '？', '؟', '।', '|']);
    let first = next.text.trim_start_matches(['>', ' ', '(', '"', '“', '„', '«']).chars().next();
    !ended && first.is_some_and(|c| !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<&str> {
        let pieces = pieces(text, 1000);
        let mut at = 0;
        for piece in &pieces {
            assert_eq!(piece.span.start, at);
            at = piece.span.end;
        }
        assert_eq!(at, text.len());
        pieces.iter().map(|p| p.span.of(text)).collect()
    }

    #[test]
    fn every_line_is_a_piece() {
        assert_eq!(texts("Home\nNews\r\n\r\n A long line.\nEnd"), ["Home\n", "News\r\n\r\n", " A long line.\n", "End"]);
        assert_eq!(texts("\n \nx"), ["\n \n", "x"]);
        assert_eq!(texts(""), [""; 0]);
    }

    #[test]
    fn wrapped_paragraphs_are_one_piece() {
        let wrapped = "The letter that the captain wrote to his sister was dated the 3.\nMai 1945 and reached the harbour \
                       town in the west some weeks\nlater, when he had long gone.\n";
        assert_eq!(texts(wrapped).len(), 1);
        assert_eq!(texts(&format!("Title\n\n{wrapped}\nNext one")).len(), 3);
        let quoted = wrapped.lines().map(|l| format!("> {l}\n")).collect::<String>();
        assert_eq!(texts(&quoted).len(), 1);
    }

    #[test]
    fn headlines_and_lists_are_not_wrapped() {
        let headlines = "Minister opens the new bridge over the river in the north\nFarmers of the valley ask for rain \
                         and for help from the town\nSchool choir wins the first prize at the autumn festival\n";
        assert_eq!(texts(headlines).len(), 3);
        let list = "- bring the old lamps and the two boxes from the cellar up\n- bring the wooden chairs and all the \
                    tables to the square\n- bring water\n";
        assert_eq!(texts(list).len(), 3);
    }
}
