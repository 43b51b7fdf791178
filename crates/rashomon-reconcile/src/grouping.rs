//! Groups statements of different accounts that answer one question.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::vectors::AKIN;
use rashomon_model::{Lineage, PageId, QuoteGroup, Span, StemId, Vectors};

use crate::answers::answer;
use crate::conflicts::Differences;
use crate::independence::{origins, sources};
use crate::likeness::{candidates, one_question, ranked};
use crate::linkage::Linkage;
use crate::rivals::{Pair, also_answered, lowered, rivals};
use crate::slots::{self, Question};
use crate::units::Unit;

/// Mean sureness that two groups need before they are joined. Measured on the looked-at stories (QUALITY.md, "Claims"):
/// with less, more pairs across origins are found and too many origins are counted more often.
const QUORUM: f32 = 0.27;
/// Sureness from which a statement and the one it was copied from tell the same.
const COPIED: f32 = 0.3;
/// Mean sureness with a group from which a statement of another group answers its question too: long sentences tell
/// several things. With less, more pairs across origins are found and more of all are wrong.
const ALSO: f32 = 0.4;
/// What a pair gains from sentences beside both that are alike, as a share of their likeness; and the least such likeness.
/// Chosen on the stories that were read (QUALITY.md, "Claims").
const IN_STEP: f32 = 0.2;
const ALIKE_BESIDE: f32 = 0.3;
/// Share of the larger of two groups that both hold, from which alike statements, and those of one quotation, are one
/// question.
const MOSTLY: f32 = 0.75;
/// Share of the larger of two groups that both hold, from which the figures of one ask nothing that the other does not.
const SAME_GROUP: f32 = 0.85;

/// Statements that say the same in the same words, compared once for all of them.
struct Wordings {
    /// The statements of each wording, in order.
    units: Vec<Vec<usize>>,
    /// The wording of each statement.
    of: Vec<usize>,
}

