//! Reads attributions off the words by two learned models: which words are cues, and for each cue which words are its
//! source and which its content.
//!
//! A text falls into *scenes*: sentences, joined where words between marks run from one into the next. A scene is a row
//! of *units*: words, marks, and whole stretches between quotation marks, which are one unit each, so that a quotation
//! is said by one source from end to end and no cue is looked for in it. The first model labels the units of a scene as
//! outside, beginning or inside of a cue. The second labels them once for each cue, with features that say where a unit
//! stands from it. Both are linear chains over hashed features ([`crate::tagger`]).

use std::ops::Range;

use rashomon_model::id::fnv1a;
use rashomon_model::{NameKind, Span, TokenKind};

use crate::lexicon;
use crate::lists::*;
use crate::names::Names;
use crate::quotations::{self, Marked};
use crate::reading::Reading;
use crate::tagger::{Tagger, feature};

/// Labels of the model of cues.
pub(crate) const CUE_LABELS: [&str; 3] = ["O", "B-Cue", "I-Cue"];
/// Labels of the model of sources and contents.
pub(crate) const ROLE_LABELS: [&str; 5] = ["O", "B-Source", "I-Source", "B-Content", "I-Content"];

/// A scene is closed at the end of the sentence that makes it longer than this, whatever runs on.
const LONGEST: usize = 300;
/// The label that begins a source.
const SOURCE: u8 = 1;
/// The label that begins a content.
const CONTENT: u8 = 3;

/// Units read on each side of a cue.
const REACH: usize = 90;

/// One attribution as tokens.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Said {
    /// The words that mark it.
    pub cue: Range<usize>,
    /// Who says it, where the scene names somebody.
    pub source: Option<Range<usize>>,
    /// What is said, in pieces.
    pub content: Vec<Range<usize>>,
}

/// What a unit is, as far as word lists and shapes tell: a rough part of speech.
type Sort = u8;

/// One unit of a scene.
#[derive(Clone, Copy, Debug)]
struct Unit {
    first: u32,
    end: u32,
    sort: Sort,
    word: u64,
    stem: u64,
    /// Which of the lists of attitudes, wishes and thoughts hold the word, a bit each.
    family: u8,
    /// The cluster of words that stand where it does; the word itself for function words and marks.
    tag: u64,
}

/// A text as scenes of units.
pub(crate) struct Scenes {
    units: Vec<Unit>,
    scenes: Vec<Range<usize>>,
}

mod sort {
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

/// The models: see `models/CARD.md` for what they learned from.
const CUES: &[u8] = include_bytes!("../models/cues.bin");
const ROLES: &[u8] = include_bytes!("../models/roles.bin");

/// The attributions of a text, in order of their cues.
pub(crate) fn find(reading: &Reading, names: &Names, timed: &[bool], marked: &[Marked]) -> Vec<Said> {
    let models = Tagger::new(CUES).zip(Tagger::new(ROLES));
    models.map_or_else(Vec::new, |(cues, roles)| Scenes::new(reading, names, timed, marked).said(&cues, &roles))
}

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

    /// The attributions of the text, in order of their cues.
    pub fn said(&self, cues: &Tagger, roles: &Tagger) -> Vec<Said> {
        let mut said = Vec::new();
        let mut work = Work::default();
        for scene in &self.scenes {
            let scene = View { units: &self.units[scene.clone()] };
            for cue in scene.cues(cues, &mut work) {
                said.push(scene.roles(&cue, roles, &mut work));
            }
        }
        said
    }
}

