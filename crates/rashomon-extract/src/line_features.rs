//! What can be said of a line of scraped text without knowing its language: features for the line model.
//!
//! A feature is a number below [`FEATURES`]: the hash of its template and values. Most describe the shape of a line,
//! of its neighbours, and where it stands to the prose of the page; words are features too, so that the furniture
//! words of the languages learned from are known.

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::id::fnv1a;

use crate::block::{Block, Shape};
use crate::byline::{byline, is_person};
use crate::date_lines::is_date_line;
use crate::measure::{ends_open, ends_sentence, is_prose, lower_words, word_count, words};
use crate::select::Verdicts;

/// Number of features, a power of two.
pub(crate) const FEATURES: usize = 1 << 17;

/// The features of each line.
pub(crate) fn features(blocks: &[Block], verdicts: &Verdicts) -> Vec<Vec<u32>> {
    let page = Survey::of(blocks, verdicts);
    (0..blocks.len()).map(|at| Gathered::new(&page, at).all()).collect()
}

/// Bytes of a line that are looked at.
const LONGEST: usize = 3000;

/// The shape of one line, each measure in a few steps.
#[derive(Clone, Copy, Default)]
struct Sketch {
    /// Words, in steps.
    size: u64,
    count: usize,
    end: u64,
    start: u64,
    /// Share of words in lower case, in fifths.
    lower: u64,
    commas: u64,
    digits: u64,
    /// Bars, bullets and arrows.
    marks: u64,
    /// The reason that the rules give to drop it.
    verdict: u64,
    /// What the rules take it for.
    kind: u64,
    /// Share of words that the page's prose uses most, in fifths: in any language its function words.
    frequent: u64,
    /// Share of long words that other prose of the page holds too, in fifths.
    topic: u64,
    /// How often the very line stands elsewhere on the page.
    repeats: u64,
    prose: bool,
    ended: bool,
}

/// All that the features of a page's lines are made of.
struct Survey {
    lines: Vec<Sketch>,
    words: Vec<Vec<u64>>,
    /// Words of prose above each line, and in all.
    prose: Vec<usize>,
    /// The stretch whose prose outweighs its other lines most, by what another line takes off.
    stretches: [(usize, usize); 2],
    /// Length of the run of lines without an end that each stands in.
    open: Vec<usize>,
    /// Lines with many words above each line, and in all; lines that the page repeats likewise.
    long: Vec<usize>,
    repeated: Vec<usize>,
    /// Words of the median line of prose.
    median: usize,
    /// For each line the nearest prose above and below, in lines.
    above: Vec<usize>,
    below: Vec<usize>,
}

/// Words of a line that is surely running text.
const RUNNING: usize = 20;
/// Words of a line that is longer than headings and links mostly are.
const LONG: usize = 10;
/// Number of a page's most used words that are taken for function words.
const FUNCTION_WORDS: usize = 25;

impl Survey {
    fn of(blocks: &[Block], verdicts: &Verdicts) -> Self {
        let words: Vec<Vec<u64>> = blocks.iter().map(|block| hashes(&block.text)).collect();
        let mut lines: Vec<Sketch> = blocks.iter().zip(verdicts).map(|(block, why)| sketch(block, *why)).collect();
        let function = function_words(&lines, &words);
        let topics = topics(&lines, &words);
        let repeats = repeats(&words);
        for (at, line) in lines.iter_mut().enumerate() {
            let own = &words[at];
            line.frequent = share(own.iter().filter(|word| function.contains(word)).count(), own.len());
            let long: BTreeSet<u64> = own.iter().copied().filter(|word| is_long(*word)).collect();
            let own_prose = u32::from(line.prose);
            let known = |word: &&u64| topics.get(*word).is_some_and(|holders| *holders > own_prose);
            line.topic = share(long.iter().filter(known).count(), long.len());
            line.repeats = repeats.get(own).map_or(0, |times| (times - 1).min(3));
        }
        let prose = running_sum(&lines, |line| if line.prose { line.count } else { 0 });
        Survey {
            stretches: OTHER.map(|other| stretch(&lines, other)),
            open: open_runs(&lines),
            long: running_sum(&lines, |line| usize::from(line.count >= LONG)),
            repeated: running_sum(&lines, |line| usize::from(line.repeats > 0)),
            median: median(&lines),
            above: distances(lines.iter().map(|line| line.prose)),
            below: distances(lines.iter().rev().map(|line| line.prose)).into_iter().rev().collect(),
            prose,
            words,
            lines,
        }
    }

