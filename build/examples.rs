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
            for (kind, list) in table {
                let rows = list.as_array().ok_or_else(|| format!("{}: [[{kind}]] is wanted", file.display()))?;
                for (number, row) in rows.iter().enumerate() {
                    let row = row.as_table().ok_or_else(|| format!("{}: [[{kind}]] is wanted", file.display()))?;
                    test(&mut out, file, &language.tag, kind, number + 1, row)?;
                }
            }
        }
    }
    Ok(out)
}

fn test(out: &mut String, file: &Path, tag: &str, kind: &str, number: usize, row: &Table) -> Result<(), String> {
    let fault = |why: &str| format!("{}: [[{kind}]] number {number}: {why}", file.display());
    if let Some(key) = row.keys().find(|k| !["text", "find", "date", "url"].contains(&k.as_str())) {
        return Err(fault(&format!("unknown key `{key}`")));
    }
    let get = |key: &str| row.get(key).and_then(Value::as_str).unwrap_or_default();
    let find = row.get("find").and_then(Value::as_array).ok_or_else(|| fault("`find` is wanted, [] for nothing"))?;
    let mut pairs = String::new();
    for pair in find {
        let pair: Vec<&str> = pair.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let [quote, value] = pair[..] else { return Err(fault("each find is [\"words\", \"value\"]")) };
        let _ = write!(pairs, "({quote:?}, {value:?}), ");
    }
    let text = get("text");
    let stem: String =
        text.to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).take(40).collect();
    let stem: String = stem.chars().filter(|c| unicode_ident(*c)).collect();
    let source = file.file_stem().unwrap_or_default().to_string_lossy().replace('-', "_");
    let _ = writeln!(
        out,
        "#[test]\n#[allow(non_snake_case)]\nfn {}_{kind}_{source}_{number:03}_{stem}() {{\n    check(&Example {{ lang: {tag:?}, kind: {kind:?}, text: {text:?}, date: {:?}, url: {:?}, find: &[{pairs}] }});\n}}",
        tag.replace('-', "_"),
        get("date"),
        get("url")
    );
    Ok(())
}

/// Characters that any Rust identifier may hold, as far as names of tests need.
fn unicode_ident(c: char) -> bool {
    c == '_' || c.is_ascii_alphanumeric() || (c.is_alphabetic() && !matches!(c, 'ª' | 'º') && (c as u32) < 0x2000)
}
