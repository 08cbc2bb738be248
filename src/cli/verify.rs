//! `regest verify`.

use super::Exit;
use super::args::Verify;
use super::error::Error;
use crate::source::{self, From, Options};
use crate::verify;
use serde_json::Value as Json;
use std::time::Instant;

/// Faults that are shown; the number of all of them is always told.
const SHOWN: usize = 20;

pub fn run(args: &Verify) -> Result<Exit, Error> {
    let clock = Instant::now();
    let options = options(args)?;
    let mut source = source::open(std::slice::from_ref(&args.inputs), options)?;
    let report = verify::verify(&args.out, &mut *source)
        .map_err(|e| Error::usage(format!("{} cannot be verified", args.out.display())).because(e))?;
    for fault in report.faults.iter().take(SHOWN) {
        anstream::println!("{}: {}: {}", fault.path.escape_debug(), fault.what, fault.detail);
    }
    let megabytes = report.raw_bytes as f64 / 1e6;
    let rate = megabytes / clock.elapsed().as_secs_f64().max(1e-6);
    let verdict =
        if report.faults.is_empty() { "all hold".to_owned() } else { format!("{} do not hold", report.faults.len()) };
    anstream::eprintln!(
        "{} pages, {} facts, {megabytes:.1} MB of raw bytes ({rate:.0} MB/s): {verdict}",
        report.pages,
        report.facts
    );
    Ok(if report.faults.is_empty() { Exit::Done } else { Exit::Failed })
}

/// Inputs are read as the run has read them.
fn options(args: &Verify) -> Result<Options, Error> {
    let path = args.out.join("run.json");
    let unusable =
        || Error::usage(format!("{}: cannot be read; is {} a run folder?", path.display(), args.out.display()));
    let text = std::fs::read_to_string(&path).map_err(|e| unusable().because(e))?;
    let run: Json = serde_json::from_str(&text).map_err(|e| unusable().because(e))?;
    let from = match run["config"]["from"].as_str() {
        Some("text") => From::Text,
        Some("html") => From::Html,
        Some("jsonl") => From::Jsonl,
        _ => From::Auto,
    };
    let page_bytes = run["config"]["limits"]["page_bytes"].as_u64().and_then(|n| usize::try_from(n).ok());
    let page_bytes = page_bytes.unwrap_or(crate::model::Limits::default().page_bytes);
    Ok(Options { from, output: Some(args.out.clone()), page_bytes, ..Options::default() })
}
