//! Reads what a page's JSON-LD says of the article, as named values.

use serde_json::Value;

use crate::markup::plain;
use crate::measure::collapse;

/// Nesting of a JSON-LD document that is looked into.
const DEEPEST: usize = 8;

/// The named values of the scripts: `jsonld:headline`, `jsonld:datePublished`, `jsonld:author`, …; those of articles
/// first, then those of other works and of the page as such.
pub(crate) fn values(scripts: &[String]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let parsed: Vec<Value> = scripts.iter().take(50).filter_map(|script| parse(script)).collect();
    let mut objects = Vec::new();
    parsed.iter().for_each(|value| visit(value, 0, &mut objects));
    objects.sort_by_key(|(kind, _)| *kind);
    for (kind, object) in objects {
        read_object(kind, object, &mut found);
    }
    found
}

/// What kind of thing an object tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Article,
    Work,
    WebPage,
}

/// Parses a script; raw line breaks inside strings, which many sites leave, are no reason to give up.
fn parse(script: &str) -> Option<Value> {
    let bare = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim().trim_end_matches(';');
    serde_json::from_str(bare).ok().or_else(|| {
        let plain: String = bare.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        serde_json::from_str(&plain).ok()
    })
}

/// Gathers the objects that the page may be about; not what they mention.
fn visit<'v>(value: &'v Value, depth: usize, objects: &mut Vec<(Kind, &'v Value)>) {
    if depth > DEEPEST || objects.len() > 50 {
        return;
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, depth + 1, objects)),
        Value::Object(object) => {
            objects.extend(kind_of(object.get("@type")).map(|kind| (kind, value)));
            for key in ["@graph", "mainEntity", "mainEntityOfPage", "itemListElement"] {
                if let Some(inner) = object.get(key).filter(|inner| !inner.is_string()) {
                    visit(inner, depth + 1, objects);
                }
            }
        }
        _ => {}
    }
}

fn kind_of(kind: Option<&Value>) -> Option<Kind> {
    let named = |name: &str| match name {
        "Report" => Some(Kind::Article),
        "WebPage" | "ItemPage" | "AboutPage" => Some(Kind::WebPage),
        "VideoObject" | "AudioObject" | "PodcastEpisode" | "Recipe" | "Review" | "HowTo" | "CreativeWork" => {
            Some(Kind::Work)
        }
        name if name.ends_with("Article") || name.ends_with("Posting") => Some(Kind::Article),
        _ => None,
    };
    match kind {
        Some(Value::String(name)) => named(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).filter_map(named).min(),
        _ => None,
    }
}

fn read_object(kind: Kind, object: &Value, found: &mut Vec<(String, String)>) {
    for key in ["datePublished", "dateModified", "dateCreated", "uploadDate", "headline"] {
        push(found, key, object.get(key));
    }
    if kind != Kind::Article {
        return;
    }
    // Beside the article a page may list others, with their authors.
    let named = found.iter().any(|(name, _)| name == "jsonld:author");
    let authors = if named { Vec::new() } else { each(object.get("author")) };
    for author in authors.into_iter().take(12) {
        let kind = author.get("@type").and_then(Value::as_str).unwrap_or("Person");
        push(found, if kind == "Person" { "author" } else { "author-organisation" }, Some(author));
    }
    read_access(object, found);
    for key in ["publisher", "sourceOrganization", "creditText", "copyrightHolder", "isBasedOn", "provider"] {
        each(object.get(key)).into_iter().take(1).for_each(|value| push(found, key, Some(value)));
    }
}

/// Whether the article is free to read, and which part of it is not.
fn read_access(article: &Value, found: &mut Vec<(String, String)>) {
    let parts = each(article.get("hasPart"));
    let told = |value: &Value| match value.get("isAccessibleForFree")? {
        Value::Bool(free) => Some(free.to_string()),
        Value::String(free) => Some(free.to_lowercase()),
        _ => None,
    };
    let hidden = parts.iter().find(|part| told(part).is_some_and(|free| free == "false"));
    let free = told(article).filter(|free| free == "false").or_else(|| hidden.map(|_| "false".to_owned()));
    found.extend(free.map(|free| ("jsonld:isAccessibleForFree".to_owned(), free)));
    push(found, "cssSelector", hidden.and_then(|part| part.get("cssSelector")));
}

fn each(value: Option<&Value>) -> Vec<&Value> {
    match value {
        Some(Value::Array(items)) => items.iter().collect(),
        Some(value) => vec![value],
        None => Vec::new(),
    }
}

/// Adds a text, or an object's name.
fn push(found: &mut Vec<(String, String)>, key: &str, value: Option<&Value>) {
    let named = value.and_then(|value| value.get("name"));
    let words =
        value.and_then(Value::as_str).or_else(|| named.and_then(Value::as_str)).map(|words| collapse(&plain(words)));
    if let Some(words) = words.filter(|words| !words.is_empty() && words.len() < 2000) {
        found.push((format!("jsonld:{key}"), words));
    }
}
