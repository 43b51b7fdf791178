//! What one account tells as done and another as planned, or as not so.

use rashomon_model::{ConflictKind, Modality, StemId, Token, TokenKind, Verdict};

use super::Difference;
use super::explained::early;
use super::meeting::{Meeting, later_by, tokens};
use crate::units::Unit;

/// Sureness that both statements tell of one act.
const ONE_ACT: f32 = 0.36;

/// Finds: an act told as coming by one account and as done by another. Why: it happened or it did not. Example: troops
/// that will be moved, and that have left. Known limits: the act must be told in near words.
pub fn planned_and_done(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    let swapped = match (planned(a).is_some(), done(a), planned(b).is_some(), done(b)) {
        (true, _, false, true) => false,
        (false, true, true, _) => true,
        _ => return None,
    };
    let (coming, gone) = if swapped { (b, a) } else { (a, b) };
    let verb = planned(coming).filter(|_| !of_more(coming))?;
    let act = deeds(gone).into_iter().find(|t| one_act(meeting, coming, verb, gone, t))?;
    let near =
        if swapped { meeting.shared_near(act.span, verb.span) } else { meeting.shared_near(verb.span, act.span) };
    if near < 2 || meeting.sureness() < ONE_ACT || quoted(a) || quoted(b) {
        return None;
    }
    let updated = later_by(coming, gone).is_some_and(|m| m >= 0);
    let by_word = DONE_BY_WORD.contains(&coming.words_of(verb.span));
    if !updated && (meeting.strangers() || !meeting.same_claim || by_word) {
        return None;
    }
    let (verdict, why) = if updated {
        (Verdict::Update, "the later account tells as done what the earlier one tells as coming")
    } else {
        (Verdict::Conflict, "one account tells it as done, the other as still to come")
    };
    Some(difference(meeting, verdict, why, ["coming", "done"], swapped, verb))
}

/// Whether a statement tells of more of what was done before: a further convoy that will leave is none that has left.
fn of_more(unit: &Unit<'_>) -> bool {
    let words = unit.plain();
    let more = |at: usize| words[at] == "more" && words.get(at + 1).is_none_or(|word| word != "than");
    (0..words.len()).any(|at| more(at) || matches!(words[at].as_str(), "additional" | "another" | "further"))
}

/// Acts that are done by being announced: who announces plans to replace somebody has replaced him, and who says that he will
/// step aside has stepped aside.
const DONE_BY_WORD: [&str; 20] = [
    "appoint",
    "ban",
    "cancel",
    "dismiss",
    "fire",
    "impose",
    "name",
    "nominate",
    "oust",
    "pardon",
    "pick",
    "quit",
    "replace",
    "resign",
    "resigning",
    "retire",
    "sanction",
    "step",
    "stepping",
    "suspend",
];

/// Verbs of going away: who will be moved from a place has left it afterwards.
const LEAVING: [&str; 14] = [
    "relocate",
    "relocated",
    "move",
    "moved",
    "withdraw",
    "withdrawn",
    "withdrew",
    "leave",
    "left",
    "depart",
    "departed",
    "pull",
    "pulled",
    "transferred",
];

fn one_act(meeting: &Meeting<'_, '_>, coming: &Unit<'_>, verb: &Token, gone: &Unit<'_>, act: &Token) -> bool {
    let leaving = |unit: &Unit<'_>, t: &Token| LEAVING.contains(&unit.words_of(t.span).to_lowercase().as_str());
    act.stem == verb.stem || meeting.cosine(act, verb) >= 0.6 || leaving(coming, verb) && leaving(gone, act)
}

/// The verbs of what is told as done: participles and past forms, not infinitives.
fn deeds<'a>(unit: &Unit<'a>) -> Vec<&'a Token> {
    let words: Vec<&Token> = tokens(unit).into_iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let lower = |t: &Token| unit.words_of(t.span).to_lowercase();
    let past = |i: usize| {
        let word = lower(words[i]);
        let past = word.ends_with("ed") || LEAVING.contains(&word.as_str());
        past && i > 0 && !matches!(lower(words[i - 1]).as_str(), "to" | "be")
    };
    (0..words.len()).filter(|i| past(*i)).map(|i| words[i]).collect()
}

fn quoted(unit: &Unit<'_>) -> bool {
    unit.quoted_share() > 0.5
}

fn difference(
    meeting: &Meeting<'_, '_>,
    verdict: Verdict,
    why: &str,
    sides: [&str; 2],
    swapped: bool,
    verb: &Token,
) -> Difference {
    let key = |side: &str| format!("{:016x} {side}", verb.stem.0);
    let [x, y] = sides;
    Difference {
        kind: ConflictKind::Status,
        verdict,
        why: why.to_owned(),
        values: [meeting.a.text().to_owned(), meeting.b.text().to_owned()],
        keys: if swapped { [key(y), key(x)] } else { [key(x), key(y)] },
    }
}

