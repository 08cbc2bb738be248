//! Reads the folders of `src/lang`: one language each, a few TOML files.

use crate::role::{Role, Shape};
use crate::text::fold;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// One form of a language with its role.
pub struct Form {
    pub form: String,
    pub role: Role,
    pub value: Meaning,
}

/// What a form stands for.
#[derive(Clone)]
pub enum Meaning {
    Number(f64),
    Word(String),
}

/// One language folder.
#[derive(Default)]
pub struct Language {
    pub tag: String,
    pub meta: BTreeMap<String, String>,
    pub forms: Vec<Form>,
    pub examples: Vec<(PathBuf, Table)>,
}

/// All languages, by tag.
pub fn read(root: &Path) -> Result<Vec<Language>, String> {
    let mut out = Vec::new();
    for dir in sorted(root)?.into_iter().filter(|p| p.is_dir()) {
        let mut language = Language { tag: name(&dir), ..Language::default() };
        for file in sorted(&dir)?.into_iter().filter(|p| p.extension().is_some_and(|e| e == "toml")) {
            let text = fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
            let table: Table = text.parse().map_err(|e| format!("{}: {e}", file.display()))?;
            if name(&file).starts_with("examples") {
                language.examples.push((file, table));
            } else {
                words(&mut language, &table).map_err(|(key, why)| complain(&file, &text, &key, &why))?;
            }
        }
        out.push(language);
    }
    Ok(out)
}

fn sorted(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let list = fs::read_dir(dir).map_err(|e| format!("{}: {e}", dir.display()))?;
    let mut out: Vec<_> = list.filter_map(|e| e.ok().map(|e| e.path())).collect();
    out.sort();
    Ok(out)
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn complain(file: &Path, text: &str, key: &str, why: &str) -> String {
    let line = text.lines().position(|l| l.trim_start_matches(['"', '[']).starts_with(key)).map_or(0, |l| l + 1);
    format!("{}:{line}: `{key}`: {why}", file.display())
}

type Fault = (String, String);

fn words(language: &mut Language, table: &Table) -> Result<(), Fault> {
    for (group, entries) in table {
        let Value::Table(entries) = entries else { return Err((group.clone(), "stands outside every table".into())) };
        match group.as_str() {
            "meta" | "symbols" => meta(language, entries),
            "inflect" => {}
            _ => tables(language, group, entries)?,
        }
    }
    inflect(language, table)
}

/// A table of forms, or a table of such tables (`[units.length]` and the like).
fn tables(language: &mut Language, path: &str, entries: &Table) -> Result<(), Fault> {
    if !Role::ALL.iter().any(|r| r.table().0 == path) && entries.values().all(|v| matches!(v, Value::Table(_))) {
        for (key, inner) in entries {
            if let Value::Table(inner) = inner {
                tables(language, &format!("{path}.{key}"), inner)?;
            }
        }
        return Ok(());
    }
    entries.iter().try_for_each(|(key, value)| entry(language, path, key, value))
}

fn meta(language: &mut Language, entries: &Table) {
    for (key, value) in entries {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        language.meta.insert(key.clone(), value);
    }
}

fn entry(language: &mut Language, group: &str, key: &str, value: &Value) -> Result<(), Fault> {
    let fault = |why: &str| (key.to_owned(), why.to_owned());
    let find = |want: &dyn Fn(Shape) -> bool| {
        let role = Role::ALL.iter().find(|r| r.table().0 == group && want(r.table().1));
        role.copied().ok_or_else(|| fault(&format!("no role of [{group}] takes such an entry (see src/lang/role.rs)")))
    };
    let mut add = |form: &str, role, value| language.forms.push(Form { form: fold(form.trim()), role, value });
    match value {
        Value::Integer(n) => add(key, find(&|s| s == Shape::Numeric)?, Meaning::Number(*n as f64)),
        Value::Float(n) => add(key, find(&|s| s == Shape::Numeric)?, Meaning::Number(*n)),
        Value::Table(t) => {
            let times = t.get("times").and_then(number).ok_or_else(|| fault("wants { times = NUMBER }"))?;
            add(key, find(&|s| s == Shape::Times)?, Meaning::Number(times));
        }
        Value::Array(forms) => {
            let keyed = find(&|s| s == Shape::Keyed(leak(key)));
            let role = keyed.or_else(|e| find(&|s| s == Shape::Open).map_err(|_| e))?;
            for form in forms {
                let form = form.as_str().ok_or_else(|| fault("wants a list of forms in quotes"))?;
                add(form, role, Meaning::Word(key.to_owned()));
            }
        }
        _ => return Err(fault("wants a number, { times = NUMBER } or a list of forms")),
    }
    Ok(())
}

fn number(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|n| n as f64))
}

fn leak(key: &str) -> &'static str {
    Box::leak(key.to_owned().into_boxed_str())
}

/// `[inflect.months] suffixes, prefixes`: adds form+suffix and prefix+form for each form that the language has so far.
fn inflect(language: &mut Language, table: &Table) -> Result<(), Fault> {
    let Some(Value::Table(groups)) = table.get("inflect") else { return Ok(()) };
    for (group, rules) in groups {
        let list = |key: &str| -> Vec<&str> {
            let list = rules.get(key).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).collect()
        };
        let (suffixes, prefixes) = (list("suffixes"), list("prefixes"));
        if suffixes.is_empty() && prefixes.is_empty() {
            return Err((group.clone(), "wants suffixes = [...] or prefixes = [...]".into()));
        }
        let mut made = Vec::new();
        for f in language.forms.iter().filter(|f| f.role.table().0 == group && !f.form.ends_with('.')) {
            let forms = suffixes.iter().map(|s| format!("{}{s}", f.form));
            let forms = forms.chain(prefixes.iter().map(|p| format!("{p}{}", f.form)));
            made.extend(forms.map(|form| Form { form: fold(&form), role: f.role, value: f.value.clone() }));
        }
        language.forms.extend(made);
    }
    Ok(())
}
