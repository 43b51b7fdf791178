//! Citations are checked against pages that were read again.

use rashomon_report::dossier::{Dossier, Field};
use rashomon_report::{Failure, PageText, Problem, verify};

use crate::sample;

/// The pages as the dossier has them.
fn pages(dossier: &Dossier) -> Vec<PageText> {
    let again = dossier.pages.iter().map(|page| PageText {
        page: page.id.clone(),
        text: page.text.clone(),
        source_map: page.source_map.clone(),
        headline: page.headline.clone(),
        dropped: page.dropped.iter().map(|dropped| dropped.text.clone()).collect(),
        meta: page.meta.clone(),
    });
    again.collect()
}

/// What is found after the dossier and its pages were tampered with.
fn check(tamper: impl Fn(&mut Dossier, &mut Vec<PageText>)) -> Vec<Failure> {
    let mut dossier = sample::single();
    let mut pages = pages(&dossier);
    tamper(&mut dossier, &mut pages);
    verify(&dossier, &pages)
}

#[test]
fn an_honest_dossier_holds() {
    let dossier = sample::dossier();
    assert_eq!(verify(&dossier, &pages(&dossier)), []);
}

#[test]
fn other_words_are_shown_beside_the_right_ones() {
    let failures = check(|dossier, _| dossier.stories[0].mutations[1].before.exact = "All".to_owned());
    let [failure] = failures.as_slice() else { panic!("{failures:?}") };
    assert_eq!(
        failure.to_string(),
        "pages/000.txt: text 244..296: the page has other words there: expected \"All\", \
         found \"Most of the roughly 1,000 U.S. troops still in Niger\" (at /stories/0/mutations/1/before)"
    );
}

#[test]
fn every_way_to_be_wrong_has_its_name() {
    let problem = |tamper: fn(&mut rashomon_report::dossier::Citation)| {
        let failures = check(|dossier, _| tamper(&mut dossier.stories[0].timeline[0].citations[0]));
        failures.first().map(|failure| failure.problem)
    };
    assert_eq!(problem(|c| c.page = "nobody".to_owned()), Some(Problem::UnlistedPage));
    assert_eq!(problem(|c| c.end = c.start), Some(Problem::Empty));
    assert_eq!(problem(|c| c.end = 100_000), Some(Problem::OutsideField));
    assert_eq!(problem(|c| c.start = c.end + 1), Some(Problem::OutsideField));
    assert_eq!(problem(|c| c.field = Field::Dropped(9)), Some(Problem::MissingField));
    assert_eq!(problem(|c| c.field = Field::Meta("x".to_owned())), Some(Problem::MissingField));
    assert_eq!(problem(|c| c.start += 1), Some(Problem::OtherWords));
}

#[test]
fn a_page_that_changed_or_is_gone_is_reported() {
    let changed = check(|_, pages| pages[3].text.push_str(" more"));
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].problem, Problem::FieldChanged);
    assert_eq!(changed[0].pointer, "/pages/3/text");
    assert_eq!(changed[0].found.as_deref(), Some(" more"));
    let other_headline = check(|_, pages| pages[1].headline = None);
    assert_eq!(other_headline[0].field, Field::Headline);
    let gone = check(|_, pages| drop(pages.remove(2)));
    assert!(gone.iter().all(|failure| failure.problem == Problem::MissingPage));
    assert!(gone.iter().all(|failure| failure.location == "pages/002.txt"));
}

#[test]
fn ranges_count_code_points_and_not_bytes() {
    let failures = check(|dossier, pages| {
        let citation = &mut dossier.stories[0].quotes[0].occurrences[1].citation;
        assert!(citation.exact.contains('’'));
        pages[2].text = pages[2].text.replace("clarified", "clärïfied");
        dossier.pages[2].text = pages[2].text.clone();
    });
    assert_eq!(failures, []);
}
