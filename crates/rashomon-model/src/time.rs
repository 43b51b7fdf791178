//! Expressions of time: what their words say, kept apart from what they resolve to.

use crate::{Moment, Span};
use serde::{Deserialize, Serialize};

/// A time expression, as written and as resolved.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Its words.
    pub span: Span,
    /// Its sentence.
    pub sentence: u32,
    /// What the words say, before they are held against the article's date.
    pub form: TimeForm,
    /// What they do with it: count on from it, or pick a part of it ("three weeks after Christmas").
    pub step: Option<Step>,
    /// The part of the day that the words name with it ("Tuesday evening").
    pub part: Option<DayPart>,
    /// Where the words around it look.
    pub tense: Tense,
    /// Whether it begins a period that ends with the next expression ("from Monday to Friday").
    pub opens: bool,
    /// When that is, if it is a point or a period with a beginning; relative ones need the article's date.
    pub value: Option<Moment>,
    /// The end of a period: its last day, month or year.
    pub end: Option<Moment>,
}

/// What the words of a time expression say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TimeForm {
    /// A full or partial date with its year.
    Absolute(Moment),
    /// A month and day without a year.
    MonthDay {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// A day of a month that is not named: "on the 22nd".
    DayOfMonth {
        /// 1 to 31.
        day: i8,
    },
    /// A month without a year.
    Month {
        /// 1 to 12.
        month: i8,
        /// Of which year.
        year: YearTold,
    },
    /// A weekday: 1 Monday to 7 Sunday.
    Weekday {
        /// 1 Monday to 7 Sunday.
        day: i8,
        /// Whether the words say "last" or "next", which skips the nearest one in the same week.
        skip: bool,
    },
    /// A number of units from the article's date; negative is past. "yesterday" is (-1, Day).
    Shift {
        /// How many units.
        count: i32,
        /// The unit.
        unit: TimeUnit,
    },
    /// A season, a quarter or a half of a year.
    YearPart {
        /// Which.
        part: YearPart,
        /// Of which year.
        year: YearTold,
    },
    /// Several calendar years that are named together: "the 1990s", "the 19th century".
    Years {
        /// The first of them.
        first: i16,
        /// How many: 10 or 100.
        count: i16,
    },
    /// A day with a name of its own.
    Holiday {
        /// Which.
        holiday: Holiday,
        /// Of which year.
        year: YearTold,
    },
    /// Only a time of day; it belongs to the nearest date of its sentence.
    Clock {
        /// Seconds since midnight.
        seconds: u32,
        /// The time zone, in minutes east of UTC, where told.
        offset: Option<i16>,
    },
    /// Only a part of a day ("that evening"); it belongs to the nearest date of its sentence.
    PartOfDay,
    /// A length of time.
    Duration {
        /// How many units, rounded.
        count: i32,
        /// The unit.
        unit: TimeUnit,
        /// Whether it reaches back from the article's day ("the past three years") or ahead ("the next two weeks").
        reach: Tense,
    },
    /// How old somebody or something is ("34-year-old"): a length of time that tells nothing of when.
    Age {
        /// How many units.
        count: i32,
        /// The unit.
        unit: TimeUnit,
    },
    /// What comes again after a length of time: "every two weeks", "daily".
    Every {
        /// How many units lie between.
        count: i32,
        /// The unit.
        unit: TimeUnit,
    },
    /// What comes again on a weekday: "every Tuesday", "on Sundays".
    EveryWeekday {
        /// 1 Monday to 7 Sunday.
        day: i8,
    },
    /// Told so loosely that it resolves to nothing ("recently").
    Vague(Loose),
}

/// What the words of an expression do with the time that its form tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Step {
    /// Count on from it: "three weeks after Christmas", "the day before Easter".
    Count {
        /// How many units; negative is back.
        count: i32,
        /// The unit.
        unit: TimeUnit,
    },
    /// Take units of it: "the first week of May", "the last four months of 2021", "the 15th day of next month".
    Part {
        /// Which, from 1; from the end where it is negative: -1 is the last.
        nth: i8,
        /// How many in a row, as one period.
        many: i8,
        /// The unit.
        unit: TimeUnit,
    },
    /// Take a weekday of it: "the second Monday of next month", "Friday of last week".
    Weekday {
        /// Which, from 1; -1 is the last.
        nth: i8,
        /// 1 Monday to 7 Sunday.
        day: i8,
    },
    /// Take the unit that holds it: "the week of March 6", "Thanksgiving weekend".
    Around {
        /// The unit.
        unit: TimeUnit,
    },
}

