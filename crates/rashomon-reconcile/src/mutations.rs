//! What was changed in the copying: each derived page beside the pages it was made from, sentence by sentence.

mod dates;
mod figures;
mod hedges;
mod names;
mod pairs;
mod peoples;
mod quotes;
mod scopes;
mod slips;
mod sources;
mod status;

use std::collections::BTreeSet;

use rashomon_model::outlet::same_outlet;
use rashomon_model::{
    Account, Derivation, DerivationClass, Hands, Lineage, Moment, Mutation, MutationKind, OriginId, PageId, Parent,
    Vectors,
};

pub use names::misspelt;
use pairs::{Copied, Footing, Lines, Pair, Sentence, pairs};

/// What a detector tells of one pair of sentences.
type Change = (MutationKind, String);

/// A detector of one kind of change in one pair of sentences.
type Detector = fn(&Pair<'_>) -> Option<Change>;

/// Every detector that needs but two sentences, in the order in which their findings are told.
const DETECTORS: [Detector; 16] = [
    figures::number_changed,
    figures::bound_changed,
    figures::currency_changed,
    figures::figure_lost,
    dates::date_shifted,
    names::name_swapped,
    names::place_changed,
    peoples::nationality_changed,
    hedges::bound_lost,
    hedges::doubt_lost,
    sources::attribution_lost,
    scopes::scope_lost,
    status::done,
    status::stage_changed,
    status::qualifier_lost,
    status::polarity_changed,
];

/// All changes of a story, along its derivations.
pub fn mutations(accounts: &[&Account], lineage: &Lineage, vectors: &Vectors<'_>, hands: &impl Hands) -> Vec<Mutation> {
    let copied: Vec<Copied<'_>> = hands
        .each(accounts.len(), |page| [from_pages, from_witnesses].map(|from| from(accounts, lineage, accounts[page])))
        .into_iter()
        .flatten()
        .flatten()
        .collect();
    let lines = Lines::of(&copied, hands);
    let changes = hands.each(copied.len(), |at| changes(&copied[at], &lines, vectors));
    let mut found: Vec<Mutation> = changes.into_iter().flatten().collect();
    found.sort_by(|a, b| (&a.after, a.kind, &a.before).cmp(&(&b.after, b.kind, &b.before)));
    // One change is told once, whichever of several witnesses it is held against.
    found.dedup_by(|b, a| a.after == b.after && a.kind == b.kind);
    let mut told: Vec<Mutation> = Vec::new();
    for m in found {
        // A page that prints a sentence twice changed it once, and one that drops a source throughout dropped it once.
        let same = |t: &Mutation| t.before == m.before && t.why == m.why;
        let again = |t: &Mutation| same(t) || m.kind == MutationKind::AttributionLost && sources::one_source(t, &m);
        if !told.iter().any(|t| t.kind == m.kind && t.after.page == m.after.page && again(t)) {
            told.push(m);
        }
    }
    let mut told = begun(accounts, lineage, told);
    told.sort_by(|a, b| (&a.after, &a.before, a.kind).cmp(&(&b.after, &b.before, b.kind)));
    told
}

/// The changes that began in their page. What a page has from another that changed it already is left out, and so is
/// what two pages changed in the same way: that is no accident, and the earlier page stands for both.
fn begun(accounts: &[&Account], lineage: &Lineage, told: Vec<Mutation>) -> Vec<Mutation> {
    let published = |id: PageId| accounts.iter().find(|a| a.page == id).and_then(|a| a.published.value);
    let order = |m: &Mutation| (published(m.after.page).map_or(i64::MAX, Moment::order), m.after.page);
    let same = |a: &Mutation, b: &Mutation| a.kind == b.kind && (a.before == b.before || a.why == b.why);
    let carried = |m: &Mutation| {
        told.iter().filter(|t| t.after.page != m.after.page && same(t, m)).any(|t| {
            let above = descendants(lineage, t.after.page).contains(&m.after.page);
            let below = descendants(lineage, m.after.page).contains(&t.after.page);
            above || !below && PUT_IN.contains(&m.kind) && t.why == m.why && order(t) < order(m)
        })
    };
    told.iter().filter(|m| !carried(m)).cloned().collect()
}

/// Changes whose findings tell the new words: two pages that have the same new words have them from one place.
const PUT_IN: [MutationKind; 6] = [
    MutationKind::NumberChanged,
    MutationKind::DateShifted,
    MutationKind::NameChanged,
    MutationKind::PlaceChanged,
    MutationKind::NationalityChanged,
    MutationKind::StatusChanged,
];

/// The pages that were made from a page, at whatever remove.
fn descendants(lineage: &Lineage, page: PageId) -> BTreeSet<PageId> {
    let mut found = BTreeSet::new();
    let mut parents = vec![page];
    while let Some(parent) = parents.pop() {
        let children = lineage.derivations.iter().filter(|d| matches!(d.from, Parent::Page(from) if from == parent));
        parents.extend(children.map(|d| d.page).filter(|child| *child != page && found.insert(*child)));
    }
    found
}

fn changes(copied: &Copied<'_>, lines: &Lines<'_>, vectors: &Vectors<'_>) -> Vec<Mutation> {
    let pairs = pairs(copied, lines, vectors);
    let told = |pair: &Pair<'_>| -> Vec<Mutation> {
        let told_here = |change: &Change| !pair.part || TOLD_IN_PARTS.contains(&change.0);
        let found = DETECTORS.iter().filter_map(|detect| detect(pair)).filter(told_here);
        found.map(|(kind, why)| mutation(&pair.before, &pair.after, kind, why)).collect()
    };
    let mut found: Vec<Mutation> = pairs.iter().filter(|p| !p.same_words()).flat_map(told).collect();
    found.extend(names::name_changes(copied));
    found.extend(peoples::of_another_people(copied));
    found.extend(quotes::quote_changes(copied, &pairs));
    found.extend(slips::slips(copied, &pairs, &found));
    found.extend(hedges::doubt_taken_out(copied, &found));
    found
}

