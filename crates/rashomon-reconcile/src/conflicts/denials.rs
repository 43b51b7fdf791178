//! What one source tells and another denies in the active.

use rashomon_model::{ConflictKind, Modality, Polarity, StemId, Token, TokenKind, Verdict};

use super::Difference;
use super::explained::former;
use super::meeting::{Meeting, tokens};
use super::times::other_days;
use crate::units::Unit;

/// Finds: what one source denies and another tells, in the same words. Why: no figure, day or name shows the difference.
/// Example: families who stay at the primary school of a village, and "it is not the primary school". Known limits: all
/// that is denied must be told in the same words; who denies what was said of himself in other words is not found.
pub fn denied_and_told(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    let (swapped, denied) = match (denied(a), denied(b)) {
        (Some(words), None) => (false, words),
        (None, Some(words)) => (true, words),
        _ => return None,
    };
    let (without, with) = if swapped { (b, a) } else { (a, b) };
    let enough = denied.len() >= ENOUGH || denied.len() >= FEW && meeting.likeness >= ALIKE;
    let all_told = enough && denied.iter().all(|word| holds(with, word.stem));
    // What two people each say of themselves are two things.
    let own = [a, b].iter().all(|unit| unit.plain().iter().any(|word| word == "i"));
    if !all_told
        || own
        || !told(with)
        || !of_one(without, with)
        || former(with)
        || other_days(a, b)
        || !meeting.two_voices()
    {
        return None;
    }
    let key = |side: &str| format!("{:016x} {side}", denied[0].stem.0);
    let (deny, tell) = (key("denied"), key("told"));
    Some(Difference {
        kind: ConflictKind::Status,
        verdict: Verdict::Conflict,
        why: "one account denies what the other tells".to_owned(),
        values: [a.text().to_owned(), b.text().to_owned()],
        keys: if swapped { [tell, deny] } else { [deny, tell] },
    })
}

/// Content words that are denied, from which that all of them are told is hardly chance.
const ENOUGH: usize = 3;
/// The same in two statements that are alike as a whole.
const FEW: usize = 2;
/// Likeness from which they are.
const ALIKE: f32 = 0.4;

/// Whether a statement tells of something that is so, without a word that denies any of it.
fn told(unit: &Unit<'_>) -> bool {
    let s = unit.statement;
    let so = s.polarity == Polarity::Affirmed && matches!(s.modality, Modality::Asserted | Modality::Reported);
    so && !unit.plain().iter().any(|word| DENYING.contains(&word.as_str()) || word.ends_with("n't"))
}

fn holds(unit: &Unit<'_>, stem: StemId) -> bool {
    unit.content.binary_search_by_key(&stem, |word| word.stem).is_ok()
}

/// Whether the words right before the denial, which tell of whom or what it is, stand in the other statement, too; a
/// pronoun may stand for anything.
fn of_one(without: &Unit<'_>, with: &Unit<'_>) -> bool {
    let all = tokens(without);
    let Some(at) = denial(without) else { return false };
    let before = all[..at].iter().rev().take(BEFORE).take_while(|t| t.kind != TokenKind::Punctuation);
    before.filter(|t| holds(without, t.stem)).all(|t| holds(with, t.stem))
}

/// Words before a denial that tell of whom or what it is, at most.
const BEFORE: usize = 6;

/// Words of denial and doubt.
const DENYING: [&str; 12] =
    ["no", "not", "never", "nobody", "none", "nothing", "nor", "neither", "whether", "if", "denied", "denies"];
/// Words before "not" that make it deny what is or was: "not a nominee" at the end of a sentence sets right, "will not"
/// foretells.
const AUXILIARIES: [&str; 11] = ["is", "was", "are", "were", "has", "have", "had", "did", "does", "do", "'s"];
/// Words behind it that make it tell something else: "not only", "not yet".
const IDIOMS: [&str; 17] = [
    "about",
    "all",
    "always",
    "enough",
    "even",
    "every",
    "everyone",
    "immediately",
    "just",
    "least",
    "less",
    "longer",
    "more",
    "necessarily",
    "only",
    "to",
    "yet",
];
/// Words behind it that belong to what is denied at most.
const DENIED: usize = 10;

/// Where a statement denies something: the number of the token.
fn denial(unit: &Unit<'_>) -> Option<usize> {
    if unit.statement.polarity != Polarity::Denied || asks(unit) {
        return None;
    }
    let all = tokens(unit);
    let lower = |at: usize| all.get(at).map(|t| unit.words_of(t.span).to_lowercase()).unwrap_or_default();
    let denies = |at: &usize| {
        let before = || at.checked_sub(1).map(lower).unwrap_or_default();
        let denies = match lower(*at).as_str() {
            "never" => true,
            "not" => AUXILIARIES.contains(&before().replace('\u{2019}', "'").as_str()),
            _ => false,
        };
        let behind = lower(at + 1);
        denies && !IDIOMS.contains(&behind.as_str()) && !SAYING.contains(&behind.as_str())
    };
    (0..all.len()).find(denies)
}

/// Verbs of telling: who did not say it denied nothing.
const SAYING: [&str; 16] = [
    "answer",
    "answered",
    "comment",
    "commented",
    "disclose",
    "disclosed",
    "elaborate",
    "mention",
    "name",
    "respond",
    "responded",
    "said",
    "say",
    "specify",
    "tell",
    "told",
];

/// Whether a statement tells what somebody was asked, or would not say.
fn asks(unit: &Unit<'_>) -> bool {
    unit.plain().iter().any(|word| ["why", "whether", "if", "asked", "would"].contains(&word.as_str()))
}

/// The content words that a statement denies, up to the next mark.
fn denied<'a>(unit: &Unit<'a>) -> Option<Vec<&'a Token>> {
    let all = tokens(unit);
    let at = denial(unit)?;
    let behind = all[at + 1..].iter().take(DENIED).take_while(|t| t.kind != TokenKind::Punctuation);
    let words: Vec<&Token> = behind.filter(|t| holds(unit, t.stem)).copied().collect();
    (!words.is_empty()).then_some(words)
}
