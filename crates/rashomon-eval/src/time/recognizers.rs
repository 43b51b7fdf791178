//! The English date and time cases of Microsoft's Recognizers-Text (MIT): an input, the day it counts from, and what
//! is to be found.
//!
//! A case is **right** where each of its results is found and, in the cases of whole models (`DateTimeModel`,
//! `MergedParser`, `MergedExtractor`), nothing else is. A result is found where our expressions that meet it together
//! have its span and one of its values. The figure is right cases / cases.
//!
//! *Span*: prepositions, articles and bounds at its beginning ("from", "the", "before", "at least") are left out on
//! both sides, as are marks at its end: TimeML leaves them outside, Recognizers inside. Recognizers takes "8 p.m. on
//! Friday" and "from Monday to Friday" as one, TimeML as two, which is why ours are taken together.
//!
//! *Value*: the TIMEX3 value, or what it resolves to (a day, a first and a past-the-last day, a time of day). Where
//! Recognizers resolves into the past and into the future, either is right. What is counted in weeks, months or years
//! ("three years ago") is right where the day that Recognizers gives lies in the year or week that TimeML gives; a
//! period ends before the day given or with it, as the set has both ("from Monday to Friday", "May to March"); a
//! period counted from the day ("the past three years") where its length is right.
//!
//! Cases that do not apply to news are counted out, each by the first rule that holds:
//!
//! - `file`: the files of other modes (`CalendarMode`, `TasksMode`, `ExperimentalMode`, `ExtendedTypes`,
//!   `SplitDateAndTime`, `ComplexCalendar`, `SkipFromTo`) and of time zones without a time of day (`TimeZone`);
//! - `flagged`: what the set marks with `NotSupported` or `NotSupportedByDesign` for any of its own programs; those
//!   that its first program (C#) does support are measured apart, as `recognizers.flagged`;
//! - `alternatives`: a result of the type `datetimealt` ("3 p.m. or 4 p.m.") or `timezone`;
//! - `bare-figures`: a result of figures alone without a year of four digits or a colon ("on 15", "4-22", "5/5/89"), or
//!   typed with spaces ("2016 / 11"), which in news is a count, a score or a fraction;
//! - `time-of-day-now`: a value that holds the minutes and seconds at which the case was asked, or a time of day counted
//!   from there in hours or minutes ("in 2 hours" at 16:12); an article has a day to count from and no such time.

use std::collections::BTreeSet;
use std::path::Path;

use jiff::ToSpan;
use jiff::civil::Date;
use rashomon_model::{Moment, Precision, Span, TimeExpression, TimeForm, TimexKind};
use serde::Deserialize;
use serde_json::Value;

