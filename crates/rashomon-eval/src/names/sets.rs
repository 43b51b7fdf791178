//! Sets with labelled names: read in their published formats, and tied to the tokens as we cut them.

use std::collections::BTreeMap;
use std::fs;
use std::ops::Range;
use std::path::Path;

use rashomon_analyse::training::Text;
use rashomon_model::id::fnv1a;

use crate::abp;
use crate::data::find;
use crate::error::Error;

/// The kinds of the labels made for this project, by their letters: person, organisation, place, facility, group
/// (peoples, faiths, adherents), other.
pub const KINDS: &str = "POLFGM";

/// A labelled text.
pub struct Document {
    /// What it is told apart by.
    pub id: String,
    /// The text.
    pub text: Text,
    /// For each of our tokens the sentence and word of the set that it belongs to.
    pub places: Vec<Place>,
    /// Whether the text was written for this project.
    pub written: bool,
    /// The names that the set tells of, in order.
    pub names: Vec<Name>,
}

/// Sentence and word of a set; where a set labels bytes, its words are our tokens and all stand in one sentence.
pub type Place = (usize, usize);

/// A name in the words of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Name {
    /// Its sentence.
    pub sentence: usize,
    /// Its first word.
    pub first: usize,
    /// One past its last word.
    pub end: usize,
    /// The number of its kind.
    pub kind: usize,
}

impl Document {
    /// The label of each token: 0 outside, then one for the first and one for further tokens of each kind.
    pub fn labels(&self) -> Vec<u8> {
        let mut names = self.names.iter().peekable();
        let label = |(token, place): (usize, &Place)| {
            while names.next_if(|name| (name.sentence, name.end) <= (place.0, place.1)).is_some() {}
            let covering = |name: &&&Name| name.sentence == place.0 && (name.first..name.end).contains(&place.1);
            let Some(name) = names.peek().filter(covering) else { return 0 };
            let begins = name.first == place.1 && (token == 0 || self.places[token - 1] != *place);
            (2 * name.kind + 2 - usize::from(begins)) as u8
        };
        self.places.iter().enumerate().map(label).collect()
    }
}

/// A sentence in the format of CoNLL: its words and their labels.
type Sentence = (Vec<String>, Vec<String>);

/// The parts of CoNLL-2003 as CrossNER keeps it, cut into its articles.
pub(crate) fn conll(root: &Path, part: &str) -> Result<Vec<Document>, Error> {
    let wanted = "crossner (ner_data/conll2003)";
    let set = find(root, |path| path.ends_with("ner_data/conll2003")).ok_or_else(|| Error::no_set(root, wanted))?;
    let sentences = sentences(&set.join(part).with_extension("txt"))?;
    Ok(documents(part, &sentences, articles(&sentences), &four))
}

/// CrossNER's texts on politics, a sentence a document; of its kinds politicians are persons, parties organisations,
/// countries places, and elections and events other names.
pub(crate) fn politics(root: &Path) -> Result<Vec<Document>, Error> {
    let Some(set) = find(root, |path| path.ends_with("ner_data/politics")) else { return Ok(Vec::new()) };
    let sentences = sentences(&set.join("test.txt"))?;
    Ok(documents("politics", &sentences, (0..sentences.len()).collect(), &four))
}

/// WikiGold, whose articles stand without a mark between them: eight sentences are taken as one.
pub(crate) fn wikigold(root: &Path) -> Result<Vec<Document>, Error> {
    let Some(set) = find(root, |path| path.join("wikigold.conll.txt").is_file()) else { return Ok(Vec::new()) };
    let sentences = sentences(&set.join("wikigold.conll.txt"))?;
    Ok(documents("wikigold", &sentences, (0..sentences.len()).step_by(8).collect(), &four))
}

/// The kinds of CoNLL: person, organisation, place, other.
fn four(label: &str) -> Option<usize> {
    match label {
        "person" | "politician" | "PER" => Some(0),
        "organisation" | "politicalparty" | "ORG" => Some(1),
        "location" | "country" | "LOC" => Some(2),
        "misc" | "event" | "election" | "MISC" => Some(3),
        _ => None,
    }
}

fn sentences(path: &Path) -> Result<Vec<Sentence>, Error> {
    let text = fs::read_to_string(path).map_err(|error| Error::unreadable(path, &error))?;
    let (mut sentences, mut sentence) = (Vec::new(), Sentence::default());
    for line in text.lines().chain([""]) {
        let columns: Vec<&str> = line.split_whitespace().collect();
        match columns.as_slice() {
            [word, label] => {
                sentence.0.push((*word).to_owned());
                sentence.1.push((*label).to_owned());
            }
            _ if sentence.0.is_empty() => {}
            _ => sentences.push(std::mem::take(&mut sentence)),
        }
    }
    Ok(sentences)
}

