//! Lines that name the author: "By Anna Muster".

use crate::lang::{Lang, Passage, Role};
use crate::text::{Span, TokenKind};

/// Bytes of the longest line that names an author.
const LONGEST: usize = 120;
/// Words of the longest name.
const NAME: usize = 8;

fn passage(line: &str) -> Option<Passage<'_>> {
    (!line.is_empty() && line.len() <= LONGEST)
        .then(|| Passage::new(line, Span::new(0, line.len()), 0, Lang::default()))
}

/// Whether a line begins with a word that names the author, and a name follows.
pub(super) fn begins(line: &str) -> bool {
    name(line).is_some()
}

/// Whether such a word stands in the line, before a name.
pub(super) fn holds(line: &str) -> bool {
    passage(line).is_some_and(|p| {
        let word = |i: usize| p.role(i, Role::Byline).map(|(m, _)| m.end());
        (0..p.tokens.len()).filter_map(word).any(|end| p.tokens.get(end).is_some_and(|t| t.capital))
    })
}

/// The name behind the word with which the line begins, up to a mark or number.
pub(super) fn name(line: &str) -> Option<&str> {
    let p = passage(line)?;
    let mut first = p.role(0, Role::Byline)?.0.end();
    while matches!(p.word(first), ":" | "：" | "-" | "–") {
        first += 1;
    }
    let rest = p.tokens.get(first..)?;
    let ends = |i: usize| {
        let token = rest.get(i);
        let mark = token
            .is_some_and(|t| t.kind == TokenKind::Punct && !matches!(t.of(line), "." | "'" | "’" | "-" | "&" | "·"));
        token.is_none_or(|t| matches!(t.kind, TokenKind::Number | TokenKind::Line)) || mark
    };
    let end = (0..=rest.len()).find(|&i| ends(i))?;
    let capital = rest.first().is_some_and(|t| t.capital || t.kind == TokenKind::Glyph);
    (capital && (1..=2 * NAME).contains(&end)).then(|| p.span_of(first, first + end - 1).of(line).trim())
}
