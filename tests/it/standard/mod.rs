//! Our reading of HTML beside the standard's: html5gum for texts and their bytes, html5ever for the tree.
//!
//! What is claimed: the same characters, in the order of the markup, each from the bytes of the same text between tags, with white space
//! between the same ones; the same texts hidden; and each text in the block whose start tag the standard's tree puts it in.
//!
//! Where we differ on purpose:
//! - *White space* is folded, and a no-break space counts as white where a block begins.
//! - *NUL* is shown as U+FFFD, in attributes and everywhere, where the standard drops it in the body: no byte goes without a trace.
//! - *Order*: text in a table but in no cell stays where it is written; the standard moves it before the table. Its block is the one
//!   around the table, as there. Elements that the standard moves out of a table stay in it.
//! - *Cells*: a row of short cells is one piece; only that it stands in its row is claimed elsewhere.
//! - *Formatting* that a block has cut off is not opened again in the next block, so end tags of formatting find no more than what
//!   was opened there. It shows only where tags cross that are crossed in turn (`<b><video><p></b>`, headings in headings).
//! - *Forms* and raw text (`<xmp>`) are no blocks of their own. Part by part, `<select>` reads as the newer standard has it.
//! - *Hidden parts* are those that browsers hide by themselves or by attributes. Rules of style sheets are not read.

mod grammar;
mod oracle;

use super::common::{document, files, root};
use super::laws::cases;
use oracle::{Around, Run, runs};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use regest::decode::decode;
use regest::model::{Document, Format, Limits, Page};
use regest::text::Op;

/// A character that is seen, the run of text it stands in, and whether white space of the same run stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seen {
    c: char,
    run: usize,
    spaced: bool,
}

fn is_white(c: char) -> bool {
    c.is_ascii_whitespace() || c == '\u{a0}'
}

/// What the standard shows.
fn expected(runs: &[Run]) -> Vec<Seen> {
    let mut out = Vec::new();
    for (run, text) in runs.iter().enumerate().filter(|(_, r)| is_shown(r)) {
        let (mut spaced, mut first) = (false, true);
        for c in text.text.chars().filter(|c| !matches!(c, '\0' | '\u{fffd}')) {
            if !is_white(c) {
                out.push(Seen { c, run, spaced: spaced && !first });
                first = false;
            }
            spaced = is_white(c);
        }
    }
    out
}

/// What we show.
fn found(page: &Page, runs: &[Run]) -> Vec<Seen> {
    let text = &page.text.value;
    let mut out: Vec<Seen> = Vec::new();
    let (mut spaced, mut last) = (false, usize::MAX);
    for row in page.text.map.rows() {
        let value = &text[row.text..row.text + row.text_len];
        for (i, c) in value.char_indices().filter(|(_, c)| *c != '\u{fffd}') {
            let white = is_white(c);
            if !white && row.op != Op::Inserted {
                let at = row.raw + if row.op == Op::Same { i } else { 0 };
                let run = runs.partition_point(|r| r.raw.start <= at).saturating_sub(1);
                out.push(Seen { c, run, spaced: spaced && run == last });
                last = run;
            }
            spaced = white;
        }
    }
    out
}

const HIDDEN: [&str; 15] = [
    "script", "style", "noscript", "template", "iframe", "noembed", "noframes", "audio", "video", "canvas", "datalist",
    "title", "head", "frameset", "rp",
];

fn hides(around: &Around, (name, value): &(String, String)) -> bool {
    let rule = value.to_lowercase().replace(' ', "");
    match name.as_str() {
        "hidden" => rule != "until-found",
        "style" => {
            rule.replace("!important", "").split(';').any(|r| matches!(r.trim(), "display:none" | "visibility:hidden"))
        }
        "aria-hidden" => rule == "true" && around.name != "form" && !BLOCKS.contains(&around.name.as_str()),
        _ => false,
    }
}

/// Whether a text is on the screen.
fn is_shown(run: &Run) -> bool {
    let hides = |a: &Around| {
        (a.html && HIDDEN.contains(&a.name.as_str()))
            || (!a.html && matches!(a.name.as_str(), "desc" | "metadata" | "title" | "script" | "style"))
            || (a.html && a.name == "dialog" && !a.attributes.iter().any(|a| a.0 == "open"))
            || (!matches!(a.name.as_str(), "html" | "body" | "main" | "article")
                && a.attributes.iter().any(|v| hides(a, v)))
    };
    !run.around.is_empty() && !run.around.iter().any(hides)
}

const BLOCKS: [&str; 55] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "listing",
    "main",
    "marquee",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "option",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

