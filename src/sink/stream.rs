//! Page records on standard output, one a line; what failed is a line too.

use super::{Error, Sink, Written};
use crate::record::{self, FileRow, RunRecord};
use serde_json::Value as Json;
use std::io::{BufWriter, Write};
use std::path::Path;

/// Writes lines as they come.
#[derive(Debug)]
pub struct Stream<W: Write> {
    out: BufWriter<W>,
}

impl<W: Write> Stream<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out: BufWriter::with_capacity(1 << 16, out) }
    }

    fn line(&mut self, line: &str) -> Result<(), Error> {
        let done = self.out.write_all(line.as_bytes()).and_then(|()| self.out.write_all(b"\n"));
        done.map_err(Error::new("write", Path::new("-")))
    }
}

impl<W: Write> Sink for Stream<W> {
    fn page(&mut self, page: &Written) -> Result<(), Error> {
        self.line(&page.line)
    }

    fn file(&mut self, row: &FileRow, id: &Json) -> Result<(), Error> {
        match &row.error {
            Some(error) if row.status == "failed" => {
                let line = record::failed(id, &row.path, error).to_string();
                self.line(&line)
            }
            _ => Ok(()),
        }
    }

    fn finish(&mut self, _run: &RunRecord) -> Result<(), Error> {
        self.out.flush().map_err(Error::new("write", Path::new("-")))
    }
}
