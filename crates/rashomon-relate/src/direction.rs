//! Which of two related pages came first, and on what evidence.

use rashomon_model::outlet::same_outlet;
use rashomon_model::{Account, Citation, Direction, Evidence, Field, Precision, PublishedBasis, Span};

use crate::outlets::{Cited, How, cited, own_work};
use crate::profile::Profile;
use crate::reuse::Reuse;

/// One page with its profile.
#[derive(Clone, Copy)]
pub struct Member<'a> {
    /// The account.
    pub account: &'a Account,
    /// Its profile.
    pub profile: &'a Profile,
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

/// The log-odds of each ground are set by how often it was right on the looked-at stories, rounded
/// (QUALITY.md, "Direction").
fn one_way(first: Member<'_>, second: Member<'_>, reuse: &Reuse) -> Vec<Ground> {
    let mut grounds = Vec::new();
    let mut add = |kind, weight, citation: Option<Citation>| {
        if let Some(citation) = citation {
            grounds.push(Ground { kind, weight, citation });
        }
    };
    add("published", 2.0, earlier(first.account, second.account));
    add("cites-outlet", 3.5, cites(second.account, first.account));
    add("own-work", 1.5, own_work(first.account).first().map(|c| c.citation.clone()));
    add("credit", 1.5, credits_elsewhere(first.account, second.account));
    add("names-original", 1.0, names_original(first.account, second.account));
    add("byline", 0.7, byline_only(first.account, second.account));
    add("update-note", 2.5, update_note(second.account, first.account));
    add("more-sources", 0.6, more_sources(first, second, reuse));
    add("longer", 0.8, longer(first, second, reuse));
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
fn cites(page: &Account, other: &Account) -> Option<Citation> {
    let outlet = &other.article.outlet.as_ref()?.name;
    let named = cited(page).into_iter().find(|c| c.name.as_deref().is_some_and(|n| same_outlet(n, outlet)));
    named.map(|c| c.citation)
}

/// Where only the second page credits anybody else.
fn credits_elsewhere(first: &Account, second: &Account) -> Option<Citation> {
    let credit = |a: &Account| cited(a).into_iter().find(|c| c.how == How::Credit);
    if credit(first).is_some() { None } else { credit(second).map(|c| c.citation) }
}

/// Where only the first page names the outlet whose sources spoke to it: the page further from the original loses that.
fn names_original(first: &Account, second: &Account) -> Option<Citation> {
    let other = cited(second);
    let kept = |c: &Cited| other.iter().any(|o| matches!((&o.name, &c.name), (Some(x), Some(y)) if same_outlet(x, y)));
    let named = cited(first).into_iter().find(|c| c.how != How::Credit && c.name.is_some() && !kept(c));
    named.map(|c| c.citation)
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

/// Copyists lose sources: the page that names clearly more of them in what both tell.
fn more_sources(first: Member<'_>, second: Member<'_>, reuse: &Reuse) -> Option<Citation> {
    let count = |m: Member<'_>| {
        let side = reuse.side(m.account.page);
        let lines = reuse.aligned.iter().map(|x| if side == 0 { x.a } else { x.b });
        let mut lines: Vec<usize> = lines.collect();
        lines.sort_unstable();
        lines.dedup();
        let attributed = |l: &&usize| {
            let span = m.profile.lines[**l].span;
            m.account.analysis.attributions.iter().any(|a| a.content.meets(span))
        };
        lines.iter().filter(attributed).count()
    };
    let (more, fewer) = (count(first), count(second));
    let witness = first.account.analysis.attributions.first()?.cue?;
    (more >= fewer + 2).then(|| Citation::text(first.account.page, witness))
}

/// An excerpt lies wholly in what it was cut from.
fn longer(first: Member<'_>, second: Member<'_>, reuse: &Reuse) -> Option<Citation> {
    let (a, b) = (reuse.side(first.account.page), reuse.side(second.account.page));
    let cut = reuse.explained[b] > 0.6 && reuse.explained[b] > reuse.explained[a] + 0.2;
    let told: Vec<usize> = reuse.aligned.iter().map(|x| if a == 0 { x.a } else { x.b }).collect();
    let lost = first.profile.lines.iter().enumerate().find(|(i, _)| !told.contains(i));
    lost.filter(|_| cut).map(|(_, line)| Citation::text(first.account.page, line.span))
}
