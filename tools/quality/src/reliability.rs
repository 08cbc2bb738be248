//! How far confidence can be trusted: of places said with a confidence of about .8, about eight in ten should be right.

use serde_json::Value as Json;
use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::{BufRead, BufReader};
use std::path::Path;

/// Kilometres within which a point is taken for the same place, as the scorer of places does.
const SAME: f64 = 161.0;

/// Ten bins of confidence: how many, their sum of confidence, how many right.
#[derive(Default)]
struct Bins([(usize, f64, usize); 10]);

impl Bins {
    fn add(&mut self, confidence: f64, right: bool) {
        if let Some(bin) = self.0.get_mut(((confidence * 10.0) as usize).min(9)) {
            *bin = (bin.0 + 1, bin.1 + confidence, bin.2 + usize::from(right));
        }
    }

    /// Expected calibration error: how far confidence is from the share that is right, weighed by the size of the bins.
    fn error(&self) -> f64 {
        let all: usize = self.0.iter().map(|bin| bin.0).sum();
        self.0.iter().map(|bin| (bin.1 - bin.2 as f64).abs()).sum::<f64>() / all.max(1) as f64
    }

    fn write(&self, name: &str, out: &mut String) {
        let all: usize = self.0.iter().map(|bin| bin.0).sum();
        let _ = writeln!(out, "\n{name}: {all} places, expected calibration error {:.3}\n", self.error());
        out.push_str("| bin | places | mean confidence | right |\n|---|---|---|---|\n");
        for (at, &(count, sum, right)) in self.0.iter().enumerate().filter(|(_, bin)| bin.0 > 0) {
            let share = |of: f64| of / count as f64;
            let _ = writeln!(out, "| .{at}+ | {count} | {:.3} | {:.3} |", share(sum), share(right as f64));
        }
    }
}

/// The tables of `confidence` and `value_confidence` over the documents and records of a set of places.
pub fn places(docs: &Path, records: &Path) -> Result<String, String> {
    let documents: HashMap<String, Json> = rows(docs)?.into_iter().map(|d| (d["id"].to_string(), d)).collect();
    let (mut spans, mut values) = (Bins::default(), Bins::default());
    for record in rows(records)? {
        let Some(document) = documents.get(&record["source"]["id"].to_string()) else { continue };
        for fact in list(&record["facts"]).filter(|f| is_place(f)) {
            judge(fact, &document["gold"], &mut spans, &mut values);
        }
    }
    let mut out = String::new();
    spans.write("`confidence`", &mut out);
    values.write("`value_confidence`", &mut out);
    Ok(out)
}

fn rows(path: &Path) -> Result<Vec<Json>, String> {
    let file = std::fs::File::open(path).map_err(|e| format!("{}: {e}", path.display()))?;
    BufReader::new(file)
        .lines()
        .map(|line| serde_json::from_str(&line.map_err(|e| e.to_string())?).map_err(|e| e.to_string()))
        .collect()
}

fn list(json: &Json) -> impl Iterator<Item = &Json> {
    json.as_array().into_iter().flatten()
}

fn is_place(fact: &Json) -> bool {
    fact["kind"] == "place" && fact["value"]["role"] != "demonym" && fact["value"]["role"] != "embedded"
}

/// A place is right where it meets one of the gold ones; what meets none but one that is neither asked for nor punished is left out.
fn judge(fact: &Json, gold: &Json, spans: &mut Bins, values: &mut Bins) {
    let (Some(start), Some(end)) = (fact["start"].as_u64(), fact["end"].as_u64()) else { return };
    let meets =
        |from: &Json, to: &Json| from.as_u64().is_some_and(|s| s < end) && to.as_u64().is_some_and(|e| start < e);
    let met = list(&gold["facts"]).find(|g| meets(&g["start"], &g["end"]));
    if met.is_none() && list(&gold["ignore"]).any(|span| meets(&span[0], &span[1])) {
        return;
    }
    spans.add(fact["confidence"].as_f64().unwrap_or_default(), met.is_some());
    if let Some(right) = met.and_then(|met| is_right(&fact["value"], &met["value"])) {
        values.add(fact["value_confidence"].as_f64().unwrap_or_default(), right);
    }
}

/// Whether a value is the gold one: the same id, or a point near it; `None` where the gold one has no point.
fn is_right(value: &Json, gold: &Json) -> Option<bool> {
    let point = |v: &Json| number(&v["lat"]).zip(number(&v["lon"]));
    let wanted = point(gold)?;
    let same = number(&value["geonames"]).is_some_and(|id| number(&gold["geonames"]) == Some(id));
    Some(same || point(value).is_some_and(|found| kilometres(wanted, found) <= SAME))
}

fn number(json: &Json) -> Option<f64> {
    json.as_f64().or_else(|| json.as_str()?.parse().ok())
}

fn kilometres(a: (f64, f64), b: (f64, f64)) -> f64 {
    let half = |x: f64| (x.to_radians() / 2.0).sin().powi(2);
    let h = half(b.0 - a.0) + a.0.to_radians().cos() * b.0.to_radians().cos() * half(b.1 - a.1);
    12_742.017_6 * h.sqrt().min(1.0).asin()
}