    /// Words of prose of the whole page.
    fn prose_words(&self) -> usize {
        self.prose[self.lines.len()]
    }

    /// Words of prose among the lines from `from` to `to`.
    fn prose_between(&self, from: usize, to: usize) -> u64 {
        steps(self.prose[to.min(self.lines.len())] - self.prose[from])
    }
}

/// A hash of each word in lower case; the last bit tells a long word.
fn hashes(text: &str) -> Vec<u64> {
    let hash = |word: &str| {
        let lower = word.chars().flat_map(char::to_lowercase).map(|c| c as u32);
        let long = word.chars().nth(4).is_some();
        (fnv1a(lower.flat_map(u32::to_le_bytes)) & !1) | u64::from(long)
    };
    words(crate::limits::cut(text, LONGEST)).map(hash).collect()
}

fn is_long(word: u64) -> bool {
    word & 1 == 1
}

fn sketch(block: &Block, verdict: Option<&'static str>) -> Sketch {
    let text = crate::limits::cut(&block.text, LONGEST);
    let count = word_count(text);
    let characters = text.chars().count();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    Sketch {
        size: steps(count),
        count,
        end: end(&block.text),
        start: start(block),
        lower: share(lower_words(text), words(text).count()),
        commas: text.matches([',', '，', '、', '،']).take(4).count() as u64,
        digits: if digits == 0 { 0 } else { 1 + share(digits, characters) },
        marks: text.matches(['|', '•', '·', '»', '›', '>', '/', '©', '@', '#']).take(3).count() as u64,
        verdict: verdict.map_or(0, |why| fnv1a(why.bytes())),
        kind: kind(block, count),
        prose: verdict.is_none() && is_prose(text),
        ended: ends_sentence(&block.text) || ends_open(&block.text),
        ..Sketch::default()
    }
}

/// What the end of a line is.
fn end(text: &str) -> u64 {
    let last = text.chars().next_back().unwrap_or(' ');
    match last {
        '.' if text.ends_with("...") => 1,
        '…' => 1,
        '.' | '。' | '।' => 2,
        '!' | '！' => 3,
        '?' | '？' | '؟' => 4,
        ':' | '：' => 5,
        ',' | ';' => 6,
        _ if ends_sentence(text) => 7,
        ')' | ']' => 8,
        '»' | '>' | '›' | '→' | '|' => 9,
        _ if last.is_ascii_digit() => 10,
        _ if last.is_alphabetic() => 11,
        _ => 12,
    }
}

/// What the beginning of a line is.
fn start(block: &Block) -> u64 {
    match block.text.chars().next().unwrap_or(' ') {
        _ if block.shape == Shape::Item => 1,
        c if c.is_uppercase() => 2,
        c if c.is_lowercase() => 3,
        c if c.is_alphabetic() => 4,
        c if c.is_ascii_digit() => 5,
        '"' | '“' | '«' | '„' | '‘' | '\'' | '—' | '–' | '¿' | '¡' => 6,
        '(' | '[' => 7,
        _ => 8,
    }
}

/// What the rules of heads and credits take a line for.
fn kind(block: &Block, count: usize) -> u64 {
    let text = block.text.as_str();
    match count {
        0 | 60.. => 0,
        _ if block.credit => 1,
        _ if block.remark => 2,
        _ if is_date_line(text) => 3,
        _ if byline(text).is_some() => 4,
        _ if is_person(text) => 5,
        _ => 0,
    }
}

