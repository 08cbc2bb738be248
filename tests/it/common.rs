//! What several modules need: reading a page, and its record.

use regest::gazetteer::Gazetteer;
use regest::model::{Config, Document, Findings, Format};
use regest::pipeline;
use regest::record::{self, PageRecord};
use std::path::{Path, PathBuf};

/// The folder of the project.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A document with a name that tells nothing.
pub fn document(bytes: &[u8], format: Format) -> Document {
    Document { path: "page".into(), bytes: bytes.to_vec(), format, ..Document::default() }
}

/// What is found in a page.
pub fn read(document: &Document, config: &Config) -> Findings {
    pipeline::read(document, config, Gazetteer::embedded())
}

/// The record of a page.
pub fn record(document: &Document, config: &Config) -> PageRecord {
    let about = record::about(config, Gazetteer::embedded());
    record::record(document, &read(document, config), &about)
}

/// The record of a text, all of it kept, what was turned down included.
pub fn whole(text: &str) -> PageRecord {
    let config = Config { whole: true, rejected: true, ..Config::default() };
    record(&document(text.as_bytes(), Format::Text), &config)
}

/// The files below a folder, sorted.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut out = Vec::new();
    for entry in std::fs::read_dir(dir).expect("a folder").map(|e| e.expect("an entry").path()) {
        if entry.is_dir() { out.extend(files(&entry)) } else { out.push(entry) }
    }
    out.sort();
    out
}
