//! A numeral and what stands around it become a mention.

use super::counted::{self, Phrase};
use super::modifier::{self, Modified};
use super::numeral::Shape;
use super::range::Item;
use super::rate::{self, Per};
use super::reject::{self, Around};
use super::scan::Scan;
use super::unit::{self, Found};
use super::{compound, tolerance, value};
use crate::model::{Evidence, Mention, ModifierCode, NonClaim, NumberReading, Reading};

/// Everything that was found around a numeral.
pub(super) struct Parts {
    /// First token.
    pub first: usize,
    /// The token behind all of it.
    pub end: usize,
    /// The modifier before it.
    pub before: Option<Modified>,
    /// The modifier behind it.
    pub after: Option<Modified>,
    /// Its unit.
    pub unit: Option<Found>,
    /// What it counts.
    pub phrase: Option<Phrase>,
    /// The whole that it is a part of begins here.
    pub base: Option<usize>,
    /// What it is for each of.
    pub per: Option<Per>,
    /// How far the amount meant may lie from it: "10 ± 0.2".
    pub tolerance: Option<f64>,
    /// A word says that it is an age, without a unit: "aged 40".
    pub aged: bool,
}

/// The mention of `item` in passage number `index`.
pub(super) fn mention(scan: Scan<'_, '_>, index: usize, item: &Item) -> Mention {
    let mut grown = *item;
    let parts = parts(scan, &mut grown);
    let only = |m: Option<Modified>| m.is_some_and(|m| m.code == ModifierCode::Only);
    let around = Around {
        modified: parts.before.is_some() || parts.after.is_some() || parts.tolerance.is_some(),
        only: only(parts.before) || only(parts.after),
        unit: parts.unit.as_ref(),
        phrase: parts.phrase.as_ref(),
        part: parts.base.is_some(),
    };
    let rejected = reject::reason(scan, item, &around);
    let (item, parts) = match rejected {
        // What an article or a word for an untold amount counts is told; the span is the word alone.
        Some(NonClaim::Word | NonClaim::Vague) => (item, Parts { phrase: parts.phrase, ..bare(item) }),
        Some(_) => (item, bare(item)),
        None => (&grown, parts),
    };
    let (value, other) = value::both(scan, item, &parts);
    let span = scan.p.span_of(parts.first, parts.end - 1);
    let evidence = evidence(item, &parts);
    let reading = NumberReading { value, other, marks: marks(item), rejected };
    let lang = if item.low.lang == crate::lang::Lang::UND { scan.p.lang } else { item.low.lang };
    Mention { span, passage: index, lang: lang.tag(), reading: Reading::Number(reading), evidence }
}

const fn bare(item: &Item) -> Parts {
    Parts {
        first: item.low.first,
        end: item.last().end,
        before: None,
        after: None,
        unit: None,
        phrase: None,
        base: None,
        per: None,
        tolerance: None,
        aged: false,
    }
}

fn marks(item: &Item) -> crate::model::Marks {
    match item.high.map(|h| h.marks) {
        Some(m) if m != crate::model::Marks::Silent => m,
        _ => item.low.marks,
    }
}

/// Looks around `item`: behind it first, then before it. Its amount grows by what belongs to it behind the unit.
fn parts(scan: Scan<'_, '_>, item: &mut Item) -> Parts {
    let mut parts = Parts { first: item.first, ..bare(item) };
    let last = *item.last();
    if let Some(reason) = item.low.rejected {
        let seen = matches!(reason, NonClaim::Word | NonClaim::Vague);
        parts.phrase = seen.then(|| counted::find(scan, &last, last.end)).flatten();
        return parts;
    }
    parts.after = modifier::behind(scan, last.end);
    parts.end = parts.after.map_or(last.end, |m| m.end);
    tolerance(scan, item, &mut parts);
    measured(scan, item, &mut parts);
    if parts.unit.is_none() {
        parts.phrase = counted::find(scan, &last, parts.end);
        parts.end = parts.phrase.map_or(parts.end, |p| p.head_end);
    }
    tolerance(scan, item, &mut parts);
    per(scan, item, &mut parts);
    parts.after = parts.after.or_else(|| modifier::behind(scan, parts.end).inspect(|m| parts.end = m.end));
    let start = parts.unit.as_ref().and_then(|u| u.first).map_or(item.first, |f| f.min(item.first));
    parts.before = modifier::ahead(scan, start).or_else(|| {
        let article = modifier::the_before(scan, item, start)?;
        modifier::ahead(scan, article)
    });
    parts.first = parts.before.map_or(start, |m| m.first);
    parts.aged = parts.unit.is_none() && parts.phrase.is_none() && unit::aged_alone(scan, parts.first);
    parts.base = counted::base(scan, &last, if parts.phrase.is_some() { parts.end } else { last.end.max(parts.end) })
        .or_else(|| counted::base_ahead(scan, &item.low).filter(|_| parts.unit.is_none()));
    parts
}

