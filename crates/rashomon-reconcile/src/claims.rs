//! Groups of statements as claims: their wording, their counts, their standing.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Citation, Claim, ClaimStatement, Conflict, Lineage, Source, Standing, StemId, Verdict};

use crate::answers::Answered;
use crate::independence::{explained, origins, sources};
use crate::units::Unit;

/// The claims of a story, in the order of the groups.
pub fn claims(units: &[Unit<'_>], answered: &[Answered], conflicts: &[Conflict], lineage: &Lineage) -> Vec<Claim> {
    let raised = || conflicts.iter().filter(|c| c.verdict == Verdict::Conflict);
    let disputed: BTreeSet<&Citation> = raised().flat_map(|c| &c.sides).flat_map(|side| &side.citations).collect();
    let disputed = |unit: &Unit<'_>| disputed.contains(&unit.citation());
    let mut taken: BTreeSet<&str> = BTreeSet::new();
    let of = |(index, a): (usize, &Answered)| {
        let asks = raised().any(|c| c.claim as usize == index);
        let members: Vec<&Unit<'_>> = a.units.iter().map(|u| &units[*u]).collect();
        // Two questions that one statement answers are told apart by what others answer, and what is disputed elsewhere is
        // not repeated as standing here.
        let wordings = wordings(&members);
        let fresh = |unit: &&&Unit<'_>| !taken.contains(unit.text());
        let sound = wordings.iter().filter(|unit| asks || !disputed(unit)).find(fresh);
        let wording = sound.or_else(|| wordings.iter().find(fresh)).or(wordings.first()).copied();
        taken.extend(wording.map(Unit::text));
        let open = asks || wording.is_some_and(disputed);
        claim(units, a, wording.map(Unit::text).unwrap_or_default(), open, lineage)
    };
    answered.iter().enumerate().map(of).collect()
}

fn claim(units: &[Unit<'_>], answered: &Answered, text: &str, open: bool, lineage: &Lineage) -> Claim {
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
        text: text.to_owned(),
        kind: answered.kind,
        standing,
        independent_origins: origins,
        independent_sources: sources,
        why: explained(&members, lineage),
        answers: answered.answers(units, lineage, sources),
        statements: answered.units.iter().zip(&answered.slots).map(statement).collect(),
    }
}

/// What sharing with the others is worth in a wording that a reader cannot understand by itself: one that begins with a
/// pronoun or a conjunction, that holds only a part of a quotation, or that is no whole sentence, as headings are none.
const LEANING: f32 = 0.6;

/// What it is worth in a wording that a page copied from another: what was changed on the way is nobody's report.
const COPIED: f32 = 0.5;

/// The clearest wording.
pub fn clearest(members: &[&Unit<'_>]) -> String {
    wordings(members).first().map_or_else(String::new, |unit| unit.text().to_owned())
}

/// The wordings, clearest first: those that most others share most of, rather such as stand on their own and were not
/// copied, the shorter one among equals.
fn wordings<'b, 'a>(members: &[&'b Unit<'a>]) -> Vec<&'b Unit<'a>> {
    let mut told: BTreeMap<StemId, f32> = BTreeMap::new();
    for word in members.iter().flat_map(|u| &u.content) {
        *told.entry(word.stem).or_default() += 1.0;
    }
    let shared = |u: &Unit<'_>| {
        let sum: f32 = u.content.iter().map(|w| w.weight * (told.get(&w.stem).copied().unwrap_or(1.0) - 1.0)).sum();
        let stands = !(u.begins_with_pronoun() || u.begins_with_conjunction() || u.is_torn());
        let clear = if stands && u.is_sentence() { 1.0 } else { LEANING };
        sum / (u.weight + 20.0) * clear * if u.copied { COPIED } else { 1.0 }
    };
    let mut ranked: Vec<(f32, &'b Unit<'a>)> = members.iter().map(|u| (shared(u), *u)).collect();
    ranked.sort_by(|(x, a), (y, b)| {
        y.total_cmp(x).then(a.text().len().cmp(&b.text().len())).then(a.citation().cmp(&b.citation()))
    });
    ranked.into_iter().map(|(_, unit)| unit).collect()
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
