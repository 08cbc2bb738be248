//! Raw bytes as a source hands them out, with what is known of them from outside.

use std::collections::BTreeMap;

/// What a document claims, or is told, to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Format {
    /// To be told from its name and bytes.
    #[default]
    Auto,
    /// Plain text.
    Text,
    /// HTML or XHTML.
    Html,
}

/// What is known from outside the page: a `--meta` table or the keys of a JSON line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Given {
    /// Its address.
    pub url: Option<String>,
    /// Its own day, `YYYY-MM-DD` or any EDTF.
    pub date: Option<String>,
    /// Its language: a prior, never a gate.
    pub lang: Option<String>,
    /// Name of its site.
    pub site: Option<String>,
    /// Who holds the rights.
    pub rights: Option<String>,
    /// Its title.
    pub title: Option<String>,
    /// Any other columns, kept as they are.
    pub more: BTreeMap<String, String>,
}

/// One page before it is read.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// Path relative to the input, with `/`; a line of a JSONL file adds `#L<line>`.
    pub path: String,
    /// The raw payload. All `raw` offsets of the record count its bytes.
    pub bytes: Vec<u8>,
    /// What it is told to be.
    pub format: Format,
    /// The `id` of a JSON line, echoed unchanged.
    pub id: Option<serde_json::Value>,
    /// What is known from outside.
    pub given: Given,
    /// Whether the payload is certainly UTF-8 (a JSON string), so that no detection is due.
    pub utf8: bool,
    /// When the payload was captured (web archives), ISO 8601.
    pub capture_time: Option<String>,
}
