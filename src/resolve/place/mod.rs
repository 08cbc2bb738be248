//! Decides on the places of a page: which candidate each name means, with the whole page in view.
//!
//! Candidates are weighed once for each name, not for each mention: size and rank, what the page is about, what lies near.
//! Only what stands beside a mention (a country behind a comma, the word "camp") is weighed for the mention itself, and
//! then tells for the other mentions of the name too.

mod apposition;
mod beside;
mod candidate;
mod choice;
mod company;
mod discourse;
#[cfg(test)]
mod feature_tests;
mod lands;
mod names;
mod page;
pub mod rank;
mod summary;
#[cfg(test)]
mod tests;
mod value;

pub use summary::summary;

use super::{Context, Resolved};
use crate::model::{Evidence, Fact, Mention, PlaceReading, Reading, Rejected};
use crate::weigh::Weights;
use choice::Choice;
use discourse::Discourse;

/// Log-odds from which words are taken for a place.
const ACCEPTED: f32 = 0.0;
/// Log-odds that keep a name a place although the page uses it for a person too.
const SURE: f32 = 1.5;

/// Log-odds from which a name is taken for a place that the page has named as one.
const NEARLY: f32 = -3.0;
/// Log-odds of such a place: two in three are right, on the development sets, however little the words beside it say.
const CARRIED: f32 = 1.2;

/// A mention of a place with its reading.
#[derive(Clone, Copy)]
struct Found<'m> {
    mention: &'m Mention,
    reading: &'m PlaceReading,
    /// Number of its name among those of the page.
    name: Option<usize>,
}

/// Whether the words alone let it pass for a place.
const fn is_place(found: &Found<'_>) -> bool {
    found.reading.rejected.is_none()
}

/// Adds the places among `mentions` to `out`, as facts or turned down.
pub(super) fn resolve(context: &Context<'_>, mentions: &[Mention], out: &mut Resolved) {
    let weights = Weights::shipped();
    let mut found: Vec<Found<'_>> = mentions.iter().filter_map(place).collect();
    let discourse = Discourse::read(context, &mut found, &out.facts, weights);
    for (i, found) in found.iter().enumerate() {
        let candidates = discourse.candidates(i, found, weights);
        let reason = discourse.reason_against(found);
        let carried = reason.is_none() && found.reading.rejected.is_some();
        let fact = fact(context, found, carried, &Choice::of(&candidates, weights), weights);
        match reason {
            Some(reason) => out.rejected.push(Rejected { fact, reason }),
            None => out.facts.push(fact),
        }
    }
}

fn place(mention: &Mention) -> Option<Found<'_>> {
    match &mention.reading {
        Reading::Place(reading) => Some(Found { mention, reading, name: None }),
        _ => None,
    }
}

/// How likely words of this score are a place. The tagger is surer of itself than it is right on texts of other sorts than
/// those it learned from; slope and offset were read off the reliability table of the development sets (`tools/quality`).
fn confidence(score: f32) -> f32 {
    crate::model::confidence(0.8f32.mul_add(score, -0.35))
}

/// The fact; `carried`: only the rest of the page tells that it is a place.
fn fact(context: &Context<'_>, found: &Found<'_>, carried: bool, choice: &Choice<'_, '_>, weights: &Weights) -> Fact {
    let Found { mention, reading, .. } = *found;
    let passage = context.passages.get(mention.passage);
    let mut evidence = mention.evidence.clone();
    evidence.extend(choice.evidence(weights));
    let score = if carried {
        evidence.insert(1.min(evidence.len()), Evidence::rule("place/named-elsewhere"));
        reading.score.max(CARRIED)
    } else {
        reading.score
    };
    Fact {
        span: mention.span,
        block: passage.map_or(0, |p| p.block),
        sentence: passage.map_or(mention.span, |p| p.sentence(mention.span.start)),
        lang: mention.lang,
        value: value::chosen(context, found, choice),
        inferred: Vec::new(),
        alternatives: value::alternatives(found, choice, weights),
        confidence: confidence(score),
        value_confidence: choice.confidence(),
        flags: if choice.is_ambiguous() { vec!["ambiguous"] } else { Vec::new() },
        evidence,
    }
}
