//! The task `attribution`: who is said to have said what, on the development texts of PolNeAR (`polnear`) and on the
//! articles that were labelled for this project and kept back from learning (`abp`).
//!
//! The texts are halved by a hash of their names. Spans are compared as sets of tokens; commas, full stops, colons and
//! semicolons at the ends of a piece are left aside on both sides. As the authors of Citron count (Newell, Cowlishaw and
//! Man 2018, and `metrics.py` of their code), for each of cue, source and content
//!
//! - *exact*: a found part is right where a marked attribution has the very same tokens in it, and, for source and
//!   content, where their cues meet too; a marked part that no found one is the same as is missed. Precision is right /
//!   found, recall is 1 − missed / marked, F is 2 right / (2 right + wrong + missed).
//! - *overlap*: o is the sum, over all pairs of a found and a marked attribution, of the tokens that both have in the
//!   part. Precision is o / tokens found, recall is o / tokens marked, F is 2 o / (tokens found + tokens marked).
//!
//! PolNeAR marks no attribution inside the content of another, so such ones are left out on both sides; pieces that
//! bear the same cue are one attribution; what carries on a speaker without a cue goes to that speaker's last one.
//!
//! *speakers* counts marked attributions with a source that is no pronoun, whose content stands between marks to three
//! fifths or more: right where the found attribution that shares most of that content either has half of the tokens of
//! the shorter source in common with it, or a name whose last word stands in the marked source. *speakers-and-pronouns*
//! counts pronouns too, which only the first can find.

use std::collections::BTreeSet;
use std::path::Path;

use rashomon_model::id::fnv1a;
use rashomon_model::{Analysis, Article, Span};
use rayon::prelude::*;

use crate::counts::Counts;
use crate::cue_list;
use crate::error::Error;
use crate::figure::{Figure, lines};
use crate::measured::Measured;
use crate::relations::{Marked, Relation, articles, polnear};
use crate::split::{self, Half};

/// An attribution as a system finds it.
#[derive(Clone, Debug, Default)]
pub struct Told {
    /// Its words.
    pub relation: Relation,
    /// Its source as a reader would name it, where the system says so.
    pub name: String,
}

/// A way to find attributions.
pub type System<'a> = (&'a str, &'a (dyn Fn(&str) -> Vec<Told> + Sync));