impl Wordings {
    fn of(units: &[Unit<'_>]) -> Self {
        let mut known: BTreeMap<Vec<StemId>, Vec<usize>> = BTreeMap::new();
        let mut wordings = Wordings { units: Vec::new(), of: Vec::new() };
        for (at, unit) in units.iter().enumerate() {
            let same = known.entry(unit.words.iter().chain(&unit.content).map(|w| w.stem).collect()).or_default();
            // What a page tells twice is told in two places.
            let told_here =
                |w: &usize| wordings.units[*w].last().is_some_and(|u| units[*u].account.page == unit.account.page);
            let wording = same.iter().copied().find(|w| !told_here(w)).unwrap_or_else(|| {
                same.push(wordings.units.len());
                wordings.units.push(Vec::new());
                wordings.units.len() - 1
            });
            wordings.units[wording].push(at);
            wordings.of.push(wording);
        }
        wordings
    }

    /// The pages that tell each wording, as indices into the pages of the story.
    fn pages(&self, units: &[Unit<'_>]) -> Vec<Vec<usize>> {
        let mut page = 0;
        let of: Vec<usize> = (0..units.len())
            .map(|at| {
                page += usize::from(at > 0 && units[at].account.page != units[at - 1].account.page);
                page
            })
            .collect();
        self.units.iter().map(|told| told.iter().map(|unit| of[*unit]).collect()).collect()
    }

    /// Whether some page tells one of two wordings and another page the other.
    fn apart(&self, units: &[Unit<'_>], a: usize, b: usize) -> bool {
        let mut pages = self.units[a].iter().chain(&self.units[b]).map(|u| units[*u].account.page);
        let first = pages.next();
        pages.any(|page| Some(page) != first)
    }
}

/// Groups units by question; gives lists of indices in order, best supported first. A unit that answers several
/// questions is in several groups.
pub fn group(units: &[Unit<'_>], quotes: &[QuoteGroup], lineage: &Lineage, vectors: &Vectors<'_>) -> Vec<Vec<usize>> {
    let vectors = &Vectors { near: AKIN, ..*vectors };
    let wordings = Wordings::of(units);
    let one = |wording: usize| &units[wordings.units[wording][0]];
    let bags: Vec<_> = (0..wordings.units.len()).map(|w| one(w).content.as_slice()).collect();
    let apart = candidates(&bags).into_iter().filter(|(a, b)| wordings.apart(units, *a, *b));
    let pairs = in_step(units, &wordings, &ranked(apart, |a, b| one_question(one(a), one(b), vectors)));
    let told_by = wordings.pages(units);
    let rivals = rivals(&pairs, &told_by);
    let answered = also_answered(&pairs, &rivals);
    let pairs = lowered(&pairs, &rivals);
    let mut linkage = Linkage::new(told_by.iter().map(Vec::len).collect(), &pairs);
    for (a, b) in copied(units, &wordings, lineage, &pairs) {
        linkage.join(a, b);
    }
    linkage.join_alike(&pairs, QUORUM);
    let spread = |groups: Vec<Vec<usize>>| groups.iter().map(|group| units_of(&wordings, group)).collect();
    let mut groups: Vec<Vec<usize>> = spread(linkage.groups());
    also_answering(units, &wordings, &answered, &mut groups);
    groups.sort_by_key(|group| Reverse(group.len()));
    let mut lists = Vec::new();
    add_new(units, &mut lists, groups, MOSTLY, |_, _, _| false);
    let ones: Vec<&Unit<'_>> = (0..told_by.len()).map(one).collect();
    let questions = slots::questions(&ones, &told_by, vectors);
    let asked = spread(questions.iter().map(|question| question.units.clone()).collect());
    let asks_more = |at: usize, group: &[usize], list: &[usize]| {
        asks_more(units, &wordings, &questions[at], group, list, lineage, vectors)
    };
    add_new(units, &mut lists, asked, SAME_GROUP, asks_more);
    add_new(units, &mut lists, quotes.iter().map(|quote| quoting(units, quote)).collect(), MOSTLY, |_, _, _| false);
    in_order(units, lists, lineage)
}

/// The groups, and one for each question whose answers differ and stand in no group together: what explains two figures
/// or hours may be all that they share.
pub fn with_differences(
    units: &[Unit<'_>],
    mut lists: Vec<Vec<usize>>,
    differences: &Differences,
    lineage: &Lineage,
) -> Vec<Vec<usize>> {
    add_new(units, &mut lists, differences.questions().collect(), SAME_GROUP, |_, _, _| false);
    in_order(units, lists, lineage)
}

/// The groups, best supported first; a statement stands alone only where no group of several pages holds it.
fn in_order(units: &[Unit<'_>], mut lists: Vec<Vec<usize>>, lineage: &Lineage) -> Vec<Vec<usize>> {
    lists.retain(|list| pages(units, list) > 1);
    let aligned = aligned(units, &lists);
    lists.extend((0..units.len()).filter(|unit| !aligned[*unit]).map(|unit| vec![unit]));
    lists.sort_by_cached_key(|g| (Reverse(support(units, g, lineage)), g.clone()));
    lists
}

fn units_of(wordings: &Wordings, group: &[usize]) -> Vec<usize> {
    let mut units: Vec<usize> = group.iter().flat_map(|wording| &wordings.units[*wording]).copied().collect();
    units.sort_unstable();
    units
}

/// For each of so many units the lists that hold it.
fn holding(units: usize, lists: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut holding: Vec<Vec<usize>> = vec![Vec::new(); units];
    for (list, unit) in lists.iter().enumerate().flat_map(|(at, list)| list.iter().map(move |unit| (at, unit))) {
        holding[*unit].push(list);
    }
    holding
}

/// Adds the groups of several pages that are not there yet: inside another one, unless that group, told by its place and
/// its units, asks more than the other; or mostly the same as one, by the share of the larger that both hold.
fn add_new(
    units: &[Unit<'_>],
    lists: &mut Vec<Vec<usize>>,
    groups: Vec<Vec<usize>>,
    mostly: f32,
    asks_more: impl Fn(usize, &[usize], &[usize]) -> bool,
) {
    let mut holding = holding(units.len(), lists);
    for (at, group) in groups.into_iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        group.iter().flat_map(|unit| &holding[*unit]).for_each(|list| *shared.entry(*list).or_default() += 1);
        let held = shared.iter().any(|(list, shared)| {
            *shared == group.len() && !asks_more(at, &group, &lists[*list])
                || *shared as f32 >= mostly * group.len().max(lists[*list].len()) as f32
        });
        if !held && pages(units, &group) >= 2 {
            group.iter().for_each(|unit| holding[*unit].push(lists.len()));
            lists.push(group);
        }
    }
}

/// Whether the figures of a group are another question than that of a list which holds all of its statements: fewer reports
/// give them, and the list is not answered by them. A long sentence answers several questions, and what only one report
/// tells has one origin, however many report what stands beside it.
fn asks_more(
    units: &[Unit<'_>],
    wordings: &Wordings,
    question: &Question,
    group: &[usize],
    list: &[usize],
    lineage: &Lineage,
    vectors: &Vectors<'_>,
) -> bool {
    let reports = |list: &[usize]| origins(&list.iter().map(|unit| &units[*unit]).collect::<Vec<_>>(), lineage);
    if question.figures.is_empty() || reports(group) >= reports(list) {
        return false;
    }
    let answered = answer(units, list, vectors);
    let answers = |(wording, figure): &&(usize, f64)| {
        let of_it = answered.units.iter().zip(&answered.slots).filter(|(unit, _)| wordings.of[**unit] == *wording);
        of_it.filter_map(|(_, slot)| slot.value.as_ref()).any(|value| {
            let minute = value.time.map(|time| f64::from(time.seconds / 60));
            [value.min.or(value.max), minute].contains(&Some(*figure))
        })
    };
    2 * question.figures.iter().filter(answers).count() <= question.figures.len()
}

/// Adds to each group the statements of other pages that answer its question too, until there are no more.
fn also_answering(units: &[Unit<'_>], wordings: &Wordings, answered: &[[Pair; 2]], lists: &mut [Vec<usize>]) {
    let mut answers: Vec<Vec<(usize, f32)>> = vec![Vec::new(); wordings.units.len()];
    for (asked, answer, sureness) in answered.iter().flatten() {
        answers[*asked].push((*answer, *sureness));
    }
    for list in lists {
        let mut told: BTreeSet<PageId> = list.iter().map(|unit| units[*unit].account.page).collect();
        let mut sums: BTreeMap<usize, f32> = BTreeMap::new();
        let mut summed = 0;
        while summed < list.len() {
            for (wording, sureness) in list[summed..].iter().flat_map(|unit| &answers[wordings.of[*unit]]) {
                *sums.entry(*wording).or_default() += sureness;
            }
            summed = list.len();
            let needed = ALSO * summed as f32;
            let alike = sums.iter().filter(|(_, sum)| **sum >= needed).flat_map(|(w, _)| &wordings.units[*w]);
            list.extend(alike.filter(|unit| !told.contains(&units[**unit].account.page)));
            told.extend(list[summed..].iter().map(|unit| units[*unit].account.page));
        }
        list.sort_unstable();
    }
}

/// Pairs of wordings, more alike where the sentences before both or behind both are alike: two reports of one scene tell
/// it in much the same order. What two have in common by themselves counts at least as much.
fn in_step(units: &[Unit<'_>], wordings: &Wordings, pairs: &[Pair]) -> Vec<Pair> {
    let mut known: Vec<Pair> = pairs.to_vec();
    known.sort_unstable_by_key(|(a, b, _)| (*a, *b));
    let likeness = |a: usize, b: usize| {
        if a == b {
            return 1.0;
        }
        let pair = known.binary_search_by_key(&(a.min(b), a.max(b)), |(a, b, _)| (*a, *b));
        pair.map_or(0.0, |at| known[at].2)
    };
    let beside = |wording: usize, steps: isize| {
        let at = wordings.units[wording][0];
        let next = at.checked_add_signed(steps)?;
        (units.get(next)?.account.page == units[at].account.page).then(|| wordings.of[next])
    };
    let raised = |(a, b, alike): &Pair| {
        let both = [-1, 1].into_iter().filter_map(|steps| Some(likeness(beside(*a, steps)?, beside(*b, steps)?)));
        let most = both.filter(|likeness| *likeness >= ALIKE_BESIDE).fold(0.0, f32::max);
        (*a, *b, (alike + alike.min(IN_STEP * most)).min(1.0))
    };
    pairs.iter().map(raised).collect()
}

/// The units that hold a quotation.
fn quoting(units: &[Unit<'_>], quote: &QuoteGroup) -> Vec<usize> {
    let mut holding: Vec<usize> =
        quote.occurrences.iter().flat_map(|o| meeting(units, o.citation.page, o.citation.span)).collect();
    holding.sort_unstable();
    holding.dedup();
    holding
}

/// The units that a range of a page meets; units stand in order of page and place.
fn meeting(units: &[Unit<'_>], page: PageId, span: Span) -> std::ops::Range<usize> {
    let before = |u: &Unit<'_>| (u.account.page, u.statement.span.end) <= (page, span.start);
    let until = |u: &Unit<'_>| (u.account.page, u.statement.span.start) < (page, span.end);
    let first = units.partition_point(before);
    first..units.partition_point(until).max(first)
}

/// How well a group is supported: origins, then sources, then pages.
fn support(units: &[Unit<'_>], group: &[usize], lineage: &Lineage) -> (u32, u32, usize) {
    let members: Vec<&Unit<'_>> = group.iter().map(|u| &units[*u]).collect();
    (origins(&members, lineage), sources(&members), pages(units, group))
}

/// Number of pages in a group.
fn pages(units: &[Unit<'_>], group: &[usize]) -> usize {
    let mut pages: Vec<_> = group.iter().map(|u| units[*u].account.page).collect();
    pages.sort_unstable();
    pages.dedup();
    pages.len()
}

/// Which units a statement of another page is set beside.
fn aligned(units: &[Unit<'_>], groups: &[Vec<usize>]) -> Vec<bool> {
    let mut aligned = vec![false; units.len()];
    groups.iter().filter(|g| pages(units, g) > 1).flatten().for_each(|u| aligned[*u] = true);
    aligned
}

/// Number of units that no other page's statement is set beside.
pub fn unaligned(units: &[Unit<'_>], groups: &[Vec<usize>]) -> usize {
    aligned(units, groups).iter().filter(|a| !**a).count()
}

/// Pairs of wordings that a derivation ties together.
fn copied(
    units: &[Unit<'_>],
    wordings: &Wordings,
    lineage: &Lineage,
    pairs: &[(usize, usize, f32)],
) -> Vec<(usize, usize)> {
    let likeness: BTreeMap<(usize, usize), f32> = pairs.iter().map(|(a, b, s)| ((*a, *b), *s)).collect();
    let mut tied = Vec::new();
    for passage in lineage.derivations.iter().flat_map(|d| &d.passages).filter(|p| p.from.0 != p.to.0) {
        for child in meeting(units, passage.to.0, passage.to.1) {
            let child = wordings.of[child];
            let parents = meeting(units, passage.from.0, passage.from.1).map(|parent| wordings.of[parent]);
            let best = parents
                .filter_map(|parent| likeness.get(&(parent.min(child), parent.max(child))).map(|s| (*s, parent)))
                .max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
            tied.extend(best.filter(|(s, _)| *s >= COPIED).map(|(_, parent)| (parent, child)));
        }
    }
    tied
}
