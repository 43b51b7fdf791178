//! The task `reuse` on news as it is printed: of 150 pairs of articles labelled by hand (`labels/reuse.md` holds the
//! guide), which are one text, which share a part, and which are not derived at all.
//!
//! The articles are those of Article-Bias-Prediction (`abp.jsonl`), with their dates and outlets. Each pair is read as
//! the two pages of one story, as `rashomon report` would. The three classes are METER's (Clough, Gaizauskas, Piao and
//! Wilks 2002): the label `copy` is **wholly** derived, `partly` is **partly** derived; `background`, `stock` and `none`
//! are **not** derived. A pair for which no derivation is told is not derived. Otherwise the share of the shorter
//! article's characters that the derivation's passages cover decides: as in the guide, from two thirds on it is wholly
//! derived, below a tenth it is not. Where both pages are told to come from an original that is not among them there are
//! no such passages, and the coverage of the shorter page stands for the share.
//!
//! F of a class is 2 right / (2 right + wrong + missed) over pairs; their mean over the three classes is what METER's
//! authors give.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rashomon::pipeline::{Grouping, corpus};
use rashomon_model::{Account, Corpus, Derivation, Page, PageId, Parent, Span};
use rashomon_read::{Limits, from_bytes};
use rayon::prelude::*;

use crate::abp;
use crate::counts::Counts;
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

const LABELS: &str = include_str!("../labels/reuse.tsv");

/// Share of the shorter article from which it is wholly derived.
const WHOLLY: f64 = 2.0 / 3.0;
/// Share from which it is partly derived: "about a tenth", as in the guide.
const PARTLY: f64 = 0.1;

/// How much of the shorter article is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Share {
    Wholly,
    Partly,
    Not,
}

/// The classes with their names.
const SHARES: [(Share, &str); 3] = [(Share::Wholly, "wholly"), (Share::Partly, "partly"), (Share::Not, "not-derived")];

/// One labelled pair.
struct Label<'a> {
    ids: [&'a str; 2],
    class: &'a str,
    why: &'a str,
}

impl Label<'_> {
    fn share(&self) -> Share {
        match self.class {
            "copy" => Share::Wholly,
            "partly" => Share::Partly,
            _ => Share::Not,
        }
    }

    fn half(&self) -> Half {
        Half::by_id(&self.ids.join(" "))
    }
}

/// Measures on all labelled pairs; no abp below the folder is an error.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let labels: Vec<Label<'_>> = LABELS.lines().filter_map(label).collect();
    let ids: BTreeSet<String> = labels.iter().flat_map(|label| label.ids).map(str::to_owned).collect();
    let lines = abp::lines_of(folder, &ids)?.ok_or_else(|| Error::no_set(folder, abp::SET))?;
    let told: Vec<(&Label<'_>, f64)> =
        labels.par_iter().filter_map(|label| Some((label, derived(&pages(label, &lines)?)))).collect();
    let pairs: Vec<(Half, (Share, Share))> =
        told.iter().map(|(label, share)| (label.half(), (label.share(), class(*share)))).collect();
    let wrong = told.iter().filter(|(label, share)| label.half() == Half::LookedAt && label.share() != class(*share));
    let errors = wrong.map(|(label, share)| {
        format!("{} {}\t{}\t{:?} {share:.2}\t{}", label.ids[0], label.ids[1], label.class, class(*share), label.why)
    });
    Ok(Measured { figures: split::figures(&pairs, figures), errors: errors.collect() })
}

fn label(line: &str) -> Option<Label<'_>> {
    let mut columns = line.split('\t');
    let ids = [columns.next()?, columns.next()?];
    let (class, _, why) = (columns.next()?, columns.next()?, columns.next()?);
    Some(Label { ids, class, why })
}

/// The two pages of a pair; `None` where the set lacks one.
fn pages(label: &Label<'_>, lines: &BTreeMap<String, Vec<u8>>) -> Option<[Page; 2]> {
    let page = |id: &str| from_bytes(&format!("{id}.json"), lines.get(id)?, &Limits::default()).0.pop();
    Some([page(label.ids[0])?, page(label.ids[1])?])
}

/// The share of the shorter page that is told to be derived, 0 where no derivation is told.
fn derived(pages: &[Page; 2]) -> f64 {
    let ids = [pages[0].id, pages[1].id];
    let corpus = corpus(pages.to_vec(), Vec::new(), Grouping::One);
    let Some(shorter) = corpus.accounts.values().min_by_key(|account| account.article.text.len()) else { return 0.0 };
    between(&corpus, ids).or_else(|| of_one_original(&corpus, ids, shorter.page)).map_or(0.0, |d| covered(d, shorter))
}

