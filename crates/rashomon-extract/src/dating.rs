//! The dates of a page: every date it gives for itself, weighed by where it stands and by what else agrees.
//!
//! A candidate's weight is the trust in its place, plus a little for each other place that gives the same day. What no
//! page can have been published on is kept apart with the reason.

mod gather;

use std::ops::Range;

use jiff::civil::Date;
use rashomon_model::{Article, Citation, DateCandidate, DateSource, Field, Moment, Page, Precision, Rejected, Span};

use crate::assemble::Place;
use crate::date_values::value_date;
use crate::day_order;
use crate::source::Source;

/// Candidates of one page that are kept.
const MOST: usize = 40;
/// Rejected dates of one page that are kept.
const MOST_REJECTED: usize = 10;
/// The first year of the web: no page is older.
pub(crate) const FIRST_YEAR: i16 = 1990;

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
    if !dating.knows_day() {
        dating.read_picture();
        dating.read_rights();
    }
    dating.read_dateline();
    if !dating.knows_day() {
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

    fn knows_day(&self) -> bool {
        self.found.iter().any(|known| known.date.moment.precision >= Precision::Day)
    }

    fn reject(&mut self, value: Moment, why: String, citation: Citation) {
        if self.article.rejected.len() < MOST_REJECTED {
            self.article.rejected.push(Rejected { value, why, citation });
        }
    }

    fn finish(mut self) {
        self.reject_absurd();
        self.settle_readings();
        let days: Vec<(DateSource, Moment)> =
            self.found.iter().map(|known| (known.date.source, known.date.moment)).collect();
        for known in &mut self.found {
            known.weight += AGREEMENT * agreeing(&known.date, &days);
        }
        self.found.sort_by_key(|known| -known.weight);
        self.article.dates = self.found.into_iter().map(|known| known.date).collect();
    }

    /// Sets apart what no page can have been published on. Of two readings the possible one is kept.
    fn reject_absurd(&mut self) {
        let fetched = self.page.retrieved.as_deref().and_then(value_date).map(|found| found.moment.date);
        let changes = self.found.iter().filter(|known| known.date.source == DateSource::Modified);
        let changed = changes.map(|known| known.date.moment.date).max();
        for mut known in std::mem::take(&mut self.found) {
            let why = |moment: Moment| absurdity(moment, known.date.source, fetched, changed);
            let other = known.other.filter(|other| why(*other).is_none());
            match (why(known.date.moment), other) {
                (Some(why), None) => {
                    self.reject(known.date.moment, why, known.date.citation);
                    continue;
                }
                (Some(_), Some(other)) => (known.date.moment, known.other) = (other, None),
                (None, other) => known.other = other,
            }
            self.found.push(known);
        }
    }

    /// Puts the likelier reading of `03/04/2025` first: the one that another date of the page agrees with, else the
    /// one that is usual where the page comes from. The other is kept behind it.
    fn settle_readings(&mut self) {
        if self.found.iter().all(|known| known.other.is_none()) {
            return;
        }
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

/// Whether both give the same day.
fn agree(a: Moment, b: Moment) -> bool {
    a.date == b.date && a.precision.min(b.precision) >= Precision::Day
}

/// How many other places give the same day. What the page also calls the day of a change is none for that.
fn agreeing(date: &DateCandidate, days: &[(DateSource, Moment)]) -> i32 {
    let same = days.iter().filter(|(source, moment)| *source != date.source && agree(*moment, date.moment));
    let mut sources: Vec<DateSource> = same.map(|(source, _)| *source).collect();
    sources.sort_unstable();
    sources.dedup();
    if sources.contains(&DateSource::Modified) { 0 } else { sources.len() as i32 }
}

/// Why a page cannot have been published then.
fn absurdity(moment: Moment, source: DateSource, fetched: Option<Date>, changed: Option<Date>) -> Option<String> {
    let year = moment.date.year();
    if moment.precision >= Precision::Day && (moment.date - Date::constant(1970, 1, 1)).get_days().abs() <= 1 {
        return Some("1 January 1970 is where computers begin to count time, not a day of publication".to_owned());
    }
    if year < FIRST_YEAR {
        return Some(format!("{year} is before there were web pages"));
    }
    let after = |limit: Date| limit.tomorrow().is_ok_and(|limit| moment.date > limit);
    if let Some(day) = fetched.filter(|day| after(*day)) {
        return Some(format!("after the page was fetched on {day}"));
    }
    let told = matches!(source, DateSource::VisibleLine | DateSource::Url | DateSource::Text);
    let day = changed.filter(|day| told && after(*day))?;
    Some(format!("after the page was last changed on {day}"))
}
