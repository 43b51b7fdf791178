//! Reads the dateline at the head of a text: place, the bracket with the source, the dash.

use std::ops::Range;
use std::sync::LazyLock;

use crate::byline::is_newsroom;
use crate::calendar::month;
use crate::limits::cut;
use crate::pattern::{Pattern, compile};
use rashomon_model::agency::{is_agency, is_unnamed};

/// A dateline at the head of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The place; empty for `(Reuters) - `.
    pub place: String,
    /// The whole of it with its dash or colon.
    pub range: Range<usize>,
    /// The words in its bracket.
    pub source: Option<Range<usize>>,
    /// Whether only the opening paragraph is written so.
    pub opens: bool,
    /// Whether a speaker's name would be written so too.
    pub speaks: bool,
}

/// A place in capitals: `ST. PETERSBURG`, `WASHINGTON/NEW YORK`.
const CAPITALS: &str = r"\p{Lu}[\p{Lu}.'’-]+(?:[ /-]\p{Lu}[\p{Lu}.'’-]*){0,5}";
/// A place as names are written, with the small words that stand in names of places and between two of them.
const TITLE: &str = r"\p{Lu}[\p{L}'’.-]+(?:(?:\s?/\s?| (?:(?:de|del|la|las|los|le|les|of|al|the|do|da|di|sur|am|an|der|im|bei|und|and|y|et|e) ){0,2})\p{Lu}[\p{L}'’.-]+){0,4}(?: a\. ?[MdO]\.)?";
/// What is said of a place behind it: `, Texas`, `, N.Y.`, ` (Oder)`, ` [India]`.
const REGION: &str = r"(?:,\s?\p{Lu}[\p{L}. /-]+?){0,2}(?:\s[\[(]\p{Lu}[\p{L} .]+[\])])??";
/// `Nov. 3`, `3 nov 2023`, `3. November`, `3.11.`; which words are months is looked up.
const DAY: &str = r"(?:[.,]?\s+(?:on\s+)?(?:\d{1,2}(?:\.|er|º|ª|th|st|nd|rd)?\s?(?:de )?(?P<later>\p{L}{3,10})\.?|(?P<month>\p{L}{3,10})\.?\s+\d{1,2}|\d{1,2}\.\s?\d{1,2}\.)(?:,?\s*(?:de )?\d{4})?)";
const BRACKET: &str = r"[,.]?\s*[—–-]*\s*(?:[(\[](?P<source>[^()\[\]]{2,48})[)\]]|/(?P<slashed>\p{L}[\p{L} -]{2,24})/)";
const DASH: &str = r"\s*(?:—|–|--|-|_|\.\s?[—–-]+)\s+";
/// What stands behind a bracket: there no space need follow, and where an agency stands in it nothing at all.
const END: &str = r"(?P<end>\s*(?:—|–|-{1,2}|_|:|\.\s?[—–-]+|\.)\s*|\s+)";

/// How a dateline is written, from the surest to those that only the opening paragraph may have.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    /// `BERLIN, Nov. 3 — `
    Capitals,
    /// `Berlin, 3 nov (dpa) - `
    Bracket,
    /// `(Reuters) - `, `(ANSA) - ROMA, 3 NOV - `
    Source,
    /// `Hamburg/Berlin. `, `Wien, 3. November - `
    Named,
    /// `Cebu City: `
    Colon,
    /// `CALDEN. `
    Stop,
}

impl Form {
    /// Whether the marks of this form stand near the head of a paragraph; most have none, and no pattern is asked.
    fn may_begin(self, head: &str) -> bool {
        let capitals = head.chars().take(2).all(char::is_uppercase);
        match self {
            Form::Capitals => capitals,
            Form::Bracket => head.starts_with(char::is_uppercase) && head.contains(['(', '[', '/']),
            Form::Source => head.starts_with(['(', '[']),
            Form::Named => {
                let place = cut(head, 80);
                head.starts_with(char::is_uppercase) && place.contains(|c: char| c == '/' || c.is_ascii_digit())
            }
            Form::Colon => head.starts_with(char::is_uppercase) && head.contains(": "),
            Form::Stop => capitals && head.contains(". "),
        }
    }
}

