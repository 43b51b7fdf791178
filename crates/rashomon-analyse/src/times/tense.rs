//! Whether the words around an expression of time look back or ahead.

use rashomon_model::Tense;

use crate::lists::*;
use crate::reading::Reading;

/// Words right before an expression that put it ahead.
const UP_TO: [&str; 7] = ["by", "until", "till", "begins", "starting", "next", "coming"];

/// Words that point to what is to come.
const AHEAD: [&str; 19] = [
    "will",
    "would",
    "shall",
    "plans",
    "planned",
    "plan",
    "due",
    "scheduled",
    "expected",
    "expects",
    "upcoming",
    "set",
    "payable",
    "intends",
    "hopes",
    "slated",
    "expires",
    "expire",
    "'ll",
];

/// Past tenses that do not end in "ed", and words that begin what is past.
const PAST: [&str; 62] = [
    "was", "were", "had", "did", "fell", "rose", "went", "came", "left", "took", "got", "began", "held", "met", "made",
    "won", "lost", "struck", "shot", "sent", "saw", "found", "gave", "ran", "kept", "brought", "broke", "led", "spoke",
    "became", "fought", "last", "past", "ago", "since", "bought", "sold", "paid", "drew", "grew", "flew", "drove",
    "chose", "rode", "stole", "sank", "burnt", "caught", "taught", "built", "felt", "heard", "threw", "wore", "beat",
    "stood", "sat", "slept", "blew", "shook", "fled", "hung",
];

/// Words that put what "to" begins behind them ahead of them: "an agreement to vote on Wednesday".
const RESOLVED: [&str; 24] = [
    "agree",
    "agreed",
    "agreement",
    "asked",
    "deal",
    "decided",
    "decision",
    "determined",
    "hoping",
    "invitation",
    "invited",
    "ordered",
    "pledged",
    "preparing",
    "promised",
    "proposal",
    "proposed",
    "ready",
    "resolution",
    "summoned",
    "threatened",
    "vowed",
    "want",
    "wants",
];

/// How many words before are read.
const BEFORE: usize = 24;
/// How many words after.
const AFTER: usize = 10;

/// The tense of the clause that an expression stands in. The words before say it, up to the mark or the verb of speech
/// that ends their clause ("will meet on Friday", not "said on Friday it will"), or else the next verb behind ("On
/// Friday the court will rule").
pub(super) fn of(reading: &Reading, first: usize, end: usize) -> Tense {
    // "This Friday" is the one to come where nothing says otherwise.
    for token in first..end {
        if reading.one_of(token, &["last", "past", "ago"]) {
            return Tense::Back;
        }
        if reading.one_of(token, &["next", "coming", "upcoming"]) {
            return Tense::Ahead;
        }
    }
    let untold = if reading.lower(first) == "this" { Tense::Ahead } else { Tense::Untold };
    before(reading, first).or_else(|| after(reading, end)).unwrap_or(untold)
}

fn before(reading: &Reading, at: usize) -> Option<Tense> {
    let start = reading.range(reading.sentence_of(at)).start;
    if at > start && (reading.one_of(at - 1, &UP_TO) || at > start + 1 && reading.one_of(at - 2, &UP_TO[..3])) {
        return Some(Tense::Ahead);
    }
    let mut past = None;
    for token in (start.max(at.saturating_sub(BEFORE))..at).rev() {
        if reading.is_mark(token) && !matches!(reading.word(token), "-" | "'") {
            break;
        }
        if reading.is(token, CUE) {
            return Some(Tense::Back);
        }
        // "will be held": the past form belongs to the verb before it.
        let near = past.is_none_or(|past: usize| past - token <= 3);
        if near
            && (reading.one_of(token, &AHEAD)
                || reading.lower(token).ends_with("'ll")
                || reading.one_of(token, &["is", "are"]) && is_infinitive(reading, token))
        {
            return Some(Tense::Ahead);
        }
        if past.is_none() && token > start && reading.lower(token) == "to" && reading.one_of(token - 1, &RESOLVED) {
            return Some(Tense::Ahead);
        }
        if is_past(reading, token) {
            past.get_or_insert(token);
        }
    }
    past.map(|_| Tense::Back)
}

/// "is to open".
fn is_infinitive(reading: &Reading, verb: usize) -> bool {
    reading.lower(verb + 1) == "to"
}

/// Whether a word is a past tense by its look.
pub(super) fn is_past(reading: &Reading, token: usize) -> bool {
    let word = reading.lower(token);
    word.len() > 4 && word.ends_with("ed") || PAST.contains(&word)
}

fn after(reading: &Reading, end: usize) -> Option<Tense> {
    let clause = (end..end + AFTER).take_while(|&t| !reading.is_mark(t) || reading.word(t) == ",");
    let mut verbs = clause.filter(|&t| reading.is(t, AUXILIARY | CUE) || is_past(reading, t));
    let verb = verbs.next()?;
    match reading.lower(verb) {
        "will" | "shall" => Some(Tense::Ahead),
        _ if reading.is(verb, CUE) || is_past(reading, verb) => Some(Tense::Back),
        _ => None,
    }
}
