//! What is known of a name, as `lookup` tells it.

use super::hints::{self, Hint};
use crate::gazetteer::{Candidate, Gazetteer, Kind, Place};
use serde::Serialize;

/// What is known of one name.
#[derive(Debug, Serialize)]
pub struct Known {
    /// As asked for.
    pub asked: String,
    /// Places that bear it.
    pub places: Vec<Bearer>,
    /// The country or town whose people or things it names.
    pub demonym: Option<Demonym>,
    /// Where nothing is known: names it may be a form of, or a slip for.
    pub nearest: Vec<Hint>,
}

/// A place that bears the name.
#[derive(Debug, Serialize)]
pub struct Bearer {
    pub gazetteer: &'static str,
    pub id: String,
    pub uri: Option<String>,
    pub name: String,
    pub kind: &'static str,
    pub country: String,
    pub country_name: String,
    pub country_then: String,
    pub admin1: String,
    pub lat: f64,
    pub lon: f64,
    pub uncertainty_m: u32,
    pub population: u32,
    pub from_year: Option<i16>,
    pub to_year: Option<i16>,
    /// The GeoNames id of the settlement it lies in or beside.
    pub near: Option<u32>,
    /// How the name belongs to it.
    pub named: Vec<&'static str>,
    /// Languages the name is used in.
    pub langs: Vec<String>,
    /// Where that is known from.
    pub source: String,
}

/// What a word for people or things points to.
#[derive(Debug, Serialize)]
pub struct Demonym {
    pub country: String,
    pub country_name: String,
    pub place: Option<String>,
}

impl Known {
    /// Looks a name up.
    pub fn of(gazetteer: &Gazetteer, name: &str) -> Self {
        let found = gazetteer.lookup(name);
        let places: Vec<_> = found
            .into_iter()
            .flat_map(|name| gazetteer.candidates(name))
            .map(|candidate| bearer(gazetteer, candidate))
            .collect();
        let demonym = gazetteer.demonym(name).map(|demonym| Demonym {
            country: demonym.country.to_owned(),
            country_name: country_name(gazetteer, demonym.country),
            place: demonym.place.map(|place| gazetteer.place(place).name.to_owned()),
        });
        let unknown = places.is_empty() && demonym.is_none();
        let nearest = if unknown { hints::of(gazetteer, name) } else { Vec::new() };
        Self { asked: name.to_owned(), places, demonym, nearest }
    }

    /// Whether anything is.
    pub fn is_known(&self) -> bool {
        !self.places.is_empty() || self.demonym.is_some()
    }
}

fn country_name(gazetteer: &Gazetteer, code: &str) -> String {
    gazetteer.country(code).map_or(String::new(), |place| gazetteer.place(place).name.to_owned())
}

fn bearer(gazetteer: &Gazetteer, candidate: Candidate<'_>) -> Bearer {
    let place = gazetteer.place(candidate.place);
    let mut langs: Vec<_> = candidate.langs().map(str::to_owned).collect();
    langs.sort();
    Bearer {
        gazetteer: place.id.gazetteer(),
        id: place.id.to_string(),
        uri: place.id.uri(),
        name: place.name.to_owned(),
        kind: place.kind.word(),
        country: place.country.to_owned(),
        country_name: country_name(gazetteer, place.country),
        country_then: place.country_then.to_owned(),
        admin1: if place.kind == Kind::Admin1 { String::new() } else { place.admin1_name.to_owned() },
        lat: place.lat,
        lon: place.lon,
        uncertainty_m: place.uncertainty_m,
        population: place.population,
        from_year: place.years.0,
        to_year: place.years.1,
        near: place.near,
        named: named(candidate),
        langs,
        source: source(gazetteer, &place),
    }
}

/// How the name belongs to the place.
fn named(candidate: Candidate<'_>) -> Vec<&'static str> {
    let flags = candidate.flags;
    let ways = [
        (flags.primary(), "main name"),
        (flags.preferred() && !flags.historic(), "usual name"),
        (flags.historic(), "former name"),
        (flags.abbreviation(), "abbreviation"),
        (flags.bare(), "without accents"),
    ];
    let named: Vec<_> = ways.into_iter().filter(|way| way.0).map(|way| way.1).collect();
    if named.is_empty() { vec!["other name"] } else { named }
}

/// Who says so.
fn source(gazetteer: &Gazetteer, place: &Place<'_>) -> String {
    let with = |who: &str| match place.source {
        "" => who.to_owned(),
        how => format!("{who}: {how}"),
    };
    match place.id.gazetteer() {
        "geonames" => "GeoNames".to_owned(),
        "geonames-admin" => "GeoNames, point from its settlements".to_owned(),
        "cldr" => "Unicode CLDR".to_owned(),
        "regest-sites" => with("regest, data/sites.tsv"),
        _ => {
            let files = gazetteer.files().filter(|file| !file.embedded).map(|file| file.name);
            with(&files.collect::<Vec<_>>().join(", "))
        }
    }
}
