//! Dates: calendar expressions of every language, by one grammar over tokens.

use super::Extractor;
use crate::lang::Passage;
use crate::model::Mention;

/// Finds dates.
#[derive(Debug)]
pub struct Dates;

impl Extractor for Dates {
    fn extract(&self, _passage: &Passage<'_>, _index: usize, _out: &mut Vec<Mention>) {}
}
