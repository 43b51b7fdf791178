//! A linear chain with two labels: weights for the features of each line, and for the changes from label to label.
//!
//! Learned by stochastic gradient ascent on the likelihood (a conditional random field, Lafferty et al. 2001), with
//! steps that shrink for features seen often (AdaGrad, Duchi et al. 2011). Lines without a label are summed over.
//! Everything runs in one thread and in a fixed order: the same data give the same bytes.

/// The lines of one page.
pub struct Sequence {
    /// The site it comes from.
    pub site: u64,
    /// How much it counts.
    pub weight: f64,
    /// Whether its labels are somebody's and not guesses.
    pub gold: bool,
    /// The features of each line.
    pub features: Vec<Vec<u32>>,
    /// Whether each line is the article's, where that is known.
    pub labels: Vec<Option<bool>>,
}

/// The weights.
pub struct Chain {
    weights: Vec<f64>,
    /// `2 * a + b` from label `a` to label `b`.
    changes: [f64; 4],
}

/// Times that all pages are gone through. The weights are the mean of those met on the last.
const ROUNDS: usize = 2;
const STEP: f64 = 0.05;
/// How much weights are drawn to nothing: with less the pages are learned by heart.
const DRAW: f64 = 2e-2;
/// Pages after which the weights are taken into the mean.
const BETWEEN: usize = 40;

impl Chain {
    /// Learns the weights of `size` features.
    pub fn learn(sequences: &[Sequence], size: usize) -> Chain {
        let mut chain = Chain { weights: vec![0.0; size], changes: [0.0; 4] };
        let mut steps = Steps { weights: vec![1.0; size], changes: [1.0; 4] };
        let mut order: Vec<usize> = (0..sequences.len()).collect();
        let (mut sum, mut summed) = (vec![0.0; size], 0.0);
        for round in 0..ROUNDS {
            shuffle(&mut order, round as u64);
            for (count, at) in order.iter().enumerate() {
                chain.step(&sequences[*at], &mut steps);
                if round + 1 == ROUNDS && count % BETWEEN == 0 {
                    sum.iter_mut().zip(&chain.weights).for_each(|(sum, weight)| *sum += weight);
                    summed += 1.0;
                }
            }
        }
        chain.weights = sum.into_iter().map(|weight| weight / f64::max(summed, 1.0)).collect();
        chain
    }

    fn scores(&self, sequence: &Sequence) -> Vec<f64> {
        let score = |features: &Vec<u32>| features.iter().map(|feature| self.weights[*feature as usize]).sum();
        sequence.features.iter().map(score).collect()
    }

    fn step(&mut self, sequence: &Sequence, steps: &mut Steps) {
        let scores = self.scores(sequence);
        let free = self.beliefs(&scores, &vec![None; scores.len()]);
        let bound = self.beliefs(&scores, &sequence.labels);
        for (at, features) in sequence.features.iter().enumerate() {
            let gradient = sequence.weight * (bound.lines[at] - free.lines[at]);
            if gradient.abs() < 1e-4 {
                continue;
            }
            for feature in features {
                let feature = *feature as usize;
                let weight = &mut self.weights[feature];
                let gradient = gradient - DRAW * *weight;
                steps.weights[feature] += gradient * gradient;
                *weight += STEP * gradient / steps.weights[feature].sqrt();
            }
        }
        for at in 0..4 {
            let gradient = sequence.weight * (bound.changes[at] - free.changes[at]);
            steps.changes[at] += gradient * gradient;
            self.changes[at] += STEP * gradient / steps.changes[at].sqrt();
        }
    }

