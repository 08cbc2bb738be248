//! The company a page's names keep: the countries, units and spots that they mean, by their shares.

use super::candidate::{Candidate, kilometres};
use super::choice::Choice;
use super::feature::{Feature, Weights};
use crate::gazetteer::{Kind, PlaceId};
use std::collections::HashMap;

/// Spots that others are measured from, at most.
const ANCHORS: usize = 160;
/// Share, of that of the likeliest, from which a candidate is measured from.
const LIKELY: f32 = 0.1;
/// Kilometres at which nearness is worth a third.
const REACH: f32 = 80.0;
/// Kilometres from which places are not near at all.
const FAR: f32 = 400.0;

/// The countries, units and spots that the names of a page mean.
#[derive(Default)]
pub(super) struct Company<'g> {
    countries: HashMap<&'g str, f32>,
    units: HashMap<(&'g str, &'g str), f32>,
    anchors: Vec<Anchor>,
    /// Countries, by their points.
    lands: Vec<Anchor>,
    total: f32,
    sites: f32,
}

struct Anchor {
    /// Number of its name.
    name: usize,
    point: [f32; 3],
    weight: f32,
}

impl Anchor {
    /// How near it is, by how likely it is meant: 0 to 1.
    fn near(&self, candidate: &Candidate<'_>) -> f32 {
        let far = kilometres(self.point, candidate.point);
        if far < FAR { self.weight * (-far / REACH).exp() } else { 0.0 }
    }
}

/// A name of the page with what it counts for the others: 1 for what is surely a place.
pub(super) struct Member<'n, 'g> {
    /// Number of the name.
    pub(super) name: usize,
    pub(super) candidates: &'n [Candidate<'g>],
    pub(super) vote: f32,
}

impl<'g> Company<'g> {
    /// Sums over the members in their order, so that the result does not depend on a map's.
    pub(super) fn read<'n>(members: impl Iterator<Item = Member<'n, 'g>>, weights: &Weights) -> Self
    where
        'g: 'n,
    {
        let mut out = Self::default();
        members.for_each(|member| out.add(&member, weights));
        out
    }

    /// A country that the page is about by other signs than names of places.
    pub(super) fn add_country(&mut self, country: &'g str, vote: f32) {
        *self.countries.entry(country).or_default() += vote;
        self.total += vote;
    }

    /// Words of the page that name camps and other sites.
    pub(super) fn add_sites(&mut self, count: f32) {
        self.sites += count;
    }

    fn add(&mut self, member: &Member<'_, 'g>, weights: &Weights) {
        let Choice { candidates, none } = Choice::of(member.candidates, weights);
        let highest = candidates.first().map_or(0.0, |c| c.1);
        for (candidate, share) in candidates {
            let (place, vote) = (&candidate.place, share * member.vote);
            if place.kind.is_site() {
                self.sites += vote;
            }
            if place.country.is_empty() {
                continue;
            }
            self.total += vote;
            *self.countries.entry(place.country).or_default() += vote;
            if !place.admin1.is_empty() {
                *self.units.entry((place.country, place.admin1)).or_default() += vote;
            }
            if place.kind == Kind::Country && self.lands.len() < ANCHORS {
                self.lands.push(Anchor { name: member.name, point: candidate.point, weight: vote });
            }
            if share > LIKELY * highest && candidate.is_spot() && self.anchors.len() < ANCHORS {
                let weight = member.vote * share / highest.max(none);
                self.anchors.push(Anchor { name: member.name, point: candidate.point, weight });
            }
        }
    }

    /// Marks what the company says of the candidates of a name that itself is a member with this vote.
    pub(super) fn mark(&self, name: usize, vote: f32, candidates: &mut [Candidate<'g>], weights: &Weights) {
        let own = Own::of(candidates, vote, weights);
        for candidate in candidates {
            candidate.set(Feature::Near, self.nearness(name, candidate));
            if candidate.place.kind.is_site() {
                candidate.set(Feature::SiteOfPage, (self.sites - own.sites).max(0.0).ln_1p());
            }
            if candidate.place.country.is_empty() {
                let within = self.within(name, candidate);
                candidate.set(Feature::CountryOfPage, within.ln_1p());
                candidate.set(Feature::ShareOfPage, share(within, (self.total - own.total).max(0.0)).min(1.0));
                continue;
            }
            let country = (self.country(candidate) - own.country(candidate)).max(0.0);
            let total = (self.total - own.total).max(0.0);
            candidate.set(Feature::CountryOfPage, country.ln_1p());
            candidate.set(Feature::ShareOfPage, share(country, total));
            let unit = (self.unit(candidate) - own.unit(candidate)).max(0.0);
            candidate.set(Feature::UnitOfPage, unit.ln_1p());
            candidate.set(Feature::ShareOfCountry, share(unit, country));
        }
    }

    fn country(&self, candidate: &Candidate<'_>) -> f32 {
        self.countries.get(candidate.place.country).copied().unwrap_or(0.0)
    }

    fn unit(&self, candidate: &Candidate<'_>) -> f32 {
        let place = &candidate.place;
        if matches!(place.kind, Kind::Country) {
            return 0.0;
        }
        self.units.get(&(place.country, place.admin1)).copied().unwrap_or(0.0)
    }

    /// How many names of the page mean places within a region of several countries.
    fn within(&self, name: usize, region: &Candidate<'_>) -> f32 {
        let reach = region.place.uncertainty_m as f32 / 1000.0;
        let others = self.lands.iter().chain(&self.anchors).filter(|anchor| anchor.name != name);
        others.filter(|anchor| kilometres(anchor.point, region.point) < reach).map(|anchor| anchor.weight).sum()
    }

    /// Logarithm of how many names of the page may mean a place near by.
    fn nearness(&self, name: usize, candidate: &Candidate<'_>) -> f32 {
        if !candidate.is_spot() {
            return 0.0;
        }
        let others = self.anchors.chunk_by(|a, b| a.name == b.name).filter(|spots| spots[0].name != name);
        let nearest = |spots: &[Anchor]| spots.iter().map(|spot| spot.near(candidate)).fold(0.0, f32::max);
        others.map(nearest).sum::<f32>().ln_1p()
    }
}

/// A part of a whole, less where the whole is small.
fn share(part: f32, whole: f32) -> f32 {
    part / (whole + 2.0)
}

/// What a name itself adds to the company.
struct Own<'g> {
    shares: Vec<(PlaceId, &'g str, &'g str, f32)>,
    total: f32,
    sites: f32,
}

impl<'g> Own<'g> {
    fn of(candidates: &[Candidate<'g>], vote: f32, weights: &Weights) -> Self {
        let mut out = Self { shares: Vec::with_capacity(candidates.len()), total: 0.0, sites: 0.0 };
        for (candidate, share) in Choice::of(candidates, weights).candidates {
            let (place, vote) = (&candidate.place, share * vote);
            if place.kind.is_site() {
                out.sites += vote;
            }
            if !place.country.is_empty() {
                out.total += vote;
                out.shares.push((candidate.id, place.country, place.admin1, vote));
            }
        }
        out
    }

    fn country(&self, candidate: &Candidate<'_>) -> f32 {
        let place = &candidate.place;
        self.shares.iter().filter(|(_, country, ..)| *country == place.country).map(|s| s.3).sum()
    }

    fn unit(&self, candidate: &Candidate<'_>) -> f32 {
        let place = &candidate.place;
        let here = |s: &&(PlaceId, &str, &str, f32)| s.1 == place.country && s.2 == place.admin1;
        self.shares.iter().filter(here).map(|s| s.3).sum()
    }
}
