//! What was left out, counted by reason: an archive leaves out thousands of records for a dozen reasons.

use std::collections::BTreeMap;
use std::fmt;

/// Counts by reason. A reason is a phrase in the plural: `pictures`, `redirects (301)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<String, u64>);

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, reason: &str) {
        match self.0.get_mut(reason) {
            Some(count) => *count += 1,
            None => {
                self.0.insert(reason.to_owned(), 1);
            }
        }
    }

    /// Takes over the counts of another.
    pub fn merge(&mut self, other: &Tally) {
        for (reason, count) in &other.0 {
            *self.0.entry(reason.clone()).or_default() += count;
        }
    }

    /// The most frequent reasons, so many at most, and how often there were others.
    pub fn most(&self, most: usize) -> String {
        let mut counts: Vec<(&str, u64)> = self.0.iter().map(|(reason, count)| (reason.as_str(), *count)).collect();
        counts.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
        let others: u64 = counts.iter().skip(most).map(|(_, count)| count).sum();
        counts.truncate(most);
        counts.extend((others > 0).then_some(("others", others)));
        counts.iter().map(|(reason, count)| format!("{reason}: {count}")).collect::<Vec<_>>().join(", ")
    }

    /// How many were counted.
    pub fn total(&self) -> u64 {
        self.0.values().sum()
    }

    /// Whether nothing was counted.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The part of a sentence that tells the reason, without what is particular to one file.
pub(crate) fn reason(why: &str) -> &str {
    // The colon of an address ends nothing.
    let why = why.split(": ").next().unwrap_or_default();
    why.split([';', '(', ',']).next().unwrap_or_default().trim()
}

/// The most frequent reasons first: `pictures: 12, redirects (301): 3`.
impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.most(usize::MAX))
    }
}
