//! Reads whom a text credits: agencies, outlets and contributors, in lines of their own or at the end of a paragraph.

use std::ops::Range;
use std::sync::LazyLock;

use rashomon_model::CreditKind;

use crate::byline::is_person;
use crate::date_tokens::{Kind, tokens};
use crate::measure::word_count;
use crate::pattern::{Pattern, compile};
use rashomon_model::agency::{agency_at_head, is_agency, is_unnamed};

/// One credit in a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Found {
    pub to: String,
    pub kind: CreditKind,
    /// The words that give the credit.
    pub range: Range<usize>,
}

/// A form of credit line and what the credited is where nothing else is known.
struct Form {
    pattern: Pattern,
    kind: CreditKind,
}

/// Forms of whole lines; the group `to` holds the credited.
static LINES: [Form; 9] = [
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:with|from|using)\s+(?:additional\s+|some\s+)?(?:inputs?|files?|reports?|reporting|material|information|contributions?|agency inputs)\s+(?:from|by)\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:additional\s+)?(?:reporting|writing|research|contributions?|contributed|additional contributions?)(?:\s+(?:was\s+)?(?:contributed|assistance|help|for this (?:story|article|report)))?\s*(?:by|from|:)\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Contributor,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(r"(?i)^\W*with\s+(?:the\s+)?(?:assistance|help|contributions?)\s+(?:by|from|of)\s+(?P<to>.+?)\W*$")
        }),
        kind: CreditKind::Contributor,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"^\W*(?P<to>\p{Lu}.+?)\s+(?:also\s+)?contributed\s+(?:reporting|to\s+this\s+(?:report|story|article))\b.{0,40}$",
            )
        }),
        kind: CreditKind::Contributor,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"^\W*(?i:(?:news\s+|story\s+)?sources?\s*[:–—-]|via|h/t|courtesy(?:\s+of)?:?|(?:read|see)\s+(?:more|the\s+(?:full|original|whole)\s+(?:story|article|report|text))\s+(?:at|on|in))\s*(?P<to>\p{Lu}[^.!?]+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:(?:this|the)\s+(?:article|story|report|piece|post|content|news)\s+(?:was\s+|is\s+|has\s+been\s+)?)?(?:originally\s+|first\s+|also\s+)*(?:re-?published|published|appeared|produced|reported|provided|distributed|syndicated|posted|written)\s+(?:[a-z]+\s+){0,4}?(?:by|in|on|at|from)\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(r"^(?P<to>\p{Lu}[^.!?()]+?)\s*\((?i:translated|translation|in translation)[^()]{0,40}\)\W*$")
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| compile(r"(?i)^\W*translated\s+from\s+(?P<to>\p{Lu}.+?)\W*$")),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| compile(r"^[\s(\[—–/-]*(?P<to>[^()\[\]]+?)[\s)\].]*$")),
        kind: CreditKind::Agency,
    },
];

/// Whether a line is a credit and nothing else.
pub(crate) fn is_credit_line(line: &str) -> bool {
    !line_credits(line).is_empty()
}

/// The credits that a line gives which is nothing but a credit.
pub(crate) fn line_credits(line: &str) -> Vec<Found> {
    if line.len() > 400 || word_count(line) > 45 {
        return Vec::new();
    }
    let last = LINES.len() - 1;
    for (at, form) in LINES.iter().enumerate() {
        let Some(captures) = form.pattern.captures(line) else { continue };
        let to = captures.name("to").map_or("", |to| to.as_str());
        let bare = at == last;
        if bare && !is_agency(to) && !is_unnamed(to) {
            continue;
        }
        let found = named(to, form.kind, 0..line.len());
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

static TRAILING: Pattern = LazyLock::new(|| {
    compile(
        r"(?:[(\[](?P<bracket>[^()\[\]]+)[)\]]|[.!?”\x22]\s*[—–-]+\s?(?P<dash>\p{L}[^()\[\].!?]+)|[.!?”\x22]\s*/(?P<slash>\p{L}[\p{L} -]+))\W?$",
    )
});

/// The credit that a paragraph ends with: `… he said. (AP)`.
pub(crate) fn trailing_credits(paragraph: &str) -> Vec<Found> {
    let from = crate::limits::tail_start(paragraph, 120);
    let Some(captures) = TRAILING.captures(&paragraph[from..]) else { return Vec::new() };
    let Some(words) = ["bracket", "dash", "slash"].iter().find_map(|name| captures.name(name)) else {
        return Vec::new();
    };
    let start =
        if captures.name("bracket").is_some() { captures.get(0).map_or(0, |all| all.start()) } else { words.start() };
    let range = from + start..paragraph.len();
    let inner = line_credits(words.as_str());
    if !inner.is_empty() {
        return inner.into_iter().map(|credit| Found { range: range.clone(), ..credit }).collect();
    }
    let parts: Vec<&str> = words.as_str().split(['/', ',', ';']).map(str::trim).collect();
    if parts.iter().all(|part| is_agency(part) || is_unnamed(part)) {
        return parts.iter().flat_map(|part| named(part, CreditKind::Agency, range.clone())).collect();
    }
    Vec::new()
}

static NOTICE: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)(?:copyright|©|\(c\))\s*(?:©|\(c\))?\s*(?:(?:19|20)\d\d(?:\s*[-–]\s*(?:19|20)?\d\d)?)?,?\s*(?:by\s+)?(?P<to>\p{Lu}[^©|]+?)\s*(?:$|\.\s|\.$|,?\s*all rights|\|)",
    )
});

