//! What a report tells of a story and in which order, whatever the format.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::clean;
use crate::dates;
use crate::dossier::{
    Attribution, Citation, Claim, ConflictKind, Derivation, Dossier, Evidence, Field, Mutation, Origin, OriginKind,
    Page, Side, Story, Value, Verdict,
};
use crate::labels::labels;
use crate::words::{self, count};

/// A dossier with its pages at hand.
pub(crate) struct Outline<'a> {
    pub dossier: &'a Dossier,
    pages: HashMap<&'a str, (&'a Page, String)>,
}

impl<'a> Outline<'a> {
    pub fn new(dossier: &'a Dossier) -> Self {
        let labels = labels(&dossier.pages);
        let pages = dossier.pages.iter().zip(labels);
        Self { dossier, pages: pages.map(|(page, label)| (page.id.as_str(), (page, label))).collect() }
    }

    pub fn page(&self, id: &str) -> Option<&'a Page> {
        self.pages.get(id).map(|(page, _)| *page)
    }

    /// The short name of a page; an id that the dossier does not list is shown as it is.
    pub fn label(&self, id: &str) -> String {
        self.pages.get(id).map_or_else(|| clean::line(id), |(_, label)| label.clone())
    }

    /// The number of the paragraph that a citation starts in, from 1.
    pub fn paragraph(&self, citation: &Citation) -> Option<usize> {
        let page = self.page(&citation.page).filter(|_| citation.field.is_text())?;
        let before: String = page.text.chars().take(citation.start).collect();
        Some(before.matches("\n\n").count() + 1)
    }

    /// Where a citation leads, such as `000 ¶3` or `000 headline`.
    pub fn reference(&self, citation: &Citation) -> String {
        let label = self.label(&citation.page);
        match (&citation.field, self.paragraph(citation)) {
            (Field::Text, Some(paragraph)) => format!("{label} ¶{paragraph}"),
            (Field::Text, None) => label,
            (Field::Headline, _) => format!("{label} headline"),
            (Field::Dropped(_), _) => format!("{label} dropped"),
            (Field::Meta(name), _) => clean::line(&format!("{label} {name}")),
        }
    }

    /// The labels of the pages that are cited, in the order of the citations.
    pub fn labels_of<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> Vec<String> {
        let mut seen = HashSet::new();
        let pages = citations.into_iter().map(|citation| citation.page.as_str());
        pages.filter(|page| seen.insert(*page)).map(|page| self.label(page)).collect()
    }

    /// The dates that a page shows and that were not believed, in one sentence each.
    pub fn disbelieved(&self, page: &str) -> Vec<String> {
        let rejected = self.page(page).map(|page| page.published.rejected.as_slice()).unwrap_or_default();
        rejected
            .iter()
            .map(|date| format!("shown date {} not believed: {}", dates::day(&date.value), clean::line(&date.why)))
            .collect()
    }
}

/// The name of an origin; an unknown id is shown as it is.
pub(crate) fn origin_name(story: &Story, id: &str) -> String {
    match story.origins.iter().find(|origin| origin.id == id) {
        Some(origin) => name(origin),
        None => clean::line(id),
    }
}

/// The names of origins, joined.
pub(crate) fn origin_names<'i>(story: &Story, ids: impl IntoIterator<Item = &'i str>) -> String {
    let names: Vec<String> = ids.into_iter().map(|id| origin_name(story, id)).collect();
    names.join(", ")
}

/// The name of an origin.
pub(crate) fn name(origin: &Origin) -> String {
    match &origin.name {
        Some(name) => clean::line(name),
        None => "unnamed".to_owned(),
    }
}

/// The origins that count as reports of their own.
pub(crate) fn reports(story: &Story) -> usize {
    let named = story.origins.iter().filter(|origin| is_counted(origin)).count();
    // With nobody named, whatever stands behind the pages is at least one report and perhaps no more.
    named.max(usize::from(!story.origins.is_empty()))
}

/// An absent origin of which nothing is known may be any of the others, so it is not counted beside them.
pub(crate) fn is_counted(origin: &Origin) -> bool {
    origin.name.is_some() || origin.present || origin.kind != OriginKind::Unknown
}

