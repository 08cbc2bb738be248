use super::*;
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use std::sync::Arc;

fn options() -> Options {
    Options { page_bytes: 1000, ..Options::default() }
}

/// One line an item: documents with path and bytes, failures with code, ends with status and reason.
fn show(items: impl Iterator<Item = Item>) -> Vec<String> {
    items
        .map(|item| match item {
            Item::Document(d) => format!("{}={}", d.path, String::from_utf8_lossy(&d.bytes)),
            Item::Failed(f) => format!("{} {} @{:?}", f.path, f.error.code, f.error.byte.unwrap_or(0)),
            Item::End(i) => {
                let why = i.reason.or(i.error.as_ref().map(|e| e.code)).unwrap_or("-");
                format!("{} {:?} {}+{} {why}", i.path, i.status, i.pages, i.failed)
            }
        })
        .collect()
}

fn walk(folder: &Path, options: Options) -> Vec<String> {
    show(open(&[folder.to_owned()], options).unwrap())
}

fn lines(text: &[u8]) -> Vec<String> {
    show(file::stream(Cursor::new(text.to_vec()), Arc::new(Options { from: From::Jsonl, ..options() })))
}

#[test]
fn folders_are_read_in_byte_order() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir_all(dir.path().join("b/.git")).unwrap();
    for (name, text) in
        [("b/x.txt", "1"), ("a.html", "2"), ("C.md", "3"), (".h.txt", "4"), ("notes", "5"), ("p", "%PDF-")]
    {
        fs::write(dir.path().join(name), text).unwrap();
    }
    let ends = ["C.md=3", "C.md Ok 1+0 -", "a.html=2", "a.html Ok 1+0 -", "b/.git Skipped 0+0 hidden", "b/x.txt=1"];
    let found = walk(dir.path(), options());
    assert_eq!(found[0], ".h.txt Skipped 0+0 hidden");
    assert_eq!(found[1..7], ends);
    assert_eq!(found[8..], ["notes=5", "notes Ok 1+0 -", "p Skipped 0+0 binary"]);
}

#[cfg(unix)]
#[test]
fn links_and_pipes_never_block() {
    let dir = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink(dir.path(), dir.path().join("loop")).unwrap();
    let _listener = std::os::unix::net::UnixListener::bind(dir.path().join("socket")).unwrap();
    assert_eq!(walk(dir.path(), options()), ["loop Skipped 0+0 symlink", "socket Skipped 0+0 not_regular"]);
}

#[test]
fn the_output_folder_is_no_input() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("out")).unwrap();
    fs::write(dir.path().join("out/pages.jsonl"), "{}").unwrap();
    assert_eq!(walk(dir.path(), Options { output: Some(dir.path().join("out")), ..options() }), [""; 0]);
}

#[test]
fn several_inputs_have_paths_below_their_common_folder() {
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("a")).unwrap();
    fs::create_dir(dir.path().join("b")).unwrap();
    fs::write(dir.path().join("a/x.txt"), "1").unwrap();
    fs::write(dir.path().join("b/x.txt"), "2").unwrap();
    let (a, b) = (dir.path().join("a"), dir.path().join("b"));
    let expected = ["a/x.txt=1", "a/x.txt Ok 1+0 -", "b/x.txt=2", "b/x.txt Ok 1+0 -"];
    assert_eq!(show(open(&[b.clone(), a.clone()], options()).unwrap()), expected);
    assert_eq!(show(open(&[b, a.clone(), a.join("x.txt")], options()).unwrap()), expected);
    assert_eq!(show(open(&[a.join("x.txt")], options()).unwrap()), ["x.txt=1", "x.txt Ok 1+0 -"]);
    assert!(open(&[a.join("none")], options()).is_err());
}

#[test]
fn large_files_fail_by_name() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("big.txt"), "x".repeat(1001)).unwrap();
    assert_eq!(walk(dir.path(), options()), ["big.txt Failed 0+0 too_large"]);
}

