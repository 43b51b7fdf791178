//! First origins: the roots of the family tree, and originals that the pages name but that are not among them.

use rashomon_model::agency;
use rashomon_model::outlet::same_outlet;
use rashomon_model::{
    Citation, CreditKind, DerivationClass, Evidence, Field, Origin, OriginId, OriginKind, Passage, PassageKind,
};

use crate::after::{helped, same_origin, tells_after};
use crate::direction::Member;
use crate::lineage::{
    Bond, Edge, Kin, TELLING, met, other, pair_at, parents, same_house, words_lean, writes_for_others,
};
use crate::outlets::{Cited, How};
use crate::siblings::beyond;

/// That a page comes from an original that is not among the pages.
pub struct Ancestry {
    /// The page.
    pub member: usize,
    /// The absent origin.
    pub origin: OriginId,
    /// The member from which the page does not come after all, though they share a text: both have it from the original.
    pub replaces: Option<usize>,
    /// The class that the page's credit speaks for.
    pub said: DerivationClass,
    /// How sure, 0.5 to 1.
    pub confidence: f64,
    /// The grounds.
    pub evidence: Vec<Evidence>,
    /// From the words that name the original to the sentence they stand in.
    pub passages: Vec<Passage>,
}

/// A root of the tree with what is known of the original behind it.
struct Root {
    member: usize,
    /// `None`: the root is the original itself. `Some`: an absent original, perhaps without a name.
    absent: Option<Cited>,
}

