//! The report as CommonMark; the words of pages stay words and never become markup.

use std::collections::HashMap;

use crate::diff::{self, Mark, Piece};
use crate::dossier::{Citation, Claim, Dossier, Mutation, Quote, Standing, Story};
use crate::outline::{self, Difference, Family, Outline};
use crate::text::unquoted;
use crate::words::{self, count, stories};
use crate::{clean, dates, places};

/// The whole dossier as CommonMark; with several stories a list of them comes first.
pub fn render(dossier: &Dossier) -> String {
    let outline = Outline::new(dossier);
    let mut sheet = Sheet::new(&outline);
    if dossier.stories.len() != 1 {
        summary(&mut sheet, dossier);
    }
    for story in &dossier.stories {
        self::story(&mut sheet, story);
    }
    coverage(&mut sheet, dossier);
    sheet.out
}

/// What is written so far, with the citations that the list of references will name.
pub(crate) struct Sheet<'a> {
    pub outline: &'a Outline<'a>,
    pub out: String,
    cited: Vec<&'a Citation>,
    numbers: HashMap<&'a Citation, usize>,
}

impl<'a> Sheet<'a> {
    pub fn new(outline: &'a Outline<'a>) -> Self {
        Self { outline, out: String::new(), cited: Vec::new(), numbers: HashMap::new() }
    }

    /// A block with an empty line before it.
    pub fn block(&mut self, text: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.line(text);
    }

    /// One more line of a list.
    pub fn line(&mut self, text: &str) {
        self.out.push_str(text.trim_end());
        self.out.push('\n');
    }

    /// The numbers of the citations, such as ` \[1\]\[2\]`.
    pub fn references(&mut self, citations: impl IntoIterator<Item = &'a Citation>) -> String {
        let mut out = String::new();
        for citation in citations {
            let next = self.cited.len() + 1;
            let number = *self.numbers.entry(citation).or_insert(next);
            if number == next {
                self.cited.push(citation);
            }
            let reference = format!("\\[{number}\\]");
            if !out.contains(&reference) {
                out.push_str(&reference);
            }
        }
        if out.is_empty() { out } else { format!(" {out}") }
    }

    /// The list that the numbers lead to; the next story counts from one again.
    pub fn list_references(&mut self) {
        if self.cited.is_empty() {
            return;
        }
        self.block("## References");
        self.out.push('\n');
        for (i, citation) in std::mem::take(&mut self.cited).into_iter().enumerate() {
            let page = self.outline.page(&citation.page);
            let location = page.map_or(citation.page.as_str(), |page| page.location.as_str());
            let mut range = format!("{} {}–{}", citation.field, citation.start, citation.end);
            let text = page.filter(|_| citation.field.is_text());
            if let Some((from, to)) = text.and_then(|page| places::bytes(page, citation.start, citation.end)) {
                range.push_str(&format!(", bytes {from}–{to}"));
            }
            let exact = clean::shortened(&clean::line(&citation.exact), 200);
            let line = format!("{}. {}, {}: “{}”", i + 1, escape(location), escape(&range), escape(&exact));
            self.line(&line);
        }
        self.numbers.clear();
    }
}

