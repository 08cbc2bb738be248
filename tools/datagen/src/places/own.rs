//! The tables written for this project.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use regest::gazetteer::{DemonymRow, Kind, NameFlags, NameRow, PlaceRow, fold};

use super::{Fallible, add_name};

/// A row of a table, with its place for messages.
pub struct Row {
    file: String,
    line: usize,
    cells: Vec<String>,
}

impl Row {
    /// The cell of this number; empty where the row is short.
    pub fn get(&self, cell: usize) -> String {
        self.cells.get(cell).cloned().unwrap_or_default()
    }

    fn parse<T: std::str::FromStr>(&self, cell: usize) -> Fallible<T> {
        let text = self.get(cell);
        text.parse().map_err(|_| format!("{}:{}: cannot read {text:?}", self.file, self.line).into())
    }

    fn maybe<T: std::str::FromStr>(&self, cell: usize) -> Fallible<Option<T>> {
        if self.get(cell).is_empty() { Ok(None) } else { self.parse(cell).map(Some) }
    }
}

/// The rows of a table: tab-separated, comments begin with `#`, the first row names the columns.
pub fn rows(data: &Path, file: &str) -> Fallible<Vec<Row>> {
    let path = data.join(file);
    let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.is_empty() && !line.starts_with('#')).skip(1);
    Ok(lines
        .map(|(line, number)| Row {
            file: file.to_owned(),
            line: number,
            cells: line.split('\t').map(|cell| cell.trim().to_owned()).collect(),
        })
        .collect())
}

/// The sites: camps, ghettos, memorials, waters, regions, states that are no more.
pub fn sites(data: &Path, places: &[PlaceRow]) -> Fallible<Vec<PlaceRow>> {
    let known: HashMap<_, _> = places.iter().filter(|p| p.geonames > 0).map(|p| (p.geonames, p)).collect();
    rows(data, "sites.tsv")?.iter().map(|row| site(row, &known)).collect()
}

fn site(row: &Row, known: &HashMap<u32, &PlaceRow>) -> Fallible<PlaceRow> {
    let kind = Kind::from_word(&row.get(1)).ok_or_else(|| format!("{}:{}: no such kind", row.file, row.line))?;
    let names = forms(&row.get(2));
    let main = names.first().map(|name| name.form.clone()).unwrap_or_default();
    let near: Option<u32> = row.maybe(10)?;
    let beside = near.and_then(|id| known.get(&id));
    if near.is_some() && beside.is_none() {
        return Err(format!("{}:{}: no place {near:?}", row.file, row.line).into());
    }
    let country = row.get(6);
    Ok(PlaceRow {
        own_id: format!("site:{}", row.get(0)),
        admin1: beside.filter(|p| p.country == country).map(|p| p.admin1.clone()).unwrap_or_default(),
        uncertainty_m: row.maybe(5)?,
        country,
        country_then: row.get(7),
        years: (row.maybe(8)?, row.maybe(9)?),
        near,
        names,
        source: row.get(11),
        ..PlaceRow::new(&main, kind, row.parse(3)?, row.parse(4)?)
    })
}

/// `form@lang,lang!h|form@lang|form`: `!h` marks a name of former times, `!a` an abbreviation.
fn forms(cell: &str) -> Vec<NameRow> {
    cell.split('|')
        .filter(|form| !form.is_empty())
        .map(|form| {
            let (form, marks) = form.split_once('!').unwrap_or((form, ""));
            let (form, langs) = form.split_once('@').unwrap_or((form, ""));
            let langs = langs.split(',').filter(|lang| !lang.is_empty()).map(str::to_owned).collect();
            NameRow { form: form.trim().to_owned(), langs, flags: flags(marks) }
        })
        .collect()
}

fn flags(marks: &str) -> u8 {
    let flag = |mark, flag| if marks.contains(mark) { flag } else { 0 };
    flag('h', NameFlags::HISTORIC) | flag('a', NameFlags::ABBREVIATION) | flag('p', NameFlags::PREFERRED)
}

/// More names for GeoNames places and countries: historic ones, abbreviations, the usual names by language.
pub fn add_names(data: &Path, places: &mut [PlaceRow]) -> Fallible<()> {
    let key =
        |place: &PlaceRow| if place.kind == Kind::Country { place.country.clone() } else { place.geonames.to_string() };
    let at: HashMap<_, _> = places.iter().enumerate().map(|(at, place)| (key(place), at)).collect();
    for row in rows(data, "names.tsv")? {
        let place = at.get(&row.get(0)).and_then(|&at| places.get_mut(at));
        let place = place.ok_or_else(|| format!("{}:{}: no place {}", row.file, row.line, row.get(0)))?;
        for name in forms(&row.get(2)) {
            let langs: Vec<_> = name.langs.iter().map(String::as_str).collect();
            let preferred = if langs.is_empty() || name.flags != 0 { 0 } else { NameFlags::PREFERRED };
            add_name(place, &name.form, &langs, name.flags | preferred);
        }
    }
    Ok(())
}

/// Adjectives and names of peoples, with the endings of their language. What is written small and names a country or town
/// too ("hrvatska", "turku") is left out: with a capital it is that place.
pub fn demonyms(data: &Path, places: &[PlaceRow]) -> Fallible<Vec<DemonymRow>> {
    let rows = rows(data, "demonyms.tsv")?;
    let is_endings = |row: &&Row| matches!(row.get(0).as_str(), "*" | "+");
    let endings: HashMap<_, _> =
        rows.iter().filter(is_endings).map(|row| ((row.get(0), row.get(2)), row.get(3))).collect();
    let of = |row: &Row| {
        let words = row.get(3).split('|').flat_map(|form| inflected(form, &row.get(2), &endings)).collect::<Vec<_>>();
        let (country, place) = (row.get(0), row.get(1));
        words.into_iter().map(move |form| DemonymRow { form, country: country.clone(), place: place.clone() })
    };
    let names = capital_names(places, &rows.iter().map(|row| row.get(2)).collect());
    let capital = |form: &str| form.starts_with(char::is_uppercase);
    let fits = |row: &DemonymRow| !row.form.is_empty() && (capital(&row.form) || !names.contains(&fold(&row.form)));
    Ok(rows.iter().filter(|row| !is_endings(row)).flat_map(of).filter(fits).collect())
}

/// Towns of so many inhabitants are known by their names anywhere.
const KNOWN_TOWN: u32 = 50_000;

/// Folded names of countries in these languages, and the main names of towns.
fn capital_names(places: &[PlaceRow], langs: &HashSet<String>) -> HashSet<String> {
    let of = |place: &PlaceRow| {
        let in_lang = |name: &&NameRow| name.langs.iter().any(|lang| langs.contains(lang));
        match place.kind {
            Kind::Country => place.names.iter().filter(in_lang).map(|name| fold(&name.form)).collect::<Vec<_>>(),
            _ if place.kind.is_settlement() && place.population >= KNOWN_TOWN => vec![fold(&place.name)],
            _ => Vec::new(),
        }
    };
    places.iter().flat_map(of).collect()
}

fn inflected(form: &str, lang: &str, endings: &HashMap<(String, String), String>) -> Vec<String> {
    let class = form.chars().last().filter(|c| matches!(c, '*' | '+'));
    let Some(class) = class else { return vec![form.to_owned()] };
    let stem = form.trim_end_matches(class);
    let known = endings.get(&(class.to_string(), lang.to_owned()));
    known.map_or("", String::as_str).split('|').map(|ending| format!("{stem}{ending}")).collect()
}
