//! Dates: calendar expressions of every language, by one grammar over tokens. A scan stops at anchors (months, numbers that look like
//! dates or years, seasons, decades, centuries), each of which is expanded to both sides; then neighbours are joined to lists and ranges.
//! What only the page can tell (missing years, the order of numeric dates) is left to `resolve`.

mod atoms;
mod bare_day;
mod bare_year;
mod calendar;
mod century;
mod cues;
mod decade;
mod distance;
mod figures;
mod join;
mod kin;
mod month;
mod numeric;
mod period;
mod piece;
mod relative;
mod scan;
mod short_year;
mod year;

use super::Extractor;
use crate::lang::Passage;
use crate::model::Mention;
use crate::text::Span;

/// Finds dates.
#[derive(Debug)]
pub struct Dates;

impl Extractor for Dates {
    fn extract(&self, passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>) {
        if passage.span.of(passage.text).contains('\t') {
            cells(passage, |cell| read(cell, index, out));
        } else {
            read(passage, index, out);
        }
    }
}

fn read(passage: &Passage<'_>, index: usize, out: &mut Vec<Mention>) {
    let mut pieces = scan::scan(passage);
    calendar::finish(passage, &mut pieces);
    cues::decorate(passage, &mut pieces);
    join::join(passage, &mut pieces);
    out.extend(pieces.into_iter().map(|p| p.mention(passage, index)));
}

/// Each cell of a row alone: no date reaches over the tab between two of them.
fn cells(row: &Passage<'_>, mut read: impl FnMut(&Passage<'_>)) {
    let mut start = row.span.start;
    for cell in row.span.of(row.text).split_inclusive('\t') {
        let span = Span::new(start, start + cell.len());
        start = span.end;
        if cell.bytes().any(|b| b != b'\t' && b != b' ') {
            read(&Passage::new(row.text, span, row.block, row.lang));
        }
    }
}

#[cfg(test)]
mod tests;
