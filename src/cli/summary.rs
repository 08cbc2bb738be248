//! The closing table: facts by language and kind.

use crate::record::Counts;
use std::time::Duration;

/// Most languages that get a line of their own.
const LINES: usize = 12;

/// Prints what a run has read and found to standard error.
pub fn print(counts: &Counts, took: Duration) {
    for line in lines(counts, took) {
        anstream::eprintln!("{line}");
    }
}

fn lines(counts: &Counts, took: Duration) -> Vec<String> {
    let megabytes = counts.raw_bytes as f64 / 1e6;
    let seconds = took.as_secs_f64().max(1e-6);
    let files: Vec<_> = counts.files.iter().map(|(status, n)| format!("{n} {status}")).collect();
    let mut out = vec![
        format!(
            "{} pages, {megabytes:.1} MB in {seconds:.2} s ({:.1} MB/s); inputs: {}",
            counts.pages,
            megabytes / seconds,
            files.join(", ")
        ),
        format!("{:<8} {:>8} {:>8} {:>8} {:>8}", "language", "pages", "dates", "places", "numbers"),
    ];
    let mut languages: Vec<_> = counts.languages.iter().collect();
    languages.sort_by_key(|(lang, pages)| (std::cmp::Reverse(**pages), (*lang).clone()));
    for (lang, pages) in languages.iter().take(LINES) {
        let get = |kind| counts.facts_by_language.get(*lang).and_then(|k| k.get(kind)).copied().unwrap_or(0);
        out.push(row(lang, **pages, get("date"), get("place"), get("number")));
    }
    if languages.len() > LINES {
        out.push(format!("… and {} more", languages.len() - LINES));
    }
    let get = |kind| counts.facts.get(kind).copied().unwrap_or(0);
    out.push(
        row("all", counts.pages, get("date"), get("place"), get("number")) + &format!("   {} claims", counts.claims),
    );
    out
}

fn row(name: &str, pages: u64, dates: u64, places: u64, numbers: u64) -> String {
    format!("{name:<8} {pages:>8} {dates:>8} {places:>8} {numbers:>8}")
}