/// `5 pages · 3 reports, none of the originals among the pages`.
pub(crate) fn counts(story: &Story) -> String {
    let pages = count(story.pages.len(), "page");
    let reports = count(reports(story), "report");
    format!("{pages} · {reports}, {}", presence(story))
}

/// How many of the originals are among the pages.
pub(crate) fn presence(story: &Story) -> String {
    let present = story.origins.iter().filter(|origin| origin.present).count();
    match (present, reports(story)) {
        (0, 1) => "the original not among the pages".to_owned(),
        (1, 1) => "the original among the pages".to_owned(),
        (0, _) => "none of the originals among the pages".to_owned(),
        (n, all) if n >= all => "all originals among the pages".to_owned(),
        (n, _) => format!("{n} of the originals among the pages"),
    }
}

/// `2 points in dispute · 1 difference explained`, or nothing.
pub(crate) fn dispute(story: &Story) -> Option<String> {
    let (open, explained): (Vec<_>, Vec<_>) = differences(story).into_iter().partition(Difference::is_open);
    let parts = [
        (!open.is_empty()).then(|| format!("{} in dispute", count(open.len(), "point"))),
        (!explained.is_empty()).then(|| format!("{} explained", count(explained.len(), "difference"))),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join(" · "))
}

/// What is said differently of one question, for one reason: the dossier tells it pair by pair, a reader wants it once.
pub(crate) struct Difference<'a> {
    pub kind: ConflictKind,
    pub verdict: Verdict,
    pub claim: Option<&'a Claim>,
    pub why: &'a str,
    pub sides: Vec<Told<'a>>,
}

/// One answer and who gives it.
pub(crate) struct Told<'a> {
    pub value: &'a str,
    pub origins: Vec<&'a str>,
    pub citations: Vec<&'a Citation>,
    /// How many of the others were told before it: the dossier has the two answers of a pair in order of time.
    earlier: usize,
}

impl Difference<'_> {
    /// Whether nothing explains it.
    pub fn is_open(&self) -> bool {
        self.verdict == Verdict::Conflict
    }

    /// Whether another explains the same answers, and more of them: "at least 14" fits 17, and the count went on to 19.
    fn is_told_by(&self, wider: &Difference<'_>) -> bool {
        let explained = !self.is_open() && !wider.is_open() && self.sides.len() < wider.sides.len();
        let one_claim = self.claim.map(|claim| &claim.id) == wider.claim.map(|claim| &claim.id);
        let given = |side: &Told<'_>| wider.sides.iter().any(|other| other.value == side.value);
        explained && one_claim && self.sides.iter().all(given)
    }

    /// The wording of its claim, but where a side says the same, and where one name is spelt in two ways: that answers no
    /// question.
    pub fn question(&self) -> Option<String> {
        let spelling = self.kind == ConflictKind::Name && !self.is_open();
        let apart = |claim: &&Claim| self.sides.iter().all(|side| side.value != claim.text);
        self.claim.filter(apart).filter(|_| !spelling).map(wording)
    }

    /// `figure: later update`.
    pub fn sort(&self) -> String {
        format!("{}: {}", words::conflict(self.kind), words::verdict(self.kind, self.verdict))
    }
}

/// The differences of a story, those that nothing explains first.
pub(crate) fn differences(story: &Story) -> Vec<Difference<'_>> {
    let mut differences: Vec<Difference<'_>> = Vec::new();
    for conflict in &story.conflicts {
        let claim = story.claims.iter().find(|claim| claim.id == conflict.claim);
        let asked = |d: &&mut Difference<'_>| d.claim.map(|claim| &claim.id) == claim.map(|claim| &claim.id);
        let same = |d: &&mut Difference<'_>| {
            (d.kind, d.verdict, d.why) == (conflict.kind, conflict.verdict, conflict.why.as_str()) && asked(d)
        };
        let sides = match differences.iter_mut().find(same) {
            Some(known) => &mut known.sides,
            None => {
                let (kind, verdict) = (conflict.kind, conflict.verdict);
                differences.push(Difference { kind, verdict, claim, why: &conflict.why, sides: Vec::new() });
                &mut differences.last_mut().expect("one was added").sides
            }
        };
        conflict.sides.iter().enumerate().for_each(|(earlier, side)| add_side(sides, side, earlier));
    }
    differences.iter_mut().for_each(|difference| difference.sides.sort_by_key(|told| told.earlier));
    let wider = |at: &usize| differences.iter().any(|by| differences[*at].is_told_by(by));
    let told_again: Vec<usize> = (0..differences.len()).rev().filter(wider).collect();
    told_again.into_iter().for_each(|at| drop(differences.remove(at)));
    differences.sort_by_key(|difference| !difference.is_open());
    differences
}

