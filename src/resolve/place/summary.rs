//! What a page is about, as places: its countries and its main places with their shares of what it names. A reviewer's first
//! look.

use crate::gazetteer::Gazetteer;
use crate::model::{Fact, PlaceRole, PlaceSummary, PlaceType, PlaceValue, Value};
use std::collections::BTreeMap;

/// Countries shown, at most.
const COUNTRIES: usize = 5;
/// Places shown, at most.
const PLACES: usize = 10;

/// The countries, weightiest first, then the places, weightiest first. A country weighs what all that lies in it does; a place
/// is counted once whatever it is called. Weights are shares of all places of the page, by their confidence; words no
/// gazetteer knows count for the whole and are not shown.
#[must_use]
pub fn summary(gazetteer: &Gazetteer, facts: &[Fact]) -> Vec<PlaceSummary> {
    let (mut countries, mut places) = (BTreeMap::<&str, f32>::new(), BTreeMap::<&str, (&PlaceValue, f32)>::new());
    let mut total = 0.0;
    for (value, weight) in facts.iter().filter_map(weighed) {
        total += weight;
        if let Some(country) = value.country.as_deref() {
            *countries.entry(country).or_default() += weight;
        }
        if !value.id.is_empty() && value.kind != PlaceType::Country {
            places.entry(&value.id).or_insert((value, 0.0)).1 += weight;
        }
    }
    let country = |(code, weight): (&str, f32)| country(gazetteer, code, weight / total);
    let place = |(value, weight): (&PlaceValue, f32)| PlaceSummary {
        name: value.name.clone(),
        id: value.id.clone(),
        country: value.country.clone(),
        kind: value.kind,
        weight: weight / total,
    };
    let mut out = heaviest(countries.into_iter().map(country), COUNTRIES);
    out.append(&mut heaviest(places.into_values().map(place), PLACES));
    out
}

fn weighed(fact: &Fact) -> Option<(&PlaceValue, f32)> {
    match &fact.value {
        Value::Place(value) if value.role != PlaceRole::Demonym => Some((value, fact.confidence)),
        _ => None,
    }
}

fn country(gazetteer: &Gazetteer, code: &str, weight: f32) -> PlaceSummary {
    let known = gazetteer.country(code).map(|id| gazetteer.place(id));
    PlaceSummary {
        name: known.map_or_else(|| code.to_owned(), |place| place.name.to_owned()),
        id: known.map_or_else(String::new, |place| place.id.to_string()),
        country: Some(code.to_owned()),
        kind: PlaceType::Country,
        weight,
    }
}

/// The heaviest, by weight and then by name.
fn heaviest(all: impl Iterator<Item = PlaceSummary>, most: usize) -> Vec<PlaceSummary> {
    let mut out: Vec<_> = all.collect();
    out.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
    out.truncate(most);
    out
}
