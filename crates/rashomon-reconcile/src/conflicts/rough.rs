//! What one account tells exactly and another roughly, in another unit or in another currency.

mod figures;
mod times;

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{ConflictKind, PageId, Span, StemId, Verdict};

use super::{Difference, Telling};
use crate::answers::figures::Dimension;
use crate::units::Unit;

/// Finds: one time, measure or sum told exactly, and roughly, in another unit or in another currency by another origin. Why: a
/// reader takes it for two. Example: 10:47 a.m., and shortly before eleven; 4 kilometres, and two and a half miles. Known
/// limits: the exact value has to be the only one of the story that fits and be told by two pages, or both have to answer one
/// question; months and parts of a day as a whole are too rough to be set beside it.
pub fn told_roughly(units: &[Unit<'_>], tellings: &[Telling], claims: &[Vec<u32>]) -> Vec<([usize; 2], Difference)> {
    let first: Vec<&Unit<'_>> = tellings.iter().map(|telling| &units[telling[0]]).collect();
    let mut exactly: BTreeMap<Sort, Vec<(usize, Exactly)>> = BTreeMap::new();
    for (telling, unit) in first.iter().enumerate() {
        for told in times::exact(unit).into_iter().chain(figures::exact(unit)) {
            exactly.entry(told.sort).or_default().push((telling, told));
        }
    }
    let questions = |telling: usize| tellings[telling].iter().flat_map(|unit| &claims[*unit]).collect::<BTreeSet<_>>();
    let mut found = Vec::new();
    for (telling, unit) in first.iter().enumerate() {
        for rough in times::rough(unit).into_iter().chain(figures::rough(unit)) {
            let of_its_sort = exactly.get(&rough.sort).into_iter().flatten();
            let fitting: Vec<&(usize, Exactly)> = of_its_sort.filter(|(_, exact)| rough.fits(exact)).collect();
            let telling_it = fitting.iter().flat_map(|(at, _)| &tellings[*at]);
            let pages: BTreeSet<PageId> = telling_it.map(|unit| units[*unit].account.page).collect();
            let sole = fitting.windows(2).all(|pair| same(&pair[0].1, &pair[1].1));
            for (at, exact) in fitting {
                let other = first[*at];
                let measure = |sort| matches!(sort, Sort::Measure(dimension) if dimension != Dimension::Share);
                let converted = measure(rough.sort) && rough.unit != exact.unit;
                let known = sole && (converted || pages.len() >= TOLD);
                let one_claim = || !questions(telling).is_disjoint(&questions(*at));
                if other.origin != unit.origin && (known || (sole || rough.is_time()) && one_claim()) {
                    found.push(([telling, *at], difference([unit, other], &rough, exact)));
                }
            }
        }
    }
    found
}

/// Whether two exact values are one: a figure may be rounded in one of them, an hour is not.
fn same(x: &Exactly, y: &Exactly) -> bool {
    let slack = if matches!(x.sort, Sort::Hour | Sort::Day) { 0.0 } else { ROUNDED };
    (x.value - y.value).abs() <= slack * x.value.abs()
}

/// Share by which two exact values lie apart at most of which one is the other rounded: 21 and 21.4 per cent.
const ROUNDED: f64 = 0.03;

fn difference([a, b]: [&Unit<'_>; 2], rough: &Roughly, exact: &Exactly) -> Difference {
    let (kind, why) = match rough.sort {
        _ if rough.is_time() => (ConflictKind::Time, "one time is told more roughly than the other"),
        Sort::Money if rough.unit != exact.unit => (ConflictKind::Value, "one sum told in two currencies"),
        _ if rough.unit != exact.unit => (ConflictKind::Value, "one measure told in two units"),
        _ => (ConflictKind::Value, "the figures agree within their bounds and rounding"),
    };
    Difference {
        kind,
        verdict: Verdict::Rounding,
        why: why.to_owned(),
        values: [a.words_of(rough.span).to_owned(), b.words_of(exact.span).to_owned()],
        keys: [rough.key.clone(), exact.key.clone()],
    }
}

/// Pages that tell an exact value, from which it is one of what the story is about.
const TOLD: usize = 2;

/// What is told, so that two tellings can be compared at all; with it the value, in minutes since midnight, days since the
/// beginning of the year with 31 in every month, the unit of the dimension, euros, or one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Hour,
    Day,
    Measure(Dimension),
    Money,
    Counted(StemId),
}

/// A value told exactly.
struct Exactly {
    span: Span,
    sort: Sort,
    value: f64,
    unit: String,
    /// Whether it is told in so many digits that another value hardly agrees with it by chance.
    is_precise: bool,
    key: String,
}

/// A value told roughly, or so that it needs to be converted.
struct Roughly {
    span: Span,
    sort: Sort,
    /// The least and the greatest value that may be meant.
    range: (f64, f64),
    unit: String,
    /// Whether it is rough by its own words, and not only where it is converted.
    is_bounded: bool,
    key: String,
}

impl Roughly {
    fn is_time(&self) -> bool {
        matches!(self.sort, Sort::Hour | Sort::Day)
    }

    fn fits(&self, exact: &Exactly) -> bool {
        let (low, high) = self.range;
        let within = low <= exact.value && exact.value <= high;
        within && self.key != exact.key && (self.is_bounded && exact.is_precise || self.unit != exact.unit)
    }
}
