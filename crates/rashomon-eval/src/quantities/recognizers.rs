//! The English specs of Recognizers-Text: numbers, ranges, ordinals, percentages, ages, currencies, dimensions and
//! temperatures.
//!
//! What does not apply, and is counted as `left-out`: the files of other modes (`Experimental`, `PercentMode`,
//! `SuppressExtendedTypes`), which give the same inputs under options that have no counterpart here; cases with a
//! relative ordinal ("the next one", "last"), which holds no number; cases that expect a unit without a number
//! ("… to fahrenheit", `null`), and the one word "percent" alone. A range of one value ("equals 20") is no range and is
//! dropped from what is expected. For numbers also cases whose expected numbers are joined by a mark (a date, a telephone
//! or network address) or read as a year of 1900 to 2100: these are times and labels here, not numbers. Their `NotSupported` names platforms of theirs and leaves nothing out here.
//!
//! What no news text holds is counted apart, as `left-out.maths`: powers ("1e10", "1.1^23"), divisions ("1 over three"),
//! fractions in words of or into hundreds and more ("one hundred thirty fifths", "a hundred trillionths"), and inputs with
//! signs of comparison ("<>30", "x>10 and y<20").
//!
//! What no news text means so is counted apart, as `left-out.unlike`: a comparison that breaks off at the end of the input
//! ("5000 or more than"), a percentage told before its number ("percent of 10" for ten percent), and the part of a mixed
//! number taken for a rank ("forty two and a third" for the third).
//!
//! `all-cases` are all cases of a group, what does not apply among them: cases right / cases.
//!
//! A number that stands inside a date or a time of day of ours ("at 3 p.m. on the 5th") is taken out of what is expected
//! of numbers, ranges and ordinals: it is a time here and no figure.
//!
//! What is held against a spec: for numbers every figure that is no ordinal and does not touch its unit's letters
//! ("180ml"), by the number alone; for ranges what is bounded or has two ends, by the number with its bound words,
//! whether an end belongs to the range or not being left aside; for the rest figures of that kind, by number and unit.
//! A full stop behind an abbreviated unit ("50 deg.") is left out on both sides.
//! Only the range model knows ranges: elsewhere a range of ours stands for its ends, of which they may tell one or both.

use std::path::Path;
use std::sync::LazyLock;

use rashomon_model::{Analysis, Bound, Quantity, Span};
use serde::Deserialize;
use serde_json::Value;

use super::{Units, analysis, half, right, same_value};
use crate::data::{bytes, find};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

static UNITS: LazyLock<Units> = LazyLock::new(|| Units::new(include_str!("../../labels/recognizers-units.tsv")));

/// What a spec asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Number,
    Range,
    Ordinal,
    Percent,
    Age,
    Currency,
    Dimension,
    Temperature,
}

/// Group, file and what it asks for.
const SPECS: [(&str, &str, Kind); 8] = [
    ("number", "Number/English/NumberModel.json", Kind::Number),
    ("number", "Number/English/NumberRangeModel.json", Kind::Range),
    ("number", "Number/English/OrdinalModel.json", Kind::Ordinal),
    ("number", "Number/English/PercentModel.json", Kind::Percent),
    ("number-with-unit", "NumberWithUnit/English/AgeModel.json", Kind::Age),
    ("number-with-unit", "NumberWithUnit/English/CurrencyModel.json", Kind::Currency),
    ("number-with-unit", "NumberWithUnit/English/DimensionModel.json", Kind::Dimension),
    ("number-with-unit", "NumberWithUnit/English/TemperatureModel.json", Kind::Temperature),
];

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    results: Vec<Expected>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Expected {
    start: usize,
    end: usize,
    text: String,
    type_name: String,
    resolution: Option<Resolution>,
}

#[derive(Deserialize)]
struct Resolution {
    value: Option<Value>,
    unit: Option<String>,
}

/// A figure as both sides tell it: words in lower case with their place, least and greatest value, unit.
#[derive(Clone, Debug)]
struct Told {
    start: usize,
    end: usize,
    words: String,
    min: Option<f64>,
    max: Option<f64>,
    unit: Option<String>,
    /// The ends of a range that is held against single figures.
    range: Option<(f64, f64)>,
}

