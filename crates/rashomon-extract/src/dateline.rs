//! Reads the dateline at the head of a text: place, the bracket with the source, the dash.

use std::ops::Range;
use std::sync::LazyLock;

use crate::pattern::compile;
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
}

const CAPITALS: &str = r"\p{Lu}[\p{Lu}.'’-]+(?:[ -]\p{Lu}[\p{Lu}.'’-]*){0,4}";
const TITLE: &str = r"\p{Lu}[\p{L}'’.-]+(?: (?:(?:de|del|la|of|al|the|do|da|sur|am) )?\p{Lu}[\p{L}'’.-]+){0,3}";
const REGION: &str = r"(?:,\s?\p{Lu}[\p{L}. ]+?){0,2}";
const DAY: &str = r"(?:,?\s+(?:on\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s+\d{1,2}(?:,?\s+\d{4})?|,?\s+\d{1,2}\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?)?";
const BRACKET: &str = r"\s*[,—–-]*\s*[(\[](?P<source>[^()\[\]]{2,48})[)\]]";
const DASH: &str = r"\s*(?:—|–|--|-|_|:|\.\s?[—–-]+)\s+";

static FORMS: LazyLock<[regex::Regex; 4]> = LazyLock::new(|| {
    [
        compile(&format!(r"^(?P<place>{CAPITALS}{REGION}){DAY}(?:{BRACKET})?{DASH}")),
        compile(&format!(r"^(?P<place>{TITLE}{REGION}){DAY}{BRACKET}{DASH}")),
        compile(r"^[(\[](?P<source>[^()\[\]]{2,48})[)\]]\s*(?:—|–|--|-|:)\s+"),
        compile(r"^(?P<place>\p{Lu}[\p{Ll}'’]+(?:[ -]\p{Lu}[\p{Ll}'’]+){0,2}):\s+"),
    ]
});

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
];

/// The dateline that a paragraph begins with.
pub(crate) fn dateline(paragraph: &str) -> Option<Found> {
    FORMS.iter().enumerate().find_map(|(form, pattern)| {
        let captures = pattern.captures(paragraph)?;
        let place = captures.name("place").map_or("", |place| place.as_str()).trim_end_matches([',', ' ']);
        let source = captures.name("source").map(|source| source.range());
        let rest = &paragraph[captures.get(0)?.end()..];
        let credible = match form {
            0 => place.chars().filter(|c| c.is_alphabetic()).count() >= 3,
            2 => source
                .clone()
                .is_some_and(|range| is_agency(&paragraph[range.clone()]) || is_unnamed(&paragraph[range])),
            3 => {
                rest.starts_with(|c: char| {
                    c.is_uppercase() || c.is_ascii_digit() || matches!(c, '"' | '“' | '‘' | '\'')
                }) && rest.len() > 60
            }
            _ => true,
        };
        let labelled = LABELS.contains(&place.to_lowercase().replace('’', "'").as_str());
        (credible && !labelled && !rest.is_empty()).then(|| Found {
            place: place.to_owned(),
            range: 0..paragraph.len() - rest.len(),
            source,
        })
    })
}
