//! Dates: calendar expressions of every language, by one grammar over tokens. A scan stops at anchors (months, numbers that look like
//! dates or years, seasons, decades, centuries), each of which is expanded to both sides; then neighbours are joined to lists and ranges.
//! What only the page can tell (missing years, the order of numeric dates) is left to `resolve`.

mod atoms;
mod calendar;
mod cues;
mod join;
mod month;
mod numeric;
mod period;
mod piece;
mod relative;
mod scan;
mod year;

use super::Extractor;
use crate::lang::Passage;
use crate::model::Mention;

/// Finds dates.
#[derive(Debug)]
pub struct Dates;

impl Extractor for Dates {
    fn extract(&self, passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>) {
        let mut pieces = scan::scan(passage);
        calendar::finish(passage, &mut pieces);
        cues::decorate(passage, &mut pieces);
        join::join(passage, &mut pieces);
        out.extend(pieces.into_iter().map(|p| p.mention(passage, index)));
    }
}

#[cfg(test)]
mod tests;
