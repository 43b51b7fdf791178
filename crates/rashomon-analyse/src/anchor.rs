//! Resolves relative expressions of time against the article's own date.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Length, ToSpan};
use rashomon_model::{Analysis, Moment, Precision, StemId, TimeExpression, TimeForm, TimeUnit};

use crate::tokens::stem_of;

/// Resolves every expression of time in the news sense: in the past unless its words or the tense point ahead. Calling
/// it again with another date gives what that date alone would have given.
pub fn anchor(analysis: &mut Analysis, published: Option<Date>) {
    let ahead: Vec<bool> = analysis.times.iter().map(|t| points_ahead(analysis, t)).collect();
    let looks_back: Vec<bool> = analysis.times.iter().map(|t| looks_back(analysis, t)).collect();
    for (index, time) in analysis.times.iter_mut().enumerate() {
        (time.value, time.end) = match (time.form, published) {
            (TimeForm::Absolute(moment), _) => (Some(moment), None),
            (TimeForm::Clock { .. } | TimeForm::Vague(_), _) | (_, None) => (None, None),
            (form, Some(day)) => resolve(form, day, ahead[index], looks_back[index]),
        };
    }
    join_clocks(&mut analysis.times);
}

fn resolve(form: TimeForm, day: Date, ahead: bool, looks_back: bool) -> (Option<Moment>, Option<Moment>) {
    match form {
        TimeForm::MonthDay { month, day: d } => (month_day(day, month, d, ahead).map(Moment::day), None),
        TimeForm::Month { month, year_shift } => (month_of(day, month, year_shift, ahead), None),
        TimeForm::Weekday { day: wanted, future, skip } => (weekday(day, wanted, future, skip).map(Moment::day), None),
        TimeForm::Shift { count, unit } => shift(day, count, unit),
        TimeForm::Duration { count, unit } if looks_back => {
            (back(day, count, unit).and_then(|from| cut(from, unit)), Some(Moment::day(day)))
        }
        _ => (None, None),
    }
}

fn month_day(published: Date, month: i8, day: i8, ahead: bool) -> Option<Date> {
    let in_year = |year: i16| Date::new(year, month, day).ok();
    let latest = published.tomorrow().unwrap_or(published);
    let past = (0..8).find_map(|back| in_year(published.year() - back).filter(|d| *d <= latest));
    let next = (0..8).find_map(|on| in_year(published.year() + on).filter(|d| *d >= published));
    if ahead { next } else { past }
}

fn month_of(published: Date, month: i8, shift: Option<i8>, ahead: bool) -> Option<Moment> {
    let this_year = published.year();
    let year = match shift {
        Some(years) => this_year + i16::from(years),
        None if ahead => this_year + i16::from(month < published.month()),
        None => this_year - i16::from(month > published.month()),
    };
    Moment::month(year, month)
}

fn weekday(published: Date, wanted: i8, future: bool, skip: bool) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(wanted).ok()?;
    let today = published.weekday();
    let (days, sign) = if future { (wanted.since(today), 1) } else { (today.since(wanted), -1) };
    let nearest = published.checked_add(Length::new().days(i64::from(days) * sign)).ok()?;
    let same_week = monday(nearest) == monday(published);
    if skip && same_week { nearest.checked_add(Length::new().days(7 * sign)).ok() } else { Some(nearest) }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

fn back(day: Date, count: i32, unit: TimeUnit) -> Option<Date> {
    let count = i64::from(count);
    let length = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Length::new().days(0),
        TimeUnit::Day => Length::new().try_days(count).ok()?,
        TimeUnit::Week | TimeUnit::Weekend => Length::new().try_weeks(count).ok()?,
        TimeUnit::Month => Length::new().try_months(count).ok()?,
        TimeUnit::Quarter => Length::new().try_months(3 * count).ok()?,
        TimeUnit::Year => Length::new().try_years(count).ok()?,
        TimeUnit::Decade => Length::new().try_years(10 * count).ok()?,
        TimeUnit::Century => Length::new().try_years(100 * count).ok()?,
    };
    day.checked_sub(length).ok()
}

/// A day told in a unit is known no more exactly than the unit.
fn cut(day: Date, unit: TimeUnit) -> Option<Moment> {
    match unit {
        TimeUnit::Month => Moment::month(day.year(), day.month()),
        TimeUnit::Year => Moment::year(day.year()),
        _ => Some(Moment::day(day)),
    }
}

fn shift(published: Date, count: i32, unit: TimeUnit) -> (Option<Moment>, Option<Moment>) {
    let Some(day) = count.checked_neg().and_then(|count| back(published, count, unit)) else { return (None, None) };
    if unit != TimeUnit::Week {
        return (cut(day, unit), None);
    }
    let first = monday(day);
    let last = first.and_then(|d| d.checked_add(6.days()).ok());
    (first.map(Moment::day), last.map(Moment::day))
}

/// The stems of the two tokens before an expression and of those in it, against some words.
fn stands_by(analysis: &Analysis, time: &TimeExpression, words: &[&str]) -> bool {
    let stems: Vec<StemId> = words.iter().map(|w| stem_of(w)).collect();
    let first = analysis.tokens.partition_point(|t| t.span.start < time.span.start);
    let end = analysis.tokens.partition_point(|t| t.span.start < time.span.end);
    analysis.tokens[first.saturating_sub(2)..end].iter().any(|t| stems.contains(&t.stem))
}

fn points_ahead(analysis: &Analysis, time: &TimeExpression) -> bool {
    if !matches!(time.form, TimeForm::MonthDay { .. } | TimeForm::Month { .. }) {
        return false;
    }
    stands_by(analysis, time, &["until", "till", "by", "due", "next", "scheduled", "set"])
        || will_precedes(analysis, time)
}

/// "will" or "expected to" in the few words before.
fn will_precedes(analysis: &Analysis, time: &TimeExpression) -> bool {
    let ahead = [stem_of("will"), stem_of("scheduled"), stem_of("expected")];
    let first = analysis.tokens.partition_point(|t| t.span.start < time.span.start);
    let sentence = analysis.sentences.get(time.sentence as usize).map_or(0, |s| s.first_token as usize);
    let from = first.saturating_sub(8).max(sentence).min(first);
    analysis.tokens[from..first].iter().any(|t| ahead.contains(&t.stem))
}

fn looks_back(analysis: &Analysis, time: &TimeExpression) -> bool {
    matches!(time.form, TimeForm::Duration { .. }) && stands_by(analysis, time, &["past", "last", "previous"])
}

/// A time of day belongs to the nearest day in its sentence, else to the last day of the sentence before.
fn join_clocks(times: &mut [TimeExpression]) {
    let days: Vec<(u32, u32, Date)> = times
        .iter()
        .filter_map(|t| {
            t.value
                .filter(|v| v.precision == Precision::Day && t.end.is_none())
                .map(|v| (t.sentence, t.span.start, v.date))
        })
        .collect();
    for time in times {
        let TimeForm::Clock { seconds, .. } = time.form else { continue };
        let from = days.partition_point(|d| d.0 < time.sentence);
        let to = days.partition_point(|d| d.0 <= time.sentence);
        let near = days[from..to].iter().take(16).min_by_key(|d| d.1.abs_diff(time.span.start));
        let before = from.checked_sub(1).map(|i| &days[i]).filter(|d| d.0 + 1 == time.sentence);
        time.value = near.or(before).map(|d| Moment::at(d.2, seconds, None));
    }
}
