//! Numbers: numerals in digits and words, their modifiers, units and counted nouns, and the non-claims among them.

use super::Extractor;
use crate::lang::Passage;
use crate::model::Mention;

/// Finds numbers.
#[derive(Debug)]
pub struct Numbers;

impl Extractor for Numbers {
    fn extract(&self, _passage: &Passage<'_>, _index: usize, _out: &mut Vec<Mention>) {}
}
