//! Cuts a text into words, numbers and punctuation.

use std::borrow::Cow;
use std::ops::Range;

use rashomon_model::id::fnv1a;
use rashomon_model::{Span, StemId, Token, TokenKind};
use rust_stemmers::{Algorithm, Stemmer};

use crate::{lexicon, lists};

/// The tokens of a text with what is known of each word at once.
pub(crate) struct Words {
    /// The tokens.
    pub tokens: Vec<Token>,
    /// Their lower-cased forms one after another, apostrophes straight.
    pub lower: String,
    /// Where the lower-cased form of each token ends.
    pub ends: Vec<u32>,
    /// What the word lists say of each token.
    pub classes: Vec<u64>,
    /// For the hash of a word the last token that reads so, plus one: most words of a text come again.
    seen: Vec<u32>,
}

/// How many words are remembered at a time; a power of two.
const SEEN: usize = 2048;

/// Cuts a text into tokens. Linear in the text.
pub(crate) fn tokenize(text: &str) -> Words {
    tokenize_pieces(text, std::iter::once(0..text.len()))
}

/// Cuts parts of a text into tokens, none of which reaches over the end of a part.
pub(crate) fn tokenize_pieces(text: &str, pieces: impl Iterator<Item = Range<usize>>) -> Words {
    let stemmer = Stemmer::create(Algorithm::English);
    let mut words =
        Words { tokens: Vec::new(), lower: String::new(), ends: Vec::new(), classes: Vec::new(), seen: vec![0; SEEN] };
    for piece in pieces {
        cut(&mut words, &stemmer, &text[..piece.end], piece.start);
    }
    words
}

/// Cuts a text from a byte on into tokens.
fn cut(words: &mut Words, stemmer: &Stemmer, text: &str, start: usize) {
    let mut at = start;
    while let Some(c) = text[at..].chars().next() {
        if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        }
        let (end, kind) = token_at(text, at, c);
        let stem_end = if kind == TokenKind::Word { before_possessive(text, at, end) } else { end };
        push(words, stemmer, text, Span::new(at, stem_end), kind);
        if stem_end < end {
            push(words, stemmer, text, Span::new(stem_end, end), kind);
        }
        at = end;
    }
}

fn token_at(text: &str, at: usize, c: char) -> (usize, TokenKind) {
    if c.is_ascii_digit() {
        return number_end(text, at);
    }
    if c.is_alphanumeric() {
        return (before_figures(text, at, word_end(text, at)), TokenKind::Word);
    }
    (run_end(text, at, c), TokenKind::Punctuation)
}

/// A run of one punctuation mark is one token, so that a line of dashes is not a thousand; quotation marks stand alone
/// unless the run is no pair of marks any more.
fn run_end(text: &str, at: usize, c: char) -> usize {
    let run: usize = text[at..].chars().take_while(|next| *next == c).map(char::len_utf8).sum();
    let is_mark = matches!(c, '"' | '\'' | '\u{201c}' | '\u{201d}' | '\u{2018}' | '\u{2019}' | '`' | '$');
    // Two single marks together stand for a double one.
    let is_pair = matches!(c, '\'' | '`') && run == 2;
    at + if is_mark && !is_pair && run <= 3 * c.len_utf8() { c.len_utf8() } else { run }
}

/// Digits with their separators: `1,000`, `4:40`, `2.4`. Letters that follow make it a word: `101st`.
fn number_end(text: &str, at: usize) -> (usize, TokenKind) {
    let bytes = text.as_bytes();
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    let mut end = at;
    loop {
        while digit(end) {
            end += 1;
        }
        let joined = match bytes.get(end) {
            // Thousands, and in India hundreds of thousands: `12,34,567`.
            Some(b',') => digit(end + 1) && digit(end + 2) && group_ends(bytes, end + 3),
            Some(b'.' | b':') => digit(end + 1),
            _ => false,
        };
        if !joined {
            break;
        }
        end += 1;
    }
    match text[end..].chars().next() {
        Some(c) if c.is_alphabetic() => (word_end(text, end), TokenKind::Word),
        _ => (end, TokenKind::Number),
    }
}

/// Whether a group of digits behind a comma ends here with its third digit, or with its second and another comma.
fn group_ends(bytes: &[u8], at: usize) -> bool {
    let digit = |i: usize| bytes.get(i).is_some_and(u8::is_ascii_digit);
    if digit(at) { !digit(at + 1) } else { bytes.get(at) == Some(&b',') && (at + 1..at + 3).all(digit) }
}

/// A word with inner apostrophes, hyphens and, in `U.S.` and `p.m.`, dots.
fn word_end(text: &str, at: usize) -> usize {
    let mut end = at;
    let mut letters = 0;
    let mut dotted = false;
    let mut chars = text[at..].char_indices().peekable();
    while let Some((offset, c)) = chars.next() {
        let next = chars.peek().map(|(_, next)| *next);
        let here = at + offset;
        if c.is_alphanumeric() || is_joining(c) {
            letters += 1;
            end = here + c.len_utf8();
        } else if c == '.'
            && letters == 1
            && (dotted || next.is_some_and(char::is_alphabetic))
            && single_next(text, here)
        {
            dotted = true;
            letters = 0;
            end = here + 1;
        } else if matches!(c, '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}')
            && letters > 0
            && next.is_some_and(char::is_alphanumeric)
            && !(c == '-' && parts_times(text, at, here))
        {
            letters += 1;
        } else {
            break;
        }
    }
    end
}

