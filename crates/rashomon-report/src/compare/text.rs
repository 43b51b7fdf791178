//! Two pages side by side for a terminal.

use super::pair::{Pair, Shared, Side};
use crate::diff;
use crate::text::layout::{Sheet, Style, whole, words};
use crate::text::{Detail, Options, changed, references, sheet};
use crate::words;
use crate::{clean, outline};

/// So many stretches that only one page has belong to the essentials.
const ESSENTIAL: usize = 8;

pub(super) fn render(pair: &Pair<'_>, options: &Options) -> String {
    let mut sheet = sheet(options);
    sheet.paragraph(0, &words(&format!("{} beside {}", pair.first.label, pair.second.label), Style::Strong));
    sheet.paragraph(0, &words(&pair.verdict(), Style::Plain));
    match pair.derivation {
        Some(_) => derived(&mut sheet, pair, options.detail),
        None => unrelated(&mut sheet, pair),
    }
    sheet.finish()
}

fn title(sheet: &mut Sheet, text: &str) {
    sheet.blank();
    sheet.paragraph(0, &words(text, Style::Strong));
}

fn derived(sheet: &mut Sheet, pair: &Pair<'_>, detail: Detail) {
    title(sheet, "WHICH CAME FIRST");
    sheet.paragraph(2, &words(&pair.direction().unwrap_or_default(), Style::Plain));
    for evidence in pair.evidence() {
        let exact = clean::shortened(&clean::line(&evidence.citation.exact), 100);
        let mut told = words(&format!("{}: “{exact}”", words::open_kind(&evidence.kind)), Style::Plain);
        told.extend(references(pair.outline, [&evidence.citation], 1));
        sheet.paragraph(4, &told);
    }
    title(sheet, "SHARED");
    sheet.paragraph(2, &words(&pair.shares(), Style::Plain));
    title(sheet, "CHANGED");
    for passage in pair.rewritten() {
        self::passage(sheet, pair, passage);
    }
    for mutation in &pair.mutations {
        let mut told = words(&format!("{}: {}", words::mutation(mutation.kind), mutation.why), Style::Plain);
        told.extend(references(pair.outline, [&mutation.before, &mutation.after], 2));
        sheet.paragraph(2, &told);
    }
    alone(sheet, &pair.first, detail);
    alone(sheet, &pair.second, detail);
}

fn passage(sheet: &mut Sheet, pair: &Pair<'_>, passage: &Shared<'_>) {
    let difference = diff::words(&passage.first.exact, &passage.second.exact);
    let mut told = changed(&difference.before, Style::Gone);
    told.push(whole("→", Style::Plain));
    told.extend(changed(&difference.after, Style::New));
    told.extend(references(pair.outline, [passage.first, passage.second], 2));
    sheet.paragraph(2, &told);
}

fn alone(sheet: &mut Sheet, side: &Side<'_>, detail: Detail) {
    if side.alone.is_empty() {
        return;
    }
    title(sheet, &format!("ONLY IN {}", side.label));
    let shown = if detail == Detail::All { side.alone.len() } else { ESSENTIAL };
    for stretch in side.alone.iter().take(shown) {
        let mut told = vec![whole(&format!("¶{}", stretch.paragraph), Style::Dim)];
        told.extend(words(&stretch.text, Style::Plain));
        sheet.paragraph(2, &told);
    }
    let hidden = side.alone.len().saturating_sub(shown);
    if hidden > 0 {
        sheet.paragraph(2, &words(&format!("… {hidden} more (--all shows them)"), Style::Dim));
    }
}

fn unrelated(sheet: &mut Sheet, pair: &Pair<'_>) {
    title(sheet, "SHARED QUOTATIONS");
    if pair.quotes.is_empty() {
        sheet.paragraph(2, &words("none", Style::Plain));
    }
    for (quote, shared) in &pair.quotes {
        let speaker = quote.speaker.as_ref().map_or("speaker not named", |speaker| speaker.name.as_str());
        entry(sheet, pair, &format!("{speaker}: “{}”", crate::text::unquoted(&quote.text)), shared);
    }
    title(sheet, "SHARED CLAIMS");
    if pair.claims.is_empty() {
        sheet.paragraph(2, &words("none", Style::Plain));
    }
    for (claim, shared) in &pair.claims {
        entry(sheet, pair, &outline::wording(claim), shared);
    }
}

fn entry(sheet: &mut Sheet, pair: &Pair<'_>, text: &str, shared: &Shared<'_>) {
    let mut told = words(text, Style::Plain);
    told.extend(references(pair.outline, [shared.first, shared.second], 2));
    sheet.paragraph(2, &told);
}
