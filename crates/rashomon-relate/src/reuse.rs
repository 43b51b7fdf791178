//! What two pages share, and whether that is more than two reporters on one event would share.

use rashomon_model::{PageId, Passage, PassageKind, StemId, Vectors, id};

use crate::alignment::{Aligned, align};
use crate::profile::{Line, Profile};

/// What two pages share.
#[derive(Clone, Debug)]
pub struct Reuse {
    /// The pages, in order of their ids.
    pub pages: [PageId; 2],
    /// Sentences that tell the same; `a` counts in the first page.
    pub aligned: Vec<Aligned>,
    /// For each page, the share of its own words in sentences that the other one tells too, each sentence weighed by
    /// how alike the two are, 0 to 1.
    pub explained: [f32; 2],
    /// For each page, the share of its own words in sentences that the other one tells too in the same order.
    pub ordered: [f32; 2],
    /// For each page, the share of its words outside quotations that stand in a run of five words of the other.
    pub verbatim: [f32; 2],
    /// Number of words outside quotations that stand in such runs, the fewer of both pages'.
    pub run_words: usize,
    /// Number of sentences of each page.
    pub lines: [usize; 2],
}

/// Length in words of the shared runs that tell copying from chance (as the n-gram baselines of the field).
const RUN: usize = 5;
/// From this likeness on an aligned sentence counts as verbatim, provided it shares a run of words.
const SAME_WORDS: f32 = 0.85;

/// Compares two pages; the result is the same whichever is given first.
pub fn reuse(a: &Profile, b: &Profile, vectors: &Vectors<'_>) -> Reuse {
    let (a, b) = if a.page <= b.page { (a, b) } else { (b, a) };
    let aligned = align(a, b, vectors);
    let (runs_a, runs_b) = (shared_runs(a, b), shared_runs(b, a));
    Reuse {
        pages: [a.page, b.page],
        explained: [explained(a, &aligned, |x| x.a), explained(b, &aligned, |x| x.b)],
        ordered: [ordered(a, &aligned, |x| x.a), ordered(b, &aligned, |x| x.b)],
        verbatim: [runs_a.share(), runs_b.share()],
        run_words: runs_a.inside.min(runs_b.inside),
        lines: [a.lines.len(), b.lines.len()],
        aligned,
    }
}

fn copied(share: f32, words: usize) -> bool {
    share >= 0.12 && words >= 20
}

impl Reuse {
    /// Which side a page is.
    pub fn side(&self, page: PageId) -> usize {
        usize::from(self.pages[1] == page)
    }

    /// Whether one of the pages, or both, must come from the other or from one text behind both.
    ///
    /// Reporters who work apart share names, figures and quotations, but neither runs of their own words nor the
    /// order and selection of what is told; so runs of words count outside quotations only, and order counts only
    /// where most of a page is told in it and in like words. Thresholds: measured on the looked-at half of the
    /// labelled stories (QUALITY.md, "Derivation").
    pub fn derived(&self) -> bool {
        let runs = self.verbatim[0].max(self.verbatim[1]);
        copied(runs, self.run_words) || (0..2).any(|side| self.retold(side, runs))
    }

    /// Whether one side is mostly retold in the other, in order.
    fn retold(&self, side: usize, runs: f32) -> bool {
        let (order, explained) = (self.ordered[side], self.explained[side]);
        if self.lines[side] < 3 {
            return explained >= 0.7 && runs >= 0.3;
        }
        order >= 0.5 && explained >= 0.3
    }

    /// The shared passages with their direction: `parent` first.
    pub fn passages(&self, parent: &Profile, child: &Profile) -> Vec<Passage> {
        let parent_side = self.side(parent.page);
        let passage = |x: &Aligned| {
            let (p, c) = if parent_side == 0 { (x.a, x.b) } else { (x.b, x.a) };
            let kind = if x.similarity >= SAME_WORDS { PassageKind::Verbatim } else { PassageKind::Rewritten };
            Passage { from: (parent.page, parent.lines[p].span), to: (child.page, child.lines[c].span), kind }
        };
        let mut passages: Vec<Passage> = self.aligned.iter().map(passage).collect();
        passages.sort_by_key(|p| (p.to.1, p.from.1));
        passages
    }
}

fn explained(page: &Profile, aligned: &[Aligned], line: impl Fn(&Aligned) -> usize) -> f32 {
    let mut best = vec![0.0f32; page.lines.len()];
    for x in aligned {
        best[line(x)] = best[line(x)].max(x.similarity);
    }
    own_share(page, &best)
}

fn ordered(page: &Profile, aligned: &[Aligned], line: impl Fn(&Aligned) -> usize) -> f32 {
    let mut told = vec![0.0f32; page.lines.len()];
    for x in aligned.iter().filter(|x| x.ordered) {
        told[line(x)] = 1.0;
    }
    own_share(page, &told)
}

/// The share of a page's own words that its lines make up, each counted by a factor from 0 to 1.
///
/// Quotations are told by everybody who was there, so sentences that are mostly quotation are not a page's own.
fn own_share(page: &Profile, factors: &[f32]) -> f32 {
    let own = |l: &Line| if l.quoted_share() > 0.5 { 0.0 } else { l.words.len() as f32 };
    let whole: f32 = page.lines.iter().map(own).sum();
    let part: f32 = page.lines.iter().zip(factors).map(|(l, factor)| own(l) * factor).sum();
    part / whole.max(1.0)
}

struct Runs {
    inside: usize,
    of: usize,
}

impl Runs {
    fn share(&self) -> f32 {
        self.inside as f32 / self.of.max(1) as f32
    }
}

/// Words of `page`, outside quotations, that stand in a run that `other` has too.
fn shared_runs(page: &Profile, other: &Profile) -> Runs {
    let known = run_hashes(other);
    let mut runs = Runs { inside: 0, of: 0 };
    for line in &page.lines {
        let stems = own_stems(line);
        runs.of += stems.len();
        let mut inside = vec![false; stems.len()];
        for (start, window) in stems.windows(RUN).enumerate() {
            if known.binary_search(&run_hash(window)).is_ok() {
                inside[start..start + RUN].fill(true);
            }
        }
        runs.inside += inside.iter().filter(|x| **x).count();
    }
    runs
}

fn run_hashes(page: &Profile) -> Vec<u64> {
    let mut hashes: Vec<u64> =
        page.lines.iter().flat_map(|l| own_stems(l).windows(RUN).map(run_hash).collect::<Vec<_>>()).collect();
    hashes.sort_unstable();
    hashes.dedup();
    hashes
}

fn own_stems(line: &Line) -> Vec<StemId> {
    line.words.iter().filter(|w| !w.quoted).map(|w| w.stem).collect()
}

fn run_hash(window: &[StemId]) -> u64 {
    id::fnv1a(window.iter().flat_map(|s| s.0.to_le_bytes()))
}
