//! The words and abbreviations of large numbers, out of the compact number patterns.

use super::forms::{is_ideograph, plain};
use super::locales::{Locales, at, strings};
use super::table::{File, Num};
use serde_json::Value;

/// Short forms that texts use for measures or money: "5 km" is no number of thousand millions.
const MEASURES: [&str; 6] = ["km", "mm", "kt", "dt", "kr", "mil m"];

/// Fills `[scales]`, and `[scales-short]` with the single letters k m b t.
pub fn fill(locales: &Locales, members: &[String], file: &mut File) {
    for locale in members {
        let whole = locales.file("cldr-numbers-full", locale, "numbers.json");
        let numbers = at(&whole, &["numbers"]);
        let system = at(numbers, &["defaultNumberingSystem"]).as_str().unwrap_or("latn");
        for system in ["latn", system] {
            for width in ["long", "short"] {
                let key = format!("decimalFormats-numberSystem-{system}");
                patterns(at(numbers, &[&key, width, "decimalFormat"]), file);
            }
        }
    }
}

fn patterns(set: &Value, file: &mut File) {
    for (key, pattern) in strings(set) {
        let Some(power) = key.split('-').next().and_then(|k| k.parse::<u128>().ok()) else { continue };
        let Some((word, value)) = scale(&pattern, power) else { continue };
        add(&word, value, file);
    }
}

fn add(word: &str, value: u128, file: &mut File) {
    let mut letters = word.chars().filter(|c| c.is_alphabetic());
    let (first, second) = (letters.next(), letters.next());
    match (first, second) {
        (None, _) => {}
        _ if MEASURES.contains(&word) => {}
        (Some(c), None) if !is_ideograph(c) => {
            if word.len() == 1 && "kmbt".contains(c) {
                file.form("scales-short", word, Num::Add(value));
            }
        }
        _ => {
            file.form("scales", word, Num::Add(value));
            match word.strip_suffix('.') {
                Some(bare) if !bare.contains('.') => file.form("scales", bare, Num::Add(value)),
                _ => {}
            }
        }
    }
}

/// The word of a pattern and what it multiplies by: ("0 thousand", 1000), ("00 тыс'.'", 10000) both 1000.
fn scale(pattern: &str, power: u128) -> Option<(String, u128)> {
    let pattern = pattern.split(';').next()?;
    let zeros = u32::try_from(pattern.chars().filter(|c| *c == '0').count()).ok()?;
    let value = power / 10u128.checked_pow(zeros.checked_sub(1)?)?;
    let word = plain(&pattern.replace('\'', "").replace("¤", ""));
    // A word on both sides of the figure cannot be looked up as one.
    let (before, after) =
        word.split_once('0').map(|(b, _)| (b.trim(), word.rsplit('0').next().unwrap_or("").trim()))?;
    let word = match (before.is_empty(), after.is_empty()) {
        (true, false) => after,
        (false, true) => before,
        _ => return None,
    };
    (value >= 100).then(|| (word.trim_matches('-').trim().to_string(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_figure_is_taken_out_of_a_pattern() {
        assert_eq!(scale("00\u{a0}тыс'.'", 10_000), Some(("тыс.".into(), 1000)));
        assert_eq!(scale("0万", 10_000), Some(("万".into(), 10_000)));
        assert_eq!(scale("elfu 000;elfu -000", 100_000), Some(("elfu".into(), 1000)));
        assert_eq!(scale("0", 1000), None);
    }
}
