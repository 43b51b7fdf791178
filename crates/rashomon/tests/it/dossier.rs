//! The rules that hold for every dossier, held against the examples.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use serde_json::Value;

use crate::{EXAMPLES, example_dossiers, list, rashomon, word};

/// Runs a check over the dossier of every folder of examples, and over that of all examples read together.
fn each(check: impl Fn(&Value)) {
    static DOSSIERS: OnceLock<Vec<Value>> = OnceLock::new();
    let dossiers = DOSSIERS.get_or_init(|| {
        let apart = example_dossiers().iter().map(|json| serde_json::from_str(json).unwrap());
        let together = rashomon(&[["report", "--format", "json"].as_slice(), &EXAMPLES].concat()).dossier();
        apart.chain([together]).collect()
    });
    dossiers.iter().for_each(check);
}

/// Everything in a dossier that has the form of a citation, wherever it stands.
fn citations<'a>(value: &'a Value, pointer: &str, found: &mut Vec<(String, &'a Value)>) {
    match value {
        Value::Object(fields) => {
            if ["page", "start", "end", "exact"].iter().all(|name| fields.contains_key(*name)) {
                found.push((pointer.to_owned(), value));
            }
            fields.iter().for_each(|(name, field)| citations(field, &format!("{pointer}/{name}"), found));
        }
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(i, item)| citations(item, &format!("{pointer}/{i}"), found));
        }
        _ => {}
    }
}

fn field<'a>(page: &'a Value, citation: &Value) -> &'a str {
    match citation["field"].as_str().unwrap_or("text").split_once('/') {
        None => word(page, citation["field"].as_str().unwrap_or("text")),
        Some(("dropped", number)) => word(&page["dropped"][number.parse::<usize>().unwrap()], "text"),
        Some(("meta", name)) => word(&page["meta"], name),
        Some(other) => panic!("no such field: {other:?}"),
    }
}

#[test]
fn it_follows_the_schema() {
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    let schema: Value = serde_json::from_str(rashomon::report::json::SCHEMA).unwrap();
    compiler.add_resource("dossier.json", schema).unwrap();
    let index = compiler.compile("dossier.json", &mut schemas).unwrap();
    each(|dossier| schemas.validate(dossier, index).unwrap_or_else(|error| panic!("{error}")));
}

#[test]
fn it_is_read_back_as_it_was_written() {
    for json in example_dossiers() {
        let dossier = rashomon::report::json::read(json).unwrap();
        assert!(rashomon::report::json::write(&dossier).unwrap() == *json);
    }
}

#[test]
fn every_exact_is_the_slice_it_points_to() {
    each(|dossier| {
        let pages: BTreeMap<&str, &Value> = list(dossier, "pages").iter().map(|p| (word(p, "id"), p)).collect();
        let mut found = Vec::new();
        citations(dossier, "", &mut found);
        assert!(found.len() > 100);
        for (pointer, citation) in found {
            let number = |name| usize::try_from(citation[name].as_u64().unwrap()).unwrap();
            let (start, end) = (number("start"), number("end"));
            let slice: String = field(pages[word(citation, "page")], citation).chars().take(end).skip(start).collect();
            assert_eq!(slice, word(citation, "exact"), "{pointer}");
            assert!(!slice.trim().is_empty(), "nothing is cited at {pointer}");
        }
    });
}

#[test]
fn every_page_stands_in_one_story_and_has_one_first_origin() {
    each(|dossier| {
        let ids: BTreeSet<&str> = list(dossier, "pages").iter().map(|p| word(p, "id")).collect();
        let mut told = Vec::new();
        for story in list(dossier, "stories") {
            let mut pages: Vec<&str> = list(story, "pages").iter().map(|p| p.as_str().unwrap()).collect();
            let origins = list(story, "origins").iter().flat_map(|o| list(o, "pages"));
            let mut first: Vec<&str> = origins.map(|p| p.as_str().unwrap()).collect();
            pages.sort_unstable();
            first.sort_unstable();
            assert_eq!(first, pages, "first origins of story {}", word(story, "id"));
            told.extend(pages);
        }
        assert_eq!(told.len(), ids.len());
        assert_eq!(told.into_iter().collect::<BTreeSet<_>>(), ids);
        assert_eq!(dossier["coverage"]["pages_read"], ids.len());
    });
}

