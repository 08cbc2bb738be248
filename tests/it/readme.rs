//! What README.md and docs/RECORD.md show is what the program does. With `REFRESH=1` the example records in them are written anew.

use super::common::{files, root};
use serde_json::Value as Json;
use std::fmt::Write;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

const WIDTH: usize = 132;

fn read(name: &str) -> String {
    fs::read_to_string(root().join(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
}

/// A copy of the sample pages in a folder of its own.
fn workplace() -> TempDir {
    let dir = TempDir::new().expect("a folder");
    for file in files(&root().join("input")) {
        let to = dir.path().join(file.strip_prefix(root()).expect("below the project"));
        fs::create_dir_all(to.parent().expect("a parent")).expect("a folder");
        fs::copy(&file, to).expect("a copy");
    }
    dir
}

/// Runs a line in the shell, with `regest` being the program under test: whether it went well, and all it said.
fn shell(line: &str, dir: &Path, input: &str) -> (bool, String) {
    let program = Path::new(env!("CARGO_BIN_EXE_regest")).parent().expect("a folder").display();
    let script = format!("PATH=\"{program}:$PATH\"\n{line}");
    let mut command = Command::new("sh");
    command.args(["-c", &script]).current_dir(dir).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("a shell");
    child.stdin.take().expect("a pipe").write_all(input.as_bytes()).expect("input");
    let output = child.wait_with_output().expect("output");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.success(), said + &String::from_utf8_lossy(&output.stderr))
}

/// The commands of the `console` blocks of a page, each with the lines shown under it.
fn commands(page: &str) -> Vec<(String, Vec<&str>)> {
    let mut out: Vec<(String, Vec<&str>)> = Vec::new();
    for block in page.split("```console\n").skip(1).filter_map(|b| b.split("```").next()) {
        for line in block.lines() {
            match line.strip_prefix("$ ") {
                Some(command) => out.push((command.split(" # ").next().unwrap_or("").trim().to_owned(), Vec::new())),
                None => out.last_mut().expect("a command first").1.push(line),
            }
        }
    }
    out
}

#[test]
fn commands_of_the_documents_work() {
    let dir = workplace();
    let mut run = 0;
    for page in ["README.md", "docs/RECORD.md", "docs/LANGUAGES.md", "docs/ARCHITECTURE.md"] {
        for (command, shown) in commands(&read(page)) {
            let line = command.replace("cargo run --release --", "regest");
            if line.starts_with("cargo ") || line.starts_with("tools/") {
                continue;
            }
            let (good, said) = shell(&line, dir.path(), "");
            assert!(good, "{page}: `{command}` fails:\n{said}");
            for part in shown.iter().filter(|l| !l.trim().is_empty() && **l != "…") {
                assert!(said.contains(part.trim_end()), "{page}: `{command}` does not say {part:?} but\n{said}");
            }
            run += 1;
        }
    }
    assert!(run >= 6, "only {run} commands: are the blocks still marked `console`?");
}

/// The fact of the sample run that README.md shows, with the fields it shows.
fn excerpt() -> Json {
    let pages = read("output/pages.jsonl");
    let pages = pages.lines().map(|l| serde_json::from_str::<Json>(l).expect("a record"));
    let page = pages.into_iter().find(|p| p["source"]["path"] == "nl/kamp-en-dorp.txt").expect("the page");
    let facts = page["facts"].as_array().expect("facts");
    let fact = facts.iter().find(|f| f["quote"] == "26 oktober").expect("the fact");
    let fields = [
        "id",
        "kind",
        "quote",
        "start",
        "end",
        "raw",
        "sentence",
        "lang",
        "value",
        "inferred",
        "confidence",
        "evidence",
    ];
    fields.iter().map(|f| ((*f).to_owned(), fact[*f].clone())).collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn excerpt_of_the_readme_is_of_the_sample_run() {
    assert_shown("README.md", "<!-- a fact of output/pages.jsonl -->", &excerpt());
}

#[test]
fn example_record_is_what_the_program_writes() {
    let input = block("docs/RECORD.md", "<!-- example input -->").1;
    let (good, said) = shell("regest extract - --from jsonl --quiet", workplace().path(), &input);
    assert!(good, "{said}");
    assert_shown("docs/RECORD.md", "<!-- example record -->", &serde_json::from_str(said.trim()).expect("a record"));
}

/// The code block behind a marker: what stands before it, its text, what stands behind.
fn block(page: &str, marker: &str) -> (String, String, String) {
    let text = read(page);
    let (before, rest) = text.split_once(marker).unwrap_or_else(|| panic!("{page}: no {marker}"));
    let (fence, rest) = rest.split_once("```json").expect("a block");
    let (kind, rest) = rest.split_once('\n').expect("a line");
    let (code, behind) = rest.split_once("```").expect("an end");
    (format!("{before}{marker}{fence}```json{kind}\n"), code.to_owned(), format!("```{behind}"))
}

fn assert_shown(page: &str, marker: &str, value: &Json) {
    let (before, code, behind) = block(page, marker);
    if std::env::var_os("REFRESH").is_some() {
        fs::write(root().join(page), before + &layout(value, 0) + "\n" + &behind).expect("the page");
        return;
    }
    let shown: Json = serde_json::from_str(&code).unwrap_or_else(|e| panic!("{page}: {e}"));
    assert_eq!(&shown, value, "{page}: the example behind {marker} is out of date: run tools/refresh");
}

/// JSON with what fits in one line on one line.
fn layout(value: &Json, indent: usize) -> String {
    let short = compact(value);
    let many = match value {
        Json::Object(o) => o.len(),
        Json::Array(a) => a.len(),
        _ => 0,
    };
    if many == 0 || (indent > 0 && indent + short.chars().count() <= WIDTH) {
        return short;
    }
    let margin = " ".repeat(indent + 2);
    let (open, close, rows): (_, _, Vec<String>) = match value {
        Json::Object(o) => {
            let row = |(k, v): (&String, &Json)| format!("{margin}{k:?}: {}", layout(v, indent + 2));
            ('{', '}', o.iter().map(row).collect())
        }
        Json::Array(a) => ('[', ']', a.iter().map(|v| margin.clone() + &layout(v, indent + 2)).collect()),
        _ => return short,
    };
    format!("{open}\n{}\n{}{close}", rows.join(",\n"), " ".repeat(indent))
}

/// JSON on one line, with spaces.
fn compact(value: &Json) -> String {
    let mut out = String::new();
    match value {
        Json::Object(o) => {
            let rows: Vec<_> = o.iter().map(|(k, v)| format!("{k:?}: {}", compact(v))).collect();
            let _ = write!(out, "{{{}}}", rows.join(", "));
        }
        Json::Array(a) => {
            let _ = write!(out, "[{}]", a.iter().map(compact).collect::<Vec<_>>().join(", "));
        }
        other => {
            let _ = write!(out, "{other}");
        }
    }
    out
}
