//! Finds the words that say that somebody says something.

use crate::lists::*;
use crate::names::Names;
use crate::reading::Reading;

/// How a cue ties a source to its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CueKind {
    /// A verb of speech.
    Say,
    /// A verb of speech whose object is the hearer: "told reporters".
    Tell,
    /// A verb that reports only with "that", quotation marks, "as" or "at".
    Weak,
    /// "according to", "in the words of": the source follows.
    According,
    /// "by her own account", "as the court sees it": the source stands inside the cue.
    Account,
    /// "citing": the source follows, the sentence's subject repeats it.
    Citing,
    /// "quoted by", "as reported by": the source follows.
    Passive,
}

/// One cue, as tokens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// First token.
    pub first: usize,
    /// One past the last.
    pub end: usize,
    /// How it ties.
    pub kind: CueKind,
}

/// The cue that stands at a token.
pub(crate) fn at(reading: &Reading, names: &Names, token: usize) -> Option<Cue> {
    let cue = |end, kind| Some(Cue { first: token, end, kind });
    match reading.lower(token) {
        "according" if reading.lower(token + 1) == "to" => return cue(token + 2, CueKind::According),
        "per"
            if reading.is(token + 1, OUTLET)
                || names.at(token + 1).is_some() && token > 0 && reading.word(token - 1) == "," =>
        {
            return cue(token + 1, CueKind::According);
        }
        "in" if reading.reads(token + 1, &["the", "words", "of"]) => return cue(token + 4, CueKind::According),
        "is" | "was" if reading.lower(token + 1) == "that" && stance_before(reading, token) => {
            return cue(token + 2, CueKind::Say);
        }
        "spoke" | "speaks" | "speak" if reading.lower(token + 1) == "of" => return cue(token + 2, CueKind::Say),
        "citing" => return cue(token + 1, CueKind::Citing),
        "judging" if reading.lower(token + 1) == "by" => return cue(token + 2, CueKind::According),
        "going" if reading.lower(token + 1) == "by" => return cue(token + 2, CueKind::According),
        "by" | "on" | "in" | "as" | "if" => {
            if let Some(end) = account(reading, token) {
                return cue(end, CueKind::Account);
            }
        }
        _ => {}
    }
    if !reading.is(token, CUE | WEAK_CUE)
        || names.at(token).is_some()
        || reading.is_capital(token) && reading.is_capital(token + 1)
    {
        return None;
    }
    if is_noun(reading, token) || is_infinitive(reading, token) {
        return None;
    }
    if passive(reading, token) {
        let by = (token + 1..token + 4).find(|&t| reading.lower(t) == "by")?;
        return cue(by + 1, CueKind::Passive);
    }
    let kind = match reading.lower(token) {
        "told" | "tells" | "tell" | "telling" | "informed" | "informs" | "informing" | "reassured" | "assured"
        | "assures" | "assuring" => CueKind::Tell,
        _ if reading.is(token, CUE) => CueKind::Say,
        _ => CueKind::Weak,
    };
    cue(token + 1, kind)
}

/// One past "by her own account", "by the ministry's count", "as the court sees it", from its first word on.
pub(crate) fn account(reading: &Reading, first: usize) -> Option<usize> {
    if !reading.one_of(first, &["by", "on", "in", "as", "if"]) {
        return None;
    }
    if reading.lower(first) == "as" {
        let verb =
            (first + 2..first + 8).find(|&t| reading.one_of(t, &["sees", "saw", "puts", "put", "tells", "told"]))?;
        return (reading.lower(verb + 1) == "it").then_some(verb + 2);
    }
    // "if the crew's claim is to be believed"
    if reading.lower(first) == "if" {
        let be = (first + 2..first + 10)
            .take_while(|&t| !reading.is_mark(t))
            .find(|&t| reading.reads(t, &["to", "be", "believed"]))?;
        return Some(be + 3);
    }
    const ACCOUNTS: &[&str] = &[
        "assessment",
        "opinion",
        "calculation",
        "calculations",
        "recollection",
        "judgment",
        "judgement",
        "estimation",
        "account",
        "count",
        "reckoning",
        "estimate",
        "tally",
        "reading",
        "view",
        "telling",
        "version",
        "figures",
        "admission",
        "words",
    ];
    if reading.is_mark(first + 1) {
        return None;
    }
    let noun = (first + 2..first + 8).take_while(|&t| !reading.is_mark(t)).find(|&t| reading.one_of(t, ACCOUNTS))?;
    let before = noun - usize::from(reading.lower(noun - 1) == "own");
    let words = reading.lower(noun) == "words";
    if words && reading.lower(first) != "in" {
        return None;
    }
    let owned = matches!(reading.lower(before - 1), "'s" | "'" | "\u{2019}")
        || before == first + 2 && reading.one_of(first + 1, &["his", "her", "its", "their", "our"]);
    let same = reading.reads(first + 1, &["the", "same"]) && noun == first + 3;
    let stated = reading.lower(first) != "on" || reading.one_of(first + 1, &["our", "his", "her", "its", "their"]);
    ((owned || same) && stated).then_some(noun + 1)
}

