//! The task `reuse`: which passages of one text come from another, and from where.
//!
//! On **pan13-train** each pair of a suspicious and a source text has planted passages with offsets, in folders by
//! the way they were changed. The two texts are analysed as they are, without extraction, and what is found are the
//! stretches from which a derivation's passages are made, the suspicious text being the derived one. Plagdet, precision,
//! recall and granularity are PAN's, in characters of both texts. The set is halved by the suspicious text.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use rashomon_model::{Account, Article, PageId, Span};
use rashomon_relate::{Profile, Stretch, stretches};
use rayon::prelude::*;

use crate::data::{bytes, find, names};
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::plagdet::{Pair, Passage, figures, touch};
use crate::split::{self, Half};

/// A text ready to be compared, and where its lines stand in characters.
struct Text {
    profile: Profile,
    lines: Vec<Range<usize>>,
}

/// Measures each folder of pairs, and all of them together.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let set = find(folder, |path| path.join("susp").is_dir() && path.join("src").is_dir())
        .ok_or_else(|| Error::no_set(folder, "pan13-train (susp, src and folders of pairs)"))?;
    let mut all_texts = texts(&set, "susp")?;
    all_texts.extend(texts(&set, "src")?);
    let mut all = Vec::new();
    let mut measured = Measured::default();
    for kind in names(&set)?.iter().filter(|name| set.join(name).join("pairs").is_file()) {
        let pairs = pairs(&set.join(kind), &all_texts)?;
        let looked_at = pairs.iter().filter(|(half, _)| *half == Half::LookedAt);
        measured.errors.extend(looked_at.flat_map(|(_, pair)| errors(pair)));
        measured.figures.extend(halves(&pairs, &format!("pan13-train.{kind}")));
        all.extend(pairs);
    }
    measured.figures.extend(halves(&all, "pan13-train.all"));
    Ok(measured)
}

fn halves(pairs: &[(Half, Pair)], name: &str) -> Vec<Figure> {
    split::figures(pairs, |pairs| figures(name, pairs))
}

/// Planted passages that no found one meets, and the other way round.
fn errors(pair: &Pair) -> Vec<String> {
    let lacking = |passages: &[Passage], others: &[Passage], what: &str| -> Vec<String> {
        let alone = passages.iter().filter(|passage| !others.iter().any(|other| touch(passage, other)));
        let line = |p: &Passage| format!("{}: {what} {:?} from {:?}", pair.name, p.suspicious, p.source);
        alone.map(line).collect()
    };
    let mut errors = lacking(&pair.planted, &pair.found, "missed");
    errors.extend(lacking(&pair.found, &pair.planted, "not planted"));
    errors
}

fn texts(set: &Path, folder: &str) -> Result<BTreeMap<String, Text>, Error> {
    let folder = set.join(folder);
    let names = names(&folder)?;
    let read = |name: &String| Ok((name.clone(), text(name, &bytes(&folder.join(name))?)));
    names.par_iter().map(read).collect()
}

/// The text under its offsets: nothing is cut or cleaned before it is analysed.
fn text(name: &str, bytes: &[u8]) -> Text {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let article = Article { language: "en".to_owned(), text, ..Article::default() };
    let analysis = rashomon_analyse::analyse(&article);
    let profile = Profile::of(&account(name, article.clone(), analysis));
    let lines = profile.lines.iter().map(|line| characters(&article.text, line.span)).collect();
    Text { profile, lines }
}

fn account(name: &str, article: Article, analysis: rashomon_model::Analysis) -> Account {
    Account::of(PageId(rashomon_model::id::fnv1a(name.bytes())), name, article, analysis)
}

fn characters(text: &str, span: Span) -> Range<usize> {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text[..start].chars().count();
    before..before + text[start..end].chars().count()
}

/// What is planted and found in the pairs of one folder.
fn pairs(folder: &Path, texts: &BTreeMap<String, Text>) -> Result<Vec<(Half, Pair)>, Error> {
    let list = String::from_utf8_lossy(&bytes(&folder.join("pairs"))?).into_owned();
    let lines: Vec<&str> = list.lines().collect();
    lines.par_iter().filter_map(|line| line.split_once(' ')).map(|names| pair(folder, names, texts)).collect()
}

fn pair(
    folder: &Path,
    (suspicious, source): (&str, &str),
    texts: &BTreeMap<String, Text>,
) -> Result<(Half, Pair), Error> {
    let label = format!("{}-{}.xml", stem(suspicious), stem(source));
    let planted = planted(&String::from_utf8_lossy(&bytes(&folder.join(&label))?));
    let found = match (texts.get(suspicious), texts.get(source)) {
        (Some(suspicious), Some(source)) => found(suspicious, source),
        _ => Vec::new(),
    };
    Ok((Half::by_id(suspicious), Pair { name: label, planted, found }))
}

fn stem(name: &str) -> &str {
    name.trim_end_matches(".txt")
}

/// The passages that an XML file of PAN plants.
fn planted(xml: &str) -> Vec<Passage> {
    let features = xml.split("<feature").filter(|feature| feature.contains("name=\"plagiarism\""));
    let passage = |feature: &str| {
        let range = |of: &str| {
            let start = number(feature, &format!("{of}_offset"))?;
            Some(start..start + number(feature, &format!("{of}_length"))?)
        };
        Some(Passage { suspicious: range("this")?, source: range("source")? })
    };
    features.filter_map(passage).collect()
}

fn number(feature: &str, name: &str) -> Option<usize> {
    let (_, after) = feature.split_once(&format!("{name}=\""))?;
    after.split('"').next()?.parse().ok()
}

/// The passages of the suspicious text that come from the source.
fn found(suspicious: &Text, source: &Text) -> Vec<Passage> {
    let found = stretches(&source.profile, &suspicious.profile, &rashomon_analyse::vectors());
    let passage = |stretch: &Stretch| Passage {
        suspicious: characters_of(&suspicious.lines, &stretch.b),
        source: characters_of(&source.lines, &stretch.a),
    };
    found.iter().map(passage).collect()
}

fn characters_of(lines: &[Range<usize>], range: &Range<usize>) -> Range<usize> {
    lines[range.start].start..lines[range.end - 1].end
}

#[cfg(test)]
mod tests {
    use super::planted;

    #[test]
    fn features_are_read_from_xml() {
        let xml = r#"<document><feature name="md5" /><feature name="plagiarism" source_length="4" source_offset="10" this_length="3" this_offset="7" /></document>"#;
        let passages = planted(xml);
        assert_eq!((passages[0].suspicious.clone(), passages[0].source.clone()), (7..10, 10..14));
        assert_eq!(passages.len(), 1);
    }
}
