//! The sections of the terminal report, in reading order.

use std::iter;

use super::Detail;
use super::layout::{Cell, Sheet, Style, Word, attach, cell, fixed, measure, number, quoted, whole, words};
use crate::diff::{self, Mark, Piece};
use crate::dossier::{Citation, Claim, Dossier, Event, Mutation, Quote, Story, Verdict};
use crate::outline::{self, Changes, Difference, Family, Member, Outline, Tie, Told};
use crate::words::{self, count};
use crate::{clean, dates};

/// So many lines of a list belong to the essentials.
const ESSENTIAL: usize = 12;
/// Below this, columns leave too little room for the words and are put below them.
const COLUMNS_FROM: usize = 72;
/// More references than these would drown the words they belong to.
const REFERENCES: usize = 4;

/// One story from its headline to its names.
pub(super) fn story(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, detail: Detail) {
    headline(sheet, story);
    families(sheet, outline, story);
    claims(sheet, outline, story, detail);
    differences(sheet, outline, story, detail);
    changes(sheet, outline, story, detail);
    quotes(sheet, outline, story, detail);
    timeline(sheet, outline, story, detail);
    if detail == Detail::All {
        names(sheet, outline, story);
        pages(sheet, outline, story);
    }
}

fn headline(sheet: &mut Sheet, story: &Story) {
    let title = words(&story.headline, Style::Strong);
    let period = words(&dates::period(&story.period), Style::Plain);
    let room = sheet.width.saturating_sub(measure(&period) + 2);
    if measure(&title) <= room {
        let date = [whole(&dates::period(&story.period), Style::Plain)];
        sheet.row(&[cell(room + 2, &title), cell(sheet.width - room - 2, &date)]);
    } else {
        sheet.paragraph(0, &title);
        sheet.paragraph(0, &period);
    }
    sheet.paragraph(0, &words(&outline::counts(story), Style::Plain));
    if let Some(dispute) = outline::dispute(story) {
        sheet.paragraph(0, &words(&dispute, Style::Plain));
    }
}

fn title(sheet: &mut Sheet, text: &str) {
    sheet.blank();
    sheet.paragraph(0, &words(text, Style::Strong));
}

fn families(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story) {
    if story.origins.is_empty() {
        return;
    }
    title(sheet, "WHO REPORTED");
    let families = outline::families(story);
    let longest = families.iter().map(|family| measure(&words(&family.name(), Style::Plain)));
    let column = longest.max().unwrap_or(0).clamp(6, sheet.width / 4);
    for family in &families {
        self::family(sheet, outline, family, column);
    }
}

fn family(sheet: &mut Sheet, outline: &Outline<'_>, family: &Family<'_>, column: usize) {
    let name = words(&family.name(), Style::Strong);
    if family.members.is_empty() {
        sheet.paragraph(2, &name);
    }
    for i in 0..family.members.len() {
        let said: &[Word] = if i == 0 { &name } else { &[] };
        member(sheet, outline, family, i, cell(column, said));
    }
}

fn member(sheet: &mut Sheet, outline: &Outline<'_>, family: &Family<'_>, index: usize, name: Cell) {
    const CLASS: usize = 12;
    let member = &family.members[index];
    let (first, next) = branches(&family.members, index);
    let branch = first.chars().count() + 1;
    let label = whole(&outline.label(member.page), Style::Strong);
    let class = words(member.class(), Style::Plain);
    let reasons = reasons(outline, family, member);
    let room = sheet.width.saturating_sub(4 + name.width + branch);
    let told = if sheet.width >= COLUMNS_FROM {
        let labels = family.members.iter().map(|m| measure(&words(&outline.label(m.page), Style::Plain)));
        let label_width = labels.max().unwrap_or(0) + 2;
        let rest = room.saturating_sub(label_width + CLASS);
        vec![cell(label_width, &[label]), cell(CLASS, &class), cell(rest, &reasons)]
    } else {
        let all: Vec<Word> = iter::once(label).chain(class).chain(reasons).collect();
        vec![cell(room, &all)]
    };
    let height = told.iter().map(Cell::height).max().unwrap_or(1).max(name.height()).max(1);
    let lines = iter::once(first).chain(iter::repeat_n(next, height - 1)).collect();
    let gap = || fixed(2, Vec::new(), Style::Plain);
    let mut row = vec![gap(), name, gap(), fixed(branch, lines, Style::Dim)];
    row.extend(told);
    sheet.row(&row);
}

