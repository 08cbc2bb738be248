//! Documents with their places marked, and what the tagger is shown of them.

use flate2::read::GzDecoder;
use regest::extract::place::learn::{FIRST, FURTHER, Features, Letters, Model, OUTSIDE, Sheet, lang_key, runs};
use regest::gazetteer::Gazetteer;
use regest::lang::{Lang, Passage};
use regest::text::{Span, TokenKind};
use serde_json::Value;
use std::collections::HashMap;
use std::io::{BufRead, BufReader, Error};
use std::path::{Path, PathBuf};

/// Characters of one file that are learned from, so that no language outweighs the others.
const PER_FILE: usize = 330_000;
/// How often a word must be seen small.
const SMALL_TWICE: usize = 2;
/// A token neither right nor wrong.
pub const MASKED: u8 = 3;

/// A text with its places.
pub struct Doc {
    pub lang: Lang,
    pub source: String,
    pub text: String,
    /// Byte ranges.
    pub places: Vec<Span>,
    pub ignore: Vec<Span>,
    /// One in ten is kept for testing.
    pub held_out: bool,
}

/// One run of tokens to tag.
pub struct Example {
    pub source: u16,
    pub held_out: bool,
    pub lang: &'static str,
    /// Numbers of features, the lexical ones first.
    pub tokens: Vec<Token>,
}

/// A token's features and label.
pub struct Token {
    pub features: Vec<u32>,
    pub lexical: u8,
    pub label: u8,
}

/// All documents of a folder.
pub fn read(from: &Path, without: Option<&str>) -> Result<Vec<Doc>, Error> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(from)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files.iter().filter(|f| f.to_string_lossy().ends_with(".jsonl.gz")) {
        let name = file.file_name().unwrap_or_default().to_string_lossy().replace(".jsonl.gz", "");
        if !without.is_some_and(|word| name.contains(word)) {
            read_file(file, &name, &mut out)?;
        }
    }
    Ok(out)
}

fn read_file(file: &Path, name: &str, out: &mut Vec<Doc>) -> Result<(), Error> {
    let mut left = PER_FILE;
    for line in BufReader::new(GzDecoder::new(std::fs::File::open(file)?)).lines() {
        let row: Value = serde_json::from_str(&line?)?;
        let Some(text) = row["text"].as_str().filter(|text| text.len() < left) else { continue };
        left -= text.chars().count();
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let at = |v: &Value| v.as_u64().and_then(|n| bytes.get(n as usize)).copied().unwrap_or(text.len());
        let gold = &row["gold"];
        let facts = gold["facts"].as_array().into_iter().flatten();
        let ignore = gold["ignore"].as_array().into_iter().flatten();
        let lang = row["lang"].as_str().unwrap_or("und");
        let id = row["id"].as_str().unwrap_or_default();
        out.push(Doc {
            lang: Lang::of(lang),
            source: name.to_owned(),
            text: text.to_owned(),
            places: facts.map(|f| Span::new(at(&f["start"]), at(&f["end"]))).collect(),
            ignore: ignore.map(|f| Span::new(at(&f[0]), at(&f[1]))).collect(),
            held_out: Letters::read(id).whole.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32 & 15 == 0,
        });
    }
    Ok(())
}

/// The lines of a document as passages.
fn passages(doc: &Doc) -> impl Iterator<Item = Passage<'_>> {
    let mut at = 0;
    doc.text.split_inclusive('\n').map(move |line| {
        let span = Span::new(at, at + line.len());
        at = span.end;
        Passage::new(&doc.text, span, 0, doc.lang)
    })
}

/// Names of the gazetteer that are also written small.
pub fn written_small(documents: &[Doc], gazetteer: &Gazetteer) -> Vec<u64> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    for doc in documents {
        for word in doc.text.split(|c: char| !c.is_alphanumeric()).filter(|w| w.starts_with(char::is_lowercase)) {
            *seen.entry(word).or_default() += 1;
        }
    }
    let often = seen.into_iter().filter(|&(word, n)| n >= SMALL_TWICE && gazetteer.lookup(word).is_some());
    let mut out: Vec<u64> = often.map(|(word, _)| Letters::read(word).whole).collect();
    out.sort_unstable();
    out
}

