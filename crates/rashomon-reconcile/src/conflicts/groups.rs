//! Gathers what the detectors find: the same two answers, wherever they meet.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Citation, Conflict, ConflictKind, OriginId, Side, Verdict};

use super::{Difference, Telling, appeared, claims};
use crate::units::Unit;

/// Answers by their keys: each with its words and the statements that give it.
type Answers = BTreeMap<String, (String, BTreeSet<usize>)>;

/// The same two answers, wherever they meet.
struct Group {
    kind: ConflictKind,
    verdict: Verdict,
    why: String,
    answers: Answers,
    /// The statements of each two tellings in which it was found.
    met: Vec<BTreeSet<usize>>,
}

/// All differences found so far, by their kind and the keys of their two answers.
#[derive(Default)]
pub struct Differences(BTreeMap<(ConflictKind, [String; 2]), Group>);

impl Differences {
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
            met: Vec::new(),
        });
        group.met.push(met.into_iter().flatten().copied().collect());
        // Whatever explains the difference at one meeting explains it: an alarm is raised only where nothing does.
        if group.verdict == Verdict::Conflict && found.verdict != Verdict::Conflict {
            (group.verdict, group.why) = (found.verdict, found.why);
        }
        for ((key, value), telling) in found.keys.into_iter().zip(found.values).zip(met) {
            group.answers.entry(key).or_insert_with(|| (value, BTreeSet::new())).1.extend(telling);
        }
    }

    /// The statements of each question whose answers differ, in order. Two pairs of tellings that differ in the same two
    /// values answer one question only where they have a telling in common: "two" and "four" may be of anything. What was
    /// reckoned and what came, or two reckonings, are two questions.
    pub fn questions(&self) -> impl Iterator<Item = Vec<usize>> {
        let ordered = |question: BTreeSet<usize>| question.into_iter().collect();
        let one = self.0.values().filter(|group| group.verdict != Verdict::Definition);
        one.flat_map(|group| connected(&group.met)).map(ordered)
    }

    /// The differences of a story, in the order of the claims. `questions` are the statements of each claim.
    pub fn conflicts(self, units: &[Unit<'_>], questions: &[Vec<usize>]) -> Vec<Conflict> {
        let claims = &claims(units.len(), questions);
        let explained = |group: &Group| (group.verdict, group.why.clone());
        let told: BTreeMap<_, _> = self.0.iter().map(|(pair, group)| (pair.clone(), explained(group))).collect();
        // What was found of two answers themselves goes before what holds of the series.
        let holds = |group: &Group, pair: [&String; 2]| {
            told.get(&(group.kind, pair.map(String::clone))).is_none_or(|found| *found == explained(group))
        };
        let groups = one_series(self.0.into_values());
        let mut conflicts: Vec<Conflict> =
            groups.iter().flat_map(|group| in_pairs(units, claims, group, |pair| holds(group, pair))).collect();
        let place = |conflict: &Conflict| {
            let cited = conflict.sides.iter().map(|side| side.citations.clone()).collect::<Vec<_>>();
            (conflict.claim, conflict.kind, cited)
        };
        conflicts.sort_by_cached_key(place);
        conflicts
    }
}

/// Joins what one thing explains in one place: of a count of nine that was eleven, and then thirteen, nine and thirteen differ
/// for the same reason. Two groups tell of one place where a statement gives the same answer in both. What nothing explains
/// stays as it is: two may contradict each other, and a third only one of them.
fn one_series(groups: impl Iterator<Item = Group>) -> Vec<Group> {
    let mut joined: Vec<Group> = Vec::new();
    for mut group in groups {
        let explained = group.verdict != Verdict::Conflict;
        let same: Vec<Group> = joined.extract_if(.., |other| explained && group.goes_on(other)).collect();
        for other in same {
            group.met.extend(other.met);
            for (key, (value, members)) in other.answers {
                group.answers.entry(key).or_insert((value, BTreeSet::new())).1.extend(members);
            }
        }
        joined.push(group);
    }
    joined
}

impl Group {
    /// Whether the same explains both, and a statement gives one answer in both.
    fn goes_on(&self, other: &Group) -> bool {
        let shared = |(key, (_, members)): (&String, &(String, BTreeSet<usize>))| {
            other.answers.get(key).is_some_and(|(_, others)| !members.is_disjoint(others))
        };
        (self.kind, self.verdict, &self.why) == (other.kind, other.verdict, &other.why)
            && self.answers.iter().any(shared)
    }
}

