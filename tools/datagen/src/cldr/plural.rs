//! Which plural form a whole number takes in a language, by CLDR's plural rules.

use super::locales::strings;
use serde_json::Value;

/// The plural categories of one language with their conditions, in CLDR's notation.
#[derive(Default, Clone)]
pub struct Plurals {
    rules: Vec<(String, String)>,
}

impl Plurals {
    /// The conditions of one language, as `plurals.json` and `ordinals.json` list them.
    pub fn read(set: &Value) -> Self {
        let rule = |(key, text): (String, String)| {
            let condition = text.split('@').next().unwrap_or("").trim().to_string();
            (key.trim_start_matches("pluralRule-count-").to_string(), condition)
        };
        Self { rules: strings(set).into_iter().map(rule).collect() }
    }

    /// "one", "few" … "other".
    pub fn category(&self, n: u128) -> &str {
        let holds = |(_, condition): &&(String, String)| !condition.is_empty() && any(condition, n);
        self.rules.iter().find(holds).map_or("other", |(category, _)| category)
    }
}

fn any(condition: &str, n: u128) -> bool {
    condition.split(" or ").any(|all| all.split(" and ").all(|relation| holds(relation.trim(), n)))
}

/// One relation such as `i % 10 = 2..4` or `v = 0`.
fn holds(relation: &str, n: u128) -> bool {
    let (left, right, equal) = match relation.split_once("!=") {
        Some((l, r)) => (l, r, false),
        None => match relation.split_once('=') {
            Some((l, r)) => (l, r, true),
            None => return false,
        },
    };
    let mut left = left.split('%').map(str::trim);
    // A whole number has no visible fraction and no exponent.
    let operand = if matches!(left.next(), Some("n" | "i")) { n } else { 0 };
    let value = left.next().and_then(|m| m.parse().ok()).map_or(operand, |m: u128| operand % m.max(1));
    right.split(',').any(|range| within(range.trim(), value)) == equal
}

fn within(range: &str, value: u128) -> bool {
    let (low, high) = range.split_once("..").unwrap_or((range, range));
    matches!((low.parse::<u128>(), high.parse::<u128>()), (Ok(l), Ok(h)) if (l..=h).contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn russian_has_few_after_two() {
        assert!(any("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", 23));
        assert!(!any("v = 0 and i % 10 = 2..4 and i % 100 != 12..14", 13));
        assert!(any("v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9", 20));
    }
}
