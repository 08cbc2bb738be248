//! The spell-out rules of all locales in one small file, so that words and tests can be made anew without the npm packages.

use super::VERSION;
use super::locales::{Locales, at};
use super::plural::Plurals;
use super::rbnf::Speller;
use super::signs::Signs;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::io::{Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Where the packed rules are.
pub fn file() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("data/spellout.json.gz")
}

/// Packs the rules under `from`: of each locale its language folder, rules and plural conditions.
pub fn run(from: &Path) -> io::Result<()> {
    let locales = Locales::read(from)?;
    let plurals = locales.shared("cldr-core/supplemental/plurals.json")?;
    let ordinals = locales.shared("cldr-core/supplemental/ordinals.json")?;
    let mut files: Vec<_> = fs::read_dir(from.join("cldr-rbnf/rbnf"))?.filter_map(Result::ok).collect();
    files.sort_by_key(fs::DirEntry::file_name);
    let mut rows = Map::new();
    for entry in files {
        let name = entry.file_name().to_string_lossy().into_owned();
        let Some(locale) = name.strip_suffix(".json").filter(|l| *l != "und") else { continue };
        let rules: Value = serde_json::from_slice(&fs::read(entry.path())?).map_err(io::Error::other)?;
        let language = locale.split('-').next().unwrap_or(locale);
        let set =
            |file: &Value, kind: &str| at(file, &["supplemental", &format!("plurals-type-{kind}"), language]).clone();
        let row = json!({
            "folder": folder(&locales, locale),
            "rules": at(&rules, &["rbnf", "rbnf", "SpelloutRules"]),
            "cardinal": set(&plurals, "cardinal"),
            "ordinal": set(&ordinals, "ordinal"),
        });
        rows.insert(locale.to_string(), row);
    }
    let text = json!({ "source": format!("CLDR {VERSION}, licence Unicode-3.0"), "locales": rows }).to_string();
    let mut out = GzEncoder::new(Vec::new(), Compression::best());
    out.write_all(text.as_bytes())?;
    fs::write(file(), out.finish()?)
}

fn folder(locales: &Locales, locale: &str) -> String {
    match locale {
        "no" => "nb".to_string(),
        "yue-Hans" => "yue".to_string(),
        _ => locales.folder(locale),
    }
}

/// The rules of one locale.
pub struct Rules {
    /// Its name, by which tests tell what they leave out.
    #[cfg(test)]
    pub locale: String,
    /// Spells its numbers.
    pub speller: Speller,
    /// Its words for minus and the decimal mark.
    pub signs: Signs,
}

/// The rules of every language folder.
pub fn read() -> io::Result<BTreeMap<String, Vec<Rules>>> {
    let mut text = String::new();
    GzDecoder::new(fs::File::open(file())?).read_to_string(&mut text)?;
    let packed: Value = serde_json::from_str(&text).map_err(io::Error::other)?;
    let mut out: BTreeMap<String, Vec<Rules>> = BTreeMap::new();
    for (locale, row) in at(&packed, &["locales"]).as_object().into_iter().flatten() {
        let plurals = |kind: &str| Plurals::read(at(row, &[kind]));
        let rules = at(row, &["rules"]);
        let speller = Speller::read(rules, plurals("cardinal"), plurals("ordinal"));
        let folder = at(row, &["folder"]).as_str().unwrap_or(locale);
        let row = Rules {
            #[cfg(test)]
            locale: locale.clone(),
            speller,
            signs: Signs::read(rules),
        };
        out.entry(folder.to_string()).or_default().push(row);
    }
    Ok(out)
}