#[test]
fn a_bad_line_fails_alone() {
    let found = lines(b"\xef\xbb\xbf{\"id\":1,\"text\":\"a\"}\r\n\n{\"text\":\n{\"id\":\"x\",\"html\":null}\n{\"text\":\"\xff\"}\n{\"text\":5}\n[1]\n{\"html\":\"<p>\"}");
    let expected = [
        "-#L1=a",
        "-#L3 no_text @0",
        "-#L4 no_text @0",
        "-#L5 bad_json @0",
        "-#L6 bad_value @0",
        "-#L7 bad_json @0",
        "-#L8=<p>",
        "- Ok 2+5 -",
    ];
    assert_eq!(found.len(), expected.len(), "{found:?}");
    assert_eq!(found[0], expected[0]);
    assert!(found[1].starts_with("-#L3 bad_json"), "{found:?}");
    assert!(found[2].starts_with("-#L4 no_text"), "{found:?}");
    assert!(found[3].starts_with("-#L5 bad_json"), "{found:?}");
    assert!(found[4].starts_with("-#L6 bad_value"), "{found:?}");
    assert!(found[5].starts_with("-#L7 bad_json"), "{found:?}");
    assert_eq!(found[6..], expected[6..]);
}

#[test]
fn a_line_keeps_its_id_and_facts() {
    let line = br#"{"url":"http://x.nl/a","x":[{}],"id":7,"lang":null,"html_b64":"Zm9v","html":"no","id":"last"}"#;
    let Some(Item::Document(d)) = file::stream(Cursor::new(line.to_vec()), Arc::new(options())).next() else {
        panic!("no document")
    };
    assert_eq!((d.id, d.bytes, d.utf8), (Some("last".into()), b"foo".to_vec(), false));
    assert_eq!((d.given.url.as_deref(), d.given.lang), (Some("http://x.nl/a"), None));
}

#[test]
fn half_surrogates_become_replacement_characters() {
    assert_eq!(lines(br#"{"text":"a\ud800b\ud83d\ude00\\ud800"}"#)[0], "-#L1=a\u{fffd}b😀\\ud800");
}

#[test]
fn long_lines_are_read_past() {
    let text = format!("{{\"text\":\"{}\"}}\n{{\"text\":\"b\"}}\n", "x".repeat(5000));
    assert_eq!(lines(text.as_bytes()), ["-#L1 too_large @0", "-#L2=b", "- Ok 1+1 -"]);
}

#[test]
fn gzip_members_are_read_one_after_another_and_damage_is_told() {
    let mut packed = Vec::new();
    for text in ["{\"text\":\"a\"}\n", "{\"text\":\"b\"}\n"] {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(text.as_bytes()).unwrap();
        packed.extend(encoder.finish().unwrap());
    }
    assert_eq!(lines(&packed), ["-#L1=a", "-#L2=b", "- Ok 2+0 -"]);
    packed.truncate(packed.len() - 9);
    assert_eq!(lines(&packed).last().unwrap(), "- Partial 2+0 bad_compression");
}

#[test]
fn zstd_frames_are_read_one_after_another() {
    // Two raw-block frames with a skippable one between them.
    let frame = |text: &str| {
        let mut out = b"\x28\xb5\x2f\xfd\x20".to_vec();
        out.push(text.len() as u8);
        out.extend([(text.len() << 3 | 1) as u8, (text.len() >> 5) as u8, 0]);
        out.extend(text.as_bytes());
        out
    };
    let mut packed = frame("{\"text\":\"a\"}\n");
    packed.extend(b"\x50\x2a\x4d\x18\x03\0\0\0abc");
    packed.extend(frame("{\"text\":\"b\"}\n"));
    assert_eq!(lines(&packed), ["-#L1=a", "-#L2=b", "- Ok 2+0 -"]);
}

#[test]
fn a_table_adds_what_is_known_of_a_page() {
    let dir = tempfile::tempdir().unwrap();
    let table = dir.path().join("known.csv");
    fs::write(dir.path().join("a.txt"), "x").unwrap();
    fs::write(&table, "path;date;url;shelf\na;2025-04-28;http://x.be;\"B; 2\"\nz.txt;;;\n").unwrap();
    let meta = Meta::read(&table).unwrap();
    assert_eq!(meta.len(), 2);
    let mut items = open(&[dir.path().to_owned()], Options { meta: Some(Arc::new(meta)), ..options() }).unwrap();
    let Some(Item::Document(d)) = items.next() else { panic!("no document") };
    assert_eq!((d.given.date.as_deref(), d.given.url.as_deref()), (Some("2025-04-28"), Some("http://x.be")));
    assert_eq!(d.given.more["shelf"], "B; 2");
    assert_eq!(show(items), ["a.txt Ok 1+0 -", "known.csv Skipped 0+0 meta_table"]);
    fs::write(&table, "path,date\na,1\na,2\n").unwrap();
    assert!(Meta::read(&table).unwrap_err().to_string().contains("line 3"));
}
