//! Which of the two numbers of `03/04/2025` is the day, by the language and the country of the page.

use rashomon_model::Moment;
use rashomon_model::outlet::host_of;

use crate::source::Source;

/// Languages and regions whose short numeric dates put the month first, from Unicode CLDR's short date patterns.
const MONTH_FIRST: &[&str] =
    &["en", "en-us", "en-as", "en-gu", "en-mp", "en-ph", "en-pr", "en-um", "en-vi", "es-pa", "es-pr", "es-us", "fil"];

/// Top domains of English-speaking countries that put the day first, from Unicode CLDR's short date patterns.
const DAY_FIRST_ENGLISH: &[&str] = &[
    "ae", "au", "bd", "bw", "cy", "eu", "fj", "gh", "gi", "hk", "ie", "il", "in", "jm", "ke", "lk", "mt", "mu", "mw",
    "my", "na", "ng", "nz", "pg", "pk", "rw", "sc", "sg", "sl", "tt", "tz", "ug", "uk", "zm", "zw",
];

/// Whether the page's readers put the day first.
pub(crate) fn is_day_first(source: &Source, text: &str) -> bool {
    let urls = ["url", "canonical", "og:url"];
    let url = urls.iter().find_map(|name| source.meta.get(*name)).map_or("", String::as_str);
    // `https://example.com/en-gb/news` says more than `lang=en`.
    let in_path = url.split('/').skip(3).find(|part| part.len() == 5 && part.as_bytes()[2] == b'-');
    let named = ["jsonld:html-lang", "og:locale"].iter().filter_map(|name| source.meta.get(*name));
    let declared: Vec<&str> = in_path.into_iter().chain(named.map(String::as_str)).collect();
    let language = match declared.iter().find(|tag| tag.contains(['-', '_'])).or(declared.first()) {
        Some(tag) => tag.trim().to_lowercase().replace('_', "-"),
        None => crate::language::language(text, None),
    };
    let country = host_of(url).and_then(|host| host.rsplit('.').next()).unwrap_or("").to_lowercase();
    let primary = language.split('-').next().unwrap_or("");
    let month_first = MONTH_FIRST.contains(&language.as_str()) || matches!(primary, "und" | "");
    !month_first || (primary == "en" && DAY_FIRST_ENGLISH.contains(&country.as_str()))
}

/// Whether the readings are the two orders of numbers joined by a mark that either order uses.
pub(crate) fn is_transposed(written: &str, a: Moment, b: Moment) -> bool {
    let swapped = a.date.month() == b.date.day() && a.date.day() == b.date.month();
    let digits = written.trim_start_matches(|c: char| !c.is_ascii_digit());
    swapped && !digits.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start().starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day_first(language: &str, url: &str) -> bool {
        let meta = [("jsonld:html-lang", language), ("url", url)];
        let meta = meta.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        is_day_first(&Source { meta, ..Source::default() }, "")
    }

    #[test]
    fn order_by_language_and_country() {
        assert!(!day_first("en", "https://a.example.com/"));
        assert!(day_first("en-GB", "https://a.example.com/"));
        assert!(day_first("", "https://a.example.com/en-gb/x"));
        assert!(day_first("en", "https://a.example.co.uk/"));
        assert!(day_first("de", "https://a.example.com/"));
    }
}
