//! Two pages side by side.

use crate::{Ran, arg, folder, inside, list, rashomon, word};

/// A network's report, and the page of a site that put other words into it.
const REPORT: &str = "benchmark/s03/pages/51f97d4591.txt";
const COPY: &str = "benchmark/s03/pages/20079d4f65.html";
/// A report of another reporter on the same event.
const OTHER: &str = "benchmark/s03/pages/73c55aea92.txt";
/// The names by which a comparison may call them.
const LABELS: [(&str, &str, &str); 3] = [
    (REPORT, "51f97d4591", "Confederation News"),
    (COPY, "20079d4f65", "Market Squirrel"),
    (OTHER, "73c55aea92", "Bow Valley Courier"),
];

fn compare(a: &str, b: &str, format: &str) -> Ran {
    let ran = rashomon(&["compare", "--format", format, a, b]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran
}

#[test]
fn a_page_and_its_rewording_derive_from_one_another() {
    let dossier = compare(REPORT, COPY, "json").dossier();
    let derivations = list(&dossier["stories"][0], "derivations");
    let id = |file: &str| {
        let page = list(&dossier, "pages").iter().find(|p| word(p, "location") == file).unwrap();
        word(page, "id").to_owned()
    };
    let found = derivations.iter().find(|d| word(d, "page") == id(COPY)).unwrap_or_else(|| panic!("{derivations:?}"));
    assert_eq!(word(found, "from"), id(REPORT));
}

#[test]
fn a_payment_that_was_discussed_and_then_made_is_told() {
    let dossier = compare(REPORT, COPY, "json").dossier();
    let told = |m: &serde_json::Value| {
        word(m, "kind") == "status-changed" && word(&m["before"], "exact").contains("discussed")
    };
    assert!(list(&dossier["stories"][0], "mutations").iter().any(told));
}

#[test]
fn two_reports_do_not() {
    let dossier = compare(REPORT, OTHER, "json").dossier();
    let story = &dossier["stories"][0];
    let pages: Vec<&str> = list(&dossier, "pages").iter().map(|p| word(p, "id")).collect();
    let between = list(story, "derivations").iter().filter(|d| pages.contains(&word(d, "from")));
    assert_eq!(between.count(), 0, "{}", story["derivations"]);
    assert_eq!(list(story, "pages").len(), 2, "the user says that they are one story");
}

#[test]
fn it_reads_the_same_from_either_side() {
    assert!(compare(REPORT, COPY, "json").out == compare(COPY, REPORT, "json").out);
}

/// Which of two pages a comparison shows first.
fn first_shown<'a>(shown: &str, a: &'a str, b: &'a str) -> &'a str {
    let at = |file: &str| {
        let (_, name, outlet) = LABELS.iter().find(|label| label.0 == file).unwrap();
        let found = shown.find(name).into_iter().chain(shown.find(outlet)).min();
        found.unwrap_or_else(|| panic!("{name} is not named: {shown}"))
    };
    if at(a) < at(b) { a } else { b }
}

#[test]
fn the_page_that_came_first_is_shown_first() {
    for format in ["text", "markdown", "html"] {
        for (a, b) in [(REPORT, COPY), (COPY, REPORT)] {
            assert_eq!(first_shown(&compare(a, b, format).out, a, b), REPORT, "{format}");
        }
    }
}

#[test]
fn where_that_is_not_known_the_page_named_first_is_shown_first() {
    for format in ["text", "markdown", "html"] {
        for (a, b) in [(REPORT, OTHER), (OTHER, REPORT)] {
            assert_eq!(first_shown(&compare(a, b, format).out, a, b), a, "{format}");
        }
    }
}

#[test]
fn a_name_that_begins_another_is_not_taken_for_it() {
    let read = |file| std::fs::read(crate::root().join(file)).unwrap();
    for (short, long) in [(REPORT, OTHER), (OTHER, REPORT)] {
        let folder = folder(&[("page", &read(short)), ("page-two", &read(long))]);
        let (short, long) = (inside(&folder, "page"), inside(&folder, "page-two"));
        let first = |a, b| compare(a, b, "text").out.lines().next().unwrap_or_default().to_owned();
        assert_eq!(first(arg(&short), arg(&long)), "page beside page-two");
        assert_eq!(first(arg(&long), arg(&short)), "page-two beside page");
    }
}

#[test]
fn one_page_named_twice_is_nothing_to_compare() {
    let ran = rashomon(&["compare", REPORT, REPORT]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains(REPORT), "{}", ran.err);
    let bytes = std::fs::read(crate::root().join(REPORT)).unwrap();
    let folder = folder(&[("a.txt", &bytes), ("b.txt", &bytes)]);
    let ran = rashomon(&["compare", arg(&inside(&folder, "a.txt")), arg(&inside(&folder, "b.txt"))]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("hold the very same bytes"), "{}", ran.err);
}

#[test]
fn a_folder_is_not_a_page_to_compare() {
    let ran = rashomon(&["compare", REPORT, "benchmark/s01/pages"]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("compare takes two pages"), "{}", ran.err);
}

#[test]
fn a_missing_page_is_told() {
    let ran = rashomon(&["compare", REPORT, "examples/nowhere.html"]);
    assert_eq!((ran.status, ran.out.as_str()), (1, ""));
    assert!(ran.err.contains("examples/nowhere.html"), "{}", ran.err);
    let ran = rashomon(&["compare", "examples/nowhere.html", "examples/nobody.html"]);
    assert_eq!(ran.status, 2);
}
