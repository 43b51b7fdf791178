//! The places of a page that give a date, each read into candidates.

use std::ops::Range;

use rashomon_model::{Citation, Content, DateSource, Field, Moment, Precision};

use super::{Dating, trust};
use crate::assemble::Place;
use crate::block::{Block, Region};
use crate::date_lines::{is_date_line, says_changed_after, says_published, says_updated, speaks_of_change};
use crate::date_tokens::holds_digit;
use crate::date_values::{impossible, value_date};
use crate::dates::{Found, find_dates, month_day};
use crate::markup::{TimeOf, is_strong};
use crate::measure::{collapse, word_count};
use crate::{address, credits, metadata, script_dates};

/// What a named value loses whose name does not say that it is the time of publication.
const UNSAID: i32 = 20;

/// Bytes of the longest line that is read for a date.
const LONGEST_LINE: usize = 500;
/// Words of the longest line that is guessed from.
const SHORT: usize = 20;
/// Bytes of the head of a paragraph in which a date may be its dateline's.
const HEAD: usize = 80;

impl Dating<'_> {
    /// What head and record say by name.
    pub(super) fn read_named(&mut self) {
        let meta = &self.source.meta;
        let record = meta.contains_key("record:date").then_some(("record:date", DateSource::Record));
        for (at, (name, source)) in metadata::date_names(meta).chain(record).enumerate() {
            // Of two values from one place the first is the better.
            let unsaid = if metadata::says_no_more_than_date(name) { UNSAID } else { 0 };
            self.read_value(name, &meta[name], source, -(at.min(9) as i32) - unsaid);
        }
    }

    fn read_value(&mut self, name: &str, value: &str, source: DateSource, more: i32) {
        let field = Field::Meta(name.to_owned());
        if let Some(Found { range, moment, other }) = value_date(value) {
            let source = if says_updated(&value[..range.start]) { DateSource::Modified } else { source };
            let citation = self.cite(field, range.clone());
            self.add((moment, other), &value[range], citation, (source, trust(source) + more));
        } else if let Some((vague, why)) = impossible(value) {
            let citation = self.cite(field, 0.."2024-02-31".len());
            self.reject(vague, why, citation);
        }
    }

    /// The elements that give a date in an attribute: the likeliest for the time of publication, and the first for a
    /// change.
    pub(super) fn read_times(&mut self) {
        let end = self.places.iter().rposition(|place| matches!(place, Place::Text(_))).unwrap_or(usize::MAX);
        let start = self.title_block().saturating_sub(6);
        let distance = |at: usize| {
            if at > end { 2 } else { usize::from(at < start) }
        };
        let dated = self.source.times.iter().filter(|time| value_date(&time.value).is_some());
        let mut own: Vec<_> = dated.clone().filter(|time| time.of != TimeOf::Change).collect();
        own.sort_by_key(|time| (is_strong(time.region), distance(time.at), time.of));
        let changed = dated.filter(|time| time.of == TimeOf::Change).min_by_key(|time| is_strong(time.region));
        if let Some(time) = own.first() {
            let far = is_strong(time.region) || distance(time.at) > 0;
            let said = if time.of == TimeOf::Publication { 4 } else { 0 };
            self.read_time("time", &time.value, DateSource::TimeElement, said - if far { 35 } else { 0 });
        }
        if let Some(time) = changed {
            self.read_time("time:modified", &time.value, DateSource::Modified, 0);
        }
    }

    fn read_time(&mut self, name: &str, value: &str, source: DateSource, more: i32) {
        let value = collapse(value);
        self.article.meta.insert(name.to_owned(), value.clone());
        self.read_value(name, &value, source, more);
    }

    /// The block that holds the headline, or else the one where the text begins.
    fn title_block(&self) -> usize {
        let title = (0..self.places.len()).find(|at| self.why(*at) == Some("headline"));
        title.or_else(|| (0..self.places.len()).find(|at| self.why(*at).is_none())).unwrap_or(0)
    }

    /// Why a block was dropped.
    fn why(&self, at: usize) -> Option<&str> {
        match self.places[at] {
            Place::Dropped(index) => Some(&self.article.dropped[index as usize].why),
            Place::Text(_) => None,
        }
    }

    /// Whether a block tells of a picture, or is somebody else's.
    fn is_others(&self, at: usize) -> bool {
        self.source.blocks[at].region == Region::Comment
            || matches!(self.why(at), Some("caption" | "embed" | "comment"))
    }

    /// The short lines about headline and text, and further down those that speak of publication.
    pub(super) fn read_lines(&mut self) {
        let title = self.title_block();
        let mut paragraphs = 0;
        for (at, block) in self.source.blocks.iter().enumerate() {
            let why = self.why(at);
            paragraphs += usize::from(why.is_none());
            let apart = self.is_others(at) || matches!(why, Some("advert" | "related-links"));
            if apart || block.text.len() > LONGEST_LINE || !holds_digit(&block.text) {
                continue;
            }
            let named = matches!(why, Some("byline" | "date" | "headline"));
            let near = at + 6 >= title && paragraphs < 2;
            let said = (why.is_some() || word_count(&block.text) <= SHORT)
                && (says_published(&block.text) || speaks_of_change(&block.text));
            let aside = is_strong(block.region) && !matches!(block.region, Region::Share | Region::Footer);
            let more = match () {
                () if named && (paragraphs < 3 || said) => 0,
                () if aside => continue,
                () if said && paragraphs > 0 => -5,
                () if near && (why.is_some() || is_date_line(&block.text)) => -10,
                () => continue,
            };
            // Of two lines the nearer to the headline is the page's own.
            self.read_line(at, DateSource::VisibleLine, more - at.abs_diff(title).min(5) as i32, near);
        }
    }

    /// Reads a line; months without a day, as in lists of archives, only where they may be the page's own.
    fn read_line(&mut self, at: usize, source: DateSource, more: i32, months: bool) {
        let text = self.source.blocks[at].text.as_str();
        let mut from = 0;
        for Found { range, moment, other } in find_dates(text) {
            let changed = says_updated(&text[from..range.start]) || says_changed_after(&text[range.end..]);
            from = range.end;
            if !months && moment.precision < Precision::Day {
                continue;
            }
            let written = &text[range.clone()];
            if source == DateSource::VisibleLine && !changed {
                self.article.meta.entry("shown-date".to_owned()).or_insert_with(|| written.to_owned());
            }
            let (source, more) = if changed { (DateSource::Modified, 0) } else { (source, more) };
            let citation = self.cite_block(at, range);
            self.add((moment, other), written, citation, (source, trust(source) + more));
        }
    }

    /// Cites a range of a block where the block went.
    fn cite_block(&self, at: usize, range: Range<usize>) -> Citation {
        match self.places[at] {
            Place::Text(span) => {
                self.cite(Field::Text, span.start as usize + range.start..span.start as usize + range.end)
            }
            Place::Dropped(index) => self.cite(Field::Dropped(index), range),
        }
    }

    /// A date at the head of one of the first paragraphs, as in a dateline: `(18.01.2018) Farmers`, `27.1.2022 - At the`.
    pub(super) fn read_heads(&mut self) {
        let (blocks, places) = (&self.source.blocks, self.places);
        let texts = blocks.iter().enumerate().filter(|(at, _)| matches!(places[*at], Place::Text(_)));
        for (at, block) in texts.take(3) {
            let head = crate::limits::cut(&block.text, HEAD);
            let Some(found) = find_dates(head).into_iter().next() else { continue };
            if stands_at_head(head, &found) {
                let Found { range, moment, other } = found;
                let citation = self.cite_block(at, range.clone());
                let place = (DateSource::Text, trust(DateSource::Text) + 5);
                self.add((moment, other), &head[range], citation, place);
            }
        }
    }

    pub(super) fn read_address(&mut self) {
        for name in ["url", "canonical", "og:url"] {
            let Some(url) = self.article.meta.get(name).cloned() else { continue };
            if let Some((span, moment)) = address::url_date(&url) {
                let citation = Citation { page: self.page.id, field: Field::Meta(name.to_owned()), span };
                return self.add((moment, None), span.of(&url), citation, (DateSource::Url, trust(DateSource::Url)));
            }
        }
    }

    /// The month in which the page's picture was stored.
    pub(super) fn read_picture(&mut self) {
        let Some(url) = self.source.meta.get("og:image") else { return };
        let found = address::url_date(url);
        let month = found.and_then(|(span, day)| Some((span, Moment::month(day.date.year(), day.date.month())?)));
        if let Some((span, month)) = month {
            let citation = Citation { page: self.page.id, field: Field::Meta("og:image".to_owned()), span };
            self.add((month, None), span.of(url), citation, (DateSource::Upload, trust(DateSource::Upload)));
        }
    }

    /// The day of `BERLIN, Nov 3 - `, in the year that the best other date gives or that brings it nearest to that.
    pub(super) fn read_dateline(&mut self) {
        let Some(dateline) = &self.article.dateline else { return };
        let (span, words) = (dateline.span, dateline.span.of(&self.article.text));
        let Some((range, month, day)) = month_day(words) else { return };
        let Some(near) = self.found.iter().max_by_key(|known| known.weight).map(|best| best.date.moment) else {
            return;
        };
        let around = if near.precision == Precision::Year { 0 } else { 1 };
        let years = near.date.year() - around..=near.date.year() + around;
        let days = years.filter_map(|year| jiff::civil::Date::new(year, month, day).ok());
        let Some(date) = days.min_by_key(|date| (*date - near.date).get_days().abs()) else { return };
        let written = words[range.clone()].to_owned();
        let start = span.start as usize + range.start;
        let citation = self.cite(Field::Text, start..start + range.len());
        self.add((Moment::day(date), None), &written, citation, (DateSource::Text, trust(DateSource::Text)));
    }

    /// Where no place for dates holds one: the data of a script, else the first short line with a day.
    pub(super) fn guess(&mut self) {
        if let Content::Html(html) = &self.page.content
            && let Some((key, value)) = script_dates::published(html)
        {
            let name = format!("script:{key}");
            self.article.meta.insert(name.clone(), value.clone());
            return self.read_value(&name, &value, DateSource::Text, -10);
        }
        let short = |block: &Block| block.text.len() <= LONGEST_LINE && word_count(&block.text) <= SHORT;
        let line = |aside: bool| {
            let blocks = self.source.blocks.iter().enumerate();
            let mut open = blocks.filter(|(at, block)| !self.is_others(*at) && short(block));
            open.find(|(_, block)| is_strong(block.region) == aside && holds_day(&block.text)).map(|(at, _)| at)
        };
        if let Some(at) = line(false).or_else(|| line(true)) {
            self.read_line(at, DateSource::Text, -15, false);
        }
    }

    /// The last year of the notice of rights.
    pub(super) fn read_rights(&mut self) {
        let notices = self.article.dropped.iter().enumerate().rev();
        let year = notices.filter(|(_, dropped)| dropped.text.len() <= 400).find_map(|(index, dropped)| {
            let (range, year) = credits::rights_year(&dropped.text)?;
            Some((self.cite(Field::Dropped(index as u32), range.clone()), Moment::year(year)?, &dropped.text[range]))
        });
        if let Some((citation, moment, written)) = year {
            let (written, place) = (written.to_owned(), (DateSource::Copyright, trust(DateSource::Copyright)));
            self.add((moment, None), &written, citation, place);
        }
    }
}

fn holds_day(text: &str) -> bool {
    find_dates(text).iter().any(|found| found.moment.precision >= Precision::Day)
}

/// Whether a date opens the paragraph, alone or behind a place, and is set off from what follows.
fn stands_at_head(head: &str, found: &Found) -> bool {
    let before = head[..found.range.start].trim_end();
    let after = head[found.range.end..].trim_start();
    let set_off = before.is_empty() || before.ends_with([',', '(', '[', '/', '|', ':']);
    let ends = after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric() || c.is_uppercase());
    set_off && ends && word_count(before) <= 4 && found.moment.precision >= Precision::Day
}
