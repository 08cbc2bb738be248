//! Logistic regression by full-batch gradient steps with momentum and adaptive widths (Adam); a fixed start and order, so that the same data
//! give the same weights.

use regest::clean::features::{FLAGS, Seen};
use regest::clean::weights::{Weights, score};

/// One block to learn from.
pub struct Sample {
    pub seen: Seen,
    pub keep: bool,
    pub weight: f32,
}

const STEPS: i32 = 400;
const RATE: f32 = 0.05;
/// Pull towards zero.
const PULL: f32 = 2e-4;

/// Weights that make the labels likely.
pub fn fit(samples: &[Sample]) -> Weights {
    let (mut weights, mut mean, mut square) = ([0.0_f32; FLAGS], [0.0_f32; FLAGS], [0.0_f32; FLAGS]);
    let total: f32 = samples.iter().map(|s| s.weight).sum::<f32>().max(1.0);
    for step in 1..=STEPS {
        let mut gradient = [0.0_f32; FLAGS];
        for s in samples {
            let p = 1.0 / (1.0 + (-score(&s.seen, &weights)).exp());
            let off = (p - f32::from(u8::from(s.keep))) * s.weight / total;
            for (g, x) in gradient.iter_mut().zip(&s.seen) {
                *g += off * x;
            }
        }
        for i in 0..FLAGS {
            let g = gradient[i] + PULL * weights[i];
            mean[i] = 0.9 * mean[i] + 0.1 * g;
            square[i] = 0.999 * square[i] + 0.001 * g * g;
            let (m, v) = (mean[i] / (1.0 - 0.9_f32.powi(step)), square[i] / (1.0 - 0.999_f32.powi(step)));
            weights[i] -= RATE * m / (v.sqrt() + 1e-8);
        }
    }
    weights
}