/// The words that the page's running text uses most.
fn function_words(lines: &[Sketch], words: &[Vec<u64>]) -> BTreeSet<u64> {
    let running = lines.iter().zip(words).filter(|(line, _)| line.count >= RUNNING && line.prose);
    let mut all: Vec<u64> = running.flat_map(|(_, words)| words.iter().copied()).collect();
    all.sort_unstable();
    let mut counts: Vec<(usize, u64)> = all.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).collect();
    counts.sort_unstable_by(|a, b| b.cmp(a));
    counts.into_iter().filter(|(times, _)| *times > 1).take(FUNCTION_WORDS).map(|(_, word)| word).collect()
}

/// The long words of the page's prose, and how many of its lines hold each.
fn topics(lines: &[Sketch], words: &[Vec<u64>]) -> BTreeMap<u64, u32> {
    let mut topics = BTreeMap::new();
    for (_, words) in lines.iter().zip(words).filter(|(line, _)| line.prose) {
        let long: BTreeSet<u64> = words.iter().copied().filter(|word| is_long(*word)).collect();
        long.into_iter().for_each(|word| *topics.entry(word).or_default() += 1);
    }
    topics
}

fn repeats(words: &[Vec<u64>]) -> BTreeMap<&Vec<u64>, u64> {
    words.iter().fold(BTreeMap::new(), |mut repeats, words| {
        *repeats.entry(words).or_default() += 1;
        repeats
    })
}

/// The sum of a measure above each line, and in all.
fn running_sum(lines: &[Sketch], measure: impl Fn(&Sketch) -> usize) -> Vec<usize> {
    let mut sum = 0;
    let mut sums = vec![0];
    for line in lines {
        sum += measure(line);
        sums.push(sum);
    }
    sums
}

fn median(lines: &[Sketch]) -> usize {
    let mut counts: Vec<usize> = lines.iter().filter(|line| line.prose).map(|line| line.count).collect();
    counts.sort_unstable();
    counts.get(counts.len() / 2).copied().unwrap_or(0)
}

/// Words that a line of prose counts for at most, and what another line takes off: much, or little where an article
/// holds tables and lists.
const MOST: i64 = 40;
const OTHER: [i64; 2] = [6, 2];

/// The stretch of lines that gains most.
fn stretch(lines: &[Sketch], other: i64) -> (usize, usize) {
    let (mut best, mut found) = (0, (0, 0));
    let (mut sum, mut from) = (0, 0);
    for (at, line) in lines.iter().enumerate() {
        sum += if line.prose { (line.count as i64).min(MOST) } else { -other };
        if sum <= 0 {
            (sum, from) = (0, at + 1);
        }
        if sum > best {
            (best, found) = (sum, (from, at));
        }
    }
    found
}

/// Length of the run of lines without an end around each line.
fn open_runs(lines: &[Sketch]) -> Vec<usize> {
    let runs = lines.chunk_by(|a, b| a.ended == b.ended);
    runs.flat_map(|run| std::iter::repeat_n(if run[0].ended { 0 } else { run.len() }, run.len())).collect()
}

/// Lines since the last one that holds.
fn distances(holds: impl Iterator<Item = bool>) -> Vec<usize> {
    let step = |last: &mut usize, holds: bool| {
        let distance = *last;
        *last = if holds { 1 } else { (*last + 1).min(FAR) };
        Some(distance)
    };
    holds.scan(FAR, step).collect()
}

/// A distance beyond which all are the same.
const FAR: usize = 40;

/// A share in fifths, from 1; 0 for a share of nothing.
fn share(part: usize, all: usize) -> u64 {
    (part * 5).checked_div(all).map_or(0, |fifths| 1 + fifths as u64)
}

/// A count in steps that grow with it.
fn steps(count: usize) -> u64 {
    match count {
        0..=4 => count as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        25..=49 => 9,
        50..=99 => 10,
        100..=199 => 11,
        _ => 12,
    }
}

/// The features of one line while they are gathered.
struct Gathered<'a> {
    page: &'a Survey,
    at: usize,
    found: Vec<u32>,
    template: u64,
}

