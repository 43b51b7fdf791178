//! Pages in, articles out: what is kept, what is dropped and why, and what the page says of itself.

#![allow(clippy::unwrap_used, reason = "a test stops where it fails")]

mod body;
mod broken;
mod classify;
mod dates;
mod fields;
mod robust;
mod scraped;

use std::fmt::Write;

use expect_test::Expect;
use rashomon_extract::extract;
use rashomon_model::{Article, Content, Field, Page, PageId, Span};

/// A page around some content.
fn page(content: Content) -> Page {
    Page {
        id: PageId(1),
        location: "page".to_owned(),
        also_at: Vec::new(),
        offsets: Default::default(),
        hash: String::new(),
        url: None,
        retrieved: None,
        content,
        diagnostics: Vec::new(),
    }
}

/// Compares the shown article with what is expected.
fn check(content: Content, expected: Expect) {
    let article = extract(&page(content));
    holds(&article);
    expected.assert_eq(&show(&article));
}

/// The article in a form that a person can read: kept lines after `+`, dropped ones after their reason.
fn show(article: &Article) -> String {
    let mut out = String::new();
    line(&mut out, "headline", article.headline.as_deref());
    line(&mut out, "outlet", article.outlet.as_ref().map(|outlet| outlet.name.as_str()));
    article.byline.iter().for_each(|name| line(&mut out, "byline", Some(name)));
    line(&mut out, "dateline", article.dateline.as_ref().map(|dateline| dateline.span.of(&article.text)));
    for date in &article.dates {
        line(&mut out, "date", Some(&format!("{} {:?}", date.moment, date.source)));
    }
    for credit in &article.credits {
        line(&mut out, "credit", Some(&format!("{} {:?}", credit.to, credit.kind)));
    }
    article.apparatus.iter().for_each(|span| line(&mut out, "apparatus", Some(span.of(&article.text))));
    article.text.split("\n\n").filter(|text| !text.is_empty()).for_each(|text| line(&mut out, "+", Some(text)));
    article.dropped.iter().for_each(|dropped| line(&mut out, &format!("- {}", dropped.why), Some(&dropped.text)));
    article.diagnostics.iter().for_each(|found| line(&mut out, &format!("{:?}", found.level), Some(&found.code)));
    out
}

fn line(out: &mut String, name: &str, value: Option<&str>) {
    if let Some(value) = value {
        writeln!(out, "{name}: {value}").unwrap();
    }
}

/// Asserts what holds for every article: spans lie on character boundaries inside their field.
fn holds(article: &Article) {
    let inside = |span: Span, text: &str| {
        assert!(text.get(span.start as usize..span.end as usize).is_some(), "{span:?} of {text:?}")
    };
    article.apparatus.iter().for_each(|span| inside(*span, &article.text));
    article.dateline.iter().for_each(|dateline| inside(dateline.span, &article.text));
    let rejected = article.rejected.iter().map(|date| (&date.citation, None));
    let dates = article.dates.iter().map(|date| (&date.citation, Some(date.written.as_str())));
    let credits = article.credits.iter().map(|credit| (&credit.citation, None));
    let outlets =
        article.outlet.iter().filter_map(|outlet| Some((outlet.citation.as_ref()?, Some(outlet.name.as_str()))));
    for (citation, words) in dates.chain(rejected).chain(credits).chain(outlets) {
        let text = match &citation.field {
            Field::Text => &article.text,
            Field::Headline => article.headline.as_ref().unwrap(),
            Field::Dropped(index) => &article.dropped[*index as usize].text,
            Field::Meta(name) => &article.meta[name],
        };
        inside(citation.span, text);
        assert!(!citation.span.is_empty());
        assert!(
            words.is_none_or(|words| words == citation.span.of(text)),
            "{words:?} is not {:?}",
            citation.span.of(text)
        );
    }
    assert!(!article.text.contains("\n\n\n") && article.text.trim() == article.text);
}
