//! How alike two statements are, and which pairs of a story's statements are worth asking.

use std::collections::BTreeMap;

use rashomon_model::wording::{Word, shared_weight};
use rashomon_model::{StemId, Vectors};

use crate::answers::figures::nearly_equal;
use crate::units::Unit;

/// How alike two statements are, 0 to about 1.3: shared words over all words, a short statement inside a long one,
/// and a figure that both give.
pub fn likeness(a: &Unit<'_>, b: &Unit<'_>, vectors: &Vectors<'_>) -> f32 {
    overlap(a, b, shared_weight(&a.content, &b.content, vectors))
}

/// How surely two statements answer one question, 0 to 1: how alike they are, and how likely a reader is to put both
/// under one question. The mean of both is geometric, so that neither stands in for the other.
pub fn one_question(a: &Unit<'_>, b: &Unit<'_>, vectors: &Vectors<'_>) -> f32 {
    let shared = shared_weight(&a.content, &b.content, vectors);
    let traits = traits(a, b, shared);
    let [.., nearly] = traits;
    let alike = overlap(a, b, shared) + NEARLY * nearly;
    let sum: f32 = COUNTS.iter().zip(traits).map(|(count, told)| count * told).sum();
    let likely = 1.0 / (1.0 + (-(sum + ALONE - RARER) / SOFT).exp());
    (alike.min(1.0) * likely).sqrt()
}

/// What makes two statements answer one question, as far as it can be counted: words that stand next to each other in
/// both; what both tell; what they leave over, and what the one leaves over that leaves less; names in common; a figure in
/// common, and a source; figures that are nearly the same. Words count by their weights in the story.
pub type Traits = [f32; 8];

/// What each trait counts for, and what stands beside them all: a logistic regression on pairs of statements of real
/// news labelled by hand (`rashomon-train claims`).
const COUNTS: Traits = [1.089, 1.219, -0.426, -0.656, -0.372, 1.693, 1.248, 2.315];
const ALONE: f32 = -1.544;
/// The labelled pairs are among the most alike of their events; in a whole story two statements answer one question far less
/// often. Chosen on the looked-at stories.
const RARER: f32 = 1.4;
/// A story's groups are joined by the mean over their pairs, where a few sure pairs must not outweigh many doubtful ones.
/// Chosen on the looked-at stories.
const SOFT: f32 = 3.0;

/// What two figures that are nearly the same are worth beside the words: an older and a newer count, or a rounded one.
const NEARLY: f32 = 0.2;

/// The traits of two statements, given how much of each the other tells.
pub fn traits(a: &Unit<'_>, b: &Unit<'_>, (in_a, in_b): (f32, f32)) -> Traits {
    let (left_a, left_b) = ((a.weight - in_a).max(0.0), (b.weight - in_b).max(0.0));
    let names = a.content.iter().filter(|w| w.name > 0 && b.content.binary_search_by_key(&w.stem, |x| x.stem).is_ok());
    let common = |x: &[u64], y: &[u64]| x.iter().filter(|n| y.binary_search(n).is_ok()).count();
    let yes = |holds: bool| f32::from(u8::from(holds));
    [
        (common(&a.neighbours, &b.neighbours) as f32).ln_1p(),
        ((in_a + in_b) / 2.0).sqrt(),
        (left_a + left_b).ln_1p(),
        left_a.min(left_b).ln_1p(),
        names.map(|w| w.weight).sum::<f32>().ln_1p(),
        yes(common_values(a, b).next().is_some()),
        yes(a.sources.iter().any(|name| b.sources.contains(name))),
        yes(nearly_one_figure(a, b)),
    ]
}

/// What the figures are worth that both statements give.
fn common_values<'a>(a: &'a Unit<'_>, b: &'a Unit<'_>) -> impl Iterator<Item = f64> {
    let given = |x: &f64| b.counts.iter().any(|y| *x == y.value);
    a.counts.iter().map(|count| count.value).filter(given)
}

/// Whether the statements give two figures of one unit that are nearly the same and not the same.
fn nearly_one_figure(a: &Unit<'_>, b: &Unit<'_>) -> bool {
    a.counts.iter().any(|x| {
        b.counts
            .iter()
            .any(|y| x.quantity.unit == y.quantity.unit && x.value != y.value && nearly_equal(x.value, y.value))
    })
}

fn overlap(a: &Unit<'_>, b: &Unit<'_>, (in_a, in_b): (f32, f32)) -> f32 {
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
    let shared = common_values(a, b);
    shared.map(|x| if x >= 20.0 || x.fract() != 0.0 { 0.2 } else { 0.08 }).fold(0.0, f32::max)
}

/// A word that more bags hold than this picks out none of them.
const COMMON: usize = 200;
/// How many of the earlier bags, those that share most, each bag is held against: the cost of a story stays linear in
/// its statements.
const CANDIDATES: usize = 48;
/// Share of the lighter bag's weight that two bags must have in common, word for word.
const IN_COMMON: f32 = 0.05;

/// Pairs of bags of words that share some of what only few hold, each pair once, the later one second.
pub fn candidates(bags: &[&[Word]]) -> Vec<(usize, usize)> {
    let mut holders: BTreeMap<StemId, Vec<usize>> = BTreeMap::new();
    for (bag, word) in bags.iter().enumerate().flat_map(|(at, words)| words.iter().map(move |word| (at, word))) {
        holders.entry(word.stem).or_default().push(bag);
    }
    let weights: Vec<f32> = bags.iter().map(|words| rashomon_model::wording::weight(words)).collect();
    let mut shared = vec![0.0f32; bags.len()];
    let mut pairs = Vec::new();
    for (b, words) in bags.iter().enumerate() {
        let mut touched = Vec::new();
        for word in *words {
            let held = holders.get(&word.stem).filter(|held| held.len() <= COMMON);
            for a in held.into_iter().flatten().take_while(|a| **a < b) {
                if shared[*a] == 0.0 {
                    touched.push(*a);
                }
                shared[*a] += word.weight.max(f32::MIN_POSITIVE);
            }
        }
        let mut found: Vec<(f32, usize)> =
            touched.iter().map(|a| (shared[*a] / weights[*a].min(weights[b]).max(f32::MIN_POSITIVE), *a)).collect();
        touched.iter().for_each(|a| shared[*a] = 0.0);
        found.retain(|(share, _)| *share >= IN_COMMON);
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        pairs.extend(found.into_iter().take(CANDIDATES).map(|(_, a)| (a, b)));
    }
    pairs
}

/// Below this two statements are not alike.
const FLOOR: f32 = 0.1;

/// How alike pairs are, most alike first; those that are not are left out.
pub fn ranked(
    pairs: impl Iterator<Item = (usize, usize)>,
    like: impl Fn(usize, usize) -> f32,
) -> Vec<(usize, usize, f32)> {
    let measured = pairs.map(|(a, b)| (a, b, like(a, b)));
    let mut pairs: Vec<(usize, usize, f32)> = measured.filter(|(_, _, likeness)| *likeness >= FLOOR).collect();
    pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    pairs
}
