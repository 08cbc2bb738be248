//! The weights of the flags for the first look, learned offline: `data/clean-weights.tsv`, one row a flag.

use super::features::{FLAGS, Feature, Seen};
use std::sync::LazyLock;

/// Weights of the flags for one kind of page.
pub type Weights = [f32; FLAGS];

/// Both of them.
#[derive(Debug, Clone)]
pub struct Model {
    /// Pages with markup.
    pub html: Weights,
    /// Plain text.
    pub flat: Weights,
}

/// The model that is shipped.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(regest_data::CLEAN_WEIGHTS));

impl Model {
    /// Reads rows of `feature, html, plain text`; a flag without a row weighs nothing.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut model = Self { html: [0.0; FLAGS], flat: [0.0; FLAGS] };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let Some(i) = fields.next().and_then(|n| Feature::ALL[..FLAGS].iter().position(|f| f.name() == n)) else {
                continue;
            };
            let mut next = || fields.next().and_then(|f| f.parse().ok()).unwrap_or(0.0);
            model.html[i] = next();
            model.flat[i] = next();
        }
        model
    }
}

/// Log-odds that a block is content.
#[must_use]
pub fn score(seen: &Seen, weights: &Weights) -> f32 {
    seen.iter().zip(weights).map(|(s, w)| s * w).sum()
}