fn add_side<'a>(sides: &mut Vec<Told<'a>>, side: &'a Side, earlier: usize) {
    let at = sides.iter().position(|told| told.value == side.value).unwrap_or(sides.len());
    if at == sides.len() {
        sides.push(Told { value: &side.value, origins: Vec::new(), citations: Vec::new(), earlier: 0 });
    }
    let told = &mut sides[at];
    told.earlier += earlier;
    let origins = side.origins.iter().map(String::as_str).filter(|id| !told.origins.contains(id)).collect::<Vec<_>>();
    told.origins.extend(origins);
    let citations = side.citations.iter().filter(|c| !told.citations.contains(c)).collect::<Vec<_>>();
    told.citations.extend(citations);
}

/// The pages that answer a claim's question, in order of appearance.
pub(crate) fn pages_of(claim: &Claim) -> Vec<&str> {
    let mut seen = HashSet::new();
    let pages = claim.statements.iter().map(|statement| statement.citation.page.as_str());
    pages.filter(|page| seen.insert(*page)).collect()
}

/// Claims that several pages make and claims that only one makes, each with the best founded first.
pub(crate) fn claims(story: &Story) -> (Vec<&Claim>, Vec<&Claim>) {
    let mut claims: Vec<(usize, &Claim)> = story.claims.iter().map(|claim| (pages_of(claim).len(), claim)).collect();
    claims.sort_by_key(|(pages, claim)| {
        std::cmp::Reverse((claim.independent_origins, claim.independent_sources, *pages))
    });
    let (shared, lone): (Vec<_>, Vec<_>) = claims.into_iter().partition(|(pages, _)| *pages > 1);
    let bare = |claims: Vec<(usize, _)>| claims.into_iter().map(|(_, claim)| claim).collect();
    (bare(shared), bare(lone))
}

/// The wording of a claim for display. A part of a sentence stands behind an ellipsis and without the comma that follows it;
/// before quoted words that do not tell who speaks stands the speaker.
pub(crate) fn wording(claim: &Claim) -> String {
    let text = clean::excerpt(&claim.text);
    let text = text.trim_end_matches([',', ';', ':', '–', '—', ' ']);
    let worded = claim.statements.iter().find(|statement| statement.citation.exact == claim.text);
    let said_elsewhere = |link: &&Attribution| link.cue.is_empty() && text.starts_with(['"', '“']);
    let speaker = worded.and_then(|statement| statement.attribution.first()).filter(said_elsewhere);
    match speaker {
        Some(link) => format!("{}: {text}", clean::line(&link.source)),
        None if text.starts_with(char::is_lowercase) => format!("… {text}"),
        None => text.to_owned(),
    }
}

/// The claims that tell a reader something new after those before them: not one in the wording of another, as a statement has
/// whose figures answer further questions, nor one that holds the statements and answers of another and no more.
pub(crate) fn once_each(claims: Vec<&Claim>) -> Vec<&Claim> {
    let mut told: Vec<&Claim> = Vec::new();
    for claim in claims {
        if !told.iter().any(|known| known.text == claim.text || tells(known, claim)) {
            told.push(claim);
        }
    }
    told
}

/// Whether a claim holds all statements and answers of another.
fn tells(wide: &Claim, claim: &Claim) -> bool {
    let holds = |citation: &Citation| wide.statements.iter().any(|statement| statement.citation == *citation);
    let answers = |value: &Value| wide.answers.iter().any(|answer| answer.value.as_ref() == Some(value));
    claim.statements.iter().all(|statement| holds(&statement.citation))
        && claim.answers.iter().filter_map(|answer| answer.value.as_ref()).all(answers)
}

