//! What the page as a whole says of its places: one entry for each name, with candidates weighed by the company they keep.

use super::apposition::{self, CONTAINED, KIND_SAID};
use super::candidate::{self, Candidate, Choice};
use super::{ACCEPTED, Found, NEARLY, SURE};
use crate::gazetteer::{Place, PlaceId};
use crate::model::Evidence;
use crate::resolve::Context;
use crate::text::Span;
use std::collections::HashMap;

/// Of what one mention's neighbours say this much tells for the other mentions of its name.
const CARRIED: f32 = 0.6;
/// Weight of a country that many other names of the page are in.
const COUNTRY: f32 = 1.0;
/// The same for a first-order unit.
const UNIT: f32 = 1.3;
/// Weight of nearness to other places of the page.
const NEAR: f32 = 1.0;
/// Places of the page that others are measured from.
const ANCHORS: usize = 24;
/// The country of the page's address.
const ADDRESS: f32 = 0.4;

/// What a page says of a name.
struct Name<'g> {
    candidates: Vec<Candidate<'g>>,
    /// Mentions as a place, and as a person.
    places: u32,
    persons: u32,
    /// The highest score of a mention as a place.
    surest: f32,
}

/// What stands beside one mention: weights for candidates of its name, by their place.
type Beside = Vec<(PlaceId, f32, &'static str)>;

/// All names of a page.
pub(super) struct Discourse<'g> {
    names: HashMap<u32, Name<'g>>,
    beside: Vec<Beside>,
}

