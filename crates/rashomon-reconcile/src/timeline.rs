//! When things happened: every line cited, vague dates left vague.

use std::collections::BTreeMap;

use rashomon_model::{Moment, Precision, TimeExpression, TimelineEntry};

use crate::claims::clearest;
use crate::units::Unit;

/// The timeline of a story: one line for each time that a group of statements tells.
pub fn timeline(units: &[Unit<'_>], groups: &[Vec<usize>]) -> Vec<TimelineEntry> {
    let mut entries: Vec<TimelineEntry> = groups.iter().flat_map(|g| entries(units, g)).collect();
    entries.sort_by(|a, b| {
        (a.when.date, a.when.precision, a.when.order(), &a.citations).cmp(&(
            b.when.date,
            b.when.precision,
            b.when.order(),
            &b.citations,
        ))
    });
    entries.dedup_by(|next, line| line.when == next.when && line.what == next.what && join(line, next));
    entries
}

/// Takes over what stands behind a line that tells the same: a statement may stand in several claims. Always `true`.
fn join(line: &mut TimelineEntry, same: &TimelineEntry) -> bool {
    line.citations.extend(same.citations.iter().cloned());
    line.citations.sort();
    line.citations.dedup();
    line.origins.extend(&same.origins);
    line.origins.sort_unstable();
    line.origins.dedup();
    true
}

fn entries(units: &[Unit<'_>], group: &[usize]) -> Vec<TimelineEntry> {
    let mut by_time: BTreeMap<Moment, Vec<(usize, &TimeExpression)>> = BTreeMap::new();
    for unit in group {
        if let Some((moment, time)) = told(&units[*unit]) {
            by_time.entry(moment).or_default().push((*unit, time));
        }
    }
    by_time.into_iter().map(|(when, told)| entry(units, when, &told)).collect()
}

/// The time of what a statement tells: its finest point in time. A year or more that is not over when the page appears is
/// no time at which anything happened.
fn told<'a>(unit: &Unit<'a>) -> Option<(Moment, &'a TimeExpression)> {
    let published = unit.account.published.value;
    let over = |when: &Moment| {
        when.precision > Precision::Year || published.is_none_or(|day| when.date.year() != day.date.year())
    };
    let points = unit.times().filter(|t| !unit.qualifies(t)).filter_map(|t| t.covering().map(|m| (m, t)));
    points.filter(|(when, _)| over(when)).fold(None, |top: Option<(Moment, &TimeExpression)>, x| match top {
        Some(top) if top.0.precision >= x.0.precision => Some(top),
        _ => Some(x),
    })
}

fn entry(units: &[Unit<'_>], when: Moment, told: &[(usize, &TimeExpression)]) -> TimelineEntry {
    let members: Vec<&Unit<'_>> = told.iter().map(|(u, _)| &units[*u]).collect();
    let mut origins: Vec<_> = members.iter().map(|u| u.origin).collect();
    origins.sort_unstable();
    origins.dedup();
    let (first, time) = (members[0], told[0].1);
    TimelineEntry {
        when,
        basis: basis(first, time),
        what: clearest(&members),
        citations: members.iter().map(|u| u.citation()).collect(),
        origins,
    }
}

/// What a time was read from.
fn basis(unit: &Unit<'_>, time: &TimeExpression) -> String {
    let written = unit.words_of(time.span);
    let absolute = matches!(time.form, rashomon_model::TimeForm::Absolute(m) if m.precision >= Precision::Year);
    match unit.account.published.value {
        Some(day) if !absolute => format!("\u{201c}{written}\u{201d}, counted from {}", day.date),
        _ => format!("\u{201c}{written}\u{201d}"),
    }
}
