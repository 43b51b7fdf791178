//! Attribution relations as people marked them, in the convention of PARC and PolNeAR: source, cue and content as
//! pieces of a text.
//!
//! **PolNeAR** (Newell et al. 2018) comes as BRAT files, `text/NAME.txt` beside `attributions/NAME_WHO.ann`. Where several
//! people marked a text, the first in order of their file names is taken. A part that a relation names and that the file
//! does not hold is skipped.
//!
//! Our own labels are two files of `rashomon-train`: news articles of abp labelled by hand, and sentences written for
//! the purpose. Every fifth article is kept back from learning.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rashomon_model::Span;

use crate::abp;
use crate::data::{find, names};
use crate::error::Error;

/// One attribution: pieces of the text, in order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Relation {
    /// Who said it; none where the text leaves it out.
    pub source: Vec<Span>,
    /// The words that mark it.
    pub cue: Vec<Span>,
    /// What was said.
    pub content: Vec<Span>,
}

/// A text with its attributions.
#[derive(Clone, Debug)]
pub struct Marked {
    /// Its name in the set.
    pub name: String,
    /// The text.
    pub text: String,
    /// The attributions, in the order of the file.
    pub relations: Vec<Relation>,
}

/// Attributions of news articles, labelled by hand: a line an attribution, the article's id in abp, then source, cue and
/// content as `start:end` in code points.
const ARTICLES: &str = include_str!("../../rashomon-train/labels/attributions-abp.tsv");
/// Sentences written to show what is rare in those articles; the file says how it is read.
const WRITTEN: &str = include_str!("../../rashomon-train/labels/attributions-written.txt");
/// One article of so many is kept back.
const KEPT_BACK: usize = 5;
/// In how many ways a written sentence is filled.
const FILLINGS: usize = 12;

/// Our own labelled articles: those to learn from, then those kept back.
pub fn articles(folder: &Path) -> Result<(Vec<Marked>, Vec<Marked>), Error> {
    let mut wanted: Vec<&str> = ARTICLES.lines().filter_map(|line| line.split('\t').next()).collect();
    wanted.dedup();
    let ids = wanted.iter().map(|id| (*id).to_owned()).collect();
    let mut articles = abp::articles_of(folder, &ids)?.ok_or_else(|| Error::no_set(folder, abp::SET))?;
    let (mut learned, mut kept_back) = (Vec::new(), Vec::new());
    for (at, id) in wanted.into_iter().enumerate() {
        let Some(abp::Article { text, .. }) = articles.remove(id) else { continue };
        let marked = Marked { name: id.to_owned(), relations: of_article(id, &text), text };
        if at % KEPT_BACK == 0 { kept_back.push(marked) } else { learned.push(marked) }
    }
    Ok((learned, kept_back))
}

fn of_article(id: &str, text: &str) -> Vec<Relation> {
    let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let span = |range: &str| {
        let (start, end) = range.split_once(':')?;
        let at = |number: &str| bytes.get(number.parse::<usize>().ok()?).copied();
        Some(Span { start: at(start)?, end: at(end)? })
    };
    let spans = |column: Option<&str>| column.unwrap_or_default().split(' ').filter_map(span).collect();
    let lines = ARTICLES.lines().map(|line| line.split('\t')).filter_map(|mut columns| {
        (columns.next() == Some(id)).then(|| Relation {
            source: spans(columns.next()),
            cue: spans(columns.next()),
            content: spans(columns.next()),
        })
    });
    lines.collect()
}

/// The sentences written for the purpose, each filled in several ways.
pub fn written() -> Vec<Marked> {
    let lines = || WRITTEN.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let fill: BTreeMap<char, Vec<&str>> = lines()
        .filter_map(|line| line.strip_prefix('=')?.split_once(' '))
        .filter_map(|(name, words)| Some((name.chars().next()?, words.split(" | ").collect())))
        .collect();
    let mut texts = Vec::new();
    for (number, line) in lines().filter(|line| !line.starts_with('=')).enumerate() {
        let fillings = if line.contains('{') { FILLINGS } else { 1 };
        texts.extend((0..fillings).map(|filling| unbracketed(&filled(line, &fill, number + filling, filling))));
    }
    texts
}

/// A line with words for each `{X}`: others with each filling, and others at each place of a line.
fn filled(line: &str, fill: &BTreeMap<char, Vec<&str>>, from: usize, filling: usize) -> String {
    let mut parts = line.split('{');
    let mut text = parts.next().unwrap_or_default().to_owned();
    for (place, part) in parts.enumerate() {
        let mut rest = part.chars();
        let words = rest.next().and_then(|name| fill.get(&name));
        let step = filling * (2 * place + 4) + 5 * place + from;
        text.push_str(words.map_or("", |words| words[step % words.len()]));
        text.push_str(rest.as_str().trim_start_matches('}'));
    }
    text
}