/// The unit, and what of the amount stands behind it: a half, a scale word, smaller units.
fn measured(scan: Scan<'_, '_>, item: &mut Item, parts: &mut Parts) {
    let own = unit::find(scan, item.last(), parts.end);
    let found = own.or_else(|| item.high.and_then(|_| unit::find(scan, &item.low, item.low.end)));
    let Some(found) = found else { return };
    parts.end = parts.end.max(found.end);
    if item.high.is_none() && found.half {
        item.low.amount = item.low.amount.plus(super::decimal::Decimal::of(0.5));
    }
    if let Some(by) = found.scale {
        item.scale(by);
    }
    if item.high.is_none()
        && let Some((amount, end)) = compound::read(scan, &item.low, &found, parts.end)
    {
        (item.low.amount, item.low.other, parts.end) = (amount, None, end);
    }
    parts.unit = Some(found);
}

/// "10 ± 0.2 mm", "10 mm ± 2 %": the number behind the sign belongs to the one before it.
fn tolerance(scan: Scan<'_, '_>, item: &Item, parts: &mut Parts) {
    if parts.tolerance.is_some() || item.high.is_some() {
        return;
    }
    let Some(found) = tolerance::read(scan, &item.low, parts.end) else { return };
    let unit = parts.unit.as_ref().map(|u| u.kind);
    match found.unit {
        // The unit behind the tolerance is that of both.
        Some(_) if unit.is_none() => parts.end = found.number,
        Some(u) if unit != Some(u) => {}
        _ => parts.end = found.end,
    }
    let alike = found.unit.is_none() || unit.is_none() || found.unit == unit;
    parts.tolerance = alike.then_some(found.by);
}

/// "per hour", "/m²", "per 100,000" behind all that is known so far.
fn per(scan: Scan<'_, '_>, item: &Item, parts: &mut Parts) {
    let Some(found) = rate::find(scan, parts.end, parts.unit.as_ref()) else { return };
    if item.low.shape == Shape::Fraction && parts.unit.is_none() {
        return;
    }
    if let Some(u) = &mut parts.unit {
        found.extend(scan, u);
    }
    parts.end = found.end;
    parts.per = Some(found);
}

/// Why it is a number: the rule that found it, and what stands around it.
fn evidence(item: &Item, parts: &Parts) -> Vec<Evidence> {
    let rule = match item.low.shape {
        _ if item.high.is_some() => Evidence::new("number/range", 1.5),
        Shape::Digits => Evidence::new("number/digits", 1.0),
        Shape::Words => Evidence::new("number/words", 1.0),
        Shape::Mixed => Evidence::new("number/scale", 2.0),
        Shape::Fraction => Evidence::new("number/fraction", 1.0),
        Shape::None => Evidence::new("number/none", 0.5),
    };
    let mut out = vec![rule];
    match (&parts.unit, &parts.phrase) {
        (Some(_), _) => out.push(Evidence::new("unit", 2.0)),
        (_, Some(p)) if p.class.is_some() => out.push(Evidence::new("counted-listed", 2.0)),
        (_, Some(_)) => out.push(Evidence::new("counted", 0.8)),
        _ => out.push(Evidence::new("alone", -0.7)),
    }
    if parts.per.is_some() {
        out.push(Evidence::new("rate", 1.0));
    }
    if parts.before.is_some() || parts.after.is_some() {
        out.push(Evidence::new("modifier", 1.0));
    }
    out
}
