//! The task `scale`: what stories, reuse and lineage cost as the pages grow in number.
//!
//! Articles of `abp.jsonl` are analysed, which is not timed, and then related as the pipeline does: grouped into stories
//! ([`rashomon_relate::group`]), each with its dates settled and its lineage traced ([`rashomon_relate::trace`]). Beside
//! that the pairs of pages that carry one text are found, whatever their stories ([`rashomon_relate::text_pairs`]). Then the
//! last hundred articles are added to the stories of the others one by one.
//!
//! Stories are grouped on one core, the rest runs on all. Beside the seconds that pass stand those of the processors, which
//! hardly depend on what else the machine does; the exponent is that of the power of the number of articles through the first
//! and the last of these. Memory is the most that the program held until then, analysed articles and all.

use std::path::Path;
use std::time::Instant;

use rashomon_model::id::fnv1a;
use rashomon_model::{
    Account, Article, Citation, DateCandidate, DateSource, Field, Lineage, Moment, Outlet, PageId, Span,
};
use rashomon_relate::{Profile, Sketch, Stories, group, settle, shares_text, text_pairs, trace};
use rayon::prelude::*;

use crate::abp;
use crate::error::Error;
use crate::figure::Figure;
use crate::speed::{peak, processor_seconds};

/// Numbers of articles that are measured, where the file has as many; the whole file comes last.
const SIZES: [usize; 4] = [5_000, 10_000, 20_000, usize::MAX];
/// Articles that are added one by one.
const LATE: usize = 100;

/// Measures on the articles below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let mut articles = abp::articles(folder)?.ok_or_else(|| Error::no_set(folder, abp::SET))?;
    let mut accounts: Vec<Account> = Vec::new();
    let (mut figures, mut seconds) = (Vec::new(), Vec::new());
    for size in SIZES {
        let more: Vec<abp::Article> = articles.by_ref().take(size - accounts.len()).collect::<Result<_, _>>()?;
        if more.is_empty() {
            break;
        }
        accounts.par_extend(more.into_par_iter().map(account));
        let (worked, started) = (processor_seconds(), Instant::now());
        let mut size = related(&mut accounts);
        size.push(("passed", started.elapsed().as_secs_f64(), "seconds that passed"));
        size.push(("memory", peak(), "MiB held at most until then"));
        seconds.push((accounts.len() as f64, processor_seconds() - worked));
        let name = |what: &str| format!("scale.{}.{what}", accounts.len());
        figures.extend(size.into_iter().map(|(what, value, unit)| Figure::new(name(what), value, 1.0, unit)));
    }
    if let [first, .., last] = seconds[..] {
        let exponent = ((last.1 / first.1).ln(), (last.0 / first.0).ln());
        let formula = "ln of seconds / ln of articles, last to first";
        figures.push(Figure::new("scale.exponent".to_owned(), exponent.0, exponent.1, formula));
    }
    figures.extend(added(&accounts));
    Ok(figures)
}

fn account(article: abp::Article) -> Account {
    let abp::Article { id, outlet, title, date, text } = article;
    let page = PageId(fnv1a(id.bytes()));
    let day = |written: String| {
        let citation = Citation { page, field: Field::Meta("date".to_owned()), span: Span::new(0, written.len()) };
        let moment = Moment::day(written.parse().ok()?);
        Some(DateCandidate { moment, written, source: DateSource::Record, citation })
    };
    let article = Article {
        language: "en".to_owned(),
        outlet: Some(Outlet { name: outlet, citation: None }),
        headline: Some(title),
        dates: date.and_then(day).into_iter().collect(),
        text,
        ..Article::default()
    };
    let analysis = rashomon_analyse::analyse(&article);
    Account::of(page, id, article, analysis)
}

/// One thing measured: its name, its value and the unit.
type Part = (&'static str, f64, &'static str);

/// Relates some accounts, and tells what each part of the work cost and found.
fn related(accounts: &mut [Account]) -> Vec<Part> {
    let work = "seconds of the processors";
    let started = processor_seconds();
    let stories = group(accounts.par_iter().map(Sketch::of).collect());
    let grouped = processor_seconds();
    for story in &stories {
        let settled = settle(&story.iter().map(|page| &accounts[*page]).collect::<Vec<_>>());
        story.iter().zip(settled).for_each(|(page, published)| accounts[*page].published = published);
    }
    let derivations: usize = stories.par_iter().map(|story| lineage(accounts, story).derivations.len()).sum();
    let traced = processor_seconds();
    let pairs = of_one_text(accounts);
    vec![
        ("stories", grouped - started, work),
        ("lineage", traced - grouped, work),
        ("pairs", processor_seconds() - traced, work),
        ("stories-found", stories.len() as f64, "stories"),
        ("derivations-found", derivations as f64, "derivations"),
        ("pairs-found", pairs as f64, "pairs of pages of one text"),
    ]
}

fn lineage(accounts: &[Account], story: &[usize]) -> Lineage {
    let mut view: Vec<&Account> = story.iter().map(|page| &accounts[*page]).collect();
    view.sort_by_key(|account| account.page);
    trace(&view, &rashomon_analyse::vectors())
}

/// How many pairs of pages carry one text. Whole profiles are made of those pages alone that may.
fn of_one_text(accounts: &[Account]) -> usize {
    let runs: Vec<Vec<u64>> = accounts.par_iter().map(|account| Profile::of(account).runs).collect();
    let pairs = text_pairs(&runs);
    drop(runs);
    let mut met = vec![false; accounts.len()];
    pairs.iter().for_each(|(a, b)| (met[*a], met[*b]) = (true, true));
    let profile = |(account, met): (&Account, &bool)| met.then(|| Profile::of(account));
    let profiles: Vec<Option<Profile>> = accounts.par_iter().zip(&met).map(profile).collect();
    let one_text = |&&(a, b): &&(usize, usize)| {
        profiles[a].as_ref().zip(profiles[b].as_ref()).is_some_and(|(a, b)| shares_text(a, b))
    };
    pairs.par_iter().filter(one_text).count()
}

/// What it costs to add the last articles to the stories of the others, and whether they become what they are when all are
/// read at once.
fn added(accounts: &[Account]) -> Vec<Figure> {
    let mut sketches: Vec<Sketch> = accounts.par_iter().map(Sketch::of).collect();
    let late = sketches.split_off(sketches.len().saturating_sub(LATE));
    let mut grown = Stories::default();
    grown.add(sketches.clone());
    let started = processor_seconds();
    late.iter().for_each(|sketch| grown.add(vec![sketch.clone()]));
    let adding = (processor_seconds() - started) * 1000.0;
    let mut whole = Stories::default();
    sketches.extend(late);
    whole.add(sketches);
    let same = f64::from(u8::from(grown.groups().eq(whole.groups())));
    let name = |what: &str| format!("scale.{}.{what}", accounts.len());
    vec![
        Figure::new(name("add-one"), adding, LATE as f64, "milliseconds of the processors / articles added one by one"),
        Figure::new(name("added-as-read-at-once"), same, 1.0, "1 where the stories are the same"),
    ]
}
