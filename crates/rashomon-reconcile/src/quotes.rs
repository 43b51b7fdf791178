//! Quotations grouped over the pages, with their speaker and their variants.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use rashomon_model::{
    Account, Citation, Entity, Occurrence, Quotation, QuoteForm, QuoteGroup, SourceKind, Span, Speaker, id,
};

use crate::mutations::misspelt;

/// One quotation on one page.
struct Said<'a> {
    account: &'a Account,
    quotation: &'a Quotation,
    words: Vec<String>,
    /// Hashes of the words, in order of size.
    bag: Vec<u64>,
}

/// Share of the shorter quotation's words that a longer one must hold in order for both to be one.
const SAME_WORDS: f64 = 0.75;
/// Fewer words than this are a phrase that two speakers may share by chance.
const ENOUGH_WORDS: usize = 4;

/// The quotations of a story: those that most pages carry first, and whole utterances before a word or two.
pub fn quotes(accounts: &[&Account]) -> Vec<QuoteGroup> {
    let mut groups: Vec<Vec<Said<'_>>> = Vec::new();
    for said in accounts.iter().flat_map(|a| said(a)) {
        let joins = |group: &[Said<'_>]| {
            group.iter().any(|other| same(other, &said)) && group.iter().all(|other| one_speaker(other, &said))
        };
        match groups.iter().position(|group| joins(group)) {
            Some(at) => groups[at].push(said),
            None => groups.push(vec![said]),
        }
    }
    let carried = |group: &[Said<'_>]| group.iter().map(|said| said.account.page).collect::<BTreeSet<_>>().len();
    let utterance = |group: &[Said<'_>]| group.iter().any(|said| said.words.len() >= ENOUGH_WORDS);
    groups.sort_by_cached_key(|group| {
        let first = Citation::text(group[0].account.page, group[0].quotation.span);
        (Reverse(carried(group)), Reverse(utterance(group)), first)
    });
    groups.iter().map(|group| quote_group(group)).collect()
}

/// The quotations of a page that somebody is said to have spoken, or that are long enough to be speech.
fn said(account: &Account) -> Vec<Said<'_>> {
    let quotations = account.analysis.quotations.iter();
    let all = quotations.map(|quotation| {
        let words = plain_words(quotation.span, account);
        let mut bag: Vec<u64> = words.iter().map(|word| id::fnv1a(word.bytes())).collect();
        bag.sort_unstable();
        Said { account, quotation, words, bag }
    });
    all.filter(|s| !s.words.is_empty() && (s.quotation.attribution.is_some() || s.words.len() >= ENOUGH_WORDS))
        .collect()
}

/// The words in lower case, without marks.
fn plain_words(span: Span, account: &Account) -> Vec<String> {
    let lower = span.of(&account.article.text).to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

fn same(a: &Said<'_>, b: &Said<'_>) -> bool {
    let shorter = a.words.len().min(b.words.len());
    if shorter < ENOUGH_WORDS {
        return a.words == b.words && speaker_name(a) == speaker_name(b);
    }
    let enough = |common: usize| common as f64 >= SAME_WORDS * shorter as f64;
    enough(in_any_order(&a.bag, &b.bag)) && enough(common(&a.words, &b.words))
}

/// How many words both have, in whatever order: no fewer than in the same order, and sooner counted.
fn in_any_order(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut shared) = (0, 0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        shared += usize::from(x == y);
        (i, j) = (i + usize::from(x <= y), j + usize::from(y <= x));
    }
    shared
}

/// Length of the longest common subsequence of words.
pub fn common(a: &[String], b: &[String]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// Whether one speaker may have said both. The same words under two spellings of a surname are told twice, since which of
/// them is right is not known; under two surnames they are told once, since one page was more likely misread.
fn one_speaker(a: &Said<'_>, b: &Said<'_>) -> bool {
    let person = |said| speaker_of(said).filter(|speaker| speaker.kind == SourceKind::NamedPerson);
    let (Some(x), Some(y)) = (person(a), person(b)) else { return true };
    let surname = |speaker: &Speaker| speaker.name.split_whitespace().last().unwrap_or_default().to_owned();
    !misspelt(&surname(&x), &surname(&y))
}

fn speaker_name(said: &Said<'_>) -> Option<String> {
    let attribution = &said.account.analysis.attributions[said.quotation.attribution? as usize];
    Some(attribution.name.to_lowercase())
}

fn quote_group(group: &[Said<'_>]) -> QuoteGroup {
    let longest = group.iter().fold(&group[0], |top, s| if s.words.len() > top.words.len() { s } else { top });
    QuoteGroup {
        speaker: speaker(group),
        text: longest.quotation.span.of(&longest.account.article.text).to_owned(),
        occurrences: group.iter().map(|s| occurrence(s, longest)).collect(),
    }
}

/// The speaker whom most occurrences name; a person's name goes before "the official".
fn speaker(group: &[Said<'_>]) -> Option<Speaker> {
    let named: Vec<Speaker> = group.iter().filter_map(speaker_of).collect();
    let votes = |s: &Speaker| named.iter().filter(|o| o.name == s.name).count();
    let rank = |s: &Speaker| (s.kind == SourceKind::NamedPerson, votes(s), s.name.len());
    named
        .iter()
        .fold(None, |top: Option<&Speaker>, s| if top.is_none_or(|t| rank(s) > rank(t)) { Some(s) } else { top })
        .cloned()
}

fn speaker_of(said: &Said<'_>) -> Option<Speaker> {
    let analysis = &said.account.analysis;
    let attribution = &analysis.attributions[said.quotation.attribution? as usize];
    let entity: Option<&Entity> = attribution.entity.map(|e| &analysis.entities[e as usize]);
    let role = entity.and_then(|e| e.role.clone());
    (!attribution.name.is_empty()).then(|| Speaker { name: attribution.name.clone(), role, kind: attribution.kind })
}

fn occurrence(said: &Said<'_>, longest: &Said<'_>) -> Occurrence {
    let form = match said.quotation.form {
        QuoteForm::Indirect => QuoteForm::Mixed,
        form => form,
    };
    Occurrence {
        citation: Citation::text(said.account.page, said.quotation.span),
        form,
        differs: differences(&said.words, &longest.words),
    }
}

/// Words that stand here and not in the longest form, or there inside the part that this one tells.
fn differences(words: &[String], longest: &[String]) -> Vec<String> {
    let (kept_here, kept_there) = matched(words, longest);
    let first = kept_there.iter().position(|k| *k).unwrap_or(0);
    let last = kept_there.iter().rposition(|k| *k).map_or(0, |p| p + 1);
    let added = words.iter().zip(&kept_here).filter(|(_, kept)| !**kept).map(|(w, _)| format!("+{w}"));
    let inner = longest.iter().zip(&kept_there).skip(first).take(last.saturating_sub(first));
    let lost = inner.filter(|(_, kept)| !**kept).map(|(w, _)| format!("-{w}"));
    let mut differs: Vec<String> = added.chain(lost).collect();
    if first > 0 || last < longest.len() {
        differs.push("shorter".to_owned());
    }
    differs
}

/// Which words of each side a longest common subsequence keeps.
pub fn matched(a: &[String], b: &[String]) -> (Vec<bool>, Vec<bool>) {
    matched_by(a, b, |x, y| x == y)
}

/// Which items of each side a longest common subsequence keeps, for items that are the same by `same`.
pub fn matched_by<T>(a: &[T], b: &[T], same: impl Fn(&T, &T) -> bool) -> (Vec<bool>, Vec<bool>) {
    let mut table = vec![vec![0usize; b.len() + 1]; a.len() + 1];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            table[i][j] =
                if same(&a[i], &b[j]) { table[i + 1][j + 1] + 1 } else { table[i + 1][j].max(table[i][j + 1]) };
        }
    }
    let (mut in_a, mut in_b) = (vec![false; a.len()], vec![false; b.len()]);
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if same(&a[i], &b[j]) {
            (in_a[i], in_b[j]) = (true, true);
            i += 1;
            j += 1;
        } else if table[i + 1][j] >= table[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    (in_a, in_b)
}