/// Text that CommonMark and its common extensions show as it is, wherever in a line it stands.
pub(crate) fn escape(text: &str) -> String {
    let line = clean::line(text);
    let number = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut out = String::with_capacity(line.len() + 8);
    for (at, c) in line.char_indices() {
        if is_markup(c) || starts_list(c, at, number) || starts_address(&line, at) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

fn is_markup(c: char) -> bool {
    matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '@')
}

/// A hyphen, plus or equals sign at the start of a line, and the mark after a number there.
fn starts_list(c: char, at: usize, number: usize) -> bool {
    at == 0 && matches!(c, '-' | '+' | '=') || at > 0 && at == number && matches!(c, '.' | ')')
}

/// Extensions turn `www.` and `scheme://` into links without any marks around them.
fn starts_address(line: &str, at: usize) -> bool {
    let (before, after) = line.split_at(at);
    let www = before.len() >= 3 && before.as_bytes()[before.len() - 3..].eq_ignore_ascii_case(b"www");
    after.starts_with("://") || www && after.starts_with('.')
}

fn summary(sheet: &mut Sheet<'_>, dossier: &Dossier) {
    let stories = stories(dossier.stories.len());
    sheet.block(&format!("{stories} in {}", count(dossier.pages.len(), "page")));
    sheet.out.push('\n');
    for (i, story) in dossier.stories.iter().enumerate() {
        let counts = outline::counts(story);
        sheet.line(&format!("{}. {} — {}", i + 1, escape(&story.headline), escape(&counts)));
    }
}

fn story<'a>(sheet: &mut Sheet<'a>, story: &'a Story) {
    sheet.block(&format!("# {}", escape(&story.headline)));
    let period = dates::period(&story.period);
    let parts = [Some(period).filter(|p| !p.is_empty()), Some(outline::counts(story)), outline::dispute(story)];
    for part in parts.into_iter().flatten() {
        sheet.block(&escape(&part));
    }
    heading(sheet, "Who reported", story.origins.is_empty());
    for family in outline::families(story) {
        self::family(sheet, &family);
    }
    claims(sheet, story);
    heading(sheet, "Where accounts differ", story.conflicts.is_empty());
    for difference in outline::differences(story) {
        self::difference(sheet, story, &difference);
    }
    heading(sheet, "Changed in copying", story.mutations.is_empty());
    for changes in outline::changes(story) {
        let pair = format!("{} ← {}", sheet.outline.label(changes.after), sheet.outline.label(changes.before));
        sheet.line(&format!("- {}", escape(&pair)));
        for mutation in changes.mutations {
            self::mutation(sheet, mutation);
        }
    }
    heading(sheet, "Quotations", story.quotes.is_empty());
    for quote in &story.quotes {
        self::quote(sheet, quote);
    }
    heading(sheet, "When", story.timeline.is_empty());
    for event in &story.timeline {
        let references = sheet.references(&event.citations);
        let date = escape(&dates::moment(&event.when.value));
        sheet.line(&format!("- **{date}** {}{references}", escape(&event.what)));
    }
    names(sheet, story);
    sheet.list_references();
}

/// A section that has nothing to say is left out.
pub(crate) fn heading(sheet: &mut Sheet<'_>, title: &str, is_empty: bool) {
    if !is_empty {
        sheet.block(&format!("## {title}"));
        sheet.out.push('\n');
    }
}

fn family<'a>(sheet: &mut Sheet<'a>, family: &Family<'a>) {
    sheet.line(&format!("- **{}** ({})", escape(&family.name()), family.presence()));
    let mut depths = Vec::new();
    for member in &family.members {
        let depth = member.parent.map_or(1, |parent: usize| depths[parent] + 1);
        depths.push(depth);
        let evidence = member.evidence.iter().map(|e| {
            let exact = escape(&clean::shortened(&clean::line(&e.citation.exact), 120));
            format!("“{exact}”{}", sheet.references([&e.citation]))
        });
        let mut told: Vec<String> = evidence.collect();
        told.extend(sheet.outline.disbelieved(member.page).iter().map(|reason| escape(reason)));
        let label = escape(&sheet.outline.label(member.page));
        let told = if told.is_empty() { String::new() } else { format!(": {}", told.join("; ")) };
        sheet.line(&format!("{}- {label}, {}{told}", "  ".repeat(depth), member.class()));
    }
}

fn claims<'a>(sheet: &mut Sheet<'a>, story: &'a Story) {
    let (shared, lone) = outline::claims(story);
    heading(sheet, "What stands", shared.is_empty());
    for (i, claim) in shared.iter().enumerate() {
        self::claim(sheet, story, claim, i + 1);
    }
    heading(sheet, "Told by one page only", lone.is_empty());
    for (i, claim) in lone.iter().enumerate() {
        self::claim(sheet, story, claim, i + 1);
    }
}

