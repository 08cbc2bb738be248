//! How far an amount may lie from the number said: "10 ± 0.2 mm".

use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use super::{digits, unit};
use crate::model::NumberType;
use crate::text::TokenKind;

/// A tolerance behind a number.
pub(super) struct Tolerance {
    /// How far.
    pub by: f64,
    /// What the unit behind it measures.
    pub unit: Option<NumberType>,
    /// The token behind its digits.
    pub number: usize,
    /// The token behind its unit.
    pub end: usize,
}

/// The tolerance that begins with its sign at token `at`.
pub(super) fn read(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Tolerance> {
    let first = sign(scan, at)?;
    if n.shape != Shape::Digits || scan.kind(first) != Some(TokenKind::Number) {
        return None;
    }
    let by = digits::read(scan, first);
    by.rejected.is_none().then_some(())?;
    let unit = unit::find(scan, &by, by.end).filter(|u| u.first.is_none());
    let end = unit.as_ref().map_or(by.end, |u| u.end);
    Some(Tolerance { by: by.amount.value.abs(), unit: unit.map(|u| u.kind), number: by.end, end })
}

/// The token behind "±" or "+/-".
fn sign(scan: Scan<'_, '_>, at: usize) -> Option<usize> {
    match scan.mark(at)? {
        '±' => Some(at + 1),
        '+' if scan.mark(at + 1) == Some('/') && matches!(scan.mark(at + 2), Some('-' | '−' | '–')) => Some(at + 3),
        _ => None,
    }
}
