//! The dossier as JSON, and its schema.

use rashomon_report::json::{SCHEMA, read, write};
use serde_json::{Value, json};

use crate::sample;

/// Why a value does not follow the schema, or nothing.
fn check(value: &Value) -> Result<(), String> {
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    compiler.add_resource("dossier.json", schema).unwrap();
    let index = compiler.compile("dossier.json", &mut schemas).unwrap();
    schemas.validate(value, index).map_err(|error| error.to_string())
}

fn sample() -> Value {
    serde_json::to_value(sample::dossier()).unwrap()
}

#[test]
fn what_is_written_is_read_back() {
    let dossier = sample::dossier();
    let json = write(&dossier).unwrap();
    let again = read(&json).unwrap();
    assert_eq!(again, dossier);
    assert_eq!(write(&again).unwrap(), json);
}

#[test]
fn the_sample_follows_the_schema() {
    check(&sample()).unwrap();
}

#[test]
fn a_broken_dossier_does_not() {
    type Breaker = fn(&mut Value);
    let breakers: [Breaker; 6] = [
        |d| d["schema"] = json!("rashomon.dossier/2"),
        |d| d["stories"][0]["claims"][0]["standing"] = json!("true"),
        |d| d["stories"][0]["mutations"][0]["before"]["start"] = json!(-1),
        |d| d["stories"][0]["conflicts"][0]["sides"][0]["citations"] = json!([]),
        |d| d["pages"][0].as_object_mut().unwrap().remove("text").map_or((), drop),
        |d| d["pages"][0]["published"]["rejected"][0]["citation"]["field"] = json!("body"),
    ];
    for (i, break_it) in breakers.iter().enumerate() {
        let mut dossier = sample();
        break_it(&mut dossier);
        assert!(check(&dossier).is_err(), "breaker {i} went unnoticed");
    }
}

#[test]
fn every_object_of_the_schema_names_all_that_the_types_write() {
    let mut dossier = sample();
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let of = |pointer: &str| -> Vec<String> {
        let properties = schema.pointer(pointer).and_then(Value::as_object);
        let mut names: Vec<String> = properties.unwrap().keys().cloned().collect();
        names.sort();
        names
    };
    let mut written = |pointer: &str| -> Vec<String> {
        let object = dossier.pointer_mut(pointer).unwrap().as_object_mut().unwrap();
        let mut names: Vec<String> = object.keys().cloned().collect();
        names.sort();
        names
    };
    assert_eq!(of("/properties"), written(""));
    for (name, pointer) in [
        ("page", "/pages/0"),
        ("story", "/stories/0"),
        ("origin", "/stories/0/origins/0"),
        ("derivation", "/stories/0/derivations/0"),
        ("claim", "/stories/0/claims/0"),
        ("statement", "/stories/0/claims/0/statements/0"),
        ("conflict", "/stories/0/conflicts/0"),
        ("mutation", "/stories/0/mutations/0"),
        ("quote", "/stories/0/quotes/0"),
        ("event", "/stories/0/timeline/0"),
        ("name", "/stories/0/names/0"),
        ("citation", "/pages/0/published/rejected/0/citation"),
    ] {
        assert_eq!(of(&format!("/$defs/{name}/properties")), written(pointer), "{name}");
    }
}

#[test]
fn numbers_and_fields_are_written_as_the_contract_shows_them() {
    let dossier = sample();
    let value = &dossier["stories"][0]["claims"][1]["answers"][0]["value"];
    assert_eq!(value["min"].to_string(), "1000");
    assert_eq!(value["max"], Value::Null);
    assert!(dossier["stories"][0]["mutations"][0]["before"].get("field").is_none());
    assert_eq!(dossier["stories"][0]["mutations"][3]["before"]["field"], "headline");
    assert_eq!(dossier["pages"][0]["published"]["rejected"][0]["citation"]["field"], "meta/shown-date");
}

#[test]
fn another_schema_is_named_as_such() {
    let message = |json: &str| read(json).unwrap_err().to_string();
    assert_eq!(
        message(r#"{"schema": "other/3"}"#),
        "not a dossier of this version: schema is 'other/3', expected 'rashomon.dossier/1'"
    );
    assert_eq!(message("{"), "not a dossier: EOF while parsing an object at line 1 column 1");
    assert_eq!(message("{}"), "not a dossier: missing field `schema` at line 1 column 2");
}
