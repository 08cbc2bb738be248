//! Runs the program and the scorers, and gathers the figures.

use crate::sets::Set;
use flate2::read::MultiGzDecoder;
use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Figures of one set: the named ones, and those by language.
pub struct Figures {
    named: Vec<(String, f64)>,
    by: BTreeMap<String, f64>,
    /// Tables of how far confidence can be trusted, where the set asks for them.
    reliability: String,
}

type Outcome<T> = Result<T, String>;

/// Extracts, converts and scores one set.
pub fn measure(set: &Set, dir: &Path, bin: &Path) -> Outcome<Figures> {
    let work = std::env::temp_dir().join(format!("regest-quality-{}", std::process::id()));
    fs::create_dir_all(&work).map_err(|e| e.to_string())?;
    let path = |name: &str| work.join(name);
    let (docs, records, predictions) = (path("docs.jsonl"), path("records.jsonl"), path("predictions.jsonl"));
    join(set, dir, &docs)?;
    let mut extract = Command::new(bin);
    extract.args(["extract", "-", "--from", "jsonl", "--quiet", "--max-failed", "100%"]).args(&set.extract);
    pipe(extract.stdin(open(&docs)?), &records)?;
    let mut convert = Command::new("python3");
    convert.arg(dir.join("to_predictions.py")).args([&docs, &records]).args(&set.convert);
    pipe(&mut convert, &predictions)?;
    let scored =
        if set.score == "published" { published(&docs, &predictions)? } else { score(set, dir, &docs, &predictions)? };
    let reliability = if set.reliability { crate::reliability::places(&docs, &records)? } else { String::new() };
    fs::remove_dir_all(&work).map_err(|e| e.to_string())?;
    Ok(Figures { reliability, ..figures(set, &scored) })
}

/// All documents of a set in one plain file, without the keys that are kept from the program.
fn join(set: &Set, dir: &Path, to: &Path) -> Outcome<()> {
    let mut out = File::create(to).map_err(|e| e.to_string())?;
    for name in &set.docs {
        let file = open(&dir.join(name))?;
        let reader: Box<dyn Read> =
            if name.ends_with(".gz") { Box::new(MultiGzDecoder::new(file)) } else { Box::new(file) };
        for line in BufReader::new(reader).lines() {
            let line = line.map_err(|e| e.to_string())?;
            let line = if set.without.is_empty() { line } else { strip(&line, &set.without)? };
            writeln!(out, "{line}").map_err(|e| e.to_string())?;
        }
    }
    Ok(())
}

fn strip(line: &str, without: &[String]) -> Outcome<String> {
    let mut doc: Json = serde_json::from_str(line).map_err(|e| e.to_string())?;
    if let Some(object) = doc.as_object_mut() {
        without.iter().for_each(|key| drop(object.remove(key)));
    }
    Ok(doc.to_string())
}

fn open(path: &Path) -> Outcome<File> {
    File::open(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn pipe(command: &mut Command, to: &Path) -> Outcome<()> {
    let out = File::create(to).map_err(|e| e.to_string())?;
    let status = command.stdout(out).status().map_err(|e| format!("{:?}: {e}", command.get_program()))?;
    if status.success() { Ok(()) } else { Err(format!("{:?} ended with {status}", command.get_program())) }
}

/// The scorer's JSON line; with groups, they are gathered under their own name.
fn score(set: &Set, dir: &Path, docs: &Path, predictions: &Path) -> Outcome<Json> {
    let gold: Vec<PathBuf> = if set.gold.is_empty() {
        if set.without.is_empty() { vec![docs.to_owned()] } else { set.docs.iter().map(|d| dir.join(d)).collect() }
    } else {
        set.gold.iter().map(|g| dir.join(g)).collect()
    };
    let mut command = Command::new("python3");
    let output = command.arg(dir.join(&set.score)).args(gold).arg(predictions).args(&set.group).output();
    let output = output.map_err(|e| e.to_string())?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8_lossy(&output.stdout);
    let mut lines = text.lines().filter(|l| l.starts_with('{'));
    lines
        .next()
        .and_then(|l| serde_json::from_str(l).ok())
        .ok_or_else(|| format!("{}: no JSON in its output", set.score))
}

/// How many pages' own day is right.
fn published(docs: &Path, predictions: &Path) -> Outcome<Json> {
    let rows = |path: &Path| -> Outcome<BTreeMap<String, Json>> {
        let lines = BufReader::new(open(path)?).lines();
        Ok(lines
            .map_while(Result::ok)
            .filter_map(|l| serde_json::from_str::<Json>(&l).ok())
            .map(|d| (d["id"].to_string(), d))
            .collect())
    };
    let (gold, found) = (rows(docs)?, rows(predictions)?);
    let right =
        gold.iter().filter(|(id, d)| found.get(*id).is_some_and(|p| p["published"] == d["gold"]["published"])).count();
    Ok(serde_json::json!({ "right": right }))
}

fn at<'j>(json: &'j Json, path: &str) -> &'j Json {
    path.split('.').fold(json, |json, key| &json[key])
}

fn figures(set: &Set, scored: &Json) -> Figures {
    let named = set.figures.iter().map(|(name, path)| (name.clone(), at(scored, path).as_f64().unwrap_or(f64::NAN)));
    let mut by = BTreeMap::new();
    if let (Some(path), Some(figure)) = (&set.by, &set.by_figure) {
        for (key, group) in at(scored, path).as_object().into_iter().flatten() {
            by.extend(at(group, figure).as_f64().map(|value| (key.clone(), value)));
        }
    }
    Figures { named: named.collect(), by, reliability: String::new() }
}

/// The table, row by row.
pub struct Table(Vec<String>, String);

impl Table {
    /// A table without rows.
    pub fn new() -> Self {
        let head = ["| topic | set | figures | by language or set | peers |", "|---|---|---|---|---|"];
        Self(head.map(str::to_owned).to_vec(), String::new())
    }

    /// Adds the row of a set.
    pub fn add(&mut self, set: &Set, figures: &Figures) {
        let named: Vec<_> = figures.named.iter().map(|(name, value)| format!("{name} {}", show(*value))).collect();
        let row =
            format!("| {} | {} | {} | {} | {} |", set.topic, set.name, named.join("; "), by(&figures.by), set.peers);
        eprintln!("{row}");
        self.0.push(row);
        self.1.push_str(&figures.reliability);
    }

    /// Prints it.
    #[expect(clippy::print_stdout, reason = "the table is what the program is for")]
    pub fn print(&self) {
        println!("{}\n{}", self.0.join("\n"), self.1);
    }
}

/// Mean, worst, and each.
fn by(by: &BTreeMap<String, f64>) -> String {
    let Some((worst, low)) = by.iter().min_by(|a, b| a.1.total_cmp(b.1)) else { return String::new() };
    let mean = by.values().sum::<f64>() / by.len() as f64;
    let each: Vec<_> = by.iter().map(|(key, value)| format!("{key} {}", show(*value))).collect();
    format!("mean {}, worst {worst} {}: {}", show(mean), show(*low), each.join(" "))
}

fn show(value: f64) -> String {
    if value.fract() == 0.0 && value >= 1.0 {
        value.to_string()
    } else {
        format!("{value:.3}").trim_start_matches('0').to_owned()
    }
}
