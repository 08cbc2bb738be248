//! Ids are hashes, so that a later run of a newer tool gives the same fact the same id.

use sha2::{Digest, Sha256};
use std::ops::Range;

/// SHA-256 in hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Digit by digit from a table: an id is made for every fact, and the formatting machinery costs more than the hash.
fn hex(bytes: &[u8]) -> String {
    const DIGITS: [char; 16] = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'];
    let digit = |nibble: u8| DIGITS[usize::from(nibble & 15)];
    bytes.iter().flat_map(|b| [digit(b >> 4), digit(*b)]).collect()
}

fn id(prefix: &str, parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    format!("{prefix}_{}", &hex(&hash.finalize())[..24])
}

/// Id of a page: its address, or else its path, with its capture time and the digest of its raw bytes.
#[must_use]
pub fn page(address: &str, capture_time: Option<&str>, raw_sha256: &str) -> String {
    id("p", &[address, capture_time.unwrap_or(""), raw_sha256])
}

/// Id of a fact: the digest of the raw bytes, its kind and its raw range.
#[must_use]
pub fn fact(raw_sha256: &str, kind: &str, raw: &Range<usize>) -> String {
    id("f", &[raw_sha256, kind, &format!("{}-{}", raw.start, raw.end)])
}

/// Id of a claim: its number's fact id, if any, and the raw range of its predicate (or of its sentence, where it has none).
#[must_use]
pub fn claim(raw_sha256: &str, number: Option<&str>, predicate: &Range<usize>) -> String {
    id("c", &[raw_sha256, number.unwrap_or(""), &format!("{}-{}", predicate.start, predicate.end)])
}
