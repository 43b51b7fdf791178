//! One story as the template shows it.

use std::collections::BTreeMap;

use super::anchors::{Anchors, Marked, References, references};
use super::tree::{self, Tree};
use super::words::{Different, Gone, New, against};
use crate::diff;
use crate::dossier::{
    Citation, Claim, ClaimKind, Event, Field, Mutation, Name, OriginKind, Page, Quote, Standing, Statement, Story,
};
use crate::outline::{self, Changes, Difference, Family, Member, Outline, Told};
use crate::words::{self, count};
use crate::{clean, dates, places};

/// So many claims stand at the top of the page.
const FIRST: usize = 6;

pub(crate) struct StoryView {
    pub id: String,
    pub headline: String,
    pub period: String,
    pub pages_count: String,
    pub reports_count: String,
    pub presence: String,
    pub stands: Vec<ClaimView>,
    pub disputed: Vec<DifferenceView>,
    pub tree: Tree,
    pub families: Vec<FamilyView>,
    pub shared: Vec<ClaimView>,
    pub lone: Vec<ClaimView>,
    pub figures: Vec<FigureView>,
    pub differences: Vec<DifferenceView>,
    pub changes: Vec<ChangesView>,
    pub quotes: Vec<QuoteView>,
    pub timeline: Vec<EventView>,
    pub names: Vec<(&'static str, Vec<NameView>)>,
    pub pages: Vec<PageView>,
    pub rules: String,
}

pub(crate) struct FamilyView {
    pub name: String,
    /// With the mark that parts it from what follows; empty where not known.
    pub kind: String,
    pub presence: &'static str,
    pub members: Vec<MemberView>,
}

pub(crate) struct MemberView {
    pub label: String,
    pub address: Option<String>,
    pub class: &'static str,
    pub parent: Option<String>,
    pub evidence: Vec<EvidenceView>,
    pub disbelieved: Vec<String>,
}

pub(crate) struct EvidenceView {
    pub kind: String,
    pub exact: String,
    pub references: References,
}

pub(crate) struct ClaimView {
    pub id: String,
    pub text: String,
    pub standing: &'static str,
    pub is_disputed: bool,
    pub reports: String,
    pub sources: String,
    pub pages: String,
    pub answers: Vec<AnswerView>,
}

pub(crate) struct AnswerView {
    /// Named only where a claim has more than one answer.
    pub title: Option<String>,
    pub reports: String,
    pub statements: Vec<StatementView>,
}

pub(crate) struct StatementView {
    pub words: Different,
    pub origin: String,
    pub attribution: String,
    pub manner: Option<&'static str>,
    pub references: References,
}

pub(crate) struct FigureView {
    pub text: String,
    pub rows: Vec<FigureRow>,
}

pub(crate) struct FigureRow {
    pub value: String,
    pub said_by: String,
    pub as_of: String,
    pub references: References,
}

pub(crate) struct DifferenceView {
    pub question: String,
    /// The question again, where the answers tell nothing without it.
    pub asked: String,
    pub kind: &'static str,
    pub verdict: &'static str,
    pub is_open: bool,
    pub why: String,
    pub sides: Vec<SideView>,
}

pub(crate) struct SideView {
    pub value: String,
    pub origins: String,
    pub references: References,
}

pub(crate) struct ChangesView {
    pub before: String,
    pub after: String,
    pub list: Vec<ChangeView>,
}

pub(crate) struct ChangeView {
    pub kind: &'static str,
    pub why: String,
    pub before: Gone,
    pub after: New,
    pub before_at: References,
    pub after_at: References,
}

pub(crate) struct QuoteView {
    pub text: String,
    pub speaker: String,
    pub role: String,
    pub pages: String,
    pub references: References,
    pub variants: Vec<VariantView>,
}

pub(crate) struct VariantView {
    pub words: Different,
    pub form: &'static str,
    pub references: References,
}

pub(crate) struct EventView {
    pub date: String,
    pub what: String,
    pub origins: String,
    pub references: References,
}

pub(crate) struct NameView {
    pub name: String,
    pub aliases: String,
    pub position: Option<String>,
    pub references: References,
}

pub(crate) struct PageView {
    pub id: Option<String>,
    pub label: String,
    pub headline: Option<Marked>,
    pub facts: Vec<(&'static str, String)>,
    pub link: Option<String>,
    pub rejected: Vec<RejectedView>,
    pub paragraphs: Vec<Paragraph>,
    pub meta: Vec<(String, Marked)>,
    pub dropped: Vec<(String, Marked)>,
    pub diagnostics: Vec<String>,
}

pub(crate) struct Paragraph {
    pub words: Marked,
    /// The bytes of the saved page.
    pub bytes: Option<(usize, usize)>,
    /// Leads to the words on the live page.
    pub live: Option<String>,
}

pub(crate) struct RejectedView {
    pub date: String,
    pub why: String,
    pub references: References,
}

/// What the builders of the parts look things up in.
struct Desk<'a> {
    outline: &'a Outline<'a>,
    anchors: &'a Anchors,
    story: &'a Story,
    id: &'a str,
}

impl Desk<'_> {
    fn references<'c>(&self, citations: impl IntoIterator<Item = &'c Citation>) -> References {
        references(self.outline, self.anchors, citations)
    }
}