/// Joins the sets that have a member in common, directly or through others.
fn connected(sets: &[BTreeSet<usize>]) -> Vec<BTreeSet<usize>> {
    let mut joined: Vec<BTreeSet<usize>> = Vec::new();
    for set in sets {
        let mut touching = joined.extract_if(.., |other| !other.is_disjoint(set));
        let mut whole = touching.next().unwrap_or_default();
        whole.extend(touching.flatten().chain(set.iter().copied()));
        joined.push(whole);
    }
    joined
}

/// The differences that a group tells, one for each two answers of which it holds, their sides in order of time.
fn in_pairs(
    units: &[Unit<'_>],
    claims: &[Vec<u32>],
    group: &Group,
    holds: impl Fn([&String; 2]) -> bool,
) -> Vec<Conflict> {
    let told =
        |members: &BTreeSet<usize>| members.iter().map(|at| (appeared(&units[*at]), units[*at].citation())).min();
    let mut answers: Vec<_> = group.answers.iter().collect();
    answers.sort_by_cached_key(|(_, (_, members))| told(members));
    let claim = claim(claims, &answers.iter().map(|(_, (_, members))| members).collect::<Vec<_>>());
    let mut conflicts = Vec::new();
    for (at, (key, (value, members))) in answers.iter().enumerate() {
        for (earlier_key, (earlier, those)) in &answers[..at] {
            if holds([*key.min(earlier_key), *key.max(earlier_key)]) {
                let (earlier, later) = (side(units, earlier.clone(), those), side(units, value.clone(), members));
                let (verdict, why) = verdict(group, [&earlier, &later]);
                conflicts.push(Conflict { kind: group.kind, verdict, claim, why, sides: vec![earlier, later] });
            }
        }
    }
    conflicts
}

/// What a difference of two sides is, and why: where one report gives both, the copying explains it.
fn verdict(group: &Group, [earlier, later]: [&Side; 2]) -> (Verdict, String) {
    let among = |all: &[OriginId], some: &[OriginId]| some.iter().all(|origin| all.contains(origin));
    let one = among(&earlier.origins, &later.origins) || among(&later.origins, &earlier.origins);
    match group.verdict {
        // A page may tell of two who contradict each other.
        Verdict::Conflict | Verdict::Definition if one && group.kind != ConflictKind::Attribution => {
            (Verdict::SameOrigin, "one report, told in two ways: what differs was changed in the copying".to_owned())
        }
        verdict => (verdict, group.why.clone()),
    }
}

/// The claim that holds most of the sides.
fn claim(claims: &[Vec<u32>], answers: &[&BTreeSet<usize>]) -> u32 {
    let mut sides: BTreeMap<u32, usize> = BTreeMap::new();
    for members in answers {
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

#[cfg(test)]
mod tests {
    use super::*;

    fn found(verdict: Verdict) -> Difference {
        let two = |a: &str, b: &str| [a.to_owned(), b.to_owned()];
        Difference {
            kind: ConflictKind::Value,
            verdict,
            why: String::new(),
            values: two("two", "four"),
            keys: two(&format!("2 {verdict:?}"), "4"),
        }
    }

    #[test]
    fn what_goes_on_is_one_difference_of_all_its_answers() {
        let told = |verdict, keys: [&str; 2]| Difference { keys: keys.map(str::to_owned), ..found(verdict) };
        let sides = |verdict| {
            let mut all = Differences::default();
            all.add([&vec![0], &vec![1]], told(verdict, ["9", "11"]));
            all.add([&vec![1], &vec![2]], told(verdict, ["11", "13"]));
            // Eleven of something else.
            all.add([&vec![5], &vec![6]], told(verdict, ["11", "14"]));
            let mut sides: Vec<usize> = one_series(all.0.into_values()).iter().map(|g| g.answers.len()).collect();
            sides.sort_unstable();
            sides
        };
        assert_eq!(sides(Verdict::Update), [2, 3]);
        assert_eq!(sides(Verdict::Conflict), [2, 2, 2]);
    }

    #[test]
    fn two_answers_are_one_question_where_they_meet() {
        let mut all = Differences::default();
        all.add([&vec![0, 1], &vec![2]], found(Verdict::Update));
        all.add([&vec![5], &vec![6]], found(Verdict::Update));
        all.add([&vec![3], &vec![2]], found(Verdict::Update));
        all.add([&vec![7], &vec![8]], found(Verdict::Definition));
        let mut questions: Vec<Vec<usize>> = all.questions().collect();
        questions.sort();
        assert_eq!(questions, [vec![0, 1, 2, 3], vec![5, 6]]);
    }
}
