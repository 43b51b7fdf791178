//! Passages that two texts share: alike sentences that stand near each other in both, joined into stretches.
//!
//! Seeds, extension and validation follow Sanchez-Perez, Sidorov and Gelbukh, "A winning approach to text alignment for
//! text reuse detection at PAN 2014"; the constants are the best on the looked-at half of PAN 2013's training pairs.

use std::collections::BTreeMap;
use std::ops::Range;

use rashomon_model::wording::{Word, weight};
use rashomon_model::{Passage, PassageKind, Span, StemId, Vectors};

use crate::alignment::in_common;
use crate::nearness::{Shared, add_near};
use crate::profile::{Line, Posting, Profile};

/// Likeness from which a sentence of one text may come from one of the other.
const SEED: f32 = 0.35;
/// How many sentences may lie between two seeds of one stretch.
const GAP: usize = 4;
/// The same for the longer text where the shorter one condenses it.
const WIDE: usize = 24;
/// How alike the words of a whole stretch have to be: the cosine of both sides.
const ALIKE: f32 = 0.34;
/// The same for a stretch that condenses another.
const CONDENSED: f32 = 0.28;
/// How many times longer than the other a side has to be in order to be condensed.
const LONGER: usize = 3;
/// Seeds from which a stretch of about one length on both sides is no part of a condensed one.
const SETTLED: usize = 3;
/// A passage shorter than this on either side, in bytes, is left out: reporters share such sentences by chance.
const SHORT: usize = 150;

/// Sentences of one text that come from sentences of another.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    /// The lines of the first text.
    pub a: Range<usize>,
    /// The lines of the second.
    pub b: Range<usize>,
    /// The alike sentences that made it.
    pub seeds: Vec<Seed>,
    /// Cosine of the words of both sides, 0 to 1.
    pub cosine: f32,
}

/// Two alike sentences.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Seed {
    /// Line of the first text.
    pub a: usize,
    /// Line of the second.
    pub b: usize,
    /// How alike, 0 to 1.
    pub likeness: f32,
}

/// The stretches of `to` that come from `from`, in the order of `to`. No line of `to` stands in two of them.
pub fn stretches(from: &Profile, to: &Profile, vectors: &Vectors<'_>) -> Vec<Stretch> {
    let texts = Texts::of(from, to);
    let mut rest = texts.seeds(&texts.shared([from, to], vectors));
    let mut even = texts.even(&rest);
    let settled = |s: &&Stretch| s.seeds.len() >= SETTLED && texts.is_long(s) && !texts.is_uneven(s, 2);
    let kept: Vec<Seed> = even.iter().filter(settled).flat_map(|s| s.seeds.clone()).collect();
    rest.retain(|seed| !kept.contains(seed));
    let condensed = texts.condensed(rest);
    even.retain(|s| !condensed.iter().any(|c| s.seeds.iter().any(|seed| c.seeds.contains(seed))));
    even.extend(condensed);
    even.retain(|s| texts.is_long(s));
    without_overlap(even)
}

/// Of stretches that meet in the second text, the one with the most likeness.
fn without_overlap(mut stretches: Vec<Stretch>) -> Vec<Stretch> {
    let strength = |s: &Stretch| s.cosine * s.seeds.iter().map(|seed| seed.likeness).sum::<f32>();
    stretches.sort_by(|x, y| strength(y).total_cmp(&strength(x)).then(x.b.start.cmp(&y.b.start)));
    let mut kept: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        if !kept.iter().any(|k| k.b.start < stretch.b.end && stretch.b.start < k.b.end) {
            kept.push(stretch);
        }
    }
    kept.sort_by_key(|s| s.b.start);
    kept
}

/// The lines of both texts with their words weighed by how few sentences of either have them: what a whole text is about
/// tells nothing of where a sentence comes from.
struct Texts {
    lines: [Vec<WeighedLine>; 2],
}

struct WeighedLine {
    span: Span,
    content: Vec<Word>,
    weight: f32,
}