/// Everything the template shows of a story; the position makes its ids unique within the file.
pub(crate) fn view<'a>(outline: &'a Outline<'a>, story: &'a Story, position: usize) -> StoryView {
    let pages: Vec<&Page> = story.pages.iter().filter_map(|id| outline.page(id)).collect();
    let cited = story.citations().into_iter().chain(pages.iter().flat_map(|page| page.citations()));
    let anchors = Anchors::new(outline.dossier, &pages, cited.map(|cited| cited.citation));
    let id = format!("s{position}");
    let desk = Desk { outline, anchors: &anchors, story, id: &id };
    let (shared, lone) = outline::claims(story);
    let differences = outline::differences(story);
    let firm =
        outline::once_each(shared.clone()).into_iter().filter(|claim| claim.standing != Standing::Disputed).take(FIRST);
    let changes = outline::changes(story);
    StoryView {
        headline: clean::line(&story.headline),
        period: dates::period(&story.period),
        pages_count: count(story.pages.len(), "page"),
        reports_count: count(outline::reports(story), "independent report"),
        presence: outline::presence(story),
        stands: firm.map(|claim| self::claim(&desk, claim)).collect(),
        disputed: differences.iter().filter(|d| d.is_open()).map(|d| difference(&desk, d)).collect(),
        tree: tree::draw(outline, &anchors, story, &id),
        families: outline::families(story).iter().map(|family| self::family(&desk, family)).collect(),
        figures: shared.iter().chain(&lone).filter_map(|claim| figure(&desk, claim)).collect(),
        shared: shared.iter().map(|claim| self::claim(&desk, claim)).collect(),
        lone: lone.iter().map(|claim| self::claim(&desk, claim)).collect(),
        differences: differences.iter().map(|d| difference(&desk, d)).collect(),
        changes: changes.iter().map(|changes| self::changes(&desk, changes)).collect(),
        quotes: story.quotes.iter().map(|quote| self::quote(&desk, quote)).collect(),
        timeline: story.timeline.iter().map(|event| self::event(&desk, event)).collect(),
        names: names(&desk),
        pages: pages.iter().map(|page| page_view(outline, &anchors, page)).collect(),
        rules: anchors.rules(),
        id,
    }
}

fn family(desk: &Desk<'_>, family: &Family<'_>) -> FamilyView {
    FamilyView {
        name: family.name(),
        kind: match family.origin.kind {
            OriginKind::Unknown => String::new(),
            kind => format!("{}; ", words::origin(kind)),
        },
        presence: family.presence(),
        members: family.members.iter().map(|m| member(desk, family, m)).collect(),
    }
}

fn member(desk: &Desk<'_>, family: &Family<'_>, member: &Member<'_>) -> MemberView {
    let evidence = member.evidence.iter().map(|evidence| EvidenceView {
        kind: words::open_kind(&evidence.kind),
        exact: clean::shortened(&clean::line(&evidence.citation.exact), 120),
        references: desk.references([&evidence.citation]),
    });
    MemberView {
        label: desk.outline.label(member.page),
        address: desk.anchors.page_id(member.page).map(|id| format!("#{id}")),
        class: member.class(),
        parent: member.parent.map(|parent| desk.outline.label(family.members[parent].page)),
        evidence: evidence.collect(),
        disbelieved: match member.tie {
            outline::Tie::Part => Vec::new(),
            _ => desk.outline.disbelieved(member.page),
        },
    }
}

fn claim(desk: &Desk<'_>, claim: &Claim) -> ClaimView {
    let position = desk.story.claims.iter().position(|other| std::ptr::eq(other, claim)).unwrap_or_default();
    ClaimView {
        id: format!("{}-c{}", desk.id, position + 1),
        text: outline::wording(claim),
        standing: words::standing(claim),
        is_disputed: claim.standing == Standing::Disputed,
        reports: count(claim.independent_origins, "report"),
        sources: match claim.named_sources() {
            0 => "no source named".to_owned(),
            n => count(n, "source"),
        },
        pages: count(outline::pages_of(claim).len(), "page"),
        answers: answers(desk, claim),
    }
}

