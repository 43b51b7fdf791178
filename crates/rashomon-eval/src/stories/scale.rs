//! How long it takes to group the articles of **abp.jsonl**, on one thread, from analysed articles to stories.
//!
//! Counted is the time that the thread runs, so that what else the machine does tells nothing.
//! Articles are halved by their ids; the growth is the exponent by which the time of the whole is that of a half: 1 is
//! linear, 2 is quadratic. Then the last hundred articles are added to the others one by one.

use std::fs;
use std::path::Path;

use rashomon_model::{Account, Article, Citation, DateCandidate, DateSource, Field, Moment, PageId, Span, id::fnv1a};
use rashomon_relate::{Sketch, Stories};

use crate::abp;
use crate::error::Error;
use crate::figure::Figure;
use crate::split::Half;

/// Articles that are added one by one.
const LATE: usize = 100;

/// Measures on the articles below the folder; nothing where there are none.
pub(super) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let mut sketching = 0.0;
    let mut sketches = Vec::new();
    let mut half = Vec::new();
    for article in abp::articles(folder)?.into_iter().flatten() {
        let article = article?;
        let looked_at = Half::by_id(&article.id) == Half::LookedAt;
        let account = account(article);
        let started = seconds();
        let sketch = Sketch::of(&account);
        sketching += seconds() - started;
        half.extend(looked_at.then(|| sketch.clone()));
        sketches.push(sketch);
    }
    if sketches.len() <= LATE {
        return Ok(Vec::new());
    }
    let (all, part) = (sketches.len() as f64, half.len() as f64);
    let late = sketches.split_off(sketches.len() - LATE);
    let (part_time, _) = grouped(half);
    let (whole_time, whole) = grouped([&sketches[..], &late[..]].concat());
    let (_, mut grown) = grouped(sketches);
    let started = seconds();
    for sketch in late {
        grown.add(vec![sketch]);
    }
    let adding = (seconds() - started) * 1000.0;
    let (whole_time, part_time) = (whole_time + sketching, part_time + sketching * part / all);
    let same = f64::from(u8::from(grown.groups().eq(whole.groups())));
    let exponent = ((whole_time / part_time).ln(), (all / part).ln());
    Ok(vec![
        Figure::new(
            "abp.rashomon.stories.seconds".to_owned(),
            whole_time,
            1.0,
            "seconds from analysed articles to stories",
        ),
        Figure::new(
            "abp.rashomon.stories.growth".to_owned(),
            exponent.0,
            exponent.1,
            "ln of times / ln of numbers of articles, all : half",
        ),
        Figure::new(
            "abp.rashomon.stories.add-one".to_owned(),
            adding,
            LATE as f64,
            "milliseconds / articles added one by one",
        ),
        Figure::new(
            "abp.rashomon.stories.added-as-read-at-once".to_owned(),
            same,
            1.0,
            "1 where the stories are the same",
        ),
        Figure::new(
            "abp.rashomon.stories.pages-each".to_owned(),
            all,
            whole.groups().count() as f64,
            "articles / stories",
        ),
    ])
}

fn grouped(sketches: Vec<Sketch>) -> (f64, Stories) {
    let started = seconds();
    let mut stories = Stories::default();
    stories.add(sketches);
    (seconds() - started, stories)
}

/// Seconds that this thread has run; 0 where the system does not tell.
fn seconds() -> f64 {
    let times = fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanoseconds = times.split_whitespace().next().and_then(|running| running.parse().ok());
    nanoseconds.map_or(0.0, |running: f64| running / 1e9)
}

fn account(article: abp::Article) -> Account {
    let page = PageId(fnv1a(article.id.bytes()));
    let date = |date: String| {
        let citation = Citation { page, field: Field::Meta("date".to_owned()), span: Span::new(0, date.len()) };
        let moment = Moment::day(date.parse().ok()?);
        Some(DateCandidate { moment, written: date, source: DateSource::Record, citation })
    };
    let dates = article.date.and_then(date).into_iter().collect();
    let article = Article {
        language: "en".to_owned(),
        headline: Some(article.title),
        text: article.text,
        dates,
        ..Article::default()
    };
    let analysis = rashomon_analyse::analyse(&article);
    Account::of(page, "", article, analysis)
}
