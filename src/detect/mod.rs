//! Which language a page and each of its blocks are in, and where sentences end: blocks become passages.

use crate::lang::{Lang, Passage};
use crate::model::{Block, Config, Document, Page, Share};

/// What `detect` gives.
#[derive(Debug, Default)]
pub struct Detected<'t> {
    /// Languages of the page, largest share first.
    pub languages: Vec<Share>,
    /// One passage for each block that facts are read from, in order.
    pub passages: Vec<Passage<'t>>,
}

/// Tells the languages of `page`, writes them into its blocks, and cuts the blocks that are read into passages.
pub fn detect<'t>(page: &'t Page, document: &Document, blocks: &mut [Block], config: &Config) -> Detected<'t> {
    let lang = Lang::of(document.given.lang.as_deref().or(config.lang.as_deref()).unwrap_or("en"));
    let mut passages = Vec::new();
    for (i, block) in blocks.iter_mut().enumerate() {
        block.lang = lang.tag();
        if block.kept || config.with_boilerplate {
            let mut passage = Passage::new(&page.text.value, block.span, i, lang);
            passage.heading = block.heading > 0;
            passages.push(passage);
        }
    }
    Detected { languages: vec![Share { lang: lang.tag(), share: 1.0 }], passages }
}
