//! The task `scale`: what stories, reuse and lineage cost as the pages grow in number.
//!
//! Articles of `abp.jsonl` are analysed, which is not timed, and then related as the pipeline does: grouped into stories
//! ([`rashomon_relate::group_with`]), each with its dates settled and its lineage traced ([`rashomon_relate::trace`]). Beside
//! that the pairs of pages that carry one text are found, whatever their stories ([`rashomon_relate::text_pairs`]). Then the
//! last hundred articles are added to the stories of the others one by one. Where more articles are asked for than the file
//! has, they are made of those that it has: see `scale/corpus.rs`.
//!
//! Forming the groups runs on one core, the rest on all. Beside the seconds that pass stand those of the processors, which
//! hardly depend on what else the machine does; the exponent is that of the power of the number of articles through the first
//! and the last of these. Memory is the most that the program held until then, analysed articles and all.

mod chart;
mod corpus;

use std::path::{Path, PathBuf};
use std::time::Instant;

use rashomon::Pool;
use rashomon_model::id::fnv1a;
use rashomon_model::{
    Account, Article, Citation, DateCandidate, DateSource, Field, Lineage, Moment, Outlet, PageId, Span,
};
use rashomon_relate::{Print, Sketch, Stories, group_with, settle, shares_text, text_pairs, trace};
use rayon::prelude::*;

use self::chart::Point;
use crate::abp;
use crate::error::Error;
use crate::figure::Figure;
use crate::speed::{peak, processor_seconds};

/// What to measure, and whether to draw it.
#[derive(Clone, Debug, clap::Args)]
pub(crate) struct Options {
    /// Numbers of articles that the task `scale` relates, in order
    #[arg(long, value_name = "ARTICLES", value_delimiter = ',', default_value = "5000,10000,20000,37554")]
    sizes: Vec<usize>,
    /// Where the task `scale` draws its figures as SVG
    #[arg(long, value_name = "FILE")]
    chart: Option<PathBuf>,
}

/// Articles that are added one by one.
const LATE: usize = 100;

/// Measures on the articles below the folder.
pub(crate) fn measure(folder: &Path, options: &Options) -> Result<Vec<Figure>, Error> {
    let mut articles = corpus::articles(folder)?;
    let mut accounts: Vec<Account> = Vec::new();
    let (mut figures, mut points) = (Vec::new(), Vec::new());
    for size in &options.sizes {
        let more = articles.by_ref().take(size.saturating_sub(accounts.len()));
        accounts.par_extend(more.collect::<Result<Vec<_>, _>>()?.into_par_iter().map(account));
        let (point, found) = related(&mut accounts);
        figures.extend(figures_of(&point, found));
        points.push(point);
    }
    figures.extend(exponent(&points));
    figures.extend(added(&accounts));
    if let Some(file) = &options.chart {
        std::fs::write(file, chart::svg(&points)).map_err(|error| Error::unwritable(file, &error))?;
    }
    Ok(figures)
}

fn figures_of(point: &Point, found: [usize; 3]) -> Vec<Figure> {
    let work = "seconds of the processors";
    let [stories, lineage, pairs] = point.parts;
    let parts = [
        ("stories", stories, work),
        ("lineage", lineage, work),
        ("pairs", pairs, work),
        ("stories-found", found[0] as f64, "stories"),
        ("derivations-found", found[1] as f64, "derivations"),
        ("pairs-found", found[2] as f64, "pairs of pages of one text"),
        ("passed", point.passed, "seconds that passed"),
        ("memory", point.memory, "MiB held at most until then"),
    ];
    let name = |what: &str| format!("scale.{}.{what}", point.articles);
    parts.into_iter().map(|(what, value, unit)| Figure::new(name(what), value, 1.0, unit)).collect()
}

fn exponent(points: &[Point]) -> Option<Figure> {
    let [first, .., last] = points else { return None };
    let worked = |point: &Point| point.parts.iter().sum::<f64>();
    let (work, articles) = (worked(last) / worked(first), last.articles / first.articles);
    let formula = "ln of seconds / ln of articles, last to first";
    Some(Figure::new("scale.exponent".to_owned(), work.ln(), articles.ln(), formula))
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

/// Relates some accounts: what that cost, and how many stories, derivations and pairs of one text were found.
fn related(accounts: &mut [Account]) -> (Point, [usize; 3]) {
    let (started, began) = (processor_seconds(), Instant::now());
    let stories = group_with(accounts.par_iter().map(Sketch::of).collect(), &Pool);
    let grouped = processor_seconds();
    for story in &stories {
        let settled = settle(&story.iter().map(|page| &accounts[*page]).collect::<Vec<_>>());
        story.iter().zip(settled).for_each(|(page, published)| accounts[*page].published = published);
    }
    // One story may take as long as a thousand others: no thread is handed several at once.
    let lineages = stories.par_iter().with_max_len(1).map(|story| lineage(accounts, story).derivations.len());
    let derivations = lineages.sum();
    let traced = processor_seconds();
    let pairs = of_one_text(accounts);
    let point = Point {
        articles: accounts.len() as f64,
        parts: [grouped - started, traced - grouped, processor_seconds() - traced],
        passed: began.elapsed().as_secs_f64(),
        memory: peak(),
    };
    (point, [stories.len(), derivations, pairs])
}

fn lineage(accounts: &[Account], story: &[usize]) -> Lineage {
    let mut view: Vec<&Account> = story.iter().map(|page| &accounts[*page]).collect();
    view.sort_by_key(|account| account.page);
    trace(&view, &rashomon_analyse::vectors())
}

/// How many pairs of pages carry one text.
fn of_one_text(accounts: &[Account]) -> usize {
    let prints: Vec<Print> = accounts.par_iter().map(Print::of).collect();
    text_pairs(&prints).par_iter().filter(|(a, b)| shares_text(&prints[*a], &prints[*b])).count()
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
