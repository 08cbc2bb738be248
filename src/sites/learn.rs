//! Counting on how many pages of its host a line stands, in bounded memory.

use super::host::{address_of, may_have_one};
use super::{File, FileHost, FileLine, Keys, MIN_PAGES, SCHEMA, SCHEMA_VERSION, repeats};
use crate::model::{Document, Page};
use crate::text::Span;
use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The lines of one page, each once.
#[derive(Debug)]
pub struct Lines {
    host: String,
    /// Of what makes it the same page as another: its raw bytes, or its address and longest line. A page that was captured many
    /// times would otherwise seem to repeat its own text.
    digests: [u64; 2],
    text: String,
    seen: Vec<Seen>,
}

/// A line on a page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Seen {
    hash: u64,
    start: usize,
    end: usize,
    digits: u32,
    varies: bool,
}

/// The lines of a page; `None` for one without host. `decode` is called only when there may be a host.
#[must_use]
pub fn read(document: &Document, decode: impl FnOnce(&Document) -> Page) -> Option<Lines> {
    if !may_have_one(document) {
        return None;
    }
    let page = decode(document);
    let (host, address) = address_of(document, &page.head)?;
    let mut keys = Keys::default();
    let mut seen: Vec<Seen> = Vec::with_capacity(page.pieces.len());
    seen.extend(page.pieces.iter().filter_map(|piece| {
        let Span { start, end } = piece.span;
        let key = keys.key(piece.span.of(&page.text.value))?;
        Some(Seen { hash: key.hash, start, end, digits: key.digits, varies: false })
    }));
    let longest = seen.iter().rev().max_by_key(|s| s.end - s.start).map(|s| s.hash);
    let address = address.split('#').next();
    let digests = [digest(&(&host, &document.bytes)), digest(&(&host, address, longest))];
    seen.sort_unstable();
    // A line twice on a page with other digits differs as it would between two pages.
    seen.dedup_by(|b, a| {
        a.varies |= a.hash == b.hash && a.digits != b.digits;
        a.hash == b.hash
    });
    Some(Lines { host, digests, text: page.text.value, seen })
}

fn digest(of: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    of.hash(&mut hasher);
    hasher.finish()
}

/// Room for what is counted, in units of about 40 bytes: some 70 MB. See [`Learner`].
pub const CAPACITY: usize = 1_800_000;
/// Units that a host takes beside its lines.
const HOST_UNITS: usize = 8;
/// Units that the text of a line takes.
const TEXT_UNITS: usize = 4;
/// Code points of a line that are kept to show it.
const SHOWN: usize = 160;
/// A line's text is kept from so many pages on, while it stands on a fifth of the host's pages: whatever repeats in the end passes there.
const TEXT_FROM: u32 = 10;
/// Digests of pages that are remembered, two for each; of two that are the same, the second may count again a million pages later.
const DIGESTS: usize = 4 << 20;
/// When room is short, lines are forgotten that stand on at most one of so many pages of their host; the next step where that is not enough.
const RARE: [u32; 4] = [1000, 300, 100, 50];
/// The same, when hosts with few pages have been forgotten before and that was not enough.
const LESS_RARE: [u32; 3] = [20, 10, 5];

/// Counts lines by host.
///
/// Pages are to be added in input order; the result then depends on nothing else. All hosts together take at most the given number of
/// units (a line 1, its text 4, a host 8). When they would take more, lines that stand on a small part of their host's pages are
/// forgotten (lossy counting): first those on at most a thousandth, and if that frees too little, on more, up to a fiftieth. Then
/// - a count is never too high, and too low by no more than the part that was forgotten, which the file tells as `missed`;
/// - lines of hosts with few pages stay as long as others can go: a host of 1,000 pages loses single lines, one of 900 nothing.
///
/// With more hosts than there is room for, those with less than 20 pages are forgotten whole, fewest first, and begin anew when they
/// come again; the file tells how often as `forgotten`. Only then does the part of the pages grow, up to a fifth; and last of all,
/// hosts of any size go.
#[derive(Debug)]
pub struct Learner {
    capacity: usize,
    used: usize,
    hosts: HashMap<String, Host>,
    /// Digests of pages: those of late, and those before.
    digests: [HashSet<u64>; 2],
    pages: u64,
    duplicates: u64,
    without_host: u64,
    forgotten: u64,
}

#[derive(Debug, Default)]
struct Host {
    pages: u32,
    /// Most pages on which a line that is not here may have stood.
    missed: u32,
    lines: HashMap<u64, Line>,
    texts: HashMap<u64, Box<str>>,
}

#[derive(Debug)]
struct Line {
    pages: u32,
    /// Pages that may have been forgotten before the first that is counted.
    missed: u32,
    digits: u32,
    varies: bool,
}

impl Default for Learner {
    fn default() -> Self {
        Self::new(CAPACITY)
    }
}

impl Learner {
    /// One with room for so many units.
    #[must_use]
    pub fn new(capacity: usize) -> Self {
        Self {
            capacity,
            used: 0,
            hosts: HashMap::new(),
            digests: Default::default(),
            pages: 0,
            duplicates: 0,
            without_host: 0,
            forgotten: 0,
        }
    }

