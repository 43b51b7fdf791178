//! What two pages share and what only one of them has, whatever the format.

use super::UnknownPage;
use crate::dossier::{Citation, Claim, Derivation, Evidence, Mutation, Page, PassageKind, Quote, Story};
use crate::outline::{self, Outline};
use crate::words::{self, percent};

/// Below this the direction is as good as undecided: 0.5 is a coin.
const DECIDED: f64 = 0.6;

/// Two pages and everything that a dossier says of them together.
pub(super) struct Pair<'a> {
    pub outline: &'a Outline<'a>,
    /// The page that came first where that is known, else the one named first.
    pub first: Side<'a>,
    pub second: Side<'a>,
    pub derivation: Option<&'a Derivation>,
    pub passages: Vec<Shared<'a>>,
    pub mutations: Vec<&'a Mutation>,
    pub quotes: Vec<(&'a Quote, Shared<'a>)>,
    pub claims: Vec<(&'a Claim, Shared<'a>)>,
    /// The origin that both go back to.
    pub origin: Option<String>,
}

/// One of the two pages.
pub(super) struct Side<'a> {
    pub page: &'a Page,
    pub label: String,
    /// Share of the page's letters that stand in a shared passage.
    pub share: f64,
    /// What the other page does not have.
    pub alone: Vec<Stretch>,
}

/// A stretch of a page, by paragraph.
pub(super) struct Stretch {
    pub paragraph: usize,
    pub text: String,
}

/// Words of the first page and the words of the second page that correspond.
pub(super) struct Shared<'a> {
    pub first: &'a Citation,
    pub second: &'a Citation,
    pub kind: PassageKind,
}

/// Puts two pages of the dossier side by side.
pub(super) fn compare<'a>(outline: &'a Outline<'a>, a: &str, b: &str) -> Result<Pair<'a>, UnknownPage> {
    let page = |id: &str| outline.page(id).ok_or_else(|| UnknownPage(id.to_owned()));
    let (a, b) = (page(a)?, page(b)?);
    let stories = &outline.dossier.stories;
    let derivations = stories.iter().flat_map(|story| &story.derivations);
    let mut between = derivations.filter(|d| d.page == b.id && d.from == a.id || d.page == a.id && d.from == b.id);
    let derivation = between.next();
    let (first, second) = if derivation.is_some_and(|d| d.page == a.id) { (b, a) } else { (a, b) };
    let story = stories.iter().find(|story| story.pages.contains(&first.id) && story.pages.contains(&second.id));
    let passages: Vec<Shared<'a>> = derivation.map(passages).unwrap_or_default();
    let side = |page: &'a Page, ranges: Vec<(usize, usize)>| Side {
        label: outline.label(&page.id),
        share: share(&page.text, &ranges),
        alone: alone(&page.text, &ranges),
        page,
    };
    let ranges = |pick: fn(&Shared<'a>) -> &'a Citation| merged(passages.iter().map(pick));
    Ok(Pair {
        first: side(first, ranges(|shared| shared.first)),
        second: side(second, ranges(|shared| shared.second)),
        derivation,
        mutations: story.map(|s| mutations(s, first, second)).unwrap_or_default(),
        quotes: story.map(|s| quotes(s, first, second)).unwrap_or_default(),
        claims: story.map(|s| claims(s, first, second)).unwrap_or_default(),
        origin: story.and_then(|s| common_origin(s, first, second)),
        passages,
        outline,
    })
}

impl Pair<'_> {
    /// What there is between the two pages, in one sentence.
    pub fn verdict(&self) -> String {
        let (first, second) = (&self.first.label, &self.second.label);
        let origin = self.origin.as_ref().map(|origin| format!(" Both go back to {origin}.")).unwrap_or_default();
        match self.derivation {
            None => format!("No copying was found between {first} and {second}.{origin}"),
            Some(derivation) => {
                let coverage = percent(derivation.coverage);
                let class = article(words::class(derivation.class));
                format!("{second} is {class} of {first}: {coverage} of its sentences come from there.")
            }
        }
    }

    /// Which page came first and how sure that is.
    pub fn direction(&self) -> Option<String> {
        let confidence = self.derivation?.direction.confidence;
        let (first, second) = (&self.first.label, &self.second.label);
        Some(if confidence < DECIDED {
            format!("Which of {first} and {second} came first is open.")
        } else {
            format!("{first} came first; the evidence makes that {} sure.", percent(confidence))
        })
    }

    /// What speaks for the direction.
    pub fn evidence(&self) -> &[Evidence] {
        self.derivation.map(|derivation| derivation.direction.evidence.as_slice()).unwrap_or_default()
    }

    /// How much of each page is shared.
    pub fn shares(&self) -> String {
        let verbatim = self.passages.iter().filter(|passage| passage.kind == PassageKind::Verbatim).count();
        format!(
            "{} of {} and {} of {}, in {}, {verbatim} of them word for word",
            percent(self.first.share),
            self.first.label,
            percent(self.second.share),
            self.second.label,
            words::count(self.passages.len(), "passage")
        )
    }

    /// The passages that lost their wording.
    pub fn rewritten(&self) -> impl Iterator<Item = &Shared<'_>> {
        self.passages.iter().filter(|passage| passage.first.exact != passage.second.exact)
    }
}

