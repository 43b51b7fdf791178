//! The pages that a feed or a sitemap lists, each visited as if its address had been given, up to a limit.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::{Found, Gave, Run, found};
use crate::assemble::Batch;
use crate::feed::{self, Entry, Words};
use crate::kept::{Note, Sent};
use crate::sitemap::{Listed, Sitemap, sitemap};

/// Sitemaps read of one list of sitemaps.
const SITEMAPS: usize = 10;

impl Run<'_> {
    /// The pages of a feed's entries; for a page that cannot be read, what the feed itself holds of it.
    pub(super) fn feed(&mut self, address: &str, note: &Note, text: &str) -> Gave {
        let feed = match feed::feed(text, Some(&note.final_url)) {
            Ok(feed) => feed,
            Err(why) => return self.skip(address, why),
        };
        self.reading.skipped.extend(feed::missing(address, &feed));
        let read = self.within_limit(address, feed.entries.len(), "entries");
        let mut gave = Gave::Nothing;
        for (index, entry) in feed.entries.iter().enumerate().take(read) {
            gave = gave.max(self.entry(format!("{address}#{}", index + 1), note, entry));
        }
        gave
    }

    fn entry(&mut self, location: String, feed: &Note, entry: &Entry) -> Gave {
        let page = entry.link.as_deref().map(|link| self.listed(link));
        match page {
            Some(Gave::Pages) => Gave::Pages,
            // Why its page is missing is already told.
            Some(Gave::Nothing) if entry.words == Words::None => Gave::Nothing,
            _ => self.held(location, feed, entry),
        }
    }

    /// What the feed holds of an entry, kept as the record that it is.
    fn held(&mut self, location: String, feed: &Note, entry: &Entry) -> Gave {
        let url = entry.link.clone().unwrap_or_else(|| feed.url.clone());
        let note = Note {
            final_url: url.clone(),
            url,
            retrieved: feed.retrieved.clone(),
            content_type: Some("application/json".to_owned()),
            etag: None,
            last_modified: None,
        };
        let mut batch = Batch::default();
        feed::page(&mut batch, location, entry);
        Sent::from(&note).complete(&mut batch);
        self.add(batch, &note, &entry.json, "json")
    }

    /// The pages of a sitemap, the newest first.
    pub(super) fn sitemap(&mut self, address: &str, text: &str) -> Gave {
        let pages = match sitemap(text, self.limits.records) {
            Ok(Sitemap::Pages(pages)) => pages,
            Ok(Sitemap::Sitemaps(sitemaps)) => self.sitemaps(address, newest_first(sitemaps)),
            Err(why) => return self.skip(address, why),
        };
        if pages.is_empty() {
            return self.skip(address, "a sitemap that lists no page".to_owned());
        }
        let read = self.within_limit(address, pages.len(), "pages");
        newest_first(pages).iter().take(read).fold(Gave::Nothing, |gave, page| gave.max(self.listed(&page.url)))
    }

    /// The pages of the newest sitemaps of a list.
    fn sitemaps(&mut self, address: &str, sitemaps: Vec<Listed>) -> Vec<Listed> {
        let mut pages = Vec::new();
        let mut looked = 0;
        for listed in sitemaps.iter().take(SITEMAPS) {
            if pages.len() >= self.web.pages {
                break;
            }
            looked += 1;
            match self.pages_of(&listed.url) {
                Ok(more) => pages.extend(more),
                Err(why) => drop(self.skip(&listed.url, why)),
            }
        }
        if looked < sitemaps.len() {
            self.skip(address, format!("{} of its sitemaps were not looked into", sitemaps.len() - looked));
        }
        pages
    }

    fn pages_of(&mut self, address: &str) -> Result<Vec<Listed>, String> {
        let (note, bytes) = self.visit(address)?;
        let Found::Sitemap(text) = found(address, &note, &bytes) else {
            return Err("no sitemap, though a sitemap names it as one".to_owned());
        };
        match sitemap(&text, self.limits.records)? {
            Sitemap::Pages(pages) => Ok(pages),
            Sitemap::Sitemaps(_) => Err("a list of sitemaps in another".to_owned()),
        }
    }

    /// How many lines of a list are read; what is left out is said.
    fn within_limit(&mut self, address: &str, listed: usize, what: &str) -> usize {
        let most = self.web.pages;
        if listed > most {
            self.skip(address, format!("over the limit of {most} pages of one list: {} more {what}", listed - most));
        }
        self.total += listed.min(most);
        listed.min(most)
    }
}

/// Lines in the order of their dates; those without one keep their place after all others.
fn newest_first(mut lines: Vec<Listed>) -> Vec<Listed> {
    lines.sort_by_cached_key(|line| std::cmp::Reverse(line.date.as_deref().and_then(instant)));
    lines
}

/// A date of a sitemap: to the second with its zone, or a day.
fn instant(date: &str) -> Option<Timestamp> {
    date.parse().ok().or_else(|| {
        let day: Date = date.get(..10)?.parse().ok()?;
        Offset::UTC.to_timestamp(day.at(0, 0, 0, 0)).ok()
    })
}
