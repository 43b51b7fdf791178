//! Two pages that share a text which neither has from the other: copies of an original that is not among the pages.
//!
//! Textual criticism tells such copies by their separative errors (P. Maas, "Textkritik", 1927): what one of them lost,
//! whoever copied that one cannot have.

use rashomon_model::{Citation, SourceKind, Span, Token};

use crate::direction::Member;
use crate::profile::Line;
use crate::reuse::Reuse;

/// Words of a page that it cannot have from another one, though the two share a text: who said what the other tells on
/// nobody's word, or, where each of the two has a part of its own, its part.
pub fn beyond(page: Member<'_>, other: Member<'_>, reuse: &Reuse, members: &[Member<'_>]) -> Option<Citation> {
    let words = source_kept(page, other, reuse).or_else(|| {
        let part = own_part(page, reuse, members)?;
        own_part(other, reuse, members).map(|_| part)
    })?;
    Some(Citation::text(page.account.page, words))
}

/// Share of a sentence's words, by weight, that another one keeps which says the same and no less.
const KEPT: f32 = 0.9;

/// A source of which the other page has not a word, in a sentence that is otherwise the other's, told there without any:
/// sources are lost in copying, not found.
fn source_kept(page: Member<'_>, other: Member<'_>, reuse: &Reuse) -> Option<Span> {
    let first = reuse.side(page.account.page) == 0;
    let lines = reuse.aligned.iter().map(|x| if first { (x.a, x.b) } else { (x.b, x.a) });
    let lines = lines.map(|(mine, theirs)| (&page.profile.lines[mine], &other.profile.lines[theirs]));
    let kept = lines.filter(|(mine, theirs)| !is_attributed(other, theirs) && keeps(mine, theirs));
    kept.map(|(mine, _)| mine).find_map(|mine| sources(page, mine).find(|source| is_unknown(page, *source, other)))
}

/// Whether a line has next to all words of another, and three of them at least.
fn keeps(line: &Line, other: &Line) -> bool {
    let kept: f32 = other.content.iter().filter(|w| line.has(w.stem)).map(|w| w.weight).sum();
    other.content.len() >= 3 && kept >= KEPT * other.weight
}

fn is_attributed(page: Member<'_>, line: &Line) -> bool {
    let named = |span: Option<Span>| span.is_some_and(|span| span.meets(line.span));
    page.account.analysis.attributions.iter().any(|a| named(a.source) || named(a.cue))
}

/// The sources that a line names with a cue of its own.
fn sources(page: Member<'_>, line: &Line) -> impl Iterator<Item = Span> {
    let said = page.account.analysis.attributions.iter().filter(|a| a.cue.is_some_and(|cue| line.span.contains(cue)));
    let others = said.filter(|a| a.kind != SourceKind::OwnObservation);
    others.filter_map(|a| a.source).filter(|source| line.span.contains(*source))
}

/// Whether a page has none of the words of another one's source.
fn is_unknown(page: Member<'_>, source: Span, other: Member<'_>) -> bool {
    let tokens = page.account.analysis.tokens.iter();
    let mut words = tokens.filter(|t| source.contains(t.span) && !t.stop && t.idf > 0.0).peekable();
    let known = |t: &Token| other.profile.postings.binary_search_by_key(&t.stem, |p| p.stem).is_ok();
    words.peek().is_some() && !words.any(known)
}

/// Share of a page's words outside quotations in runs of the other's, from which both carry one text.
const ONE_TEXT: f32 = 0.5;
/// Share of a page's words in sentences of its own, from which it has a part that the other lacks.
const PART: f32 = 0.08;

/// The first sentence of a page's own part of a text that it shares: facts that no other page of the story tells, where
/// no reporter of the page's can have added them.
fn own_part(page: Member<'_>, reuse: &Reuse, members: &[Member<'_>]) -> Option<Span> {
    let side = reuse.side(page.account.page);
    if reuse.verbatim[side] < ONE_TEXT || !page.account.article.byline.is_empty() {
        return None;
    }
    let told = reuse.told(page.account.page);
    let lines = page.profile.lines.iter().enumerate().filter(|(at, _)| !told.contains(at)).map(|(_, line)| line);
    let own: Vec<&Line> = lines.filter(|line| has_own_fact(line, page, members)).collect();
    let words: usize = own.iter().map(|line| line.words.len()).sum();
    own.first().filter(|_| words as f32 >= PART * page.profile.words as f32).map(|line| line.span)
}

/// Whether a line has a name or figure that no other page has.
fn has_own_fact(line: &Line, page: Member<'_>, members: &[Member<'_>]) -> bool {
    let facts = line.content.iter().filter(|w| w.number || w.name > 0).map(|w| w.stem);
    let others = || members.iter().filter(|m| m.account.page != page.account.page);
    facts.into_iter().any(|fact| others().all(|m| m.profile.print.facts.binary_search(&fact).is_err()))
}
