//! What a text is: by its content first, by its name second.

use serde_json::value::RawValue;

use crate::address::address;

/// What a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// An HTML document or fragment.
    Html,
    /// Markdown: named so, or with front matter.
    Markdown,
    /// Plain text.
    Text,
    /// One JSON object.
    JsonObject,
    /// A JSON array.
    JsonArray,
    /// One JSON object a line.
    JsonLines,
    /// A feed: RSS, Atom, RDF or JSON Feed.
    Feed,
    /// A list of a site's pages.
    Sitemap,
    /// Something that is no article; said in words.
    Other(&'static str),
}

/// How much of a text is looked at for tags.
const LOOK: usize = 8192;

/// How many lines are tried in search of a first JSON object.
const LINES_TRIED: usize = 20;

/// Element names with which an HTML fragment may begin.
const ELEMENTS: &[&str] = &[
    "a",
    "article",
    "aside",
    "b",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "dl",
    "em",
    "figure",
    "font",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "i",
    "img",
    "link",
    "main",
    "meta",
    "nav",
    "ol",
    "p",
    "pre",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "table",
    "title",
    "ul",
];

/// Ends of block elements; three of them in the first characters of a text are no accident.
const BLOCK_ENDS: &[&str] =
    &["</p>", "</div>", "</li>", "</h1>", "</h2>", "</h3>", "</td>", "</article>", "</section>"];

/// Text files that belong to a saved page or a project and are no articles, by the ending of their name.
const NO_ARTICLES: &[(&str, &str)] = &[
    ("css", "a style sheet"),
    ("js", "a script"),
    ("mjs", "a script"),
    ("map", "a source map"),
    ("svg", "a picture (SVG)"),
    ("csv", "a table (CSV)"),
    ("tsv", "a table (TSV)"),
];

/// Recognises a text; `name` is its file name or location.
pub fn recognise(text: &str, name: &str) -> Form {
    let ending = ending(name);
    let start = skip_preamble(text);
    if let Some(json) = json(text, &ending) {
        return json;
    }
    if let Some(markup) = markup(start, text) {
        return markup;
    }
    if let Some((_, what)) = NO_ARTICLES.iter().find(|(known, _)| *known == ending) {
        return Form::Other(what);
    }
    if matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd") || has_front_matter(text) {
        return Form::Markdown;
    }
    if is_fragment(start, text) { Form::Html } else { Form::Text }
}

/// Whether a text found in a field of a record is HTML rather than words.
pub(crate) fn is_html(text: &str) -> bool {
    let start = skip_preamble(text);
    matches!(markup(start, text), Some(Form::Html)) || is_fragment(start, text)
}

/// The first bytes of a text, cut before a character rather than in it.
pub(crate) fn head(text: &str, most: usize) -> &str {
    let end = (0..=most.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

/// The ending of a name, in lower case.
fn ending(name: &str) -> String {
    // Behind an address stands what is asked of the page, which is no part of its name.
    let name = if address(name).is_some() { name.split(['?', '#']).next().unwrap_or_default() } else { name };
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default()
}

/// JSON, told by trying to read it.
fn json(text: &str, ending: &str) -> Option<Form> {
    let named_lines = matches!(ending, "jsonl" | "ndjson");
    let named = named_lines || ending == "json";
    match text.trim_start().chars().next()? {
        _ if named_lines => Some(Form::JsonLines),
        '{' if is_json_feed(text) => Some(Form::Feed),
        '{' if is_object(text.trim()) => Some(Form::JsonObject),
        '{' if has_object_line(text) => Some(Form::JsonLines),
        '[' if named || serde_json::from_str::<Vec<&RawValue>>(text).is_ok() => Some(Form::JsonArray),
        _ if named => Some(Form::JsonObject),
        _ => None,
    }
}

fn has_object_line(text: &str) -> bool {
    text.lines().take(LINES_TRIED).any(|line| is_object(line.trim()))
}

fn is_object(text: &str) -> bool {
    text.starts_with('{') && serde_json::from_str::<&RawValue>(text).is_ok()
}

/// A JSON object that says of itself that it is a feed.
fn is_json_feed(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    struct Version {
        version: String,
    }
    let says = |version: Version| version.version.contains("jsonfeed.org/version/");
    text.contains("jsonfeed.org") && serde_json::from_str(text).is_ok_and(says)
}

/// Leaves out white space, comments, the XML declaration and a DOCTYPE other than HTML's before the first element.
fn skip_preamble(text: &str) -> &str {
    let mut rest = text.trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<!--") => rest.find("-->").map(|at| at + 3),
            _ if rest.starts_with("<?") => rest.find('>').map(|at| at + 1),
            _ if starts_with_ignoring_case(rest, "<!doctype html") => None,
            _ if starts_with_ignoring_case(rest, "<!doctype") => doctype_end(rest),
            _ => None,
        };
        match end {
            Some(end) => rest = rest[end..].trim_start(),
            None => return rest,
        }
    }
}

