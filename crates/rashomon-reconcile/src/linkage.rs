//! Joins things into groups by the mean likeness of their members, without looking at pairs that have nothing in common.

use std::collections::BTreeMap;

/// Groups of nodes; a node stands for one thing or for several that are the same.
pub struct Linkage {
    /// The group of each node.
    of: Vec<usize>,
    /// The nodes of each group.
    nodes: Vec<Vec<usize>>,
    /// How many things each group holds.
    sizes: Vec<usize>,
    /// For each group, the summed likeness of its things with those of each group that has any.
    sums: Vec<BTreeMap<usize, f32>>,
}

impl Linkage {
    /// Every node by itself. `sizes` tells for how many things each node stands, `pairs` how alike two nodes are; pairs
    /// that are not told are not alike.
    pub fn new(sizes: Vec<usize>, pairs: &[(usize, usize, f32)]) -> Self {
        let mut sums = vec![BTreeMap::new(); sizes.len()];
        for (a, b, likeness) in pairs {
            let sum = likeness * (sizes[*a] * sizes[*b]) as f32;
            sums[*a].insert(*b, sum);
            sums[*b].insert(*a, sum);
        }
        Linkage { of: (0..sizes.len()).collect(), nodes: (0..sizes.len()).map(|i| vec![i]).collect(), sizes, sums }
    }

    /// Joins groups whose mean likeness is at least `quorum`, the most alike pairs first: a newcomer must match the
    /// members, not one of them. `pairs` are in that order.
    pub fn join_alike(&mut self, pairs: &[(usize, usize, f32)], quorum: f32) {
        for (a, b, _) in pairs {
            if self.mean(*a, *b) >= quorum {
                self.join(*a, *b);
            }
        }
    }

    /// Joins the groups of two nodes.
    pub fn join(&mut self, a: usize, b: usize) {
        let (mut keep, mut gone) = (self.of[a], self.of[b]);
        if keep == gone {
            return;
        }
        if self.sums[keep].len() < self.sums[gone].len() {
            std::mem::swap(&mut keep, &mut gone);
        }
        let nodes = std::mem::take(&mut self.nodes[gone]);
        nodes.iter().for_each(|n| self.of[*n] = keep);
        self.nodes[keep].extend(nodes);
        self.sizes[keep] += self.sizes[gone];
        self.sums[keep].remove(&gone);
        for (other, sum) in std::mem::take(&mut self.sums[gone]).into_iter().filter(|(other, _)| *other != keep) {
            *self.sums[keep].entry(other).or_default() += sum;
            self.sums[other].remove(&gone);
            *self.sums[other].entry(keep).or_default() += sum;
        }
    }

    /// Mean likeness between the groups of two nodes; 0 for nodes of one group, which need no joining.
    fn mean(&self, a: usize, b: usize) -> f32 {
        let (x, y) = (self.of[a], self.of[b]);
        self.sums[x].get(&y).map_or(0.0, |sum| sum / (self.sizes[x] * self.sizes[y]) as f32)
    }

    /// The nodes of each group, each in order, in the order of their first nodes.
    pub fn groups(self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.nodes.into_iter().filter(|nodes| !nodes.is_empty()).collect();
        groups.iter_mut().for_each(|nodes| nodes.sort_unstable());
        groups.sort();
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_newcomer_must_match_the_members() {
        let pairs = [(0, 1, 0.9), (1, 2, 0.5)];
        let mut chained = Linkage::new(vec![1, 1, 1], &pairs);
        chained.join_alike(&pairs, 0.4);
        assert_eq!(chained.groups(), [vec![0, 1], vec![2]]);
        let all = [(0, 1, 0.9), (1, 2, 0.5), (0, 2, 0.4)];
        let mut matched = Linkage::new(vec![1, 1, 1], &all);
        matched.join_alike(&all, 0.4);
        assert_eq!(matched.groups(), [vec![0, 1, 2]]);
    }

    #[test]
    fn a_node_counts_as_often_as_it_stands_for_something() {
        let pairs = [(0, 1, 0.9), (0, 2, 0.5)];
        let mut many = Linkage::new(vec![9, 1, 1], &pairs);
        many.join_alike(&pairs, 0.4);
        assert_eq!(many.groups(), [vec![0, 1, 2]]);
    }
}
