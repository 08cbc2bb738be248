//! `datagen place-rank --from SETS [--set feature=weight,…] [--measure all]`: tunes the weights by which one place is told
//! from others of its name, and prints figures on documents that were not tuned on.
//!
//! `SETS` is a folder of `*.jsonl` files with `text`, `lang` and `gold.facts` that carry `geonames`, `lat`, `lon` or
//! `country`, openly licensed; rows of our own (`rows.tsv`) are added. Only the rows of the table that say `tuned` change:
//! of the others the sets tell nothing, or too little, and a reasoned weight is kept by hand.

mod docs;
mod tune;

use regest::weigh::{Feature, Weights};
use std::fmt::Write as _;
use std::io::Error;
use std::path::{Path, PathBuf};

/// Tunes, prints what came of it, and writes the table.
pub fn run(from: &Path, set: Option<&str>, only_measure: bool, out: &Path) -> Result<(), Error> {
    let table = std::fs::read_to_string(out)?;
    let weights = changed(Weights::read(&table), set.unwrap_or_default());
    let documents = docs::read(from)?;
    let pages: Vec<_> = documents.iter().map(docs::page).collect();
    let read: Vec<_> = documents.iter().zip(&pages).map(|(document, page)| docs::read_page(document, page)).collect();
    eprintln!("{} documents", read.len());
    tune::print("before", &read, &weights);
    if only_measure {
        tune::print_wrong(&read, &weights);
        return Ok(());
    }
    let tuned = tunable(&table);
    tune::cross_validate(&read, &weights, &tuned);
    let learned = tune::learn(&read.iter().collect::<Vec<_>>(), &weights, &tuned);
    tune::print("after, on what was tuned on", &read, &learned);
    std::fs::write(out, rewritten(&table, &learned))
}

/// Features whose row says so.
fn tunable(table: &str) -> Vec<Feature> {
    let rows = table.lines().filter(|line| line.split('\t').nth(2) == Some("tuned"));
    rows.filter_map(|line| feature(line.split('\t').next()?)).collect()
}

fn feature(name: &str) -> Option<Feature> {
    Feature::ALL.iter().copied().find(|f| f.name() == name)
}

/// Weights with those that were asked for changed.
fn changed(weights: Weights, set: &str) -> Weights {
    let pairs = set.split(',').filter_map(|pair| pair.split_once('='));
    pairs.fold(weights, |weights, (name, weight)| match (feature(name), weight.parse()) {
        (Some(feature), Ok(weight)) => weights.with(feature, weight),
        _ => weights,
    })
}

/// The table with new weights in the rows that were tuned.
fn rewritten(table: &str, weights: &Weights) -> String {
    let mut out = String::new();
    for line in table.lines() {
        let fields: Vec<&str> = line.split('\t').collect();
        let _ = match (fields.first().and_then(|name| feature(name)), fields.get(2)) {
            (Some(feature), Some(&"tuned")) => writeln!(out, "{}\t{}\ttuned", feature.name(), weights.of(feature)),
            _ => writeln!(out, "{line}"),
        };
    }
    out
}

/// Where the table belongs.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../src/weigh/weights.tsv")
}
