//! Finds figures: how much of what, in which unit, and how the words bound it.

use rashomon_model::{Bound, Quantity, TimeExpression, TimeForm, TokenKind};

use crate::lists::*;
use crate::names::Names;
use crate::numbers::{self, Number, spelt_word};
use crate::reading::Reading;

/// The figures of a text, in order.
pub(crate) fn find(reading: &Reading, times: &[TimeExpression], names: &Names) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut next_time = 0;
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if sentence.apparatus {
            continue;
        }
        let range = reading.range(index);
        let mut at = range.start;
        while at < range.end {
            let start = reading.tokens[at].span.start;
            while times.get(next_time).is_some_and(|t| t.span.end <= start) {
                next_time += 1;
            }
            let timed = times.get(next_time).filter(|t| t.span.start <= start && !is_length(t.form));
            let step =
                timed.map_or_else(|| figure(reading, names, index, at, &mut found), |t| reading.tokens_in(t.span).end);
            at = step.max(at + 1);
        }
    }
    found
}

fn is_length(form: TimeForm) -> bool {
    matches!(form, TimeForm::Duration { .. } | TimeForm::Age { .. } | TimeForm::Every { .. } | TimeForm::Vague(_))
}

/// Reads a figure at a token, and gives the token to go on from.
fn figure(reading: &Reading, names: &Names, sentence: usize, at: usize, found: &mut Vec<Quantity>) -> usize {
    let limit = reading.range(sentence).end;
    if !(reading.kind(at) == Some(TokenKind::Number) || reading.is(at, NUMBER | ORDINAL) || may_be_number(reading, at))
    {
        return at + 1;
    }
    if let Some((quantity, end)) = ordinal(reading, names, sentence, at).or_else(|| aged_word(reading, sentence, at)) {
        found.push(quantity);
        return end;
    }
    let Some(number) = numbers::at(reading, at).filter(|n| n.end <= limit && !is_no_figure(reading, n)) else {
        return at + 1;
    };
    let quantity = measured(reading, names, sentence, number);
    let end = number.end;
    found.push(quantity);
    end
}

fn may_be_number(reading: &Reading, at: usize) -> bool {
    let word = reading.lower(at);
    let article = matches!(word, "a" | "an") && reading.is(at + 1, NUMBER) || reading.lower(at + 1) == "half-dozen";
    let digits = word.bytes().next().is_some_and(|b| b.is_ascii_digit());
    article
        || digits
        || word.contains('-') && !word.starts_with('-')
        || matches!(word, "no") && reading.lower(at + 1) == "one"
}

/// "one of", "one another", "each one", phone numbers, scores: digits that count nothing.
fn is_no_figure(reading: &Reading, number: &Number) -> bool {
    let (first, end) = (number.first, number.end);
    let one = reading.lower(first) == "one" && end == first + 1;
    let pronoun = one
        && (reading.is(end, AUXILIARY | PRONOUN | SUBORDINATOR)
            || reading.one_of(end, &["of", "another", "to", "by", "'s", "day", "that", "more", "or"])
            || reading.is_mark(end)
            || reading.one_of(
                first.wrapping_sub(1),
                &["the", "this", "that", "any", "every", "each", "another", "which", "no", "some"],
            ));
    let dashed = |t: usize| matches!(reading.word(t), "-" | "/" | "\u{2013}") && !reading.spaced(t);
    let chained = dashed(end) && !reading.spaced(end + 1) && reading.kind(end + 1) == Some(TokenKind::Number)
        || first > 0 && dashed(first - 1) && first > 1 && reading.kind(first - 2) == Some(TokenKind::Number);
    pronoun || chained
}

