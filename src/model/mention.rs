//! What `extract` proposes and `resolve` decides on: words of a passage with a reading that may lack what only the page can tell.

use super::{DateValue, Evidence, NumberValue, PlaceValue};
use crate::text::Span;

/// A proposed date: its value as far as the words say it, and what is left open.
#[derive(Debug, Clone, PartialEq)]
pub struct DateReading {
    /// Value by the words alone.
    pub value: DateValue,
    /// Other readings by the words alone (day and month swapped).
    pub others: Vec<DateValue>,
}

/// A proposed number.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberReading {
    /// Value under the likeliest reading by the words alone.
    pub value: NumberValue,
    /// The other reading of its separators.
    pub other: Option<f64>,
    /// Why it is no claim: from the closed list of reasons.
    pub rejected: Option<&'static str>,
}

/// A proposed place.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceReading {
    /// Candidates as proposed, likeliest first.
    pub candidates: Vec<PlaceValue>,
    /// Why it is none: `person`, `organisation`, `common-word`, `street`, ….
    pub rejected: Option<&'static str>,
}

/// A reading of one of the kinds.
#[derive(Debug, Clone, PartialEq)]
pub enum Reading {
    /// A date.
    Date(DateReading),
    /// A number.
    Number(NumberReading),
    /// A place.
    Place(PlaceReading),
}

/// Words that may be a fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Mention {
    /// Its words.
    pub span: Span,
    /// Index of its passage (and so of block and sentence).
    pub passage: usize,
    /// Language its words were read in.
    pub lang: &'static str,
    /// What it may mean.
    pub reading: Reading,
    /// Why; the first row names the rule.
    pub evidence: Vec<Evidence>,
}
