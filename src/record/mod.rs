//! Everything known of a page becomes its record: code points, raw bytes, ids. Offsets are converted here and nowhere else.

mod about;
mod build;
mod counts;
mod flat;
mod flatten;
pub mod id;
mod page;
mod schema;
mod shape;
mod value;
mod values;

pub use about::{about, settings};
pub use build::{About, failed, record};
pub use flat::{Counts, FactRow, FileError, FileRow, RunPlace, RunRecord, Volatile};
pub use flatten::rows;
pub use page::*;
pub use schema::{NAMES as SCHEMAS, schema};
pub use value::*;

/// Name and version of this program.
#[must_use]
pub fn tool() -> Tool {
    Tool { name: env!("CARGO_PKG_NAME").into(), version: env!("CARGO_PKG_VERSION").into() }
}

#[cfg(test)]
mod tests;
