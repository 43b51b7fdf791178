//! Where names may stand: runs of words with capitals, and of what links them.

use std::ops::Range;

use rashomon_model::TokenKind;

use crate::lists::*;
use crate::reading::Reading;

/// How many tokens that cannot be a name by themselves may stand between two that can.
const LINK: usize = 3;

/// The runs of a text, in order. What is outside is no name.
pub(crate) fn runs(reading: &Reading) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for sentence in 0..reading.sentences.len() {
        let range = reading.range(sentence);
        let mut at = range.start;
        while at < range.end {
            if may_be_name(reading, at) {
                let end = run_end(reading, at, range.end);
                runs.push(at..end);
                at = end;
            } else {
                at += 1;
            }
        }
    }
    runs
}

fn run_end(reading: &Reading, first: usize, limit: usize) -> usize {
    let mut end = first + 1;
    while end < limit {
        let linked = (end..limit.min(end + LINK + 1))
            .take_while(|&t| t == end || is_link(reading, t - 1))
            .find(|&t| may_be_name(reading, t));
        match linked {
            Some(next) => end = next + 1,
            None => break,
        }
    }
    end + usize::from(end < limit && reading.kind(end) == Some(TokenKind::Number))
}

/// Whether a token has a capital letter that is not just that of a function word at the head of a sentence.
pub(crate) fn may_be_name(reading: &Reading, token: usize) -> bool {
    has_capital(reading, token)
        && (!reading.is(token, STOP)
            || reading.word(token).len() > 1 && reading.word(token).chars().all(|c| !c.is_lowercase())
            || has_capital(reading, token + 1) && reading.sentence_of(token) == reading.sentence_of(token + 1)
            || token > 0 && has_capital(reading, token - 1) && reading.lower(token) != "i")
}

pub(crate) fn has_capital(reading: &Reading, token: usize) -> bool {
    matches!(reading.kind(token), Some(TokenKind::Word)) && reading.word(token).chars().any(char::is_uppercase)
}

fn is_link(reading: &Reading, token: usize) -> bool {
    match reading.kind(token) {
        Some(TokenKind::Number) => true,
        Some(TokenKind::Punctuation) => {
            matches!(reading.word(token), "." | "," | "'" | "\u{2019}" | "-" | "&" | "/" | ":" | "\u{2013}")
        }
        _ => {
            reading.is(token, PARTICLE | PREPOSITION | DETERMINER)
                || reading.one_of(token, &["and", "'s", "e", "des", "d", "und", "et", "s"])
        }
    }
}
