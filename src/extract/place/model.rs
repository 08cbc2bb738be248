//! The learned weights: a table of small numbers, read in place from packed bytes.

use super::bloom::Bloom;
use super::clue::{self, Clues};
use super::features::word_key;
use std::sync::LazyLock;

/// The first bytes of a packed model.
pub const MAGIC: &[u8; 8] = b"regestp1";
/// Buckets of the weight table, as a power of two.
const BITS: u32 = 16;
/// Features that a bucket has room for: tags, weights for a first word, weights for a further one.
const BUCKET: usize = 8;
/// Features whose tags are read together.
const AT_ONCE: usize = 16;
/// Weights of a feature: for a first and for a further word of a name.
pub const WIDTH: usize = 2;
/// Features that fit the table well.
pub const FEATURES: usize = (BUCKET << BITS) / 8 * 7;

/// What a token can be: outside, first word of a place, further word of it.
pub const LABELS: usize = 3;

/// Learned weights and the sets of words that go with them.
#[derive(Debug, Clone, Copy, Default)]
pub struct Model {
    weights: &'static [u8],
    transitions: &'static [u8],
    /// Weight units of one log-odd.
    pub unit: f32,
    /// How much more willing than it was taught the tagger is to begin a place, in log-odds.
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

    /// Adds up the weights of features, for a first and for a further word; a feature that was not learned adds nothing.
    #[must_use]
    pub fn sum(&self, keys: &[u64]) -> [i32; WIDTH] {
        let mut sum = [0; WIDTH];
        // Buckets lie anywhere: the tags of several are asked for before the first is looked at.
        for keys in keys.chunks(AT_ONCE) {
            let mut tags = [0_u64; AT_ONCE];
            for (tags, &key) in tags.iter_mut().zip(keys) {
                *tags = self.tags(bucket(key));
            }
            for (tags, &key) in tags.into_iter().zip(keys) {
                let Some(at) = find(tags, tag(key)) else { continue };
                let at = bucket(key) + BUCKET + at;
                if let Some([first, .., further]) = self.weights.get(at..=at + BUCKET) {
                    sum[0] += widen(*first);
                    sum[1] += widen(*further);
                }
            }
        }
        sum
    }

    /// The eight tags of the bucket that begins here.
    fn tags(&self, bucket: usize) -> u64 {
        let tags = self.weights.get(bucket..).and_then(|tags| tags.first_chunk());
        tags.map_or(0, |tags| u64::from_le_bytes(*tags))
    }

    /// Whether anything was learned of a word.
    #[must_use]
    pub fn knows(&self, word: u64) -> bool {
        self.sum(&[word_key(word)]) != [0; WIDTH]
    }

    /// The weight table of these features, the most important first: those that find their bucket full are left out.
    #[must_use]
    pub fn table(features: &[(u64, [i32; WIDTH])]) -> Vec<u8> {
        let mut out = vec![0; (BUCKET * 3) << BITS];
        for &(key, [first, further]) in features {
            let Some(bucket) = out.get_mut(bucket(key)..).and_then(|b| b.first_chunk_mut::<{ BUCKET * 3 }>()) else {
                continue;
            };
            let taken = (0..BUCKET).any(|at| bucket[at] == tag(key));
            if let Some(at) = (0..BUCKET).find(|&at| bucket[at] == 0 && !taken) {
                (bucket[at], bucket[BUCKET + at], bucket[2 * BUCKET + at]) = (tag(key), narrow(first), narrow(further));
            }
        }
        out
    }

    /// The bias in units.
    #[must_use]
    pub fn leaning(&self) -> i32 {
        (self.bias * self.unit) as i32
    }

    /// The weight of label `next` behind label `before`.
    #[must_use]
    pub fn transition(&self, before: usize, next: usize) -> i32 {
        let at = (before * LABELS + next) * 4;
        let four = self.transitions.get(at..).and_then(|bytes| bytes.first_chunk());
        four.map_or(0, |four| i32::from_le_bytes(*four))
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

/// The largest weight that fits, in units.
pub const LARGEST: i32 = 127 * (127 + FINE);
/// How fine the steps between small weights are.
const FINE: i32 = 8;

/// The weight that a byte stands for: steps grow with the weight, so that few large ones do not cost the many small ones.
const fn widen(byte: u8) -> i32 {
    let steps = byte as i8 as i32;
    steps * (steps.abs() + FINE)
}

/// The byte that stands for about this weight.
fn narrow(weight: i32) -> u8 {
    let half = f64::from(FINE) / 2.0;
    let steps = (half.mul_add(half, f64::from(weight.abs())).sqrt() - half).round().min(127.0);
    (steps as i8 * if weight < 0 { -1 } else { 1 }) as u8
}

/// Where the bucket of a feature begins.
const fn bucket(key: u64) -> usize {
    (key >> (64 - BITS)) as usize * BUCKET * 3
}

/// The byte by which a bucket knows a feature; never 0.
const fn tag(key: u64) -> u8 {
    (key & 0xff) as u8 | (key & 0xff == 0) as u8
}

/// Where among the tags of a bucket this one stands: all eight are compared at once.
fn find(tags: u64, tag: u8) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let tags = tags ^ (ONES * u64::from(tag));
    let zeros = tags.wrapping_sub(ONES) & !tags & (ONES << 7);
    (zeros != 0).then(|| zeros.trailing_zeros() as usize / 8)
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
