//! What every record of a run says of it: its settings and the data the program knows.

use super::{About, Resource, id};
use crate::gazetteer::Gazetteer;
use crate::lang::Lexicon;
use crate::model::Config;
use crate::sites::SCHEMA_VERSION as SITES_VERSION;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

/// The settings that change what is written, by name. Jobs, paths and progress are not among them.
#[must_use]
pub fn settings(config: &Config) -> BTreeMap<String, Json> {
    let kinds = [("date", config.kinds.date), ("place", config.kinds.place), ("number", config.kinds.number)];
    let kinds: Vec<_> = kinds.iter().filter(|k| k.1).map(|k| k.0).collect();
    let limits = config.limits;
    [
        ("whole", json!(config.whole)),
        ("with_boilerplate", json!(config.with_boilerplate)),
        ("with_comments", json!(config.with_comments)),
        ("rejected", json!(config.rejected)),
        ("no_text", json!(config.no_text)),
        ("no_map", json!(config.no_map)),
        ("kinds", json!(kinds)),
        ("lang", json!(config.lang)),
        ("date", json!(config.date)),
        ("gazetteer", json!(config.gazetteer)),
        ("from", json!(config.from.unwrap_or("auto"))),
        ("meta", json!(config.meta)),
        ("sites", json!(config.sites)),
        (
            "limits",
            json!({ "page_bytes": limits.page_bytes, "blocks": limits.blocks, "facts": limits.facts, "nesting": limits.nesting }),
        ),
    ]
    .into_iter()
    .map(|(k, v)| (k.to_owned(), v))
    .collect()
}

/// What every record says of a run with these settings.
#[must_use]
pub fn about(config: &Config, gazetteer: &Gazetteer) -> About {
    let settings = serde_json::to_string(&settings(config)).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    let resource =
        |name: &str, version: &str, sha256: String| Resource { name: name.into(), version: version.into(), sha256 };
    let words = resource("words", version, Lexicon::SHA256.to_owned());
    let places = gazetteer.files().map(|file| match file.embedded {
        true => resource("gazetteer", version, file.sha256),
        false => resource(&format!("gazetteer {}", file.name), &file.version, file.sha256),
    });
    let sites = config.sites.clone().map(|digest| resource("sites", SITES_VERSION, digest));
    let packed = regest_data::DIGESTS.iter().map(|&(name, digest)| (name, digest.to_owned()));
    About {
        config_sha256: id::sha256(settings.as_bytes()),
        resources: std::iter::once(words)
            .chain(places)
            .chain(packed.map(|(name, digest)| resource(name, version, digest)))
            .chain(sites)
            .collect(),
        no_text: config.no_text,
        no_map: config.no_map,
        rejected: config.rejected,
    }
}
