//! Learns models for [`Tagger`](rashomon_analyse::tagger::Tagger): one learner for names, attributions and whatever else
//! is labelled token by token.
//!
//! A conditional random field (Lafferty et al. 2001), learned by stochastic gradient ascent on the likelihood with steps
//! that shrink for features seen often (AdaGrad, Duchi et al. 2011). What is kept is the mean of the weights over the
//! later rounds, and over several *courses*: the data are learned again from nothing in another order, since what one
//! order makes of them is partly chance. Everything runs in one thread and in a fixed order: the same data give the same bytes.

use std::collections::HashMap;

use rashomon_analyse::tagger::write;

/// A sentence to learn from.
#[derive(Clone, Debug, Default)]
pub struct Sequence {
    /// How much it counts; 1 is plain.
    pub weight: f32,
    /// The features of each token.
    pub features: Vec<Vec<u64>>,
    /// The label of each token.
    pub labels: Vec<u8>,
    /// Scores that are given beside what is learned, one a label for each token; empty for none.
    pub scores: Vec<f32>,
}

/// How to learn.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Times that the model is learned from nothing, each in another order.
    pub courses: usize,
    /// Times that all sequences are gone through.
    pub rounds: usize,
    /// The first step along a gradient.
    pub step: f32,
    /// How much weights are drawn to nothing: with less the data are learned by heart.
    pub draw: f32,
    /// Features of fewer tokens are left out.
    pub least: u32,
    /// Features none of whose weights differs from another by as much are left out of the file.
    pub small: f32,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { courses: 1, rounds: 8, step: 0.1, draw: 2e-3, least: 2, small: 0.15 }
    }
}

/// A stored weight is a multiple of this; the largest is 127 times as large.
pub const UNIT: f32 = 1.0 / 24.0;
/// The mean is taken over this many of the last rounds, this often in each.
const MEAN: (usize, usize) = (3, 8);
/// A gradient below this changes nothing.
const NOTHING: f32 = 1e-3;

/// Learns a model and gives its file. Labels are named `O`, `B-…` and `I-…`; an `I-` follows its own `B-` or `I-` alone.
pub fn learn(labels: &[&str], sequences: &[Sequence], settings: Settings) -> Vec<u8> {
    let (known, sequences) = number(sequences, settings.least);
    let mut order: Vec<usize> = (0..sequences.len()).collect();
    let mut mean = Mean::new(&Chain::new(labels, known.len()));
    for course in 0..settings.courses {
        let mut chain = Chain::new(labels, known.len());
        for round in 0..settings.rounds {
            shuffle(&mut order, (course * settings.rounds + round) as u64);
            let often = (order.len() / MEAN.1).max(1);
            for (count, at) in order.iter().enumerate() {
                chain.learn(&sequences[*at], settings);
                if round + MEAN.0 >= settings.rounds && (count + 1) % often == 0 {
                    mean.add(&chain);
                }
            }
        }
    }
    mean.write(labels, &known, settings.small)
}

/// A sequence with its features numbered.
struct Numbered {
    weight: f32,
    /// The features of all tokens one after another, and where those of each end.
    features: Vec<u32>,
    ends: Vec<u32>,
    labels: Vec<u8>,
    scores: Vec<f32>,
}

/// Numbers the features that stand with enough tokens, in the order in which they come.
fn number(sequences: &[Sequence], least: u32) -> (Vec<u64>, Vec<Numbered>) {
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for feature in sequences.iter().flat_map(|sequence| sequence.features.iter().flatten()) {
        *counts.entry(*feature).or_default() += 1;
    }
    let (mut known, mut numbers) = (Vec::new(), HashMap::new());
    let mut numbered = |sequence: &Sequence| {
        let (mut features, mut ends) = (Vec::new(), Vec::new());
        for token in &sequence.features {
            let kept = token.iter().filter(|feature| counts.get(feature).is_some_and(|count| *count >= least));
            features.extend(kept.map(|feature| {
                *numbers.entry(*feature).or_insert_with(|| {
                    known.push(*feature);
                    known.len() as u32 - 1
                })
            }));
            ends.push(features.len() as u32);
        }
        Numbered {
            weight: sequence.weight,
            features,
            ends,
            labels: sequence.labels.clone(),
            scores: sequence.scores.clone(),
        }
    };
    let sequences = sequences.iter().filter(|sequence| !sequence.features.is_empty()).map(&mut numbered).collect();
    (known, sequences)
}