/// The chain of who says so, nearest source first, as a phrase. Whoever stands in it with two words of saying ("asked, he told
/// reporters that") is told once.
pub(crate) fn attribution(chain: &[Attribution]) -> String {
    let mut sources: Vec<String> = Vec::new();
    for source in chain.iter().map(|link| clean::line(&link.source)) {
        if !sources.iter().any(|told| told.to_lowercase() == source.to_lowercase()) {
            sources.push(source);
        }
    }
    sources.join(", quoted by ")
}

/// A value in words, from its parts where it brings no text of its own.
pub(crate) fn value(value: &Value) -> String {
    if let Some(text) = &value.text {
        return clean::line(text);
    }
    let number = match (value.min, value.max) {
        (Some(min), Some(max)) if min != max => format!("{} to {}", grouped(min), grouped(max)),
        (Some(n), _) | (None, Some(n)) => grouped(n),
        (None, None) => String::new(),
    };
    let bound = match value.bound {
        crate::dossier::Bound::AtLeast => "at least",
        crate::dossier::Bound::AtMost => "at most",
        crate::dossier::Bound::About => "about",
        crate::dossier::Bound::Exact => "",
    };
    let unit = value.unit.clone().unwrap_or_default();
    let counted = value.counted.clone().filter(|counted| *counted != unit).unwrap_or_default();
    clean::line(&format!("{bound} {number} {unit} {counted}"))
}

/// `1000` becomes `1,000`.
fn grouped(number: f64) -> String {
    let written = format!("{number}");
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let digits = whole.trim_start_matches('-');
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    let sign = if number < 0.0 { "-" } else { "" };
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{sign}{out}{point}{fraction}")
}

/// The changes from one page to the page that derives from it.
pub(crate) struct Changes<'a> {
    pub before: &'a str,
    pub after: &'a str,
    pub mutations: Vec<&'a Mutation>,
}

/// The mutations by pair of pages, in order of first appearance.
pub(crate) fn changes(story: &Story) -> Vec<Changes<'_>> {
    let mut groups: Vec<Changes<'_>> = Vec::new();
    for mutation in &story.mutations {
        let (before, after) = (mutation.before.page.as_str(), mutation.after.page.as_str());
        match groups.iter_mut().find(|group| group.before == before && group.after == after) {
            Some(group) => group.mutations.push(mutation),
            None => groups.push(Changes { before, after, mutations: vec![mutation] }),
        }
    }
    groups
}

/// One reporting and the pages that go back to it.
pub(crate) struct Family<'a> {
    pub origin: &'a Origin,
    pub members: Vec<Member<'a>>,
}

impl Family<'_> {
    /// The name of the origin; of an unnamed one that several pages may be the first to tell, what they have in common.
    pub fn name(&self) -> String {
        if self.is_shared() { "shared text".to_owned() } else { name(self.origin) }
    }

    fn is_shared(&self) -> bool {
        self.members.iter().any(|member| member.tie == Tie::Shared)
    }

    /// Whether the original is among the pages, and if not, whether it counts.
    pub fn presence(&self) -> &'static str {
        match (self.origin.present, is_counted(self.origin)) {
            _ if self.is_shared() => "nothing tells who had it first",
            (true, _) => "the original is among the pages",
            (false, true) => "the original is not among the pages",
            (false, false) => "not named, so not counted beside a named one",
        }
    }
}

/// One page in the tree below its origin.
pub(crate) struct Member<'a> {
    pub page: &'a str,
    /// Position of the parent among the members; none where the page hangs directly on the origin.
    pub parent: Option<usize>,
    /// How the page derives from its parent; none where no derivation is recorded.
    pub derivation: Option<&'a Derivation>,
    pub tie: Tie,
    /// What on this page speaks for its place in the tree.
    pub evidence: Vec<&'a Evidence>,
}

/// How a page hangs on its origin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tie {
    /// The page is the original.
    Original,
    /// The page shares its text with others of the origin, and nothing tells who had it first.
    Shared,
    /// The page goes back to the origin.
    Derived,
    /// The page owes the origin a part and goes back to another one first.
    Part,
}

