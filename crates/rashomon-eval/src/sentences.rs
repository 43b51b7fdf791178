//! The task `sentences`: where the sentences of a raw text begin and end, on the English Web Treebank.
//!
//! The text of a document is put together from its `# text` lines: one space between two sentences, none where
//! `SpaceAfter=No` says so, and an empty line before each `# newpar`. A sentence is found where both its ends are right,
//! counted in characters that are not white space, as in the evaluation of the CoNLL shared tasks on Universal
//! Dependencies: F is 2 right / (2 right + wrong + missed). Documents are halved by a hash of their ids.
//!
//! `newswire` joins the genres nearest to news, newsgroups and weblogs. `at-paragraph-end` is the share of sentences
//! that end where a paragraph does, `unmarked` of those that end inside one without a mark that could tell it;
//! `marked-ends` is what a cutter reaches that finds exactly the other ends: more is not in the raw text. `told` is F where
//! sentences whose border nothing tells are one on both sides.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use rashomon_analyse::analyse;
use rashomon_model::{Article, Span};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::counts::Counts;
use crate::data::bytes;
use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// The parts that figures are given for, each with the genres in it; a genre is the id's first word.
const PARTS: &[(&str, &[&str])] = &[
    ("newswire", &["newsgroup", "weblog"]),
    ("newsgroup", &["newsgroup"]),
    ("weblog", &["weblog"]),
    ("answers", &["answers"]),
    ("email", &["email"]),
    ("reviews", &["reviews"]),
];

/// A document as raw text with the sentences it consists of.
#[derive(Default)]
struct Document {
    id: String,
    text: String,
    sentences: Vec<Span>,
    /// Whether each sentence is the last of its paragraph.
    closing: Vec<bool>,
}

/// What was made of one document.
struct Judged {
    genre: String,
    counts: Counts,
    /// The same for the ends of sentences that paragraphs and marks tell.
    marked: Counts,
    /// Found and wanted sentences without the borders that nothing tells.
    told: Counts,
    closing: u32,
    unmarked: u32,
    errors: Vec<String>,
}

/// Measures on all documents in files `*.conllu` below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let files = files(folder);
    if files.is_empty() {
        return Err(Error::no_set(folder, "UD_English-EWT (*.conllu)"));
    }
    let mut documents = Vec::new();
    let mut seen = BTreeSet::new();
    for file in files {
        let text = String::from_utf8_lossy(&bytes(&file)?).into_owned();
        documents.extend(read(&text).into_iter().filter(|document| seen.insert(document.id.clone())));
    }
    let judged: Vec<(Half, Judged)> =
        documents.par_iter().map(|document| (Half::by_id(&document.id), judge(document))).collect();
    let figures = PARTS.iter().flat_map(|(part, genres)| {
        let member = |(_, judged): &&(Half, Judged)| genres.contains(&judged.genre.as_str());
        let members: Vec<(Half, &Judged)> = judged.iter().filter(member).map(|(half, one)| (*half, one)).collect();
        split::figures(&members, |documents| figures(part, documents))
    });
    let figures = figures.collect();
    let looked_at = judged.into_iter().filter(|(half, _)| *half == Half::LookedAt);
    Ok(Measured { figures, errors: looked_at.flat_map(|(_, one)| one.errors).collect() })
}

fn figures(part: &str, documents: &[&&Judged]) -> Vec<Figure> {
    let sum = documents.iter().fold(Counts::default(), |sum, one| sum + one.counts);
    let share = |name: &str, count: fn(&Judged) -> u32, formula| {
        let counted: u32 = documents.iter().map(|one| count(one)).sum();
        Figure::new(format!("ud-ewt.{part}.{name}"), f64::from(counted), f64::from(sum.right + sum.missed), formula)
    };
    let mut figures = sum.figures(&format!("ud-ewt.{part}.sentences"));
    let marked = documents.iter().fold(Counts::default(), |sum, one| sum + one.marked);
    figures.extend(marked.figures(&format!("ud-ewt.{part}.marked-ends")).pop());
    let told = documents.iter().fold(Counts::default(), |sum, one| sum + one.told);
    figures.extend(told.figures(&format!("ud-ewt.{part}.told")).pop());
    figures.push(share("at-paragraph-end", |one| one.closing, "sentences at the end of a paragraph / sentences"));
    figures.push(share("unmarked", |one| one.unmarked, "sentences inside a paragraph without a last mark / sentences"));
    figures
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().flatten().map(walkdir::DirEntry::into_path);
    walk.filter(|path| path.extension().is_some_and(|ending| ending == "conllu")).collect()
}

