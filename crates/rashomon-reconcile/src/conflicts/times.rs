//! Dates and times of day that differ for one act.

use rashomon_model::{ConflictKind, Moment, Precision, Span, TimeExpression, TimeForm, Verdict};

use super::figures::{counts, same_value};
use super::meeting::{Meeting, ONE_QUESTION};
use super::{Difference, zones};
use crate::units::Unit;

/// Sureness that both statements tell of one act, from which a difference is explained.
const EXPLAINED: f32 = 0.2;
/// The same, from which it may be an alarm.
const ALARM: f32 = 0.36;
/// Minutes by which two times of day for one act lie apart at most; further apart they tell of two acts.
const CLOCKS_APART: i64 = 6 * 60;
/// Days by which two dates for one act lie apart at most.
const DAYS: i64 = 10;

/// Finds: two times for one act. Why: the order of events hangs on it. Example: a ferry that left at 4:40 p.m. and at 5
/// p.m. Known limits: words near the time must be shared; a statement with both times is taken to agree.
pub fn times(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (points(meeting.a), points(meeting.b));
    let agreed = |timed: bool| a.iter().any(|x| clock(x).is_some() == timed && b.iter().any(|y| same(x, y)));
    let (clocks_agree, days_agree) = (agreed(true), agreed(false));
    let open = |x: &Point<'_>| if clock(x).is_some() { !clocks_agree } else { !days_agree };
    let mut best: Option<(f32, Point<'_>, Point<'_>)> = None;
    for x in a.iter().filter(|x| open(x)) {
        let one_bound = |y: &&Point<'_>| bound(meeting.a, x) == bound(meeting.b, y);
        for y in b.iter().filter(|y| comparable(x, y) && nearest(x, y, &a, &b)).filter(one_bound) {
            let near = meeting.shared_near(x.0.span, y.0.span);
            let beside = if meeting.shared_beside(x.0.span, y.0.span) { 0.1 } else { 0.0 };
            let fit = if near == 0 { 0.0 } else { meeting.sureness() + beside + 0.05 * near.min(4) as f32 };
            if fit > best.map_or(0.0, |t| t.0) {
                best = Some((fit, *x, *y));
            }
        }
    }
    let (fit, x, y) = best.filter(|t| t.0 >= EXPLAINED)?;
    let (verdict, why) = explain(meeting, x, y);
    let worth = match verdict {
        Verdict::Conflict => fit >= ALARM && sound(meeting, &x, &y),
        _ => meeting.frames_alike(x.0.span, y.0.span) >= ONE_QUESTION,
    };
    worth.then(|| Difference {
        kind: ConflictKind::Time,
        verdict,
        why: why.to_owned(),
        values: [meeting.a.words_of(x.0.span).to_owned(), meeting.b.words_of(y.0.span).to_owned()],
        keys: [key(&x), key(&y)],
    })
}

/// Share of what stands around two times, from which they are for one act.
const ONE_ACT: f32 = 0.4;
/// The same for two times of day beside one verb in the past: far fewer acts of a story have a time of day than a day.
const ONE_ACT_BY_THE_CLOCK: f32 = 0.25;
/// Likeness from which two statements tell of one act, whatever stands beside the times.
const NEARLY_ONE: f32 = 0.4;

/// The same where one doer of one act stands beside both times, and two sources tell of it.
const ONE_DOING: f32 = 0.3;

/// Whether two times may raise an alarm: not of two subjects, not changed in one copy, and beside the same act.
fn sound(meeting: &Meeting<'_, '_>, x: &Point<'_>, y: &Point<'_>) -> bool {
    let near = meeting.shared_near(x.0.span, y.0.span);
    let (act, around) = (meeting.shared_act(x.0.span, y.0.span), meeting.frames_alike(x.0.span, y.0.span));
    let one_act = match clock(x) {
        Some(_) => act && around >= ONE_ACT_BY_THE_CLOCK,
        None => (act || meeting.likeness >= NEARLY_ONE) && around >= ONE_ACT,
    };
    let one_doer = meeting.shared_doing(x.0.span, y.0.span) && meeting.two_voices() && meeting.likeness >= ONE_DOING;
    let one_act = one_act || one_doer;
    let holds = |unit: &Unit<'_>, p: &Point<'_>| points(unit).iter().any(|o| same(o, p));
    let stable = meeting.stable(meeting.a, |v| holds(v, x)) && meeting.stable(meeting.b, |v| holds(v, y));
    let told = !from_another_day(meeting.a, x) && !from_another_day(meeting.b, y);
    near >= 2 && one_act && !meeting.strangers() && stable && told && !figures_clash(meeting)
}

