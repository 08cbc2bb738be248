//! Whether a page is HTML: by its content as much as by its name.

use super::html::{Markup, markup};
use crate::model::{Document, Format};

/// What the document is: text or HTML.
pub(super) fn format(document: &Document, text: &str) -> Format {
    if document.format != Format::Auto {
        return document.format;
    }
    let head = text.get(..floor(text, 1 << 16)).unwrap_or_default();
    let seen = markup(head);
    let html = match extension(&document.path) {
        Some("html" | "htm" | "xhtml") => seen.tags > 0 || seen.begins,
        Some("md" | "markdown") => seen.begins,
        _ => seen.begins || is_dense(&seen, head.len()),
    };
    if html { Format::Html } else { Format::Text }
}

/// Many known tags, and a good share of the bytes in them: a text that quotes a tag is still text.
fn is_dense(seen: &Markup, len: usize) -> bool {
    seen.known >= 3 && seen.known * 2 >= seen.tags && seen.bytes * 8 >= len
}

/// The greatest character boundary up to `at`.
fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap_or(0)
}

fn extension(path: &str) -> Option<&str> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let end = name.rsplit_once('.')?.1;
    ["html", "htm", "xhtml", "md", "markdown"].into_iter().find(|e| e.eq_ignore_ascii_case(end))
}
