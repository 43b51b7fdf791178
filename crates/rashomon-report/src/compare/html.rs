//! Two pages side by side as one HTML file.

use askama::Template;

use super::pair::{Pair, Shared, Side};
use crate::diff;
use crate::html::anchors::{Anchors, References, references};
use crate::html::words::{Gone, New};
use crate::html::{PageView, page_view, policy, rendered, style};
use crate::words;
use crate::{clean, outline};

#[derive(Template)]
#[template(path = "compare.html")]
struct Comparison {
    title: String,
    policy: String,
    style: String,
    verdict: String,
    direction: Option<String>,
    evidence: Vec<(String, String, References)>,
    shares: String,
    passages: Vec<PassageView>,
    mutations: Vec<(&'static str, String, References)>,
    alone: Vec<(String, Vec<(usize, String)>)>,
    quotes: Vec<(String, References)>,
    claims: Vec<(String, References)>,
    pages: Vec<PageView>,
}

struct PassageView {
    before: Gone,
    after: New,
    before_at: References,
    after_at: References,
}

pub(super) fn render(pair: &Pair<'_>) -> String {
    let pages = [pair.first.page, pair.second.page];
    let own = pages.iter().flat_map(|page| page.citations()).map(|cited| cited.citation);
    let evidence = pair.evidence().iter().map(|evidence| &evidence.citation);
    let both = |shared: &Shared<'_>| [shared.first.clone(), shared.second.clone()];
    let passages: Vec<_> = pair.passages.iter().flat_map(both).collect();
    let told = pair.quotes.iter().map(|(_, shared)| shared).chain(pair.claims.iter().map(|(_, shared)| shared));
    let told: Vec<_> = told.flat_map(both).collect();
    let mutations = pair.mutations.iter().flat_map(|mutation| [&mutation.before, &mutation.after]);
    let cited = own.chain(evidence).chain(&passages).chain(&told).chain(mutations);
    let anchors = Anchors::new(pair.outline.dossier, &pages, cited);
    let style = style(&anchors.rules());
    rendered(&Comparison { policy: policy(&style), style, ..view(pair, &anchors) })
}

fn view(pair: &Pair<'_>, anchors: &Anchors) -> Comparison {
    let at = |shared: &Shared<'_>| references(pair.outline, anchors, [shared.first, shared.second]);
    let speaker = |quote: &crate::dossier::Quote| match &quote.speaker {
        Some(speaker) => clean::line(&speaker.name),
        None => "speaker not named".to_owned(),
    };
    let quotes = pair
        .quotes
        .iter()
        .map(|(quote, shared)| (format!("{}: “{}”", speaker(quote), crate::text::unquoted(&quote.text)), at(shared)));
    let mutations = pair.mutations.iter().map(|mutation| {
        let at = references(pair.outline, anchors, [&mutation.before, &mutation.after]);
        (words::mutation(mutation.kind), clean::line(&mutation.why), at)
    });
    let evidence = pair.evidence().iter().map(|evidence| {
        let at = references(pair.outline, anchors, [&evidence.citation]);
        (words::open_kind(&evidence.kind), clean::line(&evidence.citation.exact), at)
    });
    let sides = [&pair.first, &pair.second];
    Comparison {
        title: format!("{} beside {}", pair.first.label, pair.second.label),
        policy: String::new(),
        style: String::new(),
        verdict: pair.verdict(),
        direction: pair.direction(),
        evidence: evidence.collect(),
        shares: pair.shares(),
        passages: pair.rewritten().map(|shared| passage(pair, anchors, shared)).collect(),
        mutations: mutations.collect(),
        alone: sides.iter().filter(|_| pair.derivation.is_some()).map(|side| alone(side)).collect(),
        quotes: quotes.collect(),
        claims: pair.claims.iter().map(|(claim, shared)| (outline::wording(claim), at(shared))).collect(),
        pages: sides.iter().map(|side| page_view(pair.outline, anchors, side.page)).collect(),
    }
}

fn passage(pair: &Pair<'_>, anchors: &Anchors, shared: &Shared<'_>) -> PassageView {
    let difference = diff::words(&shared.first.exact, &shared.second.exact);
    PassageView {
        before: Gone { pieces: difference.before },
        after: New { pieces: difference.after },
        before_at: references(pair.outline, anchors, [shared.first]),
        after_at: references(pair.outline, anchors, [shared.second]),
    }
}

fn alone(side: &Side<'_>) -> (String, Vec<(usize, String)>) {
    let stretches = side.alone.iter().map(|stretch| (stretch.paragraph, stretch.text.clone()));
    (side.label.clone(), stretches.collect())
}
