//! The program as its users call it: exit codes, messages, what it writes and what it leaves alone.

use super::common::{files, root};
use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

fn regest() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_regest"));
    command.env("LANG", "tr_TR.UTF-8").env("TZ", "Asia/Tokyo");
    command
}

struct Run {
    code: i32,
    out: String,
    err: String,
}

fn run(command: &mut Command) -> Run {
    let output = command.output().expect("the program starts");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    Run { code: output.status.code().expect("a code"), out: text(output.stdout), err: text(output.stderr) }
}

fn folder(pages: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().expect("a folder");
    for (name, text) in pages {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, text).expect("a page");
    }
    dir
}

const PAGES: [(&str, &str); 3] = [
    ("a.txt", "On 12 April 1945 the army freed 876 prisoners near Mechelen.\n"),
    ("b/c.html", "<html><body><p>Am 9. November 1938 brannten in <b>Köln</b> die Synagogen.</p></body></html>"),
    ("d.jsonl", "{\"id\": 7, \"text\": \"En mai 1943, il vivait à Bruxelles.\"}\nnot json\n"),
];

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(path).expect("a file")
}

#[test]
fn a_folder_becomes_a_run_folder_that_verifies() {
    let (input, out) = (folder(&PAGES), TempDir::new().expect("a folder"));
    let run1 = run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path()).args(["--max-failed", "1"]));
    assert_eq!(run1.code, 0, "{}", run1.err);
    assert!(run1.out.is_empty(), "stdout carries data only");
    let names: Vec<_> =
        files(out.path()).iter().map(|p| p.file_name().expect("a name").to_string_lossy().into_owned()).collect();
    assert_eq!(names, ["facts.jsonl", "files.jsonl", "pages.jsonl", "run.json"]);
    assert_eq!(read(out.path().join("pages.jsonl")).lines().count(), 3);
    let rows = read(out.path().join("files.jsonl"));
    assert!(
        rows.contains(r#""path":"d.jsonl#L2","status":"failed""#)
            && rows.contains(r#""path":"d.jsonl","status":"partial""#),
        "{rows}"
    );
    let verified = run(regest().arg("verify").arg(out.path()).arg("--inputs").arg(input.path()));
    assert_eq!(verified.code, 0, "{}{}", verified.out, verified.err);
}

#[test]
fn failures_beyond_the_limit_give_code_one_and_all_else_is_written() {
    let (input, out) = (folder(&PAGES), TempDir::new().expect("a folder"));
    let run = run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path()));
    assert_eq!(run.code, 1);
    assert!(run.err.contains("d.jsonl") && run.err.contains("line 2"), "the message names file and line: {}", run.err);
    assert!(out.path().join("run.json").exists());
}

#[test]
fn a_second_run_writes_the_same_bytes_whatever_the_threads() {
    let input = folder(&PAGES);
    let once = |jobs: &str| {
        let out = TempDir::new().expect("a folder");
        let mut command = regest();
        command.arg("extract").arg(input.path()).arg("-o").arg(out.path()).args([
            "--jobs",
            jobs,
            "--no-volatile",
            "--max-failed",
            "5",
        ]);
        assert_eq!(run(&mut command).code, 0);
        files(out.path()).iter().map(read).collect::<Vec<_>>()
    };
    assert_eq!(once("1"), once("3"));
}

#[test]
fn a_wrong_call_gives_code_two_and_says_what_to_do() {
    let dir = TempDir::new().expect("a folder");
    for (args, word) in [
        (vec!["extract", "nowhere-at-all"], "nowhere-at-all"),
        (vec!["extract", "--date", "8 May"], "1945-05-08"),
        (vec!["extract", "--max-failed", "some"], "5%"),
        (vec!["extract", "--gazetteer", "none.bin"], "gazetteer build"),
        (vec!["extract", "--no-such-flag"], "--no-such-flag"),
        (vec!["verify", "nowhere"], "run folder"),
        (vec!["export", "nowhere", "--to", "csv"], "run folder"),
        (vec!["schema", "pages"], "page"),
        (vec!["explain", "nowhere.txt"], "nowhere.txt"),
    ] {
        let run = run(regest().current_dir(dir.path()).args(&args));
        assert_eq!(run.code, 2, "{args:?}: {}", run.err);
        assert!(run.err.contains(word), "{args:?}: {}", run.err);
    }
}

