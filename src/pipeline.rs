//! The order of the rooms, and the only threads.

use crate::detect::Share;
use crate::gazetteer::Gazetteer;
use crate::model::{Block, Claim, Config, Document, Fact, Page, Rejected};
use crate::{clean, decode, detect, extract, link, resolve};

/// All that was found out about a page, in bytes of its text.
#[derive(Debug)]
pub struct Reading {
    /// Its text, map and head.
    pub page: Page,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its languages.
    pub languages: Vec<Share>,
    /// Its facts, in text order.
    pub facts: Vec<Fact>,
    /// What was turned down, in text order.
    pub rejected: Vec<Rejected>,
    /// Its claims, in text order; they name facts by index.
    pub claims: Vec<Claim>,
}

/// Reads one document from end to end.
#[must_use]
pub fn read(document: &Document, config: &Config, gazetteer: &Gazetteer) -> Reading {
    let page = decode::decode(document, &config.limits);
    let mut blocks = clean::clean(&page, config);
    let detect::Detected { languages, passages } = detect::detect(&page, document, &mut blocks, config);
    let mentions = extract::extract(&passages, config.kinds, gazetteer);
    let published = page.head.published.first().map(|p| p.edtf.clone());
    let resolved = resolve::resolve(
        &resolve::Context {
            document,
            page: &page,
            blocks: &blocks,
            passages: &passages,
            gazetteer,
            published: published.as_deref(),
        },
        &mentions,
    );
    let claims = link::link(&passages, &blocks, &resolved.facts);
    drop(passages);
    Reading { page, blocks, languages, facts: resolved.facts, rejected: resolved.rejected, claims }
}
