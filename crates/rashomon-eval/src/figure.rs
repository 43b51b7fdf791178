//! A measured figure with what it was divided from.

use serde_json::{Map, Value, json};

/// One figure.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Figure {
    /// Its name: set, system, measure.
    pub name: String,
    /// What is divided.
    pub numerator: f64,
    /// By what.
    pub denominator: f64,
    /// How the two are counted.
    pub formula: &'static str,
}

impl Figure {
    pub(crate) fn new(name: String, numerator: f64, denominator: f64, formula: &'static str) -> Self {
        Figure { name, numerator, denominator, formula }
    }

    /// A mean over pages.
    pub(crate) fn mean(name: String, values: &[f64], formula: &'static str) -> Self {
        Figure::new(name, values.iter().sum(), values.len() as f64, formula)
    }

    /// The figure; 0 where nothing was counted.
    pub(crate) fn value(&self) -> f64 {
        if self.denominator == 0.0 { 0.0 } else { self.numerator / self.denominator }
    }
}

/// One line a figure.
pub(crate) fn lines(figures: &[Figure]) -> String {
    let lines = figures.iter().map(|figure| {
        let Figure { name, numerator, denominator, formula } = figure;
        format!("{name:<44} {:.4}  {numerator:.2} / {denominator:.2}  {formula}", figure.value())
    });
    lines.collect::<Vec<String>>().join("\n")
}

/// One object: figure → value, numerator, denominator.
pub(crate) fn json(figures: &[Figure]) -> String {
    let object = figures.iter().map(|figure| {
        let value = json!({
            "value": figure.value(),
            "numerator": figure.numerator,
            "denominator": figure.denominator,
        });
        (figure.name.clone(), value)
    });
    Value::Object(object.collect::<Map<String, Value>>()).to_string()
}
