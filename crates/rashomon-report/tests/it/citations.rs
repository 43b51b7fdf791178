//! The walk over citations forgets none.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::sample;

/// The pointers of all objects that look like a citation, whatever they stand in.
fn look_everywhere(value: &Value, pointer: &str, found: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            if ["page", "start", "end", "exact"].iter().all(|name| fields.contains_key(*name)) {
                found.insert(pointer.to_owned());
            }
            for (name, field) in fields {
                look_everywhere(field, &format!("{pointer}/{name}"), found);
            }
        }
        Value::Array(items) => {
            for (i, item) in items.iter().enumerate() {
                look_everywhere(item, &format!("{pointer}/{i}"), found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_citation_of_the_json_is_walked() {
    let dossier = sample::dossier();
    let mut everywhere = BTreeSet::new();
    look_everywhere(&serde_json::to_value(&dossier).unwrap(), "", &mut everywhere);
    let citations = dossier.citations();
    let walked: BTreeSet<String> = citations.iter().map(|cited| cited.pointer.clone()).collect();
    assert_eq!(walked, everywhere);
    assert_eq!(walked.len(), citations.len());
}

#[test]
fn the_sample_fills_every_place_that_can_hold_a_citation() {
    let without_numbers = |pointer: &str| {
        let parts = pointer.split('/').filter(|part| part.parse::<usize>().is_err());
        parts.collect::<Vec<_>>().join("/")
    };
    let dossier = sample::dossier();
    let places: BTreeSet<String> = dossier.citations().iter().map(|cited| without_numbers(&cited.pointer)).collect();
    assert_eq!(places.len(), 15, "{places:#?}");
}
