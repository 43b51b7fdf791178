//! Times told so loosely that they resolve to nothing, and parts of a day that some other expression dates.

use rashomon_model::{Loose, TimeForm};

use super::{Found, tense, words};
use crate::lists::*;
use crate::reading::Reading;

/// `recently`, `now`, `the future`.
pub(super) fn loose(reading: &Reading, at: usize) -> Option<Found> {
    let named = |loose, end| Some(Found::new(TimeForm::Vague(loose), end));
    match reading.lower(at) {
        "recently" | "formerly" | "lately" => named(Loose::Past, at + 1),
        "previously" if reading.is_capital(at) => named(Loose::Past, at + 1),
        // "As soon as" is no time, nor is "soon after"; "soon became" tells the past.
        "soon" if !reading.one_of(at + 1, &["after", "as", "afterwards"]) && !tense::is_past(reading, at + 1) => {
            named(Loose::Future, at + 1)
        }
        "now" | "currently" | "nowadays" | "current" => named(Loose::Present, at + 1),
        "right" if reading.lower(at + 1) == "now" => named(Loose::Present, at + 2),
        "the" if reading.lower(at + 1) == "moment" && reading.lower(at.wrapping_sub(1)) == "at" => {
            named(Loose::Present, at + 2)
        }
        "to" if reading.lower(at + 1) == "date" => named(Loose::Present, at + 2),
        "present" if reading.lower(at.wrapping_sub(1)) == "at" && is_noun(reading, at + 1) => {
            named(Loose::Present, at + 1)
        }
        "these" if reading.lower(at + 1) == "days" => named(Loose::Present, at + 2),
        "the" if reading.lower(at + 1) == "future" && is_noun(reading, at + 2) => named(Loose::Future, at + 2),
        "the" if reading.reads(at + 1, &["near", "future"]) => named(Loose::Future, at + 3),
        "the" if reading.lower(at + 1) == "past" && is_noun(reading, at + 2) => named(Loose::Past, at + 2),
        "years" | "months" | "weeks" | "days" | "hours" | "decades" => untold(reading, at),
        _ => None,
    }
}

/// `for years`, `in weeks`, `months ago`: nobody says how many.
fn untold(reading: &Reading, at: usize) -> Option<Found> {
    let unit = words::unit(reading.lower(at))?;
    if reading.lower(at + 1) == "ago" {
        return Some(Found::new(TimeForm::Vague(Loose::Past), at + 2));
    }
    let led = reading.one_of(
        at.wrapping_sub(1),
        &["for", "in", "within", "over", "after", "took", "spent", "follows", "weeks", "or"],
    );
    led.then(|| Found::new(TimeForm::Vague(Loose::Some(unit)), at + 1))
}

/// Whether the word before stands alone: a mark or a small word follows.
fn is_noun(reading: &Reading, after: usize) -> bool {
    reading.is_mark(after) || reading.is(after, STOP)
}

/// `that evening`, `overnight`, `the morning`, `in the afternoon`.
pub(super) fn part_of_day(reading: &Reading, at: usize) -> Option<Found> {
    let led = reading.one_of(at, &["that", "the"]);
    let edge = at + usize::from(led);
    let named = edge + usize::from(led && reading.one_of(edge, &["early", "late", "same"]));
    let part = words::day_part(reading.lower(named))?;
    let alone = led || matches!(reading.lower(named), "overnight");
    let of = usize::from(reading.one_of(named + 1, &["of", "on"]));
    let near = of == 1 || reading.is(named + 1, WEEKDAY);
    let dated = super::whole(reading, named + 1 + of).filter(|found| near && found.part.is_none());
    if let Some(found) = dated.filter(Found::is_day) {
        return Some(Found { part: Some(part), ..found });
    }
    alone.then(|| Found { part: Some(part), ..Found::new(TimeForm::PartOfDay, named + 1) })
}
