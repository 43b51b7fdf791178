//! Quotations that were altered or trimmed.

use rashomon_model::{Account, Citation, Mutation, MutationKind, Quotation, SourceKind, Span, TokenKind};

use super::figures::became;
use super::pairs::{Copied, Footing, Pair};
use crate::quotes::matched_by;

/// One word of a quotation.
struct Said {
    word: String,
    /// Whether a sentence ends before it.
    opens: bool,
}

/// Changes of quotations.
///
/// Finds: quotations with other words than the parents give, or with words cut inside a sentence. Why: marks promise a
/// speaker's very words. Example: "Your savings are safe, and I say that without any condition" → "Your savings are
/// safe". Known limits: a whole sentence left out is editing; quotations split in two or joined are no change; a page that
/// words every quotation anew is a translation, of which no single one is told; among copies of an absent original only
/// the trimming is told, since either could have the altered form.
pub fn quote_changes(copied: &Copied<'_>, pairs: &[Pair<'_>]) -> Vec<Mutation> {
    let originals: Vec<(&Account, &Quotation)> =
        copied.before.iter().flat_map(|a| a.analysis.quotations.iter().map(move |q| (*a, q))).collect();
    let told: Vec<Vec<Said>> = originals.iter().map(|(a, q)| said(a, q.span)).collect();
    let all_after = plain(copied.after);
    let (mut found, mut kept) = (Vec::new(), 0);
    for quotation in &copied.after.analysis.quotations {
        let now = said(copied.after, quotation.span);
        if now.len() < FEW {
            continue;
        }
        if carried(&now, &told) {
            kept += 1;
        } else {
            found.extend(altered(copied, pairs, &originals, &told, quotation, &now));
        }
    }
    // The marks of a translation promise nobody's very words.
    if kept == 0 && found.len() > 1 {
        found.clear();
    }
    found.extend(trimmed(copied, &originals, &told, &all_after));
    found.extend(given_to_another(copied, &originals, &told));
    found
}

/// Finds: a quotation told as another person's words. Why: somebody answers for what he never said. Example: "…," said
/// Wycliffe Barasa → "…," said Tom Otieno. Known limits: both pages must name the speaker beside the quotation.
fn given_to_another(copied: &Copied<'_>, originals: &[(&Account, &Quotation)], told: &[Vec<Said>]) -> Vec<Mutation> {
    if copied.footing == Footing::Witnesses {
        return Vec::new();
    }
    let mut found = Vec::new();
    for quotation in &copied.after.analysis.quotations {
        let now = said(copied.after, quotation.span);
        let Some(new) = speaker(copied.after, quotation).filter(|_| now.len() >= 2 * FEW) else { continue };
        let sources: Vec<usize> = (0..told.len()).filter(|at| run_at(&now, &told[*at]).is_some()).collect();
        let speakers: Option<Vec<&str>> =
            sources.iter().map(|at| speaker(originals[*at].0, originals[*at].1)).collect();
        let Some(speakers) = speakers else { continue };
        let other = |old: &str| !old.split([' ', '-']).any(|word| word.len() > 2 && new.contains(word));
        if let (Some(at), Some(old)) = (sources.first(), speakers.first())
            && speakers.iter().all(|old| other(old))
        {
            let (before, original) = originals[*at];
            let (kind, why) = became(MutationKind::NameChanged, old, new);
            let (before, after) =
                (Citation::text(before.page, original.span), Citation::text(copied.after.page, quotation.span));
            found.push(Mutation { kind, before, after, why });
        }
    }
    found
}

/// The full name of the person to whom a page gives a quotation, if it stands right beside it.
fn speaker<'a>(account: &'a Account, quotation: &Quotation) -> Option<&'a str> {
    let attribution = &account.analysis.attributions[quotation.attribution? as usize];
    let source = attribution.source?;
    let named = attribution.kind == SourceKind::NamedPerson;
    let gap = source.start.max(quotation.span.start).saturating_sub(source.end.min(quotation.span.end));
    let name = attribution.name.as_str();
    let told = source.of(&account.article.text).contains(name);
    (named && gap <= BESIDE && name.contains(' ') && told).then_some(name)
}

/// How far from a quotation its speaker's name stands at most, in bytes.
const BESIDE: u32 = 12;

/// Fewer words than this are a phrase.
const FEW: usize = 3;

