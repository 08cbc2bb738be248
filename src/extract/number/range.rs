//! Two numerals that are the ends of a range: "between 200 and 300", "7-8,000", "18 to 25 percent".

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use super::unit;
use crate::lang::Role;
use crate::model::{NonClaim, Style};

/// A numeral, or two that are the ends of a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// The numeral, or the lower end.
    pub low: Numeral,
    /// The upper end.
    pub high: Option<Numeral>,
    /// First token, with the word that opens a range.
    pub first: usize,
}

impl Item {
    /// One numeral.
    pub const fn single(low: Numeral) -> Self {
        Self { low, high: None, first: low.first }
    }

    /// The numeral that ends it.
    pub const fn last(&self) -> &Numeral {
        match &self.high {
            Some(high) => high,
            None => &self.low,
        }
    }
}

/// How two numerals are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joint {
    Dash,
    Word,
    /// A word that joins a range only behind an opener.
    And,
}

/// The range from `low` to `high`, if they are one.
pub(super) fn join(scan: Scan<'_, '_>, low: Numeral, high: Numeral) -> Option<Item> {
    let usable = |n: &Numeral| n.indefinite.is_none() && n.shape != Shape::None && n.shape != Shape::Fraction;
    if high.first > low.end + 6 || !usable(&low) || !usable(&high) {
        return None;
    }
    let joint = joint(scan, &low, &high)?;
    if !comparable(scan, &low, &high) {
        return None;
    }
    let start = scan.before(low.first, Role::Currency, true).map_or(low.first, |(j, _)| j);
    let opener = scan.before(start, Role::RangeFrom, false);
    if joint == Joint::And && opener.is_none() {
        return None;
    }
    let mut item = Item { low: scaled(low, &high), high: Some(high), first: opener.map_or(start, |(j, _)| j) };
    if low.like_year()
        && high.style == Style::Plain
        && (high.like_year() || high.amount.value < 100.0)
        && joint != Joint::Word
    {
        item.low.rejected = Some(NonClaim::Year);
        return Some(item);
    }
    if item.low.amount.value < high.amount.value {
        return Some(item);
    }
    // "3-1": a result, not a range.
    let score = joint == Joint::Dash && low.amount.value < 100.0 && high.amount.value < 100.0;
    item.low.rejected = Some(NonClaim::Score);
    score.then_some(item)
}

/// Whether both ends measure the same: "rose 9.4 per cent to $84" and "2018 to 3.9 million" are no ranges.
fn comparable(scan: Scan<'_, '_>, low: &Numeral, high: &Numeral) -> bool {
    if low.like_year() && high.style != Style::Plain {
        return false;
    }
    match (unit::find(scan, low, low.end), unit::find(scan, high, high.end)) {
        (Some(a), Some(b)) => a.kind == b.kind,
        (Some(a), None) => a.first.is_some() || a.end == low.end,
        _ => true,
    }
}

fn joint(scan: Scan<'_, '_>, low: &Numeral, high: &Numeral) -> Option<Joint> {
    let to = scan.before(high.first, Role::Currency, true).map_or(high.first, |(j, _)| j);
    let ends = [Some(low.end), unit::find(scan, low, low.end).filter(|u| u.first.is_none()).map(|u| u.end)];
    ends.into_iter().flatten().find_map(|end| {
        let dash = matches!(scan.mark(end), Some('-' | '–' | '—' | '~' | '〜' | '～' | '‐' | '‑' | '−'));
        let tight = scan.glued(end) && scan.glued(end + 1);
        let wide = !scan.glued(end) && !scan.glued(end + 1) && matches!(scan.mark(end), Some('–' | '—' | '-'));
        let digits = low.shape != Shape::Words && high.shape != Shape::Words;
        if dash && end + 1 == to && (tight || wide && digits) {
            return Some(Joint::Dash);
        }
        let word = |role| {
            scan.p.matches(end).iter().any(|m| m.end() == to && m.entries().any(|e| e.role == role && scan.own(e.lang)))
        };
        if word(Role::RangeTo) {
            return Some(Joint::Word);
        }
        word(Role::RangeAnd).then_some(Joint::And)
    })
}

/// The lower end with the scale that only the upper one names: "10 to 15 million", "7-8,000".
fn scaled(mut low: Numeral, high: &Numeral) -> Numeral {
    let plain = low.scale.is_none() && low.amount.value < 1000.0 && low.amount.value < high.amount.value;
    let by = match high.scale {
        Some(by) if plain => by,
        None if plain
            && low.style == Style::Plain
            && matches!(high.style, Style::CommaGroup | Style::DotGroup | Style::SpaceGroup) =>
        {
            Decimal::whole(1000)
        }
        _ => return low,
    };
    let amount: Amount = low.amount.times(by);
    if amount.value < high.amount.value {
        low.amount = amount;
    }
    low
}
