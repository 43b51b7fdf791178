//! Brings every kind of page to one form: blocks and named values.

use std::borrow::Cow;

use rashomon_model::{Content, Diagnostic, Level, Page, Record, SourceMap};

use crate::block::Block;
use crate::limits::{Limits, cut};
use crate::markup::{self, Markup, TimeElement};
use crate::metadata::{Meta, gather};
use crate::{cover, guard, json_ld, lines};

/// A page before it is decided what is its article.
#[derive(Default)]
pub(crate) struct Source {
    pub blocks: Vec<Block>,
    pub meta: Meta,
    /// First-level headings.
    pub headings: Vec<String>,
    /// Time elements.
    pub times: Vec<TimeElement>,
    /// The headline, where a record gives it.
    pub title: Option<String>,
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a page.
pub(crate) fn read(page: &Page, limits: &Limits) -> Source {
    let mut source = match &page.content {
        Content::Html(html) => read_html(html, limits),
        Content::Text(text) => read_text(text, limits),
        Content::Markdown(text) => read_markdown(text, limits),
        Content::Record(record) => read_record(record, limits),
    };
    if let Some(url) = &page.url {
        source.meta.insert("url".to_owned(), cut(url, 2000).to_owned());
    }
    source
}

fn read_text(text: &str, limits: &Limits) -> Source {
    let (text, diagnostics) = within(text, limits.text_bytes);
    Source { blocks: lines::read(text, limits), diagnostics, ..Source::default() }
}

fn read_markdown(text: &str, limits: &Limits) -> Source {
    let (text, diagnostics) = within(text, limits.text_bytes);
    let (blocks, fields) = lines::read_markdown(text, limits);
    let title = fields.iter().find(|(name, _)| name == "title").map(|(_, value)| value.clone());
    Source { blocks, meta: gather(fields), title, diagnostics, ..Source::default() }
}

fn read_html(html: &str, limits: &Limits) -> Source {
    let (html, mut diagnostics) = within(html, limits.html_bytes);
    let html = guard::without_monster_tags(html);
    let mut markup = markup::read(&html, limits);
    if matches!(html, Cow::Owned(_)) {
        // The places of what stands behind the tags cut out are no longer those of the page.
        markup.blocks.iter_mut().for_each(|block| block.source = SourceMap::default());
    }
    let over = over_limit(&markup, limits);
    match over {
        Some(diagnostic) => diagnostics.push(diagnostic),
        None if markup.nodes >= FEWEST_NODES => mark_covered(&mut markup, &html),
        None => {}
    }
    if markup.blocks_left_out > 0 {
        diagnostics.push(warning(
            "blocks-over-limit",
            format!("{} text blocks beyond the limit of {} were left out", markup.blocks_left_out, limits.blocks),
        ));
    }
    let meta = gather(named_values(&mut markup));
    Source {
        blocks: markup.blocks,
        meta: with_title(meta, markup.title),
        headings: markup.headings,
        times: markup.times,
        title: None,
        diagnostics,
    }
}

/// Elements below which a page has no structure that a tree extractor could use.
const FEWEST_NODES: usize = 3;

fn with_title(mut meta: Meta, title: String) -> Meta {
    if !title.is_empty() {
        meta.insert("title".to_owned(), cut(&title, 2000).to_owned());
    }
    meta
}

fn named_values(markup: &mut Markup) -> Vec<(String, String)> {
    let mut values = json_ld::values(&markup.json_ld);
    values.append(&mut markup.metas);
    values.extend(markup.canonical.take().map(|address| ("canonical".to_owned(), address)));
    values.extend(markup.language.take().map(|language| ("jsonld:html-lang".to_owned(), language)));
    values
}

/// Asks the tree extractor which blocks are the article's.
fn mark_covered(markup: &mut Markup, html: &str) {
    let prose = markup.blocks.iter().filter(|block| block.link_share() < 30 && block.prose);
    let prose = prose.map(|block| block.words).sum();
    let Some(text) = cover::tree_text(html, prose) else { return };
    cover::mark(&mut markup.blocks, &text);
}

/// Steps spent on unclosed formatting beyond which the tree extractor is not asked: real pages stay far below.
const RECONSTRUCTIONS: usize = 4_000_000;

fn over_limit(markup: &Markup, limits: &Limits) -> Option<Diagnostic> {
    let plain = "; read without the tree extractor";
    if markup.depth > limits.depth {
        Some(warning(
            "depth-over-limit",
            format!("elements nest {} deep, the limit is {}{plain}", markup.depth, limits.depth),
        ))
    } else if markup.nodes > limits.nodes {
        Some(warning(
            "nodes-over-limit",
            format!("the page has {} elements, the limit is {}{plain}", markup.nodes, limits.nodes),
        ))
    } else if markup.reconstructions > RECONSTRUCTIONS {
        Some(warning("formatting-over-limit", format!("formatting elements are never closed{plain}")))
    } else {
        None
    }
}

/// The record's own fields stand above what its HTML says.
fn read_record(record: &Record, limits: &Limits) -> Source {
    let text = record.text.as_deref().filter(|text| !text.trim().is_empty());
    let html = record.html.as_deref().filter(|html| !html.trim().is_empty());
    let mut source = match (html, text) {
        (Some(html), text) => read_either(html, text, limits),
        (None, Some(text)) if is_markup(text) => read_html(text, limits),
        (None, Some(text)) => read_text(text, limits),
        (None, None) => Source::default(),
    };
    let authors = (!record.authors.is_empty()).then(|| record.authors.join("; "));
    let fields = [
        ("record:title", record.title.clone()),
        ("record:date", record.date.clone()),
        ("outlet", record.outlet.clone()),
        ("authors", authors),
    ];
    for (name, value) in fields {
        let value = value.map(|value| crate::measure::collapse(cut(&value, 2000)));
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            source.meta.insert(name.to_owned(), value);
        }
    }
    source.title = source.meta.get("record:title").cloned();
    source
}

/// A record's HTML, or its text where the HTML holds no paragraph and the text does.
fn read_either(html: &str, text: Option<&str>, limits: &Limits) -> Source {
    let mut source = read_html(html, limits);
    let holds_prose = |blocks: &[Block]| blocks.iter().any(|block| block.prose);
    if let Some(text) = text.filter(|_| !holds_prose(&source.blocks)) {
        let plain = if is_markup(text) { read_html(text, limits) } else { read_text(text, limits) };
        if holds_prose(&plain.blocks) || source.blocks.is_empty() {
            source.blocks = plain.blocks;
            source.times.clear();
            source.diagnostics.extend(plain.diagnostics);
        }
    }
    source
}

fn is_markup(text: &str) -> bool {
    ["</p>", "</div>", "<br", "<p>"].iter().any(|tag| text.contains(tag))
}

fn within(text: &str, bytes: usize) -> (&str, Vec<Diagnostic>) {
    if text.len() <= bytes {
        return (text, Vec::new());
    }
    (
        cut(text, bytes),
        vec![warning(
            "bytes-over-limit",
            format!("the page has {} bytes, only the first {bytes} were read", text.len()),
        )],
    )
}

/// A remark that something was left out.
pub(crate) fn warning(code: &'static str, message: String) -> Diagnostic {
    Diagnostic { level: Level::Warning, code: code.into(), message }
}
