//! One page's record against its raw bytes.

use crate::record::{Claim, Fact, PageRecord, Value, id};
use std::collections::HashSet;

/// Something a record says that its raw bytes do not bear out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Path of the page.
    pub path: String,
    /// What does not hold: `sha256`, `map`, `text`, `quote`, `id`, ….
    pub what: String,
    /// How, with the first bytes that differ.
    pub detail: String,
}

impl Fault {
    pub(super) fn of(path: &str, what: &str, detail: String) -> Self {
        Self { path: path.to_owned(), what: what.to_owned(), detail }
    }
}

/// All that does not hold in a page's record.
#[must_use]
pub fn check(record: &PageRecord, raw: &[u8]) -> Vec<Fault> {
    let mut checker = Checker {
        record,
        raw,
        text: Vec::new(),
        facts: record.facts.iter().map(|f| f.id.as_str()).collect(),
        faults: Vec::new(),
    };
    checker.source();
    if let Some(value) = &record.text.value {
        checker.text = value.char_indices().map(|(i, _)| i).chain([value.len()]).collect();
        checker.whole_text(value);
        checker.blocks();
        checker.map(value);
    }
    record.facts.iter().chain(record.rejected.iter().flatten()).for_each(|f| checker.fact(f));
    record.claims.iter().for_each(|c| checker.claim(c));
    checker.faults
}

