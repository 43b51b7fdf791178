//! Figures, times of day and persons that answer one question, though the statements around them tell several things.
//!
//! "It was decided by 1,214 votes, on a turnout of 87.6 per cent" answers two questions. A statement is alike to others
//! as a whole; here each of its figures is held against theirs, by what is counted and by the words next to it, and
//! each person whom a page names hardly more than once against those statements of other pages that name him.

use rashomon_model::id::fnv1a;
use rashomon_model::wording::{self, Word, shared_weight};
use rashomon_model::{Entity, NameKind, Span, StemId, TimeExpression, Vectors};

use crate::answers::figures::{dimension, nearly_equal};
use crate::answers::rates::{in_euros, is_currency};
use crate::fates::{Fate, befell_nobody};
use crate::likeness::{candidates, likeness, ranked};
use crate::linkage::Linkage;
use crate::rivals::{lowered, rivals};
use crate::units::{Count, Unit, bearing, cosine};

/// A figure, a time of day or a person in a statement.
struct Slot {
    /// The statement.
    unit: usize,
    /// What it measures or counts.
    sort: Sort,
    /// Its value: a number in the unit of its sort, minutes since midnight, or how often the page names the person.
    value: f64,
    /// Content words next to it, or beside a person's name, by stem, with their weights in the story.
    near: Vec<Word>,
    /// Where the vectors of those words point, summed.
    bearing: Vec<f32>,
}

#[derive(Clone, Debug, PartialEq)]
enum Sort {
    Clock,
    /// A person, by his surname.
    Person(u64),
    /// People, by what befell them, however they are named.
    Fate(Fate),
    Figure {
        /// What it is measured in: of the units of one dimension the same for all, and euros for money whose rate is known.
        unit: String,
        counted: Option<StemId>,
        row: Option<u32>,
    },
}

/// Likeness from which two slots answer one question.
const ALIKE: f32 = 0.4;
/// Words on each side of a figure that say what it is about.
const NEAR: usize = 8;

/// Statements whose figures, times or persons answer one question.
pub struct Question {
    /// The statements, in order.
    pub units: Vec<usize>,
    /// The figures and times of day that answer it, each with its statement; none for a person.
    pub figures: Vec<(usize, f64)>,
}

/// The questions that figures, times or persons of units answer. `pages` are those that tell each unit, as indices.
pub fn questions(units: &[&Unit<'_>], pages: &[Vec<usize>], vectors: &Vectors<'_>) -> Vec<Question> {
    let slots: Vec<Slot> = (0..units.len()).flat_map(|u| slots(units[u], u, vectors)).collect();
    let bags: Vec<Vec<Word>> = slots.iter().map(bag).collect();
    let page = |slot: usize| units[slots[slot].unit].account.page;
    let asked = candidates(&bags.iter().map(Vec::as_slice).collect::<Vec<_>>());
    let asked = asked.into_iter().filter(|(a, b)| page(*a) != page(*b));
    let pairs = ranked(asked, |a, b| slot_likeness(units, &slots[a], &slots[b], vectors));
    let held: Vec<Vec<usize>> = slots.iter().map(|slot| pages[slot.unit].clone()).collect();
    let pairs = lowered(&pairs, &rivals(&pairs, &held));
    let mut linkage = Linkage::new(held.iter().map(Vec::len).collect(), &pairs);
    linkage.join_alike(&pairs, ALIKE);
    linkage.groups().iter().map(|group| question(group.iter().map(|slot| &slots[*slot]))).collect()
}

fn question<'a>(slots: impl Iterator<Item = &'a Slot> + Clone) -> Question {
    let mut units: Vec<usize> = slots.clone().map(|slot| slot.unit).collect();
    units.sort_unstable();
    units.dedup();
    let figures = slots.filter(|slot| !matches!(slot.sort, Sort::Person(_))).map(|slot| (slot.unit, slot.value));
    Question { units, figures: figures.collect() }
}

