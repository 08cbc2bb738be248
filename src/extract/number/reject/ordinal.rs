//! Ordinals in digits: "3rd", "16e", "der 3. Transport".

use super::super::numeral::Numeral;
use super::super::scan::Scan;
use super::Around;
use crate::lang::Role;
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// "3rd", "16e", "der 3. Transport".
pub(super) fn reason(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let written = |at: usize| {
        scan.glued(at) && (scan.role(at, Role::OrdinalSuffix).is_some() || matches!(scan.mark(at), Some('º' | 'ª')))
    };
    let suffix = written(n.end) || scan.mark(n.end) == Some('-') && scan.glued(n.end) && written(n.end + 1);
    let short = n.style == Style::Plain && n.amount.value < 1000.0;
    let dot = short && scan.mark(n.end) == Some('.') && scan.glued(n.end) && dotted(scan, n);
    (suffix || dot).then_some(NonClaim::Ordinal)
}

/// Whether the unit begins at token `at`: the sign of "37ºC" is none of an ordinal.
pub(super) fn at_unit(scan: Scan<'_, '_>, at: usize, around: &Around<'_>) -> bool {
    let start = scan.token(at).map(|t| t.start as usize);
    around.unit.is_some_and(|u| Some(u.unit.span.start) == start)
}

/// A dot behind digits that does not end the sentence, in languages that mark ordinals so.
fn dotted(scan: Scan<'_, '_>, n: &Numeral) -> bool {
    if !scan.p.lang.info().ordinal_dot || scan.kind(n.end + 1) != Some(TokenKind::Word) {
        return false;
    }
    let lower = scan.token(n.end + 1).is_some_and(|t| !t.capital);
    let article = scan.before(n.first, Role::CountedWord, false).is_some_and(|(_, e)| e.word() == "the");
    lower
        || article
        || n.first > 0 && scan.before(n.first, Role::NonClaim, false).is_some_and(|(_, e)| e.word() == "ordinal")
}

/// "第三": a sign before the number makes it an ordinal, in scripts without blanks.
pub(super) fn led(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let (j, e) = scan.before(n.first, Role::NonClaim, false)?;
    (scan.kind(j) == Some(TokenKind::Glyph) && e.word() == "ordinal").then_some(NonClaim::Ordinal)
}
