//! Pages that went wrong once, cut down to the point: one test a page, every fact and claim as it must be.

use super::common::{document, record};
use super::golden::fact;
use regest::model::{Config, Format};
use regest::record::PageRecord;

fn read(text: &str) -> PageRecord {
    record(&document(text.as_bytes(), Format::Text), &Config::default())
}

/// The facts of a kind, as "quote = value".
fn facts(page: &PageRecord, kind: &str) -> Vec<String> {
    page.facts.iter().filter(|f| f.kind == kind).map(fact).collect()
}

fn kept(page: &PageRecord) -> String {
    let text: Vec<char> = page.text.value.as_deref().unwrap_or_default().chars().collect();
    page.blocks.iter().filter(|b| b.kept).flat_map(|b| &text[b.start as usize..b.end as usize]).collect()
}
