//! The test cases of quantulum3 (`tests/quantities.json`): a case is right where every quantity is found by its words
//! with its value, unit and uncertainty, and nothing else is; a range's value is its middle and its uncertainty half its
//! width, as quantulum3 has them. Cases that expect nothing are right where nothing is found.

use std::path::Path;
use std::sync::LazyLock;

use serde::Deserialize;

use super::{Units, analysis, half, right, same_value};
use crate::data::{find, json};
use crate::error::Error;
use crate::measured::Measured;
use crate::split::{self, Half};

static UNITS: LazyLock<Units> = LazyLock::new(|| Units::new(include_str!("../../labels/quantulum-units.tsv")));

#[derive(Deserialize)]
struct Case {
    req: String,
    res: Vec<Expected>,
}

#[derive(Deserialize)]
struct Expected {
    value: f64,
    unit: String,
    surface: String,
    uncertainty: Option<f64>,
}

/// A figure as we found it.
struct Found {
    words: String,
    value: f64,
    uncertainty: Option<f64>,
    unit: String,
}

pub(super) fn measure(folder: &Path) -> Result<Option<Measured>, Error> {
    const CASES: &str = "_lang/en_US/tests/quantities.json";
    let Some(set) = find(folder, |path| path.join(CASES).is_file()) else { return Ok(None) };
    let cases: Vec<Case> = json(&set.join(CASES))?;
    let mut measured = Measured::default();
    let judged: Vec<(Half, bool)> =
        cases.iter().map(|case| (half(&case.req), judge(case, &mut measured.errors))).collect();
    measured.figures = split::figures(&judged, |cases| vec![right("quantulum3", cases)]);
    Ok(Some(measured))
}

fn judge(case: &Case, errors: &mut Vec<String>) -> bool {
    let found = found(&case.req);
    let right = found.len() == case.res.len() && case.res.iter().zip(&found).all(|(a, b)| same(a, b));
    if !right && half(&case.req) == Half::LookedAt {
        let expected: Vec<String> =
            case.res.iter().map(|e| format!("{} {} {} {:?}", e.surface, e.value, e.unit, e.uncertainty)).collect();
        let found: Vec<String> =
            found.iter().map(|f| format!("{} {} {} {:?}", f.words, f.value, f.unit, f.uncertainty)).collect();
        errors.push(format!("{}\n    expected {}\n    found    {}", case.req, expected.join("; "), found.join("; ")));
    }
    right
}

fn found(text: &str) -> Vec<Found> {
    let of = |quantity: &rashomon_model::Quantity| {
        let (min, max) = (quantity.min.or(quantity.max)?, quantity.max.or(quantity.min)?);
        let opening = quantity.bound_span.filter(|span| min < max && span.of(text) == "between");
        let span =
            [quantity.unit_span, opening].into_iter().flatten().fold(quantity.number, rashomon_model::Span::join);
        let uncertainty = (min < max).then_some((max - min) / 2.0);
        let words = span.of(text).to_owned();
        Some(Found { words, value: f64::midpoint(min, max), uncertainty, unit: quantity.unit.clone() })
    };
    analysis(text).quantities.iter().filter(|quantity| quantity.unit != "ordinal").filter_map(of).collect()
}

fn same(expected: &Expected, found: &Found) -> bool {
    let uncertainty = expected.uncertainty.unwrap_or(0.0);
    expected.surface.trim() == found.words
        && same_value(expected.value, found.value)
        && same_value(uncertainty, found.uncertainty.unwrap_or(0.0))
        && UNITS.same(&expected.unit, &found.unit)
}