/// "the 101st", "bulletin no. 4", "Airbase 101", "first".
fn ordinal(reading: &Reading, names: &Names, sentence: usize, at: usize) -> Option<(Quantity, usize)> {
    let word = reading.lower(at);
    let cut = word.find(|c: char| !c.is_ascii_digit()).unwrap_or(word.len());
    let ranked = cut > 0 && matches!(&word[cut..], "st" | "nd" | "rd" | "th");
    if ranked {
        return Some((labelled(reading, sentence, at, at, word[..cut].parse().ok()), at + 1));
    }
    if reading.is(at, ORDINAL) && names.at(at).is_none() && !reading.is(at, TIME_UNIT) && !reading.is(at + 1, NUMBER) {
        let rank = ORDINALS.iter().position(|o| *o == word)? as f64 + 1.0;
        return Some((labelled(reading, sentence, at, at, Some(rank)), at + 1));
    }
    let value = (reading.kind(at) == Some(TokenKind::Number)).then(|| numbers::digits(word)).flatten()?;
    let before = at.checked_sub(1)?;
    let dotted =
        reading.word(before) == "." && before > 0 && reading.one_of(before - 1, &["no", "nos", "art", "sec", "fig"]);
    let hash = reading.word(before) == "#"
        || reading.one_of(
            before,
            &[
                "no",
                "number",
                "flight",
                "article",
                "section",
                "chapter",
                "route",
                "page",
                "phase",
                "level",
                "channel",
                "bulletin",
                "room",
                "gate",
                "track",
                "platform",
                "highway",
                "interstate",
                "resolution",
                "lot",
                "covid",
                "category",
                "title",
                "item",
                "proposition",
                "rule",
                "paragraph",
                "line",
            ],
        );
    let hash = hash && !(reading.reads(before, &["number"]) && reading.is(at + 1, PEOPLE));
    let inside_name = names.at(at).is_some()
        || names.at(before).is_some()
            && reading.is_capital(before)
            && reading.word(at).len() <= 4
            && !followed_by_noun(reading, at + 1);
    let first = if dotted { at - 2 } else { before };
    (dotted || hash || inside_name && reading.word(before) != ",")
        .then(|| (labelled(reading, sentence, first, at, Some(value)), at + 1))
}

const ORDINALS: [&str; 20] = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
];

fn followed_by_noun(reading: &Reading, at: usize) -> bool {
    reading.kind(at) == Some(TokenKind::Word) && !reading.is(at, STOP | CUE | AUXILIARY | PREPOSITION)
}

fn labelled(reading: &Reading, sentence: usize, first: usize, at: usize, value: Option<f64>) -> Quantity {
    let number = reading.span(at, at + 1);
    Quantity {
        span: reading.span(first, at + 1),
        number,
        sentence: sentence as u32,
        min: value,
        max: value,
        bound: Bound::Exact,
        unit: "count".to_owned(),
        counted: None,
        counted_span: None,
        ordinal: true,
    }
}

/// "four-year-old", and "38-year-old" where the digits are a token of their own.
fn aged_word(reading: &Reading, sentence: usize, at: usize) -> Option<(Quantity, usize)> {
    let word = reading.lower(at);
    let (age, unit) = ["-year-old", "-month-old", "-year-olds", "-week-old", "-day-old"]
        .iter()
        .find_map(|s| Some((word.strip_suffix(s)?, s.trim_start_matches('-').split('-').next()?)))?;
    let value = age.parse().ok().or_else(|| in_words(age));
    let number = reading.span(at, at + 1);
    let quantity =
        Quantity { unit: unit.to_owned(), ordinal: false, number, ..labelled(reading, sentence, at, at, value) };
    value.map(|_| (quantity, at + 1))
}

fn in_words(word: &str) -> Option<f64> {
    spelt_word(word).filter(|n| (1.0..20.0).contains(n))
}

