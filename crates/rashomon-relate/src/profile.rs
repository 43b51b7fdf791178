//! What comparing needs of one account: its sentences as weighted words.

use rashomon_model::wording::{self, Word};
use rashomon_model::{Account, PageId, QuoteForm, Sentence, SourceKind, Span, StemId, id};

use crate::nearness::NearWords;

/// The words of one account, ready to be compared.
#[derive(Clone, Debug)]
pub struct Profile {
    /// The page.
    pub page: PageId,
    /// Its sentences, apparatus left out.
    pub lines: Vec<Line>,
    /// Number of words in all lines.
    pub words: usize,
    /// What tells whether another page carries its text.
    pub print: Print,
    /// Its quoted words in order.
    pub quoted: Vec<Quoted>,
    /// Which lines have which content words, by stem, then line.
    pub postings: Vec<Posting>,
    /// Its content words by what may be near them.
    pub near: NearWords,
}

/// A word between quotation marks.
#[derive(Clone, Copy, Debug)]
pub struct Quoted {
    /// Its stem.
    pub stem: StemId,
    /// A number for the person whose word it is, where the page names one.
    pub speaker: Option<u64>,
}

/// What is needed of one account to tell whether another one carries the same text.
#[derive(Clone, Debug)]
pub struct Print {
    /// Hashes of its runs of five words outside quotations, distinct and sorted.
    pub runs: Vec<u64>,
    /// The same line by line, in the order of the words.
    pub lines: Vec<Vec<u64>>,
    /// How many of its words stand outside quotations.
    pub own_words: usize,
    /// Stems of its names and figures, distinct and sorted.
    pub facts: Vec<StemId>,
}

/// That a line has a content word.
#[derive(Clone, Copy, Debug)]
pub struct Posting {
    /// The word.
    pub stem: StemId,
    /// Index of the line among the profile's lines.
    pub line: u32,
    /// Its index among the line's content.
    pub word: u32,
    /// Weight of the word there.
    pub weight: f32,
}

/// Length in words of the shared runs that tell copying from chance (as the n-gram baselines of the field).
pub const RUN: usize = 5;

/// One sentence of an account.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its index in the analysis.
    pub sentence: usize,
    /// Its words in the text.
    pub span: Span,
    /// All words and numbers in order, function words included.
    pub words: Vec<Word>,
    /// Distinct content words, by stem.
    pub content: Vec<Word>,
    /// Summed weight of `content`.
    pub weight: f32,
}

impl Line {
    /// Whether a content word stands in it.
    pub fn has(&self, stem: StemId) -> bool {
        self.content.binary_search_by_key(&stem, |word| word.stem).is_ok()
    }
}

impl Profile {
    /// The profile of an account.
    pub fn of(account: &Account) -> Profile {
        let lines = lines(account);
        Profile {
            page: account.page,
            words: lines.iter().map(|line| line.words.len()).sum(),
            print: Print::of_lines(account, &lines),
            quoted: quoted(account, &lines),
            postings: postings(&lines),
            near: NearWords::of(&lines),
            lines,
        }
    }
}

impl Print {
    /// The print of an account.
    pub fn of(account: &Account) -> Print {
        Print::of_lines(account, &lines(account))
    }

    fn of_lines(account: &Account, lines: &[Line]) -> Print {
        let runs_of: Vec<Vec<u64>> = lines.iter().map(|line| runs(&line.words)).collect();
        let mut runs = runs_of.concat();
        runs.sort_unstable();
        runs.dedup();
        let own_words = lines.iter().flat_map(|line| &line.words).filter(|word| !word.quoted).count();
        Print { runs, lines: runs_of, own_words, facts: facts(account, lines) }
    }
}

impl Line {
    /// A sentence of some words, with its number in the analysis.
    pub fn of(sentence: usize, span: Span, words: Vec<Word>) -> Line {
        let content = wording::content(&words);
        let weight = wording::weight(&content);
        Line { sentence, span, words, content, weight }
    }