pub(crate) const SYSTEMS: &[System<'static>] = &[("rashomon", &rashomon), ("cue-list", &cue_list)];

/// What Rashomon finds.
fn rashomon(text: &str) -> Vec<Told> {
    told(&analyse(text))
}

fn cue_list(text: &str) -> Vec<Told> {
    let relations = cue_list::find(text, &analyse(text));
    relations.into_iter().map(|relation| Told { relation, name: String::new() }).collect()
}

fn analyse(text: &str) -> Analysis {
    rashomon_analyse::analyse(&Article { text: text.to_owned(), ..Article::default() })
}

/// The attributions of an analysis, one for each cue.
pub fn told(analysis: &Analysis) -> Vec<Told> {
    let mut found: Vec<Told> = Vec::new();
    for attribution in analysis.attributions.iter().filter(|attribution| attribution.cue.is_some()) {
        let cue: Vec<Span> = attribution.cue.into_iter().collect();
        match found.iter_mut().find(|told| told.relation.cue == cue) {
            Some(told) => told.relation.content.push(attribution.content),
            None => {
                let source = attribution.source.into_iter().collect();
                let relation = Relation { source, cue, content: vec![attribution.content] };
                found.push(Told { relation, name: attribution.name.clone() });
            }
        }
    }
    for attribution in analysis.attributions.iter().filter(|attribution| attribution.cue.is_none()) {
        let before = |told: &&mut Told| {
            told.name == attribution.name && told.relation.cue.iter().all(|cue| cue.start < attribution.content.start)
        };
        match found.iter_mut().filter(before).max_by_key(|told| told.relation.cue.first().copied()) {
            Some(told) => told.relation.content.push(attribution.content),
            None => {
                let source = attribution.source.into_iter().collect();
                let relation = Relation { source, cue: Vec::new(), content: vec![attribution.content] };
                found.push(Told { relation, name: attribution.name.clone() });
            }
        }
    }
    found
}

/// One attribution as sets of tokens.
#[derive(Clone, Debug, Default)]
struct Parts {
    parts: [BTreeSet<usize>; 3],
    name: String,
}

const CUE: usize = 0;
const SOURCE: usize = 1;
const CONTENT: usize = 2;
const PARTS: [&str; 3] = ["cue", "source", "content"];

impl Parts {
    fn of(text: &str, analysis: &Analysis, told: &Told) -> Self {
        let Relation { source, cue, content } = &told.relation;
        let tokens = |spans: &[Span]| spans.iter().flat_map(|span| tokens_in(analysis, *span)).collect::<BTreeSet<_>>();
        let (cue, source) = (tokens(cue), tokens(source));
        let mut content = tokens(content);
        content.retain(|token| !cue.contains(token) && !source.contains(token));
        let parts = [cue, source, content].map(|part| trimmed(text, analysis, &part));
        Parts { parts, name: told.name.clone() }
    }

    fn overlap(&self, other: &Parts, part: usize) -> usize {
        self.parts[part].intersection(&other.parts[part]).count()
    }

    /// Whether two attributions are the same, as far as their cues tell; the contents where there are none.
    fn meets(&self, other: &Parts) -> bool {
        let part = if self.parts[CUE].is_empty() && other.parts[CUE].is_empty() { CONTENT } else { CUE };
        self.overlap(other, part) > 0
    }
}

fn tokens_in(analysis: &Analysis, span: Span) -> std::ops::Range<usize> {
    let first = analysis.tokens.partition_point(|token| token.span.end <= span.start);
    first..analysis.tokens.partition_point(|token| token.span.start < span.end).max(first)
}

/// A set of tokens without the marks at the ends of each run.
fn trimmed(text: &str, analysis: &Analysis, part: &BTreeSet<usize>) -> BTreeSet<usize> {
    let mark = |token: &usize| matches!(analysis.tokens[*token].span.of(text), "," | "." | ":" | ";");
    let mut rest = part.clone();
    while let Some(edge) = rest.iter().copied().find(|token| {
        mark(token) && (token.checked_sub(1).is_none_or(|b| !rest.contains(&b)) || !rest.contains(&(token + 1)))
    }) {
        rest.remove(&edge);
    }
    // A cue may be a colon and nothing else.
    if rest.is_empty() { part.clone() } else { rest }
}

/// What one system did on one text.
#[derive(Clone, Copy, Default)]
struct Outcome {
    exact: [Counts; 3],
    /// Tokens that both have, that were found, that are marked.
    overlap: [[usize; 3]; 3],
    /// Right speakers, and all; without pronouns, then with.
    speakers: [[usize; 2]; 2],
}

/// The figures of the two systems, and what ours has wrong in PolNeAR's texts and our own.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let mut texts = polnear(folder, "dev")?;
    texts.extend(articles(folder).map(|(_, kept_back)| kept_back).unwrap_or_default());
    let looked_at = texts.par_iter().filter(|text| half(text) == Half::LookedAt);
    let errors = looked_at.flat_map_iter(|text| errors(text, &rashomon(&text.text))).collect();
    Ok(Measured { figures: figures(folder, SYSTEMS)?, errors })
}

