//! The page record, field by field, as it is written (schema `regest.page` 1.0.0). `start` and `end` are Unicode code points of
//! `text.value`, `raw` are bytes of the raw payload.

use super::shape::record;
use super::value::Value;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// Version of the record's schema; a minor version only adds.
pub const SCHEMA_VERSION: &str = "1.0.0";

record! {
    /// One page: its text, what was found in it, and the way back to its bytes.
    struct PageRecord {
        /// Always `regest.page`.
        schema: String,
        /// Version of this schema.
        schema_version: String,
        /// `p_` and 24 hex digits: hash of address (or path), capture time and raw bytes.
        id: String,
        /// The program that wrote the record.
        tool: Tool,
        /// SHA-256 of the settings that change what is written.
        config_sha256: String,
        /// The data the program knew.
        resources: Vec<Resource>,
        /// Where the page came from.
        source: Source,
        /// The page's own day.
        published: Option<Published>,
        /// The whole visible text, kept and dropped blocks alike.
        text: Text,
        /// Rows `[text_start, text_len, raw_start, raw_len, op]` that tile the text: op 0 same bytes, 1 white space folded,
        /// 2 entity, 3 other encoding, 4 inserted.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        map: Option<Vec<[u64; 5]>>,
        /// Languages with their shares of the kept code points, largest first.
        languages: Vec<Language>,
        /// Blocks; they tile the text.
        blocks: Vec<Block>,
        /// Facts, in text order.
        facts: Vec<Fact>,
        /// Claims, in text order.
        claims: Vec<Claim>,
        /// What was looked at and turned down (with `--rejected`).
        #[serde(skip_serializing_if = "Option::is_none", default)]
        rejected: Option<Vec<Fact>>,
        /// Main places of the page.
        places: Vec<PagePlace>,
        /// What a reader should know of the page.
        warnings: Vec<Warning>,
        /// `ok` or `partial`.
        status: String,
    }

    /// A program.
    struct Tool {
        /// Its name.
        name: String,
        /// Its version.
        version: String,
    }

    /// Data a program knows.
    struct Resource {
        /// Its name.
        name: String,
        /// Its version.
        version: String,
        /// Its digest.
        sha256: String,
    }

    /// Where a page came from, and what its head says of it.
    struct Source {
        /// Path relative to the input, with `/`; a JSONL line adds `#L<line>`.
        path: String,
        /// Its address.
        uri: Option<String>,
        /// The `id` of a JSON line, unchanged.
        id: Json,
        /// `text/plain` or `text/html`.
        media_type: String,
        /// Raw bytes.
        bytes: u64,
        /// SHA-256 of the raw bytes.
        sha256: String,
        /// Title.
        title: Option<String>,
        /// Author.
        author: Option<String>,
        /// Name of the site.
        site: Option<String>,
        /// The address the page calls its own.
        canonical: Option<String>,
        /// What said title, author, site and canonical: `given`, the name of a meta element, `json-ld`, `title-element`, `heading`, `link`,
        /// `microdata`, `rel-author`, `class`, `byline`.
        said_by: BTreeMap<String, String>,
        /// Language the page declares.
        declared_lang: Option<String>,
        /// Who holds the rights.
        rights: Option<Rights>,
        /// Other things known from outside.
        meta: BTreeMap<String, String>,
        /// How its bytes were read.
        encoding: Encoding,
        /// Transfer and content codings taken off before `raw` counts.
        decoding: Vec<String>,
        /// When it was captured.
        capture_time: Option<String>,
        /// What said so.
        capture_time_from: Option<String>,
        /// Its web archive record.
        warc: Option<Warc>,
        /// An earlier page of the run with the same bytes.
        duplicate_of: Option<String>,
    }

    /// Who holds the rights, as the page says; from outside, `start` and `end` are null.
    struct Rights {
        /// The words.
        text: String,
        /// First code point.
        start: Option<u64>,
        /// One past the last.
        end: Option<u64>,
    }

    /// How a page's bytes were read.
    struct Encoding {
        /// WHATWG label, or `utf-8` and the like.
        label: String,
        /// What decided it.
        from: String,
        /// Invalid byte sequences, each read as U+FFFD.
        invalid_sequences: u64,
    }

    /// A record of a web archive.
    struct Warc {
        /// Its id.
        record_id: String,
        /// Its type.
        r#type: String,
        /// Offset of its member in the file.
        member_offset: u64,
        /// Length of the member.
        member_length: u64,
        /// Digest of its payload.
        payload_digest: Option<String>,
        /// HTTP status.
        http_status: Option<u64>,
        /// Why it is cut short.
        truncated: Option<String>,
    }

    /// The page's own day.
    struct Published {
        /// EDTF.
        edtf: String,
        /// `json-ld`, `meta`, `time-element`, `text`, `url` or `given`.
        from: String,
    }

    /// The text and its measures.
    struct Text {
        /// The text (left out with `--no-text`).
        #[serde(skip_serializing_if = "Option::is_none", default)]
        value: Option<String>,
        /// SHA-256 of its UTF-8 form.
        sha256: String,
        /// Its code points.
        code_points: u64,
        /// Bytes of its UTF-8 form.
        utf8_bytes: u64,
    }

    /// A language with its share.
    struct Language {
        /// BCP 47.
        lang: String,
        /// 0–1.
        share: f64,
    }

    /// A range of raw bytes.
    struct RawRange {
        /// First byte.
        start: u64,
        /// One past the last.
        end: u64,
    }