    /// Share of the line's words that stand between quotation marks, 0 to 1.
    pub fn quoted_share(&self) -> f32 {
        self.words.iter().filter(|w| w.quoted).count() as f32 / self.words.len().max(1) as f32
    }
}

/// Calls for each entry of one list and each of another under one key; both are in order of their keys.
pub fn side_by_side<T, K: Ord>(a: &[T], b: &[T], key: impl Fn(&T) -> K, mut met: impl FnMut(&T, &T)) {
    let mut theirs = b.chunk_by(|x, y| key(x) == key(y)).peekable();
    for mine in a.chunk_by(|x, y| key(x) == key(y)) {
        while theirs.next_if(|theirs| key(&theirs[0]) < key(&mine[0])).is_some() {}
        let Some(theirs) = theirs.next_if(|theirs| key(&theirs[0]) == key(&mine[0])) else { continue };
        mine.iter().for_each(|x| theirs.iter().for_each(|y| met(x, y)));
    }
}

fn postings(lines: &[Line]) -> Vec<Posting> {
    let of_line = |(line, it): (u32, &Line)| -> Vec<Posting> {
        let posting = |(word, it): (u32, &Word)| Posting { stem: it.stem, line, word, weight: it.weight };
        (0..).zip(&it.content).map(posting).collect()
    };
    let mut postings: Vec<Posting> = (0..).zip(lines).flat_map(of_line).collect();
    postings.sort_by_key(|posting| (posting.stem, posting.line));
    postings
}

fn quoted(account: &Account, lines: &[Line]) -> Vec<Quoted> {
    let persons = account.analysis.attributions.iter().filter(|a| a.kind == SourceKind::NamedPerson);
    let said: Vec<(Span, u64)> = persons
        .filter(|a| a.form != QuoteForm::Indirect)
        // Where one page has her name in full, another has her surname.
        .filter_map(|a| Some((a.content, id::fnv1a(a.name.split_whitespace().next_back()?.bytes()))))
        .collect();
    let words = |line: &Line| {
        let speaker = said.iter().find(|(content, _)| content.meets(line.span)).map(|(_, speaker)| *speaker);
        let quoted = line.words.iter().filter(|w| w.quoted);
        quoted.map(|w| Quoted { stem: w.stem, speaker }).collect::<Vec<Quoted>>()
    };
    lines.iter().flat_map(words).collect()
}

fn facts(account: &Account, lines: &[Line]) -> Vec<StemId> {
    let tokens = &account.analysis.tokens;
    let named = account.analysis.entities.iter().flat_map(|e| &e.mentions).flat_map(|mention| {
        let first = tokens.partition_point(|t| t.span.start < mention.start);
        tokens[first..].iter().take_while(|t| t.span.end <= mention.end).filter(|t| t.idf > 0.0).map(|t| t.stem)
    });
    let figures = lines.iter().flat_map(|l| &l.words).filter(|w| w.number).map(|w| w.stem);
    let mut facts: Vec<StemId> = named.chain(figures).collect();
    facts.sort_unstable();
    facts.dedup();
    facts
}

/// The sentences of an account that have words, apparatus left out.
fn lines(account: &Account) -> Vec<Line> {
    let analysis = &account.analysis;
    let sentences = analysis.sentences.iter().enumerate().filter(|(_, it)| !it.apparatus);
    let line = |(index, it): (usize, &Sentence)| {
        Line::of(index, it.span, wording::words(account, analysis.tokens_of(it.first_token, it.end_token)))
    };
    sentences.map(line).filter(|line| !line.words.is_empty()).collect()
}

/// Hashes of the runs of five words outside quotations, in order.
fn runs(words: &[Word]) -> Vec<u64> {
    let own: Vec<StemId> = words.iter().filter(|w| !w.quoted).map(|w| w.stem).collect();
    own.windows(RUN).map(|run| id::fnv1a(run.iter().flat_map(|s| s.0.to_le_bytes()))).collect()
}
