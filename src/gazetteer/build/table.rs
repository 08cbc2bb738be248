//! Places from a table with a header line.

use std::collections::HashMap;
use std::path::Path;
use std::str::FromStr;

use super::super::pack::{NameRow, PlaceRow, Writer};
use super::super::{Error, Kind, NameFlags};
use super::input::{Progress, lines, row_error};

/// The columns a table may have.
pub(super) const COLUMNS: [&str; 16] = [
    "id",
    "name",
    "lang",
    "kind",
    "lat",
    "lon",
    "uncertainty_m",
    "country",
    "admin1",
    "population",
    "from_year",
    "to_year",
    "is_primary",
    "historic",
    "abbreviation",
    "source",
];

/// A row, with its columns by name.
struct Row<'t> {
    path: &'t Path,
    line: usize,
    columns: &'t HashMap<String, usize>,
    cells: Vec<&'t str>,
}

impl Row<'_> {
    fn get(&self, column: &str) -> &str {
        self.columns.get(column).and_then(|&i| self.cells.get(i)).copied().unwrap_or_default().trim()
    }

    fn maybe<T: FromStr>(&self, column: &str) -> Result<Option<T>, Error> {
        let cell = self.get(column);
        let wrong = |_| row_error(self.path, self.line, format!("{column}: cannot read {cell:?} as a number"));
        if cell.is_empty() { Ok(None) } else { cell.parse().map(Some).map_err(wrong) }
    }

    fn degrees(&self, column: &str, limit: f64) -> Result<f64, Error> {
        let degrees = self.maybe::<f64>(column)?.filter(|degrees| degrees.abs() <= limit);
        let wrong =
            || row_error(self.path, self.line, format!("{column}: degrees are needed, from -{limit} to {limit}"));
        degrees.ok_or_else(wrong)
    }

    fn says(&self, column: &str) -> bool {
        matches!(self.get(column), "1" | "true" | "yes")
    }
}

/// Adds the places of a table.
pub(super) fn read(path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<(), Error> {
    let (mut columns, mut known) = (HashMap::new(), HashMap::new());
    lines(path, progress, |text, line| {
        if text.trim().is_empty() || text.starts_with('#') {
            return Ok(());
        }
        if columns.is_empty() {
            columns = header(text).map_err(|what| row_error(path, line, what))?;
            return Ok(());
        }
        add(&Row { path, line, columns: &columns, cells: text.split('\t').collect() }, writer, &mut known)
    })
}

/// The columns by name; an error says what is missing or unknown.
fn header(line: &str) -> Result<HashMap<String, usize>, String> {
    let columns: HashMap<_, _> = line.split('\t').map(|cell| cell.trim().to_lowercase()).zip(0..).collect();
    let missing = ["name", "lat", "lon"].into_iter().find(|&column| !columns.contains_key(column));
    if let Some(column) = missing {
        return Err(format!(
            "the header has no column {column:?}; a table is tab-separated, its first line names the columns"
        ));
    }
    match columns.keys().filter(|column| !COLUMNS.contains(&column.as_str())).min() {
        Some(unknown) => Err(format!("there is no column {unknown:?}; known are {}", COLUMNS.join(", "))),
        None => Ok(columns),
    }
}

/// Adds a row: a new place, or one more name of a place of this table.
fn add(row: &Row<'_>, writer: &mut Writer, known: &mut HashMap<String, u32>) -> Result<(), Error> {
    if row.get("name").is_empty() {
        return Err(row_error(row.path, row.line, "the name is empty; remove the row or give the place a name"));
    }
    let stem = row.path.file_stem().unwrap_or_default().to_string_lossy();
    let id = if row.get("id").is_empty() { format!("{stem}:{}", row.line) } else { row.get("id").to_owned() };
    let place = match known.get(&id) {
        Some(&place) => place,
        None => {
            let place = writer.place(place(row, &id)?)?;
            known.insert(id, place);
            place
        }
    };
    let langs = row.get("lang").split(',').map(str::trim).filter(|lang| !lang.is_empty()).map(str::to_owned);
    if row.says("is_primary") {
        writer.rename(place, row.get("name"));
    }
    let flag = |column, flag| if row.says(column) { flag } else { 0 };
    let flags = flag("is_primary", NameFlags::PRIMARY)
        | flag("historic", NameFlags::HISTORIC)
        | flag("abbreviation", NameFlags::ABBREVIATION);
    writer.name(place, &NameRow { form: row.get("name").to_owned(), langs: langs.collect(), flags })
}

fn place(row: &Row<'_>, id: &str) -> Result<PlaceRow, Error> {
    let kind = row.get("kind");
    let kind = if kind.is_empty() { Some(Kind::City) } else { Kind::from_word(kind) };
    let words = || Kind::ALL.map(Kind::word).join(", ");
    let wrong = || row_error(row.path, row.line, format!("no such kind: {:?}; known are {}", row.get("kind"), words()));
    let kind = kind.ok_or_else(wrong)?;
    let geonames = id.strip_prefix("geonames:").and_then(|id| id.parse().ok()).unwrap_or(0);
    Ok(PlaceRow {
        geonames,
        own_id: if geonames > 0 { String::new() } else { id.to_owned() },
        country: row.get("country").to_uppercase(),
        admin1: row.get("admin1").to_owned(),
        population: row.maybe("population")?.unwrap_or(0),
        years: (row.maybe("from_year")?, row.maybe("to_year")?),
        uncertainty_m: row.maybe("uncertainty_m")?,
        source: row.get("source").to_owned(),
        ..PlaceRow::new(row.get("name"), kind, row.degrees("lat", 90.0)?, row.degrees("lon", 180.0)?)
    })
}