struct Checker<'a> {
    record: &'a PageRecord,
    raw: &'a [u8],
    /// Byte offset of each code point, and the end.
    text: Vec<usize>,
    /// Ids of the page's facts.
    facts: HashSet<&'a str>,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn fault(&mut self, what: &str, detail: String) {
        self.faults.push(Fault::of(&self.record.source.path, what, detail));
    }

    fn same<T: PartialEq + std::fmt::Debug>(&mut self, what: &str, says: &T, is: &T) {
        if says != is {
            self.fault(what, format!("the record says {says:?}, the bytes say {is:?}"));
        }
    }

    fn source(&mut self) {
        let source = &self.record.source;
        self.same("bytes", &source.bytes, &(self.raw.len() as u64));
        self.same("sha256", &source.sha256, &id::sha256(self.raw));
        let address = source.uri.as_deref().unwrap_or(&source.path);
        self.same("page id", &self.record.id, &id::page(address, source.capture_time.as_deref(), &source.sha256));
    }

    fn whole_text(&mut self, value: &str) {
        self.same("text sha256", &self.record.text.sha256, &id::sha256(value.as_bytes()));
        self.same("text bytes", &self.record.text.utf8_bytes, &(value.len() as u64));
        self.same("text code points", &self.record.text.code_points, &(self.text.len() as u64 - 1));
    }

    /// Blocks tile the text.
    fn blocks(&mut self) {
        let mut at = 0;
        for (i, block) in self.record.blocks.iter().enumerate() {
            if block.start != at || block.end < block.start || block.i != i as u64 {
                return self.fault("blocks", format!("block {i} begins at {} where {at} is due", block.start));
            }
            at = block.end;
        }
        self.same("blocks end", &at, &(self.text.len() as u64 - 1));
    }

    /// Map rows tile the text, and each reads as its raw bytes do.
    fn map(&mut self, value: &str) {
        let Some(map) = &self.record.map else { return };
        let mut at = 0;
        for &[start, len, raw, raw_len, op] in map {
            if start != at {
                return self.fault("map", format!("a row begins at {start} where {at} is due"));
            }
            at = start + len;
            let words = self.slice(value, start, at);
            let bytes = self.bytes(raw, raw + raw_len);
            let (Some(words), Some(bytes)) = (words, bytes) else {
                return self.fault("map", format!("row at {start} reaches beyond the text or the raw bytes"));
            };
            if !reads_as(op, bytes, words, &self.record.source.encoding.label) {
                let shown = String::from_utf8_lossy(&bytes[..bytes.len().min(40)]).into_owned();
                return self.fault("map", format!("raw byte {raw}: {shown:?} does not read as {words:?} (op {op})"));
            }
        }
        self.same("map end", &at, &(self.text.len() as u64 - 1));
    }

    fn slice<'t>(&self, value: &'t str, start: u64, end: u64) -> Option<&'t str> {
        let byte = |point: u64| self.text.get(usize::try_from(point).ok()?).copied();
        value.get(byte(start)?..byte(end)?)
    }

    fn bytes(&self, start: u64, end: u64) -> Option<&[u8]> {
        self.raw.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
    }

    fn fact(&mut self, fact: &Fact) {
        let raw = fact.raw.start as usize..fact.raw.end as usize;
        self.same("fact id", &fact.id, &id::fact(&self.record.source.sha256, &fact.kind, &raw));
        self.quote(fact.start, fact.end, &fact.quote);
        self.quote(fact.sentence.start, fact.sentence.end, &fact.sentence.quote);
        let Some(bytes) = self.bytes(fact.raw.start, fact.raw.end) else {
            return self.fault("raw", format!("fact {} reaches beyond the raw bytes", fact.id));
        };
        let source = decoded(bytes, &self.record.source.encoding.label);
        let expected = fact.raw.exact.as_ref().unwrap_or(&fact.quote);
        if &source != expected {
            self.fault(
                "raw",
                format!("raw bytes {}..{}: {source:?} is not {expected:?}", fact.raw.start, fact.raw.end),
            );
        }
        self.mapped(fact);
        match &fact.value {
            Value::Date(d) => d.parts.iter().flatten().for_each(|p| self.inside(fact, p.start, p.end)),
            Value::Number(n) => self.quote(n.numeral.start, n.numeral.end, &n.numeral.text),
            Value::Place(_) => {}
        }
    }

    /// The raw range of a fact is what the map says.
    fn mapped(&mut self, fact: &Fact) {
        let Some(map) = &self.record.map else { return };
        let first = map.partition_point(|r| r[0] + r[1] <= fact.start);
        let rows = map.iter().skip(first).take_while(|r| r[0] < fact.end).filter(|r| r[4] != 4);
        let (mut low, mut high) = (u64::MAX, 0);
        for row in rows {
            low = low.min(row[2]);
            high = high.max(row[2] + row[3]);
        }
        if fact.raw.start < low || fact.raw.end > high {
            self.fault("raw", format!("fact {} lies outside the raw bytes {low}..{high} of its map rows", fact.id));
        }
    }

    fn inside(&mut self, fact: &Fact, start: u64, end: u64) {
        if start < fact.start || end > fact.end {
            self.fault("part", format!("a part at {start}..{end} lies outside fact {}", fact.id));
        }
    }

    fn quote(&mut self, start: u64, end: u64, quote: &str) {
        let Some(value) = &self.record.text.value else { return };
        let found = self.slice(value, start, end).map(str::to_owned);
        if found.as_deref() != Some(quote) {
            self.fault("quote", format!("text {start}..{end} is {found:?}, the record quotes {quote:?}"));
        }
    }

    fn claim(&mut self, claim: &Claim) {
        self.quote(claim.sentence.start, claim.sentence.end, &claim.sentence.quote);
        if let Some(p) = &claim.predicate {
            self.quote(p.start, p.end, &p.text);
        }
        let dates = claim.dates.iter().map(|d| &d.fact);
        let named = dates.chain(claim.places.iter().map(|p| &p.fact)).chain(&claim.number);
        if let Some(id) = named.into_iter().find(|id| !self.facts.contains(id.as_str())) {
            self.fault("claim", format!("claim {} names fact {id}, which the page does not have", claim.id));
        }
    }
}

fn decoded(bytes: &[u8], label: &str) -> String {
    let encoding = encoding_rs::Encoding::for_label(label.as_bytes()).unwrap_or(encoding_rs::UTF_8);
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Whether raw bytes read as `words` by the operation of a map row.
fn reads_as(op: u64, bytes: &[u8], words: &str, label: &str) -> bool {
    match op {
        0 => bytes == words.as_bytes(),
        1 => {
            let written = decoded(bytes, label);
            let read = crate::decode::reference(&written).unwrap_or(written);
            words.chars().all(char::is_whitespace) && read.chars().all(char::is_whitespace)
        }
        2 => crate::decode::reference(&decoded(bytes, label)).as_deref() == Some(words),
        3 => decoded(bytes, label) == words,
        4 => bytes.is_empty(),
        _ => false,
    }
}
