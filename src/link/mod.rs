//! Facts become claims: what a number counts, what happened, when and where.

mod clause;
mod counted;
mod predicate;
mod tie;
mod view;
mod words;

use crate::lang::Passage;
use crate::model::{Block, Claim, ClaimDate, ClaimPlace, Counted, Fact, NumberType, NumberValue, Predicate};
use crate::text::Span;
use std::ops::Range;
use view::{View, counts, dates, places};

/// The claims of a page, in text order; they name facts by their index in `facts`.
#[must_use]
pub fn link(passages: &[Passage<'_>], _blocks: &[Block], facts: &[Fact]) -> Vec<Claim> {
    let mut out = Vec::new();
    for passage in passages {
        let from = facts.partition_point(|f| f.span.start < passage.span.start);
        let to = facts.partition_point(|f| f.span.start < passage.span.end);
        if from < to {
            Linker { view: View::new(passage, facts, from..to), last: None, out: &mut out }.passage();
        }
    }
    out
}

/// What a claim says beside its number, for the elliptic sentence behind it.
#[derive(Clone, Default)]
struct Told {
    predicate: Option<Predicate>,
    dates: Vec<ClaimDate>,
    places: Vec<ClaimPlace>,
}

struct Linker<'o, 'p, 't> {
    view: View<'p, 't>,
    /// The last clause that told something.
    last: Option<Told>,
    out: &'o mut Vec<Claim>,
}

impl Linker<'_, '_, '_> {
    fn passage(&mut self) {
        for sentence in self.view.p.sentences.clone() {
            let tokens = self.view.tokens(sentence);
            let clauses = clause::clauses(&self.view, tokens.clone());
            for clause in &clauses {
                self.clause(sentence, &tokens, clause);
            }
        }
    }

    fn clause(&mut self, sentence: Span, tokens: &Range<usize>, clause: &Range<usize>) {
        let numbers: Vec<_> = self.view.facts_in(clause).filter_map(|(i, f)| Some((i, counts(f)?))).collect();
        if numbers.is_empty() {
            return self.events(sentence, clause);
        }
        let parts = if numbers.len() > 1 { clause::parts(&self.view, clause.clone()) } else { Vec::new() };
        let mut before = None;
        for (fact, number) in numbers {
            let near = self.view.p.token_at(number.numeral.start);
            let part = parts.iter().find(|p| p.contains(&near));
            let told = self.told([part.unwrap_or(clause), clause, tokens], near);
            // "two terms or three": of the same.
            let counted = counted::of(&self.view, number, clause).or_else(|| before.filter(|_| is_count(number)));
            before = counted.or(before);
            self.push(sentence, clause, told, Some(fact), counted);
        }
    }

    /// What is said of a number whose first token is `near`, in its part of the clause, its clause and its sentence.
    fn told(&self, around: [&Range<usize>; 3], near: usize) -> Told {
        let [part, clause, sentence] = around;
        let predicate = predicate::of_number(&self.view, clause, near);
        if let (None, Some(last), true) = (&predicate, &self.last, self.view.has_words(clause)) {
            return self.carried(last, clause);
        }
        let concept = predicate.as_ref().and_then(|p| p.concept);
        let reaches = [(part, "clause"), (clause, "clause"), (sentence, "sentence")];
        let dates = reaches.iter().map(|(r, how)| tie::dates_in(&self.view, r, how)).find(|d| !d.is_empty());
        let places = reaches.iter().map(|(r, how)| tie::places_in(&self.view, r, concept, how)).find(|p| !p.is_empty());
        Told { predicate, dates: dates.unwrap_or_default(), places: places.unwrap_or_default() }
    }

    /// An elliptic clause says of its number what the clause before it told.
    fn carried(&self, last: &Told, clause: &Range<usize>) -> Told {
        let mut out = last.clone();
        out.dates.iter_mut().for_each(|d| d.how = "previous");
        out.places.iter_mut().for_each(|p| p.how = "previous");
        let concept = out.predicate.as_ref().and_then(|p| p.concept);
        let own = (tie::dates_in(&self.view, clause, "clause"), tie::places_in(&self.view, clause, concept, "clause"));
        out.dates = if own.0.is_empty() { out.dates } else { own.0 };
        out.places = if own.1.is_empty() { out.places } else { own.1 };
        out
    }

    /// Events of a clause without a number, told with a date or a place.
    fn events(&mut self, sentence: Span, clause: &Range<usize>) {
        let ties = |range: &Range<usize>| self.view.facts_in(range).filter(|(_, f)| dates(f) || places(f)).count();
        let all = ties(clause);
        let verb = predicate::of_clause(&self.view, clause);
        let nouns = predicate::nouns_with_ties(&self.view, clause);
        // "The liberation of Ghent in 1944 was a surprise": the noun tells the event.
        let others: Vec<_> = nouns.into_iter().filter(|n| Some(&n.0) != verb.as_ref()).collect();
        let told_by_noun = others.iter().any(|(_, behind)| ties(behind) == all);
        for (noun, behind) in others {
            self.event(sentence, clause, noun, &behind);
        }
        if let Some(verb) = verb.filter(|_| all > 0 && !told_by_noun) {
            self.event(sentence, clause, verb, clause);
        }
    }

    fn event(&mut self, sentence: Span, clause: &Range<usize>, predicate: Predicate, reach: &Range<usize>) {
        let dates = tie::dates_in(&self.view, reach, "clause");
        let places = tie::places_in(&self.view, reach, predicate.concept, "clause");
        self.push(sentence, clause, Told { predicate: Some(predicate), dates, places }, None, None);
    }

    fn push(
        &mut self,
        sentence: Span,
        clause: &Range<usize>,
        told: Told,
        number: Option<usize>,
        counted: Option<Counted>,
    ) {
        let own = told.predicate.as_ref().is_none_or(|p| sentence.contains(p.span));
        let negated = own && predicate::is_negated(&self.view, clause, told.predicate.as_ref());
        self.last = Some(told.clone());
        self.out.push(Claim {
            sentence,
            number,
            counted,
            negated,
            hedges: predicate::hedges(&self.view, clause),
            attribution: predicate::attribution(&self.view, &self.view.tokens(sentence)),
            confidence: confidence(&told, own),
            predicate: told.predicate,
            dates: told.dates,
            places: told.places,
        });
    }
}

fn is_count(number: &NumberValue) -> bool {
    number.kind == NumberType::Count
}

fn confidence(told: &Told, own: bool) -> f32 {
    let known = told.predicate.as_ref().is_some_and(|p| p.concept.is_some());
    let near = told.dates.iter().map(|d| d.how).chain(told.places.iter().map(|p| p.how)).all(|how| how == "clause");
    let sum = 0.5 + if known { 1.0 } else { -0.5 } + if near { 0.5 } else { -0.3 } + if own { 0.4 } else { -0.4 };
    crate::model::confidence(sum)
}

#[cfg(test)]
mod tests;