/// Where a DOCTYPE ends; what it declares stands between brackets.
fn doctype_end(text: &str) -> Option<usize> {
    let (bracket, end) = (text.find('['), text.find('>')?);
    match bracket.filter(|bracket| *bracket < end) {
        None => Some(end + 1),
        Some(bracket) => {
            let close = bracket + text[bracket..].find(']')?;
            Some(close + text[close..].find('>')? + 1)
        }
    }
}

/// A document that says outright which markup it is.
fn markup(start: &str, text: &str) -> Option<Form> {
    let name = element(start);
    match name.as_deref() {
        Some("html" | "head" | "body") => return Some(Form::Html),
        Some("rss" | "feed" | "rdf:rdf") => return Some(Form::Feed),
        Some("urlset" | "sitemapindex") => return Some(Form::Sitemap),
        Some("svg") => return Some(Form::Other("a picture (SVG)")),
        Some("opml") => return Some(Form::Other("a list of feeds (OPML)")),
        _ => {}
    }
    if starts_with_ignoring_case(start, "<!doctype html") {
        return Some(Form::Html);
    }
    let known = name.is_some_and(|name| ELEMENTS.contains(&name.as_str()));
    (text.trim_start().starts_with("<?xml") && !known).then_some(Form::Other("XML that is no web page"))
}

/// Markup without a head: a saved piece of a page, or a page behind the headers it was sent with.
fn is_fragment(start: &str, text: &str) -> bool {
    if element(start).is_some_and(|name| ELEMENTS.contains(&name.as_str())) {
        return true;
    }
    let head = head(text, LOOK).to_ascii_lowercase();
    let ends: usize = BLOCK_ENDS.iter().map(|end| head.matches(end).count()).sum();
    ends >= 3 || head.contains("<!doctype html") || (head.contains("<html") && head.contains("<body"))
}

/// The name of the element that a text begins with, in lower case.
fn element(start: &str) -> Option<String> {
    let rest = start.strip_prefix('<')?;
    let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == ':'))?;
    let closes = matches!(rest.as_bytes()[end], b'>' | b'/' | b' ' | b'\t' | b'\r' | b'\n');
    (end > 0 && closes).then(|| rest[..end].to_ascii_lowercase())
}

fn starts_with_ignoring_case(text: &str, prefix: &str) -> bool {
    text.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix))
}

/// YAML or TOML between two lines of `---` or `+++` at the very start, with at least one field.
fn has_front_matter(text: &str) -> bool {
    let mut lines = text.lines();
    let Some((fence, sign)) = lines.next().and_then(|line| match line.trim_end() {
        "---" => Some(("---", ':')),
        "+++" => Some(("+++", '=')),
        _ => None,
    }) else {
        return false;
    };
    let fields: Vec<&str> = lines.by_ref().take(100).take_while(|line| line.trim_end() != fence).collect();
    let closed = fields.len() < 100 && text.lines().nth(fields.len() + 1).is_some();
    closed && fields.iter().any(|line| line.contains(sign))
}
