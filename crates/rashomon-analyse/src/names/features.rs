//! What a token's label is told by: hashed features of the word, what stands around it, what is known of both, and how
//! the page writes the word elsewhere.
//!
//! The kinds of features follow Ratinov and Roth (2009), "Design Challenges and Misconceptions in Named Entity
//! Recognition"; those of the second pass Krishnan and Manning (2006), "An Effective Two-Stage Model for Exploiting
//! Non-Local Dependencies in Named Entity Recognition".

use std::ops::Range;

use rashomon_model::TokenKind;
use rashomon_model::id::fnv1a;

use super::known::{self, Known, Phrase};
use super::runs::has_capital;
use crate::gazetteer;
use crate::lists::*;
use crate::reading::Reading;
use crate::tagger::feature;

/// What is known of one token at once.
#[derive(Clone, Copy, Default)]
pub(crate) struct Facts {
    lower: u64,
    shape: u64,
    classes: u64,
    word: Known,
    small: Known,
    coarse: u8,
    fine: u16,
    /// Which kind of known name covers the token, and whether it begins there.
    listed: u8,
    place: u8,
    /// How the page writes the word elsewhere.
    elsewhere: u64,
    /// Capital, or what links capitals.
    capital: bool,
}

/// Classes that say something about names next to them.
const TELLING: u64 = TITLE
    | ROLE
    | ORGANISATION
    | PLACE
    | FACILITY
    | CUE
    | WEAK_CUE
    | MONTH
    | WEEKDAY
    | NUMBER
    | MEDIA
    | OUTLET
    | BODY
    | PARTICLE
    | COMPASS
    | OFFICE
    | PREPOSITION
    | DETERMINER
    | AUXILIARY
    | ABBREVIATION
    | SUFFIX
    | PEOPLE
    | WOMAN
    | MAN
    | DOCUMENT
    | TIME_UNIT;

/// The facts of all tokens of a text that stand in or beside the runs.
pub(crate) struct Page<'a> {
    reading: &'a Reading<'a>,
    facts: Vec<Facts>,
    /// For each sentence whether its capitals say nothing.
    loud: Vec<bool>,
}

/// No name has more words with capitals in a row.
const LONG: usize = 8;
/// The tokens on each side that are looked at.
const NEAR: usize = 2;

impl<'a> Page<'a> {
    pub fn new(reading: &'a Reading<'a>, runs: &[Range<usize>]) -> Self {
        let loud = (0..reading.sentences.len()).map(|sentence| is_loud(reading, sentence)).collect();
        let mut page = Page { reading, facts: vec![Facts::default(); reading.tokens.len()], loud };
        let elsewhere = Elsewhere::of(reading, runs, &page.loud);
        for run in runs {
            let sentence = reading.range(reading.sentence_of(run.start));
            let near = run.start.saturating_sub(NEAR).max(sentence.start)..(run.end + NEAR).min(sentence.end);
            for token in near {
                page.learn(token, &elsewhere);
            }
            page.learn_phrases(run);
        }
        page
    }

    fn learn(&mut self, token: usize, elsewhere: &Elsewhere) {
        let reading = self.reading;
        let (shown, lower) = (reading.word(token), reading.lower(token));
        let facts = &mut self.facts[token];
        if facts.lower != 0 {
            return;
        }
        facts.lower = fnv1a(lower.bytes());
        facts.capital = has_capital(reading, token);
        facts.shape = shape(shown);
        facts.classes = reading.classes(token) & TELLING;
        (facts.coarse, facts.fine) = known::of_row(reading.tokens[token].row);
        if reading.kind(token) == Some(TokenKind::Word) {
            facts.small = known::word(lower);
            facts.word = match facts.capital {
                true if shown.len() > 3 && shown.chars().all(|c| !c.is_lowercase()) => Some(known::word(shown))
                    .filter(|known| known.coarse != 0)
                    .unwrap_or_else(|| known::word(&titled(lower))),
                true => known::word(shown),
                false => facts.small,
            };
            facts.elsewhere = elsewhere.of_word(facts.lower);
        }
    }

    /// Marks the tokens of names that are known, the longest first.
    fn learn_phrases(&mut self, run: &Range<usize>) {
        let reading = self.reading;
        let (mut listed, mut placed) = (run.start, run.start);
        let mut phrase = String::new();
        for first in run.clone() {
            if !self.facts[first].capital {
                continue;
            }
            phrase.clear();
            let mut hash = Phrase::EMPTY;
            let (mut list, mut place) = (None, None);
            for token in first..run.end.min(first + 5) {
                let lower = reading.lower(token);
                hash = hash.and(lower);
                if !phrase.is_empty() {
                    phrase.push(' ');
                }
                phrase.push_str(lower);
                if first >= listed && hash.kind() != 0 {
                    list = Some((hash.kind(), token + 1));
                }
                if first >= placed && token < first + 3 && self.facts[token].capital {
                    place = gazetteer::known(&phrase).map(|known| (known as u8 + 1, token + 1)).or(place);
                }
            }
            if let Some((kind, end)) = list {
                (first..end).for_each(|t| self.facts[t].listed = 2 * kind + u8::from(t == first));
                listed = end;
            }
            if let Some((kind, end)) = place {
                (first..end).for_each(|t| self.facts[t].place = 2 * kind + u8::from(t == first));
                placed = end;
            }
        }
    }

