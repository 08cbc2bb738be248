//! Amounts said in descending units of one kind: "2 hours 30 minutes", "5 ft 2 in", "13 euros and 45 cents", "8 dollars 45".

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::numeral_at;
use super::scan::Scan;
use super::unit::{self, Found};
use crate::lang::Role;
use crate::model::{NumberType, Style};
use crate::text::TokenKind;

/// Most smaller units behind the first.
const SMALLER: usize = 3;

/// What a unit measures, so that units of one kind are known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Time,
    Length,
    Imperial,
    Mass,
    Pounds,
    Volume,
    Angle,
}

/// Units that are said one behind the other, each in the smallest of its kind. Factors as UCUM 2.1 defines them: a month is
/// a twelfth of the mean year of 365.25 days, an inch 2.54 cm.
const UNITS: [(&str, Kind, f64); 29] = [
    ("s", Kind::Time, 1.0),
    ("min", Kind::Time, 60.0),
    ("h", Kind::Time, 3600.0),
    ("d", Kind::Time, 86_400.0),
    ("wk", Kind::Time, 604_800.0),
    ("mo", Kind::Time, 2_629_800.0),
    ("a", Kind::Time, 31_557_600.0),
    ("mm", Kind::Length, 1.0),
    ("cm", Kind::Length, 10.0),
    ("dm", Kind::Length, 100.0),
    ("m", Kind::Length, 1000.0),
    ("km", Kind::Length, 1_000_000.0),
    ("[in_i]", Kind::Imperial, 1.0),
    ("[ft_i]", Kind::Imperial, 12.0),
    ("[yd_i]", Kind::Imperial, 36.0),
    ("[mi_i]", Kind::Imperial, 63_360.0),
    ("mg", Kind::Mass, 1.0),
    ("g", Kind::Mass, 1000.0),
    ("kg", Kind::Mass, 1_000_000.0),
    ("t", Kind::Mass, 1e9),
    ("[oz_av]", Kind::Pounds, 1.0),
    ("[lb_av]", Kind::Pounds, 16.0),
    ("[stone_av]", Kind::Pounds, 224.0),
    ("ml", Kind::Volume, 1.0),
    ("cl", Kind::Volume, 10.0),
    ("dl", Kind::Volume, 100.0),
    ("l", Kind::Volume, 1000.0),
    ("'", Kind::Angle, 1.0),
    ("deg", Kind::Angle, 60.0),
];

fn size(code: &str) -> Option<(Kind, f64)> {
    UNITS.iter().find(|u| u.0 == code).map(|u| (u.1, u.2))
}

/// The whole amount in the unit of `n`, and the token behind all, where smaller units go on at token `at`.
pub(super) fn read(scan: Scan<'_, '_>, n: &Numeral, unit: &Found, at: usize) -> Option<(Amount, usize)> {
    let whole = n.amount.exact.is_some_and(|e| e.int().is_some()) && n.other.is_none() && !n.approx;
    (whole && n.indefinite.is_none()).then_some(())?;
    let mut all = Whole { amount: n.amount, end: at, share: 1.0 };
    for _ in 0..SMALLER {
        let Some(next) = smaller(scan, unit, &all) else { break };
        all = next;
    }
    all.end.gt(&at).then_some((all.amount, all.end)).or_else(|| bare(scan, n, unit, at))
}

/// What was read so far.
struct Whole {
    amount: Amount,
    end: usize,
    /// The last unit as a share of the first.
    share: f64,
}