fn article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

fn passages(derivation: &Derivation) -> Vec<Shared<'_>> {
    let passages = derivation.passages.iter();
    passages.map(|p| Shared { first: &p.from, second: &p.to, kind: p.kind }).collect()
}

fn mutations<'a>(story: &'a Story, first: &Page, second: &Page) -> Vec<&'a Mutation> {
    let mutations = story.mutations.iter();
    mutations.filter(|m| m.before.page == first.id && m.after.page == second.id).collect()
}

fn quotes<'a>(story: &'a Story, first: &Page, second: &Page) -> Vec<(&'a Quote, Shared<'a>)> {
    let both = story.quotes.iter().filter_map(|quote| {
        let citations = || quote.occurrences.iter().map(|occurrence| &occurrence.citation);
        Some((quote, in_both(citations(), citations(), first, second)?))
    });
    both.collect()
}

fn claims<'a>(story: &'a Story, first: &Page, second: &Page) -> Vec<(&'a Claim, Shared<'a>)> {
    let both = story.claims.iter().filter_map(|claim| {
        let citations = || claim.statements.iter().map(|statement| &statement.citation);
        Some((claim, in_both(citations(), citations(), first, second)?))
    });
    both.collect()
}

/// The first citation of either page, where both are cited.
fn in_both<'a>(
    mut of_first: impl Iterator<Item = &'a Citation>,
    mut of_second: impl Iterator<Item = &'a Citation>,
    first: &Page,
    second: &Page,
) -> Option<Shared<'a>> {
    let first = of_first.find(|citation| citation.page == first.id)?;
    let second = of_second.find(|citation| citation.page == second.id)?;
    let kind = if first.exact == second.exact { PassageKind::Verbatim } else { PassageKind::Rewritten };
    Some(Shared { first, second, kind })
}

fn common_origin(story: &Story, first: &Page, second: &Page) -> Option<String> {
    let both = story.origins.iter().find(|o| o.pages.contains(&first.id) && o.pages.contains(&second.id));
    both.map(outline::name)
}

/// The ranges of the article, in order and without overlap.
fn merged<'c>(citations: impl Iterator<Item = &'c Citation>) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> =
        citations.filter(|citation| citation.field.is_text()).map(|c| (c.start, c.end)).collect();
    ranges.sort_unstable();
    let mut merged: Vec<(usize, usize)> = Vec::new();
    for (start, end) in ranges {
        match merged.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => merged.push((start, end)),
        }
    }
    merged
}

fn share(text: &str, ranges: &[(usize, usize)]) -> f64 {
    let letters = text.chars().enumerate().filter(|(_, c)| !c.is_whitespace());
    let (mut all, mut shared) = (0, 0);
    for (at, _) in letters {
        all += 1;
        let after = ranges.partition_point(|(start, _)| *start <= at);
        shared += usize::from(after > 0 && at < ranges[after - 1].1);
    }
    if all == 0 { 0.0 } else { shared as f64 / all as f64 }
}

/// What lies outside the ranges, cut at paragraphs; marks of punctuation alone say nothing.
fn alone(text: &str, ranges: &[(usize, usize)]) -> Vec<Stretch> {
    let characters: Vec<char> = text.chars().collect();
    let starts = std::iter::once(0).chain(ranges.iter().map(|(_, end)| *end));
    let ends = ranges.iter().map(|(start, _)| *start).chain([characters.len()]);
    let mut stretches = Vec::new();
    for (start, end) in starts.zip(ends) {
        let end = end.min(characters.len());
        let start = start.min(end);
        let before: String = characters[..start].iter().collect();
        let gap: String = characters[start..end].iter().collect();
        let first = before.matches("\n\n").count() + 1;
        for (i, part) in gap.split("\n\n").enumerate() {
            if part.contains(char::is_alphanumeric) {
                stretches.push(Stretch { paragraph: first + i, text: crate::clean::line(part) });
            }
        }
    }
    stretches
}
