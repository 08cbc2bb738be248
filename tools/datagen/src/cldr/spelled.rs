//! Numbers spelled out by CLDR's rules come back: every cardinal rule set of every locale, read by the extractor itself.

use super::atoms::lesson;
use super::pack::{self, Rules};
use super::words::cardinals;
use rayon::prelude::*;
use regest::extract;
use regest::lang::{Lang, Lexicon, Passage, Role};
use regest::model::Reading;
use regest::text::{Span, fold};
use std::collections::BTreeMap;

/// Numbers in one passage.
const LINES: usize = 200;
/// Languages in which fewer numbers are tried: those without a word list written by hand.
const SAMPLE: u128 = 7;

/// What is left out: locale, part of the rule set's name, the number from which on, and the reason.
const EXCEPTIONS: [(&str, &str, u128, &str); 8] = [
    ("ak", "", 10_000, "the scale stands before its factor"),
    ("ee", "", 10_000, "the scale stands before its factor"),
    ("ff", "", 10_000, "the scale stands before its factor"),
    ("sw", "", 10_000, "the scale stands before its factor"),
    ("ga", "", 10_000, "the teens stand around the scale: aon mhilliún déag"),
    ("ky", "", 100_000, "the rules leave hundreds of thousands out: бир миң is 1000"),
    ("my", "", 100, "a tone mark on the scale joins what follows"),
    ("fi", "plural", 10, "an unknown multiple: kymmeniä is tens"),
];

fn excepted(locale: &str, set: &str, n: u128) -> bool {
    EXCEPTIONS.iter().any(|(l, part, from, _)| *l == locale && set.contains(part) && n >= *from)
}

/// Whether a word alone is as often another word: an article, or a glyph of the financial numerals (陆地).
fn is_weak(text: &str) -> bool {
    let roles = [Role::NumberArticle, Role::NumberWeak];
    Lexicon::get(&fold(text)).is_some_and(|hit| hit.entries().any(|e| roles.contains(&e.role)))
}

/// The numbers tried: 0 to 9999, the powers of ten and their multiples.
fn numbers(all: bool) -> Vec<u128> {
    let most = 10_u128.pow(15);
    let powers = (4..=14).flat_map(|k| (1..=25).map(move |m| m * 10_u128.pow(k)));
    let small = (0..=9999).filter(|n| all || n % SAMPLE == 0 || n % 100 == 0);
    let large = lesson().into_iter().filter(|n| all && *n > 9999);
    small.chain(large).chain(powers).filter(|n| *n < most).collect()
}

/// What each text means; a text that two numbers share means none.
fn texts(tag: &str, rules: &[Rules]) -> BTreeMap<String, Option<u128>> {
    let complete = super::lang_dir().join(tag).join("words.toml").exists();
    let numbers = numbers(complete);
    let mut out = BTreeMap::new();
    for Rules { locale, speller, .. } in rules {
        for set in cardinals(speller) {
            for &n in numbers.iter().filter(|n| !excepted(locale, set, **n)) {
                let Some(text) = speller.spell(set, n) else { continue };
                // Some rules set a comma between the groups; texts do not.
                let text = text.replace('\u{ad}', "").replace(", ", " ");
                let meaning = out.entry(text).or_insert(Some(n));
                *meaning = meaning.filter(|m| *m == n);
            }
        }
    }
    out
}

/// The texts of one language that are not read as what they mean, with what they are read as.
fn misread(tag: &str, texts: &BTreeMap<String, Option<u128>>) -> Vec<(String, u128, Vec<f64>)> {
    let rows: Vec<(&str, u128)> =
        texts.iter().filter_map(|(t, n)| Some((t.as_str(), (*n)?))).filter(|(t, _)| !is_weak(t)).collect();
    rows.par_chunks(LINES).flat_map_iter(|rows| read(tag, rows)).collect()
}

fn read(tag: &str, rows: &[(&str, u128)]) -> Vec<(String, u128, Vec<f64>)> {
    let text: String = rows.iter().flat_map(|(text, _)| [*text, "\n"]).collect();
    let passage = Passage::new(&text, Span::new(0, text.len()), 0, Lang::of(tag));
    let found: Vec<(usize, usize, f64)> = extract::numbers(&passage)
        .into_iter()
        .filter_map(|m| match m.reading {
            Reading::Number(n) => Some((n.value.numeral.start, n.value.numeral.end, n.value.value?)),
            _ => None,
        })
        .collect();
    let (mut start, mut out) = (0, Vec::new());
    for (text, n) in rows {
        let end = start + text.len();
        let here: Vec<_> = found.iter().filter(|f| f.0 >= start && f.0 < end).collect();
        let right = here.len() == 1 && here[0].0 == start && here[0].1 == end && here[0].2 == *n as f64;
        if !right {
            out.push(((*text).to_string(), *n, here.iter().map(|f| f.2).collect()));
        }
        start = end + 1;
    }
    out
}

#[test]
fn spelled_numbers_come_back() {
    let all = pack::read().expect("the packed rules are readable");
    let results: Vec<_> = all
        .par_iter()
        .map(|(tag, rules)| {
            let texts = texts(tag, rules);
            (tag, texts.len(), misread(tag, &texts))
        })
        .collect();
    let mut report = String::new();
    for (tag, all, bad) in results.iter().filter(|r| !r.2.is_empty()) {
        let shown: Vec<_> = bad.iter().take(12).map(|(t, n, got)| format!("{t} = {n}, read {got:?}")).collect();
        report += &format!("{tag}: {} of {all}: {}\n", bad.len(), shown.join("; "));
    }
    assert!(report.is_empty(), "numbers that do not come back:\n{report}");
}