impl<'g> Discourse<'g> {
    /// Reads all mentions of a page.
    pub(super) fn read(context: &Context<'g>, found: &[Found<'_>]) -> Self {
        let mut out = Self { names: HashMap::new(), beside: Vec::with_capacity(found.len()) };
        found.iter().for_each(|found| out.add(context, found));
        out.read_neighbours(context, found);
        out.carry(found);
        let order = out.order(found);
        for _ in 0..2 {
            out.weigh_company(context, &order);
        }
        out
    }

    fn add(&mut self, context: &Context<'g>, found: &Found<'_>) {
        let Some(first) = found.reading.names.first() else { return };
        let name = self.names.entry(first.name).or_insert_with(|| Name {
            candidates: candidate::of(context.gazetteer, &found.reading.names, found.mention.lang),
            places: 0,
            persons: 0,
            surest: f32::MIN,
        });
        match found.reading.rejected {
            None => {
                name.places += 1;
                name.surest = name.surest.max(found.reading.score);
            }
            Some("person") => name.persons += 1,
            Some(_) => {}
        }
    }

    /// Names in the order of their first mention as a place, so that sums do not depend on a map's order.
    fn order(&self, found: &[Found<'_>]) -> Vec<u32> {
        let mut seen = std::collections::HashSet::new();
        let places = found.iter().filter(|f| f.reading.rejected.is_none());
        places.filter_map(|f| f.reading.names.first()).map(|n| n.name).filter(|&n| seen.insert(n)).collect()
    }

    fn candidates(&self, found: &Found<'_>) -> &[Candidate<'g>] {
        let first = found.reading.names.first().and_then(|first| self.names.get(&first.name));
        first.map_or(&[], |name| name.candidates.as_slice())
    }

    fn read_neighbours(&mut self, context: &Context<'g>, found: &[Found<'_>]) {
        for (i, one) in found.iter().enumerate() {
            let mut beside = Beside::new();
            if one.reading.rejected.is_none() {
                self.kind_said(one, &mut beside);
                self.next_contains(context, one, found.get(i + 1), &mut beside);
                self.previous_contained(context, i.checked_sub(1).and_then(|i| found.get(i)), one, &mut beside);
                self.abbreviation(context, one, &mut beside);
            }
            self.beside.push(beside);
        }
    }

    fn kind_said(&self, found: &Found<'_>, beside: &mut Beside) {
        let Some(said) = found.reading.said else { return };
        let fits = self.candidates(found).iter().filter(|c| apposition::is_of_kind(c, said));
        beside.extend(fits.map(|c| (c.id, KIND_SAID, "kind-word")));
    }

    fn next_contains(&self, context: &Context<'_>, one: &Found<'_>, next: Option<&Found<'_>>, beside: &mut Beside) {
        let Some(next) = next.filter(|next| set_beside(context, one, next)) else { return };
        let outer = self.candidates(next);
        let inside = self.candidates(one).iter().filter(|c| outer.iter().any(|o| apposition::contains(o, c)));
        beside.extend(inside.map(|c| (c.id, CONTAINED, "apposition")));
    }

    /// "X, Y" tells which Y is meant too.
    fn previous_contained(
        &self,
        context: &Context<'_>,
        before: Option<&Found<'_>>,
        one: &Found<'_>,
        beside: &mut Beside,
    ) {
        let Some(before) = before.filter(|before| set_beside(context, before, one)) else { return };
        let inner = self.candidates(before);
        let around = self.candidates(one).iter().filter(|c| inner.iter().any(|i| apposition::contains(c, i)));
        beside.extend(around.map(|c| (c.id, CONTAINED * 0.5, "apposition")));
    }

    fn abbreviation(&self, context: &Context<'_>, found: &Found<'_>, beside: &mut Beside) {
        let text = &context.page.text.value;
        let Some(unit) = apposition::abbreviated(context.gazetteer, text, found.mention.span) else { return };
        let unit = context.gazetteer.place(unit);
        let inside = |place: &Place<'_>| place.country == unit.country && place.admin1 == unit.admin1;
        let fits = self.candidates(found).iter().filter(|c| inside(&c.place));
        beside.extend(fits.map(|c| (c.id, CONTAINED, "apposition")));
    }

    /// What stands beside one mention of a name tells for its others.
    fn carry(&mut self, found: &[Found<'_>]) {
        for (one, beside) in found.iter().zip(&self.beside) {
            let Some(name) = one.reading.names.first().and_then(|n| self.names.get_mut(&n.name)) else { continue };
            for (id, weight, _) in beside {
                let known = name.candidates.iter_mut().filter(|c| c.id == *id);
                known.for_each(|c| c.beside = c.beside.max(weight * CARRIED));
            }
        }
    }

    /// Weighs every candidate by the countries, units and places that the other names of the page mean.
    fn weigh_company(&mut self, context: &Context<'g>, order: &[u32]) {
        let company = Company::read(order.iter().filter_map(|n| self.names.get(n)).map(|n| n.candidates.as_slice()));
        let address = address_country(context);
        for number in order {
            let Some(name) = self.names.get_mut(number) else { continue };
            let own = Choice::of(&name.candidates, Vec::new());
            for candidate in &mut name.candidates {
                let share = own.candidates.iter().find(|(c, _)| c.id == candidate.id).map_or(0.0, |(_, share)| *share);
                let home = address.as_deref().is_some_and(|a| a.eq_ignore_ascii_case(candidate.place.country));
                candidate.page = company.weight(candidate, share) + if home { ADDRESS } else { 0.0 };
            }
        }
    }

    /// The candidates of one mention with their shares.
    pub(super) fn choose(&self, _context: &Context<'_>, i: usize, found: &Found<'_>) -> Choice<'g> {
        let mut candidates = self.candidates(found).to_vec();
        let mut because = Vec::new();
        for (id, weight, rule) in self.beside.get(i).into_iter().flatten() {
            for candidate in candidates.iter_mut().filter(|c| c.id == *id) {
                candidate.beside = candidate.beside.max(*weight);
                if because.is_empty() {
                    because.push(Evidence::new(rule, *weight));
                }
            }
        }
        Choice::of(&candidates, because)
    }

    /// Why a mention is no place after all. A name that the page surely uses for a place elsewhere is one here too, unless the
    /// words beside it say what else it is.
    pub(super) fn reason_against(&self, found: &Found<'_>) -> Option<&'static str> {
        let reading = found.reading;
        let name = reading.names.first().and_then(|n| self.names.get(&n.name));
        let person = name.is_some_and(|n| n.persons > n.places) && reading.score < SURE;
        let known = name.is_some_and(|n| n.surest > SURE) && reading.score > NEARLY;
        match reading.rejected {
            Some("weak") if known => None,
            Some(reason) => Some(reason),
            None if reading.score < ACCEPTED => Some("weak"),
            None if person => Some("person"),
            None => None,
        }
    }
}

