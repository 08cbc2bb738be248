//! The order of the rooms, and the only threads.

use crate::gazetteer::Gazetteer;
use crate::model::{Config, DateRole, Document, Fact, Findings, Kind, Page, Published, PublishedFrom, Value, Warning};
use crate::record::{self, About, Counts, FileError, FileRow};
use crate::sink::{self, Sink, Written};
use crate::sites::Sites;
use crate::source::{Failure, Input, Item, Source, Status};
use crate::{clean, decode, detect, extract, link, resolve, sites};
use serde_json::Value as Json;
use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

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
    let claims = link::link(&passages, &blocks, &facts);
    drop(passages);
    dateline(&mut page, &facts);
    if crowded {
        let detail = Some(format!("only the first {} of each kind are written", config.limits.facts));
        page.warnings.push(Warning { code: "too_many_facts", detail });
    }
    Findings { page, blocks, languages, facts, rejected, claims }
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

/// A date that the text itself gives as the page's own counts for more than one in the address.
fn dateline(page: &mut Page, facts: &[Fact]) {
    let own = facts.iter().find_map(|f| match &f.value {
        Value::Date(d) if d.role == DateRole::Publication => Some(d.edtf.clone()),
        _ => None,
    });
    if let Some(edtf) = own {
        let published = &mut page.head.published;
        let at = published.partition_point(|p| p.from <= PublishedFrom::Text);
        published.insert(at, Published { edtf, from: PublishedFrom::Text });
    }
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

/// Most raw bytes that are under way at once, unless one page alone is larger.
const BYTES_UNDER_WAY: usize = 32 << 20;
/// Most pages under way for each thread.
const PAGES_PER_THREAD: usize = 8;

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
    let pool = rayon::ThreadPoolBuilder::new().num_threads(job.threads.max(1)).build();
    let mut writer = Writer::new(sink, progress);
    let Ok(pool) = pool else {
        // No threads to be had: the pages are read one after another.
        for item in source {
            writer.take(finish(item, job))?;
        }
        return Ok(writer.counts);
    };
    let (send, receive) = mpsc::channel::<(usize, usize, Done)>();
    pool.in_place_scope(|scope| {
        let mut queue = Queue::default();
        for item in source {
            let bytes = if let Item::Document(d) = &item { d.bytes.len() } else { 0 };
            while queue.is_full(bytes, job.threads) {
                let Ok(done) = receive.recv() else { break };
                queue.back(done);
                queue.ready().try_for_each(|d| writer.take(d))?;
            }
            let (number, send) = (queue.out(bytes), send.clone());
            scope.spawn(move |_| {
                // The receiver is gone only when the run has failed.
                let _ = send.send((number, bytes, finish(item, job)));
            });
        }
        while queue.under_way > 0 {
            let Ok(done) = receive.recv() else { break };
            queue.back(done);
            queue.ready().try_for_each(|d| writer.take(d))?;
        }
        Ok(())
    })?;
    Ok(writer.counts)
}

/// An item after all work on it.
enum Done {
    Page(Box<Written>),
    Failed(Box<Failure>),
    Panicked { path: String, id: Option<Json>, message: String },
    End(Box<Input>),
}

/// Pages under way, and those that wait for their turn.
#[derive(Default)]
struct Queue {
    issued: usize,
    next: usize,
    under_way: usize,
    bytes: usize,
    waiting: BTreeMap<usize, Done>,
}

impl Queue {
    fn is_full(&self, bytes: usize, threads: usize) -> bool {
        let held = self.issued - self.next;
        self.under_way > 0 && (held >= PAGES_PER_THREAD * threads.max(1) || self.bytes + bytes > BYTES_UNDER_WAY)
    }

    fn out(&mut self, bytes: usize) -> usize {
        self.issued += 1;
        self.under_way += 1;
        self.bytes += bytes;
        self.issued - 1
    }

    fn back(&mut self, (number, bytes, done): (usize, usize, Done)) {
        self.under_way -= 1;
        self.bytes -= bytes;
        self.waiting.insert(number, done);
    }

    fn ready(&mut self) -> impl Iterator<Item = Done> + '_ {
        std::iter::from_fn(|| {
            let done = self.waiting.remove(&self.next)?;
            self.next += 1;
            Some(done)
        })
    }
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
            Done::Failed(f) => {
                let error = FileError {
                    code: f.error.code.into(),
                    stage: f.error.stage.into(),
                    message: f.error.message,
                    byte: f.error.byte,
                };
                self.row(f.path, "failed", 0, Some(error), &f.id.unwrap_or_default())
            }
            Done::Panicked { path, id, message } => {
                self.panics += 1;
                self.row(path, "failed", 0, Some(panicked(&message)), &id.unwrap_or_default())
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

    fn row(
        &mut self,
        path: String,
        status: &str,
        pages: u64,
        error: Option<FileError>,
        id: &Json,
    ) -> Result<(), sink::Error> {
        let row = FileRow { path, status: status.into(), pages, error };
        *self.counts.files.entry(row.status.clone()).or_default() += 1;
        if row.status == "failed" {
            self.progress.failed(&row);
        }
        self.sink.file(&row, id)
    }

    /// The row of a file. A file that is a single page shares its path with it: a page lost to a panic has its row already.
    fn end(&mut self, input: Input) -> Result<(), sink::Error> {
        let (pages, panics) = (std::mem::take(&mut self.pages), std::mem::take(&mut self.panics));
        if panics > 0 && input.pages == 1 && input.failed == 0 && pages == 0 {
            return Ok(());
        }
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
        let error = input.error.map(|e| FileError {
            code: e.code.into(),
            stage: e.stage.into(),
            message: e.message,
            byte: e.byte,
        });
        self.row(input.path, status, pages, error.or(why), &Json::Null)
    }
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
