//! Learns the weights of the page cleaner: `datagen clean-weights --from DIR`, where DIR holds `aeb.dev`, `magic.dev`, `wcxb.dev`, `traf.dev`
//! (`.jsonl.gz`; scrapinghub/article-extraction-benchmark, MIT; opendatalab/magic-html, Apache-2.0; Murrough-Foley/web-content-extraction-benchmark,
//! CC BY 4.0; adbar/trafilatura, Apache-2.0) and `aeb.flat.dev`, `magic.flat.dev` made from the first two. With `REGEST_FOLD=0` or `1` one half of the
//! pages (by a hash of their ids) is left out, to be measured on.

mod fit;
mod label;

use fit::{Sample, fit};
use flate2::read::GzDecoder;
use regest::clean::Look;
use regest::clean::features::Feature;
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

/// Learns and writes `data/clean-weights.tsv`.
pub fn weights(from: &Path) -> Outcome<()> {
    let fold = std::env::var("REGEST_FOLD").ok().and_then(|f| f.parse::<u64>().ok());
    let html = train(&read(from, &HTML, Format::Html, fold)?);
    let mut flat = read(from, &FLAT, Format::Text, fold)?;
    let alone: Vec<_> = flat.iter().flat_map(single_lines).collect();
    flat.extend(alone);
    let flat = train(&flat);
    let out = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../data/clean-weights.tsv");
    Ok(std::fs::write(out, table(&html, &flat))?)
}

fn table(html: &[Weights; 2], flat: &[Weights; 2]) -> String {
    let mut out = String::from(
        "# Weights of the page cleaner (log-odds that a block is content), made by `datagen clean-weights`; see NOTICE.md.\n# feature\thtml, first look\thtml, second look\tplain text, first look\tplain text, second look\n",
    );
    for (i, f) in Feature::ALL.iter().enumerate() {
        let _ =
            writeln!(out, "{}\t{:.3}\t{:.3}\t{:.3}\t{:.3}", f.name(), html[0][i], html[1][i], flat[0][i], flat[1][i]);
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
            let text = row["html"].as_str().or_else(|| row["text"].as_str()).unwrap_or("");
            let document = Document { bytes: text.as_bytes().to_vec(), format, utf8: true, ..Document::default() };
            let page = decode(&document, &Limits::default());
            let labels = label::labels(&page, &row["gold"]);
            out.push(Labelled { page, labels, half: (hash / 2).is_multiple_of(2) });
        }
    }
    Ok(out)
}

/// Some lines of a page as pages of their own, so that the weights know lines without neighbours too.
fn single_lines(page: &Labelled) -> Vec<Labelled> {
    let labels = page.labels.iter().zip(&page.page.pieces).filter(|(l, _)| l.1 > 0.0);
    let line = |(&(keep, weight), piece): (&(bool, f32), &regest::model::Piece)| {
        let text = piece.span.of(&page.page.text.value).trim();
        let document =
            Document { bytes: text.as_bytes().to_vec(), format: Format::Text, utf8: true, ..Document::default() };
        let page_of_line = decode(&document, &Limits::default());
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

/// Weights of both passes. The second is learned on scores of a first pass that has not seen the page.
fn train(pages: &[Labelled]) -> [Weights; 2] {
    let samples = |pages: &[&Labelled], first: Option<[&Weights; 2]>| -> Vec<Sample> {
        pages.iter().flat_map(|p| look(p, first)).collect()
    };
    let all: Vec<_> = pages.iter().collect();
    let half = |h: bool| -> Vec<&Labelled> { pages.iter().filter(|p| p.half == h).collect() };
    let blind = [fit(&samples(&half(true), None)), fit(&samples(&half(false), None))];
    // blind[0] has seen the pages of half true: it scores the others.
    let second = fit(&samples(&all, Some([&blind[1], &blind[0]])));
    [fit(&samples(&all, None)), second]
}

/// The samples of a page; with first-pass weights (for pages of half true, false) those of the second look.
fn look(labelled: &Labelled, first: Option<[&Weights; 2]>) -> Vec<Sample> {
    let mut look = Look::new(&labelled.page);
    if let Some(first) = first {
        let weights = first[usize::from(!labelled.half)];
        let scores: Vec<f32> = look.seen().iter().map(|s| score(s, weights)).collect();
        look.again(&scores);
    }
    let rows = look.seen().iter().zip(&labelled.labels).filter(|(_, l)| l.1 > 0.0);
    rows.map(|(seen, &(keep, weight))| Sample { seen: *seen, keep, weight }).collect()
}
