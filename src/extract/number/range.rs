//! Two numerals that are the ends of a range: "between 200 and 300", "7-8,000", "18 to 25 percent", "more than 15 and less than 35".

use super::decimal::Decimal;
use super::numeral::{Amount, Numeral, Shape};
use super::scan::Scan;
use super::{modifier, rate, unit};
use crate::lang::{Entry, Role};
use crate::model::{ModifierCode, NonClaim, NumberType, Style};

/// A numeral, or two that are the ends of a range.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item {
    /// The numeral, or the lower end.
    pub low: Numeral,
    /// The upper end.
    pub high: Option<Numeral>,
    /// First token, with the word that opens a range.
    pub first: usize,
    /// The upper end is said first, so that it stands in `low`.
    pub turned: bool,
}

impl Item {
    /// One numeral.
    pub const fn single(low: Numeral) -> Self {
        Self { low, high: None, first: low.first, turned: false }
    }

    /// The numeral that ends it.
    pub const fn last(&self) -> &Numeral {
        match &self.high {
            Some(high) => high,
            None => &self.low,
        }
    }

    /// Multiplies all its amounts.
    pub fn scale(&mut self, by: Decimal) {
        for n in [Some(&mut self.low), self.high.as_mut()].into_iter().flatten() {
            n.amount = n.amount.times(by);
            n.other = n.other.map(|(a, s)| (a.times(by), s));
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

/// Most tokens between the ends of a range.
const REACH: usize = 8;

/// The range from `low` to `high`, if they are one.
pub(super) fn join(scan: Scan<'_, '_>, low: Numeral, high: Numeral) -> Option<Item> {
    let usable = |n: &Numeral| n.indefinite.is_none() && n.shape != Shape::None && n.shape != Shape::Fraction;
    if high.first > low.end + REACH {
        return None;
    }
    if let Some(item) = compared(scan, low, high) {
        return Some(item);
    }
    if !usable(&low) || !usable(&high) {
        return None;
    }
    let joint = joint(scan, &low, &high)?;
    if !comparable(scan, &low, &high) {
        return None;
    }
    let start = money_start(scan, &low);
    let opener = scan.before(start, Role::RangeFrom, false);
    if joint == Joint::And && opener.is_none() && !closed(scan, &high) {
        return None;
    }
    let mut item =
        Item { low: scaled(low, &high), high: Some(high), first: opener.map_or(start, |(j, _)| j), turned: false };
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
    // "between 300 and 200": the order is free there; "from 60 to 40", "von 60 auf 40" is a fall, told by two numbers.
    let unit = unit::find(scan, &low, low.end).map_or(low.end, |u| u.end);
    let conjunction = [low.end, unit].iter().any(|&end| and(scan, end) == money_start(scan, &high));
    if joint == Joint::And && conjunction && item.low.amount.value > high.amount.value {
        return Some(Item { low, turned: true, ..item });
    }
    // "3-1": a result, not a range.
    let score = joint == Joint::Dash && low.amount.value < 100.0 && high.amount.value < 100.0;
    item.low.rejected = Some(NonClaim::Score);
    score.then_some(item)
}

/// "more than 15 and less than 35": a lower and an upper bound in one breath.
fn compared(scan: Scan<'_, '_>, low: Numeral, high: Numeral) -> Option<Item> {
    let amount = |n: &Numeral| n.indefinite.is_none() && n.shape != Shape::None && n.rejected.is_none();
    (amount(&low) && amount(&high)).then_some(())?;
    let to = money_start(scan, &high);
    let bound = |n: &Numeral, start: usize| modifier::ahead(scan, start).or_else(|| modifier::behind(scan, n.end));
    let second = bound(&high, to)?;
    let first = bound(&low, money_start(scan, &low))?;
    let opposite = modifier::is_lower(first.code) && modifier::is_upper(second.code);
    let turned = modifier::is_upper(first.code) && modifier::is_lower(second.code);
    let (less, more) = if turned { (&high, &low) } else { (&low, &high) };
    let near = |m: ModifierCode| m == ModifierCode::Nearly;
    let ordered = less.amount.value < more.amount.value && !near(first.code) && !near(second.code);
    if !(opposite || turned) || !ordered || !comparable(scan, &low, &high) {
        return None;
    }
    let unit = unit::find(scan, &low, low.end).map(|u| u.end);
    let ends = [Some(low.end), unit, Some(first.end).filter(|&e| e > low.end)];
    let joined = ends.into_iter().flatten().any(|end| and(scan, end) == second.first.min(to));
    joined.then_some(Item { low, high: Some(high), first: money_start(scan, &low), turned })
}

/// Whether a word that opens a range in other languages stands behind it: "10 és 20 között", "20和30之间".
fn closed(scan: Scan<'_, '_>, high: &Numeral) -> bool {
    let behind = |at: usize| scan.role(at, Role::BehindBetween).is_some();
    behind(high.end) || unit::find(scan, high, high.end).is_some_and(|u| behind(u.end))
}

/// The token behind a comma, an "and" or a "but" at token `at`.
fn and(scan: Scan<'_, '_>, at: usize) -> usize {
    if scan.mark(at) == Some(',') {
        return and(scan, at + 1);
    }
    let joins = |e: &Entry| match e.role {
        Role::Coordinator => true,
        Role::CountedWord => e.word() == "and",
        _ => false,
    };
    let found = scan.p.find(at, |e| (joins(&e) && scan.own(e.lang)).then_some(()));
    found.map_or(at, |(m, ())| m.end())
}

/// The first token of a numeral with the sign of money before it.
fn money_start(scan: Scan<'_, '_>, n: &Numeral) -> usize {
    scan.before(n.first, Role::Currency, true).map_or(n.first, |(j, _)| j)
}

/// Whether both ends measure the same: "rose 9.4 per cent to $84" and "2018 to 3.9 million" are no ranges.
fn comparable(scan: Scan<'_, '_>, low: &Numeral, high: &Numeral) -> bool {
    if low.like_year() && high.style != Style::Plain {
        return false;
    }
    match (unit::find(scan, low, low.end), unit::find(scan, high, high.end)) {
        (Some(a), Some(b)) => a.kind == b.kind && (a.unit.code == b.unit.code || a.kind == NumberType::Age),
        (Some(a), None) => a.first.is_some() || a.end == low.end,
        _ => true,
    }
}

fn joint(scan: Scan<'_, '_>, low: &Numeral, high: &Numeral) -> Option<Joint> {
    let to = money_start(scan, high);
    let unit = unit::find(scan, low, low.end);
    let behind = unit.as_ref().map_or(low.end, |u| u.end);
    // "$40 per m² to $90 per m²"
    let per = rate::find(scan, behind, unit.as_ref()).map(|p| p.end);
    let ends = [Some(low.end), unit.filter(|u| u.first.is_none()).map(|u| u.end), per];
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
