//! What two pages share, and whether that is more than two reporters on one event would share.

use rashomon_model::{PageId, Passage, Vectors};

use crate::alignment::{Aligned, align};
use crate::echo::echoes;
use crate::passages::{joined, stretches};
use crate::profile::{Line, Print, Profile, RUN};

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
    /// For each page, the share of its names and figures that the other one gives too; 1 where it gives hardly any.
    pub facts: [f32; 2],
    /// Whether one of them gives next to no name, figure or quotation that the other does not give.
    pub echoed: bool,
}

/// Share of its names and figures that one of two pages has from the other, where one is the other retold. Reporters at one
/// event each find names and figures of their own: on the looked-at half of real news (QUALITY.md, "Who came from whom") two
/// reports in like words and order share .73 of them at most, retellings of the looked-at stories .77 and more.
const TAKEN: f32 = 0.75;
/// Share of its words that each of two pages tells in the order of the other, where one is the other's echo. Whoever writes
/// about public words, tweets or an interview, has them all, and chooses and orders them anew.
const ECHOED: f32 = 0.2;

/// From this likeness on an aligned sentence is a passage by itself.
const ALONE: f32 = 0.4;

/// Compares two pages; the result is the same whichever is given first.
pub fn reuse(a: &Profile, b: &Profile, vectors: &Vectors<'_>) -> Reuse {
    let (a, b) = if a.page <= b.page { (a, b) } else { (b, a) };
    let aligned = align(a, b, vectors);
    let [runs_a, runs_b] = shared_runs(&a.print, &b.print);
    Reuse {
        pages: [a.page, b.page],
        explained: [explained(a, &aligned, |x| x.a), explained(b, &aligned, |x| x.b)],
        ordered: [ordered(a, &aligned, |x| x.a), ordered(b, &aligned, |x| x.b)],
        verbatim: [runs_a.share(), runs_b.share()],
        run_words: runs_a.inside.min(runs_b.inside),
        lines: [a.lines.len(), b.lines.len()],
        facts: facts(&a.print, &b.print),
        echoed: echoes(a, b) || echoes(b, a),
        aligned,
    }
}

/// Whether two pages share enough runs of their own words that one text must lie behind both; a glance beside
/// [`reuse`], for pages that are not yet known to tell of one event.
pub fn shares_text(a: &Print, b: &Print) -> bool {
    let [runs_a, runs_b] = shared_runs(a, b);
    copied(runs_a.share().max(runs_b.share()), runs_a.inside.min(runs_b.inside)) && !other_facts(a, b)
}

/// Names and figures of the page with fewer of them, from which their lack on the other page tells something.
const SOME_FACTS: usize = 5;
/// Share of them that a page of the same text has at least.
const SAME_FACTS: f32 = 0.3;

/// Whether two pages name other people, places and figures. Fires, votes and matches are told by formula: the same words
/// about other names and figures are another event's.
pub fn other_facts(a: &Print, b: &Print) -> bool {
    are_other(facts(a, b))
}

fn are_other(facts: [f32; 2]) -> bool {
    facts[0].max(facts[1]) < SAME_FACTS
}

/// For each page, the share of its names and figures that the other one gives too.
fn facts(a: &Print, b: &Print) -> [f32; 2] {
    let shared = shared_facts(a, b) as f32;
    [a, b].map(|page| if page.facts.len() < SOME_FACTS { 1.0 } else { shared / page.facts.len() as f32 })
}

/// How many names and figures two pages have in common.
pub fn shared_facts(a: &Print, b: &Print) -> usize {
    a.facts.iter().filter(|fact| b.facts.binary_search(fact).is_ok()).count()
}

/// Share of a page in runs of another's words, outside quotations, from which it is a copy, and how many words those are:
/// titles of office and names of laws come to less.
const COPIED: (f32, usize) = (0.14, 30);

fn copied(share: f32, words: usize) -> bool {
    share >= COPIED.0 && words >= COPIED.1
}

impl Reuse {
    /// Which side a page is.
    pub fn side(&self, page: PageId) -> usize {
        usize::from(self.pages[1] == page)
    }