#[test]
fn no_page_also_owes_a_part_to_its_own_first_origin() {
    each(|dossier| {
        for origin in list(dossier, "stories").iter().flat_map(|s| list(s, "origins")) {
            assert!(list(origin, "also").iter().all(|p| !list(origin, "pages").contains(p)), "{origin}");
        }
    });
}

#[test]
fn independence_is_counted_in_origins() {
    each(|dossier| {
        for claim in list(dossier, "stories").iter().flat_map(|s| list(s, "claims")) {
            let statements = list(claim, "statements");
            let origins: BTreeSet<&str> = statements.iter().map(|s| word(s, "origin")).collect();
            let pages: BTreeSet<&str> = statements.iter().map(|s| word(&s["citation"], "page")).collect();
            let independent = claim["independent_origins"].as_u64().unwrap() as usize;
            assert!((1..=origins.len()).contains(&independent), "{claim}");
            assert!(origins.len() <= pages.len().max(1) * 2, "{claim}");
            for answer in list(claim, "answers") {
                assert!(answer["independent_origins"].as_u64().unwrap() as usize <= independent, "{answer}");
            }
            let corroborated = word(claim, "standing") == "corroborated";
            let sources = claim["independent_sources"].as_u64().unwrap();
            assert!(!corroborated || (independent >= 2 && sources >= 2), "{claim}");
        }
    });
}

#[test]
fn a_claim_is_told_in_the_words_of_one_of_its_statements() {
    each(|dossier| {
        for claim in list(dossier, "stories").iter().flat_map(|s| list(s, "claims")) {
            let statements = list(claim, "statements");
            assert!(statements.iter().any(|s| word(&s["citation"], "exact") == word(claim, "text")), "{claim}");
            let answers = list(claim, "answers").len() as u64;
            assert!(statements.iter().all(|s| s["answer"].as_u64().unwrap() < answers), "{claim}");
        }
    });
}

#[test]
fn statements_and_conflicts_name_what_the_story_has() {
    each(|dossier| {
        for story in list(dossier, "stories") {
            let ids = |name| -> BTreeSet<&str> { list(story, name).iter().map(|x| word(x, "id")).collect() };
            let (origins, claims) = (ids("origins"), ids("claims"));
            assert_eq!(origins.len(), list(story, "origins").len());
            assert_eq!(claims.len(), list(story, "claims").len());
            for statement in list(story, "claims").iter().flat_map(|c| list(c, "statements")) {
                assert!(origins.contains(word(statement, "origin")), "{statement}");
                assert!(list(story, "pages").contains(&statement["citation"]["page"]), "{statement}");
            }
            for conflict in list(story, "conflicts") {
                assert!(claims.contains(word(conflict, "claim")), "{conflict}");
                assert!(list(conflict, "sides").len() == 2 && !word(conflict, "why").is_empty(), "{conflict}");
                let cited = |side: &Value| !list(side, "citations").is_empty() && !list(side, "origins").is_empty();
                assert!(list(conflict, "sides").iter().all(cited), "{conflict}");
            }
        }
    });
}

#[test]
fn what_is_disputed_is_told_as_standing_nowhere() {
    each(|dossier| {
        for story in list(dossier, "stories") {
            let raised = list(story, "conflicts").iter().filter(|c| word(c, "verdict") == "conflict");
            let sides = raised.flat_map(|c| list(c, "sides")).flat_map(|side| list(side, "citations"));
            let disputed: BTreeSet<&str> = sides.map(|citation| word(citation, "exact")).collect();
            let standing = |claim: &&Value| word(claim, "standing") != "disputed";
            for claim in list(story, "claims").iter().filter(standing) {
                assert!(!disputed.contains(word(claim, "text")), "{claim}");
            }
        }
    });
}

