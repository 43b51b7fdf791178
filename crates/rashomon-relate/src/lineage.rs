//! The family tree of one story: who derives from whom.

use rashomon_model::agency;
use rashomon_model::outlet::same_outlet;
use rashomon_model::{
    Account, Alone, Citation, Derivation, DerivationClass, Field, Hands, Lineage, PageId, Parent, Precision, StemId,
    Vectors,
};

use crate::after::tells_after;
use crate::candidates::story_pairs;
use crate::direction::{Ground, Member, direction, grounds};
use crate::origins::{Ancestry, origins};
use crate::outlets::{Cited, How, cited};
use crate::profile::Profile;
use crate::readings::{Relative, only_from};
use crate::reuse::{Reuse, other_facts, reuse};
use crate::uses::{Known, Used, uses};

/// Two pages that share what they tell: `a` and `b` are indices of members, `a < b`.
pub struct Kin {
    /// The first page.
    pub a: usize,
    /// The second page.
    pub b: usize,
    /// What they share.
    pub reuse: Reuse,
    /// What that makes them.
    pub bond: Bond,
    /// Why which came first; positive for `a`.
    pub grounds: Vec<Ground>,
}

/// What two pages are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bond {
    /// One of them comes from the other, or both from one text.
    Derived,
    /// They share some of one text, and nothing tells who had it first: an agency's paragraphs in two reports, words of one
    /// press officer. They are one origin, and neither is the other's parent.
    OneText,
    /// They share what reporters at one event share; still one of them may be where a page has from what its parent does
    /// not tell.
    Acquainted,
}

/// An edge of the tree between two pages of the story.
pub struct Edge {
    /// The parent.
    pub parent: usize,
    /// The derived page.
    pub child: usize,
    /// Index of the pair among the kin.
    pub kin: usize,
}

/// Traces the family tree of one story. `accounts` are in order of their ids.
pub fn trace(accounts: &[&Account], vectors: &Vectors<'_>) -> Lineage {
    trace_with(accounts, vectors, &Alone)
}

/// Does what [`trace`] does, by the hands of the caller.
pub fn trace_with(accounts: &[&Account], vectors: &Vectors<'_>, hands: &impl Hands) -> Lineage {
    let profiles: Vec<Profile> = hands.each(accounts.len(), |at| Profile::of(accounts[at]));
    let used: Vec<Vec<Used>> = hands.each(accounts.len(), |at| uses(accounts[at]));
    let known = Known::of(accounts, &used);
    let told: Vec<[Vec<Cited>; 2]> = hands.each(accounts.len(), |at| cited(accounts[at], &used[at], &known));
    let pages = accounts.iter().zip(&profiles).zip(&told);
    let members: Vec<Member<'_>> =
        pages.map(|((account, profile), [cited, own_work])| Member { account, profile, cited, own_work }).collect();
    let kin = kin(&members, vectors, hands);
    let order = order(&members, &kin);
    let edges = edges(&members, &kin, &order);
    let (origins, ancestry) = origins(&members, &kin, &edges);
    let replaced = |e: &&Edge| ancestry.iter().any(|x| x.member == e.child && x.replaces == Some(e.parent));
    let present: Vec<&Edge> = edges.iter().filter(|e| !replaced(e)).collect();
    let mut derivations: Vec<Derivation> =
        hands.each(present.len(), |at| derivation(&members, &kin, present[at], vectors));
    // A page without an article may say in its address whose it is, and has no passage to show.
    let shown = ancestry.iter().filter(|x| !x.passages.is_empty());
    derivations.extend(shown.map(|x| absent_derivation(&members, &kin, &ancestry, x, vectors)));
    derivations.sort_by_key(|d| (d.page, d.from));
    for of_page in derivations.chunk_by_mut(|x, y| x.page == y.page).filter(|of_page| of_page.len() > 1) {
        of_page.iter_mut().for_each(|derivation| derivation.class = DerivationClass::Merge);
    }
    Lineage { origins, derivations }
}

/// Share of a page's words that another one tells, each sentence weighed by how alike the two are, from which one is made from
/// the other, whether or not anything tells which.
const MUCH: f32 = 0.4;
/// What says that a page is not the original, and nothing of whose it is.
const HINTS: &str = "credit own-work names-original longer";
/// Summed grounds from which one of two pages is told to come first.
const TOLD_FIRST: f64 = 1.0;

