//! The order of the rooms, and the only threads.

mod learn;
mod order;

pub use learn::{enough, learn};

use crate::gazetteer::Gazetteer;
use crate::model::{
    Calendar, Config, DateRole, Document, Fact, Findings, Kind, Page, Published, PublishedFrom, Value, Warning,
};
use crate::record::{self, About, Counts, FileError, FileRow};
use crate::sink::{self, Sink, Written};
use crate::sites::Sites;
use crate::source::{Failure, Input, InputError, Item, Source, Status};
use crate::{clean, decode, detect, extract, link, resolve, sites};
use order::in_order;
use serde_json::Value as Json;
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is known before a page is read.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Place names.
    pub gazetteer: &'a Gazetteer,
    /// What sites repeat on their pages.
    pub sites: Option<&'a Sites>,
}

impl<'a> From<&'a Gazetteer> for Known<'a> {
    fn from(gazetteer: &'a Gazetteer) -> Self {
        Self { gazetteer, sites: None }
    }
}

/// Reads one document from end to end.
#[must_use]
pub fn read<'a>(document: &Document, config: &Config, known: impl Into<Known<'a>>) -> Findings {
    let Known { gazetteer, sites } = known.into();
    let mut page = decode::decode(document, &config.limits);
    let host = sites.and_then(|_| sites::host_of(document, &page.head));
    let site = sites.zip(host).and_then(|(sites, host)| sites.get(&host));
    let mut blocks = clean::clean_on(&page, config, site);
    let detect::Detected { languages, passages } = detect::detect(&page, document, &mut blocks, config);
    let mentions = extract::extract(&passages, config.kinds, gazetteer);
    let published = page.head.published.first().map(|p| p.edtf.as_str());
    let context =
        resolve::Context { document, page: &page, blocks: &blocks, passages: &passages, gazetteer, published };
    let resolved = resolve::resolve(&context, &mentions);
    let (mut facts, mut rejected) = (resolved.facts, resolved.rejected);
    // What was turned down counts only where it is written.
    let crowded = cap(&mut facts, Fact::kind, config.limits.facts)
        | (config.rejected && cap(&mut rejected, |r| r.fact.kind(), config.limits.facts));
    let places = resolve::place::summary(gazetteer, &facts);
    let claims = link::link(&passages, &facts);
    drop(passages);
    dateline(&mut page, &facts);
    if crowded {
        let detail = Some(format!("only the first {} of each kind are written", config.limits.facts));
        page.warnings.push(Warning { code: "too_many_facts", detail });
    }
    Findings { page, blocks, languages, facts, rejected, claims, places }
}

/// Leaves the first `most` of each kind; whether there were more.
fn cap<T>(list: &mut Vec<T>, kind: impl Fn(&T) -> Kind, most: usize) -> bool {
    let all = list.len();
    let mut seen = [0; Kind::ALL.len()];
    list.retain(|item| {
        let count = &mut seen[kind(item) as usize];
        *count += 1;
        *count <= most
    });
    list.len() < all
}

/// Points of a day in another calendar that the text gives as the page's own, and of any other date.
const OWN_DAY: (i32, i32) = (36, 8);

/// A date that the text itself gives as the page's own. What could be read without its grammar is weighed already: it only counts where
/// nothing else is said.
fn dateline(page: &mut Page, facts: &[Fact]) {
    let own = facts.iter().find_map(|f| match &f.value {
        Value::Date(d) if d.role == DateRole::Publication => Some(d),
        _ => None,
    });
    let Some(date) = own.filter(|d| d.edtf.get(..4).is_some_and(|year| ("1995".."2100").contains(&year))) else {
        return;
    };
    let other = date.calendar != Calendar::Gregorian && date.edtf.len() == 10;
    let points = if other { OWN_DAY.0 } else { OWN_DAY.1 };
    let published = &mut page.head.published;
    let at = published.partition_point(|p| p.points >= points);
    published.insert(at, Published { edtf: date.edtf.clone(), from: PublishedFrom::Text, points });
}

/// What is the same for every page of a run.
#[derive(Debug, Clone, Copy)]
pub struct Job<'a> {
    /// Settings.
    pub config: &'a Config,
    /// Place names, and what sites repeat.
    pub known: Known<'a>,
    /// What every record says of the run.
    pub about: &'a About,
    /// Threads that read pages.
    pub threads: usize,
}

/// Hears how far a run has come.
pub trait Progress {
    /// A page of so many raw bytes is written.
    fn page(&mut self, raw_bytes: u64);
    /// A file or page could not be had.
    fn failed(&mut self, row: &FileRow);
}

/// Reads all documents of `source` on `job.threads` threads and hands their records to `sink` in input order.
///
/// # Errors
/// When the output cannot be written; what was read until then is lost, what was written before the run is untouched.
pub fn run(
    source: &mut dyn Source,
    job: Job<'_>,
    sink: &mut dyn Sink,
    progress: &mut dyn Progress,
) -> Result<Counts, sink::Error> {
    let mut writer = Writer::new(sink, progress);
    in_order(source, job.threads, |item| finish(item, job), |done| writer.take(done))?;
    Ok(writer.counts)
}

