//! What a task gives: its figures, and the errors that may be read.

use crate::figure::Figure;

/// The outcome of one task.
#[derive(Default)]
pub(crate) struct Measured {
    pub figures: Vec<Figure>,
    /// One line an error, of the half that may be looked at alone.
    pub errors: Vec<String>,
}

impl From<Vec<Figure>> for Measured {
    /// A task without errors to read.
    fn from(figures: Vec<Figure>) -> Self {
        Measured { figures, errors: Vec::new() }
    }
}

impl Measured {
    /// Adds the outcome on another set.
    pub(crate) fn add(&mut self, other: Measured) {
        self.figures.extend(other.figures);
        self.errors.extend(other.errors);
    }
}
