//! Finds words between quotation marks.

use rashomon_model::{Quotation, QuoteForm, Span, TokenKind};

use crate::lists::*;
use crate::reading::Reading;

/// A stretch between marks, as tokens without the marks.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Marked {
    /// First token inside.
    pub first: usize,
    /// One past the last token inside.
    pub end: usize,
    /// Whether the closing mark is there; a stretch without it goes on in the next paragraph or lost it.
    pub closed: bool,
    /// The stretch as a quotation, its speaker not yet known.
    pub quotation: Quotation,
}

/// The stretches between marks, in order; they do not overlap.
pub(crate) fn find(reading: &Reading) -> Vec<Marked> {
    let mut found = Vec::new();
    let mut first = 0;
    while first < reading.tokens.len() {
        let paragraph = reading.sentences.get(reading.sentence_of(first)).map(|s| s.paragraph);
        let last = reading.sentences.partition_point(|s| Some(s.paragraph) <= paragraph);
        let end = last
            .checked_sub(1)
            .map_or(reading.tokens.len(), |i| reading.sentences[i].end_token as usize)
            .max(first + 1);
        in_paragraph(reading, first, end, &mut found);
        first = end;
    }
    found
}

/// What is open while a paragraph is read.
struct Open {
    double: Option<usize>,
    single: Option<usize>,
    /// How many stretches were found when the single mark opened: if it closes, those inside it go.
    before: usize,
}

fn in_paragraph(reading: &Reading, first: usize, end: usize, found: &mut Vec<Marked>) {
    let mut open = Open { double: None, single: None, before: 0 };
    for token in first..end {
        if !reading.is_mark(token) {
            continue;
        }
        match mark(reading, token, first, end, &open) {
            Mark::OpenDouble => {
                if let Some(from) = open.double.replace(token + 1) {
                    push(reading, from, token, false, found);
                }
            }
            Mark::CloseDouble => {
                if let Some(from) = open.double.take() {
                    push(reading, from, token, true, found);
                }
            }
            Mark::OpenSingle if open.double.is_none() && open.single.is_none() => {
                open.single = Some(token + 1);
                open.before = found.len();
            }
            Mark::CloseSingle if open.double.is_none() => {
                if let Some(from) = open.single.take() {
                    found.truncate(open.before);
                    push(reading, from, token, true, found);
                }
            }
            _ => {}
        }
    }
    if let Some(from) = open.double {
        push(reading, from, end, false, found);
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    OpenDouble,
    CloseDouble,
    OpenSingle,
    CloseSingle,
    None,
}

fn mark(reading: &Reading, token: usize, first: usize, end: usize, open: &Open) -> Mark {
    let before = token == first
        || reading.spaced(token)
        || matches!(reading.word(token - 1), "(" | "[" | "\u{2014}" | "\u{2013}" | "-" | "--");
    let after = token + 1 < end
        && !reading.spaced(token + 1)
        && !matches!(reading.word(token + 1), "." | "," | ";" | ":" | ")" | "]" | "?" | "!");
    match reading.word(token) {
        "\u{201c}" | "\u{ab}" | "\u{201e}" if open.double.is_some() && !before => Mark::CloseDouble,
        "\u{201c}" | "\u{ab}" | "\u{201e}" => Mark::OpenDouble,
        "\u{201d}" | "\u{bb}" if open.double.is_none() && before && after => Mark::OpenDouble,
        "\u{201d}" | "\u{bb}" => Mark::CloseDouble,
        "\"" | "\u{201f}" | "''" => match open.double {
            // An opening mark while another is open: the closing one was lost.
            Some(from) if before && after && token > from => Mark::OpenDouble,
            Some(_) => Mark::CloseDouble,
            None => Mark::OpenDouble,
        },
        "``" => Mark::OpenDouble,
        "'" | "\u{2018}" | "\u{2019}" | "`" => single(reading, token, before, after),
        _ => Mark::None,
    }
}

/// Apostrophes are no marks: a single mark opens before a word that no elision explains, and closes after one.
fn single(reading: &Reading, token: usize, before: bool, after: bool) -> Mark {
    let word = reading.lower(token + 1);
    let elided = reading.kind(token + 1) == Some(TokenKind::Number)
        || matches!(word, "em" | "til" | "cause" | "tis" | "twas" | "n" | "round" | "bout" | "s");
    if before && after && !elided && reading.word(token) != "\u{2019}" {
        return Mark::OpenSingle;
    }
    let plural = token > 0 && reading.lower(token - 1).ends_with('s') && is_lower_word(reading, token + 1);
    if !before && !after && !plural { Mark::CloseSingle } else { Mark::None }
}

fn is_lower_word(reading: &Reading, token: usize) -> bool {
    reading.kind(token) == Some(TokenKind::Word) && !reading.is(token, STOP | CUE) && !reading.is_capital(token)
}

fn push(reading: &Reading, first: usize, end: usize, closed: bool, found: &mut Vec<Marked>) {
    let end = end.min(reading.tokens.len());
    if first >= end || !(first..end).any(|t| !reading.is_mark(t)) {
        return;
    }
    let span = reading.span(first, end);
    let quotation = Quotation { span, attribution: None, form: form(reading, first, end) };
    found.push(Marked { first, end, closed, quotation });
}

/// Whether whole speech stands between the marks, or a phrase inside the paper's own sentence.
fn form(reading: &Reading, first: usize, end: usize) -> QuoteForm {
    let words = (first..end).filter(|&t| !reading.is_mark(t)).take(6).count();
    let upper = reading.is_capital(first) || reading.lower(first) == "i";
    let finished = matches!(reading.word(end - 1), "." | "," | "!" | "?" | "\u{2026}" | "...");
    let opener = first.checked_sub(2);
    let introduced = opener.is_none_or(|t| {
        matches!(reading.word(t), "," | ":" | "." | "\u{2014}")
            || reading.is_quote(t)
            || reading.sentence_of(t) != reading.sentence_of(first)
    });
    let told = opener.is_some_and(|t| reading.is(t, CUE) || reading.one_of(t, &["reporters", "that"]));
    if words == 2 && upper && finished && introduced
        || words >= 3
            && (upper && (introduced || finished || told) || introduced && finished || told && finished && words >= 6)
    {
        QuoteForm::Direct
    } else {
        QuoteForm::Mixed
    }
}

/// Whether a stretch is too short to be speech by itself: a title or a word the paper holds at arm's length.
pub(crate) fn is_scare(reading: &Reading, marked: &Marked) -> bool {
    let words = (marked.first..marked.end).filter(|&t| !reading.is_mark(t)).take(3).count();
    words <= 2 && marked.quotation.form == QuoteForm::Mixed
}

/// Whether the words before a stretch hold it at arm's length: "the so-called 'deep' harbour".
pub(crate) fn is_disowned(reading: &Reading, marked: &Marked) -> bool {
    let before = |back: usize| marked.first.checked_sub(back).map_or("", |t| reading.lower(t));
    before(2) == "so-called" || before(2) == "called" && before(4) == "so"
}

/// Whether a byte lies inside a quotation.
pub(crate) fn covering_quotation(quotations: &[Quotation], byte: u32) -> bool {
    let after = quotations.partition_point(|q| q.span.start <= byte);
    after.checked_sub(1).is_some_and(|i| byte < quotations[i].span.end)
}

/// The span of a stretch with its marks, as far as they stand there.
pub(crate) fn with_marks(reading: &Reading, marked: &Marked) -> Span {
    let first = marked.first.saturating_sub(1);
    reading.span(first, if marked.closed { marked.end + 1 } else { marked.end })
}