impl Numbered {
    fn of(&self, token: usize) -> &[u32] {
        let start = token.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.features[start as usize..self.ends[token] as usize]
    }
}

/// The weights while they are learned.
struct Chain {
    labels: usize,
    /// A row of `labels` for each feature.
    weights: Vec<f32>,
    /// Sums of squared gradients.
    steps: Vec<f32>,
    /// From label to label, then from the beginning.
    changes: Vec<f32>,
    change_steps: Vec<f32>,
}

impl Chain {
    fn new(names: &[&str], features: usize) -> Chain {
        let labels = names.len();
        let allowed = |at: usize| may_follow(names.get(at / labels).copied(), names[at % labels]);
        let changes = (0..(labels + 1) * labels).map(|at| if allowed(at) { 0.0 } else { f32::NEG_INFINITY }).collect();
        let steps = || vec![1.0; features * labels];
        let change_steps = vec![1.0; (labels + 1) * labels];
        Chain { labels, weights: vec![0.0; features * labels], steps: steps(), changes, change_steps }
    }

    fn learn(&mut self, sequence: &Numbered, settings: Settings) {
        let labels = self.labels;
        let scores = self.scores(sequence);
        let beliefs = Beliefs::of(&scores, &self.changes, labels);
        for (at, gold) in sequence.labels.iter().enumerate() {
            for label in 0..labels {
                let truth = if usize::from(*gold) == label { 1.0 } else { 0.0 };
                let gradient = sequence.weight * (truth - beliefs.labels[at * labels + label]);
                if gradient.abs() < NOTHING {
                    continue;
                }
                for feature in sequence.of(at) {
                    let weight = *feature as usize * labels + label;
                    let gradient = gradient - settings.draw * self.weights[weight];
                    self.steps[weight] += gradient * gradient;
                    self.weights[weight] += settings.step * gradient / self.steps[weight].sqrt();
                }
            }
        }
        let mut gradient: Vec<f32> = beliefs.changes.iter().map(|expected| -expected).collect();
        let mut before = labels;
        for gold in &sequence.labels {
            gradient[before * labels + usize::from(*gold)] += 1.0;
            before = usize::from(*gold);
        }
        for (at, gradient) in gradient.into_iter().enumerate() {
            let gradient = sequence.weight * gradient;
            self.change_steps[at] += gradient * gradient;
            self.changes[at] += settings.step * gradient / self.change_steps[at].sqrt();
        }
    }

    fn scores(&self, sequence: &Numbered) -> Vec<f32> {
        let labels = self.labels;
        let mut scores = sequence.scores.clone();
        scores.resize(sequence.ends.len() * labels, 0.0);
        for (at, scores) in scores.chunks_exact_mut(labels).enumerate() {
            for feature in sequence.of(at) {
                let row = &self.weights[*feature as usize * labels..][..labels];
                scores.iter_mut().zip(row).for_each(|(score, weight)| *score += weight);
            }
        }
        scores
    }
}

/// Whether a label may follow another, or begin.
fn may_follow(before: Option<&str>, label: &str) -> bool {
    match (label.strip_prefix("I-"), before.and_then(|before| before.split_once('-'))) {
        (None, _) => true,
        (Some(kind), Some((_, same))) => kind == same,
        (Some(_), None) => false,
    }
}

/// How likely each label is for each token, and how many changes of each kind are expected (forward and backward sums,
/// scaled token by token).
struct Beliefs {
    labels: Vec<f32>,
    changes: Vec<f32>,
}