#[test]
fn a_folder_of_other_things_is_refused_unless_forced() {
    let (input, out) = (folder(&PAGES[..1]), folder(&[("letter.txt", "mine"), ("decisions/me.jsonl", "{}")]));
    let mut command = regest();
    command.arg("extract").arg(input.path()).arg("-o").arg(out.path());
    let refused = run(&mut command);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("letter.txt") && refused.err.contains("--force"), "{}", refused.err);
    assert_eq!(run(command.arg("--force")).code, 0);
    assert_eq!(read(out.path().join("letter.txt")), "mine");
    assert_eq!(read(out.path().join("decisions/me.jsonl")), "{}");
}

#[test]
fn an_own_run_is_replaced_and_decisions_stay() {
    let (input, out) = (folder(&PAGES[..1]), folder(&[("decisions/me.jsonl", "{}")]));
    for _ in 0..2 {
        assert_eq!(run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path())).code, 0);
    }
    assert_eq!(read(out.path().join("decisions/me.jsonl")), "{}");
}

#[test]
fn standard_input_gives_a_record_a_line() {
    let lines = "{\"id\": \"box 1/x\", \"text\": \"5 May 1945\"}\n{\"id\": 2, \"html\": \"<p>6 May 1945</p>\", \"extra\": 1}\n{broken\n";
    let run = run(regest().args(["extract", "-", "--from", "jsonl", "--whole"]).write_stdin(lines));
    assert_eq!(run.code, 1);
    let rows: Vec<serde_json::Value> = run.out.lines().map(|l| serde_json::from_str(l).expect("JSON")).collect();
    assert_eq!(rows.len(), 3);
    assert_eq!(rows[0]["source"]["id"], "box 1/x");
    assert_eq!(rows[0]["facts"][0]["value"]["edtf"], "1945-05-05");
    assert_eq!(rows[1]["text"]["value"], "6 May 1945");
    assert_eq!(rows[2]["status"], "failed");
}

#[test]
fn split_pages_are_files_of_their_own() {
    let (input, out) = (folder(&PAGES[..2]), TempDir::new().expect("a folder"));
    assert_eq!(run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path()).arg("--split")).code, 0);
    assert_eq!(files(&out.path().join("pages")).len(), 2);
    assert_eq!(run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path())).code, 0);
    assert!(!out.path().join("pages").exists(), "a run without --split leaves no old pages behind");
}

#[test]
fn verify_names_what_was_changed() {
    let (input, out) = (folder(&PAGES[..1]), TempDir::new().expect("a folder"));
    assert_eq!(run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path())).code, 0);
    fs::write(input.path().join("a.txt"), PAGES[0].1.replace("876", "867")).expect("a page");
    let changed = run(regest().arg("verify").arg(out.path()).arg("--inputs").arg(input.path()));
    assert_eq!(changed.code, 1);
    assert!(changed.out.contains("a.txt: sha256") && changed.out.contains("867"), "{}", changed.out);
    fs::write(input.path().join("a.txt"), PAGES[0].1).expect("a page");
    let pages =
        read(out.path().join("pages.jsonl")).replacen("\"quote\":\"12 April 1945\"", "\"quote\":\"13 April 1945\"", 1);
    fs::write(out.path().join("pages.jsonl"), pages).expect("records");
    let forged = run(regest().arg("verify").arg(out.path()).arg("--inputs").arg(input.path()));
    assert_eq!(forged.code, 1);
    assert!(forged.out.contains("13 April 1945"), "{}", forged.out);
}