/// The judged cases of several files.
#[derive(Default)]
struct Group {
    name: &'static str,
    /// Those that apply.
    applying: Vec<(Half, bool)>,
    all: Vec<(Half, bool)>,
}

pub(super) fn measure(folder: &Path) -> Result<Option<Measured>, Error> {
    let Some(specs) = find(folder, |path| path.join(SPECS[0].1).is_file()) else { return Ok(None) };
    let mut measured = Measured::default();
    let mut groups: Vec<Group> = Vec::new();
    for (group, file, kind) in SPECS {
        let path = specs.join(file);
        let json = bytes(&path)?;
        let json = json.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&json);
        let cases: Vec<Case> = serde_json::from_slice(json).map_err(|error| Error::unreadable(&path, &error))?;
        let name = format!("recognizers.{}", file.rsplit('/').next().unwrap_or(file).trim_end_matches(".json"));
        let (news, maths): (Vec<&Case>, Vec<&Case>) = cases.iter().partition(|case| !is_maths(case));
        let (unlike, news): (Vec<&Case>, Vec<&Case>) = news.into_iter().partition(|case| is_unlike_news(case));
        let (applying, left_out): (Vec<&Case>, Vec<&Case>) = news.iter().partition(|case| applies(case));
        let judged: Vec<(Half, bool)> =
            applying.iter().map(|case| (half(&case.input), judge(case, kind, &mut measured.errors))).collect();
        let others = left_out.iter().chain(&maths).chain(&unlike);
        let others = others.map(|case| (half(&case.input), judge(case, kind, &mut Vec::new())));
        let others: Vec<(Half, bool)> = others.collect();
        measured.figures.extend(split::figures(&judged, |cases| vec![right(&name, cases)]));
        let left_out = [("left-out", left_out), ("left-out.maths", maths), ("left-out.unlike", unlike)];
        for (rule, left) in left_out.map(|(rule, cases)| (rule, cases.len())) {
            let name = format!("{name}.{rule}");
            measured.figures.push(Figure::new(name, left as f64, cases.len() as f64, "left out / cases"));
        }
        if groups.last().is_none_or(|last| last.name != group) {
            groups.push(Group { name: group, ..Group::default() });
        }
        if let Some(last) = groups.last_mut() {
            last.all.extend(judged.iter().copied().chain(others));
            last.applying.extend(judged);
        }
    }
    for Group { name, applying, all } in groups {
        let name = format!("recognizers.{name}");
        measured.figures.extend(split::figures(&applying, |cases| vec![right(&name, cases)]));
        let name = format!("{name}.all-cases");
        measured.figures.extend(split::figures(&all, |cases| vec![right(&name, cases)]));
    }
    Ok(Some(measured))
}

fn applies(case: &Case) -> bool {
    let without_number = |expected: &Expected| {
        let value = expected.resolution.as_ref().and_then(|r| r.value.as_ref());
        expected.type_name == "ordinal.relative" || value.is_none_or(|v| v.is_null() || v.as_str() == Some("null"))
    };
    !case.results.iter().any(without_number) && !has_date(case)
}

/// Whether a case is talk of mathematics: a power, a division, a sign of comparison, a fraction of hundreds in words.
fn is_maths(case: &Case) -> bool {
    let power = |text: &str| {
        let exponent = text.split_once('e').is_some_and(|(before, after)| {
            before.ends_with(|c: char| c.is_ascii_digit())
                && after.trim_start_matches(['+', '-']).starts_with(|c: char| c.is_ascii_digit())
        });
        exponent || text.contains('^') || text.contains(" over ")
    };
    let part = |text: &str| {
        let last = text.rsplit([' ', '-']).next().unwrap_or(text);
        let fraction = last.ends_with("th") || last.ends_with("ths") || matches!(last, "thirds" | "firsts");
        let large = ["hundred", "thousand", "illion"].iter().any(|scale| text.contains(scale));
        fraction && large && text.contains([' ', '-'])
    };
    let compared = case.input.contains(['<', '>', '=']);
    let numbers = case.results.iter().filter(|expected| expected.type_name.starts_with("number"));
    let texts: Vec<String> = numbers.map(|expected| expected.text.to_lowercase()).collect();
    compared && case.results.iter().all(|expected| expected.type_name.starts_with("number"))
        || texts.iter().any(|text| power(text) || part(text))
}

