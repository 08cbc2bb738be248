//! Pieces become blocks: each gets a role and is kept or dropped, with reasons. Nothing is lost.

use crate::model::{Block, Config, Page, Role};

/// Judges the pieces of a page; the blocks tile its text as the pieces do.
#[must_use]
pub fn clean(page: &Page, _config: &Config) -> Vec<Block> {
    let block = |p: &crate::model::Piece| Block {
        span: p.span,
        raw: p.raw.clone(),
        kept: true,
        role: if p.span.of(&page.text.value).trim().is_empty() { Role::Blank } else { Role::Paragraph },
        lang: "und",
        lang_confidence: 0.0,
        reasons: Vec::new(),
        element: p.element,
        heading: p.heading,
    };
    page.pieces.iter().map(block).collect()
}
