//! Numerals that claim nothing, each with a reason from the closed list. One file a kind of reason; the order of the rules is here.

mod address;
mod date;
mod label;
mod ordinal;
mod shape;
mod words;

use super::counted::Phrase;
use super::numeral::Shape;
use super::range::Item;
use super::scan::Scan;
use super::unit::Found;
use crate::model::NonClaim;

/// What stands around a numeral when it is judged.
pub(super) struct Around<'a> {
    /// Words that modify it.
    pub modified: bool,
    /// Its modifier says that no more is meant.
    pub only: bool,
    /// Its unit.
    pub unit: Option<&'a Found>,
    /// What it counts.
    pub phrase: Option<&'a Phrase>,
    /// It is a part of a whole.
    pub part: bool,
}

impl Around<'_> {
    /// The class of the listed noun that it counts.
    fn class(&self) -> Option<&'static str> {
        self.phrase.and_then(|p| p.class)
    }

    /// Whether it counts a listed noun.
    fn listed(&self) -> bool {
        self.class().is_some()
    }
}

/// The reason why `item` claims nothing, if it does not.
pub(super) fn reason(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    if n.rejected.is_some() {
        return n.rejected;
    }
    match n.shape {
        Shape::Digits | Shape::Mixed => digits(scan, item, around),
        Shape::Words => words::reason(scan, n, around),
        Shape::None => words::none(scan, n, around),
        Shape::Fraction => None,
    }
}

fn digits(scan: Scan<'_, '_>, item: &Item, around: &Around<'_>) -> Option<NonClaim> {
    let n = &item.low;
    let last = item.last();
    ordinal::reason(scan, last)
        .filter(|_| !ordinal::at_unit(scan, last.end, around))
        .or_else(|| shape::brackets(scan, n))
        .or_else(|| label::told(scan, item, around))
        .or_else(|| ordinal::led(scan, n))
        .or_else(|| address::reason(scan, last, around))
        .or_else(|| date::hours(scan, item, around))
        .or_else(|| date::beside_month(scan, n, around))
        .or_else(|| date::year(scan, item, around))
        .or_else(|| shape::glued(scan, n, last, around))
        .or_else(|| shape::list(scan, n, around))
        .or_else(|| label::name(scan, n, around))
        .or_else(|| words::idiom(scan, n))
}

/// The reason of that name.
fn named(name: &str) -> Option<NonClaim> {
    NonClaim::ALL.iter().copied().find(|r| r.name() == name)
}

#[cfg(test)]
mod tests;
