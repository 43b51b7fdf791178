//! Finds figures: how much of what, in which unit, within which bounds and scope.

mod bounds;
mod counted;
mod labels;
mod measures;
mod ranges;
pub(crate) mod units;

use rashomon_model::{Bound, Quantity, Span, TimeExpression, TimeForm, TokenKind};

use self::counted::Counted;
use self::labels::Chain;
use self::measures::Measure;
use self::units::Unit;
use crate::lists::*;
use crate::names::Names;
use crate::numbers::pieces::{Join, Piece, cut};
use crate::numbers::words::{digits, scale, suffix};
use crate::numbers::{self, Number, Numerals, Sort};
use crate::reading::Reading;
use crate::tokens::stem_of;

/// The figures of a text, in order.
pub(crate) fn find(reading: &Reading, times: &[TimeExpression], names: &Names) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut next_time = 0;
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if sentence.apparatus {
            continue;
        }
        let range = reading.range(index);
        let first_time = times.partition_point(|time| (time.sentence as usize) < index);
        let as_of = as_of(reading, &times[first_time..], index);
        let mut at = range.start;
        while at < range.end {
            let start = reading.tokens[at].span.start;
            while times.get(next_time).is_some_and(|t| t.span.end <= start) {
                next_time += 1;
            }
            let timed = times.get(next_time).filter(|t| t.span.start <= start && !is_length(t.form));
            let step = match timed {
                Some(time) => reading.tokens_in(time.span).end,
                None if numbers::may_begin(reading, at) || reading.is(at, ORDINAL) => {
                    let finder = Finder { as_of, ..Finder::new(reading, names, index, at) };
                    if next_time.checked_sub(1).is_some_and(|last| finder.ends_dates(&times[last])) {
                        at + 1
                    } else {
                        finder.figure(&mut found)
                    }
                }
                None => at + 1,
            };
            at = step.max(at + 1);
        }
    }
    found
}

/// "as of Tuesday", "by noon": the time that a sentence says its figures hold for.
fn as_of(reading: &Reading, times: &[TimeExpression], sentence: usize) -> Option<Span> {
    const LEADS: [&[&str]; 4] = [&["as", "of"], &["by"], &["as", "of", "late"], &["until"]];
    let start = reading.range(sentence).start;
    let told = |time: &&TimeExpression| {
        let at = reading.token_from(time.span.start);
        let behind = |words: &&[&str]| at >= start + words.len() && reading.reads(at - words.len(), words);
        !is_length(time.form) && LEADS.iter().any(behind)
    };
    times.iter().take_while(|time| time.sentence as usize == sentence).find(told).map(|time| time.span)
}

fn is_length(form: TimeForm) -> bool {
    matches!(form, TimeForm::Duration { .. } | TimeForm::Age { .. } | TimeForm::Every { .. } | TimeForm::Vague(_))
}

/// ".25": digits behind a point that no digits stand before.
fn is_decimal(reading: &Reading, start: usize, first: usize) -> bool {
    let pointed = first > start && reading.word(first - 1) == "." && !reading.spaced(first);
    let apart = pointed && (first - 1 == start || reading.spaced(first - 1) || reading.is_mark(first - 2));
    apart && reading.word(first).starts_with(|c: char| c.is_ascii_digit())
}

/// Reads the figure that begins at one token.
struct Finder<'r, 'a> {
    reading: &'r Reading<'a>,
    names: &'r Names,
    sentence: usize,
    /// Its first token.
    first: usize,
    /// The first token of its sentence.
    start: usize,
    /// The token behind its sentence.
    limit: usize,
    pieces: Vec<Piece<'a>>,
    /// The currency whose mark stands before it, with the mark's first token.
    money: Option<(Unit, usize)>,
    /// The time that its sentence says it holds for.
    as_of: Option<Span>,
}

/// A number with its range, as far as its own words tell.
struct Stated {
    min: f64,
    max: Option<f64>,
    sort: Sort,
    /// One past its last piece.
    end: usize,
    /// What the words between two numbers say of both: "at most 100 and at least 20".
    twofold: bool,
}

impl<'r, 'a> Finder<'r, 'a> {
    fn new(reading: &'r Reading<'a>, names: &'r Names, sentence: usize, first: usize) -> Self {
        let range = reading.range(sentence);
        let pointed = usize::from(is_decimal(reading, range.start, first));
        let minus = first > range.start + 1
            && reading.word(first - 1) == "-"
            && !reading.spaced(first)
            && !reading.spaced(first - 1);
        let marked = units::before(reading, first - pointed, range.start);
        let money = marked.or_else(|| minus.then(|| units::before(reading, first - 1, range.start)).flatten());
        let pieces = cut(reading, first, range.end);
        Finder { reading, names, sentence, first, start: range.start, limit: range.end, pieces, money, as_of: None }
    }

