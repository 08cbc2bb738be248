//! Claims: what a number counts and what happened, when and where.

use crate::text::Span;

/// Words of the page.
pub type Words = Span;

/// What is counted in a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counted {
    /// The words.
    pub span: Span,
    /// Their head.
    pub head: Span,
}

/// What happened or is the case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Predicate {
    /// The words.
    pub span: Span,
    /// Its concept: `deport`, `liberate`, …; `None` for words outside the tables.
    pub concept: Option<&'static str>,
}

/// A date tied to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimDate {
    /// Index of the fact.
    pub fact: usize,
    /// `at`, `from`, `until`.
    pub role: &'static str,
    /// `clause`, `sentence`, `previous`, `heading`.
    pub how: &'static str,
}

/// A place tied to a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClaimPlace {
    /// Index of the fact.
    pub fact: usize,
    /// `at`, `from`, `to`, `via`, `other`.
    pub role: &'static str,
    /// `clause`, `sentence`, `previous`, `heading`.
    pub how: &'static str,
    /// "mostly" in "mostly via Westerbork".
    pub qualifier: Option<Span>,
    /// Index of the date that goes with this place, where places and dates pair off: "Ghent and Namur … on the 3rd and 4th".
    pub date: Option<usize>,
}

/// One assertion.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its sentence.
    pub sentence: Span,
    /// Index of its number's fact; `None` for events without one.
    pub number: Option<usize>,
    /// What is counted.
    pub counted: Option<Counted>,
    /// What happened.
    pub predicate: Option<Predicate>,
    /// When.
    pub dates: Vec<ClaimDate>,
    /// Where.
    pub places: Vec<ClaimPlace>,
    /// The predicate is denied.
    pub negated: bool,
    /// "could", "is put at", "allegedly".
    pub hedges: Vec<Words>,
    /// "according to the ministry".
    pub attribution: Option<Words>,
    /// 0–1.
    pub confidence: f32,
}
