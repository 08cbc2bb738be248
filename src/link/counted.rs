//! What a number counts: its noun, or the whole that a share is taken of.

use super::view::View;
use super::words::does;
use crate::model::{Counted, NumberType, NumberValue};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// Languages whose nouns stand before what describes them.
const NOUN_FIRST: [&str; 7] = ["fr", "es", "it", "pt", "ca", "gl", "ro"];

/// What `number` counts in its clause.
pub(super) fn of(view: &View<'_, '_>, number: &NumberValue, clause: &Range<usize>) -> Option<Counted> {
    let unit = number.unit.as_ref().map(|u| u.span);
    let noun = number.counted.as_ref().filter(|c| unit.is_none_or(|u| !u.overlaps(c.head)));
    let whole = number.of.as_ref().map(|of| Counted { span: of.span, head: of.span });
    let noun = noun.map(|c| Counted { span: c.span, head: c.head });
    match number.kind {
        NumberType::Count => noun.or(whole),
        _ => whole.or_else(|| behind(view, number, clause)).or(noun),
    }
}

/// "12% of the houses": the nouns behind the unit, tied to it by a preposition or an article.
fn behind(view: &View<'_, '_>, number: &NumberValue, clause: &Range<usize>) -> Option<Counted> {
    let end = number.unit.as_ref().map_or(number.numeral.end, |u| u.span.end.max(number.numeral.end));
    let from = view.p.token_at(end);
    let ties = |i: &usize| view.words.does(*i, does::AT | does::FROM | does::DETERMINES);
    let first = (from..clause.end).take_while(ties).take(3).last()? + 1;
    let word = |i: &usize| view.p.tokens.get(*i).is_some_and(|t| t.kind == TokenKind::Word);
    let free = |i: &usize| word(i) && view.words.bits(*i) == 0 && !view.is_verb(*i);
    let last = (first..clause.end).take_while(free).take(3).last()?;
    let head = if NOUN_FIRST.contains(&view.p.lang.tag()) { first } else { last };
    Some(Counted {
        span: Span::new(view.span(first, first).start, view.span(last, last).end),
        head: view.span(head, head),
    })
}