/// What somebody holds, where "is that" follows.
pub(crate) const STANCES: &[&str] = &[
    "view",
    "position",
    "claim",
    "account",
    "argument",
    "reading",
    "contention",
    "assessment",
    "conclusion",
    "message",
    "answer",
    "belief",
    "understanding",
    "estimate",
    "theory",
    "version",
    "explanation",
    "response",
    "complaint",
    "verdict",
];

/// "the site's reading of the sample is that"
fn stance_before(reading: &Reading, is: usize) -> bool {
    let from = is.saturating_sub(8);
    let clause = (from..is).rev().take_while(|&t| !reading.is_mark(t) || matches!(reading.lower(t), "'" | "\u{2019}"));
    clause.into_iter().any(|t| {
        t > from
            && reading.one_of(t, STANCES)
            && (matches!(reading.lower(t - 1), "'s" | "'" | "\u{2019}")
                || reading.one_of(t - 1, &["his", "her", "its", "their", "own"]))
    })
}

/// Whether a token of a verb's letters is a verb here, and no noun or name.
pub(crate) fn is_verb(reading: &Reading, token: usize) -> bool {
    let heads = reading.is_capital(token) && token == reading.range(reading.sentence_of(token)).start;
    !heads && !is_noun(reading, token)
}

/// "the report", "United States", "his comments": the same letters as a noun.
fn is_noun(reading: &Reading, token: usize) -> bool {
    let word = reading.lower(token);
    let before = token.checked_sub(1);
    let Some(before) = before.filter(|_| reading.is(token, EITHER)) else { return false };
    if word == "has" {
        return !reading.reads(token + 2, &["down", "as"]);
    }
    let after_determiner =
        reading.is(before, DETERMINER) && !reading.one_of(before, &["that", "this"]) || reading.lower(before) == "'s";
    let after_preposition = reading.is(before, PREPOSITION) && !reading.one_of(before, &["since", "before", "after"]);
    let described = !reading.is(before, STOP | ROLE | DOCUMENT | ADVERB | ORGANISATION | MEDIA | PRONOUN)
        && !reading.is_mark(before)
        && !reading.is_capital(before)
        && reading.one_of(
            token,
            &[
                "report",
                "reports",
                "state",
                "states",
                "comments",
                "comment",
                "claims",
                "claim",
                "estimates",
                "notes",
                "remarks",
                "place",
                "calls",
                "call",
                "order",
                "warning",
            ],
        )
        && !reading.lower(before).ends_with('s');
    let united = reading.one_of(
        before,
        &[
            "united", "member", "swing", "gulf", "baltic", "southern", "several", "few", "many", "other", "news",
            "media",
        ],
    ) && word.starts_with("state")
        || reading.one_of(before, &["news", "media", "police"]) && word == "report";
    // "The Kaiser report estimates": a verb of its own follows.
    let subject = matches!(word, "report" | "claim" | "estimate" | "statement" | "order" | "warning" | "finding")
        && (reading.is(token + 1, AUXILIARY)
            || reading.is(token + 1, CUE | WEAK_CUE) && !reading.is(token + 1, NUMBER));
    after_determiner || after_preposition || described || united || subject
}

/// "to say": not said yet, unless somebody "went on to say".
fn is_infinitive(reading: &Reading, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let to = reading.lower(before) == "to"
        && !(before > 1
            && reading.one_of(before - 1, &["on"])
            && reading.one_of(before - 2, &["went", "goes", "going"])
            || before > 0 && reading.one_of(before - 1, &["continued", "appeared"]));
    let base = !matches!(reading.lower(token), "put" | "read" | "set")
        && reading.one_of(
            before,
            &[
                "would", "will", "could", "can", "may", "might", "should", "must", "n't", "not", "did", "didn't",
                "wouldn't", "won't", "couldn't", "can't", "cannot", "don't", "doesn't",
            ],
        );
    let declined = base
        && reading.one_of(
            before,
            &[
                "did", "didn't", "would", "could", "can", "may", "might", "should", "must", "can't", "cannot", "don't",
                "doesn't", "wouldn't", "couldn't",
            ],
        );
    to || declined
}

/// "was reported by", "seen by": the source follows "by"; without it nobody is named.
fn passive(reading: &Reading, token: usize) -> bool {
    let Some(before) = token.checked_sub(1) else { return false };
    let participle = reading.lower(token).ends_with("ed")
        || reading.one_of(
            token,
            &["said", "told", "quoted", "put", "shown", "given", "found", "known", "seen", "made", "read"],
        );
    let mut at = before;
    while at > 0 && reading.is(at, ADVERB) && !reading.is(at, AUXILIARY) {
        at -= 1;
    }
    let be =
        reading.one_of(at, &["is", "are", "was", "were", "be", "been", "being", "as", "isn't", "wasn't", "weren't"]);
    let by = reading.lower(token + 1) == "by" && !reading.is(token, WITNESSING);
    let quoted = reading.one_of(token, &["quoted", "cited"]) && reading.lower(token + 1) == "as";
    participle && (be || by) && !quoted
}
