//! Figures that differ for one thing.

use rashomon_model::{Bound, ConflictKind, Quantity, Span, StemId, TokenKind, Verdict};

use super::Difference;
use super::explained::explain;
use super::meeting::{Meeting, ONE_QUESTION, later_by, tokens};
use crate::answers::figures::{number, rounds_to, significant};
use crate::answers::rates::is_currency;
use crate::fates::Fate;
use crate::units::{Count, Unit};

/// Sureness that both statements answer one question, from which a difference is explained.
const EXPLAINED: f32 = 0.3;
/// The same, from which it may be an alarm.
const ALARM: f32 = 0.42;

/// The same, from which two figures that agree are worth a word.
const AGREED: f32 = 0.25;
/// How far apart two figures may lie that agree within their bounds: "at least 16" says nothing about 187.
const APART: f64 = 1.4;
/// The same where both tell of one toll, of which one may be the later count.
const TOLLS_APART: f64 = 1.7;

/// Significant digits from which two figures of one claim that agree hardly do so by chance.
const PRECISE: usize = 2;

fn close(x: &Count<'_>, y: &Count<'_>) -> bool {
    let apart = if running(x, y) { TOLLS_APART } else { APART };
    x.value.max(y.value) <= apart * x.value.min(y.value)
}

/// How many times as many a running count may come to by the next page: those whom all fires of ten years killed are no
/// later toll of this one.
const GROWTH: f64 = 10.0;

/// Whether the later page of two tells the higher count, and no count of another order.
fn grew(meeting: &Meeting<'_, '_>, x: &Count<'_>, y: &Count<'_>) -> bool {
    let (x, y) = (x.value, y.value);
    let higher_later = later_by(meeting.a, meeting.b).is_none_or(|minutes| (minutes > 0) == (y > x));
    higher_later && x.max(y) <= GROWTH * x.min(y)
}

/// Whether a figure is told closely enough to be told roughly or exactly: a wide range holds much else.
fn narrow(count: &Count<'_>) -> bool {
    count.quantity.max.is_none_or(|max| max <= APART * count.value)
}

/// Finds: two figures in one unit for one counted thing. Why: readers take away one of them. Example: a turnout of 78.6
/// and of 87.6 per cent. Known limits: what is counted must be told in the same or a near word; a statement that holds
/// both figures is taken to agree.
pub fn figures(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (counts(meeting.a), counts(meeting.b));
    let held = |x: &Count<'_>, others: &[&Count<'_>]| others.iter().any(|o| same_value(x.quantity, o.quantity));
    let mut best: Option<(f32, &Count<'_>, &Count<'_>)> = None;
    for x in a.iter().filter(|x| !held(x, &b)) {
        for y in b.iter().filter(|y| !held(y, &a)) {
            let fit = fit(meeting, x, y);
            if fit > best.map_or(0.0, |t| t.0) {
                best = Some((fit, x, y));
            }
        }
    }
    let (fit, x, y) = best?;
    let (verdict, why) = explain(meeting, x, y);
    let (in_a, in_b) = (x.quantity.span, y.quantity.span);
    let worth = match verdict {
        Verdict::Conflict => fit >= ALARM && sound(meeting, x, y),
        Verdict::Rounding => {
            // That both count troops and one figure is near the other may be chance; of "some 100" it is likely.
            let precise = [x, y].iter().all(|count| significant(count.value) >= PRECISE);
            let precise = precise || measured(x.quantity);
            let akin = running(x, y) || meeting.same_claim && precise || meeting.frames_alike(in_a, in_b) > 0.0;
            let of_one = meeting.same_claim || !meeting.strangers();
            fit >= AGREED && close(x, y) && narrow(x) && narrow(y) && akin && of_one
        }
        Verdict::Update | Verdict::Scope if running(x, y) && close(x, y) => fit >= EXPLAINED,
        Verdict::Update if running(x, y) && !grew(meeting, x, y) => false,
        _ => fit >= EXPLAINED && meeting.frames_alike(in_a, in_b) >= ONE_QUESTION,
    };
    worth.then(|| Difference {
        kind: ConflictKind::Value,
        verdict,
        why,
        values: [meeting.a.words_of(in_a).to_owned(), meeting.b.words_of(in_b).to_owned()],
        keys: [key(x), key(y)],
    })
}

/// How far apart two figures may lie that are for one thing by what stands around them: slips and other sources seldom
/// lie further apart, and two figures of a story by chance seldom so near.
const RIVALS: f64 = 1.12;
/// Share of what stands around two figures so near, from which they are for one thing, where no word says what is
/// counted, as beside percentages and sums.
const ONE_MEASURE: f32 = 0.25;
/// Share of what stands around two figures, from which they are for one thing though they lie further apart.
const ONE_THING: f32 = 0.6;
/// The same, below which nothing says that they are, though one word tells what both count.
const NOTHING_SHARED: f32 = 0.1;

