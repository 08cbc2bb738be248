//! Signs, codes and names of money before a number, and multipliers that stand with them.

use super::decimal::Decimal;
use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use super::unit::Found;
use crate::lang::{Entry, Lexicon, Role};
use crate::model::{NumberType, Unit};
use crate::text::{TokenKind, fold};

/// "$ 10 dollars": the sign before belongs to it too.
pub(super) fn sign_before(scan: Scan<'_, '_>, n: &Numeral, mut found: Found) -> Found {
    if found.kind == NumberType::Money {
        found.first = scan.before(n.first, Role::Currency, true).map(|(j, _)| j);
    }
    found
}

/// The money before a number: signs, codes in capitals, short names ("Rs"); words only where digits follow.
pub(super) fn before(scan: Scan<'_, '_>, n: &Numeral) -> Option<(usize, Entry)> {
    let minus = matches!(scan.mark(n.first), Some('-' | '−'));
    let (j, e) = scan.before(n.first, Role::Currency, true)?;
    let token = scan.token(j)?;
    // "20$ 43", "6 ft 3": what stands behind a number is its own, unless it touches the next.
    let former = j > 0 && scan.kind(j - 1) == Some(TokenKind::Number);
    if former && (scan.glued(j) || !scan.glued(n.first)) {
        return None;
    }
    let digits = scan.kind(n.first + usize::from(minus)) == Some(TokenKind::Number);
    let short = token.end - token.start <= 3 && token.capital;
    let name = scan.own(e.lang) && !counts(scan, n);
    (digits && (token.kind == TokenKind::Punct || token.upper || short || name)).then_some((j, e))
}

/// Whether a noun or a unit of its own stands behind the number: "in pounds 5 people".
fn counts(scan: Scan<'_, '_>, n: &Numeral) -> bool {
    let roles = [Role::CountedNoun, Role::Duration, Role::Measure, Role::Month, Role::OrdinalSuffix];
    n.like_year() || roles.iter().any(|r| scan.role(n.end, *r).is_some())
}

/// "60 USD million": the multiplier behind a code or sign.
pub(super) fn scale_behind(scan: Scan<'_, '_>, n: &Numeral, mut found: Found) -> Found {
    let last = found.end - 1;
    let code = scan.token(last).is_some_and(|t| t.upper || t.kind == TokenKind::Punct);
    let word = scan.role(found.end, Role::Scale).or_else(|| scan.role(found.end, Role::Times));
    if let Some((m, e)) = word.filter(|(_, e)| code && !n.scaled && e.value >= 1000.0) {
        (found.scale, found.end) = (Some(Decimal::of(e.value)), m.end());
    }
    found
}

/// "5 M€", "31.5 MGBP": a letter for a multiplier before a sign or code.
pub(super) fn scaled(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Found> {
    let token =
        scan.token(at).filter(|t| t.kind == TokenKind::Word && matches!(n.shape, Shape::Digits | Shape::Words))?;
    let found = |scale: f64, code: &str, end: usize| {
        let unit = Unit { span: scan.p.span_of(at, end - 1), code: Some(code.to_owned()) };
        let scale = Some(Decimal::of(scale));
        Found { kind: NumberType::Money, unit, end, half: false, scale, first: None }
    };
    let sign = scan.mark(at + 1).is_some() && scan.glued(at + 1);
    if sign && let Some((m, e)) = scan.any(at + 1, Role::Currency) {
        let by = [Role::ScaleShort, Role::Scale].iter().find_map(|r| scan.role(at, *r))?;
        return Some(found(by.1.value, e.word(), m.end()));
    }
    // One letter and a code of three.
    (token.upper && token.end - token.start == 4).then_some(())?;
    let (letter, code) = token.of(scan.p.text).split_at_checked(1)?;
    let entry = |form: &str, role: Role| Lexicon::get(form)?.entries().find(|e| e.role == role);
    let e = entry(&fold(code), Role::Currency).filter(|e| e.word() == code)?;
    let by = entry(&fold(letter), Role::ScaleShort)?;
    Some(found(by.value, e.word(), at + 1))
}