impl Beliefs {
    fn of(scores: &[f32], changes: &[f32], labels: usize) -> Beliefs {
        let count = scores.len() / labels;
        let likelier: Vec<f32> = changes.iter().map(|change| change.exp()).collect();
        let own = exponentials(scores, labels);
        let (between, first) = likelier.split_at(labels * labels);
        let mut forward = vec![0.0; count * labels];
        let mut backward = vec![1.0; count * labels];
        for at in 0..count {
            let (done, rest) = forward.split_at_mut(at * labels);
            let here = &mut rest[..labels];
            match at {
                0 => here.copy_from_slice(first),
                _ => multiply(&done[(at - 1) * labels..], between, here),
            }
            here.iter_mut().zip(&own[at * labels..]).for_each(|(here, own)| *here *= own);
            scale(here);
        }
        for at in (0..count.saturating_sub(1)).rev() {
            let (rest, done) = backward.split_at_mut((at + 1) * labels);
            let next: Vec<f32> =
                done[..labels].iter().zip(&own[(at + 1) * labels..]).map(|(belief, own)| belief * own).collect();
            for (from, here) in rest[at * labels..].iter_mut().enumerate() {
                *here = between[from * labels..].iter().zip(&next).map(|(change, next)| change * next).sum();
            }
            scale(&mut rest[at * labels..]);
        }
        let mut beliefs: Vec<f32> = forward.iter().zip(&backward).map(|(a, b)| a * b).collect();
        beliefs.chunks_exact_mut(labels).for_each(scale);
        let mut expected = vec![0.0; changes.len()];
        expected[labels * labels..].iter_mut().zip(&beliefs).for_each(|(expected, belief)| *expected = *belief);
        let mut pairs = vec![0.0; labels * labels];
        for at in 1..count {
            let before = &forward[(at - 1) * labels..at * labels];
            for ((pair, change), index) in pairs.iter_mut().zip(between).zip(0..) {
                let (from, to) = (index / labels, index % labels);
                *pair = before[from] * change * own[at * labels + to] * backward[at * labels + to];
            }
            scale(&mut pairs);
            expected.iter_mut().zip(&pairs).for_each(|(expected, pair)| *expected += pair);
        }
        Beliefs { labels: beliefs, changes: expected }
    }
}

/// The exponentials of the scores, those of each token over its highest.
fn exponentials(scores: &[f32], labels: usize) -> Vec<f32> {
    let token = |scores: &[f32]| {
        let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        scores.iter().map(move |score| (score - highest).exp()).collect::<Vec<f32>>()
    };
    scores.chunks_exact(labels).flat_map(token).collect()
}

/// Adds the rows of a square matrix, each times its factor.
fn multiply(factors: &[f32], matrix: &[f32], sums: &mut [f32]) {
    for (factor, row) in factors.iter().zip(matrix.chunks_exact(sums.len())) {
        sums.iter_mut().zip(row).for_each(|(sum, value)| *sum += factor * value);
    }
}

/// Makes numbers add up to one.
fn scale(numbers: &mut [f32]) {
    let sum = numbers.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    numbers.iter_mut().for_each(|number| *number /= sum);
}

/// The mean of weights over time.
struct Mean {
    labels: usize,
    weights: Vec<f32>,
    changes: Vec<f32>,
    count: f32,
}

impl Mean {
    fn new(chain: &Chain) -> Mean {
        Mean {
            labels: chain.labels,
            weights: vec![0.0; chain.weights.len()],
            changes: vec![0.0; chain.changes.len()],
            count: 0.0,
        }
    }

    fn add(&mut self, chain: &Chain) {
        self.weights.iter_mut().zip(&chain.weights).for_each(|(sum, weight)| *sum += weight);
        self.changes.iter_mut().zip(&chain.changes).for_each(|(sum, change)| *sum += change);
        self.count += 1.0;
    }

