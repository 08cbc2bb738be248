//! Names of territories and of subdivisions in the languages of CLDR.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};

use regest::gazetteer::{Kind, NameFlags, PlaceRow, bare, fold};
use serde_json::Value;

use super::{Fallible, add_name};

/// By territory code: names with their languages.
pub type Territories = HashMap<String, BTreeMap<String, BTreeSet<String>>>;

/// Names of all territories.
pub fn territories(from: &Path) -> Fallible<Territories> {
    let mut territories = Territories::new();
    for folder in sorted(&from.join("cldr/package/main"))? {
        let locale = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let file = folder.join("territories.json");
        let Ok(bytes) = fs::read(file) else { continue };
        let tree: Value = serde_json::from_slice(&bytes)?;
        let names = tree.pointer(&format!("/main/{locale}/localeDisplayNames/territories")).and_then(Value::as_object);
        for (key, name) in names.into_iter().flatten() {
            let (code, name) = (key.split("-alt").next().unwrap_or(key), name.as_str().unwrap_or_default());
            if name != code || key.contains("-alt") {
                let langs = territories.entry(code.to_owned()).or_default().entry(name.to_owned()).or_default();
                langs.insert(language(&locale));
            }
        }
    }
    Ok(territories)
}

/// The language of a locale, with its script where that is not the usual one: `en-AU` is `en`, `sr-Latn` stays.
fn language(locale: &str) -> String {
    let parts: Vec<_> = locale.split(['-', '_']).collect();
    let script = parts.get(1).filter(|part| part.len() == 4);
    let lang = parts.first().copied().unwrap_or(locale);
    script.map_or(lang.to_owned(), |script| format!("{lang}-{script}"))
}

fn sorted(folder: &Path) -> Fallible<Vec<PathBuf>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.map(|entry| entry.map(|e| e.path())).collect::<Result<_, _>>()?;
    paths.sort();
    Ok(paths)
}

/// Gives first- and second-order units their names in other languages: matched by ISO code where GeoNames uses it,
/// else by the English name.
pub fn name_units(from: &Path, units: &mut [PlaceRow]) -> Fallible<()> {
    let folder = from.join("cldr-core/usr/share/unicode/cldr/common/subdivisions");
    let english = subdivisions(&folder.join("en.xml"))?;
    let matched = match_units(&english, units);
    for file in sorted(&folder)? {
        let lang = language(file.file_stem().unwrap_or_default().to_string_lossy().as_ref());
        for (code, name) in subdivisions(&file)? {
            let unit = matched.get(&code).and_then(|&at| units.get_mut(at));
            unit.into_iter().for_each(|unit| add_name(unit, &name, &[&lang], NameFlags::PREFERRED));
        }
    }
    Ok(())
}

fn match_units(english: &[(String, String)], units: &[PlaceRow]) -> HashMap<String, usize> {
    let mut by_name = HashMap::new();
    let mut by_code = HashMap::new();
    for (at, unit) in units.iter().enumerate().rev() {
        by_name.insert((unit.country.to_lowercase(), core(&unit.name)), at);
        if unit.kind == Kind::Admin1 {
            by_code.insert(format!("{}{}", unit.country, unit.admin1).to_lowercase(), at);
        }
    }
    let of = |(code, name): &(String, String)| {
        let country = code.get(..2)?.to_owned();
        let named = by_name.get(&(country, core(name)));
        let coded = by_code.get(code).filter(|_| code.chars().skip(2).all(char::is_alphabetic));
        named.or(coded).map(|&at| (code.clone(), at))
    };
    english.iter().filter_map(of).collect()
}

/// A unit's name without the words for what it is, for matching only.
fn core(name: &str) -> String {
    const WORDS: &[&str] = &[
        "region",
        "province",
        "state",
        "of",
        "the",
        "voivodeship",
        "county",
        "oblast",
        "district",
        "municipality",
        "canton",
        "governorate",
        "prefecture",
        "department",
        "city",
        "republic",
        "krai",
        "autonomous",
        "land",
        "free",
        "and",
    ];
    let key = fold(name);
    let key = bare(&key).unwrap_or(key);
    key.split([' ', '\'']).filter(|word| !WORDS.contains(word)).collect::<Vec<_>>().join(" ")
}

fn subdivisions(file: &Path) -> Fallible<Vec<(String, String)>> {
    let text = fs::read_to_string(file)?;
    let row = |line: &str| {
        let (code, rest) = line.trim().strip_prefix("<subdivision type=\"")?.split_once('"')?;
        let name = rest.split_once('>')?.1.split_once('<')?.0;
        Some((code.to_owned(), name.replace("&amp;", "&").replace("&apos;", "'")))
    };
    Ok(text.lines().filter_map(row).filter(|(_, name)| !name.contains('(')).collect())
}
