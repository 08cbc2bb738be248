//! Learns the weights of the page cleaner: `datagen clean-weights --from DIR`, where DIR holds `aeb.dev`, `magic.dev`, `wcxb.dev`, `traf.dev`
//! (`.jsonl.gz`; scrapinghub/article-extraction-benchmark, MIT; opendatalab/magic-html, Apache-2.0; Murrough-Foley/web-content-extraction-benchmark,
//! CC BY 4.0; adbar/trafilatura, Apache-2.0) and `aeb.flat.dev`, `magic.flat.dev` made from the first two. With `REGEST_FOLD=0` or `1` one half of the
//! pages (by a hash of their ids) is left out, to be measured on.

mod fit;
mod grow;
mod label;

use fit::{Sample, fit};
use flate2::read::GzDecoder;
use grow::grow;
use regest::clean::Look;
use regest::clean::features::{FLAGS, Feature};
use regest::clean::trees::{Forest, Forests};
use regest::clean::weights::{Weights, score};
use regest::decode::decode;
use regest::model::{Document, Format, Limits, Page};
use serde_json::Value as Json;
use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

type Outcome<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

const HTML: [&str; 4] = ["aeb.dev", "magic.dev", "wcxb.dev", "traf.dev"];
const FLAT: [&str; 2] = ["aeb.flat.dev", "magic.flat.dev"];

/// A page with the label and weight of each piece.
struct Labelled {
    page: Page,
    /// Content or not, and how much the piece counts; 0 where the gold says nothing.
    labels: Vec<(bool, f32)>,
    /// For cross-fitting.
    half: bool,
}

/// Learns and writes `data/clean-weights.tsv` and `data/packed/clean-trees.bin`.
pub fn weights(from: &Path) -> Outcome<()> {
    let fold = std::env::var("REGEST_FOLD").ok().and_then(|f| f.parse::<u64>().ok());
    let (html, html_trees) = train(&read(from, &HTML, Format::Html, fold)?);
    let mut flat = read(from, &FLAT, Format::Text, fold)?;
    let alone: Vec<_> = flat.iter().flat_map(single_lines).collect();
    flat.extend(alone);
    let (flat, flat_trees) = train(&flat);
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data");
    std::fs::write(out.join("clean-weights.tsv"), table(&html, &flat))?;
    let trees = Forests { html: html_trees, flat: flat_trees }.to_bytes();
    Ok(std::fs::write(out.join("packed/clean-trees.bin"), trees)?)
}

fn table(html: &Weights, flat: &Weights) -> String {
    let mut out = String::from(
        "# Weights of the page cleaner's first look (log-odds that a block is content), made by `datagen clean-weights`; see NOTICE.md.\n# feature\thtml\tplain text\n",
    );
    for (i, f) in Feature::ALL[..FLAGS].iter().enumerate() {
        let _ = writeln!(out, "{}\t{:.3}\t{:.3}", f.name(), html[i], flat[i]);
    }
    out
}

fn read(from: &Path, names: &[&str], format: Format, fold: Option<u64>) -> Outcome<Vec<Labelled>> {
    let mut out = Vec::new();
    for name in names {
        let file = File::open(from.join(format!("{name}.jsonl.gz")))?;
        for line in BufReader::new(GzDecoder::new(file)).lines() {
            let row: Json = serde_json::from_str(&line?)?;
            let hash = hash(row["id"].as_str().unwrap_or(""));
            if fold.is_some_and(|f| hash % 2 != f) {
                continue;
            }
            // Pages in other encodings have no `html`.
            let Some(text) = row["html"].as_str().or_else(|| row["text"].as_str()) else { continue };
            let page = page(text.as_bytes().to_vec(), format);
            let labels = label::labels(&page, &row["gold"]);
            let page = Labelled { page, labels, half: (hash / 2).is_multiple_of(2) };
            // Where all of the content is known, a page of it alone can be made.
            out.extend(
                (row["gold"]["with"].is_null() || row["gold"]["text"].is_string())
                    .then(|| bare(&page, format))
                    .flatten(),
            );
            out.push(page);
        }
    }
    Ok(out)
}

fn page(bytes: Vec<u8>, format: Format) -> Page {
    decode(&Document { bytes, format, utf8: true, ..Document::default() }, &Limits::default())
}

