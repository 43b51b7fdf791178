//! Hits and misses, and the precision, recall and F made of them.

use std::ops::Add;

use crate::figure::Figure;

/// How often something was found, wrongly found, and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub right: u32,
    pub wrong: u32,
    pub missed: u32,
}

impl Add for Counts {
    type Output = Counts;

    fn add(self, other: Counts) -> Counts {
        Counts { right: self.right + other.right, wrong: self.wrong + other.wrong, missed: self.missed + other.missed }
    }
}

impl Counts {
    /// The same counts where each thing counted weighs as much.
    pub(crate) fn times(self, weight: u32) -> Counts {
        Counts { right: self.right * weight, wrong: self.wrong * weight, missed: self.missed * weight }
    }

    /// Precision, recall and F under one name.
    pub(crate) fn figures(self, name: &str) -> Vec<Figure> {
        let (right, wrong, missed) = (f64::from(self.right), f64::from(self.wrong), f64::from(self.missed));
        vec![
            Figure::new(format!("{name}.precision"), right, right + wrong, "right / (right + wrong)"),
            Figure::new(format!("{name}.recall"), right, right + missed, "right / (right + missed)"),
            Figure::new(
                format!("{name}.f"),
                2.0 * right,
                2.0 * right + wrong + missed,
                "2 right / (2 right + wrong + missed)",
            ),
        ]
    }
}