/// Whether a hyphen stands for "to" between figures or names of the calendar: "4pm-5pm", "Monday-Friday", "Dec-2018".
fn parts_times(text: &str, at: usize, hyphen: usize) -> bool {
    let figure = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
    let (before, after) = (&text[at..hyphen], &text[hyphen + 1..]);
    if figure(after) && (figure(before) || text[..at].ends_with(|c: char| c.is_ascii_digit())) {
        return true;
    }
    /// Letters of the longest name of a month or weekday.
    const LONGEST: usize = 9;
    if before.len() > LONGEST || !before.starts_with(|c: char| c.is_ascii_uppercase()) {
        return false;
    }
    let named = |word: &str| lists::class(&word.to_ascii_lowercase()) & (lists::MONTH | lists::WEEKDAY) != 0;
    let next = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or(after);
    named(before) && (figure(after) || named(next))
}

/// Marks of currencies in letters that are written right before their figures: "USD115", "Rs500".
const CODES: [&str; 18] = [
    "USD", "EUR", "GBP", "JPY", "CNY", "RMB", "INR", "AUD", "CAD", "CHF", "SGD", "HKD", "NZD", "AED", "PKR", "Rs",
    "Rp", "RM",
];

/// The end of a currency's mark at the beginning of a word, behind which figures stand; else the word's end.
fn before_figures(text: &str, at: usize, end: usize) -> usize {
    let word = &text.as_bytes()[at..end];
    let figures = [2, 3].into_iter().find(|cut| word.get(*cut).is_some_and(u8::is_ascii_digit));
    figures.filter(|cut| text.get(at..at + cut).is_some_and(|code| CODES.contains(&code))).map_or(end, |cut| at + cut)
}

/// Whether a dot is followed by a single letter and another dot, or by no letter at all: `U.S.`, not `end.Next`.
fn single_next(text: &str, dot: usize) -> bool {
    let mut after = text[dot + 1..].chars();
    match after.next() {
        Some(c) if c.is_alphabetic() => matches!(after.next(), Some('.')),
        _ => true,
    }
}

fn is_joining(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c) || matches!(c, '\u{200d}' | '\u{ad}')
}

/// Where a possessive `'s` begins; `end` where there is none.
fn before_possessive(text: &str, at: usize, end: usize) -> usize {
    let word = &text[at..end];
    let cut =
        ["'s", "\u{2019}s", "'S", "\u{2019}S"].iter().find_map(|s| word.strip_suffix(s)).filter(|w| !w.is_empty());
    cut.map_or(end, |stem| at + stem.len())
}

fn push(words: &mut Words, stemmer: &Stemmer, text: &str, span: Span, kind: TokenKind) {
    let from = words.lower.len();
    push_lower(&mut words.lower, span.of(text));
    words.ends.push(words.lower.len() as u32);
    if again(words, from, span, kind) {
        return;
    }
    let lower = &words.lower[from..];
    let class = if kind == TokenKind::Punctuation { 0 } else { lists::class(lower) };
    let stop = class & lists::STOP != 0;
    let stem = if kind == TokenKind::Word { stemmer.stem(lower) } else { Cow::Borrowed(lower) };
    let (row, idf) = match kind {
        TokenKind::Punctuation => (None, 0.0),
        _ if stop => (None, 0.0),
        _ => lexicon::look_up(lower),
    };
    words.classes.push(class);
    words.tokens.push(Token { span, kind, stem: StemId(fnv1a(stem.bytes())), stop, idf, row });
}

/// Copies what is known of the same word further up, where it is remembered.
fn again(words: &mut Words, from: usize, span: Span, kind: TokenKind) -> bool {
    let lower = &words.lower[from..];
    let slot = fnv1a(lower.bytes()) as usize % SEEN;
    let earlier = words.seen[slot];
    words.seen[slot] = words.tokens.len() as u32 + 1;
    let Some(earlier) = earlier.checked_sub(1).map(|e| e as usize) else { return false };
    let start = earlier.checked_sub(1).map_or(0, |before| words.ends[before] as usize);
    if words.lower[start..words.ends[earlier] as usize] != *lower || words.tokens[earlier].kind != kind {
        return false;
    }
    words.classes.push(words.classes[earlier]);
    words.tokens.push(Token { span, ..words.tokens[earlier] });
    true
}

/// The stem of one word, as tokens carry it.
pub(crate) fn stem_of(word: &str) -> StemId {
    StemId(fnv1a(Stemmer::create(Algorithm::English).stem(word).bytes()))
}

fn push_lower(into: &mut String, word: &str) {
    if word.is_ascii() {
        into.extend(word.bytes().map(|b| char::from(b.to_ascii_lowercase())));
        return;
    }
    for c in word.chars() {
        match c {
            '\u{2019}' | '\u{2018}' => into.push('\''),
            '\u{2010}' | '\u{2011}' => into.push('-'),
            _ => into.extend(c.to_lowercase()),
        }
    }
}
