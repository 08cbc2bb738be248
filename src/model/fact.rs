//! A fact: what is said, where, what we take it to mean, and why.

use super::block::names;
use super::{DateValue, NumberValue, PlaceValue};
use crate::text::Span;
use std::borrow::Cow;

names! {
    /// The three kinds of facts.
    Kind {
        /// A calendar date, range or recurring day.
        Date = "date",
        /// A place.
        Place = "place",
        /// A numeric claim.
        Number = "number",
    }
}

/// A value of one of the kinds.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A date.
    Date(DateValue),
    /// A place.
    Place(PlaceValue),
    /// A number.
    Number(NumberValue),
}

/// One reason for or against a reading, readable by a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Name of the rule: `date/day-month-year`, `prep:in`, `counted-persons`, ….
    pub rule: Cow<'static, str>,
    /// Log-odds it adds; `None` for a mere note.
    pub weight: Option<f32>,
    /// The words it saw.
    pub detail: Option<String>,
}

impl Evidence {
    /// Evidence of a named rule with its weight.
    #[must_use]
    pub const fn new(rule: &'static str, weight: f32) -> Self {
        Self { rule: Cow::Borrowed(rule), weight: Some(weight), detail: None }
    }

    /// The name of the rule that found something.
    #[must_use]
    pub const fn rule(rule: &'static str) -> Self {
        Self { rule: Cow::Borrowed(rule), weight: None, detail: None }
    }

    /// The same with the words it saw.
    #[must_use]
    pub fn saw(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

/// A part of the value that the words do not say: where it was taken from, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inferred {
    /// `year`, `month`, `day`, `century`, `date`, ….
    pub part: &'static str,
    /// The part's value.
    pub value: String,
    /// `same-sentence`, `previous-date`, `heading`, `weekday`, `published`, ….
    pub how: &'static str,
    /// The words it was taken from; `None` when it came from outside the text.
    pub from: Option<Span>,
}

/// Another reading, with a reason.
#[derive(Debug, Clone, PartialEq)]
pub struct Alternative {
    /// What it would mean.
    pub value: Value,
    /// 0–1, among all readings of the words.
    pub confidence: f32,
    /// Why it may be right.
    pub why: String,
}

/// A fact of one page.
#[derive(Debug, Clone, PartialEq)]
pub struct Fact {
    /// Its words.
    pub span: Span,
    /// Index of its block.
    pub block: usize,
    /// Its sentence.
    pub sentence: Span,
    /// Language its words were read in.
    pub lang: &'static str,
    /// What we take it to mean.
    pub value: Value,
    /// What of it the words do not say.
    pub inferred: Vec<Inferred>,
    /// Other readings, likeliest first, at most five.
    pub alternatives: Vec<Alternative>,
    /// How sure it is that this is a fact of its kind, 0–1.
    pub confidence: f32,
    /// How sure this reading of it is, 0–1.
    pub value_confidence: f32,
    /// `ambiguous`, `boilerplate`, `inferred`, ….
    pub flags: Vec<&'static str>,
    /// Why: the first row names the rule that found it.
    pub evidence: Vec<Evidence>,
}

impl Fact {
    /// Its kind.
    #[must_use]
    pub const fn kind(&self) -> Kind {
        match self.value {
            Value::Date(_) => Kind::Date,
            Value::Place(_) => Kind::Place,
            Value::Number(_) => Kind::Number,
        }
    }
}

/// What was looked at and turned down.
#[derive(Debug, Clone, PartialEq)]
pub struct Rejected {
    /// As it would have been.
    pub fact: Fact,
    /// From the closed list of its kind: `date`, `ordinal`, `counter`, `phone`, `page`, `label`, ….
    pub reason: &'static str,
}

/// Confidence from a sum of evidence weights: the logistic function.
///
/// ```
/// assert_eq!(regest::model::confidence(0.0), 0.5);
/// ```
#[must_use]
pub fn confidence(sum: f32) -> f32 {
    1.0 / (1.0 + (-sum).exp())
}