/// The verb of what is told as coming: the first content word after "will", "plans to" and the like.
fn planned<'a>(unit: &Unit<'a>) -> Option<&'a Token> {
    const TO: [&str; 8] = ["plans", "plan", "planned", "intends", "set", "expected", "due", "scheduled"];
    if !tells_any(unit, &["will", "shall"]) && !tells_any(unit, &TO) {
        return None;
    }
    let tokens: Vec<&Token> = tokens(unit).into_iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let word = |i: usize| tokens.get(i).map_or("", |t| unit.words_of(t.span));
    // "A procedure that will block it" is itself done.
    let relative = |i: usize| i > 0 && matches!(word(i - 1), "that" | "which" | "who");
    // "He has not said whether she will stop" tells nothing of what is coming.
    let asked = |i: usize| (i.saturating_sub(ASKED)..i).any(|before| word(before) == "whether");
    let coming = |i: usize| match word(i) {
        "will" | "shall" => !relative(i) && !asked(i),
        _ => TO.contains(&word(i)) && word(i + 1) == "to",
    };
    let at = (0..tokens.len()).find(|i| coming(*i))?;
    // "Will not leave", "no plans to leave".
    let around = &tokens[at.saturating_sub(1)..(at + 4).min(tokens.len())];
    let denied = around.iter().any(|t| matches!(unit.words_of(t.span), "not" | "never" | "no"));
    tokens[at + 1..]
        .iter()
        .take(5)
        .copied()
        .find(|t| !t.stop && t.idf > 0.0 && unit.words_of(t.span) != "able")
        .filter(|_| !denied)
}

/// Words between "whether" and the verb at most.
const ASKED: usize = 4;

/// Whether any of these words stands in a statement: a glance, since it meets many others.
fn tells_any(unit: &Unit<'_>, words: &[&str]) -> bool {
    unit.plain().iter().any(|word| words.contains(&word.trim_matches('\'')))
}

fn done(unit: &Unit<'_>) -> bool {
    let s = unit.statement;
    s.completed && matches!(s.modality, Modality::Asserted | Modality::Reported) && planned(unit).is_none()
}

/// Words that take back what a statement tells: "reports that he had been arrested were false".
const UNTRUE: [&str; 8] = ["baseless", "denied", "fake", "false", "falsely", "incorrect", "untrue", "wrong"];
/// Likeness from which a denial and what is told as done are of one act.
const DENIED: f32 = 0.3;

/// Finds: "no X has been declared" against "was declared". Why: one account denies the act. Known limits: the passive
/// with the same verb only.
pub fn denied_and_done(meeting: &Meeting<'_, '_>) -> Option<Difference> {
    let (a, b) = (meeting.a, meeting.b);
    let (swapped, denial) = match (undone(a), undone(b)) {
        (Some(verb), None) => (false, verb),
        (None, Some(verb)) => (true, verb),
        _ => return None,
    };
    let (without, with) = if swapped { (b, a) } else { (a, b) };
    let denies_too = tells_any(with, &UNTRUE);
    if denies_too || !passive(with).iter().any(|t| t.stem == denial.stem) || quoted(a) || quoted(b) {
        return None;
    }
    let updated = early(without) || later_by(without, with).is_some_and(|m| m > 0);
    let (verdict, why) = if updated {
        (Verdict::Update, "the earlier account tells that it was not done yet")
    } else {
        (Verdict::Conflict, "one account tells it as done, the other as not done")
    };
    // That a rocket was not insured denies nothing of a satellite that was.
    let (in_a, in_b) = (&meeting.a.content, &meeting.b.content);
    let held = |stem: StemId| in_b.binary_search_by_key(&stem, |w| w.stem).is_ok();
    let about_one = in_a.iter().any(|w| w.stem != denial.stem && held(w.stem));
    if !updated && (meeting.likeness < DENIED || !about_one) {
        return None;
    }
    Some(difference(meeting, verdict, why, ["not done", "done"], swapped, denial))
}

/// The verb that is denied in the passive: "no winner has been declared", "was not paid".
fn undone<'a>(unit: &Unit<'a>) -> Option<&'a Token> {
    if !tells_any(unit, &["no", "not", "none", "never"]) {
        return None;
    }
    // "Though he showed no symptoms, he had been exposed" denies nothing behind the comma.
    let words: Vec<&Token> = tokens(unit);
    let lower = |t: &Token| unit.words_of(t.span).to_lowercase();
    let doubt = |i: usize| words.get(i + 1).is_some_and(|t| matches!(lower(t).as_str(), "doubt" | "longer" | "less"));
    let no = |i: &usize| matches!(lower(words[*i]).as_str(), "no" | "not" | "none" | "never") && !doubt(*i);
    let at = (0..words.len()).find(no)?;
    let verbs = passive(unit);
    verbs.into_iter().find(|v| words.get(at).is_some_and(|n| n.span.start < v.span.start)).filter(|v| {
        let clause = words[at..].iter().take_while(|t| t.kind != TokenKind::Punctuation);
        clause.take(DENIED_NEAR).any(|t| t.span == v.span)
    })
}

/// How many words a denial and the verb that it denies take up at most.
const DENIED_NEAR: usize = 7;

/// The participles after "was", "were" and "been".
fn passive<'a>(unit: &Unit<'a>) -> Vec<&'a Token> {
    let words: Vec<&Token> = tokens(unit).into_iter().filter(|t| t.kind != TokenKind::Punctuation).collect();
    let lower = |t: &Token| unit.words_of(t.span).to_lowercase();
    let be = |i: usize| i > 0 && matches!(lower(words[i - 1]).as_str(), "was" | "were" | "been" | "not");
    (0..words.len()).filter(|i| be(*i) && lower(words[*i]).ends_with("ed")).map(|i| words[i]).collect()
}
