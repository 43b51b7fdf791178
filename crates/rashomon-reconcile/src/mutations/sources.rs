//! Sources that were dropped.

use rashomon_model::outlet::same_outlet;
use rashomon_model::{Attribution, Mutation, MutationKind, Quantity, SourceKind, Span, Token};

use super::Change;
use super::pairs::{Footing, Pair, Sentence, listed};
use crate::answers::figures::number;

/// Finds: content that the parent tells on somebody's word and the child on nobody's. Why: hearsay becomes fact.
/// Example: "two officials confirmed" → "reports confirm". Known limits: any named source in the child's sentence, and
/// a word of the parent's source in the sentences beside it, counts as kept.
pub fn attribution_lost(pair: &Pair<'_>) -> Option<Change> {
    if pair.likeness < ENOUGH || headline_like(&pair.after) {
        return None;
    }
    if let Some(words) = seen(pair).or_else(|| counted(pair)) {
        return Some((MutationKind::AttributionLost, format!("\u{201c}{words}\u{201d} is gone")));
    }
    // What one copy says that it saw itself, another copy of the same original need not have.
    let seen_here = |a: &Attribution| a.kind == SourceKind::OwnObservation && pair.copied.footing == Footing::Witnesses;
    // Who has seen a document is no source while the document is one.
    let saw = |a: &Attribution| {
        a.source.is_some_and(|source| {
            let before = pair.before.text_before(source).trim_end().to_lowercase();
            SEEN.iter().any(|words| before.ends_with(words))
        })
    };
    let rests = |a: &&Attribution| first_hand(a) && !seen_here(a) && !saw(a) && covers(a, pair) && !of_more(a, pair);
    let gone = |a: &Attribution| !names(pair, &a.name) && !names(pair, office(pair, a)) || taken_at_his_word(pair, a);
    let lost = |a: &&Attribution| gone(a) && !own(pair, &a.name);
    let old = attributions(&pair.before).into_iter().filter(rests).find(lost).filter(|a| !sourced(pair, a))?;
    let why = format!("\u{201c}{}\u{201d} is no longer named as the source", old.name);
    Some((MutationKind::AttributionLost, why))
}

/// Likeness from which the child's sentence tells the very content that the source stands for.
const ENOUGH: f32 = 0.5;

/// Whether a line has no end mark, as headlines and bullet points do: they never name sources.
fn headline_like(sentence: &Sentence<'_>) -> bool {
    sentence.text().ends_with(char::is_alphanumeric)
}

/// Words that tell on what an outlet's own word rests.
const SEEN: [&str; 7] = ["seen by", "reviewed by", "obtained by", "viewed by", "examined by", "shown to", "leaked to"];

/// What tells on what a sentence rests, if it was cut out of a sentence that is kept word for word, with what was seen.
fn seen(pair: &Pair<'_>) -> Option<&'static str> {
    let has = |sentence: &Sentence<'_>| {
        let lower = sentence.text().to_lowercase();
        SEEN.iter().find_map(|words| Some((*words, lower.find(words)?)))
    };
    let (words, at) = has(&pair.before).filter(|_| pair.kept_word_for_word() && has(&pair.after).is_none())?;
    (!names_last_before(pair, pair.before.span.start + at as u32)).then_some(words)
}

/// Whether the child's sentence keeps the content word that stands right before a place of the parent's.
fn names_last_before(pair: &Pair<'_>, place: u32) -> bool {
    let last = |t: &&Token| t.span.end <= place && !t.stop && t.idf > 0.0;
    let right_before = |t: &&Token| !pair.before.words_of(Span { start: t.span.end, end: place }).contains(',');
    let after = pair.after.tokens();
    let word = pair.before.tokens().into_iter().rev().find(last).filter(right_before);
    word.is_some_and(|t| after.iter().any(|o| o.stem == t.stem))
}

/// Words of counting: who counted is the source of the figure behind them.
const COUNTING: &str = "counted tallied recorded registered";

