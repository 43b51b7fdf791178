//! Average linkage over the pairs of pages that were compared.
//!
//! The two groups that are most alike become one, as long as they are alike enough; how alike two groups are is the mean
//! over all pairs of their pages, pairs that were not compared counting nothing. A newcomer must be like the members on
//! average, not like one of them: single linkage chains events. Everything is counted in whole numbers and the least
//! page id decides among equals, so that the order of the pages tells nothing.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

use rashomon_model::PageId;

/// Likeness of a page with itself; likenesses are whole parts of it.
pub(super) const ONE: f32 = 1_048_576.0;
/// Mean likeness from which two groups of pages are one story: .13. Measured on the looked-at halves of the labelled
/// stories, Giveme5W1H's news clusters and weeks of AllSides' triples (QUALITY.md, "Stories"); .125 to .135 do as well.
pub(super) const SAME_STORY: u32 = (0.13 * ONE) as u32;

/// Another page and how alike it is.
pub(super) type Link = (u32, u32);

/// A story and how it was formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Story {
    /// Its pages, in such an order that those of each group that was formed on the way stand together.
    pub pages: Vec<u32>,
    merges: Vec<Merge>,
}

/// Two groups that were joined.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Merge {
    /// Their mean likeness.
    mean: u64,
    /// Where both begin, the second begins and both end among the story's pages.
    bounds: [usize; 3],
}

impl Story {
    fn of(page: u32) -> Story {
        Story { pages: vec![page], merges: Vec::new() }
    }

    fn join(&mut self, other: Story, mean: u64) {
        let start = self.pages.len();
        self.pages.extend(other.pages);
        let moved = |merge: Merge| Merge { bounds: merge.bounds.map(|bound| bound + start), ..merge };
        self.merges.extend(other.merges.into_iter().map(moved));
        self.merges.push(Merge { mean, bounds: [0, start, self.pages.len()] });
    }

    /// Whether a page that is so much like the story's may come between while it is formed, alone or with others like it.
    ///
    /// It may where it is as much like one of the groups on the way as the group that this one was joined with, on the
    /// average. With other pages it cannot be more so than the one of them that is most: that is the nature of means.
    pub(super) fn is_open_to(&self, likeness: impl Fn(u32) -> u32) -> bool {
        let mut sums = vec![0u64];
        sums.extend(self.pages.iter().scan(0, |sum, page| {
            *sum += u64::from(likeness(*page));
            Some(*sum)
        }));
        let reaches = |start: usize, end: usize, mean: u64| (sums[end] - sums[start]) / (end - start) as u64 >= mean;
        let between = |m: &Merge| {
            let [start, middle, end] = m.bounds;
            reaches(start, middle, m.mean) || reaches(middle, end, m.mean)
        };
        reaches(0, self.pages.len(), u64::from(SAME_STORY)) || self.merges.iter().any(between)
    }
}

/// The stories that some pages form among themselves; `pages` are in order.
pub(super) fn form(pages: &[u32], id: impl Fn(u32) -> PageId, links: &[Vec<Link>]) -> Vec<Story> {
    let mut places = vec![None; links.len()];
    (0..).zip(pages).for_each(|(place, page)| places[*page as usize] = Some(place));
    let (nodes, whole, pairs) = (Vec::new(), Vec::new(), BinaryHeap::new());
    let mut forest = Forest { links, places, nodes, whole, pairs };
    pages.iter().for_each(|page| forest.plant(Node { first: id(*page), story: Story::of(*page), sums: None }));
    forest.grow();
    forest.stories()
}

/// A group of pages.
struct Node {
    /// The least of the pages' ids.
    first: PageId,
    story: Story,
    /// The summed likeness with the pages of other nodes, some of which may be part of a later node by now. A page by itself
    /// has its links, which need no second place in memory.
    sums: Option<Vec<Sum>>,
}

/// A node and how alike it is in all, every pair of pages counted.
type Sum = (u32, u64);

/// Two nodes that may be joined: their mean likeness first, then what decides among equals.
type Pair = (u64, Reverse<PageId>, Reverse<PageId>, [u32; 2]);

struct Forest<'a> {
    links: &'a [Vec<Link>],
    /// The node that each page is at first, where it is one of those that form stories.
    places: Vec<Option<u32>>,
    /// The nodes by number; none where a node has become part of another.
    nodes: Vec<Option<Node>>,
    /// The node that each is part of; itself where it is whole.
    whole: Vec<u32>,
    pairs: BinaryHeap<Pair>,
}

impl Forest<'_> {
    /// Adds a node with its pairs among the nodes before it.
    fn plant(&mut self, node: Node) {
        let number = self.nodes.len() as u32;
        let pair = |&(other, sum): &Sum| {
            let other_node = self.nodes.get(other as usize)?.as_ref()?;
            let mean = sum / (node.story.pages.len() * other_node.story.pages.len()) as u64;
            let (low, high) = (node.first.min(other_node.first), node.first.max(other_node.first));
            (mean >= u64::from(SAME_STORY)).then_some((mean, Reverse(low), Reverse(high), [other, number]))
        };
        let pairs: Vec<Pair> = self.sums(&node).iter().filter_map(pair).collect();
        self.pairs.extend(pairs);
        self.nodes.push(Some(node));
        self.whole.push(number);
    }

    fn sums<'n>(&self, node: &'n Node) -> Cow<'n, [Sum]> {
        let inside = |(other, likeness): &Link| Some((self.places[*other as usize]?, u64::from(*likeness)));
        let links = |page: &u32| self.links[*page as usize].iter().filter_map(inside);
        let own = || node.story.pages.iter().flat_map(links).collect();
        node.sums.as_deref().map_or_else(|| Cow::Owned(own()), Cow::Borrowed)
    }

    /// Joins nodes while two are alike enough.
    fn grow(&mut self) {
        while let Some((mean, _, _, [a, b])) = self.pairs.pop() {
            if self.nodes[a as usize].is_none() || self.nodes[b as usize].is_none() {
                continue;
            }
            let (Some(a), Some(b)) = (self.cut(a), self.cut(b)) else { continue };
            let (mut a, b) = if a.first < b.first { (a, b) } else { (b, a) };
            a.sums = Some(self.summed(&a, &b));
            a.story.join(b.story, mean);
            self.plant(a);
        }
    }

    /// Takes a node that becomes part of the next one.
    fn cut(&mut self, node: u32) -> Option<Node> {
        self.whole[node as usize] = self.nodes.len() as u32;
        self.nodes[node as usize].take()
    }

    /// The sums of two nodes as those of the node that both become, which is planted next.
    fn summed(&mut self, a: &Node, b: &Node) -> Vec<Sum> {
        let own = self.nodes.len() as u32;
        let mut sums = [self.sums(a), self.sums(b)].concat();
        sums.iter_mut().for_each(|(other, _)| *other = self.whole_of(*other));
        sums.retain(|(other, _)| *other != own);
        sums.sort_unstable();
        sums.dedup_by(|(next, more), (other, sum)| {
            let same = next == other;
            *sum += if same { *more } else { 0 };
            same
        });
        sums.shrink_to_fit();
        sums
    }

    /// The node that one is part of by now. The way there is made shorter for the next who asks.
    fn whole_of(&mut self, node: u32) -> u32 {
        let mut at = node;
        while let Some(&next) = self.whole.get(at as usize).filter(|next| **next != at) {
            if let Some(&after) = self.whole.get(next as usize) {
                self.whole[at as usize] = after;
            }
            at = next;
        }
        at
    }

    fn stories(self) -> Vec<Story> {
        self.nodes.into_iter().flatten().map(|node| node.story).collect()
    }
}