/// The documents of one file.
fn read(conllu: &str) -> Vec<Document> {
    let mut documents: Vec<Document> = Vec::new();
    let (mut paragraph, mut spaced, mut covered) = (true, true, 0);
    for line in conllu.lines() {
        if let Some(id) = line.strip_prefix("# newdoc id = ") {
            documents.push(Document { id: id.to_owned(), ..Document::default() });
            paragraph = true;
        } else if line.starts_with("# newpar") {
            paragraph = true;
        } else if let Some(text) = line.strip_prefix("# text = ") {
            let Some(document) = documents.last_mut() else { continue };
            document.push(text, paragraph, spaced);
            (paragraph, spaced, covered) = (false, true, 0);
        } else if let Some((last, after)) = surface(line).filter(|(last, _)| *last > covered) {
            (covered, spaced) = (last, after);
        }
    }
    for document in &mut documents {
        document.closing.pop();
        document.closing.push(true);
    }
    documents
}

impl Document {
    fn push(&mut self, text: &str, paragraph: bool, spaced: bool) {
        if paragraph {
            self.end_paragraph();
        } else if spaced {
            self.text.push(' ');
        }
        let start = self.text.len();
        self.text.push_str(text);
        self.sentences.push(Span::new(start, self.text.len()));
        self.closing.push(false);
    }

    fn end_paragraph(&mut self) {
        if let Some(last) = self.closing.last_mut() {
            *last = true;
            self.text.push_str("\n\n");
        }
    }
}

/// The number of the last word on the line of a token, and whether white space follows the token.
fn surface(line: &str) -> Option<(u32, bool)> {
    let (id, _) = line.split_once('\t')?;
    let last = id.split_once('-').map_or(id, |(_, last)| last).parse().ok()?;
    Some((last, !line.contains("SpaceAfter=No")))
}

fn judge(document: &Document) -> Judged {
    let article = Article { text: document.text.clone(), ..Article::default() };
    let found: Vec<Span> = analyse(&article).sentences.iter().map(|sentence| sentence.span).collect();
    let dense = dense(&document.text);
    let ends = |spans: &[Span]| -> BTreeSet<(u32, u32)> {
        spans.iter().map(|span| (dense[span.start as usize], dense[span.end as usize])).collect()
    };
    let told = |index: usize| document.closing[index] || ends_marked(document.sentences[index].of(&document.text));
    let all = || 0..document.sentences.len();
    let end = |span: Span| dense[span.end as usize];
    let untold: BTreeSet<u32> =
        all().filter(|index| !told(*index)).map(|index| end(document.sentences[index])).collect();
    let joined = |spans: &[Span]| {
        spans.iter().fold(Vec::new(), |mut cut: Vec<Span>, span| {
            match cut.last_mut().filter(|last| untold.contains(&end(**last))) {
                Some(last) => *last = last.join(*span),
                None => cut.push(*span),
            }
            cut
        })
    };
    let marked = ends(&joined(&document.sentences));
    let wanted = ends(&document.sentences);
    Judged {
        genre: document.id.split('-').next().unwrap_or_default().to_owned(),
        counts: compare(&wanted, &ends(&found)),
        marked: compare(&wanted, &marked),
        told: compare(&marked, &ends(&joined(&found))),
        closing: document.closing.iter().filter(|closing| **closing).count() as u32,
        unmarked: all().filter(|index| !told(*index)).count() as u32,
        errors: errors(document, &found, &dense),
    }
}

fn compare(wanted: &BTreeSet<(u32, u32)>, given: &BTreeSet<(u32, u32)>) -> Counts {
    let right = wanted.intersection(given).count() as u32;
    Counts { right, wrong: given.len() as u32 - right, missed: wanted.len() as u32 - right }
}

/// For each byte of a text how many bytes before it are not white space.
fn dense(text: &str) -> Vec<u32> {
    let mut dense = Vec::with_capacity(text.len() + 1);
    let mut count = 0;
    for c in text.chars() {
        for _ in 0..c.len_utf8() {
            dense.push(count);
            count += u32::from(!c.is_whitespace());
        }
    }
    dense.push(count);
    dense
}

