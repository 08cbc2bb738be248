//! Passages become mentions: words that may be a date, a place or a number, with a reading. Each extractor sees one passage at
//! a time; what only the whole page can tell is left to `resolve`.

mod date;
mod number;
pub mod place;

use crate::gazetteer::Gazetteer;
use crate::lang::Passage;
use crate::model::{Kinds, Mention};

/// Finds one kind of mention.
pub trait Extractor: Send + Sync {
    /// Adds what it finds in passage number `index`. Pure: the same passage gives the same mentions.
    fn extract(&self, passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>);
}

/// The numbers of one passage alone, with those that claim nothing.
#[must_use]
pub fn numbers(passage: &Passage<'_>) -> Vec<Mention> {
    let mut out = Vec::new();
    number::Numbers.extract(passage, 0, &mut out);
    out
}

/// The places of a page alone, with the names that are none.
#[must_use]
pub fn places(passages: &[Passage<'_>], gazetteer: &Gazetteer) -> Vec<Mention> {
    let places = place::Places::read(passages, gazetteer);
    let mut out = Vec::new();
    passages.iter().enumerate().for_each(|(index, passage)| places.extract(passage, index, &mut out));
    out
}

/// The mentions of all passages, in text order.
#[must_use]
pub fn extract(passages: &[Passage<'_>], kinds: Kinds, gazetteer: &Gazetteer) -> Vec<Mention> {
    let places = kinds.place.then(|| place::Places::read(passages, gazetteer));
    let places = places.as_ref().map(|places| places as &dyn Extractor);
    let numbers = kinds.number.then_some(&number::Numbers as &dyn Extractor);
    let extractors = [Some(&date::Dates as &dyn Extractor), numbers, places];
    let mut out = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let from = out.len();
        for extractor in extractors.iter().flatten() {
            extractor.extract(passage, index, &mut out);
        }
        out[from..].sort_by_key(|m: &Mention| (m.span.start, std::cmp::Reverse(m.span.end)));
    }
    out
}
