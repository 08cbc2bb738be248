//! Weights become small whole numbers.

use super::train::Learned;
use regest::extract::place::learn::{Bloom, Model};

/// Of ten thousand weights all but this many fit their byte without being cut.
const CUT: usize = 3;

/// The packed file.
pub fn pack(learned: &Learned, words: &[Vec<u8>; 3]) -> Vec<u8> {
    let mut sizes: Vec<f32> = learned.weights.iter().map(|w| w.abs()).filter(|&w| w > 0.0).collect();
    sizes.sort_by(f32::total_cmp);
    let largest = sizes.get(sizes.len().saturating_sub(1 + sizes.len() * CUT / 10_000)).copied().unwrap_or(1.0);
    let unit = 127.0 / largest;
    eprintln!("unit {unit}");
    let weights: Vec<u8> =
        learned.weights.iter().map(|w| (w * unit).round().clamp(-127.0, 127.0) as i8 as u8).collect();
    let transitions: Vec<u8> =
        learned.transitions.iter().flat_map(|t| ((t * unit).round() as i16).to_le_bytes()).collect();
    Model::pack(unit, 0.0, [&weights, &transitions, &words[0], &words[1], &words[2]])
}

/// A set of words.
pub fn bloom(words: &[u64]) -> Vec<u8> {
    Bloom::build(words)
}
