//! Proves the written number words: reads back what CLDR's rules spell, 0 to 9999 and the powers of ten.

use super::atoms::{Spelled, lesson};
use super::dp::parse;
use super::lexicon::Lexicon;
use super::pack;
use super::rbnf::Speller;
use super::words::{cardinals, read};
use std::io;
use std::path::Path;

/// What came of one language.
#[derive(Default)]
struct Score {
    all: usize,
    wrong: usize,
    none: usize,
    shown: Vec<String>,
}

/// Prints a table: language, atoms, numbers tried, share read right, the first that were not.
pub fn run(out: &Path) -> io::Result<()> {
    let mut below = 0;
    for (tag, rules) in pack::read()? {
        let lexicon = read(&out.join(&tag).join("numberwords.toml"))?;
        let mut score = Score::default();
        rules.iter().for_each(|r| check(&r.speller, &lexicon, &mut score));
        let right = 1.0 - (score.wrong + score.none) as f64 / score.all.max(1) as f64;
        below += usize::from(right < 0.99);
        let atoms = lexicon.atoms().count();
        let (all, wrong, none) = (score.all, score.wrong, score.none);
        eprintln!(
            "{tag:8} {atoms:5} atoms {all:7} tried {right:.4} right {wrong:5} wrong {none:5} unread  {}",
            score.shown.join("; ")
        );
    }
    eprintln!("{below} languages below 0.99");
    Ok(())
}

fn check(speller: &Speller, lexicon: &Lexicon, score: &mut Score) {
    for set in cardinals(speller) {
        for n in (0..=9999).chain(lesson().into_iter().filter(|n| *n > 9999)) {
            if let Some(text) = speller.spell(set, n) {
                count(&text, n, lexicon, score);
            }
        }
    }
}

fn count(text: &str, n: u128, lexicon: &Lexicon, score: &mut Score) {
    score.all += 1;
    match parse(lexicon, &Spelled::new(text).letters) {
        Some(m) if m == n => return,
        Some(_) => score.wrong += 1,
        None => score.none += 1,
    }
    let seen = score.wrong + score.none;
    if seen.is_power_of_two() && score.shown.len() < 8 {
        score.shown.push(format!("{n} {}", text.replace('\u{ad}', "|")));
    }
}
