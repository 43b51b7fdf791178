//! Resolves relative expressions of time against the article's own date.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Length, ToSpan};
use rashomon_model::{
    Analysis, Holiday, Moment, Precision, Step, Tense, TimeExpression, TimeForm, TimeUnit, YearPart, YearTold,
};

/// When something is, and when it ends where that is another time.
type When = (Option<Moment>, Option<Moment>);

/// Nothing is known of when.
const NEVER: When = (None, None);

/// Resolves every expression of time in the news sense: in the past unless its words or the tense point ahead. Calling
/// it again with another date gives what that date alone would have given.
pub fn anchor(analysis: &mut Analysis, published: Option<Date>) {
    let times = &mut analysis.times;
    for time in times.iter_mut() {
        (time.value, time.end) = match published {
            Some(day) => resolved(time, time.tense, day),
            None => stepped(undated(time.form), time.step),
        };
    }
    order_periods(times);
    join_clocks(times);
    end_periods(times);
}

/// What needs no day to count from.
fn undated(form: TimeForm) -> When {
    match form {
        TimeForm::Absolute(moment) => (Some(moment), None),
        TimeForm::Years { first, count } => (Moment::year(first), Moment::year(first.saturating_add(count - 1))),
        TimeForm::YearPart { part, year: YearTold::In(year) } => months(part, year),
        TimeForm::Holiday { holiday, year: YearTold::In(year) } => (named_day(holiday, year).map(Moment::day), None),
        TimeForm::Month { month, year: YearTold::In(year) } => (Moment::month(year, month), None),
        _ => NEVER,
    }
}

/// When an expression is, in a tense, counted from a day.
fn resolved(time: &TimeExpression, tense: Tense, day: Date) -> When {
    stepped(resolve(time.form, tense, day), time.step)
}

/// The step from when something is.
fn stepped(when: When, step: Option<Step>) -> When {
    let (Some(step), (Some(from), last)) = (step, when) else { return when };
    let end = last_day(last.unwrap_or(from));
    match step {
        Step::Count { count, unit } => {
            let on = |m: Moment| Some(Moment { date: back(m.date, count.checked_neg()?, unit)?, ..m });
            (on(from), last.and_then(on))
        }
        Step::Weekday { nth, day } => (nth_weekday(from.date, end, nth, day).map(Moment::day), None),
        Step::Part { nth, many, unit } => part(from.date, end, nth, many, unit),
        Step::Around { unit: TimeUnit::Weekend } => {
            // The weekend of a Monday is that before it.
            let near = from.date.checked_sub(1.day()).unwrap_or(from.date);
            shift(near, 0, TimeUnit::Weekend)
        }
        Step::Around { unit } => shift(from.date, 0, unit),
    }
}

/// The last day that a moment covers.
fn last_day(moment: Moment) -> Date {
    match moment.precision {
        Precision::Year => Date::new(moment.date.year(), 12, 31).unwrap_or(moment.date),
        Precision::Month => moment.date.last_of_month(),
        Precision::Day | Precision::Minute => moment.date,
    }
}

/// A weekday counted from the first day of a period, or from its last.
fn nth_weekday(first: Date, end: Date, nth: i8, day: i8) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(day).ok()?;
    let days = if nth > 0 {
        i64::from(wanted.since(first.weekday())) + 7 * i64::from(nth - 1)
    } else {
        i64::from((end - first).get_days()) - i64::from(end.weekday().since(wanted)) + 7 * i64::from(nth + 1)
    };
    first.checked_add(Length::new().days(days)).ok().filter(|found| (first..=end).contains(found))
}

/// Units counted from the first day of a period, or from its last. A week belongs to the period that holds most of it.
fn part(first: Date, end: Date, nth: i8, many: i8, unit: TimeUnit) -> When {
    let edge = match (unit, nth > 0) {
        (TimeUnit::Week, true) => first.checked_add(3.days()),
        (TimeUnit::Week, false) => end.checked_sub(3.days()),
        (TimeUnit::Weekend, true) => first.checked_add(1.day()),
        (TimeUnit::Weekend, false) => end.checked_sub(5.days()),
        (_, true) => Ok(first),
        (_, false) => Ok(end),
    };
    let Ok(edge) = edge else { return NEVER };
    let steps = if nth > 0 { i32::from(nth) - 1 } else { i32::from(nth) + 1 };
    let (from, to) = if nth > 0 { (steps, steps + i32::from(many) - 1) } else { (steps - i32::from(many) + 1, steps) };
    let (start, single_end) = shift(edge, from, unit);
    let (last, last_end) = shift(edge, to, unit);
    let inside = start.is_some_and(|start| last_day(start) >= first) && last.is_some_and(|last| last.date <= end);
    match inside {
        true if many > 1 => (start, last_end.or(last)),
        true => (start, single_end),
        false => NEVER,
    }
}

