//! Mentions become facts: with the whole page in view, readings are chosen, years and countries filled in, rivals weighed.

mod date;
mod number;
pub mod place;

use crate::gazetteer::Gazetteer;
use crate::lang::Passage;
use crate::model::{Block, Document, Fact, Mention, Page, Rejected};

/// All that is known of a page when its mentions are decided on.
pub struct Context<'a> {
    /// Where it came from.
    pub document: &'a Document,
    /// Its text and head.
    pub page: &'a Page,
    /// Its blocks.
    pub blocks: &'a [Block],
    /// The passages that were read.
    pub passages: &'a [Passage<'a>],
    /// Place names.
    pub gazetteer: &'a Gazetteer,
    /// The page's own day (EDTF), if known.
    pub published: Option<&'a str>,
}

/// What was decided.
#[derive(Debug, Default, PartialEq)]
pub struct Resolved {
    /// Facts, in text order.
    pub facts: Vec<Fact>,
    /// What was turned down, in text order.
    pub rejected: Vec<Rejected>,
}

/// Decides on the mentions of a page (in text order). Dates are settled first, since numbers inside them are none, then places and
/// numbers.
#[must_use]
pub fn resolve(context: &Context<'_>, mentions: &[Mention]) -> Resolved {
    let mut out = Resolved::default();
    date::resolve(context, mentions, &mut out);
    place::resolve(context, mentions, &mut out);
    number::resolve(context, mentions, &mut out);
    out.facts.sort_by_key(|f| (f.span.start, f.span.end, f.kind()));
    out.rejected.sort_by_key(|r| (r.fact.span.start, r.fact.span.end, r.fact.kind()));
    out
}
