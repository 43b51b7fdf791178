//! Reads numbers in digits and words.

pub(crate) mod pieces;
pub(crate) mod words;

use rashomon_model::TokenKind;

use self::pieces::{Join, Piece, cut};
use self::words::{digits, loose, part, rank, scale, small, suffix, vulgar};
use crate::lists::{NUMBER, ORDINAL};
use crate::reading::Reading;

/// A number as read from pieces.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Number {
    /// Its value; the least one where it is loose.
    pub value: f64,
    /// One past its last piece.
    pub end: usize,
    /// What the words make of it.
    pub sort: Sort,
}

/// What the words make of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// As it stands: "14", "two dozen", "three and a half".
    Plain,
    /// Only a least number: "hundreds", "tens of millions", "several hundred".
    Loose,
    /// A part of a whole: "two-thirds", "one in five".
    Share,
}

/// Whether a number may begin at a token: a cheap test before any is read.
pub(crate) fn may_begin(reading: &Reading, token: usize) -> bool {
    if reading.kind(token) == Some(TokenKind::Number) || reading.is(token, NUMBER) {
        return true;
    }
    let word = reading.lower(token);
    match word.as_bytes() {
        [b'0'..=b'9', ..] => true,
        b"a" | b"an" => reading.is(token + 1, NUMBER | ORDINAL) || reading.lower(token + 1).starts_with("half-"),
        b"tens" | b"quarter" => reading.lower(token + 1) == "of",
        b"point" => reading.is(token + 1, NUMBER) && pointed(reading, token),
        [0xc2 | 0xe2, ..] => vulgar(word).is_some(),
        [first, ..] if first.is_ascii_alphabetic() => word.split_once('-').is_some_and(|(head, _)| {
            small(head).or_else(|| scale(head)).is_some() || matches!(head, "half" | "quarter")
        }),
        _ => false,
    }
}

/// Whether "point" at a token can open a number, as in "rose by point five": it is no "point" that words before it point to.
fn pointed(reading: &Reading, token: usize) -> bool {
    let opens = token == reading.range(reading.sentence_of(token)).start;
    opens || reading.is_mark(token - 1) || reading.one_of(token - 1, &["oh", "by", "of", "to", "than", "about", "only"])
}

/// A cardinal number from a token on, with the token behind it.
pub(crate) fn cardinal(reading: &Reading, first: usize) -> Option<(f64, usize)> {
    if !may_begin(reading, first) {
        return None;
    }
    let limit = reading.range(reading.sentence_of(first)).end;
    let pieces = cut(reading, first, limit);
    let numerals = Numerals::new(&pieces, reading.text);
    let (value, end) = numerals.cardinal(0).or_else(|| numerals.half(0).map(|n| (n.value, n.end)))?;
    // A number that ends inside a token is part of a compound: "34-year-old".
    let next = pieces.get(end).map_or(limit, |p| p.token);
    (next > pieces[end - 1].token).then_some((value, next))
}

/// Pieces to read numbers from.
pub(crate) struct Numerals<'p, 'a> {
    /// The pieces.
    pub pieces: &'p [Piece<'a>],
    /// The text they stand in.
    pub text: &'p str,
    /// Whether "and" may stand inside a number: not in "between one hundred and two hundred".
    pub joins_and: bool,
    /// Whether the mark of a currency stands before them: "$48m".
    pub money: bool,
    /// Whether words before them bound them: "more than half".
    pub bounded: bool,
}

