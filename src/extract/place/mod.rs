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
mod tagger;
#[cfg(test)]
mod tests;

/// What the program that learns the weights needs.
pub mod learn {
    pub use super::bloom::Bloom;
    pub use super::cell::{Letters, Sheet, mix};
    pub use super::features::Features;
    pub use super::lang_key;
    pub use super::model::{FEATURES, LABELS, LARGEST, Model, WIDTH};
    pub use super::tagger::{FIRST, FURTHER, OUTSIDE, Tagger, runs};
}

use super::Extractor;
use crate::gazetteer::Gazetteer;
use crate::lang::{Lang, Passage};
use crate::model::Mention;
use cell::{Letters, Sheet};
use model::Model;
use tagger::{Tagged, Tagger};

/// Finds places.
pub struct Places<'g> {
    gazetteer: &'g Gazetteer,
    model: &'static Model,
}

impl<'g> Places<'g> {
    /// Looks names up in `gazetteer`.
    #[must_use]
    pub fn new(gazetteer: &'g Gazetteer) -> Self {
        Self { gazetteer, model: Model::embedded() }
    }
}

/// A language as features see it.
#[must_use]
pub fn lang_key(lang: Lang) -> u64 {
    Letters::read(lang.tag()).whole
}

impl Extractor for Places<'_> {
    fn extract(&self, passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>) {
        let mut sheet = Sheet::read(passage, self.gazetteer, self.model);
        let (mut tagger, mut tagged) = (Tagger::default(), Vec::<Tagged>::new());
        let (lang, mut at) = (lang_key(passage.lang), 0);
        while let Some(run) = tagger::next_run(&sheet, at) {
            at = run.end;
            tagger.run(self.model, &mut sheet, run, lang, &mut tagged);
        }
        mention::write(passage, index, &sheet, &tagged, self.model, out);
    }
}
