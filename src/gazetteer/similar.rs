//! Whether two spellings look like one name.

use super::fold::bare;

/// Whether two folded names differ by no more than a third of their letters, accents aside: `muenchen`, `münchen`.
/// Names in different scripts never do.
#[must_use]
pub fn similar(one: &str, other: &str) -> bool {
    let letters = |name: &str| bare(name).unwrap_or_else(|| name.to_owned()).chars().collect::<Vec<_>>();
    let (one, other) = (letters(one), letters(other));
    let longest = one.len().max(other.len());
    longest <= 64 && 3 * distance(&one, &other) <= longest
}

/// Letters to insert, delete or replace.
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut corner = i;
        let mut left = i + 1;
        for (slot, b) in row.iter_mut().skip(1).zip(other) {
            left = (left.min(*slot) + 1).min(corner + usize::from(a != b));
            corner = std::mem::replace(slot, left);
        }
    }
    if one.is_empty() { other.len() } else { row.last().copied().unwrap_or(one.len()) }
}
