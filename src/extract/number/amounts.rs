//! Amounts that no cardinal says: collectives, indefinite plurals, "a few" of them, none.

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use crate::lang::{Lang, Role};
use crate::model::Style;

/// "a few dozen", "several hundred thousand", "enkele tientallen".
pub(super) fn few(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, _) = scan.role(i, Role::NumberFew)?;
    indefinite(scan, i, m.end(), true)
}

/// "dozens", "hundreds of thousands": from the unit to ten of them; from two of them behind "a few".
pub(super) fn indefinite(scan: Scan<'_, '_>, first: usize, at: usize, doubled: bool) -> Option<Numeral> {
    let (unit, end, lang) = units(scan, at, doubled)?;
    let mut n = Numeral::new(first, end, Amount::float(unit), Style::Words, lang, Shape::Words);
    n.indefinite = Some((if doubled { unit * 2.0 } else { unit }, unit * 10.0));
    n.scaled = true;
    Some(n)
}

/// "二十几万": between 200,000 and 300,000. A few of a scale behind a ten, hundred or the like.
pub(super) fn some_scale(scan: Scan<'_, '_>, n: &mut Numeral) {
    let Some(whole) = n.amount.exact.and_then(Decimal::int).filter(|&w| w >= 10 && w % 10 == 0) else { return };
    let Some((m, _)) = scan.role(n.end, Role::NumberFew) else { return };
    let Some((unit, end, _)) = units(scan, m.end(), true).filter(|(u, ..)| *u > n.amount.value) else { return };
    let step = super::sum::zeros(whole) as f64;
    n.indefinite = Some((n.amount.value * unit, (n.amount.value + step) * unit));
    (n.amount, n.end, n.scaled) = (Amount::float(n.amount.value * unit), end, true);
}

/// Words for an amount in a row, multiplied, with "of" between them: "hundreds of thousands".
fn units(scan: Scan<'_, '_>, at: usize, any: bool) -> Option<(f64, usize, Lang)> {
    let (mut unit, mut end, lang) = unit_word(scan, at, any)?;
    while let Some((more, to, _)) = unit_word(scan, scan.of(end), true).filter(|(u, ..)| *u >= 100.0 && unit < 1e12) {
        (unit, end) = (unit * more, to);
    }
    Some((unit, end, lang))
}

/// A word for an amount that is itself counted; behind "a few" or "of" scale words and collectives too.
fn unit_word(scan: Scan<'_, '_>, at: usize, any: bool) -> Option<(f64, usize, Lang)> {
    let roles: &[Role] = if any {
        &[Role::Indefinite, Role::Collective, Role::Approximate, Role::Times, Role::Scale]
    } else {
        &[Role::Indefinite]
    };
    let found = roles.iter().find_map(|r| scan.role(at, *r))?;
    (found.1.value >= 10.0).then_some((found.1.value, found.0.end(), found.1.lang))
}

/// "dozen", "een tiental", "une centaine de milliers".
pub(super) fn collective(scan: Scan<'_, '_>, first: usize, at: usize) -> Option<Numeral> {
    let approx = scan.role(at, Role::Approximate);
    let (m, e) = approx.or_else(|| scan.role(at, Role::Collective))?;
    let mut n = Numeral::new(first, m.end(), Decimal::of(e.value).into(), Style::Words, e.lang, Shape::Words);
    n.approx = approx.is_some();
    n.scaled = true;
    if let Some((by, end, _)) = unit_word(scan, scan.of(n.end), true).filter(|(u, ..)| *u >= 1000.0) {
        (n.amount, n.end) = (n.amount.times(Decimal::of(by)), end);
    }
    Some(n)
}

/// "none", "keiner": no amount.
pub(super) fn none(scan: Scan<'_, '_>, i: usize) -> Option<Numeral> {
    let (m, e) = scan.role(i, Role::NumberNone)?;
    let mut n = Numeral::new(i, m.end(), Decimal::whole(0).into(), Style::Words, e.lang, Shape::None);
    n.weak = true;
    Some(n)
}
