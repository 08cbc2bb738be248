//! JSON Schemas (2020-12) of what is written, made from the types.

use super::{FactRow, FileRow, PageRecord, RunRecord, page::SCHEMA_VERSION};
use crate::sites;
use schemars::generate::SchemaSettings;
use serde_json::{Value as Json, json};

/// Names of the schemas.
pub const NAMES: [&str; 5] = ["page", "fact", "run", "file", "sites"];

/// The schema of a name, with its `$id` and version; `None` for an unknown name.
///
/// ```
/// let schema = regest::record::schema("page").unwrap();
/// assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
/// ```
#[must_use]
pub fn schema(name: &str) -> Option<Json> {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema = match name {
        "page" => generator.into_root_schema_for::<PageRecord>(),
        "fact" => generator.into_root_schema_for::<FactRow>(),
        "run" => generator.into_root_schema_for::<RunRecord>(),
        "file" => generator.into_root_schema_for::<FileRow>(),
        "sites" => generator.into_root_schema_for::<sites::File>(),
        _ => return None,
    };
    let version = if name == "sites" { sites::SCHEMA_VERSION } else { SCHEMA_VERSION };
    let mut schema = schema.to_value();
    let object = schema.as_object_mut()?;
    object.insert("$id".into(), json!(format!("urn:regest:schema:{name}:{version}")));
    object.insert("title".into(), json!(format!("regest.{name} {version}")));
    Some(schema)
}