use crate::data::{bytes, names};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Case {
    input: String,
    context: Option<Context>,
    #[serde(default)]
    results: Vec<Wanted>,
    not_supported: Option<String>,
    not_supported_by_design: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Context {
    reference_date_time: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Wanted {
    text: String,
    start: Option<usize>,
    #[serde(alias = "TypeName", default)]
    r#type: String,
    #[serde(alias = "Resolution", default)]
    value: Value,
}

/// A case that was measured, or the rule that counts it out.
struct Judged {
    flagged: bool,
    right: bool,
    error: String,
}

/// Why a case does not apply.
const RULES: [&str; 4] = ["file", "alternatives", "bare-figures", "time-of-day-now"];

/// Measures on the cases of all files.
pub(super) fn measure(set: &Path) -> Result<Measured, Error> {
    let (mut judged, mut out, mut all, mut flagged) = (Vec::new(), [0_usize; RULES.len()], 0, 0);
    for name in names(set)?.iter().filter(|name| name.ends_with(".json")) {
        for case in cases(&set.join(name))? {
            all += 1;
            let unsupported = case.not_supported.iter().chain(&case.not_supported_by_design);
            let unsupported: Vec<&String> = unsupported.collect();
            let by_all = unsupported.iter().any(|programs| programs.to_ascii_lowercase().contains("dotnet"));
            match rule(name, &case) {
                Some(rule) => out[rule] += 1,
                None if by_all => flagged += 1,
                None => judged.push((super::half(&case.input), judge(name, &case, !unsupported.is_empty()))),
            }
        }
    }
    flagged += judged.iter().filter(|(_, case)| case.flagged).count();
    let mut figures = split::figures(&judged, figures);
    let counted_out = |rule: &str, count: usize| {
        Figure::new(format!("recognizers.counted-out.{rule}"), count as f64, all as f64, "cases / all cases")
    };
    figures.extend(RULES.iter().zip(out).map(|(rule, count)| counted_out(rule, count)));
    figures.push(counted_out("flagged", flagged));
    let looked_at = judged.into_iter().filter(|(half, case)| *half == Half::LookedAt && !case.right);
    Ok(Measured { figures, errors: looked_at.map(|(_, case)| case.error).collect() })
}

fn cases(file: &Path) -> Result<Vec<Case>, Error> {
    let source = bytes(file)?;
    let source = source.strip_prefix("\u{feff}".as_bytes()).unwrap_or(&source);
    serde_json::from_slice(source).map_err(|error| Error::unreadable(file, &error))
}

fn figures(cases: &[&Judged]) -> Vec<Figure> {
    let figure = |name: &str, flagged: bool| {
        let of: Vec<&&Judged> = cases.iter().filter(|case| case.flagged == flagged).collect();
        let right = of.iter().filter(|case| case.right).count();
        Figure::new(format!("recognizers.{name}"), right as f64, of.len() as f64, "right cases / cases")
    };
    vec![figure("cases", false), figure("flagged", true)]
}

/// The rule that counts a case out.
fn rule(file: &str, case: &Case) -> Option<usize> {
    const OTHER_MODES: [&str; 8] = [
        "CalendarMode",
        "TasksMode",
        "ExperimentalMode",
        "ExtendedTypes",
        "SplitDateAndTime",
        "ComplexCalendar",
        "SkipFromTo",
        "TimeZone",
    ];
    let bare = |wanted: &Wanted| {
        let text = &wanted.text[without_lead(&wanted.text)..];
        let year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4) && !text.contains(' ');
        !text.contains(char::is_alphabetic) && !year && !text.contains(':')
    };
    let holds = [
        OTHER_MODES.iter().any(|mode| file.contains(mode)),
        case.results.iter().any(|wanted| wanted.r#type.ends_with("alt") || wanted.r#type.ends_with("timezone")),
        case.results.iter().any(bare),
        asked_at(case).is_some_and(|time| case.results.iter().any(|wanted| wanted.value.to_string().contains(time)))
            || case.results.iter().any(counts_from_now),
    ];
    holds.iter().position(|holds| *holds)
}

/// Whether a result is a time of day that is counted in hours, minutes or seconds.
fn counts_from_now(wanted: &Wanted) -> bool {
    const UNITS: [&str; 8] = ["second", "seconds", "minute", "minutes", "min", "mins", "hour", "hours"];
    let text = wanted.text.to_ascii_lowercase();
    let counted = text.split_whitespace().any(|word| UNITS.contains(&word));
    counted && kind(wanted).starts_with("datetime") && !text.contains(':')
}

/// The type of a result without the name of the model.
fn kind(wanted: &Wanted) -> &str {
    wanted.r#type.rsplit('.').next().unwrap_or_default()
}

/// Minutes and seconds at which a case was asked, where it was not at a full hour.
fn asked_at(case: &Case) -> Option<&str> {
    let time = case.context.as_ref()?.reference_date_time.as_ref()?.get(13..)?;
    (time != ":00:00").then_some(time)
}

fn judge(file: &str, case: &Case, flagged: bool) -> Judged {
    let day = case.context.as_ref().and_then(|c| c.reference_date_time.as_ref()?.get(..10)?.parse::<Date>().ok());
    let times = super::analysed(&case.input, day).times;
    let spans: Vec<Option<Span>> = case.results.iter().map(|wanted| place(&case.input, wanted)).collect();
    let mut right = case.results.iter().zip(&spans).all(|(wanted, span)| {
        let ours: Vec<&TimeExpression> = times.iter().filter(|t| span.is_some_and(|s| s.meets(t.span))).collect();
        span.is_some_and(|span| found(&case.input, wanted, span, &ours))
    });
    if file.contains("Model") || file.contains("Merged") || case.results.is_empty() {
        right &= times.iter().all(|time| spans.iter().flatten().any(|span| span.meets(time.span)));
    }
    Judged { flagged, right, error: error(file, case, &times) }
}

fn error(file: &str, case: &Case, times: &[TimeExpression]) -> String {
    let wanted: Vec<String> =
        case.results.iter().map(|wanted| format!("[{}] {:?}", wanted.text, values(&wanted.value))).collect();
    let ours = times.iter().map(|t| format!("[{}] {:?} {:?}", t.span.of(&case.input), t.timex().value, resolved(&[t])));
    let ours = ours.collect::<Vec<String>>().join(", ");
    let day = case.context.as_ref().and_then(|c| c.reference_date_time.as_deref()).unwrap_or("");
    format!("{file} {day} {}: {} | {ours}", case.input, wanted.join(", "))
}

/// Where a result stands. Starts count characters, and some of them wrongly.
fn place(input: &str, wanted: &Wanted) -> Option<Span> {
    let lower = |text: &str| text.to_ascii_lowercase();
    let told = wanted.start.and_then(|start| input.char_indices().nth(start)).map_or(0, |(at, _)| at);
    let (input, text) = (lower(input), lower(&wanted.text));
    let at = input.get(told..).and_then(|rest| rest.find(&text)).map(|at| told + at).or_else(|| input.find(&text))?;
    Some(Span::new(at, at + text.len()))
}

fn found(input: &str, wanted: &Wanted, span: Span, ours: &[&TimeExpression]) -> bool {
    let (Some(first), Some(last)) = (ours.first(), ours.last()) else { return false };
    let same = core(input, span) == core(input, first.span.join(last.span));
    let values = values(&wanted.value);
    same && (values.is_empty() || !values.is_disjoint(&resolved(ours)) || counted(ours, &values))
}

/// "Three weeks ago" is a week for TimeML and a day for Recognizers: the day must lie in the week.
fn counted(ours: &[&TimeExpression], values: &BTreeSet<String>) -> bool {
    let [time] = ours else { return false };
    let (TimeForm::Shift { .. }, Some((first, end))) = (time.form, period(ours)) else { return false };
    values.iter().any(|value| value.len() == end.len() && (&first..&end).contains(&value))
}

/// A span without what leads it in and the marks that end it.
fn core(input: &str, span: Span) -> Span {
    let words = span.of(input);
    let start = span.start as usize + without_lead(words);
    let end = span.start as usize + words.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    Span::new(start, end.max(start))
}

/// Where the words begin that are no preposition, article or bound.
fn without_lead(words: &str) -> usize {
    const LEAD: [&str; 40] = [
        "the",
        "a",
        "in",
        "on",
        "at",
        "for",
        "from",
        "between",
        "of",
        "by",
        "before",
        "after",
        "since",
        "until",
        "till",
        "during",
        "within",
        "around",
        "about",
        "to",
        "over",
        "through",
        "throughout",
        "than",
        "more",
        "less",
        "least",
        "most",
        "no",
        "later",
        "earlier",
        "or",
        "not",
        "just",
        "starting",
        "beginning",
        "prior",
        "anytime",
        "as",
        "circa",
    ];
    let mut at = 0;
    loop {
        let rest = &words[at..];
        let begin = rest.find(char::is_alphanumeric).unwrap_or(rest.len());
        let length = rest[begin..].find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len() - begin);
        let word = &rest[begin..begin + length];
        if length == 0 || length == rest.len() - begin || !LEAD.contains(&word.to_ascii_lowercase().as_str()) {
            return at + begin;
        }
        at += begin + length;
    }
}

/// The values of a result: each TIMEX3 value and each resolution; none in the cases of extractors.
fn values(value: &Value) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    collect(value, &mut values);
    values
}

