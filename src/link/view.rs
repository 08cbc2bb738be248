//! A passage with its words and facts, as the steps of `link` look at it.

use super::words::{Event, Words, does, ends_as_verb};
use crate::lang::Passage;
use crate::model::{DateRole, Fact, NumberType, NumberValue, PlaceRole, Value};
use crate::text::{Span, TokenKind};
use std::ops::Range;

/// A passage, its words and its facts.
pub(super) struct View<'p, 't> {
    pub p: &'p Passage<'t>,
    pub words: Words,
    pub facts: &'p [Fact],
    /// Facts of the passage, as indices into `facts`.
    pub here: Range<usize>,
    /// For each token whether a date, place or number holds it.
    taken: Vec<bool>,
}

impl<'p, 't> View<'p, 't> {
    pub fn new(p: &'p Passage<'t>, facts: &'p [Fact], here: Range<usize>) -> Self {
        let mut taken = vec![false; p.tokens.len()];
        for fact in facts.get(here.clone()).unwrap_or_default() {
            let of_fact = first_token(p, fact.span)..p.token_at(fact.span.end);
            taken.get_mut(of_fact).into_iter().flatten().for_each(|t| *t = true);
        }
        Self { p, words: Words::of(p), facts, here, taken }
    }

    pub fn in_fact(&self, i: usize) -> bool {
        self.taken.get(i).copied().unwrap_or(false)
    }

    /// Tokens of a span.
    pub fn tokens(&self, span: Span) -> Range<usize> {
        self.p.token_at(span.start)..self.p.token_at(span.end)
    }

    /// Facts that begin among these tokens.
    pub fn facts_in(&self, tokens: &Range<usize>) -> impl Iterator<Item = (usize, &'p Fact)> + use<'p> {
        let facts = self.facts;
        let start = self.p.tokens.get(tokens.start).map_or(self.p.span.end, |t| t.start as usize);
        let end = self.p.tokens.get(tokens.end).map_or(self.p.span.end, |t| t.start as usize);
        let (from, to) = (self.here.start, self.here.end);
        let first = from + facts.get(from..to).unwrap_or_default().partition_point(|f| f.span.start < start);
        (first..to).map_while(move |i| facts.get(i).filter(|f| f.span.start < end).map(|f| (i, f)))
    }

    /// Whether the token is a word, or one glyph of a script without spaces.
    pub fn is_word(&self, i: usize) -> bool {
        self.p.tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Glyph))
    }

    /// Whether the token is an auxiliary.
    pub fn is_auxiliary(&self, i: usize) -> bool {
        self.words.does(i, does::AUXILIARY) && !self.in_fact(i)
    }

    /// Whether the token is a verb.
    pub fn is_verb(&self, i: usize) -> bool {
        self.is_auxiliary(i) || self.events_in(&(i..i + 1)).any(|e| !e.noun)
    }

    /// Words that tell events among these tokens; a verb's form behind an article is none, unless it is a noun as well.
    pub fn events_in(&self, tokens: &Range<usize>) -> impl Iterator<Item = Event> {
        let events = &self.words.events;
        let first = events.partition_point(|e| e.first < tokens.start);
        let end = tokens.end;
        let among = events[first..].iter().copied().take_while(move |e| e.first < end);
        among.filter(|e| !self.in_fact(e.first)).filter_map(|e| {
            let verb = !e.noun && self.is_verb_form(&e);
            (verb || e.noun || e.either).then_some(Event { noun: !verb, ..e })
        })
    }

    fn is_verb_form(&self, event: &Event) -> bool {
        let nouns_capital = self.p.lang.info().nouns_capital;
        let capital = |i: usize| self.p.tokens.get(i).is_some_and(|t| t.capital);
        let begins = self.begins_sentence(event.first);
        if nouns_capital && capital(event.first) && !begins {
            return false;
        }
        // "entre" is "between" before it is "enters"; the preposition that ends "逃往" is a part of the verb.
        let other = self.words.does(event.last, does::TIES | does::CLAUSE | does::AND);
        if other && self.words.first_of(event.last) <= event.first {
            return false;
        }
        let before = event.first.checked_sub(1).filter(|_| !begins);
        let determined =
            before.is_some_and(|b| self.words.does(b, does::DETERMINES) && !self.words.does(b, does::AUXILIARY));
        // "die befreiten Häftlinge", but "die überlebten".
        !determined || (nouns_capital && !capital(event.last + 1))
    }

    fn begins_sentence(&self, i: usize) -> bool {
        let Some(token) = self.p.tokens.get(i) else { return false };
        self.p.sentence(token.start as usize).start == token.start as usize
    }

    /// The first word that ends as verbs do; for clauses whose verb is in no table.
    pub fn likely_verb(&self, tokens: &Range<usize>) -> Option<usize> {
        let free = |i: &usize| !self.in_fact(*i) && self.words.bits(*i) == 0;
        let after_article = |i: usize| i > tokens.start && self.words.does(i - 1, does::DETERMINES);
        tokens
            .clone()
            .filter(free)
            .find(|&i| self.p.tokens.get(i).is_some_and(|t| !after_article(i) && ends_as_verb(self.p, *t)))
    }

    /// Whether words stand among these tokens, beside those of facts.
    pub fn has_words(&self, tokens: &Range<usize>) -> bool {
        tokens.clone().any(|i| !self.in_fact(i) && self.is_word(i))
    }

    /// The words from token `first` to `last`.
    pub fn span(&self, first: usize, last: usize) -> Span {
        self.p.span_of(first, last)
    }
}

/// The token that a span begins in: prefixes may be written on before it (לחיפה).
pub(super) fn first_token(p: &Passage<'_>, span: Span) -> usize {
    let at = p.token_at(span.start);
    let inside = at.checked_sub(1).filter(|&b| p.tokens.get(b).is_some_and(|t| t.end as usize > span.start));
    inside.unwrap_or(at)
}

/// A number that has a claim of its own.
pub(super) fn counts(fact: &Fact) -> Option<&NumberValue> {
    match &fact.value {
        Value::Number(n) => (!matches!(n.kind, NumberType::Duration | NumberType::Age)).then_some(n),
        _ => None,
    }
}

/// A date that may say when something happened.
pub(super) fn dates(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Date(d) if !matches!(d.role, DateRole::Publication | DateRole::Update))
}

/// A place that may say where something happened.
pub(super) fn places(fact: &Fact) -> bool {
    matches!(&fact.value, Value::Place(p) if !matches!(p.role, PlaceRole::Demonym | PlaceRole::Embedded))
}
