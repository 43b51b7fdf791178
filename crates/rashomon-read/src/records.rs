//! Records to articles: which field means what.

use rashomon_model::Record;
use serde_json::{Map, Value};

use crate::recognise::is_html;

/// A record and what belongs to its page rather than to the article.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Fields {
    pub record: Record,
    pub url: Option<String>,
    pub retrieved: Option<String>,
}

/// Names under which each field is found, in lower case and without `_` and `-`; the first that holds something wins.
/// They are those of this program, schema.org, JSON Feed, news-please and the usual news interfaces.
const URL: &[&str] = &["url", "link", "canonicalurl", "canonical", "sourceurl", "weburl", "mainentityofpage"];
const TITLE: &[&str] = &["title", "headline", "name"];
const TEXT: &[&str] = &["text", "maintext", "articlebody", "body", "content", "contenttext", "fulltext", "articletext"];
const HTML: &[&str] = &["html", "rawhtml", "contenthtml", "bodyhtml"];
const DATE: &[&str] = &[
    "date",
    "published",
    "datepublished",
    "publishedat",
    "publisheddate",
    "publishdate",
    "datepublish",
    "pubdate",
    "publicationdate",
    "publishedtime",
];
const OUTLET: &[&str] = &["outlet", "source", "publisher", "sourcename", "sitename", "site", "sourcedomain", "domain"];
const AUTHORS: &[&str] = &["authors", "author", "byline"];
const RETRIEVED: &[&str] = &["retrieved", "retrievedat", "datedownload", "fetchedat", "crawledat", "scrapedat"];

/// How many of an object's fields a message names.
const NAMES_SHOWN: usize = 8;

/// How long a name may be to be shown; longer ones are data used as keys, such as addresses.
const NAME_SHOWN: usize = 32;

/// Reads one JSON object as an article, or says why it is none.
pub(crate) fn fields(json: &str) -> Result<Fields, String> {
    let value: Value = serde_json::from_str(json).map_err(|error| not_json(&error))?;
    match value {
        Value::Object(object) if object.is_empty() => Err("an empty JSON object is no article".to_owned()),
        Value::Object(object) => article(object),
        other => Err(format!("{} where an article object was expected", kind(&other))),
    }
}

/// Why a text is not JSON: one plain sentence.
pub(crate) fn not_json(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let what = text.split(" at line ").next().unwrap_or_default().replace("EOF while parsing", "it ends within");
    match error.line() {
        0 => format!("not valid JSON: {what}"),
        1 => format!("not valid JSON: {what}, at column {}", error.column()),
        line => format!("not valid JSON: {what}, at line {line}, column {}", error.column()),
    }
}

/// Whether a field of this name means anything here.
pub(crate) fn means_something(name: &str) -> bool {
    let name = plain(name);
    [URL, TITLE, TEXT, HTML, DATE, OUTLET, AUTHORS, RETRIEVED].iter().any(|names| names.contains(&name.as_str()))
}

/// Reads an object as an article, or says why it is none.
pub(crate) fn article(object: Map<String, Value>) -> Result<Fields, String> {
    let no_words = no_words(&object);
    let object = &known(object);
    let (text, html) = words(object);
    if text.is_none() && html.is_none() {
        return Err(no_words);
    }
    let record = Record {
        title: string(object, TITLE),
        text,
        html,
        date: string(object, DATE),
        outlet: string(object, OUTLET),
        authors: first(object, AUTHORS).map(strings).unwrap_or_default(),
    };
    Ok(Fields { record, url: string(object, URL), retrieved: string(object, RETRIEVED) })
}

/// The text and the HTML; a text that is really HTML is moved where it belongs.
fn words(object: &Map<String, Value>) -> (Option<String>, Option<String>) {
    let text = string(object, TEXT);
    let html = string(object, HTML);
    match (text, html) {
        (Some(text), None) if is_html(&text) => (None, Some(text)),
        both => both,
    }
}

fn no_words(object: &Map<String, Value>) -> String {
    let told = object.iter().filter(|(name, value)| !value.is_null() && name.len() <= NAME_SHOWN);
    let names: Vec<&str> = told.map(|(name, _)| name.as_str()).take(NAMES_SHOWN).collect();
    let more = if object.len() > names.len() { ", …" } else { "" };
    format!("no article: no words under 'text' or 'html' (fields: {}{more})", names.join(", "))
}

/// The object under names that can be compared.
fn known(object: Map<String, Value>) -> Map<String, Value> {
    object.into_iter().map(|(name, value)| (plain(&name), value)).collect()
}

fn plain(name: &str) -> String {
    name.chars().filter(|character| !matches!(character, '_' | '-' | ' ')).flat_map(char::to_lowercase).collect()
}

/// The first of the names that holds something.
fn first<'a>(object: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().filter_map(|name| object.get(*name)).find(|value| !strings(value).is_empty())
}

fn string(object: &Map<String, Value>, names: &[&str]) -> Option<String> {
    first(object, names).map(|value| strings(value).join("\n\n"))
}

/// A value as words: a string, a number, the `name` or address of an object, or each of a list.
fn strings(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => vec![text.clone()],
        Value::Number(number) => vec![number.to_string()],
        Value::Array(values) => values.iter().flat_map(strings).collect(),
        Value::Object(object) => {
            ["name", "@id", "url"].iter().find_map(|name| object.get(*name)).map(strings).unwrap_or_default()
        }
        _ => Vec::new(),
    }
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "a list",
        Value::Object(_) => "an object",
    }
}
