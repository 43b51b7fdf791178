//! The dates of a page: every date it gives for itself, weighed by where it stands and by what else agrees.
//!
//! A candidate's weight is the trust in its place, plus a little for each other place that gives the same day. What no
//! page can have been published on is kept apart with the reason.

use std::ops::Range;

use rashomon_model::{
    Article, Citation, Content, DateCandidate, DateSource, Field, Moment, Page, Precision, Rejected, Span,
};

use crate::assemble::Place;
use crate::block::{Block, Region};
use crate::date_lines::{is_date_line, says_changed_after, says_published, says_updated};
use crate::date_values::{impossible, value_date};
use crate::dates::{Found, find_dates, month_day};
use crate::markup::{TimeOf, is_strong};
use crate::measure::word_count;
use crate::source::Source;
use crate::{address, credits, day_order, metadata, script_dates};

/// Candidates of one page that are kept.
const MOST: usize = 40;
/// Rejected dates of one page that are kept.
const MOST_REJECTED: usize = 10;
/// The first year of the web: no page is older.
const FIRST_YEAR: i16 = 1990;

/// How far a place is trusted, chosen looking at the looked-at half of htmldate's pages (QUALITY.md).
fn trust(source: DateSource) -> i32 {
    match source {
        DateSource::JsonLd => 100,
        DateSource::Meta => 90,
        DateSource::TimeElement => 80,
        DateSource::Record => 78,
        DateSource::VisibleLine => 70,
        DateSource::Url => 66,
        DateSource::Text => 40,
        DateSource::Modified => 30,
        DateSource::Upload => 10,
        DateSource::Copyright => 5,
    }
}

/// What each other place that gives the same day adds.
const AGREEMENT: i32 = 12;
/// What the less likely reading of `03/04/2025` loses.
const OTHER_READING: i32 = 30;

/// What a named value loses whose name does not say that it is the time of publication.
const UNSAID: i32 = 20;

/// A candidate with its weight.
struct Weighed {
    date: DateCandidate,
    weight: i32,
    /// The other reading of the same words.
    other: Option<Moment>,
}

/// The dates while they are gathered.
struct Dating<'a> {
    page: &'a Page,
    source: &'a Source,
    places: &'a [Place],
    article: &'a mut Article,
    found: Vec<Weighed>,
}

/// Finds the dates of a page whose text and dropped pieces are known.
pub(crate) fn date(article: &mut Article, page: &Page, source: &Source, places: &[Place]) {
    let mut dating = Dating { page, source, places, article, found: Vec::new() };
    dating.read_named();
    dating.read_times();
    dating.read_lines();
    dating.read_heads();
    dating.read_address();
    dating.read_dateline();
    if !dating.found.iter().any(|known| known.date.moment.precision >= Precision::Day) {
        dating.guess();
    }
    dating.finish();
}

