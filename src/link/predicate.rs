//! What happened in a clause, whether it is denied or uncertain, and who says so.

use super::view::{self, View};
use super::words::{Event, does};
use crate::model::Predicate;
use crate::text::Span;
use std::ops::Range;

/// The predicate of a clause that holds a number at token `near`.
pub(super) fn of_number(view: &View<'_, '_>, clause: &Range<usize>, near: usize) -> Option<Predicate> {
    let distance = |e: &Event| (e.noun, e.first.abs_diff(near));
    let nearest = view.events_in(clause).filter(|e| !e.noun).min_by_key(distance);
    nearest
        .map(|e| of_event(view, &e))
        .or_else(|| likely(view, clause))
        .or_else(|| view.events_in(clause).min_by_key(distance).map(|e| of_event(view, &e)))
        .or_else(|| auxiliary(view, clause))
}

/// The event of a clause without a number: its first verb, else its first noun that tells an event.
pub(super) fn of_clause(view: &View<'_, '_>, clause: &Range<usize>) -> Option<Predicate> {
    let events = || view.events_in(clause);
    let verb = events().find(|e| !e.noun).map(|e| of_event(view, &e));
    verb.or_else(|| likely(view, clause)).or_else(|| events().next().map(|e| of_event(view, &e)))
}

pub(super) fn of_event(view: &View<'_, '_>, event: &Event) -> Predicate {
    Predicate { span: view.span(event.first, event.last), concept: Some(event.concept) }
}

/// A verb that no table holds, by its ending.
fn likely(view: &View<'_, '_>, clause: &Range<usize>) -> Option<Predicate> {
    view.likely_verb(clause).map(|i| Predicate { span: view.span(i, i), concept: None })
}

/// "were" in "there were 5 houses".
fn auxiliary(view: &View<'_, '_>, clause: &Range<usize>) -> Option<Predicate> {
    let mut at = clause.clone().filter(|&i| view.is_auxiliary(i));
    at.next().map(|i| Predicate { span: view.span(i, i), concept: None })
}

/// Most words before the pronoun that a clause goes on with: "By then they …".
const OPENING: usize = 3;

/// Whether a clause goes on with what the sentence before was about: it begins with a pronoun, or with a word like "also".
pub(super) fn goes_on(view: &View<'_, '_>, clause: &Range<usize>) -> bool {
    let mut first = (clause.start..clause.end).take(OPENING);
    first.any(|i| view.words.does(i, does::STANDS_FOR | does::CARRIES_ON) && !view.in_fact(i))
}

/// Whether the clause denies what it says: a word of denial before the predicate, or right behind it.
pub(super) fn is_negated(view: &View<'_, '_>, clause: &Range<usize>, predicate: Option<&Predicate>) -> bool {
    let end = predicate.map_or(clause.end, |p| view.p.token_at(p.span.end));
    let denies = |i: usize| view.words.does(i, does::NEGATES) && !view.in_fact(i);
    let mut behind = (end..clause.end).take_while(|&i| view.is_word(i)).take(LONGEST_DENIAL);
    (clause.start..end).any(denies) || behind.any(|i| denies(i) && view.words.first_of(i) < end + 3)
}

/// Most tokens from the predicate to the end of a denial behind it; in scripts without spaces each glyph is one.
const LONGEST_DENIAL: usize = 8;

/// The words of a clause that make it uncertain.
pub(super) fn hedges(view: &View<'_, '_>, clause: &Range<usize>) -> Vec<Span> {
    let at = clause.clone().filter(|&i| view.words.does(i, does::HEDGES) && !view.in_fact(i));
    at.map(|i| view.span(view.words.first_of(i), i)).collect()
}

/// The words of a sentence that name who says so: up to the next mark, and no longer than a name is.
pub(super) fn attribution(view: &View<'_, '_>, sentence: &Range<usize>) -> Option<Span> {
    let last = sentence.clone().find(|&i| view.words.does(i, does::NAMES_SOURCE) && !view.in_fact(i))?;
    let end = (last + 1..sentence.end).take_while(|&i| view.is_word(i)).take(5).last().unwrap_or(last);
    Some(view.span(view.words.first_of(last), end))
}

/// Nouns that tell an event beside the clause's verb, with a date or place behind them: "the liberation of Ghent on 6 September".
pub(super) fn nouns_with_ties(view: &View<'_, '_>, clause: &Range<usize>) -> Vec<(Predicate, Range<usize>)> {
    let nouns = view.events_in(clause).filter(|e| e.noun);
    let reach = |e: &Event| e.last + 1..(e.last + 5).min(clause.end);
    let tied = |e: &Event| view.facts_in(&reach(e)).any(|(_, f)| view::dates(f) || view::places(f));
    nouns.filter(tied).map(|e| (of_event(view, &e), e.last + 1..clause.end)).collect()
}
