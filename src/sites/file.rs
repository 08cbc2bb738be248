//! The table as a file: JSON that a person can read, and cut lines out of.

use super::{Keys, MIN_PERCENT, host, repeats};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::fmt;

/// The schema's name.
pub const SCHEMA: &str = "regest.sites";
/// Its version.
pub const SCHEMA_VERSION: &str = "1.0.0";

/// What sites repeat on their pages.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct File {
    /// `regest.sites`.
    pub schema: String,
    /// `1.0.0`.
    pub schema_version: String,
    /// Pages that were counted, of all hosts.
    pub pages: u64,
    /// Pages that were not counted again: with the same bytes as one before, or the same address and longest line.
    pub duplicates: u64,
    /// Pages without address and canonical link, which were not counted.
    pub without_host: u64,
    /// How often a host with few pages was forgotten for want of memory; its count began anew when it came again.
    pub forgotten: u64,
    /// Hosts with at least 20 pages, by name.
    pub hosts: Vec<FileHost>,
}

/// What one host repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FileHost {
    /// The host, lower case, without `www.`.
    pub host: String,
    /// Its pages that were counted.
    pub pages: u32,
    /// By how many pages a line's count may fall short, for want of memory; never more than it should be.
    pub missed: u32,
    /// Lines on at least 20 and at least 30 % of its pages, most pages first.
    pub lines: Vec<FileLine>,
}

/// A line that a host repeats.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FileLine {
    /// The line as it stood on one of the pages; `…` ends one that was cut.
    pub text: String,
    /// What it is known by, in hex: FNV-1a (64 bits) of the line in look-up form with `0` for each number. May be left out in lines
    /// written by hand; it is then made from `text`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hash: Option<String>,
    /// Pages it stands on.
    pub pages: u32,
    /// The same as a share of the host's pages, 0–1.
    pub share: f64,
    /// Its digits are not the same on all pages; it is then only dropped where it would be without this table.
    pub varies: bool,
}

impl FileLine {
    /// The hash it is known by.
    pub(super) fn key(&self) -> u64 {
        let written = self.hash.as_deref().and_then(|h| u64::from_str_radix(h, 16).ok());
        written.or_else(|| Keys::default().key(&self.text).map(|k| k.hash)).unwrap_or(0)
    }

    fn check(&self, all: u32) -> Result<(), String> {
        if self.hash.as_deref().is_some_and(|h| h.len() != 16 || u64::from_str_radix(h, 16).is_err()) {
            return Err(format!("its hash `{}` is not 16 hex digits", self.hash.as_deref().unwrap_or_default()));
        }
        if self.hash.is_none() && self.text.ends_with('…') {
            return Err("its text is cut (`…`), so it needs its hash".into());
        }
        if self.pages > all || !repeats(self.pages, all) {
            return Err(format!(
                "it stands on {} of {all} pages; a line counts from 20 pages and {MIN_PERCENT} % on",
                self.pages
            ));
        }
        Ok(())
    }
}

/// Why a file is no usable table.
#[derive(Debug, PartialEq, Eq)]
pub struct Broken(String);

impl fmt::Display for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Broken {}

impl File {
    /// Reads a table.
    ///
    /// # Errors
    /// When it is no table, or of a later version, or a host or line in it is damaged: the message says where.
    pub fn parse(bytes: &[u8]) -> Result<Self, Broken> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let json: Json = serde_json::from_slice(bytes).map_err(|e| Broken(format!("it is not JSON: {e}")))?;
        let schema = json.get("schema").and_then(Json::as_str).unwrap_or_default();
        if schema != SCHEMA {
            return Err(Broken(format!("its `schema` is `{schema}`, not `{SCHEMA}`")));
        }
        let version = json.get("schema_version").and_then(Json::as_str).unwrap_or_default();
        if version.split('.').next() != SCHEMA_VERSION.split('.').next() {
            return Err(Broken(format!("its version is `{version}`; this program reads 1.x")));
        }
        // From the bytes once more: only then does an error know its line.
        let file: Self = serde_json::from_slice(bytes).map_err(|e| Broken(e.to_string()))?;
        file.check()?;
        Ok(file)
    }

    fn check(&self) -> Result<(), Broken> {
        for one in &self.hosts {
            let name = &one.host;
            if host(&format!("//{name}")).as_ref() != Some(name) {
                return Err(Broken(format!(
                    "host `{name}` is not written as a bare host name in lower case without `www.`"
                )));
            }
            for (i, line) in one.lines.iter().enumerate() {
                line.check(one.pages).map_err(|why| Broken(format!("host `{name}`, line {}: {why}", i + 1)))?;
            }
        }
        match self.hosts.windows(2).find(|pair| pair[0].host >= pair[1].host) {
            Some(pair) => Err(Broken(format!(
                "host `{}` stands after `{}`; hosts are in order, each once",
                pair[1].host, pair[0].host
            ))),
            None => Ok(()),
        }
    }

    /// The file's text: one row for each line of a host.
    #[must_use]
    pub fn render(&self) -> String {
        let mut out = String::from("{\n");
        for (name, value) in [("schema", json(&self.schema)), ("schema_version", json(&self.schema_version))] {
            out += &format!("  \"{name}\": {value},\n");
        }
        let counts = [
            ("pages", self.pages),
            ("duplicates", self.duplicates),
            ("without_host", self.without_host),
            ("forgotten", self.forgotten),
        ];
        for (name, value) in counts {
            out += &format!("  \"{name}\": {value},\n");
        }
        out += "  \"hosts\": ";
        list(&mut out, "  ", &self.hosts, render_host);
        out + "\n}\n"
    }
}

fn render_host(out: &mut String, host: &FileHost) {
    let (name, pages, missed) = (json(&host.host), host.pages, host.missed);
    *out += &format!("{{ \"host\": {name}, \"pages\": {pages}, \"missed\": {missed}, \"lines\": ");
    list(out, "    ", &host.lines, |out, line| *out += &json(line));
    *out += " }";
}

/// A list with a row for each item.
fn list<T>(out: &mut String, indent: &str, items: &[T], item: impl Fn(&mut String, &T)) {
    out.push('[');
    for (i, one) in items.iter().enumerate() {
        *out += &format!("{}\n{indent}  ", if i > 0 { "," } else { "" });
        item(out, one);
    }
    *out += &if items.is_empty() { "]".to_owned() } else { format!("\n{indent}]") };
}

fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
