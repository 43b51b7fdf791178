//! Labels each token of a sentence by a linear chain: weights for hashed features, and for label after label.
//!
//! A model is one table that is read in place (`include_bytes!`), so that starting costs nothing. Features are 64-bit
//! hashes that the caller makes up; the learner in `rashomon-eval` gives their weights. Whole numbers only: every machine
//! gives the same labels.
//!
//! Layout, little-endian:
//!
//! | offset | type | what |
//! |---|---|---|
//! | 0 | 8 bytes | magic `RTAG1\0\0\0` |
//! | 8 | u32 | `labels`, how many |
//! | 12 | u32 | `slots`, how many |
//! | 16 | f32 | `step`: a stored weight times this is the learned one |
//! | 20 | u32 | `names`, length of the names of the labels in bytes |
//! | 24 | `names` bytes | the names, separated by line feeds |
//! | then | i16 × (labels + 1) × labels | change from label *a* to *b*; the last row is for the first token |
//! | then | slots × (8, 16 or 32 bytes) | u16 mark of the feature (0: empty), then an i8 for each label, then zeros |

/// First bytes of a model.
const MAGIC: &[u8; 8] = b"RTAG1\0\0\0";
/// Bytes before the names of the labels.
const HEAD: usize = 24;
/// The change that never happens.
const NEVER: i16 = i16::MIN;
/// How full a table is at most, as a fraction: fuller ones are smaller, but searched longer for what they do not hold, as
/// most features are (13 slots at 4/5, 2.5 at 1/2; Knuth 1963).
const FULL: (usize, usize) = (1, 2);

/// A model that labels sequences of tokens.
#[derive(Clone, Copy, Debug)]
pub struct Tagger<'a> {
    labels: usize,
    stride: usize,
    step: f32,
    names: &'a str,
    changes: &'a [u8],
    table: &'a [u8],
}

impl<'a> Tagger<'a> {
    /// Reads a model in place; `None` where the bytes are none.
    pub fn new(bytes: &'a [u8]) -> Option<Self> {
        let number = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        let (labels, slots) = (number(8)? as usize, number(12)? as usize);
        let stride = stride(labels)?;
        let (names, rest) = bytes.get(HEAD..)?.split_at_checked(number(20)? as usize)?;
        let (changes, table) = rest.split_at_checked(2 * (labels + 1) * labels)?;
        let whole = bytes.starts_with(MAGIC) && slots > 0 && table.len() == slots.checked_mul(stride)?;
        let names = std::str::from_utf8(names).ok()?;
        whole.then_some(Tagger { labels, stride, step: f32::from_bits(number(16)?), names, changes, table })
    }

    /// How many labels there are.
    pub fn labels(&self) -> usize {
        self.labels
    }

