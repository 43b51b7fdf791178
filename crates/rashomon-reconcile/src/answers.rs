//! What a group of statements answers: the kind of question, and which statements give which answer.

pub mod figures;
pub mod rates;

use rashomon_model::{
    Answer, Bound, ClaimKind, Lineage, Moment, Precision, Quantity, Span, StemId, TimeExpression, Value, ValueKind,
    Vectors,
};

use crate::answers::figures::number;
use crate::claims::clearest;
use crate::independence::{origins, sources};
use crate::units::Unit;

/// A group of statements with the answers they give.
pub struct Answered {
    /// The units, in order.
    pub units: Vec<usize>,
    /// What each gives, beside `units`.
    pub slots: Vec<Slot>,
    /// The question.
    pub kind: ClaimKind,
    /// One value for each answer.
    pub answers: Vec<Option<Value>>,
}

/// What one statement gives as its answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// Which answer.
    pub answer: u32,
    /// Its value.
    pub value: Option<Value>,
}

impl Answered {
    /// The answers with their support. `most` is the number of first sources of the whole claim: naming in one answer may
    /// show two of another to be one.
    pub fn answers(&self, units: &[Unit<'_>], lineage: &Lineage, most: u32) -> Vec<Answer> {
        let answer = |(index, value): (usize, &Option<Value>)| {
            let members: Vec<&Unit<'_>> = self.giving(index as u32).map(|u| &units[u]).collect();
            Answer {
                value: value.clone(),
                text: clearest(&members),
                independent_origins: origins(&members, lineage),
                independent_sources: sources(&members).min(most),
            }
        };
        self.answers.iter().enumerate().map(answer).collect()
    }

    /// The units that give an answer.
    pub fn giving(&self, answer: u32) -> impl Iterator<Item = usize> + '_ {
        self.units.iter().zip(&self.slots).filter(move |(_, s)| s.answer == answer).map(|(u, _)| *u)
    }
}

/// Finds the question that a group answers and gives every statement its answer.
pub fn answer(units: &[Unit<'_>], group: &[usize], vectors: &Vectors<'_>) -> Answered {
    let members: Vec<&Unit<'_>> = group.iter().map(|u| &units[*u]).collect();
    let kind = kind(&members, vectors);
    let values: Vec<Option<Value>> = match kind {
        ClaimKind::Number => figures(&members, vectors),
        ClaimKind::Date => members.iter().map(|u| time_value(u)).collect(),
        _ => vec![None; members.len()],
    };
    let mut answers: Vec<Option<Value>> = Vec::new();
    let mut slots = Vec::new();
    for value in values {
        let same = |held: &Option<Value>| match (held, &value) {
            (Some(a), Some(b)) => a.min == b.min && a.max == b.max && a.time == b.time,
            (None, None) => true,
            _ => false,
        };
        let at = answers.iter().position(same).unwrap_or_else(|| {
            answers.push(value.clone());
            answers.len() - 1
        });
        slots.push(Slot { answer: at as u32, value });
    }
    Answered { units: group.to_vec(), slots, kind, answers }
}

/// Words that speak of a cause.
const CAUSES: [&str; 10] =
    ["cause", "caused", "because", "blame", "blamed", "blames", "due to", "fault", "triggered", "led to"];

fn kind(members: &[&Unit<'_>], vectors: &Vectors<'_>) -> ClaimKind {
    let most = |holds: &dyn Fn(&Unit<'_>) -> bool| 2 * members.iter().filter(|u| holds(u)).count() > members.len();
    let says = |u: &Unit<'_>| {
        let lower = u.text().to_lowercase();
        CAUSES.iter().any(|c| lower.contains(c))
    };
    if most(&|u| u.quoted_share() > 0.5) {
        ClaimKind::Quote
    } else if question(members, vectors).is_some() {
        ClaimKind::Number
    } else if most(&|u| clock(u).is_some()) {
        ClaimKind::Date
    } else if most(&says) {
        ClaimKind::Cause
    } else if most(&|u| !u.statement.completed) {
        ClaimKind::Status
    } else {
        ClaimKind::Event
    }
}

/// What a figure counts: the slot of a question.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Slotted<'a> {
    unit: &'a str,
    counted: Option<StemId>,
    row: Option<u32>,
}

/// Cosine of the words of what is counted from which two figures count the same sort of thing.
const SAME_COUNTED: f32 = 0.45;

fn slotted<'a>(unit: &Unit<'_>, quantity: &'a Quantity) -> Slotted<'a> {
    let tokens = &unit.account.analysis.tokens;
    let last = |s: &Span| tokens[..tokens.partition_point(|t| t.span.end <= s.end)].last();
    let at = quantity.counted_span.and_then(|s| last(&s).filter(|t| s.contains(t.span)));
    Slotted { unit: &quantity.unit, counted: quantity.counted, row: at.and_then(|t| t.row) }
}

fn same_slot(a: &Slotted<'_>, b: &Slotted<'_>, vectors: &Vectors<'_>) -> bool {
    if a.unit != b.unit {
        return false;
    }
    match (a.counted, b.counted) {
        (Some(x), Some(y)) if x == y => true,
        (Some(_), Some(_)) => match (a.row, b.row) {
            (Some(x), Some(y)) => vectors.cosine(x, y) >= SAME_COUNTED,
            _ => false,
        },
        (None, None) => true,
        _ => a.unit != "count",
    }
}

fn counts<'a>(unit: &Unit<'a>) -> impl Iterator<Item = &'a Quantity> + use<'a> {
    unit.account.analysis.quantities_in(unit.statement.span).filter(|q| !q.ordinal && number(q).is_some())
}

