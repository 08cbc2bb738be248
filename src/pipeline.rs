//! The order of the rooms, and the only threads.

use crate::gazetteer::Gazetteer;
use crate::model::{Config, Document, Findings};
use crate::{clean, decode, detect, extract, link, resolve};

/// Reads one document from end to end.
#[must_use]
pub fn read(document: &Document, config: &Config, gazetteer: &Gazetteer) -> Findings {
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
    Findings { page, blocks, languages, facts: resolved.facts, rejected: resolved.rejected, claims }
}