fn set_beside(context: &Context<'_>, one: &Found<'_>, next: &Found<'_>) -> bool {
    let between = Span::new(one.mention.span.end, next.mention.span.start);
    let rejected = next.reading.rejected.is_some() || one.reading.rejected.is_some();
    !rejected
        && next.mention.span.start >= one.mention.span.end
        && apposition::joins(between.of(&context.page.text.value))
}

/// The country of the page's address, by its last label.
fn address_country(context: &Context<'_>) -> Option<String> {
    let url = context.document.given.url.as_deref().or(context.page.head.canonical.as_deref())?;
    let host = url.split("//").nth(1)?.split(['/', ':', '?']).next()?;
    let label = host.rsplit('.').next().filter(|label| label.len() == 2)?;
    Some(if label.eq_ignore_ascii_case("uk") { "GB".to_owned() } else { label.to_ascii_uppercase() })
}

/// The countries, units and points that the names of a page mean, by their shares.
#[derive(Default)]
struct Company<'g> {
    countries: HashMap<&'g str, f32>,
    units: HashMap<(&'g str, &'g str), f32>,
    anchors: Vec<(PlaceId, f64, f64)>,
}

impl<'g> Company<'g> {
    fn read<'a>(names: impl Iterator<Item = &'a [Candidate<'g>]>) -> Self
    where
        'g: 'a,
    {
        let mut out = Self::default();
        for candidates in names {
            let choice = Choice::of(candidates, Vec::new());
            for (candidate, share) in &choice.candidates {
                let place = &candidate.place;
                *out.countries.entry(place.country).or_default() += share;
                *out.units.entry((place.country, place.admin1)).or_default() += share;
            }
            let sure = choice.candidates.first().filter(|(c, share)| *share > 0.8 && !c.place.country.is_empty());
            out.anchors
                .extend(sure.map(|(c, _)| (c.id, c.place.lat, c.place.lon)).filter(|_| out.anchors.len() < ANCHORS));
        }
        out
    }

    /// What the rest of the page adds to a candidate whose own share in it is `own`.
    fn weight(&self, candidate: &Candidate<'g>, own: f32) -> f32 {
        let place = &candidate.place;
        if place.country.is_empty() {
            return 0.0;
        }
        let others = |sum: Option<&f32>| (sum.copied().unwrap_or(0.0) - own).max(0.0).ln_1p();
        let unit = if place.admin1.is_empty() { 0.0 } else { others(self.units.get(&(place.country, place.admin1))) };
        COUNTRY * others(self.countries.get(place.country)) + UNIT * unit + NEAR * self.nearness(candidate)
    }

    fn nearness(&self, candidate: &Candidate<'_>) -> f32 {
        let others = self.anchors.iter().filter(|(id, ..)| *id != candidate.id);
        let nearest = others.map(|&(_, lat, lon)| kilometres(candidate.place.lat, candidate.place.lon, lat, lon));
        match nearest.fold(f64::MAX, f64::min) {
            0.0..50.0 => 1.0,
            50.0..150.0 => 0.7,
            150.0..400.0 => 0.3,
            _ => 0.0,
        }
    }
}

/// Distance on the sphere.
fn kilometres(lat1: f64, lon1: f64, lat2: f64, lon2: f64) -> f64 {
    let (a, b) = (lat1.to_radians(), lat2.to_radians());
    let h = ((b - a) / 2.0).sin().powi(2) + a.cos() * b.cos() * ((lon2 - lon1).to_radians() / 2.0).sin().powi(2);
    12_742.0 * h.sqrt().min(1.0).asin()
}
