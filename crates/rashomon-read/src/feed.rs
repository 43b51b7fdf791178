//! Feeds (RSS, Atom, RDF, JSON Feed): each entry is a record.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::DateTime;
use feed_rs::model;
use feed_rs::parser::{Builder, ParseFeedError};
use rashomon_model::{Diagnostic, Level, Skipped};
use serde::Serialize;

use crate::Limits;
use crate::assemble::{Batch, none, record};
use crate::jsonl::over;
use crate::xml::{End, check};

/// One entry of a feed.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The address of its page.
    pub link: Option<String>,
    /// How much of the article the feed holds.
    pub words: Words,
    /// The entry as a JSON object.
    ///
    /// It holds only what tells an article from another, not the counters that feeds change from day to day, so that
    /// an entry has the same id tomorrow.
    pub json: Vec<u8>,
}

/// How much of an article an entry holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Words {
    /// Its content.
    Content,
    /// Only a summary.
    Summary,
    /// Nothing but a title.
    None,
}

/// A feed, and whether it came to its end.
#[derive(Debug)]
pub(crate) struct Feed {
    pub entries: Vec<Entry>,
    pub end: End,
}

/// The pages of a feed on disk: what its entries hold themselves; `#N` counts them from 1.
pub(crate) fn pages(location: &str, text: &str, limits: &Limits) -> Batch {
    let feed = match feed(text, None) {
        Ok(feed) => feed,
        Err(why) => return none(location, why),
    };
    let mut batch = Batch::default();
    for (index, entry) in feed.entries.iter().enumerate().take(limits.records) {
        page(&mut batch, format!("{location}#{}", index + 1), entry);
    }
    if feed.entries.len() > limits.records {
        batch.skipped.push(over(location, limits.records + 1, limits.records));
    }
    batch.skipped.extend(missing(location, &feed));
    batch
}

/// What is to be said of a feed besides its entries: that there are none, or that it breaks off.
pub(crate) fn missing(location: &str, feed: &Feed) -> Option<Skipped> {
    let why = match feed.end {
        End::Broken(_) => "the feed breaks off or is no longer XML; what follows its last whole entry was not read",
        End::Whole if feed.entries.is_empty() => "a feed without entries",
        End::Whole => return None,
    };
    Some(Skipped { location: location.to_owned(), why: why.to_owned() })
}

/// Adds the page of one entry, or the reason why it is none.
pub(crate) fn page(batch: &mut Batch, location: String, entry: &Entry) {
    if entry.words == Words::None {
        let why = match &entry.link {
            Some(link) => format!("an entry without text; its page is {link}"),
            None => "an entry without text".to_owned(),
        };
        return batch.skipped.push(Skipped { location, why });
    }
    let before = batch.pages.len();
    record(batch, location, &entry.json);
    if entry.words == Words::Summary {
        batch.pages[before..].iter_mut().for_each(|page| page.diagnostics.push(teaser()));
    }
}

fn teaser() -> Diagnostic {
    let message = "the feed gives a summary of this entry and not its content".to_owned();
    Diagnostic { level: Level::Info, code: "teaser".into(), message }
}

/// Reads a feed; `base` is the address that relative links start from.
pub(crate) fn feed(text: &str, base: Option<&str>) -> Result<Feed, String> {
    let text = without_declaration(text);
    let end = if text.starts_with('{') { Ok(End::Whole) } else { check(text) };
    let end = end.map_err(|why| format!("a feed that is not read: {why}"))?;
    let text = match &end {
        End::Whole => text,
        End::Broken(rest) if rest.is_empty() => return Ok(Feed { entries: Vec::new(), end }),
        End::Broken(rest) => rest,
    };
    let dates = Dates::default();
    let interned = dates.clone();
    let parser = Builder::new().base_uri(base).timestamp_parser(move |date| interned.keep(date)).build();
    let read = parser.parse(text.as_bytes()).map_err(|error| not_a_feed(&error))?;
    let outlet = read.title.as_ref().map(|title| title.content.trim()).filter(|title| !title.is_empty());
    let entries = read.entries.iter().map(|item| entry(item, outlet, &dates)).collect::<Result<_, _>>()?;
    Ok(Feed { entries, end })
}