/// Lines around a line whose shape is a feature of it.
const AROUND: isize = 3;

impl<'a> Gathered<'a> {
    fn new(page: &'a Survey, at: usize) -> Self {
        Gathered { page, at, found: Vec::with_capacity(120), template: 0 }
    }

    fn all(mut self) -> Vec<u32> {
        self.own();
        self.neighbours();
        self.place();
        self.surroundings();
        self.lexical();
        self.found
    }

    /// Adds a feature of the next template.
    fn add(&mut self, values: &[u64]) {
        self.template += 1;
        self.add_to(self.template, values);
    }

    /// Adds one of several features of a template.
    fn add_to(&mut self, template: u64, values: &[u64]) {
        let hash = values.iter().fold(template.wrapping_mul(MIX), |hash, value| {
            let mixed = (hash ^ value).wrapping_mul(MIX);
            mixed ^ (mixed >> 29)
        });
        self.found.push((hash >> 20) as u32 & (FEATURES as u32 - 1));
    }

    fn own(&mut self) {
        let line = self.page.lines[self.at];
        let Sketch { size, end, start, lower, commas, digits, marks, verdict, kind, frequent, topic, repeats, .. } =
            line;
        for value in [end, start, lower, commas, digits, marks, verdict, kind, frequent, topic, repeats] {
            self.add(&[value]);
            self.add(&[size, value]);
        }
        self.add(&[]);
        self.add(&[size]);
        self.add(&[end, start]);
        self.add(&[end, lower, size]);
        self.add(&[end, frequent, size]);
        self.add(&[frequent, topic, size]);
        self.add(&[frequent, topic, end]);
    }

    fn neighbours(&mut self) {
        let line = self.page.lines[self.at];
        let near = |offset: isize| self.at.checked_add_signed(offset).and_then(|at| self.page.lines.get(at)).copied();
        let around: Vec<Option<Sketch>> = (-AROUND..=AROUND).map(near).collect();
        for (offset, near) in around.iter().enumerate().filter(|(offset, _)| *offset != AROUND as usize) {
            let offset = offset as u64;
            let near = near.unwrap_or(Sketch { size: 99, ..Sketch::default() });
            self.add(&[offset, near.size, near.end]);
            self.add(&[offset, near.verdict, u64::from(line.verdict == 0)]);
            self.add(&[offset, near.kind, line.size]);
            self.add(&[offset, near.size, line.size]);
            self.add(&[offset, u64::from(near.prose), line.size, line.end]);
            self.add(&[offset, near.frequent, near.size, u64::from(line.prose)]);
        }
        let shape = |near: &Option<Sketch>| near.map_or(9, |near| u64::from(near.prose) + 2 * u64::from(near.ended));
        let (before, after) = (shape(&around[AROUND as usize - 1]), shape(&around[AROUND as usize + 1]));
        self.add(&[before, after, line.size, line.end]);
        self.add(&[before, after, line.verdict]);
        self.add(&[before, after, line.kind]);
    }

    fn place(&mut self) {
        let (page, at) = (self.page, self.at);
        let Sketch { size, end, verdict, frequent, topic, prose, .. } = page.lines[at];
        for reach in [3, 8, 20] {
            let before = page.prose_between(at.saturating_sub(reach), at);
            let after = page.prose_between(at + 1, at + 1 + reach);
            self.add(&[before, after]);
            self.add(&[before, after, size]);
            self.add(&[before, after, u64::from(prose), end]);
        }
        let places = page.stretches.map(|(first, last)| match at {
            _ if at < first => 100 + steps(first - at),
            _ if at > last => 200 + steps(at - last),
            _ => 0,
        });
        for place in places {
            for value in [size, end, verdict, frequent, topic, u64::from(prose)] {
                self.add(&[place, value]);
            }
            self.add(&[place]);
            self.add(&[place, size, end]);
        }
        self.add(&places);
        self.add(&[places[0], places[1], size]);
        let all = page.prose_words();
        let told = (page.prose[at] * 10).checked_div(all).unwrap_or(0) as u64;
        self.add(&[told, u64::from(prose)]);
        self.add(&[told, size, places[1]]);
        self.add(&[told, steps(all), size]);
        let place = places[0];
        let share = (at * 10 / page.lines.len().max(1)) as u64;
        self.add(&[share, size]);
        self.add(&[share, u64::from(prose), place]);
        self.add(&[steps(page.lines.len()), u64::from(prose), place]);
        let (above, below) = (steps(page.above[at]), steps(page.below[at]));
        self.add(&[above, below]);
        self.add(&[above, below, size]);
        let open = steps(page.open[at]);
        self.add(&[open, size]);
        self.add(&[open, size, above]);
        self.add(&[open, place]);
    }

