//! The learned weights: a table of small numbers, read in place from packed bytes.

use super::bloom::Bloom;
use super::clue::{self, Clues};
use std::sync::LazyLock;

/// The first bytes of a packed model.
pub const MAGIC: &[u8; 8] = b"regestp1";
/// Slots of the weight table, as a power of two.
pub const BITS: u32 = 18;
/// Weights of a slot: for a first and for a further word of a name.
pub const WIDTH: usize = 2;

/// What a token can be: outside, first word of a place, further word of it.
pub const LABELS: usize = 3;

/// Learned weights and the sets of words that go with them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Model {
    weights: &'static [u8],
    transitions: &'static [u8],
    /// Weight units of one log-odd.
    pub unit: f32,
    /// Added to the score of a mention.
    pub bias: f32,
    first_names: Bloom<'static>,
    surnames: Bloom<'static>,
    small: Bloom<'static>,
}

impl Model {
    /// The model inside the binary.
    #[must_use]
    pub fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Model> = LazyLock::new(|| Model::of(regest_data::PLACE_MODEL).unwrap_or_default());
        &EMBEDDED
    }

    /// Reads packed bytes: magic, unit, bias, then sections with their length before them.
    #[must_use]
    pub fn of(bytes: &'static [u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC.as_slice())?;
        let unit = f32::from_le_bytes(*take(&mut rest, 4)?.first_chunk()?);
        let bias = f32::from_le_bytes(*take(&mut rest, 4)?.first_chunk()?);
        let [weights, transitions, first, last, small] = [(); 5].map(|()| section(&mut rest));
        Some(Self {
            weights: weights?,
            transitions: transitions?,
            unit,
            bias,
            first_names: Bloom(first?),
            surnames: Bloom(last?),
            small: Bloom(small?),
        })
    }

    /// Packs a model.
    #[must_use]
    pub fn pack(unit: f32, bias: f32, sections: [&[u8]; 5]) -> Vec<u8> {
        let mut out = MAGIC.to_vec();
        out.extend(unit.to_le_bytes());
        out.extend(bias.to_le_bytes());
        for section in sections {
            out.extend((section.len() as u32).to_le_bytes());
            out.extend(section);
        }
        out
    }

    /// The slot of a feature.
    #[must_use]
    pub const fn slot(key: u64) -> usize {
        (key >> (64 - BITS)) as usize
    }

    /// Adds up the weights of features, for a first and for a further word.
    #[must_use]
    pub fn sum(&self, keys: &[u64]) -> [i32; WIDTH] {
        keys.iter().fold([0; WIDTH], |[first, further], &key| {
            let at = Self::slot(key) * WIDTH;
            match self.weights.get(at..at + WIDTH) {
                Some(&[a, b]) => [first + i32::from(a as i8), further + i32::from(b as i8)],
                _ => [first, further],
            }
        })
    }

    /// The weight of label `next` behind label `before`.
    #[must_use]
    pub fn transition(&self, before: usize, next: usize) -> i32 {
        let at = (before * LABELS + next) * 2;
        let two = self.transitions.get(at..).and_then(|bytes| bytes.first_chunk());
        two.map_or(0, |two| i32::from(i16::from_le_bytes(*two)))
    }

    /// Clues that a word by itself gives: a first name, a surname, a word also written small.
    #[must_use]
    pub fn people(&self, word: u64) -> Clues {
        let bit = |set: Bloom<'_>, bit| if set.holds(word) { bit } else { 0 };
        bit(self.first_names, clue::FIRST_NAME)
            | bit(self.surnames, clue::SURNAME)
            | bit(self.small, clue::WRITTEN_SMALL)
    }
}

fn take(rest: &mut &'static [u8], len: usize) -> Option<&'static [u8]> {
    let (head, tail) = rest.split_at_checked(len)?;
    *rest = tail;
    Some(head)
}

fn section(rest: &mut &'static [u8]) -> Option<&'static [u8]> {
    let len = u32::from_le_bytes(*take(rest, 4)?.first_chunk()?);
    take(rest, len as usize)
}