    /// Adds the figure and gives the token to go on from.
    fn figure(&self, found: &mut Vec<Quantity>) -> usize {
        let reading = self.reading;
        if self.is_inside_address() || self.numbers_an_item() {
            return self.first + 1;
        }
        if let Some(behind) = self.telephone() {
            return behind;
        }
        match labels::chain(reading, &self.pieces, self.first) {
            Some(Chain::Nothing(end)) => return self.token_behind(end),
            Some(Chain::Score(end)) => {
                found.push(self.unmeasured(self.first, end, None, "score"));
                return self.token_behind(end);
            }
            None => {}
        }
        if let Some((rank, end)) = self.ordinal() {
            let (quantity, behind) = self.ranks(rank, end);
            found.push(quantity);
            return behind;
        }
        let joins_and = self.first == self.start || reading.lower(self.before()) != "between";
        let bounded = self.pieces[0].word == "half" && bounds::before(reading, self.start, self.first).is_some();
        let numerals =
            Numerals { joins_and, money: self.money.is_some(), bounded, ..Numerals::new(&self.pieces, reading.text) };
        let Some(number) = numerals.at(0) else { return self.first + 1 };
        // "a year and a half" is told by the year.
        if self.pieces[0].word == "a"
            && self.first > self.start
            && reading.lower(self.first - 1) == "and"
            && number.value < 1.0
        {
            return self.token_behind(number.end);
        }
        let stated = self.stated(&numerals, number);
        let behind = self.token_behind(stated.end);
        let (_, signed) = self.sign();
        if signed == self.first && labels::is_no_figure(reading, &self.pieces, stated.end, self.first, behind) {
            return behind;
        }
        let label = labels::is_label(reading, self.names, self.start, self.first).filter(|_| self.money.is_none());
        if let Some(noun) = label {
            found.push(self.unmeasured(noun, number.end, Some(number.value), "label"));
            return behind;
        }
        let whole = stated.max == Some(stated.min) && (1.0..=12.0).contains(&stated.min) && stated.min.fract() == 0.0;
        if whole && self.money.is_none() && labels::is_hour(reading, self.start, self.first, behind) {
            return behind;
        }
        let (quantity, end) = self.measured(&stated);
        if self.is_year(&stated, &quantity) {
            return behind;
        }
        found.push(quantity);
        end
    }

    /// Whether the number stands inside an address or a code: "?id=305", "%28".
    fn is_inside_address(&self) -> bool {
        self.first > self.start
            && !self.reading.spaced(self.first)
            && matches!(self.reading.word(self.first - 1), "%" | "=" | "&" | "/" | "_" | "@")
    }

    /// "1.", "2)": the number of an item in a list.
    fn numbers_an_item(&self) -> bool {
        let reading = self.reading;
        let from = self.first.saturating_sub(12).max(self.start);
        let closed = reading.word(self.first + 1) == ")" && !(from..self.first).any(|t| reading.word(t) == "(");
        let alone = self.first == self.start && matches!(reading.word(self.first + 1), "." | ")");
        digits(self.pieces[0].word).is_some_and(|n| n < 100.0 && n.fract() == 0.0)
            && (closed || alone && reading.range(self.sentence).len() == 2)
    }

    /// "+44 20 8133 5190", "555-1234", "(425) 555-0123": the token behind the number.
    fn telephone(&self) -> Option<usize> {
        let digits_in = |at: usize, many: usize| {
            let word = self.pieces.get(at).map_or("", |p| p.word);
            word.len() == many && word.bytes().all(|b| b.is_ascii_digit())
        };
        let area = self.pieces.get(1).is_some_and(|p| p.word == ")") && digits_in(0, 3) && digits_in(2, 3);
        let local = if area { 2 } else { 0 };
        let joined = self.pieces.get(local + 1).is_some_and(|p| p.join == Join::Hyphen);
        // "500-1000 people" is a range.
        let even = self.pieces.get(local + 1).is_some_and(|p| p.word.ends_with('0') && !p.word.starts_with('0'));
        if joined && digits_in(local, 3) && digits_in(local + 1, 4) && (area || !even) {
            return Some(self.token_behind(local + 2));
        }
        let plus =
            self.first > self.start && self.reading.word(self.first - 1) == "+" && !self.reading.spaced(self.first);
        let groups = self.pieces.iter().take_while(|p| digits(p.word).is_some() || p.word == "-").count();
        (plus && groups > 1).then(|| self.token_behind(groups))
    }

