//! The English date and time cases of Microsoft's Recognizers-Text (MIT): an input, the day it counts from, and what
//! is to be found.
//!
//! A case is **right** where each of its results is found and, in the cases of whole models (`DateTimeModel`,
//! `MergedParser`, `MergedExtractor`), nothing else is. A result is found where our expressions that meet it together
//! have its span and one of its values. The figure is right cases / cases.
//!
//! *Span*: prepositions, articles and bounds at its beginning ("from", "the", "before", "at least") are left out on
//! both sides, as are marks, bounds ("or later") and the letters of a time zone at its end: TimeML leaves them outside, Recognizers inside.
//! Recognizers takes "8 p.m. on Friday" and "from Monday to Friday" as one, TimeML as two, which is why ours are taken
//! together.
//!
//! *Value*: the TIMEX3 value, or what it resolves to (a day, a first and a past-the-last day, a time of day). Where
//! Recognizers resolves into the past and into the future, either is right. What is counted in weeks, months or years
//! ("three years ago") is right where the day that Recognizers gives lies in the year or week that TimeML gives; a
//! period ends before the day given or with it, as the set has both ("from Monday to Friday", "May to March"); a
//! period counted from the day ("the past three years") where its length is right. Where the two write the same
//! otherwise, they are brought to one form: a length counts in months and seconds (PT1.5H is PT90M, P1Q is P3M); the
//! three that Recognizers puts for "a few", "several" and "some" is TIMEX3's X; the hours that it puts for a part of a
//! day, its early or late half among them, are that part (TIMEX3 says "early" in an attribute of its own); two times of
//! day are the period from the one to the other, and what comes again at a time of day is both together.
//!
//! Cases that do not apply to news are counted out, each by the first rule that holds; all but those of `file` are
//! measured all the same, as `recognizers.left-out`:
//!
//! - `file`: the files of other modes (`CalendarMode`, `TasksMode`, `ExperimentalMode`, `ExtendedTypes`,
//!   `SplitDateAndTime`, `ComplexCalendar`, `SkipFromTo`) and of time zones without a time of day (`TimeZone`);
//! - `flagged`: what the set marks with `NotSupported` or `NotSupportedByDesign` for any of its own programs; those
//!   that its first program (C#) does support are measured apart, as `recognizers.flagged`;
//! - `alternatives`: a result of the type `datetimealt` ("3 p.m. or 4 p.m.") or `timezone`;
//! - `part`: a case without results in the file of one part of Recognizers ("in two weeks" for its parser of periods),
//!   which says what that part leaves to another, not that there is no time;
//! - `bare-figures`: a result of figures alone without a year of four digits or a colon ("on 15", "4-22", "5/5/89"), or
//!   typed with spaces ("2016 / 11"), which in news is a count, a score or a fraction; and a result that holds such a
//!   figure beside something else ("15 at 8:00", "friday 5/12", "between 3 and 5 on 1/1/2015") or is nothing but a number
//!   in words ("the appointment to nine");
//! - `machine`: what is said to an assistant or asked of a table: the input names "Cortana", begins a sentence with an
//!   order ("Book", "Schedule", "Set", "Show", "Add", "Put", …) or compares with a sign ("> = 2019");
//! - `typed`: words and figures run together as no edited text has them ("Oct2", "9p", "7ampm", "2016H2", "tmrw"), or cut ("7 p m"), or
//!   the name of a month or weekday in small letters;
//! - `letters`: a value in letters that TIMEX3 does not have: mealtimes, business hours, working days, school and
//!   fiscal years (`TMEL`, `TBH`, `P1BD`, `P1WD`, `SY2008`, `FYXXXX`), or one that the set itself gives no resolution;
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
use crate::words::CALENDAR;

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
const RULES: [&str; 8] =
    ["file", "alternatives", "part", "bare-figures", "machine", "typed", "letters", "time-of-day-now"];

/// Measures on the cases of all files.
pub(super) fn measure(set: &Path) -> Result<Measured, Error> {
    let (mut judged, mut left_out, mut out, mut all, mut flagged) =
        (Vec::new(), Vec::new(), [0_usize; RULES.len()], 0, 0);
    for name in names(set)?.iter().filter(|name| name.ends_with(".json")) {
        for case in cases(&set.join(name))? {
            all += 1;
            let unsupported = case.not_supported.iter().chain(&case.not_supported_by_design);
            let unsupported: Vec<&String> = unsupported.collect();
            let by_all = unsupported.iter().any(|programs| programs.to_ascii_lowercase().contains("dotnet"));
            match rule(name, &case) {
                Some(rule) => {
                    out[rule] += 1;
                    if rule > 0 {
                        left_out.push((super::half(&case.input), judge(name, &case, true)));
                    }
                }
                None if by_all => flagged += 1,
                None => judged.push((super::half(&case.input), judge(name, &case, !unsupported.is_empty()))),
            }
        }
    }
    flagged += judged.iter().filter(|(_, case)| case.flagged).count();
    let mut figures = split::figures(&judged, figures);
    figures.extend(split::figures(&left_out, |cases| vec![right("left-out", cases)]));
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
    let of = |flagged: bool| cases.iter().copied().filter(|case| case.flagged == flagged).collect::<Vec<&Judged>>();
    vec![right("cases", &of(false)), right("flagged", &of(true))]
}

