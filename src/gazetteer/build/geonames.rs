//! Places from files in the form of the GeoNames download.

use std::collections::HashMap;
use std::path::Path;

use super::super::clean::{is_abbreviation, usable_alternate};
use super::super::pack::{AdminRow, NameRow, Packer, PlaceRow};
use super::super::{Error, Kind, NameFlags};
use super::{read_text, row_error};

/// Adds the places of a dump; a place that is known already is replaced, keeping its names.
pub(super) fn places(path: &Path, packer: &mut Packer) -> Result<(), Error> {
    let mut known = by_id(packer);
    let text = read_text(path)?;
    for (line, number) in text.lines().zip(1..) {
        let row = place(line).ok_or_else(|| row_error(path, number, "not a row of a GeoNames dump".to_owned()))?;
        match known.get(&row.geonames).and_then(|&at| packer.places.get_mut(at)) {
            Some(old) => replace(old, row),
            None => {
                known.insert(row.geonames, packer.places.len());
                packer.places.push(row);
            }
        }
    }
    Ok(())
}

fn by_id(packer: &Packer) -> HashMap<u32, usize> {
    packer
        .places
        .iter()
        .zip(0..)
        .filter(|(place, _)| place.geonames > 0)
        .map(|(place, at)| (place.geonames, at))
        .collect()
}

fn replace(old: &mut PlaceRow, mut new: PlaceRow) {
    new.names.append(&mut old.names);
    *old = new;
}

fn place(line: &str) -> Option<PlaceRow> {
    let cells: Vec<_> = line.split('\t').collect();
    let cell = |i: usize| cells.get(i).copied();
    let kind = kind(cell(6)?, cell(7)?);
    let names = cell(3)?.split(',').filter(|name| usable_alternate(name)).map(|name| {
        let flags = if is_abbreviation(name) { NameFlags::ABBREVIATION } else { 0 };
        NameRow { form: name.to_owned(), flags, ..NameRow::default() }
    });
    Some(PlaceRow {
        geonames: cell(0)?.parse().ok()?,
        country: cell(8)?.to_owned(),
        admin1: cell(10)?.to_owned(),
        population: cell(14)?.parse().unwrap_or(0),
        names: names.collect(),
        ..PlaceRow::new(cell(1)?, kind, cell(4)?.parse().ok()?, cell(5)?.parse().ok()?)
    })
}

/// The kind of a feature class and code.
fn kind(class: &str, code: &str) -> Kind {
    match (class, code) {
        (_, "PPLC") => Kind::Capital,
        (_, "PPLA") => Kind::Seat,
        (_, "PCLH") => Kind::FormerState,
        ("A", code) if code.starts_with("PCL") || code == "TERR" => Kind::Country,
        ("A", "ADM1") => Kind::Admin1,
        ("A", "ADM2") => Kind::Admin2,
        ("L", "CONT") => Kind::Continent,
        ("A" | "L", _) => Kind::Region,
        ("H", "SEA" | "OCN" | "BAY" | "GULF" | "STRT" | "CHN") => Kind::Sea,
        ("H", _) => Kind::River,
        ("T", "ISL" | "ISLS") => Kind::Island,
        ("T" | "U" | "V", _) => Kind::Mountain,
        ("S", "MUS" | "MNMT" | "HSTS") => Kind::Memorial,
        ("S", "LIBR" | "ARCHV") => Kind::Archive,
        ("S" | "R", _) => Kind::Building,
        _ => Kind::City,
    }
}

/// Adds languages and names from `alternateNamesV2.txt`; rows of places that are not here are passed over.
pub(super) fn alternate_names(path: &Path, packer: &mut Packer) -> Result<(), Error> {
    let known = by_id(packer);
    for line in read_text(path)?.lines() {
        let Some((id, name)) = alternate(line) else { continue };
        if let Some(place) = known.get(&id).and_then(|&at| packer.places.get_mut(at)) {
            place.names.push(name);
        }
    }
    Ok(())
}

fn alternate(line: &str) -> Option<(u32, NameRow)> {
    const NO_NAMES: &[&str] = &["link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "piny"];
    let cells: Vec<_> = line.split('\t').collect();
    let cell = |i: usize| cells.get(i).copied().unwrap_or_default();
    let (lang, form) = (cell(2), cell(3));
    if NO_NAMES.contains(&lang) || !(usable_alternate(form) || lang == "abbr") {
        return None;
    }
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    let short = lang == "abbr" || is_abbreviation(form);
    let flags = flag(cell(4) == "1", NameFlags::PREFERRED)
        | flag(cell(7) == "1", NameFlags::HISTORIC)
        | flag(short, NameFlags::ABBREVIATION);
    let langs = if lang.is_empty() || lang == "abbr" { Vec::new() } else { vec![lang.to_owned()] };
    Some((cell(1).parse().ok()?, NameRow { form: form.to_owned(), langs, flags }))
}

/// Adds first-order units from `admin1CodesASCII.txt`.
pub(super) fn admin1(path: &Path, packer: &mut Packer) -> Result<(), Error> {
    for (line, number) in read_text(path)?.lines().zip(1..) {
        let row = admin_row(line).ok_or_else(|| row_error(path, number, "not a row of unit codes".to_owned()))?;
        packer.admins.push(row);
    }
    Ok(())
}

fn admin_row(line: &str) -> Option<AdminRow> {
    let mut cells = line.split('\t');
    let (country, code) = cells.next()?.split_once('.')?;
    let name = cells.next()?.to_owned();
    Some(AdminRow { country: country.to_owned(), code: code.to_owned(), name, abbreviation: String::new() })
}
