//! The words for a minus and for the decimal mark, out of the spell-out rules: "minus →→;", "←← comma →→;".

use super::forms::plain;
use serde_json::Value;
use std::collections::BTreeSet;

/// The words of one locale.
#[derive(Default)]
pub struct Signs {
    /// Said before an amount below zero.
    pub minus: BTreeSet<String>,
    /// Said between the whole and its decimals.
    pub point: BTreeSet<String>,
}

impl Signs {
    /// Reads them out of the cardinal rule sets of `SpelloutRules`.
    pub fn read(rules: &Value) -> Self {
        let mut signs = Self::default();
        for (name, rows) in rules.as_object().into_iter().flatten() {
            if !name.starts_with("%spellout-cardinal") && !name.starts_with("%spellout-numbering") {
                continue;
            }
            for row in rows.as_array().into_iter().flatten() {
                let (Some(kind), Some(text)) = (text(row, 0), text(row, 1)) else { continue };
                match kind {
                    "-x" => signs.minus.extend(text.split_once('→').and_then(|(word, _)| word_of(word))),
                    "x.x" | "x,x" => signs.point.extend(between(text).and_then(word_of)),
                    _ => {}
                }
            }
        }
        signs
    }
}

fn text(row: &Value, i: usize) -> Option<&str> {
    row.get(i).and_then(Value::as_str)
}

/// What stands between the whole (`←…←`) and the decimals (`→→`).
fn between(text: &str) -> Option<&str> {
    let whole = text.strip_prefix('←')?.split_once('←')?.1;
    whole.split_once('→').filter(|(_, rest)| rest.starts_with('→')).map(|(word, _)| word)
}

fn word_of(text: &str) -> Option<String> {
    let word = plain(text);
    (!word.is_empty() && word.chars().all(|c| c.is_alphabetic() || c == ' ' || super::lexicon::is_mark(c)))
        .then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn words_stand_before_and_between_the_arrows() {
        let rules = json!({"%spellout-cardinal": [
            ["-x", "minus →→;"], ["x.x", "←%spellout-numbering← komma →→;"], ["0.x", "=0.0=;"], ["0", "nul;"]
        ], "%other": [["-x", "less →→;"]]});
        let signs = Signs::read(&rules);
        assert_eq!(signs.minus.into_iter().collect::<Vec<_>>(), ["minus"]);
        assert_eq!(signs.point.into_iter().collect::<Vec<_>>(), ["komma"]);
    }

    #[test]
    fn rules_that_spell_fractions_name_no_mark() {
        let rules = json!({"%spellout-cardinal": [["x.x", "[←← ir ]→%%fractions→;"], ["-x", "→→ less;"]]});
        let signs = Signs::read(&rules);
        assert!(signs.minus.is_empty() && signs.point.is_empty());
    }
}