    /// "between Aug. 9 and 11": the last day of several after a date.
    fn ends_dates(&self, last: &TimeExpression) -> bool {
        let reading = self.reading;
        let dated = matches!(last.form, TimeForm::MonthDay { .. } | TimeForm::Absolute(_));
        let link = self.first.checked_sub(1).filter(|link| *link > self.start && dated);
        let linked = link.is_some_and(|link| {
            reading.tokens[link - 1].span.end == last.span.end
                && matches!(reading.lower(link), "and" | "to" | "through" | "-" | "\u{2013}" | "or")
                && !labels::followed_by_noun(reading, self.first + 1)
        });
        linked && digits(self.pieces[0].word).is_some_and(|day| day <= 31.0 && day.fract() == 0.0)
    }

    /// The token of the mark or number that the figure begins with.
    fn opening(&self) -> usize {
        self.money.map_or(self.first, |(_, mark)| mark)
    }

    /// The token before the figure with its sign.
    fn before(&self) -> usize {
        self.opening().min(self.sign().1).saturating_sub(1)
    }

    /// The token behind the last of some pieces.
    fn token_behind(&self, end: usize) -> usize {
        end.checked_sub(1).and_then(|last| self.pieces.get(last)).map_or(self.first, |p| p.token) + 1
    }

    fn pieces_span(&self, first: usize, end: usize) -> Span {
        let of = |at: usize| self.pieces.get(at).map_or_else(Span::default, |p| p.span);
        of(first).join(of(end.max(first + 1) - 1))
    }

    /// "the 101st", "first", "twenty-fifth".
    fn ordinal(&self) -> Option<(f64, usize)> {
        let (reading, at) = (self.reading, self.first);
        let numerals = Numerals::new(&self.pieces, reading.text);
        let (rank, end) = numbers::ordinal(&numerals)?;
        let plural = self.pieces[end - 1].word.ends_with('s');
        let second =
            reading.lower(at) == "second" && at > self.start && reading.one_of(at - 1, &["a", "per", "each", "every"]);
        // "One thousandth" is a part, "the one thousandth" a rank.
        let part = end == 2 && self.pieces[0].word == "one" && (at == self.start || reading.lower(at - 1) != "the");
        (!plural && !second && !part && self.names.at(at).is_none()).then_some((rank, end))
    }

    /// A rank, or the ranks from one to another: "between the tenth and the fifteenth".
    fn ranks(&self, rank: f64, end: usize) -> (Quantity, usize) {
        let (reading, behind) = (self.reading, self.token_behind(end));
        let one = self.unmeasured(self.first, end, Some(rank), "ordinal");
        let the = |at: usize| usize::from(reading.lower(at) == "the");
        let lead = self.first.saturating_sub(1 + the(self.first.saturating_sub(1)));
        let linked = match reading.lower(lead) {
            "between" => reading.lower(behind) == "and",
            "from" => matches!(reading.lower(behind), "to" | "through"),
            _ => false,
        };
        let next = behind + 1 + the(behind + 1);
        let last = (linked && lead >= self.start && next < self.limit)
            .then(|| Finder::new(reading, self.names, self.sentence, next));
        let Some((last, (to, end))) =
            last.and_then(|last| last.ordinal().map(|found| (last, found))).filter(|(_, (to, _))| rank < *to)
        else {
            return (one, behind);
        };
        let end = last.token_behind(end);
        let number = reading.span(self.first, end);
        let bound_span = Some(reading.span(lead, lead + 1));
        (Quantity { max: Some(to), number, span: reading.span(lead, end), bound_span, ..one }, end)
    }

    /// A figure that measures nothing: an ordinal, a label, a score.
    fn unmeasured(&self, first: usize, end: usize, value: Option<f64>, unit: &str) -> Quantity {
        let number = self.pieces_span(0, end);
        Quantity {
            span: self.reading.tokens[first].span.join(number),
            number,
            unit_span: None,
            bound_span: None,
            sentence: self.sentence as u32,
            min: value,
            max: value,
            bound: Bound::Exact,
            unit: unit.to_owned(),
            counted: None,
            counted_span: None,
            scope: None,
            as_of: None,
            ordinal: true,
        }
    }

