//! The words of the calendar.

use rashomon_model::{DayPart, Holiday, TimeUnit, YearPart};

/// 1 to 12 for the name of a month or its beginning.
pub(super) fn month(word: &str) -> Option<i8> {
    const NAMES: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    NAMES.iter().position(|name| word.starts_with(name)).map(|at| at as i8 + 1)
}

/// 1 Monday to 7 Sunday for the name of a weekday or its beginning.
pub(super) fn weekday(word: &str) -> Option<i8> {
    const NAMES: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
    NAMES.iter().position(|name| word.starts_with(name)).map(|at| at as i8 + 1)
}

/// A unit, in one or many.
pub(super) fn unit(word: &str) -> Option<TimeUnit> {
    Some(match word.strip_suffix('s').unwrap_or(word) {
        "second" | "sec" => TimeUnit::Second,
        "minute" | "min" => TimeUnit::Minute,
        "hour" | "hr" => TimeUnit::Hour,
        "day" | "night" => TimeUnit::Day,
        "weekend" => TimeUnit::Weekend,
        "week" => TimeUnit::Week,
        "month" => TimeUnit::Month,
        "quarter" => TimeUnit::Quarter,
        "year" | "yr" => TimeUnit::Year,
        "decade" => TimeUnit::Decade,
        "century" | "centurie" => TimeUnit::Century,
        _ => return None,
    })
}

/// A part of a day.
pub(super) fn day_part(word: &str) -> Option<DayPart> {
    // "Late-night", "mid-afternoon".
    let part = ["early-", "late-", "mid-"].iter().find_map(|edge| word.strip_prefix(edge));
    Some(match part.unwrap_or(word) {
        "morning" => DayPart::Morning,
        "afternoon" => DayPart::Afternoon,
        "evening" => DayPart::Evening,
        "night" | "overnight" | "nighttime" => DayPart::Night,
        _ => return None,
    })
}

/// A season.
pub(super) fn season(word: &str) -> Option<YearPart> {
    Some(match word {
        "spring" | "springtime" => YearPart::Spring,
        "summer" | "summertime" => YearPart::Summer,
        "autumn" | "fall" => YearPart::Autumn,
        "winter" | "wintertime" => YearPart::Winter,
        _ => return None,
    })
}

/// What comes again, said in one word: how many units lie between.
pub(super) fn frequency(word: &str) -> Option<(i32, TimeUnit)> {
    Some(match word {
        "hourly" => (1, TimeUnit::Hour),
        "daily" | "nightly" | "everyday" => (1, TimeUnit::Day),
        "weekly" => (1, TimeUnit::Week),
        "biweekly" | "fortnightly" => (2, TimeUnit::Week),
        "monthly" => (1, TimeUnit::Month),
        "weekends" => (1, TimeUnit::Weekend),
        "quarterly" => (1, TimeUnit::Quarter),
        "yearly" | "annually" => (1, TimeUnit::Year),
        _ => return None,
    })
}

/// 1 to 31 for an ordinal in letters or figures.
pub(super) fn ordinal(word: &str) -> Option<i8> {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
        "twelfth",
    ];
    let figures = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix)?.parse().ok());
    WORDS.iter().position(|name| *name == word).map(|at| at as i8 + 1).or(figures)
}

/// Minutes east of UTC for the usual letters of a time zone.
pub(super) fn zone(word: &str) -> Option<i16> {
    const ZONES: [(&str, i16); 21] = [
        ("gmt", 0),
        ("utc", 0),
        ("bst", 60),
        ("cet", 60),
        ("cest", 120),
        ("eet", 120),
        ("eest", 180),
        ("msk", 180),
        ("ist", 330),
        ("pkt", 300),
        ("hkt", 480),
        ("jst", 540),
        ("kst", 540),
        ("aest", 600),
        ("est", -300),
        ("edt", -240),
        ("cst", -360),
        ("cdt", -300),
        ("mst", -420),
        ("pst", -480),
        ("pdt", -420),
    ];
    ZONES.iter().find(|(name, _)| *name == word).map(|(_, offset)| *offset)
}

