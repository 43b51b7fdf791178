//! Which of the places that bear a name a page means.

use expect_test::{Expect, expect};
use rashomon_analyse::{analyse, bearers, locate};
use rashomon_model::{Article, Dateline, Span};

/// The places of a text: name, whole degrees north and east, how many alternatives are kept.
fn check(text: &str, expected: Expect) {
    check_article(&Article { text: text.to_owned(), ..Article::default() }, expected);
}

fn check_article(article: &Article, expected: Expect) {
    let lines: Vec<String> = analyse(article)
        .entities
        .iter()
        .filter_map(|e| {
            let (first, others) = e.places.split_first()?;
            Some(format!("{} {:.0} {:.0} +{}\n", e.name, first.latitude, first.longitude, others.len()))
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn what_is_written_behind_a_name_tells() {
    check(
        "They drove from Paris, Texas, to Athens, Ga., in May.",
        expect![[r#"
            Paris 34 -96 +4
            Texas 31 -100 +0
            Athens 34 -83 +4
        "#]],
    );
}

#[test]
fn the_greatest_bearer_is_meant_where_nothing_speaks_against() {
    check(
        "Talks went on in Paris. The minister had left Athens.",
        expect![[r#"
            Paris 49 2 +4
            Athens 38 24 +4
        "#]],
    );
}

#[test]
fn the_other_places_of_the_page_speak_for_their_neighbours() {
    check(
        "Police in Springfield arrested two men from Boston. The Massachusetts town had seen three such cases, officers from Worcester said.",
        expect![[r#"
            Springfield 42 -73 +4
            Boston 42 -71 +4
            Massachusetts 42 -72 +0
            Worcester 42 -72 +3
        "#]],
    );
}

#[test]
fn the_dateline_speaks_too() {
    let text = "ATHENS, Ga. - The fire began at noon. People in Athens saw it from Lexington.";
    let dateline = Some(Dateline { place: "ATHENS, Ga.".to_owned(), span: Span::new(0, 13) });
    let apparatus = vec![Span::new(0, 13)];
    check_article(
        &Article { text: text.to_owned(), dateline, apparatus, ..Article::default() },
        expect![[r#"
            Athens 34 -83 +4
            Lexington 34 -83 +4
        "#]],
    );
}

#[test]
fn names_can_be_given() {
    let text = "From London, Ont., to Windsor.";
    let spans = vec![vec![Span::new(5, 11)], vec![Span::new(22, 29)], Vec::new()];
    let found: Vec<(i32, i32)> = locate(text, &spans)
        .iter()
        .filter_map(|places| places.first().map(|place| (place.latitude as i32, place.longitude as i32)))
        .collect();
    assert_eq!(found, [(42, -81), (42, -83)]);
}

#[test]
fn bearers_are_the_most_populous_first() {
    let london = bearers("London");
    assert_eq!(london[0].latitude as i32, 51);
    assert!(london.len() > 3, "{london:?}");
}
