use super::*;

#[test]
fn ids_depend_on_bytes_kind_and_range() {
    let raw = id::sha256(b"page");
    assert_eq!(id::fact(&raw, "date", &(3..8)), id::fact(&raw, "date", &(3..8)));
    assert_ne!(id::fact(&raw, "date", &(3..8)), id::fact(&raw, "number", &(3..8)));
    assert_ne!(id::fact(&raw, "date", &(3..8)), id::fact(&raw, "date", &(3..9)));
    assert_ne!(id::page("a", None, &raw), id::page("b", None, &raw));
    assert_eq!(id::page("a", None, &raw).len(), 26);
}

#[test]
fn every_schema_has_an_id_and_every_other_name_none() {
    for name in SCHEMAS {
        let schema = schema(name).expect("a schema");
        assert_eq!(schema["$id"], format!("urn:regest:schema:{name}:{SCHEMA_VERSION}"));
    }
    assert!(schema("pages").is_none());
}

#[test]
fn context_is_cut_at_characters() {
    let text = "é".repeat(40) + "X" + &"ü".repeat(40);
    let at = 80;
    assert_eq!(values::before(&text, at), "é".repeat(32));
    assert_eq!(values::behind(&text, at + 1), "ü".repeat(32));
    assert_eq!(values::before("ab", 1), "a");
}
