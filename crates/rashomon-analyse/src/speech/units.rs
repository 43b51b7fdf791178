//! A text as scenes of units: words, marks, and whole stretches between quotation marks.

use std::ops::Range;

use rashomon_model::id::fnv1a;
use rashomon_model::{NameKind, QuoteForm, TokenKind};

use crate::lexicon;
use crate::lists::*;
use crate::names::Names;
use crate::quotations::{self, Marked};
use crate::reading::Reading;

/// A scene is closed at the end of the sentence that makes it longer than this, whatever runs on.
const LONGEST: usize = 300;
/// What a unit is, as far as word lists and shapes tell: a rough part of speech.
pub(super) type Sort = u8;

/// One unit of a scene.
#[derive(Clone, Copy, Debug)]
pub(super) struct Unit {
    pub first: u32,
    pub end: u32,
    pub sort: Sort,
    pub word: u64,
    pub stem: u64,
    /// Which of the lists of attitudes, wishes and thoughts hold the word, a bit each.
    pub family: u8,
    /// The cluster of words that stand where it does; the word itself for function words and marks.
    pub tag: u64,
}

/// A text as scenes of units.
pub(crate) struct Scenes {
    pub units: Vec<Unit>,
    pub scenes: Vec<Range<usize>>,
}

pub(super) mod sort {
    //! The sorts of units.
    use super::Sort;
    pub const END: Sort = 0;
    pub const QUOTE: Sort = 1;
    pub const MIXED: Sort = 2;
    pub const SCARE: Sort = 3;
    pub const COMMA: Sort = 4;
    pub const STOP: Sort = 5;
    pub const COLON: Sort = 6;
    pub const DASH: Sort = 7;
    pub const BRACKET: Sort = 8;
    pub const MARK: Sort = 9;
    pub const NUMBER: Sort = 10;
    pub const TIME: Sort = 11;
    pub const PERSON: Sort = 12;
    pub const BODY: Sort = 13;
    pub const NAME: Sort = 14;
    pub const SUBJECT: Sort = 15;
    pub const DETERMINER: Sort = 16;
    pub const THAT: Sort = 17;
    pub const TO: Sort = 18;
    pub const WHO: Sort = 19;
    pub const PREPOSITION: Sort = 20;
    pub const SUBORDINATOR: Sort = 21;
    pub const AND: Sort = 22;
    pub const AUXILIARY: Sort = 23;
    pub const NOT: Sort = 24;
    pub const CUE: Sort = 25;
    pub const WEAK: Sort = 26;
    pub const ROLE: Sort = 27;
    pub const DOCUMENT: Sort = 28;
    pub const ADVERB: Sort = 29;
    pub const ING: Sort = 30;
    pub const ED: Sort = 31;
    pub const CAPITAL: Sort = 32;
    pub const PLURAL: Sort = 33;
    pub const STOPWORD: Sort = 34;
    pub const OTHER: Sort = 35;
    pub const ORGANISATION: Sort = 36;
    pub const SAYING: Sort = 37;
}

/// Beyond the ends of a scene.
pub(super) const NOWHERE: Unit = Unit { first: 0, end: 0, sort: sort::END, word: 1, stem: 1, family: 0, tag: 1 };

impl Scenes {
    /// Cuts a text into scenes.
    pub fn new(reading: &Reading, names: &Names, timed: &[bool], marked: &[Marked]) -> Self {
        let mut scenes = Scenes { units: Vec::with_capacity(reading.tokens.len()), scenes: Vec::new() };
        let mut marked = marked.iter().peekable();
        let (mut token, mut start) = (0, 0);
        for sentence in reading.sentences {
            let end = sentence.end_token as usize;
            while token < end {
                while marked.peek().is_some_and(|m| m.first.saturating_sub(1) < token) {
                    marked.next();
                }
                let unit = match marked.peek() {
                    Some(m) if m.first.saturating_sub(1) == token => stretch(reading, m),
                    _ => word(reading, names, timed, token),
                };
                token = unit.end as usize;
                if !sentence.apparatus {
                    scenes.units.push(unit);
                }
            }
            if (token == end || scenes.units.len() - start > LONGEST) && scenes.units.len() > start {
                scenes.scenes.push(start..scenes.units.len());
                start = scenes.units.len();
            }
        }
        if scenes.units.len() > start {
            scenes.scenes.push(start..scenes.units.len());
        }
        scenes
    }
}