/// Whether two figures may raise an alarm: not of two subjects, not changed in one copy, and for one thing.
fn sound(meeting: &Meeting<'_, '_>, count: &Count<'_>, other: &Count<'_>) -> bool {
    let (x, y) = (count.quantity, other.quantity);
    let (a, b) = (count.value, other.value);
    let around = meeting.frames_alike(x.span, y.span);
    let exact = x.bound == Bound::Exact && y.bound == Bound::Exact;
    let enough = match a.max(b) <= RIVALS * a.min(b) {
        true if exact && counted_alike(meeting, x, y) => NOTHING_SHARED,
        true if meeting.shared_near(x.span, y.span) > 0 => ONE_MEASURE,
        _ if one_measured(meeting, x, y) => 0.0,
        false if running(count, other) && close(count, other) => ONE_QUESTION,
        _ => ONE_THING,
    };
    let held = |q: &Quantity, unit: &Unit<'_>| counts(unit).iter().any(|o| same_value(q, o.quantity));
    let stable = meeting.stable(meeting.a, |v| held(x, v)) && meeting.stable(meeting.b, |v| held(y, v));
    around >= enough && !meeting.strangers() && stable
}

pub fn same_value(x: &Quantity, y: &Quantity) -> bool {
    let counts = |q: &Quantity| matches!(q.unit.as_str(), "count" | "people");
    let units = x.unit == y.unit || counts(x) && counts(y);
    units && (number(x) == number(y) || x.max.is_some() && x.max == y.max)
}

/// People are counted as such or by their number alone; a copy that lost a bound is on the side of its original.
pub fn key(count: &Count<'_>) -> String {
    match befell(count) {
        Some(fate) => format!("{} {fate:?}", count.value),
        None => format!("{} {}", count.value, count.quantity.unit),
    }
}

/// The figures of a statement without those of its sources: every account has other "two people" who said so.
pub fn counts<'b>(unit: &'b Unit<'_>) -> Vec<&'b Count<'b>> {
    let source = |x: &Count<'_>| unit.attributions().any(|a| a.source.is_some_and(|s| s.contains(x.quantity.number)));
    unit.counts.iter().filter(|count| !source(count)).collect()
}

/// How sure it is that two figures answer one question; 0 where they do not.
fn fit(meeting: &Meeting<'_, '_>, count: &Count<'_>, other: &Count<'_>) -> f32 {
    let (x, y) = (count.quantity, other.quantity);
    let near = meeting.shared_near(x.span, y.span);
    let alike = counted_alike(meeting, x, y);
    let same = match (befell(count), befell(other)) {
        (Some(s), Some(t)) if s == t => return meeting.sureness() + 0.3 + 0.04 * near.min(3) as f32,
        (Some(_), Some(_)) => return 0.0,
        (None, None) => true,
        _ => false,
    };
    if x.unit != y.unit || !same || ages(meeting, x, y) {
        return 0.0;
    }
    let measured = measured(x);
    let (a, b) = (count.value, other.value);
    // That one figure rounds to the other is unlikely to be chance.
    let one_thing = alike || measured && meeting.same_claim;
    let rounded = (rounds_to(a, b) || rounds_to(b, a)) && a >= 100.0 && one_thing;
    let beside = meeting.shared_beside(x.span, y.span);
    let told = if measured {
        beside || near >= 2 && a.max(b) <= MEASURED_APART * a.min(b) || one_measured(meeting, x, y)
    } else {
        alike && near > 0
    };
    if !rounded && !told {
        return 0.0;
    }
    let thing = if alike { 0.1 } else { 0.0 };
    meeting.sureness() + thing + 0.05 * near.min(3) as f32 + if rounded { 0.15 } else { 0.0 }
}

/// Whether a figure measures rather than counts.
fn measured(q: &Quantity) -> bool {
    !matches!(q.unit.as_str(), "count" | "people" | "share")
}

/// How far apart two measures of one thing may lie without a word right beside them that says so.
const MEASURED_APART: f64 = 3.0;

/// Whether two exact measures of one claim are of one thing, whatever else is told of it: both stand before one noun
/// ("the 27-minute video"), or they are the only sums in two statements that are much alike, and lie near each other.
fn one_measured(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    let (a, b) = (meeting.a, meeting.b);
    let one_noun = || described(a, x).is_some_and(|noun| described(b, y) == Some(noun));
    let sole = |unit: &Unit<'_>, q: &Quantity| counts(unit).iter().filter(|c| c.quantity.unit == q.unit).count() == 1;
    let near = || number(x).zip(number(y)).is_some_and(|(s, t)| s.max(t) <= SUMS_APART * s.min(t));
    let sums = || is_currency(&x.unit) && near() && sole(a, x) && sole(b, y) && meeting.likeness >= MUCH_ALIKE;
    let exact = x.bound == Bound::Exact && y.bound == Bound::Exact;
    meeting.same_claim && exact && (one_noun() || sums())
}

/// How far apart two such sums may lie: of those that lie further apart on real news, none was for one thing.
const SUMS_APART: f64 = 1.3;

/// Likeness from which the only sums of two statements of one claim are of one thing.
const MUCH_ALIKE: f32 = 0.4;