/// A stretch between marks, with its marks.
fn stretch(reading: &Reading, marked: &Marked) -> Unit {
    let first = marked.first.saturating_sub(1);
    let end = marked.end + usize::from(marked.closed);
    let sort = match marked.quotation.form {
        rashomon_model::QuoteForm::Direct => sort::QUOTE,
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
        _ if lower.ends_with("ed") || crate::statements::IRREGULAR.contains(&lower) => sort::ED,
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

/// Buffers that are used again.
#[derive(Default)]
struct Work {
    features: Vec<u64>,
    scores: Vec<i32>,
}

/// The units of one scene.
struct View<'a> {
    units: &'a [Unit],
}

/// Beyond the ends of a scene.
const NOWHERE: Unit = Unit { first: 0, end: 0, sort: sort::END, word: 1, stem: 1, family: 0, tag: 1 };

/// Two values in one.
fn both(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(23)).wrapping_mul(0x2545_f491_4f6c_dd1d).rotate_left(11) ^ b
}

impl View<'_> {
    fn at(&self, unit: usize, shift: isize) -> &Unit {
        unit.checked_add_signed(shift).and_then(|at| self.units.get(at)).unwrap_or(&NOWHERE)
    }

    /// Whether any unit could be a cue: a verb, an "according", a colon.
    fn cues(&self, model: &Tagger, work: &mut Work) -> Vec<Range<usize>> {
        if self.units.len() < 3 {
            return Vec::new();
        }
        let shape = self.shape();
        work.scores.clear();
        work.scores.resize(CUE_LABELS.len() * self.units.len(), 0);
        for (unit, scores) in work.scores.chunks_exact_mut(CUE_LABELS.len()).enumerate() {
            work.features.clear();
            self.cue_features(unit, shape, &mut work.features);
            model.add_scores(work.features.iter().copied(), scores);
        }
        work.scores.chunks_exact_mut(3).for_each(|scores| scores[1] += LEAN);
        if !work.scores.chunks_exact(3).any(|scores| scores[1] > scores[0] - MARGIN) {
            return Vec::new();
        }
        runs(&model.likeliest(&work.scores), 1)
    }

    /// What the whole scene tells: whether it holds quotations, and how it begins.
    fn shape(&self) -> u64 {
        let any = |sort: Sort| u64::from(self.units.iter().any(|unit| unit.sort == sort));
        any(sort::QUOTE) | any(sort::MIXED) << 1 | any(sort::CUE) << 2
    }

    fn cue_features(&self, at: usize, shape: u64, out: &mut Vec<u64>) {
        let unit = |shift| self.at(at, shift);
        let (here, back, next) = (unit(0), unit(-1), unit(1));
        let (back2, next2) = (unit(-2), unit(2));
        let sorts = |units: &[&Unit]| units.iter().fold(7, |sum: u64, unit| sum * 64 + u64::from(unit.sort));
        let place = if at == 0 {
            0
        } else if at + 1 == self.units.len() {
            2
        } else {
            1
        };
        let mut kind = 0;
        let mut add = |value: u64| {
            kind += 1;
            out.push(feature(kind, value));
        };
        add(here.word);
        add(here.stem);
        add(back.word);
        add(next.word);
        add(back2.word);
        add(next2.word);
        add(both(back.word, here.word));
        add(both(here.word, next.word));
        add(both(back2.word, both(back.word, here.word)));
        add(both(here.word, both(next.word, next2.word)));
        add(both(back.stem, here.stem));
        add(both(here.stem, next.stem));
        add(sorts(&[here]));
        add(sorts(&[back, here]));
        add(sorts(&[here, next]));
        add(sorts(&[back2, back, here]));
        add(sorts(&[back, here, next]));
        add(sorts(&[here, next, next2]));
        add(sorts(&[back2, back, here, next, next2]));
        add(both(here.stem, sorts(&[back])));
        add(both(here.stem, sorts(&[next])));
        add(both(here.stem, sorts(&[back, next])));
        add(both(here.stem, sorts(&[next, next2])));
        add(both(here.stem, shape));
        add(both(here.sort.into(), both(shape, place)));
        add(sorts(&[unit(-3), back2, back]));
        add(sorts(&[next, next2, unit(3)]));
        add(unit(3).word);
        add(unit(-3).word);
        let family = u64::from(here.family);
        add(family);
        add(both(family, sorts(&[back])));
        add(both(family, sorts(&[next])));
        add(both(family, sorts(&[back, here, next])));
        add(both(family, both(back.tag, next.tag)));
        add(both(family, both(next.word, sorts(&[back]))));
        add(u64::from(back.family) << 8 | u64::from(next.family));
        let tags = [back2.tag, back.tag, here.tag, next.tag, next2.tag];
        add(tags[2]);
        add(both(tags[1], tags[2]));
        add(both(tags[2], tags[3]));
        add(both(tags[1], both(tags[2], tags[3])));
        add(both(tags[0], both(tags[1], tags[2])));
        add(both(tags[2], both(tags[3], tags[4])));
        add(both(here.word, both(tags[1], tags[3])));
        add(both(tags[1], tags[3]));
        add(both(tags[2], sorts(&[back2, back, next, next2])));
        add(both(tags[2], shape));
    }

    fn roles(&self, cue: &Range<usize>, model: &Tagger, work: &mut Work) -> Said {
        let (window, labels) = self.role_labels(cue, model, work);
        let tokens = |run: &Range<usize>| {
            let (first, last) = (self.units[window.start + run.start], self.units[window.start + run.end - 1]);
            first.first as usize..last.end as usize
        };
        let sources = runs(&labels, SOURCE);
        let nearest = sources.iter().min_by_key(|run| {
            let (start, end) = (window.start + run.start, window.start + run.end);
            cue.start.abs_diff(end).min(start.abs_diff(cue.end))
        });
        Said {
            cue: self.units[cue.start].first as usize..self.units[cue.end - 1].end as usize,
            source: nearest.map(tokens),
            content: runs(&labels, CONTENT).iter().map(tokens).collect(),
        }
    }

    fn role_labels(&self, cue: &Range<usize>, model: &Tagger, work: &mut Work) -> (Range<usize>, Vec<u8>) {
        let window = cue.start.saturating_sub(REACH)..(cue.end + REACH).min(self.units.len());
        work.scores.clear();
        work.scores.resize(ROLE_LABELS.len() * window.len(), 0);
        let around = self.around(cue);
        let mut between = Between::before(self, cue, window.start);
        for (unit, scores) in window.clone().zip(work.scores.chunks_exact_mut(ROLE_LABELS.len())) {
            work.features.clear();
            self.role_features(unit, cue, &around, between.at(self, cue, unit), &mut work.features);
            model.add_scores(work.features.iter().copied(), scores);
            if cue.contains(&unit) {
                scores[1..].fill(i32::MIN / 8);
            }
        }
        let mut labels = model.likeliest(&work.scores);
        for more in PRESSING {
            if labels.contains(&CONTENT) {
                break;
            }
            self.press(CONTENT, more, cue, &window, &mut work.scores);
            labels = model.likeliest(&work.scores);
        }
        if !labels.contains(&SOURCE) && self.names_source(cue) {
            self.press(SOURCE, PRESSING[0], cue, &window, &mut work.scores);
            let pressed = model.likeliest(&work.scores);
            if pressed.contains(&CONTENT) {
                labels = pressed;
            }
        }
        (window, labels)
    }

    /// Makes a part likelier for all units but those of the cue.
    fn press(&self, part: u8, more: i32, cue: &Range<usize>, window: &Range<usize>, scores: &mut [i32]) {
        for (unit, scores) in window.clone().zip(scores.chunks_exact_mut(ROLE_LABELS.len())) {
            if !cue.contains(&unit) {
                scores[usize::from(part)] += more;
                scores[usize::from(part) + 1] += more;
            }
        }
    }

    /// Whether a cue is a verb of speech in a form that has a subject.
    fn names_source(&self, cue: &Range<usize>) -> bool {
        let verb = matches!(self.units[cue.start].sort, sort::CUE | sort::WEAK);
        verb && self.at(cue.start, -1).sort != sort::AUXILIARY
    }

    /// What stands around a cue.
    fn around(&self, cue: &Range<usize>) -> Around {
        let last = cue.end - 1;
        let sorts = |shifts: [isize; 2], from: usize| {
            shifts.iter().fold(3, |sum: u64, shift| sum * 64 + u64::from(self.at(from, *shift).sort))
        };
        let first = &self.units[cue.start];
        let (before, behind) = self.near(cue);
        let head = cue.clone().map(|at| &self.units[at]).find(|unit| unit.sort != sort::AUXILIARY).unwrap_or(first);
        Around {
            stem: head.stem,
            tag: head.tag,
            before: sorts([-1, -2], cue.start),
            after: sorts([1, 2], last),
            family: head.family.into(),
            frame: self.frame(cue),
            opens: self.units.first().map_or(0, |unit| unit.sort.into()),
            quotes: u64::from(before.iter().any(|unit| unit.sort == sort::QUOTE))
                | u64::from(behind.iter().any(|unit| unit.sort == sort::QUOTE)) << 1
                | u64::from(behind.iter().any(|unit| unit.sort == sort::MIXED)) << 2,
        }
    }

    /// The units before and behind a cue, as far as they are looked at.
    fn near(&self, cue: &Range<usize>) -> (&[Unit], &[Unit]) {
        let end = (cue.end + REACH).min(self.units.len());
        (&self.units[cue.start.saturating_sub(REACH)..cue.start], &self.units[cue.end..end])
    }

    /// Whether clauses stand before and behind a cue, and how much stands behind: a cue with a clause before it and
    /// none behind is followed by its source, if by anything.
    fn frame(&self, cue: &Range<usize>) -> u64 {
        let verb = |units: &[Unit]| {
            let own = units.iter().take_while(|unit| !matches!(unit.sort, sort::WHO | sort::COLON));
            own.clone()
                .any(|unit| matches!(unit.sort, sort::AUXILIARY | sort::CUE | sort::WEAK | sort::ED | sort::QUOTE))
        };
        let (before, behind) = self.near(cue);
        let set_off = before.last().map_or(3, |unit| match unit.sort {
            sort::COMMA | sort::DASH => 1,
            sort::QUOTE | sort::MIXED => 2,
            _ => 0,
        });
        let long = match behind.len() {
            0..=1 => 0,
            2..=3 => 1,
            4..=9 => 2,
            _ => 3,
        };
        u64::from(verb(before)) | u64::from(verb(behind)) << 1 | set_off << 2 | long << 4
    }

    fn role_features(&self, at: usize, cue: &Range<usize>, around: &Around, between: u64, out: &mut Vec<u64>) {
        let unit = |shift| self.at(at, shift);
        let (here, back, next) = (unit(0), unit(-1), unit(1));
        let (back2, next2) = (unit(-2), unit(2));
        let sorts = |units: &[&Unit]| units.iter().fold(7, |sum: u64, unit| sum * 64 + u64::from(unit.sort));
        let (side, away) = if at < cue.start {
            (1, cue.start - at)
        } else if at < cue.end {
            (2, 0)
        } else {
            (3, at + 1 - cue.end)
        };
        let near = side * 16 + (away as u64).min(8);
        let far = side * 16
            + match away {
                0..=3 => away as u64,
                4..=6 => 4,
                7..=12 => 5,
                13..=25 => 6,
                _ => 7,
            };
        let edge = side * 4 + u64::from(at == 0) + 2 * u64::from(at + 1 == self.units.len());
        let mut kind = 100;
        let mut add = |value: u64| {
            kind += 1;
            out.push(feature(kind, value));
        };
        add(near);
        add(both(side, here.word));
        add(both(side, back.word));
        add(both(side, next.word));
        add(both(side, sorts(&[here])));
        add(both(side, sorts(&[back, here])));
        add(both(side, sorts(&[here, next])));
        add(both(side, sorts(&[back2, back, here])));
        add(both(side, sorts(&[back, here, next])));
        add(both(side, sorts(&[here, next, next2])));
        add(both(near, sorts(&[here])));
        add(both(near, sorts(&[back, here])));
        add(both(near, sorts(&[here, next])));
        add(both(near, here.word));
        add(both(around.stem, near));
        add(both(around.stem, both(side, sorts(&[here]))));
        add(both(around.stem, both(side, here.word)));
        add(both(around.before, both(far, sorts(&[here]))));
        add(both(around.after, both(far, sorts(&[here]))));
        add(both(both(around.before, around.after), both(far, 0)));
        add(both(both(around.before, around.after), both(side, sorts(&[here]))));
        add(both(between, side));
        add(both(between, both(side, sorts(&[here]))));
        add(both(between, both(side, sorts(&[back, here]))));
        add(both(between, both(around.stem, side)));
        add(both(both(between, side), both(around.after, around.before)));
        add(both(around.quotes, both(side, sorts(&[here]))));
        add(both(around.quotes, both(far, between)));
        add(both(edge, both(around.opens, sorts(&[here]))));
        add(both(side, both(back.word, here.word)));
        add(both(side, both(here.word, next.word)));
        add(both(side, here.tag));
        add(both(near, here.tag));
        add(both(side, both(back.tag, here.tag)));
        add(both(side, both(here.tag, next.tag)));
        add(both(side, both(back.tag, both(here.tag, next.tag))));
        add(both(around.frame, both(side, sorts(&[here]))));
        add(both(around.frame, both(far, between)));
        add(both(around.frame, near));
        add(both(around.frame, both(around.stem, side)));
        add(both(around.frame, both(around.tag, both(side, sorts(&[here])))));
        add(both(around.family, both(near, sorts(&[here]))));
        add(both(around.family, both(between, side)));
        add(both(around.tag, near));
        add(both(around.tag, both(far, sorts(&[here]))));
        add(both(around.tag, both(between, side)));
        add(both(around.tag, both(side, here.tag)));
    }
}

