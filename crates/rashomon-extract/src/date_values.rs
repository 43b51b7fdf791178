//! Dates in values that machines write and read: all forms of words, and those without marks between the parts.

use jiff::civil::Date;
use rashomon_model::Moment;

use crate::date_tokens::{Kind, Token, tokens};
use crate::dates::{Found, first_date};

/// The date of a value: `2024-05-03T10:00Z`, `20240503`, `20240503101500`, `1714730400`, `2024-05`.
pub(crate) fn value_date(value: &str) -> Option<Found> {
    if value.len() > 200 {
        return None;
    }
    first_date(value).or_else(|| {
        let tokens = tokens(value);
        tokens.iter().enumerate().find_map(|(at, token)| {
            let (moment, end) = unmarked(token).map(|moment| (moment, at)).or_else(|| year_month(&tokens, at))?;
            Some(Found { range: token.start..tokens[end].end, moment, other: None })
        })
    })
}

fn unmarked(token: &Token) -> Option<Moment> {
    let Kind::Number { value, digits } = token.kind else { return None };
    match digits {
        8 => compact_day(value),
        14 => compact_day(value / 1_000_000).map(|day| Moment::at(day.date, clock(value % 1_000_000), None)),
        10 => since_1970(value),
        13 => since_1970(value / 1000),
        _ => None,
    }
}

/// The day of `20240503`.
pub(crate) fn compact_day(value: u64) -> Option<Moment> {
    let part = |number: u64| i8::try_from(number).ok();
    let year = i16::try_from(value / 10_000).ok().filter(|year| (1900..2100).contains(year))?;
    Date::new(year, part(value / 100 % 100)?, part(value % 100)?).ok().map(Moment::day)
}

/// Seconds since midnight of `101500`.
fn clock(value: u64) -> u32 {
    let part = |number: u64, most: u64| number.min(most) as u32;
    part(value / 10_000, 23) * 3600 + part(value / 100 % 100, 59) * 60 + part(value % 100, 59)
}

/// The moment of a computer's clock, in seconds, where it lies in the years of the web.
fn since_1970(seconds: u64) -> Option<Moment> {
    let days = i32::try_from(seconds / 86_400).ok().filter(|days| (7_305..47_482).contains(days))?;
    let date = Date::constant(1970, 1, 1).checked_add(jiff::Span::new().days(days)).ok()?;
    Some(Moment::at(date, (seconds % 86_400) as u32, Some(0)))
}

fn year_month(tokens: &[Token], at: usize) -> Option<(Moment, usize)> {
    let number = |at: usize, wanted: u8| match tokens.get(at)?.kind {
        Kind::Number { value, digits } if digits == wanted => i16::try_from(value).ok(),
        _ => None,
    };
    let joined = |at: usize| tokens.get(at).is_some_and(|token| matches!(token.kind, Kind::Mark('-' | '/')));
    let whole = joined(at + 1) && !joined(at + 3);
    let year = number(at, 4).filter(|year| whole && (1900..2100).contains(year))?;
    Some((Moment::month(year, i8::try_from(number(at + 2, 2)?).ok()?)?, at + 2))
}

/// What a value that looks like a date and is none has instead of one: the finest part that exists, and why no more
/// does.
pub(crate) fn impossible(value: &str) -> Option<(Moment, String)> {
    let head = value.get(..10)?;
    let mut parts = head.split('-').map(|part| part.parse::<i16>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    if parts.next().is_some() || value_date(value).is_some() {
        return None;
    }
    let whole = i8::try_from(month).ok().and_then(|month| Moment::month(year, month)).filter(|_| day > 0);
    let vague = whole.or_else(|| Moment::year(year))?;
    Some((vague, format!("{head} is no day that a page can date from")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(value: &str) -> Option<String> {
        value_date(value).map(|found| found.moment.to_string())
    }

    #[test]
    fn values_without_marks() {
        assert_eq!(read("20240503").as_deref(), Some("2024-05-03"));
        assert_eq!(read("20240503101500").as_deref(), Some("2024-05-03T10:15:00"));
        assert_eq!(read("1714730400").as_deref(), Some("2024-05-03T10:00:00+00:00"));
        assert_eq!(read("1714730400000").as_deref(), Some("2024-05-03T10:00:00+00:00"));
        assert_eq!(read("2024-05").as_deref(), Some("2024-05"));
        assert_eq!(read("20241503"), None);
        assert_eq!(read("12345"), None);
    }

    #[test]
    fn what_looks_like_a_date_and_is_none() {
        let why = |value: &str| impossible(value).map(|(vague, _)| vague.to_string());
        assert_eq!(why("2024-02-31T10:00:00Z").as_deref(), Some("2024-02"));
        assert_eq!(why("0000-00-00 00:00:00").as_deref(), Some("0000"));
        assert_eq!((why("2024-05-03"), why("house-3-45")), (None, None));
    }
}
