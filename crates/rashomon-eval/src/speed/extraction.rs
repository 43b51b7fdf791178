//! Pages a second that become articles, beside the `trafilatura` crate alone.
//!
//! Every page is read by both, one right after the other, in rounds; a system's time is the sum over the pages of the
//! median of its rounds, so that what else the machine does meets both alike.

use std::hint::black_box;
use std::path::Path;

use rashomon_model::Page;
use walkdir::WalkDir;

use super::seconds;
use crate::data::{page, source};
use crate::error::Error;
use crate::figure::Figure;

/// Pages that are read, spread evenly over the set.
const PAGES: usize = 200;
/// How often each page is read by each system.
const ROUNDS: usize = 5;

/// Measures on HTML files below the folder; nothing where there are none.
pub(super) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    let html = |path: &Path| path.extension().is_some_and(|extension| extension == "html");
    let files: Vec<_> = files.map(walkdir::DirEntry::into_path).filter(|path| html(path)).collect();
    if files.is_empty() {
        return Ok(Vec::new());
    }
    let mut ours = 0.0;
    let mut beside = 0.0;
    let mut pages = 0.0;
    for file in files.iter().step_by(files.len().div_ceil(PAGES)) {
        let Some(page) = page(file)? else { continue };
        let mut times = [Vec::new(), Vec::new()];
        for _ in 0..ROUNDS {
            times[0].push(seconds(|| drop(black_box(rashomon_extract::extract(&page)))));
            times[1].push(seconds(|| alone(&page)));
        }
        let [first, second] = times.map(median);
        (ours, beside, pages) = (ours + first, beside + second, pages + 1.0);
    }
    Ok(vec![
        Figure::new("speed.rashomon.pages-per-second".to_owned(), pages, ours, "pages / seconds"),
        Figure::new("speed.trafilatura-crate.pages-per-second".to_owned(), pages, beside, "pages / seconds"),
        Figure::new("speed.ratio".to_owned(), ours, beside, "seconds of rashomon / seconds of the crate"),
    ])
}

/// The crate as its documentation advises to use it for articles.
fn alone(page: &Page) {
    let options = trafilatura::Options::default().with_fallback(true).with_exclude_comments(true);
    let _ = black_box(std::panic::catch_unwind(|| trafilatura::extract(source(page), &options).is_ok()));
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_by(f64::total_cmp);
    times[times.len() / 2]
}
