//! Nobody against somebody.

use rashomon_model::{ConflictKind, Polarity, Precision, Verdict};

use super::Difference;
use super::explained::{early, former};
use super::meeting::{Meeting, later_by};
use crate::fates::told_of_nobody;
use crate::units::Unit;

/// What may have happened to people, by the words that tell it.
const HARMS: [&[&str]; 3] = [
    &["hurt", "injured", "wounded", "injury", "injuries", "treated", "hospitalised", "hospitalized", "burned", "burnt"],
    &["killed", "died", "dead", "deaths", "death", "fatalities"],
    &["arrested", "arrests", "detained"],
];

/// Finds: one account in which nobody came to harm and one in which somebody did. Why: no figure shows the difference.
/// Example: "no one was hurt" and "a night watchman was treated for smoke". Known limits: the harm must be told in one
/// of the listed words.
pub fn nobody_and_somebody(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    let (nobody, somebody, harm) = match (nobody(a), nobody(b)) {
        (Some(harm), None) => (a, b, harm),
        (None, Some(harm)) => (b, a, harm),
        _ => return None,
    };
    let other = former(somebody) || dated(somebody) || meeting.strangers() || elsewhere(nobody, somebody);
    if !suffered(somebody, harm) || other {
        return None;
    }
    let text = |u: &Unit<'_>| u.text().to_owned();
    let key = |u: &Unit<'_>| format!("{} {}", if std::ptr::eq(u, nobody) { "nobody" } else { "somebody" }, harm);
    let gone_on = in_perfect(nobody) && later_by(nobody, somebody).is_some_and(|minutes| minutes > 0);
    let (verdict, why) = if early(nobody) || gone_on {
        (Verdict::Update, "one account tells of nobody, as far as was known then")
    } else {
        (Verdict::Conflict, "one account says that nobody was, the other that somebody was")
    };
    Some(Difference {
        kind: ConflictKind::Value,
        verdict,
        why: why.to_owned(),
        values: [text(a), text(b)],
        keys: [key(a), key(b)],
    })
}

/// Whether a statement tells what has been up to its own time: "nobody has died", "there have been no deaths".
fn in_perfect(unit: &Unit<'_>) -> bool {
    unit.plain().iter().any(|word| matches!(word.as_str(), "has" | "have"))
}

/// Whether nobody came to harm at one spot only, of which the other statement does not tell: "nobody there was hurt", "there
/// are no wounded in the guesthouse".
fn elsewhere(nobody: &Unit<'_>, somebody: &Unit<'_>) -> bool {
    let words = nobody.plain();
    let nil = |word: &String| matches!(word.as_str(), "no" | "nobody" | "none");
    let pointed = words.windows(2).any(|pair| nil(&pair[0]) && pair[1] == "there");
    let told_of = words.iter().skip_while(|word| !nil(word));
    let mut behind = told_of.skip_while(|word| !SPOTS.contains(&word.as_str())).skip(1);
    let spot = behind.find(|word| !matches!(word.as_str(), "a" | "an" | "its" | "the" | "their" | "this" | "that"));
    let told = |word: &String| EVENTS.contains(&word.as_str()) || somebody.plain().contains(word);
    pointed || spot.is_some_and(|word| !told(word))
}

/// Words before a spot.
const SPOTS: [&str; 5] = ["aboard", "at", "in", "inside", "on"];

/// What harm comes from, wherever it is: who is not hurt in it is hurt nowhere.
const EVENTS: [&str; 22] = [
    "accident",
    "attack",
    "blast",
    "blaze",
    "clash",
    "clashes",
    "collapse",
    "collision",
    "crash",
    "derailment",
    "disaster",
    "earthquake",
    "explosion",
    "fire",
    "flood",
    "incident",
    "landing",
    "protest",
    "quake",
    "raid",
    "shooting",
    "storm",
];

/// Whether a statement dates what it tells by month or year, as background is.
fn dated(unit: &Unit<'_>) -> bool {
    let times = unit.account.analysis.times_in(unit.statement.span);
    times.filter_map(|t| t.value).any(|m| m.precision < Precision::Day)
}

/// Whether a statement tells of harm to people, or that nobody came to harm.
pub fn tells_harm(unit: &Unit<'_>) -> bool {
    nobody(unit).is_some() || (0..HARMS.len()).any(|h| suffered(unit, h))
}

/// The harm that nobody came to.
fn nobody(unit: &Unit<'_>) -> Option<usize> {
    told_of_nobody(unit.plain(), of).map(|(_, harm)| harm)
}

fn of(word: &str) -> Option<usize> {
    HARMS.iter().position(|h| h.contains(&word))
}

/// Whether a statement tells that somebody came to a harm.
fn suffered(unit: &Unit<'_>, harm: usize) -> bool {
    let words = unit.plain();
    let passive = |i: usize| {
        let before = words[i.saturating_sub(3)..i].iter();
        before.into_iter().any(|w| matches!(w.as_str(), "was" | "were" | "been"))
    };
    // "Dead as a coat rack" is nobody.
    let likened = |i: usize| {
        words.get(i + 1).is_some_and(|word| word == "as") && words.get(i + 2).is_some_and(|word| word == "a")
    };
    let happened = |i: usize| words[i] == "died" || passive(i) && !likened(i);
    let told = (0..words.len()).any(|i| of(&words[i]) == Some(harm) && happened(i));
    told && unit.statement.polarity == Polarity::Affirmed && unit.statement.completed && unit.quoted_share() < 0.5
}
