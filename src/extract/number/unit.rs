//! What a number measures: money, per cent, units, spans of time, ages.

use super::numeral::{Numeral, Shape};
use super::scan::Scan;
use crate::lang::Role;
use crate::model::{NumberType, Unit};
use crate::text::{Span, TokenKind};

/// A unit beside a numeral.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Found {
    /// What it measures.
    pub kind: NumberType,
    /// The unit.
    pub unit: Unit,
    /// The token behind it and what belongs to it.
    pub end: usize,
    /// "and a half" stands behind it.
    pub half: bool,
    /// First token, where the unit stands before the number.
    pub first: Option<usize>,
}

/// The unit behind or before the numeral; `at` is the token behind it and its modifier.
pub(super) fn find(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Found> {
    behind(scan, n, at).map(|f| money_before(scan, n, f)).or_else(|| before(scan, n))
}

/// "$ 10 dollars": the sign before belongs to it too.
fn money_before(scan: Scan<'_, '_>, n: &Numeral, mut found: Found) -> Found {
    if found.kind == NumberType::Money {
        found.first = scan.before(n.first, Role::Currency, true).map(|(j, _)| j);
    }
    found
}

fn behind(scan: Scan<'_, '_>, n: &Numeral, at: usize) -> Option<Found> {
    let hyphen = is_hyphen(scan, at);
    let at = at + usize::from(hyphen);
    let digits = matches!(n.shape, Shape::Digits | Shape::Mixed);
    let (kind, found) = known(scan, at, digits).or_else(|| {
        let of = scan.role(at, Role::CountedWord).filter(|(_, e)| e.word() == "of" && (n.scaled || n.approx))?.0;
        known(scan, of.end(), digits)
    })?;
    let (m, e) = found;
    let span = scan.p.span_of(m.first as usize, m.end() - 1);
    let code = if kind == NumberType::Percent { "%" } else { e.word() };
    let unit = Unit { span, code: Some(code.to_owned()) };
    let half = scan.role(m.end(), Role::NumberHalf).filter(|_| n.amount.value < 1000.0);
    let end = half.map_or(m.end(), |(h, _)| h.end());
    let out = Found { kind, unit, end, half: half.is_some(), first: None };
    Some(if kind == NumberType::Duration { age(scan, n, out) } else { out })
}

fn is_hyphen(scan: Scan<'_, '_>, at: usize) -> bool {
    matches!(scan.mark(at), Some('-' | '‐' | '‑'))
        && scan.glued(at)
        && scan.glued(at + 1)
        && scan.kind(at + 1) == Some(TokenKind::Word)
}

type Hit = (crate::lang::Match, crate::lang::Entry);

/// The unit that begins at token `at`, in the passage's own language first; short forms and signs in any.
fn known(scan: Scan<'_, '_>, at: usize, digits: bool) -> Option<(NumberType, Hit)> {
    const ROLES: [(Role, NumberType); 4] = [
        (Role::Percent, NumberType::Percent),
        (Role::Currency, NumberType::Money),
        (Role::Duration, NumberType::Duration),
        (Role::Measure, NumberType::Measure),
    ];
    let own = ROLES.iter().filter_map(|(role, kind)| scan.role(at, *role).map(|hit| (*kind, hit)));
    let best = own.max_by_key(|(_, (m, _))| m.tokens);
    let any = || ROLES.iter().find_map(|(role, kind)| Some((*kind, scan.any(at, *role)?)));
    let found = best.or_else(|| any().filter(|(kind, hit)| international(scan, *kind, hit)))?;
    let word = scan.word(at);
    let letter = scan.kind(at) == Some(TokenKind::Word) && word.chars().count() == 1;
    // One letter is a unit only behind digits, and small: "5 m".
    (!letter || digits && word.chars().all(|c| !c.is_uppercase())).then_some(found)
}

/// Signs, ISO codes and short unit signs mean the same in every language; longer words of other languages do too.
fn international(scan: Scan<'_, '_>, kind: NumberType, (m, _): &Hit) -> bool {
    let first = m.first as usize;
    let token = scan.token(first);
    if token.is_some_and(|t| t.kind == TokenKind::Glyph) {
        return false;
    }
    let sign = token.is_some_and(|t| t.kind != TokenKind::Word);
    let length = token.map_or(0, |t| t.end - t.start);
    match kind {
        NumberType::Money => sign || token.is_some_and(|t| t.upper) || length > 4,
        NumberType::Percent => sign || length > 5,
        _ => sign || length <= 3 && scan.p.lang.tag() != "vi" || length > 5,
    }
}

/// "15 years old", "aged 12 years", "15-jährige".
fn age(scan: Scan<'_, '_>, n: &Numeral, mut found: Found) -> Found {
    let hyphen = is_hyphen(scan, found.end);
    let after = scan.role(found.end + usize::from(hyphen), Role::Age).filter(|(_, e)| e.word() == "after");
    let glued = found.unit.code.as_deref() == Some("age");
    let before = scan.before(n.first, Role::Age, false).filter(|(_, e)| e.word() == "before");
    if let Some((m, _)) = after {
        found.end = m.end();
    }
    if after.is_some() || glued || before.is_some() {
        found.kind = NumberType::Age;
    }
    if glued {
        found.unit.code = Some("a".to_owned());
    }
    found
}

fn before(scan: Scan<'_, '_>, n: &Numeral) -> Option<Found> {
    if n.shape == Shape::None {
        return None;
    }
    let minus = matches!(scan.mark(n.first), Some('-' | '−'));
    let at = n.first;
    let percent = scan.before(at, Role::Percent, true).filter(|(j, e)| match scan.kind(*j) {
        Some(TokenKind::Punct) => scan.glued(at),
        _ => scan.own(e.lang),
    });
    let (kind, (j, e)) = match (percent, scan.before(at, Role::Currency, true)) {
        (Some(p), _) => (NumberType::Percent, p),
        (_, Some(c)) if before_fits(scan, c.0, at, minus) => (NumberType::Money, c),
        _ => return None,
    };
    let span = Span::new(scan.token(j)?.start as usize, scan.token(at - 1)?.end as usize);
    let code = if kind == NumberType::Percent { "%" } else { e.word() };
    Some(Found { kind, unit: Unit { span, code: Some(code.to_owned()) }, end: n.end, half: false, first: Some(j) })
}

/// Before the number stand signs, codes in capitals and short names ("Rs"); words only where digits follow.
fn before_fits(scan: Scan<'_, '_>, j: usize, at: usize, minus: bool) -> bool {
    let Some(token) = scan.token(j) else { return false };
    let digits = scan.kind(at + usize::from(minus)) == Some(TokenKind::Number);
    let short = token.end - token.start <= 3 && token.capital;
    let spanish = matches!(scan.p.lang.tag(), "es" | "pt" | "it");
    digits && (token.kind == TokenKind::Punct || token.upper || short || spanish)
}
