//! Dates in addresses: of the page itself, and of pictures by the day or month of their upload.

use jiff::civil::Date;
use rashomon_model::{Moment, Span};

use crate::date_values::compact_day;
use crate::tokens::{Kind, Token, tokens};

/// First year of a date in an address: there were no web pages before.
const FIRST: u64 = 1990;

/// The date in an address: `/2017/12/29/`, `/2020-02/19/`, `-20171229.html`, or the month of `/2017/12/`.
pub(crate) fn url_date(url: &str) -> Option<(Span, Moment)> {
    let path = url.find("://").and_then(|at| url[at + 3..].find(['/', '?']).map(|slash| at + 3 + slash))?;
    let tokens = tokens(&url[path..]);
    let dates = (0..tokens.len()).filter_map(|at| date_at(&tokens, at));
    let (range, moment) = dates.fold(None, |best: Option<(Span, Moment)>, found| match best {
        Some(best) if best.1.precision >= found.1.precision => Some(best),
        _ => Some(found),
    })?;
    Some((Span::new(path + range.start as usize, path + range.end as usize), moment))
}

fn date_at(tokens: &[Token], at: usize) -> Option<(Span, Moment)> {
    let mark =
        |at: usize, marks: &str| matches!(tokens.get(at)?.kind, Kind::Mark(c) if marks.contains(c)).then_some(());
    let number = |at: usize, digits: std::ops::RangeInclusive<u8>| match tokens.get(at)?.kind {
        Kind::Number { value, digits: length } if digits.contains(&length) => Some(value),
        _ => None,
    };
    let ends = |at: usize| at >= tokens.len() || mark(at, "/.-_?&+#").is_some();
    let span = |last: usize| Span::new(tokens[at].start, tokens[last].end);
    mark(at.checked_sub(1)?, "/=.-_")?;
    if let Some(value) = number(at, 8..=8).filter(|_| ends(at + 1)) {
        return Some((span(at), compact_day(value).filter(|day| day.date.year() >= FIRST as i16)?));
    }
    let year =
        number(at, 4..=4).filter(|year| (FIRST..2100).contains(year)).and_then(|year| i16::try_from(year).ok())?;
    mark(at + 1, "/-_.")?;
    let month = number(at + 2, 1..=2).and_then(|month| i8::try_from(month).ok())?;
    let day = number(at + 4, 1..=2).filter(|_| mark(at + 3, "/-_.").is_some() && ends(at + 5));
    match day.and_then(|day| Date::new(year, month, i8::try_from(day).ok()?).ok()) {
        Some(date) => Some((span(at + 4), Moment::day(date))),
        None => {
            let folder = mark(at + 1, "/").is_some() && mark(at + 3, "/").is_some();
            Some((
                span(at + 2),
                Moment::month(year, month).filter(|_| folder && tokens[at + 2].end - tokens[at + 2].start == 2)?,
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(url: &str) -> Option<String> {
        url_date(url).map(|(span, moment)| format!("{} {moment}", span.of(url)))
    }

    #[test]
    fn dates_in_addresses() {
        assert_eq!(read("https://a.example/2017/12/29/news").as_deref(), Some("2017/12/29 2017-12-29"));
        assert_eq!(read("https://a.example/local/2020-02/19/c_112.htm").as_deref(), Some("2020-02/19 2020-02-19"));
        assert_eq!(read("https://a.example/n?d=20171229&x").as_deref(), Some("20171229 2017-12-29"));
        assert_eq!(read("https://a.example/2011/12/name/").as_deref(), Some("2011/12 2011-12"));
        assert_eq!(read("https://a.example/2011/12/2013-05-06-name/").as_deref(), Some("2013-05-06 2013-05-06"));
        for none in ["https://a.example/1917/12/29/", "https://a.example/20191340", "https://2019-05-03.example", "x"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
