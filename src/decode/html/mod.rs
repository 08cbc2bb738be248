//! HTML rendered to text: one pass over the markup, no tree kept, every character mapped to its bytes.

mod entity;
mod head;
mod peek;
mod scan;
mod tag;
mod tree;
mod veil;
mod words;
mod writer;

pub(super) use peek::{Markup, declared_encoding, markup};

pub(super) use head::{Collector, PLAIN, Time};

use crate::model::{Hidden, Limits, Outline, Piece};
use crate::text::Text;

/// A rendered page; all raw places are bytes of the markup as UTF-8.
pub(super) struct Rendered {
    pub(super) text: Text,
    pub(super) pieces: Vec<Piece>,
    pub(super) outline: Outline,
    pub(super) found: Collector,
    pub(super) hidden: Hidden,
    /// References and NULs that stand for no character.
    pub(super) replaced: u32,
    pub(super) too_deep: bool,
    pub(super) crowded: bool,
}

/// What a character reference, alone, reads as.
pub(super) fn reference(written: &str) -> Option<String> {
    match entity::reference(written.as_bytes(), false) {
        _ if written == "\0" => Some("\u{fffd}".to_owned()),
        Some((len, entity::Meaning::Char(c))) if len == written.len() => Some(c.to_string()),
        Some((len, entity::Meaning::Named(text))) if len == written.len() => Some(text.to_owned()),
        _ => None,
    }
}

/// The text of `html`. Where hidden elements hold nearly all of it, the largest is read too: scripts would have shown it.
pub(super) fn render(html: &str, limits: &Limits) -> Rendered {
    let mut tree = tree::Tree::new(html, limits);
    tree.read();
    let veils = tree.veils.holding_most(tree.writer.text.len());
    if !veils.is_empty() {
        tree = tree::Tree::new(html, limits);
        tree.veils.lift(veils);
        tree.read();
    }
    let writer = tree.writer;
    let text = Text { value: writer.text, map: writer.map };
    Rendered {
        text,
        pieces: writer.pieces,
        outline: tree.outline,
        found: tree.head,
        hidden: tree.veils.hidden,
        replaced: writer.replaced,
        too_deep: tree.too_deep,
        crowded: writer.crowded,
    }
}

#[cfg(test)]
mod tests;
