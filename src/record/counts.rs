//! Counting what a run writes.

use super::{Counts, PageRecord};

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
