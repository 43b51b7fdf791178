//! Gathers what the detectors find: the same two answers, wherever they meet.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Citation, Conflict, ConflictKind, OriginId, Side, Verdict};

use super::{Difference, Telling, appeared};
use crate::units::Unit;

/// Answers by their keys: each with its words and the statements that give it.
type Answers = BTreeMap<String, (String, BTreeSet<usize>)>;

/// The same two answers, wherever they meet.
struct Group {
    kind: ConflictKind,
    verdict: Verdict,
    why: String,
    answers: Answers,
}

/// All differences found so far, by their kind and the keys of their two answers.
#[derive(Default)]
pub struct Groups(BTreeMap<(ConflictKind, [String; 2]), Group>);

impl Groups {
    /// Adds what was found in two tellings.
    pub fn add(&mut self, met: [&Telling; 2], found: Difference) {
        if found.keys[0] == found.keys[1] {
            return;
        }
        let mut keys = found.keys.clone();
        keys.sort_unstable();
        let group = self.0.entry((found.kind, keys)).or_insert_with(|| Group {
            kind: found.kind,
            verdict: found.verdict,
            why: found.why.clone(),
            answers: Answers::new(),
        });
        // Whatever explains the difference at one meeting explains it: an alarm is raised only where nothing does.
        if group.verdict == Verdict::Conflict && found.verdict != Verdict::Conflict {
            (group.verdict, group.why) = (found.verdict, found.why);
        }
        for ((key, value), telling) in found.keys.into_iter().zip(found.values).zip(met) {
            group.answers.entry(key).or_insert_with(|| (value, BTreeSet::new())).1.extend(telling);
        }
    }

    /// The differences of a story, in the order of the claims. `claims` are those that hold each statement.
    pub fn conflicts(self, units: &[Unit<'_>], claims: &[Vec<u32>]) -> Vec<Conflict> {
        let mut conflicts: Vec<Conflict> = self.0.into_values().map(|group| conflict(units, claims, group)).collect();
        let place = |conflict: &Conflict| {
            let cited = conflict.sides.iter().map(|side| side.citations.clone()).collect::<Vec<_>>();
            (conflict.claim, conflict.kind, cited)
        };
        conflicts.sort_by_cached_key(place);
        conflicts
    }
}

/// The difference that a group tells, its sides in order of time.
fn conflict(units: &[Unit<'_>], claims: &[Vec<u32>], group: Group) -> Conflict {
    let mut answers: Vec<(String, BTreeSet<usize>)> = group.answers.into_values().collect();
    let told = |(_, members): &(String, BTreeSet<usize>)| {
        members.iter().map(|at| (appeared(&units[*at]), units[*at].citation())).min()
    };
    answers.sort_by_cached_key(told);
    let sides: Vec<Side> = answers.iter().map(|(value, members)| side(units, value.clone(), members)).collect();
    let among = |all: &[OriginId], some: &[OriginId]| some.iter().all(|origin| all.contains(origin));
    let one = sides
        .windows(2)
        .all(|pair| among(&pair[0].origins, &pair[1].origins) || among(&pair[1].origins, &pair[0].origins));
    let (verdict, why) = match group.verdict {
        Verdict::Conflict | Verdict::Definition if one => {
            (Verdict::SameOrigin, "one report, told in two ways: what differs was changed in the copying".to_owned())
        }
        verdict => (verdict, group.why),
    };
    Conflict { kind: group.kind, verdict, claim: claim(claims, &answers), why, sides }
}

/// The claim that holds most of the sides.
fn claim(claims: &[Vec<u32>], answers: &[(String, BTreeSet<usize>)]) -> u32 {
    let mut sides: BTreeMap<u32, usize> = BTreeMap::new();
    for (_, members) in answers {
        let held: BTreeSet<u32> = members.iter().flat_map(|at| claims[*at].iter().copied()).collect();
        held.into_iter().for_each(|claim| *sides.entry(claim).or_default() += 1);
    }
    let most = sides.into_iter().max_by_key(|(claim, held)| (*held, std::cmp::Reverse(*claim)));
    most.map_or(0, |(claim, _)| claim)
}

fn side(units: &[Unit<'_>], value: String, members: &BTreeSet<usize>) -> Side {
    let mut citations: Vec<Citation> = members.iter().map(|at| units[*at].citation()).collect();
    citations.sort();
    let mut origins: Vec<OriginId> = members.iter().map(|at| units[*at].origin).collect();
    origins.sort_unstable();
    origins.dedup();
    Side { value, citations, origins }
}
