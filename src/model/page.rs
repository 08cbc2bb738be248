//! A decoded page: its text, its pieces in reading order, and what its head says of it.

use super::{Block, Claim, Fact, Format, Outline, Piece, PlaceType, Rejected};
use crate::text::{Span, Text};
use std::ops::Range;

/// Which encoding was read, and why.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Encoding {
    /// WHATWG label: `utf-8`, `windows-1252`, `utf-16le`, ….
    pub label: &'static str,
    /// What decided: `bom`, `utf-8`, `meta`, `nul-parity`, `escape`, `guess`, `given`.
    pub from: &'static str,
    /// Byte sequences that are invalid in the encoding; each reads as U+FFFD.
    pub invalid_sequences: u32,
}

/// Who said when the page was published; the order is the order of trust.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedFrom {
    /// Told from outside.
    Given,
    /// JSON-LD.
    JsonLd,
    /// A `<meta>` element.
    Meta,
    /// A `<time>` element.
    TimeElement,
    /// A dateline in the text.
    Text,
    /// The address.
    Url,
}

impl PublishedFrom {
    /// The word for it in the record.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::JsonLd => "json-ld",
            Self::Meta => "meta",
            Self::TimeElement => "time-element",
            Self::Text => "text",
            Self::Url => "url",
        }
    }
}

/// The page's own day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// EDTF; days or coarser.
    pub edtf: String,
    /// Who said so.
    pub from: PublishedFrom,
    /// How much speaks for it.
    pub points: i32,
}

/// What a page says of itself, and what said it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Told {
    /// What is said.
    pub value: String,
    /// The name of a meta element, or `json-ld`, `title-element`, `heading`, `link`, `microdata`, `rel-author`, `class`, `byline`.
    pub by: String,
}

impl From<&str> for Told {
    /// What is said, by nobody in particular.
    fn from(value: &str) -> Self {
        Self { value: value.to_owned(), by: String::new() }
    }
}

impl std::ops::Deref for Told {
    type Target = str;

    fn deref(&self) -> &str {
        &self.value
    }
}

/// What a page says of itself outside its text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Head {
    /// `og:title`, `<title>`, ….
    pub title: Option<Told>,
    /// Author line or meta author.
    pub author: Option<Told>,
    /// Name of the site.
    pub site: Option<Told>,
    /// The `lang` of the root element or a meta element, as written.
    pub declared_lang: Option<String>,
    /// Canonical address.
    pub canonical: Option<Told>,
    /// Candidates for the page's own day, in order of trust.
    pub published: Vec<Published>,
    /// The line that says who holds the rights, in the text.
    pub rights: Option<Span>,
}

/// Something a reader of the record should know about the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// From a closed list: `empty`, `too_large`, `too_many_blocks`, `too_many_facts`, `depth`, `invalid_sequences`, `bidi`,
    /// `hidden_parts`, `hidden_text_read`.
    pub code: &'static str,
    /// More about it.
    pub detail: Option<String>,
}

/// What a page holds but does not show: parts hidden by attributes, closed dialogs, templates, text for browsers without scripts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Hidden {
    /// Elements with text that are not shown, the outermost ones.
    pub elements: u32,
    /// Bytes of their text, white space left out.
    pub bytes: usize,
    /// Start tag of the first of them.
    pub first: Range<usize>,
    /// Start tag of the element that was read although it is hidden, since next to nothing else is shown.
    pub read: Option<Range<usize>>,
}

/// A decoded page.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// What it turned out to be: text or HTML.
    pub format: Format,
    /// How its bytes were read.
    pub encoding: Encoding,
    /// The whole visible text.
    pub text: Text,
    /// What tiles the text, in order: paragraphs and lines of a plain page, block elements of HTML.
    pub pieces: Vec<Piece>,
    /// The elements that the pieces stand in; empty for plain text.
    pub outline: Outline,
    /// What it says of itself.
    pub head: Head,
    /// What it does not show.
    pub hidden: Hidden,
    /// What went wrong.
    pub warnings: Vec<Warning>,
}

/// A language's share of the kept text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// BCP 47.
    pub lang: &'static str,
    /// 0–1, of kept code points.
    pub share: f32,
}

/// All that was found out about a page, in bytes of its text.
#[derive(Debug)]
pub struct Findings {
    /// Its text, map and head.
    pub page: Page,
    /// Its blocks.
    pub blocks: Vec<Block>,
    /// Its languages, largest share first.
    pub languages: Vec<Share>,
    /// Its facts, in text order.
    pub facts: Vec<Fact>,
    /// What was turned down, in text order.
    pub rejected: Vec<Rejected>,
    /// Its claims, in text order; they name facts by index.
    pub claims: Vec<Claim>,
    /// Its countries and main places.
    pub places: Vec<PlaceSummary>,
}

/// A country or place that a page is about.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceSummary {
    /// Its name.
    pub name: String,
    /// Its id in its gazetteer.
    pub id: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What it is.
    pub kind: PlaceType,
    /// Share of what the page names, 0–1: of a country with all that lies in it.
    pub weight: f32,
}
