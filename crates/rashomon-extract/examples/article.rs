//! Shows the articles of files, one JSON object a line: `article [--plain] FILE…`; `--plain` adds what trafilatura alone says.

#![allow(clippy::disallowed_methods, clippy::disallowed_types, reason = "a program at the rim, for development")]

use std::io::Write;

use rashomon_extract::extract;
use rashomon_model::{Article, Content, Page, PageId, Record};
use serde_json::{Value, json};

fn main() -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    let plain = std::env::args().any(|argument| argument == "--plain");
    for path in std::env::args().skip(1).filter(|argument| argument != "--plain") {
        let text = String::from_utf8_lossy(&std::fs::read(&path)?).into_owned();
        let (content, url) = content(&path, text);
        let page = page(&path, content, url);
        let started = std::time::Instant::now();
        let mut shown = show(&path, &extract(&page));
        shown["ms"] = json!(started.elapsed().as_secs_f64() * 1000.0);
        if let (true, Content::Html(html)) = (plain, &page.content) {
            let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
            shown["plain"] =
                json!(trafilatura::extract(html, &options).map(|found| found.content_text).unwrap_or_default());
        }
        writeln!(out, "{shown}")?;
    }
    Ok(())
}

fn content(path: &str, text: String) -> (Content, Option<String>) {
    match path.rsplit('.').next() {
        Some("html" | "htm") => (Content::Html(text), None),
        Some("md") => (Content::Markdown(text), None),
        Some("json") => record(&text),
        _ => (Content::Text(text), None),
    }
}

fn record(text: &str) -> (Content, Option<String>) {
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let field = |name: &str| value.get(name).and_then(Value::as_str).map(str::to_owned);
    let record = Record {
        title: field("title"),
        text: field("text"),
        html: field("html"),
        date: field("date"),
        outlet: field("outlet"),
        authors: Vec::new(),
    };
    (Content::Record(record), field("url"))
}

fn page(path: &str, content: Content, url: Option<String>) -> Page {
    Page {
        id: PageId(0),
        location: path.to_owned(),
        also_at: Vec::new(),
        offsets: Default::default(),
        hash: String::new(),
        url,
        retrieved: None,
        content,
        diagnostics: Vec::new(),
    }
}

fn show(path: &str, article: &Article) -> Value {
    json!({
        "file": path, "headline": article.headline, "language": article.language,
        "outlet": article.outlet.as_ref().map(|outlet| format!("{} {:?}", outlet.name, outlet.citation.as_ref().map(|c| &c.field))),
        "byline": article.byline,
        "dateline": article.dateline.as_ref().map(|dateline| (&dateline.place, dateline.span.of(&article.text))),
        "dates": article.dates.iter().map(|date| format!("{} {:?} {:?} {:?}", date.moment, date.source, date.written, date.citation.field)).collect::<Vec<_>>(),
        "day": article.shown_day().map(|date| date.moment.to_string()),
        "rejected": article.rejected.iter().map(|date| format!("{}: {}", date.value, date.why)).collect::<Vec<_>>(),
        "credits": article.credits.iter().map(|credit| format!("{} {:?} {:?}", credit.to, credit.kind, credit.citation.field)).collect::<Vec<_>>(),
        "apparatus": article.apparatus.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>(),
        "meta": article.meta, "text": article.text,
        "dropped": article.dropped.iter().map(|dropped| (&dropped.why, &dropped.text)).collect::<Vec<_>>(),
        "diagnostics": article.diagnostics.iter().map(|found| format!("{:?} {} {}", found.level, found.code, found.message)).collect::<Vec<_>>(),
    })
}
