//! Parts of a whole that two numbers say: "9 out of 10", "one in five".

use super::numeral::{Amount, Numeral, Shape};
use super::range::Item;
use super::scan::Scan;
use super::unit;
use crate::lang::{Entry, Role};
use crate::model::Style;

/// The fraction that `part` and `whole` say, if they do.
pub(super) fn join(scan: Scan<'_, '_>, part: Numeral, whole: Numeral) -> Option<Item> {
    let words = scan.p.matches(part.end).iter().filter(|m| m.end() == whole.first);
    let joined = words.flat_map(|m| m.entries()).any(|e| e.role == Role::NumberOutOf && scan.own(e.lang));
    let plain = |n: &Numeral| {
        n.rejected.is_none()
            && n.indefinite.is_none()
            && n.other.is_none()
            && matches!(n.shape, Shape::Digits | Shape::Words)
            && n.amount.exact.is_some_and(|e| e.int().is_some())
    };
    // "einer von drei Brüdern" is one of them, "neun von zehn" a share.
    let is_of = |e: Entry| e.role == Role::CountedWord && scan.own(e.lang) && e.word() == "of";
    let of = scan.p.find(part.end, |e| is_of(e).then_some(())).is_some();
    let one_of = of && part.amount.value < 2.0 && whole.amount.value < 10.0;
    let fits = joined && plain(&part) && plain(&whole) && is_whole(&part, &whole) && !one_of;
    // "3 in 10 minutes" and "5 of 10 euros" are amounts beside amounts.
    if !fits || unit::find(scan, &whole, whole.end).is_some() {
        return None;
    }
    let style = if part.shape == Shape::Words { Style::Words } else { Style::Fraction };
    let amount = Amount::float(part.amount.value / whole.amount.value);
    let fraction = Numeral { end: whole.end, amount, style, shape: Shape::Fraction, weak: false, ..part };
    Some(Item::single(fraction))
}

/// Whether the greater number is one that shares are told in: small, or round.
fn is_whole(part: &Numeral, whole: &Numeral) -> bool {
    let (a, b) = (part.amount.value, whole.amount.value);
    let round =
        (3.0..=10.0).contains(&b) || [12.0, 20.0, 25.0, 50.0].contains(&b) || b >= 100.0 && b.log10().fract() < 1e-9;
    a > 0.0 && a < b && round && !whole.like_year()
}
