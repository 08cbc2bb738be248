//! A look at the beginning of a page: is it markup, and which encoding does it declare?

use super::scan::{Scanner, Token};
use super::tag::Tag;
use encoding_rs::WINDOWS_1252;

/// What was seen of markup.
#[derive(Debug, Default)]
pub(in super::super) struct Markup {
    /// It begins as only HTML does: a doctype or one of the outermost elements.
    pub(in super::super) begins: bool,
    /// Start tags.
    pub(in super::super) tags: usize,
    /// Start tags of elements that HTML has.
    pub(in super::super) known: usize,
    /// Bytes in tags.
    pub(in super::super) bytes: usize,
}

/// Counts tags in `html`.
pub(in super::super) fn markup(html: &str) -> Markup {
    let mut out = Markup { begins: begins(html), ..Markup::default() };
    let mut scanner = Scanner::new(html.as_bytes());
    while let Some(token) = scanner.next() {
        match token {
            Token::Start { name, all, .. } => {
                let name = html.as_bytes().get(name).unwrap_or_default();
                out.tags += 1;
                out.known += usize::from(Tag::of(name) != Tag::Other);
                out.bytes += all.len();
            }
            Token::End { all, .. } => out.bytes += all.len(),
            Token::Text(_) | Token::Cdata(_) => {}
        }
    }
    out
}

/// Whether the first tag, past comments and declarations, is one that only whole pages have.
fn begins(html: &str) -> bool {
    let start = html.trim_start();
    let doctype = start.get(..14).is_some_and(|d| d.eq_ignore_ascii_case("<!doctype html"));
    let mut scanner = Scanner::new(start.as_bytes());
    let first = loop {
        match scanner.next() {
            Some(Token::Text(range)) if start.get(range.clone()).is_some_and(|t| t.trim().is_empty()) => {}
            Some(Token::Start { name, .. }) => break start.as_bytes().get(name).map(Tag::of),
            _ => break None,
        }
    };
    doctype || matches!(first, Some(Tag::Html | Tag::Head | Tag::Body | Tag::Title | Tag::Meta))
}

/// The label of the encoding that the first bytes of a page declare.
pub(in super::super) fn declared_encoding(head: &[u8]) -> Option<Vec<u8>> {
    if let Some(label) = in_xml(head) {
        return Some(label);
    }
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(head);
    let mut scanner = Scanner::new(text.as_bytes());
    while let Some(token) = scanner.next() {
        let Token::Start { name, .. } = token else { continue };
        if Tag::of(text.as_bytes().get(name).unwrap_or_default()) != Tag::Meta {
            continue;
        }
        let value = |name| super::words::value(&text, scanner.attributes(), name);
        let label = value("charset").or_else(|| value("content").as_deref().and_then(in_content));
        if let Some(label) = label {
            return Some(label.into_bytes());
        }
    }
    None
}

/// The label in `text/html; charset=...`.
fn in_content(content: &str) -> Option<String> {
    let at = content.to_ascii_lowercase().find("charset")?;
    let value = content.get(at + 7..)?.trim_start().strip_prefix('=')?.trim_start();
    let value = value.trim_start_matches(['"', '\'']);
    let end = value.find(|c: char| c.is_ascii_whitespace() || matches!(c, ';' | '"' | '\'')).unwrap_or(value.len());
    value.get(..end).map(str::to_owned)
}

/// The label in an XML declaration.
fn in_xml(head: &[u8]) -> Option<Vec<u8>> {
    let declaration = head.strip_prefix(b"<?xml")?;
    let declaration = declaration.split(|b| *b == b'>').next()?;
    let at = memchr::memmem::find(declaration, b"encoding")?;
    let mut parts = declaration.get(at..)?.split(|b| matches!(b, b'"' | b'\''));
    parts.nth(1).map(<[u8]>::to_vec)
}
