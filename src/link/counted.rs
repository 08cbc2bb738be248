//! What a number counts: its noun, or the whole that a share is taken of.

use super::view::View;
use super::words::does;
use crate::lang::Head;
use crate::model::{Counted, NumberType, NumberValue, Predicate};
use crate::text::Span;
use std::ops::Range;

/// What `number` counts in its clause.
pub(super) fn of(
    view: &View<'_, '_>,
    number: &NumberValue,
    clause: &Range<usize>,
    predicate: Option<&Predicate>,
) -> Option<Counted> {
    let unit = number.unit.as_ref().map(|u| u.span);
    let noun = number.counted.as_ref().filter(|c| unit.is_none_or(|u| !u.overlaps(c.head)));
    let whole = number.of.as_ref().map(|of| Counted { span: of.span, head: of.span });
    let noun = noun.map(|c| Counted { span: c.span, head: c.head });
    match number.kind {
        NumberType::Count => noun.or(whole).or_else(|| pronoun(view, number, clause)),
        NumberType::Percent => {
            let of = whole.or_else(|| behind(view, number, clause)).or(noun);
            of.or_else(|| subject(view, number, clause))
        }
        _ => {
            let of = whole.or_else(|| behind(view, number, clause)).or(noun);
            // "The bridge cost 3 million": what costs and measures stands before.
            let measures = predicate.and_then(|p| p.concept).is_some_and(|c| matches!(c, "cost" | "measure"));
            of.or_else(|| subject(view, number, clause).filter(|_| measures))
        }
    }
}

/// "38 of them": a pronoun shortly behind.
fn pronoun(view: &View<'_, '_>, number: &NumberValue, clause: &Range<usize>) -> Option<Counted> {
    let from = view.p.token_at(number.numeral.end);
    let near = (from..clause.end).take(2);
    let at = near.take_while(|&i| view.is_word(i)).find(|&i| view.words.does(i, does::STANDS_FOR))?;
    let span = view.span(at, at);
    Some(Counted { span, head: span })
}

/// The first noun of a clause that has an article, before its number and its verb: "the rate fell to 8%".
fn subject(view: &View<'_, '_>, number: &NumberValue, clause: &Range<usize>) -> Option<Counted> {
    let end = view.p.token_at(number.numeral.start).min(clause.end);
    let article = (clause.start..end).find(|&i| view.words.does(i, does::DETERMINES) || view.is_verb(i))?;
    if !view.words.does(article, does::DETERMINES) {
        return None;
    }
    phrase(view, article + 1, end)
}

/// The nouns that begin at token `first`, as far as words go that do nothing else.
fn phrase(view: &View<'_, '_>, first: usize, end: usize) -> Option<Counted> {
    // "EU-Exporte" is one word.
    let joined = |i: usize| view.p.word(i) == "-" && i > first && view.is_word(i + 1);
    let free = |i: &usize| {
        (view.is_word(*i) && view.words.bits(*i) == 0 && !view.is_verb(*i) && !view.in_fact(*i)) || joined(*i)
    };
    let last = (first..end).take_while(free).take(5).last()?;
    let head = if view.p.lang.info().head == Head::First { first } else { last };
    Some(Counted {
        span: Span::new(view.span(first, first).start, view.span(last, last).end),
        head: view.span(head, head),
    })
}

/// "12% of the houses": the nouns behind the unit, tied to it by a preposition or an article.
fn behind(view: &View<'_, '_>, number: &NumberValue, clause: &Range<usize>) -> Option<Counted> {
    let end = number.unit.as_ref().map_or(number.numeral.end, |u| u.span.end.max(number.numeral.end));
    let from = view.p.token_at(end);
    let ties = |i: &usize| view.words.does(*i, does::AT | does::FROM | does::DETERMINES);
    let first = (from..clause.end).take_while(ties).take(3).last()? + 1;
    phrase(view, first, clause.end)
}