fn check(html: &str, page: &Page) -> Result<(), String> {
    let runs = runs(html);
    let (expected, found) = (expected(&runs), found(page, &runs));
    let differs = expected
        .iter()
        .zip(&found)
        .position(|(a, b)| a != b)
        .or((expected.len() != found.len()).then(|| expected.len().min(found.len())));
    if let Some(at) = differs {
        let show = |all: &[Seen]| {
            format!(
                "{:?} {:?}",
                all.get(at),
                all.iter().skip(at.saturating_sub(10)).take(30).map(|s| s.c).collect::<String>()
            )
        };
        let near = |all: &[Seen]| {
            let run = &runs[all.get(at)?.run];
            let path: Vec<_> = run.around.iter().map(|a| format!("{}@{:?}", a.name, a.at.unwrap_or(0))).collect();
            Some(format!("{:?} {:?} {}", run.raw, run.text.chars().take(60).collect::<String>(), path.join(" ")))
        };
        return Err(format!(
            "text differs:\nstandard {}\nours     {}\nstandard run {:?}\nour run {:?}",
            show(&expected),
            show(&found),
            near(&expected),
            near(&found)
        ));
    }
    blocks(&runs, page)
}

/// The piece that holds the first seen character of each run stands in the run's innermost block.
fn blocks(runs: &[Run], page: &Page) -> Result<(), String> {
    let mut last = usize::MAX;
    let mut at = 0;
    for row in page.text.map.rows().iter().filter(|r| r.op != Op::Inserted) {
        let value = &page.text.value[row.text..row.text + row.text_len];
        let Some(i) = value.find(|c| !is_white(c) && c != '\u{fffd}') else { continue };
        let raw = row.raw + if row.op == Op::Same { i } else { 0 };
        let run = runs.partition_point(|r| r.raw.start <= raw).saturating_sub(1);
        if run == last {
            continue;
        }
        last = run;
        while page.pieces[at].span.end <= row.text + i {
            at += 1;
        }
        let mut path = page.outline.path(page.pieces[at].element);
        let element = path.clone().find(|e| BLOCKS.contains(&e.tag.as_str()));
        let parts = ["table", "thead", "tbody", "tfoot", "tr", "colgroup", "td", "th", "caption"];
        let moved =
            path.find(|e| parts.contains(&e.tag.as_str())).is_some_and(|e| !parts[6..].contains(&e.tag.as_str()));
        let block = runs[run].around.iter().find(|a| a.html && BLOCKS.contains(&a.name.as_str()) && a.at.is_some());
        let element = element.filter(|e| !matches!(e.tag.as_str(), "html" | "body"));
        let block = block.filter(|a| !matches!(a.name.as_str(), "html" | "body"));
        let (ours, theirs) = (element.map(|e| e.raw.start), block.and_then(|a| a.at));
        let in_cell = runs[run].around.iter().any(|a| matches!(a.name.as_str(), "td" | "th"));
        if ours != theirs && !in_cell && !moved {
            return Err(format!(
                "block differs for {:?}: ours {:?}, standard {block:?}",
                runs[run].text,
                element.map(|e| (&e.tag, &e.raw))
            ));
        }
    }
    Ok(())
}

fn read(html: &str) -> Page {
    decode(&Document { utf8: true, ..document(html.as_bytes(), Format::Html) }, &Limits::default())
}

/// Pages are the same in each run, unless `REGEST_CASES` asks for more: then they are new ones.
fn same_cases() -> ProptestConfig {
    let fixed = if std::env::var("REGEST_CASES").is_ok() { RngSeed::Random } else { RngSeed::Fixed(5) };
    ProptestConfig { rng_seed: fixed, ..cases(512) }
}

proptest! {
    #![proptest_config(same_cases())]

    #[test]
    fn made_up_pages_read_as_the_standard_says(html in grammar::page()) {
        check(&html, &read(&html)).map_err(TestCaseError::fail)?;
    }
}

/// The pages of the repository; and those of the folder that `REGEST_PAGES` names.
#[test]
fn real_pages_read_as_the_standard_says() {
    let more = std::env::var("REGEST_PAGES").ok();
    let folders = ["tests", "input"].iter().map(|f| root().join(f)).chain(more.map(Into::into));
    let mut faults = Vec::new();
    for file in folders
        .flat_map(|f| files(&f))
        .filter(|f| f.extension().is_some_and(|e| e.to_string_lossy().starts_with("htm")))
    {
        let bytes = std::fs::read(&file).expect("a page");
        let html = String::from_utf8_lossy(&bytes);
        let html = html.trim_start_matches('\u{feff}');
        let page = read(html);
        // Where nearly all is hidden, hidden text is read, unlike in browsers.
        if page.hidden.read.is_some() {
            continue;
        }
        if let Err(fault) = check(html, &page) {
            faults.push(format!("{}: {fault}", file.display()));
        }
    }
    assert!(faults.is_empty(), "{} pages\n{}", faults.len(), faults.join("\n"));
}
