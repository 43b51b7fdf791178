//! Two numbers that are the ends of one figure.

use rashomon_model::Bound;

use super::{Finder, Stated, bounds, is_minus, units};
use crate::numbers::pieces::Join;
use crate::numbers::words::{digits, scale};
use crate::numbers::{Number, Numerals};

/// Verbs and words of change: what stands behind them goes from one value to another.
const CHANGES: &[&str] = &[
    "rose",
    "rise",
    "rises",
    "risen",
    "rising",
    "fell",
    "fall",
    "falls",
    "fallen",
    "jump",
    "jumped",
    "jumps",
    "dropped",
    "drop",
    "drops",
    "increase",
    "increased",
    "increases",
    "decrease",
    "decreased",
    "declined",
    "decline",
    "grew",
    "grow",
    "grown",
    "climbed",
    "climb",
    "went",
    "go",
    "goes",
    "cut",
    "raise",
    "raised",
    "lower",
    "lowered",
    "up",
    "down",
    "slipped",
    "soared",
    "surged",
    "reduce",
    "reduced",
    "expand",
    "expanded",
    "shrunk",
    "shrank",
    "moved",
    "moving",
    "swung",
    "upgraded",
    "changed",
    "growing",
    "falling",
    "dropping",
];

impl Finder<'_, '_> {
    /// "two to three", "2-3", "between 10 and 12", "$5-7 million", "14% to 17%".
    pub(super) fn range(&self, numerals: &Numerals, from: Number) -> Option<Stated> {
        let reading = self.reading;
        let unit = units::after(reading.text, &self.pieces, from.end);
        let plain = self.upper(numerals, from, from.end);
        let measured = || {
            let (unit, end) = unit?;
            let range = self.upper(numerals, from, end)?;
            let other = units::after(reading.text, &self.pieces, range.end).map(|(unit, _)| unit.name);
            (other == Some(unit.name)).then_some(range)
        };
        plain.or_else(measured)
    }

    /// The range from a number to the one behind a link at a piece.
    fn upper(&self, numerals: &Numerals, from: Number, link: usize) -> Option<Stated> {
        let reading = self.reading;
        // "8- to 16-metre".
        let suspended = numerals.word(link) == "-" && matches!(numerals.word(link + 1), "to" | "or" | "and");
        let link = link + usize::from(suspended);
        let lead = if self.opening() > self.start { reading.lower(self.before()) } else { "" };
        let hyphen = self.pieces.get(link).is_some_and(|p| p.join == Join::Hyphen && digits(p.word).is_some());
        let linked = match numerals.word(link) {
            "to" | "through" | "thru" | "or" | "till" | "until" | "\u{2013}" | "-" | "~" => true,
            "up" => numerals.word(link + 1) == "to",
            "\u{2014}" => self.pieces[link].join == Join::Touching,
            "and" => lead == "between",
            _ => hyphen,
        };
        if !linked || lead == "from" && self.changes() {
            return None;
        }
        let mut at = link + usize::from(!hyphen) + usize::from(numerals.word(link) == "up");
        let below = usize::from(is_minus(numerals.word(at)) && !hyphen);
        at += below;
        if self.money.is_some() && units::is_currency_mark(numerals.word(at)) {
            at += 1;
        }
        let to = numerals.at(at).filter(|to| to.sort == from.sort)?;
        let to = if below > 0 { Number { value: -to.value, ..to } } else { to };
        let by = scale(numerals.word(to.end - 1)).unwrap_or(1.0);
        let bare = scale(numerals.word(from.end - 1)).is_none();
        let min = if bare && by > 1.0 && from.value < to.value / by { from.value * by } else { from.value };
        let near = numerals.word(link) != "or" || to.value <= 3.0 * min;
        // "-18 to -34" runs downwards.
        let (min, max) = if to.value < min && min <= 0.0 { (to.value, min) } else { (min, to.value) };
        (min < max && near).then_some(Stated { min, max: Some(max), end: to.end, sort: from.sort, twofold: false })
    }

    /// Whether a verb before "from" tells of a change: "rose from 45 to 50" is no range.
    fn changes(&self) -> bool {
        let from = self.before();
        (from.saturating_sub(12).max(self.start)..from).any(|t| self.reading.one_of(t, CHANGES))
    }

    /// "at most 100 and at least 20", "higher than 10 but lower than 15".
    pub(super) fn twofold(&self, numerals: &Numerals, from: Number) -> Option<Stated> {
        let reading = self.reading;
        let (first, _) = bounds::before(reading, self.start, self.opening())?;
        let link = self.token_behind(from.end);
        let links = (link..link + 3)
            .take_while(|&t| matches!(reading.lower(t), "and" | "but" | "also" | "," | "is" | "are"))
            .count();
        let (second, token) = bounds::beginning(reading, link + links, self.limit).filter(|_| links > 0)?;
        let at = self.pieces.iter().position(|p| p.token == token)?;
        let to = numerals.at(at)?;
        let (min, max) = match (first, second) {
            (Bound::AtLeast, Bound::AtMost) => (from.value, to.value),
            (Bound::AtMost, Bound::AtLeast) => (to.value, from.value),
            _ => return None,
        };
        (min < max).then_some(Stated { min, max: Some(max), sort: from.sort, end: to.end, twofold: true })
    }
}
