//! How candidates rank under given weights, for the tool that tunes them.

use super::candidate::Candidate;
use super::choice::Choice;
use super::discourse::Discourse;
use super::{Found, place};
use crate::gazetteer::Place;
use crate::model::{Fact, Mention};
use crate::resolve::Context;
use crate::text::Span;
use crate::weigh::{Marks, Weights};

/// A mention with the places it may mean.
#[derive(Debug)]
pub struct Ranked<'g> {
    /// Its words.
    pub span: Span,
    /// Places, the likeliest first.
    pub places: Vec<Rival<'g>>,
    /// The share of none of them.
    pub none: f32,
}

/// A place that a mention may mean.
#[derive(Debug)]
pub struct Rival<'g> {
    /// The place.
    pub place: Place<'g>,
    /// Its share.
    pub share: f32,
    /// What speaks for it.
    pub marks: Marks,
}

/// Ranks the candidates of every mention that is taken for a place.
#[must_use]
pub fn rank<'g>(context: &Context<'g>, mentions: &[Mention], dates: &[Fact], weights: &Weights) -> Vec<Ranked<'g>> {
    let mut found: Vec<Found<'_>> = mentions.iter().filter_map(place).collect();
    let discourse = Discourse::read(context, &mut found, dates, weights);
    let places = found.iter().enumerate().filter(|(_, found)| discourse.reason_against(found).is_none());
    let ranked = places.map(|(i, found)| {
        let candidates = discourse.candidates(i, found, weights);
        let choice = Choice::of(&candidates, weights);
        let rival = |&(c, share): &(&Candidate<'g>, f32)| Rival { place: c.place, share, marks: c.marks };
        let places = choice.candidates.iter().map(rival).collect();
        Ranked { span: found.mention.span, places, none: choice.none }
    });
    ranked.collect()
}