impl<'p, 'a> Numerals<'p, 'a> {
    /// Pieces with nothing before them that would tell how to read them.
    pub fn new(pieces: &'p [Piece<'a>], text: &'p str) -> Self {
        Numerals { pieces, text, joins_and: true, money: false, bounded: false }
    }

    /// A piece's word; empty past the end.
    pub fn word(&self, at: usize) -> &'a str {
        self.pieces.get(at).map_or("", |p| p.word)
    }

    fn join(&self, at: usize) -> Join {
        self.pieces.get(at).map_or(Join::Space, |p| p.join)
    }

    /// Whether what stands at a piece is no noun that a part or rank before it could belong to.
    fn closes(&self, at: usize) -> bool {
        let word = self.word(at);
        !word.starts_with(char::is_alphanumeric)
            || matches!(
                word,
                "of" | "the"
                    | "in"
                    | "to"
                    | "as"
                    | "from"
                    | "by"
                    | "at"
                    | "on"
                    | "for"
                    | "and"
                    | "or"
                    | "but"
                    | "than"
                    | "less"
                    | "more"
                    | "fewer"
                    | "said"
                    | "say"
                    | "is"
                    | "are"
                    | "was"
                    | "were"
                    | "have"
                    | "had"
                    | "do"
                    | "would"
                    | "this"
                    | "that"
                    | "their"
                    | "its"
                    | "his"
                    | "her"
                    | "a"
                    | "an"
            )
    }

    /// The number that begins at a piece.
    pub fn at(&self, at: usize) -> Option<Number> {
        self.loose(at)
            .or_else(|| self.half(at))
            .or_else(|| self.one_in(at))
            .or_else(|| self.part_of_one(at))
            .or_else(|| self.plain(at))
            .map(|number| self.part_of_scale(number))
    }

    /// "three quarters of a million", "3/4 million": a part of a scale is as plain as the scale.
    fn part_of_scale(&self, number: Number) -> Number {
        let at = number.end;
        let of_a = 2 * usize::from(self.word(at) == "of" && self.word(at + 1) == "a");
        match scale(self.word(at + of_a)).filter(|_| number.sort == Sort::Share) {
            Some(by) => Number { value: number.value * by, end: at + of_a + 1, sort: Sort::Plain },
            None => number,
        }
    }

    /// "hundreds of people", "tens of millions".
    fn loose(&self, at: usize) -> Option<Number> {
        let least = loose(self.word(at))?;
        let more = if self.word(at + 1) == "of" { scale(self.word(at + 2)) } else { None };
        if matches!(self.word(at), "tens" | "scores") && self.word(at + 1) != "of" {
            return None;
        }
        let (value, end) = more.map_or((least, at + 1), |by| (least * by, at + 3));
        Some(Number { value, end, sort: Sort::Loose })
    }

    /// "half a million", "half of them", "half an hour", "a half".
    fn half(&self, at: usize) -> Option<Number> {
        let first = at + usize::from(matches!(self.word(at), "a" | "an"));
        if self.word(first) != "half" {
            return None;
        }
        let next = first
            + 1
            + usize::from(
                matches!(self.word(first + 1), "a" | "an") && {
                    self.join(first + 1) == Join::Space || scale(self.word(first + 2)).is_some()
                },
            );
        if let Some(by) = scale(self.word(next)) {
            return Some(Number { value: 0.5 * by, end: next + 1, sort: Sort::Plain });
        }
        let share =
            matches!(self.word(next), "of" | "the" | "all" | "its" | "his" | "her" | "their" | "our" | "my" | "your")
                || (first > at || self.bounded) && self.closes(next);
        let article = next == first + 2 || first > at && self.join(next) == Join::Space;
        match (share, article) {
            (true, _) => Some(Number { value: 0.5, end: first + 1, sort: Sort::Share }),
            (_, true) => Some(Number { value: 0.5, end: next, sort: Sort::Plain }),
            _ => None,
        }
    }

    /// "one in five", "nine out of 10", "one out of every 78".
    fn one_in(&self, at: usize) -> Option<Number> {
        let (part, end) = self.cardinal(at)?;
        let (link, strong) = match (self.word(end), self.word(end + 1)) {
            ("in", _) => (end + 1, false),
            ("out", "of") => (end + 2, true),
            _ => return None,
        };
        let every = matches!(self.word(link), "every" | "each");
        let (whole, end) = self.cardinal(link + usize::from(every))?;
        let fits = part >= 1.0 && part < whole && part.fract() == 0.0;
        let plain = strong || every || whole <= 100.0 || part == 1.0 && !(1500.0..=2100.0).contains(&whole);
        let timed =
            matches!(self.word(end).trim_end_matches('s'), "day" | "week" | "month" | "year" | "hour" | "minute");
        (fits && plain && !timed).then_some(Number { value: part / whole, end, sort: Sort::Share })
    }

    /// "a third of", "a quarter", "a hundredth", "a quarter million", "quarter of a million".
    fn part_of_one(&self, at: usize) -> Option<Number> {
        let article = matches!(self.word(at), "a" | "an");
        // "quarter of a million", "the quarter-million homes"; "quarter million" may be of a year.
        let joined = self.join(at + 1) == Join::Hyphen && scale(self.word(at + 1)).is_some();
        let of_a = self.word(at + 1) == "of" && self.word(at + 2) == "a" && scale(self.word(at + 3)).is_some();
        let bare = || joined || of_a;
        let told = article || self.word(at) == "quarter" && bare();
        if !told {
            return None;
        }
        let (parts, end) =
            self.parts(at + usize::from(article)).filter(|(_, _, many)| !many).map(|(parts, end, _)| (parts, end))?;
        if let Some(by) = scale(self.word(end)) {
            return Some(Number { value: by / parts, end: end + 1, sort: Sort::Plain });
        }
        self.closes(end).then_some(Number { value: 1.0 / parts, end, sort: Sort::Share })
    }

    /// What a word for a part divides by, its end, and whether it stands in the plural.
    fn parts(&self, at: usize) -> Option<(f64, usize, bool)> {
        let word = self.word(at);
        if let Some((parts, many)) = part(word) {
            return Some((parts, at + 1, many));
        }
        // "twenty-fifth", "twenty-firsts"; "three twenty fifths", but no "twenty first" for a part.
        let last = self.word(at + 1);
        let one = last.strip_suffix('s').unwrap_or(last);
        let joined = self.join(at + 1) == Join::Hyphen || at > 0 && one != last;
        let tens = small(word).filter(|tens| *tens >= 20.0 && joined)?;
        Some((tens + rank(one).filter(|ones| *ones < 10.0)?, at + 2, one != last))
    }

    /// A cardinal number with what may follow it: parts, "and a half", "point five", powers.
    fn plain(&self, at: usize) -> Option<Number> {
        let (value, end) = match vulgar(self.word(at)) {
            Some(value) => return Some(Number { value, end: at + 1, sort: Sort::Share }),
            None => self.cardinal(at)?,
        };
        let plain = |(value, end)| Number { value, end, sort: Sort::Plain };
        self.whole_and_parts(at, end)
            .map(plain)
            .or_else(|| self.share(at, value, end))
            .or_else(|| self.and_part(value, end).map(plain))
            .or_else(|| self.power(at, value, end).map(plain))
            .or(Some(plain((value, end))))
    }

    /// "two hundred and fifty-four hundredths": the last "and" joins the parts to the whole.
    fn whole_and_parts(&self, at: usize, end: usize) -> Option<(f64, usize)> {
        self.parts(end).filter(|(.., many)| *many)?;
        let (whole, and) = Numerals { joins_and: false, ..*self }.cardinal(at).filter(|(_, and)| *and < end)?;
        self.and_part(whole, and)
    }

    /// "three fifths", "two-thirds", "4/5", "five - eighths".
    fn share(&self, at: usize, value: f64, end: usize) -> Option<Number> {
        let sort = Sort::Share;
        if self.word(end) == "/" && self.join(end) == Join::Touching && self.join(end + 1) == Join::Touching {
            let of = self.word(end + 2) == "of";
            let fits = |parts: f64| (of || is_divisor(parts)) && value < parts || self.is_alone(end + 2);
            let parts = digits(self.word(end + 1)).filter(|parts| *parts > 0.0 && fits(*parts) && end == at + 1)?;
            let last = self.word(end + 2) != "/";
            return last.then_some(Number { value: value / parts, end: end + 2, sort });
        }
        if self.word(end) == "over" && !self.money {
            let (parts, after) = self.cardinal(end + 1)?;
            return (at == 0 && self.is_alone(after) || value < parts && self.closes(after)).then_some(Number {
                value: value / parts,
                end: after,
                sort,
            });
        }
        // "one hundred thirty-fifths" are hundred of them.
        let tens = small(self.word(end - 1)).filter(|tens| *tens >= 20.0 && self.join(end) == Join::Hyphen);
        let from = end + usize::from(self.word(end) == "-");
        let (parts, after, many) = match tens {
            Some(tens) => {
                let last = self.word(end);
                let ones = rank(last.strip_suffix('s')?).filter(|ones| *ones < 10.0)?;
                let rest = value - tens;
                return (rest > 0.0).then_some(Number { value: rest / (tens + ones), end: end + 1, sort });
            }
            None => self.parts(from)?,
        };
        let many = many || value < parts && self.word(after) == "of";
        let single = value == 1.0 && !many && (self.join(end) == Join::Hyphen || self.closes(after));
        let apart = !matches!(self.word(from), "quarter" | "quarters") || value < 4.0;
        // "in 3 quarters", "the 5 third": what stands behind digits is no part unless it is one for sure.
        let digits = self.word(at).starts_with(|c: char| c.is_ascii_digit());
        let sure = !digits || self.word(after) == "of" || many && !self.word(from).starts_with("quarter");
        (apart && sure && (single || many)).then_some(Number { value: value / parts, end: after, sort })
    }

    /// Whether a number that ends at a piece is all there is to read.
    fn is_alone(&self, end: usize) -> bool {
        self.pieces.len() == end
    }

    /// "one and a half", "five and a half million", "two and three fifths", "3 1/2", "1½".
    fn and_part(&self, value: f64, end: usize) -> Option<(f64, usize)> {
        let (part, after) = if let Some(part) = vulgar(self.word(end)) {
            (part, end + 1)
        } else if self.word(end) == "and" {
            let number = self.half(end + 1).filter(|n| n.sort == Sort::Share || self.word(n.end - 1) == "half");
            // "a two-and-a-half-year-old": these two need not close.
            let one = matches!(self.word(end + 1), "a" | "one");
            let sure = match (self.word(end + 1), self.word(end + 2)) {
                (_, "half") if one => Some(0.5),
                (_, "quarter") if one => Some(0.25),
                ("three", "quarter") => Some(0.75),
                _ => None,
            };
            let sure = sure.map(|value| Number { value, end: end + 3, sort: Sort::Share });
            let number = number.or_else(|| self.part_of_one(end + 1)).or(sure).or_else(|| {
                let (top, from) = self.cardinal(end + 1)?;
                self.share(end + 1, top, from).filter(|n| n.value < 1.0)
            })?;
            let scaled = number.sort == Sort::Plain && scale(self.word(number.end - 1)).is_some();
            (number.value, number.end - usize::from(scaled))
        } else {
            let (top, from) = (digits(self.word(end))?, end + 1);
            let fraction =
                self.word(from) == "/" && self.join(from) == Join::Touching && self.join(end) != Join::Touching;
            let parts = digits(self.word(from + 1)).filter(|parts| fraction && is_divisor(*parts) && top < *parts)?;
            (top / parts, from + 2)
        };
        let part = if part < 1.0 { part } else { part / scale(self.word(after))? };
        match scale(self.word(after)) {
            Some(by) if by <= value => Some((value + part * by, after + 1)),
            Some(by) => Some(((value + part) * by, after + 1)),
            // "3 million and a quarter" is a quarter of a million more.
            None => {
                let by = scale(self.word(end - 1)).filter(|by| *by >= 1e3).unwrap_or(1.0);
                Some((value + part * by, after))
            }
        }
    }

    /// "1e10", "12e-1", "1.3x10^6", "2.5^-1".
    fn power(&self, at: usize, value: f64, end: usize) -> Option<(f64, usize)> {
        if end != at + 1 || digits(self.word(at)).is_none() {
            return None;
        }
        let word = self.word(end);
        let touching = self.join(end) == Join::Touching;
        if let Some(power) = word.strip_prefix('e').filter(|_| touching) {
            let (power, end) = match power.parse::<i16>() {
                Ok(power) => (f64::from(power), end + 1),
                Err(_) if !power.is_empty() => return None,
                Err(_) if self.join(end + 1) == Join::Hyphen => (-digits(self.word(end + 1))?, end + 2),
                Err(_) => (digits(self.word(end + 2)).filter(|_| self.word(end + 1) == "+")?, end + 3),
            };
            return Some((value * 10f64.powf(power), end));
        }
        let ten = word == "x10" && touching;
        let caret = end + usize::from(ten);
        if self.word(caret) != "^" {
            return None;
        }
        let signed = usize::from(self.word(caret + 1) == "+");
        let sign = if self.join(caret + 1) == Join::Hyphen { -1.0 } else { 1.0 };
        let power = sign * digits(self.word(caret + 1 + signed))?;
        let value = if ten { value * 10f64.powf(power) } else { value.powf(power) };
        Some((value, caret + 2 + signed))
    }

    /// Digits or number words in a row with their scales: "4 thousand 3 hundred and 21", "two hundred and two thousand".
    pub fn cardinal(&self, first: usize) -> Option<(f64, usize)> {
        if self.word(first) == "point" {
            return Some(self.decimals(0.0, first)).filter(|(_, end)| *end > first);
        }
        let (mut total, mut least, mut at, mut end) = (0.0, f64::INFINITY, first, first);
        while let Some((group, after)) = self.group(at, at == first) {
            let (by, after) = self.scales(after);
            let value = group * by;
            // "one billion and three quarters" is no billion and three.
            if value >= least || end > first && self.parts(after).is_some() {
                break;
            }
            (total, least, end) = (total + value, by, after);
            let and = matches!(self.word(end), "and" | "&");
            let in_digits = self.word(at).starts_with(|c: char| c.is_ascii_digit());
            let goes_on = if and { self.joins_and && (!in_digits || by <= 1e3) } else { true };
            let comma = by >= 1e3 && !in_digits && self.is_comma(end, by);
            at = end + usize::from(and || comma);
            let next_digits = self.word(at).starts_with(|c: char| c.is_ascii_digit());
            if by < 100.0 || !goes_on || next_digits && !in_digits {
                break;
            }
            if next_digits && !and && scale(self.word(at + 1)).is_none() {
                break;
            }
        }
        (end > first).then(|| self.decimals(total, end))
    }

    /// Whether a comma stands inside a number in words: "two million, three hundred thousand".
    fn is_comma(&self, at: usize, by: f64) -> bool {
        let next = || Numerals { joins_and: false, ..*self }.cardinal(at + 1);
        self.word(at) == ","
            && digits(self.word(at + 1)).is_none()
            && next().is_some_and(|(value, _)| (100.0..by).contains(&value))
    }

    /// "five point five", "nine point nought four", "12 point 5".
    fn decimals(&self, value: f64, end: usize) -> (f64, usize) {
        let figures = self.word(end + 1);
        if self.word(end) == "point"
            && digits(figures).is_some()
            && figures.bytes().all(|b| b.is_ascii_digit())
            && let Ok(fraction) = format!("0.{figures}").parse::<f64>()
        {
            let (by, end) = self.scales(end + 2);
            return ((value + fraction) * by, end);
        }
        let mut fraction = String::from("0.");
        let mut at = end + 1;
        while let Some(next) = small(self.word(at)).filter(|_| self.word(end) == "point") {
            let ones = small(self.word(at + 1)).filter(|ones| next >= 20.0 && *ones < 10.0 && *ones > 0.0);
            fraction.push_str(&format!("{}", next + ones.unwrap_or(0.0)));
            at += 1 + usize::from(ones.is_some());
        }
        match fraction.parse::<f64>() {
            Ok(fraction) if at > end + 1 => {
                let (by, end) = self.scales(at);
                ((value + fraction) * by, end)
            }
            _ => (value, end),
        }
    }

    /// What the scale words in a row multiply by.
    fn scales(&self, mut at: usize) -> (f64, usize) {
        let mut by = 1.0;
        // "5 - million", as taggers write a compound.
        at += usize::from(self.word(at) == "-" && scale(self.word(at + 1)).is_some());
        while let Some(more) = scale(self.word(at)) {
            by *= more;
            at += 1;
        }
        (by, at)
    }

    /// A number below its scale: digits, or words up to 999.
    fn group(&self, at: usize, is_first: bool) -> Option<(f64, usize)> {
        if let Some(found) = self.in_digits(at) {
            return Some(found);
        }
        let article = matches!(self.word(at), "a" | "an");
        let scaled = at + usize::from(article);
        let hundred = is_first && self.word(scaled) == "hundred";
        if is_first && !hundred && scale(self.word(scaled)).is_some() {
            let dozen_plural = self.word(at).ends_with('s');
            return (!dozen_plural).then_some((1.0, scaled));
        }
        let (mut value, mut end) = if hundred { (1.0, scaled) } else { self.below_hundred(at)? };
        if self.word(end) == "hundred" && value < 100.0 {
            value *= 100.0;
            end += 1;
            let and = self.word(end) == "and";
            let rest = self.below_hundred(end + usize::from(and)).filter(|_| !and || self.joins_and);
            // "two hundred and three hundred" are two numbers.
            let rest = rest.filter(|(_, after)| self.word(*after) != "hundred");
            if let Some((rest, after)) = rest {
                (value, end) = (value + rest, after);
            }
        }
        Some((value, end))
    }

    /// "seven", "fifty-two", "fifty two", "fifty - two".
    fn below_hundred(&self, at: usize) -> Option<(f64, usize)> {
        let value = small(self.word(at))?;
        if value < 20.0 || value % 10.0 != 0.0 {
            return Some((value, at + 1));
        }
        let next = at + 1 + usize::from(self.word(at + 1) == "-");
        let ones = small(self.word(next)).filter(|ones| *ones > 0.0 && *ones < 10.0);
        Some(ones.map_or((value, at + 1), |ones| (value + ones, next + 1)))
    }

    /// Digits with what belongs to them: "1 414 021", "2.4m", "20k", "12M".
    fn in_digits(&self, at: usize) -> Option<(f64, usize)> {
        let value = digits(self.word(at))?;
        let letters = self.word(at + 1);
        // "3 bn" is no more than "3bn"; a single letter must touch its digits, but for "$ 3 m" and "$ 3 b".
        let alone = self.money && matches!(letters, "m" | "b") && self.join(at + 2) == Join::Space;
        let apart = self.join(at + 1) == Join::Space && (letters.len() > 1 && letters != "mm" || alone);
        if let Some(by) = suffix(letters).filter(|_| apart || self.join(at + 1) == Join::Touching) {
            return self.is_factor(at + 1).then_some((value * by, at + 2)).or(Some((value, at + 1)));
        }
        let k = self.pieces.get(at + 1).is_some_and(|p| p.span.of(self.text) == "k");
        let closes = !self.word(at + 2).starts_with(char::is_alphanumeric);
        if k && closes {
            return Some((value * 1e3, at + 2));
        }
        let is_group = |at: usize| {
            let group = self.word(at);
            group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit()) && self.join(at) == Join::Space
        };
        let groups = (at + 1..).take_while(|at| is_group(*at)).count();
        if groups == 0 || groups == 1 && self.word(at + 1) != "000" || self.word(at).len() > 3 || value < 1.0 {
            return Some((value, at + 1));
        }
        let all = (at + 1..=at + groups).filter_map(|at| digits(self.word(at)));
        Some((all.fold(value, |sum, group| sum * 1e3 + group), at + groups + 1))
    }

    /// Whether letters behind digits are a factor: "48m people" and "$48m", but "48m" alone is a length.
    fn is_factor(&self, at: usize) -> bool {
        let next = self.word(at + 1);
        match self.word(at) {
            "m" | "t" if !self.money && !matches!(self.pieces[at].span.of(self.text), "M" | "T") => {
                next.len() > 3 && next.ends_with('s') && next != "across" || next == "people"
            }
            "mm" => self.money,
            _ => true,
        }
    }
}