/// Whose rights a notice keeps.
pub(crate) fn rights_holder(notice: &str) -> Option<Range<usize>> {
    let to = NOTICE.captures(notice)?.name("to")?.range();
    let words = notice[to.clone()].trim_end();
    // A closing full stop of "Inc." was read as the end of the sentence.
    let stop = [" Inc", " Ltd", " Co", " Corp"].iter().any(|end| words.ends_with(end));
    Some(to.start..to.start + words.len() + usize::from(stop && notice[to.start + words.len()..].starts_with('.')))
}

/// The last year of a notice of rights: of `© 2019–2024` the second.
pub(crate) fn rights_year(notice: &str) -> Option<(Range<usize>, i16)> {
    let lower = notice.to_lowercase();
    if !["©", "copyright", "(c)"].iter().any(|sign| lower.contains(sign)) {
        return None;
    }
    tokens(notice).iter().rev().find_map(|token| match token.kind {
        Kind::Number { value: year @ 1990..2100, digits: 4 } => {
            Some((token.start..token.end, i16::try_from(year).ok()?))
        }
        _ => None,
    })
}

static ALL_REUSE: Pattern =
    LazyLock::new(|| compile(r"(?i)may not be (?:published|reproduced|redistributed|copied)|redistribut"));

/// Whether a notice is one that travels with a text, not the footer of a site.
pub(crate) fn is_text_notice(notice: &str) -> bool {
    ALL_REUSE.is_match(notice)
}

/// Kind of the credit that a rights holder gets.
pub(crate) fn kind_of(name: &str) -> CreditKind {
    match agency_at_head(name) {
        Some(_) => CreditKind::Agency,
        None => CreditKind::Outlet,
    }
}

static JOINT: Pattern = LazyLock::new(|| compile(r"\s*(?:,\s*and\b|,|;|/|\band\b)\s*"));

/// The credited among the names of a list.
fn named(list: &str, kind: CreditKind, range: Range<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let list = list.split("; ").next().unwrap_or(list);
    for part in JOINT.split(list.trim()) {
        let Some((to, kind)) = one(part.trim(), kind) else { continue };
        if !found.iter().any(|known| known.to == to) {
            found.push(Found { to, kind, range: range.clone() });
        }
    }
    found
}

fn one(part: &str, kind: CreditKind) -> Option<(String, CreditKind)> {
    if is_unnamed(part) {
        return Some((part.to_owned(), CreditKind::UnnamedAgency));
    }
    let bare = part.strip_prefix("the ").unwrap_or(part);
    if let Some(agency) = agency_at_head(bare) {
        return Some((agency.to_owned(), CreditKind::Agency));
    }
    let name = proper_head(bare);
    match kind {
        _ if name.len() < 3 => None,
        CreditKind::Contributor => is_person(name).then(|| (name.to_owned(), kind)),
        CreditKind::Agency | CreditKind::UnnamedAgency => None,
        CreditKind::Outlet => Some((name.to_owned(), kind)),
    }
}

const INNER: &[&str] = &[
    "of", "the", "de", "del", "la", "le", "for", "al", "el", "van", "von", "da", "do", "&", "du", "des", "los", "las",
    "in",
];

/// The head of `words` up to the first word that does not belong to a proper name.
fn proper_head(words: &str) -> &str {
    let mut end = 0;
    for word in words.split_whitespace() {
        let at = word.as_ptr() as usize - words.as_ptr() as usize;
        if word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            end = at + word.len();
        } else if end == 0 || !INNER.contains(&word) {
            break;
        }
    }
    words[..end].trim_end_matches(['.', ',', ':', ';', '"', '”'])
}

static REMARK: Pattern = LazyLock::new(|| {
    compile(
        r"(?x)^\W*(?: (?i:corrections?|clarifications?|editors?['’]?s?\ note|editorial\ note|note\ to\ readers)\s*[:—–-] | (?i:(?:an?|the)\ (?:earlier|previous|original|prior)\ version\ of|an\ earlier\ version|a\ previous\ version)\b
          | (?i:(?:this|the)\ (?:story|article|report|post|piece|headline|version)\ (?:has\ been|was|is\ being|will\ be)\ (?:updated|corrected|amended|revised|clarified|edited)) | (?i:this\ is\ a\ (?:breaking|developing)\ (?:news\ )?story) )",
    )
});
static UPDATE: Pattern = LazyLock::new(|| {
    compile(
        r"(?x)^\W*(?: (?i:updated?s?)\s*(?::|\d|\x20with\b|\x20to\b)
          | (?:\p{Lu}[\p{Lu}\x20.]+\s*[—–-]+\s*)?(?:UPDATES?|UPDATED|ADDS|CORRECTS|RECASTS|REFILES|REWRITES|CLARIFIES|DELETES)\b )",
    )
});

/// Words beyond which what follows "Update:" is news, not a remark.
const LONGEST_UPDATE: usize = 12;

/// Whether a line tells of a change of the page itself.
pub(crate) fn is_remark(line: &str) -> bool {
    let count = word_count(crate::limits::cut(line, 600));
    line.len() <= 600 && ((count <= 60 && REMARK.is_match(line)) || (count <= LONGEST_UPDATE && UPDATE.is_match(line)))
}
