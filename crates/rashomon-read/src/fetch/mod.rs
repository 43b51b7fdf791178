//! Addresses to pages: a page, or the pages that a feed or a sitemap lists.
//!
//! ```text
//! address ─visit→ bytes ─recognise→ a page ─from_sent→ Page ─keep→ folder
//!                                   a feed, a sitemap ─lists→ addresses, each visited as a page
//! ```

mod client;
mod keep;
mod lists;
mod reach;
mod robots;
mod visit;

use std::collections::BTreeMap;

use rashomon_model::{Diagnostic, Level};

use self::keep::Keep;
use self::visit::{Visit, Visitor};
use crate::assemble::{Batch, from_sent, none};
use crate::decode::decode_sent;
use crate::error::sentence;
use crate::kept::{Note, Sent};
use crate::recognise::{Form, recognise};
use crate::web::Web;
use crate::{Error, Limits, Progress, Reading};

/// Reads addresses in their order, each once.
pub(crate) fn read_addresses(
    inputs: &[String],
    limits: &Limits,
    web: &Web,
    progress: &mut dyn FnMut(Progress<'_>),
    reading: &mut Reading,
) {
    // Whoever names no address does not pay for what asks them.
    if inputs.is_empty() {
        return;
    }
    let mut run = Run {
        visitor: Visitor::new(web, limits.file_bytes),
        keep: web.keep.as_deref().map(Keep::open),
        limits,
        web,
        progress,
        seen: BTreeMap::new(),
        reading,
        done: 0,
        total: inputs.len(),
    };
    for input in inputs {
        let skipped = run.reading.skipped.len();
        if run.named(input) == Gave::Nothing {
            let error = Error::no_page(&without_user(input), &run.reading.skipped[skipped..]);
            run.reading.failed.push(error);
        }
    }
}

/// What a run has read so far.
struct Run<'a> {
    visitor: Visitor<'a>,
    keep: Option<Keep>,
    limits: &'a Limits,
    web: &'a Web,
    progress: &'a mut dyn FnMut(Progress<'_>),
    /// The addresses visited, and what each gave.
    seen: BTreeMap<String, Gave>,
    reading: &'a mut Reading,
    done: usize,
    total: usize,
}

/// Whether an address gave a page, now or when it was visited before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gave {
    Nothing,
    Pages,
}

/// What an address holds.
enum Found {
    /// A page, and the ending for the name of its file.
    Page(&'static str),
    /// A feed, as text.
    Feed(String),
    /// A sitemap, as text.
    Sitemap(String),
}

impl Run<'_> {
    /// An address that the user named: a page, a feed or a sitemap.
    fn named(&mut self, address: &str) -> Gave {
        self.once(address, |run, note, bytes| match found(address, note, bytes) {
            Found::Page(ending) => run.take(address, note, bytes, ending),
            Found::Feed(text) => run.feed(address, note, &text),
            Found::Sitemap(text) => run.sitemap(address, &text),
        })
    }

    /// An address that a feed or a sitemap lists: a page.
    fn listed(&mut self, address: &str) -> Gave {
        self.once(address, |run, note, bytes| match found(address, note, bytes) {
            Found::Page(ending) => run.take(address, note, bytes, ending),
            Found::Feed(_) | Found::Sitemap(_) => run.skip(address, "a list where a page was expected".to_owned()),
        })
    }

    /// Visits an address, unless that was done before, and hands on what it holds.
    fn once(&mut self, address: &str, hand_on: impl FnOnce(&mut Self, &Note, &[u8]) -> Gave) -> Gave {
        if let Some(gave) = self.seen.get(address).copied() {
            self.done += 1;
            self.tell(address);
            return gave;
        }
        // Told before and after, since a server may take its time.
        self.tell(address);
        let visited = self.visit(address);
        self.done += 1;
        let gave = match visited {
            Ok((note, bytes)) => hand_on(self, &note, &bytes),
            Err(why) => self.skip(address, why),
        };
        self.seen.insert(address.to_owned(), gave);
        self.tell(address);
        gave
    }

    fn tell(&mut self, address: &str) {
        let location = &without_user(address);
        (self.progress)(Progress { done: self.done, total: self.total, location, ..self.reading.progress() });
    }

    fn visit(&mut self, address: &str) -> Result<(Note, Vec<u8>), String> {
        let kept = self.keep.as_ref().and_then(|keep| keep.note(address));
        match (self.visitor.visit(address, kept)?, &self.keep) {
            (Visit::Page(note, bytes), _) => Ok((note, bytes)),
            (Visit::AsKept, Some(keep)) => keep.copy(address),
            (Visit::AsKept, None) => Err("the server answers 304 Not Modified, though no copy was told of".to_owned()),
        }
    }

    fn skip(&mut self, location: &str, why: String) -> Gave {
        self.reading.take(none(&without_user(location), why));
        Gave::Nothing
    }

    /// Makes pages of bytes, and keeps those that gave one.
    fn take(&mut self, location: &str, note: &Note, bytes: &[u8], ending: &str) -> Gave {
        let batch = from_sent(location, bytes, &Sent::from(note), self.limits);
        self.add(batch, note, bytes, ending)
    }

    /// Adds what bytes gave, and keeps them if that is a page.
    fn add(&mut self, mut batch: Batch, note: &Note, bytes: &[u8], ending: &str) -> Gave {
        let gave = if batch.pages.is_empty() { Gave::Nothing } else { Gave::Pages };
        if gave == Gave::Pages
            && let Some(Err(error)) = self.keep.as_ref().map(|keep| keep.keep(note, bytes, ending))
        {
            let message = format!("the page could not be kept: {}", sentence(&error));
            let diagnostic = Diagnostic { level: Level::Warning, code: "not-kept".into(), message };
            batch.pages.iter_mut().for_each(|page| page.diagnostics.push(diagnostic.clone()));
        }
        self.reading.take(batch);
        gave
    }
}

fn found(address: &str, note: &Note, bytes: &[u8]) -> Found {
    let decoded = decode_sent(bytes, Sent::from(note).charset.as_deref());
    match recognise(&decoded.text, address) {
        Form::Feed => Found::Feed(decoded.text),
        Form::Sitemap => Found::Sitemap(decoded.text),
        Form::Html => Found::Page("html"),
        Form::Markdown => Found::Page("md"),
        Form::JsonObject | Form::JsonArray => Found::Page("json"),
        Form::JsonLines => Found::Page("jsonl"),
        Form::Text | Form::Other(_) => Found::Page("txt"),
    }
}

/// An address without a user name and password, to be shown.
fn without_user(address: &str) -> String {
    let Some((scheme, rest)) = address.split_once("://") else { return address.to_owned() };
    let (host, path) = rest.split_at(rest.find(['/', '?', '#']).unwrap_or(rest.len()));
    match host.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}{path}"),
        None => address.to_owned(),
    }
}
