//! Plagdet, the measure of the PAN text alignment tasks (Potthast, Stein, Barrón-Cedeño, Rosso 2010).

use std::ops::Range;

use crate::figure::Figure;

/// A stretch of the suspicious text and the stretch of the source that it comes from, in characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Passage {
    pub suspicious: Range<usize>,
    pub source: Range<usize>,
}

/// What was planted in one pair of texts, and what was found.
#[derive(Clone, Debug, Default)]
pub(crate) struct Pair {
    pub name: String,
    pub planted: Vec<Passage>,
    pub found: Vec<Passage>,
}

/// Precision, recall, granularity and plagdet over all pairs.
///
/// Recall is the mean over planted passages of the share of their characters (of both texts) that found passages
/// which touch them on both sides cover; precision is the same with the roles changed; granularity is the mean number
/// of found passages for each planted one that is found at all; plagdet is F1 / log2(1 + granularity).
///
/// Where nothing is planted, only the share of pairs in which something is found can be told.
pub(crate) fn figures(name: &str, pairs: &[&Pair]) -> Vec<Figure> {
    if pairs.iter().all(|pair| pair.planted.is_empty()) {
        let alarms = pairs.iter().filter(|pair| !pair.found.is_empty()).count();
        let name = format!("{name}.false-alarms");
        return vec![Figure::new(name, alarms as f64, pairs.len() as f64, "pairs with a found passage / pairs")];
    }
    let recalls: Vec<f64> = pairs.iter().flat_map(|pair| shares(&pair.planted, &pair.found)).collect();
    let precisions: Vec<f64> = pairs.iter().flat_map(|pair| shares(&pair.found, &pair.planted)).collect();
    let times: Vec<f64> = pairs.iter().flat_map(|pair| times_found(pair)).filter(|times| *times > 0.0).collect();
    let precision = Figure::mean(format!("{name}.precision"), &precisions, "sum of covered shares / found passages");
    let recall = Figure::mean(format!("{name}.recall"), &recalls, "sum of covered shares / planted passages");
    let granularity = Figure::mean(format!("{name}.granularity"), &times, "found passages / planted ones found");
    let (p, r) = (precision.value(), recall.value());
    let f = if p + r == 0.0 { 0.0 } else { 2.0 * p * r / (p + r) };
    let divisor = (1.0 + granularity.value().max(1.0)).log2();
    let plagdet = Figure::new(format!("{name}.plagdet"), f, divisor, "F1 of the two / log2(1 + granularity)");
    vec![precision, recall, granularity, plagdet]
}

/// For each passage, the share of its characters that those of the others which touch it cover.
fn shares(passages: &[Passage], others: &[Passage]) -> Vec<f64> {
    let share = |passage: &Passage| {
        let touching: Vec<&Passage> = others.iter().filter(|other| touch(passage, other)).collect();
        let suspicious = covered(&passage.suspicious, touching.iter().map(|other| &other.suspicious));
        let source = covered(&passage.source, touching.iter().map(|other| &other.source));
        (suspicious + source) as f64 / (passage.suspicious.len() + passage.source.len()).max(1) as f64
    };
    passages.iter().map(share).collect()
}

fn times_found(pair: &Pair) -> Vec<f64> {
    let times = |planted: &Passage| pair.found.iter().filter(|found| touch(planted, found)).count() as f64;
    pair.planted.iter().map(times).collect()
}

/// Whether two passages meet on both sides.
pub(crate) fn touch(a: &Passage, b: &Passage) -> bool {
    overlap(&a.suspicious, &b.suspicious) && overlap(&a.source, &b.source)
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// How many characters of a range lie in any of the others.
fn covered<'a>(range: &Range<usize>, others: impl Iterator<Item = &'a Range<usize>>) -> usize {
    let mut parts: Vec<Range<usize>> = others.map(|o| o.start.max(range.start)..o.end.min(range.end)).collect();
    parts.sort_by_key(|part| part.start);
    let (sum, _) = parts.iter().fold((0, range.start), |(sum, reached), part| {
        (sum + part.end.saturating_sub(part.start.max(reached)), reached.max(part.end))
    });
    sum
}

#[cfg(test)]
mod tests {
    use super::{Pair, Passage, figures};

    fn passage(suspicious: std::ops::Range<usize>, source: std::ops::Range<usize>) -> Passage {
        Passage { suspicious, source }
    }

    fn values(planted: Vec<Passage>, found: Vec<Passage>) -> Vec<f64> {
        figures("x", &[&Pair { planted, found, ..Pair::default() }]).iter().map(|figure| figure.value()).collect()
    }

    #[test]
    fn what_is_found_exactly_scores_one() {
        let all = vec![passage(0..10, 5..15)];
        assert_eq!(values(all.clone(), all), [1.0, 1.0, 1.0, 1.0]);
    }

    #[test]
    fn two_halves_are_punished_for_granularity() {
        let halves = vec![passage(0..5, 0..5), passage(5..10, 5..10)];
        assert_eq!(values(vec![passage(0..10, 0..10)], halves), [1.0, 1.0, 2.0, 1.0 / 3.0_f64.log2()]);
    }

    #[test]
    fn what_touches_on_one_side_only_is_wrong() {
        assert_eq!(values(vec![passage(0..10, 0..10)], vec![passage(0..10, 20..30)])[..2], [0.0, 0.0]);
    }
}
