//! What a figure is measured in: a unit with the parts that a smaller one adds, an age, a rate, or nothing.

use rashomon_model::{Span, TokenKind};

use super::units::{self, Unit};
use super::{Finder, Stated};
use crate::lists::NUMBER;
use crate::numbers::pieces::Join;
use crate::numbers::{self, Numerals, Sort};

/// What a number is measured in.
pub(super) struct Measure {
    /// The unit, where one is told.
    pub unit: Option<&'static str>,
    /// What it is where none is: a count or a share.
    pub kind: &'static str,
    /// The words of the unit.
    pub span: Option<Span>,
    /// One past its last piece.
    pub end: usize,
    /// What a smaller unit adds.
    pub more: f64,
    /// What the unit's own words multiply by.
    pub factor: f64,
    /// The piece that is joined to the number by a hyphen and is no unit: "49-page".
    pub compound: Option<usize>,
    /// Whether it is an age.
    pub age: bool,
}

impl Finder<'_, '_> {
    /// What the number is measured in.
    pub(super) fn measure(&self, stated: &Stated) -> Measure {
        let reading = self.reading;
        let kind = if stated.sort == Sort::Share { "share" } else { "count" };
        let none = Measure {
            unit: None,
            kind,
            span: None,
            end: stated.end,
            more: 0.0,
            factor: 1.0,
            compound: None,
            age: false,
        };
        if let Some((unit, mark)) = self.money {
            let mark = reading.span(mark, self.first);
            return Measure { unit: Some(unit.name), factor: unit.factor, span: Some(mark), ..none };
        }
        let plus = usize::from(
            self.bound_behind(stated.end).is_some()
                || self.pieces.get(stated.end).is_some_and(|p| matches!(p.word, "+" | "plus")),
        );
        let at = stated.end + plus;
        let apart = self.pieces.get(at).is_none_or(|p| p.token > self.pieces[at - 1].token);
        if let Some(span) = self.age_told(stated.end).filter(|_| apart) {
            return Measure { unit: Some("year"), span, age: true, ..none };
        }
        let at = at + usize::from(stated.sort == Sort::Loose && self.pieces.get(at).is_some_and(|p| p.word == "of"));
        let at = at + self.part_of_unit(stated, at);
        let Some((unit, mut end)) = units::after(reading.text, &self.pieces, at) else {
            let hyphen = self.pieces.get(at).filter(|p| p.join == Join::Hyphen && plus == 0).map(|_| at);
            let end = hyphen.map_or(stated.end, |at| at + 1);
            return Measure { compound: hyphen, end, ..none };
        };
        let word = |at: usize| self.pieces.get(at).map_or("", |p| p.word);
        let old = if matches!(word(end), "old" | "olds") || word(end - 1) == "yo" {
            usize::from(word(end - 1) != "yo")
        } else if word(end) == "of" && word(end + 1) == "age" {
            2
        } else {
            0
        };
        let mut more = 0.0;
        if let Some((part, after)) = self.subunit(unit.name, end) {
            (more, end) = (part, after);
        }
        let below = unit.name.starts_with("degree") && word(end) == "below" && word(end + 1) == "zero";
        let end = end + old + if below { 2 } else { 0 };
        let unit = if below { Unit { factor: -unit.factor, ..unit } } else { unit };
        let span = Some(self.pieces_span(at, end));
        Measure {
            unit: Some(unit.name),
            factor: unit.factor,
            span,
            end,
            more,
            age: old > 0 || word(end - 1) == "yo",
            ..none
        }
    }

    /// "a quarter of a percent", "three quarters of a mile", "0.2 of 1 percent": the pieces between a part and its unit.
    fn part_of_unit(&self, stated: &Stated, at: usize) -> usize {
        let word = |at: usize| self.pieces.get(at).map_or("", |p| p.word);
        let part = stated.sort == Sort::Share || stated.min < 1.0 && stated.max == Some(stated.min);
        let of_one = part && word(at) == "of" && matches!(word(at + 1), "a" | "an" | "one" | "1");
        let measured = || units::after(self.reading.text, &self.pieces, at + 2).is_some();
        if of_one && measured() { 2 } else { 0 }
    }

