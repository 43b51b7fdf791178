//! Numbers that count nothing: ordinals, labels, scores, dates, phone numbers.

use rashomon_model::{NameKind, TokenKind};

use crate::lists::*;
use crate::names::Names;
use crate::numbers::pieces::{Join, Piece};
use crate::numbers::words::digits;
use crate::reading::Reading;

/// Nouns whose number is a label.
const LABELLED: &[&str] = &[
    "no",
    "number",
    "flight",
    "article",
    "section",
    "chapter",
    "route",
    "page",
    "phase",
    "level",
    "channel",
    "bulletin",
    "room",
    "gate",
    "track",
    "platform",
    "highway",
    "interstate",
    "resolution",
    "covid",
    "category",
    "title",
    "item",
    "proposition",
    "rule",
    "paragraph",
    "version",
    "volume",
    "episode",
    "season",
    "act",
    "amendment",
    "building",
    "apartment",
    "apt",
    "suite",
    "box",
    "figure",
    "ward",
    "district",
    "precinct",
    "pier",
    "terminal",
    "exit",
    "step",
    "part",
    "grade",
    "type",
    "model",
    "windows",
    "iphone",
    "boeing",
    "airbus",
    "apollo",
    "prop",
    "verse",
    "psalm",
    "area",
    "bowl",
    "pub",
    "form",
    "tier",
    "stage",
    "round",
];

/// Whether a number at a token is the label of the noun or name before it: "Airbase 101", "no. 4", "Boeing 737".
pub(crate) fn is_label(reading: &Reading, names: &Names, start: usize, at: usize) -> Option<usize> {
    let before = at.checked_sub(1).filter(|before| *before >= start)?;
    if reading.word(before) == "#" {
        return Some(before);
    }
    if reading.word(before) == "." && before > start && reading.one_of(before - 1, &["no", "nos", "art", "sec", "fig"])
    {
        return Some(before - 1);
    }
    let counted = reading.is(at + 1, PEOPLE) || reading.lower(at + 1) == "of";
    let short = reading.word(at).len() <= 4 && !reading.word(at).contains([',', '.']);
    if reading.is_mark(before) || !short {
        return None;
    }
    let singular = reading.one_of(before, LABELLED) && !reading.is(at + 1, TIME_UNIT);
    if singular && !counted && (reading.lower(before) != "number" || !followed_by_noun(reading, at + 1)) {
        return Some(before);
    }
    let named = |t: usize| names.at(t).map(|entity| names.kind(entity));
    if named(at).is_some() && named(at) == named(before) && reading.is_capital(before) {
        return Some(before);
    }
    let by_noun = match named(before)? {
        NameKind::Other | NameKind::Facility | NameKind::Organisation => !counted,
        _ => !followed_by_noun(reading, at + 1),
    };
    (by_noun && reading.is_capital(before)).then_some(before)
}

/// Whether a noun may stand at a token.
pub(crate) fn followed_by_noun(reading: &Reading, at: usize) -> bool {
    reading.is(at, PEOPLE)
        || reading.kind(at) == Some(TokenKind::Word) && !reading.is(at, STOP | CUE | AUXILIARY | PREPOSITION)
}

/// Digits joined by marks: what they are and the piece behind them.
pub(crate) enum Chain {
    /// A phone number, a date, a season: no figure.
    Nothing(usize),
    /// A score, a vote, a ratio: "3-2", "221 to 207".
    Score(usize),
}

/// Words around two numbers that make them a score.
const CONTESTS: &[&str] = &[
    "vote",
    "voted",
    "votes",
    "voting",
    "score",
    "won",
    "win",
    "wins",
    "beat",
    "defeated",
    "lost",
    "lead",
    "led",
    "ruled",
    "ruling",
    "decision",
    "record",
    "victory",
    "loss",
    "defeat",
    "majority",
    "margin",
    "split",
    "ratio",
    "draw",
    "tie",
    "party-line",
    "approved",
    "passed",
    "rejected",
    "odds",
];