fn smaller(scan: Scan<'_, '_>, unit: &Found, all: &Whole) -> Option<Whole> {
    let at = joined(scan, unit, all.end);
    let n = numeral_at(scan, at).filter(|n| n.first == at && n.rejected.is_none() && n.indefinite.is_none())?;
    matches!(n.shape, Shape::Digits | Shape::Words).then_some(())?;
    let (share, end) = match unit.kind {
        NumberType::Money => unit::coin(scan, &n, n.end).map(|(parts, end)| (1.0 / parts, end))?,
        _ => measured(scan, unit, &n).or_else(|| inches(scan, unit, &n))?,
    };
    let fits = share < all.share * 0.999 && n.amount.value * share < all.share * 1.001 && n.amount.value > 0.0;
    fits.then(|| Whole { amount: plus(all.amount, n.amount.value * share), end, share })
}

/// The size of the unit behind `n` in that of the first, and the token behind it.
fn measured(scan: Scan<'_, '_>, unit: &Found, n: &Numeral) -> Option<(f64, usize)> {
    let found = unit::find(scan, n, n.end).filter(|u| u.first.is_none())?;
    let (kind, size_of) = size(found.unit.code.as_deref()?)?;
    let (first_kind, first_size) = size(unit.unit.code.as_deref()?)?;
    (kind == first_kind).then_some((size_of / first_size, found.end))
}

/// "6 ft 3 in": a form for inches that is another word elsewhere, so that no word may follow.
fn inches(scan: Scan<'_, '_>, unit: &Found, n: &Numeral) -> Option<(f64, usize)> {
    let (parts, end) = unit::coin(scan, n, n.end).filter(|(parts, _)| (parts - 12.0).abs() < 0.1)?;
    let free = scan.kind(end) != Some(TokenKind::Word) || scan.role(end, Role::ModifierAfter).is_some();
    (free && unit.unit.code.as_deref() == Some("[ft_i]")).then_some((1.0 / parts, end))
}

/// The token behind "and", or a comma between spans of time.
fn joined(scan: Scan<'_, '_>, unit: &Found, at: usize) -> usize {
    if unit.kind == NumberType::Duration && scan.mark(at) == Some(',') {
        return joined(scan, unit, at + 1);
    }
    let and =
        scan.role(at, Role::NumberAnd).or_else(|| scan.role(at, Role::CountedWord).filter(|(_, e)| e.word() == "and"));
    and.map_or(at, |(m, _)| m.end())
}

/// The sum, exact where six decimals say it.
fn plus(amount: Amount, more: f64) -> Amount {
    let millionths = more * 1e6;
    if (millionths - millionths.round()).abs() < 1e-6 {
        return amount.plus(Decimal::of(more));
    }
    Amount::float(amount.value + more)
}

/// "8 dollars 45", "five euros and fifty", "1 m 80": two digits, or words for as much, without a unit, and nothing that they
/// could count.
fn bare(scan: Scan<'_, '_>, n: &Numeral, unit: &Found, at: usize) -> Option<(Amount, usize)> {
    let money = unit.kind == NumberType::Money && unit.unit.code.is_some();
    let fits = (money || unit.unit.code.as_deref() == Some("m") && n.shape == Shape::Digits) && unit.first.is_none();
    (fits && n.style != Style::Fraction && !n.scaled).then_some(())?;
    let at = if money { joined(scan, unit, at) } else { at };
    let m = numeral_at(scan, at).filter(|m| m.first == at && m.rejected.is_none() && (money || m.shape == n.shape))?;
    let two = m.shape == Shape::Digits && scan.word(at).len() == 2 && m.style == Style::Plain && !scan.glued(at);
    let digits = two || m.shape == Shape::Words;
    let small = m.amount.exact?.int().is_some_and(|v| (10..100).contains(&v)) && m.indefinite.is_none();
    let alone = match scan.kind(m.end) {
        None | Some(TokenKind::Line) => true,
        Some(TokenKind::Punct) => !scan.glued(m.end + 1) && scan.any(m.end, Role::Percent).is_none(),
        _ => false,
    };
    let free = alone && scan.any(m.end, Role::Currency).is_none() && scan.role(m.end, Role::ModifierAfter).is_none();
    (digits && small && free).then(|| (plus(n.amount, m.amount.value / 100.0), m.end))
}
