//! The task `quantities`: the figures of a text, on three sets, each halved by a hash of its inputs.
//!
//! On the English specs of **recognizers-en** a case is right where the same spans are found with the same values and,
//! where the spec names one, the same unit (`labels/recognizers-units.tsv` says which of our units theirs are); the
//! figure is cases right / cases that apply. What does not apply is counted beside it: see [`recognizers`].
//!
//! On **quantulum3**'s own test cases the same holds, by `labels/quantulum-units.tsv`: see [`quantulum`].
//!
//! On **news**, sentences of articles labelled by hand, every figure counts for itself: see [`news`].

mod news;
mod quantulum;
mod recognizers;

use std::collections::BTreeMap;
use std::path::Path;

use rashomon_model::id::fnv1a;
use rashomon_model::{Analysis, Article};

use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::Half;

/// Measures on whichever of the three sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let parts = [recognizers::measure(folder)?, quantulum::measure(folder)?, news::measure(folder)?];
    let mut measured = Measured::default();
    for part in parts.into_iter().flatten() {
        measured.add(part);
    }
    if measured.figures.is_empty() {
        return Err(Error::no_set(folder, "recognizers-en (Specs), quantulum3 (tests/quantities.json) or abp.jsonl"));
    }
    Ok(measured)
}

/// The half of a case with this input.
fn half(input: &str) -> Half {
    if fnv1a(input.bytes()).is_multiple_of(2) { Half::LookedAt } else { Half::HeldOut }
}

/// The analysis of a text that stands for itself.
fn analysis(text: &str) -> Analysis {
    rashomon_analyse::analyse(&Article { text: text.to_owned(), ..Article::default() })
}

/// A table of two columns: their name of a unit, and ours, with `|` between several.
struct Units(BTreeMap<&'static str, Vec<&'static str>>);

impl Units {
    fn new(table: &'static str) -> Self {
        let row = |line: &'static str| line.split_once('\t').map(|(theirs, ours)| (theirs, ours.split('|').collect()));
        Units(table.lines().filter_map(row).collect())
    }

    /// Whether our unit is theirs; a name that is not in the table is ours with hyphens for spaces.
    fn same(&self, theirs: &str, ours: &str) -> bool {
        let listed = self.0.get(theirs).map(|units| units.contains(&ours));
        listed.unwrap_or_else(|| theirs.replace(' ', "-").eq_ignore_ascii_case(ours))
    }
}

/// Whether two values are one, as far as six digits tell.
fn same_value(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-6 * a.abs().max(b.abs()).max(1e-12)
}

/// The figure "right" of some cases under a name.
fn right(name: &str, cases: &[&bool]) -> Figure {
    let right = cases.iter().filter(|right| ***right).count();
    Figure::new(format!("{name}.right"), right as f64, cases.len() as f64, "cases right / cases that apply")
}
