//! Two pages side by side as CommonMark.

use super::pair::{Pair, Side};
use crate::markdown::{Sheet, changed, escape, heading};
use crate::words;
use crate::{diff, outline};

pub(super) fn render(pair: &Pair<'_>) -> String {
    let mut sheet = Sheet::new(pair.outline);
    sheet.block(&format!("# {} beside {}", escape(&pair.first.label), escape(&pair.second.label)));
    sheet.block(&escape(&pair.verdict()));
    match pair.derivation {
        Some(_) => derived(&mut sheet, pair),
        None => unrelated(&mut sheet, pair),
    }
    sheet.list_references();
    sheet.out
}

fn derived<'a>(sheet: &mut Sheet<'a>, pair: &'a Pair<'a>) {
    heading(sheet, "Which came first", false);
    sheet.line(&escape(&pair.direction().unwrap_or_default()));
    sheet.line("");
    for evidence in pair.evidence() {
        let references = sheet.references([&evidence.citation]);
        let (kind, exact) = (escape(&words::open_kind(&evidence.kind)), escape(&evidence.citation.exact));
        sheet.line(&format!("- {kind}: “{exact}”{references}"));
    }
    heading(sheet, "Shared", false);
    sheet.line(&escape(&pair.shares()));
    heading(sheet, "Changed", pair.passages.is_empty() && pair.mutations.is_empty());
    for passage in pair.rewritten() {
        let difference = diff::words(&passage.first.exact, &passage.second.exact);
        let (before, after) = (changed(&difference.before), changed(&difference.after));
        let references = sheet.references([passage.first, passage.second]);
        sheet.line(&format!("- “{before}” → “{after}”{references}"));
    }
    for mutation in &pair.mutations {
        let references = sheet.references([&mutation.before, &mutation.after]);
        sheet.line(&format!("- {}: {}{references}", words::mutation(mutation.kind), escape(&mutation.why)));
    }
    alone(sheet, &pair.first);
    alone(sheet, &pair.second);
}

fn alone(sheet: &mut Sheet<'_>, side: &Side<'_>) {
    heading(sheet, &format!("Only in {}", escape(&side.label)), side.alone.is_empty());
    for stretch in &side.alone {
        sheet.line(&format!("- ¶{}: {}", stretch.paragraph, escape(&stretch.text)));
    }
}

fn unrelated<'a>(sheet: &mut Sheet<'a>, pair: &'a Pair<'a>) {
    heading(sheet, "Shared quotations", false);
    if pair.quotes.is_empty() {
        sheet.line("none");
    }
    for (quote, shared) in &pair.quotes {
        let speaker = quote.speaker.as_ref().map_or("speaker not named", |speaker| speaker.name.as_str());
        let references = sheet.references([shared.first, shared.second]);
        sheet.line(&format!("- {}: “{}”{references}", escape(speaker), escape(&crate::text::unquoted(&quote.text))));
    }
    heading(sheet, "Shared claims", false);
    if pair.claims.is_empty() {
        sheet.line("none");
    }
    for (claim, shared) in &pair.claims {
        let references = sheet.references([shared.first, shared.second]);
        sheet.line(&format!("- {}{references}", escape(&outline::wording(claim))));
    }
}
