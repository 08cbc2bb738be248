//! The names of a page: one entry for each, however often it is mentioned, with the places it may mean.

use super::apposition::{self, Joint};
use super::candidate::{self, Candidate};
use super::company::{Company, Member};
use super::lands::Lands;
use super::{Found, is_place};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::model::{Mention, NameReading, Resolution};
use crate::text::Span;
use crate::weigh::{Feature, Weights};
use std::collections::HashMap;

/// What names count for others where they stand in the name of an organisation, or are only perhaps a place.
const ORGANISATION: f32 = 0.4;
const PERHAPS: f32 = 0.3;
/// Log-odds that it costs to take other words for the name than those that were found.
const STRETCHED: f32 = 0.3;

/// What a page says of a name.
#[derive(Debug)]
pub(super) struct Name<'g> {
    pub(super) candidates: Vec<Candidate<'g>>,
    /// Mentions as a place, and as a person.
    pub(super) places: u32,
    pub(super) persons: u32,
    /// The highest score of a mention as a place.
    pub(super) surest: f32,
    /// What it counts for the other names.
    pub(super) vote: f32,
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    /// A name of the gazetteer.
    Name(u32),
    /// An abbreviated unit, behind what lies in it.
    Unit(PlaceId),
}

/// All names of a page, in the order of their first mentions.
#[derive(Default)]
pub(super) struct Names<'g> {
    all: Vec<Name<'g>>,
    numbers: HashMap<Key, usize>,
    lands: Lands<'g>,
}

impl<'g> Names<'g> {
    /// Gathers the names of the mentions and tells each mention its name.
    pub(super) fn read(gazetteer: &'g Gazetteer, text: &str, found: &mut [Found<'_>], weights: &Weights) -> Self {
        let mut out = Self::default();
        for i in 0..found.len() {
            let (before, [one, ..]) = found.split_at_mut(i) else { break };
            let unit = before.last().and_then(|before| out.unit(gazetteer, text, before, one));
            one.name = match unit {
                Some(unit) => Some(out.add_unit(gazetteer, unit, one, weights)),
                None => out.add(gazetteer, text, one, weights),
            };
        }
        out
    }

    /// The unit that a mention behind another abbreviates.
    fn unit(&self, gazetteer: &Gazetteer, text: &str, before: &Found<'_>, one: &Found<'_>) -> Option<PlaceId> {
        let joined = is_place(before) && is_place(one) && apposition::joint(text, before, one) == Some(Joint::Mark);
        joined.then(|| apposition::unit(gazetteer, one.mention.span.of(text), self.candidates(before)))?
    }

    fn add_unit(&mut self, gazetteer: &'g Gazetteer, unit: PlaceId, one: &Found<'_>, weights: &Weights) -> usize {
        let number = self.number(Key::Unit(unit), || {
            let mut candidates = candidate::of(gazetteer, &one.reading.names, one.mention.lang, weights);
            candidates.retain(|c| c.id != unit);
            let mut abbreviated = Candidate::bare(gazetteer, unit);
            abbreviated.set(Feature::Beside, 1.0);
            candidates.insert(0, abbreviated);
            candidates
        });
        self.count(number, one);
        number
    }

    fn add(&mut self, gazetteer: &'g Gazetteer, text: &str, one: &Found<'_>, weights: &Weights) -> Option<usize> {
        let longer = stretched(gazetteer, text, one);
        let first = longer.or_else(|| one.reading.names.first().copied())?;
        let number = self.number(Key::Name(first.name), || {
            let names = longer.as_ref().map_or(one.reading.names.as_slice(), std::slice::from_ref);
            candidate::of(gazetteer, names, one.mention.lang, weights)
        });
        self.count(number, one);
        Some(number)
    }

    fn number(&mut self, key: Key, candidates: impl FnOnce() -> Vec<Candidate<'g>>) -> usize {
        *self.numbers.entry(key).or_insert_with(|| {
            let mut candidates = candidates();
            candidates.iter_mut().for_each(|candidate| self.lands.settle(candidate));
            self.all.push(Name { candidates, places: 0, persons: 0, surest: f32::MIN, vote: 0.0 });
            self.all.len() - 1
        })
    }

    fn count(&mut self, number: usize, one: &Found<'_>) {
        let Some(name) = self.all.get_mut(number) else { return };
        let vote = match one.reading.rejected {
            None => {
                name.places += 1;
                name.surest = name.surest.max(one.reading.score);
                crate::model::confidence(one.reading.score)
            }
            Some("person") => {
                name.persons += 1;
                0.0
            }
            Some("organisation") => ORGANISATION,
            Some("weak") => PERHAPS,
            Some(_) => 0.0,
        };
        name.vote = name.vote.max(vote);
    }

    pub(super) fn get(&self, found: &Found<'_>) -> Option<&Name<'g>> {
        found.name.and_then(|number| self.all.get(number))
    }

    /// The places that a mention may mean.
    pub(super) fn candidates(&self, found: &Found<'_>) -> &[Candidate<'g>] {
        self.get(found).map_or(&[], |name| name.candidates.as_slice())
    }

    pub(super) fn candidates_mut(&mut self) -> impl Iterator<Item = &mut Candidate<'g>> {
        self.all.iter_mut().flat_map(|name| name.candidates.iter_mut())
    }

    /// Raises a mark of one candidate of a mention's name.
    pub(super) fn raise(&mut self, found: &Found<'_>, place: PlaceId, feature: Feature, value: f32) {
        let Some(name) = found.name.and_then(|number| self.all.get_mut(number)) else { return };
        name.candidates.iter_mut().filter(|c| c.id == place).for_each(|c| c.raise(feature, value));
    }

    /// The number of a country among those of the page.
    pub(super) fn country(&mut self, code: &'g str) -> u32 {
        self.lands.country(code)
    }

    /// Those that tell something of others.
    pub(super) fn members(&self) -> impl Iterator<Item = Member<'_, 'g>> {
        let members = self.all.iter().enumerate().filter(|(_, name)| name.vote > 0.0);
        members.map(|(number, name)| Member { name: number, candidates: &name.candidates, vote: name.vote })
    }

    /// Marks in every name what the company says of it.
    pub(super) fn mark(&mut self, company: &Company, weights: &Weights) {
        for (number, name) in self.all.iter_mut().enumerate() {
            company.mark(number, name.vote, &mut name.candidates, weights);
        }
    }
}

/// The name that a mention and the word for its kind behind it make, or the one that a mention has with its stop: "Clay
/// County", "U.S.".
fn stretched(gazetteer: &Gazetteer, text: &str, one: &Found<'_>) -> Option<NameReading> {
    let Mention { span, evidence, .. } = one.mention;
    let reading = |end: usize| {
        let words = Span::new(span.start, end).of(text);
        let name = gazetteer.lookup(words)?;
        Some(NameReading { name: name.0, resolution: Resolution::Exact, cost: STRETCHED })
    };
    if one.reading.names.is_empty() {
        return reading(span.end);
    }
    let noun = evidence.iter().find(|e| e.rule.ends_with("-word:after"))?.detail.as_deref()?;
    let gap = text.get(span.end..)?.find(noun).filter(|gap| *gap <= 2)?;
    reading(span.end + gap + noun.len())
}