/// What tells that somebody counted, before a figure that is kept where nobody counts any more, nor says anything.
fn counted<'a>(pair: &Pair<'a>) -> Option<&'a str> {
    let counting = |s: &Sentence<'a>| s.tokens().into_iter().find(|t| listed(COUNTING, s.words_of(t.span)));
    let verb = counting(&pair.before)?;
    let after = pair.after.quantities();
    let kept = |q: &Quantity| q.span.start > verb.span.end && after.iter().any(|o| number(o) == number(q));
    let figure = pair
        .before
        .quantities()
        .into_iter()
        .find(|q| q.span.start.saturating_sub(verb.span.end) <= BEHIND && kept(q))?;
    let told = pair.after.near().iter().any(|s| counting(s).is_some())
        || !attributions(&pair.after).is_empty()
        || names_last_before(pair, verb.span.start);
    (!told).then(|| pair.before.words_of(Span { start: verb.span.start, end: figure.span.end }))
}

/// How far behind such a word its figure stands at most, in bytes.
const BEHIND: u32 = 15;

/// Whether the source opens a further clause ("…, and the broker expects no dispute"), of which the child keeps nothing.
fn of_more(a: &Attribution, pair: &Pair<'_>) -> bool {
    let Some(source) = a.source.filter(|source| pair.before.span.contains(*source)) else { return false };
    let opens = [", and", ", but", ";", ", while"]
        .iter()
        .any(|mark| pair.before.text_before(source).trim_end().ends_with(mark));
    let after = pair.after.tokens();
    let kept = |t: &&Token| t.span.start >= source.start && !t.stop && after.iter().any(|o| o.stem == t.stem);
    opens && !pair.before.tokens().iter().any(kept)
}

/// Whether an attribution names somebody whose word it is.
fn first_hand(a: &Attribution) -> bool {
    a.source.is_some() && (a.kind != SourceKind::Unspecified || a.cue.is_some() && a.name.contains(' '))
}

/// Whether two fifths of what the child's sentence tells, or of the parent's, is an attribution's content, and that not
/// a part that the child may have cut.
fn covers(a: &Attribution, pair: &Pair<'_>) -> bool {
    let content = |t: &&Token| !t.stop && t.idf > 0.0;
    let of_content: Vec<&Token> = pair.before.tokens().into_iter().filter(|t| a.content.contains(t.span)).collect();
    let after: Vec<&Token> = pair.after.tokens().into_iter().filter(content).collect();
    let told = after.iter().filter(|t| pair.means(t, &of_content)).count();
    5 * a.content.overlap(pair.before.span) >= 2 * pair.before.span.len() || told >= FEW && 5 * told >= 4 * after.len()
}

/// Fewer content words than this are too few to tell what they are from.
const FEW: usize = 3;

fn attributions<'a>(sentence: &Sentence<'a>) -> Vec<&'a Attribution> {
    sentence.account.analysis.attributions.iter().filter(|a| a.content.meets(sentence.span)).collect()
}

/// Whether the child tells the sentence, or the rest of a quotation that runs through it, on somebody's word. Words that
/// open what the lost source told are of whom it told: "the guard said thieves had asked for keys" → "thieves had asked
/// for keys".
fn sourced(pair: &Pair<'_>, lost: &Attribution) -> bool {
    let sentence = &pair.after;
    let content = pair.before.words_of(lost.content).to_lowercase();
    let content = content.strip_prefix("that ").unwrap_or(&content);
    let told_of = |source: Span| {
        let words = sentence.words_of(source).to_lowercase();
        words.contains(' ') && content.strip_prefix(words.as_str()).is_some_and(|rest| rest.starts_with(' '))
    };
    let telling = |a: &&Attribution| first_hand(a) && !a.source.is_some_and(told_of);
    let quoted = sentence.text().contains(['"', '\u{201c}', '\u{201d}']);
    let lower = sentence.text().to_lowercase();
    let paper = PAPERS.iter().any(|p| lower.contains(p));
    let told = lower.split(|c: char| !c.is_alphanumeric()).any(|w| TOLD.contains(&w));
    quoted || paper || told || attributions(sentence).iter().any(telling)
}

