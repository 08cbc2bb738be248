//! Gazetteers of one's own: `regest gazetteer build` and `regest gazetteer lookup`.

mod geonames;
mod table;

use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::pack::Packer;
use super::{Error, Gazetteer};

/// What to build a gazetteer from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// Tables with a header line, tab-separated: `id name lang kind lat lon country admin1 population from_year to_year
    /// is_primary source`, of which `name`, `lat` and `lon` must be there. Rows of one id are names of one place.
    pub tables: Vec<PathBuf>,
    /// Files in the form of the GeoNames download (`BE.txt`, `cities500.txt`, `allCountries.txt`).
    pub geonames: Vec<PathBuf>,
    /// `alternateNamesV2.txt`: languages, preferred and historic names of the places above.
    pub alternate_names: Option<PathBuf>,
    /// `admin1CodesASCII.txt`: names of first-order units.
    pub admin1: Option<PathBuf>,
    /// Start from the places inside the binary and add to them.
    pub with_embedded: bool,
    /// A name for the file, kept in it.
    pub name: String,
}

impl Sources {
    /// Tells the files apart: by the names GeoNames gives them, then by their first line.
    ///
    /// # Errors
    /// A file cannot be read.
    pub fn of(paths: &[PathBuf]) -> Result<Self, Error> {
        let mut sources = Self::default();
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
            match &*name {
                _ if name.starts_with("alternatenames") => sources.alternate_names = Some(path.clone()),
                _ if name.starts_with("admin1codes") => sources.admin1 = Some(path.clone()),
                _ if is_dump(path)? => sources.geonames.push(path.clone()),
                _ => sources.tables.push(path.clone()),
            }
        }
        Ok(sources)
    }
}

/// Whether the first line looks as those of a GeoNames dump do: 19 cells, the first a number.
fn is_dump(path: &Path) -> Result<bool, Error> {
    use std::io::{BufRead, BufReader, Read};
    let failed = |cause| Error::Io { path: path.to_owned(), cause };
    let mut first = Vec::new();
    let file = std::fs::File::open(path).map_err(failed)?;
    BufReader::new(file).take(1 << 20).read_until(b'\n', &mut first).map_err(failed)?;
    Ok(first.split(|&b| b == b'\t').count() == 19 && first.first().is_some_and(u8::is_ascii_digit))
}

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// Places in the file.
    pub places: usize,
    /// Bytes of the file.
    pub bytes: usize,
}

/// Builds a packed gazetteer from tables and dumps and writes it.
///
/// # Errors
/// A source cannot be read, a row cannot be understood, or the file cannot be written.
pub fn build(sources: &Sources, out: &Path) -> Result<Built, Error> {
    let mut packer = if sources.with_embedded { Gazetteer::embedded().unpack() } else { Packer::default() };
    packer.meta = format!("name: {}\n{}", sources.name, packer.meta);
    for path in &sources.geonames {
        geonames::places(path, &mut packer)?;
    }
    if let Some(path) = &sources.alternate_names {
        geonames::alternate_names(path, &mut packer)?;
    }
    if let Some(path) = &sources.admin1 {
        geonames::admin1(path, &mut packer)?;
    }
    for path in &sources.tables {
        table::read(path, &mut packer)?;
    }
    let places = packer.places.len();
    let bytes = packer.pack()?;
    std::fs::write(out, &bytes).map_err(|cause| Error::Io { path: out.to_owned(), cause })?;
    Ok(Built { places, bytes: bytes.len() })
}

/// A person's view of a name: a line for each place it may mean, tab-separated, with a header; `None` where the name is
/// not known.
#[must_use]
pub fn describe(gazetteer: &Gazetteer, name: &str) -> Option<String> {
    let found = gazetteer.lookup(name)?;
    let mut lines = String::from("id\tname\tkind\tcountry\tadmin1\tpopulation\tlat\tlon\tnames it as\tlanguages\n");
    for candidate in gazetteer.candidates(found) {
        let place = gazetteer.place(candidate.place);
        let langs: Vec<_> = candidate.langs().collect();
        let _ = writeln!(
            lines,
            "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}",
            place.id,
            place.name,
            place.kind.word(),
            place.country,
            place.admin1_name,
            place.population,
            place.lat,
            place.lon,
            candidate.flags.words().collect::<Vec<_>>().join(" "),
            langs.join(" ")
        );
    }
    Some(lines)
}

/// The text of a source.
fn read_text(path: &Path) -> Result<String, Error> {
    let bytes = std::fs::read(path).map_err(|cause| Error::Io { path: path.to_owned(), cause })?;
    String::from_utf8(bytes).map_err(|_| row_error(path, 1, "the file is not UTF-8".to_owned()))
}

fn row_error(path: &Path, line: usize, what: String) -> Error {
    Error::Row { path: path.to_owned(), line, what }
}
