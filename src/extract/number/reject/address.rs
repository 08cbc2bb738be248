//! House numbers and postcodes, in the orders of the languages: "Hauptstr. 12", "12, rue X", "ul. Długa 5", "10 Downing Street".

use super::super::numeral::Numeral;
use super::super::scan::Scan;
use super::Around;
use crate::lang::{Lexicon, Role};
use crate::model::{NonClaim, Style};
use crate::text::{TokenKind, fold};

/// House numbers and postcodes.
pub(super) fn reason(scan: Scan<'_, '_>, n: &Numeral, around: &Around<'_>) -> Option<NonClaim> {
    if n.style != Style::Plain || around.modified || around.unit.is_some() {
        return None;
    }
    let Some(before) = n.first.checked_sub(1) else {
        return (n.amount.value < 10_000.0 && street_behind(scan, n.end)).then_some(NonClaim::Address);
    };
    let listed = around.listed();
    let digits = scan.word(n.first).len();
    let next = scan.token(n.end);
    let capital = next.is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let dutch = digits == 4 && next.is_some_and(|t| t.upper && t.end - t.start == 2);
    let comma = scan.mark(before) == Some(',');
    if dutch || (4..=5).contains(&digits) && comma && capital && !listed && after_house(scan, before) {
        return Some(NonClaim::Postcode);
    }
    if n.amount.value >= 10_000.0 {
        return None;
    }
    let name = scan.token(before).is_some_and(|t| t.kind == TokenKind::Word && t.capital);
    let street = street(scan, before) && !listed;
    let ahead = !listed && street_ahead(scan, before);
    let behind = street_behind(scan, n.end);
    let box_like = name && scan.mark(n.end) == Some(',') && postcode_at(scan, n.end + 1);
    let word = scan.token(before).is_some_and(|t| t.kind == TokenKind::Word) || scan.mark(before) == Some('.');
    (street && (name || word) || ahead || behind || box_like).then_some(NonClaim::Address)
}

/// Whether what stands before the comma is a house number or a street.
fn after_house(scan: Scan<'_, '_>, comma: usize) -> bool {
    comma
        .checked_sub(1)
        .is_some_and(|i| scan.kind(i) == Some(TokenKind::Number) || street(scan, i) || scan.word(comma - 1).len() == 1)
        || scan.word(comma + 1).len() == 5
}

fn postcode_at(scan: Scan<'_, '_>, i: usize) -> bool {
    let digits = scan.kind(i) == Some(TokenKind::Number) && (4..=5).contains(&scan.word(i).len());
    digits && scan.token(i + 1).is_some_and(|t| t.kind == TokenKind::Word && t.capital)
}

/// Whether token `i` is a street or ends like one: "Stassartstraat", "Hauptstr.".
fn street(scan: Scan<'_, '_>, i: usize) -> bool {
    if scan.any(i, Role::HouseStreet).is_some() {
        return scan.token(i).is_some_and(|t| t.capital);
    }
    let i = if scan.mark(i) == Some('.') && i > 0 { i - 1 } else { i };
    let Some(token) = scan.token(i).filter(|t| t.kind == TokenKind::Word && t.capital) else { return false };
    let folded = fold(token.of(scan.p.text));
    let cuts = folded
        .char_indices()
        .map(|(at, _)| at)
        .filter(|&at| at >= 3 && folded.len() - at >= 3 && folded.len() - at <= 12);
    cuts.into_iter().any(|at| {
        folded
            .get(at..)
            .and_then(Lexicon::get)
            .is_some_and(|hit| hit.entries().any(|e| e.role == Role::HouseStreet && e.word() == "end"))
    })
}

/// Most tokens of a street's name.
const NAME: usize = 6;

/// "ul. Długa 5", "Rua Augusta, 12", "calle de la Luna 3": a word for a street, then its name, which ends at token `last`.
fn street_ahead(scan: Scan<'_, '_>, last: usize) -> bool {
    let last = if scan.mark(last) == Some(',') { last.saturating_sub(1) } else { last };
    for i in (last.saturating_sub(NAME)..=last).rev() {
        let Some(token) = scan.token(i) else { return false };
        let word = scan.any(i, Role::HouseStreet).filter(|(m, e)| e.word() == "first" && m.end() <= last);
        if word.is_some_and(|(m, e)| scan.own(e.lang) || token.capital || m.tokens > 1) {
            return true;
        }
        let small = token.kind == TokenKind::Word && token.end - token.start <= 4;
        let part = token.capital || small || matches!(scan.mark(i), Some('.' | '-' | '\'' | '’'));
        if !part {
            return false;
        }
    }
    false
}

/// "17, rue …", "10 Downing Street".
fn street_behind(scan: Scan<'_, '_>, mut at: usize) -> bool {
    at += usize::from(scan.mark(at) == Some(','));
    for i in at..at + 3 {
        let Some(token) = scan.token(i).filter(|t| t.kind == TokenKind::Word) else { return false };
        if scan
            .any(i, Role::HouseStreet)
            .is_some_and(|(_, e)| e.word() != "end" && (token.capital || i == at && e.word() == "first"))
        {
            return true;
        }
        if !token.capital {
            return false;
        }
    }
    false
}
