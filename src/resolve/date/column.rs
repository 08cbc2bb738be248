//! The head of a table's column names a year for the days below it.

use super::page::PageDates;
use super::vote::Vote;
use crate::model::{Mention, Part};

/// Most dates looked at above a cell.
const NEAR: usize = 256;

/// The year of the nearest date above in the same column of the same table that is no day: "1943", "May 1943".
pub(super) fn year(page: &PageDates<'_>, at: usize, mention: &Mention) -> Option<Vote> {
    let column = page.columns.get(at).copied().flatten()?;
    let above = page.told.iter().rev().take(NEAR).skip_while(|t| t.passage >= mention.passage);
    let mut rows = above.take_while(|t| page.tables.same(t.passage, mention.passage));
    let found = rows.find(|t| !matches!(t.point.part, Part::Day(..)) && t.column == Some(column))?;
    Some(Vote { year: found.point.full_year()?, weight: 5.0, how: "column", from: Some(found.span) })
}
