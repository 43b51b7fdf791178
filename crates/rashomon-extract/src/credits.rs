//! Reads whom a text credits: agencies, outlets and contributors, in lines of their own or at the end of a paragraph.

use std::ops::Range;
use std::sync::LazyLock;

use rashomon_model::CreditKind;

use crate::byline::is_person;
use crate::date_lines::is_date_line;
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
static LINES: [Form; 15] = [
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
                r"^\W*(?P<to>\p{Lu}.+?)\s+(?:also\s+)?contributed(?:\s+(?:reporting|to\s+this\s+(?:report|story|article))\b.{0,40}|\W*)$",
            )
        }),
        kind: CreditKind::Contributor,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"^\W*(?i:(?:news\s+|story\s+)?sources?\s*[:–—-]|via|h/t|hat\s+tip\s*[:–—-]|(?:story\s+)?courtesy(?:\s+of)?:?|(?:read|see)\s+(?:more|the\s+(?:full|original|whole)\s+(?:story|article|report|text))\s+(?:at|on|in)|the\s+(?:full|original|whole)\s+(?:story|article|report|text)\s+(?:is|appears|can\s+be\s+(?:read|found))\s+(?:at|on|in)|original(?:\s+(?:story|article|report|text))?\s*[:–—-])\s*(?P<to>\p{Lu}[^.!?]+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:(?:this|the)\s+(?:article|story|report|piece|post|content|news)\s+(?:was\s+|is\s+|has\s+been\s+)?)?(?:as\s+|originally\s+|first\s+|also\s+)*(?:re-?published|re-?printed|reproduced|published|appeared|produced|reported|provided|distributed|syndicated|posted|written|aired|broadcast)\s+(?:[a-z]+\s+){0,4}?(?:by|in|on|at|from|permission\s+of|courtesy\s+of)\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:compiled|adapted|abridged|condensed|shortened|summari[sz]ed|excerpted|rewritten|taken|re-?posted)\s+from\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:based\s+on|(?:an?\s+)?(?:summary|excerpt|extract)\s+(?:of|from)|(?:summari[sz]ed|excerpted|rewritten|taken)\s+from)\s+(?:(?:an?|the)\s+(?:[a-z]+\s+){0,2}(?:article|story|report|piece|text|investigation)|reporting)\s+(?:by|in|from|of|on)\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    // "Source: https://www.courier.example/news/1".
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:sources?|via|original(?:\s+(?:story|article|report|text))?|h/t|(?:read|see)\s+(?:more|the\s+(?:full|original|whole)\s+(?:story|article|report|text)))\s*(?:(?:at|on|in|from)\b)?\s*[:–—-]?\s*(?:https?://)?(?:www\.)?(?P<to>[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:/\S*)?$",
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
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*translated\s+from\s+(?:an?\s+(?:article|story|report|piece)\s+(?:by|in|from|of)\s+)?(?P<to>\p{L}.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    // "With material of": de, fr, es, pt, it, nl, sv.
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:mit|unter verwendung von|avec|con|com|met|med)\s+(?:agentur)?(?:materialien|materials?|informationen|informations?|información|informacion|informaciones|informações|informacoes|informazioni|datos|dados|reportes|texten|texte|inhalten|medewerking|uppgifter)\s+(?:von|vom|der|des|de la|de|da|do|dos|del|di|van|från)\s+(?P<to>.+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    // "Source": de, fr, es, it, nl, sv, da and no, pl, cs, hu, ro, tr, id, fi, ru.
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"^\W*(?i:quellen?|fuentes?|fontes?|fonti|bron|källa|kilde|źródło|zdroj|forrás|sursa|kaynak|sumber|lähde|источник)\s*:\s*(?P<to>\p{L}[^.!?]+?)\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    // "This article first appeared in": de, fr, es, it, pt.
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"^\W*(?i:(?:dieser|der) (?:artikel|text|beitrag) (?:ist |wurde )?(?:zuerst |ursprünglich )?(?:erschien |erschienen |veröffentlicht )?(?:zuerst |ursprünglich )?(?:in|im|bei|auf|von) (?:der |dem )?|cet article (?:a été|est) (?:initialement |d['’]abord )?(?:publié|paru) (?:initialement |à l['’]origine |d['’]abord )?(?:sur|dans|par) (?:le |la |l['’])?|este art[ií]culo (?:fue|se) (?:originalmente )?public(?:ado|ó) (?:originalmente |primero )?(?:en|por) |questo articolo è (?:stato |apparso )?(?:originariamente )?(?:pubblicato )?(?:originariamente |per la prima volta )?(?:su|da) |este artigo foi (?:originalmente )?publicado (?:originalmente )?(?:em|no|na|por|pelo|pela) )(?P<to>\p{Lu}.*?)(?:\s(?:erschienen|veröffentlicht))?\W*$",
            )
        }),
        kind: CreditKind::Outlet,
    },
    // "With" and an agency: de, fr, es and it, pt, nl, sv.
    Form {
        pattern: LazyLock::new(|| {
            compile(
                r"(?i)^\W*(?:mit|avec l['’]?|avec|con|com a|com|met|med|with|von)\s*(?P<to>\p{L}[^()\[\]]{1,60}?)\W*$",
            )
        }),
        kind: CreditKind::Agency,
    },
];