fn answers(desk: &Desk<'_>, claim: &Claim) -> Vec<AnswerView> {
    let several = claim.answers.len() > 1;
    let answers = claim.answers.iter().enumerate().map(|(i, answer)| AnswerView {
        title: several.then(|| words::answer(claim, answer)),
        reports: count(answer.independent_origins, "report"),
        statements: statements(desk, claim, |statement| statement.answer == i),
    });
    let mut answers: Vec<AnswerView> = answers.collect();
    let strays = statements(desk, claim, |statement| statement.answer >= claim.answers.len());
    if !strays.is_empty() {
        answers.push(AnswerView { title: None, reports: String::new(), statements: strays });
    }
    answers
}

fn statements(desk: &Desk<'_>, claim: &Claim, wanted: impl Fn(&Statement) -> bool) -> Vec<StatementView> {
    let wanted = claim.statements.iter().filter(|statement| wanted(statement));
    let view = |statement: &Statement| StatementView {
        words: against(&claim.text, &statement.citation.exact),
        origin: outline::origin_name(desk.story, &statement.origin),
        attribution: outline::attribution(&statement.attribution),
        manner: words::manner(statement.modality, statement.polarity),
        references: desk.references([&statement.citation]),
    };
    wanted.map(view).collect()
}

/// The values that accounts give, side by side; who says the same stands in one row.
fn figure(desk: &Desk<'_>, claim: &Claim) -> Option<FigureView> {
    let mut groups: Vec<(String, String, Vec<&Statement>)> = Vec::new();
    for statement in &claim.statements {
        let Some(value) = &statement.value else { continue };
        let as_of = value.as_of.as_deref().map(dates::day).unwrap_or_default();
        let value = outline::value(value);
        match groups.iter_mut().find(|(other, date, _)| *other == value && *date == as_of) {
            Some((_, _, statements)) => statements.push(statement),
            None => groups.push((value, as_of, vec![statement])),
        }
    }
    let is_figure = claim.kind == ClaimKind::Number && !groups.is_empty();
    let row = |(value, as_of, statements): (String, String, Vec<&Statement>)| FigureRow {
        value,
        as_of,
        said_by: said_by(desk, &statements),
        references: desk.references(statements.iter().map(|statement| &statement.citation)),
    };
    is_figure.then(|| FigureView { text: outline::wording(claim), rows: groups.into_iter().map(row).collect() })
}

fn said_by(desk: &Desk<'_>, statements: &[&Statement]) -> String {
    let mut origins: Vec<&str> = Vec::new();
    for statement in statements {
        if !origins.contains(&statement.origin.as_str()) {
            origins.push(&statement.origin);
        }
    }
    outline::origin_names(desk.story, origins)
}

fn difference(desk: &Desk<'_>, difference: &Difference<'_>) -> DifferenceView {
    let question = difference.question().unwrap_or_default();
    DifferenceView {
        asked: if difference.sides.iter().all(|side| is_bare(side.value)) { question.clone() } else { String::new() },
        question,
        kind: words::conflict(difference.kind),
        verdict: words::verdict(difference.kind, difference.verdict),
        is_open: difference.is_open(),
        why: clean::line(difference.why),
        sides: difference.sides.iter().map(|side| self::side(desk, side)).collect(),
    }
}

/// Whether an answer tells nothing without its question: a figure, an hour, a name.
fn is_bare(value: &str) -> bool {
    value.split_whitespace().count() <= BARE
}

/// In words.
const BARE: usize = 4;

fn side(desk: &Desk<'_>, side: &Told<'_>) -> SideView {
    SideView {
        value: clean::line(side.value),
        origins: outline::origin_names(desk.story, side.origins.iter().copied()),
        references: desk.references(side.citations.iter().copied()),
    }
}

fn changes(desk: &Desk<'_>, changes: &Changes<'_>) -> ChangesView {
    ChangesView {
        before: desk.outline.label(changes.before),
        after: desk.outline.label(changes.after),
        list: changes.mutations.iter().map(|mutation| change(desk, mutation)).collect(),
    }
}

fn change(desk: &Desk<'_>, mutation: &Mutation) -> ChangeView {
    let difference = diff::words(&mutation.before.exact, &mutation.after.exact);
    ChangeView {
        kind: words::mutation(mutation.kind),
        why: clean::line(&mutation.why),
        before: Gone { pieces: difference.before },
        after: New { pieces: difference.after },
        before_at: desk.references([&mutation.before]),
        after_at: desk.references([&mutation.after]),
    }
}

fn quote(desk: &Desk<'_>, quote: &Quote) -> QuoteView {
    let variants = quote.occurrences.iter().filter(|occurrence| !occurrence.differs.is_empty());
    let speaker = quote.speaker.as_ref();
    QuoteView {
        text: crate::text::unquoted(&quote.text),
        speaker: speaker.map_or_else(|| "speaker not named".to_owned(), |s| clean::line(&s.name)),
        role: speaker.and_then(|s| s.role.as_deref()).map(clean::line).unwrap_or_default(),
        pages: count(desk.outline.labels_of(quote.occurrences.iter().map(|o| &o.citation)).len(), "page"),
        references: desk.references(quote.occurrences.iter().map(|o| &o.citation)),
        variants: variants
            .map(|occurrence| VariantView {
                words: against(&quote.text, &occurrence.citation.exact),
                form: words::form(occurrence.form),
                references: desk.references([&occurrence.citation]),
            })
            .collect(),
    }
}

