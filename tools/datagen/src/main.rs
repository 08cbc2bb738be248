//! Makes the packed and generated data: `datagen <topic> --from DIR [--out DIR]`.

mod cldr;
mod clean;
mod place_cover;
mod place_model;
mod place_rank;
mod places;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).map(PathBuf::from);
    let usage = || {
        eprintln!(
            "usage: datagen cldr|spellout|clean-weights|places|place-model|place-cover|place-rank --from DIR [--out DIR]"
        );
        eprintln!("       datagen numberwords|check-numberwords [--out DIR]");
        ExitCode::from(2)
    };
    let Some(topic) = args.first() else { return usage() };
    let out = flag("--out").unwrap_or_else(cldr::lang_dir);
    let own = match topic.as_str() {
        "numberwords" => Some(cldr::words::run(&out)),
        "check-numberwords" => Some(cldr::check::run(&out)),
        _ => None,
    };
    let done = own.or_else(|| flag("--from").map(|from| packages(topic, &from, &out, flag)));
    match done {
        Some(Ok(())) => ExitCode::SUCCESS,
        Some(Err(error)) => {
            eprintln!("{topic}: {error}");
            ExitCode::FAILURE
        }
        None => usage(),
    }
}

/// The topics that read packages of others.
fn packages(topic: &str, from: &Path, out: &Path, flag: impl Fn(&str) -> Option<PathBuf>) -> std::io::Result<()> {
    match topic {
        "cldr" => cldr::run(from, out),
        "spellout" => cldr::pack::run(from),
        "clean-weights" => clean::weights(from).map_err(std::io::Error::other),
        "places" => places::make(from).map_err(std::io::Error::other),
        "place-cover" => {
            let show = flag("--show").map(|lang| lang.to_string_lossy().into_owned());
            place_cover::run(from, show.as_deref())
        }
        "place-model" => {
            let options = place_model::Options {
                from: from.to_owned(),
                names: flag("--names").unwrap_or_default(),
                test: flag("--test"),
                half: flag("--half").and_then(|half| half.to_str()?.parse().ok()),
                languages: flag("--languages").is_some(),
                out: flag("--out").unwrap_or_else(place_model::file),
            };
            place_model::run(&options)
        }
        "place-rank" => {
            let set = flag("--set").map(|set| set.to_string_lossy().into_owned());
            let table = flag("--out").unwrap_or_else(place_rank::file);
            let only_measure = flag("--measure").is_some();
            place_rank::run(from, set.as_deref(), only_measure, &table)
        }
        _ => Err(std::io::Error::other(format!("unknown topic {topic}"))),
    }
}
