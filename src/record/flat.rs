//! The flat row of a fact, and the rows of `files.jsonl` and `run.json`.

use super::page::{Resource, Tool};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// One fact as one flat row: the value's fields carry its kind as prefix, all others are null.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[expect(missing_docs, reason = "the value fields are those of the page record, with their kind as prefix")]
pub struct FactRow {
    /// Id of the page.
    pub page: String,
    /// Id of the fact; unique in its page.
    pub fact: String,
    /// Path of the page.
    pub path: String,
    /// Address of the page.
    pub uri: Option<String>,
    /// `date`, `number` or `place`.
    pub kind: String,
    /// Its words.
    pub quote: String,
    /// Its sentence.
    pub sentence: String,
    /// Language it was read in.
    pub lang: String,
    /// That this is a fact of its kind, 0–1.
    pub confidence: f64,
    /// That this reading of it is right, 0–1.
    pub value_confidence: f64,
    /// Flags, joined by spaces.
    pub flags: String,
    /// First code point.
    pub start: u64,
    /// One past the last.
    pub end: u64,
    /// First raw byte.
    pub raw_start: u64,
    /// One past the last raw byte.
    pub raw_end: u64,
    pub date_edtf: Option<String>,
    pub date_said: Option<String>,
    pub date_precision: Option<String>,
    pub date_relation: Option<String>,
    pub date_earliest: Option<String>,
    pub date_latest: Option<String>,
    pub date_mod: Option<String>,
    pub date_calendar: Option<String>,
    pub date_role: Option<String>,
    pub number_value: Option<f64>,
    pub number_decimal: Option<String>,
    pub number_min: Option<f64>,
    pub number_max: Option<f64>,
    pub number_modifier: Option<String>,
    pub number_type: Option<String>,
    pub number_unit: Option<String>,
    pub number_unit_code: Option<String>,
    pub number_counted: Option<String>,
    pub number_head: Option<String>,
    pub number_class: Option<String>,
    pub place_name: Option<String>,
    pub place_gazetteer: Option<String>,
    pub place_id: Option<String>,
    pub place_geonames: Option<u64>,
    pub place_uri: Option<String>,
    pub place_lat: Option<f64>,
    pub place_lon: Option<f64>,
    pub place_uncertainty_m: Option<u64>,
    pub place_country: Option<String>,
    pub place_admin1: Option<String>,
    pub place_type: Option<String>,
    pub place_role: Option<String>,
    pub place_resolution: Option<String>,
}

/// One input and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FileRow {
    /// Path relative to the input, with `/`; a failed JSONL line or page adds `#L<line>`.
    pub path: String,
    /// `ok`, `partial`, `skipped` or `failed`.
    pub status: String,
    /// Pages written from it.
    pub pages: u64,
    /// What went wrong.
    pub error: Option<FileError>,
}

/// What went wrong with an input.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FileError {
    /// From a closed list: `permission`, `not_regular`, `binary`, `too_large`, `bad_json`, `bad_gzip`, `panic`, ….
    pub code: String,
    /// The stage it happened in.
    pub stage: String,
    /// What happened, with place and remedy.
    pub message: String,
    /// Byte of the input it happened at.
    pub byte: Option<u64>,
}

/// The whole run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunRecord {
    /// Always `regest.run`.
    pub schema: String,
    /// Version of the schema.
    pub schema_version: String,
    /// The program.
    pub tool: Tool,
    /// The settings that change what is written.
    pub config: BTreeMap<String, Json>,
    /// Their SHA-256.
    pub config_sha256: String,
    /// The data the program knew.
    pub resources: Vec<Resource>,
    /// What was read and found.
    pub counts: Counts,
    /// The countries and main places of all pages, weightiest first.
    #[serde(default)]
    pub places: Vec<RunPlace>,
    /// Whether the run came to its end.
    pub complete: bool,
    /// Times, host, threads: the only bytes that may differ between two runs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub volatile: Option<Volatile>,
}

/// What was read and found.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Inputs by status.
    pub files: BTreeMap<String, u64>,
    /// Pages written.
    pub pages: u64,
    /// Raw bytes read.
    pub raw_bytes: u64,
    /// Facts by kind.
    pub facts: BTreeMap<String, u64>,
    /// Claims.
    pub claims: u64,
    /// Pages by first language.
    pub languages: BTreeMap<String, u64>,
    /// Facts by first language of their page and kind.
    pub facts_by_language: BTreeMap<String, BTreeMap<String, u64>>,
    /// Warnings by code.
    pub warnings: BTreeMap<String, u64>,
    /// Countries and places by type and id, as they are summed up.
    #[serde(skip)]
    pub(super) places: BTreeMap<(String, String), RunPlace>,
}

/// A country or place that the pages of a run are about.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct RunPlace {
    /// Its name.
    pub name: String,
    /// Its id in its gazetteer.
    pub id: String,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// What it is: `country` for all that lies in one, else the type of the place.
    pub r#type: String,
    /// Pages it is among the first countries or places of.
    pub pages: u64,
    /// Mean of its weights over all pages of the run, 0–1.
    pub weight: f64,
}

/// What may differ between two runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Volatile {
    /// UTC, ISO 8601.
    pub started: String,
    /// UTC, ISO 8601.
    pub finished: String,
    /// Seconds it took.
    pub seconds: f64,
    /// Name of the machine.
    pub host: String,
    /// Threads that worked.
    pub threads: u64,
}
