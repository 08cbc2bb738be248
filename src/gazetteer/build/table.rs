//! Places from a table with a header line.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;

use super::super::pack::{NameRow, Packer, PlaceRow};
use super::super::{Error, Kind, NameFlags};
use super::{read_text, row_error};

/// A row, with its columns by name.
struct Row<'t> {
    path: &'t Path,
    line: usize,
    columns: &'t HashMap<&'t str, usize>,
    cells: Vec<&'t str>,
}

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        self.columns.get(column).and_then(|&i| self.cells.get(i)).copied().unwrap_or_default().trim()
    }

    fn maybe<T: FromStr>(&self, column: &str) -> Result<Option<T>, Error> {
        let cell = self.get(column);
        let wrong = |_| row_error(self.path, self.line, format!("{column}: cannot read {cell:?}"));
        if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(wrong) }
    }

    fn degrees(&self, column: &str, limit: f64) -> Result<f64, Error> {
        let degrees = self.maybe::<f64>(column)?.filter(|degrees| degrees.abs() <= limit);
        degrees.ok_or_else(|| row_error(self.path, self.line, format!("{column}: degrees are needed")))
    }
}

/// Adds the places of a table.
pub(super) fn read(path: &Path, packer: &mut Packer) -> Result<(), Error> {
    let text = read_text(path)?;
    let mut lines = text.lines().zip(1..).filter(|(line, _)| !line.trim().is_empty() && !line.starts_with('#'));
    let header = lines.next().map_or("", |(line, _)| line);
    let columns: HashMap<_, _> = header.split('\t').map(str::trim).zip(0..).collect();
    let missing = ["name", "lat", "lon"].into_iter().find(|column| !columns.contains_key(column));
    if let Some(column) = missing {
        return Err(row_error(path, 1, format!("the header has no column {column:?}")));
    }
    let mut known = HashMap::new();
    for (text, line) in lines {
        let row = Row { path, line, columns: &columns, cells: text.split('\t').collect() };
        add(&row, packer, &mut known)?;
    }
    Ok(())
}

/// Adds a row: a new place, or one more name of a place of this table.
fn add(row: &Row<'_>, packer: &mut Packer, known: &mut HashMap<String, usize>) -> Result<(), Error> {
    if row.get("name").is_empty() {
        return Err(row_error(row.path, row.line, "the name is empty".to_owned()));
    }
    let id = if row.get("id").is_empty() { format!("line-{}", row.line) } else { row.get("id").to_owned() };
    let at = match known.get(&id) {
        Some(&at) => at,
        None => {
            packer.places.push(place(row, &id)?);
            known.insert(id, packer.places.len() - 1);
            packer.places.len() - 1
        }
    };
    if let Some(place) = packer.places.get_mut(at) {
        let langs = row.get("lang").split(',').map(str::trim).filter(|lang| !lang.is_empty()).map(str::to_owned);
        let primary = matches!(row.get("is_primary"), "1" | "true" | "yes");
        if primary {
            row.get("name").clone_into(&mut place.name);
        }
        let flags = if primary { NameFlags::PRIMARY } else { 0 };
        place.names.push(NameRow { form: row.get("name").to_owned(), langs: langs.collect(), flags });
    }
    Ok(())
}

fn place(row: &Row<'_>, id: &str) -> Result<PlaceRow, Error> {
    let kind = row.get("kind");
    let kind = if kind.is_empty() { Some(Kind::City) } else { Kind::from_word(kind) };
    let kind = kind.ok_or_else(|| row_error(row.path, row.line, format!("no such kind: {:?}", row.get("kind"))))?;
    let geonames = id.strip_prefix("geonames:").and_then(|id| id.parse().ok()).unwrap_or(0);
    Ok(PlaceRow {
        geonames,
        own_id: if geonames > 0 { String::new() } else { id.to_owned() },
        country: row.get("country").to_owned(),
        admin1: row.get("admin1").to_owned(),
        population: row.maybe("population")?.unwrap_or(0),
        years: (row.maybe("from_year")?, row.maybe("to_year")?),
        uncertainty_m: row.maybe("uncertainty_m")?,
        ..PlaceRow::new(row.get("name"), kind, row.degrees("lat", 90.0)?, row.degrees("lon", 180.0)?)
    })
}
