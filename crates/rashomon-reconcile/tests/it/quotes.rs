//! One quotation is one, wherever it stands and however it was cut.

use std::fmt::Write;

use expect_test::{Expect, expect};
use rashomon_model::Account;

use crate::{account, reconciled};

/// Shows the quotations of some pages: speaker, longest form, and each occurrence with what differs.
fn check(texts: &[&str], expected: Expect) {
    let pages: Vec<Account> =
        texts.iter().enumerate().map(|(i, text)| account(i as u64, &format!("Paper {i}"), 5, text)).collect();
    let (_, found) = reconciled(&pages);
    let mut shown = String::new();
    for quote in &found.quotes {
        let speaker = quote.speaker.as_ref().map_or("nobody", |s| &s.name);
        writeln!(shown, "{speaker}: {}", quote.text).unwrap();
        for place in &quote.occurrences {
            let differs =
                if place.differs.is_empty() { String::new() } else { format!(" {}", place.differs.join(" ")) };
            writeln!(shown, "  {} {:?}{differs}", place.citation.page.0, place.form).unwrap();
        }
    }
    expected.assert_eq(&shown);
}

#[test]
fn the_same_words_on_two_pages_are_one_quotation() {
    check(
        &[
            "\"The pilot could see the deck lights and nothing else,\" Ingrid Solheim said on Wednesday.",
            "Fog lay over the reef. “The pilot could see the deck lights and nothing else,” Solheim told reporters.",
        ],
        expect![[r#"
            Ingrid Solheim: The pilot could see the deck lights and nothing else,
              0 Direct
              1 Direct
        "#]],
    );
}

#[test]
fn a_trimmed_quotation_belongs_to_the_whole_one() {
    check(
        &[
            "\"The pilot could see the deck lights and nothing else that night,\" Ingrid Solheim said.",
            "\"The pilot could see the deck lights,\" Ingrid Solheim said.",
        ],
        expect![[r#"
            Ingrid Solheim: The pilot could see the deck lights and nothing else that night,
              0 Direct
              1 Direct shorter
        "#]],
    );
}

#[test]
fn an_altered_word_is_shown() {
    check(
        &[
            "\"I did not write the tender, but I signed it,\" Marek Dostal said.",
            "\"I did not read the tender, but I signed it,\" Marek Dostal said.",
        ],
        expect![[r#"
            Marek Dostal: I did not write the tender, but I signed it,
              0 Direct
              1 Direct +read -write
        "#]],
    );
}

#[test]
fn two_short_phrases_of_two_speakers_stay_two() {
    check(
        &["\"Not today,\" Ingrid Solheim said.", "\"Not today,\" Marek Dostal said."],
        expect![[r#"
            Ingrid Solheim: Not today,
              0 Direct
            Marek Dostal: Not today,
              1 Direct
        "#]],
    );
}

#[test]
fn a_speaker_under_two_spellings_is_told_under_each() {
    check(
        &[
            "\"The pilot could see the deck lights and nothing else,\" Ingrid Solheim said.",
            "\"The pilot could see the deck lights and nothing else,\" Ingrid Sollheim said.",
        ],
        expect![[r#"
            Ingrid Solheim: The pilot could see the deck lights and nothing else,
              0 Direct
            Ingrid Sollheim: The pilot could see the deck lights and nothing else,
              1 Direct
        "#]],
    );
}

#[test]
fn a_word_in_marks_that_nobody_said_is_no_quotation() {
    check(&["The so-called \"deep\" harbour is two metres deep, and the town knows it."], expect![[""]]);
}
