//! What makes two statements answer one question: a logistic regression on the labelled pairs of `rashomon-eval`.
//!
//! The weights are few and stand in the source of `rashomon-reconcile`; they are printed, not written. Newton's method
//! with a ridge; each half of the events is also judged by what the other half teaches.

use std::error::Error;
use std::path::Path;

use rashomon_eval::claims::{Learned, learned};
use rashomon_eval::split::Half;

/// Number of weights: one a trait, and one beside them.
const SIZE: usize = 9;
/// What holds the weights small.
const RIDGE: f64 = 0.1;
/// Steps after which nothing moves any more.
const STEPS: usize = 30;

type Weights = [f64; SIZE];

/// Learns from all pairs; nothing is written, so the place for it is not used.
pub fn learn(folder: &Path, _: Option<&Path>) -> Result<String, Box<dyn Error>> {
    let mut pairs = learned(folder)?;
    // Statements without a word in common are not asked about.
    pairs.retain(|pair| pair.traits[1] > 0.0);
    let half = |half: Half| pairs.iter().filter(|pair| Half::by_id(&pair.event) == half).collect::<Vec<_>>();
    let (one, other) = (half(Half::LookedAt), half(Half::HeldOut));
    let all: Vec<&Learned> = pairs.iter().collect();
    let mut lines = vec![format!("{} pairs, weights {:.3?}", all.len(), fit(&all))];
    for (name, taught, judged) in [("looked at", &other, &one), ("held out", &one, &other)] {
        let figure = average_precision(&fit(taught), judged);
        lines.push(format!("{name}, learned from the other half: average precision {figure:.4} of {}", judged.len()));
    }
    Ok(lines.join("\n"))
}

fn row(pair: &Learned) -> Weights {
    let mut row = [1.0; SIZE];
    row.iter_mut().zip(pair.traits).for_each(|(place, told)| *place = f64::from(told));
    row
}

fn dot(a: &Weights, b: &Weights) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

fn fit(pairs: &[&Learned]) -> Weights {
    let mut weights = [0.0; SIZE];
    for _ in 0..STEPS {
        let mut slope: Weights = weights.map(|w| RIDGE * w);
        let mut bend = [[0.0; SIZE]; SIZE];
        (0..SIZE).for_each(|i| bend[i][i] = RIDGE);
        for pair in pairs {
            let row = row(pair);
            let likely = 1.0 / (1.0 + (-dot(&weights, &row)).exp());
            for i in 0..SIZE {
                slope[i] += row[i] * (likely - f64::from(u8::from(pair.one)));
                (0..SIZE).for_each(|j| bend[i][j] += row[i] * row[j] * likely * (1.0 - likely));
            }
        }
        let step = solved(bend, slope);
        weights.iter_mut().zip(step).for_each(|(weight, step)| *weight -= step);
    }
    weights
}

/// Solves a system with a positive definite matrix by elimination.
fn solved(mut matrix: [Weights; SIZE], mut right: Weights) -> Weights {
    for i in 0..SIZE {
        for below in i + 1..SIZE {
            let share = matrix[below][i] / matrix[i][i];
            (i..SIZE).for_each(|j| matrix[below][j] -= share * matrix[i][j]);
            right[below] -= share * right[i];
        }
    }
    for i in (0..SIZE).rev() {
        let known: f64 = (i + 1..SIZE).map(|j| matrix[i][j] * right[j]).sum();
        right[i] = (right[i] - known) / matrix[i][i];
    }
    right
}

/// Mean, over the pairs of one question, of the precision down to each of them when all are in order of their score.
fn average_precision(weights: &Weights, pairs: &[&Learned]) -> f64 {
    let mut ranked: Vec<(f64, bool)> = pairs.iter().map(|pair| (dot(weights, &row(pair)), pair.one)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut sum) = (0.0, 0.0);
    for (at, (_, one)) in ranked.iter().enumerate() {
        if *one {
            right += 1.0;
            sum += right / (at + 1) as f64;
        }
    }
    sum / f64::max(right, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn learns_what_parts_the_pairs() {
        let pair = |told: f32, one: bool| Learned {
            event: String::new(),
            traits: [told, 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
            one,
        };
        let pairs =
            [pair(0.0, false), pair(1.0, false), pair(2.0, true), pair(3.0, true), pair(1.5, true), pair(1.6, false)];
        let pairs: Vec<&Learned> = pairs.iter().collect();
        let weights = fit(&pairs);
        assert!(weights[0] > 0.5, "{weights:?}");
        assert!(average_precision(&weights, &pairs) > 0.9);
    }

    #[test]
    fn solves_a_system() {
        let mut matrix = [[0.0; SIZE]; SIZE];
        (0..SIZE).for_each(|i| matrix[i][i] = 2.0);
        matrix[0][1] = 1.0;
        matrix[1][0] = 1.0;
        let solution = solved(matrix, [4.0; SIZE]);
        assert!((2.0 * solution[0] + solution[1] - 4.0).abs() < 1e-9 && (solution[7] - 2.0).abs() < 1e-9);
    }
}