/// Reads digits joined by hyphens, dashes and slashes that begin at the first piece.
pub(crate) fn chain(reading: &Reading, pieces: &[Piece], first: usize) -> Option<Chain> {
    let number = |at: usize| pieces.get(at).and_then(|p| digits(p.word));
    let a = number(0)?;
    // "1990s", "30s".
    if pieces.get(1).is_some_and(|p| p.word == "s" && p.join == Join::Touching) {
        return Some(Chain::Nothing(2));
    }
    let next = |at: usize| -> Option<(usize, char)> {
        let piece = pieces.get(at)?;
        match (piece.word, piece.join) {
            (_, Join::Hyphen) if number(at).is_some() => Some((at, '-')),
            ("/" | "\u{2013}" | "\u{2014}", Join::Touching) => {
                let touching = pieces.get(at + 1).is_some_and(|p| p.join == Join::Touching) && number(at + 1).is_some();
                touching.then_some((at + 1, if piece.word == "/" { '/' } else { '-' }))
            }
            _ => None,
        }
    };
    let joined = next(1);
    let to = (pieces.get(1).is_some_and(|p| p.word == "to") && number(2).is_some()).then_some((2, 't'));
    let (second, link) = joined.or(to)?;
    let b = number(second)?;
    let end = second + 1;
    if next(end).is_some() {
        let mut end = end;
        while let Some((at, _)) = next(end) {
            end = at + 1;
        }
        return Some(Chain::Nothing(end));
    }
    let contest = |t: usize| reading.one_of(t, CONTESTS);
    let last = pieces[second].token;
    let near = (first.saturating_sub(4)..first).any(contest) || (last + 1..last + 4).any(contest);
    let year = |n: f64| (1500.0..=2100.0).contains(&n) && n.fract() == 0.0;
    let whole = a.fract() == 0.0 && b.fract() == 0.0;
    let measured = pieces
        .get(end)
        .is_some_and(|p| p.join != Join::Space && (p.word == "%" || p.word.starts_with(char::is_alphabetic)));
    match link {
        '-' if year(a) && (year(b) || b < 100.0) => Some(Chain::Nothing(end)),
        '-' if whole && (a >= b || near) && !measured => Some(Chain::Score(end)),
        't' if whole && near && a != b && reading.lower(first.wrapping_sub(1)) != "from" => Some(Chain::Score(end)),
        // "5/9 of them"; nothing else around it: no date.
        '/' if b > a && pieces.get(end).is_some_and(|p| p.word == "of") => None,
        '/' if is_alone(reading, first, pieces.len() == end) => None,
        '/' if a >= b || b > 100.0 || ![2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0].contains(&b) => {
            Some(Chain::Nothing(end))
        }
        _ => None,
    }
}

/// Whether pieces from a token on are all of its sentence.
fn is_alone(reading: &Reading, first: usize, to_the_end: bool) -> bool {
    to_the_end && first == reading.range(reading.sentence_of(first)).start
}

/// Words that tell at which level something stands: what is "at eight" there is a figure.
const LEVELS: &[&str] = &[
    "stand",
    "stands",
    "stood",
    "put",
    "puts",
    "remain",
    "remains",
    "remained",
    "stay",
    "stays",
    "stayed",
    "set",
    "fixed",
    "kept",
    "held",
    "capped",
    "estimated",
    "given",
    "gives",
    "placed",
    "priced",
    "valued",
    "toll",
    "number",
    "count",
    "tally",
    "total",
    "rate",
    "score",
    "level",
    "limit",
    "peaked",
];

/// Whether a bare number up to twelve behind "at" tells an hour: "the shop opens at eight".
pub(crate) fn is_hour(reading: &Reading, start: usize, first: usize, behind: usize) -> bool {
    let alone = reading.is_mark(behind) && reading.word(behind) != "%"
        || reading.one_of(behind, &["", "on", "in", "and", "or", "every", "each", "when", "but", "while"]);
    let led = first > start && reading.lower(first - 1) == "at";
    led && alone && behind == first + 1 && !(start..first).any(|t| reading.one_of(t, LEVELS))
}

/// Parts of words that a number before them only colours: "two-time champion", "one-sided".
const COLOURED: &[&str] =
    &["time", "timer", "way", "fold", "sided", "faced", "handed", "edged", "sum", "size", "stop", "on", "off", "liner"];

/// "one of", "one another", "each one", "one-sided", "zero-sum": numbers that count nothing.
pub(crate) fn is_no_figure(reading: &Reading, pieces: &[Piece], end: usize, first: usize, after: usize) -> bool {
    let next = pieces.get(end);
    let compound = next.is_some_and(|p| p.join == Join::Hyphen);
    if compound && (next.is_some_and(|p| COLOURED.contains(&p.word)) || matches!(pieces[end - 1].word, "one" | "zero"))
    {
        return true;
    }
    if end != 1 || pieces[0].word != "one" || compound {
        return false;
    }
    let units =
        ["mile", "miles", "foot", "inch", "metre", "meter", "kilometre", "kilometer", "pound", "dollar", "euro"];
    // "one, two and three", "one or two".
    let next = after + usize::from(reading.is_mark(after) || reading.one_of(after, &["and", "or"]));
    let listed = next > after && (reading.is(next, NUMBER) || reading.kind(next) == Some(TokenKind::Number));
    if reading.one_of(after, &units) || listed {
        return false;
    }
    let opens = first == reading.range(reading.sentence_of(first)).start;
    reading.is(after, AUXILIARY | PRONOUN | SUBORDINATOR | PREPOSITION)
        || reading
            .one_of(after, &["another", "'s", "day", "more", "who", "thing", "else", "reason", "way", "side", "hand"])
        || reading.is_mark(after) && !opens && !reading.is(first - 1, STOP | AUXILIARY) && !reading.is_mark(first - 1)
        || !opens
            && reading.one_of(
                first - 1,
                &["the", "this", "that", "any", "every", "each", "another", "which", "no", "some", "day", "only", "a"],
            )
}
