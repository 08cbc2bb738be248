//! The countries and first-order units of a page's candidates, numbered, so that what names say of them is added up quickly.

use super::candidate::Candidate;
use std::collections::HashMap;

/// Numbers of a country and of a unit of it among those of the page; 0 where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Land {
    pub(super) country: u32,
    pub(super) unit: u32,
}

/// All countries and units of a page, by their codes.
#[derive(Debug, Default)]
pub(super) struct Lands<'g> {
    countries: HashMap<&'g str, u32>,
    units: HashMap<(&'g str, &'g str), u32>,
}

impl<'g> Lands<'g> {
    /// The number of a country.
    pub(super) fn country(&mut self, code: &'g str) -> u32 {
        if code.is_empty() { 0 } else { number(&mut self.countries, code) }
    }

    /// Tells a candidate its numbers.
    pub(super) fn settle(&mut self, candidate: &mut Candidate<'g>) {
        let (country, unit) = (candidate.place.country, candidate.place.admin1);
        let unit = if country.is_empty() || unit.is_empty() { 0 } else { number(&mut self.units, (country, unit)) };
        candidate.land = Land { country: self.country(country), unit };
    }
}

/// The number of a key, from 1: the next free one where it is new.
fn number<K: std::hash::Hash + Eq>(numbers: &mut HashMap<K, u32>, key: K) -> u32 {
    let next = numbers.len() as u32 + 1;
    *numbers.entry(key).or_insert(next)
}

/// A sum for each number; nothing is summed for 0.
#[derive(Debug, Default)]
pub(super) struct Sums(Vec<f32>);

impl Sums {
    pub(super) fn add(&mut self, number: u32, value: f32) {
        let Some(at) = (number as usize).checked_sub(1) else { return };
        if at >= self.0.len() {
            self.0.resize(at + 1, 0.0);
        }
        self.0[at] += value;
    }

    pub(super) fn of(&self, number: u32) -> f32 {
        let at = (number as usize).checked_sub(1);
        at.and_then(|at| self.0.get(at)).copied().unwrap_or(0.0)
    }
}
