//! Places: names of the gazetteer in any inflection, and the evidence that they name a place. A linear model with learned
//! weights reads names, shapes and the words around them; what it says is explained by its own weights.

mod bloom;
mod cell;
mod class;
mod clue;
mod features;
mod hits;
mod inflect;
mod judge;
mod memo;
mod mention;
mod model;
mod page;
mod tagger;
#[cfg(test)]
mod tests;

/// What the program that learns the weights needs.
pub mod learn {
    pub use super::bloom::Bloom;
    pub use super::cell::{Letters, Sheet, mix};
    pub use super::class::Classes;
    pub use super::features::Features;
    pub use super::lang_key;
    pub use super::model::{FEATURES, LABELS, LARGEST, Model, WIDTH};
    pub use super::page::Page;
    pub use super::tagger::{FIRST, FURTHER, OUTSIDE, Tagger, runs};
}

use super::Extractor;
use crate::gazetteer::Gazetteer;
use crate::lang::{Lang, Passage};
use crate::model::Mention;
use cell::Letters;
use mention::Writer;
use model::Model;
use page::Page;
use tagger::Tagger;

/// Finds the places of one page.
pub struct Places<'g> {
    page: Page,
    model: &'static Model,
    gazetteer: &'g Gazetteer,
}

impl<'g> Places<'g> {
    /// Reads the passages of a page; names are looked up in `gazetteer`.
    #[must_use]
    pub fn read(passages: &[Passage<'_>], gazetteer: &'g Gazetteer) -> Self {
        let model = Model::embedded();
        Self { page: Page::read(passages, gazetteer, model), model, gazetteer }
    }
}

/// A language as features see it.
#[must_use]
pub fn lang_key(lang: Lang) -> u64 {
    Letters::read(lang.tag()).whole
}

impl Extractor for Places<'_> {
    fn extract(&self, passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>) {
        let mut tagger = Tagger::default();
        let tagged = tagger.passage(self.model, &self.page, index, lang_key(passage.lang));
        if let Some(sheet) = self.page.sheet(index) {
            let writer =
                Writer { passage, index, sheet, firsts: &tagger.firsts, model: self.model, gazetteer: self.gazetteer };
            writer.write(&tagged, out);
        }
    }
}
