//! Counting what a run writes.

use super::values::round;
use super::{Counts, PagePlace, PageRecord, RunPlace};

/// Countries, and places, that a run shows.
const SHOWN: usize = 20;

impl Counts {
    /// Adds a page.
    pub fn add(&mut self, page: &PageRecord) {
        let lang = page.languages.first().map_or("und", |l| l.lang.as_str());
        self.pages += 1;
        self.raw_bytes += page.source.bytes;
        self.claims += page.claims.len() as u64;
        *self.languages.entry(lang.to_owned()).or_default() += 1;
        for fact in &page.facts {
            *self.facts.entry(fact.kind.clone()).or_default() += 1;
            let kinds = self.facts_by_language.entry(lang.to_owned()).or_default();
            *kinds.entry(fact.kind.clone()).or_default() += 1;
        }
        for warning in &page.warnings {
            *self.warnings.entry(warning.code.clone()).or_default() += 1;
        }
        page.places.iter().for_each(|place| self.add_place(place));
    }

    fn add_place(&mut self, place: &PagePlace) {
        let PagePlace { name, id, country, r#type, weight } = place;
        let key = (if r#type == "country" { r#type.clone() } else { String::new() }, id.clone());
        let sum = self.places.entry(key).or_insert_with(|| RunPlace {
            name: name.clone(),
            id: id.clone(),
            country: country.clone(),
            r#type: r#type.clone(),
            pages: 0,
            weight: 0.0,
        });
        sum.pages += 1;
        sum.weight += weight;
    }

    /// The countries, weightiest first, then the places: the run's own summary.
    #[must_use]
    pub fn places(&self) -> Vec<RunPlace> {
        let pages = self.pages.max(1) as f64;
        let mean = |p: &RunPlace| RunPlace { weight: round(p.weight / pages), ..p.clone() };
        let (mut countries, mut places): (Vec<_>, Vec<_>) =
            self.places.values().map(mean).partition(|p| p.r#type == "country");
        for list in [&mut countries, &mut places] {
            list.sort_by(|a, b| b.weight.total_cmp(&a.weight).then_with(|| a.name.cmp(&b.name)));
            list.truncate(SHOWN);
        }
        countries.append(&mut places);
        countries
    }

    /// Inputs and pages that failed.
    #[must_use]
    pub fn failed(&self) -> u64 {
        self.files.get("failed").copied().unwrap_or(0)
    }

    /// All inputs and failed pages.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.files.values().sum()
    }
}