    /// A range of raw bytes behind a fact.
    struct Raw {
        /// First byte.
        start: u64,
        /// One past the last.
        end: u64,
        /// The source as written, where it reads differently from the quote.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        exact: Option<String>,
    }

    /// A stretch of the text with its judgement.
    struct Block {
        /// Its number.
        i: u64,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// Its raw bytes; they may nest.
        raw: RawRange,
        /// Whether facts are read from it.
        kept: bool,
        /// What it is.
        role: String,
        /// BCP 47, or `und`.
        lang: String,
        /// 0–1.
        lang_confidence: f64,
        /// Why it is kept or dropped.
        reasons: Vec<Reason>,
    }

    /// Why.
    struct Reason {
        /// Name of the rule.
        rule: String,
        /// What it saw.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        detail: Option<String>,
    }

    /// A fact.
    struct Fact {
        /// `f_` and 24 hex digits: hash of the raw bytes' digest, the kind and the raw range.
        id: String,
        /// `date`, `number` or `place`.
        kind: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// `text.value[start:end]`.
        quote: String,
        /// Up to 32 code points before it.
        prefix: String,
        /// Up to 32 code points behind it.
        suffix: String,
        /// Where it stands in the raw bytes.
        raw: Raw,
        /// Number of its block.
        block: u64,
        /// Its sentence.
        sentence: Quote,
        /// Language it was read in.
        lang: String,
        /// What it means.
        value: Value,
        /// What of the value the words do not say.
        inferred: Vec<Inferred>,
        /// Other readings.
        alternatives: Vec<Alternative>,
        /// That this is a fact of its kind, 0–1.
        confidence: f64,
        /// That this reading of it is right, 0–1.
        value_confidence: f64,
        /// `ambiguous`, `inferred`, `boilerplate`, ….
        flags: Vec<String>,
        /// Why; the first row names the rule that found it.
        evidence: Vec<Evidence>,
        /// Why it was turned down (in `rejected` only).
        #[serde(skip_serializing_if = "Option::is_none", default)]
        reason: Option<String>,
    }

    /// Words of the page with their place.
    struct Quote {
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// The words.
        quote: String,
    }

    /// A part of a value that was concluded.
    struct Inferred {
        /// Which part.
        part: String,
        /// Its value.
        value: String,
        /// How it was found.
        how: String,
        /// The words it came from.
        from: Option<InferredFrom>,
    }

    /// Words a conclusion came from.
    struct InferredFrom {
        /// Number of their block.
        block: u64,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// The fact they are, if they are one.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        fact: Option<String>,
    }

    /// Another reading.
    struct Alternative {
        /// What it would mean.
        value: Value,
        /// 0–1, among all readings.
        confidence: f64,
        /// Why it may be right.
        why: String,
    }

    /// One reason.
    struct Evidence {
        /// Name of the rule.
        rule: String,
        /// Log-odds it adds.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        weight: Option<f64>,
        /// What it saw.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        detail: Option<String>,
    }

    /// What happened or is the case, with its number, days and places.
    struct Claim {
        /// `c_` and 24 hex digits: hash of its number's fact id and its predicate's range.
        id: String,
        /// Its sentence.
        sentence: Quote,
        /// Its number's fact.
        number: Option<String>,
        /// What is counted.
        counted: Option<ClaimCounted>,
        /// What happened.
        predicate: Option<Predicate>,
        /// When.
        dates: Vec<ClaimDate>,
        /// Where.
        places: Vec<ClaimPlace>,
        /// Whether it is denied.
        negated: bool,
        /// Words that make it less than certain.
        hedges: Vec<Words>,
        /// Whose word it is.
        attribution: Option<Words>,
        /// 0–1.
        confidence: f64,
    }

    /// What is counted in a claim.
    struct ClaimCounted {
        /// The words.
        text: String,
        /// Their head.
        head: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
    }

    /// What happened.
    struct Predicate {
        /// The words.
        text: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
        /// Its concept.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        concept: Option<String>,
    }

    /// A date of a claim.
    struct ClaimDate {
        /// The fact.
        fact: String,
        /// What the date is to the claim.
        role: String,
        /// `clause`, `sentence`, `previous`, `heading`.
        how: String,
    }

    /// A place of a claim.
    struct ClaimPlace {
        /// The fact.
        fact: String,
        /// `at`, `from`, `to`, `via`, `other`.
        role: String,
        /// `clause`, `sentence`, `previous`, `heading`.
        how: String,
        /// "mostly", ….
        #[serde(skip_serializing_if = "Option::is_none", default)]
        qualifier: Option<String>,
        /// The date fact that goes with this place, where the places and dates of a claim pair off.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        date: Option<String>,
    }

    /// Words of the page.
    struct Words {
        /// The words.
        text: String,
        /// First code point.
        start: u64,
        /// One past the last.
        end: u64,
    }

    /// A place the page is about.
    struct PagePlace {
        /// Its name.
        name: String,
        /// Its id in its gazetteer.
        id: String,
        /// ISO 3166-1 alpha-2.
        country: Option<String>,
        /// What it is: `country` for all that lies in one, else the type of the place.
        r#type: String,
        /// Share of the page's place facts, 0–1: of a country with all that lies in it.
        weight: f64,
    }

    /// Something a reader should know.
    struct Warning {
        /// From a closed list.
        code: String,
        /// More about it.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        detail: Option<String>,
    }
}
