//! The task `scale`: what stories, reuse and lineage cost as the pages grow in number.
//!
//! Articles of `abp.jsonl` are analysed, which is not timed, and laid on the shelf that the pipeline uses
//! ([`rashomon::Shelf`]), in its file but for what is given room in memory. Then they are related as the pipeline does:
//! grouped into stories ([`rashomon_relate::group_with`]), each with its dates settled and its lineage traced
//! ([`rashomon_relate::trace`]). Beside that the pairs of pages that carry one text are found, whatever their stories ([`rashomon_relate::text_pairs`]). Then the
//! last hundred articles are added to the stories of the others one by one.
//!
//! Sizes are those of an archive that grows: the first articles by their days, so that twice as many cover twice the days. Where
//! more are asked for than the file has, its years are told again as later ones (see `scale/corpus.rs`). With
//! `--random-parts` each size is a random part of the same years instead: twice as many then tell twice as much of each day.
//!
//! Forming the groups runs on one core, the rest on all. Beside the seconds that pass stand those of the processors, which
//! hardly depend on what else the machine does; reading pages back from the file is among them, four times a page. The exponent
//! is that of the power of the number of articles through the first and the last of these. Memory is the most that the program
//! held until then, analysis and all.

mod chart;
mod corpus;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::Instant;

use rashomon::shelf::Kept;
use rashomon::{Pool, Room, Shelf};
use rashomon_model::id::fnv1a;
use rashomon_model::{
    Account, Article, Citation, DateCandidate, DateSource, Field, Lineage, Moment, Outlet, PageId, Span,
};
use rashomon_relate::{Print, Sketch, Stories, group_with, settle, shares_text, text_pairs, trace};
use rayon::prelude::*;

use self::chart::Point;
use self::corpus::{Order, Placed};
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
    /// Let the task `scale` take random parts of the same years instead of an archive that grows by the day
    #[arg(long)]
    random_parts: bool,
    /// Memory in which the task `scale` keeps analysed articles; the rest waits in a temporary file
    #[arg(long, value_name = "MIB", default_value_t = 0)]
    memory: usize,
}

/// Pairs whose pages are held in memory at once.
const HELD: usize = 20_000;

/// Articles that are added one by one.
const LATE: usize = 100;

/// Measures on the articles below the folder.
pub(crate) fn measure(folder: &Path, options: &Options) -> Result<Vec<Figure>, Error> {
    let order = if options.random_parts { Order::OfTheFile } else { Order::OfDays };
    let most = options.sizes.iter().copied().max().unwrap_or(0);
    let archive = Archive::of(corpus::articles(folder, order, most)?, Room::mebibytes(options.memory))?;
    let (mut figures, mut points) = (Vec::new(), Vec::new());
    for size in &options.sizes {
        let (point, found) = archive.related(*size);
        figures.extend(figures_of(&point, found));
        points.push(point);
    }
    figures.extend(exponent(&points));
    figures.extend(archive.added(most));
    if let Some(file) = &options.chart {
        std::fs::write(file, chart::svg(&points)).map_err(|error| Error::unwritable(file, &error))?;
    }
    Ok(figures)
}