    /// The names of the labels, in the order of their numbers.
    pub fn names(&self) -> impl Iterator<Item = &'a str> {
        self.names.split('\n')
    }

    /// A stored weight or score times this is the learned one, a natural logarithm.
    pub fn step(&self) -> f32 {
        self.step
    }

    /// Adds the score of each label for one token with these features to `scores`, which holds one number a label.
    pub fn add_scores(&self, features: &[u64], scores: &mut [i32]) {
        match self.stride {
            8 => self.add_rows::<8>(features, scores),
            16 => self.add_rows::<16>(features, scores),
            _ => self.add_rows::<32>(features, scores),
        }
    }

    fn add_rows<const STRIDE: usize>(&self, features: &[u64], scores: &mut [i32]) {
        let mut sum = [0_i32; STRIDE];
        let (slots, _) = self.table.as_chunks::<STRIDE>();
        for features in features.chunks(TOGETHER) {
            // The table is far from the processor: asking for all slots at once, it waits once.
            let asked = features.iter().fold(0, |all, feature| all ^ slots[slot(*feature, slots.len())][0]);
            std::hint::black_box(asked);
            let mut rows = [[0; STRIDE]; TOGETHER];
            rows.iter_mut().zip(features).for_each(|(row, feature)| *row = *found(slots, *feature));
            for row in &rows {
                sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += i32::from(weight.cast_signed()));
            }
        }
        scores.iter_mut().zip(&sum[2..]).for_each(|(score, sum)| *score += sum);
    }

    /// The change from one label to another; `labels()` stands for the beginning.
    fn change(&self, from: usize, to: usize) -> i32 {
        let at = 2 * (from * self.labels + to);
        match self.changes.get(at..at + 2).and_then(|bytes| bytes.try_into().ok()).map_or(0, i16::from_le_bytes) {
            NEVER => i32::MIN / 4,
            change => i32::from(change),
        }
    }

    /// The labels with the highest sum of scores and changes (Viterbi), given the scores of all tokens one after another.
    pub fn likeliest(&self, scores: &[i32]) -> Vec<u8> {
        let (count, labels) = (scores.len() / self.labels, self.labels);
        let changes: Vec<i32> = (0..(labels + 1) * labels).map(|at| self.change(at / labels, at % labels)).collect();
        let mut from = vec![0_u8; count * labels];
        // Within these bounds no sum of a score and a change runs over.
        let bounded = |score: i32| score.clamp(i32::MIN / 4, i32::MAX / 2);
        let mut best = vec![0_i32; labels];
        let mut next = changes[labels * labels..].to_vec();
        for (at, own) in scores.chunks_exact(labels).enumerate() {
            let from = &mut from[at * labels..][..labels];
            for (before, row) in changes.chunks_exact(labels).take(labels).enumerate().filter(|_| at > 0) {
                for ((next, from), change) in next.iter_mut().zip(from.iter_mut()).zip(row) {
                    let way = best[before] + change;
                    *from = if way > *next { before as u8 } else { *from };
                    *next = way.max(*next);
                }
            }
            best.iter_mut()
                .zip(&next)
                .zip(own)
                .for_each(|((best, next), own)| *best = bounded(next.saturating_add(*own)));
            next.fill(i32::MIN / 2);
        }
        let mut label = (0..labels).rev().max_by_key(|label| best[*label]).unwrap_or(0);
        let mut likeliest = vec![0; count];
        for at in (0..count).rev() {
            likeliest[at] = label as u8;
            label = usize::from(from[at * labels + label]);
        }
        likeliest
    }
}

/// Writes a model: the inverse of [`Tagger::new`].
///
/// `changes` has a row for each label and one for the beginning; negative infinity forbids. A row of `weights` has a
/// number for each label. Returns `None` where there are more than 30 labels or rows of other lengths.
pub fn write(labels: &[&str], changes: &[f32], weights: &[(u64, Vec<f32>)], step: f32) -> Option<Vec<u8>> {
    let stride = stride(labels.len())?;
    if changes.len() != (labels.len() + 1) * labels.len() || weights.iter().any(|(_, row)| row.len() != labels.len()) {
        return None;
    }
    let slots = weights.len() * FULL.1 / FULL.0 + 1;
    let mut table = vec![0_u8; slots * stride];
    for (feature, row) in weights {
        let mut at = slot(*feature, slots);
        while table[at * stride..at * stride + 2] != [0, 0] {
            at = (at + 1) % slots;
        }
        let stored = row.iter().map(|weight| ((weight / step).round() as i8).cast_unsigned());
        let bytes = mark(*feature).to_le_bytes().into_iter().chain(stored);
        table[at * stride..].iter_mut().zip(bytes).for_each(|(to, byte)| *to = byte);
    }
    let names = labels.join("\n");
    let change =
        |change: &f32| if change.is_finite() { ((change / step).round() as i16).max(NEVER + 1) } else { NEVER };
    let head = [labels.len() as u32, slots as u32, step.to_bits(), names.len() as u32];
    let mut bytes = MAGIC.to_vec();
    bytes.extend(head.into_iter().flat_map(u32::to_le_bytes));
    bytes.extend(names.bytes());
    bytes.extend(changes.iter().map(change).flat_map(i16::to_le_bytes));
    bytes.extend(table);
    Some(bytes)
}

/// Bytes of a slot: a mark of two bytes and a byte for each label.
fn stride(labels: usize) -> Option<usize> {
    [8, 16, 32].into_iter().find(|stride| (1..=stride - 2).contains(&labels))
}

/// Features that are looked up together, and slots of each that are looked at whatever they hold: nobody can foretell how
/// far a feature is from its place, and guessing wrong costs more.
const TOGETHER: usize = 16;
const NEAR: usize = 4;

