//! The last door: records become files, written whole or not at all.

mod csv;
mod error;
mod folder;
mod partial;
mod stream;

pub use csv::write as write_csv;
pub use error::Error;
pub use folder::{Folder, occupied};
pub use partial::write as write_file;
pub use stream::Stream;

use crate::record::{FileRow, PageRecord, RunRecord};
use serde_json::Value as Json;

/// A page, ready to be written.
#[derive(Debug)]
pub struct Written {
    /// The record.
    pub record: PageRecord,
    /// The record as one line of JSON, without line end.
    pub line: String,
    /// Its facts' rows, a line each, with line ends.
    pub rows: String,
}

/// Where a run's output goes.
pub trait Sink {
    /// Takes the next page, in input order.
    ///
    /// # Errors
    /// When it cannot be written.
    fn page(&mut self, page: &Written) -> Result<(), Error>;

    /// Takes a row of an input, in input order; `id` is what a failed JSON line gave as its id.
    ///
    /// # Errors
    /// When it cannot be written.
    fn file(&mut self, row: &FileRow, id: &Json) -> Result<(), Error>;

    /// Makes everything final.
    ///
    /// # Errors
    /// When it cannot be written.
    fn finish(&mut self, run: &RunRecord) -> Result<(), Error>;
}
