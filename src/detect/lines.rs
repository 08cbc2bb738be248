//! Which line ends inside a passage end a sentence: hard-wrapped prose goes on, lists and headings do not.

use crate::lang::Passage;
use crate::text::TokenKind;

/// The lines of a passage.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// Bytes of the longest line.
    longest: usize,
    /// Token index of each line end and the bytes of the line before it, in order.
    ends: Vec<(usize, usize)>,
}

impl Lines {
    pub fn of(passage: &Passage<'_>) -> Self {
        let (mut out, mut start) = (Self::default(), passage.span.start);
        for (i, token) in passage.tokens.iter().enumerate().filter(|(_, t)| t.kind == TokenKind::Line) {
            out.add(i, (token.start as usize).saturating_sub(start));
            start = token.end as usize;
        }
        out.longest = out.longest.max(passage.span.end.saturating_sub(start));
        out
    }

    fn add(&mut self, i: usize, bytes: usize) {
        self.longest = self.longest.max(bytes);
        self.ends.push((i, bytes));
    }

    /// Whether the line end at token `i` ends a sentence; `next` is the first token behind it and its like.
    pub fn ends_at(&self, passage: &Passage<'_>, i: usize, next: usize) -> bool {
        if next > i + 1 {
            return true;
        }
        if is_item(passage, next) {
            return true;
        }
        let small = passage.word(next).chars().next().is_some_and(char::is_lowercase);
        !small && self.is_short(i)
    }

    /// Prose wrapped by hand has lines of about one length; a line that could have held more was ended on purpose.
    fn is_short(&self, i: usize) -> bool {
        let at = self.ends.binary_search_by_key(&i, |e| e.0);
        let bytes = at.ok().and_then(|at| self.ends.get(at)).map_or(0, |e| e.1);
        bytes * 10 < self.longest * 6 || self.longest < 40
    }
}

/// A bullet with a word behind it.
fn is_item(passage: &Passage<'_>, at: usize) -> bool {
    let bullet =
        matches!(passage.word(at), "•" | "-" | "*" | "–" | "—" | "‣" | "▪" | "·" | "◦" | "○" | "●" | "■" | "►" | "✓");
    bullet && passage.tokens.get(at + 1).is_some_and(|t| t.spaced && t.kind != TokenKind::Line)
}