/// Whether a time counts from the day on which quoted words were said, which need not be the day of the page:
/// "I called him yesterday," he wrote on Saturday.
fn from_another_day(unit: &Unit<'_>, point: &Point<'_>) -> bool {
    let fixed = matches!(point.0.form, TimeForm::MonthDay { .. } | TimeForm::Absolute(_) | TimeForm::Clock { .. });
    !fixed && unit.account.analysis.quotations.iter().any(|q| q.span.contains(point.0.span))
}

/// Whether both statements give figures and none in common, as of two acts of one kind: "it fell 2,000 points on Monday".
fn figures_clash(meeting: &Meeting<'_, '_>) -> bool {
    let (a, b) = (counts(meeting.a), counts(meeting.b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| same_value(x.quantity, y.quantity)))
}

/// Whether neither statement tells a time of day that lies nearer to the other's.
fn nearest(x: &Point<'_>, y: &Point<'_>, a: &[Point<'_>], b: &[Point<'_>]) -> bool {
    let Some((s, t)) = clock(x).zip(clock(y)) else { return true };
    let nearer =
        |points: &[Point<'_>], to: i64| points.iter().filter_map(clock).any(|c| (c - to).abs() < (s - t).abs());
    !nearer(a, t) && !nearer(b, s)
}

/// Whether two times are one, down to the day or the minute that both tell.
fn same(x: &Point<'_>, y: &Point<'_>) -> bool {
    match (clock(x), clock(y)) {
        (Some(s), Some(t)) => s == t,
        // Which Monday is meant hangs on the days of the two pages, and one of those is easily a day off.
        (None, None) if named_alike(x, y) => true,
        (None, None) => x.1.precision == y.1.precision && x.1.agrees(y.1),
        _ => false,
    }
}

/// Whether two days are told by one word that counts from the day of the page ("Monday", "today"), or one of them by the
/// weekday that the other is.
fn named_alike(x: &Point<'_>, y: &Point<'_>) -> bool {
    let weekday = |point: &Point<'_>| match point.0.form {
        TimeForm::Weekday { day, .. } => Some(day),
        TimeForm::MonthDay { .. } | TimeForm::Absolute(_) if point.1.precision >= Precision::Day => {
            Some(point.1.date.weekday().to_monday_one_offset())
        }
        _ => None,
    };
    let counted = |point: &Point<'_>| !matches!(point.0.form, TimeForm::MonthDay { .. } | TimeForm::Absolute(_));
    let either = counted(x) || counted(y);
    either && (x.0.form == y.0.form || weekday(x).is_some() && weekday(x) == weekday(y))
}

fn key(point: &Point<'_>) -> String {
    clock(point).map_or_else(|| point.1.to_string(), |minutes| format!("minute {minutes}"))
}

/// The time of day, where nothing else is told.
fn clock(point: &Point<'_>) -> Option<i64> {
    point.0.minute()
}

type Point<'a> = (&'a TimeExpression, Moment);

/// The points in time of what a statement tells. The day of a time of day counts where the statement tells it: else it is
/// guessed from other sentences.
fn points<'a>(unit: &Unit<'a>) -> Vec<Point<'a>> {
    let times: Vec<&TimeExpression> = unit.times().filter(|t| !unit.qualifies(t)).collect();
    let hour = |t: &TimeExpression| t.minute().is_some();
    let covering = |t: &TimeExpression| t.covering().filter(|m| m.precision >= Precision::Month);
    let tells_day = times.iter().any(|t| !hour(t) && covering(t).is_some_and(|m| m.precision >= Precision::Day));
    // Where its day is not told it is not asked for either.
    let moment = |t: &TimeExpression| {
        if hour(t) { covering(t).filter(|_| tells_day).or(Moment::year(1)) } else { covering(t) }
    };
    times.into_iter().filter(|t| t.is_point()).filter_map(|t| Some((t, moment(t)?))).collect()
}

