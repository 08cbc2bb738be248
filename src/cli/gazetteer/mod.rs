//! `regest gazetteer build|lookup`.

mod hints;
mod known;
mod show;

use super::Exit;
use super::args::{Gazetteer as Args, GazetteerCommand};
use super::config::gazetteer;
use super::error::Error;
use crate::gazetteer::Sources;
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressStyle};
use known::Known;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

pub fn run(args: &Args) -> Result<Exit, Error> {
    match &args.command {
        GazetteerCommand::Build { source, out, only, quiet } => build(source, out, *only, *quiet),
        GazetteerCommand::Lookup { name, places, json } => {
            let loaded = gazetteer(places)?;
            let known: Vec<_> = name.iter().map(|name| Known::of(loaded.get(), name)).collect();
            let print = if *json { show::json } else { show::text };
            anstream::print!("{}", known.iter().map(print).collect::<Vec<_>>().join(if *json { "" } else { "\n" }));
            Ok(if known.iter().all(Known::is_known) { Exit::Done } else { Exit::Failed })
        }
    }
}

fn build(source: &[PathBuf], out: &Path, only: bool, quiet: bool) -> Result<Exit, Error> {
    let failed = |error| Error::usage("the gazetteer cannot be built").because(error);
    let name = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let sources = Sources { with_embedded: !only, name, ..Sources::of(source).map_err(failed)? };
    let bar = bar(quiet, sources.bytes());
    let built = crate::gazetteer::build(&sources, out, &mut |bytes| {
        bar.inc(bytes);
        if bar.length().is_some_and(|all| bar.position() >= all) {
            bar.set_message("packing");
        }
    });
    bar.finish_and_clear();
    let built = built.map_err(failed)?;
    if !quiet {
        let left_out = match built.left_out {
            0 => String::new(),
            count => format!("; {} rows left out (kinds that are not kept, or no point)", HumanCount(count as u64)),
        };
        let (places, bytes) = (HumanCount(built.places as u64), HumanBytes(built.bytes as u64));
        anstream::eprintln!("{}: {places} places, {bytes}{left_out}", out.display());
    }
    Ok(Exit::Done)
}

/// A bar over the bytes of the sources, on a terminal.
fn bar(quiet: bool, bytes: u64) -> ProgressBar {
    if quiet || !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:24} {binary_bytes}/{binary_total_bytes}  left {eta}  {msg}");
    ProgressBar::new(bytes).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}