fn claim<'a>(sheet: &mut Sheet<'a>, story: &'a Story, claim: &'a Claim, position: usize) {
    let sources = match claim.named_sources() {
        0 => "no source named".to_owned(),
        n => count(n, "source"),
    };
    let disputed = if claim.standing == Standing::Disputed { " **disputed**" } else { "" };
    let counts = format!(
        "{} · {sources} · {}",
        count(claim.independent_origins, "report"),
        count(outline::pages_of(claim).len(), "page")
    );
    let text = escape(&outline::wording(claim));
    sheet.line(&format!("{position}. {text}{disputed} — {counts}"));
    let indent = " ".repeat(position.to_string().len() + 2);
    for statement in &claim.statements {
        let origin = escape(&outline::origin_name(story, &statement.origin));
        let chain = outline::attribution(&statement.attribution);
        let chain = if chain.is_empty() { chain } else { format!(", from {}", escape(&chain)) };
        let exact = escape(&statement.citation.exact);
        let references = sheet.references([&statement.citation]);
        sheet.line(&format!("{indent}- {origin}{chain}: “{exact}”{references}"));
    }
}

fn difference<'a>(sheet: &mut Sheet<'a>, story: &Story, difference: &Difference<'a>) {
    let question = difference.question().map(|words| escape(&words) + " ").unwrap_or_default();
    let sign = if difference.is_open() { "**!**" } else { "\\~" };
    sheet.line(&format!("- {sign} {question}({}) — {}", difference.sort(), escape(difference.why)));
    for side in &difference.sides {
        let origins = outline::origin_names(story, side.origins.iter().copied());
        let references = sheet.references(side.citations.iter().copied());
        sheet.line(&format!("  - {}: {}{references}", escape(&origins), escape(side.value)));
    }
}

fn mutation<'a>(sheet: &mut Sheet<'a>, mutation: &'a Mutation) {
    let difference = diff::words(&mutation.before.exact, &mutation.after.exact);
    let (before, after) = (changed(&difference.before), changed(&difference.after));
    let references = sheet.references([&mutation.before, &mutation.after]);
    let kind = words::mutation(mutation.kind);
    sheet.line(&format!("  - {kind}: “{before}” → “{after}”{references}"));
}

/// A wording with the words in bold that the other one does not have.
pub(crate) fn changed(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for piece in diff::in_context(pieces, 3) {
        let text = escape(&piece.text);
        let space = if piece.text.ends_with(' ') { " " } else { "" };
        match piece.mark {
            // Marks that touch a letter or a mark of punctuation on the wrong side would not open or close.
            Mark::Changed if text.starts_with(char::is_alphanumeric) && text.ends_with(char::is_alphanumeric) => {
                out.push_str(&format!("**{text}**{space}"));
            }
            _ => out.push_str(&format!("{text}{space}")),
        }
    }
    out.trim_end().to_owned()
}

fn quote<'a>(sheet: &mut Sheet<'a>, quote: &'a Quote) {
    let speaker = quote.speaker.as_ref().map_or("speaker not named", |speaker| speaker.name.as_str());
    let references = sheet.references(quote.occurrences.iter().map(|occurrence| &occurrence.citation));
    let text = escape(&unquoted(&quote.text));
    sheet.line(&format!("- {}: “{text}”{references}", escape(speaker)));
    for occurrence in quote.occurrences.iter().filter(|occurrence| !occurrence.differs.is_empty()) {
        let references = sheet.references([&occurrence.citation]);
        sheet.line(&format!("  - other wording: {}{references}", escape(&occurrence.citation.exact)));
    }
}

fn names<'a>(sheet: &mut Sheet<'a>, story: &'a Story) {
    heading(sheet, "Names", story.names.is_empty());
    for name in &story.names {
        let references = sheet.references(name.citations.iter().take(3));
        let aliases = match name.aliases.as_slice() {
            [] => String::new(),
            aliases => format!(" (also {})", escape(&aliases.join(", "))),
        };
        sheet.line(&format!("- {}{aliases}{references}", escape(&name.name)));
    }
}

fn coverage(sheet: &mut Sheet<'_>, dossier: &Dossier) {
    let coverage = &dossier.coverage;
    heading(sheet, "Not read", false);
    if coverage.skipped.is_empty() {
        sheet.line("- nothing skipped");
    }
    for skipped in &coverage.skipped {
        sheet.line(&format!("- {}: {}", escape(&skipped.location), escape(&skipped.why)));
    }
    if coverage.unaligned_statements > 0 {
        let told = count(coverage.unaligned_statements, "statement");
        sheet.line(&format!("- {told} told by one page only and set beside no other"));
    }
}