/// The slot of a feature; an empty one, whose weights are zeros, where it is not held.
fn found<const STRIDE: usize>(slots: &[[u8; STRIDE]], feature: u64) -> &[u8; STRIDE] {
    let (first, mark) = (slot(feature, slots.len()), mark(feature));
    let ends = |slot: &[u8; STRIDE]| {
        let found = u16::from_le_bytes([slot[0], slot[1]]);
        found == mark || found == 0
    };
    if let Some(near) = slots[first..].first_chunk::<NEAR>() {
        let at = (0..NEAR).rev().fold(NEAR, |nearest, at| if ends(&near[at]) { at } else { nearest });
        if at < NEAR {
            return &near[at];
        }
    }
    slots[first..].iter().chain(&slots[..first]).find(|slot| ends(slot)).unwrap_or(&[0; STRIDE])
}

/// Where a feature is looked for first.
fn slot(feature: u64, slots: usize) -> usize {
    (((feature & 0xffff_ffff) * slots as u64) >> 32) as usize
}

/// What tells the features of one place apart; never 0.
fn mark(feature: u64) -> u16 {
    ((feature >> 48) as u16).max(1)
}

/// A feature made of others: which kind, and the hash of what it says. Good enough in all its bits for [`Tagger`].
pub fn feature(kind: u64, value: u64) -> u64 {
    // The finaliser of splitmix64 (Steele, Lea and Flood 2014).
    let mixed = value.wrapping_add(kind.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ (mixed >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LABELS: [&str; 3] = ["O", "B", "I"];

    /// A feature for each number, with weights that differ, and no way from O to I.
    fn model() -> Vec<u8> {
        let weights: Vec<(u64, Vec<f32>)> = (0..1000_u64)
            .map(|at| (feature(1, at), vec![0.0, at as f32 / 16.0 % 8.0, -(at as f32) / 16.0 % 8.0]))
            .collect();
        let changes = [0.0, 0.5, f32::NEG_INFINITY, 0.0, -1.0, 1.0, 0.0, -1.0, 1.5, 0.0, 0.0, f32::NEG_INFINITY];
        write(&LABELS, &changes, &weights, 1.0 / 16.0).expect("three labels")
    }

    #[test]
    fn weights_come_back_as_they_were_written() {
        let bytes = model();
        let tagger = Tagger::new(&bytes).expect("a model");
        assert_eq!(tagger.names().collect::<Vec<_>>(), LABELS);
        for at in 0..1000_u64 {
            let mut scores = [1, 2, 3];
            tagger.add_scores(&[feature(1, at), feature(2, at)], &mut scores);
            let weight = (at % 128) as i32;
            assert_eq!(scores, [1, 2 + weight, 3 - weight]);
        }
    }

    #[test]
    fn what_is_cut_short_is_no_model() {
        let bytes = model();
        assert!((0..bytes.len()).step_by(97).all(|end| Tagger::new(&bytes[..end]).is_none()));
    }

    /// The slow and obvious way: all sequences are tried.
    #[test]
    fn the_likeliest_sequence_has_the_highest_sum() {
        let bytes = model();
        let tagger = Tagger::new(&bytes).expect("a model");
        for seed in 0..40_i32 {
            let scores: Vec<i32> = (0..15).map(|at| (seed * 31 + at * 17 * (seed + 3)) % 41 - 20).collect();
            let sum = |sequence: &[usize]| -> i32 {
                let own: i32 = sequence.iter().enumerate().map(|(at, label)| scores[3 * at + label]).sum();
                let first = tagger.change(3, sequence[0]);
                own + first + sequence.windows(2).map(|pair| tagger.change(pair[0], pair[1])).sum::<i32>()
            };
            let all = (0..243).map(|mut code| {
                std::array::from_fn::<usize, 5, _>(|_| {
                    let label = code % 3;
                    code /= 3;
                    label
                })
            });
            let best = all.map(|sequence| sum(&sequence)).max();
            let found: Vec<usize> = tagger.likeliest(&scores).into_iter().map(usize::from).collect();
            assert_eq!(best, Some(sum(&found)));
            assert!(found[0] != 2 && found.windows(2).all(|pair| pair != [0, 2]));
        }
    }
}