    /// What of the page around is long or repeated, and how like its neighbours the line is.
    fn surroundings(&mut self) {
        let (page, at) = (self.page, self.at);
        let line = page.lines[at];
        let length = (line.count * 4).checked_div(page.median).map_or(9, |ratio| ratio.min(8)) as u64;
        self.add(&[length, line.end]);
        self.add(&[length, u64::from(line.prose), line.topic]);
        let density = |sums: &[usize], reach: usize| {
            let (from, to) = (at.saturating_sub(reach), (at + 1 + reach).min(page.lines.len()));
            share(sums[to] - sums[from], to - from)
        };
        let long = [3, 8, 20].map(|reach| density(&page.long, reach));
        let repeated = density(&page.repeated, 8);
        self.add(&long);
        self.add(&[long[0], long[1], line.size]);
        self.add(&[long[1], long[2], line.size, u64::from(line.prose)]);
        self.add(&[long[1], line.end, line.start]);
        self.add(&[long[2], length]);
        self.add(&[repeated, long[1]]);
        self.add(&[repeated, line.size, u64::from(line.prose)]);
        let like = |offset: isize| {
            let near = at.checked_add_signed(offset).and_then(|near| page.lines.get(near));
            near.map_or(9, |near| u64::from(near.start == line.start) + 2 * u64::from(near.end == line.end))
        };
        let alike = [-2, -1, 1, 2].map(like);
        self.add(&alike);
        self.add(&[alike[1], alike[2], line.size]);
        self.add(&[alike[1], alike[2], line.start, line.end, long[1]]);
        let first = |offset: isize| {
            let near = at.checked_add_signed(offset).and_then(|near| page.words.get(near));
            near.is_some_and(|near| !near.is_empty() && near.first() == page.words[at].first())
        };
        self.add(&[u64::from(first(-1)) + 2 * u64::from(first(1)), line.size, u64::from(line.prose)]);
    }

    /// The words of a short line, the first and last of a long one, and the short lines above.
    fn lexical(&mut self) {
        let page = self.page;
        let words = &page.words[self.at];
        let short = words.len() <= SHORT;
        let template = self.template + 1;
        for (at, word) in words.iter().enumerate().take(MANY) {
            let edge = at < 3 || at + 3 >= words.len();
            self.add_to(template, &[u64::from(short) + 2 * u64::from(!short && edge), *word]);
        }
        for pair in words.windows(2).take(if short { SHORT } else { 2 }) {
            self.add_to(template + 1, &[pair[0], pair[1]]);
        }
        if short {
            self.add_to(template + 2, words);
        }
        let above = self.at.checked_sub(1).map_or(&[][..], |at| &page.words[at]);
        self.add_to(template + 3, &above[..above.len().min(SHORT)]);
        let heading = (self.at.saturating_sub(8)..self.at).rev().find(|at| (1..=4).contains(&page.words[*at].len()));
        if let Some(heading) = heading {
            self.add_to(template + 4, &page.words[heading]);
        }
    }
}

/// Words of a long line that are looked at.
const MANY: usize = 40;
/// Words of a short line.
const SHORT: usize = 12;

/// An odd number with its bits well spread: the fraction of the golden ratio.
const MIX: u64 = 0x9e37_79b9_7f4a_7c15;