impl Member<'_> {
    /// The class in one word.
    pub fn class(&self) -> &'static str {
        match (self.tie, self.derivation) {
            (Tie::Part, _) => "in part",
            (_, Some(derivation)) => words::class(derivation.class),
            (Tie::Original, None) => "original",
            (Tie::Shared, None) => "shares it",
            (Tie::Derived, None) => "credits it",
        }
    }
}

/// The tree of every origin, the largest first.
pub(crate) fn families(story: &Story) -> Vec<Family<'_>> {
    let mut origins: Vec<&Origin> = story.origins.iter().collect();
    origins.sort_by_key(|origin| (!is_counted(origin), std::cmp::Reverse(origin.pages.len())));
    origins.into_iter().map(|origin| family(story, origin)).collect()
}

fn family<'a>(story: &'a Story, origin: &'a Origin) -> Family<'a> {
    let mut children: Children<'a> = BTreeMap::new();
    for page in &origin.pages {
        let derivation = parent(story, origin, page);
        let key = derivation.map(|d| d.from.as_str()).filter(|from| origin.pages.iter().any(|p| p == from));
        children.entry(key).or_default().push((page, derivation));
    }
    let mut members = Vec::new();
    let mut seen = BTreeSet::new();
    grow(story, origin, &children, None, &mut seen, &mut members);
    // A circle of derivations has no root; its pages are shown all the same.
    for page in &origin.pages {
        if seen.insert(page.as_str()) {
            members.push(member(story, origin, page, None, parent(story, origin, page)));
        }
    }
    let mut firsts: Vec<&mut Member<'_>> = members.iter_mut().filter(|m| m.tie == Tie::Original).collect();
    if origin.name.is_none() && firsts.len() > 1 {
        firsts.iter_mut().for_each(|member| member.tie = Tie::Shared);
    }
    for page in &origin.also {
        let part = Member { tie: Tie::Part, ..member(story, origin, page, None, None) };
        members.push(part);
    }
    Family { origin, members }
}

type Children<'a> = BTreeMap<Option<&'a str>, Vec<(&'a str, Option<&'a Derivation>)>>;

fn grow<'a>(
    story: &'a Story,
    origin: &'a Origin,
    children: &Children<'a>,
    parent: Option<usize>,
    seen: &mut BTreeSet<&'a str>,
    members: &mut Vec<Member<'a>>,
) {
    let key = parent.map(|index| members[index].page);
    for (page, derivation) in children.get(&key).into_iter().flatten() {
        if seen.insert(page) {
            members.push(member(story, origin, page, parent, *derivation));
            grow(story, origin, children, Some(members.len() - 1), seen, members);
        }
    }
}

fn member<'a>(
    story: &'a Story,
    origin: &'a Origin,
    page: &'a str,
    parent: Option<usize>,
    derivation: Option<&'a Derivation>,
) -> Member<'a> {
    let is_original = origin.present && parent.is_none() && derivation.is_none();
    Member {
        page,
        parent,
        derivation,
        tie: if is_original { Tie::Original } else { Tie::Derived },
        evidence: evidence(story, origin, page),
    }
}

/// The derivation that places a page in the tree: from a page of the same origin, else from the origin itself.
fn parent<'a>(story: &'a Story, origin: &Origin, page: &str) -> Option<&'a Derivation> {
    let mut own: Vec<&Derivation> = story.derivations.iter().filter(|d| d.page == page).collect();
    own.sort_by(|a, b| b.coverage.total_cmp(&a.coverage));
    let from_page = own.iter().find(|d| origin.pages.contains(&d.from));
    from_page.or_else(|| own.iter().find(|d| d.from == origin.id)).copied()
}

fn evidence<'a>(story: &'a Story, origin: &'a Origin, page: &str) -> Vec<&'a Evidence> {
    let derivations = story.derivations.iter().filter(|d| d.page == page || d.from == page);
    let of_direction = derivations
        .filter(|d| d.from == origin.id || origin.pages.contains(&d.from))
        .flat_map(|d| &d.direction.evidence);
    let mut seen = HashSet::new();
    let all = origin.evidence.iter().chain(of_direction);
    all.filter(|e| e.citation.page == page && seen.insert(&e.citation)).collect()
}