fn collect(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, into)),
        Value::Object(fields) => {
            let text = |names: &[&str]| names.iter().find_map(|name| fields.get(*name)?.as_str()).map(str::to_owned);
            let start = text(&["start", "startDate", "startDateTime", "startTime"]);
            let end = text(&["end", "endDate", "endDateTime", "endTime"]);
            let period = start.clone().zip(end.clone()).map(|(start, end)| format!("{start},{end}"));
            into.extend(period.or(start).or(end));
            let timex = text(&["timex", "Timex"]);
            into.extend(timex.as_ref().and_then(|timex| Some(timex.strip_suffix(')')?.rsplit_once(',')?.1.to_owned())));
            into.extend(timex);
            let set = text(&["type"]).is_some_and(|kind| matches!(kind.as_str(), "duration" | "set"));
            into.extend(text(&["value", "date", "dateTime", "time"]).filter(|_| !set));
            fields.values().filter(|value| value.is_object() || value.is_array()).for_each(|v| collect(v, into));
        }
        _ => {}
    }
}

/// What expressions of ours come to when they are taken together, in the set's notation.
fn resolved(ours: &[&TimeExpression]) -> BTreeSet<String> {
    let mut values = BTreeSet::new();
    if let [one] = ours {
        values.insert(one.timex().value);
    }
    let finest = ours.iter().filter_map(|time| time.value).max_by_key(|value| value.precision);
    let clock = ours.iter().find_map(|time| match time.form {
        TimeForm::Clock { seconds, .. } => Some(seconds),
        _ => None,
    });
    values.extend(finest.filter(|value| value.precision >= Precision::Day).map(written));
    values.extend(clock.map(of_day));
    if let Some((start, end)) = period(ours) {
        let last = ours.last().and_then(|time| time.end.or(time.value)).map(|last| Moment::day(last.date).to_string());
        values.extend(last.map(|last| format!("{start},{last}")));
        values.extend([format!("{start},{end}"), start, end]);
    }
    let set = |time: &&&TimeExpression| time.timex().kind == TimexKind::Set;
    values.extend(ours.iter().find(set).map(|time| time.timex().value));
    values
}