/// Whether something is usually divided into so many parts: keeps dates and "9/11" from being fractions.
fn is_divisor(parts: f64) -> bool {
    [2.0, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0, 16.0, 32.0, 64.0, 100.0].contains(&parts)
}

/// The rank that begins at a piece, with its end: "30th", "twenty-fifth", "three trillionth".
pub(crate) fn ordinal(numerals: &Numerals) -> Option<(f64, usize)> {
    let word = numerals.word(0);
    if let Some(value) = digits(word) {
        let written = numerals.pieces.get(1).map_or("", |p| p.span.of(numerals.text));
        let suffixed = match numerals.join(1) {
            Join::Touching => matches!(numerals.word(1), "st" | "nd" | "rd" | "th"),
            // "the 21 st", but "21 St Mary's Road".
            Join::Space => written == suffix_of(value),
            Join::Hyphen => false,
        };
        return suffixed.then_some((value, 2));
    }
    if let Some(rank) = rank(word) {
        return Some((rank, 1));
    }
    let (value, end) = numerals.cardinal(0)?;
    // "the hundred and first".
    let and = usize::from(numerals.word(end) == "and");
    let rank = rank(numerals.word(end + and)).filter(|rank| and == 0 || value >= 100.0 && *rank < 100.0)?;
    let end = end + and;
    let multiplied = rank >= 1e3 || rank == 100.0 && value < 100.0;
    if multiplied { Some((value * rank, end + 1)) } else { (value > rank).then_some((value + rank, end + 1)) }
}

/// The letters behind digits that make them a rank: "1st", "12th", "23rd".
fn suffix_of(value: f64) -> &'static str {
    match (value % 100.0, value % 10.0) {
        (11.0..=13.0, _) => "th",
        (_, 1.0) => "st",
        (_, 2.0) => "nd",
        (_, 3.0) => "rd",
        _ => "th",
    }
}
