//! Every format over every way to name pages and places to write to.

use std::fmt::Write;

use crate::{EXAMPLES, arg, example_dossiers, inside, list, rashomon, root, run};

/// One page, where the number of pages does not matter.
const PAGE: &str = "benchmark/s01/pages/dde8bfb2c8.html";

#[test]
fn every_format_is_written() {
    let marks = [
        ("text", "\nWHO REPORTED\n"),
        ("json", "  \"schema\": \"rashomon.dossier/1\""),
        ("markdown", "\n## "),
        ("graphml", "\n<graphml "),
    ];
    for folder in EXAMPLES {
        for (format, mark) in marks {
            let ran = rashomon(&["report", "--format", format, folder]);
            assert_eq!(ran.status, 0, "{}", ran.err);
            assert!(ran.out.contains(mark) && ran.out.ends_with('\n'), "{format} of {folder}");
        }
    }
}

#[test]
fn text_is_the_format_when_none_is_named() {
    let unnamed = rashomon(&["report", PAGE]).out;
    assert_eq!(unnamed, rashomon(&["report", "-f", "text", PAGE]).out);
    assert!(unnamed.contains("WHO REPORTED"), "{unnamed}");
}

#[test]
fn everything_is_more_than_the_essentials() {
    let all = rashomon(&["report", "--all", EXAMPLES[0]]).out;
    assert!(all.len() > rashomon(&["report", EXAMPLES[0]]).out.len());
}

#[test]
fn output_goes_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let file = inside(&folder, "dossier.json");
    let ran = rashomon(&["report", "--format", "json", "--output", arg(&file), EXAMPLES[0]]);
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    assert!(std::fs::read_to_string(&file).unwrap() == example_dossiers()[0]);
    let nowhere = inside(&folder, "no/such/folder/dossier.json");
    let ran = rashomon(&["report", "--format", "json", "--output", arg(&nowhere), PAGE]);
    assert_eq!(ran.status, 2);
    assert!(ran.err.contains("cannot write"), "{}", ran.err);
}

#[test]
fn html_over_several_stories_is_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let target = inside(&folder, "report");
    let arguments = ["report", "--format", "html", EXAMPLES[0], EXAMPLES[1]];
    let ran = rashomon(&[arguments.as_slice(), &["--output", arg(&target)]].concat());
    assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
    let index = std::fs::read_to_string(target.join("index.html")).unwrap();
    let names: Vec<String> =
        std::fs::read_dir(&target).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.len() > 2, "{names:?}");
    assert!(names.iter().all(|name| name == "index.html" || index.contains(name.as_str())), "{names:?}");
    let ran = rashomon(&arguments);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--output FOLDER"), "{}", ran.err);
}

#[test]
fn pages_are_one_story_where_the_user_says_so() {
    let stories = |arguments: &[&str]| {
        let ran = rashomon(&[&["report", "--format", "json", EXAMPLES[0], EXAMPLES[1]], arguments].concat());
        let dossier: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        list(&dossier, "stories").len()
    };
    assert!(stories(&[]) > 1);
    assert_eq!(stories(&["--one-story"]), 1);
}

#[test]
fn tables_are_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let target = inside(&folder, "tables");
    for command in [&["report", EXAMPLES[0]][..], &["compare", PAGE, "benchmark/s01/pages/1f33b2891e.html"]] {
        let ran = rashomon(&[command, &["--format", "csv", "--output", arg(&target)]].concat());
        assert_eq!((ran.status, ran.out.as_str()), (0, ""), "{}", ran.err);
        for name in ["claims", "statements", "conflicts", "quotes"] {
            let table = std::fs::read_to_string(target.join(name).with_extension("csv")).unwrap();
            assert!(table.starts_with("story,"), "{table}");
        }
    }
    let ran = rashomon(&["report", "--format", "csv", PAGE]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("--output FOLDER"), "{}", ran.err);
}

#[test]
fn html_of_one_story_is_one_page_on_standard_output() {
    let ran = rashomon(&["report", "--format", "html", PAGE]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out.to_ascii_lowercase().starts_with("<!doctype html>") && ran.out.trim_end().ends_with("</html>"));
}

