//! From weights to shares: which candidate is meant, how sure that is, and what decided it.

use super::candidate::Candidate;
use crate::model::Evidence;
use crate::weigh::{Feature, Weights};

/// Reasons that are named.
const NAMED: usize = 3;
/// Weight below which a reason is not worth naming.
const SLIGHT: f32 = 0.2;

/// What was decided for a mention: candidates with their shares, the likeliest first.
pub(super) struct Choice<'c, 'g> {
    pub(super) candidates: Vec<(&'c Candidate<'g>, f32)>,
    /// The share of none of them.
    pub(super) none: f32,
}

impl<'c, 'g> Choice<'c, 'g> {
    /// Shares of the candidates by their weights, with a share for none of them.
    pub(super) fn of(candidates: &'c [Candidate<'g>], weights: &Weights) -> Self {
        let mut out: Vec<_> = candidates.iter().map(|c| (c, weights.sum(&c.marks))).collect();
        out.sort_by(|a, b| b.1.total_cmp(&a.1));
        let nothing = weights.of(Feature::Sharpness) * weights.of(Feature::Nothing);
        let highest = out.first().map_or(0.0, |c| c.1).max(nothing);
        let none = (nothing - highest).exp();
        let total: f32 = out.iter().map(|c| (c.1 - highest).exp()).sum::<f32>() + none;
        out.iter_mut().for_each(|c| c.1 = (c.1 - highest).exp() / total);
        Self { candidates: out, none: none / total }
    }

    /// The candidate that is meant: none where that is likelier than any.
    pub(super) fn chosen(&self) -> Option<&'c Candidate<'g>> {
        self.candidates.first().filter(|(_, share)| *share >= self.none).map(|(candidate, _)| *candidate)
    }

    /// The candidates that are not meant, with their shares.
    pub(super) fn others(&self) -> &[(&'c Candidate<'g>, f32)] {
        self.candidates.get(usize::from(self.chosen().is_some())..).unwrap_or_default()
    }

    /// How sure it is that the chosen candidate is meant.
    pub(super) fn confidence(&self) -> f32 {
        self.candidates.first().filter(|_| self.chosen().is_some()).map_or(0.0, |c| c.1)
    }

    /// Whether another candidate is nearly as likely.
    pub(super) fn is_ambiguous(&self) -> bool {
        let second = self.candidates.get(1).map_or(0.0, |c| c.1);
        self.chosen().is_some() && second > 0.25 && second > 0.5 * self.confidence()
    }

    /// Why the chosen one: what it has before its strongest rival, the weightiest first.
    pub(super) fn evidence(&self, weights: &Weights) -> Vec<Evidence> {
        match (self.chosen(), self.candidates.get(1)) {
            (Some(_), None) => vec![Evidence::rule("only-one")],
            (Some(chosen), Some((rival, _))) => {
                let named = advantages(chosen, rival, weights).take(NAMED);
                named.map(|(feature, weight)| Evidence::new(feature.name(), weight)).collect()
            }
            (None, Some(_)) | (None, None) => vec![Evidence::rule("none-fits")],
        }
    }
}

/// What one candidate has before another, the weightiest first.
pub(super) fn advantages(
    one: &Candidate<'_>,
    other: &Candidate<'_>,
    weights: &Weights,
) -> impl Iterator<Item = (Feature, f32)> + use<> {
    let sharpness = weights.of(Feature::Sharpness);
    let adds = |&f: &Feature| (f, sharpness * weights.of(f) * (one.marks[f as usize] - other.marks[f as usize]));
    let mut out: Vec<_> = Feature::ALL.iter().map(adds).filter(|(_, weight)| *weight >= SLIGHT).collect();
    out.sort_by(|a, b| b.1.total_cmp(&a.1));
    out.into_iter()
}
