//! The sets of `sets.toml`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// One development set and how it is measured.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Set {
    /// Topic.
    pub topic: String,
    /// Name.
    pub name: String,
    /// Its documents, relative to the folder of sets.
    pub docs: Vec<String>,
    /// Flags of `regest extract`.
    #[serde(default)]
    pub extract: Vec<String>,
    /// Keys that are kept from the program, since they hold the answer.
    #[serde(default)]
    pub without: Vec<String>,
    /// Flags of `to_predictions.py`.
    #[serde(default)]
    pub convert: Vec<String>,
    /// The scorer.
    pub score: String,
    /// What the scorer takes as gold, where it is not the documents.
    #[serde(default)]
    pub gold: Vec<String>,
    /// Flags of the scorer.
    #[serde(default)]
    pub group: Vec<String>,
    /// Figures by name, as paths into the scorer's JSON.
    pub figures: BTreeMap<String, String>,
    /// Path whose children are languages or sub-sets.
    pub by: Option<String>,
    /// The figure of each of them.
    pub by_figure: Option<String>,
    /// Whether tables of how far confidence can be trusted are wanted.
    #[serde(default)]
    pub reliability: bool,
    /// What peers reach.
    pub peers: String,
}

#[derive(Deserialize)]
struct File {
    set: Vec<Set>,
}

/// All sets, in order.
pub fn all() -> Vec<Set> {
    match toml::from_str::<File>(include_str!("../sets.toml")) {
        Ok(file) => file.set,
        Err(e) => {
            eprintln!("sets.toml: {e}");
            Vec::new()
        }
    }
}
