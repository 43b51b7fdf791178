//! What the words of one article say: its sentences, names, figures, times, quotations and attributions.
//!
//! Everything here is a pure function of the article: rules over tokens, word lists and tables that are part of the
//! crate. Nothing fails; where the words say too little, less is found.

mod anchor;
mod attributions;
mod cues;
mod gazetteer;
mod lexicon;
mod lists;
mod names;
mod numbers;
mod quantities;
mod quotations;
mod reading;
mod sentences;
mod sources;
mod speech;
mod statements;
pub mod tagger;
mod times;
mod tokens;
pub mod training;

use rashomon_model::{Analysis, Article};

pub use anchor::anchor;
pub use gazetteer::{Place, place};
pub use lexicon::{VECTORS_SHA256, vectors};
pub use speech::{Lesson, Row};
pub use names::SHA256 as NAMES_SHA256;
pub use names::tag::{Models as NameModels, Tagged};

/// Reads one article. Relative times are left unresolved: see [`anchor`].
pub fn analyse(article: &Article) -> Analysis {
    let words = tokens::tokenize(&article.text);
    let sentences = sentences::split(&article.text, &words, &article.apparatus);
    let reading = reading::Reading::new(&article.text, &words, &sentences);
    let names = names::find(&reading);
    let times = times::find(&reading);
    let quantities = quantities::find(&reading, &times, &names);
    let marked = quotations::find(&reading);
    let outlet = article.outlet.as_ref().map(|o| o.name.as_str());
    let spoken = attributions::find(&reading, &names, &times, marked, outlet);
    let statements = statements::find(&reading, &spoken);
    Analysis {
        entities: names.entities,
        quantities,
        times,
        attributions: spoken.attributions,
        quotations: spoken.quotations,
        statements,
        tokens: words.tokens,
        sentences,
    }
}

/// The sequences that the models of attributions learn from in a text with known attributions: those of cues, then those
/// of sources and contents.
pub fn speech_rows(article: &Article, lessons: &[Lesson]) -> (Vec<Row>, Vec<Row>) {
    with_scenes(article, |reading, scenes| scenes.rows(reading, lessons))
}

/// The attributions that two models find in a text: source, cue and content.
pub fn said(article: &Article, cues: &tagger::Tagger, roles: &tagger::Tagger) -> Vec<Lesson> {
    with_scenes(article, |reading, scenes| {
        let lesson = |said: speech::Said| {
            let span = |range: std::ops::Range<usize>| reading.span(range.start, range.end);
            Lesson {
                source: said.source.into_iter().map(span).collect(),
                cue: vec![span(said.cue)],
                content: said.content.into_iter().map(span).collect(),
            }
        };
        scenes.said(cues, roles).into_iter().map(lesson).collect()
    })
}

fn with_scenes<T>(article: &Article, read: impl Fn(&reading::Reading, &speech::Scenes) -> T) -> T {
    let words = tokens::tokenize(&article.text);
    let sentences = sentences::split(&article.text, &words, &article.apparatus);
    let reading = reading::Reading::new(&article.text, &words, &sentences);
    let names = names::find(&reading);
    let times = times::find(&reading);
    let marked = quotations::find(&reading);
    let timed = attributions::mask(&reading, times.iter().map(|t| t.span));
    read(&reading, &speech::Scenes::new(&reading, &names, &timed, &marked))
}
