//! Where sentences end, and which are apparatus.

use expect_test::{Expect, expect};
use rashomon_analyse::analyse;
use rashomon_model::{Article, Span};

fn check(text: &str, expected: Expect) {
    let lines: Vec<String> =
        super::read(text).sentences.iter().map(|s| format!("{} {}\n", s.paragraph, s.span.of(text))).collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn abbreviations_and_figures() {
    check(
        "Maj. Gen. Patrick Ryder met the U.S. Secretary of State at 5 p.m. on Jan. 3. He paid $2.4 million in bulletin no. 4. The J. Smith Co. Inc. declined. It was the U.S. The end.",
        expect![[r#"
            0 Maj. Gen. Patrick Ryder met the U.S. Secretary of State at 5 p.m. on Jan. 3.
            0 He paid $2.4 million in bulletin no. 4.
            0 The J. Smith Co. Inc. declined.
            0 It was the U.S.
            0 The end.
        "#]],
    );
}

#[test]
fn brackets_behind_an_hour_end_no_sentence() {
    check(
        "The rock burst at 2:17 a.m. (0117 GMT), the company said. It was over by 3 p.m. (The clock had stopped.)",
        expect![[r#"
            0 The rock burst at 2:17 a.m. (0117 GMT), the company said.
            0 It was over by 3 p.m.
            0 (The clock had stopped.)
        "#]],
    );
}

#[test]
fn a_dash_behind_an_abbreviation_ends_no_sentence() {
    check(
        "Sen. Ida Voss, R-Neb. \u{2014} a critic of the plan \u{2014} stayed away. \u{2014} Nobody else did.",
        expect![[r#"
            0 Sen. Ida Voss, R-Neb. — a critic of the plan — stayed away.
            0 — Nobody else did.
        "#]],
    );
}

#[test]
fn closing_marks_belong_to_the_sentence_they_close() {
    check(
        "“I put him on my back. It was a game.” She paused. \"Stop!\" Palmares said. \"Why?\" he asked.\n\nNew paragraph\n\n- first item\n- second item",
        expect![[r#"
            0 “I put him on my back.
            0 It was a game.”
            0 She paused.
            0 "Stop!" Palmares said.
            0 "Why?" he asked.
            1 New paragraph
            2 - first item
            2 - second item
        "#]],
    );
}

#[test]
fn hasty_writing_is_cut_too() {
    check(
        "They left the harbour at noon.Nobody came back. the sea was calm. He asked why? nobody knew. See node.js at example.com today.",
        expect![[r#"
            0 They left the harbour at noon.
            0 Nobody came back.
            0 the sea was calm.
            0 He asked why?
            0 nobody knew.
            0 See node.js at example.com today.
        "#]],
    );
}

#[test]
fn items_keep_their_numbers_and_links_stand_alone() {
    check(
        "1. Boil the water. 2. Add salt. Do this first: 1. Wash your hands. https://a.example/b.html https://c.example/d",
        expect![[r#"
            0 1. Boil the water.
            0 2. Add salt.
            0 Do this first: 1. Wash your hands.
            0 https://a.example/b.html
            0 https://c.example/d
        "#]],
    );
}

#[test]
fn marks_that_end_nothing() {
    check(
        "Yahoo! Mail failed in Gander (pop. 11,000) on 21st St. It was late. Wait . . . what ? ! The min. speed is 5.",
        expect![[r#"
            0 Yahoo! Mail failed in Gander (pop. 11,000) on 21st St.
            0 It was late.
            0 Wait . . . what ? !
            0 The min. speed is 5.
        "#]],
    );
}

#[test]
fn dateline_is_apparatus() {
    let text = "CEBU CITY (Wire) - At least 16 people died.\n\nReporting by A. Person";
    let apparatus = vec![Span::new(0, 19), Span::new(45, text.len())];
    let article = Article { text: text.to_owned(), apparatus, ..Article::default() };
    let lines: Vec<String> =
        analyse(&article).sentences.iter().map(|s| format!("{} {}\n", s.apparatus, s.span.of(text))).collect();
    expect![[r#"
        true CEBU CITY (Wire) -
        false At least 16 people died.
        true Reporting by A. Person
    "#]]
    .assert_eq(&lines.concat());
}

#[test]
fn tokens_have_rows_and_rarities() {
    let analysis = super::read("The ferry sank off the coast; fire-damaged xqzzvt.");
    let vectors = rashomon_analyse::vectors();
    let lines: Vec<String> = analysis
        .tokens
        .iter()
        .map(|t| {
            let row = t.row.map_or(0, |row| vectors.row(row).len());
            format!("{} {:.1}\n", row, t.idf)
        })
        .collect();
    expect![[r#"
        0 0.0
        128 9.1
        128 9.6
        0 0.0
        0 0.0
        128 7.2
        0 0.0
        128 7.8
        0 11.6
        0 0.0
    "#]]
    .assert_eq(&lines.concat());
    let row = |token: usize| analysis.tokens[token].row.expect("a word of the table");
    assert!(
        vectors.cosine(row(1), row(5)) > vectors.cosine(row(1), row(7)),
        "a ferry is nearer to a coast than to damage"
    );
}