#[test]
fn colour_is_for_a_terminal() {
    for environment in [[("NO_COLOR", "1")].as_slice(), &[], &[("NO_COLOR", ""), ("TERM", "xterm-256color")]] {
        let ran = run(&["report", PAGE], b"", environment);
        assert!(!ran.out.contains('\u{1b}') && !ran.err.contains('\u{1b}'), "{environment:?}");
    }
    let forced = rashomon(&["report", "--color", "always", PAGE]).out;
    assert!(forced.contains("\u{1b}["));
    assert_eq!(without_colour(&forced), rashomon(&["report", PAGE]).out, "colour only repeats what words say");
}

fn without_colour(text: &str) -> String {
    let mut parts = text.split("\u{1b}[");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once('m').map_or(part, |(_, rest)| rest))
}

#[test]
fn lines_keep_to_the_width() {
    for width in [60, 100] {
        for folder in EXAMPLES {
            let ran = rashomon(&["report", "--all", "--width", &width.to_string(), folder]);
            let long: Vec<&str> = ran.out.lines().filter(|line| line.chars().count() > width).collect();
            assert_eq!(long, Vec::<&str>::new(), "{folder} at {width}");
        }
    }
}

#[test]
fn a_width_of_nothing_does_no_harm() {
    for width in ["0", "1", "7"] {
        assert_eq!(rashomon(&["report", "--width", width, PAGE]).status, 0);
    }
}

#[test]
fn standard_input_is_a_page() {
    let bytes = std::fs::read(root().join(PAGE)).unwrap();
    let piped = run(&["report", "--format", "json", "-"], &bytes, &[]);
    assert_eq!(piped.status, 0, "{}", piped.err);
    let named = rashomon(&["report", "--format", "json", PAGE]);
    assert_eq!(piped.out.replace("\"location\": \"-\"", &format!("\"location\": \"{PAGE}\"")), named.out);
}

#[test]
fn a_pattern_names_its_matches() {
    let ran = rashomon(&["report", "--format", "json", "benchmark/s01/pages/*.txt"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let dossier = ran.dossier();
    let locations: Vec<&str> = list(&dossier, "pages").iter().map(|p| crate::word(p, "location")).collect();
    assert!(locations.len() == 2 && locations.iter().all(|l| l.ends_with(".txt")), "{locations:?}");
}

#[test]
fn a_line_of_jsonl_is_a_page() {
    let article = |url: &str, outlet: &str, date: &str, text: &str| serde_json::json!({"url": url, "title": "Crane falls on quay", "outlet": outlet, "date": date, "text": text});
    let text = "A crane fell on the quay in Almere on Tuesday, the harbour master said.\n\nNobody was hurt, he said.";
    let mut lines = String::new();
    writeln!(lines, "{}", article("https://gazette.example/crane", "Harbour Gazette", "2024-03-05", text)).unwrap();
    writeln!(lines, "this line is broken").unwrap();
    writeln!(lines, "{}", article("https://courier.example/crane", "Canal Courier", "2024-03-06", text)).unwrap();
    let folder = crate::folder(&[("articles.jsonl", lines.as_bytes())]);
    let ran = rashomon(&["report", "--format", "json", arg(&inside(&folder, "articles.jsonl"))]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let dossier = ran.dossier();
    let mut pages: Vec<(&str, &str)> =
        list(&dossier, "pages").iter().map(|p| (crate::word(p, "url"), crate::word(&p["outlet"], "name"))).collect();
    pages.sort_unstable();
    assert_eq!(
        pages,
        [("https://courier.example/crane", "Canal Courier"), ("https://gazette.example/crane", "Harbour Gazette")]
    );
    assert!(ran.err.contains("articles.jsonl#2"), "{}", ran.err);
}

#[test]
fn a_reader_who_goes_away_is_no_failure() {
    let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_rashomon"))
        .args(["report", "--all", PAGE])
        .current_dir(root())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), String::from_utf8_lossy(&ran.stderr).as_ref()), (Some(0), ""));
}