/// What stands around a cue, for the features of all units.
struct Around {
    stem: u64,
    family: u64,
    frame: u64,
    tag: u64,
    before: u64,
    after: u64,
    opens: u64,
    quotes: u64,
}

/// What lies between a unit and the cue: commas, a quotation, a verb, a "that".
struct Between {
    /// For the units before the cue, counted from the window's first.
    before: Vec<u64>,
    first: usize,
    after: u64,
}

impl Between {
    fn before(view: &View, cue: &Range<usize>, first: usize) -> Self {
        let mut before = vec![0; cue.start - first];
        let mut seen = 0;
        for at in (first..cue.start).rev() {
            before[at - first] = seen;
            seen = passed(seen, view.units[at].sort);
        }
        Between { before, first, after: 0 }
    }

    fn at(&mut self, view: &View, cue: &Range<usize>, unit: usize) -> u64 {
        if unit < cue.start {
            return self.before[unit - self.first];
        }
        let here = self.after;
        if unit >= cue.end {
            self.after = passed(here, view.units[unit].sort);
        }
        here
    }
}

/// Adds a unit to what has been passed: two bits count commas, the others say whether there was any.
fn passed(seen: u64, sort: Sort) -> u64 {
    match sort {
        sort::COMMA if seen & 3 < 3 => seen + 1,
        sort::QUOTE | sort::MIXED => seen | 4,
        sort::AUXILIARY | sort::CUE | sort::WEAK | sort::ED => seen | 8,
        sort::THAT | sort::WHO | sort::SUBORDINATOR => seen | 16,
        sort::COLON | sort::DASH | sort::STOP | sort::BRACKET => seen | 32,
        sort::AND => seen | 64,
        sort::TO => seen | 128,
        _ => seen,
    }
}