impl Texts {
    fn of(from: &Profile, to: &Profile) -> Texts {
        let (in_from, in_to) = (sentences_with(from), sentences_with(to));
        let all = from.lines.len().max(to.lines.len()) as f32;
        let told = |stem: &StemId| in_from.get(stem).max(in_to.get(stem)).copied().unwrap_or(1) as f32;
        let weighed = |line: &Line| {
            let rare = |word: &Word| Word { weight: ((all + 1.0) / told(&word.stem)).ln(), ..*word };
            let content: Vec<Word> = line.content.iter().map(rare).collect();
            WeighedLine { span: line.span, weight: weight(&content), content }
        };
        Texts { lines: [from, to].map(|text| text.lines.iter().map(weighed).collect()) }
    }

    /// What the lines share.
    fn shared(&self, [from, to]: [&Profile; 2], vectors: &Vectors<'_>) -> Shared {
        let weight = |side: usize, line: usize, word: usize| self.lines[side][line].content[word].weight;
        let of = |side: usize, x: &Posting| weight(side, x.line as usize, x.word as usize);
        let mut shared = in_common(from, to, |x, y| [of(0, x), of(1, y)]);
        add_near(&mut shared, [from, to], vectors, weight);
        shared
    }

    /// The alike lines.
    fn seeds(&self, shared: &Shared) -> Vec<Seed> {
        let mut seeds = Vec::new();
        for (a, (x, shared)) in self.lines[0].iter().zip(shared).enumerate() {
            for (b, (y, [in_x, in_y])) in self.lines[1].iter().zip(shared).enumerate() {
                let likeness = (in_x + in_y) / (x.weight + y.weight).max(f32::MIN_POSITIVE);
                if likeness >= SEED {
                    seeds.push(Seed { a, b, likeness });
                }
            }
        }
        seeds
    }

    /// Stretches whose sides lie alike; those that are not alike as a whole are tried again in smaller parts.
    fn even(&self, seeds: &[Seed]) -> Vec<Stretch> {
        let mut todo = vec![(seeds.to_vec(), GAP)];
        let mut found = Vec::new();
        while let Some((seeds, gap)) = todo.pop() {
            for stretch in clusters(seeds, [gap; 2]).into_iter().map(|seeds| self.stretch(seeds)) {
                if stretch.cosine >= ALIKE {
                    found.push(stretch);
                } else if gap > 0 {
                    todo.push((stretch.seeds, gap - 1));
                }
            }
        }
        found
    }

    /// Stretches of one text that condense a much longer part of the other.
    fn condensed(&self, mut seeds: Vec<Seed>) -> Vec<Stretch> {
        let mut found: Vec<Stretch> = Vec::new();
        for gaps in [[WIDE, GAP], [GAP, WIDE]] {
            let longer = usize::from(gaps[1] == WIDE);
            for stretch in clusters(seeds.clone(), gaps).into_iter().map(|seeds| self.stretch(seeds)) {
                let condenses = self.bytes(&stretch, longer) >= LONGER * self.bytes(&stretch, 1 - longer);
                if stretch.seeds.len() >= 2 && condenses && stretch.cosine >= CONDENSED {
                    seeds.retain(|seed| !stretch.seeds.contains(seed));
                    found.push(stretch);
                }
            }
        }
        found
    }

    fn stretch(&self, seeds: Vec<Seed>) -> Stretch {
        let range = |line: fn(&Seed) -> usize| {
            let lines = || seeds.iter().map(line);
            lines().min().unwrap_or(0)..lines().max().map_or(0, |last| last + 1)
        };
        let (a, b) = (range(|seed| seed.a), range(|seed| seed.b));
        let cosine = cosine(&self.bag(0, &a), &self.bag(1, &b));
        Stretch { a, b, seeds, cosine }
    }

    /// Summed weight of each word in some lines, by stem.
    fn bag(&self, side: usize, lines: &Range<usize>) -> Vec<(StemId, f32)> {
        let words = self.lines[side][lines.clone()].iter().flat_map(|line| &line.content);
        let mut bag: Vec<(StemId, f32)> = words.map(|word| (word.stem, word.weight)).collect();
        bag.sort_by_key(|(stem, _)| *stem);
        bag.dedup_by(|next, first| {
            let same = next.0 == first.0;
            first.1 += if same { next.1 } else { 0.0 };
            same
        });
        bag
    }

