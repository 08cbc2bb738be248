//! `regest export`.

use super::Exit;
use super::args::{Export, Format};
use super::error::Error;
use crate::sink;
use std::fs::File;

pub fn run(args: &Export) -> Result<Exit, Error> {
    let path = args.out.join("facts.jsonl");
    let missing =
        || Error::usage(format!("{}: cannot be read; is {} a run folder?", path.display(), args.out.display()));
    let facts = File::open(&path).map_err(|e| missing().because(e))?;
    match args.to {
        Format::Csv => sink::write_csv(facts, std::io::stdout().lock())
            .map_err(|e| Error::usage(format!("{}: cannot be turned into a table", path.display())).because(e))?,
    };
    Ok(Exit::Done)
}
