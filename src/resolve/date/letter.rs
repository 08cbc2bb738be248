//! The date lines of letters: what a letter tells lies before its own day.

use crate::lang::Passage;
use crate::text::Span;

/// Most bytes of the place before the date.
const PLACE: usize = 40;

/// Whether a date ends a short line that a place begins: "Lyon, 3rd May 1927".
pub(super) fn is_head(p: &Passage<'_>, date: Span) -> bool {
    let before = p.text.get(line_start(p.text, date.start, p.span.start)..date.start).unwrap_or("").trim();
    let behind = p.text.get(date.end..p.span.end).unwrap_or("");
    let ends = behind.trim_start_matches([' ', '.', '\t']).chars().next().is_none_or(|c| c == '\n' || c == '\r');
    ends && before.contains(',') && before.len() < PLACE && before.starts_with(char::is_uppercase)
}

/// Where the line that holds `at` begins, not before `floor`.
fn line_start(text: &str, at: usize, floor: usize) -> usize {
    let from = floor.max(at.saturating_sub(2 * PLACE));
    let bytes = text.as_bytes().get(from..at).unwrap_or_default();
    bytes.iter().rposition(|b| *b == b'\n').map_or(from, |i| from + i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    fn heads(text: &str, date: &str) -> bool {
        let p = Passage::new(text, Span::new(0, text.len()), 0, Lang::of("en"));
        let start = text.find(date).expect("the date");
        is_head(&p, Span::new(start, start + date.len()))
    }

    #[test]
    fn a_place_and_a_day_are_one() {
        assert!(heads("Lyon, 3rd May 1927", "3rd May 1927"));
        assert!(heads("The first letter:\nLyon, 3rd May 1927.\nDear Anna", "3rd May 1927"));
    }

    #[test]
    fn prose_and_a_day_alone_are_none() {
        assert!(!heads("In Lyon, on 3 May 1927, it rained.", "3 May 1927"));
        assert!(!heads("3 May 1927", "3 May 1927"));
        assert!(!heads("and so we came to Lyon, 3 May 1927", "3 May 1927"));
    }
}
