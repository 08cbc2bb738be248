//! Places: names of the gazetteer in any inflection, and the evidence that they name a place.

use super::Extractor;
use crate::gazetteer::Gazetteer;
use crate::lang::Passage;
use crate::model::Mention;

/// Finds places.
pub struct Places<'g> {
    _gazetteer: &'g Gazetteer,
}

impl<'g> Places<'g> {
    /// Looks names up in `gazetteer`.
    #[must_use]
    pub const fn new(gazetteer: &'g Gazetteer) -> Self {
        Self { _gazetteer: gazetteer }
    }
}

impl Extractor for Places<'_> {
    fn extract(&self, _passage: &Passage<'_>, _index: usize, _out: &mut Vec<Mention>) {}
}