#[test]
fn a_conflict_never_stands_between_pages_of_one_origin() {
    each(|dossier| {
        for conflict in list(dossier, "stories").iter().flat_map(|s| list(s, "conflicts")) {
            let origins = |side: usize| -> BTreeSet<&str> {
                list(&conflict["sides"][side], "origins").iter().map(|o| o.as_str().unwrap()).collect()
            };
            let both: BTreeSet<&str> = origins(0).union(&origins(1)).copied().collect();
            assert!(word(conflict, "verdict") != "conflict" || both.len() >= 2, "{conflict}");
        }
    });
}

#[test]
fn every_derivation_shows_its_passages_and_its_evidence() {
    each(|dossier| {
        for story in list(dossier, "stories") {
            let ends: BTreeSet<&str> = list(story, "pages")
                .iter()
                .map(|p| p.as_str().unwrap())
                .chain(list(story, "origins").iter().map(|o| word(o, "id")))
                .collect();
            for derivation in list(story, "derivations") {
                assert!(!list(derivation, "passages").is_empty(), "{derivation}");
                assert!(!list(&derivation["direction"], "evidence").is_empty(), "{derivation}");
                assert!(ends.contains(word(derivation, "from")), "{derivation}");
                assert_ne!(word(derivation, "from"), word(derivation, "page"));
                let share = |value: &Value| (0.0..=1.0).contains(&value.as_f64().unwrap());
                assert!(share(&derivation["coverage"]) && share(&derivation["direction"]["confidence"]));
            }
        }
    });
}

#[test]
fn no_page_derives_from_itself_along_any_way() {
    each(|dossier| {
        for story in list(dossier, "stories") {
            let edges: Vec<(&str, &str)> =
                list(story, "derivations").iter().map(|d| (word(d, "page"), word(d, "from"))).collect();
            for page in list(story, "pages").iter().map(|p| p.as_str().unwrap()) {
                let mut reached = BTreeSet::from([page]);
                loop {
                    let next: Vec<&str> = edges
                        .iter()
                        .filter(|(p, f)| reached.contains(p) && !reached.contains(f))
                        .map(|e| e.1)
                        .collect();
                    assert!(
                        !edges.iter().any(|(p, f)| reached.contains(p) && *f == page),
                        "{page} derives from itself"
                    );
                    if next.is_empty() {
                        break;
                    }
                    reached.extend(next);
                }
            }
        }
    });
}

#[test]
fn an_absent_original_is_evidenced() {
    each(|dossier| {
        for origin in list(dossier, "stories").iter().flat_map(|s| list(s, "origins")) {
            assert!(origin["present"] == true || !list(origin, "evidence").is_empty(), "{origin}");
            assert!(origin["name"].is_string() || origin["kind"] == "unknown" || origin["present"] == true, "{origin}");
        }
    });
}

#[test]
fn every_mutation_shows_both_sides_on_two_pages() {
    each(|dossier| {
        for mutation in list(dossier, "stories").iter().flat_map(|s| list(s, "mutations")) {
            assert_ne!(mutation["before"]["page"], mutation["after"]["page"], "{mutation}");
            assert!(!word(mutation, "why").is_empty());
        }
    });
}

#[test]
fn the_events_of_the_timeline_are_in_order() {
    each(|dossier| {
        for story in list(dossier, "stories") {
            let days: Vec<&str> = list(story, "timeline").iter().map(|e| word(&e["when"], "value")).collect();
            let day = |at: &str| at.chars().take(10).collect::<String>();
            let sorted = days.windows(2).all(|pair| {
                let (a, b) = (day(pair[0]), day(pair[1]));
                let length = a.len().min(b.len());
                a[..length] <= b[..length]
            });
            assert!(sorted, "{days:?}");
        }
    });
}
