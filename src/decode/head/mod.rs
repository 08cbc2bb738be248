//! What a page says of itself, put in order: title, author, site, language, address, rights, and its own day.

mod byline;
mod data;
mod dateline;
mod day;
mod lists;
mod names;
mod published;
mod rights;
mod spot;

use super::html::Collector;
use crate::model::{Document, Head, Page};

/// Titles that are compared with headings.
const TITLES: usize = 4;

/// Puts together what was gathered from the markup.
pub(super) fn of_html(found: &Collector, page: &Page, document: &Document) -> Head {
    let meta = |names: [&str; 2]| {
        names.iter().find_map(|n| found.meta.iter().find(|(name, _)| name == n)).map(|(_, content)| content.clone())
    };
    let short = |title: &&str| title.len() <= names::TITLE;
    let mut titles: Vec<&str> = meta_titles(found).chain(found.title.as_deref()).filter(short).take(TITLES).collect();
    let data = data::read(found, &titles);
    titles.extend(data.title.as_deref().filter(short));
    let lines = spot::Lines::new(page, &titles);
    let site = names::site(found, &data);
    let canonical = names::canonical(found);
    let called = site.as_ref().map(|s| s.value.as_str());
    let host = names::host(document, canonical.as_ref().map(|c| c.value.as_str()));
    let author = names::author(found, &data, &lines, called);
    let title = names::title(found, &data, &lines, called, host);
    let locale = || meta(["content-language", "og:locale"]).map(|l| l.replace('_', "-"));
    let declared = found.lang.clone().filter(|l| !l.trim().is_empty()).or_else(locale).map(|l| names::tidy(&l));
    let helps = published::Names {
        url: document.given.url.as_deref().or(canonical.as_ref().map(|c| c.value.as_str())),
        author: author.as_ref().map(|a| a.value.as_str()),
        month_first: declared.as_deref().is_some_and(|l| l.eq_ignore_ascii_case("en-us")),
    };
    let published = published::of_html(found, &data, &lines, document, helps);
    Head { title, author, site, canonical, declared_lang: declared, published, rights: rights::line(page) }
}

/// What meta elements call the page.
fn meta_titles(found: &Collector) -> impl Iterator<Item = &str> {
    found.meta.iter().filter(|(name, _)| matches!(name.as_str(), "og:title" | "twitter:title")).map(|(_, t)| t.as_str())
}

/// What can be said of a page without markup.
pub(super) fn of_text(page: &Page, document: &Document) -> Head {
    Head { published: published::of_text(page, document), rights: rights::line(page), ..Head::default() }
}

#[cfg(test)]
mod tests;