fn event(desk: &Desk<'_>, event: &Event) -> EventView {
    EventView {
        date: dates::moment(&event.when.value),
        what: clean::line(&event.what),
        origins: outline::origin_names(desk.story, event.origins.iter().map(String::as_str)),
        references: desk.references(&event.citations),
    }
}

fn names(desk: &Desk<'_>) -> Vec<(&'static str, Vec<NameView>)> {
    let mut kinds: BTreeMap<_, Vec<NameView>> = BTreeMap::new();
    for name in &desk.story.names {
        kinds.entry(name.kind).or_default().push(self::name(desk, name));
    }
    kinds.into_iter().map(|(kind, names)| (words::name(kind), names)).collect()
}

fn name(desk: &Desk<'_>, name: &Name) -> NameView {
    const SHOWN: usize = 3;
    let aliases: Vec<String> = name.aliases.iter().map(|alias| clean::line(alias)).collect();
    NameView {
        name: clean::line(&name.name),
        aliases: aliases.join(", "),
        position: name.place.as_ref().map(|place| format!("{:.2}, {:.2}", place.lat, place.lon)),
        references: desk.references(name.citations.iter().take(SHOWN)),
    }
}

/// A page as it is shown at the end of a document.
pub(crate) fn page_view(outline: &Outline<'_>, anchors: &Anchors, page: &Page) -> PageView {
    let rejected = page.published.rejected.iter().map(|date| RejectedView {
        date: dates::moment(&date.value),
        why: clean::line(&date.why),
        references: references(outline, anchors, [&date.citation]),
    });
    let meta = page.meta.keys().map(|name| {
        let field = anchors.field(page, &Field::Meta(name.clone()));
        (clean::line(name), field)
    });
    let dropped = page.dropped.iter().enumerate().map(|(i, dropped)| {
        let field = anchors.field(page, &Field::Dropped(i));
        (words::open_kind(&dropped.why), field)
    });
    PageView {
        id: anchors.page_id(&page.id),
        label: outline.label(&page.id),
        headline: page.headline.as_ref().map(|_| anchors.field(page, &Field::Headline)),
        facts: facts(page),
        link: page.url.as_deref().filter(|url| is_web_address(url)).map(str::to_owned),
        rejected: rejected.collect(),
        paragraphs: paragraphs(anchors, page),
        meta: meta.collect(),
        dropped: dropped.collect(),
        diagnostics: page.diagnostics.iter().map(|d| clean::line(&format!("{}: {}", d.code, d.message))).collect(),
    }
}

fn paragraphs(anchors: &Anchors, page: &Page) -> Vec<Paragraph> {
    let mut start = 0;
    let paragraphs = page.text.split("\n\n").map(|words| {
        let end = start + words.chars().count();
        let paragraph = Paragraph {
            words: anchors.paragraph(page, words, start),
            bytes: places::bytes(page, start, end),
            live: places::live(page, words),
        };
        start = end + 2;
        paragraph
    });
    paragraphs.collect()
}

fn facts(page: &Page) -> Vec<(&'static str, String)> {
    let published = page
        .published
        .value
        .as_deref()
        .map(|value| format!("{}, {}", dates::moment(value), words::basis(page.published.basis)));
    let credits: Vec<String> =
        page.credits.iter().map(|credit| format!("{} ({})", credit.to, words::credit(credit.kind))).collect();
    let facts = [
        ("Outlet", page.outlet.as_ref().map(|outlet| outlet.name.clone())),
        ("By", Some(page.byline.join(", "))),
        ("From", page.dateline.clone()),
        ("First appeared", Some(published.unwrap_or_else(|| "not known".to_owned()))),
        ("Credits", Some(credits.join(", "))),
        ("File", Some(page.location.clone())),
        ("Also at", Some(page.also_at.join(", "))),
        ("Retrieved", page.retrieved.as_deref().map(dates::moment)),
    ];
    let known = facts.into_iter().filter_map(|(what, fact)| Some((what, clean::line(&fact?))));
    known.filter(|(_, fact)| !fact.is_empty()).collect()
}

/// Any other scheme may run something when followed.
pub(crate) fn is_web_address(url: &str) -> bool {
    let lower = url.to_ascii_lowercase();
    let has_scheme = lower.starts_with("http://") || lower.starts_with("https://");
    has_scheme && !url.chars().any(|c| c.is_whitespace() || c.is_control())
}
