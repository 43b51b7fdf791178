//! What holds for every text: spans lie on character boundaries, in order, inside the text; indices point to something.

use proptest::prelude::*;
use rashomon_analyse::{analyse, anchor};
use rashomon_model::{Analysis, Article, Quantity, Span};

fn assert_sound(text: &str, a: &Analysis) {
    let inside = |span: Span| {
        assert!(span.start <= span.end && text.get(span.start as usize..span.end as usize).is_some(), "{span:?}")
    };
    let in_order = |spans: &[Span]| assert!(spans.windows(2).all(|w| w[0].start <= w[1].start), "{spans:?}");
    a.tokens.iter().for_each(|t| inside(t.span));
    assert!(a.tokens.windows(2).all(|w| w[0].span.end <= w[1].span.start));
    assert!(a.sentences.windows(2).all(|w| w[0].span.end <= w[1].span.start && w[0].end_token == w[1].first_token));
    assert!(a.sentences.last().map_or(0, |s| s.end_token as usize) == a.tokens.len());
    for spans in [
        a.quantities.iter().map(|q| q.number).collect::<Vec<_>>(),
        a.times.iter().map(|t| t.span).collect(),
        a.attributions.iter().map(|t| t.content).collect(),
        a.quotations.iter().map(|q| q.span).collect(),
        a.statements.iter().map(|s| s.span).collect(),
    ] {
        spans.iter().for_each(|s| inside(*s));
        in_order(&spans);
    }
    let parts = |q: &Quantity| [Some(q.span), q.counted_span, q.unit_span, q.bound_span, q.scope, q.as_of];
    a.quantities.iter().flat_map(parts).flatten().for_each(inside);
    a.attributions.iter().flat_map(|t| [t.source, t.cue, t.told_to]).flatten().for_each(inside);
    a.entities.iter().flat_map(|e| &e.mentions).for_each(|m| inside(*m));
    let known = |i: u32| assert!((i as usize) < a.attributions.len());
    a.attributions.iter().filter_map(|t| t.via).for_each(known);
    a.quotations.iter().filter_map(|q| q.attribution).for_each(known);
    a.statements.iter().flat_map(|s| &s.attributions).for_each(|i| known(*i));
}

fn read(text: &str) -> Analysis {
    let article = Article { text: text.to_owned(), ..Article::default() };
    let mut analysis = analyse(&article);
    anchor(&mut analysis, Some(jiff::civil::date(2024, 2, 29)));
    analysis
}

/// Pieces of news prose in any order reach far more rules than random characters.
fn prose() -> impl Strategy<Value = String> {
    let pieces = [
        "Lloyd Austin",
        "the coast guard",
        "said",
        "told",
        "that",
        "according to",
        "“",
        "”",
        "\"",
        "'",
        "’s",
        ",",
        ".",
        "\n\n",
        "March",
        "15",
        "2023",
        "at least",
        "two",
        "million",
        "people",
        "on Tuesday",
        "will",
        "not",
        "who",
        "Gen.",
        "U.S.",
        "4:40 p.m.",
        "he",
        "it",
        "by",
        "his own account",
        "as",
        "the site",
        "sees it",
        "Ministry of",
        "and",
        "no. 4",
        "$",
        "-",
        ";",
        "(",
        "was seen by",
        "this newspaper",
        "é",
        "日本",
        "\u{301}",
        "no one",
        "half a",
        "a third",
        "twenty-",
        "plus",
        "between",
        "1/2",
        "3.5",
        "%",
        "to",
        "as of",
        "by",
        "noon",
        "per",
        "5 ft",
        "\u{bd}",
        "last",
        "week",
        "ago",
        "in",
        "The",
    ];
    prop::collection::vec((prop::sample::select(pieces.to_vec()), prop::bool::weighted(0.85)), 0..60).prop_map(
        |words| words.into_iter().map(|(w, spaced)| format!("{w}{}", if spaced { " " } else { "" })).collect(),
    )
}

proptest! {
    #[test]
    fn any_text_is_read_soundly(text in "\\PC{0,200}") {
        assert_sound(&text, &read(&text));
    }

    #[test]
    fn any_prose_is_read_soundly(text in prose()) {
        assert_sound(&text, &read(&text));
    }
}

#[test]
fn monotonous_text_takes_linear_time() {
    for piece in [
        "(((((",
        "\"",
        "\" ",
        "' ",
        "“a ",
        "\"a\"",
        "a,",
        "said ",
        "Said X, ",
        "the the ",
        ". ",
        "A ",
        "1 ",
        "-1",
        "X said Y said ",
        "Its account said so. ",
        "The same document said so. ",
        "of ",
        "twenty-",
        "1/2 ",
        "half a ",
        "$1 to ",
        "noon 1 ",
        "two hundred and ",
        "1,",
        "5 ft ",
        "Twenty-",
        "two thousand, one hundred ",
        "the first day of ",
        "three weeks after ",
        "a year and ",
        "between May 5 and ",
    ] {
        // Five times the text may take five times as long and something, not twenty-five times; the best of three tries
        // leaves out what else the machine does.
        let grows = || seconds(&piece.repeat(LONG / piece.len())) / seconds(&piece.repeat(LONG / 5 / piece.len()));
        assert!((0..3).any(|_| grows() < 12.0), "{piece:?} takes more than linear time");
    }
}

/// Bytes of a text that is long enough for its reading to be timed.
const LONG: usize = 40_000;

/// How long a text is read.
#[allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a test may look at the clock")]
fn seconds(text: &str) -> f64 {
    let start = std::time::Instant::now();
    assert_sound(text, &read(text));
    start.elapsed().as_secs_f64()
}
