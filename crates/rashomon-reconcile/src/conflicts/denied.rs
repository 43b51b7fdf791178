//! What one says and another denies, where a page sets the denial right behind it.

use rashomon_model::{ConflictKind, Verdict};

use super::{Difference, Telling};
use crate::units::Unit;

/// Finds: a statement, with what answers the same question elsewhere, and the denial right behind it on one page. Why: that
/// somebody denies it is what a reader has to know of it, and the page itself says what is denied. Example: "The villagers
/// blame the power line. Its operator rejected that." Known limits: the denial must point back ("that", "the allegations");
/// what is denied is the sentence before it.
pub fn denials(units: &[Unit<'_>], tellings: &[Telling], claims: &[Vec<u32>]) -> Vec<([Telling; 2], Difference)> {
    let as_told = |at: usize| tellings.iter().find(|telling| telling.contains(&at)).cloned().unwrap_or_default();
    let dispute = |at: usize| {
        let (said, denial) = (&units[at - 1], &units[at]);
        let one_page = said.account.page == denial.account.page;
        if !one_page || !denies(denial) || !charges(said) || denies(said) || one_voice(said, denial) {
            return None;
        }
        let (mut for_it, against) = (as_told(at - 1), as_told(at));
        let answers = |other: &usize| claims[at - 1].iter().any(|claim| claims[*other].contains(claim));
        for_it.extend((0..units.len()).filter(answers));
        for_it.retain(|unit| !against.contains(unit));
        for_it.sort_unstable();
        for_it.dedup();
        let found = Difference {
            kind: ConflictKind::Attribution,
            verdict: Verdict::Conflict,
            why: "one says it, and another denies it".to_owned(),
            values: [said.text().to_owned(), denial.text().to_owned()],
            keys: [format!("said {}", for_it[0]), format!("denied {}", against[0])],
        };
        Some(([for_it, against], found))
    };
    (1..units.len()).filter_map(dispute).collect()
}

/// Whether a statement tells what somebody says of something or somebody: what a page tells by itself nobody denies right
/// behind it.
fn charges(unit: &Unit<'_>) -> bool {
    unit.attributions().next().is_some() || unit.plain().iter().any(|word| CHARGES.contains(&word.as_str()))
}

const CHARGES: [&str; 12] = [
    "accuse",
    "accused",
    "accuses",
    "accusing",
    "allegations",
    "allege",
    "alleged",
    "alleges",
    "blame",
    "blamed",
    "claim",
    "claims",
];

/// Whether one source tells both.
fn one_voice(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let [x, y] = [a, b].map(|unit| unit.source().map(|source| &source.name));
    x.is_some() && x == y
}

const DENIALS: [&str; 13] = [
    "contradicted",
    "contradicts",
    "denied",
    "denies",
    "deny",
    "dismissed",
    "dismisses",
    "disputed",
    "disputes",
    "refuted",
    "refutes",
    "rejected",
    "rejects",
];
/// Words that stand for what was said before.
const POINTERS: [&str; 3] = ["it", "that", "this"];
/// Words before a word for what was said before.
const DETERMINERS: [&str; 9] = ["all", "her", "his", "that", "the", "their", "these", "this", "those"];
/// Words for what somebody says.
const SAYINGS: [&str; 24] = [
    "account",
    "accounts",
    "accusation",
    "accusations",
    "allegation",
    "allegations",
    "assertion",
    "assertions",
    "charge",
    "charges",
    "claim",
    "claims",
    "criticism",
    "explanation",
    "reports",
    "report",
    "rumours",
    "rumors",
    "story",
    "suggestion",
    "suggestions",
    "theory",
    "version",
    "versions",
];
/// Whether a statement denies what stands before it.
fn denies(unit: &Unit<'_>) -> bool {
    let words: Vec<&str> = unit.plain().iter().map(String::as_str).collect();
    if matches!(words.as_slice(), ["not", "so" | "true"] | ["not", "so" | "true", "said" | "says", ..]) {
        return true;
    }
    let points_back = |rest: &[&str]| match rest {
        [pointer] => POINTERS.contains(pointer),
        [pointer, "and" | "as" | "but" | "in" | "on" | "saying", ..] => POINTERS.contains(pointer),
        // "The claim that the tank leaked" tells by itself what is denied.
        [determiner, behind @ ..] if DETERMINERS.contains(determiner) => match behind {
            [saying, rest @ ..] | [_, saying, rest @ ..] if SAYINGS.contains(saying) => {
                !rest.first().is_some_and(|word| matches!(*word, "of" | "that"))
            }
            _ => false,
        },
        _ => false,
    };
    // "A ground to deny the claims" denies nothing.
    let done = |at: usize| DENIALS.contains(&words[at]) && (at == 0 || words[at - 1] != "to");
    (0..words.len()).any(|at| done(at) && points_back(&words[at + 1..]))
}
