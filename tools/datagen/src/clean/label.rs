//! What the gold says of each piece: kept or not, and how much that counts.

use regest::model::Page;
use serde_json::Value as Json;
use std::collections::HashSet;

/// Labels of a page's pieces from its gold text, its segments, or its lines.
pub fn labels(page: &Page, gold: &Json) -> Vec<(bool, f32)> {
    let texts: Vec<&str> = page.pieces.iter().map(|p| p.span.of(&page.text.value)).collect();
    if let Some(lines) = gold["lines"].as_array() {
        return by_lines(page, lines);
    }
    match gold["text"].as_str() {
        Some(text) => weighed(&texts, &by_text(&texts, text)),
        None => by_segments(&texts, gold),
    }
}

fn words(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        if word.chars().any(|c| c as u32 > 0x2e80) {
            out.extend(word.chars().map(String::from));
        } else {
            out.push(word.to_lowercase());
        }
    }
    out
}

fn shingles(words: &[String], size: usize) -> HashSet<String> {
    words.windows(size).map(|w| w.join(" ")).collect()
}

/// Longest run of words that is looked up in the gold.
const RUN: usize = 5;

/// A piece is content when most of its 4-word shingles are in the gold. Fewer words are in any text by chance: they must stand in the gold
/// beside two of the words that stand beside them on the page.
fn by_text(texts: &[&str], gold: &str) -> Vec<Option<bool>> {
    let gold = words(gold);
    let sets: Vec<_> = (1..=RUN).map(|n| shingles(&gold, n)).collect();
    let all: Vec<Vec<String>> = texts.iter().map(|t| words(t)).collect();
    let filled: Vec<usize> = (0..all.len()).filter(|&i| !all[i].is_empty()).collect();
    let mut out = vec![None; texts.len()];
    for (rank, &i) in filled.iter().enumerate() {
        let own = &all[i];
        out[i] = Some(if own.len() >= 4 {
            let hits = own.windows(4).filter(|w| sets[3].contains(&w.join(" "))).count();
            hits * 2 > own.windows(4).count()
        } else {
            let before = filled[rank.saturating_sub(2)..rank].iter().flat_map(|&j| &all[j]).collect::<Vec<_>>();
            let behind = filled[rank + 1..].iter().take(2).flat_map(|&j| &all[j]).take(2);
            let stands = |run: Vec<&String>| {
                let run: Vec<&str> = run.into_iter().map(String::as_str).collect();
                run.len() > own.len() && sets.get(run.len() - 1).is_some_and(|s| s.contains(&run.join(" ")))
            };
            let with_before = before[before.len().saturating_sub(2)..].iter().copied().chain(own).collect();
            stands(with_before) || stands(own.iter().chain(behind).collect()) || (rank == 0 && gold.starts_with(own))
        });
    }
    out
}

fn weighed(texts: &[&str], labels: &[Option<bool>]) -> Vec<(bool, f32)> {
    let count = |t: &str| (words(t).len() as f32).min(80.0);
    let total: f32 = texts.iter().map(|t| count(t)).sum::<f32>().max(1.0);
    let blocks = texts.len().max(1) as f32;
    let one = |(text, label): (&&str, &Option<bool>)| {
        let Some(keep) = *label else { return (false, 0.0) };
        let words = count(text);
        (keep, 100.0 * words / total + 20.0 / blocks)
    };
    texts.iter().zip(labels).map(one).collect()
}

/// Segments that must be and must not be in the content; all other pieces are not spoken of.
fn by_segments(texts: &[&str], gold: &Json) -> Vec<(bool, f32)> {
    let list = |key: &str| -> Vec<String> {
        gold[key].as_array().into_iter().flatten().filter_map(Json::as_str).map(|s| words(s).join(" ")).collect()
    };
    let (with, without) = (list("with"), list("without"));
    let one = |text: &&str| {
        let text = words(text).join(" ");
        let touches = |segments: &[String]| {
            text.len() > 2
                && segments
                    .iter()
                    .any(|s| !s.is_empty() && (text.contains(s.as_str()) || (text.len() > 12 && s.contains(&text))))
        };
        match (touches(&with), touches(&without)) {
            (true, false) => (true, 12.0),
            (false, true) => (false, 12.0),
            _ => (false, 0.0),
        }
    };
    texts.iter().map(one).collect()
}

/// One label a line; 2 is not scored.
fn by_lines(page: &Page, lines: &[Json]) -> Vec<(bool, f32)> {
    let text = &page.text.value;
    let (mut at, mut line) = (0, 0);
    let mut one = |start: usize, own: &str| {
        line += text.as_bytes().get(at..start).unwrap_or_default().iter().filter(|&&b| b == b'\n').count();
        at = start;
        match lines.get(line).and_then(Json::as_u64) {
            Some(label @ 0..=1) if !own.trim().is_empty() => (label == 1, line_weight(own)),
            _ => (false, 0.0),
        }
    };
    page.pieces.iter().map(|p| one(p.span.start, p.span.of(text))).collect()
}

/// A line counts as one line, and as its words: losing a paragraph is worse than keeping a menu entry.
fn line_weight(text: &str) -> f32 {
    0.5 + words(text).len().min(60) as f32 / 20.0
}
