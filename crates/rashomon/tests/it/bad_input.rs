//! Content never makes a run fail: what cannot be read is said and counted, and the rest goes on.

use std::io::Write;

use serde_json::Value;

use crate::{Ran, arg, folder, inside, list, rashomon, run, word};

/// Two papers on one event; each of the tests below adds something that is no good page.
const GOOD: [(&str, &[u8]); 2] = [
    (
        "gazette.txt",
        b"Footbridge in Almere Quay closed after crack is found - Harbour Gazette\n5 March 2024\nBy Mara Ellings\n\
        ALMERE QUAY (Harbour Gazette) - The footbridge over the Linden canal was closed on Tuesday after an inspector \
        found a crack in its main girder, the city engineer said.\n\
        The crack is 40 centimetres long, Joris Haverkamp told the Harbour Gazette.\n\
        About 3,000 people cross the bridge each day, according to the city.\n\
        Buses will run between both banks from Wednesday morning.\n",
    ),
    (
        "courier.txt",
        b"Cracked girder shuts Linden canal footbridge - Canal Courier\n6 March 2024\nBy Teun Osinga\n\
        ALMERE QUAY (Canal Courier) - Pedestrians have to take the long way round since the footbridge over the \
        Linden canal was shut on Tuesday because of a cracked girder.\n\
        Shopkeepers on the north bank say they lost half of their customers overnight.\n\
        The city engineer, Joris Haverkamp, expects the repair to take two weeks.\n\
        A bus carries people across until then.\n",
    ),
];

