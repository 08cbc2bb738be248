//! Weights become small whole numbers.

use super::crf::Learned;
use regest::extract::place::learn::{Bloom, LARGEST, Model, WIDTH};

/// The packed file: `keys` are those of the learned features.
pub fn pack(learned: &Learned, keys: &[u64], words: &[Vec<u8>; 3]) -> Vec<u8> {
    let largest = learned.weights.iter().fold(0.0_f32, |largest, w| largest.max(w.abs()));
    let unit = LARGEST as f32 / largest;
    eprintln!("unit {unit}");
    let small = |w: f32| (w * unit).round() as i32;
    let rows = learned.heaviest(keys.len()).into_iter().map(|feature| {
        let at = feature as usize * WIDTH;
        (keys[feature as usize], [small(learned.weights[at]), small(learned.weights[at + 1])])
    });
    let table = Model::table(&rows.collect::<Vec<_>>());
    let transitions: Vec<u8> =
        learned.transitions.iter().flat_map(|t| ((t * unit).round() as i32).to_le_bytes()).collect();
    Model::pack(unit, learned.bias, [&table, &transitions, &words[0], &words[1], &words[2]])
}

/// A set of words.
pub fn bloom(words: &[u64]) -> Vec<u8> {
    Bloom::build(words)
}