fn derivations(corpus: &Corpus) -> impl Iterator<Item = &Derivation> {
    corpus.stories.iter().flat_map(|story| &story.lineage.derivations)
}

/// The derivation of one page from the other.
fn between(corpus: &Corpus, ids: [PageId; 2]) -> Option<&Derivation> {
    derivations(corpus).find(|d| ids.contains(&d.page) && ids.iter().any(|id| d.from == Parent::Page(*id)))
}

/// The derivation of a page from an original that the other page comes from as well.
fn of_one_original(corpus: &Corpus, ids: [PageId; 2], page: PageId) -> Option<&Derivation> {
    let from = |id: PageId, of: Parent| derivations(corpus).any(|d| d.page == id && d.from == of);
    let absent = |d: &&Derivation| matches!(d.from, Parent::Origin(_));
    derivations(corpus).filter(absent).find(|d| d.page == page && ids.iter().all(|id| from(*id, d.from)))
}

/// The share of a page's characters in the passages of a derivation, on whichever side the page stands.
fn covered(derivation: &Derivation, page: &Account) -> f64 {
    if matches!(derivation.from, Parent::Origin(_)) {
        return derivation.coverage;
    }
    let sides = derivation.passages.iter().flat_map(|passage| [passage.from, passage.to]);
    let mut spans: Vec<Span> = sides.filter(|(id, _)| *id == page.page).map(|(_, span)| span).collect();
    spans.sort_unstable();
    let (sum, _) = spans.iter().fold((0, 0), |(sum, reached), span| {
        (sum + span.end.saturating_sub(span.start.max(reached)), reached.max(span.end))
    });
    f64::from(sum) / page.article.text.len().max(1) as f64
}

fn class(share: f64) -> Share {
    match share {
        _ if share >= WHOLLY => Share::Wholly,
        _ if share >= PARTLY => Share::Partly,
        _ => Share::Not,
    }
}

fn figures(pairs: &[&(Share, Share)]) -> Vec<Figure> {
    let count = |share: Share| {
        pairs.iter().fold(Counts::default(), |sum, (label, told)| {
            let is = [*label == share, *told == share];
            let one = Counts {
                right: u32::from(is == [true, true]),
                wrong: u32::from(is == [false, true]),
                missed: u32::from(is == [true, false]),
            };
            sum + one
        })
    };
    let mut figures: Vec<Figure> =
        SHARES.iter().flat_map(|(share, name)| count(*share).figures(&format!("natural-reuse.{name}"))).collect();
    let fs: Vec<f64> = figures.iter().filter(|figure| figure.name.ends_with(".f")).map(Figure::value).collect();
    let right = pairs.iter().filter(|(label, told)| label == told).count() as f64;
    figures.push(Figure::mean("natural-reuse.mean.f".to_owned(), &fs, "sum of the three F / 3"));
    figures.push(Figure::new("natural-reuse.right".to_owned(), right, pairs.len() as f64, "pairs / pairs"));
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(name: &str, date: &str, text: &str) -> Page {
        let line = serde_json::json!({"url": format!("https://{name}.example/a"), "title": name, "outlet": name, "date": date, "text": text});
        from_bytes(&format!("{name}.json"), line.to_string().as_bytes(), &Limits::default()).0.remove(0)
    }

    const REPORT: &str = "The old mill on Harbour Street burned down on Monday night.\n\nForty firemen from three towns \
        fought the flames until dawn, chief Ada Lund said.\n\nNobody was hurt, but two barges moored nearby were lost \
        with their cargo of grain.\n\nThe mill was built in 1874 and had stood empty since the flood.";

    #[test]
    fn a_text_printed_twice_is_wholly_derived_and_another_is_not() {
        let other = "Voters in the valley go to the polls on Sunday to choose a new council after months of quarrel.\n\n\
            Polling places open at seven, the clerk said.";
        let twice = [page("Alpha", "2020-03-01", REPORT), page("Beta", "2020-03-02", REPORT)];
        assert_eq!(class(derived(&twice)), Share::Wholly);
        let two = [page("Alpha", "2020-03-01", REPORT), page("Beta", "2020-03-02", other)];
        assert_eq!(class(derived(&two)), Share::Not);
    }

    #[test]
    fn every_label_is_read() {
        let labels: Vec<Label<'_>> = LABELS.lines().filter_map(label).collect();
        assert_eq!(labels.len(), LABELS.lines().count());
        assert!(labels.iter().all(|l| ["copy", "partly", "background", "stock", "none"].contains(&l.class)));
    }
}