/// Reads the good pages together with others.
fn with(files: &[(&str, &[u8])]) -> Ran {
    let folder = folder(&[GOOD.as_slice(), files].concat());
    let ran = rashomon(&["report", "--format", "json", arg(folder.path())]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    ran
}

/// The reason for which a file was skipped: the same on standard error and in the dossier.
fn skipped(ran: &Ran, name: &str) -> String {
    let dossier = ran.dossier();
    let skips = list(&dossier["coverage"], "skipped");
    let skip = skips.iter().find(|s| word(s, "location").ends_with(name)).unwrap_or_else(|| panic!("{skips:?}"));
    let why = word(skip, "why").to_owned();
    assert!(ran.err.contains(&why) && ran.err.contains(name), "{}", ran.err);
    assert_eq!(list(&dossier, "pages").len(), 2);
    why
}

/// The page of a file.
fn page(ran: &Ran, name: &str) -> Value {
    let dossier = ran.dossier();
    let found = list(&dossier, "pages").iter().find(|p| word(p, "location").ends_with(name)).cloned();
    found.unwrap_or_else(|| panic!("{name} was not read: {}", ran.err))
}

fn diagnosed(page: &Value, code: &str) -> bool {
    list(page, "diagnostics").iter().any(|d| word(d, "code") == code)
}

#[test]
fn an_empty_file_is_skipped() {
    assert_eq!(skipped(&with(&[("empty.html", b"")]), "empty.html"), "empty file");
    assert_eq!(skipped(&with(&[("blank.txt", b" \n\n\t ")]), "blank.txt"), "empty file: only white space");
}

#[test]
fn a_picture_is_skipped_whatever_its_name() {
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let why = "seems to be a picture (PNG), which is not read";
    assert_eq!(skipped(&with(&[("photo.png", png)]), "photo.png"), why);
    assert_eq!(skipped(&with(&[("article.html", png)]), "article.html"), why);
}

#[test]
fn a_very_long_page_is_read_up_to_the_limit_and_said_so() {
    let folder = folder(&GOOD);
    let line = "The council met again and put off the vote on the harbour wall until next week.\n\n";
    let mut file = std::fs::File::create(inside(&folder, "long.txt")).unwrap();
    let block = line.repeat(1024);
    let mut written = 0;
    while written < 50 << 20 {
        file.write_all(block.as_bytes()).unwrap();
        written += block.len();
    }
    drop(file);
    let ran = rashomon(&["report", "--format", "json", arg(folder.path())]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let page = page(&ran, "long.txt");
    assert!(diagnosed(&page, "file-cut"), "{}", page["diagnostics"]);
    assert!(ran.err.contains("long.txt: the file is longer than the limit of 10485760 bytes"), "{}", ran.err);
    assert!(word(&page, "text").len() <= 10 << 20);
    assert_eq!(ran.dossier()["coverage"]["pages_read"], 3);
}

#[test]
fn twenty_thousand_nested_elements_do_no_harm() {
    let deep = format!("<html><body>{}deep down{}</body></html>", "<div>".repeat(20_000), "</div>".repeat(20_000));
    let ran = with(&[("deep.html", deep.as_bytes())]);
    let page = page(&ran, "deep.html");
    let warned = list(&page, "diagnostics").iter().any(|d| word(d, "level") != "info");
    assert!(warned && ran.err.contains("deep.html"), "{}\n{}", page["diagnostics"], ran.err);
    assert_eq!(ran.dossier()["coverage"]["pages_read"], 3);
}

#[test]
fn bytes_that_are_no_text_in_any_character_set_are_read_as_far_as_they_go() {
    let bytes = b"Bridge stays shut, says \xff\xfe\xc3 the city - Quay Post\n7 March 2024\n\
        The footbridge over the Linden canal \x80\x81 will stay shut for two weeks, the city engineer said.\n";
    let ran = with(&[("broken.txt", bytes)]);
    assert!(word(&page(&ran, "broken.txt"), "text").contains("will stay shut for two weeks"));
}

#[test]
fn another_language_is_read_and_named() {
    let french = "La passerelle d'Almere Quay reste fermée - Le Quai\n6 mars 2024\n\
        La passerelle qui enjambe le canal est fermée depuis mardi, après la découverte d'une fissure dans la poutre \
        principale, a annoncé l'ingénieur de la ville. Les travaux doivent durer deux semaines, selon la mairie.\n\
        Environ trois mille personnes traversent le pont chaque jour.\n";
    let spanish = "Cierran la pasarela de Almere Quay - El Muelle\n6 de marzo de 2024\n\
        La pasarela sobre el canal está cerrada desde el martes, después de que un inspector encontrara una grieta \
        en la viga principal, dijo el ingeniero de la ciudad. Las obras durarán dos semanas, según el ayuntamiento.\n\
        Unas tres mil personas cruzan el puente cada día.\n";
    let ran = with(&[("fr.txt", french.as_bytes()), ("es.txt", spanish.as_bytes())]);
    assert_eq!(word(&page(&ran, "fr.txt"), "language"), "fr");
    assert_eq!(word(&page(&ran, "es.txt"), "language"), "es");
    assert_eq!(ran.dossier()["coverage"]["pages_read"], 4);
}

#[test]
fn all_of_it_at_once() {
    let deep = "<div>".repeat(20_000);
    let ran = with(&[
        ("a-empty.txt", b""),
        ("b-photo.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("c-broken.jsonl", b"{\"title\": \"x\"\nnot json\n"),
        ("d-deep.html", deep.as_bytes()),
        (".hidden.txt", b"hidden"),
    ]);
    let dossier = ran.dossier();
    let skipped = list(&dossier["coverage"], "skipped");
    for name in ["a-empty.txt", "b-photo.jpg", "c-broken.jsonl", ".hidden.txt"] {
        assert!(skipped.iter().any(|s| word(s, "location").contains(name)), "{name} is not in {skipped:?}");
        assert!(ran.err.contains(name), "{name} is not told: {}", ran.err);
    }
    page(&ran, "gazette.txt");
    page(&ran, "courier.txt");
}

#[test]
fn a_missing_path_beside_a_good_one_is_told_and_the_report_still_printed() {
    let folder = folder(&GOOD);
    let missing = inside(&folder, "nowhere.html");
    let ran = rashomon(&["report", "--format", "json", arg(folder.path()), arg(&missing)]);
    assert_eq!(ran.status, 1);
    assert!(ran.err.contains("nowhere.html': no such file or folder"), "{}", ran.err);
    assert_eq!(ran.dossier()["coverage"]["pages_read"], 2);
}

#[test]
fn a_skipped_file_named_outright_is_a_failure_too() {
    let folder = folder(&[GOOD[0], ("empty.txt", b"")]);
    let (good, empty) = (inside(&folder, "gazette.txt"), inside(&folder, "empty.txt"));
    assert_eq!(rashomon(&["report", arg(&good), arg(&empty)]).status, 1);
    assert_eq!(rashomon(&["report", arg(folder.path())]).status, 0);
}

#[test]
fn with_nothing_to_read_nothing_can_be_done() {
    let nothing = folder(&[("empty.txt", b"")]);
    let missing = inside(&nothing, "missing.html");
    for path in [arg(nothing.path()), arg(&missing), "", "no/such/*.html", "ftp://news.example/a"] {
        let ran = rashomon(&["report", path]);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{path}: {}", ran.err);
        assert!(ran.err.contains("rashomon: "), "{}", ran.err);
    }
    assert_eq!(run(&["report", "-"], b"", &[]).status, 2);
}

#[test]
fn bad_usage_is_told_with_the_way_out() {
    let cases: [(&[&str], &str); 9] = [
        (&[], "Usage: rashomon"),
        (&["report"], "<PATH>..."),
        (&["repot", "x"], "report"),
        (&["report", "--format", "pdf", "examples/ferry"], "text, json, markdown, html, csv or graphml"),
        (&["report", "--wide", "examples/ferry"], "--width"),
        (&["compare", "examples/ferry/006f24fb0f.html"], "<B>"),
        (&["verify"], "<DOSSIER>"),
        (&["report", "--threads", "many", "examples/ferry"], "--threads"),
        (&["report", "--width", "wide", "examples/ferry"], "--width"),
    ];
    for (arguments, told) in cases {
        let ran = rashomon(arguments);
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(ran.err.contains(told), "{arguments:?}: {}", ran.err);
    }
}
