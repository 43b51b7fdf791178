//! How alike two statements are, and which pairs of a story's statements are worth asking.

use std::collections::BTreeMap;

use rashomon_model::wording::{Word, shared_weight};
use rashomon_model::{StemId, Vectors};

use crate::answers::figures::{is_loose, number};
use crate::units::Unit;

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

/// A word that more bags hold than this picks out none of them.
const COMMON: usize = 200;
/// How many of the earlier bags, those that share most, each bag is held against: the cost of a story stays linear in
/// its statements.
const CANDIDATES: usize = 48;
/// Share of the lighter bag's weight that two bags must have in common, word for word.
const IN_COMMON: f32 = 0.1;

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