/// Weight of a page without boilerplate beside the page that it was made of.
const BARE: f32 = 0.2;

/// The content of a page as a page of its own, with nothing but the plainest markup: what old and small sites look like, and cleaned copies.
fn bare(of: &Labelled, format: Format) -> Option<Labelled> {
    let kept = of.page.pieces.iter().zip(&of.labels).filter(|(_, l)| l.0 && l.1 > 0.0);
    let mut weights = Vec::new();
    let mut out = String::new();
    for (piece, label) in kept {
        let text = piece.span.of(&of.page.text.value).trim().replace('\n', " ");
        let tag = match (piece.heading, piece.element.and_then(|e| of.page.outline.elements.get(e as usize))) {
            (1..=6, _) => format!("h{}", piece.heading),
            (_, Some(e)) if matches!(e.tag.as_str(), "li" | "td" | "blockquote" | "pre" | "dd" | "dt") => e.tag.clone(),
            _ => "p".to_owned(),
        };
        let _ = match format {
            Format::Html => write!(out, "<{tag}>{}</{tag}>", text.replace('&', "&amp;").replace('<', "&lt;")),
            _ => writeln!(out, "{text}"),
        };
        weights.push(label.1 * BARE);
    }
    let page = page(out.into_bytes(), format);
    let mean = weights.iter().sum::<f32>() / weights.len().max(1) as f32;
    let weight = |text: &str| if text.trim().is_empty() { 0.0 } else { mean };
    let labels: Vec<_> = page.pieces.iter().map(|p| (true, weight(p.span.of(&page.text.value)))).collect();
    (!labels.is_empty()).then_some(Labelled { page, labels, half: of.half })
}

/// Some lines of a page as pages of their own, so that the weights know lines without neighbours too.
fn single_lines(page: &Labelled) -> Vec<Labelled> {
    let labels = page.labels.iter().zip(&page.page.pieces).filter(|(l, _)| l.1 > 0.0);
    let line = |(&(keep, weight), piece): (&(bool, f32), &regest::model::Piece)| {
        let text = piece.span.of(&page.page.text.value).trim();
        let page_of_line = self::page(text.as_bytes().to_vec(), Format::Text);
        let labels = page_of_line.pieces.iter().map(|_| (keep, weight)).collect();
        Labelled { page: page_of_line, labels, half: page.half }
    };
    // Kept lines are the fewer: every second of them, every ninth of the others.
    let mut seen = [0_u32; 2];
    let mut every = |keep: bool| {
        seen[usize::from(keep)] += 1;
        seen[usize::from(keep)] % if keep { 2 } else { 9 } == 0
    };
    labels.filter(|(l, _)| every(l.0)).map(line).collect()
}

fn hash(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x100_0000_01b3)) >> 7
}

/// Weights of the first look and trees of the second, which are learned on scores of a first look that has not seen the page.
fn train(pages: &[Labelled]) -> (Weights, Forest) {
    let first = |pages: &[&Labelled]| fit(&pages.iter().flat_map(|p| samples(p, None)).collect::<Vec<_>>());
    let all: Vec<_> = pages.iter().collect();
    let half = |h: bool| -> Vec<&Labelled> { pages.iter().filter(|p| p.half == h).collect() };
    let blind = [first(&half(true)), first(&half(false))];
    // blind[0] has seen the pages of half true: it scores the others.
    let second = |p: &&Labelled| samples(p, Some(&blind[usize::from(p.half)]));
    (first(&all), grow(&all.iter().flat_map(second).collect::<Vec<_>>()))
}

/// The samples of a page; with the weights of a first look those of the second.
fn samples(labelled: &Labelled, first: Option<&Weights>) -> Vec<Sample> {
    let mut look = Look::new(&labelled.page);
    if let Some(weights) = first {
        let scores: Vec<f32> = look.seen().iter().map(|s| score(s, weights)).collect();
        look.again(&scores);
    }
    let rows = look.seen().iter().zip(&labelled.labels).filter(|(_, l)| l.1 > 0.0);
    rows.map(|(seen, &(keep, weight))| Sample { seen: *seen, keep, weight }).collect()
}
