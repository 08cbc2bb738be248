//! Facts become claims: what a number counts, what happened, when and where.

mod clause;
mod counted;
mod ending;
mod heading;
mod pair;
mod predicate;
mod tie;
mod view;
mod words;

use crate::lang::Passage;
use crate::model::{Claim, ClaimDate, ClaimPlace, Counted, Fact, NumberType, NumberValue, Predicate};
use crate::text::Span;
use heading::Heading;
use std::ops::Range;
use view::{View, counts, dates, places};

/// The claims of a page, in text order; they name facts by their index in `facts`.
#[must_use]
pub fn link(passages: &[Passage<'_>], facts: &[Fact]) -> Vec<Claim> {
    let mut out = Vec::new();
    let mut heading = Heading::default();
    for passage in passages {
        let from = facts.partition_point(|f| f.span.start < passage.span.start);
        let to = facts.partition_point(|f| f.span.start < passage.span.end);
        if from == to && heading.is_empty() && !passage.heading {
            continue;
        }
        let view = View::new(passage, facts, from..to);
        let under = if passage.heading {
            heading = Heading::of(&view);
            &Heading::default()
        } else {
            &heading
        };
        Linker { view, last: None, under, out: &mut out }.passage();
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
    /// The last clause that told something, and its sentence.
    last: Option<(Told, Span)>,
    /// The heading above.
    under: &'o Heading,
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
        let said: Vec<_> = numbers.iter().filter_map(|(i, _)| self.view.facts.get(*i)).map(|f| f.span).collect();
        let own_dates = self.own(&said, clause, dates);
        let own_places = self.own(&said, clause, places);
        let mut before = None;
        for (k, (fact, number)) in numbers.into_iter().enumerate() {
            let near = self.view.p.token_at(number.numeral.start);
            let part = parts.iter().find(|p| p.contains(&near));
            let mut told = self.told([part.unwrap_or(clause), clause, tokens], near, sentence);
            let concept = told.predicate.as_ref().and_then(|p| p.concept);
            if own_dates {
                told.dates = tie::dates_in(&self.view, clause, "clause").drain(k..=k).collect();
            }
            if own_places {
                told.places = tie::places_in(&self.view, clause, concept, "clause").drain(k..=k).collect();
            }
            // "two terms or three": of the same.
            let counted = counted::of(&self.view, number, clause, told.predicate.as_ref());
            let counted = counted.or_else(|| before.filter(|_| is_count(number)));
            before = counted.or(before);
            self.push(sentence, clause, told, Some(fact), counted);
        }
    }

    /// Whether each of the numbers of a clause has a date or a place of its own.
    fn own(&self, numbers: &[Span], clause: &Range<usize>, kind: fn(&Fact) -> bool) -> bool {
        if numbers.len() < 2 {
            return false;
        }
        let those: Vec<_> = self.view.facts_in(clause).filter(|(_, f)| kind(f)).map(|(_, f)| f.span).collect();
        pair::go_together(&self.view, numbers, &those)
    }

    /// What is said of a number whose first token is `near`, in its part of the clause, its clause and its sentence.
    fn told(&self, around: [&Range<usize>; 3], near: usize, at: Span) -> Told {
        let [part, clause, sentence] = around;
        let predicate = predicate::of_number(&self.view, clause, near);
        if let (None, Some((last, _)), true) = (&predicate, &self.last, self.view.has_words(clause)) {
            return self.carried(last, clause);
        }
        let concept = predicate.as_ref().and_then(|p| p.concept);
        let reaches = [(part, "clause"), (clause, "clause"), (sentence, "sentence")];
        let dates = reaches.iter().map(|(r, how)| tie::dates_in(&self.view, r, how)).find(|d| !d.is_empty());
        let places = reaches.iter().map(|(r, how)| tie::places_in(&self.view, r, concept, how)).find(|p| !p.is_empty());
        let told = Told { predicate, dates: dates.unwrap_or_default(), places: places.unwrap_or_default() };
        self.with_scene(told, clause, at)
    }

    /// What neither the clause nor its sentence says of when and where: the sentence before does, where the clause goes on with its
    /// event or its people, else the heading.
    fn with_scene(&self, mut told: Told, clause: &Range<usize>, sentence: Span) -> Told {
        if let Some((last, at)) = &self.last {
            let next = at.end <= sentence.start && !at.is_empty();
            let concept = |t: &Told| t.predicate.as_ref().and_then(|p| p.concept);
            let same = concept(&told).is_some() && concept(&told) == concept(last);
            if next && (same || predicate::goes_on(&self.view, clause)) {
                if told.dates.is_empty() {
                    told.dates = last.dates.iter().map(|d| ClaimDate { how: "previous", ..d.clone() }).collect();
                }
                if told.places.is_empty() && same {
                    told.places = last.places.iter().map(|p| ClaimPlace { how: "previous", ..p.clone() }).collect();
                }
            }
        }
        if told.dates.is_empty() {
            told.dates.clone_from(&self.under.dates);
        }
        if told.places.is_empty() {
            told.places.clone_from(&self.under.places);
        }
        told
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
        // "The opening … took place in 1948": what took place says it.
        let concept = verb.as_ref().and_then(|v| v.concept);
        let light = concept == Some("happen");
        // "The war … broke out in 1911": a verb of begin and end says it.
        let bounds = matches!(concept, Some("begin" | "end"));
        let told_by_noun = !bounds && others.iter().any(|(_, behind)| light || ties(behind) == all);
        for (noun, behind) in others.into_iter().filter(|_| !bounds) {
            self.event(sentence, clause, noun, &behind);
        }
        if let Some(verb) = verb.filter(|_| all > 0 && !told_by_noun) {
            self.event(sentence, clause, verb, clause);
        }
    }

    fn event(&mut self, sentence: Span, clause: &Range<usize>, predicate: Predicate, reach: &Range<usize>) {
        let dates = tie::dates_in(&self.view, reach, "clause");
        let mut places = tie::places_in(&self.view, reach, predicate.concept, "clause");
        let spans = |kind: fn(&Fact) -> bool| -> Vec<_> {
            self.view.facts_in(reach).filter(|(_, f)| kind(f)).map(|(_, f)| f.span).collect()
        };
        if pair::go_together(&self.view, &spans(view::places), &spans(view::dates)) {
            places.iter_mut().zip(&dates).for_each(|(p, d)| p.date = Some(d.fact));
        }
        let told = Told { predicate: Some(predicate), dates, places };
        self.push(sentence, clause, self.with_scene(told, clause, sentence), None, None);
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
        self.last = Some((told.clone(), sentence));
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