#[test]
fn export_gives_a_table_with_a_row_a_fact() {
    let (input, out) = (folder(&PAGES[..2]), TempDir::new().expect("a folder"));
    assert_eq!(run(regest().arg("extract").arg(input.path()).arg("-o").arg(out.path())).code, 0);
    let table = run(regest().arg("export").arg(out.path()).args(["--to", "csv"]));
    assert_eq!(table.code, 0);
    let facts = read(out.path().join("facts.jsonl")).lines().count();
    assert_eq!(csv::Reader::from_reader(table.out.as_bytes()).records().filter(Result::is_ok).count(), facts);
    assert!(facts >= 4, "{facts}");
}

#[test]
fn explain_shows_facts_plainly_when_not_on_a_terminal() {
    let input = folder(&PAGES[..1]);
    let shown = run(regest().arg("explain").arg(input.path().join("a.txt")));
    assert_eq!(shown.code, 0, "{}", shown.err);
    assert!(shown.out.contains("[12 April 1945]") && shown.out.contains("1945-04-12"), "{}", shown.out);
    assert!(!shown.out.contains('\u{1b}'), "no colour codes");
}

#[test]
fn a_closed_pipe_is_quiet() {
    let lines = "{\"text\": \"5 May 1945\"}\n".repeat(3000);
    let program = env!("CARGO_BIN_EXE_regest");
    let shell = format!("{program} extract - --from jsonl --quiet | head -n 1 >/dev/null");
    let run = run(Command::new("sh").args(["-c", &shell]).write_stdin(lines));
    assert!(run.err.is_empty(), "{}", run.err);
}

#[test]
fn help_has_examples() {
    for args in [vec!["--help"], vec!["extract", "--help"], vec!["verify", "--help"], vec!["sites", "--help"]] {
        let run = run(regest().args(&args));
        assert!(run.code == 0 && run.out.contains("Example"), "{args:?}");
    }
}

#[test]
fn the_sample_output_is_what_the_main_command_writes() {
    let out = TempDir::new().expect("a folder");
    let input = root().join("input");
    let run1 = run(regest().arg("extract").arg(&input).arg("-o").arg(out.path()).args(["--no-volatile", "--quiet"]));
    assert_eq!(run1.code, 0, "{}", run1.err);
    for name in ["pages.jsonl", "facts.jsonl", "files.jsonl", "run.json"] {
        let (now, sample) = (read(out.path().join(name)), read(root().join("output").join(name)));
        let differs = now.lines().zip(sample.lines()).position(|(a, b)| a != b);
        assert!(
            now == sample,
            "output/{name} is out of date (line {:?}): write it anew with `cargo run --release -- extract --no-volatile`",
            differs.map(|l| l + 1)
        );
    }
    assert_eq!(run(regest().arg("verify").arg(root().join("output")).arg("--inputs").arg(&input)).code, 0);
}

#[test]
fn comments_of_visitors_are_read_if_they_are_wanted() {
    let page = fs::read_to_string(root().join("tests/it/golden/comments.html")).expect("a golden page");
    let dir = folder(&[("page.html", &page)]);
    let records = |flags: &[&str]| {
        let row = serde_json::json!({ "html": page }).to_string();
        let mut command = regest();
        let output = command.args(["extract", "-", "--from", "jsonl"]).args(flags).write_stdin(row).output();
        serde_json::from_slice::<serde_json::Value>(&output.expect("the program starts").stdout).expect("a record")
    };
    let (without, with) = (records(&[]), records(&["--with-comments"]));
    assert_ne!(without["config_sha256"], with["config_sha256"]);
    let facts = |record: &serde_json::Value| record["facts"].to_string();
    assert!(!facts(&without).contains("6 other girls") && facts(&with).contains("6 other girls"));
    let kept = |b: &&serde_json::Value| b["kept"] == true && b["role"] == "comment";
    assert_eq!(with["blocks"].as_array().expect("blocks").iter().filter(kept).count(), 6);
    let explained = run(regest().arg("explain").arg("--with-comments").arg(dir.path().join("page.html")));
    assert!(explained.out.contains("comment Isla says:"), "{}", explained.out);
}
