//! How dates and places are tied to a claim: by the prepositions before them.

use super::view::{View, dates, places};
use super::words::does;
use crate::model::{ClaimDate, ClaimPlace, Fact, PlaceRole, Relation, Value};
use crate::text::Span;
use std::ops::Range;

/// Concepts that move somebody or something.
const MOTION: [&str; 9] = ["deport", "transport", "flee", "return", "arrive", "leave", "go", "move", "free"];

/// The dates among these tokens.
pub(super) fn dates_in(view: &View<'_, '_>, tokens: &Range<usize>, how: &'static str) -> Vec<ClaimDate> {
    let facts = view.facts_in(tokens).filter(|(_, f)| dates(f));
    facts.map(|(fact, f)| ClaimDate { fact, role: date_role(f), how }).collect()
}

fn date_role(fact: &Fact) -> &'static str {
    match &fact.value {
        Value::Date(d) if d.relation == Relation::Since => "from",
        Value::Date(d) if matches!(d.relation, Relation::Until | Relation::By) => "until",
        _ => "at",
    }
}

/// The places among these tokens, with their roles for an event of this concept.
pub(super) fn places_in(
    view: &View<'_, '_>,
    tokens: &Range<usize>,
    concept: Option<&str>,
    how: &'static str,
) -> Vec<ClaimPlace> {
    let moves = concept.is_some_and(|c| MOTION.contains(&c));
    let mut out: Vec<ClaimPlace> = Vec::new();
    let mut last: Option<(Span, &'static str, Option<Span>)> = None;
    for (fact, f) in view.facts_in(tokens).filter(|(_, f)| places(f)) {
        let first = view.p.token_at(f.span.start);
        let listed = last.filter(|(span, ..)| is_list(view, *span, first));
        let (role, qualifier) = listed.map_or_else(|| tie(view, first, tokens.start, moves), |(_, r, q)| (r, q));
        last = Some((f.span, role, qualifier));
        let metonym = matches!(&f.value, Value::Place(p) if p.role == PlaceRole::Metonym);
        out.push(ClaimPlace { fact, role: if metonym { "other" } else { role }, how, qualifier });
    }
    out
}

/// Only commas and "and" stand between the end of a place and the token `next`: they share its preposition.
fn is_list(view: &View<'_, '_>, before: Span, next: usize) -> bool {
    let between = view.p.token_at(before.end)..next;
    between.len() < 4
        && between
            .clone()
            .all(|i| matches!(view.p.word(i), "," | "(" | "/" | "、" | "，") || view.words.does(i, does::AND))
}

/// The role of the place that begins at token `first`, and what narrows it down.
fn tie(view: &View<'_, '_>, first: usize, from: usize, moves: bool) -> (&'static str, Option<Span>) {
    for i in (from..first).rev().take(4) {
        if view.in_fact(i) || view.p.tokens.get(i).is_some_and(|t| t.kind != crate::text::TokenKind::Word) {
            break;
        }
        if view.words.does(i, does::TIES) {
            return (role(view.words.bits(i), moves), qualifier(view, view.words.first_of(i)));
        }
    }
    ("at", None)
}

fn role(bits: u16, moves: bool) -> &'static str {
    let rest = bits & does::AT != 0;
    match bits {
        b if b & does::VIA != 0 && (moves || !rest) => "via",
        b if b & does::FROM != 0 && (moves || !rest) => "from",
        b if b & does::TO != 0 && (moves || !rest) => "to",
        b if b & does::NEAR != 0 && !rest => "other",
        _ => "at",
    }
}

/// "mostly" before the preposition that begins at token `at`.
fn qualifier(view: &View<'_, '_>, at: usize) -> Option<Span> {
    let last = at.checked_sub(1).filter(|&i| view.words.does(i, does::QUALIFIES))?;
    Some(view.span(view.words.first_of(last), last))
}
