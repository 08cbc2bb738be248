//! Places from files in the form of the GeoNames download.

use std::path::Path;

use super::super::clean::{is_abbreviation, usable_alternate};
use super::super::pack::{AdminRow, NameRow, PlaceRow, Writer};
use super::super::{Error, NameFlags};
use super::input::{Progress, lines, row_error};
use super::kinds;

/// Adds the places of a dump; a place that is known already is replaced, keeping its names. Gives the number of rows whose
/// kind is left out.
pub(super) fn places(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<usize, Error> {
    let mut left_out = 0;
    lines(path, progress, |line, number| {
        let wrong = || row_error(path, number, "not a row of a GeoNames dump: 19 tab-separated cells are needed");
        if line.is_empty() {
            return Ok(());
        }
        match place(line).ok_or_else(wrong)? {
            Some(row) => writer.place(row).map(drop)?,
            None => left_out += 1,
        }
        Ok(())
    })?;
    Ok(left_out)
}

/// A row; `Some(None)` where its kind is left out.
fn place(line: &str) -> Option<Option<PlaceRow>> {
    let mut cells = [""; 19];
    let count = line.split('\t').zip(&mut cells).map(|(cell, slot)| *slot = cell).count();
    let [id, name, _, names, lat, lon, class, code, country, _, unit, _, _, _, population, ..] = cells;
    if count < 15 {
        return None;
    }
    let (id, lat, lon): (u32, f64, f64) = (id.parse().ok()?, lat.parse().ok()?, lon.parse().ok()?);
    let Some(kind) = kinds::of_geonames(class, code) else { return Some(None) };
    let names = names.split(',').filter(|name| usable_alternate(name)).map(|name| {
        let flags = if is_abbreviation(name) { NameFlags::ABBREVIATION } else { 0 };
        NameRow { form: name.to_owned(), flags, ..NameRow::default() }
    });
    Some(Some(PlaceRow {
        geonames: id,
        country: country.to_owned(),
        admin1: unit.to_owned(),
        population: population.parse::<u64>().map_or(0, |people| u32::try_from(people).unwrap_or(u32::MAX)),
        names: names.collect(),
        ..PlaceRow::new(name, kind, lat, lon)
    }))
}

/// Adds languages and names from `alternateNamesV2.txt`; rows of places that are not here are passed over.
pub(super) fn alternate_names(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<(), Error> {
    lines(path, progress, |line, _| {
        let Some((id, name)) = alternate(line) else { return Ok(()) };
        writer.geonames(id).map_or(Ok(()), |place| writer.name(place, &name))
    })
}

/// Rows whose "language" says that they are no names: addresses, codes of post and airports, sounds.
const NO_NAMES: &[&str] =
    &["link", "wkdt", "post", "iata", "icao", "faac", "tcid", "unlc", "phon", "piny", "uicn", "unicode"];

fn alternate(line: &str) -> Option<(u32, NameRow)> {
    let mut cells = [""; 10];
    line.split('\t').zip(&mut cells).for_each(|(cell, slot)| *slot = cell);
    let [_, id, lang, form, preferred, _, colloquial, historic, _, to] = cells;
    if NO_NAMES.contains(&lang) || !(usable_alternate(form) || lang == "abbr") {
        return None;
    }
    let flag = |set: bool, flag: u8| if set { flag } else { 0 };
    let flags = flag(preferred == "1" && colloquial != "1", NameFlags::PREFERRED)
        | flag(historic == "1" || !to.trim().is_empty(), NameFlags::HISTORIC)
        | flag(lang == "abbr" || is_abbreviation(form), NameFlags::ABBREVIATION);
    let langs = if lang.is_empty() || lang == "abbr" { Vec::new() } else { vec![lang.to_owned()] };
    Some((id.parse().ok()?, NameRow { form: form.to_owned(), langs, flags }))
}

/// Adds first-order units from `admin1CodesASCII.txt`.
pub(super) fn admin1(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<(), Error> {
    lines(path, progress, |line, number| {
        let wrong = || row_error(path, number, "not a row of unit codes: code (XX.01), name, plain name, id");
        writer.admins.push(admin_row(line).ok_or_else(wrong)?);
        Ok(())
    })
}

fn admin_row(line: &str) -> Option<AdminRow> {
    let mut cells = line.split('\t');
    let (country, code) = cells.next()?.split_once('.')?;
    let name = cells.next()?.to_owned();
    Some(AdminRow { country: country.to_owned(), code: code.to_owned(), name, abbreviation: String::new() })
}

/// Adds the names of second-order units from `admin2Codes.txt` to those that are here.
pub(super) fn admin2(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<(), Error> {
    lines(path, progress, |line, _| {
        let mut cells = line.split('\t').skip(1);
        let (name, id) = (cells.next().unwrap_or_default(), cells.nth(1).and_then(|id| id.parse().ok()));
        let place = id.and_then(|id| writer.geonames(id));
        let row = NameRow { form: name.to_owned(), ..NameRow::default() };
        place.map_or(Ok(()), |place| writer.name(place, &row))
    })
}

/// Adds the names and the size of countries from `countryInfo.txt` to those that are here.
pub(super) fn countries(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<(), Error> {
    lines(path, progress, |line, _| {
        let cells: Vec<_> = line.split('\t').collect();
        let cell = |i: usize| cells.get(i).copied().unwrap_or_default();
        let place = cell(16).parse().ok().and_then(|id| writer.geonames(id));
        let Some(place) = place.filter(|_| !line.starts_with('#')) else { return Ok(()) };
        if let Ok(km2) = cell(6).parse::<f64>() {
            writer.reach(place, ((km2.max(1.0) / std::f64::consts::PI).sqrt() * 1000.0) as u32);
        }
        writer.name(place, &NameRow { form: cell(4).to_owned(), langs: vec!["en".to_owned()], flags: 0 })
    })
}