/// The slot that most statements fill, if most of them fill one.
fn question<'a>(members: &[&Unit<'a>], vectors: &Vectors<'_>) -> Option<Slotted<'a>> {
    let slots: Vec<Vec<Slotted<'a>>> = members.iter().map(|u| counts(u).map(|q| slotted(u, q)).collect()).collect();
    let mut distinct: Vec<&Slotted<'a>> = Vec::new();
    for slot in slots.iter().flatten() {
        if !distinct.contains(&slot) {
            distinct.push(slot);
        }
    }
    let filled =
        |slot: &Slotted<'a>| slots.iter().filter(|own| own.iter().any(|s| same_slot(s, slot, vectors))).count();
    let best =
        distinct.into_iter().map(|s| (filled(s), *s)).fold(None, |top: Option<(usize, Slotted<'a>)>, x| match top {
            Some(top) if top.0 >= x.0 => Some(top),
            _ => Some(x),
        })?;
    (2 * best.0 > members.len()).then_some(best.1)
}

fn figures(members: &[&Unit<'_>], vectors: &Vectors<'_>) -> Vec<Option<Value>> {
    let Some(question) = question(members, vectors) else { return vec![None; members.len()] };
    let all: Vec<f64> = members.iter().flat_map(|u| counts(u).filter_map(number)).collect();
    let told = |v: f64| all.iter().filter(|x| **x == v).count();
    let fits = |u: &Unit<'_>, q: &Quantity| same_slot(&slotted(u, q), &question, vectors);
    let given: Vec<f64> = members.iter().flat_map(|u| counts(u).filter(|q| fits(u, q)).filter_map(number)).collect();
    // "1,000 personnel" beside "1,000 troops": statements of one claim that give one number count the same.
    let also = |q: &Quantity| q.unit == question.unit && number(q).is_some_and(|n| given.contains(&n));
    let pick = |u: &&Unit<'_>| {
        let fitting = counts(u).filter(|q| fits(u, q) || also(q));
        fitting.max_by_key(|q| (number(q).map_or(0, told), std::cmp::Reverse(q.span))).map(|q| figure(u, q))
    };
    members.iter().map(pick).collect()
}

fn figure(unit: &Unit<'_>, quantity: &Quantity) -> Value {
    Value {
        kind: ValueKind::Quantity,
        written: unit.words_of(quantity.span).to_owned(),
        min: quantity.min,
        max: quantity.max,
        unit: Some(quantity.unit.clone()),
        counted: quantity.counted_span.map(|s| unit.words_of(s).to_owned()),
        bound: Some(quantity.bound),
        time: None,
        as_of: as_of(unit, quantity),
    }
}

/// The time that a figure holds for: the one that the words say ("as of Tuesday"), one told in the same statement, or
/// else when the page appeared.
fn as_of(unit: &Unit<'_>, quantity: &Quantity) -> Option<Moment> {
    let analysis = &unit.account.analysis;
    let said = quantity.as_of.and_then(|span| analysis.times_in(span).find_map(TimeExpression::covering));
    if said.is_some() {
        return said;
    }
    let told = analysis.times_in(unit.statement.span).filter_map(TimeExpression::covering);
    told.filter(|m| m.precision >= Precision::Day).max_by_key(|m| m.order()).or(unit.account.published.value)
}

/// The time of day that a statement tells.
fn clock(unit: &Unit<'_>) -> Option<(Moment, rashomon_model::Span)> {
    unit.times()
        .filter(|t| t.minute().is_some())
        .find_map(|t| t.value.filter(|m| m.precision == Precision::Minute).map(|m| (m, t.span)))
}

fn time_value(unit: &Unit<'_>) -> Option<Value> {
    let (time, span) = clock(unit)?;
    Some(Value {
        kind: ValueKind::Time,
        written: unit.words_of(span).to_owned(),
        min: None,
        max: None,
        unit: None,
        counted: None,
        bound: Some(if about(unit, span) { Bound::About } else { Bound::Exact }),
        time: Some(time),
        as_of: None,
    })
}

fn about(unit: &Unit<'_>, span: rashomon_model::Span) -> bool {
    let before = unit.words_of(rashomon_model::Span {
        start: span.start.saturating_sub(16).max(unit.statement.span.start),
        end: span.start,
    });
    let written = unit.words_of(span);
    ["about", "around", "shortly", "nearly", "roughly", "some"]
        .iter()
        .any(|w| before.contains(w) || written.contains(w))
}
