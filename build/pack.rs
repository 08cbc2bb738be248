//! The static word table: slots of a hash table, keys, entries and the keys' characters.

use crate::hash::hash;
use crate::languages::{Language, Meaning};
use crate::role::Role;
use crate::text::{Span, token};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

#[derive(Default)]
struct Key {
    entries: BTreeSet<(u16, u16, u64)>,
    /// Most tokens of a form that begins with this one; 0 until one is known.
    longest: u8,
}

/// The files of the table, by name.
pub fn pack(languages: &[Language]) -> Vec<(&'static str, Vec<u8>)> {
    let opens = open_values(languages);
    let mut keys: BTreeMap<&str, Key> = BTreeMap::new();
    for (number, language) in languages.iter().enumerate() {
        for form in &language.forms {
            let value = match &form.value {
                Meaning::Number(n) => *n,
                Meaning::Word(w) => opens.get(w.as_str()).map_or(0.0, |&i| i as f64),
            };
            add(&mut keys, &form.form, (number as u16 + 1, form.role as u16, value.to_bits()));
        }
    }
    layout(&keys)
}

/// Rust source of the table's digest, so that no run has to take it.
pub fn digest(packed: &[(&'static str, Vec<u8>)]) -> String {
    let mut hash = Sha256::new();
    packed.iter().for_each(|(_, bytes)| hash.update(bytes));
    let hex: String = hash.finalize().iter().map(|b| format!("{b:02x}")).collect();
    format!("const LEXICON_SHA256: &str = {hex:?};\n")
}

/// Adds a form, and every beginning of it that ends with a token, so that a walk may stop at the first miss.
fn add<'a>(keys: &mut BTreeMap<&'a str, Key>, form: &'a str, entry: (u16, u16, u64)) {
    let tokens = token::tokenize(form, Span::new(0, form.len()));
    let count = u8::try_from(tokens.len()).unwrap_or(u8::MAX);
    for t in &tokens {
        let key = keys.entry(&form[..t.end as usize]).or_default();
        key.longest = key.longest.max(count);
    }
    keys.entry(form).or_default().entries.insert(entry);
}

fn layout(keys: &BTreeMap<&str, Key>) -> Vec<(&'static str, Vec<u8>)> {
    let (mut records, mut entries, mut lists) = (Vec::new(), Vec::new(), BTreeMap::new());
    let (names, starts) = names(keys);
    let slots = (keys.len() * 2).next_power_of_two();
    let mut table = vec![0_u32; slots];
    for (number, ((form, key), start)) in keys.iter().zip(starts).enumerate() {
        // Forms of one meaning share its list of entries.
        let list = meanings(key);
        let count = u8::try_from(key.entries.len()).unwrap_or(u8::MAX);
        let first = *lists.entry(list).or_insert_with_key(|list| {
            let first = entries.len() as u32 / 12;
            entries.extend_from_slice(list);
            first
        });
        records.extend(start.to_le_bytes());
        records.extend(first.to_le_bytes());
        records.extend((form.len() as u16).to_le_bytes());
        records.push(count);
        records.push(key.longest);
        let roles = key.entries.iter().take(255).fold(0_u64, |all, (_, role, _)| all | 1 << (role % 64));
        records.extend(roles.to_le_bytes());
        let mut at = hash(form.as_bytes()) as usize & (slots - 1);
        while table[at] != 0 {
            at = (at + 1) & (slots - 1);
        }
        table[at] = number as u32 + 1;
    }
    let table = table.into_iter().flat_map(u32::to_le_bytes).collect();
    vec![("slots.bin", table), ("keys.bin", records), ("entries.bin", entries), ("names.bin", names)]
}

fn meanings(key: &Key) -> Vec<u8> {
    let bytes = key.entries.iter().take(255).flat_map(|(lang, role, value)| {
        lang.to_le_bytes().into_iter().chain(role.to_le_bytes()).chain(value.to_le_bytes())
    });
    bytes.collect()
}

/// The characters of all keys, and where each key's begin: one that begins the next shares its characters.
fn names(keys: &BTreeMap<&str, Key>) -> (Vec<u8>, Vec<u32>) {
    let (mut names, mut starts): (Vec<u8>, Vec<u32>) = (Vec::new(), Vec::new());
    let mut behind = ("", 0);
    for form in keys.keys().rev() {
        if !behind.0.starts_with(form) {
            behind = (form, names.len() as u32);
            names.extend_from_slice(form.as_bytes());
        }
        starts.push(behind.1);
    }
    starts.reverse();
    (names, starts)
}

/// Words that stand as values, with their numbers.
fn open_values(languages: &[Language]) -> BTreeMap<&str, usize> {
    let words = languages.iter().flat_map(|l| &l.forms).filter_map(|f| match &f.value {
        Meaning::Word(w) => Some(w.as_str()),
        Meaning::Number(_) => None,
    });
    let set: BTreeSet<&str> = words.collect();
    set.into_iter().enumerate().map(|(i, w)| (w, i)).collect()
}

/// Rust source of the languages and of the words that stand as values.
pub fn languages_rs(languages: &[Language]) -> String {
    let und = Language { tag: "und".into(), ..Language::default() };
    let kin: BTreeSet<&str> = languages.iter().filter_map(|l| l.meta.get("kin")).map(String::as_str).collect();
    let mut out = String::from("static LANGUAGES: &[Info] = &[\n");
    for l in std::iter::once(&und).chain(languages) {
        let _ = writeln!(out, "    {},", info(l, &kin));
    }
    out.push_str("];\nstatic WORDS: &[&str] = &[\n");
    for word in open_values(languages).keys() {
        let _ = writeln!(out, "    {word:?},");
    }
    out + "];\n"
}

/// What `[meta]` and `[symbols]` say of a language, as Rust source; `kin` are the names of all groups of languages.
fn info(l: &Language, kin: &BTreeSet<&str>) -> String {
    let get = |key: &str| l.meta.get(key).map_or("", String::as_str);
    let order = match get("order") {
        "mdy" => "Mdy",
        "ymd" => "Ymd",
        _ => "Dmy",
    };
    let mark = |key: &str, default| get(key).chars().next().unwrap_or(default);
    let months = match get("months") {
        "small" => "Small",
        "capital" => "Capital",
        _ => "Unknown",
    };
    let head = match (get("nouns"), get("head")) {
        ("capital", _) => "Capital",
        (_, "first") => "First",
        (_, "agreeing") => "Agreeing",
        _ => "Last",
    };
    let endings = |key: &str| get(key).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let kin = kin.iter().position(|k| *k == get("kin")).map_or(0, |i| i + 1);
    let place_endings = l.forms.iter().any(|form| form.role == Role::PlaceEnding);
    let name = if l.tag == "und" { "undetermined" } else { get("name") };
    format!(
        "Info {{ tag: {:?}, name: {name:?}, script: {:?}, order: Order::{order}, decimal: {:?}, group: {:?}, \
         min_grouping: {}, months: MonthCase::{months}, verb_second: {}, nouns_capital: {}, ordinal_dot: {}, \
         head: Head::{head}, domains: &{:?}, postcodes: &{:?}, plurals: &{:?}, adjectives: &{:?}, participles: &{:?}, digits_again: {}, denial: &{:?}, kin: {kin}, place_endings: {place_endings} }}",
        l.tag,
        get("script"),
        mark("decimal", '.'),
        mark("group", ','),
        get("min_grouping").parse().unwrap_or(1_u8),
        get("verb") == "second",
        get("nouns") == "capital",
        get("ordinals") == "dot",
        endings("domains"),
        endings("postcode"),
        endings("plurals"),
        endings("adjectives"),
        endings("participles"),
        get("scales") == "open",
        endings("denial"),
    )
}
