use super::super::{clean, clean_on};
use crate::decode::decode;
use crate::model::{Block, Config, Document, Format, Limits, Page};
use crate::sites::{File, Sites};

const PROSE: &str = "The miller kept two mules and a grey horse, and every spring he drove them over the pass to the market in the next valley. \
                     In some years the snow lay so deep that he came home a month late.";

/// A table of lines that stand on 30 of 40 pages; `true` marks those with other digits on each.
fn sites(lines: &[(&str, bool)]) -> Sites {
    let line = |(text, varies): &(&str, bool)| serde_json::json!({ "text": text, "pages": 30, "share": 0.75, "varies": varies });
    let lines: Vec<_> = lines.iter().map(line).collect();
    let hosts = serde_json::json!([{ "host": "a.org", "pages": 40, "missed": 0, "lines": lines }]);
    let file = serde_json::json!({
        "schema": "regest.sites", "schema_version": "1.0.0", "pages": 40, "duplicates": 0, "without_host": 0, "forgotten": 0, "hosts": hosts,
    });
    (&File::parse(file.to_string().as_bytes()).expect("a table")).into()
}

fn page(text: &str) -> Page {
    let bytes = text.as_bytes().to_vec();
    decode(&Document { bytes, format: Format::Text, utf8: true, ..Document::default() }, &Limits::default())
}

fn judged(page: &Page, sites: &Sites) -> Vec<(String, bool, &'static str)> {
    let blocks = clean_on(page, &Config::default(), sites.get("a.org"));
    let row = |b: &Block| (b.span.of(&page.text.value).trim().to_owned(), b.kept, b.role.name());
    blocks.iter().map(row).filter(|r| !r.0.is_empty()).collect()
}

#[test]
fn a_repeated_line_goes_whatever_its_score_and_one_with_other_digits_only_with_it() {
    let text = format!(
        "The last mule of the valley\n12 May 2021\n\n{PROSE}\n\nTo be continued in the next letter.\n\n{PROSE}\n\nViewed 1,404 times\n"
    );
    let page = page(&text);
    let table =
        sites(&[("to be  continued in the next letter.", false), ("3 May 2020", true), ("Viewed 2 times", true)]);
    let rows = judged(&page, &table);
    let of = |start: &str| rows.iter().find(|r| r.0.starts_with(start)).map(|r| (r.1, r.2));
    assert_eq!(of("To be continued"), Some((false, "site-duplicate")));
    assert_eq!(of("Viewed"), Some((false, "site-duplicate")));
    assert_eq!((of("12 May"), of("The last mule")), (Some((true, "dateline")), Some((true, "title"))));
    assert_eq!(rows.iter().filter(|r| r.0.starts_with("The miller") && r.1).count(), 2);
}

#[test]
fn a_page_of_nothing_else_is_left_empty_and_a_site_name_is_no_heading() {
    let table =
        sites(&[("Letters from the upper valley", false), ("We are a small house and read all letters", false)]);
    let empty = page("Letters from the upper valley\n\nWe are a small house and read all letters\n");
    assert!(judged(&empty, &table).iter().all(|r| !r.1 && r.2 == "site-duplicate"));
    let text = format!("The grey horse of the miller\nLetters from the upper valley\n\n{PROSE}\n\n{PROSE}\n");
    let rows = judged(&page(&text), &table);
    assert_eq!(rows.iter().map(|r| r.2).collect::<Vec<_>>()[..2], ["title", "site-duplicate"]);
}

#[test]
fn without_a_table_nothing_changes() {
    let page = page(&format!("Home | News\n\n{PROSE}\n"));
    let config = Config::default();
    assert_eq!(clean(&page, &config), clean_on(&page, &config, None));
    assert_eq!(clean(&page, &config), clean_on(&page, &config, sites(&[("Something else", false)]).get("a.org")));
}
