//! What is no amount by its shape: references in brackets, digits that touch letters, coordinates, marks of lists, rows of numbers.

use super::super::numeral::{Numeral, Shape};
use super::super::scan::Scan;
use super::Around;
use crate::model::{NonClaim, Style};
use crate::text::TokenKind;

/// "[17]".
pub(super) fn brackets(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let open = n.first > 0 && scan.mark(n.first - 1) == Some('[');
    (open && matches!(scan.mark(n.end), Some(']' | ','))).then_some(NonClaim::Footnote)
}

/// Letters that touch the digits: B17, B-17, 12a.
pub(super) fn glued(scan: Scan<'_, '_>, n: &Numeral, last: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let word = |i: usize| scan.kind(i) == Some(TokenKind::Word);
    let latin = |i: usize| scan.word(i).is_ascii();
    if n.first > 0 && scan.glued(n.first) && around.unit.is_none_or(|u| u.first.is_none()) && !around.modified {
        let before = n.first - 1;
        if word(before) && latin(before) || matches!(scan.mark(before), Some('_' | '@' | '#' | '/' | '=')) {
            return Some(NonClaim::Id);
        }
        if matches!(scan.mark(before), Some('-' | '‑'))
            && before > 0
            && scan.glued(before)
            && capitals(scan, before - 1)
        {
            return Some(NonClaim::Label);
        }
    }
    if around.unit.is_none() && scan.glued(last.end) && word(last.end) && latin(last.end) {
        return Some(NonClaim::Id);
    }
    degrees(scan, last)
}

/// Whether token `i` is a word with a capital in it.
pub(super) fn capitals(scan: Scan<'_, '_>, i: usize) -> bool {
    scan.kind(i) == Some(TokenKind::Word) && scan.word(i).chars().any(char::is_uppercase)
}

/// "50° 51′ N", "4.35° E".
fn degrees(scan: Scan<'_, '_>, n: &Numeral) -> Option<NonClaim> {
    let degree = scan.mark(n.end) == Some('°');
    let letter = matches!(scan.word(n.end + 1), "N" | "S" | "E" | "W" | "O");
    (degree && (letter || scan.kind(n.end + 1) == Some(TokenKind::Number))).then_some(NonClaim::Coordinates)
}

/// "3. Item", "3) Item" at the start of a line; "1 2 3 … 9".
pub(super) fn list(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    let padded = n.style == Style::Plain
        && n.shape == Shape::Digits
        && scan.word(n.first).len() > 1
        && scan.word(n.first).starts_with('0');
    if padded && around.unit.is_none() {
        return Some(NonClaim::Id);
    }
    let small = n.style == Style::Plain && n.amount.value < 1000.0 && around.unit.is_none() && !around.modified;
    if !small {
        return None;
    }
    // "3. Item", "3) Item", "(3) Item"
    let open = n.first > 0 && scan.mark(n.first - 1) == Some('(') && scan.line_start(n.first - 1);
    if (scan.line_start(n.first) || open && scan.mark(n.end) == Some(')'))
        && matches!(scan.mark(n.end), Some('.' | ')'))
        && scan.kind(n.end + 1) == Some(TokenKind::Word)
    {
        return Some(NonClaim::List);
    }
    let number = |i: usize| scan.kind(i) == Some(TokenKind::Number);
    let row = number(n.end) && (n.first > 0 && number(n.first - 1) || number(n.end + 1))
        || n.first > 1 && number(n.first - 1) && number(n.first - 2);
    row.then_some(NonClaim::Pagination)
}
