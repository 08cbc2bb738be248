//! Facts become claims: what a number counts, what happened, when and where.

use crate::lang::Passage;
use crate::model::{Block, Claim, Fact};

/// The claims of a page, in text order; they name facts by their index in `facts`.
#[must_use]
pub fn link(_passages: &[Passage<'_>], _blocks: &[Block], _facts: &[Fact]) -> Vec<Claim> {
    Vec::new()
}