    fn bytes(&self, stretch: &Stretch, side: usize) -> usize {
        let lines = if side == 0 { &stretch.a } else { &stretch.b };
        let spans = self.lines[side][lines.clone()].iter().map(|line| line.span);
        spans.reduce(Span::join).map_or(0, Span::len)
    }

    fn is_long(&self, stretch: &Stretch) -> bool {
        (0..2).all(|side| self.bytes(stretch, side) >= SHORT)
    }

    fn is_uneven(&self, stretch: &Stretch, times: usize) -> bool {
        let (a, b) = (self.bytes(stretch, 0), self.bytes(stretch, 1));
        a.max(b) >= times * a.min(b)
    }
}

fn cosine(a: &[(StemId, f32)], b: &[(StemId, f32)]) -> f32 {
    let other = |stem: StemId| b.binary_search_by_key(&stem, |(stem, _)| *stem).map_or(0.0, |at| b[at].1);
    let dot: f32 = a.iter().map(|(stem, weight)| weight * other(*stem)).sum();
    let norm = |bag: &[(StemId, f32)]| bag.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    dot / (norm(a) * norm(b)).max(f32::MIN_POSITIVE)
}

/// How many sentences of a text have each word.
fn sentences_with(text: &Profile) -> BTreeMap<StemId, u32> {
    let mut sentences = BTreeMap::new();
    for word in text.lines.iter().flat_map(|line| &line.content) {
        *sentences.entry(word.stem).or_default() += 1;
    }
    sentences
}

/// Groups of seeds between which nowhere lie more sentences than the gap of that text.
fn clusters(seeds: Vec<Seed>, gaps: [usize; 2]) -> Vec<Vec<Seed>> {
    let mut todo = vec![seeds];
    let mut whole = Vec::new();
    while let Some(seeds) = todo.pop() {
        let mut parts = split(seeds, gaps[0], |seed| seed.a);
        if let [_] = parts[..] {
            parts = parts.into_iter().flat_map(|part| split(part, gaps[1], |seed| seed.b)).collect();
        }
        if let [_] = parts[..] { whole.extend(parts) } else { todo.extend(parts) }
    }
    whole
}

fn split(mut seeds: Vec<Seed>, gap: usize, line: fn(&Seed) -> usize) -> Vec<Vec<Seed>> {
    seeds.sort_by_key(|seed| (line(seed), seed.a, seed.b));
    let parts = seeds.chunk_by(|one, next| line(next) - line(one) <= gap + 1);
    parts.map(<[Seed]>::to_vec).collect()
}

/// The passages that pairs of lines make: what was taken word for word as one piece, what was rewritten sentence by
/// sentence. The pairs are in the order of `child`.
pub fn joined(parent: &Profile, child: &Profile, pairs: &[(usize, usize)]) -> Vec<Passage> {
    let verbatim = |(a, b): (usize, usize)| same_words(&parent.lines[a], &child.lines[b]);
    let goes_on = |x: &(usize, usize), y: &(usize, usize)| {
        let steps = y.1.saturating_sub(x.1);
        y.0 == x.0 + steps && steps > 0 && (0..=steps).all(|step| verbatim((x.0 + step, x.1 + step)))
    };
    let passage = |run: &[(usize, usize)]| {
        let (first, last) = (run[0], run[run.len() - 1]);
        Passage {
            from: (parent.page, parent.lines[first.0].span.join(parent.lines[last.0].span)),
            to: (child.page, child.lines[first.1].span.join(child.lines[last.1].span)),
            kind: if verbatim(first) { PassageKind::Verbatim } else { PassageKind::Rewritten },
        }
    };
    pairs.chunk_by(goes_on).map(passage).collect()
}

fn same_words(a: &Line, b: &Line) -> bool {
    a.words.iter().map(|word| word.stem).eq(b.words.iter().map(|word| word.stem))
}