/// The noun that a measure joined by hyphens describes: "video" in "the 27-minute video".
fn described(unit: &Unit<'_>, q: &Quantity) -> Option<StemId> {
    let behind = tokens(unit).into_iter().find(|t| t.span.start >= q.span.end);
    let told = behind.filter(|t| t.kind == TokenKind::Word && !t.stop);
    told.filter(|_| unit.words_of(q.span).contains('-')).map(|t| t.stem)
}

/// Ages belong to persons, and every person has another.
fn ages(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    let age = |unit: &Unit<'_>, q: &Quantity| {
        let rest = unit.account.article.text[q.number.end as usize..].trim_start();
        q.unit == "year"
            && (rest.starts_with([',', '.', ')', ';'])
                || rest.starts_with("and ")
                || unit.words_of(q.span).contains("old"))
    };
    age(meeting.a, x) || age(meeting.b, y)
}

/// Whether what two figures count is told in the same or a near word.
fn counted_alike(meeting: &Meeting<'_, '_>, x: &Quantity, y: &Quantity) -> bool {
    match (x.counted, y.counted) {
        (Some(s), Some(t)) if s == t => true,
        (Some(_), Some(_)) => {
            let anybody = x.unit == "people" && (anybody(meeting.a, x) || anybody(meeting.b, y));
            let heads = head(meeting.a, x).zip(head(meeting.b, y));
            anybody || heads.is_some_and(|(s, t)| meeting.cosine(s, t) >= 0.5)
        }
        _ => false,
    }
}

/// Whether a figure counts people without saying which.
fn anybody(unit: &Unit<'_>, q: &Quantity) -> bool {
    let word = q.counted_span.map_or("", |s| unit.words_of(s));
    ["people", "persons", "individuals", "victims"].iter().any(|w| word.ends_with(w))
}

fn head<'a>(unit: &Unit<'a>, q: &Quantity) -> Option<&'a rashomon_model::Token> {
    let span = q.counted_span?;
    unit.account.analysis.tokens.iter().rev().find(|t| span.contains(t.span))
}

/// Whether both figures count those whom something befell: such counts go on running for hours and days after an event.
pub fn running(x: &Count<'_>, y: &Count<'_>) -> bool {
    befell(x).is_some() && befell(x) == befell(y)
}

/// What befell those whom a figure counts, but for those of whom it is only told that they were there.
pub fn befell(count: &Count<'_>) -> Option<Fate> {
    count.fate.filter(|fate| *fate != Fate::Aboard)
}

/// Finds: one figure told for two spans of time. Why: a charge for a quarter and one for a year are easily taken for two.
/// Example: a hit of $5 billion to the profits of the quarter, and of the year. Known limits: the listed words only, near
/// the figure.
pub fn periods(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (counts(meeting.a), counts(meeting.b));
    let same = |x: &&Count<'_>, y: &&Count<'_>| same_value(x.quantity, y.quantity);
    let shared = a.iter().find_map(|x| b.iter().find(|y| same(x, y)).map(|y| (*x, *y)));
    let (x, y) = shared.filter(|(x, y)| telling(x.quantity) && fit(meeting, x, y) >= ALARM)?;
    let (p, q) = (spans(meeting.a, x.quantity.span), spans(meeting.b, y.quantity.span));
    (!p.words.is_empty() && !q.words.is_empty() && p.words != q.words).then(|| Difference {
        kind: ConflictKind::Time,
        verdict: Verdict::Scope,
        why: "one figure told for different spans of time".to_owned(),
        values: [meeting.a.words_of(p.stretch).to_owned(), meeting.b.words_of(q.stretch).to_owned()],
        keys: [format!("{} {:?}", key(x), p.words), format!("{} {:?}", key(y), q.words)],
    })
}

/// Whether two statements that share a figure hardly share it by chance.
fn telling(q: &Quantity) -> bool {
    !matches!(q.unit.as_str(), "count" | "people") || number(q).is_some_and(|n| n >= 20.0)
}

/// Words for spans of time that figures are told for.
const SPANS: [&str; 9] = ["quarter", "year", "month", "week", "half", "decade", "season", "term", "run"];
/// How far from its figure such a word stands at most, in words.
const SPAN_NEAR: usize = 10;

/// The spans of time that a figure is told for.
struct Spans {
    /// Their words, in the order of the alphabet.
    words: Vec<&'static str>,
    /// The figure and all that stands between it and them.
    stretch: Span,
}

fn spans(unit: &Unit<'_>, figure: Span) -> Spans {
    let all = tokens(unit);
    let first = all.partition_point(|t| t.span.end <= figure.start);
    let end = all.partition_point(|t| t.span.start < figure.end);
    let mut spans = Spans { words: Vec::new(), stretch: figure };
    for token in &all[first.saturating_sub(SPAN_NEAR)..(end + SPAN_NEAR).min(all.len())] {
        let written = unit.words_of(token.span).to_lowercase();
        if let Some(word) = SPANS.into_iter().find(|word| *word == written) {
            spans.words.push(word);
            spans.stretch = spans.stretch.join(token.span);
        }
    }
    spans.words.sort_unstable();
    spans.words.dedup();
    spans
}
