//! Whole pages of `tests/it/golden/`, one point each, and what is read from them, as snapshots that are reviewed like code.
//!
//! A known wrong answer stays in the snapshot as it is; a file `<page>.note` beside the page says what is wrong.

use super::common::{document, files, record, root};
use regest::model::{Config, Format};
use regest::record::{Block, Claim, Fact, NumberValue, PageRecord, Value};
use std::fmt::Write;

macro_rules! golden {
    ($($name:ident $file:literal)+) => {
        $(#[test] fn $name() { insta::assert_snapshot!(stringify!($name), page($file)); })+

        #[test]
        fn every_golden_page_has_its_test() {
            let pages = files(&root().join("tests/it/golden")).into_iter().filter(|f| f.extension().is_some_and(|e| e != "note"));
            let names: Vec<_> = pages.map(|f| f.file_name().expect("a name").to_string_lossy().into_owned()).collect();
            let mut tested = vec![$($file),+];
            tested.sort_unstable();
            assert_eq!(names, tested);
        }
    };
}

golden! {
    chinese_page "chinese.html"
    comments_are_set_aside "comments.html"
    copyright_inside_prose "copyright-prose.txt"
    entities_inside_numbers "entities.html"
    forum_page "forum.html"
    frames_of_the_nineties "nineties.html"
    hebrew_page "hebrew.html"
    lists_of_facts "chronicle.txt"
    separators_by_evidence "separators.txt"
    table_of_dates "dates-table.html"
    two_columns "two-columns.html"
    wrapped_mail "mail.txt"
}

/// What is read from a page, for a person.
fn page(file: &str) -> String {
    let path = root().join("tests/it/golden").join(file);
    let bytes = std::fs::read(&path).expect("a golden page");
    let format = if file.ends_with(".txt") { Format::Text } else { Format::Html };
    let page = record(&document(&bytes, format), &Config { rejected: true, ..Config::default() });
    let note = std::fs::read_to_string(path.with_extension("note")).map(|n| format!("KNOWN FAULTS\n{n}\n"));
    note.unwrap_or_default() + &show(&page)
}

fn show(page: &PageRecord) -> String {
    let mut out = String::new();
    let day = page.published.as_ref().map_or("unknown".into(), |p| format!("{} ({})", p.edtf, p.from));
    let langs: Vec<_> = page.languages.iter().map(|l| l.lang.as_str()).collect();
    let _ = writeln!(out, "published {day}; languages {}\n\nBLOCKS", langs.join(" "));
    let text: Vec<char> = page.text.value.as_deref().unwrap_or_default().chars().collect();
    let blocks = page.blocks.iter().filter(|b| b.role != "blank");
    out.extend(blocks.map(|b| block(b, &text)));
    out += "\nFACTS\n";
    out.extend(page.facts.iter().map(|f| format!("{:<6} {}\n", f.kind, fact(f))));
    out += "\nCLAIMS\n";
    out.extend(page.claims.iter().map(|c| claim(c, &page.facts)));
    out += "\nREJECTED\n";
    let rejected = page.rejected.iter().flatten().filter(|f| f.reason.as_deref() != Some("date"));
    out.extend(rejected.map(|f| format!("{:<6} {}: {}\n", f.kind, f.quote, f.reason.as_deref().unwrap_or_default())));
    out
}

fn block(block: &Block, text: &[char]) -> String {
    let words: String = text[block.start as usize..block.end as usize].iter().collect();
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = words.chars().take(70).collect();
    let more = if short.len() < words.len() { "…" } else { "" };
    format!("{} {:<10} {short}{more}\n", if block.kept { '+' } else { '-' }, block.role)
}

/// A fact as "quote = value".
pub fn fact(fact: &Fact) -> String {
    let value = match &fact.value {
        Value::Date(d) => {
            let also = [
                Some(d.relation.clone()).filter(|r| r != "on"),
                d.r#mod.clone(),
                Some(d.role.clone()).filter(|r| r != "event"),
            ];
            let said = (d.said != d.edtf).then(|| format!("said {}", d.said));
            let parts: Vec<_> = also.into_iter().flatten().chain(said).collect();
            format!("{} {}", d.edtf, parts.join(" "))
        }
        Value::Number(n) => number(n),
        Value::Place(p) => format!("{} {} {}", p.name, p.country.as_deref().unwrap_or("-"), p.id),
    };
    format!("{} = {}", fact.quote.split_whitespace().collect::<Vec<_>>().join(" "), value.trim_end())
}

fn number(n: &NumberValue) -> String {
    let show = |v: Option<f64>| v.map_or("".into(), |v| v.to_string());
    let value = if n.value.is_some() { show(n.value) } else { format!("{}..{}", show(n.min), show(n.max)) };
    let modifier = Some(n.modifier.code.as_str()).filter(|m| *m != "exact");
    let unit = n.unit.as_ref().map(|u| u.code.as_deref().unwrap_or(&u.text));
    let counted = n.counted.as_ref().map(|c| c.head.as_str());
    let words = [modifier, Some(value.as_str()), unit, counted, Some(n.r#type.as_str()).filter(|t| *t != "count")];
    words.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A claim: number, predicate, days, places.
pub fn claim(claim: &Claim, facts: &[Fact]) -> String {
    let find = |id: &str| facts.iter().find(|f| f.id == id);
    let quote = |id: &str| find(id).map_or(String::new(), |f| f.quote.clone());
    let mut parts = vec![claim.number.as_deref().map_or("(event)".into(), quote)];
    parts.extend(claim.predicate.iter().map(|p| p.text.clone()));
    parts.extend(claim.dates.iter().map(|d| format!("when {}", quote(&d.fact))));
    parts.extend(claim.places.iter().map(|p| format!("{} {}", p.role, quote(&p.fact))));
    parts.extend(claim.places.iter().filter_map(|p| p.qualifier.as_ref().map(|q| format!("({q})"))));
    parts.extend(claim.negated.then(|| "not".into()));
    parts.extend(claim.hedges.iter().map(|h| format!("hedge {}", h.text)));
    parts.extend(claim.attribution.iter().map(|a| format!("after {}", a.text)));
    parts.join(" | ").split_whitespace().collect::<Vec<_>>().join(" ") + "\n"
}
