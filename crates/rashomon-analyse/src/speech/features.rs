//! What the two models are told of a unit.

use std::ops::Range;

use super::units::{Sort, Unit, sort};
use super::{REACH, View};
use crate::tagger::feature;

/// Two values in one.
fn both(a: u64, b: u64) -> u64 {
    (a ^ b.rotate_left(23)).wrapping_mul(0x2545_f491_4f6c_dd1d).rotate_left(11) ^ b
}

impl View<'_> {
    /// What the whole scene tells: whether it holds quotations, and how it begins.
    pub(super) fn shape(&self) -> u64 {
        let any = |sort: Sort| u64::from(self.units.iter().any(|unit| unit.sort == sort));
        any(sort::QUOTE) | any(sort::MIXED) << 1 | any(sort::CUE) << 2
    }

    /// What a unit is by itself, whatever stands around it.
    pub(super) fn own_features(&self, at: usize, out: &mut Vec<u64>) {
        let here = self.at(at, 0);
        let values = [here.word, here.stem, here.sort.into(), here.family.into(), here.tag];
        out.extend((60..).zip(values).map(|(kind, value)| feature(kind, value)));
    }

    /// What stands around a unit, and what it is there.
    pub(super) fn cue_features(&self, at: usize, shape: u64, out: &mut Vec<u64>) {
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
        add(both(family, sorts(&[back])));
        add(both(family, sorts(&[next])));
        add(both(family, sorts(&[back, here, next])));
        add(both(family, both(back.tag, next.tag)));
        add(both(family, both(next.word, sorts(&[back]))));
        add(u64::from(back.family) << 8 | u64::from(next.family));
        let tags = [back2.tag, back.tag, here.tag, next.tag, next2.tag];
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

    /// What stands around a cue.
    pub(super) fn around(&self, cue: &Range<usize>) -> Around {
        let last = cue.end - 1;
        let sorts = |shifts: [isize; 2], from: usize| {
            shifts.iter().fold(3, |sum: u64, shift| sum * 64 + u64::from(self.at(from, *shift).sort))
        };
        let (before, behind) = self.near(cue);
        let head = &self.units[self.head(cue)];
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

    /// The unit that a cue is about: "said" of "has also said", "discuss" of "to discuss".
    pub(super) fn head(&self, cue: &Range<usize>) -> usize {
        let leads =
            |unit: &usize| matches!(self.units[*unit].sort, sort::AUXILIARY | sort::ADVERB | sort::NOT | sort::TO);
        cue.clone().find(|unit| !leads(unit)).unwrap_or(cue.start)
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

    pub(super) fn role_features(
        &self,
        at: usize,
        cue: &Range<usize>,
        around: &Around,
        between: u64,
        out: &mut Vec<u64>,
    ) {
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
        add(both(side, sorts(&[here, next, next2])));
        add(both(near, sorts(&[here])));
        add(both(near, sorts(&[back, here])));
        add(both(around.stem, near));
        add(both(around.stem, both(side, sorts(&[here]))));
        add(both(around.stem, both(side, here.word)));
        add(both(around.before, both(far, sorts(&[here]))));
        add(both(around.after, both(far, sorts(&[here]))));
        add(both(both(around.before, around.after), both(side, sorts(&[here]))));
        add(both(between, side));
        add(both(between, both(side, sorts(&[here]))));
        add(both(between, both(around.stem, side)));
        add(both(both(between, side), both(around.after, around.before)));
        add(both(around.quotes, both(side, sorts(&[here]))));
        add(both(edge, both(around.opens, sorts(&[here]))));
        add(both(side, here.tag));
        add(both(near, here.tag));
        add(both(side, both(back.tag, here.tag)));
        add(both(side, both(here.tag, next.tag)));
        add(both(around.frame, both(side, sorts(&[here]))));
        add(both(around.frame, both(far, between)));
        add(both(around.frame, both(around.stem, side)));
        add(both(around.family, both(between, side)));
        add(both(around.tag, near));
        add(both(around.tag, both(between, side)));
        add(both(around.tag, both(side, here.tag)));
    }
}

/// What stands around a cue, for the features of all units.
pub(super) struct Around {
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
pub(super) struct Between {
    /// For the units before the cue, counted from the window's first.
    before: Vec<u64>,
    first: usize,
    after: u64,
}

impl Between {
    pub fn before(view: &View, cue: &Range<usize>, first: usize) -> Self {
        let mut before = vec![0; cue.start - first];
        let mut seen = 0;
        for at in (first..cue.start).rev() {
            before[at - first] = seen;
            seen = passed(seen, view.units[at].sort);
        }
        Between { before, first, after: 0 }
    }

    pub fn at(&mut self, view: &View, cue: &Range<usize>, unit: usize) -> u64 {
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