/// What is learned from: the runs of tokens that the tagger looks at, and the keys of the features that are seen more than
/// once or twice.
pub fn examples(documents: &[Doc], gazetteer: &Gazetteer, model: &Model) -> (Vec<Example>, Vec<u64>) {
    let counts = count(documents, gazetteer, model);
    let mut sources: Vec<&str> = documents.iter().map(|d| d.source.as_str()).collect();
    sources.dedup();
    let (mut out, mut numbers) = (Vec::<Example>::new(), Numbers::default());
    for doc in documents {
        let source = sources.iter().position(|&s| s == doc.source).unwrap_or(0) as u16;
        each(doc, gazetteer, model, |fresh, features, label| {
            if fresh {
                out.push(Example { source, held_out: doc.held_out, lang: doc.lang.tag(), tokens: Vec::new() });
            }
            let mut kept = |keys: &[u64]| -> Vec<u32> {
                let often = keys.iter().filter(|&&key| counts.get(place(key)).is_some_and(|&n| n > OFTEN));
                often.map(|&key| numbers.of(key)).collect()
            };
            let (lexical, other) = features.keys().split_at(features.lexical);
            let mut features = kept(lexical);
            let lexical = features.len() as u8;
            features.extend(kept(other));
            if let Some(example) = out.last_mut() {
                example.tokens.push(Token { features, lexical, label });
            }
        });
    }
    (out, numbers.keys)
}

/// Features seen no more often than this are not learned.
const OFTEN: u8 = 2;

/// How often each feature is seen, about.
fn count(documents: &[Doc], gazetteer: &Gazetteer, model: &Model) -> Vec<u8> {
    let mut counts = vec![0_u8; 1 << 25];
    for doc in documents.iter().filter(|d| !d.held_out) {
        each(doc, gazetteer, model, |_, features, _| {
            for &key in features.keys() {
                if let Some(count) = counts.get_mut(place(key)) {
                    *count = count.saturating_add(1);
                }
            }
        });
    }
    counts
}

fn place(key: u64) -> usize {
    (key >> 7 & 0x1ff_ffff) as usize
}

/// Numbers for features, in the order in which they are met.
#[derive(Default)]
struct Numbers {
    known: HashMap<u64, u32>,
    keys: Vec<u64>,
}

impl Numbers {
    fn of(&mut self, key: u64) -> u32 {
        *self.known.entry(key).or_insert_with(|| {
            self.keys.push(key);
            self.keys.len() as u32 - 1
        })
    }
}

/// Shows each token of each run: whether the run begins, its features, its label.
fn each(doc: &Doc, gazetteer: &Gazetteer, model: &Model, mut show: impl FnMut(bool, &Features, u8)) {
    let mut features = Features::default();
    for passage in passages(doc) {
        let sheet = Sheet::read(&passage, gazetteer, model);
        let labels = labels(&passage, doc);
        for run in runs(&sheet) {
            for i in run.clone() {
                features.read(&sheet, i, lang_key(doc.lang));
                show(i == run.start, &features, labels.get(i).copied().unwrap_or(OUTSIDE));
            }
        }
    }
}

fn labels(passage: &Passage<'_>, doc: &Doc) -> Vec<u8> {
    let within = |span: Span| passage.tokens.iter().position(|t| t.end as usize > span.start).unwrap_or(usize::MAX);
    let mut out = vec![OUTSIDE; passage.tokens.len()];
    let here = |spans: &[Span]| spans.iter().copied().filter(|s| s.overlaps(passage.span)).collect::<Vec<_>>();
    for span in here(&doc.ignore) {
        let tokens = passage.tokens.iter().enumerate().skip(within(span));
        for (i, _) in tokens.take_while(|(_, t)| (t.start as usize) < span.end) {
            out[i] = MASKED;
        }
    }
    for span in here(&doc.places) {
        let tokens = passage.tokens.iter().enumerate().skip(within(span));
        let tokens: Vec<_> = tokens.take_while(|(_, t)| (t.start as usize) < span.end).collect();
        let last = tokens.iter().rposition(|(_, t)| t.kind != TokenKind::Punct).unwrap_or(0);
        for (nth, &(i, _)) in tokens.iter().enumerate().take(last + 1) {
            out[i] = if nth == 0 { FIRST } else { FURTHER };
        }
    }
    out
}