    /// The features of one token of a run.
    pub fn features(&self, run: &Range<usize>, token: usize, out: &mut Vec<u64>) {
        out.clear();
        let reading = self.reading;
        let sentence_index = reading.sentence_of(token);
        let sentence = reading.range(sentence_index);
        let none = Facts::default();
        let at = |offset: isize| {
            token.checked_add_signed(offset).filter(|t| sentence.contains(t)).map_or(&none, |t| &self.facts[t])
        };
        let here = at(0);
        let loud = u64::from(self.loud[sentence_index]);
        let head = u64::from(token == sentence.start || is_opening(reading, token - 1));
        let mut add = |kind: u64, value: u64| out.push(feature(kind, value));

        add(1, loud << 1 | head);
        add(2, here.lower);
        add(3, here.lower ^ here.shape.rotate_left(32));
        add(4, here.shape << 2 | loud << 1 | head);
        let lower = reading.lower(token).as_bytes();
        for length in 2..=4 {
            if lower.len() > length {
                add(4 + length as u64, fnv1a(lower[lower.len() - length..].iter().copied()));
            }
        }
        for length in [3, 4] {
            if lower.len() > length {
                add(6 + length as u64, fnv1a(lower[..length].iter().copied()));
            }
        }
        add(11, u64::from(here.coarse) << 1 | head);
        add(12, here.fine.into());
        add(13, u64::from(here.word.coarse) << 1 | head);
        add(14, here.word.fine.into());
        add(15, u64::from(here.word.flags) << 2 | head << 1 | loud);
        add(16, u64::from(here.small.coarse) << 1 | head);
        add(17, here.classes);
        add(18, u64::from(here.listed) << 1 | head);
        add(19, u64::from(here.place) << 1 | head);
        add(20, here.elsewhere << 2 | head << 1 | loud);

        let beside: [(isize, u64); 4] = [(-2, 30), (-1, 50), (1, 70), (2, 90)];
        for (offset, kind) in beside {
            let other = at(offset);
            add(kind, other.lower);
            add(kind + 1, other.shape);
            add(kind + 2, other.classes);
            add(kind + 3, other.coarse.into());
            add(kind + 4, other.word.coarse.into());
            add(kind + 5, u64::from(other.listed) << 8 | u64::from(other.place));
            if offset.abs() == 1 {
                add(kind + 6, other.lower ^ here.shape.rotate_left(32));
                add(kind + 7, u64::from(other.word.coarse) << 8 | u64::from(here.word.coarse));
                add(kind + 8, other.fine.into());
                add(kind + 9, u64::from(other.word.flags) << 8 | u64::from(here.word.flags));
                add(kind + 10, other.elsewhere);
            }
        }
        add(110, at(-1).shape << 24 | here.shape << 12 | at(1).shape);
        add(111, at(-1).lower ^ at(1).lower.rotate_left(32));
        add(112, at(-1).lower ^ at(-2).lower.rotate_left(32));
        add(113, at(1).lower ^ at(2).lower.rotate_left(32));

        // The unbroken capitals that the token stands in, and what stands around them.
        let first = (run.start..token).rev().take(LONG).take_while(|&t| self.facts[t].capital).last().unwrap_or(token);
        let last = (token + 1..run.end).take(LONG).take_while(|&t| self.facts[t].capital).last().unwrap_or(token);
        let place = ((token - first).min(3) << 4 | (last - token).min(3)) as u64;
        let fact = |t: usize| if sentence.contains(&t) { &self.facts[t] } else { &none };
        let (before, after) = (first.checked_sub(1).map_or(&none, &fact), fact(last + 1));
        let (begin, end) = (fact(first), fact(last));
        add(120, place << 1 | loud);
        add(121, end.lower ^ place);
        add(122, begin.lower ^ place);
        add(123, before.lower ^ place << 32);
        add(124, after.lower ^ place << 32);
        add(125, end.classes ^ place << 48);
        add(126, u64::from(end.word.coarse) << 16 | place);
        add(127, u64::from(begin.word.flags) << 16 | u64::from(end.word.flags) << 8 | place);
        add(128, before.classes ^ place << 48);
        add(129, after.classes ^ place << 48);
        add(130, u64::from(after.coarse) << 16 | place);
        add(131, u64::from(before.coarse) << 16 | place);
    }

