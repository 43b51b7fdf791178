//! Times extraction on hostile pages, and tells the slowest of a thousand broken ones: `cost`.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a program at the rim, for development")]

#[path = "../tests/it/broken.rs"]
mod broken;

use std::io::Write;
use std::time::{Duration, Instant};

use rashomon_extract::extract;
use rashomon_model::{Content, Page, PageId};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let fill = |piece: &str| piece.repeat((1 << 20) / piece.len());
    let attributes: String = (0..200_000).map(|n| format!(" a{n}")).collect();
    let fonts: String = (0..30_000).map(|n| format!("<p><font size={n}>x")).collect();
    let wide = |n: usize| "<div class=x><p>The ferry turned over on Tuesday, the guard said.</p></div>".repeat(n);
    let pages = [
        ("20,000 nested div", "<div>".repeat(20_000)),
        ("1 MB <div>", fill("<div>")),
        ("1 MB <", fill("<")),
        ("1 MB &", fill("&")),
        ("1 MB newlines", fill("\n")),
        ("1 MB x lines", fill("x\n")),
        ("1 MB p", fill("<p>word word\n")),
        ("1 MB links", fill("<a href=x>y")),
        ("1 MB end tags", fill("</div>")),
        ("1 MB items", fill("- a b c d e\n")),
        ("attributes", format!("<p{attributes}>x")),
        ("fonts", fonts),
        ("1 MB words", fill("a ")),
        ("1 MB dates", fill("2024-05-03 ")),
        ("1 MB br", fill("<br>")),
        ("1 MB li", fill("<li>a b c")),
        ("5,000 blocks", wide(5000)),
        ("9,900 blocks", wide(9900)),
        ("1 MB b", fill("<b>x")),
        ("250 deep", "<div>".repeat(250) + &wide(4000)),
        ("table text", "<table>".to_owned() + &fill("x<tr>")),
        ("sentences", fill("The ferry turned over on Tuesday, and sixteen people died there.\n")),
    ];
    for (name, text) in pages {
        for (kind, content) in [("html", Content::Html(text.clone())), ("text", Content::Text(text))] {
            let (spent, told) = cost(content);
            writeln!(out, "{name:20} {kind} {:6} ms {told:?}", spent.as_millis())?;
        }
    }
    let slowest = broken::pages(1000).enumerate().map(|(turn, text)| (cost(Content::Html(text)).0, turn)).max();
    let (spent, turn) = slowest.unwrap_or_default();
    writeln!(out, "slowest of 1,000 broken pages: number {turn}, {} µs", spent.as_micros())
}

/// How long a page takes, and the diagnostics it gets.
fn cost(content: Content) -> (Duration, Vec<String>) {
    let page = Page {
        id: PageId(0),
        location: String::new(),
        also_at: Vec::new(),
        offsets: Default::default(),
        hash: String::new(),
        url: None,
        retrieved: None,
        content,
        diagnostics: Vec::new(),
    };
    let started = Instant::now();
    let article = extract(&page);
    (started.elapsed(), article.diagnostics.into_iter().map(|found| found.code.into_owned()).collect())
}