/// Where articles of CoNLL-2003 begin: one or two sentences (headline, byline) before a place with a date.
fn articles(sentences: &[Sentence]) -> Vec<usize> {
    let mut starts = vec![0];
    for (at, (words, _)) in sentences.iter().enumerate() {
        let dated = words.len() <= 9 && words.last().is_some_and(|word| word.len() == 10 && word.starts_with("199"));
        let latest = starts.last().copied().unwrap_or(0);
        let byline = at >= 2 && at - 2 > latest && sentences[at - 1].0.len() <= 4;
        let start = at.saturating_sub(if byline { 2 } else { 1 });
        if dated && start > latest {
            starts.push(start);
        }
    }
    starts
}

fn documents(
    set: &str,
    sentences: &[Sentence],
    starts: Vec<usize>,
    kind: &impl Fn(&str) -> Option<usize>,
) -> Vec<Document> {
    let ends = starts.iter().skip(1).copied().chain([sentences.len()]);
    let parts = starts.iter().copied().zip(ends).filter(|(start, end)| start < end);
    parts.map(|(start, end)| document(format!("{set} {start}"), &sentences[start..end], kind)).collect()
}

fn document(id: String, sentences: &[Sentence], kind: &impl Fn(&str) -> Option<usize>) -> Document {
    let words: Vec<Vec<String>> = sentences.iter().map(|(words, _)| words.clone()).collect();
    let (mut starts, mut at) = (Vec::new(), 0);
    for (sentence, words) in words.iter().enumerate() {
        for (index, word) in words.iter().enumerate() {
            starts.push((at, (sentence, index)));
            at += word.len() + 1;
        }
    }
    let text = Text::of_words(&words);
    let place = |start: u32| starts[starts.partition_point(|(at, _)| *at <= start as usize) - 1].1;
    let places = text.spans().map(|span| place(span.start)).collect();
    let names = sentences.iter().enumerate().flat_map(|(index, (_, labels))| names(index, labels, kind)).collect();
    Document { id, text, places, written: false, names }
}

/// The names of a sentence in the BIO or IO form.
fn names(sentence: usize, labels: &[String], kind: &impl Fn(&str) -> Option<usize>) -> Vec<Name> {
    let mut names: Vec<Name> = Vec::new();
    let mut before = None;
    for (at, label) in labels.iter().enumerate() {
        let named = label.split_once('-');
        if let Some((begins, name)) = named {
            match names.last_mut() {
                Some(last) if begins == "I" && before == Some(name) => last.end = at + 1,
                _ => names.extend(kind(name).map(|kind| Name { sentence, first: at, end: at + 1, kind })),
            }
        }
        before = named.map(|(_, name)| name);
    }
    names
}

/// The names labelled by hand in news articles: a line an article, its id in abp and `start:end:KIND` in code points.
const ARTICLES: &str = include_str!("../../../rashomon-train/labels/names-abp.tsv");
/// Texts written for this project with their names marked `[P Ada Lund]`, each below a line `=== ID`.
const WRITTEN: &str = include_str!("../../../rashomon-train/labels/names-written.txt");

/// The texts labelled for this project; the articles' words come from abp (`abp.jsonl`).
pub fn labelled(root: &Path) -> Result<Vec<Document>, Error> {
    let mut documents = articles_of_abp(root)?;
    let texts = WRITTEN.split("=== ").filter_map(|part| part.split_once('\n'));
    documents.extend(texts.map(|(id, text)| written(id.trim(), text)));
    Ok(documents)
}

fn articles_of_abp(root: &Path) -> Result<Vec<Document>, Error> {
    let marks: BTreeMap<&str, &str> = ARTICLES.lines().filter_map(|line| line.split_once('\t')).collect();
    let ids = marks.keys().map(|id| (*id).to_owned()).collect();
    let articles = abp::articles_of(root, &ids)?.ok_or_else(|| Error::no_set(root, abp::SET))?;
    let marked = |article: abp::Article| marks.get(article.id.as_str()).map(|marks| standoff(article, marks));
    let mut documents: Vec<Document> = articles.into_values().filter_map(marked).collect();
    documents.sort_by_key(|document| fnv1a(document.id.bytes()));
    Ok(documents)
}

fn standoff(article: abp::Article, marks: &str) -> Document {
    let bytes: Vec<usize> = article.text.char_indices().map(|(at, _)| at).chain([article.text.len()]).collect();
    let mark = |mark: &str| {
        let mut parts = mark.split(':');
        let (start, end) = (parts.next()?.parse::<usize>().ok()?, parts.next()?.parse::<usize>().ok()?);
        Some((*bytes.get(start)?..*bytes.get(end)?, KINDS.find(parts.next()?)?))
    };
    let marks: Vec<(Range<usize>, usize)> = marks.split(' ').filter_map(mark).collect();
    marked(article.id, article.text, &marks)
}