/// A stretch between marks, with its marks.
fn stretch(reading: &Reading, marked: &Marked) -> Unit {
    let first = marked.first.saturating_sub(1);
    let end = marked.end + usize::from(marked.closed);
    let sort = match marked.quotation.form {
        QuoteForm::Direct => sort::QUOTE,
        _ if quotations::is_scare(reading, marked) => sort::SCARE,
        _ => sort::MIXED,
    };
    // What stands before the closing mark says whether the sentence goes on: `"…," he said`.
    let word = fnv1a(reading.word(marked.end - 1).bytes().filter(|b| b.is_ascii_punctuation()).chain([sort]));
    Unit {
        first: first as u32,
        end: end.min(reading.tokens.len()) as u32,
        sort,
        word,
        stem: u64::from(sort),
        family: 0,
        tag: u64::from(sort),
    }
}

fn word(reading: &Reading, names: &Names, timed: &[bool], token: usize) -> Unit {
    let known = &reading.tokens[token];
    let sort = sort_of(reading, names, timed, token);
    let word = fnv1a(reading.lower(token).bytes());
    let tag = match known.row {
        Some(row) => 1000 + u64::from(lexicon::cluster(row)),
        None if known.stop || known.kind == TokenKind::Punctuation => word,
        None => u64::from(sort),
    };
    Unit {
        first: token as u32,
        end: token as u32 + 1,
        sort,
        word,
        stem: known.stem.0,
        family: family(reading, token),
        tag,
    }
}

fn family(reading: &Reading, token: usize) -> u8 {
    const LISTS: [u64; 5] = [ATTITUDE, WISH, THOUGHT, STANCE, MOOD];
    LISTS.iter().enumerate().fold(0, |bits, (at, list)| bits | u8::from(reading.is(token, *list)) << at)
}

fn sort_of(reading: &Reading, names: &Names, timed: &[bool], token: usize) -> Sort {
    if let Some(entity) = names.at(token) {
        return match names.kind(entity) {
            NameKind::Person => sort::PERSON,
            NameKind::Organisation => sort::BODY,
            _ => sort::NAME,
        };
    }
    match reading.kind(token) {
        Some(TokenKind::Punctuation) => return mark_sort(reading.word(token)),
        Some(TokenKind::Number) => return if timed[token] { sort::TIME } else { sort::NUMBER },
        _ => {}
    }
    let lower = reading.lower(token);
    let is = |classes| reading.is(token, classes);
    match lower {
        "that" => sort::THAT,
        "to" => sort::TO,
        "who" | "which" | "whose" => sort::WHO,
        "and" | "or" | "but" => sort::AND,
        "he" | "she" | "they" | "it" | "we" | "i" | "you" => sort::SUBJECT,
        _ if timed[token] => sort::TIME,
        _ if is(NEGATION) => sort::NOT,
        _ if is(AUXILIARY) => sort::AUXILIARY,
        _ if is(DETERMINER) => sort::DETERMINER,
        _ if is(PREPOSITION) => sort::PREPOSITION,
        _ if is(SUBORDINATOR) => sort::SUBORDINATOR,
        _ if is(CUE | WEAK_CUE) && lower.ends_with("ing") => sort::SAYING,
        _ if is(CUE) => sort::CUE,
        _ if is(WEAK_CUE) => sort::WEAK,
        _ if is(ADVERB) || lower.len() > 4 && lower.ends_with("ly") => sort::ADVERB,
        _ if is(STOP) => sort::STOPWORD,
        _ if is(ROLE | TITLE | PEOPLE) => sort::ROLE,
        _ if is(DOCUMENT | MEDIA) => sort::DOCUMENT,
        _ if is(ORGANISATION | BODY) => sort::ORGANISATION,
        _ if reading.is_capital(token) => sort::CAPITAL,
        _ if lower.ends_with("ing") => sort::ING,
        _ if lower.ends_with("ed") || is(IRREGULAR) => sort::ED,
        _ if lower.ends_with('s') && !lower.ends_with("ss") => sort::PLURAL,
        _ => sort::OTHER,
    }
}

fn mark_sort(mark: &str) -> Sort {
    match mark {
        "," => sort::COMMA,
        "." | "?" | "!" | "\u{2026}" | "..." => sort::STOP,
        ":" | ";" => sort::COLON,
        "\u{2014}" | "\u{2013}" | "-" | "--" => sort::DASH,
        "(" | ")" | "[" | "]" => sort::BRACKET,
        _ => sort::MARK,
    }
}