    fn write(&self, labels: &[&str], known: &[u64], small: f32) -> Vec<u8> {
        let count = self.count.max(1.0);
        let mean = |sums: &[f32]| -> Vec<f32> { sums.iter().map(|sum| sum / count).collect() };
        let rows = self.weights.chunks_exact(self.labels).map(mean);
        let range = |row: &Vec<f32>| row.iter().copied().fold(0.0, f32::max) - row.iter().copied().fold(0.0, f32::min);
        let mut kept: Vec<(u64, Vec<f32>)> =
            known.iter().copied().zip(rows).filter(|(_, row)| range(row) >= small).collect();
        kept.sort_by_key(|(feature, _)| *feature);
        write(labels, &mean(&self.changes), &kept, UNIT).unwrap_or_default()
    }
}

/// The same disorder in every run (a linear congruential generator, Knuth's constants).
fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = seed;
    for at in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rashomon_analyse::tagger::{Tagger, feature};

    const LABELS: [&str; 3] = ["O", "B-X", "I-X"];

    /// Sequences of letters in which `b` begins a thing, `i` goes on with one and means nothing elsewhere.
    fn sequence(letters: &str) -> Sequence {
        let features = letters.bytes().map(|letter| vec![feature(1, letter.into())]).collect();
        let mut inside = false;
        let label = |letter| {
            inside = letter == 'b' || inside && letter == 'i';
            if !inside { 0 } else { 1 + u8::from(letter == 'i') }
        };
        Sequence { weight: 1.0, features, labels: letters.chars().map(label).collect(), scores: Vec::new() }
    }

    fn labels(model: &[u8], sequence: &Sequence) -> Vec<u8> {
        let tagger = Tagger::new(model).expect("a model");
        let mut scores = vec![0; 3 * sequence.features.len()];
        for (features, scores) in sequence.features.iter().zip(scores.chunks_exact_mut(3)) {
            tagger.add_scores(features, scores);
        }
        tagger.likeliest(&scores)
    }

    #[test]
    fn what_goes_on_is_learned_from_what_began() {
        let learned: Vec<Sequence> =
            ["abiab", "iibao", "abii", "oio", "bioi", "aiobi"].repeat(20).into_iter().map(sequence).collect();
        let settings = Settings { step: 0.3, rounds: 40, ..Settings::default() };
        let model = learn(&LABELS, &learned, settings);
        for letters in ["oiabiia", "bbio", "iiao"] {
            let unseen = sequence(letters);
            assert_eq!(labels(&model, &unseen), unseen.labels, "{letters}");
        }
        assert_eq!(model, learn(&LABELS, &learned, settings));
    }

    /// The slow and obvious way: all sequences are summed.
    #[test]
    fn beliefs_are_shares_of_all_sequences() {
        let scores: Vec<f32> = (0..12).map(|at| ((at * 7 % 5) as f32 - 2.0) / 2.0).collect();
        let changes: Vec<f32> =
            (0..12).map(|at| if at == 11 { f32::NEG_INFINITY } else { (at % 4) as f32 / 3.0 }).collect();
        let beliefs = Beliefs::of(&scores, &changes, 3);
        let (mut all, mut own, mut changed) = (0.0, [0.0; 12], [0.0; 12]);
        for code in 0..81_usize {
            let sequence: [usize; 4] = [code % 3, code / 3 % 3, code / 9 % 3, code / 27];
            let ways = [
                9 + sequence[0],
                3 * sequence[0] + sequence[1],
                3 * sequence[1] + sequence[2],
                3 * sequence[2] + sequence[3],
            ];
            let sum: f32 = (0..4).map(|at| scores[3 * at + sequence[at]] + changes[ways[at]]).sum();
            all += sum.exp();
            for at in 0..4 {
                own[3 * at + sequence[at]] += sum.exp();
                changed[ways[at]] += sum.exp();
            }
        }
        let near = |a: &[f32], b: &[f32]| a.iter().zip(b).all(|(a, b)| (a - b / all).abs() < 1e-4);
        assert!(near(&beliefs.labels, &own) && near(&beliefs.changes, &changed));
    }
}