/// What speaks for a cue where nothing else does, in stored weights: F is highest where a unit is taken though it is a
/// little less likely a cue than not.
const LEAN: i32 = 16;

/// What is added to the scores of content, step by step, until a cue has some: nothing is said without.
const PRESSING: [i32; 3] = [30, 60, 120];

/// How far below "no cue" the score of "cue" may lie in a scene that is still looked at whole, in stored weights.
const MARGIN: i32 = 40;

/// The runs that begin with the label `begin`, and go on with the one behind it.
fn runs(labels: &[u8], begin: u8) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        match label {
            label if *label == begin => runs.push(at..at + 1),
            label if *label == begin + 1 => {
                if let Some(run) = runs.last_mut().filter(|run| run.end == at) {
                    run.end = at + 1;
                }
            }
            _ => {}
        }
    }
    runs
}

/// An attribution to learn from, as spans of the text.
#[derive(Clone, Debug, Default)]
pub struct Lesson {
    /// Who says it.
    pub source: Vec<Span>,
    /// The words that mark it.
    pub cue: Vec<Span>,
    /// What is said.
    pub content: Vec<Span>,
}

/// A sequence to learn from: features and labels of its units.
pub type Row = (Vec<Vec<u64>>, Vec<u8>);

impl Scenes {
    /// The sequences that the two models learn from in this text.
    pub fn rows(&self, reading: &Reading, lessons: &[Lesson]) -> (Vec<Row>, Vec<Row>) {
        let (mut cues, mut roles) = (Vec::new(), Vec::new());
        for scene in &self.scenes {
            let view = View { units: &self.units[scene.clone()] };
            let taught: Vec<(Range<usize>, &Lesson)> = lessons
                .iter()
                .filter_map(|lesson| Some((view.units_in(reading, *lesson.cue.first()?)?, lesson)))
                .collect();
            if view.units.len() < 3 {
                continue;
            }
            cues.push(view.cue_row(&taught));
            roles.extend(taught.iter().map(|(cue, lesson)| view.role_row(reading, cue, lesson)));
        }
        (cues, roles)
    }
}

