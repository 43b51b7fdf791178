//! Groups of statements as claims: their wording, their counts, their standing.

use std::collections::BTreeMap;

use rashomon_model::{Claim, ClaimStatement, Conflict, Lineage, Source, Standing, StemId, Verdict};

use crate::answers::Answered;
use crate::independence::{explained, origins, sources};
use crate::units::Unit;

/// The claims of a story, in the order of the groups.
pub fn claims(units: &[Unit<'_>], answered: &[Answered], conflicts: &[Conflict], lineage: &Lineage) -> Vec<Claim> {
    let of = |(index, a): (usize, &Answered)| {
        let open = conflicts.iter().any(|c| c.claim as usize == index && c.verdict == Verdict::Conflict);
        claim(units, a, open, lineage)
    };
    answered.iter().enumerate().map(of).collect()
}

fn claim(units: &[Unit<'_>], answered: &Answered, open: bool, lineage: &Lineage) -> Claim {
    let members: Vec<&Unit<'_>> = answered.units.iter().map(|u| &units[*u]).collect();
    let (origins, sources) = (origins(&members, lineage), sources(&members));
    let standing = match (open, origins, sources) {
        (true, ..) => Standing::Disputed,
        (_, 0 | 1, _) => Standing::SingleOrigin,
        (_, _, 0 | 1) => Standing::SingleSource,
        _ if answered.answers.len() == 1 => Standing::Corroborated,
        _ => Standing::SingleSource,
    };
    let statement = |(unit, slot): (&usize, &crate::answers::Slot)| statement(&units[*unit], slot);
    Claim {
        text: clearest(&members),
        kind: answered.kind,
        standing,
        independent_origins: origins,
        independent_sources: sources,
        why: explained(&members, lineage),
        answers: answered.answers(units, lineage, sources),
        statements: answered.units.iter().zip(&answered.slots).map(statement).collect(),
    }
}

/// What sharing with the others is worth in a wording that begins with a pronoun, which a reader cannot resolve.
const POINTING_BACK: f32 = 0.6;

/// The wording that most others share most of, rather one that stands on its own, the shorter one among equals.
pub fn clearest(members: &[&Unit<'_>]) -> String {
    let mut told: BTreeMap<StemId, f32> = BTreeMap::new();
    for word in members.iter().flat_map(|u| &u.content) {
        *told.entry(word.stem).or_default() += 1.0;
    }
    let shared = |u: &Unit<'_>| {
        let sum: f32 = u.content.iter().map(|w| w.weight * (told.get(&w.stem).copied().unwrap_or(1.0) - 1.0)).sum();
        sum / (u.weight + 20.0) * if u.begins_with_pronoun() { POINTING_BACK } else { 1.0 }
    };
    let best = members.iter().max_by(|a, b| {
        shared(a).total_cmp(&shared(b)).then(b.text().len().cmp(&a.text().len())).then(b.citation().cmp(&a.citation()))
    });
    best.map(|u| u.text().to_owned()).unwrap_or_default()
}

fn statement(unit: &Unit<'_>, slot: &crate::answers::Slot) -> ClaimStatement {
    let source = |a: &rashomon_model::Attribution| {
        let words = a.source.or(a.cue)?;
        Some(Source {
            name: a.name.clone(),
            kind: a.kind,
            cue: a
                .cue
                .filter(|c| c.meets(unit.statement.span))
                .map_or_else(String::new, |c| unit.words_of(c).to_owned()),
            citation: rashomon_model::Citation::text(unit.account.page, words),
        })
    };
    ClaimStatement {
        citation: unit.citation(),
        answer: slot.answer,
        origin: unit.origin,
        attribution: unit.attributions().filter_map(source).collect(),
        value: slot.value.clone(),
        polarity: unit.statement.polarity,
        modality: unit.statement.modality,
        hedges: unit.statement.hedges.iter().map(|h| unit.words_of(*h).to_owned()).collect(),
    }
}
