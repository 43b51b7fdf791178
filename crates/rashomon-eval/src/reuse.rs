//! The task `reuse`: which passages of one text come from another, and from where.
//!
//! On **pan13-train** each pair of a suspicious and a source text has planted passages with offsets, in folders by
//! the way they were changed. The two texts are analysed as they are, without extraction, and compared as two pages
//! would be; aligned sentences that follow each other in both texts, with at most [`GAP`] others between, make one
//! found passage, and so does a single one that is nearly word for word. Plagdet, precision, recall and granularity
//! are PAN's, in characters of both texts.

use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use rashomon_model::{Account, Article, PageId, Published, Span};
use rashomon_relate::{Aligned, Profile, reuse};
use rayon::prelude::*;

use crate::data::{bytes, find, names};
use crate::error::Error;
use crate::figure::Figure;
use crate::plagdet::{Pair, Passage, figures};

/// How many sentences may lie between two aligned ones of one passage.
const GAP: usize = 3;

/// From this likeness on a sentence that stands alone is a passage; the pipeline calls it verbatim from here on too.
const SAME_WORDS: f32 = 0.85;

/// A text ready to be compared, and where its lines stand in characters.
struct Text {
    profile: Profile,
    lines: Vec<Range<usize>>,
}

/// Measures each folder of pairs, and all of them together.
pub(crate) fn measure(folder: &Path) -> Result<Vec<Figure>, Error> {
    let set = find(folder, |path| path.join("susp").is_dir() && path.join("src").is_dir())
        .ok_or_else(|| Error::no_set(folder, "pan13-train (susp, src and folders of pairs)"))?;
    let mut all_texts = texts(&set, "susp")?;
    all_texts.extend(texts(&set, "src")?);
    let mut all = Vec::new();
    let mut measured = Vec::new();
    for kind in names(&set)?.iter().filter(|name| set.join(name).join("pairs").is_file()) {
        let pairs = pairs(&set.join(kind), &all_texts)?;
        measured.extend(figures(&format!("pan13-train.{kind}"), &pairs));
        all.extend(pairs);
    }
    measured.extend(figures("pan13-train.all", &all));
    Ok(measured)
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
    Account {
        page: PageId(rashomon_model::id::fnv1a(name.bytes())),
        location: name.to_owned(),
        also_at: Vec::new(),
        hash: String::new(),
        url: None,
        retrieved: None,
        article,
        analysis,
        published: Published::default(),
        diagnostics: Vec::new(),
    }
}

fn characters(text: &str, span: Span) -> Range<usize> {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text[..start].chars().count();
    before..before + text[start..end].chars().count()
}

/// What is planted and found in the pairs of one folder.
fn pairs(folder: &Path, texts: &BTreeMap<String, Text>) -> Result<Vec<Pair>, Error> {
    let list = String::from_utf8_lossy(&bytes(&folder.join("pairs"))?).into_owned();
    let lines: Vec<&str> = list.lines().collect();
    lines.par_iter().filter_map(|line| line.split_once(' ')).map(|names| pair(folder, names, texts)).collect()
}

fn pair(folder: &Path, (suspicious, source): (&str, &str), texts: &BTreeMap<String, Text>) -> Result<Pair, Error> {
    let label = format!("{}-{}.xml", stem(suspicious), stem(source));
    let planted = planted(&String::from_utf8_lossy(&bytes(&folder.join(label))?));
    let found = match (texts.get(suspicious), texts.get(source)) {
        (Some(suspicious), Some(source)) => found(suspicious, source),
        _ => Vec::new(),
    };
    Ok(Pair { planted, found })
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

/// The passages that two texts share.
fn found(suspicious: &Text, source: &Text) -> Vec<Passage> {
    let compared = reuse(&suspicious.profile, &source.profile, &rashomon_analyse::vectors());
    let first = compared.side(suspicious.profile.page) == 0;
    let mut lines: Vec<Match> = compared.aligned.iter().map(|aligned| matched(aligned, first)).collect();
    lines.sort_by_key(|line| (line.suspicious, line.source));
    let joined = join(&lines).into_iter().filter(|run| run.lines > 1 || run.similarity >= SAME_WORDS);
    let passage = |run: Run| Passage {
        suspicious: stretch(&suspicious.lines, &run.suspicious),
        source: stretch(&source.lines, &run.source),
    };
    joined.map(passage).collect()
}

/// One aligned sentence of each text.
#[derive(Clone, Copy)]
struct Match {
    suspicious: usize,
    source: usize,
    similarity: f32,
}

fn matched(aligned: &Aligned, first: bool) -> Match {
    let Aligned { a, b, similarity, .. } = *aligned;
    let (suspicious, source) = if first { (a, b) } else { (b, a) };
    Match { suspicious, source, similarity }
}

/// Aligned sentences near each other in both texts.
#[derive(Debug, PartialEq)]
struct Run {
    suspicious: Range<usize>,
    source: Range<usize>,
    lines: usize,
    similarity: f32,
}

fn join(lines: &[Match]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for line in lines {
        let near = |run: &&mut Run| is_near(&run.suspicious, line.suspicious) && is_near(&run.source, line.source);
        match runs.iter_mut().rev().find(near) {
            Some(run) => grow(run, line),
            None => runs.push(Run {
                suspicious: line.suspicious..line.suspicious + 1,
                source: line.source..line.source + 1,
                lines: 1,
                similarity: line.similarity,
            }),
        }
    }
    runs
}

fn is_near(range: &Range<usize>, line: usize) -> bool {
    line + GAP + 1 >= range.start && line <= range.end + GAP
}

fn grow(run: &mut Run, line: &Match) {
    run.suspicious = run.suspicious.start.min(line.suspicious)..run.suspicious.end.max(line.suspicious + 1);
    run.source = run.source.start.min(line.source)..run.source.end.max(line.source + 1);
    run.lines += 1;
    run.similarity = run.similarity.max(line.similarity);
}

fn stretch(lines: &[Range<usize>], range: &Range<usize>) -> Range<usize> {
    lines[range.start].start..lines[range.end - 1].end
}

#[cfg(test)]
mod tests {
    use super::{Match, join, planted};

    #[test]
    fn lines_near_each_other_in_both_texts_are_one_passage() {
        let lines = [(0, 5), (1, 6), (3, 9), (20, 10)];
        let lines = lines.map(|(suspicious, source)| Match { suspicious, source, similarity: 0.5 });
        let told: Vec<_> = join(&lines).into_iter().map(|run| (run.suspicious, run.source, run.lines)).collect();
        assert_eq!(told, [(0..4, 5..10, 3), (20..21, 10..11, 1)]);
    }

    #[test]
    fn features_are_read_from_xml() {
        let xml = r#"<document><feature name="md5" /><feature name="plagiarism" source_length="4" source_offset="10" this_length="3" this_offset="7" /></document>"#;
        let passages = planted(xml);
        assert_eq!((passages[0].suspicious.clone(), passages[0].source.clone()), (7..10, 10..14));
        assert_eq!(passages.len(), 1);
    }
}