/// The word by which a day only bounds the time of what is told: "nothing will open before Friday".
fn bound(unit: &Unit<'_>, point: &Point<'_>) -> Option<&'static str> {
    let before = &unit.account.article.text[unit.statement.span.start as usize..point.0.span.start as usize];
    let lead = before.split_whitespace().next_back().filter(|_| clock(point).is_none())?;
    BOUNDS.into_iter().find(|word| lead.eq_ignore_ascii_case(word))
}

/// Words before a day on which something need not happen.
const BOUNDS: [&str; 5] = ["after", "before", "since", "till", "until"];

/// Two times of one sort, as two days or two hours, of which each statement tells one only; with their keys.
pub fn rivals(a: &Unit<'_>, b: &Unit<'_>) -> Vec<([Span; 2], [String; 2])> {
    let (of_a, of_b) = (points(a), points(b));
    let only = |x: &&Point<'_>, others: &[Point<'_>]| !others.iter().any(|y| same(x, y));
    let alike = |x: &Point<'_>, y: &Point<'_>| {
        clock(x).is_some() == clock(y).is_some() && x.1.precision == y.1.precision && bound(a, x) == bound(b, y)
    };
    let rivals = |x: &Point<'_>| {
        let found = of_b.iter().filter(|y| only(y, &of_a) && alike(x, y));
        found.map(|y| ([x.0.span, y.0.span], [key(x), key(y)])).collect::<Vec<_>>()
    };
    of_a.iter().filter(|x| only(x, &of_b)).flat_map(rivals).collect()
}

/// Whether two statements tell of days, and of no day in common.
pub fn other_days(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let days = |unit| points(unit).into_iter().filter(|p| p.1.precision >= Precision::Day).collect::<Vec<_>>();
    let (a, b) = (days(a), days(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.iter().any(|y| x.1.agrees(y.1) || same(x, y)))
}

/// Whether two statements tell of times of day, and of none in common.
pub fn other_hours(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let hours = |unit| points(unit).iter().filter_map(clock).collect::<Vec<_>>();
    let (a, b) = (hours(a), hours(b));
    !a.is_empty() && !b.is_empty() && !a.iter().any(|x| b.contains(x))
}

/// Whether two times can be times of one act.
fn comparable(x: &Point<'_>, y: &Point<'_>) -> bool {
    let apart = (x.1.order() - y.1.order()).abs();
    match (clock(x), clock(y)) {
        (Some(s), Some(t)) => (s - t).abs() <= CLOCKS_APART,
        // That one of them tells the hour, too, is no difference.
        (Some(_), None) | (None, Some(_)) => dated(x) && dated(y) && apart <= DAYS * 1440 && !x.1.agrees(y.1),
        _ if x.1.precision == Precision::Month || y.1.precision == Precision::Month => x.1.agrees(y.1),
        _ => apart <= DAYS * 1440,
    }
}

/// Whether the day of a time is known.
fn dated(point: &Point<'_>) -> bool {
    point.1.precision >= Precision::Day && point.1.date.year() > 1
}

/// Words that make a time rough.
const ROUGH: [&str; 10] =
    ["about", "around", "shortly", "nearly", "roughly", "some", "before", "after", "almost", "approximately"];

/// Minutes that a rough time may lie off.
const SLACK: i64 = 20;

fn explain(meeting: &Meeting<'_, '_>, x: Point<'_>, y: Point<'_>) -> (Verdict, &'static str) {
    let rough = rough(meeting.a, x.0) || rough(meeting.b, y.0);
    let apart = clock(&x).zip(clock(&y)).map(|(s, t)| (s - t).abs());
    if apart.map_or(x.1.agrees(y.1), |minutes| rough && minutes <= SLACK) {
        (Verdict::Rounding, "one time is told more roughly than the other")
    } else if zones::of_two_zones([meeting.a, meeting.b], [x.0, y.0]) {
        (Verdict::Rounding, zones::WHY)
    } else {
        (Verdict::Conflict, "two times are told for one act")
    }
}

fn rough(unit: &Unit<'_>, time: &TimeExpression) -> bool {
    let text = &unit.account.article.text;
    let before = text[unit.statement.span.start as usize..time.span.start as usize].to_lowercase();
    before.split_whitespace().rev().take(2).any(|w| ROUGH.contains(&w))
}
