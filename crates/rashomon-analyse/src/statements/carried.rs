//! On whose word a sentence stands that names nobody: on that of whoever spoke right before it.
//!
//! "Thirty-four people were below ground, the operator's spokeswoman said. Eleven were taken to hospital." A reporter who
//! goes on telling what somebody told does not say so in each sentence. Read so is the rest of a sentence whose first part
//! somebody said, and one more sentence of the paragraph, where what came before was reported in the paper's words (behind
//! "according to the log" the whole paragraph), and a sentence between two of one speaker; behind words between marks a
//! report mostly goes back to telling what it knows. What is told about the speaker himself ("He was speaking at a news conference") and what is asked is nobody's word
//! but the paper's.

use rashomon_model::{Attribution, NameKind, QuoteForm, SourceKind, Statement};

use crate::attributions::Spoken;
use crate::lexicon::Gender;
use crate::lists::*;
use crate::names::Names;
use crate::reading::Reading;

/// The attributions on which a statement without any carries on, the last before it being `before`.
pub(super) fn on(
    reading: &Reading,
    names: &Names,
    spoken: &Spoken,
    before: &Statement,
    statement: &Statement,
) -> Vec<u32> {
    let rest = before.sentence == statement.sentence;
    let next = before.sentence + 1 == statement.sentence && same_paragraph(reading, before, statement);
    let asks = reading.word(statement.end_token as usize - 1) == "?";
    if !rest && !next || asks {
        return Vec::new();
    }
    let told = before.attributions.iter().copied().filter(|i| {
        let attribution = &spoken.attributions[*i as usize];
        (stands_in(attribution, before) || next && attribution.kind == SourceKind::Document)
            && reports(reading, attribution)
            && (rest || attribution.form == QuoteForm::Indirect)
            && !is_about(reading, names, attribution, statement)
    });
    told.collect()
}

/// Statements at most that stand between two of one speaker and are his.
const BETWEEN: usize = 3;

/// The statements without a source that stand between two of one speaker, with the attribution that goes on behind them:
/// "Five were taken, Lund said. ¶ Two were let go at noon. Three remained inside, Lund said."
pub(super) fn between(reading: &Reading, spoken: &Spoken, statements: &[Statement]) -> Vec<(usize, u32)> {
    let own = |statement: &Statement| {
        let attributions = statement.attributions.iter().copied().map(|i| (i, &spoken.attributions[i as usize]));
        let mut told = attributions
            .filter(|(_, a)| a.kind != SourceKind::Document && stands_in(a, statement) && reports(reading, a));
        told.next()
    };
    let lone = |at: &usize| {
        let statement = &statements[*at];
        let before = spoken.quotations.partition_point(|q| q.span.start < statement.span.end);
        let quoted = before > 0 && spoken.quotations[before - 1].span.end > statement.span.start;
        statement.attributions.is_empty() && !quoted
    };
    let mut carried = Vec::new();
    let mut at = 1;
    while at < statements.len() {
        let end = (at..statements.len()).find(|at| !lone(at)).unwrap_or(statements.len());
        let same = || {
            // The one before may be carried on itself.
            let (_, first) = own(&statements[at - 1]).or_else(|| own(&statements[at.checked_sub(2)?]))?;
            let next = statements.get(end).filter(|next| same_paragraph(reading, &statements[at], next))?;
            let (second, attribution) = own(next)?;
            (attribution.name == first.name).then_some(second)
        };
        if let Some(attribution) = (at < end && end - at <= BETWEEN).then(same).flatten() {
            carried.extend((at..end).map(|at| (at, attribution)));
        }
        at = end.max(at) + 1;
    }
    carried
}

/// Whether a statement that an attribution covers is told on that word: on somebody's, or on hearsay ("reportedly"). A
/// passive that names nobody ("he has not been charged") tells of no word.
pub(super) fn is_told(reading: &Reading, attribution: &Attribution) -> bool {
    let hearsay = |t: usize| {
        let known =
            reading.is(t, THOUGHT) || reading.one_of(t, &["said", "alleged", "reported", "rumoured", "rumored"]);
        known || reading.lower(t).ends_with("edly")
    };
    !attribution.name.is_empty() || attribution.cue.is_some_and(|cue| reading.tokens_in(cue).any(hearsay))
}

/// Whether a country only wants, likes or thinks what stands there: "Chad is considering whether" is the reporter's word.
pub(super) fn only_wants(reading: &Reading, names: &Names, attribution: &Attribution) -> bool {
    let any = |classes: u64| attribution.cue.is_some_and(|cue| reading.tokens_in(cue).any(|t| reading.is(t, classes)));
    let country = attribution.entity.is_some_and(|e| names.kind(e as usize) == NameKind::Place);
    let told = attribution.form != QuoteForm::Indirect || any(CUE | WEAK_CUE | STANCE);
    country && !told && any(WISH | ATTITUDE | THOUGHT | MOOD)
}

fn same_paragraph(reading: &Reading, a: &Statement, b: &Statement) -> bool {
    let paragraph = |s: &Statement| reading.sentences[s.sentence as usize].paragraph;
    paragraph(a) == paragraph(b)
}

/// Whether an attribution is of the statement itself, not carried on to it.
fn stands_in(attribution: &Attribution, statement: &Statement) -> bool {
    attribution.content.meets(statement.span)
}

/// Whether somebody tells what happened, or a paper according to which it did: no thought, no wish, no paper that only shows
/// something.
fn reports(reading: &Reading, attribution: &Attribution) -> bool {
    let according = attribution.cue.is_some_and(|cue| reading.tokens_in(cue).any(|t| reading.lower(t) == "according"));
    let somebody = match attribution.kind {
        SourceKind::NamedPerson
        | SourceKind::NamedOrganisation
        | SourceKind::AnonymousOfficial
        | SourceKind::Witness => true,
        SourceKind::Document => according,
        _ => false,
    };
    let speaks = |t: usize| reading.is(t, CUE) && !reading.is(t, THOUGHT) || reading.lower(t) == "according";
    somebody && attribution.cue.is_some_and(|cue| reading.tokens_in(cue).any(speaks))
}

/// Whether a statement begins with the speaker himself, by name or by a pronoun that may mean him.
fn is_about(reading: &Reading, names: &Names, attribution: &Attribution, statement: &Statement) -> bool {
    let first = statement.first_token as usize;
    let Some(first) = (first..statement.end_token as usize).find(|t| !reading.is_mark(*t) && !reading.is(*t, ADVERB))
    else {
        return false;
    };
    let entity = attribution.entity.map(|e| e as usize);
    let named = entity.is_some() && names.at(first) == entity;
    let gender = entity.map_or(Gender::Unknown, |e| names.genders[e]);
    let called = match reading.lower(first) {
        "he" | "his" => gender != Gender::Woman,
        "she" | "her" => gender != Gender::Man,
        "they" | "it" => attribution.kind != SourceKind::NamedPerson,
        _ => false,
    };
    named || called
}