/// Whether a case means by its words what no news text does.
fn is_unlike_news(case: &Case) -> bool {
    let input = case.input.to_lowercase();
    let last = input.trim_end_matches(['.', '?', '!', ' ']).rsplit(' ').next().unwrap_or_default();
    let breaks_off = matches!(last, "than" | "to") && input.contains("equal");
    let turned = |expected: &Expected| {
        let text = expected.text.to_lowercase();
        ["percent of ", "per cent of ", "percentage of "].iter().any(|lead| text.starts_with(lead))
    };
    let part = |expected: &Expected| {
        let before: String = case.input.chars().take(expected.start).collect();
        expected.type_name.starts_with("ordinal") && before.ends_with(" and a ")
    };
    breaks_off || case.results.iter().any(|expected| turned(expected) || part(expected))
}

/// Whether expected numbers are joined by a mark or read as a year.
fn has_date(case: &Case) -> bool {
    let letters: Vec<char> = case.input.chars().collect();
    let between = |pair: &[Expected]| letters.get(pair[0].end + 1..pair[1].start).unwrap_or_default().to_vec();
    let joined = |pair: &[Expected]| matches!(between(pair)[..], ['/' | '-' | '.' | ':']);
    let year = |e: &Expected| e.text.len() == 4 && e.text.parse().is_ok_and(|year| (1900..=2100).contains(&year));
    let numbers = case.results.iter().all(|expected| expected.type_name == "number");
    numbers && (case.results.windows(2).any(joined) || case.results.iter().any(year))
}

fn judge(case: &Case, kind: Kind, errors: &mut Vec<String>) -> bool {
    let mut expected: Vec<Told> = case.results.iter().filter_map(told).collect();
    expected.sort_by_key(|told| told.start);
    if kind == Kind::Range {
        expected.retain(|range| range.min != range.max);
    }
    let analysis = analysis(&case.input);
    if matches!(kind, Kind::Number | Kind::Range | Kind::Ordinal) {
        expected.retain(|told| !in_time(&case.input, &analysis, told));
    }
    let found = analysis.quantities.iter().filter(|quantity| asked(quantity, kind, &case.input));
    let found: Vec<Told> = found.map(|quantity| ours(quantity, kind, &case.input)).collect();
    let right = all_same(&expected, &found);
    if !right && half(&case.input) == Half::LookedAt {
        let show = |all: &[Told]| {
            all.iter()
                .map(|t| format!("{} {:?} {:?} {:?}", t.words, t.min, t.max, t.unit))
                .collect::<Vec<String>>()
                .join("; ")
        };
        errors.push(format!("{}\n    expected {}\n    found    {}", case.input, show(&expected), show(&found)));
    }
    right
}

/// Whether an expected number stands inside a date or a time of day, which is no figure here.
fn in_time(input: &str, analysis: &Analysis, told: &Told) -> bool {
    let byte = |at: usize| input.char_indices().nth(at).map_or(input.len(), |(byte, _)| byte);
    let number = Span::new(byte(told.start), byte(told.end));
    analysis.times.iter().any(|time| time.is_point() && time.span.contains(number))
}

/// Whether all figures are the same in order, where a range of ours stands for its ends.
fn all_same(expected: &[Told], found: &[Told]) -> bool {
    let mut rest = expected;
    for ours in found {
        let ends = ours.range.is_some();
        let inside = rest.iter().take_while(|theirs| theirs.start >= ours.start && theirs.end <= ours.end).count();
        let taken = if ends { inside.max(1) } else { 1 };
        let Some((these, after)) = rest.split_at_checked(taken) else { return false };
        if !these.iter().all(|theirs| if ends && inside > 0 { is_end(theirs, ours) } else { same(theirs, ours) }) {
            return false;
        }
        rest = after;
    }
    rest.is_empty()
}

/// Whether a figure of theirs is an end of a range of ours.
fn is_end(theirs: &Told, ours: &Told) -> bool {
    let ends =
        ours.range.is_some_and(|(min, max)| theirs.max.is_some_and(|v| same_value(v, min) || same_value(v, max)));
    ends && same_unit(theirs, ours)
}

