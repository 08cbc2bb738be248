//! The committed schemas are those of the types, and what is written is valid by them.

use super::common::{root, whole};
use regest::record::{self, SCHEMAS};
use serde_json::Value as Json;

fn committed(name: &str) -> Json {
    let path = root().join(format!("docs/schema/{name}.schema.json"));
    let text = std::fs::read_to_string(&path)
        .unwrap_or_else(|e| panic!("{}: {e}; write it with `regest schema {name}`", path.display()));
    serde_json::from_str(&text).expect("JSON")
}

pub fn assert_valid(schema: &str, instance: &Json) {
    let validator = jsonschema::validator_for(&committed(schema)).expect("a schema");
    let errors: Vec<_> = validator.iter_errors(instance).map(|e| format!("{} at {}", e, e.instance_path())).collect();
    assert!(errors.is_empty(), "{schema}: {errors:#?}");
}

#[test]
fn committed_schemas_are_current() {
    for name in SCHEMAS {
        let now = record::schema(name).expect("a schema");
        assert_eq!(
            now,
            committed(name),
            "docs/schema/{name}.schema.json is out of date: write it anew with `regest schema {name}`"
        );
    }
}

const TEXT: &str = "On 12 April 1945 some 876 prisoners were freed in Mechelen, Belgium. On 5 May about €3.5 million was paid; a few dozen men \
                    left between 1942 and 1945, 38 of the 96 women stayed for three weeks.\n";

#[test]
fn records_and_rows_are_valid() {
    let record = whole(TEXT);
    assert_valid("page", &serde_json::to_value(&record).expect("JSON"));
    for row in record::rows(&record) {
        assert_valid("fact", &serde_json::to_value(&row).expect("JSON"));
    }
}

#[test]
fn the_schema_refuses_what_is_no_record() {
    let validator = jsonschema::validator_for(&committed("page")).expect("a schema");
    let mut record = serde_json::to_value(whole(TEXT)).expect("JSON");
    record["blocks"][0]["start"] = Json::from("first");
    assert!(!validator.is_valid(&record));
    assert!(!validator.is_valid(&serde_json::json!({ "schema": "regest.page" })));
}

#[test]
fn what_the_sample_run_wrote_is_valid() {
    for (name, schema) in [("pages.jsonl", "page"), ("facts.jsonl", "fact"), ("files.jsonl", "file")] {
        let text = std::fs::read_to_string(root().join("output").join(name)).expect("the sample output");
        for line in text.lines() {
            assert_valid(schema, &serde_json::from_str(line).expect("JSON"));
        }
    }
    let run = std::fs::read_to_string(root().join("output/run.json")).expect("the sample output");
    assert_valid("run", &serde_json::from_str(&run).expect("JSON"));
}