fn slots<'a>(unit: &'a Unit<'_>, at: usize, vectors: &'a Vectors<'_>) -> impl Iterator<Item = Slot> + 'a {
    let analysis = &unit.account.analysis;
    let figures = unit.counts.iter().map(|count| figure(unit, count));
    // "19 dead as of 5 p.m." tells no time of its own.
    let as_of = |t: &TimeExpression| unit.counts.iter().any(|c| c.quantity.as_of.is_some_and(|s| s.meets(t.span)));
    let clocks = analysis
        .times_in(unit.statement.span)
        .filter(move |t| !as_of(t))
        .filter_map(|t| Some((t.span, Sort::Clock, t.minute()? as f64)));
    let tokens = analysis.tokens_of(unit.statement.first_token, unit.statement.end_token);
    let nobody = befell_nobody(unit.account, tokens).map(|(span, fate)| (span, Sort::Fate(fate), 0.0));
    figures.chain(clocks).chain(persons(unit)).chain(nobody).map(move |(span, sort, value)| {
        // Of a person the whole statement tells, and his name is what is asked about.
        let near = match sort {
            Sort::Person(_) => unit.content.iter().copied().filter(|w| w.name == 0).collect(),
            _ => near(unit, span),
        };
        let bearing = bearing(&near, vectors);
        Slot { unit: at, sort, value, near, bearing }
    })
}

/// How often a page names at most a person of whom it tells one thing.
const SELDOM: usize = 4;

/// The persons whom a statement names and the page names seldom, each where it names him first.
fn persons<'a>(unit: &'a Unit<'_>) -> impl Iterator<Item = (Span, Sort, f64)> + 'a {
    let statement = unit.statement.span;
    let told_of = |e: &&Entity| e.kind == NameKind::Person && e.mentions.len() <= SELDOM;
    unit.account.analysis.entities.iter().filter(told_of).filter_map(move |person| {
        let named = person.mentions.iter().find(|m| statement.contains(**m))?;
        let surname = person.name.split_whitespace().next_back()?.to_lowercase();
        Some((*named, Sort::Person(fnv1a(surname.bytes())), person.mentions.len() as f64))
    })
}

/// A figure of a statement: where it stands, what it measures or counts, and how much.
fn figure(unit: &Unit<'_>, count: &Count<'_>) -> (Span, Sort, f64) {
    let quantity = count.quantity;
    if let Some(fate) = count.fate {
        return (quantity.span, Sort::Fate(fate), count.value);
    }
    let (of, value) = measured(unit, count);
    let tokens = &unit.account.analysis.tokens;
    let row = quantity.counted_span.and_then(|s| tokens.iter().rev().find(|t| s.contains(t.span))).and_then(|t| t.row);
    (quantity.span, Sort::Figure { unit: of, counted: quantity.counted, row }, value)
}

/// What a figure is measured in, and how much: "2.5 miles" and "4 kilometres" are held against each other.
fn measured(unit: &Unit<'_>, count: &Count<'_>) -> (String, f64) {
    let (of, value) = (&count.quantity.unit, count.value);
    let measure = dimension(of).map(|(dimension, factor)| (format!("{dimension:?}"), value * factor));
    let year = || unit.account.published.value.map(|published| published.date.year());
    let money = || Some(("EUR".to_owned(), in_euros(value, of, year()?)?));
    measure.or_else(money).unwrap_or_else(|| (of.clone(), value))
}

/// The content words of a statement that stand next to a span, as weighed in the story.
fn near(unit: &Unit<'_>, span: Span) -> Vec<Word> {
    let tokens = unit.account.analysis.tokens_of(unit.statement.first_token, unit.statement.end_token);
    let first = tokens.partition_point(|t| t.span.start < span.start);
    let end = tokens.partition_point(|t| t.span.start < span.end);
    let around = &tokens[first.saturating_sub(NEAR)..(end + NEAR).min(tokens.len())];
    let mut words = wording::content(&wording::words(unit.account, around));
    words.retain(|w| !w.number);
    let weight = |w: &Word| unit.content.iter().find(|c| c.stem == w.stem).map(|c| c.weight);
    words.iter().filter_map(|w| weight(w).map(|weight| Word { weight, ..*w })).collect()
}

/// Weight of a value, and of a sort and an order of size, beside the words near a figure when slots to compare are looked
/// for: about that of a rare word.
const VALUE_WEIGHT: f32 = 8.0;

