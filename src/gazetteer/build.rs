//! Gazetteers of one's own: what `regest gazetteer build` reads, and in which order.

mod feature;
mod geonames;
mod input;
mod kinds;
mod linked;
mod table;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use super::pack::Writer;
use super::{Error, Gazetteer};
pub use input::Progress;

/// What a source is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A file in the form of the GeoNames download: `BE.txt`, `cities500.txt`, `allCountries.txt`.
    Dump,
    /// `alternateNamesV2.txt`: languages, preferred and historic names.
    AlternateNames,
    /// `admin1CodesASCII.txt`: names of first-order units.
    Admin1,
    /// `admin2Codes.txt`: names of second-order units.
    Admin2,
    /// `countryInfo.txt`: names and sizes of countries.
    CountryInfo,
    /// Linked Places JSON, as one collection or a feature a line.
    LinkedPlaces,
    /// A table with a header line.
    Table,
}

/// What to build a gazetteer from.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// The files, in the order in which they are read: dumps first, so that what comes later finds its places.
    pub files: Vec<(Form, PathBuf)>,
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
        let mut files: Vec<_> =
            paths.iter().map(|path| Ok((form(path)?, path.clone()))).collect::<Result<_, Error>>()?;
        files.sort_by_key(|(form, _)| *form);
        Ok(Self { files, ..Self::default() })
    }

    /// Bytes of all files.
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.files.iter().filter_map(|(_, path)| std::fs::metadata(path).ok()).map(|meta| meta.len()).sum()
    }
}

fn form(path: &Path) -> Result<Form, Error> {
    let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let by_name = [
        ("alternatenames", Form::AlternateNames),
        ("admin1codes", Form::Admin1),
        ("admin2codes", Form::Admin2),
        ("countryinfo", Form::CountryInfo),
    ];
    if let Some((_, form)) = by_name.into_iter().find(|(start, _)| name.starts_with(start)) {
        return Ok(form);
    }
    let first = input::first_line(path)?;
    Ok(if first.starts_with(['{', '[']) {
        Form::LinkedPlaces
    } else if first.split('\t').count() == 19 && first.starts_with(|c: char| c.is_ascii_digit()) {
        Form::Dump
    } else {
        Form::Table
    })
}

/// What was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// Places in the file.
    pub places: usize,
    /// Rows that were left out: kinds that are not kept, places without a point.
    pub left_out: usize,
    /// Bytes of the file.
    pub bytes: usize,
}

/// Builds a packed gazetteer and writes it. Of each place little is kept in memory; names that do not fit go to files
/// beside `out` until they are packed.
///
/// # Errors
/// A source cannot be read, a row cannot be understood, or the file cannot be written.
pub fn build(sources: &Sources, out: &Path, progress: Progress<'_>) -> Result<Built, Error> {
    let folder = out.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut writer = Writer::new(folder);
    if sources.with_embedded {
        Gazetteer::embedded().unpack(&mut writer)?;
    }
    let mut meta = format!("name: {}\nversion: 1\n", sources.name);
    let mut left_out = 0;
    for (form, path) in &sources.files {
        left_out += read(*form, path, &mut writer, progress)?;
        meta += &format!("source: {}\n", path.file_name().unwrap_or_default().to_string_lossy());
    }
    writer.meta = meta + &writer.meta;
    let places = writer.len();
    let bytes = writer.finish()?;
    std::fs::write(out, &bytes).map_err(|cause| Error::Io { path: out.to_owned(), cause })?;
    Ok(Built { places, left_out, bytes: bytes.len() })
}

/// Reads one source; gives the number of rows left out.
fn read(form: Form, path: &Path, writer: &mut Writer, progress: Progress<'_>) -> Result<usize, Error> {
    match form {
        Form::Dump => geonames::places(path, writer, progress),
        Form::LinkedPlaces => linked::read(path, writer, progress),
        Form::AlternateNames => geonames::alternate_names(path, writer, progress).map(|()| 0),
        Form::Admin1 => geonames::admin1(path, writer, progress).map(|()| 0),
        Form::Admin2 => geonames::admin2(path, writer, progress).map(|()| 0),
        Form::CountryInfo => geonames::countries(path, writer, progress).map(|()| 0),
        Form::Table => table::read(path, writer, progress).map(|()| 0),
    }
}