    /// How many tokens the text has.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    /// The hash of a token's word in lower case; 0 outside of the runs.
    pub fn lower(&self, token: usize) -> u64 {
        self.facts[token].lower
    }
}

fn titled(lower: &str) -> String {
    let mut chars = lower.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// Whether capitals say nothing after this mark.
fn is_opening(reading: &Reading, token: usize) -> bool {
    reading.is_quote(token)
        || matches!(reading.word(token), ":" | "(" | "-" | "\u{2022}" | "*" | "\u{2013}" | "\u{2014}")
}

/// A sentence mostly in capitals, or whose longer words nearly all have one, so that capitals say little.
fn is_loud(reading: &Reading, sentence: usize) -> bool {
    let words =
        || reading.range(sentence).filter(|&t| reading.kind(t) == Some(TokenKind::Word) && reading.word(t).len() > 3);
    let (all, capital) = (words().count(), words().filter(|&t| reading.is_capital(t)).count());
    let shouted = words().filter(|&t| reading.word(t).chars().all(|c| !c.is_lowercase())).count();
    all >= 3 && (shouted * 10 >= all * 7 || all >= 6 && capital * 10 >= all * 9)
}

/// The form of a word: letters as `X` and `x`, figures as `d`, runs of each taken together.
fn shape(word: &str) -> u64 {
    let class = |c: char| match c {
        c if c.is_uppercase() => 1,
        c if c.is_alphabetic() => 2,
        c if c.is_numeric() => 3,
        '.' => 4,
        '-' => 5,
        '\'' | '\u{2019}' => 6,
        _ => 7,
    };
    let mut shape = 0_u64;
    for c in word.chars() {
        let class = class(c);
        if shape & 7 != class && shape < 1 << 18 {
            shape = shape << 3 | class;
        }
    }
    // One letter, a few in capitals and many in capitals differ.
    let long = word.len().min(8) as u64 >> 1;
    if shape <= 1 { shape << 3 | long } else { shape << 3 }
}

/// How a page writes each word that it somewhere writes with a capital.
struct Elsewhere {
    /// Open-addressed: the hash of a word in lower case, and counts.
    slots: Vec<(u64, Seen)>,
}

#[derive(Clone, Copy, Default)]
struct Seen {
    small: u16,
    capital: u16,
    /// In a run of capitals, but not its last or its first.
    first: u16,
    last: u16,
    alone: u16,
}

impl Elsewhere {
    fn of(reading: &Reading, runs: &[Range<usize>], loud: &[bool]) -> Self {
        let count: usize = runs.iter().map(ExactSizeIterator::len).sum();
        let mut elsewhere = Elsewhere { slots: vec![(0, Seen::default()); (2 * count + 2).next_power_of_two()] };
        for run in runs {
            let sentence = reading.sentence_of(run.start);
            let start = reading.range(sentence).start;
            for token in run.clone().filter(|&t| has_capital(reading, t)) {
                let seen = elsewhere.slot(fnv1a(reading.lower(token).bytes()));
                if loud[sentence] {
                    continue;
                }
                let before = token > run.start && has_capital(reading, token - 1);
                let after = token + 1 < run.end && has_capital(reading, token + 1);
                let sure = token > start && !is_opening(reading, token - 1);
                let add = |count: &mut u16, when: bool| *count = count.saturating_add(when.into());
                add(&mut seen.capital, sure);
                add(&mut seen.first, after && !before);
                add(&mut seen.last, before && !after);
                add(&mut seen.alone, sure && !before && !after);
            }
        }
        for token in (0..reading.tokens.len()).filter(|&t| is_small(reading, t)) {
            let hash = fnv1a(reading.lower(token).bytes());
            let at = elsewhere.place(hash);
            let (found, seen) = &mut elsewhere.slots[at];
            if *found == hash {
                seen.small = seen.small.saturating_add(1);
            }
        }
        elsewhere
    }

    fn place(&self, hash: u64) -> usize {
        let mask = self.slots.len() - 1;
        let mut at = (hash ^ hash >> 32) as usize & mask;
        while self.slots[at].0 != 0 && self.slots[at].0 != hash {
            at = (at + 1) & mask;
        }
        at
    }

    fn slot(&mut self, hash: u64) -> &mut Seen {
        let at = self.place(hash);
        self.slots[at].0 = hash;
        &mut self.slots[at].1
    }

    /// A word's counts, coarsely.
    fn of_word(&self, hash: u64) -> u64 {
        let seen = self.slots[self.place(hash)].1;
        let some = |count: u16| u64::from(count.min(2));
        some(seen.small) << 8
            | some(seen.capital) << 6
            | some(seen.first) << 4
            | some(seen.last) << 2
            | some(seen.alone)
    }
}

fn is_small(reading: &Reading, token: usize) -> bool {
    reading.kind(token) == Some(TokenKind::Word)
        && !reading.tokens[token].stop
        && reading.word(token).starts_with(char::is_lowercase)
}
