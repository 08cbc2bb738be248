//! Postcodes by the patterns that the languages give: `9` is a digit, `A` a capital letter, the rest stands for itself.

use super::super::scan::Scan;
use crate::lang::Role;
use crate::model::NonClaim;
use crate::text::TokenKind;

/// The postcode that holds the digits of token `i`. Letters written on before them belong to it. A pattern of digits alone is one
/// only between a comma, the start of the line or a house number, and a name.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    let patterns = scan.p.lang.info().postcodes;
    if patterns.is_empty() || scan.kind(i) != Some(TokenKind::Number) {
        return None;
    }
    let first = if scan.glued(i) && scan.kind(i - 1) == Some(TokenKind::Word) { i - 1 } else { i };
    let start = scan.token(first)?.start as usize;
    let text = scan.p.text.get(start..scan.p.span.end)?;
    let end = patterns.iter().filter_map(|p| Some((p, start + fits(text, p)?))).filter_map(|(p, to)| {
        let end = (i..i + 8).take_while(|&j| scan.token(j).is_some_and(|t| (t.start as usize) < to)).last()? + 1;
        let whole = scan.token(end - 1).is_some_and(|t| t.end as usize == to) && !scan.glued(end);
        (whole && stands(scan, first, end, p)).then_some(end)
    });
    end.max().map(|end| (NonClaim::Postcode, end))
}

/// The bytes of `text` that the pattern takes.
fn fits(text: &str, pattern: &str) -> Option<usize> {
    let mut chars = text.chars();
    let mut taken = 0;
    for want in pattern.chars() {
        let c = chars.next()?;
        let same = match want {
            '9' => c.is_ascii_digit(),
            'A' => c.is_ascii_uppercase(),
            '_' => matches!(c, ' ' | '\u{a0}'),
            mark => c == mark,
        };
        same.then_some(())?;
        taken += c.len_utf8();
    }
    Some(taken)
}

/// Whether the place fits: what stands before tokens `first..end` ends a street or begins a line, and a name follows.
fn stands(scan: Scan<'_, '_>, first: usize, end: usize, pattern: &str) -> bool {
    let letters = pattern.contains('A') && pattern.contains('_');
    let comma = first.checked_sub(1).and_then(|b| scan.mark(b)) == Some(',');
    let zero = pattern.contains('-') && scan.word(first).starts_with('0');
    let ahead = comma || scan.line_start(first) || zero;
    let name = scan.token(end).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let counted = scan.role(end, Role::CountedNoun).is_some();
    letters || ahead && name && !counted
}
