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
mod places;
mod quantities;
mod quotations;
mod reading;
mod sentences;
mod sources;
pub mod speech;
mod statements;
pub mod tagger;
mod times;
mod tokens;
pub mod training;

use rashomon_model::{Analysis, Article, Place, Span};

pub use anchor::anchor;
pub use lexicon::{VECTORS_SHA256, vectors};
pub use names::SHA256 as NAMES_SHA256;
pub use names::tag::{Models as NameModels, Tagged};

/// Reads one article. Relative times are left unresolved: see [`anchor`].
pub fn analyse(article: &Article) -> Analysis {
    let words = tokens::tokenize(&article.text);
    let sentences = sentences::split(&article.text, &words, &article.apparatus);
    let reading = reading::Reading::new(&article.text, &words, &sentences);
    let mut names = names::find(&reading);
    places::settle(&reading, &mut names, article.dateline.as_ref().map(|dateline| dateline.place.as_str()));
    let times = times::find(&reading);
    let quantities = quantities::find(&reading, &times, &names);
    let marked = quotations::find(&reading);
    let outlet = article.outlet.as_ref().map(|o| o.name.as_str());
    let spoken = attributions::find(&reading, &names, &times, marked, outlet);
    let statements = statements::find(&reading, &names, &spoken);
    let mut analysis = Analysis {
        entities: names.entities,
        quantities,
        times,
        attributions: spoken.attributions,
        quotations: spoken.quotations,
        statements,
        tokens: words.tokens,
        headline: tokens::tokenize(article.headline.as_deref().unwrap_or_default()).tokens,
        sentences,
    };
    analysis.shrink_to_fit();
    analysis
}

/// The places that names of a text mean, likeliest first. Each name is given by where it stands.
pub fn locate(text: &str, names: &[Vec<Span>]) -> Vec<Vec<Place>> {
    let words = tokens::tokenize(text);
    let sentences = sentences::split(text, &words, &[]);
    places::locate(&reading::Reading::new(text, &words, &sentences), names)
}

/// All places that bear a name, the most populous first.
pub fn bearers(name: &str) -> Vec<Place> {
    gazetteer::bearers(name).into_iter().map(|bearer| bearer.place).collect()
}

/// The places of the gazetteer that have a number in GeoNames.
pub fn gazetteer_places() -> impl Iterator<Item = Place> {
    gazetteer::all().filter(|place| place.geonames.is_some())
}