/// Words that stand before persons as often as before outlets, and before much else: "Text: Radio Corvane".
static LABELLED: Pattern = LazyLock::new(|| {
    compile(r"^\W*(?i:(?:text|words|reporting|credit)\s*:|excerpt\s+from)\s*(?P<to>\p{Lu}[^.!?]+?)\W*$")
});

/// A line without its brackets and marks, where it has no brackets inside: what may be an agency alone.
fn bare(line: &str) -> Option<&str> {
    let opened =
        line.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '/' | '©' | '-'));
    let bare = opened.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | ']' | '.' | '/'));
    (!bare.contains(['(', ')', '[', ']'])).then_some(bare)
}

/// Whether a line is a credit and nothing else.
pub(crate) fn is_credit_line(line: &str) -> bool {
    !line_credits(line).is_empty()
}

/// Whether all the names of a list are agencies', perhaps with the sign of a desk or of an editor: `AFP/mg`, `dpa/lno`.
pub(crate) fn are_agencies(list: &str) -> bool {
    let mut parts = JOINT.split(list).map(str::trim);
    let first = parts.next().unwrap_or_default();
    let sign = |part: &str| part.len() <= 4 && part.chars().all(char::is_alphabetic);
    is_unnamed(list) || (is_agency_or_not_named(first) && parts.all(|part| sign(part) || is_agency_or_not_named(part)))
}

fn is_agency_or_not_named(name: &str) -> bool {
    is_agency(name) || is_unnamed(name)
}

/// The credits that a line gives which is nothing but a credit.
pub(crate) fn line_credits(line: &str) -> Vec<Found> {
    if line.len() > 400 || word_count(line) > 45 {
        return Vec::new();
    }
    // Few lines are credits, and to ask which words a pattern captures costs more than whether it matches.
    let forms = LINES.iter().filter(|form| form.pattern.is_match(line));
    let told = forms.filter_map(|form| Some((form.pattern.captures(line)?.name("to")?.as_str(), form.kind)));
    // Forms without a word that speaks of credits take agencies alone.
    let labelled =
        || Some(LABELLED.captures(line)?.name("to")?.as_str()).filter(|to| !is_person(to) && proper_head(to) == *to);
    told.chain(labelled().map(|to| (to, CreditKind::Outlet)))
        .chain(bare(line).map(|to| (to, CreditKind::Agency)))
        .filter(|(to, kind)| *kind != CreditKind::Agency || are_agencies(to))
        .map(|(to, kind)| named(to, kind, 0..line.len()))
        .find(|found| !found.is_empty())
        .unwrap_or_default()
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
    if are_agencies(words.as_str()) {
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
    if stop && notice[to.start + words.len()..].starts_with('.') {
        return Some(to.start..to.start + words.len() + 1);
    }
    // `© Moravian Courier 2024`
    let named = words.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '-' | '–'));
    let year = words[named.len()..].chars().filter(char::is_ascii_digit).count();
    let end = if year == 4 || year == 8 { named.len() } else { words.len() };
    (end > 0).then(|| to.start..to.start + end)
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

