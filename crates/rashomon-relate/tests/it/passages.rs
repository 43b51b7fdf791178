//! Passages: what was taken is found under its extent, however it was changed; what is merely alike is not.

use std::ops::Range;

use proptest::prelude::*;
use rashomon_model::PassageKind;
use rashomon_relate::{Profile, reuse, stretches};

use crate::{SENTENCES, account, few, texts};

/// The lines of the second text that come from the first, with the lines they come from.
fn found(from: &[&str], to: &[&str]) -> Vec<(Range<usize>, Range<usize>)> {
    let profile = |id, text: &[&str]| Profile::of(&account(id, "Harbour Gazette", None, &text.join(" ")));
    let stretches = stretches(&profile(1, from), &profile(2, to), &rashomon_analyse::vectors());
    stretches.into_iter().map(|s| (s.a, s.b)).collect()
}

#[test]
fn what_was_taken_is_found_where_it_stands() {
    let to: Vec<&str> = SENTENCES[5..8].iter().chain(&SENTENCES[..3]).chain(&SENTENCES[10..13]).copied().collect();
    assert_eq!(found(&SENTENCES[..5], &to), [(0..3, 3..6)]);
}

#[test]
fn sentences_in_another_order_are_one_passage() {
    let to = [SENTENCES[2], SENTENCES[0], SENTENCES[1]];
    assert_eq!(found(&SENTENCES[..3], &to), [(0..3, 0..3)]);
}

#[test]
fn a_sentence_of_its_own_inside_a_passage_is_bridged() {
    let to = [SENTENCES[5], SENTENCES[6], "Nobody on the quay wanted to talk about it.", SENTENCES[7], SENTENCES[8]];
    assert_eq!(found(&SENTENCES[5..9], &to), [(0..4, 0..5)]);
}

#[test]
fn passages_from_two_places_are_two() {
    let between = "Ferries ran as usual. The market opened at eight. It rained. Schools were closed. The mayor was away. \
        Trams stopped at noon.";
    let from: Vec<&str> =
        SENTENCES[..3].iter().copied().chain([between]).chain(SENTENCES[5..8].iter().copied()).collect();
    let to: Vec<&str> = SENTENCES[5..8].iter().copied().chain(SENTENCES[..3].iter().copied()).collect();
    assert_eq!(found(&from, &to), [(9..12, 0..3), (0..3, 3..6)]);
}

#[test]
fn synonyms_do_not_hide_a_passage() {
    let from = [
        "The elderly captain ordered his crew to abandon the burning vessel shortly before midnight.",
        "Two of the sailors were badly hurt and taken to a nearby hospital by helicopter.",
    ];
    let to = [
        "Shortly before midnight the old captain told his crew to abandon the burning ship.",
        "Two of the seamen were badly injured and were flown to a hospital close by.",
    ];
    assert_eq!(found(&from, &to), [(0..2, 0..2)]);
}

#[test]
fn one_short_sentence_is_no_passage() {
    assert!(found(&SENTENCES[..5], &[SENTENCES[4], SENTENCES[11]]).is_empty());
    assert!(found(&[], &SENTENCES).is_empty());
}

#[test]
fn words_taken_as_they_are_make_one_piece() {
    let changed = "It is the third grounding on this reef in just two years, officials say.";
    let copy = [SENTENCES[5], SENTENCES[6], SENTENCES[7], changed].join("\n\n");
    let (a, b) =
        (account(1, "Harbour Gazette", None, &SENTENCES[5..9].join("\n\n")), account(2, "Mirror", None, &copy));
    let (p, q, vectors) = (Profile::of(&a), Profile::of(&b), rashomon_analyse::vectors());
    let passages = reuse(&p, &q, &vectors).passages(&p, &q, &vectors);
    let told: Vec<_> = passages.iter().map(|x| (x.kind, x.to.1.of(&b.article.text))).collect();
    let whole = SENTENCES[5..8].join("\n\n");
    assert_eq!(told, [(PassageKind::Verbatim, whole.as_str()), (PassageKind::Rewritten, changed)]);
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn no_sentence_comes_from_two_places(a in texts(), b in texts()) {
        let (a, b) = (account(1, "Harbour Gazette", None, &a), account(2, "Quay Mirror", None, &b));
        let (p, q) = (Profile::of(&a), Profile::of(&b));
        let found = stretches(&p, &q, &rashomon_analyse::vectors());
        prop_assert!(found.windows(2).all(|x| x[0].b.end <= x[1].b.start));
        prop_assert!(found.iter().all(|s| s.a.end <= p.lines.len() && s.b.end <= q.lines.len()));
        prop_assert!(found.iter().all(|s| s.seeds.iter().all(|x| s.a.contains(&x.a) && s.b.contains(&x.b))));
    }
}