fn right(name: &str, cases: &[&Judged]) -> Figure {
    let right = cases.iter().filter(|case| case.right).count();
    Figure::new(format!("recognizers.{name}"), right as f64, cases.len() as f64, "right cases / cases")
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
    let holds = [
        OTHER_MODES.iter().any(|mode| file.contains(mode)),
        case.results.iter().any(|wanted| wanted.r#type.ends_with("alt") || wanted.r#type.ends_with("timezone")),
        case.results.is_empty() && !whole_model(file),
        case.results.iter().any(is_bare),
        is_order(&case.input),
        case.results.iter().any(|wanted| is_typed(&case.input, wanted)),
        case.results.iter().any(|wanted| own_letters(&wanted.value)),
        asked_at(case).is_some_and(|time| case.results.iter().any(|wanted| wanted.value.to_string().contains(time)))
            || case.results.iter().any(counts_from_now),
    ];
    holds.iter().position(|holds| *holds)
}

/// Whether a file tells all that is to be found in its inputs.
fn whole_model(file: &str) -> bool {
    file.contains("Model") || file.contains("Merged")
}

/// Whether a result holds figures that in news are a count, a score or a fraction.
fn is_bare(wanted: &Wanted) -> bool {
    let text = &wanted.text[without_lead(&wanted.text)..];
    let year = text.split(|c: char| !c.is_ascii_digit()).any(|digits| digits.len() == 4) && !text.contains(' ');
    let figures = !text.contains(char::is_alphabetic) && !year && !text.contains(':');
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()).collect();
    let alone = |at: usize| {
        let near = [at.checked_sub(1).map(|before| words[before]), words.get(at + 1).copied()];
        is_plain_figure(words[at]) && !near.into_iter().flatten().any(gives_sense) && !ends_in_half(&words[at + 1..])
    };
    let spelt = !words.is_empty() && words.iter().all(|word| is_number(word));
    figures || spelt || (0..words.len()).any(alone)
}

/// Whether a word is a number below a hundred.
fn is_number(word: &str) -> bool {
    const WORDS: [&str; 20] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
        "fourteen", "fifteen", "twenty", "thirty", "forty", "fifty", "sixty",
    ];
    WORDS.contains(&word.to_ascii_lowercase().as_str())
}

