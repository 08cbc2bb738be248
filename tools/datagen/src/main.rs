//! Makes the packed and generated data: `datagen <topic> --from DIR [--out DIR]`.

mod cldr;
mod clean;
mod place_model;
mod places;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).map(PathBuf::from);
    let (Some(topic), Some(from)) = (args.first(), flag("--from")) else {
        eprintln!(
            "usage: datagen cldr|clean-weights|places|place-model|numberwords|check-numberwords --from DIR [--out DIR]"
        );
        return ExitCode::from(2);
    };
    let out = flag("--out").unwrap_or_else(cldr::lang_dir);
    let done = match topic.as_str() {
        "cldr" => cldr::run(&from, &out),
        "numberwords" => cldr::words::run(&from, &out),
        "check-numberwords" => cldr::check::run(&from, &out),
        "clean-weights" => clean::weights(&from).map_err(std::io::Error::other),
        "places" => places::make(&from).map_err(std::io::Error::other),
        "place-model" => {
            let without = flag("--without").map(|word| word.to_string_lossy().into_owned());
            let names = flag("--names").unwrap_or_default();
            let model = flag("--out").unwrap_or_else(place_model::file);
            place_model::run(&from, &names, without.as_deref(), &model)
        }
        _ => Err(std::io::Error::other(format!("unknown topic {topic}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{topic}: {error}");
            ExitCode::FAILURE
        }
    }
}
