//! Documents whose places are known, read up to the point where their candidates are weighed.

use regest::gazetteer::{Gazetteer, Kind, Place};
use regest::lang::Passage;
use regest::model::{Block, Config, Document, Fact, Format, Given, Mention, Page, Value as FactValue};
use regest::resolve::Context;
use regest::resolve::place::rank::{Ranked, rank};
use regest::text::Span;
use regest::weigh::Weights;
use regest::{clean, decode, detect, extract, pipeline};
use serde_json::Value;
use std::io::Error;
use std::path::{Path, PathBuf};

/// Kilometres within which a point is taken for the same place.
const SAME: f64 = 40.0;
/// Rows of our own.
const ROWS: &str = include_str!("rows.tsv");

/// A place that is known to be meant.
#[derive(Debug, Clone)]
pub struct Gold {
    pub span: Span,
    geonames: Option<u32>,
    point: Option<(f64, f64)>,
    country: Option<String>,
}

impl Gold {
    /// Whether a place is the one that is meant.
    pub fn is(&self, place: &Place<'_>) -> bool {
        if self.geonames.is_some() && self.geonames == place.id.geonames() {
            return true;
        }
        let country = self.country.as_deref();
        match self.point {
            Some(point) => place.kind != Kind::Country && kilometres(point, (place.lat, place.lon)) < SAME,
            None => self.geonames.is_none() && matches!(place.kind, Kind::Country) && country == Some(place.country),
        }
    }
}

fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let north = (a.0 - b.0) * 111.2;
    let east = (a.1 - b.1) * 111.2 * a.0.to_radians().cos();
    north.hypot(east)
}

/// A text with its places.
pub struct Doc {
    pub source: String,
    document: Document,
    pub gold: Vec<Gold>,
}

/// A document with its mentions.
pub struct Read<'d> {
    pub doc: &'d Doc,
    /// Which part of the documents it belongs to when some are set aside.
    pub fold: usize,
    page: &'d Page,
    blocks: Vec<Block>,
    passages: Vec<Passage<'d>>,
    mentions: Vec<Mention>,
    dates: Vec<Fact>,
}

impl Read<'_> {
    /// What stands there.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.page.text.value)
    }

    /// Its mentions with their candidates, and what is known of each.
    pub fn ranked(&self, weights: &Weights) -> Vec<(&Gold, Ranked<'_>)> {
        let context = Context {
            document: &self.doc.document,
            page: self.page,
            blocks: &self.blocks,
            passages: &self.passages,
            gazetteer: Gazetteer::embedded(),
            published: self.page.head.published.first().map(|p| p.edtf.as_str()),
        };
        let mut out = Vec::new();
        for ranked in rank(&context, &self.mentions, &self.dates, weights) {
            let known = self.doc.gold.iter().find(|gold| gold.span.overlaps(ranked.span));
            out.extend(known.map(|gold| (gold, ranked)));
        }
        out
    }
}

/// All documents of a folder, and our own rows.
pub fn read(from: &Path) -> Result<Vec<Doc>, Error> {
    let mut files: Vec<PathBuf> = std::fs::read_dir(from)?.filter_map(|e| e.ok().map(|e| e.path())).collect();
    files.sort();
    let mut out = Vec::new();
    for file in files.iter().filter(|f| f.extension().is_some_and(|e| e == "jsonl")) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for line in std::fs::read_to_string(file)?.lines() {
            out.extend(document(&name, &serde_json::from_str(line)?));
        }
    }
    out.extend(ROWS.lines().filter(|line| !line.starts_with('#')).filter_map(row));
    Ok(out)
}

fn text_document(lang: &str, text: &str, date: Option<&str>) -> Document {
    let given = Given { lang: Some(lang.to_owned()), date: date.map(str::to_owned), ..Given::default() };
    Document { bytes: text.as_bytes().to_vec(), format: Format::Text, given, utf8: true, ..Document::default() }
}

fn document(source: &str, row: &Value) -> Option<Doc> {
    let text = row["text"].as_str()?;
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let at = |v: &Value| v.as_u64().and_then(|n| bytes.get(n as usize)).copied().unwrap_or(text.len());
    let known = |fact: &Value| {
        let value = &fact["value"];
        let gold = Gold {
            span: Span::new(at(&fact["start"]), at(&fact["end"])),
            geonames: value["geonames"]
                .as_u64()
                .and_then(|id| u32::try_from(id).ok())
                .or_else(|| value["geonames"].as_str()?.parse().ok()),
            point: value["lat"].as_f64().zip(value["lon"].as_f64()),
            country: value["country"].as_str().map(str::to_owned),
        };
        (gold.geonames.is_some() || gold.point.is_some() || gold.country.is_some()).then_some(gold)
    };
    let gold: Vec<Gold> = row["gold"]["facts"].as_array()?.iter().filter_map(known).collect();
    let document = text_document(row["lang"].as_str().unwrap_or("und"), text, row["date"].as_str());
    (!gold.is_empty()).then_some(Doc { source: source.to_owned(), document, gold })
}

/// A row of our own: language, and text with `[words|id]` where a place is meant.
fn row(line: &str) -> Option<Doc> {
    let (lang, marked) = line.split_once('\t')?;
    let (mut text, mut gold) = (String::new(), Vec::new());
    for (i, part) in marked.split('[').enumerate() {
        let Some((inner, rest)) = part.split_once(']').filter(|_| i > 0) else {
            text.push_str(part);
            continue;
        };
        let (words, id) = inner.split_once('|')?;
        let span = Span::new(text.len(), text.len() + words.len());
        gold.push(Gold { span, geonames: id.parse().ok(), point: None, country: None });
        text.push_str(words);
        text.push_str(rest);
    }
    Some(Doc { source: "rows".to_owned(), document: text_document(lang, &text, None), gold })
}

/// A document's text.
pub fn page(doc: &Doc) -> Page {
    decode::decode(&doc.document, &Config::default().limits)
}

/// A document's mentions and dates.
pub fn read_page<'d>(doc: &'d Doc, page: &'d Page) -> Read<'d> {
    let config = Config { whole: true, ..Config::default() };
    let mut blocks = clean::clean_on(page, &config, None);
    let passages = detect::detect(page, &doc.document, &mut blocks, &config).passages;
    let mentions = extract::extract(&passages, config.kinds, Gazetteer::embedded());
    let facts = pipeline::read(&doc.document, &config, Gazetteer::embedded()).facts;
    let dates = facts.into_iter().filter(|fact| matches!(fact.value, FactValue::Date(_))).collect();
    let fold = doc.document.bytes.iter().fold(7_usize, |hash, &b| hash.wrapping_mul(31).wrapping_add(b.into()));
    Read { doc, fold: fold >> 7, page, blocks, passages, mentions, dates }
}