/// Verbs of telling that are no common cues.
const TOLD: [&str; 6] = ["commented", "recalled", "recounted", "related", "remarked", "stated"];

/// Words that stand for an outlet whose word it is.
const PAPERS: [&str; 10] = [
    "the site",
    "the paper",
    "newspaper",
    "the agency",
    "local media",
    "the broadcaster",
    "the report",
    "the document",
    "the outlet",
    "the magazine",
];

/// Whether the child's sentence, or one beside it, holds a telling word of the source's name. In a sentence kept word for
/// word but for the source, it alone was edited, and only what it says itself counts.
fn names(pair: &Pair<'_>, name: &str) -> bool {
    let near = if pair.kept_word_for_word() { pair.after.text().to_lowercase() } else { pair.after.near_text() };
    let words = telling(&near);
    // "Falluja" is also "Fallujah", but what is done annually names no annual report.
    let same = |word: &String| words.iter().any(|o| o.starts_with(word.as_str()) && o.len() <= word.len() + 1);
    telling(head(name)).iter().any(same)
}

/// A source's name without what is told of it: "an employee of the terminal".
fn head(name: &str) -> &str {
    let end = MORE.iter().filter_map(|mark| name.find(mark)).min().unwrap_or(name.len());
    let head = &name[..end];
    if telling(head).is_empty() { name } else { head }
}

/// What begins that which is told of a source.
const MORE: [&str; 10] = [" of ", " in ", " at ", " for ", " with ", " who ", " from ", " to ", " on ", ", "];

/// The word that tells a person's office before his name: "Mayor Filip Desmedt", of whom the child says "the mayor".
fn office<'a>(pair: &Pair<'a>, a: &Attribution) -> &'a str {
    let Some(source) = a.source.filter(|_| a.kind == SourceKind::NamedPerson) else { return "" };
    let first = pair.before.words_of(source).split(' ').next().unwrap_or_default();
    let before = pair.before.text_before(source).trim_end().rsplit(' ').next().unwrap_or_default();
    let word = if a.name.contains(first) { before } else { first };
    if word.starts_with(char::is_uppercase) { word } else { "" }
}

/// Whether somebody is still told of, but no longer on his own word: "the rebels say they have taken the airfield" →
/// "the rebels have taken the airfield".
fn taken_at_his_word(pair: &Pair<'_>, a: &Attribution) -> bool {
    let about_himself = pair.before.words_of(a.content).to_lowercase();
    let he = about_himself.split(|c: char| !c.is_alphanumeric()).any(|w| ["he", "she", "they", "it"].contains(&w));
    let near: Vec<Span> = if pair.kept_word_for_word() {
        vec![pair.after.span]
    } else {
        pair.after.near().iter().map(|s| s.span).collect()
    };
    let spoken = pair.after.account.analysis.attributions.iter().filter_map(|a| a.cue);
    he && !spoken.into_iter().any(|cue| near.iter().any(|s| s.contains(cue)))
}

/// The words of a source's name that tell it from others, without the plural.
fn telling(name: &str) -> Vec<String> {
    let words = name.to_lowercase();
    let long = words.split(|c: char| !c.is_alphanumeric()).filter(|w| w.chars().count() >= 4);
    long.map(|w| w.trim_end_matches('s').to_owned()).collect()
}

/// Whether two findings are of one lost source, going by the name that stands between marks in each.
pub fn one_source(a: &Mutation, b: &Mutation) -> bool {
    let name = |m: &Mutation| m.why.split(['\u{201c}', '\u{201d}']).nth(1).map(telling).unwrap_or_default();
    let other = name(b);
    name(a).iter().any(|w| other.contains(w))
}

/// Whether the source is the child's own paper.
fn own(pair: &Pair<'_>, name: &str) -> bool {
    pair.copied.after.article.outlet.as_ref().is_some_and(|o| same_outlet(&o.name, name))
}
