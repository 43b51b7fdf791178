//! Words that say on whose account something stands, and whether a word of a verb's letters is one.

use std::ops::Range;

use crate::lists::*;
use crate::reading::Reading;

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
    let same = reading.reads(first + 1, &["the", "same"]) && noun == first + 3
        || reading.one_of(first + 1, &["this", "that"]) && noun == first + 2 && reading.lower(first) == "by";
    let stated = reading.lower(first) != "on" || reading.one_of(first + 1, &["our", "his", "her", "its", "their"]);
    ((owned || same) && stated).then_some(noun + 1)
}

/// What somebody has counted, seen or judged.
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

/// Where the one is named whose account "in the view of the inspector", "by the tally that the ministry drew up", "on the
/// figures in its prospectus", "as per the inspector" tells of, from its first word on.
pub(crate) fn account_of(reading: &Reading, first: usize) -> Option<usize> {
    if reading.reads(first, &["as", "per"]) {
        return Some(first + 2);
    }
    if !reading.one_of(first, &["by", "in", "on"]) || !reading.one_of(first + 1, &["the", "a", "an"]) {
        return None;
    }
    let noun = (first + 2..first + 4).find(|&t| reading.one_of(t, ACCOUNTS))?;
    let counted = reading.one_of(noun, &["count", "tally", "figures", "estimate", "reckoning"]);
    let joins = match reading.lower(noun + 1) {
        "of" => counted || reading.one_of(noun, &["account", "view", "opinion", "words", "judgment", "judgement"]),
        "that" | "which" => counted && reading.lower(first) != "in",
        "in" => reading.lower(noun) == "figures" && reading.lower(first) == "on",
        _ => false,
    };
    // "in the count of votes" counts, "by the count of the ministry" tells; "on the view of" and "by the words of" are no phrases.
    let told = matches!((reading.lower(first), counted), ("by", true) | ("on", true) | ("in", false))
        || reading.reads(first, &["by", "the", "account"]);
    (joins && told).then_some(noun + 2)
}

/// Whether a cue by itself leaves open who says so: "reportedly", "it is widely believed". Of other cues without a source
/// it may merely not have been found.
pub(crate) fn leaves_open(reading: &Reading, cue: Range<usize>) -> bool {
    const HEARSAY: &[&str] = &["reportedly", "allegedly", "purportedly", "supposedly"];
    const BE: &[&str] = &["is", "are", "was", "were", "be", "been", "'s", "it's"];
    const TOLD: &[&str] = &["said", "told", "known", "thought", "seen", "understood", "held"];
    let told = |t: usize| {
        let adverb = usize::from(reading.lower(t.wrapping_sub(1)).ends_with("ly"));
        let passive = reading.one_of(t.wrapping_sub(1 + adverb), BE);
        let participle = reading.is(t, CUE | WEAK_CUE | THOUGHT | WISH) && reading.lower(t).ends_with("ed");
        passive && (participle && reading.lower(t) != "supposed" || reading.one_of(t, TOLD))
    };
    let by = reading.lower(cue.end) == "by";
    cue.clone().any(|t| reading.one_of(t, HEARSAY)) || !by && cue.clone().any(told)
}

/// Whether a cue is a verb of speech in the passive, whose subject is what is spoken of or spoken to: "fourteen people are
/// confirmed dead", "she was declared the winner", "the owners have been told to wait". Who "was quoted" speaks all the
/// same.
pub(crate) fn is_passive(reading: &Reading, cue: Range<usize>) -> bool {
    let bidden = |t: usize| reading.one_of(t, &["ordered", "demanded", "planned", "proposed", "asked", "advised"]);
    let spoken = |t: usize| {
        reading.is(t, CUE) && reading.lower(t).ends_with("ed") || reading.one_of(t, &["said", "told"]) || bidden(t)
    };
    let be = |t: usize| reading.one_of(t, &["is", "are", "was", "were", "be", "been"]);
    cue.clone().any(|t| t > 0 && be(t - 1) && spoken(t) && !reading.one_of(t, &["quoted", "cited"]))
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
