//! Proof that a run's records say the truth about the raw bytes: hashes, maps, offsets, quotes and ids are worked out anew.

mod check;
mod error;

pub use check::{Fault, check};
pub use error::Error;

use crate::record::{PageRecord, id};
use crate::source::{Item, Source};
use rayon::prelude::*;
use serde_json::Value as Json;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};

/// What was checked and what did not hold.
#[derive(Debug, Default)]
pub struct Report {
    /// Pages read again.
    pub pages: u64,
    /// Facts read again.
    pub facts: u64,
    /// Raw bytes read again.
    pub raw_bytes: u64,
    /// What did not hold, in the order of the run.
    pub faults: Vec<Fault>,
}

/// Pages that are checked side by side.
const BATCH: usize = 256;

/// Reads the records of the run folder `out` beside the documents of `source`, which must be the run's inputs.
///
/// # Errors
/// When the records cannot be read. What they say wrongly is in the report.
pub fn verify(out: &Path, source: &mut dyn Source) -> Result<Report, Error> {
    let path = out.join("pages.jsonl");
    let file = File::open(&path).map_err(|cause| Error::new(&path, cause))?;
    let lines = Lines { path, number: 0, inner: BufReader::with_capacity(1 << 18, file) };
    let mut report = Report::default();
    let mut batch = Vec::new();
    for line in lines {
        batch.push((line?, None));
        if batch.len() == BATCH {
            check_batch(&mut batch, source, &mut report);
        }
    }
    check_batch(&mut batch, source, &mut report);
    let documents = source.filter(|item| matches!(item, Item::Document(_))).count();
    if documents > 0 {
        report.faults.push(Fault::of("", "pages", format!("{documents} pages of the input have no record")));
    }
    report.faults.extend(sites_fault(out));
    Ok(report)
}

/// Whether the table of what sites repeat is the one that the run has used.
fn sites_fault(out: &Path) -> Option<Fault> {
    let run: Json = serde_json::from_slice(&fs::read(out.join("run.json")).ok()?).ok()?;
    let said = run["config"]["sites"].as_str()?;
    let is = fs::read(out.join("sites.json")).map_or("missing".into(), |bytes| id::sha256(&bytes));
    (is != said).then(|| Fault::of("sites.json", "sha256", format!("run.json says {said}, the file is {is}")))
}

type Pair = ((usize, String), Option<Box<crate::model::Document>>);

fn check_batch(batch: &mut Vec<Pair>, source: &mut dyn Source, report: &mut Report) {
    let mut documents = source.filter_map(|item| match item {
        Item::Document(d) => Some(d),
        _ => None,
    });
    for (_, document) in &mut *batch {
        *document = documents.next();
    }
    let results: Vec<_> = std::mem::take(batch).into_par_iter().map(check_one).collect();
    for (facts, bytes, faults) in results {
        report.pages += 1;
        report.facts += facts;
        report.raw_bytes += bytes;
        report.faults.extend(faults);
    }
}

fn check_one(((number, line), document): Pair) -> (u64, u64, Vec<Fault>) {
    let record: PageRecord = match serde_json::from_str(&line) {
        Ok(record) => record,
        Err(e) => return (0, 0, vec![Fault::of(&format!("pages.jsonl line {number}"), "record", e.to_string())]),
    };
    let Some(document) = document else {
        return (0, 0, vec![Fault::of(&record.source.path, "input", "there is no such page in the inputs".into())]);
    };
    let faults = if document.path == record.source.path {
        check(&record, &document.bytes)
    } else {
        vec![Fault::of(&record.source.path, "order", format!("the inputs have {} in its place", document.path))]
    };
    (record.facts.len() as u64, document.bytes.len() as u64, faults)
}

struct Lines {
    path: PathBuf,
    number: usize,
    inner: BufReader<File>,
}

impl Iterator for Lines {
    type Item = Result<(usize, String), Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let mut line = String::new();
        self.number += 1;
        match self.inner.read_line(&mut line) {
            Ok(0) => None,
            Ok(_) => Some(Ok((self.number, line))),
            Err(cause) => Some(Err(Error::new(&self.path, cause))),
        }
    }
}
