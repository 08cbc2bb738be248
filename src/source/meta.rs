//! What is known of pages from outside: a table joined by path, file name or stem.

use super::Error;
use crate::model::Given;
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The rows of a `--meta` table.
#[derive(Debug, Default)]
pub struct Meta {
    path: PathBuf,
    rows: HashMap<String, Given>,
}

/// Names of the column that says which page a row is about; without one of them it is the first column.
const KEYS: [&str; 6] = ["path", "file", "filename", "file_name", "stem", "name"];

impl Meta {
    /// Reads a table with a header line; commas, semicolons or tabs part its columns.
    ///
    /// # Errors
    /// When the file cannot be read, is not UTF-8, has no rows of one length, or names a page twice.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let fail = |doing: &str| Error::new(format!("cannot read the table of known facts about pages: {doing}"), path);
        let bytes = std::fs::read(path).map_err(|e| fail("the file cannot be read").because(e))?;
        let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&bytes);
        let mut table = csv::ReaderBuilder::new().delimiter(delimiter(text)).trim(csv::Trim::All).from_reader(text);
        let header = table.headers().map_err(|e| fail("its header is damaged").because(e))?.clone();
        let columns: Vec<String> = header.iter().map(str::to_ascii_lowercase).collect();
        let key = columns.iter().position(|c| KEYS.contains(&c.as_str())).unwrap_or(0);
        let mut rows = HashMap::new();
        for row in table.records() {
            let row = row.map_err(|e| fail("a row is damaged").because(e))?;
            let line = row.position().map_or(0, csv::Position::line);
            let name = row.get(key).unwrap_or_default().replace('\\', "/");
            let name = name.trim_start_matches("./").to_owned();
            if !name.is_empty() && rows.insert(name.clone(), given(&columns, key, &row)).is_some() {
                return Err(fail(&format!("line {line} is the second one for `{name}`; keep one")));
            }
        }
        Ok(Self { path: path.to_owned(), rows })
    }

    /// The table's own file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The number of rows.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether it has no rows.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// What is known of the page with this path: by its whole path, else its file name, else its stem.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Given> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        [path, name, stem].into_iter().find_map(|key| self.rows.get(key))
    }
}

fn delimiter(text: &[u8]) -> u8 {
    let header = text.split(|&b| b == b'\n').next().unwrap_or_default();
    let count = |d: u8| header.iter().filter(|&&b| b == d).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|&d| count(d)).unwrap_or(b',')
}

fn given(columns: &[String], key: usize, row: &csv::StringRecord) -> Given {
    let mut out = Given::default();
    for (_, (column, value)) in columns.iter().zip(row).enumerate().filter(|(i, (_, v))| *i != key && !v.is_empty()) {
        set(&mut out, column, value);
    }
    out
}

fn set(given: &mut Given, column: &str, value: &str) {
    let value = value.to_owned();
    match column {
        "url" | "uri" => given.url = Some(value),
        "date" => given.date = Some(value),
        "lang" | "language" => given.lang = Some(value),
        "site" => given.site = Some(value),
        "rights" => given.rights = Some(value),
        "title" => given.title = Some(value),
        _ => drop(given.more.insert(column.to_owned(), value)),
    }
}

/// Fills what `given` leaves open with what the table says.
pub(super) fn fill(given: &mut Given, known: &Given) {
    let pairs = [
        (&mut given.url, &known.url),
        (&mut given.date, &known.date),
        (&mut given.lang, &known.lang),
        (&mut given.site, &known.site),
        (&mut given.rights, &known.rights),
        (&mut given.title, &known.title),
    ];
    for (own, other) in pairs {
        if own.is_none() {
            own.clone_from(other);
        }
    }
    for (key, value) in &known.more {
        given.more.entry(key.clone()).or_insert_with(|| value.clone());
    }
}
