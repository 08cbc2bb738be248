//! What JSON-LD says of the page.

use crate::decode::html::Collector;
use crate::decode::known::{self, Field};
use serde_json::{Map, Value};

/// What JSON-LD says, the most telling object first.
#[derive(Debug, Default)]
pub(super) struct Data {
    /// Days of publication, the most telling first.
    pub(super) days: Vec<Dated>,
    /// Days of the last change.
    pub(super) changed: Vec<String>,
    pub(super) title: Option<String>,
    pub(super) author: Option<String>,
    pub(super) site: Option<String>,
}

/// A day of publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dated {
    /// 0 an article's, 1 its creation, 2 and 3 a page's or anything's.
    pub(super) rank: u8,
    /// As it is written.
    pub(super) said: String,
    headline: Option<String>,
}

/// Articles of which a page may have the data and still be one of them.
const FEW: usize = 2;

impl Data {
    /// On a page that has the data of several articles none of their days is its own, unless it is called like one of them.
    fn without_lists(&mut self, titles: &[&str]) {
        let mut articles: Vec<&str> = self.days.iter().filter(|d| d.rank == 0).map(|d| d.said.as_str()).collect();
        articles.sort_unstable();
        articles.dedup();
        if articles.len() > FEW {
            let called = |d: &Dated| d.headline.as_deref().is_some_and(|h| titles.iter().any(|t| t.contains(h.trim())));
            self.days.retain(|d| d.rank > 1 || called(d));
        }
    }
}

/// Reads all data of the page, which is called `titles`.
pub(super) fn read(found: &Collector, titles: &[&str]) -> Data {
    let mut out = Data::default();
    found.data.iter().for_each(|value| walk(value, &mut out));
    out.days.sort_by_key(|d| d.rank);
    out.without_lists(titles);
    out
}

/// Gathers from an object and those in it; articles come before pages, creation after publication.
fn walk(value: &Value, out: &mut Data) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, out)),
        Value::Object(object) => {
            let types = object.get("@type").map(Value::to_string).unwrap_or_default();
            let kind = known::kind(&types);
            if kind == Some(Field::Other) {
                return;
            }
            days(object, kind, out);
            names(object, kind, &types, out);
            object.iter().filter(|(key, _)| !known::leads_away(key)).for_each(|(_, v)| walk(v, out));
        }
        _ => {}
    }
}

fn days(object: &Map<String, Value>, kind: Option<Field>, out: &mut Data) {
    let rank = if kind == Some(Field::Article) { 0 } else { 2 };
    let text = |key| object.get(key).and_then(text);
    for (rank, key) in [(rank, "datePublished"), (rank + 1, "dateCreated"), (2, "pubDate")] {
        out.days.extend(text(key).map(|said| Dated { rank, said, headline: text("headline") }));
    }
    out.changed.extend(text("dateModified").or_else(|| text("upDate")));
}

fn names(object: &Map<String, Value>, kind: Option<Field>, types: &str, out: &mut Data) {
    let take = |was: &mut Option<String>, key: &str| {
        if was.is_none() {
            *was = object.get(key).and_then(name);
        }
    };
    take(&mut out.author, "author");
    take(&mut out.site, "publisher");
    if kind == Some(Field::Article) {
        take(&mut out.title, "headline");
    }
    if types.contains("WebSite") {
        take(&mut out.site, "name");
    }
}

/// A value that is plain text, or an object around it.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Array(values) => values.first()?.as_str().map(str::to_owned),
        Value::Object(object) => object.get("@value")?.as_str().map(str::to_owned),
        _ => None,
    }
}

fn name(value: &Value) -> Option<String> {
    match value {
        Value::String(name) => Some(name.clone()).filter(|n| !n.contains("://") && !n.trim().is_empty()),
        Value::Array(names) => {
            let names: Vec<_> = names.iter().take(20).filter_map(name).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(object) => object.get("name").and_then(name),
        _ => None,
    }
}
