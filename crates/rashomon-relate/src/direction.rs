//! Which of two related pages came first, and on what evidence.

use rashomon_model::agency;
use rashomon_model::outlet::same_outlet;
use rashomon_model::{Account, Citation, Direction, Evidence, Field, Precision, PublishedBasis, Span};

use crate::outlets::{Cited, How};
use crate::profile::Profile;
use crate::reuse::Reuse;

/// One page with what is worked out of it once.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// The account.
    pub account: &'a Account,
    /// Its profile.
    pub profile: &'a Profile,
    /// Everyone whose work it says it tells.
    pub cited: &'a [Cited],
    /// Where it says that its own outlet did the work.
    pub own_work: &'a [Cited],
}

/// One ground for which page came first, in log-odds: positive for the first of the pair.
#[derive(Clone, Debug)]
pub struct Ground {
    /// Its name.
    pub kind: &'static str,
    /// Natural logarithm of the odds it gives.
    pub weight: f64,
    /// The words.
    pub citation: Citation,
}

/// All grounds for `a` before `b` (positive) and for `b` before `a` (negative).
pub fn grounds(a: Member<'_>, b: Member<'_>, reuse: &Reuse) -> Vec<Ground> {
    let mut grounds = one_way(a, b, reuse);
    grounds.extend(one_way(b, a, reuse).into_iter().map(|g| Ground { weight: -g.weight, ..g }));
    grounds
}

/// No direction is told as surer than this: the grounds are not independent of one another.
const SUREST: f64 = 0.97;

/// The direction that grounds speak for, told from parent to child; `sign` is 1 where `a` is the parent.
pub fn direction(grounds: &[Ground], sign: f64, fallback: Citation) -> Direction {
    let sum: f64 = grounds.iter().map(|g| g.weight * sign).sum();
    let mut with: Vec<&Ground> = grounds.iter().filter(|g| g.weight * sign > 0.0).collect();
    with.sort_by(|x, y| y.weight.abs().total_cmp(&x.weight.abs()).then_with(|| x.citation.cmp(&y.citation)));
    let mut evidence: Vec<Evidence> =
        with.iter().map(|g| Evidence { kind: g.kind, citation: g.citation.clone() }).collect();
    if evidence.is_empty() {
        evidence.push(Evidence { kind: "overlap", citation: fallback });
    }
    Direction { confidence: (1.0 / (1.0 + (-sum).exp())).clamp(0.5, SUREST), evidence }
}

/// The log-odds of each ground are those with which it was right on the looked-at stories, by the rule of succession,
/// ln((right + 1) / (wrong + 1)), rounded down: published 9 of 9, cites-outlet 7 of 7, credit 11 of 12, own-work 3 of 4,
/// byline 16 of 16 (believed no more than an outlet cited). Where a ground was met but once, the words decide: a note of
/// an update says outright which came later, a page cut short or a name left out only hints at it. That an agency's own
/// page comes first was right 3 of 4 times on real news; it is believed more than a cut and less than a date.
fn one_way(first: Member<'_>, second: Member<'_>, reuse: &Reuse) -> Vec<Ground> {
    let mut grounds = Vec::new();
    let mut add = |kind, weight, citation: Option<Citation>| {
        if let Some(citation) = citation {
            grounds.push(Ground { kind, weight, citation });
        }
    };
    add("published", 2.3, earlier(first.account, second.account));
    add("cites-outlet", 2.1, cites(second, first.account));
    add("own-work", 0.7, first.own_work.first().map(|c| c.citation.clone()));
    add("credit", 1.8, credits_elsewhere(first, second));
    add("names-original", 0.7, names_original(first, second, reuse));
    add("byline", 2.0, byline_only(first.account, second.account));
    add("update-note", 2.5, update_note(second.account, first.account));
    add("longer", 0.7, longer(first, second, reuse));
    add("agency", 1.6, agency_first(first.account, second.account));
    grounds
}