fn ends_marked(sentence: &str) -> bool {
    let bare = sentence.trim_end_matches(|c: char| !c.is_alphanumeric() && !is_last_mark(c));
    bare.ends_with(is_last_mark)
}

fn is_last_mark(c: char) -> bool {
    matches!(c, '.' | '!' | '?' | '\u{2026}' | ':' | ';')
}

/// Ends that were missed (`-`) or wrongly found (`+`), each with what stands around it, `|` for the end.
fn errors(document: &Document, found: &[Span], dense: &[u32]) -> Vec<String> {
    let ends = |spans: &[Span]| -> BTreeSet<(u32, u32)> {
        spans.iter().map(|span| (dense[span.end as usize], span.end)).collect()
    };
    let (wanted, given) = (ends(&document.sentences), ends(found));
    let lacks = |set: &BTreeSet<(u32, u32)>, end: u32| set.range((end, 0)..=(end, u32::MAX)).next().is_none();
    let missed = wanted.iter().filter(|(end, _)| lacks(&given, *end)).map(|(_, at)| ("-", *at));
    let wrong = given.iter().filter(|(end, _)| lacks(&wanted, *end)).map(|(_, at)| ("+", *at));
    let mut errors: Vec<(&str, u32)> = missed.chain(wrong).collect();
    errors.sort_by_key(|(_, at)| *at);
    let shown = |(kind, at): (&str, u32)| {
        let (before, after) = document.text.split_at(at as usize);
        let before: Vec<char> = before.chars().rev().take(70).collect();
        let before: String = before.into_iter().rev().collect();
        let after: String = after.chars().take(40).collect();
        format!("{}\t{kind}\t{}|{}", document.id, before.replace('\n', "\u{b6}"), after.replace('\n', "\u{b6}"))
    };
    errors.into_iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: &str = "# newdoc id = weblog-a\n# newpar id = p1\n# text = It can't rain.\n1\tIt\t_\n2-3\tcan't\t_\n\
        2\tca\tSpaceAfter=No\n3\tn't\t_\n4\train\tSpaceAfter=No\n5\t.\t_\n\n# text = (It did.)\n1\t(\tSpaceAfter=No\n\
        2\tIt\t_\n3\tdid\tSpaceAfter=No\n4\t.\tSpaceAfter=No\n5-6\t)\tSpaceAfter=No\n5\t)\t_\n6\t)\t_\n\n\
        # text = Then\n1\tThen\t_\n\n# newpar id = p2\n# text = End\n1\tEnd\t_\n";

    #[test]
    fn a_document_is_put_together_from_its_sentences() {
        let documents = read(SAMPLE);
        assert_eq!(documents[0].text, "It can't rain. (It did.)Then\n\nEnd");
        assert_eq!(documents[0].closing, [false, false, true, true]);
    }

    #[test]
    fn white_space_does_not_count() {
        let judged = judge(&Document {
            text: "It rained. \n It stopped.".to_owned(),
            sentences: vec![Span::new(0, 11), Span::new(12, 24)],
            closing: vec![false, true],
            ..Document::default()
        });
        assert_eq!(judged.counts, Counts { right: 2, wrong: 0, missed: 0 });
        assert!(judged.errors.is_empty());
    }

    #[test]
    fn a_border_that_nothing_tells_is_left_aside_in_told() {
        let judged = judge(&Document {
            text: "Best regards Ada. It stopped.".to_owned(),
            sentences: vec![Span::new(0, 12), Span::new(13, 17), Span::new(18, 29)],
            closing: vec![false, false, true],
            ..Document::default()
        });
        assert_eq!(judged.counts, Counts { right: 1, wrong: 1, missed: 2 });
        assert_eq!(judged.told, Counts { right: 2, wrong: 0, missed: 0 });
    }

    #[test]
    fn a_wrong_end_spoils_both_its_sentences() {
        let judged = judge(&Document {
            text: "It rained all day. It stopped.".to_owned(),
            sentences: vec![Span::new(0, 9), Span::new(10, 30)],
            closing: vec![false, true],
            ..Document::default()
        });
        assert_eq!(judged.counts, Counts { right: 0, wrong: 2, missed: 2 });
        assert_eq!(judged.unmarked, 1);
        assert_eq!(judged.errors, ["\t-\tIt rained| all day. It stopped.", "\t+\tIt rained all day.| It stopped."]);
    }
}