    /// Counts a page; `None` is one without host.
    pub fn add(&mut self, page: Option<Lines>) {
        let Some(page) = page else {
            self.without_host += 1;
            return;
        };
        if !self.is_new(page.digests) {
            self.duplicates += 1;
            return;
        }
        self.pages += 1;
        let host = self.hosts.entry(page.host).or_insert_with(|| {
            self.used += HOST_UNITS;
            Host::default()
        });
        self.used += host.add(&page.text, &page.seen);
        if self.used > self.capacity {
            self.forget();
        }
    }

    fn is_new(&mut self, digests: [u64; 2]) -> bool {
        let [late, before] = &mut self.digests;
        if digests.iter().any(|d| before.contains(d) || late.contains(d)) {
            return false;
        }
        late.extend(digests);
        if late.len() >= DIGESTS / 2 {
            *before = std::mem::take(late);
        }
        true
    }

    /// Makes room: a quarter of it, so that the work of looking at everything comes seldom.
    fn forget(&mut self) {
        let enough = self.capacity / 4 * 3;
        let _ = self.forget_lines(&RARE, enough)
            || self.forget_hosts(MIN_PAGES, enough)
            || self.forget_lines(&LESS_RARE, enough)
            || self.forget_hosts(u32::MAX, enough);
    }

    /// Forgets rare lines, step by step; whether that was enough.
    fn forget_lines(&mut self, steps: &[u32], enough: usize) -> bool {
        steps.iter().any(|step| {
            self.hosts.values_mut().for_each(|host| host.forget(*step));
            self.used = self.hosts.values().map(Host::units).sum();
            self.used <= enough
        })
    }

    /// Forgets hosts with less than so many pages, fewest first; whether that was enough.
    fn forget_hosts(&mut self, below: u32, enough: usize) -> bool {
        let small = self.hosts.iter().filter(|(_, host)| host.pages < below);
        let mut small: Vec<_> = small.map(|(name, host)| (host.pages, name.clone())).collect();
        small.sort_unstable();
        small.into_iter().any(|(_, name)| {
            self.used -= self.hosts.remove(&name).map_or(0, |host| host.units());
            self.forgotten += 1;
            self.used <= enough
        })
    }

    /// The table of what was counted.
    #[must_use]
    pub fn finish(self) -> File {
        let hosts = self.hosts.into_iter().filter(|(_, host)| host.pages >= MIN_PAGES);
        let mut hosts: Vec<_> = hosts.map(|(name, host)| host.finish(name)).collect();
        hosts.sort_unstable_by(|a, b| a.host.cmp(&b.host));
        File {
            schema: SCHEMA.into(),
            schema_version: SCHEMA_VERSION.into(),
            pages: self.pages,
            duplicates: self.duplicates,
            without_host: self.without_host,
            forgotten: self.forgotten,
            hosts,
        }
    }
}

impl Host {
    /// Counts a page's lines; the units that they take.
    fn add(&mut self, text: &str, seen: &[Seen]) -> usize {
        self.pages += 1;
        let mut units = 0;
        for one in seen {
            let line = self.lines.entry(one.hash).or_insert_with(|| {
                units += 1;
                Line { pages: 0, missed: self.missed, digits: one.digits, varies: false }
            });
            line.pages += 1;
            line.varies |= one.varies || line.digits != one.digits;
            if line.pages >= TEXT_FROM && line.pages >= self.pages / 5 && !self.texts.contains_key(&one.hash) {
                units += TEXT_UNITS;
                self.texts.insert(one.hash, shown(Span::new(one.start, one.end).of(text)));
            }
        }
        units
    }

    fn units(&self) -> usize {
        HOST_UNITS + self.lines.len() + self.texts.len() * TEXT_UNITS
    }

    /// Forgets the lines that stand on at most one of `step` pages.
    fn forget(&mut self, step: u32) {
        let most = self.pages / step;
        if most <= self.missed {
            return;
        }
        self.missed = most;
        self.lines.retain(|_, line| line.pages + line.missed > most);
        self.lines.shrink_to_fit();
        self.texts.retain(|hash, _| self.lines.get(hash).is_some_and(|line| line.pages >= self.pages / 5));
    }

    fn finish(mut self, host: String) -> FileHost {
        let lines = self.lines.iter().filter(|(_, line)| repeats(line.pages, self.pages));
        let mut lines: Vec<_> = lines
            .map(|(hash, line)| FileLine {
                text: self.texts.remove(hash).unwrap_or_default().into(),
                hash: Some(format!("{hash:016x}")),
                pages: line.pages,
                share: (f64::from(line.pages) / f64::from(self.pages) * 1e4).round() / 1e4,
                varies: line.varies,
            })
            .collect();
        lines.sort_unstable_by(|a, b| (b.pages, &a.text, &a.hash).cmp(&(a.pages, &b.text, &b.hash)));
        FileHost { host, pages: self.pages, missed: self.missed, lines }
    }
}

/// The beginning of a line, on one line.
fn shown(line: &str) -> Box<str> {
    let mut out = String::new();
    for (at, c) in line.split_whitespace().flat_map(|word| [" ", word]).skip(1).flat_map(str::chars).enumerate() {
        if at == SHOWN {
            out.push('…');
            break;
        }
        out.push(c);
    }
    out.into()
}