fn written(id: &str, text: &str) -> Document {
    let (mut bare, mut marks, mut open) = (String::new(), Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let kind = rest.get(1..2).filter(|_| c == '[' && rest.get(2..3) == Some(" ")).and_then(|kind| KINDS.find(kind));
        if let Some(kind) = kind {
            open.push((bare.len(), kind));
            rest = &rest[3..];
            continue;
        }
        match open.pop_if(|_| c == ']') {
            Some((start, kind)) => marks.push((start..bare.len(), kind)),
            None => bare.push(c),
        }
        rest = &rest[c.len_utf8()..];
    }
    Document { written: true, ..marked(id.to_owned(), bare, &marks) }
}

/// A text whose names are marked by bytes.
fn marked(id: String, text: String, marks: &[(Range<usize>, usize)]) -> Document {
    let text = Text::new(text);
    let spans: Vec<Range<usize>> = text.spans().map(|span| span.start as usize..span.end as usize).collect();
    let mut names: Vec<Name> =
        marks.iter().filter_map(|(mark, kind)| of_tokens(text.text(), &spans, mark, *kind)).collect();
    names.sort_unstable();
    names.dedup_by_key(|name| name.first);
    let places = (0..spans.len()).map(|token| (0, token)).collect();
    Document { id, text, places, written: false, names }
}

/// The tokens of a mark, without a last full stop and the sign of an account. A token of which the mark covers only the
/// beginning ("Virginia-based") says what something is like, as the name of a people does; one of which it covers only
/// the end ("R-Utah") is no name.
fn of_tokens(text: &str, spans: &[Range<usize>], mark: &Range<usize>, kind: usize) -> Option<Name> {
    let mut first = spans.partition_point(|span| span.end <= mark.start);
    let mut end = spans.partition_point(|span| span.start < mark.end);
    let reads = |token: usize, word: &str| spans.get(token).and_then(|span| text.get(span.clone())) == Some(word);
    while end > first + 1 && reads(end - 1, ".") {
        end -= 1;
    }
    first += usize::from(end > first + 1 && reads(first, "@"));
    let group = KINDS.find('G').filter(|_| !"FM".contains(&KINDS[kind..=kind]));
    let kind = if spans.get(end.checked_sub(1)?)?.end > mark.end { group.unwrap_or(kind) } else { kind };
    (first < end && spans[first].start >= mark.start).then_some(Name { sentence: 0, first, end, kind })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(document: &Document) -> Vec<(String, usize)> {
        let spans: Vec<Range<usize>> =
            document.text.spans().map(|span| span.start as usize..span.end as usize).collect();
        let words = |name: &Name| document.text.text()[spans[name.first].start..spans[name.end - 1].end].to_owned();
        document.names.iter().map(|name| (words(name), name.kind)).collect()
    }

    #[test]
    fn marks_in_the_text_become_names() {
        let document = written(
            "w",
            "[P Ada Lund], a [L Kyiv]-based envoy (D-[L Ohio]), left [O Acme Corp.] for [L U.S.] soil [sic].",
        );
        let expected = [("Ada Lund", 0), ("Kyiv-based", 4), ("Acme Corp", 1), ("U.S.", 2)];
        assert_eq!(told(&document), expected.map(|(words, kind)| (words.to_owned(), kind)));
        assert!(document.text.text().ends_with("soil [sic]."));
    }

    #[test]
    fn words_of_a_set_keep_their_labels_where_we_cut_them_apart() {
        let sentence = |words: &str, labels: &str| -> Sentence {
            (words.split(' ').map(str::to_owned).collect(), labels.split(' ').map(str::to_owned).collect())
        };
        let sentences = [sentence("Gen. Li left St. Ives", "O I-PER O I-LOC I-LOC"), sentence("Rome fell", "B-LOC O")];
        let document = document("d".to_owned(), &sentences, &four);
        assert_eq!(document.labels(), [0, 0, 1, 0, 5, 6, 6, 5, 0]);
    }

    #[test]
    fn every_label_of_the_project_can_be_read() {
        assert!(ARTICLES.lines().count() > 200);
        let texts = WRITTEN.split("=== ").filter_map(|part| part.split_once('\n'));
        let documents: Vec<Document> = texts.map(|(id, text)| written(id, text)).collect();
        assert!(documents.iter().filter(|document| document.names.len() > 2).count() > 300);
    }
}