/// The branch that leads to a member and the branch beside the lines that follow.
fn branches(members: &[Member<'_>], index: usize) -> (String, String) {
    /// Deeper trees are drawn no deeper, so that the words keep their room.
    const DEEPEST: usize = 4;
    let parents = iter::successors(members[index].parent, |parent| members[*parent].parent);
    let mut trunk = String::new();
    for ancestor in parents.take(DEEPEST) {
        trunk.insert_str(0, if has_later_sibling(members, ancestor) { "│  " } else { "   " });
    }
    let (turn, below) = if has_later_sibling(members, index) { ("├─", "│ ") } else { ("└─", "  ") };
    (format!("{trunk}{turn}"), format!("{trunk}{below}"))
}

fn has_later_sibling(members: &[Member<'_>], index: usize) -> bool {
    members[index + 1..].iter().any(|other| other.parent == members[index].parent)
}

/// What speaks for the place of a page in the tree.
fn reasons(outline: &Outline<'_>, family: &Family<'_>, member: &Member<'_>) -> Vec<Word> {
    const SHOWN: usize = 3;
    let quoted = member.evidence.iter().take(SHOWN).map(|evidence| {
        let exact = clean::shortened(&clean::line(&evidence.citation.exact), 60);
        format!("“{exact}”")
    });
    let mut told: Vec<String> = quoted.collect();
    if let Some(derivation) = member.derivation.filter(|_| member.parent.is_some()) {
        let share = words::percent(derivation.coverage);
        told.push(format!("{share} of its sentences from {}", outline.label(&derivation.from)));
    }
    if member.tie != Tie::Part {
        told.extend(outline.disbelieved(member.page));
    }
    if !outline::is_counted(family.origin) {
        told.push("not counted beside a named origin".to_owned());
    }
    if told.is_empty() { Vec::new() } else { words(&told.join(" · "), Style::Dim) }
}

fn claims(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, detail: Detail) {
    if story.claims.is_empty() {
        return;
    }
    let (mut shared, lone) = outline::claims(story);
    if detail == Detail::Essentials {
        shared = outline::once_each(shared);
    }
    sheet.blank();
    let columns = sheet.width >= COLUMNS_FROM;
    let head = words("WHAT STANDS", Style::Strong);
    if columns {
        let width = sheet.width - COUNTS;
        sheet.row(&[cell(width, &head), number(9, "reports"), number(9, "sources"), number(7, "pages")]);
    } else {
        sheet.paragraph(0, &head);
    }
    let shown = if detail == Detail::All { shared.len() } else { ESSENTIAL };
    for (i, claim) in shared.iter().take(shown).enumerate() {
        self::claim(sheet, outline, claim, i + 1, detail);
    }
    more(sheet, shared.len().saturating_sub(shown), "more");
    match detail {
        Detail::All => {
            for (i, claim) in lone.iter().enumerate() {
                self::claim(sheet, outline, claim, shared.len() + i + 1, detail);
            }
        }
        Detail::Essentials => more(sheet, lone.len(), "made by one page only"),
    }
}

const COUNTS: usize = 25;
/// Characters of a claim's wording that the essentials show.
const LONG_CLAIM: usize = 150;

fn more(sheet: &mut Sheet, hidden: usize, what: &str) {
    if hidden > 0 {
        sheet.paragraph(5, &words(&format!("… {hidden} {what} (--all shows them)"), Style::Dim));
    }
}

fn claim(sheet: &mut Sheet, outline: &Outline<'_>, claim: &Claim, position: usize, detail: Detail) {
    let pages = outline::pages_of(claim).len();
    let sources = match claim.named_sources() {
        0 => "–".to_owned(),
        n => n.to_string(),
    };
    let text = outline::wording(claim);
    let text = if detail == Detail::All { text } else { clean::shortened(&text, LONG_CLAIM) };
    let mut told = words(&text, Style::Plain);
    if claim.standing == crate::dossier::Standing::Disputed {
        told.push(whole("(disputed)", Style::Alarm));
    }
    told.extend(references(outline, claim.statements.iter().map(|s| &s.citation), REFERENCES));
    let place = number(3, &position.to_string());
    let gap = fixed(2, Vec::new(), Style::Plain);
    if sheet.width >= COLUMNS_FROM {
        let origins = number(9, &claim.independent_origins.to_string());
        let told = cell(sheet.width - COUNTS - 5, &told);
        sheet.row(&[place, gap, told, origins, number(9, &sources), number(7, &pages.to_string())]);
    } else {
        sheet.row(&[place, gap, cell(sheet.width - 5, &told)]);
        let counts = [count(claim.independent_origins, "report"), format!("sources: {sources}"), count(pages, "page")];
        sheet.paragraph(5, &words(&counts.join(" · "), Style::Dim));
    }
    answers(sheet, claim);
    if detail == Detail::All {
        sheet.paragraph(5, &words(&clean::line(&claim.why), Style::Dim));
        statements(sheet, outline, claim);
    }
}

/// The answers, where more than one is given.
fn answers(sheet: &mut Sheet, claim: &Claim) {
    let values = claim.answers.iter().filter(|answer| answer.value.is_some()).count();
    if claim.answers.len() < 2 || values == 1 {
        return;
    }
    let told = claim.answers.iter().map(|answer| {
        let text = clean::shortened(&crate::words::answer(claim, answer), 70);
        format!("{text} ({})", count(answer.independent_origins, "report"))
    });
    let told: Vec<String> = told.collect();
    sheet.paragraph(5, &words(&format!("answers: {}", told.join(" · ")), Style::Dim));
}

fn statements(sheet: &mut Sheet, outline: &Outline<'_>, claim: &Claim) {
    for statement in &claim.statements {
        let mut told = vec![reference(outline, &statement.citation)];
        told.extend(words(&format!("“{}”", clean::line(&statement.citation.exact)), Style::Plain));
        if !statement.attribution.is_empty() {
            told.extend(words(&format!("— {}", outline::attribution(&statement.attribution)), Style::Dim));
        }
        sheet.paragraph(7, &told);
    }
}

/// What differs inside one report was changed in the copying and is told there, so the essentials leave it out here.
fn differences(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, detail: Detail) {
    let all = outline::differences(story);
    let between = |d: &&Difference<'_>| detail == Detail::All || d.verdict != Verdict::SameOrigin;
    let told: Vec<&Difference<'_>> = all.iter().filter(between).collect();
    if all.is_empty() {
        return;
    }
    let open = told.iter().filter(|d| d.is_open()).count();
    let shown = if detail == Detail::All { told.len() } else { told.len().min(ESSENTIAL_DIFFERENCES.max(open)) };
    title(sheet, "WHERE ACCOUNTS DIFFER");
    for difference in told.iter().take(shown) {
        self::difference(sheet, outline, story, difference);
    }
    more(sheet, all.len() - shown, "explained");
}

/// Differences that the essentials show, unless more are open.
const ESSENTIAL_DIFFERENCES: usize = 6;

fn difference(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, difference: &Difference<'_>) {
    let sign = if difference.is_open() { whole("!", Style::Alarm) } else { whole("~", Style::Dim) };
    let mut told = Vec::new();
    if let Some(question) = difference.question() {
        told.extend(words(&clean::shortened(&question, 90), Style::Plain));
    }
    told.extend(words(&format!("({})", difference.sort()), Style::Dim));
    let width = sheet.width - 5;
    let indent = || fixed(2, Vec::new(), Style::Plain);
    sheet.row(&[indent(), cell(3, &[sign]), cell(width, &told)]);
    for side in &difference.sides {
        self::side(sheet, outline, story, side);
    }
    sheet.paragraph(7, &words(difference.why, Style::Dim));
}

fn side(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, side: &Told<'_>) {
    let origins = outline::origin_names(story, side.origins.iter().copied());
    let mut told = words(&format!("{origins}:"), Style::Strong);
    told.extend(words(side.value, Style::Plain));
    told.extend(references(outline, side.citations.iter().copied(), REFERENCES));
    sheet.row(&[fixed(5, Vec::new(), Style::Plain), cell(2, &[whole("–", Style::Dim)]), cell(sheet.width - 7, &told)]);
}

fn changes(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, detail: Detail) {
    if story.mutations.is_empty() {
        return;
    }
    title(sheet, "CHANGED IN COPYING");
    let mut room = if detail == Detail::All { usize::MAX } else { ESSENTIAL };
    for changes in outline::changes(story) {
        let shown = changes.mutations.len().min(room);
        room -= shown;
        edge(sheet, outline, &changes, shown);
    }
    let shown = if detail == Detail::All { story.mutations.len() } else { ESSENTIAL };
    more(sheet, story.mutations.len().saturating_sub(shown), "more");
}

fn edge(sheet: &mut Sheet, outline: &Outline<'_>, changes: &Changes<'_>, shown: usize) {
    if shown == 0 {
        return;
    }
    let pair = format!("{} ← {}", outline.label(changes.after), outline.label(changes.before));
    sheet.paragraph(2, &words(&pair, Style::Strong));
    for mutation in changes.mutations.iter().take(shown) {
        self::mutation(sheet, outline, mutation);
    }
}

fn mutation(sheet: &mut Sheet, outline: &Outline<'_>, mutation: &Mutation) {
    const KIND: usize = 21;
    let difference = diff::words(&mutation.before.exact, &mutation.after.exact);
    let mut told = changed(&difference.before, Style::Gone);
    told.push(whole("→", Style::Plain));
    told.extend(changed(&difference.after, Style::New));
    told.extend(references(outline, [&mutation.before, &mutation.after], 2));
    let kind = words(words::mutation(mutation.kind), Style::Strong);
    if sheet.width >= COLUMNS_FROM {
        let text = cell(sheet.width - KIND - 6, &told);
        let gap = |width| fixed(width, Vec::new(), Style::Plain);
        sheet.row(&[gap(4), text, gap(2), cell(KIND, &kind)]);
    } else {
        sheet.paragraph(4, &kind);
        sheet.paragraph(4, &told);
    }
}

/// A wording in quotation marks, cut to the words that differ and a few around them.
pub(crate) fn changed(pieces: &[Piece], style: Style) -> Vec<Word> {
    const CONTEXT: usize = 3;
    let mut told: Vec<Word> = Vec::new();
    let mut spaced = true;
    for piece in diff::in_context(pieces, CONTEXT) {
        let style = if piece.mark == Mark::Changed { style } else { Style::Plain };
        let fresh = words(&piece.text, style);
        if spaced {
            told.extend(fresh)
        } else {
            attach(&mut told, fresh)
        }
        spaced = piece.text.ends_with(' ');
    }
    quoted(told)
}

fn quotes(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, detail: Detail) {
    if story.quotes.is_empty() {
        return;
    }
    title(sheet, "QUOTATIONS");
    let shown = if detail == Detail::All { story.quotes.len() } else { ESSENTIAL / 2 };
    for quote in story.quotes.iter().take(shown) {
        self::quote(sheet, outline, quote, detail);
    }
    more(sheet, story.quotes.len().saturating_sub(shown), "more");
}

fn quote(sheet: &mut Sheet, outline: &Outline<'_>, quote: &Quote, detail: Detail) {
    let speaker = quote.speaker.as_ref().map_or("speaker not named", |speaker| speaker.name.as_str());
    let mut told = words(&format!("{}:", clean::line(speaker)), Style::Strong);
    told.extend(words(&format!("“{}”", unquoted(&quote.text)), Style::Plain));
    let variants = quote.occurrences.iter().filter(|occurrence| !occurrence.differs.is_empty()).count();
    if variants > 0 {
        told.extend(words(&format!("({})", count(variants, "other wording")), Style::Dim));
    }
    told.extend(references(outline, quote.occurrences.iter().map(|o| &o.citation), REFERENCES));
    sheet.paragraph(2, &told);
    for occurrence in quote.occurrences.iter().filter(|o| detail == Detail::All && !o.differs.is_empty()) {
        let mut told = vec![reference(outline, &occurrence.citation)];
        told.extend(words(&occurrence.citation.exact, Style::Dim));
        sheet.paragraph(4, &told);
    }
}

/// The quotation without marks of its own, which would double ours.
pub(crate) fn unquoted(text: &str) -> String {
    let marks = ['"', '“', '”'];
    clean::line(text).trim_matches(marks).to_owned()
}

fn timeline(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story, detail: Detail) {
    if story.timeline.is_empty() {
        return;
    }
    title(sheet, "WHEN");
    let shown = if detail == Detail::All { story.timeline.len() } else { ESSENTIAL };
    let dates = story.timeline.iter().take(shown).map(|event| measure(&[date(event)]));
    let column = dates.max().unwrap_or(0).min(sheet.width / 3) + 2;
    for event in story.timeline.iter().take(shown) {
        let mut told = words(&event.what, Style::Plain);
        told.extend(references(outline, &event.citations, REFERENCES));
        let width = sheet.width - column - 2;
        sheet.row(&[fixed(2, Vec::new(), Style::Plain), cell(column, &[date(event)]), cell(width, &told)]);
    }
    more(sheet, story.timeline.len().saturating_sub(shown), "more");
}

fn date(event: &Event) -> Word {
    whole(&dates::moment(&event.when.value), Style::Strong)
}

fn names(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story) {
    if story.names.is_empty() {
        return;
    }
    title(sheet, "NAMES");
    for name in &story.names {
        let mut told = words(&name.name, Style::Strong);
        if !name.aliases.is_empty() {
            told.extend(words(&format!("(also {})", name.aliases.join(", ")), Style::Plain));
        }
        told.extend(references(outline, &name.citations, REFERENCES));
        sheet.paragraph(2, &told);
    }
}

fn pages(sheet: &mut Sheet, outline: &Outline<'_>, story: &Story) {
    title(sheet, "PAGES");
    for page in story.pages.iter().filter_map(|id| outline.page(id)) {
        let mut told = vec![whole(&outline.label(&page.id), Style::Strong)];
        told.extend(words(&page.location, Style::Plain));
        for place in &page.also_at {
            told.extend(words(&format!("· also at {place}"), Style::Dim));
        }
        if let Some(date) = &page.published.value {
            let basis = words::basis(page.published.basis);
            told.extend(words(&format!("· {}, {basis}", dates::moment(date)), Style::Dim));
        }
        sheet.paragraph(2, &told);
    }
}

/// What was left out, at the end of the whole report.
pub(super) fn coverage(sheet: &mut Sheet, dossier: &Dossier) {
    let coverage = &dossier.coverage;
    sheet.paragraph(0, &words("NOT READ", Style::Strong));
    if coverage.skipped.is_empty() {
        sheet.paragraph(2, &words("nothing skipped", Style::Plain));
    }
    for skipped in &coverage.skipped {
        let told = format!("{}: {}", clean::line(&skipped.location), clean::line(&skipped.why));
        sheet.paragraph(2, &words(&told, Style::Plain));
    }
    if coverage.unaligned_statements > 0 {
        let told = count(coverage.unaligned_statements, "statement");
        sheet.paragraph(2, &words(&format!("{told} told by one page only and set beside no other"), Style::Plain));
    }
}

fn reference(outline: &Outline<'_>, citation: &Citation) -> Word {
    whole(&format!("[{}]", outline.reference(citation)), Style::Dim)
}

/// The first few references; that there are more is shown.
pub(crate) fn references<'c>(
    outline: &Outline<'_>,
    citations: impl IntoIterator<Item = &'c Citation>,
    most: usize,
) -> Vec<Word> {
    let mut seen: Vec<String> = Vec::new();
    for citation in citations {
        let reference = outline.reference(citation);
        if !seen.contains(&reference) {
            seen.push(reference);
        }
    }
    let hidden = seen.len() > most;
    let mut told: Vec<Word> = seen.iter().take(most).map(|r| whole(&format!("[{r}]"), Style::Dim)).collect();
    if hidden {
        told.push(whole("…", Style::Dim));
    }
    told
}
