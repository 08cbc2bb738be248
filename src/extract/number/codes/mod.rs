//! Digits and marks that are no amounts by their shape alone: phone numbers, times of day, postcodes, addresses of the web.

mod phone;
mod postcode;
mod time;
mod web;

use super::numeral::Numeral;
use super::scan::Scan;
use crate::model::NonClaim;
use crate::text::TokenKind;

/// The code that begins at token `i` (digits, or the sign before them), with the token behind it.
pub(super) fn read(scan: Scan<'_, '_>, i: usize) -> Option<(NonClaim, usize)> {
    web::read(scan, i)
        .or_else(|| phone::isbn(scan, i))
        .or_else(|| phone::phone(scan, i))
        .or_else(|| postcode::read(scan, i))
        .or_else(|| web::coordinates(scan, i))
        .or_else(|| time::read(scan, i))
}

/// A numeral for a code, so that it can be turned down with its reason.
pub(super) fn numeral(scan: Scan<'_, '_>, i: usize, reason: NonClaim, end: usize) -> Numeral {
    let first = if scan.kind(i) == Some(TokenKind::Number) { i } else { i + 1 };
    let mut n = super::digits::read(scan, first);
    (n.first, n.end, n.other, n.rejected) = (i, end, None, Some(reason));
    n.marks = crate::model::Marks::Silent;
    n
}

#[cfg(test)]
mod tests;
