//! The first door: files, folders and streams become documents, one after another, with a bounded amount in memory.
//!
//! A [`Source`] hands out [`Item`]s in a stable order. Every input file ends with exactly one [`Item::End`]; before it come
//! its pages and the pages that could not be had. A reader of another kind of container (a web archive of a million pages) is
//! one more [`Source`] that the walk over the files hands the file to.

mod base64;
mod error;
mod file;
mod jsonl;
mod lines;
mod meta;
mod name;
mod size;
mod sniff;
mod walk;
mod zstd;

pub use error::Error;
pub use meta::Meta;
pub use size::size;

use crate::model::Document;
use std::path::PathBuf;

/// What a source hands out.
#[derive(Debug)]
pub enum Item {
    /// A page.
    Document(Box<Document>),
    /// A page that could not be had (a bad line); its file goes on.
    Failed(Box<Failure>),
    /// A file is done: its row among the inputs.
    End(Box<Input>),
}

/// A stream of documents. It never fails as a whole: what goes wrong with a file is in its items.
pub trait Source: Iterator<Item = Item> + Send {}

impl<T: Iterator<Item = Item> + Send> Source for T {}

/// A page that could not be had.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// Path it would have: that of its file, with `#L<line>` for a line.
    pub path: String,
    /// The `id` of the line, where it could be read.
    pub id: Option<serde_json::Value>,
    /// Line of its file, from 1.
    pub line: Option<u64>,
    /// What went wrong.
    pub error: InputError,
}

/// What went wrong with an input or a page of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InputError {
    /// From a closed list: `not_found`, `permission`, `unreadable`, `too_large`, `changed_during_read`, `bad_json`, `bad_value`,
    /// `no_text`, `bad_base64`, `bad_compression`.
    pub code: &'static str,
    /// Which room: always `source` here.
    pub stage: &'static str,
    /// For people: what, where, and what helps.
    pub message: String,
    /// Byte of the (decompressed) file where it went wrong.
    pub byte: Option<u64>,
}

/// How the reading of an input file ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// All of it was read.
    Ok,
    /// Some of it was read.
    Partial,
    /// It is no page or container of pages: see the reason.
    Skipped,
    /// None of it could be read.
    Failed,
}

/// An input file, after its last page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Path relative to the input folder, with `/`; `-` for the standard input.
    pub path: String,
    /// Its size, where known.
    pub bytes: Option<u64>,
    /// How it ended.
    pub status: Status,
    /// Documents handed out.
    pub pages: u64,
    /// Pages that could not be had.
    pub failed: u64,
    /// Why it was skipped: `binary`, `hidden`, `symlink`, `not_regular`, `archive`, `meta_table`, `sites_table`.
    pub reason: Option<&'static str>,
    /// Why it failed or stopped short.
    pub error: Option<InputError>,
}

impl InputError {
    fn new(code: &'static str, message: String) -> Self {
        Self { code, stage: "source", message, byte: None }
    }
}

impl Input {
    fn new(path: String, bytes: Option<u64>, status: Status) -> Self {
        Self { path, bytes, status, pages: 0, failed: 0, reason: None, error: None }
    }
}

/// What the inputs are told to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum From {
    /// To be told from names and bytes; the standard input by its first byte.
    #[default]
    Auto,
    /// Each file is one page of plain text.
    Text,
    /// Each file is one page of HTML.
    Html,
    /// Each line of a file is a page.
    Jsonl,
}

/// How to read the inputs.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// What they are told to be.
    pub from: From,
    /// What is known of them from outside.
    pub meta: Option<std::sync::Arc<Meta>>,
    /// The output folder: never read as input.
    pub output: Option<PathBuf>,
    /// Most bytes of one page ([`Limits::page_bytes`](crate::model::Limits)).
    pub page_bytes: usize,
}

/// Opens inputs: files, folders, or `-` alone for the standard input.
///
/// # Errors
/// When an input does not exist, or `-` stands beside others: nothing has been read then.
pub fn open(inputs: &[PathBuf], options: Options) -> Result<Box<dyn Source>, Error> {
    if inputs.iter().any(|i| i.as_os_str() == "-") {
        if inputs.len() > 1 {
            return Err(Error::new("cannot read the standard input (`-`) together with files", "-"));
        }
        return Ok(file::stdin(options));
    }
    Ok(Box::new(walk::Walk::new(inputs, options)?))
}

#[cfg(test)]
mod tests;
