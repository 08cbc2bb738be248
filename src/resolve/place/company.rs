//! The company a page's names keep: the countries, units and spots that they mean, by their shares.

use super::candidate::{Candidate, kilometres, kilometres_below};
use super::choice::Choice;
use super::lands::{Land, Sums};
use crate::gazetteer::Kind;
use crate::weigh::{Feature, Weights};

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
pub(super) struct Company {
    countries: Sums,
    units: Sums,
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
        let far = kilometres_below(FAR, self.point, candidate.point);
        far.map_or(0.0, |far| self.weight * (-far / REACH).exp())
    }
}

/// A name of the page with what it counts for the others: 1 for what is surely a place.
pub(super) struct Member<'n, 'g> {
    /// Number of the name.
    pub(super) name: usize,
    pub(super) candidates: &'n [Candidate<'g>],
    pub(super) vote: f32,
}

impl Company {
    /// Sums over the members in their order, so that the result does not depend on a map's.
    pub(super) fn read<'n, 'g: 'n>(members: impl Iterator<Item = Member<'n, 'g>>, weights: &Weights) -> Self {
        let mut out = Self::default();
        members.for_each(|member| out.add(&member, weights));
        out
    }

    /// A country that the page is about by other signs than names of places.
    pub(super) fn add_country(&mut self, country: u32, vote: f32) {
        self.countries.add(country, vote);
        self.total += vote;
    }

    /// Words of the page that name camps and other sites.
    pub(super) fn add_sites(&mut self, count: f32) {
        self.sites += count;
    }

    fn add(&mut self, member: &Member<'_, '_>, weights: &Weights) {
        let Choice { candidates, none } = Choice::of(member.candidates, weights);
        let highest = candidates.first().map_or(0.0, |c| c.1);
        for (candidate, share) in candidates {
            let (place, vote) = (&candidate.place, share * member.vote);
            if place.kind.is_site() {
                self.sites += vote;
            }
            let land = candidate.land;
            if land.country == 0 {
                continue;
            }
            self.total += vote;
            self.countries.add(land.country, vote);
            self.units.add(land.unit, vote);
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
    pub(super) fn mark(&self, name: usize, vote: f32, candidates: &mut [Candidate<'_>], weights: &Weights) {
        let own = Own::of(candidates, vote, weights);
        let total = (self.total - own.total).max(0.0);
        for candidate in candidates {
            candidate.set(Feature::Near, self.nearness(name, candidate));
            if candidate.place.kind.is_site() {
                candidate.set(Feature::SiteOfPage, (self.sites - own.sites).max(0.0).ln_1p());
            }
            if candidate.land.country == 0 {
                let within = self.within(name, candidate);
                candidate.set(Feature::CountryOfPage, within.ln_1p());
                candidate.set(Feature::ShareOfPage, share(within, total).min(1.0));
                continue;
            }
            let country = (self.countries.of(candidate.land.country) - own.country(candidate)).max(0.0);
            candidate.set(Feature::CountryOfPage, country.ln_1p());
            candidate.set(Feature::ShareOfPage, share(country, total));
            if candidate.place.kind != Kind::Country {
                let unit = (self.units.of(candidate.land.unit) - own.unit(candidate)).max(0.0);
                candidate.set(Feature::UnitOfPage, unit.ln_1p());
                candidate.set(Feature::ShareOfCountry, share(unit, country));
            }
        }
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
struct Own {
    shares: Vec<(Land, f32)>,
    total: f32,
    sites: f32,
}

impl Own {
    fn of(candidates: &[Candidate<'_>], vote: f32, weights: &Weights) -> Self {
        let mut out = Self { shares: Vec::with_capacity(candidates.len()), total: 0.0, sites: 0.0 };
        for (candidate, share) in Choice::of(candidates, weights).candidates {
            let vote = share * vote;
            if candidate.place.kind.is_site() {
                out.sites += vote;
            }
            if candidate.land.country > 0 {
                out.total += vote;
                out.shares.push((candidate.land, vote));
            }
        }
        out
    }

    fn country(&self, candidate: &Candidate<'_>) -> f32 {
        let here = |(land, _): &&(Land, f32)| land.country == candidate.land.country;
        self.shares.iter().filter(here).map(|(_, vote)| vote).sum()
    }

    fn unit(&self, candidate: &Candidate<'_>) -> f32 {
        let here = |(land, _): &&(Land, f32)| *land == candidate.land;
        self.shares.iter().filter(here).map(|(_, vote)| vote).sum()
    }
}