/// Whether one of two related pages is the other's parent: much of one is the other's, or something tells which came first.
/// On real news (QUALITY.md, "Who came from whom") of eleven pairs of two outlets that share little and of which nothing tells
/// that, one was parent and child; five had one agency's paragraphs, five the words of one speech or ruling.
fn has_parent(a: &Account, b: &Account, reuse: &Reuse, grounds: &[Ground]) -> bool {
    let sum: f64 = grounds.iter().filter(|g| !HINTS.split(' ').any(|hint| hint == g.kind)).map(|g| g.weight).sum();
    same_house(a, b) || reuse.explained[0].max(reuse.explained[1]) >= MUCH || sum.abs() >= TOLD_FIRST
}

/// Share of a page's own words in sentences that another one tells too, from which that one may be its second parent.
const ACQUAINTED: f32 = 0.15;

/// All pairs that derive from one another or from one text, and those that share enough for one of them to be a second
/// parent, in order of `b`, then `a`.
fn kin(members: &[Member<'_>], vectors: &Vectors<'_>, hands: &impl Hands) -> Vec<Kin> {
    let profiles: Vec<&Profile> = members.iter().map(|m| m.profile).collect();
    let related = |(a, b): (usize, usize)| {
        let pair = [(members[a], members[b]), (members[b], members[a])];
        let cites = |(page, other)| cites(page, other).next().is_some();
        if other_facts(&profiles[a].print, &profiles[b].print) && !pair.into_iter().any(cites) {
            return None;
        }
        let reuse = reuse(profiles[a], profiles[b], vectors);
        let related = reuse.derived() || pair.into_iter().any(|(page, other)| told_after(page, other, &reuse));
        let related = related && !carried_over(members[a].account, members[b].account, &reuse);
        let met = related || reuse.explained[0].max(reuse.explained[1]) >= ACQUAINTED;
        met.then(|| {
            let grounds = grounds(members[a], members[b], &reuse);
            let bond = match related {
                true if has_parent(members[a].account, members[b].account, &reuse, &grounds) => Bond::Derived,
                true => Bond::OneText,
                false => Bond::Acquainted,
            };
            Kin { a, b, bond, grounds, reuse }
        })
    };
    let pairs = story_pairs(&profiles);
    hands.each(pairs.len(), |at| related(pairs[at])).into_iter().flatten().collect()
}

/// Share of a page's words told in the same order by another, from which one of the two that names the other's outlet as its
/// source may come from it.
const CREDITED: f32 = 0.25;
/// Share of its names and figures that a page has from another, from which it comes from it though it names it in passing.
const PASSING: f32 = 0.5;

/// Whether a page comes from another whose outlet it names: it says so as a page, or it names the outlet in passing and gives
/// half the names and figures and some of the order of that page. Papers name each other for single facts all the time. What it
/// has from there must show in a sentence at least.
fn told_after(page: Member<'_>, other: Member<'_>, reuse: &Reuse) -> bool {
    let side = reuse.side(page.account.page);
    let as_a_page = reuse.ordered[0].max(reuse.ordered[1]) >= CREDITED
        && cites(page, other).any(|c| c.how == How::Credit || tells_after(page, c));
    let in_passing = || reuse.ordered[side] >= CREDITED && reuse.facts[side] >= PASSING;
    let told = as_a_page || in_passing() && cites(page, other).next().is_some();
    told && !told_lines(reuse, page.account.page).is_empty()
}

/// Where a page names the other's outlet as its source.
fn cites<'a>(page: Member<'a>, other: Member<'a>) -> impl Iterator<Item = &'a Cited> {
    let is_other = move |name: &str| other.account.article.outlet.as_ref().is_some_and(|o| same_outlet(name, &o.name));
    page.cited.iter().filter(move |c| c.name.as_deref().is_some_and(is_other))
}

/// Share of the words of one of two pages of an outlet, in runs of the other's, from which it is the other page again.
const AGAIN: f32 = 0.7;
/// Share of the words of either page told in the order of the other, and of the names and figures of either that the other
/// gives, from which an agency's report is the other one brought up to date.
const UP_TO_DATE: [f32; 2] = [0.5, 0.6];

/// Whether two pages of one outlet share no more than what it carries from the report of one day into that of another:
/// standing background, quotations, explainers, boxes. The news of the two is not the same. Measured on the looked-at
/// half of the pairs of natural reuse (QUALITY.md): background shares .68 and less, a story brought again .74 and more.
/// Agencies send their report anew with the news of the next day: it keeps fewer of the words, but their order and the
/// names and figures. And what is corrected is told again.
fn carried_over(a: &Account, b: &Account, reuse: &Reuse) -> bool {
    let day = |x: &Account| x.published.value.filter(|moment| moment.precision >= Precision::Day).map(|m| m.date);
    let one_day = day(a).is_some() && day(a) == day(b);
    let least = |shares: [f32; 2]| shares[0].min(shares[1]);
    let [ordered, facts] = UP_TO_DATE;
    let up_to_date = || writes_for_others(a) && least(reuse.ordered) >= ordered && least(reuse.facts) >= facts;
    let again = reuse.verbatim[0].max(reuse.verbatim[1]) >= AGAIN || up_to_date();
    same_house(a, b) && !one_day && !again && !corrects(a) && !corrects(b)
}

/// Whether a page corrects what its outlet reported before: "Correction: on Friday we gave the number as 31,000". What it
/// says of an earlier version is said of itself.
fn corrects(account: &Account) -> bool {
    let notes = account.article.apparatus.iter().map(|note| note.of(&account.article.text).to_lowercase());
    notes.into_iter().any(|note| note.contains("correct") && !note.contains("version"))
}

/// Whether a page is of an outlet that writes for others to print: an agency, or one that names itself in its text as
/// agencies do: "BRUGES (AE) -".
pub fn writes_for_others(account: &Account) -> bool {
    let Some(outlet) = &account.article.outlet else { return false };
    let own = account.article.credits.iter().filter(|credit| same_outlet(&credit.to, &outlet.name));
    let mut named = own.map(|credit| &credit.citation).chain(&outlet.citation);
    agency::is_agency(&outlet.name) || named.any(|citation| citation.field == Field::Text)
}

/// Members from the most original to the most derived.
///
/// Each pair gives a point to the page that its grounds put first; how strong the grounds are decides among equals
/// only, since a page about whose copying much is known is not for that the later copy.
fn order(members: &[Member<'_>], kin: &[Kin]) -> Vec<usize> {
    let mut points = vec![(0i32, 0.0f64); members.len()];
    for k in kin.iter().filter(|k| k.bond == Bond::Derived) {
        let sum: f64 = k.grounds.iter().map(|g| g.weight).sum();
        let point = if sum.abs() < 0.2 { 0 } else { sum.signum() as i32 };
        let pull = (sum / 2.0).tanh();
        points[k.a] = (points[k.a].0 + point, points[k.a].1 + pull);
        points[k.b] = (points[k.b].0 - point, points[k.b].1 - pull);
    }
    let mut order: Vec<usize> = (0..members.len()).collect();
    order.sort_by(|x, y| {
        let ((won_x, pull_x), (won_y, pull_y)) = (points[*x], points[*y]);
        won_y.cmp(&won_x).then(pull_y.total_cmp(&pull_x)).then(x.cmp(y))
    });
    order
}

/// The edges in order of the derived pages, the nearest parent of each first.
fn edges(members: &[Member<'_>], kin: &[Kin], order: &[usize]) -> Vec<Edge> {
    let mut ranks = vec![0; members.len()];
    order.iter().enumerate().for_each(|(rank, member)| ranks[*member] = rank);
    let rank = |member: usize| ranks[member];
    let (mut edges, mut seconds): (Vec<Edge>, Vec<Edge>) = (Vec::new(), Vec::new());
    for child in 0..members.len() {
        let earlier = |k: usize| {
            let other = other(&kin[k], child)?;
            (rank(other) < rank(child)).then_some((other, k))
        };
        let candidates: Vec<(usize, usize)> = (0..kin.len()).filter_map(earlier).collect();
        let related: Vec<(usize, usize)> =
            candidates.iter().filter(|(_, k)| kin[*k].bond == Bond::Derived).copied().collect();
        let Some(first) = nearest(members, kin, child, &related, &rank) else { continue };
        edges.push(Edge { parent: first.0, child, kin: first.1 });
        // Of pages that are but acquainted the order of the whole tree tells nothing.
        let told_first = |k: usize| Some((other(&kin[k], child)?, k)).filter(|_| comes_first(&kin[k], child));
        let known = (0..kin.len()).filter_map(told_first).filter(|known| !candidates.contains(known));
        let known: Vec<(usize, usize)> = candidates.iter().copied().chain(known).collect();
        if let Some(second) = second_parent(members, kin, child, first, &known, &rank) {
            seconds.push(Edge { parent: second.0, child, kin: second.1 });
        }
    }
    for second in seconds {
        if !descends(&edges, second.parent, second.child) {
            let at = edges.partition_point(|e| e.child <= second.child);
            edges.insert(at, second);
        }
    }
    edges
}

/// Whether of two pages that are but acquainted the other one was there before a page by more than a hint.
fn comes_first(kin: &Kin, child: usize) -> bool {
    let sum: f64 = kin.grounds.iter().map(|g| g.weight).sum();
    kin.bond == Bond::Acquainted && if kin.a == child { -sum } else { sum } >= TOLD_FIRST
}

/// Whether a page comes from another one, along all its parents.
fn descends(edges: &[Edge], page: usize, from: usize) -> bool {
    page == from || parents(edges, page).iter().any(|e| descends(edges, e.parent, from))
}

/// The other page of a pair, if `member` is one of the two.
pub fn other(kin: &Kin, member: usize) -> Option<usize> {
    match member {
        m if m == kin.a => Some(kin.b),
        m if m == kin.b => Some(kin.a),
        _ => None,
    }
}

/// The pair of two members, if they share enough to be looked at.
pub fn met(kin: &[Kin], x: usize, y: usize) -> Option<&Kin> {
    pair_at(kin, x, y).map(|at| &kin[at])
}

/// Where the pair of two members stands among the kin.
pub fn pair_at(kin: &[Kin], x: usize, y: usize) -> Option<usize> {
    let pair = (x.max(y), x.min(y));
    kin.binary_search_by_key(&pair, |k| (k.b, k.a)).ok()
}

/// The pair of two members, if they are related.
fn between(kin: &[Kin], x: usize, y: usize) -> Option<&Kin> {
    met(kin, x, y).filter(|k| k.bond == Bond::Derived)
}

/// The edges from a page's parents.
pub fn parents(edges: &[Edge], child: usize) -> &[Edge] {
    let first = edges.partition_point(|e| e.child < child);
    &edges[first..first + edges[first..].partition_point(|e| e.child == child)]
}

/// How far apart two parents' shares may lie and still be even, so that the more original one is preferred.
const EVEN: f32 = 0.015;
/// How far apart they may lie where the child's own words tell which of the two it had before it.
const NEAR: f32 = 0.06;
/// Weight of the words that a child has from one candidate and cannot have from another, from which they decide: that of
/// one word that is not everybody's.
pub const TELLING: f32 = 4.0;

/// The candidate that tells most of the child; of candidates that tell about as much, the one whose words the child
/// repeats where they differ, and the more original one among equals.
fn nearest(
    members: &[Member<'_>],
    kin: &[Kin],
    child: usize,
    candidates: &[(usize, usize)],
    rank: &dyn Fn(usize) -> usize,
) -> Option<(usize, usize)> {
    let told = |k: usize| kin[k].reuse.explained[kin[k].reuse.side(members[child].account.page)];
    let most = candidates.iter().map(|(_, k)| told(*k)).fold(0.0f32, f32::max);
    let mut near: Vec<(usize, usize)> = candidates.iter().filter(|(_, k)| told(*k) >= most - NEAR).copied().collect();
    near.sort_unstable_by_key(|(m, _)| rank(*m));
    near.into_iter().reduce(|first, next| {
        let words = words_lean(members, kin, child, next, first);
        let closer = if words.abs() >= TELLING { words > 0.0 } else { told(next.1) > told(first.1) + EVEN };
        if closer { next } else { first }
    })
}

/// By how much more weight a child repeats words of one candidate that another lacks than the other way round.
pub fn words_lean(
    members: &[Member<'_>],
    kin: &[Kin],
    child: usize,
    one: (usize, usize),
    other: (usize, usize),
) -> f32 {
    let relative = |(m, k): (usize, usize)| Relative { profile: members[m].profile, reuse: &kin[k].reuse };
    let from = |one, other| only_from(members[child].profile, relative(one), relative(other));
    from(one, other) - from(other, one)
}

/// Share of a page's words that only a second parent tells, from which the page is a merger of both.
const MERGED: f32 = 0.15;
/// Likeness from which a sentence is told by a parent.
const TOLD: f32 = 0.42;

fn second_parent(
    members: &[Member<'_>],
    kin: &[Kin],
    child: usize,
    first: (usize, usize),
    candidates: &[(usize, usize)],
    rank: &dyn Fn(usize) -> usize,
) -> Option<(usize, usize)> {
    let page = members[child].account.page;
    let by_first = told_lines(&kin[first.1].reuse, page);
    let adds = |k: usize| -> f32 {
        let lines = told_lines(&kin[k].reuse, page).into_iter().filter(|l| !by_first.contains(l));
        let words: usize = lines.map(|l| members[child].profile.lines[l].words.len()).sum();
        words as f32 / members[child].profile.words.max(1) as f32
    };
    let from = |(other, k): (usize, usize)| {
        kin[k].bond == Bond::Derived
            || has_rest_from(members, [child, first.0, other], [&kin[first.1].reuse, &kin[k].reuse])
    };
    let unrelated = candidates
        .iter()
        .filter(|(m, _)| *m != first.0 && between(kin, *m, first.0).is_none())
        .filter(|c| from(**c))
        .map(|c| (*c, adds(c.1)));
    let others: Vec<((usize, usize), f32)> = unrelated.filter(|(_, added)| *added >= MERGED).collect();
    let most = others.iter().map(|(_, added)| *added).fold(0.0, f32::max);
    let even: Vec<(usize, usize)> = others.into_iter().filter(|(_, a)| *a >= most - NEAR).map(|(c, _)| c).collect();
    nearest(members, kin, child, &even, rank)
}

/// Share of the names and figures that a page has beyond those of its parent, and of its words beyond what the parent tells,
/// that another page gives from which the page has the rest. On the looked-at stories second parents give .8 and .42 of them
/// at least, pages that are none and tell something of it .59 and .41 at most.
const REST: [f32; 2] = [0.7, 0.4];

/// Whether a page has what its parent does not tell from another page. Of two reports that a page is made of, neither need
/// hold most of it.
fn has_rest_from(members: &[Member<'_>], pages: [usize; 3], reuse: [&Reuse; 2]) -> bool {
    let [child, parent, other] = pages.map(|at| members[at].profile);
    let [by_parent, by_other] = reuse.map(|reuse| told_lines(reuse, child.page));
    let gives = |page: &Profile, fact: &StemId| page.print.facts.binary_search(fact).is_ok();
    let beyond: Vec<&StemId> = child.print.facts.iter().filter(|fact| !gives(parent, fact)).collect();
    let given = beyond.iter().filter(|fact| gives(other, fact)).count();
    let rest = || (0..child.lines.len()).filter(|line| !by_parent.contains(line));
    let words = |lines: &mut dyn Iterator<Item = usize>| lines.map(|line| child.lines[line].words.len()).sum::<usize>();
    let told = words(&mut rest().filter(|line| by_other.contains(line)));
    given as f32 >= REST[0] * beyond.len() as f32 && told as f32 >= REST[1] * words(&mut rest()) as f32
}

/// The lines of a page that the other page of a pair tells.
fn told_lines(reuse: &Reuse, page: PageId) -> Vec<usize> {
    let side = reuse.side(page);
    let told = reuse.aligned.iter().filter(|x| x.similarity >= TOLD);
    let mut lines: Vec<usize> = told.map(|x| if side == 0 { x.a } else { x.b }).collect();
    lines.sort_unstable();
    lines.dedup();
    lines
}

fn derivation(members: &[Member<'_>], kin: &[Kin], edge: &Edge, vectors: &Vectors<'_>) -> Derivation {
    let (parent, child) = (members[edge.parent], members[edge.child]);
    let k = &kin[edge.kin];
    let page = child.account.page;
    let passages = k.reuse.passages(parent.profile, child.profile, vectors);
    let told = told_lines(&k.reuse, page).len();
    let sign = if k.a == edge.parent { 1.0 } else { -1.0 };
    let first = passages.first().map_or(child.profile.lines[0].span, |p| p.to.1);
    Derivation {
        page,
        from: Parent::Page(parent.account.page),
        class: class(parent, child, &k.reuse, &k.grounds),
        coverage: told as f64 / child.profile.lines.len().max(1) as f64,
        direction: direction(&k.grounds, sign, Citation::text(page, first)),
        passages,
    }
}

/// Share of a page's words that a light edit of it keeps; what keeps fewer is an excerpt. On the looked-at stories light
/// edits keep .91 and more, excerpts .66 and less.
const MOST: f32 = 0.75;
/// The same of a page that is but another copy of the original, and may itself lack a part of it.
const MOST_OF_COPY: f32 = 0.86;
/// Share of the words of either page in runs of the other's, from which one is the other but for slips: a light edit cuts and
/// rewords, and leaves .91 at most of one of them.
const WHOLE: f32 = 0.93;

/// Share of a page's words in runs of another outlet's page, from which the page's note of an update may be of that text.
const UPDATED: f32 = 0.3;

/// Share of a page's words in sentences that the other page of a pair tells too.
fn kept(reuse: &Reuse, page: Member<'_>) -> f32 {
    let lines = told_lines(reuse, page.account.page);
    let words: usize = lines.iter().map(|l| page.profile.lines[*l].words.len()).sum();
    words as f32 / page.profile.words.max(1) as f32
}

/// The class of a derivation from how much of each page is in the other, and in whose words.
fn class(parent: Member<'_>, child: Member<'_>, reuse: &Reuse, grounds: &[Ground]) -> DerivationClass {
    let verbatim = reuse.verbatim[reuse.side(child.account.page)];
    let note = verbatim >= UPDATED && grounds.iter().any(|g| g.kind == "update-note");
    if same_house(parent.account, child.account) || note {
        DerivationClass::Update
    } else if verbatim < 0.55 {
        DerivationClass::Rewrite
    } else if kept(reuse, parent) < MOST {
        DerivationClass::Excerpt
    } else if verbatim >= 0.965 || reuse.verbatim.iter().all(|share| *share >= WHOLE) {
        DerivationClass::Copy
    } else {
        DerivationClass::LightEdit
    }
}

/// Whether two pages are of one outlet.
pub fn same_house(a: &Account, b: &Account) -> bool {
    match (&a.article.outlet, &b.article.outlet) {
        (Some(x), Some(y)) => same_outlet(&x.name, &y.name),
        _ => false,
    }
}

/// A derivation from an original that is not among the pages, whose own words cannot be shown. Its passages lead from the
/// words that name the original to the sentence they stand in, and from another copy to what it shares with that.
fn absent_derivation(
    members: &[Member<'_>],
    kin: &[Kin],
    all: &[Ancestry],
    x: &Ancestry,
    vectors: &Vectors<'_>,
) -> Derivation {
    let child = members[x.member];
    let sibling = sibling(members, kin, all, x);
    let told = || child.profile.lines.iter().filter(|l| x.passages.iter().any(|p| p.to.1.meets(l.span))).count();
    let named = || told() as f64 / child.profile.lines.len().max(1) as f64;
    let shared = sibling.map(|(_, k)| f64::from(k.reuse.explained[k.reuse.side(child.account.page)]));
    let copy = x.replaces.and_then(|copy| Some((copy, met(kin, copy, x.member)?)));
    let shared_text = copy.map(|(copy, k)| k.reuse.passages(members[copy].profile, child.profile, vectors));
    Derivation {
        page: child.account.page,
        from: Parent::Origin(x.origin),
        class: absent_class(members, sibling, x),
        coverage: shared.unwrap_or_else(named),
        direction: rashomon_model::Direction { confidence: x.confidence, evidence: x.evidence.clone() },
        passages: x.passages.iter().cloned().chain(shared_text.into_iter().flatten()).collect(),
    }
}

/// Of the other pages of an absent original, the one that shares most of a page's words: what both have is the original's.
fn sibling<'a>(
    members: &[Member<'_>],
    kin: &'a [Kin],
    all: &'a [Ancestry],
    x: &Ancestry,
) -> Option<(&'a Ancestry, &'a Kin)> {
    let page = members[x.member].account.page;
    let siblings = all.iter().filter(|y| y.origin == x.origin && y.member != x.member);
    let shared = siblings.filter_map(|y| Some((y, between(kin, x.member, y.member)?)));
    let verbatim = |k: &Kin| k.reuse.verbatim[k.reuse.side(page)];
    shared.max_by(|(_, p), (_, q)| verbatim(p).total_cmp(&verbatim(q)))
}

/// Without the original, only its other copies tell how a page was made: two that share their words both copy, and
/// the one that lies wholly in the other and leaves out much of it is an excerpt. A page that shares its words with no
/// other copy is what its credit says, unless the other says the same.
fn absent_class(members: &[Member<'_>], sibling: Option<(&Ancestry, &Kin)>, x: &Ancestry) -> DerivationClass {
    let Some((other, k)) = sibling else { return x.said };
    let sibling = members[other.member];
    let side = k.reuse.side(members[x.member].account.page);
    let mine = k.reuse.verbatim[side];
    if mine >= 0.5 && kept(&k.reuse, sibling) < MOST_OF_COPY {
        DerivationClass::Excerpt
    } else if mine >= 0.3 || k.reuse.verbatim[1 - side] >= 0.5 {
        DerivationClass::Copy
    } else if x.said == DerivationClass::Copy && other.said == DerivationClass::Copy {
        DerivationClass::Rewrite
    } else {
        x.said
    }
}
