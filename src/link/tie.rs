//! How dates and places are tied to a claim: by the prepositions before them, or by what is written behind them.

use super::ending;
use super::view::{View, dates, first_token, places};
use super::words::does;
use crate::lang::Role;
use crate::model::{ClaimDate, ClaimPlace, Fact, PlaceRole, Relation, Value};
use crate::text::Span;
use std::ops::Range;

/// Concepts that move somebody or something.
const MOTION: [&str; 9] = ["deport", "transport", "flee", "return", "arrive", "leave", "go", "move", "free"];

/// The roles of words behind a place.
const BEHIND: u64 = Role::bits(&[
    Role::BehindPlaceFrom,
    Role::BehindPlaceTo,
    Role::BehindPlaceVia,
    Role::BehindPlaceAt,
    Role::BehindPlaceNear,
]);

/// The dates among these tokens.
pub(super) fn dates_in(view: &View<'_, '_>, tokens: &Range<usize>, how: &'static str) -> Vec<ClaimDate> {
    let facts = view.facts_in(tokens).filter(|(_, f)| dates(f));
    facts.map(|(fact, f)| ClaimDate { fact, role: date_role(f), how }).collect()
}

pub(super) fn date_role(fact: &Fact) -> &'static str {
    match &fact.value {
        Value::Date(d) if d.relation == Relation::Since => "from",
        Value::Date(d) if matches!(d.relation, Relation::Until | Relation::By) => "until",
        _ => "at",
    }
}

/// What ties a place to its clause.
#[derive(Clone, Copy)]
struct Tie {
    role: &'static str,
    qualifier: Option<Span>,
}

/// The places among these tokens, with their roles for an event of this concept.
pub(super) fn places_in(
    view: &View<'_, '_>,
    tokens: &Range<usize>,
    concept: Option<&str>,
    how: &'static str,
) -> Vec<ClaimPlace> {
    let moves = concept.is_some_and(|c| MOTION.contains(&c));
    let found: Vec<_> = view.facts_in(tokens).filter(|(_, f)| places(f)).collect();
    let own = |f: &Fact| {
        let behind = || {
            let bits = behind(view, f.span);
            (bits != 0).then(|| Tie { role: role(bits, moves), qualifier: None })
        };
        tie(view, f.span, tokens.start, moves).or_else(behind)
    };
    let mut ties: Vec<Option<Tie>> = found.iter().map(|(_, f)| own(f)).collect();
    // "from Ghent and Namur", "ゲントとナミュールから": those of a list share what stands before the first or behind the last.
    for k in 1..found.len() {
        if ties[k].is_none() && is_list(view, found[k - 1].1.span, found[k].1.span) {
            ties[k] = ties[k - 1];
        }
    }
    for k in (1..found.len()).rev() {
        if ties[k - 1].is_none() && is_list(view, found[k - 1].1.span, found[k].1.span) {
            ties[k - 1] = ties[k];
        }
    }
    let place = |((fact, f), tie): ((usize, &Fact), Option<Tie>)| {
        let metonym = matches!(&f.value, Value::Place(p) if p.role == PlaceRole::Metonym);
        // A country acts, unless words say that it is where something happened.
        let role = tie.map_or(if metonym { "other" } else { "at" }, |t| t.role);
        ClaimPlace { fact, role, how, qualifier: tie.and_then(|t| t.qualifier), date: None }
    };
    found.into_iter().zip(ties).map(place).collect()
}

/// Whether only commas and "and" stand between two facts.
pub(super) fn is_list(view: &View<'_, '_>, before: Span, next: Span) -> bool {
    let between = view.p.token_at(before.end)..first_token(view.p, next);
    let joins = |i: usize| {
        matches!(view.p.word(i), "," | "(" | "/" | "、" | "，" | "،" | "・") || view.words.does(i, does::AND)
    };
    between.len() < 4 && between.into_iter().all(joins)
}

/// The role of a place, and what narrows it down; `None` where nothing says so.
fn tie(view: &View<'_, '_>, place: Span, from: usize, moves: bool) -> Option<Tie> {
    let first = first_token(view.p, place);
    let bits = written_on(view, place, first);
    if bits != 0 {
        return Some(Tie { role: role(bits, moves), qualifier: None });
    }
    let at = preposition(view, from..first)?;
    let qualifier = qualifier(view, view.words.first_of(at));
    Some(Tie { role: role(by_case(view, place, view.words.bits(at)), moves), qualifier })
}

/// The last token of the preposition among those shortly before a place. "to the town of Lublin": that before the noun for a place.
fn preposition(view: &View<'_, '_>, before: Range<usize>) -> Option<usize> {
    let free = |i: &usize| !view.in_fact(*i) && view.is_word(*i);
    let near = before.clone().rev().take(4).take_while(free);
    let at = near.clone().find(|&i| view.words.does(i, does::TIES))?;
    let noun = view.words.first_of(at).checked_sub(1);
    let of_noun = |n: &usize| view.p.role(*n, Role::PlaceNoun).is_some_and(|(_, e)| view.p.lang.reads(e.lang));
    let outer = noun.filter(of_noun).and_then(|n| preposition(view, before.start..n));
    Some(outer.unwrap_or(at))
}

/// What a letter written on before a place means: "לחיפה".
fn written_on(view: &View<'_, '_>, place: Span, first: usize) -> u32 {
    let start = view.p.tokens.get(first).map_or(place.start, |t| t.start as usize);
    let letters = view.p.text.get(start..place.start).unwrap_or_default();
    if letters.is_empty() {
        0
    } else {
        ending::prefix(letters, view.p.lang, |role| super::words::bit(role) & does::TIES)
    }
}

/// What a preposition of rest and of aim means here, by the case of the place: "в Москве", "в Москву".
fn by_case(view: &View<'_, '_>, place: Span, bits: u32) -> u32 {
    let both = does::AT | does::TO;
    if bits & both != both {
        return bits;
    }
    let case = behind(view, place) & both;
    if case == 0 { bits } else { bits & !both | case }
}

/// What is written behind a place, as bits: a postposition of its own, one written on to it, or the ending of its own word.
fn behind(view: &View<'_, '_>, place: Span) -> u32 {
    let next = view.p.token_at(place.end);
    let Some(last) = next.checked_sub(1).and_then(|l| view.p.tokens.get(l)) else { return 0 };
    if last.end as usize > place.end {
        let rest = view.p.text.get(place.end..last.end as usize).unwrap_or_default();
        return ending::whole(rest, view.p.lang, bit);
    }
    // "İzmir'den"
    let apostrophe = matches!(view.p.word(next), "'" | "’");
    let forms = view.p.matches(next + usize::from(apostrophe)).iter().rev().filter(|m| m.may(BEHIND));
    let own = |m: &crate::lang::Match| {
        m.entries().filter(|e| view.p.lang.reads(e.lang)).fold(0, |bits, e| bits | bit(e.role))
    };
    let word = forms.map(own).find(|bits| *bits != 0);
    word.unwrap_or_else(|| ending::of(last.of(view.p.text), view.p.lang, bit))
}

const fn bit(role: Role) -> u32 {
    match role {
        Role::BehindPlaceFrom => does::FROM,
        Role::BehindPlaceTo => does::TO,
        Role::BehindPlaceVia => does::VIA,
        Role::BehindPlaceAt => does::AT,
        Role::BehindPlaceNear => does::NEAR,
        _ => 0,
    }
}

const fn role(bits: u32, moves: bool) -> &'static str {
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
