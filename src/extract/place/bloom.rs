//! Sets of words as Bloom filters: a few bits for each word, read in place; a word outside is taken for one inside about
//! once in a hundred.

/// Bits set for each word.
const PROBES: u64 = 5;

/// A set of word hashes.
#[derive(Debug, Clone, Copy, Default)]
pub struct Bloom<'b>(pub &'b [u8]);

fn bits(word: u64, len: usize) -> impl Iterator<Item = u64> {
    let (one, two) = (word >> 32, word & 0xffff_ffff | 1);
    (0..PROBES).map(move |i| one.wrapping_add(i.wrapping_mul(two)) % (len as u64 * 8))
}

impl Bloom<'_> {
    /// Whether the word is (almost surely) in the set.
    #[must_use]
    pub fn holds(self, word: u64) -> bool {
        !self.0.is_empty()
            && bits(word, self.0.len()).all(|bit| self.0.get(bit as usize / 8).is_some_and(|b| b >> (bit % 8) & 1 == 1))
    }

    /// A set of these words with about ten bits each.
    #[must_use]
    pub fn build(words: &[u64]) -> Vec<u8> {
        let mut bytes = vec![0_u8; (words.len() * 10).div_ceil(8)];
        let len = bytes.len();
        for bit in words.iter().flat_map(|&word| bits(word, len)) {
            if let Some(byte) = bytes.get_mut(bit as usize / 8) {
                *byte |= 1 << (bit % 8);
            }
        }
        bytes
    }
}
