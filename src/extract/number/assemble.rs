//! A numeral and what stands around it become a mention.

use super::counted::{self, Phrase};
use super::numeral::{Amount, Shape};
use super::range::Item;
use super::reject::{self, Around};
use super::scan::Scan;
use super::unit::{self, Found};
use crate::lang::Role;
use crate::model::{
    CountedNoun, Evidence, Mention, ModifierCode, NumberBase, NumberModifier, NumberReading, NumberType, NumberValue,
    Reading, Style, Timex3,
};
use crate::text::Span;

/// A modifier in tokens.
#[derive(Clone, Copy)]
struct Modified {
    code: ModifierCode,
    first: usize,
    end: usize,
}

/// Everything that was found around a numeral.
struct Parts {
    first: usize,
    end: usize,
    before: Option<Modified>,
    after: Option<Modified>,
    unit: Option<Found>,
    phrase: Option<Phrase>,
    base: Option<usize>,
}

/// The mention of `item` in passage number `index`.
pub(super) fn mention(scan: Scan<'_, '_>, index: usize, item: &Item) -> Mention {
    let parts = parts(scan, item);
    let item = &with_half(scan, item, &parts);
    let around = Around {
        modified: parts.before.is_some() || parts.after.is_some(),
        only: parts.before.is_some_and(|m| m.code == ModifierCode::Only)
            || parts.after.is_some_and(|m| m.code == ModifierCode::Only),
        unit: parts.unit.as_ref(),
        phrase: parts.phrase.as_ref(),
        part: parts.base.is_some(),
    };
    let rejected = reject::reason(scan, item, &around);
    let parts = if rejected.is_some() { bare(item) } else { parts };
    let (value, other) = values(scan, item, &parts);
    let span = scan.p.span_of(parts.first, parts.end - 1);
    let evidence = evidence(item, &parts);
    let reading = NumberReading { value, other, marks: marks(item), rejected };
    let lang = if item.low.lang == crate::lang::Lang::UND { scan.p.lang } else { item.low.lang };
    Mention { span, passage: index, lang: lang.tag(), reading: Reading::Number(reading), evidence }
}

/// "cinco anos e meio": the half stands behind the unit.
fn with_half(scan: Scan<'_, '_>, item: &Item, parts: &Parts) -> Item {
    let mut item = *item;
    let half = parts.unit.as_ref().is_some_and(|u| u.half);
    if half && item.high.is_none() && scan.p.tokens.len() > item.low.end {
        item.low.amount = item.low.amount.plus(super::decimal::Decimal::of(0.5));
    }
    item
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
    }
}

fn marks(item: &Item) -> crate::model::Marks {
    match item.high.map(|h| h.marks) {
        Some(m) if m != crate::model::Marks::Silent => m,
        _ => item.low.marks,
    }
}

fn parts(scan: Scan<'_, '_>, item: &Item) -> Parts {
    let last = item.last();
    let mut parts = Parts { first: item.first, ..bare(item) };
    if item.low.rejected.is_some() {
        return parts;
    }
    parts.after = behind(scan, last.end);
    parts.end = parts.after.map_or(last.end, |m| m.end);
    parts.unit =
        unit::find(scan, last, parts.end).or_else(|| item.high.and_then(|_| unit::find(scan, &item.low, item.low.end)));
    let mut start = item.first;
    if let Some(u) = &parts.unit {
        start = start.min(u.first.unwrap_or(start));
        parts.end = parts.end.max(u.end);
    } else {
        parts.phrase = counted::find(scan, last, parts.end);
        parts.end = parts.phrase.map_or(parts.end, |p| p.head_end);
    }
    parts.after = parts.after.or_else(|| behind(scan, parts.end).inspect(|m| parts.end = m.end));
    parts.before = ahead(scan, start).or_else(|| ahead(scan, the_before(scan, item, start)?));
    parts.first = parts.before.map_or(start, |m| m.first);
    parts.base = counted::base(scan, last, if parts.phrase.is_some() { parts.end } else { last.end.max(parts.end) });
    parts
}

/// "nearly the half": the token of the article before a part.
fn the_before(scan: Scan<'_, '_>, item: &Item, start: usize) -> Option<usize> {
    let (j, e) = scan.before(start, Role::CountedWord, false)?;
    (item.low.shape == Shape::Fraction && e.word() == "the").then_some(j)
}

fn code(name: &str) -> Option<ModifierCode> {
    ModifierCode::ALL.iter().copied().find(|c| c.name() == name)
}

