//! `regest gazetteer build|lookup`.

use super::Exit;
use super::args::{Gazetteer as Args, GazetteerCommand};
use super::config::gazetteer;
use super::error::Error;
use crate::gazetteer::{Candidate, Gazetteer, Sources};
use std::path::{Path, PathBuf};

pub fn run(args: &Args) -> Result<Exit, Error> {
    match &args.command {
        GazetteerCommand::Build { source, out, only } => build(source, out, *only),
        GazetteerCommand::Lookup { name, gazetteer } => lookup(name, gazetteer.as_deref()),
    }
}

fn build(source: &[PathBuf], out: &Path, only: bool) -> Result<Exit, Error> {
    let failed = |error| Error::usage("the gazetteer cannot be built").because(error);
    let name = out.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let sources = Sources { with_embedded: !only, name, ..Sources::of(source).map_err(failed)? };
    let built = crate::gazetteer::build(&sources, out).map_err(failed)?;
    anstream::eprintln!("{}: {} places, {} bytes", out.display(), built.places, built.bytes);
    Ok(Exit::Done)
}

fn lookup(name: &str, path: Option<&Path>) -> Result<Exit, Error> {
    let loaded = gazetteer(path)?;
    let gazetteer = loaded.get();
    let known = gazetteer.lookup(name);
    for candidate in known.into_iter().flat_map(|n| gazetteer.candidates(n)) {
        anstream::println!("{}", line(gazetteer, candidate));
    }
    if let Some(demonym) = gazetteer.demonym(name) {
        let place = demonym.place.map_or(String::new(), |p| gazetteer.place(p).name.to_owned());
        anstream::println!("names people or things of {} {place}", demonym.country);
    } else if known.is_none() {
        anstream::eprintln!("no place is known as {name:?}");
        return Ok(Exit::Failed);
    }
    Ok(Exit::Done)
}

/// One candidate: what it is, where it is, and how the name belongs to it.
fn line(gazetteer: &Gazetteer, candidate: Candidate<'_>) -> String {
    let place = gazetteer.place(candidate.place);
    let flags = candidate.flags;
    let named = [
        (flags.primary(), "main name"),
        (flags.preferred(), "usual name"),
        (flags.historic(), "former name"),
        (flags.abbreviation(), "abbreviation"),
        (flags.bare(), "without accents"),
    ];
    let named: Vec<_> = named.iter().filter(|n| n.0).map(|n| n.1).collect();
    let langs: Vec<_> = candidate.langs().collect();
    format!(
        "{}:{}\t{}\t{:?}\t{} {}\t{:.4},{:.4} ±{} m\tpopulation {}\t{} {}",
        place.id.gazetteer(),
        place.id,
        place.name,
        place.kind,
        place.country,
        place.admin1_name,
        place.lat,
        place.lon,
        place.uncertainty_m,
        place.population,
        if named.is_empty() { "other name".into() } else { named.join(", ") },
        langs.join(" "),
    )
}