/// What a slot is found by: the words near it, its value, its sort with its order of size.
fn bag(slot: &Slot) -> Vec<Word> {
    let sort = match &slot.sort {
        Sort::Clock => "clock".to_owned(),
        Sort::Person(surname) => format!("person {surname}"),
        Sort::Fate(fate) => format!("{fate:?}"),
        Sort::Figure { unit, .. } => format!("{unit} {:.0}", slot.value.abs().max(1.0).log10().floor()),
    };
    let word = |of: String| Word { stem: StemId(fnv1a(of.bytes())), weight: VALUE_WEIGHT, ..Word::default() };
    let value = word(format!("{sort} {}", slot.value));
    slot.near.iter().copied().chain([word(sort), value]).collect()
}

/// How likely two slots answer one question, 0 to about 1.5; 0 for different sorts of things.
fn slot_likeness(units: &[&Unit<'_>], a: &Slot, b: &Slot, vectors: &Vectors<'_>) -> f32 {
    let Some(sort) = same_sort(a, b, vectors) else { return 0.0 };
    let (in_a, in_b) = shared_weight(&a.near, &b.near, vectors);
    let whole = wording::weight(&a.near) + wording::weight(&b.near);
    let near = if whole > 0.0 { (in_a + in_b) / whole } else { 0.0 };
    let near = near.max(BEARING * cosine(&a.bearing, &b.bearing));
    let around = likeness(units[a.unit], units[b.unit], vectors).min(1.0);
    if near == 0.0 && around == 0.0 && !matches!(a.sort, Sort::Fate(_)) {
        return 0.0;
    }
    0.5 * near + 0.3 * around + sort + alike_values(a, b)
}

/// What words that point the same way are worth beside words that are the same.
const BEARING: f32 = 0.7;

/// What being of one sort is worth; `None` where the two measure different things.
fn same_sort(a: &Slot, b: &Slot, vectors: &Vectors<'_>) -> Option<f32> {
    match (&a.sort, &b.sort) {
        (Sort::Clock, Sort::Clock) => ((a.value - b.value).abs() <= 60.0).then_some(0.15),
        (Sort::Person(x), Sort::Person(y)) => (x == y).then_some((ONCE / (a.value * b.value).sqrt()) as f32),
        (Sort::Fate(x), Sort::Fate(y)) => (x == y).then_some(0.3),
        (Sort::Figure { unit: x, counted: c, row: r }, Sort::Figure { unit: y, counted: d, row: s }) if x == y => {
            match (c, d) {
                (Some(c), Some(d)) if c == d => Some(0.2),
                (Some(_), Some(_)) => {
                    let cosine = r.zip(*s).map_or(0.0, |(r, s)| vectors.cosine(r, s));
                    (cosine >= 0.2).then_some(0.25 * cosine)
                }
                // A story of money tells many sums, but of lengths, shares or spans of time mostly one of each.
                (None, None) if !is_currency(x) => Some(0.15),
                _ => Some(0.05),
            }
        }
        _ => None,
    }
}

/// What it is worth that two pages name one person, where each names him once.
const ONCE: f64 = 0.2;

/// Minutes by which two accounts of one moment lie apart at most, and what it is worth that they hardly do.
const AT_ONCE: f64 = 30.0;
const SAME_MOMENT: f64 = 0.3;

/// How many times the earlier count of those whom something befell a later one may be.
const GROWN: f64 = 2.0;

/// A figure that both give ties them the more, the rarer it is; so does one that is nearly the same and not small.
fn alike_values(a: &Slot, b: &Slot) -> f32 {
    let (x, y) = (a.value.abs(), b.value.abs());
    match a.value == b.value {
        _ if matches!(a.sort, Sort::Person(_)) => 0.0,
        true if x >= 100.0 || x.fract() != 0.0 => 0.3,
        true if x >= 13.0 => 0.2,
        true => 0.1,
        false if a.sort == Sort::Clock => (SAME_MOMENT * (1.0 - (x - y).abs() / AT_ONCE)).max(0.0) as f32,
        false if nearly_equal(x, y) => 0.2,
        // A toll that goes on is another figure in every account.
        false if matches!(a.sort, Sort::Fate(_)) && x.max(y) <= GROWN * x.min(y) => 0.15,
        false => 0.0,
    }
}
