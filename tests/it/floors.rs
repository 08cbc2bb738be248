//! A module imports only from floors below its own.

use super::common::{files, root};

/// The floors, top first; modules of one floor do not import each other.
const FLOORS: [&[&str]; 7] = [
    &["cli"],
    &["pipeline", "verify"],
    &["source", "decode", "clean", "detect", "extract", "resolve", "link", "record", "sink"],
    &["weigh"],
    &["lang", "gazetteer", "sites"],
    &["model"],
    &["text"],
];

/// Imports between rooms that are meant: `sink` writes what `record` made.
const ALLOWED: [(&str, &str); 1] = [("sink", "record")];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|f| f.contains(&module))
}

/// The modules that a source text names as `crate::…`, in any form of import.
fn imports(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let rest = &text[at + 7..];
        let list = match rest.strip_prefix('{') {
            Some(list) => list.split("};").next().unwrap_or(""),
            None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""),
        };
        let mut depth = 0;
        let tops: String = list
            .chars()
            .filter(|&c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            })
            .collect();
        let names = tops.split(',').filter_map(|part| part.trim().split("::").next());
        out.extend(names.filter(|n| !n.is_empty()).map(str::to_owned));
    }
    out
}

#[test]
fn imports_point_down() {
    let src = root().join("src");
    let mut wrong = Vec::new();
    for file in files(&src).into_iter().filter(|f| f.extension().is_some_and(|e| e == "rs")) {
        let inside = file.strip_prefix(&src).expect("below src").to_string_lossy().into_owned();
        let module = inside.split(['/', '.']).next().unwrap_or("").to_owned();
        if module == "lib" || module == "main" || inside.ends_with("tests.rs") {
            continue; // the roof, and tests, which may fetch their material from any floor
        }
        let own = floor(&module).unwrap_or_else(|| panic!("src/{inside} stands on no floor"));
        let text = std::fs::read_to_string(&file).expect("a source file");
        let code: String =
            text.lines().filter(|l| !l.trim_start().starts_with("//")).map(|l| l.to_owned() + "\n").collect();
        for import in imports(&code).into_iter().filter(|i| *i != module) {
            let other =
                floor(&import).unwrap_or_else(|| panic!("src/{inside} imports {import}, which stands on no floor"));
            if other <= own && !ALLOWED.contains(&(module.as_str(), import.as_str())) {
                wrong.push(format!("src/{inside} imports {import}"));
            }
        }
    }
    assert!(wrong.is_empty(), "imports that do not point down:\n{}", wrong.join("\n"));
}

#[test]
fn imports_are_found_in_every_form() {
    let text = "use crate::model::{Block, Page}; use crate::{clean, decode::html}; fn f() { crate::text::fold(x) }";
    assert_eq!(imports(text), ["model", "clean", "decode", "text"]);
}