fn measured(reading: &Reading, names: &Names, sentence: usize, number: Number) -> Quantity {
    let limit = reading.range(sentence).end;
    let (bound, first) = bound_before(reading, reading.range(sentence).start, number.first);
    let (bound, tail) = bound_after(reading, number.end, bound);
    let mut quantity = Quantity {
        ordinal: false,
        span: reading.span(first, number.end),
        number: reading.span(number.first, number.end),
        ..labelled(reading, sentence, number.first, number.first, None)
    };
    (quantity.min, quantity.max) = bounded(number, bound);
    quantity.bound = if number.loose { Bound::About } else { bound };
    let (unit, end) = unit_of(reading, names, number, tail);
    let counted = if is_measure(&unit) {
        None
    } else {
        counted(reading, number, tail.max(end), limit, reading.range(sentence).start)
    };
    if let Some((head, from, to)) = counted {
        quantity.counted = Some(reading.tokens[head].stem);
        quantity.counted_span = Some(reading.span(from, to));
        if from >= number.end && to <= number.end + 8 {
            quantity.span = quantity.span.join(reading.span(from, to));
        }
    }
    let people = counted.is_some_and(|(head, from, to)| {
        reading.is(head, PEOPLE | ROLE)
            || (from..to).any(|t| reading.is(t, PEOPLE))
            || reading.one_of(head, &["death", "toll", "passenger"])
    });
    let nobody = reading.one_of(number.first, &["nobody"]) || reading.lower(number.first) == "no";
    quantity.unit = match unit {
        _ if is_measure(&unit) => unit,
        _ if people || nobody => "people".to_owned(),
        _ => unit,
    };
    if end > number.end {
        quantity.span = quantity.span.join(reading.span(number.first, end));
    }
    if let Some(currency) = number.first.checked_sub(1).filter(|t| currency_mark(reading.word(*t)).is_some()) {
        quantity.span = quantity.span.join(reading.span(currency, number.end));
    }
    quantity
}

fn is_measure(unit: &str) -> bool {
    !matches!(unit, "count" | "share")
}

fn bounded(number: Number, bound: Bound) -> (Option<f64>, Option<f64>) {
    match bound {
        Bound::AtLeast => (number.min, None),
        Bound::AtMost => (None, number.max),
        _ => (number.min, number.max),
    }
}

/// Words before a number that bound it, longest first.
const BEFORE: &[(&[&str], Bound)] = &[
    (&["no", "fewer", "than"], Bound::AtLeast),
    (&["no", "less", "than"], Bound::AtLeast),
    (&["not", "less", "than"], Bound::AtLeast),
    (&["no", "more", "than"], Bound::AtMost),
    (&["not", "more", "than"], Bound::AtMost),
    (&["as", "many", "as"], Bound::AtMost),
    (&["as", "much", "as"], Bound::AtMost),
    (&["as", "few", "as"], Bound::AtLeast),
    (&["a", "little", "over"], Bound::About),
    (&["a", "little", "more", "than"], Bound::About),
    (&["a", "little", "under"], Bound::About),
    (&["in", "excess", "of"], Bound::AtLeast),
    (&["a", "total", "of"], Bound::Exact),
    (&["the", "approximately"], Bound::About),
    (&["the", "roughly"], Bound::About),
    (&["an", "estimated"], Bound::About),
    (&["at", "least"], Bound::AtLeast),
    (&["at", "most"], Bound::AtMost),
    (&["more", "than"], Bound::AtLeast),
    (&["greater", "than"], Bound::AtLeast),
    (&["fewer", "than"], Bound::AtMost),
    (&["less", "than"], Bound::AtMost),
    (&["up", "to"], Bound::AtMost),
    (&["just", "over"], Bound::About),
    (&["just", "under"], Bound::About),
    (&["close", "to"], Bound::About),
    (&["well", "over"], Bound::AtLeast),
    (&["over"], Bound::AtLeast),
    (&["above"], Bound::AtLeast),
    (&["exceeding"], Bound::AtLeast),
    (&["under"], Bound::AtMost),
    (&["below"], Bound::AtMost),
    (&["maximum"], Bound::AtMost),
    (&["minimum"], Bound::AtLeast),
    (&["nearly"], Bound::About),
    (&["almost"], Bound::About),
    (&["about"], Bound::About),
    (&["some"], Bound::About),
    (&["around"], Bound::About),
    (&["roughly"], Bound::About),
    (&["approximately"], Bound::About),
    (&["circa"], Bound::About),
    (&["estimated"], Bound::About),
    (&["exactly"], Bound::Exact),
];