    /// A number with its sign, its upper end and the looseness that words before it give.
    fn stated(&self, numerals: &Numerals, number: Number) -> Stated {
        let sort = match number.sort {
            Sort::Plain if self.is_several() => Sort::Loose,
            sort => sort,
        };
        let value = if number.sort != sort { 2.0 * number.value } else { number.value };
        let decimal = self.is_decimal().then(|| format!("0.{}", self.pieces[0].word).parse().ok()).flatten();
        let value = self.sign().0 * decimal.unwrap_or(value);
        let alone =
            Stated { min: value, max: (sort != Sort::Loose).then_some(value), sort, end: number.end, twofold: false };
        if sort == Sort::Loose {
            return alone;
        }
        let number = Number { value, ..number };
        self.range(numerals, number).or_else(|| self.twofold(numerals, number)).unwrap_or(alone)
    }

    /// "several hundred", "a few dozen", "a couple of thousand".
    fn is_several(&self) -> bool {
        let reading = self.reading;
        let of = usize::from(self.first > self.start && reading.lower(self.first - 1) == "of");
        let told = |before: usize| match reading.lower(before) {
            "couple" => true,
            "several" | "few" | "many" => of == 0,
            _ => false,
        };
        scale(self.pieces[0].word).is_some() && self.first > self.start + of && told(self.first - of - 1)
    }

    /// The whole figure, and the token to go on from.
    fn measured(&self, stated: &Stated) -> (Quantity, usize) {
        let reading = self.reading;
        let (_, signed) = self.sign();
        let opening = self.opening().min(signed);
        let measure = self.measure(stated);
        let behind = self.token_behind(measure.end);
        let before = bounds::before(reading, self.start, opening).filter(|_| !self.is_lead_of_time(opening));
        let after = self.bound_behind(stated.end).or_else(|| bounds::after(reading, behind, self.limit));
        let bound = match (stated.sort, stated.twofold) {
            (Sort::Loose, _) => Bound::About,
            (_, true) => Bound::Exact,
            _ => after.or(before).map_or(Bound::Exact, |(bound, _)| bound),
        };
        let end = after.map_or(behind, |(_, end)| end.max(behind));
        let mut quantity = Quantity { ordinal: false, ..self.unmeasured(self.first, stated.end, None, "") };
        quantity.number = reading.tokens[signed].span.join(quantity.number);
        if signed == self.first {
            quantity.number = self.pieces_span(0, stated.end);
        }
        quantity.unit_span = measure.span;
        quantity.bound_span = match (before, after) {
            (_, Some((_, last))) => Some(reading.span(behind.min(last - 1), last)),
            (Some((_, first)), None) => Some(reading.span(first, opening)),
            _ if stated.max.is_some_and(|max| stated.min < max) => self.between(),
            _ => None,
        };
        quantity.bound = bound;
        let value = |v: f64| (v + measure.more.copysign(v)) * measure.factor;
        let (min, max) = (Some(value(stated.min)), stated.max.map(value));
        (quantity.min, quantity.max) = match bound {
            Bound::AtLeast => (min, None),
            // "as much as $50 to $60 million": the most is a range.
            Bound::AtMost if stated.max.is_none_or(|max| stated.min < max) => (min, max),
            Bound::AtMost => (None, max),
            _ => (min, max),
        };
        let counted = self.counted(stated, &measure, end);
        let end = self.name(&mut quantity, &measure, counted, end);
        (quantity, end.max(behind))
    }

    /// Gives a figure its unit, what it counts, its scope and its span, and gives the token to go on from.
    fn name(&self, quantity: &mut Quantity, measure: &Measure, counted: Option<Counted>, end: usize) -> usize {
        let reading = self.reading;
        let mut behind = end;
        if let Some(counted) = counted {
            quantity.counted_span = Some(reading.span(counted.first, counted.end));
            quantity.counted = Some(reading.tokens[counted.head].stem);
            behind = if counted.first >= end { counted.end } else { end };
        }
        if let Some(piece) = measure.compound.and_then(|at| self.pieces.get(at)) {
            quantity.counted_span = Some(piece.span);
            quantity.counted = Some(stem_of(piece.word));
        }
        let people = counted.is_some_and(|c| c.is_people(reading, self.names))
            || measure.compound.is_some_and(|at| matches!(self.pieces[at].word, "member" | "person" | "man" | "woman"));
        quantity.unit = match measure.unit {
            Some(unit) => unit.to_owned(),
            None if measure.kind == "share" => measure.kind.to_owned(),
            None if people => "people".to_owned(),
            None => measure.kind.to_owned(),
        };
        let mut next = end;
        if let Some((rate, end)) = self.rate(behind).filter(|_| measure.unit.is_none()) {
            quantity.unit = rate;
            next = end;
        }
        let beside = behind <= end + 8 && !counted::is_tally(reading, end);
        let parts = [quantity.bound_span, quantity.unit_span, quantity.counted_span.filter(|_| beside)];
        let near = |span: &Span| {
            span.start >= quantity.number.start
                || Some(*span) == quantity.bound_span
                || Some(*span) == quantity.unit_span
        };
        quantity.span = parts.into_iter().flatten().filter(near).fold(quantity.number, Span::join);
        quantity.scope = counted::pronoun(reading, end).or_else(|| counted::scope(reading, behind));
        quantity.as_of = self.as_of;
        next
    }