/// Where the words around an expression of time look from the day of the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Tense {
    /// To what was.
    Back,
    /// To what will be.
    Ahead,
    /// They do not say.
    Untold,
}

/// What a loose expression of time still says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Loose {
    /// Before the article: "recently".
    Past,
    /// About when it appeared: "now".
    Present,
    /// After it: "soon".
    Future,
    /// An untold number of units: "several weeks".
    Some(TimeUnit),
}

/// Which year something belongs to that comes every year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum YearTold {
    /// That year.
    In(i16),
    /// That many calendar years after the article's: "this spring" is 0.
    Shift(i8),
    /// That of the last one that was over: "last spring".
    Last,
    /// That of the next one to begin: "next spring".
    Next,
    /// Nothing is said: the last one, or the next where the words point ahead or the last is long ago.
    Untold,
}

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum YearPart {
    /// March to May, as in the north.
    Spring,
    /// June to August.
    Summer,
    /// September to November.
    Autumn,
    /// December to February of the next year.
    Winter,
    /// Three months: 1 to 4.
    Quarter(u8),
    /// Six months: 1 or 2.
    Half(u8),
}

/// A part of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum DayPart {
    /// Before noon.
    Morning,
    /// After noon.
    Afternoon,
    /// Before night.
    Evening,
    /// The dark hours.
    Night,
}

/// A day with a name that news in English uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Holiday {
    /// The same day each year.
    Fixed {
        /// 1 to 12.
        month: i8,
        /// 1 to 31.
        day: i8,
    },
    /// A weekday counted in a month, or days after it: Thanksgiving, Memorial Day, Black Friday.
    Nth {
        /// 1 to 12.
        month: i8,
        /// 1 Monday to 7 Sunday.
        weekday: i8,
        /// 1 to 4, or -1 for the last.
        nth: i8,
        /// Days after that weekday; 0 for itself.
        days: i8,
    },
    /// Days after Easter Sunday of the western churches.
    Easter {
        /// Negative before it.
        days: i16,
    },
}

/// A unit of calendar time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum TimeUnit {
    /// Second.
    Second,
    /// Minute.
    Minute,
    /// Hour.
    Hour,
    /// Day.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Week.
    Week,
    /// Month.
    Month,
    /// Three months.
    Quarter,
    /// Year.
    Year,
    /// Ten years.
    Decade,
    /// A hundred years.
    Century,
}

impl TimeExpression {
    /// When it is, no more exactly than all of it is covered: "last week" is a month or a year, "the 1990s" is nothing.
    /// A period told by its first and last day is told by its first.
    pub fn covering(&self) -> Option<Moment> {
        let value = self.value?;
        let Some(end) = self.end.filter(|_| !self.opens) else { return Some(value) };
        let (year, month) = (value.date.year(), value.date.month());
        match (end.date.year() == year, end.date.month() == month) {
            (true, true) => Moment::month(year, month),
            (true, false) => Moment::year(year),
            (false, _) => None,
        }
    }

    /// The time of day that it tells where it tells nothing else, in minutes since midnight.
    pub fn minute(&self) -> Option<i64> {
        match self.form {
            TimeForm::Clock { seconds, .. } => Some(i64::from(seconds) / 60),
            _ => None,
        }
    }

    /// Whether it tells when rather than how long, how old or how often, and not too loosely to be held against
    /// another.
    pub fn is_point(&self) -> bool {
        !matches!(
            self.form,
            TimeForm::Duration { .. }
                | TimeForm::Age { .. }
                | TimeForm::Every { .. }
                | TimeForm::EveryWeekday { .. }
                | TimeForm::Vague(_)
        )
    }
}