fn bound_before(reading: &Reading, start: usize, number: usize) -> (Bound, usize) {
    let mut first = number;
    if number > start && (currency_mark(reading.word(number - 1)).is_some() || reading.lower(number - 1) == "the") {
        first -= 1;
    }
    let matching = |words: &[&str]| first >= start + words.len() && reading.reads(first - words.len(), words);
    match BEFORE.iter().find(|(words, _)| matching(words)) {
        Some((words, bound)) => (*bound, first - words.len()),
        None => (Bound::Exact, number),
    }
}

/// "or more", "or so", "at least" after a number.
fn bound_after(reading: &Reading, end: usize, before: Bound) -> (Bound, usize) {
    const AFTER: &[(&[&str], Bound)] = &[
        (&["or", "more"], Bound::AtLeast),
        (&["or", "so"], Bound::About),
        (&["or", "fewer"], Bound::AtMost),
        (&["or", "less"], Bound::AtMost),
        (&["-", "odd"], Bound::About),
        (&["+"], Bound::AtLeast),
    ];
    let found = AFTER.iter().find(|(words, _)| reading.reads(end, words));
    found.map_or((before, end), |(words, bound)| (*bound, end + words.len()))
}

fn currency_mark(word: &str) -> Option<&'static str> {
    Some(match word {
        "$" => "USD",
        "\u{20ac}" => "EUR",
        "\u{a3}" => "GBP",
        "\u{a5}" => "JPY",
        "\u{20b1}" => "PHP",
        "\u{20b9}" => "INR",
        "\u{20bd}" => "RUB",
        "\u{20aa}" => "ILS",
        "\u{20a9}" => "KRW",
        _ => return None,
    })
}

/// The unit of a number and one past its last token.
fn unit_of(reading: &Reading, names: &Names, number: Number, tail: usize) -> (String, usize) {
    let (first, end) = (number.first, number.end);
    if let Some(currency) = first.checked_sub(1).and_then(|t| currency_mark(reading.word(t))) {
        return (currency.to_owned(), end);
    }
    if is_age(reading, names, first, end) {
        return ("year".to_owned(), end);
    }
    let mut at = tail;
    if reading.word(at) == "-" && !reading.spaced(at) {
        at += 1;
    }
    if reading.lower(at).starts_with("year-old") {
        return ("year".to_owned(), at + 1);
    }
    if let Some((unit, words)) = unit_words(reading, at) {
        return (unit.to_owned(), at + words);
    }
    (if number.share { "share" } else { "count" }.to_owned(), end)
}

/// ", 54," after a name, "aged 54", "who is 29".
fn is_age(reading: &Reading, names: &Names, first: usize, end: usize) -> bool {
    let Some(before) = first.checked_sub(1) else { return false };
    let short = end == first + 1 && reading.word(first).len() <= 3 && !reading.word(first).contains(',');
    let set_off = reading.word(before) == ","
        && before > 0
        && names.at(before - 1).is_some()
        && (matches!(reading.word(end), "," | "." | ";" | ")") || reading.lower(end) == "and");
    let bracketed =
        reading.word(before) == "(" && reading.word(end) == ")" && before > 0 && names.at(before - 1).is_some();
    let told = reading.one_of(before, &["aged", "age"])
        || reading.reads(end, &["years", "old"])
        || before > 0
            && reading.reads(before - 1, &["who", "is"])
            && (reading.is_mark(end) || reading.lower(end) == "and");
    short && (set_off || bracketed || told)
}

