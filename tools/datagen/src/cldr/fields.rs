//! Names of the calendar: months, weekdays, eras, words such as "yesterday", and a language's number symbols.

use super::forms::{abbreviation, is_too_short, name, spaced};
use super::locales::{Locales, at, strings};
use super::table::{File, Num};
use serde_json::Value;

const DAYS: [(&str, u128); 7] = [("mon", 1), ("tue", 2), ("wed", 3), ("thu", 4), ("fri", 5), ("sat", 6), ("sun", 7)];

/// Other calendars: table, package, file, and what the numbers mean.
const CALENDARS: [(&str, &str, &str, &str); 3] = [
    ("hebrew-months", "cldr-cal-hebrew-full", "hebrew", "1 Tishri ... 6 Adar I, 7 Adar (Adar II), 8 Nisan ... 13 Elul"),
    ("islamic-months", "cldr-cal-islamic-full", "islamic", "1 Muharram ... 12 Dhu al-Hijja"),
    ("persian-months", "cldr-cal-persian-full", "persian", "1 Farvardin ... 12 Esfand"),
];

/// Fills the calendar's tables; false when the language has no month names of its own.
pub fn fill(locales: &Locales, tag: &str, members: &[String], file: &mut File) -> bool {
    let Some(base) = members.first() else { return false };
    if !has_own_months(locales, tag, base) {
        return false;
    }
    meta(locales, tag, base, file);
    for locale in members {
        gregorian(locales, locale, file);
        relative(locales, locale, file);
    }
    for calendar in CALENDARS {
        other_months(locales, base, calendar, file);
    }
    true
}

fn calendar(locales: &Locales, locale: &str) -> Value {
    let file = locales.file("cldr-dates-full", locale, "ca-gregorian.json");
    at(&file, &["dates", "calendars", "gregorian"]).clone()
}

fn wide_months(calendar: &Value) -> Vec<(String, String)> {
    strings(at(calendar, &["months", "format", "wide"]))
}

fn has_own_months(locales: &Locales, tag: &str, base: &str) -> bool {
    let own = wide_months(&calendar(locales, base));
    let borrowed = |from: &str| base != from && own == wide_months(&calendar(locales, from));
    let language = tag.split('-').next().unwrap_or(tag);
    let numbered = own.iter().any(|(_, name)| name.starts_with("M0"));
    // Japanese and Korean months are numbers; their other words are worth having.
    let variant = tag != language && borrowed(language);
    !(own.is_empty() || numbered || borrowed("en") || variant)
}

fn meta(locales: &Locales, tag: &str, base: &str, file: &mut File) {
    file.text("meta", "name", &locales.english_name(tag));
    file.text("meta", "script", locales.script(tag));
    file.text("meta", "order", &order(at(&calendar(locales, base), &["dateFormats", "short"])));
    let numbers = locales.file("cldr-numbers-full", base, "numbers.json");
    let numbers = at(&numbers, &["numbers"]);
    let symbols = at(numbers, &["symbols-numberSystem-latn"]);
    for key in ["decimal", "group"] {
        file.text("symbols", key, at(symbols, &[key]).as_str().unwrap_or(""));
    }
    let grouping = at(numbers, &["minimumGroupingDigits"]).as_str().and_then(|n| n.parse().ok());
    file.count("symbols", "min_grouping", grouping.unwrap_or(1));
    if let Some(digits) = native_digits(locales, numbers) {
        file.text("symbols", "digits", &digits);
    }
}

fn native_digits(locales: &Locales, numbers: &Value) -> Option<String> {
    let native = at(numbers, &["otherNumberingSystems", "native"]).as_str()?;
    let systems = locales.shared("cldr-core/supplemental/numberingSystems.json").ok()?;
    let digits = at(&systems, &["supplemental", "numberingSystems", native, "_digits"]).as_str()?;
    // Han figures are number words, read as such.
    (native != "latn" && native != "hanidec").then(|| digits.to_string())
}

/// "dd.MM.y" → "dmy".
fn order(pattern: &Value) -> String {
    let pattern = pattern.as_str().or_else(|| at(pattern, &["_value"]).as_str()).unwrap_or("y-MM-dd");
    let mut out = String::new();
    for c in pattern.chars() {
        let field = match c {
            'y' | 'U' | 'r' => 'y',
            'M' | 'L' => 'm',
            'd' => 'd',
            _ => continue,
        };
        if !out.contains(field) {
            out.push(field);
        }
    }
    // A pattern of two orders is none: day, month, year is the world's habit.
    if ["dmy", "mdy", "ymd"].contains(&out.as_str()) { out } else { "dmy".into() }
}

