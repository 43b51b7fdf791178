//! The learned model of scraped lines: a weight for each feature, one for each change between text and furniture.
//!
//! Whole numbers only, so that every machine gives the same answer. `models/CARD.md` says what it was learned from.

use crate::line_features::FEATURES;

static MODEL: &[u8; HEAD + FEATURES] = include_bytes!("../models/lines.bin");

/// The hash of the model file.
pub const SHA256: &str = "3268a33f9b8c6dd93c471d23895d9891e2e65caf93f74a8dcad1965f0465fc36";

/// Bytes before the weights: four changes, each a signed 16-bit number, lowest byte first.
const HEAD: usize = 8;

/// Which lines are the article's: the likeliest sequence, given the features of each.
pub(crate) fn article_lines(features: &[Vec<u32>]) -> Vec<bool> {
    let scores: Vec<i32> = features.iter().map(|found| found.iter().map(|at| weight(*at)).sum()).collect();
    likeliest(&scores, [0, 1, 2, 3].map(change))
}

fn weight(feature: u32) -> i32 {
    i32::from(MODEL[HEAD + feature as usize].cast_signed())
}

fn change(at: usize) -> i32 {
    i32::from(i16::from_le_bytes([MODEL[2 * at], MODEL[2 * at + 1]]))
}

/// The labels with the highest sum of the scores of article lines and of the changes from line to line (Viterbi);
/// `changes[2 * a + b]` stands between a line labelled `a` and the next labelled `b`.
fn likeliest(scores: &[i32], changes: [i32; 4]) -> Vec<bool> {
    let mut best = [0_i32, 0];
    let mut from = Vec::with_capacity(scores.len());
    for (at, score) in scores.iter().enumerate() {
        let changes = if at == 0 { [0; 4] } else { changes };
        let ways = [0, 1].map(|to| [best[0].saturating_add(changes[to]), best[1].saturating_add(changes[2 + to])]);
        from.push(ways.map(|way| way[1] > way[0]));
        best = [ways[0][0].max(ways[0][1]), ways[1][0].max(ways[1][1]).saturating_add(*score)];
    }
    let mut label = best[1] > best[0];
    let mut labels: Vec<bool> = from
        .iter()
        .rev()
        .map(|from| {
            let here = label;
            label = from[usize::from(here)];
            here
        })
        .collect();
    labels.reverse();
    labels
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubtful_line_goes_with_its_neighbours() {
        let sticky = [0, -3, -3, 0];
        assert_eq!(likeliest(&[5, -1, 5], sticky), [true, true, true]);
        assert_eq!(likeliest(&[5, -7, 5], sticky), [true, false, true]);
        assert_eq!(likeliest(&[-5, 1, -5], sticky), [false, false, false]);
        assert_eq!(likeliest(&[], sticky), [false; 0]);
    }

    /// The slow and obvious way: all sequences are tried.
    #[test]
    fn the_likeliest_sequence_is_the_one_with_the_highest_sum() {
        let changes = [1, -4, -2, 3];
        let sum = |labels: &[bool], scores: &[i32]| -> i32 {
            let own: i32 = labels.iter().zip(scores).filter(|(label, _)| **label).map(|(_, score)| *score).sum();
            let changed = labels.windows(2).map(|pair| changes[2 * usize::from(pair[0]) + usize::from(pair[1])]);
            own + changed.sum::<i32>()
        };
        for seed in 0..50_i32 {
            let scores: Vec<i32> = (0..7).map(|at| (seed * 31 + at * 17 * (seed + 3)) % 13 - 6).collect();
            let all = (0..128).map(|bits| (0..7).map(|at| (bits >> at) & 1 == 1).collect::<Vec<bool>>());
            let best = all.map(|labels| sum(&labels, &scores)).max();
            assert_eq!(best, Some(sum(&likeliest(&scores, changes), &scores)));
        }
    }
}
