//! What the words and names beside one mention say of its candidates.

use super::apposition::{self, Joint};
use super::candidate::Candidate;
use super::choice::Choice;
use super::names::Names;
use super::{Found, is_place};
use crate::gazetteer::{Gazetteer, PlaceId};
use crate::lang::{Passage, Role};
use crate::weigh::{Feature, Weights};

/// What containment that words only suggest is worth of what a comma or a bracket says.
const SUGGESTED: f32 = 0.5;
/// What "X, Y" tells of Y, of what it tells of X.
const OUTER: f32 = 0.5;
/// Share of a candidate that makes it sure what a name behind a comma is.
const SURELY: f32 = 0.6;

/// Features of candidates, by their place.
pub(super) type Beside = Vec<(PlaceId, Feature, f32)>;

/// Reads what stands beside the mentions of a page.
pub(super) struct Reader<'r, 'g, 'm> {
    pub(super) gazetteer: &'g Gazetteer,
    pub(super) text: &'r str,
    pub(super) passages: &'r [Passage<'r>],
    pub(super) found: &'r [Found<'m>],
    pub(super) names: &'r Names<'g>,
    pub(super) weights: &'r Weights,
}

impl<'g> Reader<'_, 'g, '_> {
    /// What stands beside each mention; nothing beside what is no place.
    pub(super) fn read(&self) -> Vec<Beside> {
        let mut out = vec![Beside::new(); self.found.len()];
        for (i, one) in self.found.iter().enumerate().filter(|(_, one)| is_place(one)) {
            self.words(one, &mut out[i]);
            let Some((next, joint)) = self.joined(i) else { continue };
            self.pair(i, next, joint, 1.0, &mut out);
            // "X, Y, Z": Z tells of X too.
            let further = self.joined(next).filter(|(_, second)| joint == Joint::Mark && *second == Joint::Mark);
            if let Some((last, second)) = further {
                self.holds(i, last, second, SUGGESTED, &mut out);
            }
        }
        out
    }

    /// The mention that is joined to this one, with what joins them.
    fn joined(&self, i: usize) -> Option<(usize, Joint)> {
        let (one, next) = (self.found.get(i)?, self.found.get(i + 1).filter(|next| is_place(next))?);
        Some((i + 1, apposition::joint(self.text, one, next)?))
    }

    fn candidates(&self, i: usize) -> &[Candidate<'g>] {
        self.found.get(i).map_or(&[], |found| self.names.candidates(found))
    }

    /// The word for its kind, an abbreviated unit behind a comma.
    fn words(&self, one: &Found<'_>, out: &mut Beside) {
        let candidates = self.names.candidates(one);
        if let Some(said) = one.reading.said {
            let fits = candidates.iter().filter(|c| apposition::is_of_kind(c, said));
            out.extend(fits.map(|c| (c.id, Feature::Kind, 1.0)));
        }
        if let Some(noun) = self.noun(one) {
            let other = candidates.iter().filter(|c| !apposition::may_be(c, noun));
            out.extend(other.map(|c| (c.id, Feature::OtherKind, 1.0)));
        }
        let unit = apposition::unit_behind(self.gazetteer, self.text, one.mention.span, candidates);
        if let Some(unit) = unit.map(|unit| Candidate::bare(self.gazetteer, unit)) {
            let inside = candidates.iter().filter(|c| apposition::contains(&unit, c));
            out.extend(inside.map(|c| (c.id, Feature::Beside, 1.0)));
        }
    }

    /// The kind that a word of the mention says which is no part of the name.
    fn noun(&self, one: &Found<'_>) -> Option<&'static str> {
        let span = one.mention.span;
        let several = span.of(self.text).contains([' ', '\u{a0}']);
        let name = one.reading.names.first().filter(|_| several)?;
        if self.gazetteer.lookup(span.of(self.text)).is_some_and(|whole| whole.0 == name.name) {
            return None;
        }
        let passage = self.passages.get(one.mention.passage)?;
        let tokens = passage.token_at(span.start)..=passage.token_at(span.end.saturating_sub(1));
        let said = tokens.rev().find_map(|i| passage.role(i, Role::PlaceNoun));
        said.map(|(_, entry)| entry.word())
    }

    fn pair(&self, i: usize, next: usize, joint: Joint, part: f32, out: &mut [Beside]) {
        self.same(i, next, out);
        match joint {
            Joint::Mark => {
                if !self.holds(i, next, joint, part, out) {
                    self.contradicts(i, next, out);
                    self.listed(i, next, out);
                }
            }
            Joint::Preposition => {
                self.holds(i, next, joint, part * SUGGESTED, out);
            }
            Joint::List => self.listed(i, next, out),
        }
    }

    /// Names on both sides of a mark that may mean one place do.
    fn same(&self, i: usize, next: usize, out: &mut [Beside]) {
        if self.found[i].name == self.found[next].name {
            return;
        }
        let (one, other) = (self.candidates(i), self.candidates(next));
        for shared in one.iter().filter(|c| other.iter().any(|o| o.id == c.id)) {
            out[i].push((shared.id, Feature::SamePlace, 1.0));
            out[next].push((shared.id, Feature::SamePlace, 1.0));
        }
    }

    /// Marks what of the first name lies in what of the second; whether anything does.
    fn holds(&self, i: usize, next: usize, joint: Joint, part: f32, out: &mut [Beside]) -> bool {
        let (inner, outer) = (self.candidates(i), self.candidates(next));
        let sites = |o: &Candidate<'_>| o.place.kind.is_settlement() && joint == Joint::Mark;
        let within = |o: &Candidate<'_>, c: &Candidate<'_>| !sites(o) && apposition::contains(o, c);
        let inside: Vec<_> = inner.iter().filter(|c| outer.iter().any(|o| within(o, c))).collect();
        let around = outer.iter().filter(|o| inside.iter().any(|c| within(o, c)));
        out[next].extend(around.map(|o| (o.id, Feature::Beside, part * OUTER)));
        out[i].extend(inside.iter().map(|c| (c.id, Feature::Beside, part)));
        !inside.is_empty()
    }

    /// "X, Y" with Y surely a country or a unit, and no X known in it.
    fn contradicts(&self, i: usize, next: usize, out: &mut [Beside]) {
        let area = Choice::of(self.candidates(next), self.weights);
        let sure = area.candidates.first().is_some_and(|(c, share)| apposition::is_area(c) && *share > SURELY);
        if sure {
            let towns = self.candidates(i).iter().filter(|c| !apposition::is_area(c));
            out[i].extend(towns.map(|c| (c.id, Feature::Contradicted, 1.0)));
        }
    }

    /// Places listed together lie in one unit or country.
    fn listed(&self, i: usize, next: usize, out: &mut [Beside]) {
        for (one, other) in [(i, next), (next, i)] {
            let company = Choice::of(self.candidates(other), self.weights);
            for candidate in self.candidates(one) {
                let alike = company.candidates.iter().map(|(o, share)| share * alike(candidate, o)).sum::<f32>();
                if alike > 0.05 {
                    out[one].push((candidate.id, Feature::Listed, alike));
                }
            }
        }
    }
}

/// How alike two places of one list are.
fn alike(one: &Candidate<'_>, other: &Candidate<'_>) -> f32 {
    let (a, b) = (&one.place, &other.place);
    match () {
        () if a.country.is_empty() || apposition::is_area(one) != apposition::is_area(other) => 0.0,
        () if apposition::is_area(one) => f32::from(u8::from(a.kind == b.kind)),
        () if a.country != b.country => 0.0,
        () if a.admin1 == b.admin1 => 1.0,
        () => 0.5,
    }
}
