//! Measures regest on the development sets: `quality --sets DIR [--bin regest] [--only NAME]` prints a Markdown table by topic, with the
//! figures by language where a set tells them, beside what peers reach.

mod reliability;
mod run;
mod sets;

use sets::Set;
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let flag = |name: &str| args.iter().position(|a| a == name).and_then(|i| args.get(i + 1)).cloned();
    let Some(dir) = flag("--sets") else {
        eprintln!("usage: quality --sets DIR [--bin PATH of regest] [--only NAME of a set or topic]");
        return ExitCode::from(2);
    };
    let bin = flag("--bin").map_or_else(|| PathBuf::from("target/release/regest"), PathBuf::from);
    let only = flag("--only");
    let mut table = run::Table::new();
    for set in sets::all().into_iter().filter(|s| wanted(s, only.as_deref())) {
        match run::measure(&set, &PathBuf::from(&dir), &bin) {
            Ok(figures) => table.add(&set, &figures),
            Err(why) => {
                eprintln!("{}: {why}", set.name);
                return ExitCode::FAILURE;
            }
        }
    }
    table.print();
    ExitCode::SUCCESS
}

fn wanted(set: &Set, only: Option<&str>) -> bool {
    only.is_none_or(|o| set.name == o || set.topic == o)
}