fn resolve(form: TimeForm, tense: Tense, day: Date) -> When {
    match form {
        TimeForm::MonthDay { month, day: of } => {
            let in_year = |year| Date::new(year, month, of).ok();
            let year = year_of(YearTold::Untold, tense, day, |year| in_year(year).map(|d| (d, d)));
            (year.and_then(in_year).map(Moment::day), None)
        }
        TimeForm::DayOfMonth { day: of } => (day_of_month(day, of, tense).map(Moment::day), None),
        TimeForm::Month { month, year } => {
            let bounds = |year| Date::new(year, month, 1).ok().map(|first| (first, first.last_of_month()));
            let year = year_of(year, tense, day, bounds);
            (year.and_then(|year| Moment::month(year, month)), None)
        }
        TimeForm::Holiday { holiday, year } => {
            let year = year_of(year, tense, day, |year| named_day(holiday, year).map(|d| (d, d)));
            (year.and_then(|year| named_day(holiday, year)).map(Moment::day), None)
        }
        TimeForm::YearPart { part, year } => {
            let bounds = |year| {
                let (first, last) = months(part, year);
                Some((first?.date, last?.date.last_of_month()))
            };
            year_of(year, tense, day, bounds).map_or(NEVER, |year| months(part, year))
        }
        TimeForm::Weekday { day: wanted, skip } => (weekday(day, wanted, tense, skip).map(Moment::day), None),
        TimeForm::Shift { count: 0, unit: TimeUnit::Weekend } => weekend(day, tense),
        TimeForm::Shift { count: 0, unit: TimeUnit::Quarter } => this_quarter(day, tense),
        TimeForm::Shift { count, unit } => shift(day, count, unit),
        TimeForm::Duration { count, unit, reach: Tense::Back } => {
            (back(day, count, unit).and_then(|from| cut(from, unit)), Some(Moment::day(day)))
        }
        TimeForm::Duration { count, unit, reach: Tense::Ahead } => {
            let to = count.checked_neg().and_then(|count| back(day, count, unit)).and_then(|to| cut(to, unit));
            (to.map(|_| Moment::day(day)), to)
        }
        form => undated(form),
    }
}

/// How many years before and after the article's are looked at: a 29 February comes every eighth year at the latest.
const YEARS: i16 = 8;

/// Days over which news tells the year: a date without one is rather ten days ago than in 355, whatever the tense.
const LONG: i32 = 300;

/// The year of something that comes every year, given its first and last day in any year.
fn year_of(told: YearTold, tense: Tense, day: Date, bounds: impl Fn(i16) -> Option<(Date, Date)>) -> Option<i16> {
    let this = day.year();
    let years = (-YEARS..=YEARS).map(|shift| this.saturating_add(shift));
    let mut all = years.filter_map(|year| bounds(year).map(|(first, last)| (year, first, last)));
    let tomorrow = day.tomorrow().unwrap_or(day);
    let found = match (told, tense) {
        (YearTold::In(year), _) => return Some(year),
        (YearTold::Shift(years), _) => return Some(this.saturating_add(years.into())),
        (YearTold::Last, _) => all.rfind(|(_, _, last)| *last < day),
        (YearTold::Next, _) => all.find(|(_, first, _)| *first > day),
        (YearTold::Untold, Tense::Ahead) => {
            let near = |(_, first, last): &(i16, Date, Date)| *last >= day && away(day, *first, *last) <= LONG;
            all.clone().find(near).or_else(|| all.rfind(|(_, first, _)| *first <= tomorrow))
        }
        (YearTold::Untold, _) => {
            let recent = |(_, first, last): &(i16, Date, Date)| *first <= tomorrow && away(day, *first, *last) <= LONG;
            all.clone().rfind(recent).or_else(|| all.find(|(_, _, last)| *last >= day))
        }
    };
    found.map(|(year, ..)| year)
}