fn gregorian(locales: &Locales, locale: &str, file: &mut File) {
    let calendar = calendar(locales, locale);
    let month = |key: &str| key.parse().ok().filter(|m| (1..=12).contains(m));
    names(at(&calendar, &["months"]), "months", month, file);
    let day = |key: &str| DAYS.iter().find(|d| d.0 == key).map(|d| d.1);
    names(at(&calendar, &["days"]), "weekdays", day, file);
    eras(at(&calendar, &["eras"]), locale == "en", file);
}

/// All wide and abbreviated names of a set, as a date writes them and as they stand alone.
fn names(set: &Value, table: &str, value: impl Fn(&str) -> Option<u128>, file: &mut File) {
    let width = |w: &str| -> Vec<(String, String)> {
        ["stand-alone", "format"].iter().flat_map(|c| strings(at(set, &[c, w]))).collect()
    };
    let wide: Vec<(u128, String)> =
        width("wide").iter().filter_map(|(k, text)| Some((value(k)?, name(text)?))).collect();
    wide.iter().for_each(|(n, form)| file.form(table, without_of(form), Num::Add(*n)));
    let full: Vec<String> = wide.iter().map(|(_, form)| form.clone()).collect();
    for (k, text) in width("abbreviated") {
        let Some(n) = value(&k) else { continue };
        let mut forms = abbreviation(&text, &full);
        forms.retain(|f| !(table == "months" && is_too_short(f.trim_end_matches('.')) && !text.contains('.')));
        forms.retain(|f| !(table == "months" && is_too_short(f)));
        forms.iter().map(|f| without_of(f)).for_each(|f| file.form(table, f, Num::Add(n)));
    }
}

/// "de gener", "d'abril": the name without the preposition a date puts before it.
fn without_of(form: &str) -> &str {
    ["de ", "d'"].iter().find_map(|of| form.strip_prefix(of)).unwrap_or(form)
}

fn eras(set: &Value, english: bool, file: &mut File) {
    for width in ["eraNames", "eraAbbr"] {
        for (key, text) in strings(at(set, &[width])) {
            let Some(form) = name(&text) else { continue };
            let borrowed = ["bce", "ce", "bc", "ad"].contains(&form.as_str());
            if borrowed && !english {
                continue;
            }
            let era = if key.starts_with('0') { "bce" } else { "ce" };
            spaced(&form).iter().for_each(|f| file.keyed("eras", era, f));
        }
    }
}

/// "yesterday" and its like, by their distance in days.
fn relative(locales: &Locales, locale: &str, file: &mut File) {
    let fields = locales.file("cldr-dates-full", locale, "dateFields.json");
    for (key, text) in strings(at(&fields, &["dates", "fields", "day"])) {
        let Some(offset) = key.strip_prefix("relative-type-") else { continue };
        let Some(form) = name(&text) else { continue };
        let borrowed = locale != "en" && ["yesterday", "today", "tomorrow"].contains(&form.as_str());
        if !borrowed && form.chars().all(|c| !c.is_numeric()) {
            file.keyed("relative", offset, &form);
        }
    }
}

fn other_months(locales: &Locales, base: &str, calendar: (&str, &str, &str, &str), file: &mut File) {
    let (table, package, kind, note) = calendar;
    let months = |locale: &str, width: &str| {
        let whole = locales.file(package, locale, &format!("ca-{kind}.json"));
        let path = ["dates", "calendars", kind, "months", "format", width];
        strings(at(&whole, &path))
    };
    for width in ["wide", "abbreviated"] {
        let english = if base == "en" { Vec::new() } else { months("en", width) };
        for (key, text) in months(base, width) {
            let number = key.trim_end_matches("-yeartype-leap").parse();
            let borrowed = english.contains(&(key, text.clone())) || text.contains(|c: char| c.is_ascii_digit());
            let Some(form) = name(&text).map(|f| f.trim_end_matches('.').to_string()) else { continue };
            match number {
                Ok(n) if !borrowed && !file.has("months", &form) => file.form(table, &form, Num::Add(n)),
                _ => {}
            }
        }
    }
    if file.len(table) > 0 {
        file.note(table, note);
    }
}
