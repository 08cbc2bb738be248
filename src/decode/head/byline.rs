//! Lines that name the author: "By Anna Muster".

use crate::lang::{Lang, Passage, Role};
use crate::text::{Span, TokenKind};

/// Bytes of the longest line that names an author.
const LONGEST: usize = 120;
/// Tokens of the longest list of names, and of the longest one where capitals do not show that it is one.
const NAME: usize = 16;
const SHORT: usize = 8;

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
        (0..p.tokens.len()).filter_map(word).any(|end| end < p.tokens.len() && !is_small(&p, end))
    })
}

/// The name behind the word with which the line begins, up to a mark, a number or what leads in a day.
pub(super) fn name(line: &str) -> Option<&str> {
    let p = passage(line)?;
    let mut first = p.role(0, Role::Byline)?.0.end();
    while matches!(p.word(first), ":" | "：" | "-" | "–") {
        first += 1;
    }
    let mut end = (first..p.tokens.len()).find(|&i| ends(&p, i)).unwrap_or(p.tokens.len());
    while end > first && trails(&p, end - 1) {
        end -= 1;
    }
    let long = if has_case(line) { NAME } else { SHORT };
    (end > first && end - first <= long && !is_small(&p, first)).then(|| p.span_of(first, end - 1).of(line).trim())
}

/// Whether a name ends before token `i`.
fn ends(p: &Passage<'_>, i: usize) -> bool {
    p.tokens.get(i).is_none_or(|t| match t.kind {
        TokenKind::Number | TokenKind::Line => true,
        TokenKind::Punct => !matches!(p.word(i), "." | "'" | "’" | "-" | "&" | "·"),
        _ => false,
    })
}

/// Words between a name and a day: "on", "am Samstag".
fn trails(p: &Passage<'_>, i: usize) -> bool {
    is_small(p, i) || p.role(i, Role::Weekday).is_some() || p.role(i, Role::Month).is_some()
}

fn is_small(p: &Passage<'_>, i: usize) -> bool {
    p.word(i).starts_with(char::is_lowercase)
}

/// Where capitals mark names, long ones are known from prose.
fn has_case(line: &str) -> bool {
    line.contains(char::is_uppercase)
}