/// Days from a day to a period; 0 inside it.
fn away(day: Date, first: Date, last: Date) -> i32 {
    (first - day).get_days().max((day - last).get_days()).max(0)
}

/// The months of a part of a year, as in the north.
fn months(part: YearPart, year: i16) -> When {
    let (first, length) = match part {
        YearPart::Spring => (3, 3),
        YearPart::Summer => (6, 3),
        YearPart::Autumn => (9, 3),
        YearPart::Winter => (12, 3),
        YearPart::Quarter(quarter) => (3 * quarter as i8 - 2, 3),
        YearPart::Half(half) => (6 * half as i8 - 5, 6),
    };
    let first = Moment::month(year, first);
    let last = first.and_then(|first| first.date.checked_add((length - 1).months()).ok());
    (first, last.and_then(|last| Moment::month(last.year(), last.month())))
}

/// The date of a day with a name.
fn named_day(holiday: Holiday, year: i16) -> Option<Date> {
    match holiday {
        Holiday::Fixed { month, day } => Date::new(year, month, day).ok(),
        Holiday::Nth { month, weekday, nth, days } => {
            let weekday = Weekday::from_monday_one_offset(weekday).ok()?;
            let counted = Date::new(year, month, 1).ok()?.nth_weekday_of_month(nth, weekday).ok()?;
            counted.checked_add(Length::new().days(days)).ok()
        }
        Holiday::Easter { days } => easter(year)?.checked_add(Length::new().days(days)).ok(),
    }
}

/// Easter Sunday in the Gregorian calendar, by the "anonymous" reckoning that Meeus gives (Astronomical Algorithms,
/// chapter 8).
fn easter(year: i16) -> Option<Date> {
    let y = i32::from(year);
    let (a, b, c) = (y % 19, y / 100, y % 100);
    let h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    let l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let sum = h + l - 7 * m + 114;
    Date::new(year, i8::try_from(sum / 31).ok()?, i8::try_from(sum % 31 + 1).ok()?).ok()
}

/// The last such day of a month that had come, or the next.
fn day_of_month(published: Date, day: i8, tense: Tense) -> Option<Date> {
    let sign = if tense == Tense::Ahead { 1 } else { -1 };
    let in_month = |months: i32| {
        let month =
            published.first_of_month().checked_add(Length::new().try_months(sign * i64::from(months)).ok()?).ok()?;
        Date::new(month.year(), month.month(), day).ok()
    };
    let fits = |found: &Date| (*found - published).get_days() * sign as i32 >= 0;
    (0..4).filter_map(in_month).find(fits)
}

fn weekday(published: Date, wanted: i8, tense: Tense, skip: bool) -> Option<Date> {
    let wanted = Weekday::from_monday_one_offset(wanted).ok()?;
    let today = published.weekday();
    let ahead = tense == Tense::Ahead;
    let (days, sign) = if ahead { (wanted.since(today), 1) } else { (today.since(wanted), -1) };
    let nearest = published.checked_add(Length::new().days(i64::from(days) * sign)).ok()?;
    let same_week = monday(nearest) == monday(published);
    if skip && same_week { nearest.checked_add(Length::new().days(7 * sign)).ok() } else { Some(nearest) }
}

fn monday(day: Date) -> Option<Date> {
    day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
}

/// The weekend that a day speaks of without saying which.
fn weekend(day: Date, tense: Tense) -> When {
    let next = shift(day, 0, TimeUnit::Weekend);
    let past = shift(day, -1, TimeUnit::Weekend);
    let Some((saturday, sunday)) = past.1.zip(next.0).map(|(sunday, saturday)| (saturday.date, sunday.date)) else {
        return NEVER;
    };
    let nearer = (saturday - day).get_days() < (day - sunday).get_days();
    let begun = saturday <= day;
    if begun || tense == Tense::Ahead || tense == Tense::Untold && nearer { next } else { past }
}