/// The origins of a story, every page in exactly one, and the derivations from absent originals.
pub fn origins(members: &[Member<'_>], kin: &[Kin], edges: &[Edge]) -> (Vec<Origin>, Vec<Ancestry>) {
    let mut roots: Vec<Root> = (0..members.len())
        .filter(|m| parents(edges, *m).is_empty())
        .map(|member| Root { member, absent: absent_behind(members, kin, edges, member) })
        .collect();
    unify_names(members, &mut roots);
    let groups = group_roots(members, kin, &roots);
    let mut origins: Vec<Origin> = groups.iter().map(|g| origin(members, edges, &roots, g)).collect();
    let mut keyed: Vec<(usize, Origin)> = origins.drain(..).enumerate().collect();
    keyed.sort_by(|(_, a), (_, b)| (b.pages.len(), &a.pages).cmp(&(a.pages.len(), &b.pages)));
    let mut ancestry = Vec::new();
    for (number, (group, origin)) in keyed.iter_mut().enumerate() {
        origin.id = OriginId(number as u32);
        for root in groups[*group].iter().map(|r| &roots[*r]).filter(|r| r.absent.is_some()) {
            ancestry.extend(derived_from_absent(members, kin, edges, root, origin.id));
        }
        let roots: Vec<&Root> = groups[*group].iter().map(|r| &roots[*r]).collect();
        let merged = (0..members.len()).filter_map(|m| merged_from_absent(members, kin, edges, &roots, m, origin.id));
        for second in merged {
            origin.also.push(members[second.member].account.page);
            ancestry.push(second);
        }
        origin.also.sort_unstable();
    }
    ancestry.sort_by_key(|x| (x.member, x.origin));
    (keyed.into_iter().map(|(_, origin)| origin).collect(), ancestry)
}

/// The absent original behind a root, if the root or a page that carries the same text names one.
fn absent_behind(members: &[Member<'_>], kin: &[Kin], edges: &[Edge], root: usize) -> Option<Cited> {
    let member = members[root];
    let own_name = own_name(member);
    let own = !member.own_work.is_empty() || own_name.is_some();
    let foreign = |c: &Cited| !among(members, c) && (c.name.is_none() || c.name.as_ref() != own_name);
    // A page that others carry, without a reporter of its own, is not told after somebody in passing.
    let unsigned = member.account.article.byline.is_empty();
    let carried = || unsigned && edges.iter().any(|e| carries(members, kin, e, root, SAME_TEXT));
    let mine = member.cited.iter().find(|c| foreign(c) && (tells_after(member, c) || carried()));
    match mine.cloned() {
        Some(found) if own && found.how == How::Credit => None,
        Some(found) if found.name.is_none() && found.how == How::OwnWork => {
            let name = named_by_children(members, kin, edges, root, 0.0).and_then(|c| c.name);
            Some(Cited { name, ..found })
        }
        Some(found) if found.name.is_none() => {
            let named = named_by_children(members, kin, edges, root, SAME_TEXT).filter(|named| named.agency);
            Some(named.unwrap_or(found))
        }
        Some(found) => Some(found),
        None if own => None,
        None => named_by_children(members, kin, edges, root, SAME_TEXT)
            .or_else(|| implied(members, kin, edges, root))
            .or_else(|| unsigned_original(members, edges, root)),
    }
}

/// Share of a story's pages that name a reporter, from which it tells something that a page names none; two at least.
const SIGNED: f32 = 0.2;

/// The original of a root that nobody signs, and that a page of another outlet tells too: its author is no person (where none
/// is given nothing is known), it gives no place from which it was sent and no work of its own, and no other page names it as
/// its source. Each such root of the looked-at stories is a copy, and none is an outlet's own report.
fn unsigned_original(members: &[Member<'_>], edges: &[Edge], root: usize) -> Option<Cited> {
    let account = members[root].account;
    let signs = |m: &Member<'_>| !m.account.article.byline.is_empty();
    let signers = members.iter().filter(|m| signs(m)).count();
    let signed = signers >= 2 && signers as f32 >= SIGNED * members.len() as f32;
    let says_who = ["authors", "byline"].iter().any(|key| account.article.meta.contains_key(*key));
    let nobodys =
        says_who && !signs(&members[root]) && account.article.dateline.is_none() && !writes_for_others(account);
    let told = || edges.iter().filter(|e| e.parent == root && !same_house(account, members[e.child].account));
    let copied = signed && nobodys && told().next().is_some() && !told().any(|e| takes_from(members, e));
    let first = members[root].profile.lines.first().filter(|_| copied)?;
    let citation = Citation::text(account.page, first.span);
    Some(Cited { name: None, how: How::Unsigned, agency: false, citation })
}

/// The original that nobody names and that a root and a page that shares its text must both come from.
fn implied(members: &[Member<'_>], kin: &[Kin], edges: &[Edge], root: usize) -> Option<Cited> {
    edges.iter().filter(|e| e.parent == root).find_map(|e| beyond_parent(members, kin, e))
}

/// Where a page says what it cannot have from its parent. An outlet adds to its own report.
fn beyond_parent(members: &[Member<'_>], kin: &[Kin], edge: &Edge) -> Option<Cited> {
    let (child, parent) = (members[edge.child], members[edge.parent]);
    let citation =
        beyond(child, parent, &kin[edge.kin].reuse, members).filter(|_| !same_house(child.account, parent.account))?;
    Some(Cited { name: None, how: How::Implied, agency: false, citation })
}

/// The name by which a page without a known outlet speaks of its own work: it has a reporter's byline and says what
/// one outlet saw for itself.
fn own_name<'a>(member: Member<'a>) -> Option<&'a String> {
    let anonymous = member.account.article.outlet.is_none() && !member.account.article.byline.is_empty();
    let looked = || member.cited.iter().filter(|c| c.how == How::OwnWork).find_map(|c| c.name.as_ref());
    if anonymous { looked() } else { None }
}

/// Share of a page's words in runs of the root's from which it carries the root's text, so that its credit line
/// holds for both.
const SAME_TEXT: f32 = 0.6;

/// Whether a page made from a root carries at least a share of its own words from it.
fn carries(members: &[Member<'_>], kin: &[Kin], edge: &Edge, root: usize, share: f32) -> bool {
    let k = &kin[edge.kin];
    edge.parent == root && k.reuse.verbatim[k.reuse.side(members[edge.child].account.page)] >= share
}

/// The original that pages made from a root name, where they carry at least a share of its words.
fn named_by_children(members: &[Member<'_>], kin: &[Kin], edges: &[Edge], root: usize, share: f32) -> Option<Cited> {
    let carrying = edges.iter().filter(|e| carries(members, kin, e, root, share));
    let named = carrying.flat_map(|e| members[e.child].cited);
    named
        .filter(|c| c.name.is_some() && !among(members, c))
        .min_by(|a, b| (a.how, &a.citation).cmp(&(b.how, &b.citation)))
        .cloned()
}

/// Whether the cited outlet's own pages are among those of the story.
fn among(members: &[Member<'_>], cited: &Cited) -> bool {
    cited.name.as_deref().is_some_and(|name| outlet_among(members, name))
}

fn outlet_among(members: &[Member<'_>], name: &str) -> bool {
    members.iter().any(|m| m.account.article.outlet.as_ref().is_some_and(|o| same_outlet(&o.name, name)))
}

/// An absent original goes by the fullest name that any page gives it.
fn unify_names(members: &[Member<'_>], roots: &mut [Root]) {
    let names: Vec<&String> = members.iter().flat_map(|m| m.cited).filter_map(|c| c.name.as_ref()).collect();
    for root in roots {
        let Some(Cited { name: Some(name), .. }) = &mut root.absent else { continue };
        let same = names.iter().filter(|n| same_outlet(n, name) && !agency::is_agency(n));
        if let Some(fullest) = same.max_by(|a, b| a.len().cmp(&b.len()).then(b.cmp(a))) {
            *name = (*fullest).clone();
        }
    }
}

/// Roots that share an origin: those behind which one absent original stands, and those that share one text.
fn group_roots(members: &[Member<'_>], kin: &[Kin], roots: &[Root]) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let one_text = |a: &Root, b: &Root| {
        let bound = |k: &Kin| k.bond == Bond::OneText;
        a.absent.is_none() && b.absent.is_none() && met(kin, a.member, b.member).is_some_and(bound)
    };
    for (index, root) in roots.iter().enumerate() {
        let same = |g: &Vec<usize>| {
            one_origin(members, &roots[g[0]], root) || g.iter().any(|other| one_text(&roots[*other], root))
        };
        match groups.iter().position(same) {
            Some(at) => groups[at].push(index),
            None => groups.push(vec![index]),
        }
    }
    groups
}

/// Whether pages that share a text show that there is an original which none of them names.
fn is_evident(how: How) -> bool {
    matches!(how, How::Implied | How::Unsigned)
}

fn one_origin(members: &[Member<'_>], a: &Root, b: &Root) -> bool {
    match (&a.absent, &b.absent) {
        (Some(x), Some(y)) => match (&x.name, &y.name) {
            (Some(x), Some(y)) => same_outlet(x, y),
            // Two agencies without a name may be one; originals that two texts imply are two.
            (None, None) => !is_evident(x.how) && !is_evident(y.how),
            _ => false,
        },
        (None, None) => {
            let outlet = |r: &Root| members[r.member].account.article.outlet.as_ref().map(|o| o.name.clone());
            matches!((outlet(a), outlet(b)), (Some(x), Some(y)) if same_outlet(&x, &y))
        }
        _ => false,
    }
}

fn origin(members: &[Member<'_>], edges: &[Edge], roots: &[Root], group: &[usize]) -> Origin {
    let starts: Vec<usize> = group.iter().map(|r| roots[*r].member).collect();
    let first = |m: usize| starts.contains(&root_of(edges, m));
    let part = |m: usize| parents(edges, m).iter().any(|e| first(e.parent));
    let page = |m: usize| members[m].account.page;
    let pages: Vec<_> = (0..members.len()).filter(|m| first(*m)).map(page).collect();
    let also = (0..members.len()).filter(|m| part(*m) && !first(*m)).map(page).collect();
    let root = &roots[group[0]];
    let account = members[root.member].account;
    let one_house = starts.iter().all(|m| *m == root.member || same_house(members[*m].account, account));
    let (name, kind) = match &root.absent {
        Some(absent) => (absent.name.clone(), kind(absent)),
        // Several outlets share a text, and nothing tells whose it is.
        None if !one_house => (None, OriginKind::Unknown),
        None => (
            account.article.outlet.as_ref().map(|o| o.name.clone()).or_else(|| own_name(members[root.member]).cloned()),
            OriginKind::Outlet,
        ),
    };
    let mut evidence: Vec<Evidence> = group.iter().flat_map(|r| root_evidence(members, &roots[*r])).collect();
    evidence.sort_by(|a, b| (a.kind, &a.citation).cmp(&(b.kind, &b.citation)));
    Origin { id: OriginId(0), name, kind, present: root.absent.is_none(), pages, also, evidence }
}

fn kind(absent: &Cited) -> OriginKind {
    match (&absent.name, absent.agency) {
        (None, _) if is_evident(absent.how) => OriginKind::Outlet,
        (None, _) => OriginKind::Unknown,
        (_, true) => OriginKind::Agency,
        _ => OriginKind::Outlet,
    }
}

/// The root of a page, along its first parents.
fn root_of(edges: &[Edge], member: usize) -> usize {
    let mut at = member;
    while let Some(edge) = parents(edges, at).first() {
        at = edge.parent;
    }
    at
}

fn root_evidence(members: &[Member<'_>], root: &Root) -> Vec<Evidence> {
    match &root.absent {
        Some(absent) => vec![Evidence { kind: evidence_kind(absent.how), citation: absent.citation.clone() }],
        None => members[root.member]
            .own_work
            .iter()
            .map(|c| Evidence { kind: evidence_kind(c.how), citation: c.citation.clone() })
            .collect(),
    }
}

fn evidence_kind(how: How) -> &'static str {
    match how {
        How::ToldTo => "told-to",
        How::OwnWork => "own-work",
        How::Reported => "reported",
        How::Credit => "credit",
        How::Implied | How::Unsigned => "overlap",
    }
}

/// The root itself, and those of its children that have something of the original which the root lacks, that are an
/// agency's clients like the root, or that have a text which nobody signs.
fn derived_from_absent(
    members: &[Member<'_>],
    kin: &[Kin],
    edges: &[Edge],
    root: &Root,
    origin: OriginId,
) -> Vec<Ancestry> {
    let Some(absent) = &root.absent else { return Vec::new() };
    let credited =
        absent.name.is_some() && (absent.agency || credit_lines(&members[root.member], absent).next().is_some());
    let mut found = vec![ancestry(members, root.member, absent, origin, None)];
    for edge in edges.iter().filter(|e| e.parent == root.member) {
        let named = members[edge.child].cited.iter().find(|c| same_origin(absent, c));
        let copied = || named.is_none() && !absent.agency && repeats(members, kin, edges, edge, absent);
        let client = credited && !takes_from(members, edge) && !copied();
        let mut names = members[edge.child].cited.iter().filter(|c| same_origin(absent, c));
        let fuller = names.any(|n| tells_more(&members[root.member], n));
        let own = named.is_some() && (fuller || has_more(members, kin, edge));
        let sibling =
            absent.how == How::Unsigned && parents(edges, edge.child).len() == 1 && !takes_from(members, edge);
        if client || own || sibling {
            let words = named.unwrap_or(absent);
            found.push(ancestry(members, edge.child, words, origin, Some(root.member)));
        } else if absent.how == How::Implied
            && let Some(words) = beyond_parent(members, kin, edge)
        {
            found.push(ancestry(members, edge.child, &words, origin, Some(root.member)));
        }
    }
    found
}

/// What a page that comes from another one has from an absent original besides: it names that, and shares what it tells with a
/// page that comes from there.
fn merged_from_absent(
    members: &[Member<'_>],
    kin: &[Kin],
    edges: &[Edge],
    roots: &[&Root],
    member: usize,
    origin: OriginId,
) -> Option<Ancestry> {
    let meets = |root: &&&Root| met(kin, root.member, member).is_some();
    let names = |root: &&Root| {
        let same = |cited: &&Cited| root.absent.as_ref().is_some_and(|absent| same_origin(cited, absent));
        Some((root.member, members[member].cited.iter().find(same)?))
    };
    let (sibling, named) = roots.iter().filter(meets).find_map(names)?;
    let theirs = |page: usize| roots.iter().any(|root| root.member == root_of(edges, page));
    let parents = parents(edges, member);
    let others = !parents.is_empty() && !parents.iter().any(|edge| theirs(edge.parent));
    others.then(|| ancestry(members, member, named, origin, Some(sibling)))
}

/// The credit lines of a page that name an original: the words are the original's.
fn credit_lines<'a>(page: &Member<'a>, original: &Cited) -> impl Iterator<Item = &'a Cited> {
    page.cited.iter().filter(|c| c.how == How::Credit && same_origin(c, original))
}

/// Words of a credit that send the reader on to the original.
const MORE: &str = "read more, full story, full article, continue reading, read the";

/// How a page says that it tells an original: it prints it, gives a part of it and sends on to the rest, or only says whose
/// news it is, as where it thanks an agency for its help.
fn said(page: &Member<'_>, original: &Cited) -> DerivationClass {
    let words = |c: &Cited| c.citation.span.of(&page.account.article.text);
    let sends_on = |c: &Cited| {
        c.citation.field == Field::Text && MORE.split(", ").any(|more| words(c).to_lowercase().starts_with(more))
    };
    let prints = |line: &&Cited| line.citation.field != Field::Text || !helped(words(line));
    let lines: Vec<&Cited> = credit_lines(page, original).filter(prints).collect();
    if lines.iter().any(|line| sends_on(line)) {
        DerivationClass::Excerpt
    } else if !lines.is_empty() || original.how == How::Unsigned || keeps_contributors(page) {
        DerivationClass::Copy
    } else {
        DerivationClass::Rewrite
    }
}

/// Whether a page without a reporter of its own names who contributed to the report: that line came with the words.
fn keeps_contributors(page: &Member<'_>) -> bool {
    let article = &page.account.article;
    article.byline.is_empty() && article.credits.iter().any(|c| c.kind == CreditKind::Contributor)
}

/// Agencies send their copy to every client, and what one page prints of another outlet's many have from there: another
/// page has it from the original and not from a page that only carries it, unless it says so.
fn takes_from(members: &[Member<'_>], edge: &Edge) -> bool {
    let Some(outlet) = &members[edge.parent].account.article.outlet else { return false };
    let says = |c: &Cited| c.name.as_deref().is_some_and(|n| same_outlet(n, &outlet.name));
    members[edge.child].cited.iter().any(says)
}

/// Whether a page repeats the words in which its parent differs from another page that names their original, and so has them
/// from the parent.
fn repeats(members: &[Member<'_>], kin: &[Kin], edges: &[Edge], edge: &Edge, original: &Cited) -> bool {
    let names = |page: usize| members[page].cited.iter().any(|c| same_origin(c, original));
    let siblings = edges.iter().filter(|e| e.parent == edge.parent && e.child != edge.child && names(e.child));
    let mut siblings = siblings.filter_map(|e| Some((e.child, pair_at(kin, e.child, edge.child)?)));
    siblings.any(|other| words_lean(members, kin, edge.child, (edge.parent, edge.kin), other) >= TELLING)
}

/// Whether a page names an original more fully than another page does, and so knows more than that page told it.
fn tells_more(other: &Member<'_>, named: &Cited) -> bool {
    let length = |c: &Cited| c.name.as_deref().map_or(0, str::len);
    let known = other.cited.iter().filter(|c| same_origin(named, c));
    known.map(length).max().is_none_or(|most| length(named) > most)
}

/// Whether a child tells something in its own right that its parent page does not.
fn has_more(members: &[Member<'_>], kin: &[Kin], edge: &Edge) -> bool {
    let k = &kin[edge.kin];
    let child = members[edge.child];
    let side = k.reuse.side(child.account.page);
    let told = k.reuse.told(child.account.page);
    let lacks = |(i, line): (usize, &crate::profile::Line)| !told.contains(&i) && line.content.len() >= 5;
    debug_assert!(other(k, edge.child) == Some(edge.parent));
    child.profile.lines.iter().enumerate().any(lacks) || k.reuse.verbatim[side] < 0.75
}

fn ancestry(
    members: &[Member<'_>],
    member: usize,
    named: &Cited,
    origin: OriginId,
    replaces: Option<usize>,
) -> Ancestry {
    let child = members[member];
    let first = child.profile.lines.first().map(|l| l.span).unwrap_or_default();
    let words = match (&named.citation.field, named.citation.page == child.account.page) {
        (Field::Text, true) => named.citation.span,
        _ => first,
    };
    let sentence = child.profile.lines.iter().map(|l| l.span).find(|s| s.contains(words)).unwrap_or(first);
    let passage =
        Passage { from: (child.account.page, words), to: (child.account.page, sentence), kind: PassageKind::Rewritten };
    let citation: Citation = named.citation.clone();
    Ancestry {
        member,
        origin,
        replaces,
        said: said(&child, named),
        confidence: 0.8,
        evidence: vec![Evidence { kind: evidence_kind(named.how), citation }],
        passages: if sentence.is_empty() { Vec::new() } else { vec![passage] },
    }
}
