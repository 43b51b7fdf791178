//! ISO 8601 dates as a reader writes them: `3 May 2024`, `Jul 2023`, `2–3 May 2024`.

use crate::dossier::Period;

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A calendar date as exact as it was written.
#[derive(Clone, Copy, PartialEq)]
struct Day<'a> {
    year: &'a str,
    month: Option<&'static str>,
    day: Option<u8>,
}

/// A date without its time of day; a range `A/B` keeps both ends. What is no date stays as it is.
pub(crate) fn day(iso: &str) -> String {
    match iso.split_once('/') {
        Some((from, to)) if parse(from).is_some() && parse(to).is_some() => return between(from, to),
        _ => {}
    }
    parse(iso).map_or_else(|| crate::clean::line(iso), |date| written(&date))
}

/// A date with its time of day, where it has one.
pub(crate) fn moment(iso: &str) -> String {
    match iso.split_once('T') {
        Some((date, time)) if parse(date).is_some() => format!("{} {}", day(date), clock(time)),
        _ => day(iso),
    }
}

/// The first and last day of a story, told once where they share month or year.
pub(crate) fn period(period: &Period) -> String {
    match (&period.from, &period.to) {
        (Some(from), Some(to)) => between(from, to),
        (Some(only), None) | (None, Some(only)) => day(only),
        (None, None) => String::new(),
    }
}

fn between(from: &str, to: &str) -> String {
    let (Some(a), Some(b)) = (parse(from), parse(to)) else {
        return format!("{} – {}", day(from), day(to));
    };
    match (a.day, b.day) {
        _ if a == b => written(&a),
        (Some(first), Some(_)) if a.year == b.year && a.month == b.month => {
            format!("{first}–{}", written(&b))
        }
        _ if a.year == b.year && a.month.is_some() && b.month.is_some() => {
            let without_year = Day { year: "", ..a };
            format!("{} – {}", written(&without_year), written(&b))
        }
        _ => format!("{} – {}", written(&a), written(&b)),
    }
}

fn parse(iso: &str) -> Option<Day<'_>> {
    let date = iso.split('T').next()?;
    let mut parts = date.split('-');
    let year = parts.next().filter(|y| y.len() == 4 && is_number(y))?;
    let month = match parts.next() {
        Some(month) => Some(*MONTHS.get(month.parse::<usize>().ok()?.checked_sub(1)?)?),
        None => None,
    };
    let day = match parts.next() {
        Some(day) => Some(day.parse().ok().filter(|d| (1..=31).contains(d))?),
        None => None,
    };
    parts.next().is_none().then_some(Day { year, month, day })
}

fn written(date: &Day<'_>) -> String {
    let parts = [
        date.day.map(|d| d.to_string()),
        date.month.map(str::to_owned),
        Some(date.year.to_owned()).filter(|y| !y.is_empty()),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// Hours and minutes with the offset; seconds say nothing about a news page.
fn clock(time: &str) -> String {
    let zone = time.find(['+', '-', 'Z']).unwrap_or(time.len());
    let (clock, offset) = time.split_at(zone);
    let minutes: String = clock.chars().take(5).collect();
    let offset = if offset == "Z" { "UTC" } else { offset };
    crate::clean::line(&format!("{minutes} {offset}"))
}

fn is_number(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{between, day, moment};

    #[test]
    fn vague_dates_stay_vague() {
        assert_eq!(day("2023-07"), "Jul 2023");
        assert_eq!(day("2023"), "2023");
        assert_eq!(day("2024-05-03T13:14:00+05:30"), "3 May 2024");
        assert_eq!(day("last week"), "last week");
        assert_eq!(day("2024-13-41"), "2024-13-41");
        assert_eq!(day("2023-07/2023-10"), "Jul – Oct 2023");
    }

    #[test]
    fn times_lose_their_seconds() {
        assert_eq!(moment("2024-05-03T13:14:00+05:30"), "3 May 2024 13:14 +05:30");
        assert_eq!(moment("2025-04-14T14:22:22"), "14 Apr 2025 14:22");
        assert_eq!(moment("2025-04-14T14:22Z"), "14 Apr 2025 14:22 UTC");
    }

    #[test]
    fn periods_tell_what_is_shared_once() {
        assert_eq!(between("2024-05-02", "2024-05-03"), "2–3 May 2024");
        assert_eq!(between("2024-04-30", "2024-05-03"), "30 Apr – 3 May 2024");
        assert_eq!(between("2023-12-31", "2024-01-01"), "31 Dec 2023 – 1 Jan 2024");
        assert_eq!(between("2024-05-02", "2024-05-02"), "2 May 2024");
        assert_eq!(between("2023", "2024"), "2023 – 2024");
    }
}