static JOINT: Pattern = LazyLock::new(|| compile(r"\s*(?:,\s*and\b|,|;|/)\s*|\s+(?:and|und|et|y|e|och|og|en)\s+"));

/// The credited among the names of a list.
fn named(list: &str, kind: CreditKind, range: Range<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for part in list.split("; ").filter_map(|part| reported(part, kind)).flat_map(|part| JOINT.split(part.trim())) {
        let Some((to, kind)) = one(part.trim(), kind) else { continue };
        if !found.iter().any(|known| known.to == to) {
            found.push(Found { to, kind, range: range.clone() });
        }
    }
    found
}

static EDITED: Pattern = LazyLock::new(|| {
    compile(r"(?i)^(?:edit(?:ing|ed)|compiled|production|translat|graphics?|photo|video|bearb|redaktion)")
});
static REPORTED: Pattern = LazyLock::new(|| {
    compile(
        r"(?i)^(?:(?:additional\s+)?(?:reporting|writing|contributions?|research)(?:\s+and\s+\w+)?\s+(?:by|from)\s+)",
    )
});

/// What a part of `Reporting by … in …; additional reporting by …; editing by …` credits.
fn reported(part: &str, kind: CreditKind) -> Option<&str> {
    let part = part.trim();
    if EDITED.is_match(part) {
        return None;
    }
    let names = &part[REPORTED.find(part).map_or(0, |label| label.end())..];
    Some(if kind == CreditKind::Contributor { names.split(" in ").next().unwrap_or(names) } else { names })
}

fn one(part: &str, kind: CreditKind) -> Option<(String, CreditKind)> {
    if is_unnamed(part) {
        return Some((part.to_owned(), CreditKind::UnnamedAgency));
    }
    let bare = part.strip_prefix("the ").unwrap_or(part);
    if let Some(agency) = agency_at_head(bare) {
        return Some((agency.to_owned(), CreditKind::Agency));
    }
    let name = if is_host(bare) { bare } else { proper_head(bare) };
    match kind {
        _ if name.len() < 3 => None,
        CreditKind::Contributor => {
            let name = name.split(" in ").next().unwrap_or(name);
            is_person(name).then(|| (name.to_owned(), kind))
        }
        CreditKind::Agency | CreditKind::UnnamedAgency => None,
        // "Source: The Courier, 12 May 2025"
        CreditKind::Outlet => (!is_date_line(name)).then(|| (name.to_owned(), kind)),
    }
}

const INNER: &[&str] = &[
    "of", "the", "de", "del", "la", "le", "for", "al", "el", "van", "von", "da", "do", "&", "du", "des", "los", "las",
    "in", "der", "die", "das", "dem", "den", "zum", "zur", "am", "di", "della", "delle", "dei", "degli", "na", "i",
];

/// Whether an article or preposition has grown to a name: "dell'Adda", "d’Aosta".
fn is_elided(word: &str) -> bool {
    word.split_once(['\'', '’'])
        .is_some_and(|(article, name)| article.len() <= 5 && name.starts_with(char::is_uppercase))
}

fn is_host(name: &str) -> bool {
    name.contains('.') && !name.contains(' ') && name.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit())
}

/// The head of `words` up to the first word that does not belong to a proper name.
fn proper_head(words: &str) -> &str {
    let mut end = 0;
    for word in words.split_whitespace() {
        let at = word.as_ptr() as usize - words.as_ptr() as usize;
        if word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit()) {
            end = at + word.len();
        } else if end == 0 || !INNER.contains(&word) && !is_elided(word) {
            break;
        } else if is_elided(word) {
            end = at + word.len();
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