/// The quarter that news speaks of: that which ends nearest, for its figures come after its end.
fn this_quarter(day: Date, tense: Tense) -> When {
    let month = (day.month() - 1) % 3;
    let early = month == 0 || month == 1 && day.day() <= 15;
    shift(day, -i32::from(early && tense != Tense::Ahead), TimeUnit::Quarter)
}

fn back(day: Date, count: i32, unit: TimeUnit) -> Option<Date> {
    let count = i64::from(count);
    let length = match unit {
        TimeUnit::Second | TimeUnit::Minute | TimeUnit::Hour => Length::new(),
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
        TimeUnit::Month | TimeUnit::Quarter => Moment::month(day.year(), day.month()),
        TimeUnit::Year | TimeUnit::Decade | TimeUnit::Century => Moment::year(day.year()),
        _ => Some(Moment::day(day)),
    }
}

fn shift(published: Date, count: i32, unit: TimeUnit) -> When {
    let Some(day) = count.checked_neg().and_then(|count| back(published, count, unit)) else { return NEVER };
    let from_monday =
        |days: i64| monday(day).and_then(|d| d.checked_add(Length::new().days(days)).ok()).map(Moment::day);
    let years = |count: i16| {
        let first = day.year() - day.year().rem_euclid(count);
        (Moment::year(first), Moment::year(first.saturating_add(count - 1)))
    };
    match unit {
        TimeUnit::Week => (from_monday(0), from_monday(6)),
        TimeUnit::Weekend => (from_monday(5), from_monday(6)),
        TimeUnit::Quarter => months(YearPart::Quarter((day.month() as u8 - 1) / 3 + 1), day.year()),
        TimeUnit::Decade => years(10),
        TimeUnit::Century => years(100),
        _ => (cut(day, unit), None),
    }
}

/// Puts the ends of a period in order: "from Monday to Friday" is one week, "from 3 March to 5 May 2021" one year.
fn order_periods(times: &mut [TimeExpression]) {
    for at in 1..times.len() {
        let [first, second] = &mut times[at - 1..=at] else { continue };
        let Some((from, to)) = first.value.zip(second.value).filter(|_| first.opens) else { continue };
        if floats(second.form) && (first.tense == Tense::Ahead || !floats(first.form)) {
            (second.value, second.end) = resolved(second, Tense::Ahead, from.date);
        } else if floats(first.form) {
            (first.value, first.end) = resolved(first, Tense::Back, to.date);
        }
    }
}

/// Whether words tell neither the year nor the week: the other end of their period says it.
fn floats(form: TimeForm) -> bool {
    match form {
        TimeForm::MonthDay { .. } | TimeForm::DayOfMonth { .. } => true,
        TimeForm::Weekday { skip, .. } => !skip,
        TimeForm::Month { year, .. } | TimeForm::Holiday { year, .. } | TimeForm::YearPart { year, .. } => {
            year == YearTold::Untold
        }
        _ => false,
    }
}

/// A period ends with the expression behind that which begins it; "from 2 to 4 p.m." is of one day.
fn end_periods(times: &mut [TimeExpression]) {
    for at in 1..times.len() {
        let end = times[at].end.or(times[at].value);
        let timed = matches!(times[at].form, TimeForm::Clock { .. });
        let first = &mut times[at - 1];
        if let (TimeForm::Clock { seconds, offset }, Some(end), true) = (first.form, end, first.opens && timed) {
            first.value = Some(Moment::at(end.date, seconds, offset));
        }
        if first.opens && first.value.zip(end).is_some_and(|(from, to)| from.order() <= to.order()) {
            first.end = end;
        }
    }
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
        if !matches!(time.form, TimeForm::Clock { .. } | TimeForm::PartOfDay) {
            continue;
        }
        let from = days.partition_point(|d| d.0 < time.sentence);
        let to = days.partition_point(|d| d.0 <= time.sentence);
        let near = days[from..to].iter().take(16).min_by_key(|d| d.1.abs_diff(time.span.start));
        let before = from.checked_sub(1).map(|i| &days[i]).filter(|d| d.0 + 1 == time.sentence);
        time.value = near.or(before).map(|d| match time.form {
            TimeForm::Clock { seconds, offset } => Moment::at(d.2, seconds, offset),
            _ => Moment::day(d.2),
        });
    }
}