fn figures_of(point: &Point, found: [usize; 4]) -> Vec<Figure> {
    let work = "seconds of the processors";
    let [stories, lineage, pairs] = point.parts;
    let parts = [
        ("stories", stories, work),
        ("lineage", lineage, work),
        ("pairs", pairs, work),
        ("stories-found", found[0] as f64, "stories"),
        ("derivations-found", found[1] as f64, "derivations"),
        ("pairs-found", found[2] as f64, "pairs of pages of one text"),
        ("stories-of-two-tellings", found[3] as f64, "stories with articles of two tellings of the file"),
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

/// Analysed articles, each with the number of its telling.
struct Archive {
    shelf: Shelf,
    kept: Vec<(u32, Kept)>,
}

/// Articles that are read before they are analysed together.
const AT_ONCE: usize = 1_000;

impl Archive {
    /// Analyses articles, which come with their places.
    fn of(mut articles: Placed, room: Room) -> Result<Archive, Error> {
        let shelf = Shelf::new(room);
        let lay = |placed: corpus::Place| -> std::io::Result<(usize, (u32, Kept))> {
            Ok((placed.place, (placed.telling, shelf.lay(account(placed.article))?)))
        };
        let mut kept = Vec::new();
        loop {
            let next = articles.by_ref().take(AT_ONCE).collect::<Result<Vec<_>, _>>()?;
            if next.is_empty() {
                break;
            }
            let laid = next.into_par_iter().map(lay).collect::<std::io::Result<Vec<_>>>();
            kept.extend(laid.map_err(|error| Error::unwritable(Path::new("the shelf"), &error))?);
        }
        kept.sort_by_key(|(place, _)| *place);
        Ok(Archive { shelf, kept: kept.into_iter().map(|(_, kept)| kept).collect() })
    }

    fn account(&self, at: usize) -> Account {
        self.shelf.see(&self.kept[at].1).expect("the shelf's file can be read").into_owned()
    }

    fn sketches(&self, size: usize) -> Vec<Sketch> {
        (0..size).into_par_iter().map(|at| Sketch::of(&self.account(at))).collect()
    }

    /// Relates the first articles: what that cost, and how many stories, derivations, pairs of one text and stories of two
    /// tellings were found.
    fn related(&self, size: usize) -> (Point, [usize; 4]) {
        let (started, began) = (processor_seconds(), Instant::now());
        let stories = group_with(self.sketches(size), &Pool);
        let grouped = processor_seconds();
        // One story may take as long as a thousand others: no thread is handed several at once.
        let lineages = stories.par_iter().with_max_len(1).map(|story| self.lineage(story).derivations.len());
        let derivations = lineages.sum();
        let traced = processor_seconds();
        let pairs = self.of_one_text(size);
        let point = Point {
            articles: size as f64,
            parts: [grouped - started, traced - grouped, processor_seconds() - traced],
            passed: began.elapsed().as_secs_f64(),
            memory: peak(),
        };
        let mixed = |story: &&Vec<usize>| story.iter().any(|at| self.kept[*at].0 != self.kept[story[0]].0);
        (point, [stories.len(), derivations, pairs, stories.iter().filter(mixed).count()])
    }

    fn lineage(&self, story: &[usize]) -> Lineage {
        let mut accounts: Vec<Account> = story.iter().map(|at| self.account(*at)).collect();
        accounts.sort_by_key(|account| account.page);
        let settled = settle(&accounts.iter().collect::<Vec<_>>());
        accounts.iter_mut().zip(settled).for_each(|(account, published)| account.published = published);
        trace(&accounts.iter().collect::<Vec<_>>(), &rashomon_analyse::vectors())
    }

    /// How many pairs of pages carry one text.
    fn of_one_text(&self, size: usize) -> usize {
        let print = |at: usize| Print::of(&self.account(at));
        let pairs = text_pairs(size, |at| print(at).runs, &Pool);
        let of_one_text = |pairs: &[(usize, usize)]| {
            let held: BTreeSet<usize> = pairs.iter().flat_map(|(earlier, later)| [*earlier, *later]).collect();
            let prints: BTreeMap<usize, Print> = held.into_par_iter().map(|at| (at, print(at))).collect();
            pairs.par_iter().filter(|(earlier, later)| shares_text(&prints[earlier], &prints[later])).count()
        };
        pairs.chunks(HELD).map(of_one_text).sum()
    }

    /// What it costs to add the last articles to the stories of the others, and whether they become what they are when all are
    /// read at once.
    fn added(&self, size: usize) -> Vec<Figure> {
        let mut sketches = self.sketches(size);
        let late = sketches.split_off(sketches.len().saturating_sub(LATE));
        let (mut grown, mut whole) = (Stories::default(), Stories::default());
        grown.add(sketches);
        let started = processor_seconds();
        late.into_iter().for_each(|sketch| grown.add(vec![sketch]));
        let adding = (processor_seconds() - started) * 1000.0;
        // They are held one after the other: most of the memory is theirs.
        let groups: Vec<Vec<PageId>> = grown.groups().collect();
        drop(grown);
        whole.add(self.sketches(size));
        let same = f64::from(u8::from(whole.groups().eq(groups)));
        let name = |what: &str| format!("scale.{size}.{what}");
        vec![
            Figure::new(
                name("add-one"),
                adding,
                LATE as f64,
                "milliseconds of the processors / articles added one by one",
            ),
            Figure::new(name("added-as-read-at-once"), same, 1.0, "1 where the stories are the same"),
        ]
    }
}
