//! Values as they are written, and the ruler they are measured with.

use super as out;
use crate::model::{DateValue, Document, NumberValue, PlaceValue, Timex3, Value};
use crate::text::{CodePoints, Span, Text};
use std::ops::Range;

/// Turns spans into what the record shows.
pub(super) struct Ruler<'a> {
    pub document: &'a Document,
    pub text: &'a Text,
    pub points: &'a CodePoints<'a>,
    pub encoding: &'static str,
}

impl Ruler<'_> {
    /// Code points before a byte.
    pub fn point(&self, at: usize) -> u64 {
        self.points.at(at) as u64
    }

    /// Words with their place.
    pub fn quote(&self, span: Span) -> out::Quote {
        out::Quote { start: self.point(span.start), end: self.point(span.end), quote: span.of(&self.text.value).into() }
    }

    /// Words with their place, as claims show them.
    pub fn words(&self, span: Span) -> out::Words {
        out::Words { text: span.of(&self.text.value).into(), start: self.point(span.start), end: self.point(span.end) }
    }

    /// The source as written, decoded from the page's encoding, where it reads differently from the words.
    pub fn exact(&self, span: Span, raw: &Range<usize>) -> Option<String> {
        let bytes = self.document.bytes.get(raw.clone())?;
        let words = span.of(&self.text.value);
        if bytes == words.as_bytes() {
            return None;
        }
        let encoding = encoding_rs::Encoding::for_label(self.encoding.as_bytes()).unwrap_or(encoding_rs::UTF_8);
        let (text, _) = encoding.decode_without_bom_handling(bytes);
        (text != words).then(|| text.into_owned())
    }
}

/// Four decimals are all that a reader needs, and what every machine writes alike.
pub(super) fn round(x: f64) -> f64 {
    let rounded = (x * 1e4).round() / 1e4;
    if rounded.is_finite() { rounded } else { x }
}

pub(super) fn range(r: &Range<usize>) -> out::RawRange {
    out::RawRange { start: r.start as u64, end: r.end as u64 }
}

/// Code points of context that lead back to a fact when its page has changed.
const CONTEXT: usize = 32;

pub(super) fn before(text: &str, at: usize) -> &str {
    let head = text.get(..at).unwrap_or_default();
    let start = head.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(i, _)| i);
    &head[start..]
}

pub(super) fn behind(text: &str, at: usize) -> &str {
    let tail = text.get(at..).unwrap_or_default();
    let end = tail.char_indices().nth(CONTEXT).map_or(tail.len(), |(i, _)| i);
    &tail[..end]
}

pub(super) fn value(value: &Value, ruler: &Ruler<'_>) -> out::Value {
    match value {
        Value::Date(d) => out::Value::Date(Box::new(date(d, ruler))),
        Value::Number(n) => out::Value::Number(Box::new(number(n, ruler))),
        Value::Place(p) => out::Value::Place(Box::new(place(p))),
    }
}

fn timex3(t: &Timex3) -> out::Timex3 {
    out::Timex3 { r#type: t.kind.into(), value: t.value.clone(), r#mod: t.modifier.map(Into::into) }
}

fn date(d: &DateValue, ruler: &Ruler<'_>) -> out::DateValue {
    let part = |p: &crate::model::DatePart| out::DatePart {
        start: ruler.point(p.span.start),
        end: ruler.point(p.span.end),
        raw: range(&ruler.text.raw(p.span)),
        edtf: p.edtf.clone(),
    };
    out::DateValue {
        edtf: d.edtf.clone(),
        said: d.said.clone(),
        precision: d.precision.name().into(),
        relation: d.relation.name().into(),
        earliest: d.earliest.clone(),
        latest: d.latest.clone(),
        r#mod: d.modifier.map(|m| m.name().into()),
        calendar: d.calendar.name().into(),
        role: d.role.name().into(),
        timex3: d.timex3.as_ref().map(timex3),
        parts: (!d.parts.is_empty()).then(|| d.parts.iter().map(part).collect()),
    }
}

/// Twelve digits of an amount, large or small: what the page says, and what every machine writes alike.
fn amount(x: f64) -> f64 {
    format!("{x:.11e}").parse().unwrap_or(x)
}

fn number(n: &NumberValue, ruler: &Ruler<'_>) -> out::NumberValue {
    let text = &ruler.text.value;
    let words = n.modifier.span;
    out::NumberValue {
        value: n.value.map(amount),
        decimal: n.decimal.clone(),
        min: n.min.map(amount),
        max: n.max.map(amount),
        modifier: out::Modifier {
            code: n.modifier.code.name().into(),
            text: words.map(|s| s.of(text).into()),
            start: words.map(|s| ruler.point(s.start)),
            end: words.map(|s| ruler.point(s.end)),
        },
        r#type: n.kind.name().into(),
        numeral: out::Numeral {
            text: n.numeral.of(text).into(),
            start: ruler.point(n.numeral.start),
            end: ruler.point(n.numeral.end),
            raw: range(&ruler.text.raw(n.numeral)),
        },
        unit: n.unit.as_ref().map(|u| out::Unit { text: u.span.of(text).into(), code: u.code.clone() }),
        counted: n.counted.as_ref().map(|c| out::Counted {
            text: c.span.of(text).into(),
            head: c.head.of(text).into(),
            start: ruler.point(c.span.start),
            end: ruler.point(c.span.end),
            class: c.class.map(Into::into),
        }),
        of: n.of.as_ref().map(|b| out::Base {
            text: b.span.of(text).into(),
            start: ruler.point(b.span.start),
            end: ruler.point(b.span.end),
            value: b.value.map(amount),
        }),
        per: n.per.as_ref().map(|p| out::Per {
            text: p.span.of(text).into(),
            start: ruler.point(p.span.start),
            end: ruler.point(p.span.end),
            value: p.value.map(round),
            code: p.code.map(Into::into),
        }),
        reading: out::Reading { style: n.style.name().into(), ambiguous: n.ambiguous },
        timex3: n.timex3.as_ref().map(timex3),
    }
}

fn place(p: &PlaceValue) -> out::PlaceValue {
    out::PlaceValue {
        name: p.name.clone(),
        gazetteer: p.gazetteer.clone(),
        id: p.id.clone(),
        geonames: p.geonames.map(u64::from),
        uri: p.uri.clone(),
        lat: p.lat.map(round),
        lon: p.lon.map(round),
        uncertainty_m: p.uncertainty_m.map(u64::from),
        country: p.country.clone(),
        country_then: p.country_then.clone(),
        admin1: p.admin1.clone(),
        r#type: p.kind.name().into(),
        role: p.role.name().into(),
        resolution: p.resolution.name().into(),
    }
}
