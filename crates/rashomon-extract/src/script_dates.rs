//! Dates in the data that a page's scripts carry: a last resort, since the data may be of other articles too.

use crate::date_values::value_date;
use crate::limits::cut;

/// Names under which scripts keep the time of publication.
const KEYS: &[&str] = &[
    "datePublished",
    "publishedAt",
    "published_at",
    "publishedDate",
    "publishDate",
    "publish_date",
    "datePosted",
    "publicationDate",
    "dateCreated",
    "createdAt",
    "created_at",
];

/// The first named date of the scripts, and its name.
pub(crate) fn published(html: &str) -> Option<(&'static str, String)> {
    KEYS.iter().find_map(|key| {
        let value = html.match_indices(*key).take(20).find_map(|(at, _)| quoted(cut(&html[at + key.len()..], 80)))?;
        Some((*key, value))
    })
}

/// The date in `":"2024-05-03T10:00:00Z",`, the quotation marks escaped or not.
fn quoted(after: &str) -> Option<String> {
    let marks = |c: char| matches!(c, '"' | '\\' | '\'' | ' ');
    let value = after.trim_start_matches("&quot;").trim_start_matches(marks).strip_prefix(':')?;
    let value = value.trim_start_matches("&quot;").trim_start_matches(marks);
    let value = value.split(['"', '\\', '\'', '&', '<', ',']).next()?;
    value_date(value).filter(|found| found.range.start == 0).map(|_| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_of_scripts() {
        let read = |html: &str| published(html).map(|(key, value)| format!("{key} {value}"));
        assert_eq!(read(r#"{"published_at":"2019-03-02T06:22"}"#).as_deref(), Some("published_at 2019-03-02T06:22"));
        assert_eq!(read(r#"{\"createdAt\": \"2019-03-02\"}"#).as_deref(), Some("createdAt 2019-03-02"));
        assert_eq!(read("&quot;created_at&quot;:&quot;2022-01-10&quot;").as_deref(), Some("created_at 2022-01-10"));
        assert_eq!((read("createdAt = now"), read(r#""publishedAt":null"#)), (None, None));
    }
}
