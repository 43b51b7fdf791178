//! Attribution relations as people marked them, in the convention of PARC and PolNeAR: source, cue and content as
//! pieces of a text.
//!
//! **PolNeAR** (Newell et al. 2018) comes as BRAT files, `text/NAME.txt` beside `attributions/NAME_WHO.ann`. Where several
//! people marked a text, the first in order of their file names is taken. A part that a relation names and that the file
//! does not hold is skipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use rashomon_model::Span;

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
