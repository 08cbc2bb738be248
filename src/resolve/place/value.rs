//! Candidates become values of the record.

use super::Found;
use super::candidate::Candidate;
use super::choice::{Choice, advantages};
use crate::gazetteer::Kind;
use crate::model::{Alternative, PlaceRole, PlaceType, PlaceValue, Resolution, Value};
use crate::resolve::Context;
use crate::weigh::Weights;

/// Alternatives shown, at most.
const SHOWN: usize = 5;
/// Share below which a candidate is not worth showing.
const TOO_SMALL: f32 = 0.01;

/// The value of a mention: its likeliest candidate, or just the words where no gazetteer knows them.
pub(super) fn chosen(context: &Context<'_>, found: &Found<'_>, choice: &Choice<'_, '_>) -> Value {
    let role = role(found);
    Value::Place(match choice.chosen() {
        Some(candidate) => value(candidate, role),
        None => unknown(found.mention.span.of(&context.page.text.value), found.reading.said, role),
    })
}

/// The other candidates.
pub(super) fn alternatives(found: &Found<'_>, choice: &Choice<'_, '_>, weights: &Weights) -> Vec<Alternative> {
    let others = choice.others().iter().take(SHOWN).filter(|(_, share)| *share >= TOO_SMALL);
    let alternative = |(candidate, share): &(&Candidate<'_>, f32)| Alternative {
        value: Value::Place(value(candidate, role(found))),
        confidence: *share,
        why: why(candidate, choice.chosen(), weights),
    };
    others.map(alternative).collect()
}

/// What it is, and what speaks for it most before the chosen one.
fn why(candidate: &Candidate<'_>, chosen: Option<&Candidate<'_>>, weights: &Weights) -> String {
    let place = &candidate.place;
    let name = match candidate.flags {
        flags if flags.primary() => "main name",
        flags if flags.historic() => "former name",
        flags if flags.preferred() => "usual name",
        _ => "other name",
    };
    let unit = if place.kind == Kind::Admin1 { "" } else { place.admin1_name };
    let of = [place.kind.word(), unit, place.country].into_iter().filter(|s| !s.is_empty());
    let is = format!("{name} of {}", of.collect::<Vec<_>>().join(", "));
    let best = chosen.and_then(|chosen| advantages(candidate, chosen, weights).next());
    match best.map(|(feature, _)| feature.says()).filter(|says| !says.is_empty()) {
        Some(says) => format!("{is}; {says}"),
        None => is,
    }
}

/// Before a verb of saying or deciding a place stands for its government or people.
fn role(found: &Found<'_>) -> PlaceRole {
    let rejected = found.reading.rejected == Some("demonym");
    let says = found.mention.evidence.iter().any(|e| e.rule == "verb:after");
    match (rejected, says) {
        (true, _) => PlaceRole::Demonym,
        (_, true) => PlaceRole::Metonym,
        _ => PlaceRole::Place,
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn value(candidate: &Candidate<'_>, role: PlaceRole) -> PlaceValue {
    let place = &candidate.place;
    PlaceValue {
        name: place.name.to_owned(),
        gazetteer: place.id.gazetteer().to_owned(),
        id: place.id.to_string(),
        geonames: place.id.geonames(),
        uri: place.id.uri(),
        lat: Some(place.lat),
        lon: Some(place.lon),
        uncertainty_m: Some(place.uncertainty_m),
        country: some(place.country),
        country_then: some(place.country_then),
        admin1: some(place.admin1_name),
        kind: kind(place.kind),
        role,
        resolution: candidate.resolution,
    }
}

fn unknown(words: &str, said: Option<PlaceType>, role: PlaceRole) -> PlaceValue {
    PlaceValue {
        name: words.to_owned(),
        gazetteer: String::new(),
        id: String::new(),
        geonames: None,
        uri: None,
        lat: None,
        lon: None,
        uncertainty_m: None,
        country: None,
        country_then: None,
        admin1: None,
        kind: said.unwrap_or(PlaceType::Unknown),
        role,
        resolution: Resolution::None,
    }
}

const fn kind(kind: Kind) -> PlaceType {
    match kind {
        Kind::City | Kind::Capital | Kind::Seat => PlaceType::Settlement,
        Kind::Country => PlaceType::Country,
        Kind::Continent => PlaceType::Continent,
        Kind::Admin1 | Kind::Admin2 => PlaceType::Admin,
        Kind::Region | Kind::Island => PlaceType::Region,
        Kind::FormerState => PlaceType::FormerState,
        Kind::River | Kind::Sea => PlaceType::Water,
        Kind::Mountain => PlaceType::Mountain,
        Kind::Camp => PlaceType::Camp,
        Kind::Ghetto => PlaceType::Ghetto,
        Kind::Memorial | Kind::Archive => PlaceType::Memorial,
        Kind::KillingSite => PlaceType::KillingSite,
        Kind::Building => PlaceType::Building,
    }
}
