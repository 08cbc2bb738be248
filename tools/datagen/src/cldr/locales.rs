//! The locales of the packages, and the language folder each belongs to.

use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// Alphabets nobody writes the language in today, and locales that only repeat another one.
const LEFT_OUT: [&str; 4] = ["en-Shaw", "en-Dsrt", "no", "root"];

/// The unpacked packages and what they say of languages as such.
pub struct Locales {
    dir: PathBuf,
    /// Every locale of `cldr-dates-full`, sorted: a base language stands before its variants.
    pub names: Vec<String>,
    likely: HashMap<String, String>,
    language_names: Value,
    script_names: Value,
}

impl Locales {
    /// Lists the locales under `dir`, which holds the packages by name.
    pub fn read(dir: &Path) -> io::Result<Self> {
        let mut names: Vec<String> = fs::read_dir(dir.join("cldr-dates-full/main"))?
            .map(|e| e.map(|e| e.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<_>>()?;
        names.retain(|n| !LEFT_OUT.iter().any(|l| n == l || n.starts_with(&format!("{l}-"))));
        names.sort();
        let likely = json(&dir.join("cldr-core/supplemental/likelySubtags.json"))?;
        let likely = at(&likely, &["supplemental", "likelySubtags"]);
        Ok(Self {
            names,
            likely: strings(likely).into_iter().collect(),
            language_names: json(&dir.join("cldr-localenames-full/main/en/languages.json"))?,
            script_names: json(&dir.join("cldr-localenames-full/main/en/scripts.json"))?,
            dir: dir.to_path_buf(),
        })
    }

    /// Language folders and the locales whose words go there, the plainest locale first.
    pub fn targets(&self) -> BTreeMap<String, Vec<String>> {
        let mut out: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for name in &self.names {
            out.entry(self.folder(name)).or_default().push(name.clone());
        }
        out
    }

    /// `de-AT` → `de`, `sr-Latn-BA` → `sr-Latn`, `zh-Hans` → `zh`.
    pub fn folder(&self, locale: &str) -> String {
        let base = locale.split('-').next().unwrap_or(locale);
        match locale.split('-').find(|p| is_script(p)) {
            Some(script) if self.script(base) != script => format!("{base}-{script}"),
            _ => base.to_string(),
        }
    }

    /// The script a tag is written in: its own, or the usual one of the language.
    pub fn script<'a>(&'a self, tag: &'a str) -> &'a str {
        let own = tag.split('-').find(|p| is_script(p));
        let likely = self.likely.get(tag).and_then(|l| l.split('-').nth(1));
        own.and_then(|o| tag.find(o).and_then(|i| tag.get(i..i + 4))).or(likely).unwrap_or("Latn")
    }

    /// English name of a folder's language.
    pub fn english_name(&self, tag: &str) -> String {
        let base = tag.split('-').next().unwrap_or(tag);
        let path = ["main", "en", "localeDisplayNames", "languages", base];
        let name = at(&self.language_names, &path).as_str().unwrap_or(base);
        match tag.split('-').find(|p| is_script(p)) {
            Some(script) => format!("{name} ({})", self.script_name(script)),
            None => name.to_string(),
        }
    }

    fn script_name(&self, script: &str) -> String {
        let path = ["main", "en", "localeDisplayNames", "scripts", script];
        at(&self.script_names, &path).as_str().unwrap_or(script).to_string()
    }

    /// One file of one locale, at its top (`dates` or `numbers`); null when there is none.
    pub fn file(&self, package: &str, locale: &str, file: &str) -> Value {
        let path = self.dir.join(package).join("main").join(locale).join(file);
        let value = json(&path).unwrap_or(Value::Null);
        at(&value, &["main", locale]).clone()
    }

    /// A file that is not tied to a locale: `cldr-core/supplemental/plurals.json`.
    pub fn shared(&self, path: &str) -> io::Result<Value> {
        json(&self.dir.join(path))
    }
}

fn is_script(part: &str) -> bool {
    part.len() == 4 && part.starts_with(|c: char| c.is_ascii_uppercase())
}

fn json(path: &Path) -> io::Result<Value> {
    let bytes = fs::read(path).map_err(|e| io::Error::new(e.kind(), format!("{}: {e}", path.display())))?;
    serde_json::from_slice(&bytes).map_err(io::Error::other)
}

/// The value at a path of keys, null where the path ends early.
pub fn at<'a>(value: &'a Value, path: &[&str]) -> &'a Value {
    path.iter().fold(value, |v, key| v.get(key).unwrap_or(&Value::Null))
}

/// Key and text of each member that is a text.
pub fn strings(value: &Value) -> Vec<(String, String)> {
    let members = value.as_object().into_iter().flatten();
    members.filter_map(|(k, v)| Some((k.clone(), v.as_str()?.to_string()))).collect()
}