/// One or two digits, or two or three such with a hyphen, slash or dot between them.
fn is_plain_figure(word: &str) -> bool {
    let parts: Vec<&str> = word.split(['-', '/', '.']).collect();
    parts.len() <= 3 && parts.iter().all(|part| matches!(part.len(), 1 | 2) && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a word beside a figure says that it tells a time: a month, a unit, a half of the day, what counts units.
fn gives_sense(word: &str) -> bool {
    const WORDS: [&str; 44] = [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
        "am",
        "pm",
        "a.m",
        "p.m",
        "o'clock",
        "oclock",
        "noon",
        "day",
        "night",
        "week",
        "month",
        "quarter",
        "year",
        "hour",
        "minute",
        "min",
        "sec",
        "decade",
        "half",
        "past",
        "next",
        "last",
        "previous",
        "first",
        "following",
        "coming",
        "business",
        "more",
        "ago",
        "yr",
        "hr",
        "in",
    ];
    let word = word.to_ascii_lowercase();
    word != "march" && WORDS.iter().any(|sense| *sense != "in" && word.starts_with(sense)) || word.starts_with("march")
}

/// Whether the figure before these words is the first of two times of day: "5 to 6 p.m.".
fn ends_in_half(words: &[&str]) -> bool {
    let [link, rest @ ..] = words else { return false };
    let half = |word: &&str| ["am", "pm", "a.m", "p.m"].iter().any(|half| word.to_ascii_lowercase().contains(half));
    matches!(*link, "to" | "-" | "and" | "until" | "till") && rest.iter().take(2).any(half)
}

/// Whether an input is said to a machine.
fn is_order(input: &str) -> bool {
    const ORDERS: [&str; 26] = [
        "book",
        "schedule",
        "set",
        "show",
        "add",
        "put",
        "give",
        "find",
        "create",
        "remind",
        "cancel",
        "block",
        "plan",
        "coordinate",
        "reschedule",
        "move",
        "open",
        "display",
        "list",
        "search",
        "make",
        "check",
        "wake",
        "change",
        "help",
        "take",
    ];
    const POLITE: [&str; 6] = ["please", "can", "could", "you", "hi", "hey"];
    let lower = input.to_ascii_lowercase();
    let begins = |sentence: &str| {
        let mut words = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.find(|word| !POLITE.contains(word)).is_some_and(|word| ORDERS.contains(&word))
    };
    lower.contains("cortana") || lower.contains(['<', '>', '=']) || lower.split(['.', '!', '?', ',']).any(begins)
}

/// Whether a result is written as no edited text writes it.
fn is_typed(input: &str, wanted: &Wanted) -> bool {
    const TAILS: [&str; 17] =
        ["", "st", "nd", "rd", "th", "s", "am", "pm", "a", "p", "min", "mins", "hr", "hrs", "h", "t", "z"];
    const SHORT: [&str; 20] = [
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues",
        "wed", "thu", "thurs", "fri", "sun",
    ];
    let Some(span) = place(input, wanted) else { return false };
    let words = span.of(input).split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let apart = [" p m", " a m", " p. m", " a. m", " p . m"];
    if apart.iter().any(|half| span.of(input).to_ascii_lowercase().contains(half)) {
        return true;
    }
    let mut words = words.map(|word| (word, word.to_ascii_lowercase()));
    words.any(|(word, lower)| {
        let digits = lower.trim_start_matches(|c: char| c.is_ascii_digit());
        let behind = digits.len() < lower.len() && (!TAILS.contains(&digits) || one_letter(input, span, &lower));
        let before = lower.trim_end_matches(|c: char| c.is_ascii_digit());
        let runs = before.len() < lower.len() && before.len() > 1 && before.bytes().all(|b| b.is_ascii_alphabetic());
        let small = word == lower && (CALENDAR.contains(&word) || SHORT.contains(&word));
        behind || runs || small || matches!(lower.as_str(), "tmrw" | "tonite" | "tmr")
    })
}

/// Whether a figure has "a" or "p" behind it that no dot makes an abbreviation: "9p".
fn one_letter(input: &str, span: Span, word: &str) -> bool {
    let words = input[span.start as usize..].to_ascii_lowercase();
    word.ends_with(['a', 'p']) && !words.contains(&format!("{word}.m"))
}

/// Whether a value is in letters that only the set knows, or has no resolution.
fn own_letters(value: &Value) -> bool {
    const OWN: [&str; 11] =
        ["TMEB", "TMEL", "TMED", "TBH", "BD", "WD", "SY", "FY", "not resolved", "0001-01-01", "P1WE,"];
    values(value).iter().any(|value| OWN.iter().any(|own| value.contains(own)))
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
    if whole_model(file) {
        right &= times.iter().all(|time| spans.iter().flatten().any(|span| span.meets(time.span)));
    }
    Judged { flagged, right, error: error(file, case, flagged, &times) }
}

fn error(file: &str, case: &Case, flagged: bool, times: &[TimeExpression]) -> String {
    let wanted: Vec<String> =
        case.results.iter().map(|wanted| format!("[{}] {:?}", wanted.text, values(&wanted.value))).collect();
    let ours = times.iter().map(|t| format!("[{}] {:?} {:?}", t.span.of(&case.input), t.timex().value, resolved(&[t])));
    let ours = ours.collect::<Vec<String>>().join(", ");
    let day = case.context.as_ref().and_then(|c| c.reference_date_time.as_deref()).unwrap_or("");
    let flagged = if flagged { "flagged " } else { "" };
    format!("{flagged}{file} {day} {}: {} | {ours}", case.input, wanted.join(", "))
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
    same && (values.is_empty()
        || !values.is_disjoint(&resolved(ours))
        || counted(ours, &values)
        || same_length(ours, &values))
}

/// Whether a length is the same in other units, where three stands for an untold number.
fn same_length(ours: &[&TimeExpression], values: &BTreeSet<String>) -> bool {
    let [time] = ours else { return false };
    let length = |value: &str| months_and_seconds(&value.replace('X', "3"));
    let Some((months, seconds)) = length(&time.timex().value) else { return false };
    let same = |(m, s): (f64, f64)| (m - months).abs() < 1e-6 && (s - seconds).abs() < 1e-6;
    values.iter().any(|value| length(value).is_some_and(same))
}

/// A length of ISO 8601, with TIMEX3's quarters and weekends, in months and seconds.
fn months_and_seconds(value: &str) -> Option<(f64, f64)> {
    let (mut months, mut seconds, mut number, mut timed) = (0.0, 0.0, String::new(), false);
    for c in value.strip_prefix('P')?.chars() {
        if c.is_ascii_digit() || c == '.' {
            number.push(c);
            continue;
        }
        if c == 'T' && number.is_empty() {
            timed = true;
            continue;
        }
        let count: f64 = std::mem::take(&mut number).parse().ok()?;
        match (c, timed) {
            ('Y', _) => months += 12.0 * count,
            ('Q', _) => months += 3.0 * count,
            ('M', false) => months += count,
            ('W', _) => seconds += 604_800.0 * count,
            ('D', _) => seconds += 86_400.0 * count,
            ('H', _) => seconds += 3600.0 * count,
            ('M', true) => seconds += 60.0 * count,
            ('S', _) => seconds += count,
            _ => return None,
        }
    }
    number.is_empty().then_some((months, seconds))
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
    let trimmed = |words: &str| words.trim_end_matches(|c: char| !c.is_alphanumeric()).len();
    let words = &words[..trimmed(words)];
    const BOUNDS: [&str; 7] =
        [" or later", " or earlier", " or after", " or before", " and later", " and after", " or more"];
    let lower = words.to_ascii_lowercase();
    let words = without_zone(words);
    let bound = BOUNDS.iter().find(|bound| lower.ends_with(*bound)).map_or(0, |bound| bound.len());
    let end = span.start as usize + trimmed(&words[..words.len() - bound]);
    Span::new(start, end.max(start))
}

/// Words without the abbreviation of a time zone at their end.
fn without_zone(words: &str) -> &str {
    const ZONES: [&str; 16] =
        ["et", "ct", "mt", "pt", "est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "gmt", "utc", "bst", "cet"];
    match words.rsplit_once(' ') {
        Some((rest, last)) if ZONES.contains(&last.to_ascii_lowercase().as_str()) => rest,
        _ => words,
    }
}

/// Where the words begin that are no preposition, article or bound.
fn without_lead(words: &str) -> usize {
    const LEAD: [&str; 42] = [
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
        "equal",
        "sometime",
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
            into.extend(start.as_deref().zip(end.as_deref()).and_then(|(start, end)| part_of_day(start, end)));
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

/// The part of the day that the set's hours stand for: 8 to 12, 12 to 16, 16 to 20 and 20 to midnight, or a half of one.
fn part_of_day(start: &str, end: &str) -> Option<String> {
    let split = |moment: &str| {
        let (day, time) = moment.rsplit_once(' ').map_or(("", moment), |(day, time)| (day, time));
        let hour = time.split(':').next()?.parse::<u32>().ok()?;
        Some((
            day.to_owned(),
            hour + u32::from(time.ends_with("59:59")),
            time.ends_with(":00:00") || time.ends_with(":59:59"),
        ))
    };
    let ((day, from, full), (last, to, ends)) = (split(start)?, split(end)?);
    let code = match from {
        8..12 => "TMO",
        12..16 => "TAF",
        16..20 => "TEV",
        20..24 => "TNI",
        _ => return None,
    };
    (day == last && full && ends && matches!(to.checked_sub(from), Some(2 | 4))).then(|| format!("{day}{code}"))
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
    values.extend(between(ours));
    values.extend(ours.iter().filter(|time| time.part.is_some()).map(|time| time.timex().value));
    let set = |time: &&&TimeExpression| time.timex().kind == TimexKind::Set;
    if let Some(set) = ours.iter().find(set).map(|time| time.timex().value) {
        let day = if set.starts_with("P1D") || set.starts_with("XXXX-XX-XX") { "" } else { set.as_str() };
        let at = clock.map(|seconds| format!("{day}T{:02}:{:02}", seconds / 3600, seconds / 60 % 60));
        values.extend(at.as_ref().and_then(|at| at.strip_suffix(":00")).map(str::to_owned));
        values.extend(at);
        values.extend(set.strip_prefix("XXXX-XX-XX").map(str::to_owned));
        values.insert(set);
    }
    values
}

/// The period from one time of day to another, of whatever day stands with them.
fn between(ours: &[&TimeExpression]) -> Option<String> {
    let mut clocks = ours.iter().filter_map(|time| match time.form {
        TimeForm::Clock { seconds, .. } => Some((time.value, seconds)),
        _ => None,
    });
    let ((from, start), (to, end)) = (clocks.next()?, clocks.next()?);
    match from.zip(to) {
        Some((from, to)) => Some(format!("{},{}", written(from), written(to))),
        None => Some(format!("{},{}", of_day(start), of_day(end))),
    }
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