/// Changes that are seen in a part of a sentence, too: what is lost may stand in the rest.
const TOLD_IN_PARTS: [MutationKind; 4] = [
    MutationKind::NumberChanged,
    MutationKind::DateShifted,
    MutationKind::PlaceChanged,
    MutationKind::NationalityChanged,
];

fn mutation(before: &Sentence<'_>, after: &Sentence<'_>, kind: MutationKind, why: String) -> Mutation {
    Mutation { kind, before: before.citation(), after: after.citation(), why }
}

/// A page beside its parents among the pages. What an outlet changes in its own text is an update, no mutation.
fn from_pages<'a>(accounts: &'a [&'a Account], lineage: &Lineage, page: &'a Account) -> Option<Copied<'a>> {
    let account = |id: PageId| accounts.iter().find(|a| a.page == id).copied();
    let edges = lineage.derivations.iter().filter(|d| d.page == page.page && d.class != DerivationClass::Update);
    let parent = |from: Parent| match from {
        Parent::Page(id) => account(id).filter(|a| !same_house(a, page)),
        Parent::Origin(_) => None,
    };
    let before: Vec<&Account> = edges.filter_map(|d| parent(d.from)).collect();
    copied(accounts, lineage, page, before, Footing::Parents)
}

/// A page beside the other pages made from an original that is not among them.
fn from_witnesses<'a>(accounts: &'a [&'a Account], lineage: &Lineage, page: &'a Account) -> Option<Copied<'a>> {
    let origin = |d: &Derivation| match d.from {
        Parent::Origin(origin) => Some(origin),
        Parent::Page(_) => None,
    };
    let all = || lineage.derivations.iter();
    let own: Vec<OriginId> = all().filter(|d| d.page == page.page).filter_map(origin).collect();
    let family: BTreeSet<PageId> =
        all().filter(|d| origin(d).is_some_and(|o| own.contains(&o))).map(|d| d.page).collect();
    let sibling = |a: &&&Account| a.page != page.page && family.contains(&a.page) && !same_house(a, page);
    let before: Vec<&Account> = accounts.iter().filter(sibling).copied().collect();
    copied(accounts, lineage, page, before, Footing::Witnesses)
}

fn copied<'a>(
    story: &'a [&'a Account],
    lineage: &Lineage,
    after: &'a Account,
    before: Vec<&'a Account>,
    footing: Footing,
) -> Option<Copied<'a>> {
    let descendants = || descendants(lineage, after.page);
    (!before.is_empty()).then(|| Copied { after, before, story, descendants: descendants(), footing })
}

fn same_house(a: &Account, b: &Account) -> bool {
    match (&a.article.outlet, &b.article.outlet) {
        (Some(x), Some(y)) => same_outlet(&x.name, &y.name),
        _ => false,
    }
}
