//! Ids are hashes, so that a later run of a newer tool gives the same fact the same id.

use sha2::{Digest, Sha256};
use std::fmt::Write as _;
use std::ops::Range;

/// SHA-256 in hex.
#[must_use]
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
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
