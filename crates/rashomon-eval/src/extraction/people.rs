//! Whether the authors that a system names are those of the label.
//!
//! The label writes several in one line; it is cut at commas, "and" and "&", and what is no name of two words or more
//! (a degree, a role) is left out where a name remains. Names are compared folded. A page is *right* where the same
//! persons are named, in any order; *missing* where the label names somebody and the system nobody; *wrong* where the
//! system names others, too few or too many, or somebody where the label names nobody.

use crate::figure::Figure;
use crate::words::folded;

/// How the authors of one page were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Authors {
    Right,
    Wrong,
    Missing,
    /// Nobody is labelled and nobody is named.
    None,
}

impl Authors {
    /// The shares of right, wrong and missing among the pages where somebody is labelled or named.
    pub(super) fn figures(pages: impl Iterator<Item = Authors>, name: &str) -> Vec<Figure> {
        let pages: Vec<Authors> = pages.filter(|page| *page != Authors::None).collect();
        let share = |kind: Authors, what: &str, formula| {
            let count = pages.iter().filter(|page| **page == kind).count();
            Figure::new(format!("{name}.author-{what}"), count as f64, pages.len() as f64, formula)
        };
        vec![
            share(Authors::Right, "right", "pages with the labelled authors / pages with authors labelled or named"),
            share(Authors::Wrong, "wrong", "pages with other authors / pages with authors labelled or named"),
            share(Authors::Missing, "missing", "pages with nobody named / pages with authors labelled or named"),
        ]
    }
}

/// Compares the persons named with those labelled.
pub(super) fn judge(named: &[String], labelled: &[String]) -> Authors {
    let all = |names: &[String]| {
        let mut all: Vec<String> = names.iter().map(|name| folded(name)).filter(|name| !name.is_empty()).collect();
        all.sort();
        all.dedup();
        all
    };
    match (all(named), all(labelled)) {
        (named, labelled) if named.is_empty() && labelled.is_empty() => Authors::None,
        (named, _) if named.is_empty() => Authors::Missing,
        (named, labelled) if named == labelled => Authors::Right,
        _ => Authors::Wrong,
    }
}

/// The names in a label's line.
pub(super) fn labelled(line: &str) -> Vec<String> {
    let joined = line.replace(" and ", ",").replace(['&', ';'], ",");
    let parts: Vec<String> =
        joined.split(',').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect();
    let names: Vec<String> = parts.iter().filter(|part| part.contains(' ')).cloned().collect();
    if names.is_empty() { parts } else { names }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_of_several_is_cut_and_degrees_fall_out() {
        assert_eq!(labelled("Ana Lima, Ben Roth, and Cy Dee"), ["Ana Lima", "Ben Roth", "Cy Dee"]);
        assert_eq!(labelled("Ana Lima, MS, RD"), ["Ana Lima"]);
        assert_eq!(labelled("Ana"), ["Ana"]);
    }

    #[test]
    fn right_wrong_and_missing_are_told_apart() {
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<String>>();
        assert_eq!(judge(&names(&["B Roth", "Ana LIMA"]), &names(&["Ana Lima", "B. Roth"])), Authors::Right);
        assert_eq!(judge(&names(&["Ana Lima"]), &names(&["Ana Lima", "Ben Roth"])), Authors::Wrong);
        assert_eq!(judge(&names(&["Ana Lima"]), &[]), Authors::Wrong);
        assert_eq!(judge(&[], &names(&["Ana Lima"])), Authors::Missing);
        assert_eq!(judge(&[], &[]), Authors::None);
    }
}