/// An item after all work on it.
enum Done {
    Page(Box<Written>),
    Failed(Box<Failure>),
    Panicked { path: String, id: Option<Json>, message: String },
    End(Box<Input>),
}

fn finish(item: Item, job: Job<'_>) -> Done {
    match item {
        Item::Document(document) => page(&document, job),
        Item::Failed(failure) => Done::Failed(failure),
        Item::End(input) => Done::End(input),
    }
}

/// A page's record in all its forms; a panic costs the page alone.
fn page(document: &Document, job: Job<'_>) -> Done {
    let work = || {
        let findings = read(document, job.config, job.known);
        let record = record::record(document, &findings, job.about);
        let line = serde_json::to_string(&record).unwrap_or_default();
        let row = |r| serde_json::to_string(&r).unwrap_or_default() + "\n";
        let rows = record::rows(&record).into_iter().map(row).collect();
        Written { record, line, rows }
    };
    match catch_unwind(AssertUnwindSafe(work)) {
        Ok(written) => Done::Page(Box::new(written)),
        Err(cause) => {
            let said = cause.downcast_ref::<&str>().map(|s| (*s).to_owned());
            let message = said.or_else(|| cause.downcast_ref::<String>().cloned()).unwrap_or_default();
            Done::Panicked { path: document.path.clone(), id: document.id.clone(), message }
        }
    }
}

/// Writes in input order, and counts.
struct Writer<'a> {
    sink: &'a mut dyn Sink,
    progress: &'a mut dyn Progress,
    counts: Counts,
    /// Pages by the digest of their raw bytes.
    seen: HashMap<String, String>,
    /// The file that is being read: pages written and pages lost to panics.
    pages: u64,
    panics: u64,
}

impl<'a> Writer<'a> {
    fn new(sink: &'a mut dyn Sink, progress: &'a mut dyn Progress) -> Self {
        Self { sink, progress, counts: Counts::default(), seen: HashMap::new(), pages: 0, panics: 0 }
    }

    fn take(&mut self, done: Done) -> Result<(), sink::Error> {
        match done {
            Done::Page(written) => self.page(*written),
            Done::Failed(failure) => {
                let (row, id) = failed_page(*failure);
                self.write(&row, &id)
            }
            Done::Panicked { path, id, message } => {
                self.panics += 1;
                let row = FileRow { path, status: "failed".into(), pages: 0, error: Some(panicked(&message)) };
                self.write(&row, &id.unwrap_or_default())
            }
            Done::End(input) => self.end(*input),
        }
    }

    fn page(&mut self, mut written: Written) -> Result<(), sink::Error> {
        let record = &mut written.record;
        match self.seen.get(&record.source.sha256) {
            Some(first) => {
                record.source.duplicate_of = Some(first.clone());
                written.line = serde_json::to_string(record).unwrap_or_default();
            }
            None => drop(self.seen.insert(record.source.sha256.clone(), record.id.clone())),
        }
        self.counts.add(&written.record);
        self.pages += 1;
        self.progress.page(written.record.source.bytes);
        self.sink.page(&written)
    }

    fn write(&mut self, row: &FileRow, id: &Json) -> Result<(), sink::Error> {
        *self.counts.files.entry(row.status.clone()).or_default() += 1;
        if row.status == "failed" {
            self.progress.failed(row);
        }
        self.sink.file(row, id)
    }

    /// The row of a file. A file that is a single page shares its path with it: a page lost to a panic has its row already.
    fn end(&mut self, input: Input) -> Result<(), sink::Error> {
        let (pages, panics) = (std::mem::take(&mut self.pages), std::mem::take(&mut self.panics));
        if panics > 0 && input.pages == 1 && input.failed == 0 && pages == 0 {
            return Ok(());
        }
        let row = end_row(input, pages, panics);
        self.write(&row, &Json::Null)
    }
}

/// The row of a page that could not be had, and the id it gave.
fn failed_page(failure: Failure) -> (FileRow, Json) {
    let error = Some(file_error(failure.error));
    (FileRow { path: failure.path, status: "failed".into(), pages: 0, error }, failure.id.unwrap_or_default())
}

/// The row of a file after its last page.
fn end_row(input: Input, pages: u64, panics: u64) -> FileRow {
    let status = match input.status {
        Status::Ok if panics + input.failed > 0 => "partial",
        Status::Ok => "ok",
        Status::Partial => "partial",
        Status::Skipped => "skipped",
        Status::Failed => "failed",
    };
    let why = input.reason.map(|code| FileError {
        code: code.into(),
        stage: "source".into(),
        message: format!("{}: skipped, {code}", input.path),
        byte: None,
    });
    FileRow { path: input.path, status: status.into(), pages, error: input.error.map(file_error).or(why) }
}

/// The row of a file that could not be read.
fn failed_end(input: Input) -> Option<FileRow> {
    (input.status == Status::Failed).then(|| end_row(input, 0, 0))
}

fn file_error(error: InputError) -> FileError {
    FileError { code: error.code.into(), stage: error.stage.into(), message: error.message, byte: error.byte }
}

fn panicked(message: &str) -> FileError {
    FileError {
        code: "panic".into(),
        stage: "pipeline".into(),
        message: format!(
            "a fault of this program, which cost this page alone; please report it with the page: {message}"
        ),
        byte: None,
    }
}
