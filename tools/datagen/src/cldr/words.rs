//! Writes `numberwords.toml`: the atoms learned from the spell-out rules, ordinals, connectors.

use super::atoms::{Learner, Spelled};
use super::lexicon::Lexicon;
use super::overrides::{self, Row};
use super::pack::{self, Rules};
use super::rbnf::Speller;
use super::signs::Signs;
use super::table::{File, Num};
use super::{VERSION, lexicon::Atom};
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

const CARDINALS: [&str; 3] = ["%spellout-cardinal", "%spellout-numbering", "%spellout-construct"];

/// Languages whose accents are often left out where a keyboard lacks them, and where that makes no other word.
const TYPED_BARE: [&str; 12] = ["bs", "ca", "cs", "es", "fr", "gl", "hr", "pl", "pt", "ro", "sk", "sr-Latn"];

/// Writes `<out>/<tag>/numberwords.toml` for every language with spell-out rules or rows written by hand.
pub fn run(out: &Path) -> io::Result<()> {
    let rules = pack::read()?;
    let rows = overrides::rows()?;
    let tags: BTreeSet<&str> = rules.keys().map(String::as_str).chain(rows.iter().map(|r| r.tag)).collect();
    for tag in &tags {
        let rules = rules.get(*tag).map_or(&[] as &[Rules], Vec::as_slice);
        file(tag, rules, &rows).write(&out.join(tag).join("numberwords.toml"))?;
    }
    eprintln!("numberwords: {} languages", tags.len());
    Ok(())
}

fn file(tag: &str, rules: &[Rules], rows: &[Row]) -> File {
    let source = if rules.is_empty() {
        "overrides/numberwords.tsv".to_string()
    } else {
        format!("CLDR {VERSION} (licence Unicode-3.0) and overrides/numberwords.tsv")
    };
    let mut file = File::new(&source);
    let mut learner = Learner::new(tag, overrides::seed(rows, tag));
    learner.learn_all(rules);
    if TYPED_BARE.contains(&tag) {
        learner.lexicon.add_bare();
    }
    atoms(&learner.lexicon, &mut file);
    overrides::fill(rows, tag, &mut file);
    for rules in rules {
        ordinals(&rules.speller, &learner.lexicon, &mut file);
        signs(&rules.signs, rows, tag, &mut file);
    }
    file
}

/// The atoms as written. Those of several words come with a connector that is written on, too: "وثلاثة عشر".
fn atoms(lexicon: &Lexicon, file: &mut File) {
    let prefixes: Vec<&str> = lexicon
        .atoms()
        .filter(|(form, atom)| *atom == Atom::And && matches!(*form, "و" | "ו"))
        .map(|(form, _)| form)
        .collect();
    for (form, atom) in lexicon.atoms() {
        // A hyphen is left out as often as not: "quatre vingt douze".
        let blank = form.replace('-', " ");
        match atom.number() {
            Some(number) => {
                file.form("numbers", form, number);
                file.form("numbers", blank.trim(), number);
                prefixes.iter().filter(|_| form.contains(' ')).for_each(|p| {
                    file.form("numbers", &format!("{p}{form}"), number);
                });
            }
            None => file.keyed("number", "and", form),
        }
    }
}

/// The words for minus and the decimal mark, but those that are refused by hand.
fn signs(signs: &Signs, rows: &[Row], tag: &str, file: &mut File) {
    let refused = |form: &str| rows.iter().any(|r| r.tag == tag && r.kind == "drop" && r.form == form);
    let words = signs.minus.iter().map(|w| ("minus", w)).chain(signs.point.iter().map(|w| ("point", w)));
    words.filter(|(_, w)| !refused(w)).for_each(|(key, word)| file.keyed("number", key, word));
}

/// The ordinals 1 to 31, the tens and 100; none that is also said for the plain number.
fn ordinals(speller: &Speller, lexicon: &Lexicon, file: &mut File) {
    let numbers = (1..=31).chain((40..=100).step_by(10));
    for n in numbers {
        for set in speller.sets(&["%spellout-ordinal"]) {
            let Some(text) = speller.spell(set, n) else { continue };
            let spelled = Spelled::new(&text);
            let plain = lexicon.get(&spelled.letters.iter().collect::<String>()).is_some();
            if !plain {
                file.form("ordinals", &spelled.whole(), Num::Add(n));
            }
        }
    }
}

/// The lexicon of a written file.
pub fn read(path: &Path) -> io::Result<Lexicon> {
    let table: toml::Table = fs::read_to_string(path)?.parse().map_err(io::Error::other)?;
    let mut lexicon = Lexicon::default();
    for (form, value) in table.get("numbers").and_then(toml::Value::as_table).into_iter().flatten() {
        let number = |v: &toml::Value| v.as_integer().and_then(|n| u128::try_from(n).ok());
        match (number(value), value.get("times").and_then(number)) {
            (Some(n), _) => lexicon.set(form, Atom::Add(n)),
            (_, Some(n)) => lexicon.set(form, Atom::Times(n)),
            _ => {}
        }
    }
    let and = table.get("number").and_then(|t| t.get("and")).and_then(toml::Value::as_array);
    and.into_iter().flatten().filter_map(toml::Value::as_str).for_each(|form| lexicon.set(form, Atom::And));
    Ok(lexicon)
}

/// The cardinal rule sets of a speller; years and days of the month are dates.
pub fn cardinals(speller: &Speller) -> Vec<&str> {
    let mut sets = speller.sets(&CARDINALS);
    sets.retain(|set| !set.ends_with("-year") && !set.ends_with("-days"));
    sets
}