fn same(a: &Told, b: &Told) -> bool {
    let same_end = |a: Option<f64>, b: Option<f64>| match (a, b) {
        (Some(a), Some(b)) => same_value(a, b),
        (a, b) => a.is_none() && b.is_none(),
    };
    a.words == b.words && same_end(a.min, b.min) && same_end(a.max, b.max) && same_unit(a, b)
}

fn same_unit(a: &Told, b: &Told) -> bool {
    match (&a.unit, &b.unit) {
        (Some(theirs), Some(ours)) => UNITS.same(&theirs.to_lowercase(), ours),
        (theirs, _) => theirs.is_none(),
    }
}

fn told(expected: &Expected) -> Option<Told> {
    let resolution = expected.resolution.as_ref()?;
    let value = resolution.value.as_ref()?.as_str()?;
    let (min, max) = if value.starts_with(['[', '(']) {
        let (min, max) = value.trim_matches(['[', '(', ')', ']']).split_once(',')?;
        (min.parse().ok(), max.parse().ok())
    } else {
        let value = value.trim_end_matches('%').parse().ok();
        (value, value)
    };
    let words = expected.text.trim_end_matches('.').to_lowercase();
    let unit = resolution.unit.clone();
    Some(Told { start: expected.start, end: expected.end + 1, words, min, max, unit, range: None })
}

/// Whether a figure is of the kind that a spec asks for.
fn asked(quantity: &Quantity, kind: Kind, input: &str) -> bool {
    let unit = quantity.unit.as_str();
    let currency = is_currency(unit);
    let temperature = unit.starts_with("degree") || unit == "kelvin";
    let ranks = unit == "ordinal";
    let age = {
        let words = quantity.unit_span.map_or("", |span| span.of(input));
        matches!(words, "age" | "aged" | "ages")
            || words.ends_with("old")
            || words.ends_with("olds")
            || words.ends_with("yo")
            || words.ends_with("of age")
    };
    let counts = ["count", "people", "share", "label", "score", "ordinal", "percent", "point"].contains(&unit);
    let time = ["second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"];
    match kind {
        Kind::Number => {
            let touching = input[quantity.number.end as usize..].starts_with(|c: char| c.is_ascii_alphabetic());
            !ranks && !touching
        }
        Kind::Range => {
            let bounded = quantity.bound != Bound::Exact && quantity.bound != Bound::About;
            quantity.min != quantity.max || bounded && !quantity.ordinal
        }
        Kind::Ordinal => ranks,
        Kind::Percent => unit == "percent",
        Kind::Age => age || unit == "year" && quantity.unit_span.is_none(),
        Kind::Currency => currency,
        Kind::Temperature => temperature,
        Kind::Dimension => !counts && !currency && !time.contains(&unit) && (unit == "degree" || !temperature) && !age,
    }
}

fn is_currency(unit: &str) -> bool {
    // A coin's name begins with its currency: "GBP-penny".
    let unit = unit.split('-').next().unwrap_or(unit);
    let code = unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase());
    code || ["peso", "franc", "shilling", "dirham", "riyal", "dinar", "krona", "toman"].contains(&unit)
}

fn ours(quantity: &Quantity, kind: Kind, input: &str) -> Told {
    let span = match kind {
        Kind::Number | Kind::Ordinal => quantity.number,
        Kind::Range => quantity.bound_span.map_or(quantity.number, |span| span.join(quantity.number)),
        _ => quantity.unit_span.map_or(quantity.number, |span| span.join(quantity.number)),
    };
    let (min, max) = match kind {
        Kind::Range => (quantity.min, quantity.max),
        // A bound does not change the number that is bounded.
        _ => (quantity.max.or(quantity.min), quantity.max.or(quantity.min)),
    };
    let range = match (quantity.min, quantity.max) {
        (Some(min), Some(max)) if min < max && kind != Kind::Range => Some((min, max)),
        _ => None,
    };
    let place = |byte: u32| input[..byte as usize].chars().count();
    let (start, end) = (place(span.start), place(span.end));
    Told { start, end, words: span.of(input).to_lowercase(), min, max, unit: Some(quantity.unit.clone()), range }
}