const fn fixed(month: i8, day: i8) -> Holiday {
    Holiday::Fixed { month, day }
}

const fn nth(nth: i8, weekday: i8, month: i8) -> Holiday {
    days_after(0, nth, weekday, month)
}

const fn days_after(days: i8, nth: i8, weekday: i8, month: i8) -> Holiday {
    Holiday::Nth { month, weekday, nth, days }
}

const fn easter(days: i16) -> Holiday {
    Holiday::Easter { days }
}

/// Whether a word multiplies what stands before it.
pub(super) fn scales(word: &str) -> bool {
    crate::numbers::words::scale(word).is_some()
}

/// Days with names, longer names before their beginnings; the words are tokens.
pub(super) const HOLIDAYS: [(&str, Holiday); 66] = [
    ("christmas eve", fixed(12, 24)),
    ("christmas day", fixed(12, 25)),
    ("christmas", fixed(12, 25)),
    ("boxing day", fixed(12, 26)),
    ("new year 's eve", fixed(12, 31)),
    ("new years eve", fixed(12, 31)),
    ("new year eve", fixed(12, 31)),
    ("new year 's day", fixed(1, 1)),
    ("new years day", fixed(1, 1)),
    ("new year 's", fixed(1, 1)),
    ("epiphany", fixed(1, 6)),
    ("inauguration day", fixed(1, 20)),
    ("australia day", fixed(1, 26)),
    ("groundhog day", fixed(2, 2)),
    ("valentine 's day", fixed(2, 14)),
    ("valentines day", fixed(2, 14)),
    ("international women 's day", fixed(3, 8)),
    ("st patrick 's day", fixed(3, 17)),
    ("st . patrick 's day", fixed(3, 17)),
    ("april fools' day", fixed(4, 1)),
    ("april fool 's day", fixed(4, 1)),
    ("earth day", fixed(4, 22)),
    ("anzac day", fixed(4, 25)),
    ("may day", fixed(5, 1)),
    ("international workers' day", fixed(5, 1)),
    ("cinco de mayo", fixed(5, 5)),
    ("juneteenth", fixed(6, 19)),
    ("canada day", fixed(7, 1)),
    ("independence day", fixed(7, 4)),
    ("fourth of july", fixed(7, 4)),
    ("bastille day", fixed(7, 14)),
    ("halloween", fixed(10, 31)),
    ("all saints day", fixed(11, 1)),
    ("all saints' day", fixed(11, 1)),
    ("all souls day", fixed(11, 2)),
    ("all souls' day", fixed(11, 2)),
    ("veterans day", fixed(11, 11)),
    ("armistice day", fixed(11, 11)),
    ("martin luther king day", nth(3, 1, 1)),
    ("presidents day", nth(3, 1, 2)),
    ("presidents' day", nth(3, 1, 2)),
    ("mother 's day", nth(2, 7, 5)),
    ("memorial day", nth(-1, 1, 5)),
    ("father 's day", nth(3, 7, 6)),
    ("labor day", nth(1, 1, 9)),
    ("labour day", nth(1, 1, 9)),
    ("columbus day", nth(2, 1, 10)),
    ("election day", days_after(1, 1, 1, 11)),
    ("thanksgiving day", nth(4, 4, 11)),
    ("thanksgiving", nth(4, 4, 11)),
    ("black friday", days_after(1, 4, 4, 11)),
    ("cyber monday", days_after(4, 4, 4, 11)),
    ("shrove tuesday", easter(-47)),
    ("fat tuesday", easter(-47)),
    ("mardi gras", easter(-47)),
    ("ash wednesday", easter(-46)),
    ("palm sunday", easter(-7)),
    ("maundy thursday", easter(-3)),
    ("good friday", easter(-2)),
    ("holy saturday", easter(-1)),
    ("easter monday", easter(1)),
    ("easter", easter(0)),
    ("ascension day", easter(39)),
    ("whit sunday", easter(49)),
    ("pentecost", easter(49)),
    ("whit monday", easter(50)),
];
