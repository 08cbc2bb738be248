//! One flat row a fact.

use super::FactRow;
use super::{Fact, PageRecord, Value};

/// The rows of a page's facts, in text order.
#[must_use]
pub fn rows(record: &PageRecord) -> Vec<FactRow> {
    record.facts.iter().map(|f| row(record, f)).collect()
}

fn row(record: &PageRecord, fact: &Fact) -> FactRow {
    let row = FactRow {
        page: record.id.clone(),
        fact: fact.id.clone(),
        path: record.source.path.clone(),
        uri: record.source.uri.clone(),
        kind: fact.kind.clone(),
        quote: fact.quote.clone(),
        sentence: fact.sentence.quote.clone(),
        lang: fact.lang.clone(),
        confidence: fact.confidence,
        value_confidence: fact.value_confidence,
        flags: fact.flags.join(" "),
        start: fact.start,
        end: fact.end,
        raw_start: fact.raw.start,
        raw_end: fact.raw.end,
        ..FactRow::default()
    };
    with_value(row, &fact.value)
}

fn with_value(row: FactRow, value: &Value) -> FactRow {
    match value.clone() {
        Value::Date(d) => FactRow {
            date_edtf: Some(d.edtf),
            date_said: Some(d.said),
            date_precision: Some(d.precision),
            date_relation: Some(d.relation),
            date_earliest: d.earliest,
            date_latest: d.latest,
            date_mod: d.r#mod,
            date_calendar: Some(d.calendar),
            date_role: Some(d.role),
            ..row
        },
        Value::Number(n) => FactRow {
            number_value: n.value,
            number_decimal: n.decimal,
            number_min: n.min,
            number_max: n.max,
            number_modifier: Some(n.modifier.code),
            number_type: Some(n.r#type),
            number_unit: n.unit.as_ref().map(|u| u.text.clone()),
            number_unit_code: n.unit.and_then(|u| u.code),
            number_counted: n.counted.as_ref().map(|c| c.text.clone()),
            number_head: n.counted.as_ref().map(|c| c.head.clone()),
            number_class: n.counted.and_then(|c| c.class),
            ..row
        },
        Value::Place(p) => FactRow {
            place_name: Some(p.name),
            place_gazetteer: Some(p.gazetteer),
            place_id: Some(p.id),
            place_geonames: p.geonames,
            place_uri: p.uri,
            place_lat: p.lat,
            place_lon: p.lon,
            place_uncertainty_m: p.uncertainty_m,
            place_country: p.country,
            place_admin1: p.admin1,
            place_type: Some(p.r#type),
            place_role: Some(p.role),
            place_resolution: Some(p.resolution),
            ..row
        },
    }
}
