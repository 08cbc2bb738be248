//! Writes `numberwords.toml`: the atoms learned from the spell-out rules, ordinals, connectors.

use super::atoms::{Learner, Spelled};
use super::lexicon::Lexicon;
use super::locales::{Locales, at};
use super::overrides::{self, Row};
use super::plural::Plurals;
use super::rbnf::Speller;
use super::table::{File, Num};
use super::{VERSION, lexicon::Atom};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

const CARDINALS: [&str; 3] = ["%spellout-cardinal", "%spellout-numbering", "%spellout-construct"];

/// Languages whose accents are often left out where a keyboard lacks them, and where that makes no other word.
const TYPED_BARE: [&str; 12] = ["bs", "ca", "cs", "es", "fr", "gl", "hr", "pl", "pt", "ro", "sk", "sr-Latn"];

/// The spellers of every language folder: one a locale whose rules go there.
pub fn spellers(from: &Path) -> io::Result<BTreeMap<String, Vec<Speller>>> {
    let locales = Locales::read(from)?;
    let plurals = locales.shared("cldr-core/supplemental/plurals.json")?;
    let ordinals = locales.shared("cldr-core/supplemental/ordinals.json")?;
    let mut out: BTreeMap<String, Vec<Speller>> = BTreeMap::new();
    let mut files: Vec<_> = fs::read_dir(from.join("cldr-rbnf/rbnf"))?.filter_map(Result::ok).collect();
    files.sort_by_key(fs::DirEntry::file_name);
    for entry in files {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(locale) = name.strip_suffix(".json").filter(|l| *l != "und") else { continue };
        let rules: Value = serde_json::from_slice(&fs::read(entry.path())?).map_err(io::Error::other)?;
        let language = locale.split('-').next().unwrap_or(locale);
        let speller = Speller::read(
            at(&rules, &["rbnf", "rbnf", "SpelloutRules"]),
            Plurals::read(&plurals, "cardinal", language),
            Plurals::read(&ordinals, "ordinal", language),
        );
        out.entry(folder(&locales, locale)).or_default().push(speller);
    }
    Ok(out)
}

fn folder(locales: &Locales, locale: &str) -> String {
    match locale {
        "no" => "nb".to_string(),
        "yue-Hans" => "yue".to_string(),
        _ => locales.folder(locale),
    }
}

/// Writes `<out>/<tag>/numberwords.toml` for every language with spell-out rules or rows written by hand.
pub fn run(from: &Path, out: &Path) -> io::Result<()> {
    let spellers = spellers(from)?;
    let rows = overrides::rows()?;
    let tags: BTreeSet<&str> = spellers.keys().map(String::as_str).chain(rows.iter().map(|r| r.tag)).collect();
    for tag in &tags {
        let rules = spellers.get(*tag).map_or(&[] as &[Speller], Vec::as_slice);
        file(tag, rules, &rows).write(&out.join(tag).join("numberwords.toml"))?;
    }
    eprintln!("numberwords: {} languages", tags.len());
    Ok(())
}

fn file(tag: &str, spellers: &[Speller], rows: &[Row]) -> File {
    let source = if spellers.is_empty() {
        "overrides/numberwords.tsv".to_string()
    } else {
        format!("CLDR {VERSION} (licence Unicode-3.0) and overrides/numberwords.tsv")
    };
    let mut file = File::new(&source);
    let mut learner = Learner::new(tag, overrides::seed(rows, tag));
    learner.learn_all(spellers);
    if TYPED_BARE.contains(&tag) {
        learner.lexicon.add_bare();
    }
    atoms(&learner.lexicon, &mut file);
    overrides::fill(rows, tag, &mut file);
    for speller in spellers {
        ordinals(speller, &learner.lexicon, &mut file);
    }
    file
}

fn atoms(lexicon: &Lexicon, file: &mut File) {
    for (form, atom) in lexicon.atoms() {
        match atom.number() {
            Some(number) => file.form("numbers", form, number),
            None => file.keyed("number", "and", form),
        }
    }
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
