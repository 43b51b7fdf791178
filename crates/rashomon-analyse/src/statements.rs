//! Cuts sentences into statements, and says how firmly each is made and on whose word.

mod carried;

use rashomon_model::{Attribution, Modality, Polarity, SourceKind, Span, Statement, TokenKind};

use crate::attributions::Spoken;
use crate::lists::*;
use crate::names::Names;
use crate::quotations::covering_quotation;
use crate::reading::Reading;

/// The statements of a text: every sentence that is no apparatus, cut where it states two things.
pub(crate) fn find(reading: &Reading, names: &Names, spoken: &Spoken) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut push = |mut statement: Statement| {
        let told = |i: &u32| carried::is_told(reading, &spoken.attributions[*i as usize]);
        if let Some(before) = found.last()
            && statement.attributions.is_empty()
            && !covering(spoken, statement.span).iter().any(told)
        {
            statement.attributions = carried::on(reading, names, spoken, before, &statement);
        }
        found.push(statement);
    };
    for (index, sentence) in reading.sentences.iter().enumerate() {
        if sentence.apparatus || !has_words(reading, reading.range(index)) {
            continue;
        }
        let mut first = sentence.first_token as usize;
        for cut in cuts(reading, spoken, reading.range(index)) {
            push(statement(reading, names, spoken, index, first, cut));
            first = cut;
        }
        push(statement(reading, names, spoken, index, first, sentence.end_token as usize));
    }
    let between = carried::between(reading, spoken, &found);
    between.into_iter().for_each(|(at, attribution)| found[at].attributions = vec![attribution]);
    found
}

fn has_words(reading: &Reading, range: std::ops::Range<usize>) -> bool {
    range.into_iter().any(|t| reading.kind(t) == Some(TokenKind::Word))
}

/// Where a sentence falls into clauses: after a semicolon, and before ", and" or ", but" with a subject of its own.
fn cuts(reading: &Reading, spoken: &Spoken, range: std::ops::Range<usize>) -> Vec<usize> {
    let mut cuts = Vec::new();
    let mut last = range.start;
    for token in range.clone() {
        let joined = reading.word(token) == ","
            && reading.one_of(token + 1, &["and", "but", "while"])
            && own_clause(reading, token + 2, range.end);
        if reading.word(token) != ";" && !joined {
            continue;
        }
        let cut = token + 1;
        let long = |a: usize, b: usize| (a..b).filter(|&t| !reading.is_mark(t)).count() >= 5;
        let split = long(last, token)
            && long(cut, range.end)
            && !covering_quotation(&spoken.quotations, reading.tokens[token].span.start);
        let verb = (last..token).any(|t| is_verb(reading, t));
        if split && (verb || reading.word(token) == ";") {
            cuts.push(cut);
            last = cut;
        }
    }
    cuts
}

fn is_verb(reading: &Reading, token: usize) -> bool {
    reading.is(token, AUXILIARY | CUE | WEAK_CUE)
        || reading.lower(token).ends_with("ed") && reading.lower(token).len() > 4
}

/// Whether a clause begins with a subject and soon has its finite verb.
fn own_clause(reading: &Reading, first: usize, end: usize) -> bool {
    let subject = reading.is(first, DETERMINER | PRONOUN | NUMBER)
        || reading.is_capital(first)
        || reading.kind(first) == Some(TokenKind::Number)
        || reading.lower(first).ends_with('s');
    let verb = (first + 1..(first + 9).min(end)).take_while(|&t| reading.word(t) != ",").any(|t| is_verb(reading, t));
    subject && verb
}

fn statement(
    reading: &Reading,
    names: &Names,
    spoken: &Spoken,
    sentence: usize,
    first: usize,
    end: usize,
) -> Statement {
    let span = reading.span(first, end);
    let mut attributions = covering(spoken, span);
    let reported = !attributions.is_empty();
    attributions = told_first(reading, spoken, attributions);
    // "reportedly": told on somebody's word, but nobody's that could be named or counted.
    attributions.retain(|i| {
        let a = &spoken.attributions[*i as usize];
        !a.name.is_empty() && !carried::only_wants(reading, names, a)
    });
    let tense = tense(reading, first, end);
    let hedges: Vec<Span> = (first..end).filter(|&t| is_hedge(reading, t)).map(|t| reading.tokens[t].span).collect();
    Statement {
        span,
        sentence: sentence as u32,
        first_token: first as u32,
        end_token: end as u32,
        modality: modality(reading, first, end, tense, reported),
        attributions,
        polarity: polarity(reading, first, end),
        hedges,
        completed: tense == Tense::Past,
    }
}

/// The attributions whose content covers at least half of what a statement says beside source and cue, or lies in it and
/// makes up a fourth of it together with source and cue; innermost first. What somebody merely wants or likes in passing
/// holds for nothing else.
fn covering(spoken: &Spoken, span: Span) -> Vec<u32> {
    let before = spoken.attributions.partition_point(|a| a.content.start < span.end);
    let from = before.saturating_sub(64);
    let mut found: Vec<(usize, u32)> = (from..before)
        .filter(|&i| {
            let Attribution { content, source, cue, .. } = &spoken.attributions[i];
            let framed = [*source, *cue].into_iter().flatten().map(|part| part.overlap(span)).sum::<usize>();
            2 * content.overlap(span) >= content.len().min(span.len().saturating_sub(framed))
                && content.meets(span)
                && 4 * (content.overlap(span) + framed) >= span.len()
        })
        .map(|i| (spoken.attributions[i].content.len(), i as u32))
        .collect();
    found.sort_unstable();
    // Nested ones name their outer one: it follows even where its content is no longer.
    found.sort_by_key(|(length, i)| (*length, spoken.attributions[*i as usize].via.is_none()));
    found.into_iter().map(|(_, i)| i).collect()
}