    /// How likely each line is the article's, and how many changes of each kind are expected, given the known labels.
    fn beliefs(&self, scores: &[f64], labels: &[Option<bool>]) -> Beliefs {
        let allowed = |at: usize, label: usize| labels[at].is_none_or(|known| usize::from(known) == label);
        let own = |at: usize| {
            let of = |label: usize| if allowed(at, label) { scores[at] * label as f64 } else { f64::NEG_INFINITY };
            [of(0), of(1)]
        };
        let count = scores.len();
        let mut forward = vec![[0.0; 2]; count];
        let mut backward = vec![[0.0; 2]; count];
        for at in 0..count {
            let own = own(at);
            forward[at] = [0, 1].map(|to| match at {
                0 => own[to],
                _ => own[to] + add(forward[at - 1][0] + self.changes[to], forward[at - 1][1] + self.changes[2 + to]),
            });
        }
        for at in (0..count.saturating_sub(1)).rev() {
            let next = own(at + 1);
            backward[at] = [0, 1].map(|from| {
                let way = |to: usize| self.changes[2 * from + to] + next[to] + backward[at + 1][to];
                add(way(0), way(1))
            });
        }
        let all = forward.last().map_or(0.0, |last| add(last[0], last[1]));
        let mut changes = [0.0; 4];
        for at in 1..count {
            let own = own(at);
            for (kind, change) in changes.iter_mut().enumerate() {
                let (from, to) = (kind / 2, kind % 2);
                *change += (forward[at - 1][from] + self.changes[kind] + own[to] + backward[at][to] - all).exp();
            }
        }
        Beliefs { lines: (0..count).map(|at| (forward[at][1] + backward[at][1] - all).exp()).collect(), changes }
    }

    /// Precision, recall and F in lines on pages that were not learned from.
    pub fn quality(&self, sequences: &[Sequence]) -> String {
        let (mut right, mut wrong, mut missed) = (0, 0, 0);
        for sequence in sequences.iter().filter(|sequence| sequence.gold) {
            let scores = self.scores(sequence);
            let free = self.beliefs(&scores, &vec![None; scores.len()]);
            for (belief, label) in free.lines.iter().zip(&sequence.labels) {
                match (*belief > KEEP, label) {
                    (true, Some(true)) => right += 1,
                    (true, Some(false)) => wrong += 1,
                    (false, Some(true)) => missed += 1,
                    _ => {}
                }
            }
        }
        let share = |part: i32, all: i32| f64::from(part) / f64::from(all.max(1));
        let (precision, recall) = (share(right, right + wrong), share(right, right + missed));
        let f = share(2 * right, 2 * right + wrong + missed);
        format!(
            "precision {precision:.4}, recall {recall:.4}, F {f:.4} on {} texts kept back",
            sequences.iter().filter(|sequence| sequence.gold).count()
        )
    }

    /// The model file: four changes as 16-bit numbers, then each weight in a byte, all in 1/32.
    pub fn bytes(&self) -> Vec<u8> {
        let scaled = |weight: f64| (weight * SCALE).round();
        let leaning = |(kind, change): (usize, &f64)| change + if kind % 2 == 1 { LEAN } else { 0.0 };
        let changes = self.changes.iter().enumerate().map(leaning);
        let changes = changes.flat_map(|change| (scaled(change) as i16).to_le_bytes());
        let weights = self.weights.iter().map(|weight| (scaled(*weight) as i8).cast_unsigned());
        changes.chain(weights).collect()
    }
}

/// The belief from which a line is kept when quality is told; [`LEAN`] does the same for the file.
const KEEP: f64 = 0.45;

/// What a weight is multiplied by for the file.
const SCALE: f64 = 32.0;

/// What speaks for the article where nothing else does: F is highest where a line is kept though it is a little less
/// likely the article's than not.
const LEAN: f64 = 0.3;

struct Steps {
    weights: Vec<f64>,
    changes: [f64; 4],
}

struct Beliefs {
    lines: Vec<f64>,
    changes: [f64; 4],
}

/// The logarithm of a sum, given logarithms.
fn add(a: f64, b: f64) -> f64 {
    let (low, high) = if a < b { (a, b) } else { (b, a) };
    if high == f64::NEG_INFINITY { high } else { high + (low - high).exp().ln_1p() }
}

/// The same disorder in every run (a linear congruential generator, Knuth's constants).
fn shuffle(order: &mut [usize], seed: u64) {
    let mut state = seed;
    for at in (1..order.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        order.swap(at, (state >> 33) as usize % (at + 1));
    }
}
