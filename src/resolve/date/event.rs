//! Days counted from an event that the page has dated before: "seven months after the liberation".

use super::page::{PageDates, Told};
use super::shift::{counted, row};
use crate::lang::{Passage, Role};
use crate::model::{Inferred, Point, Shift};

/// Most dates looked at, and most tokens on each side of one.
const DATES: usize = 24;
const TOKENS: usize = 16;

/// The day so far from the event; `None` where no date tells the event, or two that lie apart do.
pub(super) fn from(page: &PageDates<'_>, concept: &str, shift: Shift) -> Option<(Point, Inferred)> {
    let told = page.told.iter().rev().take(DATES).filter(|t| !t.own_day && tells(page, t, concept));
    let mut found = told.filter_map(|t| Some((counted(t.point, shift)?, t.span)));
    let (point, span) = found.next()?;
    found.all(|(other, _)| other == point).then(|| (point, row(point, "event", Some(span))))
}

/// Whether the clause around a date tells such an event.
fn tells(page: &PageDates<'_>, told: &Told, concept: &str) -> bool {
    let Some(p) = page.passages.get(told.passage) else { return false };
    let sentence = p.sentence(told.span.start);
    let (first, last) = (p.token_at(told.span.start), p.token_at(told.span.end));
    let inside = |i: &usize| {
        p.tokens.get(*i).is_some_and(|t| sentence.start <= t.start as usize && (t.end as usize) <= sentence.end)
    };
    let around = (first.saturating_sub(TOKENS)..first).chain(last..last + TOKENS);
    around.filter(inside).any(|i| names(p, i, concept))
}

fn names(p: &Passage<'_>, i: usize, concept: &str) -> bool {
    let event = |role| matches!(role, Role::EventVerb | Role::EventNoun | Role::EventState);
    p.matches(i).iter().any(|m| m.entries().any(|e| event(e.role) && e.lang == p.lang && e.word() == concept))
}
