//! Time expressions in the notation of TimeML: a type and an ISO 8601 value.

use std::fmt;

use crate::{DayPart, Holiday, Loose, Moment, Step, TimeExpression, TimeForm, TimeUnit, YearPart};

/// What an expression of time is, as TIMEX3 divides them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimexKind {
    /// A day or anything longer on the calendar.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that comes again.
    Set,
}

impl fmt::Display for TimexKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TimexKind::Date => "DATE",
            TimexKind::Time => "TIME",
            TimexKind::Duration => "DURATION",
            TimexKind::Set => "SET",
        })
    }
}

/// An expression of time as TIMEX3 writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timex {
    /// Its type.
    pub kind: TimexKind,
    /// Its value: ISO 8601, with the letters that TimeML adds (`1998-W32`, `1998-SP`, `P3Y`, `PAST_REF`).
    pub value: String,
}

impl TimeExpression {
    /// The expression as TIMEX3 writes it; `X` stands for what the words leave open.
    pub fn timex(&self) -> Timex {
        let (kind, value) = match self.form {
            TimeForm::Clock { seconds, .. } => (TimexKind::Time, self.day() + &clock(seconds)),
            TimeForm::Duration { count, unit, .. } | TimeForm::Age { count, unit } => {
                (TimexKind::Duration, length(count, unit))
            }
            TimeForm::Vague(Loose::Some(unit)) => (TimexKind::Duration, lengths("X", unit)),
            // TIMEX3 has several units in a row as a length.
            _ if matches!(self.step, Some(Step::Part { many: 2.., .. })) => (TimexKind::Duration, self.parts()),
            TimeForm::Every { unit: TimeUnit::Day, .. } if self.part.is_some() => {
                (TimexKind::Set, format!("XXXX-XX-XX{}", self.part.map_or("", DayPart::code)))
            }
            TimeForm::Every { count, unit } => (TimexKind::Set, length(count, unit)),
            TimeForm::EveryWeekday { day } => {
                (TimexKind::Set, format!("XXXX-WXX-{day}{}", self.part.map_or("", DayPart::code)))
            }
            _ => (TimexKind::Date, self.date()),
        };
        match self.part.filter(|_| kind == TimexKind::Date) {
            Some(part) => Timex { kind: TimexKind::Time, value: value + part.code() },
            None => Timex { kind, value },
        }
    }

    /// The length of the units that a step takes together.
    fn parts(&self) -> String {
        match self.step {
            Some(Step::Part { many, unit, .. }) => length(many.into(), unit),
            _ => String::new(),
        }
    }

    /// The day that a time of day belongs to; nothing where none is known.
    fn day(&self) -> String {
        self.value.map_or_else(String::new, |value| Moment::day(value.date).to_string())
    }

    fn date(&self) -> String {
        let Some(value) = self.value else { return self.open() };
        let year = value.date.year();
        match self.step {
            Some(Step::Part { unit, many: 1, .. } | Step::Around { unit }) => return by_unit(value, unit),
            Some(_) => return value.to_string(),
            None => {}
        }
        match self.form {
            TimeForm::Shift { unit, .. } => by_unit(value, unit),
            TimeForm::YearPart { part, .. } => format!("{year:04}-{}", part.code()),
            TimeForm::Years { count: 100, .. } => format!("{:02}", year / 100),
            TimeForm::Years { .. } => format!("{:03}", year / 10),
            _ => value.to_string(),
        }
    }

    /// What is written where the article's day is not known.
    fn open(&self) -> String {
        match self.form {
            _ if self.step.is_some() => "XXXX-XX-XX".to_owned(),
            TimeForm::MonthDay { month, day } => format!("XXXX-{month:02}-{day:02}"),
            TimeForm::DayOfMonth { day } => format!("XXXX-XX-{day:02}"),
            TimeForm::Month { month, .. } => format!("XXXX-{month:02}"),
            TimeForm::Weekday { day, .. } => format!("XXXX-WXX-{day}"),
            TimeForm::YearPart { part, .. } => format!("XXXX-{}", part.code()),
            TimeForm::Shift { count, .. } => reference(count.signum()).to_owned(),
            TimeForm::Vague(Loose::Past) => reference(-1).to_owned(),
            TimeForm::Vague(Loose::Future) => reference(1).to_owned(),
            TimeForm::Vague(_) => reference(0).to_owned(),
            TimeForm::Holiday { holiday: Holiday::Fixed { month, day }, .. } => format!("XXXX-{month:02}-{day:02}"),
            TimeForm::PartOfDay => String::new(),
            _ => "XXXX-XX-XX".to_owned(),
        }
    }
}

fn reference(sign: i32) -> &'static str {
    match sign {
        ..0 => "PAST_REF",
        0 => "PRESENT_REF",
        _ => "FUTURE_REF",
    }
}

fn by_unit(value: Moment, unit: TimeUnit) -> String {
    let (year, week) = (value.date.year(), value.date.iso_week_date());
    match unit {
        TimeUnit::Week => format!("{:04}-W{:02}", week.year(), week.week()),
        TimeUnit::Weekend => format!("{:04}-W{:02}-WE", week.year(), week.week()),
        TimeUnit::Quarter => format!("{year:04}-Q{}", (value.date.month() - 1) / 3 + 1),
        TimeUnit::Decade => format!("{:03}", year / 10),
        TimeUnit::Century => format!("{:02}", year / 100),
        _ => value.to_string(),
    }
}

fn clock(seconds: u32) -> String {
    match (seconds / 3600, seconds / 60 % 60, seconds % 60) {
        (hour, minute, 0) => format!("T{hour:02}:{minute:02}"),
        (hour, minute, second) => format!("T{hour:02}:{minute:02}:{second:02}"),
    }
}

/// Decades and centuries are written as years.
fn length(count: i32, unit: TimeUnit) -> String {
    match unit {
        TimeUnit::Decade => lengths(&count.saturating_mul(10).to_string(), TimeUnit::Year),
        TimeUnit::Century => lengths(&count.saturating_mul(100).to_string(), TimeUnit::Year),
        _ => lengths(&count.to_string(), unit),
    }
}

fn lengths(count: &str, unit: TimeUnit) -> String {
    match unit {
        TimeUnit::Second => format!("PT{count}S"),
        TimeUnit::Minute => format!("PT{count}M"),
        TimeUnit::Hour => format!("PT{count}H"),
        TimeUnit::Day => format!("P{count}D"),
        TimeUnit::Weekend => format!("P{count}WE"),
        TimeUnit::Week => format!("P{count}W"),
        TimeUnit::Month => format!("P{count}M"),
        TimeUnit::Quarter => format!("P{count}Q"),
        TimeUnit::Year => format!("P{count}Y"),
        TimeUnit::Decade => format!("P{count}DE"),
        TimeUnit::Century => format!("P{count}CE"),
    }
}

impl DayPart {
    /// TIMEX3's letters for it.
    fn code(self) -> &'static str {
        match self {
            DayPart::Morning => "TMO",
            DayPart::Afternoon => "TAF",
            DayPart::Evening => "TEV",
            DayPart::Night => "TNI",
        }
    }
}

impl YearPart {
    /// TIMEX3's letters for it.
    fn code(self) -> String {
        match self {
            YearPart::Spring => "SP".to_owned(),
            YearPart::Summer => "SU".to_owned(),
            YearPart::Autumn => "FA".to_owned(),
            YearPart::Winter => "WI".to_owned(),
            YearPart::Quarter(quarter) => format!("Q{quarter}"),
            YearPart::Half(half) => format!("H{half}"),
        }
    }
}