/// The text without its brackets, and what they mark.
fn unbracketed(line: &str) -> Marked {
    let mut text = String::new();
    let mut open = Vec::new();
    let mut relations: BTreeMap<char, Relation> = BTreeMap::new();
    let mut rest = line.chars();
    while let Some(next) = rest.next() {
        match next {
            '[' => {
                let head: String = rest.by_ref().take_while(|c| *c != ' ').collect();
                open.push((head, text.len() as u32));
            }
            ']' => {
                let Some((head, start)) = open.pop() else { continue };
                let relation = relations.entry(head.chars().nth(1).unwrap_or('1')).or_default();
                let span = Span { start, end: text.len() as u32 };
                match head.chars().next() {
                    Some('S') => relation.source.push(span),
                    Some('Q') => relation.cue.push(span),
                    _ => relation.content.push(span),
                }
            }
            _ if text.is_empty() => text.extend(next.to_uppercase()),
            _ => text.push(next),
        }
    }
    Marked { name: String::new(), text, relations: relations.into_values().collect() }
}

/// One part of PolNeAR, `train` or `dev`, wherever below the folder it lies.
pub fn polnear(folder: &Path, part: &str) -> Result<Vec<Marked>, Error> {
    let is_set = |path: &Path| path.join("dev/attributions").is_dir() && path.join("train/attributions").is_dir();
    let set = find(folder, is_set).ok_or_else(|| Error::no_set(folder, "PolNeAR"))?.join(part);
    let mut first: BTreeMap<String, String> = BTreeMap::new();
    for file in names(&set.join("attributions"))? {
        let Some((text, _)) = file.rsplit_once('_') else { continue };
        first.entry(text.to_owned()).or_insert(file);
    }
    let read = |(name, file): (String, String)| {
        let read =
            |path: std::path::PathBuf| fs::read_to_string(&path).map_err(|error| Error::unreadable(&path, &error));
        let text = read(set.join("text").join(format!("{name}.txt")))?;
        let relations = brat(&text, &read(set.join("attributions").join(file))?);
        Ok(Marked { name, text, relations })
    };
    first.into_iter().map(read).collect()
}

/// The relations of a BRAT file. Its offsets count characters.
fn brat(text: &str, file: &str) -> Vec<Relation> {
    let bytes: Vec<u32> = text.char_indices().map(|(at, _)| at as u32).chain([text.len() as u32]).collect();
    let span = |range: &str| {
        let (start, end) = range.trim().split_once(' ')?;
        let at = |number: &str| bytes.get(number.parse::<usize>().ok()?).copied();
        Some(Span { start: at(start)?, end: at(end)? })
    };
    let mut pieces: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut relations = Vec::new();
    for line in file.lines() {
        let mut columns = line.split('\t');
        let (Some(id), Some(what)) = (columns.next(), columns.next()) else { continue };
        if id.starts_with('T') {
            let ranges = what.split_once(' ').map_or("", |(_, ranges)| ranges);
            pieces.insert(id, ranges.split(';').filter_map(span).collect());
        } else if id.starts_with('E') {
            relations.push(relation(what, &pieces));
        }
    }
    relations
}

/// `Attribution:T4 Content:T3 Cue:T2 Source:T1`
fn relation(parts: &str, pieces: &BTreeMap<&str, Vec<Span>>) -> Relation {
    let mut relation = Relation::default();
    for (role, id) in parts.split_whitespace().filter_map(|part| part.split_once(':')) {
        let part = match role.trim_end_matches(|c: char| c.is_ascii_digit()) {
            "Source" => &mut relation.source,
            "Cue" => &mut relation.cue,
            "Content" => &mut relation.content,
            _ => continue,
        };
        part.extend(pieces.get(id).into_iter().flatten());
        part.sort_unstable();
    }
    relation
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_mark_what_stands_in_them() {
        let fill = BTreeMap::from([('R', vec!["the mayor", "Ada Lund"])]);
        let marked = unbracketed(&filled("[S1 {R}] [Q1 said] [C1 it rained, [S2 she] [Q2 added]].", &fill, 1, 0));
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(&marked.text).to_owned()).collect::<Vec<String>>();
        assert_eq!(marked.text, "Ada Lund said it rained, she added.");
        assert_eq!(words(&marked.relations[0].source), ["Ada Lund"]);
        assert_eq!(words(&marked.relations[0].content), ["it rained, she added"]);
        assert_eq!(words(&marked.relations[1].cue), ["added"]);
        assert!(written().iter().all(|marked| !marked.text.contains(['[', ']', '{', '}'])));
    }

    #[test]
    fn offsets_of_a_brat_file_count_characters() {
        let text = "“É só,” said Eça. “Fim.”";
        let file = "T1\tSource 13 16\tEça\nT2\tCue 8 12\tsaid\nT3\tContent 0 7;18 24\t…\n\
                    E1\tAttribution:T9 Content:T3 Cue:T2 Source:T1 Source2:T8\n";
        let words = |spans: &[Span]| spans.iter().map(|span| span.of(text)).collect::<Vec<&str>>();
        let relations = brat(text, file);
        assert_eq!(relations.len(), 1);
        assert_eq!(words(&relations[0].source), ["Eça"]);
        assert_eq!(words(&relations[0].cue), ["said"]);
        assert_eq!(words(&relations[0].content), ["“É só,”", "“Fim.”"]);
    }
}