fn unit_words(reading: &Reading, at: usize) -> Option<(&'static str, usize)> {
    let word = reading.lower(at);
    let after = reading.lower(at + 1);
    let unit = match word {
        "%" | "percent" | "pct" => "percent",
        "per" if after == "cent" => return Some(("percent", 2)),
        "percentage" if after.starts_with("point") => return Some(("percentage-point", 2)),
        "nautical" if after.starts_with("mile") => return Some(("nautical-mile", 2)),
        "square" if after.starts_with("mile") => return Some(("square-mile", 2)),
        "square" if after.starts_with("kilomet") || after == "km" => return Some(("square-kilometre", 2)),
        "square" if after.starts_with("met") => return Some(("square-metre", 2)),
        "square" if after == "feet" || after == "foot" => return Some(("square-foot", 2)),
        "cubic" if after.starts_with("met") => return Some(("cubic-metre", 2)),
        "us" | "u.s." if after.starts_with("dollar") => return Some(("USD", 2)),
        "miles" | "mile" if after == "per" || after == "an" => return Some(("mile-per-hour", 3)),
        "kilometers" | "kilometres" | "km" if after == "per" || after == "an" => {
            return Some(("kilometre-per-hour", 3));
        }
        "dollars" | "dollar" | "bucks" => "USD",
        "cents" => "USD-cent",
        "euros" | "euro" => "EUR",
        "pesos" | "peso" => "peso",
        "rupees" | "rupee" => "INR",
        "yen" => "JPY",
        "yuan" | "renminbi" => "CNY",
        "rubles" | "roubles" | "ruble" | "rouble" => "RUB",
        "francs" | "franc" => "franc",
        "shillings" => "shilling",
        "bolivianos" => "BOB",
        "miles" | "mile" => "mile",
        "mph" => "mile-per-hour",
        "kph" | "km/h" => "kilometre-per-hour",
        "kilometres" | "kilometers" | "kilometre" | "kilometer" | "km" | "kms" => "kilometre",
        "metres" | "meters" | "metre" | "meter" | "m" => "metre",
        "centimetres" | "centimeters" | "cm" => "centimetre",
        "millimetres" | "millimeters" | "mm" => "millimetre",
        "feet" | "foot" | "ft" => "foot",
        "inches" | "inch" => "inch",
        "yards" | "yard" => "yard",
        "knots" => "knot",
        "acres" | "acre" => "acre",
        "hectares" | "hectare" => "hectare",
        "kilograms" | "kilos" | "kg" | "kilogram" | "kilogrammes" => "kilogram",
        "grams" | "grammes" => "gram",
        "tonnes" | "tonne" => "tonne",
        "tons" | "ton" => "ton",
        "pounds" | "pound" | "lbs" | "lb" => "pound",
        "ounces" | "ounce" => "ounce",
        "barrels" | "barrel" => "barrel",
        "gallons" | "gallon" => "gallon",
        "litres" | "liters" | "litre" | "liter" => "litre",
        "degrees" | "degree" => "degree",
        "megawatts" | "megawatt" | "mw" => "megawatt",
        "gigawatts" | "gw" => "gigawatt",
        "kilowatts" | "kw" => "kilowatt",
        "gigabytes" | "gb" => "gigabyte",
        "terabytes" => "terabyte",
        "seconds" => "second",
        "minutes" | "minute" => "minute",
        "hours" | "hour" => "hour",
        "days" | "day" => "day",
        "nights" => "night",
        "weeks" | "week" => "week",
        "months" | "month" => "month",
        "years" | "year" => "year",
        "decades" | "decade" => "decade",
        _ => return None,
    };
    Some((unit, 1))
}

