//! Points in calendar time that know how exact they are.

use std::fmt;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How exact a moment is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Precision {
    /// A year.
    Year,
    /// A month.
    Month,
    /// A day.
    Day,
    /// A minute (seconds may be known).
    Minute,
}

/// A year, month, day or minute; the parts finer than its precision are not known and hold their first value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Moment {
    /// The day, or the first day of the month or year.
    pub date: Date,
    /// Seconds since midnight, local to `offset`; 0 unless the precision is `Minute`.
    pub seconds: u32,
    /// Minutes east of UTC, where told.
    pub offset: Option<i16>,
    /// How exact it is.
    pub precision: Precision,
}

impl Moment {
    /// A whole day.
    pub fn day(date: Date) -> Self {
        Moment { date, seconds: 0, offset: None, precision: Precision::Day }
    }

    /// A month; `None` for a month outside 1 to 12 or a year outside what the calendar holds.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let date = Date::new(year, month, 1).ok()?;
        Some(Moment { date, seconds: 0, offset: None, precision: Precision::Month })
    }

    /// A year.
    pub fn year(year: i16) -> Option<Self> {
        let date = Date::new(year, 1, 1).ok()?;
        Some(Moment { date, seconds: 0, offset: None, precision: Precision::Year })
    }

    /// The same day with a time of day; `offset` in minutes east of UTC.
    pub fn at(date: Date, seconds: u32, offset: Option<i16>) -> Self {
        Moment { date, seconds, offset, precision: Precision::Minute }
    }

    /// Whether both can be the same point in time at the coarser one's precision.
    pub fn agrees(self, other: Moment) -> bool {
        let coarser = self.precision.min(other.precision);
        let (a, b) = (self.date, other.date);
        a.year() == b.year()
            && (coarser < Precision::Month || a.month() == b.month())
            && (coarser < Precision::Day || a.day() == b.day())
            && (coarser < Precision::Minute || self.seconds / 60 == other.seconds / 60)
    }

    /// Whether this time, told in UTC, falls on the neighbouring day `local` somewhere on earth.
    pub fn is_elsewhere(self, local: Moment) -> bool {
        let days = (local.date - self.date).get_days();
        let hour = self.seconds / 3600;
        // Zones reach from 12 hours behind UTC to 14 before it.
        let explained = (days == -1 && hour < 12) || (days == 1 && hour >= 24 - 14);
        self.offset == Some(0) && local.precision >= Precision::Day && local.offset != Some(0) && explained
    }

    /// Minutes since the year 0 in UTC (local where no offset is told): a key to order moments by.
    pub fn order(self) -> i64 {
        let days = i64::from((self.date - Date::ZERO).get_days());
        days * 1440 + i64::from(self.seconds / 60) - i64::from(self.offset.unwrap_or(0))
    }
}

/// ISO 8601, cut to the precision.
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = (self.date.year(), self.date.month(), self.date.day());
        match self.precision {
            Precision::Year => write!(f, "{year:04}"),
            Precision::Month => write!(f, "{year:04}-{month:02}"),
            Precision::Day => write!(f, "{year:04}-{month:02}-{day:02}"),
            Precision::Minute => {
                let (hour, minute, second) = (self.seconds / 3600, self.seconds / 60 % 60, self.seconds % 60);
                write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")?;
                match self.offset {
                    Some(minutes) => {
                        let sign = if minutes < 0 { '-' } else { '+' };
                        write!(f, "{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
                    }
                    None => Ok(()),
                }
            }
        }
    }
}