/// The words of a span, without what stands between brackets and what is joined to it: an editor's words are declared.
fn said(account: &Account, span: Span) -> Vec<Said> {
    let text = &account.article.text;
    let tokens = account.analysis.tokens.iter().filter(|t| span.contains(t.span));
    let (mut opens, mut bracketed) = (true, false);
    let mut words = Vec::new();
    for token in tokens {
        let written = token.span.of(text);
        let joined = text[..token.span.start as usize].ends_with(']');
        if token.kind == TokenKind::Punctuation {
            opens |= written.starts_with(['.', '?', '!', ';', '\u{2026}']);
            bracketed = written.starts_with('[') || bracketed && !written.starts_with(']');
        } else if !bracketed && !joined {
            for word in written_out(written) {
                words.push(Said { word, opens });
                opens = false;
            }
        }
    }
    words
}

/// Contracted words and what they stand for: papers write out what was spoken.
const CONTRACTED: [(&str, &str); 7] =
    [("'s", "is"), ("'m", "am"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'d", "would"), ("n't", "not")];

/// A word in lower case and without marks, in two where it is contracted.
fn written_out(written: &str) -> impl Iterator<Item = String> {
    let lower = written.to_lowercase().replace('\u{2019}', "'");
    let contracted = CONTRACTED.iter().find_map(|(short, long)| Some((lower.strip_suffix(short)?, *long)));
    let (word, second) = contracted.map_or((lower.as_str(), ""), |(word, long)| (word, long));
    let plain = [word.replace(['\'', '.', '-'], ""), second.to_owned()];
    plain.into_iter().filter(|word| !word.is_empty())
}

/// Whether a quotation says itself that words are left out.
fn shortened(account: &Account, quotation: &Quotation) -> bool {
    let words = quotation.span.of(&account.article.text);
    ["...", "\u{2026}", ". . .", "["].iter().any(|mark| words.contains(mark))
}

/// The words of a page, for looking up what became of cut ones.
fn plain(account: &Account) -> String {
    let lower = account.article.text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    format!(" {} ", words.collect::<Vec<_>>().join(" "))
}

/// Whether every word stands in runs of the parents' quotations, joined or split as may be.
fn carried(now: &[Said], told: &[Vec<Said>]) -> bool {
    let mut at = 0;
    while at < now.len() {
        let longest = told.iter().map(|t| longest_run(&now[at..], t)).max().unwrap_or(0);
        if longest < FEW.min(now.len() - at) {
            return false;
        }
        at += longest;
    }
    true
}

/// Length of the longest beginning of `now` that stands in `then`.
fn longest_run(now: &[Said], then: &[Said]) -> usize {
    let from = |start: usize| then[start..].iter().zip(now).take_while(|(a, b)| a.word == b.word).count();
    (0..then.len()).map(from).max().unwrap_or(0)
}

/// The finding that a quotation has other words than its original.
fn altered(
    copied: &Copied<'_>,
    pairs: &[Pair<'_>],
    originals: &[(&Account, &Quotation)],
    told: &[Vec<Said>],
    quotation: &Quotation,
    now: &[Said],
) -> Option<Mutation> {
    if copied.footing == Footing::Witnesses {
        return None;
    }
    let Nearest { at, shared, aligned } = nearest(pairs, originals, told, quotation, now)?;
    let then = &told[at];
    let (kept_then, kept_now) = matched_by(then, now, |a, b| a.word == b.word);
    let first = kept_now.iter().position(|k| *k)?;
    let last = kept_now.iter().rposition(|k| *k)?;
    // More words at an end where the original lost none are more of what was said.
    let replaces = |i: usize| match (i < first, i > last) {
        (true, _) => !kept_then[0],
        (_, true) => !kept_then[then.len() - 1],
        _ => true,
    };
    let inside = |i: usize| (first..=last).contains(&i) || !now[i].opens && !cut_off(now, i, first, last);
    let is_new = |i: &usize| !kept_now[*i] && inside(*i) && replaces(*i);
    let new: Vec<&str> = (0..now.len()).filter(is_new).map(|i| now[i].word.as_str()).collect();
    let lost = kept_then.iter().filter(|k| !**k).count();
    let (before, original) = originals[at];
    let why = match new.len() {
        0 if shortened(copied.after, quotation) => return None,
        0 => format!("words left out inside the quotation: {}", left_out(then, &kept_then)?),
        // What has so many words of its own was said another time, the more surely where its sentence is none of the
        // original's.
        more if more > if aligned { 2 * shared } else { shared / 2 } => return None,
        _ => format!("words put into the quotation: {}", new.join(" ")),
    };
    (shared + lost >= FEW).then(|| Mutation {
        kind: MutationKind::QuoteAltered,
        before: Citation::text(before.page, original.span),
        after: Citation::text(copied.after.page, quotation.span),
        why,
    })
}

/// The words between kept ones that are left out, if all of them are of one sentence.
fn left_out(then: &[Said], kept: &[bool]) -> Option<String> {
    let first = kept.iter().position(|k| *k)?;
    let last = kept.iter().rposition(|k| *k)?;
    let one_sentence = !then[first + 1..=last].iter().any(|word| word.opens);
    let lost: Vec<&str> = (first..last).filter(|i| !kept[*i]).map(|i| then[i].word.as_str()).collect();
    (one_sentence && !lost.is_empty()).then(|| lost.join(" "))
}

/// Whether a word outside the shared part belongs to another sentence than it, which may come from elsewhere.
fn cut_off(now: &[Said], at: usize, first: usize, last: usize) -> bool {
    let between = if at < first { at + 1..first + 1 } else { last + 1..at + 1 };
    between.into_iter().any(|i| now[i].opens)
}

/// The original that a quotation is nearest to.
struct Nearest {
    /// Its number.
    at: usize,
    /// Words that both share, in order.
    shared: usize,
    /// Whether the quotation's sentence was made from the original's.
    aligned: bool,
}

/// The original that shares most words, in order; a sentence made from the original's sentence needs fewer of them.
fn nearest(
    pairs: &[Pair<'_>],
    originals: &[(&Account, &Quotation)],
    told: &[Vec<Said>],
    quotation: &Quotation,
    now: &[Said],
) -> Option<Nearest> {
    let pair = pairs.iter().find(|p| p.after.span.meets(quotation.span));
    let mut best: Option<Nearest> = None;
    for (at, then) in told.iter().enumerate() {
        let shared = matched_by(then, now, |a, b| a.word == b.word).0.iter().filter(|k| **k).count();
        let (account, original) = originals[at];
        let aligned = pair.is_some_and(|p| p.before.account.page == account.page && p.before.span.meets(original.span));
        let needed = if aligned { 0.3 } else { 0.5 } * then.len().min(now.len()) as f64;
        if shared >= FEW && shared as f64 >= needed && best.as_ref().is_none_or(|b| shared > b.shared) {
            best = Some(Nearest { at, shared, aligned });
        }
    }
    best
}

/// Quotations of the parents that the child breaks off inside a sentence, or begins behind its "but", with the rest gone.
fn trimmed(
    copied: &Copied<'_>,
    originals: &[(&Account, &Quotation)],
    told: &[Vec<Said>],
    after: &str,
) -> Vec<Mutation> {
    let mut found = Vec::new();
    for quotation in &copied.after.analysis.quotations {
        let now = said(copied.after, quotation.span);
        let source = told.iter().enumerate().find(|(_, then)| now.len() >= FEW && run_at(&now, then).is_some());
        let Some((at, then)) = source else { continue };
        let lost = |start| broken_off(then, start, now.len(), after).or_else(|| conceded(then, start, after));
        let Some(lost) = run_at(&now, then).and_then(lost) else { continue };
        let (before, original) = originals[at];
        found.push(Mutation {
            kind: MutationKind::QuoteTrimmed,
            before: Citation::text(before.page, original.span),
            after: Citation::text(copied.after.page, quotation.span),
            why: format!("words cut from the quotation: {lost}"),
        });
    }
    found
}

/// Where all words of `now` stand in `then`, one after another.
fn run_at(now: &[Said], then: &[Said]) -> Option<usize> {
    (0..then.len().saturating_sub(now.len() - 1)).find(|s| then[*s..].iter().zip(now).all(|(a, b)| a.word == b.word))
}

/// Words that a sentence may lose at its ends without being trimmed: fewer are a matter of punctuation.
const TRIMMED: usize = 2;

/// The rest of the sentence that a run breaks off, if it is long enough and stands nowhere in the child.
fn broken_off(then: &[Said], start: usize, length: usize, after: &str) -> Option<String> {
    let rest: Vec<&str> = then[start + length..].iter().take_while(|w| !w.opens).map(|w| w.word.as_str()).collect();
    let told = after.contains(&format!(" {} ", rest.join(" ")));
    (rest.len() >= TRIMMED && !told).then(|| rest.join(" "))
}

/// Words behind which a sentence takes back what stands before them.
const TURNS: [&str; 5] = ["although", "but", "however", "though", "yet"];

/// The beginning of the sentence before a run, if the run is what the speaker set against it, and it stands nowhere in the child.
fn conceded(then: &[Said], start: usize, after: &str) -> Option<String> {
    let first = then[..=start].iter().rposition(|w| w.opens)?;
    let (turn, before) = then[first..start].split_last()?;
    let before: Vec<&str> = before.iter().map(|w| w.word.as_str()).collect();
    let told = after.contains(&format!(" {} ", before.join(" ")));
    (TURNS.contains(&turn.word.as_str()) && before.len() >= TRIMMED && !told).then(|| before.join(" "))
}