/// The beginning of the first and the end of the last.
fn period(ours: &[&TimeExpression]) -> Option<(String, String)> {
    let (first, last) = (ours.first()?, ours.last()?);
    let clock = |time: &TimeExpression| matches!(time.form, TimeForm::Clock { .. }).then(|| time.timex().value);
    if let (Some(start), Some(end)) = (clock(first), clock(last))
        && first.value.is_none()
    {
        let full = |time: String| format!("{}:00", time.trim_start_matches('T'));
        return Some((full(start), full(end)));
    }
    let start = first.value?;
    let end = past(last.end.or(last.value)?)?;
    Some((Moment::day(start.date).to_string(), Moment::day(end).to_string()))
}

/// The first day after what a moment covers.
fn past(moment: Moment) -> Option<Date> {
    let length = match moment.precision {
        Precision::Year => 1.year(),
        Precision::Month => 1.month(),
        Precision::Day | Precision::Minute => 1.day(),
    };
    moment.date.checked_add(length).ok()
}

fn written(moment: Moment) -> String {
    let day = Moment::day(moment.date);
    match moment.precision {
        Precision::Minute => format!("{day} {}", of_day(moment.seconds)),
        _ => day.to_string(),
    }
}

fn of_day(seconds: u32) -> String {
    format!("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn right(case: &str) -> bool {
        judge("DateTimeModel.json", &serde_json::from_str(case).expect("a case"), false).right
    }

    #[test]
    fn a_case_is_right_in_span_and_value_together() {
        let case = |text: &str, value: &str| {
            format!(
                r#"{{"Input": "He left on Friday.", "Context": {{"ReferenceDateTime": "2016-11-07T00:00:00"}}, "Results":
                [{{"Text": "{text}", "Start": 8, "Resolution": {{"values": [{{"timex": "XXXX-WXX-5", "value": "{value}"}}]}}}}]}}"#
            )
        };
        assert!(right(&case("on friday", "2016-11-04")));
        assert!(!right(&case("left on friday", "2016-11-04")));
        assert!(!right(&case("friday", "2016-11-06")));
        assert!(!right(r#"{"Input": "He left on Friday.", "Results": []}"#));
    }

    #[test]
    fn lead_words_are_left_out() {
        let words = "no later than the 3rd of May";
        assert_eq!(&words[without_lead(words)..], "3rd of May");
        assert_eq!(&"May"[without_lead("May")..], "May");
    }
}