    /// "twenty-plus", "50-odd": a bound joined by a hyphen.
    fn bound_behind(&self, end: usize) -> Option<(Bound, usize)> {
        let piece = self.pieces.get(end).filter(|p| p.join == Join::Hyphen)?;
        let bound = match piece.word {
            "plus" => Bound::AtLeast,
            "odd" | "ish" => Bound::About,
            _ => return None,
        };
        Some((bound, piece.token + 1))
    }

    /// Whether "over" before a number tells how long, not how much: "$2,000 over 3 years".
    fn is_lead_of_time(&self, opening: usize) -> bool {
        opening > self.start + 1
            && self.reading.lower(opening - 1) == "over"
            && (self.reading.kind(opening - 2) == Some(TokenKind::Number) || self.reading.is(opening - 2, NUMBER))
    }

    /// The word "between" or "from" that belongs to a range.
    fn between(&self) -> Option<Span> {
        let before = self.before();
        (self.opening() > self.start && self.reading.one_of(before, &["between", "from"]))
            .then(|| self.reading.span(before, before + 1))
    }

    fn is_decimal(&self) -> bool {
        is_decimal(self.reading, self.start, self.first)
    }

    /// The sign of a number, with the token it begins at.
    fn sign(&self) -> (f64, usize) {
        let reading = self.reading;
        let itself = self.first - usize::from(self.is_decimal());
        let first = self.opening().min(itself);
        let inner = itself > first && reading.word(itself - 1) == "-" && !reading.spaced(itself);
        if inner {
            return (-1.0, itself - 1);
        }
        let Some(before) = first.checked_sub(1).filter(|before| *before >= self.start) else { return (1.0, itself) };
        let marked = matches!(reading.word(before), "-" | "\u{2212}" | "\u{2010}")
            && !reading.spaced(first)
            && (before == self.start || reading.spaced(before) || reading.word(before - 1) == "(");
        // "- 5" by itself; before more words the dash is the mark of a list.
        let alone = self.pieces.get(1).is_none_or(|p| scale(p.word).or_else(|| suffix(p.word)).is_some());
        let marked = marked || before == self.start && is_minus(reading.word(before)) && alone;
        let named = is_minus(reading.lower(before)) && !reading.is_mark(before);
        if marked || named { (-1.0, before) } else { (1.0, itself) }
    }

    fn counted(&self, stated: &Stated, measure: &Measure, after: usize) -> Option<Counted> {
        match measure.unit {
            _ if measure.age => None,
            Some("percent") => counted::whole(self.reading, after),
            Some(_) => None,
            None if measure.compound.is_some() => None,
            None => counted::find(self.reading, self.first, self.token_behind(stated.end), after),
        }
    }

    /// A bare number that reads as a year: four digits with nothing that they count.
    fn is_year(&self, stated: &Stated, quantity: &Quantity) -> bool {
        let reading = self.reading;
        let bare = self.pieces[0].word.len() == 4 && stated.end == 1 && digits(self.pieces[0].word).is_some();
        let year = bare && (1500.0..=2100.0).contains(&stated.min) && stated.min.fract() == 0.0;
        let people = reading.is(self.first + 1, PEOPLE);
        let bounded = quantity.bound_span.is_some() && labels::followed_by_noun(reading, self.first + 1);
        year && quantity.unit_span.is_none() && !people && !bounded
    }
}

/// Whether a word before a number makes it less than nothing.
fn is_minus(word: &str) -> bool {
    matches!(word, "-" | "\u{2212}" | "minus" | "negative")
}