static FORMS: [(Form, Pattern); 6] = [
    (Form::Bracket, LazyLock::new(|| compile(&format!(r"^(?P<place>{TITLE}{REGION}){DAY}?{BRACKET}{END}")))),
    (Form::Capitals, LazyLock::new(|| compile(&format!(r"^(?P<place>{CAPITALS}{REGION}){DAY}?{DASH}")))),
    (
        Form::Source,
        LazyLock::new(|| {
            compile(&format!(
                r"^[(\[](?P<source>[^()\[\]]{{2,48}})[)\]](?P<end>\s*(?:—|–|-{{1,2}}|:|\.\s?[—–-]+)\s*|\s+)(?:(?P<place>{CAPITALS}){DAY}?{DASH})?"
            ))
        }),
    ),
    (Form::Named, LazyLock::new(|| compile(&format!(r"^(?P<place>{TITLE}{REGION})(?P<day>{DAY})?(?:{DASH}|[.:]\s+)")))),
    (
        Form::Colon,
        LazyLock::new(|| {
            compile(&format!(
                r"^(?P<place>{CAPITALS}{REGION}|\p{{Lu}}[\p{{Ll}}'’]+(?:[ -]\p{{Lu}}[\p{{Ll}}'’]+){{0,2}}):\s+"
            ))
        }),
    ),
    (Form::Stop, LazyLock::new(|| compile(&format!(r"^(?P<place>{CAPITALS})\.\s+")))),
];

/// Words that stand before a colon or a dash as labels, not as places.
const LABELS: &[&str] = &[
    "update",
    "updates",
    "updated",
    "breaking",
    "breaking news",
    "watch",
    "exclusive",
    "analysis",
    "opinion",
    "video",
    "file",
    "file photo",
    "correction",
    "corrections",
    "editor's note",
    "explainer",
    "explained",
    "live",
    "live updates",
    "photos",
    "photo",
    "read",
    "read more",
    "also read",
    "note",
    "source",
    "sources",
    "credit",
    "image",
    "by",
    "tags",
    "topics",
    "related",
    "summary",
    "highlights",
    "key points",
    "background",
    "context",
    "why it matters",
    "the big picture",
    "warning",
    "disclaimer",
    "question",
    "answer",
    "q",
    "a",
    "more",
    "date",
    "published",
    "example",
    "however",
    "but",
    "and",
    "then",
    "now",
    "this",
    "that",
    "here",
    "fact",
    "fact check",
    "verdict",
    "spoiler alert",
    "tl",
    "tldr",
    "ps",
    "bottom line",
    "advisory",
    "caution",
    "remember",
    "result",
    "score",
    "factbox",
    "timeline",
    "interview",
    "feature",
    "column",
    "commentary",
    "review",
    "obituary",
    "letter",
    "letters",
    "editorial",
    "what we know",
    "clarification",
    "caption",
    "location",
    "time",
    "when",
    "where",
    "who",
    "what",
    "how",
    "why",
    "step",
    "tip",
    "pros",
    "cons",
    "contributor",
    "contributors",
    "reporting",
    "editing",
    "writing",
    "first",
    "second",
    "third",
    "finally",
    "next",
    "conclusion",
    "introduction",
    "abstract",
    "author",
    "authors",
    "new",
    "not",
    "all",
    "also",
    "anzeige",
    "debug",
    "definition",
    "eilmeldung",
    "exklusiv",
    "exclusif",
    "exclusiva",
    "faq",
    "foto",
    "fotos",
    "hinweis",
    "info",
    "liveticker",
    "must read",
    "newsletter",
    "see also",
    "tipp",
    "tl;dr",
    "trending",
    "últimas noticias",
    "última hora",
    "vidéo",
    "vídeo",
];