    /// The lines of a page that the other one tells, in the order of the pairs.
    pub fn told(&self, page: PageId) -> Vec<usize> {
        let first = self.side(page) == 0;
        self.aligned.iter().map(|x| if first { x.a } else { x.b }).collect()
    }

    /// Whether one of the pages, or both, must come from the other or from one text behind both.
    ///
    /// Reporters who work apart share names, figures and quotations, but not all of them, and neither runs of their own
    /// words nor the order and selection of what is told; so runs of words count outside quotations only, and order counts
    /// only where most of a page is told in it and in like words. Thresholds: measured on the looked-at half of the
    /// labelled stories (QUALITY.md, "Derivation").
    pub fn derived(&self) -> bool {
        let runs = self.verbatim[0].max(self.verbatim[1]);
        let echoed = self.echoed && self.ordered[0].min(self.ordered[1]) >= ECHOED;
        let taken = copied(runs, self.run_words) || echoed || (0..2).any(|side| self.retold(side, runs));
        !are_other(self.facts) && taken
    }

    /// Whether one side is mostly retold in the other, in order.
    fn retold(&self, side: usize, runs: f32) -> bool {
        let (order, explained) = (self.ordered[side], self.explained[side]);
        if self.lines[side] < 3 {
            return explained >= 0.7 && runs >= 0.3;
        }
        // A short report holds little that a long one of the same event does not hold, too: there it takes likeness.
        let both = self.ordered[0].min(self.ordered[1]) >= 0.3;
        order >= 0.5 && explained >= if both { 0.3 } else { 0.4 } && self.facts[0].max(self.facts[1]) >= TAKEN
    }

    /// The shared passages with their direction: `parent` first. Sentences that are but faintly alike are believed
    /// inside a stretch that the two share, and nowhere else.
    pub fn passages(&self, parent: &Profile, child: &Profile, vectors: &Vectors<'_>) -> Vec<Passage> {
        let first = self.side(parent.page) == 0;
        let pair = |x: &Aligned| if first { (x.a, x.b) } else { (x.b, x.a) };
        let stretches = stretches(parent, child, vectors);
        let within = |(a, b): (usize, usize)| stretches.iter().any(|s| s.a.contains(&a) && s.b.contains(&b));
        let aligned = self.aligned.iter().filter(|x| x.similarity >= ALONE || within(pair(x))).map(pair);
        let mut pairs: Vec<(usize, usize)> = aligned.collect();
        pairs.sort_unstable_by_key(|(a, b)| (*b, *a));
        joined(parent, child, &pairs)
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

/// For each page its words, outside quotations, that stand in a run that the other has too.
fn shared_runs(a: &Print, b: &Print) -> [Runs; 2] {
    let mut theirs = b.runs.iter().peekable();
    let is_theirs = |run: &&u64| {
        while theirs.next_if(|other| *other < *run).is_some() {}
        theirs.peek() == Some(run)
    };
    let shared: Vec<u64> = a.runs.iter().filter(is_theirs).copied().collect();
    [a, b].map(|page| {
        let inside = page.lines.iter().map(|line| words_inside(line, &shared)).sum();
        Runs { inside, of: page.own_words }
    })
}

/// How many words of a line, given its runs, stand in those that are among others, which are sorted.
fn words_inside(line: &[u64], others: &[u64]) -> usize {
    let starts = line.iter().enumerate().filter(|(_, run)| others.binary_search(run).is_ok()).map(|(at, _)| at);
    let (inside, _) = starts.fold((0, 0), |(inside, end), start| (inside + start + RUN - end.max(start), start + RUN));
    inside
}

#[cfg(test)]
mod tests {
    use super::words_inside;

    #[test]
    fn a_word_in_two_runs_counts_once() {
        let line = [40, 20, 60, 10, 30, 80, 50, 70];
        let inside = |others: &[u64]| words_inside(&line, others);
        assert_eq!(
            [inside(&[]), inside(&[40]), inside(&[20, 40]), inside(&[40, 50]), inside(&[40, 60, 70])],
            [0, 5, 6, 10, 12]
        );
    }
}