/// The head of what is counted with its words: `(head, first, end)`.
fn counted(
    reading: &Reading,
    number: Number,
    after: usize,
    limit: usize,
    start: usize,
) -> Option<(usize, usize, usize)> {
    if reading.is(number.end - 1, NEGATION) || reading.lower(number.first) == "no" {
        return None;
    }
    // "Five of the 17 were children": what is said holds for the five.
    let whole = number.first > 2
        && reading.reads(number.first - 2, &["of", "the"])
        && (reading.is(number.first - 3, NUMBER) || reading.kind(number.first - 3) == Some(TokenKind::Number));
    if whole {
        return noun_after(reading, after, limit);
    }
    let of_many = reading.reads(after, &["of", "the"]).then(|| numbers::cardinal(reading, after + 2)).flatten();
    let after = of_many.map_or(after, |(_, end)| end);
    noun_after(reading, after, limit)
        .or_else(|| state_after(reading, after, limit))
        .or_else(|| noun_before(reading, number.first, start))
}

/// "187 people", "11 of the company's vessels".
fn noun_after(reading: &Reading, after: usize, limit: usize) -> Option<(usize, usize, usize)> {
    let mut first = after;
    if reading.lower(first) == "of" {
        first += 1;
    }
    while first < limit
        && (reading.is(first, DETERMINER) && !reading.is(first, NUMBER)
            || reading.one_of(first, &["more", "other", "such", "same"]))
    {
        first += 1;
    }
    let mut end = first;
    while end < limit && end < first + 6 && is_noun_word(reading, end) {
        end += 1;
    }
    let head = (first..end)
        .find(|&t| reading.is(t, PEOPLE))
        .or_else(|| (first..end).find(|&t| is_plural(reading.lower(t)) && reading.lower(t + 1) != "'s"))
        .or_else(|| end.checked_sub(1).filter(|t| *t >= first))?;
    Some((head, first, head + 1))
}

fn is_noun_word(reading: &Reading, token: usize) -> bool {
    let word = reading.kind(token) == Some(TokenKind::Word);
    word && (reading.lower(token) == "'s"
        || !reading.is(token, STOP | CUE | AUXILIARY | PREPOSITION | WEEKDAY | MONTH | NUMBER)
        || reading.lower(token) == "us")
        && !reading.one_of(token, &["ago", "earlier", "later", "away", "after", "today", "yesterday"])
}

fn is_plural(word: &str) -> bool {
    word.len() > 3 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us") && !word.ends_with("'s")
}

/// "16 were dead", "Five of the 17 were children": what is said of the counted.
fn state_after(reading: &Reading, after: usize, limit: usize) -> Option<(usize, usize, usize)> {
    let mut at = after;
    while at < limit && (reading.is(at, AUXILIARY | ADVERB) || reading.one_of(at, &["still", "confirmed"])) {
        at += 1;
    }
    let told = at > after && at < limit && reading.kind(at) == Some(TokenKind::Word) && !reading.is(at, STOP);
    told.then_some((at, at, at + 1))
}

/// "the number rescued stood at 160", "the death toll rose to 19", "the passenger count at 162".
fn noun_before(reading: &Reading, number: usize, start: usize) -> Option<(usize, usize, usize)> {
    let from = number.saturating_sub(14).max(start);
    let label = (from..number)
        .rev()
        .find(|&t| reading.one_of(t, &["number", "toll", "count", "total", "tally", "figure", "headcount"]))?;
    if reading.lower(label + 1) == "of" {
        return noun_after(reading, label + 2, number);
    }
    let participle = label + 1 < number
        && reading.lower(label + 1).ends_with("ed")
        && !reading.one_of(label + 1, &["reached", "jumped", "climbed", "passed", "topped", "increased", "doubled"]);
    if participle {
        return Some((label + 1, label + 1, label + 2));
    }
    let before =
        label.checked_sub(1).filter(|t| *t >= from && is_noun_word(reading, *t) && reading.lower(*t) != "'s")?;
    Some((before, before, label + 1))
}
