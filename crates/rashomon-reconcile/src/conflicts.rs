//! Where accounts differ, and what each difference is: same origin, update, scope, rounding, and only then conflict.

mod denied;
mod explained;
mod figures;
mod groups;
mod meeting;
mod names;
mod nil;
mod revised;
mod rough;
mod status;
mod times;
mod zones;

use std::collections::BTreeMap;

use rashomon_model::{
    Account, ConflictKind, DerivationClass, Hands, Lineage, Moment, OriginId, PageId, Parent, StemId, Vectors, Verdict,
};

use crate::units::Unit;
pub use groups::Differences;
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
    figures::periods,
    nil::nobody_and_somebody,
    times::times,
    status::planned_and_done,
    status::denied_and_done,
    revised::revised,
];

/// All differences between accounts whose statements `questions` group.
pub fn differences(
    accounts: &[&Account],
    units: &[Unit<'_>],
    questions: &[Vec<usize>],
    lineage: &Lineage,
    vectors: &Vectors<'_>,
    hands: &impl Hands,
) -> Differences {
    let claims = claims(units.len(), questions);
    let tellings = tellings(units);
    let versions = versions(lineage);
    let mut all = Differences::default();
    let differences = |meeting: &Meeting<'_, '_>| -> Vec<(usize, usize, Difference)> {
        let found = DETECTORS.iter().filter_map(|detect| detect(meeting));
        found.map(|found| (meeting.first, meeting.second, found)).collect()
    };
    for (first, second, found) in meetings(units, &tellings, &claims, &versions, vectors, hands, differences) {
        all.add([&tellings[first], &tellings[second]], found);
    }
    let in_other_words = rough::told_roughly(units, &tellings, &claims).into_iter();
    for ([first, second], found) in in_other_words.chain(zones::told_in_two_zones(units, &tellings)) {
        all.add([&tellings[first], &tellings[second]], found);
    }
    let of_the_story = names::spellings(accounts, units).into_iter().chain(denied::denials(units, &tellings, &claims));
    for ([first, second], found) in of_the_story {
        all.add([&first, &second], found);
    }
    all
}

/// For each of so many statements the questions that it answers.
fn claims(units: usize, questions: &[Vec<usize>]) -> Vec<Vec<u32>> {
    let mut claims: Vec<Vec<u32>> = vec![Vec::new(); units];
    for (claim, statements) in questions.iter().enumerate() {
        statements.iter().for_each(|unit| claims[*unit].push(claim as u32));
    }
    claims
}

/// Pages that are versions of one report of one outlet, each with the first of them.
type Versions = BTreeMap<PageId, PageId>;

fn versions(lineage: &Lineage) -> Versions {
    let mut versions = Versions::new();
    for update in lineage.derivations.iter().filter(|d| d.class == DerivationClass::Update) {
        let Parent::Page(parent) = update.from else { continue };
        let first = |page: PageId| versions.get(&page).copied().unwrap_or(page);
        let (kept, joined) = (first(parent), first(update.page));
        versions.values_mut().filter(|first| **first == joined).for_each(|first| *first = kept);
        versions.extend([(parent, kept), (update.page, kept)]);
    }
    versions
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
    let order = |at: &usize| (appeared(&units[*at]), *at);
    let mut tellings: Vec<Telling> = told.into_values().collect();
    tellings.iter_mut().for_each(|telling| telling.sort_by_key(order));
    tellings.sort();
    tellings
}

/// When the page of a statement appeared; last where that is not known.
fn appeared(unit: &Unit<'_>) -> i64 {
    unit.account.published.value.map_or(i64::MAX, Moment::order)
}
