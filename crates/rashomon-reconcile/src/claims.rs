//! Groups statements of different accounts that answer one question.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rashomon_model::wording::shared_weight;
use rashomon_model::{Claim, ClaimStatement, Conflict, Lineage, QuoteGroup, Source, Standing, Vectors, Verdict};

use crate::answers::Answered;
use crate::answers::figures::{is_loose, number};
use crate::independence::{origins, sources};
use crate::slots;
use crate::units::Unit;

/// Mean likeness that two groups need before they are joined: a newcomer must match the members, not one of them.
/// Measured on the looked-at stories (QUALITY.md, "Claims"): .29 finds a tenth more pairs across origins and counts
/// too many origins twice as often.
const QUORUM: f32 = 0.33;
/// Likeness from which a statement and the one it was copied from tell the same.
const COPIED: f32 = 0.45;

/// Share of the larger of two groups that both hold, from which they are one question.
const SAME_GROUP: f32 = 0.85;

/// Groups units by question; gives lists of indices in order, best supported first. A unit whose figures answer
/// several questions is in several groups.
pub fn group(units: &[Unit<'_>], quotes: &[QuoteGroup], lineage: &Lineage, vectors: &Vectors<'_>) -> Vec<Vec<usize>> {
    let pairs = pairs(units, vectors);
    let likeness: BTreeMap<(usize, usize), f32> = pairs.iter().map(|(a, b, s)| ((*a, *b), *s)).collect();
    let mut groups = Groups::new(units.len());
    for (a, b) in copied(units, lineage, &likeness) {
        groups.join(a, b);
    }
    for (a, b, _) in &pairs {
        if groups.mean(*a, *b, &likeness) >= QUORUM {
            groups.join(*a, *b);
        }
    }
    let mut lists = groups.lists();
    for group in slots::groups(units, vectors).into_iter().chain(quotes.iter().map(|q| quoting(units, q))) {
        let shared = |l: &Vec<usize>| group.iter().filter(|u| l.contains(u)).count() as f32;
        let held = lists
            .iter()
            .any(|l| shared(l) >= SAME_GROUP * group.len().max(l.len()) as f32 || shared(l) as usize == group.len());
        if !held && pages(units, &group) >= 2 {
            lists.push(group);
        }
    }
    lists.sort_by_cached_key(|g| (Reverse(support(units, g, lineage)), g.clone()));
    lists
}

/// The units that hold a quotation.
fn quoting(units: &[Unit<'_>], quote: &QuoteGroup) -> Vec<usize> {
    let holds = |u: &Unit<'_>| {
        quote.occurrences.iter().any(|o| o.citation.page == u.account.page && o.citation.span.meets(u.statement.span))
    };
    (0..units.len()).filter(|u| holds(&units[*u])).collect()
}

/// How well a group is supported: origins, then sources, then pages.
fn support(units: &[Unit<'_>], group: &[usize], lineage: &Lineage) -> (u32, u32, usize) {
    let members: Vec<&Unit<'_>> = group.iter().map(|u| &units[*u]).collect();
    (origins(&members, lineage), sources(&members), pages(units, group))
}

/// Number of pages in a group.
pub fn pages(units: &[Unit<'_>], group: &[usize]) -> usize {
    let mut pages: Vec<_> = group.iter().map(|u| units[*u].account.page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages.len()
}

/// Number of units that no other page's statement is set beside.
pub fn unaligned(units: &[Unit<'_>], groups: &[Vec<usize>]) -> usize {
    let mut aligned = vec![false; units.len()];
    groups.iter().filter(|g| pages(units, g) > 1).flatten().for_each(|u| aligned[*u] = true);
    aligned.iter().filter(|a| !**a).count()
}

/// Disjoint groups of units.
pub struct Groups {
    of: Vec<usize>,
    members: Vec<Vec<usize>>,
}

impl Groups {
    /// Every unit by itself.
    pub fn new(count: usize) -> Self {
        Groups { of: (0..count).collect(), members: (0..count).map(|i| vec![i]).collect() }
    }

    /// Joins the groups of two units.
    pub fn join(&mut self, a: usize, b: usize) {
        let (keep, gone) = (self.of[a].min(self.of[b]), self.of[a].max(self.of[b]));
        if keep == gone {
            return;
        }
        let moved = std::mem::take(&mut self.members[gone]);
        moved.iter().for_each(|m| self.of[*m] = keep);
        self.members[keep].extend(moved);
    }

    /// Mean likeness between the groups of two units; -1 for units of one group.
    pub fn mean(&self, a: usize, b: usize, likeness: &BTreeMap<(usize, usize), f32>) -> f32 {
        if self.of[a] == self.of[b] {
            return -1.0;
        }
        let (x, y) = (&self.members[self.of[a]], &self.members[self.of[b]]);
        let of = |i: &usize, j: &usize| likeness.get(&(*i.min(j), *i.max(j))).copied().unwrap_or(0.0);
        let sum: f32 = x.iter().flat_map(|i| y.iter().map(move |j| of(i, j))).sum();
        sum / (x.len() * y.len()) as f32
    }

    /// The groups, each in order, in the order of their first units.
    pub fn lists(self) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = self.members.into_iter().filter(|m| !m.is_empty()).collect();
        lists.iter_mut().for_each(|l| l.sort_unstable());
        lists.sort();
        lists
    }
}

/// Pairs of units of different pages that may answer one question, most alike first.
fn pairs(units: &[Unit<'_>], vectors: &Vectors<'_>) -> Vec<(usize, usize, f32)> {
    let mut pairs = Vec::new();
    for b in 1..units.len() {
        for a in 0..b {
            if units[a].account.page == units[b].account.page {
                continue;
            }
            let likeness = likeness(&units[a], &units[b], vectors);
            if likeness >= QUORUM * 0.5 {
                pairs.push((a, b, likeness));
            }
        }
    }
    pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    pairs.retain(|p| p.2 >= QUORUM * 0.5);
    pairs
}

/// How alike two statements are, 0 to about 1.3: shared words over all words, a short statement inside a long one,
/// and a figure that both give.
pub fn likeness(a: &Unit<'_>, b: &Unit<'_>, vectors: &Vectors<'_>) -> f32 {
    let (in_a, in_b) = shared_weight(&a.content, &b.content, vectors);
    let whole = a.weight + b.weight;
    if whole == 0.0 || in_a == 0.0 {
        return 0.0;
    }
    let dice = (in_a + in_b) / whole;
    let (lighter, inside) = if a.weight <= b.weight { (a, in_a) } else { (b, in_b) };
    let contained =
        if lighter.content.len() >= 4 && lighter.weight >= ENOUGH { 0.8 * inside / lighter.weight } else { 0.0 };
    dice.max(contained) + figure_bonus(a, b)
}

/// Weight from which a statement of at least four content words tells enough for lying inside a longer one to count.
const ENOUGH: f32 = 16.0;

/// Two statements that give one rare figure most likely answer one question.
fn figure_bonus(a: &Unit<'_>, b: &Unit<'_>) -> f32 {
    let figures = |u: &Unit<'_>| -> Vec<f64> {
        let inside = u.account.analysis.quantities_in(u.statement.span).filter(|q| !q.ordinal && !is_loose(q));
        inside.filter_map(number).collect()
    };
    let other = figures(b);
    let shared = figures(a).into_iter().filter(|x| other.contains(x));
    shared.map(|x| if x >= 20.0 || x.fract() != 0.0 { 0.2 } else { 0.08 }).fold(0.0, f32::max)
}

/// Pairs of units that a derivation ties together.
fn copied(units: &[Unit<'_>], lineage: &Lineage, likeness: &BTreeMap<(usize, usize), f32>) -> Vec<(usize, usize)> {
    let inside =
        |u: &Unit<'_>, page, span: rashomon_model::Span| u.account.page == page && span.meets(u.statement.span);
    let mut tied = Vec::new();
    for passage in lineage.derivations.iter().flat_map(|d| &d.passages).filter(|p| p.from.0 != p.to.0) {
        let of = |(page, span)| (0..units.len()).filter(move |u| inside(&units[*u], page, span));
        for child in of(passage.to) {
            let best = of(passage.from)
                .map(|parent| ((parent.min(child), parent.max(child)), parent))
                .filter_map(|(key, _)| likeness.get(&key).map(|s| (*s, key)))
                .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            tied.extend(best.filter(|(s, _)| *s >= COPIED).map(|(_, key)| key));
        }
    }
    tied
}

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
        answers: answered.answers(units, lineage),
        statements: answered.units.iter().zip(&answered.slots).map(statement).collect(),
    }
}

/// The wording that most others share most of, the shorter one among equals.
pub fn clearest(members: &[&Unit<'_>]) -> String {
    let shared = |u: &Unit<'_>| {
        let told = |w: &rashomon_model::wording::Word| {
            members.iter().filter(|m| m.content.iter().any(|x| x.stem == w.stem)).count() as f32
        };
        let sum: f32 = u.content.iter().map(|w| w.weight * (told(w) - 1.0)).sum();
        sum / (u.weight + 20.0)
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
            cue: a.cue.map(|c| unit.words_of(c).to_owned()).unwrap_or_default(),
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
