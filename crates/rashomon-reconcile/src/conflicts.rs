//! Where accounts differ, and what each difference is: same origin, update, scope, rounding, and only then conflict.

mod figures;
mod meeting;
mod names;
mod nil;
mod status;
mod times;

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Citation, Conflict, ConflictKind, Hands, Moment, OriginId, Side, StemId, Vectors, Verdict};

use crate::answers::Answered;
use crate::units::Unit;
use meeting::{Meeting, meetings};

/// What one detector finds in two statements that differ.
pub struct Difference {
    /// What they differ in.
    kind: ConflictKind,
    /// What the difference is.
    verdict: Verdict,
    /// One plain sentence.
    why: String,
    /// The answer of each statement, in few words.
    values: [String; 2],
    /// What tells one answer from another, whichever words give it: statements with one key are one side.
    keys: [String; 2],
}

/// A detector of one kind of difference.
type Detector = fn(&Meeting<'_, '_>) -> Option<Difference>;

/// Every detector.
const DETECTORS: [Detector; 7] = [
    figures::figures,
    names::spelt_in_two_ways,
    figures::periods,
    nil::nobody_and_somebody,
    times::times,
    status::planned_and_done,
    status::denied_and_done,
];

/// All differences between accounts, in the order of the claims.
pub fn conflicts(
    units: &[Unit<'_>],
    answered: &[Answered],
    vectors: &Vectors<'_>,
    hands: &impl Hands,
) -> Vec<Conflict> {
    let mut claims: Vec<Vec<u32>> = vec![Vec::new(); units.len()];
    for (claim, a) in answered.iter().enumerate() {
        a.units.iter().for_each(|u| claims[*u].push(claim as u32));
    }
    let tellings = tellings(units);
    let mut groups: BTreeMap<(ConflictKind, [String; 2]), Group> = BTreeMap::new();
    let differences = |meeting: &Meeting<'_, '_>| -> Vec<(usize, usize, Difference)> {
        let found = DETECTORS.iter().filter_map(|detect| detect(meeting));
        found.map(|found| (meeting.first, meeting.second, found)).collect()
    };
    for (first, second, found) in meetings(units, &tellings, &claims, vectors, hands, differences) {
        add(&mut groups, [&tellings[first], &tellings[second]], found);
    }
    let mut conflicts: Vec<Conflict> =
        groups.into_iter().map(|((kind, _), g)| conflict(units, &claims, kind, g)).collect();
    conflicts.sort_by(|a, b| {
        (a.claim, a.kind, &a.sides[0].citations, &a.sides[1].citations).cmp(&(
            b.claim,
            b.kind,
            &b.sides[0].citations,
            &b.sides[1].citations,
        ))
    });
    conflicts
}

/// Statements of one origin in the same words, the earliest first. A copy repeats what was so when it was told first: the
/// earliest is held against other accounts, and all are on its side.
type Telling = Vec<usize>;

fn tellings(units: &[Unit<'_>]) -> Vec<Telling> {
    let mut told: BTreeMap<(OriginId, Vec<StemId>), Telling> = BTreeMap::new();
    for (at, unit) in units.iter().enumerate() {
        let words = unit.words.iter().chain(&unit.content).map(|w| w.stem).collect();
        told.entry((unit.origin, words)).or_default().push(at);
    }
    let order = |at: &usize| (units[*at].account.published.value.map_or(i64::MAX, Moment::order), *at);
    let mut tellings: Vec<Telling> = told.into_values().collect();
    tellings.iter_mut().for_each(|telling| telling.sort_by_key(order));
    tellings.sort();
    tellings
}

/// The same two answers, wherever they meet.
struct Group {
    sides: [BTreeSet<usize>; 2],
    values: [String; 2],
    verdict: Verdict,
    why: String,
}

fn add(groups: &mut BTreeMap<(ConflictKind, [String; 2]), Group>, met: [&Telling; 2], found: Difference) {
    let swapped = found.keys[0] > found.keys[1];
    let order = |[a, b]: [String; 2]| if swapped { [b, a] } else { [a, b] };
    let members = if swapped { [met[1], met[0]] } else { met };
    let group = groups.entry((found.kind, order(found.keys))).or_insert_with(|| Group {
        sides: Default::default(),
        values: order(found.values),
        verdict: found.verdict,
        why: found.why.clone(),
    });
    // Whatever explains the difference at one meeting explains it: an alarm is raised only where nothing does.
    if group.verdict == Verdict::Conflict && found.verdict != Verdict::Conflict {
        (group.verdict, group.why) = (found.verdict, found.why);
    }
    for (side, telling) in group.sides.iter_mut().zip(members) {
        side.extend(telling);
    }
}

fn conflict(units: &[Unit<'_>], claims: &[Vec<u32>], kind: ConflictKind, group: Group) -> Conflict {
    let [a, b] = &group.sides;
    let (x, y) = (origins(units, a), origins(units, b));
    let one = x.iter().all(|o| y.contains(o)) || y.iter().all(|o| x.contains(o));
    let (verdict, why) = match group.verdict {
        Verdict::Conflict | Verdict::Definition if one => {
            (Verdict::SameOrigin, "one report, told in two ways: what differs was changed in the copying".to_owned())
        }
        verdict => (verdict, group.why),
    };
    let told = |side: &BTreeSet<usize>| -> Vec<u32> { side.iter().flat_map(|u| claims[*u].iter().copied()).collect() };
    let (in_a, in_b) = (told(a), told(b));
    // The claim that holds both sides; else one that holds a side.
    let both = in_a.iter().copied().filter(|c| in_b.contains(c)).min();
    let claim = both.or_else(|| in_a.iter().chain(&in_b).copied().min()).unwrap_or(0);
    let [first, second] = group.values;
    let sides = vec![side(units, first, a, x), side(units, second, b, y)];
    Conflict { kind, verdict, claim, why, sides }
}

fn side(units: &[Unit<'_>], value: String, members: &BTreeSet<usize>, origins: Vec<OriginId>) -> Side {
    let mut citations: Vec<Citation> = members.iter().map(|u| units[*u].citation()).collect();
    citations.sort();
    Side { value, citations, origins }
}

fn origins(units: &[Unit<'_>], members: &BTreeSet<usize>) -> Vec<OriginId> {
    let mut origins: Vec<OriginId> = members.iter().map(|u| units[*u].origin).collect();
    origins.sort_unstable();
    origins.dedup();
    origins
}
