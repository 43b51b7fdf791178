//! Dates in addresses: of the page itself, and of pictures by the day or month of their upload.

use jiff::civil::Date;
use rashomon_model::{Moment, Span};

use crate::calendar::month;
use crate::date_tokens::{Kind, Token, tokens};
use crate::date_values::compact_day;
use crate::dating::FIRST_YEAR;

/// The date in an address: `/2017/12/29/`, `/2020-02/19/`, `-20171229.html`, or the month of `/2017/12/`.
pub(crate) fn url_date(url: &str) -> Option<(Span, Moment)> {
    let path = url.find("://").and_then(|at| url[at + 3..].find(['/', '?']).map(|slash| at + 3 + slash))?;
    let tokens = tokens(&url[path..]);
    let dates = (0..tokens.len()).filter_map(|at| date_at(&url[path..], &tokens, at));
    let (range, moment) = dates.fold(None, |best: Option<(Span, Moment)>, found| match best {
        Some(best) if best.1.precision >= found.1.precision => Some(best),
        _ => Some(found),
    })?;
    Some((Span::new(path + range.start as usize, path + range.end as usize), moment))
}

/// The date that begins with a token.
fn date_at(path: &str, tokens: &[Token], at: usize) -> Option<(Span, Moment)> {
    let mark =
        |at: usize, marks: &str| matches!(tokens.get(at)?.kind, Kind::Mark(c) if marks.contains(c)).then_some(());
    let number = |at: usize, length: u8| match tokens.get(at)?.kind {
        Kind::Number { value, digits } if digits == length => Some(value),
        _ => None,
    };
    let small = |at: usize| number(at, 2).or(number(at, 1)).and_then(|value| i8::try_from(value).ok());
    let span = |last: usize| Span::new(tokens[at].start, tokens[last].end);
    let ends = |at: usize| at >= tokens.len() || mark(at, "/.-_?&+#").is_some();
    mark(at.checked_sub(1)?, "/=.-_")?;
    if let Some(value) = number(at, 8).filter(|_| ends(at + 1)) {
        return compact_day(value).filter(|day| day.date.year() >= FIRST_YEAR).map(|day| (span(at), day));
    }
    let year = i16::try_from(number(at, 4)?).ok().filter(|year| (FIRST_YEAR..2100).contains(year))?;
    mark(at + 1, "/-_.")?;
    let word = tokens.get(at + 2).filter(|token| token.kind == Kind::Word);
    let named = word.and_then(|word| Some(month(&path[word.start..word.end])?.0));
    let month = named.or_else(|| small(at + 2))?;
    let day = small(at + 4).filter(|_| mark(at + 3, "/-_.").is_some() && ends(at + 5));
    if let Some(date) = day.and_then(|day| Date::new(year, month, day).ok()) {
        return Some((span(at + 4), Moment::day(date)));
    }
    let folder = mark(at + 1, "/").is_some() && mark(at + 3, "/").is_some() && number(at + 2, 2).is_some();
    Moment::month(year, month).filter(|_| folder).map(|month| (span(at + 2), month))
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
        assert_eq!(read("https://a.example/2023/october/03/n").as_deref(), Some("2023/october/03 2023-10-03"));
        assert_eq!(read("https://a.example/2011/12/name/").as_deref(), Some("2011/12 2011-12"));
        assert_eq!(read("https://a.example/2011/12/2013-05-06-name/").as_deref(), Some("2013-05-06 2013-05-06"));
        for none in ["https://a.example/1917/12/29/", "https://a.example/20191340", "https://2019-05-03.example", "x"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