/// The later page's date, where the first page's is earlier beyond doubt: a date guessed from words of the text is none,
/// and a month or year decides only against another.
fn earlier(first: &Account, second: &Account) -> Option<Citation> {
    let guessed = |account: &Account| account.published.basis == Some(PublishedBasis::Text);
    if guessed(first) || guessed(second) {
        return None;
    }
    let (a, b) = (first.published.value?, second.published.value?);
    let clear = match a.precision.min(b.precision) {
        Precision::Minute if a.offset.is_some() == b.offset.is_some() => a.order() < b.order(),
        Precision::Minute | Precision::Day => a.date < b.date,
        Precision::Month | Precision::Year => !a.agrees(b) && a.date < b.date,
    };
    clear.then(|| second.published.citation.clone()).flatten()
}

/// Where `page` says that the work is `other`'s.
fn cites(page: Member<'_>, other: &Account) -> Option<Citation> {
    let outlet = &other.article.outlet.as_ref()?.name;
    let named = page.cited.iter().find(|c| c.name.as_deref().is_some_and(|n| same_outlet(n, outlet)));
    named.map(|c| c.citation.clone())
}

/// Where only the second page credits anybody else.
fn credits_elsewhere(first: Member<'_>, second: Member<'_>) -> Option<Citation> {
    let credit = |page: Member<'_>| page.cited.iter().find(|c| c.how == How::Credit).map(|c| c.citation.clone());
    if credit(first).is_some() { None } else { credit(second) }
}

/// Where only the first page names the outlet whose sources spoke to it, and that is not the second page's, in words that both
/// tell: the page further from the original loses that.
fn names_original(first: Member<'_>, second: Member<'_>, reuse: &Reuse) -> Option<Citation> {
    let own = second.account.article.outlet.as_ref().map(|o| &o.name);
    let others = || second.cited.iter().filter_map(|c| c.name.as_ref()).chain(own);
    let known = |name: &str| others().any(|other| same_outlet(other, name));
    let kept = |c: &Cited| c.name.as_deref().is_some_and(known);
    let told = reuse.told(first.account.page);
    let shared = |c: &Cited| told.iter().any(|line| first.profile.lines[*line].span.meets(c.citation.span));
    let named = first.cited.iter().find(|c| c.how != How::Credit && c.name.is_some() && !kept(c) && shared(c));
    named.map(|c| c.citation.clone())
}

fn byline_only(first: &Account, second: &Account) -> Option<Citation> {
    let byline = first
        .article
        .meta
        .get("byline")
        .filter(|_| !first.article.byline.is_empty() && second.article.byline.is_empty())?;
    let span = Span::new(0, byline.len());
    (!span.is_empty()).then(|| Citation { page: first.page, field: Field::Meta("byline".into()), span })
}

/// Where `page` says that it is a later version.
fn update_note(page: &Account, other: &Account) -> Option<Citation> {
    let note = |a: &Account| {
        let says = |s: &&Span| {
            let words = s.of(&a.article.text).to_lowercase();
            words.contains("earlier version") || words.contains("update") || words.contains("corrects")
        };
        a.article.apparatus.iter().find(says).map(|s| Citation::text(a.page, *s))
    };
    if note(other).is_some() { None } else { note(page) }
}

/// Where only the first page is an agency's own: agencies write for others to print.
fn agency_first(first: &Account, second: &Account) -> Option<Citation> {
    let outlet = |a: &Account| a.article.outlet.clone().filter(|o| agency::is_agency(&o.name));
    outlet(first).filter(|_| outlet(second).is_none()).and_then(|o| o.citation)
}

/// An excerpt lies wholly in what it was cut from.
fn longer(first: Member<'_>, second: Member<'_>, reuse: &Reuse) -> Option<Citation> {
    let (a, b) = (reuse.side(first.account.page), reuse.side(second.account.page));
    let cut = reuse.explained[b] > 0.6 && reuse.explained[b] > reuse.explained[a] + 0.2;
    let told = reuse.told(first.account.page);
    let lost = first.profile.lines.iter().enumerate().find(|(i, _)| !told.contains(i));
    lost.filter(|_| cut).map(|(_, line)| Citation::text(first.account.page, line.span))
}
