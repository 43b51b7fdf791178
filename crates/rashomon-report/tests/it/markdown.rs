//! The report as CommonMark.

use expect_test::expect;
use rashomon_report::markdown::render;

use crate::sample;

/// The text without its escaped characters: what is left is markup.
fn markup(text: &str) -> String {
    let mut out = String::new();
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c == '\\' {
            let escaped = characters.next();
            assert!(escaped.is_some_and(|c| c.is_ascii_punctuation()), "a backslash that escapes nothing");
        } else {
            out.push(c);
        }
    }
    out
}

#[test]
fn pages_add_no_markup() {
    let rest = markup(&render(&sample::dossier()));
    for sign in ['<', '>', '`', '[', ']', '_', '~', '|', '&', '@'] {
        assert!(!rest.contains(sign), "an open {sign}");
    }
    assert!(!rest.contains("://"));
    for line in rest.lines() {
        assert_eq!(line.matches("**").count() % 2, 0, "{line}");
        assert!(!line.replace("**", "").contains('*'), "{line}");
        let hashes = line.trim_start().chars().take_while(|c| *c == '#').count();
        assert_eq!(line.matches('#').count(), hashes, "{line}");
    }
}

#[test]
fn every_number_leads_to_a_reference() {
    let text = render(&sample::single());
    let (body, references) = text.split_once("## References").unwrap();
    let listed = references.lines().filter(|line| line.contains("pages/")).count();
    let mut used: Vec<usize> =
        body.split("\\[").skip(1).map(|rest| rest.split_once("\\]").unwrap().0.parse().unwrap()).collect();
    used.sort_unstable();
    used.dedup();
    assert_eq!(used, (1..=listed).collect::<Vec<_>>());
}

#[test]
fn a_line_that_starts_like_a_list_is_none() {
    let mut dossier = sample::single();
    dossier.stories.truncate(1);
    dossier.stories[0].headline = "1. - # www.example.org [a](b)".to_owned();
    let text = render(&dossier);
    assert_eq!(text.lines().next(), Some("# 1\\. - \\# www\\.example.org \\[a\\](b)"));
}

#[test]
fn the_sample_as_an_editor_meets_it() {
    let text = render(&sample::single());
    let head: Vec<&str> = text.lines().take(34).collect();
    expect![[r#"
        # Russian troops enter a Niger air base that houses US forces

        2–3 May 2024

        5 pages · 3 reports, none of the originals among the pages

        2 points in dispute · 2 differences explained

        ## Who reported

        - **CBS News** (the original is not among the pages)
          - 000, copy: “confirmed to CBS News” \[1\]; shown date 14 Apr 2025 not believed: the text says Thursday and Friday, the other pages date from 3 May 2024
            - 003, rewrite: “Reporting contributed by Eleanor Watson” \[2\]
        - **The Hill** (the original is not among the pages)
          - 001, rewrite: “confirmed to The Hill” \[3\]
        - **Reuters** (the original is not among the pages)
          - 004, credits it: “told Reuters” \[4\]; “with inputs from Reuters” \[5\]
          - 001, in part: “According to Reuters” \[6\]
        - **unnamed** (not named, so not counted beside a named one)
          - 002, credits it: “(Agencies)” \[7\]

        ## What stands

        1. Russian military personnel have entered an air base that is hosting US troops as well. — 3 reports · 5 sources · 5 pages
           - Reuters, from A senior US defence official: “Russian military personnel have entered an air base that is hosting US troops as well.” \[8\]
           - CBS News, from two U.S. officials: “Russian military personnel have entered an airbase in Niger where some U.S. troops are located” \[9\]
           - The Hill, from a U.S. official: “Russian military personnel are staying at an air base in Niger that also hosts U.S. troops and equipment” \[10\]
           - CBS News, from Reports: “Russian military personnel have recently entered an airbase in Niger where some U.S. troops are currently stationed.” \[11\]
           - unnamed, from Lloyd Austin: “Lloyd Austin, has confirmed the presence of Russian forces at a base in Niger” \[12\]
        2. Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase. — 3 reports · no source named · 4 pages
           - CBS News: “Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase.” \[13\]
           - The Hill: “approximately 1,000 American military personnel are expected to withdraw from Niger” \[14\]
           - CBS News: “The majority of the remaining U.S. troops, totaling around 1,000 personnel” \[15\]
           - Reuters: “There were a little over 1,000 US troops in Niger as of last year.” \[16\]"#]].assert_eq(&head.join("\n"));
}