/// The modifier before token `start`; two in a row are one span with the code of the outer one.
fn ahead(scan: Scan<'_, '_>, start: usize) -> Option<Modified> {
    let (first, e) = scan.before(start, Role::Modifier, false)?;
    let inner = Modified { code: code(e.word())?, first, end: start };
    let outer = scan.before(first, Role::Modifier, false).and_then(|(j, e)| Some((j, code(e.word())?)));
    Some(outer.map_or(inner, |(first, code)| Modified { code, first, end: start }))
}

fn behind(scan: Scan<'_, '_>, at: usize) -> Option<Modified> {
    let (m, e) = scan.role(at, Role::ModifierAfter)?;
    Some(Modified { code: code(e.word())?, first: at, end: m.end() })
}

fn modifier(scan: Scan<'_, '_>, item: &Item, parts: &Parts) -> NumberModifier {
    let n = &item.low;
    let said = parts.before.or(parts.after);
    let span = said.map(|m| scan.p.span_of(m.first, m.end - 1));
    if n.indefinite.is_some() {
        return NumberModifier { code: ModifierCode::Indefinite, span };
    }
    if item.high.is_some() {
        return NumberModifier { code: ModifierCode::Range, span };
    }
    match said {
        Some(m) => NumberModifier { code: m.code, span },
        None if n.approx => {
            NumberModifier { code: ModifierCode::Approx, span: Some(scan.p.span_of(n.first, n.end - 1)) }
        }
        None => NumberModifier { code: ModifierCode::Exact, span: None },
    }
}

/// The value under the likeliest reading, and under the other one.
fn values(scan: Scan<'_, '_>, item: &Item, parts: &Parts) -> (NumberValue, Option<Box<NumberValue>>) {
    let low = item.low;
    let value = value(scan, item, parts, low.amount, item.high.map(|h| h.amount), item.last().style);
    let other = (low.other.is_some() || item.high.is_some_and(|h| h.other.is_some())).then(|| {
        let style = item.last().other.or(low.other).map_or(low.style, |(_, s)| s);
        let high = item.high.map(|h| h.other.map_or(h.amount, |(a, _)| a));
        let amount = low.other.map_or(low.amount, |(a, _)| a);
        Box::new(self::value(scan, item, parts, amount, high, style))
    });
    (value, other)
}

fn value(
    scan: Scan<'_, '_>,
    item: &Item,
    parts: &Parts,
    low: Amount,
    high: Option<Amount>,
    style: Style,
) -> NumberValue {
    let n = &item.low;
    let (mut min, mut max) = (None, None);
    let mut value = Some(low);
    if let Some((unit, doubled)) = n.indefinite {
        (min, max, value) = (Some(if doubled { unit * 2.0 } else { unit }), Some(unit * 10.0), None);
    } else if let Some(high) = high {
        (min, max, value) = (Some(low.value), Some(high.value), None);
    }
    let kind = match &parts.unit {
        Some(u) => u.kind,
        None if n.shape == Shape::Fraction => NumberType::Fraction,
        None => NumberType::Count,
    };
    NumberValue {
        value: value.map(|v| v.value),
        decimal: value.and_then(|v| v.exact).map(|e| e.to_string()),
        min,
        max,
        modifier: modifier(scan, item, parts),
        kind,
        numeral: numeral(scan, item),
        unit: parts.unit.as_ref().map(|u| u.unit.clone()),
        counted: parts.phrase.as_ref().map(|p| counted_noun(scan, p)),
        of: parts.base.and_then(|at| base(scan, at)),
        style: match n.shape {
            Shape::Words | Shape::None => Style::Words,
            Shape::Mixed if style == Style::Plain => Style::Mixed,
            _ => style,
        },
        ambiguous: false,
        timex3: timex3(parts, value),
    }
}

fn numeral(scan: Scan<'_, '_>, item: &Item) -> Span {
    scan.p.span_of(item.low.first, item.last().end - 1)
}

fn counted_noun(scan: Scan<'_, '_>, p: &Phrase) -> CountedNoun {
    let head = scan.p.span_of(p.head, p.head_end - 1);
    CountedNoun { span: scan.p.span_of(p.first, p.head_end - 1), head, class: p.class }
}

/// The whole that begins at token `at`: its number, if one is said, and its noun.
fn base(scan: Scan<'_, '_>, at: usize) -> Option<NumberBase> {
    use crate::text::TokenKind;
    let n = match scan.kind(at)? {
        TokenKind::Number => {
            let mut n = super::digits::read(scan, at);
            super::words::scale(scan, &mut n);
            Some(n)
        }
        TokenKind::Word | TokenKind::Glyph => super::words::read(scan, at),
        _ => None,
    };
    let Some(n) = n else {
        let class = counted::class(scan, at)?;
        let _ = class;
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
    if parts.before.is_some() || parts.after.is_some() {
        out.push(Evidence::new("modifier", 1.0));
    }
    out
}
