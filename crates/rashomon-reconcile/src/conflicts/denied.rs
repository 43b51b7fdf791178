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
        let meant = denied(denial)?;
        let one_page = said.account.page == denial.account.page;
        let said_of_somebody = match meant {
            Denied::Charge => charges(said),
            Denied::Anything => charges(said) || said.attributions().next().is_some(),
        };
        let both_deny = said.plain().iter().any(|word| is_denial(word));
        if !one_page || !said_of_somebody || both_deny || one_voice(said, denial) {
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

/// What a denial points back to.
enum Denied {
    /// Whatever was said.
    Anything,
    /// What somebody was charged with.
    Charge,
}

/// Whether a statement charges somebody with something.
fn charges(unit: &Unit<'_>) -> bool {
    unit.plain().iter().any(|word| is_charge(word))
}

fn is_charge(word: &str) -> bool {
    CHARGING.iter().any(|stem| word.starts_with(stem))
}

/// How words of charging somebody begin.
const CHARGING: [&str; 6] = ["accus", "alleg", "blam", "charg", "claim", "rumo"];

/// Whether one source tells both.
fn one_voice(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    let [x, y] = [a, b].map(|unit| unit.source().map(|source| &source.name));
    x.is_some() && x == y
}

/// Whether a word tells that somebody denies something. "A ground to deny the claims" denies nothing, and is told apart by the
/// word before it.
fn is_denial(word: &str) -> bool {
    DENIALS.contains(&word)
}

const DENIALS: [&str; 14] = [
    "contradicted",
    "contradicts",
    "denied",
    "denies",
    "deny",
    "denying",
    "dismissed",
    "dismisses",
    "disputed",
    "disputes",
    "refuted",
    "refutes",
    "rejected",
    "rejects",
];
/// Denials that are decisions as well.
const DECIDING: [&str; 4] = ["dismissed", "dismisses", "rejected", "rejects"];
/// Words that stand for what was said before.
const POINTERS: [&str; 3] = ["it", "that", "this"];
/// Words before a word for what was said before.
const DETERMINERS: [&str; 9] = ["all", "her", "his", "that", "the", "their", "these", "this", "those"];
/// Words for what somebody is charged with.
const OF_CHARGES: [&str; 8] =
    ["accusation", "accusations", "allegation", "allegations", "charge", "charges", "rumors", "rumours"];
/// Words for what somebody says.
const OF_SAYINGS: [&str; 15] = [
    "account",
    "accounts",
    "assertion",
    "assertions",
    "claim",
    "claims",
    "criticism",
    "explanation",
    "report",
    "reports",
    "story",
    "suggestion",
    "theory",
    "version",
    "versions",
];

/// What a statement denies of what stands before it.
fn denied(unit: &Unit<'_>) -> Option<Denied> {
    let words: Vec<&str> = unit.plain().iter().map(String::as_str).collect();
    if matches!(words.as_slice(), ["not", "so" | "true"] | ["not", "so" | "true", "said" | "says", ..]) {
        return Some(Denied::Anything);
    }
    let before = |at: usize| if at == 0 { "" } else { words[at - 1] };
    let done = |at: &usize| is_denial(words[*at]) && !matches!(before(*at), "of" | "to");
    // "Iran claims that the drone crossed the border; the Pentagon denies this" denies what it tells itself.
    let points_further = |at: &usize| !words[..*at].iter().any(|word| is_charge(word));
    (0..words.len()).filter(done).filter(points_further).find_map(|at| {
        let meant = points_back(&words[at + 1..])?;
        // Motions and ideas are rejected, too: only who is charged with something denies it so.
        Some(if DECIDING.contains(&words[at]) { Denied::Charge } else { meant })
    })
}

/// What the words behind a denial point back to.
fn points_back(behind: &[&str]) -> Option<Denied> {
    let pointer = |word: &str| POINTERS.contains(&word).then_some(Denied::Anything);
    match behind {
        [word] | [word, "and" | "as" | "but" | "in" | "on" | "saying", ..] => pointer(word),
        // "The claim that the tank leaked" tells by itself what is denied.
        [determiner, saying, rest @ ..] | [determiner, _, saying, rest @ ..]
            if DETERMINERS.contains(determiner)
                && !DETERMINERS.contains(&behind[1])
                && !matches!(rest, ["of" | "that", ..])
                && is_saying(saying) =>
        {
            Some(if OF_CHARGES.contains(saying) { Denied::Charge } else { Denied::Anything })
        }
        _ => None,
    }
}

fn is_saying(word: &str) -> bool {
    OF_CHARGES.contains(&word) || OF_SAYINGS.contains(&word)
}
