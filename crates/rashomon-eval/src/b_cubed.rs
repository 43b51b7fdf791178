//! B³ between two ways of grouping the same things (Bagga and Baldwin 1998).

use std::collections::BTreeMap;

use crate::figure::Figure;

/// Precision, recall and F of a grouping: for each thing, the share of its found group that belongs with it, and
/// the share of what belongs with it that is in its found group, each averaged over the things.
///
/// `pairs` holds the found and the true group of each thing.
pub(crate) fn b_cubed(name: &str, pairs: &[(String, String)]) -> Vec<Figure> {
    let found = sizes(pairs.iter().map(|(found, _)| found.clone()));
    let truth = sizes(pairs.iter().map(|(_, truth)| truth.clone()));
    let both = sizes(pairs.iter().cloned());
    let precision: Vec<f64> = pairs.iter().map(|pair| both[pair] / found[&pair.0]).collect();
    let recall: Vec<f64> = pairs.iter().map(|pair| both[pair] / truth[&pair.1]).collect();
    let precision =
        Figure::mean(format!("{name}.precision"), &precision, "sum of shared / found group over pages / pages");
    let recall = Figure::mean(format!("{name}.recall"), &recall, "sum of shared / true group over pages / pages");
    let (p, r) = (precision.value(), recall.value());
    let f = Figure::new(format!("{name}.f"), 2.0 * p * r, p + r, "2 precision recall / (precision + recall)");
    vec![precision, recall, f]
}

fn sizes<T: Ord>(things: impl Iterator<Item = T>) -> BTreeMap<T, f64> {
    things.fold(BTreeMap::new(), |mut sizes, thing| {
        *sizes.entry(thing).or_default() += 1.0;
        sizes
    })
}

#[cfg(test)]
mod tests {
    use super::b_cubed;

    fn f(pairs: &[(&str, &str)]) -> Vec<f64> {
        let pairs: Vec<_> = pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
        b_cubed("x", &pairs).iter().map(|figure| figure.value()).collect()
    }

    #[test]
    fn one_group_for_two_events_is_half_right() {
        assert_eq!(f(&[("1", "a"), ("1", "b")]), [0.5, 1.0, 2.0 / 3.0]);
        assert_eq!(f(&[("1", "a"), ("2", "a")]), [1.0, 0.5, 2.0 / 3.0]);
        assert_eq!(f(&[("1", "a"), ("2", "b")]), [1.0, 1.0, 1.0]);
    }
}
