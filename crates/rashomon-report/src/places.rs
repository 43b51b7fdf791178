//! Where cited words stand outside the dossier: in the bytes of the saved page and on the live one.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::dossier::Page;
use crate::html::is_web_address;

/// Words by which a text fragment names the beginning and the end of a longer passage.
const ENDS: usize = 5;

/// Words that a text fragment gives in full.
const WHOLE: usize = 2 * ENDS + 2;

/// Everything but letters, digits and marks that mean nothing in a fragment; `-` and `,` do mean something there.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'.').remove(b'_').remove(b'~').remove(b'\'');

/// The bytes of the saved page that hold a stretch of its text, given in code points; none where the page is no HTML.
pub fn bytes(page: &Page, start: usize, end: usize) -> Option<(usize, usize)> {
    let first = page.source_map.partition_point(|run| run[1] <= start);
    let last = page.source_map.partition_point(|run| run[0] < end);
    let parts = page.source_map.get(first..last)?.iter().map(|run| part(*run, &page.text, start, end));
    parts.reduce(|whole, part| (whole.0.min(part.0), whole.1.max(part.1)))
}

/// A run of as many bytes as its words have is read byte by byte, any other one as a whole.
fn part([text_start, text_end, from, to]: [usize; 4], text: &str, start: usize, end: usize) -> (usize, usize) {
    let words = text.chars().skip(text_start).take(text_end - text_start);
    let lengths: Vec<usize> = words.map(char::len_utf8).collect();
    if lengths.iter().sum::<usize>() != to - from {
        return (from, to);
    }
    let at = |point: usize| from + lengths[..point.clamp(text_start, text_end) - text_start].iter().sum::<usize>();
    (at(start), at(end))
}

/// The address that leads a browser to these words on the live page; none where no address on the web is known for
/// the page.
///
/// Source: <https://wicg.github.io/scroll-to-text-fragment/>.
pub fn live(page: &Page, words: &str) -> Option<String> {
    let named = ["canonical", "og:url"].into_iter().filter_map(|name| page.meta.get(name));
    let url = page.url.iter().chain(named).find(|url| is_web_address(url))?;
    let words: Vec<&str> = words.split_whitespace().collect();
    let encoded = |words: &[&str]| utf8_percent_encode(&words.join(" "), PLAIN).to_string();
    let passage = match words.len() {
        0 => return None,
        1..=WHOLE => encoded(&words),
        many => format!("{},{}", encoded(&words[..ENDS]), encoded(&words[many - ENDS..])),
    };
    // A fragment that the address has already stays before the directive.
    let mark = if url.contains('#') { "" } else { "#" };
    Some(format!("{url}{mark}:~:text={passage}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        let json = r#"{"id": "1", "location": "a.html", "url": "https://a.example/b?c=d", "retrieved": null,
            "also_at": [], "hash": "", "language": "de", "outlet": null, "headline": null, "byline": [],
            "dateline": null, "published": {"value": null, "precision": "day", "basis": "page", "rejected": []},
            "credits": [], "meta": {}, "text": "Größe & Maß", "source_map": [[0, 6, 10, 18], [6, 7, 18, 23],
            [7, 11, 23, 28]], "dropped": [], "diagnostics": []}"#;
        serde_json::from_str(json).expect("a page")
    }

    #[test]
    fn words_with_accents_are_counted_in_bytes() {
        assert_eq!(bytes(&page(), 0, 5), Some((10, 17)));
        assert_eq!(bytes(&page(), 2, 3), Some((12, 14)));
        assert_eq!(bytes(&page(), 4, 7), Some((16, 23)), "a character reference is taken whole");
        assert_eq!(bytes(&page(), 8, 11), Some((24, 28)));
        assert_eq!(bytes(&page(), 11, 12), None);
    }

    #[test]
    fn short_words_are_given_in_full_and_long_ones_by_their_ends() {
        assert_eq!(live(&page(), "14-year-old, & co").as_deref(), {
            Some("https://a.example/b?c=d#:~:text=14%2Dyear%2Dold%2C%20%26%20co")
        });
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        assert_eq!(live(&page(), long).as_deref(), {
            Some(
                "https://a.example/b?c=d#:~:text=one%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen",
            )
        });
        assert_eq!(live(&Page { url: Some("javascript:alert(1)".to_owned()), ..page() }, "words"), None);
    }
}
