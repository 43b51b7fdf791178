//! Cuts tokens into the pieces that numbers are read from: "three-and-a-half" is four, "2.4m" is two.

use rashomon_model::{Span, TokenKind};

use crate::reading::Reading;

/// One piece of a token.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Piece<'a> {
    /// In lower case.
    pub word: &'a str,
    /// Its bytes in the text.
    pub span: Span,
    /// Its token.
    pub token: usize,
    /// How it stands to the piece before it.
    pub join: Join,
}

/// How a piece stands to the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Join {
    /// Behind white space, or first.
    Space,
    /// Right behind it: "2.4m".
    Touching,
    /// Behind a hyphen: "34-year-old".
    Hyphen,
}

/// How many pieces are looked at: no number with its unit is longer.
const MOST: usize = 28;

/// The pieces from a token on, up to a token.
pub(crate) fn cut<'a>(reading: &Reading<'a>, first: usize, limit: usize) -> Vec<Piece<'a>> {
    let mut pieces = Vec::with_capacity(MOST + 8);
    let mut hyphen = false;
    for token in first..limit.min(first + MOST) {
        if pieces.len() >= MOST {
            break;
        }
        let joins = token > first
            && token + 1 < limit
            && is_hyphen(reading.word(token))
            && !reading.spaced(token)
            && !reading.spaced(token + 1)
            && !reading.is_mark(token + 1);
        if !joins {
            let join = match (hyphen, reading.spaced(token)) {
                (true, _) => Join::Hyphen,
                (_, true) => Join::Space,
                _ => Join::Touching,
            };
            split(reading, token, join, &mut pieces);
        }
        hyphen = joins;
    }
    pieces
}

fn is_hyphen(word: &str) -> bool {
    matches!(word, "-" | "\u{2010}" | "\u{2011}")
}

fn split<'a>(reading: &Reading<'a>, token: usize, join: Join, into: &mut Vec<Piece<'a>>) {
    let (word, written) = (reading.lower(token), reading.word(token));
    let span = reading.tokens[token].span;
    let mut push = |from: usize, to: usize, join: Join| {
        let (start, end) = (span.start + from as u32, span.start + to as u32);
        into.push(Piece { word: &word[from..to], span: Span { start, end }, token, join });
    };
    if reading.kind(token) != Some(TokenKind::Word) || word.len() != written.len() {
        into.push(Piece { word, span, token, join });
        return;
    }
    let (mut from, mut join) = (0, join);
    for part in word.split('-') {
        let digits = part.bytes().take_while(|b| b.is_ascii_digit() || matches!(b, b',' | b'.' | b':')).count();
        for (start, end) in [(0, digits), (digits, part.len())] {
            if start < end {
                push(from + start, from + end, join);
                join = Join::Touching;
            }
        }
        (from, join) = (from + part.len() + 1, Join::Hyphen);
    }
}
