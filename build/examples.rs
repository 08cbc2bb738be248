//! Examples become tests, one function each, so that a failure names the language, the kind and the words.

use crate::languages::Language;
use std::fmt::Write as _;
use std::path::Path;
use toml::{Table, Value};

/// Rust source of one test a example; `check` is the test binary's.
pub fn tests(languages: &[Language]) -> Result<String, String> {
    let mut out = String::new();
    for language in languages {
        for (file, table) in &language.examples {
            let prose = prose(file, table)?;
            for (kind, list) in table.iter().filter(|(kind, _)| *kind != "prose") {
                let rows = list.as_array().ok_or_else(|| format!("{}: [[{kind}]] is wanted", file.display()))?;
                for (number, row) in rows.iter().enumerate() {
                    let row = row.as_table().ok_or_else(|| format!("{}: [[{kind}]] is wanted", file.display()))?;
                    let place = Place { file, tag: &language.tag, kind, number: number + 1 };
                    if kind == "line" { line(&mut out, &place, row, &prose)? } else { test(&mut out, &place, row)? }
                }
            }
        }
    }
    Ok(out)
}

/// Where an example stands.
struct Place<'a> {
    file: &'a Path,
    tag: &'a str,
    kind: &'a str,
    number: usize,
}

impl Place<'_> {
    fn fault(&self, why: &str) -> String {
        format!("{}: [[{}]] number {}: {why}", self.file.display(), self.kind, self.number)
    }

    fn known(&self, row: &Table, keys: &[&str]) -> Result<(), String> {
        let other = row.keys().find(|k| !keys.contains(&k.as_str()));
        other.map_or(Ok(()), |key| Err(self.fault(&format!("unknown key `{key}`"))))
    }

    /// The head of the test's function.
    fn head(&self, text: &str) -> String {
        let text = text.to_lowercase();
        let stem = text.chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(40);
        let stem: String = stem.filter(|c| unicode_ident(*c)).collect();
        let source = self.file.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
        let (tag, kind, number) = (self.tag.replace('-', "_"), self.kind, self.number);
        format!("#[test]\n#[allow(non_snake_case)]\nfn {tag}_{kind}_{source}_{number:03}_{stem}()")
    }
}

/// `prose = ["…", "…"]`: the paragraphs that lines stand between.
fn prose(file: &Path, table: &Table) -> Result<Vec<String>, String> {
    let list = table.get("prose").and_then(Value::as_array);
    let prose: Vec<String> = list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect();
    let wanted = table.contains_key("prose") || table.contains_key("line");
    if wanted && prose.len() != 2 {
        return Err(format!("{}: `prose` wants two paragraphs, for [[line]] to stand between", file.display()));
    }
    Ok(prose)
}

/// `[[line]]`: what becomes of a line between paragraphs.
fn line(out: &mut String, place: &Place<'_>, row: &Table, prose: &[String]) -> Result<(), String> {
    place.known(row, &["text", "drop", "keep"])?;
    let get = |key: &str| row.get(key).and_then(Value::as_str);
    let text = get("text").ok_or_else(|| place.fault("`text` is wanted"))?;
    let drop = match (get("drop"), row.get("keep").and_then(Value::as_bool)) {
        (Some(role), None) => role,
        (None, Some(true)) => "",
        _ => return Err(place.fault("either `drop = \"role\"` or `keep = true` is wanted")),
    };
    let (head, tag) = (place.head(text), place.tag);
    let _ = writeln!(out, "{head} {{\n    check_line({tag:?}, {text:?}, &{prose:?}, {drop:?});\n}}");
    Ok(())
}

fn test(out: &mut String, place: &Place<'_>, row: &Table) -> Result<(), String> {
    place.known(row, &["text", "find", "date", "url"])?;
    let get = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
    let find = row.get("find").and_then(Value::as_array);
    let find = find.ok_or_else(|| place.fault("`find` is wanted, [] for nothing"))?;
    let mut pairs = String::new();
    for pair in find {
        let pair: Vec<&str> = pair.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let [quote, value] = pair[..] else { return Err(place.fault("each find is [\"words\", \"value\"]")) };
        let _ = write!(pairs, "({quote:?}, {value:?}), ");
    }
    let text = get("text");
    let (head, tag, kind) = (place.head(text), place.tag, place.kind);
    let _ = writeln!(
        out,
        "{head} {{\n    check(&Example {{ lang: {tag:?}, kind: {kind:?}, text: {text:?}, date: {:?}, url: {:?}, find: &[{pairs}] }});\n}}",
        get("date"),
        get("url")
    );
    Ok(())
}

/// Characters that any Rust identifier may hold, as far as names of tests need.
fn unicode_ident(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || (c.is_alphabetic() && !matches!(c, 'ª' | 'º') && (c as u32) < 0x2000)
}
