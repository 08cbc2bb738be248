//! The weights of the features, learned offline: `data/clean-weights.tsv`, one row a feature.

use super::features::{COUNT, Feature, Seen};
use std::sync::LazyLock;

/// Weights for one kind of page and one pass.
pub type Weights = [f32; COUNT];

/// All four of them.
#[derive(Debug, Clone)]
pub struct Model {
    /// Pages with markup: first and second pass.
    pub html: [Weights; 2],
    /// Plain text: first and second pass.
    pub flat: [Weights; 2],
}

/// The model that is shipped.
pub static MODEL: LazyLock<Model> = LazyLock::new(|| Model::parse(regest_data::CLEAN_WEIGHTS));

impl Model {
    /// Reads rows of `feature, html 1, html 2, flat 1, flat 2`; a feature without a row weighs nothing.
    #[must_use]
    pub fn parse(table: &str) -> Self {
        let mut model = Self { html: [[0.0; COUNT]; 2], flat: [[0.0; COUNT]; 2] };
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let mut fields = line.split('\t');
            let Some(i) = fields.next().and_then(|n| Feature::ALL.iter().position(|f| f.name() == n)) else { continue };
            let mut next = || fields.next().and_then(|f| f.parse().ok()).unwrap_or(0.0);
            model.html[0][i] = next();
            model.html[1][i] = next();
            model.flat[0][i] = next();
            model.flat[1][i] = next();
        }
        model
    }
}

/// Log-odds that a block is content.
#[must_use]
pub fn score(seen: &Seen, weights: &Weights) -> f32 {
    seen.iter().zip(weights).map(|(s, w)| s * w).sum()
}

/// The features that speak loudest for one side, loudest first.
pub(super) fn loudest(seen: &Seen, weights: &Weights, kept: bool, most: usize) -> Vec<(Feature, f32)> {
    let mut out: Vec<_> = Feature::ALL
        .iter()
        .map(|&f| (f, seen[f as usize] * weights[f as usize]))
        .filter(|&(f, w)| f != Feature::Bias && f != Feature::SelfScore && (w > 0.0) == kept && w.abs() > 0.3)
        .collect();
    out.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
    out.truncate(most);
    out
}