    /// "5 feet 2 inches", "two hours and 40 minutes", "thirteen dollars and forty-five cents": what a smaller unit adds.
    fn subunit(&self, unit: &str, end: usize) -> Option<(f64, usize)> {
        let (is_small, parts): (fn(&str, &str) -> bool, f64) = match unit {
            "foot" => (|small, _| small == "inch", 12.0),
            "pound" => (|small, _| small == "ounce", 16.0),
            "week" => (|small, _| small == "day", 7.0),
            "day" => (|small, _| small == "hour", 24.0),
            "hour" => (|small, _| small == "minute", 60.0),
            "minute" => (|small, _| small == "second", 60.0),
            "year" => (|small, _| small == "month", 12.0),
            "CNY" => (units::is_coin_of, 10.0),
            _ if units::is_currency(unit) => (units::is_coin_of, 100.0),
            _ => return None,
        };
        let numerals = Numerals { joins_and: false, ..Numerals::new(&self.pieces, self.reading.text) };
        let from = end + usize::from(matches!(numerals.word(end), "and" | ","));
        let (value, after) = numerals.cardinal(from).filter(|(value, _)| *value < parts)?;
        // 5'11": the mark of inches behind that of feet closes no quotation.
        let inches = unit == "foot" && matches!(numerals.word(after), "\"" | "\u{201d}" | "\u{2033}");
        match units::after(self.reading.text, &self.pieces, after) {
            _ if inches => Some((value / parts, after + 1)),
            Some((other, after)) => is_small(other.name, unit).then_some((value / parts, after)),
            // "15 dollars 50", "6 foot 2", "a 5-foot-11 guard".
            None => {
                let joined = self.pieces.get(from).is_some_and(|p| p.join == Join::Hyphen);
                let ends = joined || !numerals.word(after).starts_with(char::is_alphanumeric);
                let told = units::is_currency(unit) && numerals.word(from - 1) != "," || unit == "foot" && from == end;
                (ends && told).then_some((value / parts, after))
            }
        }
    }

    /// ", 54," after a name, "aged 54", "who is 29"; with the word that tells it, where there is one.
    fn age_told(&self, end: usize) -> Option<Option<Span>> {
        let (reading, names, first) = (self.reading, self.names, self.first);
        let before = first.checked_sub(1).filter(|before| *before >= self.start)?;
        let aged = |at: usize| reading.one_of(at, &["aged", "age", "ages"]);
        if aged(before) {
            return Some(Some(reading.span(before, first)));
        }
        // "Two men, aged 57 and 44", "aged 12, 15 and 17".
        let number = |at: usize| reading.is(at, NUMBER) || reading.kind(at) == Some(TokenKind::Number);
        let listed = |at: usize| at > self.start + 1 && reading.one_of(at, &["and", ","]) && number(at - 1);
        let lead = std::iter::successors(Some(before), |at| listed(*at).then(|| at - 2)).last()?;
        if lead < before && aged(lead) {
            return Some(None);
        }
        if before > self.start && reading.reads(before - 1, &["age", "of"]) {
            return Some(Some(reading.span(before - 1, first)));
        }
        let behind = self.token_behind(end);
        let short = behind == first + 1 && reading.word(first).len() <= 3;
        let named = before > self.start && names.at(before - 1).is_some();
        let set_off = reading.word(before) == ","
            && named
            && (matches!(reading.word(behind), "," | "." | ";" | ")") || reading.lower(behind) == "and");
        let bracketed = reading.word(before) == "(" && reading.word(behind) == ")" && named;
        let told = before > self.start
            && reading.reads(before - 1, &["who", "is"])
            && (reading.is_mark(behind) || reading.lower(behind) == "and");
        (told || short && (set_off || bracketed)).then_some(None)
    }

    /// "12 deaths per 100,000 people": a rate is no count. Gives its unit and the token behind it.
    pub(super) fn rate(&self, behind: usize) -> Option<(String, usize)> {
        if self.reading.lower(behind) != "per" {
            return None;
        }
        let (per, end) = numbers::cardinal(self.reading, behind + 1).filter(|(per, _)| *per >= 10.0)?;
        Some((format!("per-{per}"), end))
    }
}