/// The attributions, those last whose subject only does, wants or thinks what another tells of it: "the gang had demanded a
/// ransom, police said" stands first of all on the word of the police.
fn told_first(reading: &Reading, spoken: &Spoken, attributions: Vec<u32>) -> Vec<u32> {
    let of = |i: u32| &spoken.attributions[i as usize];
    let speaks = |a: &Attribution| {
        let telling = |t: usize| reading.is(t, CUE) || reading.lower(t) == "according";
        a.cue.is_some_and(|cue| reading.tokens_in(cue).any(telling))
    };
    let shown = |a: &Attribution| matches!(a.kind, SourceKind::Document | SourceKind::OwnObservation);
    let tells_of = |outer: &Attribution, a: &Attribution| {
        speaks(outer) && !outer.name.is_empty() && a.cue.is_some_and(|cue| outer.content.contains(cue))
    };
    let (mut told, only_told_of): (Vec<u32>, Vec<u32>) = attributions.iter().partition(|&&i| {
        speaks(of(i)) || shown(of(i)) || !attributions.iter().any(|&outer| tells_of(of(outer), of(i)))
    });
    told.extend(only_told_of);
    told
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tense {
    Past,
    Present,
    Future,
}

/// The tense of the first finite verb that is no cue.
fn tense(reading: &Reading, first: usize, end: usize) -> Tense {
    for token in first..end {
        let word = reading.lower(token);
        let next_to = reading.lower(token + 1) == "to";
        match word {
            "will" | "shall" | "won't" => return Tense::Future,
            "is" | "are" if next_to => return Tense::Future,
            "plans" | "plan" | "intends" | "expects" | "expected" | "scheduled" | "due" | "planned" | "planning"
            | "set"
                if next_to =>
            {
                return Tense::Future;
            }
            "is" | "are" | "am" | "isn't" | "aren't" => return Tense::Present,
            "was" | "were" | "had" | "did" | "has" | "have" | "hasn't" | "haven't" | "hadn't" | "wasn't"
            | "weren't" | "didn't" => return Tense::Past,
            _ => {}
        }
        let past = word.len() > 4
            && word.ends_with("ed")
            && !reading.is(token, CUE)
            && !reading.one_of(token.saturating_sub(1), &["the", "a", "an", "his", "her", "its", "their"]);
        if past || reading.is(token, IRREGULAR) {
            return Tense::Past;
        }
    }
    Tense::Present
}

fn modality(reading: &Reading, first: usize, end: usize, tense: Tense, reported: bool) -> Modality {
    let any = |words: &[&str]| (first..end).any(|t| reading.one_of(t, words));
    let possible = (first..end)
        .any(|t| reading.one_of(t, &["may", "might", "could", "possibly", "perhaps"]) && !reading.is_capital(t))
        || any(&["probably", "potentially"]);
    if any(&["alleged", "allegedly", "alleges", "allege", "alleging", "purported", "purportedly"]) {
        Modality::Alleged
    } else if possible || is_conditional(reading, first, end) {
        Modality::Possible
    } else if tense == Tense::Future
        || (first..end).any(|t| {
            reading.one_of(t, &["will", "plans", "intends", "planned", "expected", "scheduled"])
                && reading.one_of(t + 1, &["to", "be", "for"])
        })
    {
        Modality::Planned
    } else if reported {
        Modality::Reported
    } else {
        Modality::Asserted
    }
}

/// "if the valve had held, the tank would not have burst": what would be the case, were something else.
fn is_conditional(reading: &Reading, first: usize, end: usize) -> bool {
    let condition = |t: usize| {
        let asked = t > first && (reading.is(t - 1, CUE | WEAK_CUE) || reading.one_of(t - 1, &["as", "even", "only"]));
        reading.one_of(t, &["if", "unless"]) && !asked || reading.reads(t, &["were", "to"])
    };
    (first..end).any(condition) && (first..end).any(|t| reading.one_of(t, &["would", "wouldn't"]))
}

fn is_hedge(reading: &Reading, token: usize) -> bool {
    let word = reading.lower(token);
    let loose = matches!(word, "about" | "around" | "some" | "over");
    let bounds_number = reading.is(token + 1, NUMBER)
        || reading.kind(token + 1) == Some(TokenKind::Number)
        || matches!(reading.word(token + 1), "$" | "\u{20ac}" | "\u{a3}");
    let month = word == "may" && reading.is_capital(token);
    let least = word == "least" && token > 0 && reading.lower(token - 1) == "at";
    reading.is(token, HEDGE) && (!loose || bounds_number) && !month || least
}

/// Denied when its main verb is negated: the first "not" or "no" outside quoted speech and conditions.
fn polarity(reading: &Reading, first: usize, end: usize) -> Polarity {
    let denies = |t: usize| {
        let not = reading.is(t, NEGATION) && !reading.one_of(t, &["without", "nothing"]);
        let only = reading.one_of(t + 1, &["only", "least", "later", "fewer", "less", "more"])
            || reading.lower(t) == "no"
                && (reading.word(t + 1) == "." || reading.kind(t + 1) == Some(TokenKind::Number));
        not && !only && is_main(reading, first, t)
    };
    let denial = (first..end).any(|t| reading.one_of(t, &["denied", "denies", "deny", "denying"]));
    if (first..end).any(denies) != denial { Polarity::Denied } else { Polarity::Affirmed }
}

/// Whether a negation stands in the main clause: no relative clause or condition has begun before it.
fn is_main(reading: &Reading, first: usize, token: usize) -> bool {
    !(first..token).any(|t| {
        t > first && reading.one_of(t, &["who", "which", "whose", "if", "because", "although", "though", "unless"])
    })
}
