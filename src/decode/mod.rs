//! Raw bytes become the page's text, exactly mapped, with its pieces and what its head says.

mod bytes;
mod encoding;
mod head;
mod html;
mod kind;
mod known;
mod plain;

use crate::model::{Document, Encoding, Format, Hidden, Limits, Page, Warning};
use crate::text::{RawMap, Span, Text};
use std::ops::Range;

/// Reads a document. Takes any bytes and always gives a page; what went wrong is in its warnings.
#[must_use]
pub fn decode(document: &Document, limits: &Limits) -> Page {
    let all = &document.bytes;
    let read = all.get(..limits.page_bytes).unwrap_or(all);
    let found = encoding::find(read, document.utf8, document.given.url.as_deref());
    let decoded = bytes::decode(read, found.skip, found.encoding);
    let format = kind::format(document, &decoded.text);
    let mut page = match format {
        Format::Html => html(&decoded.text, limits, document),
        _ => text(&decoded.text, limits, document),
    };
    page.format = format;
    let invalid_sequences = decoded.invalid + page.encoding.invalid_sequences;
    page.encoding = Encoding { label: label(found.encoding), from: found.from, invalid_sequences };
    to_raw(&mut page, &decoded, found.skip);
    if read.len() < all.len() {
        page.warnings
            .push(Warning { code: "too_large", detail: Some(format!("read {} of {} bytes", read.len(), all.len())) });
    }
    warn(&mut page);
    page
}

/// The label of an encoding as the web standard writes it in pages: lower case.
fn label(encoding: &'static encoding_rs::Encoding) -> &'static str {
    LABELS.iter().find(|label| label.eq_ignore_ascii_case(encoding.name())).copied().unwrap_or(encoding.name())
}

const LABELS: [&str; 39] = [
    "utf-8",
    "utf-16le",
    "utf-16be",
    "windows-1252",
    "windows-1251",
    "windows-1250",
    "windows-1253",
    "windows-1254",
    "windows-1255",
    "windows-1256",
    "windows-1257",
    "windows-1258",
    "windows-874",
    "iso-8859-2",
    "iso-8859-3",
    "iso-8859-4",
    "iso-8859-5",
    "iso-8859-6",
    "iso-8859-7",
    "iso-8859-8",
    "iso-8859-8-i",
    "iso-8859-10",
    "iso-8859-13",
    "iso-8859-14",
    "iso-8859-15",
    "iso-8859-16",
    "koi8-r",
    "koi8-u",
    "macintosh",
    "x-mac-cyrillic",
    "ibm866",
    "gbk",
    "gb18030",
    "big5",
    "euc-jp",
    "iso-2022-jp",
    "shift_jis",
    "euc-kr",
    "x-user-defined",
];

/// A page of plain text; places are still bytes of the text.
fn text(text: &str, limits: &Limits, document: &Document) -> Page {
    let pieces = plain::pieces(text, limits.blocks);
    let mut page = Page { text: Text::plain(text, 0), pieces, ..Page::default() };
    page.head = head::of_text(&page, document);
    page
}

/// A page of HTML; places are still bytes of the decoded markup.
fn html(html: &str, limits: &Limits, document: &Document) -> Page {
    let html::Rendered { text, pieces, outline, found, hidden, replaced, too_deep, crowded } =
        html::render(html, limits);
    let mut page = Page { text, pieces, outline, hidden, ..Page::default() };
    page.head = head::of_html(&found, &page, document);
    page.encoding.invalid_sequences = replaced;
    if too_deep {
        let detail = format!("more than {} open elements", limits.nesting);
        page.warnings.push(Warning { code: "depth", detail: Some(detail) });
    }
    if crowded {
        let detail = format!("more than {}", limits.blocks);
        page.warnings.push(Warning { code: "too_many_blocks", detail: Some(detail) });
    }
    page
}

/// Takes all places of the page from the decoded bytes down to the raw ones.
fn to_raw(page: &mut Page, decoded: &bytes::Decoded<'_>, skip: usize) {
    let plain = page.format != Format::Html;
    match &decoded.map {
        None if skip == 0 => {}
        None => shift(page, skip),
        Some(under) if plain => page.text.map = under.clone(),
        Some(under) => {
            page.text.map = page.text.map.over(under, &decoded.text);
            let raw = |r: &Range<usize>| under.raw(&decoded.text, Span::new(r.start, r.end));
            page.pieces.iter_mut().for_each(|p| p.raw = raw(&p.raw));
            page.outline.elements.iter_mut().for_each(|e| e.raw = raw(&e.raw));
            hidden_to(page, raw);
        }
    }
    if plain {
        page.pieces.iter_mut().for_each(|p| p.raw = page.text.map.raw(&page.text.value, p.span));
    }
}

fn hidden_to(page: &mut Page, raw: impl Fn(&Range<usize>) -> Range<usize>) {
    page.hidden.first = raw(&page.hidden.first);
    page.hidden.read = page.hidden.read.as_ref().map(raw);
}

/// Puts a byte order mark before everything.
fn shift(page: &mut Page, skip: usize) {
    let mut map = RawMap::default();
    for row in page.text.map.rows() {
        let raw = if row.raw_len > 0 { row.raw + skip } else { row.raw };
        map.push(row.text_len, raw, row.raw_len, row.op);
    }
    page.text.map = map;
    let shifted = |r: &Range<usize>| r.start + skip..r.end + skip;
    page.pieces.iter_mut().for_each(|p| p.raw = shifted(&p.raw));
    page.outline.elements.iter_mut().for_each(|e| e.raw = shifted(&e.raw));
    hidden_to(page, shifted);
}

fn warn(page: &mut Page) {
    let Hidden { elements, bytes, first, read } = &page.hidden;
    if *elements > 0 {
        let detail = format!("elements {elements}, bytes of text {bytes}, first at byte {}", first.start);
        page.warnings.push(Warning { code: "hidden_parts", detail: Some(detail) });
    }
    if let Some(read) = read {
        let detail = format!("element at byte {}: next to nothing else is shown", read.start);
        page.warnings.push(Warning { code: "hidden_text_read", detail: Some(detail) });
    }
    if page.text.value.trim().is_empty() {
        page.warnings.push(Warning { code: "empty", detail: None });
    }
    let invalid = page.encoding.invalid_sequences;
    if invalid > 0 {
        page.warnings.push(Warning { code: "invalid_sequences", detail: Some(invalid.to_string()) });
    }
    if page.text.value.contains(|c| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')) {
        page.warnings.push(Warning { code: "bidi", detail: None });
    }
}

/// What a character reference reads as: `&eacute;`, `&#233;`; a NUL reads as U+FFFD.
///
/// ```
/// assert_eq!(regest::decode::reference("&eacute;").as_deref(), Some("é"));
/// ```
#[must_use]
pub fn reference(written: &str) -> Option<String> {
    html::reference(written)
}

#[cfg(test)]
mod tests;
