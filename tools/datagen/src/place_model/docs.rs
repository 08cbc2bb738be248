//! Documents with their places marked: sets to learn from and sets to measure by.

use flate2::read::GzDecoder;
use regest::extract::place::learn::Letters;
use regest::gazetteer::Gazetteer;
use regest::lang::{Lang, Passage};
use regest::text::Span;
use serde_json::Value;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Error, Read};
use std::path::{Path, PathBuf};

/// Characters of one file that are learned from, so that no language outweighs the others.
const PER_FILE: usize = 400_000;
/// How often a word must be seen small.
const SMALL_TWICE: usize = 2;
/// Of how many times at most it is written small once.
const SMALL_SHARE: usize = 5;

/// A text with its places.
pub struct Doc {
    pub id: String,
    pub lang: Lang,
    pub source: String,
    pub text: String,
    /// Byte ranges.
    pub places: Vec<Span>,
    pub ignore: Vec<Span>,
    /// What it is for.
    pub part: Part,
}

/// What a document is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Learned from.
    Learn,
    /// Held out, to set the bias.
    HeldOut,
    /// Of a set that is measured.
    Test,
}

impl Doc {
    /// The half of its set that a document belongs to, by its id.
    pub fn half(&self) -> u64 {
        Letters::read(&self.id).whole >> 20 & 1
    }

    /// The lines of a document as passages.
    pub fn passages(&self) -> Vec<Passage<'_>> {
        let mut at = 0;
        let lines = self.text.split_inclusive('\n').map(|line| {
            let span = Span::new(at, at + line.len());
            at = span.end;
            Passage::new(&self.text, span, 0, self.lang)
        });
        lines.collect()
    }
}

/// All documents of a folder: packed sets are learned from, others (`dev-…`) are measured.
pub fn read(from: &Path, part: Part) -> Result<Vec<Doc>, Error> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(from)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let open = std::fs::File::open(&file)?;
        match name.strip_suffix(".jsonl.gz").zip(Some(part)) {
            Some((set, Part::Learn)) => read_file(Box::new(GzDecoder::new(open)), set, part, &mut out)?,
            _ => {
                if let (Some(set), Part::Test) = (name.strip_suffix(".jsonl"), part) {
                    read_file(Box::new(open), set.trim_start_matches("dev-"), part, &mut out)?;
                }
            }
        }
    }
    Ok(out)
}

fn read_file(file: Box<dyn Read>, name: &str, part: Part, out: &mut Vec<Doc>) -> Result<(), Error> {
    let mut left = if part == Part::Learn { PER_FILE } else { usize::MAX };
    for line in BufReader::new(file).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let Some(text) = row["text"].as_str().filter(|text| text.len() < left) else { continue };
        left -= text.chars().count();
        let id = row["id"].as_str().unwrap_or_default();
        let held_out =
            part == Part::Learn && Letters::read(id).whole.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 & 15 == 0;
        let mut doc = Doc {
            id: id.to_owned(),
            lang: Lang::of(row["lang"].as_str().unwrap_or("und")),
            source: name.to_owned(),
            text: text.to_owned(),
            places: Vec::new(),
            ignore: Vec::new(),
            part: if held_out { Part::HeldOut } else { part },
        };
        mark(&mut doc, &row["gold"]);
        out.push(doc);
    }
    Ok(())
}

/// Reads what is marked. An adjective written small that a set marks as a place is neither right nor wrong here.
fn mark(doc: &mut Doc, gold: &Value) {
    let bytes: Vec<usize> = doc.text.char_indices().map(|(at, _)| at).chain([doc.text.len()]).collect();
    let at = |v: &Value| v.as_u64().and_then(|n| bytes.get(n as usize)).copied().unwrap_or(doc.text.len());
    let facts = gold["facts"].as_array().into_iter().flatten();
    let places: Vec<Span> = facts.map(|f| Span::new(at(&f["start"]), at(&f["end"]))).collect();
    let ignore = gold["ignore"].as_array().into_iter().flatten();
    doc.ignore = ignore.map(|f| Span::new(at(&f[0]), at(&f[1]))).collect();
    let small = |span: &Span| doc.text.get(span.start..).is_some_and(|t| t.starts_with(char::is_lowercase));
    if doc.part == Part::Test {
        doc.places = places;
    } else {
        let (adjectives, names): (Vec<_>, Vec<_>) = places.into_iter().partition(small);
        doc.ignore.extend(adjectives);
        doc.places = names;
    }
}

/// Names of the gazetteer that are also written small: not now and then, as names are in hasty writing, but often.
pub fn written_small(documents: &[Doc], gazetteer: &Gazetteer) -> Vec<u64> {
    let mut seen: HashMap<String, [usize; 2]> = HashMap::new();
    for doc in documents {
        for word in doc.text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
            let small = word.starts_with(char::is_lowercase);
            if small || word.starts_with(char::is_uppercase) {
                seen.entry(word.to_lowercase()).or_default()[usize::from(small)] += 1;
            }
        }
    }
    let often = |[capital, small]: [usize; 2]| small >= SMALL_TWICE && small * SMALL_SHARE >= capital;
    let names = seen.into_iter().filter(|(word, counts)| often(*counts) && gazetteer.lookup(word).is_some());
    let mut out: Vec<u64> = names.map(|(word, _)| Letters::read(&word).whole).collect();
    out.sort_unstable();
    out
}
