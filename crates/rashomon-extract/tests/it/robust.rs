//! Whatever a page holds, extraction ends soon and returns an article whose citations hold.

use proptest::prelude::*;
use rashomon_extract::{Limits, extract, extract_with};
use rashomon_model::{Content, Record};

use crate::{broken, holds, page};

fn contents(text: String) -> Vec<Content> {
    let record = Record {
        title: Some(text.clone()),
        text: Some(text.clone()),
        date: Some(text.clone()),
        outlet: Some(text.clone()),
        authors: vec![text.clone()],
        html: None,
    };
    let hyper = Record { html: Some(text.clone()), ..Record::default() };
    vec![
        Content::Html(text.clone()),
        Content::Text(text.clone()),
        Content::Markdown(text),
        Content::Record(record),
        Content::Record(hyper),
    ]
}

fn survives(text: &str) {
    for content in contents(text.to_owned()) {
        let article = extract(&page(content.clone()));
        holds(&article);
        assert_eq!(article, extract(&page(content)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_string(text in any::<String>()) {
        survives(&text);
    }

    #[test]
    fn any_page(text in page_like()) {
        survives(&text);
    }
}

/// Pieces of pages in any order.
fn page_like() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<br>",
        "<b x=1>",
        "</b>",
        "<a href=x>",
        "</a>",
        "<table><tr><td>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<time datetime=2024-05-03>",
        "&amp;",
        "&",
        "<",
        "\n",
        "\n\n",
        " - ",
        "— ",
        "• ",
        "By Ana Pérez",
        "NEW YORK (AP) — ",
        "(Reuters)",
        "Copyright 2024 Ünal Media Inc. All rights reserved.",
        "with inputs from Reuters",
        "Source: Xinhua",
        "May 3, 2024 1:10 PM IST",
        "03/04/2025",
        "24:61",
        "Read also",
        "Related",
        "# ",
        "---\nauthor: X\n---\n",
        "The ferry turned over on Tuesday evening, and sixteen people died, the coast guard said. ",
        "İstanbul’da “büyük” olay",
        "東京で地震がありました。",
        "\u{200b}",
        "\u{0}",
        "<h1>Sixteen dead as a ferry turns over</h1>",
        "<title>Sixteen dead | Ledger</title>",
    ]);
    prop::collection::vec(pieces, 0..60).prop_map(|pieces| pieces.concat())
}

#[test]
#[expect(clippy::disallowed_methods, clippy::disallowed_types, reason = "what is tested is the time that it takes")]
fn hostile_pages_cost_little() {
    let fill = |piece: &str| piece.repeat((1 << 17) / piece.len());
    let attributes: String = (0..25_000).map(|n| format!(" a{n}")).collect();
    let fonts: String = (0..4_000).map(|n| format!("<p><font size={n}>x")).collect();
    let filled = [
        "<div>",
        "<",
        "&",
        "\n",
        "x\n",
        "<p>word word\n",
        "<a href=x>y",
        "</div>",
        "- a b c d e\n",
        "a ",
        "2024-05-03 ",
    ]
    .map(fill);
    for text in filled.into_iter().chain([format!("<p{attributes}>x"), fonts]) {
        for content in [Content::Html(text.clone()), Content::Text(text)] {
            let started = std::time::Instant::now();
            holds(&extract(&page(content.clone())));
            // Generous, for slow machines and unoptimised builds: it is to catch what grows faster than the page.
            assert!(
                started.elapsed().as_secs() < 30,
                "{:?} took {:?}",
                &format!("{content:?}")[..60],
                started.elapsed()
            );
        }
    }
}

#[test]
fn deep_nesting_is_told_and_read() {
    let sentence = "The ferry turned over on Tuesday evening, and sixteen people died, the coast guard said.";
    let article = extract(&page(Content::Html("<div>".repeat(20_000) + sentence)));
    assert_eq!(article.diagnostics[0].code, "depth-over-limit");
    assert_eq!(article.text, sentence);
}

#[test]
fn limits_are_told() {
    let limits = Limits { html_bytes: 100, nodes: 2, ..Limits::default() };
    let html =
        "<div><p>The ferry turned over on Tuesday evening, and sixteen people died, the coast guard said.</p></div>"
            .repeat(3);
    let article = extract_with(&page(Content::Html(html)), &limits);
    holds(&article);
    assert_eq!(article.diagnostics[0].code, "bytes-over-limit");
}

#[test]
fn a_thousand_broken_pages_are_read() {
    let budget = Limits { html_bytes: 1 << 16, ..Limits::default() };
    for (turn, text) in broken::pages(1000).enumerate() {
        let article = extract_with(&page(Content::Html(text.clone())), &budget);
        holds(&article);
        // No text comes from nowhere: what is kept and dropped is no longer than what was read.
        let out = article.text.len() + article.dropped.iter().map(|dropped| dropped.text.len()).sum::<usize>();
        assert!(out <= budget.html_bytes * 2 + 1000, "page {turn} of {} bytes gave {out}", text.len());
    }
}