/// Letters of a paragraph that goes on behind a place and a colon or a full stop.
const LONG: usize = 60;

/// The dateline that a paragraph begins with. `is_house` knows the names of the outlet that the page is of: many put theirs
/// into brackets behind the place, and nothing more, `Istanbul (CNN) President …`.
pub(crate) fn dateline(paragraph: &str, is_house: impl Fn(&str) -> bool) -> Option<Found> {
    let head = cut(paragraph, 160);
    FORMS.iter().filter(|(form, _)| form.may_begin(head)).find_map(|(form, pattern)| {
        let captures = pattern.captures(paragraph)?;
        let group = |name: &str| captures.name(name);
        let rest = &paragraph[captures.get(0)?.end()..];
        let months = ["month", "later"].into_iter().filter_map(group);
        let place = group("place").map_or("", |place| place.as_str()).trim_end_matches([',', ' ']);
        let told = group("source").or_else(|| group("slashed")).map(|source| source.range());
        let end = group("end").map_or("", |end| end.as_str().trim());
        let bracket = told.clone().map_or("", |range| &paragraph[range]);
        let is_house = || begins(rest) && is_house(bracket);
        let credible = match form {
            Form::Capitals => place.chars().filter(|c| c.is_alphabetic()).count() >= 3,
            Form::Bracket => !matches!(end, "" | ".") || is_source(bracket) || is_house(),
            Form::Source => is_source(bracket) || is_house() || (!matches!(end, "" | ":") && is_call_sign(bracket)),
            Form::Named => (group("day").is_some() || (place.contains('/') && is_lower_cased(place))) && begins(rest),
            Form::Colon | Form::Stop => begins(rest) && rest.len() > LONG && (*form == Form::Colon || place.len() > 4),
        };
        let labelled = [place, bracket].iter().any(|words| is_label(words));
        (credible && !labelled && !rest.is_empty() && months.into_iter().all(|word| month(word.as_str()).is_some()))
            .then(|| Found {
                place: place.to_owned(),
                range: 0..paragraph.len() - rest.len(),
                source: told.filter(|_| !says_where_or_when(bracket)),
                opens: matches!(form, Form::Named | Form::Stop),
                speaks: *form == Form::Colon,
            })
    })
}

fn is_label(words: &str) -> bool {
    LABELS.contains(&words.to_lowercase().replace('’', "'").as_str())
}

/// Whether a sentence begins.
fn begins(rest: &str) -> bool {
    rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit() || "\"“‘'„»«¿¡".contains(c))
}

/// Whether a bracket names an agency: `dpa/lno`, `AP`.
fn is_source(bracket: &str) -> bool {
    bracket.split(['/', ',']).any(|part| is_agency(part.trim())) || is_unnamed(bracket)
}

/// `KXAN`, `CNN`: letters by which a broadcaster is called.
fn is_call_sign(bracket: &str) -> bool {
    (3..=12).contains(&bracket.len()) && bracket.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
}

fn is_lower_cased(place: &str) -> bool {
    place.chars().any(char::is_lowercase)
}

/// `Rostow (Russland)`, `WASHINGTON (January 24, 2017)`: the bracket of a place holds its country or the day.
fn says_where_or_when(bracket: &str) -> bool {
    let mut words = bracket.split(' ');
    let day = words.next().is_some_and(|word| month(word.trim_end_matches('.')).is_some())
        || bracket.starts_with(|c: char| c.is_ascii_digit());
    let named = bracket.chars().skip(1).all(|c| c.is_lowercase() || c == '-');
    let newsroom = is_newsroom(bracket) || is_source(bracket);
    (day && bracket.contains(|c: char| c.is_ascii_digit())) || (named && !newsroom)
}
