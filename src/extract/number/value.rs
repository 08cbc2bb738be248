//! The value of a number that is assembled: amount, bounds, type, unit, what it counts and what it is a part of.

use super::assemble::Parts;
use super::counted::{self, Phrase};
use super::numeral::{Amount, Shape};
use super::range::Item;
use super::scan::Scan;
use super::{modifier, numeral_at};
use crate::model::{
    CountedNoun, ModifierCode, NonClaim, NumberBase, NumberPer, NumberType, NumberValue, Style, Timex3,
};

/// The amounts of an item under one reading of its marks.
#[derive(Clone, Copy)]
struct Said {
    low: Amount,
    high: Option<Amount>,
    style: Style,
}

/// The value under the likeliest reading, and under the other one.
pub(super) fn both(scan: Scan<'_, '_>, item: &Item, parts: &Parts) -> (NumberValue, Option<Box<NumberValue>>) {
    let low = item.low;
    let said = Said { low: low.amount, high: item.high.map(|h| h.amount), style: item.last().style };
    let other = (low.other.is_some() || item.high.is_some_and(|h| h.other.is_some())).then(|| {
        let style = item.last().other.or(low.other).map_or(low.style, |(_, s)| s);
        let high = item.high.map(|h| h.other.map_or(h.amount, |(a, _)| a));
        Said { low: low.other.map_or(low.amount, |(a, _)| a), high, style }
    });
    (value(scan, item, parts, said), other.map(|said| Box::new(value(scan, item, parts, said))))
}

fn value(scan: Scan<'_, '_>, item: &Item, parts: &Parts, said: Said) -> NumberValue {
    let n = &item.low;
    let modifier = modifier::of(scan, item, modifier::said(parts.before, parts.after));
    let told = n.rejected != Some(NonClaim::Vague) && n.indefinite.is_none();
    let amount = (told && said.high.is_none()).then_some(said.low);
    let (min, max) = bounds(item, said, modifier.code, parts.tolerance);
    NumberValue {
        value: amount.map(|v| v.value),
        decimal: amount.and_then(|v| v.exact).map(|e| e.to_string()),
        min,
        max,
        modifier,
        kind: kind(item, parts),
        numeral: scan.p.span_of(n.first, item.last().end - 1),
        unit: parts.unit.as_ref().map(|u| u.unit.clone()),
        counted: parts.phrase.as_ref().map(|p| counted_noun(scan, p)),
        of: parts.base.and_then(|at| base(scan, at)),
        per: parts.per.map(|p| NumberPer { span: scan.p.span_of(p.first, p.end - 1), value: p.value, code: p.code }),
        style: match n.shape {
            Shape::Words | Shape::None => Style::Words,
            Shape::Mixed if said.style == Style::Plain => Style::Mixed,
            _ => said.style,
        },
        ambiguous: false,
        timex3: timex3(parts, amount),
    }
}

/// Least and greatest amount: the ends of a range, of an indefinite amount, of a tolerance, or the one that a modifier sets.
fn bounds(item: &Item, said: Said, code: ModifierCode, tolerance: Option<f64>) -> (Option<f64>, Option<f64>) {
    let low = said.low.value;
    if let Some((least, most)) = item.low.indefinite {
        return (Some(least), Some(most));
    }
    match (said.high, tolerance) {
        (Some(high), _) if item.turned => (Some(high.value), Some(low)),
        (Some(high), _) => (Some(low), Some(high.value)),
        (None, Some(by)) => (Some(low - by), Some(low + by)),
        (None, None) => modifier::bounds(code, low),
    }
}

fn kind(item: &Item, parts: &Parts) -> NumberType {
    match &parts.unit {
        _ if parts.per.is_some_and(|p| p.rate) => NumberType::Rate,
        Some(u) => u.kind,
        None if parts.aged => NumberType::Age,
        None if item.low.shape == Shape::Fraction => NumberType::Fraction,
        None => NumberType::Count,
    }
}

fn counted_noun(scan: Scan<'_, '_>, p: &Phrase) -> CountedNoun {
    let head = scan.p.span_of(p.head, p.head_end - 1);
    CountedNoun { span: scan.p.span_of(p.first, p.head_end - 1), head, class: p.class }
}

/// The whole that begins at token `at`: its number, if one is said, and its noun.
fn base(scan: Scan<'_, '_>, at: usize) -> Option<NumberBase> {
    let Some(n) = numeral_at(scan, at).filter(|n| n.rejected.is_none()) else {
        counted::class(scan, at)?;
        return Some(NumberBase { span: scan.p.span_of(at, at), value: None });
    };
    let end = counted::find(scan, &n, n.end).map_or(n.end, |p| p.head_end);
    Some(NumberBase { span: scan.p.span_of(at, end - 1), value: Some(n.amount.value) })
}

/// TimeML's view of a span of time.
fn timex3(parts: &Parts, value: Option<Amount>) -> Option<Timex3> {
    let unit = parts.unit.as_ref().filter(|u| matches!(u.kind, NumberType::Duration | NumberType::Age))?;
    let amount = value?;
    let n = amount.exact.map_or_else(|| amount.value.to_string(), |e| e.to_string());
    let value = match unit.unit.code.as_deref()? {
        "a" => format!("P{n}Y"),
        "mo" => format!("P{n}M"),
        "wk" => format!("P{n}W"),
        "d" => format!("P{n}D"),
        "h" => format!("PT{n}H"),
        "min" => format!("PT{n}M"),
        "s" => format!("PT{n}S"),
        "10.a" => format!("P{n}DE"),
        "100.a" => format!("P{n}CE"),
        _ => return None,
    };
    let approx =
        parts.before.or(parts.after).is_some_and(|m| matches!(m.code, ModifierCode::Approx | ModifierCode::Nearly));
    Some(Timex3 { kind: "DURATION", value, modifier: approx.then_some("APPROX") })
}