/// Without the XML declaration, which tells the character set of bytes that are already decoded.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start();
    let after = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    after.map_or(text, |(_, rest)| rest.trim_start())
}

fn not_a_feed(error: &ParseFeedError) -> String {
    let what = match error {
        ParseFeedError::ParseError(kind) => kind.to_string(),
        other => other.to_string(),
    };
    format!("a feed that cannot be read: {}", what.to_lowercase())
}

/// The dates of a feed as they are written.
///
/// The parser would turn each into an instant and lose the zone, and with it the day on which the outlet published;
/// what it is given here instead is the number under which the words are kept.
#[derive(Clone, Default)]
struct Dates(Arc<Mutex<Vec<String>>>);

impl Dates {
    fn keep(&self, date: &str) -> Option<DateTime<chrono::Utc>> {
        let mut dates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        dates.push(date.trim().to_owned());
        DateTime::from_timestamp(i64::try_from(dates.len() - 1).ok()?, 0)
    }

    fn written(&self, number: DateTime<chrono::Utc>) -> Option<String> {
        let dates = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        dates.get(usize::try_from(number.timestamp()).ok()?).filter(|date| !date.is_empty()).cloned()
    }
}

/// The fields of an entry, in the order in which they are written.
#[derive(Serialize)]
struct Fields<'a> {
    url: Option<&'a str>,
    title: Option<&'a str>,
    date: Option<String>,
    authors: Vec<&'a str>,
    outlet: Option<&'a str>,
    html: Option<&'a str>,
    text: Option<&'a str>,
}

fn entry(item: &model::Entry, outlet: Option<&str>, dates: &Dates) -> Result<Entry, String> {
    let (words, body) = body(item);
    let link = item.links.iter().find(|link| leads_to_page(link)).map(|link| link.href.trim());
    let fields = Fields {
        url: link,
        title: item.title.as_ref().map(|title| title.content.trim()),
        date: item.published.or(item.updated).and_then(|number| dates.written(number)),
        authors: item.authors.iter().filter_map(|author| author.name.as_deref()).collect(),
        outlet,
        html: body.filter(|body| is_markup(body)),
        text: body.filter(|body| !is_markup(body)),
    };
    let json = serde_json::to_vec(&fields).map_err(|error| error.to_string())?;
    Ok(Entry { link: link.map(str::to_owned), words, json })
}

/// The longest form in which an entry holds its article.
fn body(item: &model::Entry) -> (Words, Option<&str>) {
    let written = |text: &&str| !text.trim().is_empty();
    let content = item.content.as_ref().and_then(|content| content.body.as_deref()).filter(written);
    let summary = item.summary.as_ref().map(|summary| summary.content.as_str()).filter(written);
    match (content, summary) {
        (Some(content), _) => (Words::Content, Some(content)),
        (None, Some(summary)) => (Words::Summary, Some(summary)),
        (None, None) => (Words::None, None),
    }
}

fn leads_to_page(link: &model::Link) -> bool {
    link.target.is_none() && matches!(link.rel.as_deref(), None | Some("alternate")) && !link.href.trim().is_empty()
}

/// Whether words are written as HTML: RSS does not say it, and of plain words it is no loss to say it is not.
fn is_markup(text: &str) -> bool {
    let mut tails = text.split('<').skip(1);
    let tag = tails.any(|tail| tail.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/') && tail.contains('>'));
    tag || text.split('&').skip(1).any(|tail| tail.split_once(';').is_some_and(|(name, _)| is_reference(name)))
}

/// `nbsp`, `#8217`, `#x2019`.
fn is_reference(name: &str) -> bool {
    let name = name.strip_prefix('#').unwrap_or(name);
    (2..=8).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric())
}
