//! Which dates tell when the page itself was written.

use super::page::PageDates;
use crate::lang::{Entry, Passage, Role as Word};
use crate::model::{Block, DateForm, DateReading, DateRole, Mention, Part, Point, Role, Year};
use crate::resolve::Context;

/// What a date is to the page.
pub(super) fn of(page: &PageDates<'_>, context: &Context<'_>, at: usize) -> DateRole {
    let (mention, reading) = page.dates[at];
    if reading.role != DateRole::Event {
        return reading.role;
    }
    if at < 6 && dateline(context, mention, reading) { DateRole::Publication } else { DateRole::Event }
}

/// A day that stands alone in one of the first blocks.
fn dateline(context: &Context<'_>, mention: &Mention, reading: &DateReading) -> bool {
    let Some(passage) = context.passages.get(mention.passage) else { return false };
    let day = matches!(reading.form, DateForm::Point(Point { part: Part::Day(..), year: Year::Full(_) }));
    let words = passage.tokens.len();
    let marked = context.blocks.get(passage.block).is_some_and(|b: &Block| b.role == Role::Dateline);
    let alone = mention.span.len() * 10 >= passage.span.of(&context.page.text.value).trim().len() * 7;
    let early = mention.passage < 8 && context.passages.len() > 2;
    day && words < 24 && ((alone && early) || marked) && !tells(passage)
}

/// Whether a line tells what happened, as "The school opened on 3 May 1921." does; those that say when a page was written do not.
fn tells(passage: &Passage<'_>) -> bool {
    let verb =
        |e: Entry| e.role == Word::EventVerb && passage.lang.reads(e.lang) && !matches!(e.word(), "publish" | "write");
    passage.all_matches().iter().filter(|m| m.may(Word::bits(&[Word::EventVerb]))).any(|m| m.entries().any(verb))
}