impl Dating<'_> {
    fn cite(&self, field: Field, range: Range<usize>) -> Citation {
        Citation { page: self.page.id, field, span: Span::new(range.start, range.end) }
    }

    /// Keeps a candidate; `readings` are the likelier and the other.
    fn add(&mut self, readings: (Moment, Option<Moment>), written: &str, citation: Citation, place: (DateSource, i32)) {
        let ((moment, other), (source, weight)) = (readings, place);
        let known = self.found.iter().any(|known| known.date.moment == moment && known.date.citation == citation);
        if !known && self.found.len() < MOST {
            let date = DateCandidate { moment, written: written.to_owned(), source, citation };
            self.found.push(Weighed { date, weight, other });
        }
    }

    fn reject(&mut self, value: Moment, why: String, citation: Citation) {
        if self.article.rejected.len() < MOST_REJECTED {
            self.article.rejected.push(Rejected { value, why, citation });
        }
    }

    /// What head and record say by name.
    fn read_named(&mut self) {
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
    fn read_times(&mut self) {
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
        let value = crate::measure::collapse(value);
        self.article.meta.insert(name.to_owned(), value.clone());
        self.read_value(name, &value, source, more);
    }

    /// The block that holds the headline, or else the one where the text begins.
    fn title_block(&self) -> usize {
        let title = (0..self.places.len()).find(|at| self.why(*at) == Some("headline"));
        title.or_else(|| (0..self.places.len()).find(|at| self.why(*at).is_none())).unwrap_or(0)
    }

    /// Why a block was dropped.
    fn why(&self, at: usize) -> Option<&'static str> {
        match self.places[at] {
            Place::Dropped(index) => Some(self.article.dropped[index as usize].why),
            Place::Text(_) => None,
        }
    }

    /// The short lines about headline and text, and further down those that speak of publication.
    fn read_lines(&mut self) {
        let title = self.title_block();
        let mut paragraphs = 0;
        for (at, block) in self.source.blocks.iter().enumerate() {
            let why = self.why(at);
            paragraphs += usize::from(why.is_none());
            if block.text.len() > LONGEST_LINE || block.region == Region::Comment {
                continue;
            }
            let named = matches!(why, Some("byline" | "date" | "headline"));
            let near = at + 6 >= title && paragraphs < 2;
            let said = (why.is_some() || word_count(&block.text) <= SHORT)
                && (says_published(&block.text) || says_updated(&block.text));
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
    fn read_heads(&mut self) {
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

    fn read_address(&mut self) {
        for name in ["url", "canonical", "og:url"] {
            let Some(url) = self.article.meta.get(name).cloned() else { continue };
            if let Some((span, moment)) = address::url_date(&url) {
                let citation = Citation { page: self.page.id, field: Field::Meta(name.to_owned()), span };
                return self.add((moment, None), span.of(&url), citation, (DateSource::Url, trust(DateSource::Url)));
            }
        }
    }

    /// The day of `BERLIN, Nov 3 - `, in the year that brings it nearest to the other dates.
    fn read_dateline(&mut self) {
        let Some(dateline) = &self.article.dateline else { return };
        let (span, words) = (dateline.span, dateline.span.of(&self.article.text));
        let Some((range, month, day)) = month_day(words) else { return };
        let Some(near) = self.best(Precision::Month).map(|best| best.date.moment.date) else { return };
        let years = [near.year() - 1, near.year(), near.year() + 1].into_iter();
        let days = years.filter_map(|year| jiff::civil::Date::new(year, month, day).ok());
        let Some(date) = days.min_by_key(|date| (*date - near).get_days().abs()) else { return };
        let written = words[range.clone()].to_owned();
        let start = span.start as usize + range.start;
        let citation = self.cite(Field::Text, start..start + range.len());
        self.add((Moment::day(date), None), &written, citation, (DateSource::Text, trust(DateSource::Text)));
    }

    fn best(&self, precision: Precision) -> Option<&Weighed> {
        let exact = self.found.iter().filter(|known| known.date.moment.precision >= precision);
        exact.max_by_key(|known| known.weight)
    }

    /// Where no place for dates holds one: the data of a script, else the first short line with a date, else a picture's upload, else the notice
    /// of rights.
    fn guess(&mut self) {
        let short = |block: &Block| block.text.len() <= LONGEST_LINE && word_count(&block.text) <= SHORT;
        let lines = |aside: bool| {
            let blocks = self.source.blocks.iter().enumerate();
            let mut open = blocks.filter(|(_, block)| block.region != Region::Comment && short(block));
            open.find(|(_, block)| is_strong(block.region) == aside && holds_day(&block.text)).map(|(at, _)| at)
        };
        if let Content::Html(html) = &self.page.content
            && let Some((key, value)) = script_dates::published(html)
        {
            let name = format!("script:{key}");
            self.article.meta.insert(name.clone(), value.clone());
            return self.read_value(&name, &value, DateSource::Text, -10);
        }
        if let Some(at) = lines(false).or_else(|| lines(true)) {
            return self.read_line(at, DateSource::Text, -15, false);
        }
        let picture = self.source.meta.get("og:image");
        if let Some((url, (span, moment))) = picture.and_then(|url| Some((url, address::url_date(url)?))) {
            let citation = Citation { page: self.page.id, field: Field::Meta("og:image".to_owned()), span };
            self.add((moment, None), span.of(url), citation, (DateSource::Upload, trust(DateSource::Upload)));
        }
        self.read_rights();
    }

    /// The last year of the notice of rights.
    fn read_rights(&mut self) {
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

    fn finish(mut self) {
        self.reject_absurd();
        self.settle_readings();
        let days: Vec<(DateSource, Moment)> =
            self.found.iter().map(|known| (known.date.source, known.date.moment)).collect();
        for known in &mut self.found {
            let mut agreeing: Vec<DateSource> = days
                .iter()
                .filter(|(source, moment)| *source != known.date.source && agree(*moment, known.date.moment))
                .filter(|(source, _)| *source != DateSource::Modified)
                .map(|(source, _)| *source)
                .collect();
            agreeing.sort_unstable();
            agreeing.dedup();
            known.weight += AGREEMENT * agreeing.len() as i32;
        }
        self.found.sort_by_key(|known| -known.weight);
        self.article.dates = self.found.into_iter().map(|known| known.date).collect();
    }

    /// Sets apart what no page can have been published on.
    fn reject_absurd(&mut self) {
        let retrieved = self.page.retrieved.as_deref().and_then(value_date).map(|found| found.moment.date);
        let changed = self.found.iter().filter(|known| known.date.source == DateSource::Modified);
        let changed = changed.map(|known| known.date.moment.date).max();
        for known in std::mem::take(&mut self.found) {
            match absurdity(&known.date, retrieved, changed) {
                Some(why) => self.reject(known.date.moment, why, known.date.citation),
                None => self.found.push(known),
            }
        }
    }

    /// Puts the likelier reading of `03/04/2025` first: the one that another date of the page agrees with, else the
    /// one that is usual where the page comes from. The other is kept behind it.
    fn settle_readings(&mut self) {
        let day_first = day_order::is_day_first(self.source, &self.article.text);
        let open = |known: &Weighed| {
            known.other.is_some_and(|other| day_order::is_transposed(&known.date.written, known.date.moment, other))
        };
        let sure: Vec<Moment> = self.found.iter().filter(|known| !open(known)).map(|known| known.date.moment).collect();
        for at in 0..self.found.len() {
            let known = &mut self.found[at];
            let Some(other) = known.other else { continue };
            let backed = |moment: Moment| sure.iter().any(|date| agree(*date, moment));
            let usual = day_order::is_transposed(&known.date.written, known.date.moment, other) && day_first;
            let swap = (usual && !backed(known.date.moment)) || (backed(other) && !backed(known.date.moment));
            let first = if swap { other } else { known.date.moment };
            let second = if swap { known.date.moment } else { other };
            known.date.moment = first;
            let weight = known.weight - OTHER_READING;
            let date = DateCandidate { moment: second, ..known.date.clone() };
            self.found.push(Weighed { date, weight, other: None });
        }
    }
}

/// Bytes of the longest line that is read for a date.
const LONGEST_LINE: usize = 500;
/// Words of the longest line that is guessed from.
const SHORT: usize = 20;
/// Bytes of the head of a paragraph in which a date may be its dateline's.
const HEAD: usize = 80;

fn holds_day(text: &str) -> bool {
    find_dates(text).iter().any(|found| found.moment.precision >= Precision::Day)
}

/// Whether both give the same day.
fn agree(a: Moment, b: Moment) -> bool {
    a.date == b.date && a.precision.min(b.precision) >= Precision::Day
}

/// Whether a date opens the paragraph, alone or behind a place, and is set off from what follows.
fn stands_at_head(head: &str, found: &Found) -> bool {
    let before = head[..found.range.start].trim_end();
    let after = head[found.range.end..].trim_start();
    let set_off = before.is_empty() || before.ends_with([',', '(', '[', '/', '|', ':']);
    let ends = after.is_empty() || after.starts_with(|c: char| !c.is_alphanumeric() || c.is_uppercase());
    set_off && ends && word_count(before) <= 4 && found.moment.precision >= Precision::Day
}

/// Why a page cannot have been published then.
fn absurdity(
    date: &DateCandidate,
    retrieved: Option<jiff::civil::Date>,
    changed: Option<jiff::civil::Date>,
) -> Option<String> {
    let moment = date.moment;
    let year = moment.date.year();
    if moment.precision >= Precision::Day && (1969..=1970).contains(&year) && days_from_1970(moment) <= 1 {
        return Some("1 January 1970 is where computers begin to count time, not a day of publication".to_owned());
    }
    if year < FIRST_YEAR {
        return Some(format!("{year} is before there were web pages"));
    }
    let after = |limit: jiff::civil::Date| limit.tomorrow().is_ok_and(|limit| moment.date > limit);
    if let Some(day) = retrieved.filter(|day| after(*day)) {
        return Some(format!("after the page was fetched on {day}"));
    }
    let told = matches!(date.source, DateSource::VisibleLine | DateSource::Url | DateSource::Text);
    let day = changed.filter(|day| told && after(*day))?;
    Some(format!("after the page was last changed on {day}"))
}

fn days_from_1970(moment: Moment) -> i32 {
    (moment.date - jiff::civil::Date::constant(1970, 1, 1)).get_days().abs()
}