/// The figures of some systems, a line each.
pub fn compared(folder: &Path, systems: &[System<'_>]) -> Result<String, Error> {
    Ok(lines(&figures(folder, systems)?))
}

fn figures(folder: &Path, systems: &[System<'_>]) -> Result<Vec<Figure>, Error> {
    let mut sets = vec![("polnear", polnear(folder, "dev")?)];
    if let Ok((_, kept_back)) = articles(folder) {
        sets.push(("abp", kept_back));
    }
    let count = |set: &str, texts: &[Marked], (name, find): &System<'_>| {
        let outcomes: Vec<(Half, Outcome)> =
            texts.par_iter().map(|text| (half(text), outcome(text, &find(&text.text)))).collect();
        split::figures(&outcomes, |outcomes| summed(&format!("{set}.{name}"), outcomes))
    };
    let on = |(set, texts): &(&str, Vec<Marked>)| {
        systems.iter().flat_map(|system| count(set, texts, system)).collect::<Vec<Figure>>()
    };
    Ok(sets.iter().flat_map(on).collect())
}

fn half(text: &Marked) -> Half {
    if fnv1a(text.name.bytes()).is_multiple_of(2) { Half::LookedAt } else { Half::HeldOut }
}

/// The marked and the found attributions of a text.
fn both(text: &Marked, found: &[Told]) -> (Analysis, Vec<Parts>, Vec<Parts>) {
    let analysis = analyse(&text.text);
    let parts = |told: &Told| Parts::of(&text.text, &analysis, told);
    let marked = text.relations.iter().map(|relation| Told { relation: relation.clone(), name: String::new() });
    let marked: Vec<Parts> = marked.map(|told| parts(&told)).collect();
    let found: Vec<Parts> = found.iter().map(parts).collect();
    (analysis, outer(&marked), outer(&found))
}

/// Those that do not stand in the content of others.
fn outer(all: &[Parts]) -> Vec<Parts> {
    let nested = |inner: &Parts| {
        let cue = &inner.parts[CUE];
        !cue.is_empty() && all.iter().any(|outer| cue.is_subset(&outer.parts[CONTENT]))
    };
    all.iter().filter(|told| !nested(told)).cloned().collect()
}

fn outcome(text: &Marked, found: &[Told]) -> Outcome {
    let (analysis, marked, found) = both(text, found);
    let mut outcome = Outcome::default();
    for part in [CUE, SOURCE, CONTENT] {
        outcome.exact[part] = exact(&marked, &found, part);
        let tokens = |all: &[Parts]| all.iter().map(|told| told.parts[part].len()).sum();
        let shared = found.iter().flat_map(|told| marked.iter().map(move |gold| told.overlap(gold, part))).sum();
        outcome.overlap[part] = [shared, tokens(&found), tokens(&marked)];
    }
    for gold in marked.iter().filter(|gold| !gold.parts[SOURCE].is_empty() && is_direct(&analysis, gold)) {
        let right = usize::from(speaker_right(&text.text, &analysis, gold, &found));
        let pronoun = is_pronoun(&text.text, &analysis, gold);
        for tally in &mut outcome.speakers[usize::from(pronoun)..] {
            tally[0] += right;
            tally[1] += 1;
        }
    }
    outcome
}

fn exact(marked: &[Parts], found: &[Parts], part: usize) -> Counts {
    let same = |a: &Parts, b: &Parts| a.parts[part] == b.parts[part] && (part == CUE || a.meets(b));
    // An attribution without a cue has none to be found.
    let has = |told: &&Parts| part != CUE || !told.parts[CUE].is_empty();
    let right = found.iter().filter(has).filter(|told| marked.iter().any(|gold| same(told, gold))).count() as u32;
    let missed = marked.iter().filter(has).filter(|gold| !found.iter().any(|told| same(told, gold))).count() as u32;
    Counts { right, wrong: found.iter().filter(has).count() as u32 - right, missed }
}

/// Whether three fifths of the content stand between marks.
fn is_direct(analysis: &Analysis, gold: &Parts) -> bool {
    let quoted = |token: &&usize| {
        let span = analysis.tokens[**token].span;
        let after = analysis.quotations.partition_point(|quotation| quotation.span.start <= span.start);
        after.checked_sub(1).is_some_and(|at| analysis.quotations[at].span.contains(span))
    };
    let content = &gold.parts[CONTENT];
    !content.is_empty() && 5 * content.iter().filter(quoted).count() >= 3 * content.len()
}

fn words(text: &str, analysis: &Analysis, tokens: &BTreeSet<usize>) -> Vec<String> {
    tokens.iter().map(|token| analysis.tokens[*token].span.of(text).to_lowercase()).collect()
}

fn is_pronoun(text: &str, analysis: &Analysis, gold: &Parts) -> bool {
    const PRONOUNS: &[&str] =
        &["he", "she", "they", "it", "we", "i", "you", "who", "her", "his", "their", "him", "them"];
    words(text, analysis, &gold.parts[SOURCE]).iter().all(|word| PRONOUNS.contains(&word.as_str()))
}

fn speaker_right(text: &str, analysis: &Analysis, gold: &Parts, found: &[Parts]) -> bool {
    let Some(told) = found.iter().max_by_key(|told| told.overlap(gold, CONTENT)) else { return false };
    if told.overlap(gold, CONTENT) == 0 {
        return false;
    }
    let shorter = told.parts[SOURCE].len().min(gold.parts[SOURCE].len());
    let shared = shorter > 0 && 2 * told.overlap(gold, SOURCE) >= shorter;
    let last = told.name.to_lowercase();
    let last = last.split_whitespace().next_back().unwrap_or_default();
    shared || words(text, analysis, &gold.parts[SOURCE]).iter().any(|word| word == last)
}

fn summed(system: &str, outcomes: &[&Outcome]) -> Vec<Figure> {
    let mut figures = Vec::new();
    for (part, name) in PARTS.iter().enumerate() {
        let counts = outcomes.iter().fold(Counts::default(), |sum, outcome| sum + outcome.exact[part]);
        figures.extend(counts.figures(&format!("{system}.{name}.exact")));
        let sum = |at: usize| outcomes.iter().map(|outcome| outcome.overlap[part][at]).sum::<usize>() as f64;
        let (shared, found, marked) = (sum(0), sum(1), sum(2));
        let figure = |what: &str, numerator, denominator, formula| {
            Figure::new(format!("{system}.{name}.overlap.{what}"), numerator, denominator, formula)
        };
        figures.push(figure("precision", shared, found, "shared tokens / tokens found"));
        figures.push(figure("recall", shared, marked, "shared tokens / tokens marked"));
        figures.push(figure("f", 2.0 * shared, found + marked, "2 shared / (found + marked)"));
    }
    for (at, name) in ["speakers", "speakers-and-pronouns"].iter().enumerate() {
        let sum = |what: usize| outcomes.iter().map(|outcome| outcome.speakers[at][what]).sum::<usize>() as f64;
        figures.push(Figure::new(format!("{system}.{name}"), sum(0), sum(1), "right / direct quotations"));
    }
    figures
}

/// What is wrong in a text, a line each.
fn errors(text: &Marked, found: &[Told]) -> Vec<String> {
    let (analysis, marked, found) = both(text, found);
    let shown = |part: &BTreeSet<usize>| words(&text.text, &analysis, part).join(" ");
    let line = |what: &str, told: &Parts, other: Option<&Parts>| {
        let [cue, source, content] = &told.parts;
        let other = other.map_or(String::new(), |other| {
            format!(
                "\n    marked: {} | {} | {}",
                shown(&other.parts[SOURCE]),
                shown(&other.parts[CUE]),
                shown(&other.parts[CONTENT])
            )
        });
        let name = if told.name.is_empty() { String::new() } else { format!(" ({})", told.name) };
        format!("{what} {}: {}{name} | {} | {}{other}", text.name, shown(source), shown(cue), shown(content))
    };
    let mut lines = Vec::new();
    for gold in marked.iter().filter(|gold| !found.iter().any(|told| told.meets(gold))) {
        lines.push(line("missed", gold, None));
    }
    for told in &found {
        let Some(gold) = marked.iter().find(|gold| gold.meets(told)) else {
            lines.push(line("invented", told, None));
            continue;
        };
        let differing = [CUE, SOURCE, CONTENT].into_iter().filter(|part| told.parts[*part] != gold.parts[*part]);
        lines.extend(differing.map(|part| line(PARTS[part], told, Some(gold))));
    }
    for gold in marked.iter().filter(|gold| !gold.parts[SOURCE].is_empty() && is_direct(&analysis, gold)) {
        if !is_pronoun(&text.text, &analysis, gold) && !speaker_right(&text.text, &analysis, gold, &found) {
            let told = found.iter().max_by_key(|told| told.overlap(gold, CONTENT));
            lines.push(line("speaker", told.unwrap_or(gold), Some(gold)));
        }
    }
    lines
}