impl View<'_> {
    /// The units that a span covers, half of each at least; none where it stands in a stretch between marks.
    fn units_in(&self, reading: &Reading, span: Span) -> Option<Range<usize>> {
        let covered = |unit: &Unit| {
            let own = reading.span(unit.first as usize, unit.end as usize);
            2 * own.overlap(span) > own.len()
        };
        let first = self.units.iter().position(covered)?;
        let last = self.units.iter().rposition(covered)?;
        Some(first..last + 1)
    }

    fn cue_row(&self, taught: &[(Range<usize>, &Lesson)]) -> Row {
        let mut labels = vec![0; self.units.len()];
        for (cue, _) in taught {
            label(&mut labels, cue.clone(), 1);
        }
        let shape = self.shape();
        let features = |at| {
            let mut features = Vec::new();
            self.cue_features(at, shape, &mut features);
            features
        };
        ((0..self.units.len()).map(features).collect(), labels)
    }

    fn role_row(&self, reading: &Reading, cue: &Range<usize>, lesson: &Lesson) -> Row {
        let window = cue.start.saturating_sub(REACH)..(cue.end + REACH).min(self.units.len());
        let mut labels = vec![0; self.units.len()];
        for (spans, begin) in [(&lesson.content, CONTENT), (&lesson.source, SOURCE)] {
            for units in spans.iter().filter_map(|span| self.units_in(reading, *span)) {
                label(&mut labels, units, begin);
            }
        }
        labels[cue.clone()].fill(0);
        let around = self.around(cue);
        let mut between = Between::before(self, cue, window.start);
        let features = |at| {
            let mut features = Vec::new();
            self.role_features(at, cue, &around, between.at(self, cue, at), &mut features);
            features
        };
        let labels = mended(&labels[window.clone()]);
        (window.map(features).collect(), labels)
    }
}

fn label(labels: &mut [u8], units: Range<usize>, begin: u8) {
    for at in units.clone() {
        labels[at] = if at == units.start { begin } else { begin + 1 };
    }
}

/// Labels in which every run has its beginning, whatever was cut out of it.
fn mended(labels: &[u8]) -> Vec<u8> {
    let mut before = 0;
    let mend = |label: &u8| {
        let begins = matches!(label, 2 | 4) && before != *label && before + 1 != *label;
        let mended = if begins { label - 1 } else { *label };
        before = mended;
        mended
    };
    labels.iter().map(mend).collect()
}
