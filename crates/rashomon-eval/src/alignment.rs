//! The task `alignment`: how far two sentences tell the same.
//!
//! On the news parts of SemEval's **STS** (headlines 2013, 2014, 2016, deft-news 2014, and MSRpar 2012 beside them) the
//! figure is Pearson's correlation of our likeness with the score that people gave, 0 to 5; rows without a score are
//! skipped. Three likenesses are measured:
//!
//! - `vectors`: cosine of the summed word vectors, weighted by idf: the floor;
//! - `shipped`: `rashomon_relate::similarity`, its dice: the weight of what both tell over the mean weight of both;
//! - `combined`: [`COSINE`] parts of the first and the rest of a dice in which figures and names weigh more
//!   ([`FIGURE`], [`NAME`]) and words need be no nearer than where claims are grouped: three parameters, set by hand on
//!   the looked-at half.
//!
//! On **MSRP** (msr-para-train, msr-para-val) it is the accuracy, and F of the class "same", of a logistic regression on
//! [`FEATURES`] of the pair, learned on the train part while measuring: its licence allows to measure and not to ship, so
//! nothing of it is kept. Pairs are halved by a hash of their words.

use std::fs;
use std::path::{Path, PathBuf};

use rashomon_model::vectors::AKIN;
use rashomon_model::wording::{self, Word, shared_weight};
use rashomon_model::{Account, Article, PageId, Span, Vectors};
use rashomon_relate::{Line, similarity};
use rayon::prelude::*;
use walkdir::WalkDir;

use crate::error::Error;
use crate::figure::Figure;
use crate::measured::Measured;
use crate::split::{self, Half};

/// The parts of STS, by the ends of their paths, and whether the mean counts them.
const PARTS: [(&str, &str, bool); 5] = [
    ("headlines-2013", "2013/headlines.test.tsv", true),
    ("headlines-2014", "2014/headlines.test.tsv", true),
    ("headlines-2016", "2016/headlines.test.tsv", true),
    ("deft-news-2014", "2014/deft-news.test.tsv", true),
    ("msrpar-2012", "2012/MSRpar.test.tsv", false),
];
/// How much of `combined` is the cosine.
const COSINE: f32 = 0.2;
/// What a figure weighs beside other words.
const FIGURE: f32 = 1.4;
/// What a word of a name weighs beside other words.
const NAME: f32 = 1.3;
/// How far `combined` may lie off, in points of the score, before a pair is listed as an error.
const FAR_OFF: f64 = 1.5;

/// A pair of sentences with what people say of it.
struct Pair {
    half: Half,
    gold: f64,
    texts: [String; 2],
    features: Features,
}

/// What is measured of a pair.
struct Features {
    vectors: f64,
    shipped: f64,
    combined: f64,
    /// Beside these: how much of each side the other holds in words, in pairs and in threes of words, function words
    /// included, the lesser and the greater share; whether figures are the same; how far the lengths differ.
    overlaps: [f64; 8],
}

/// How many features the regression has, its constant included.
const FEATURES: usize = 12;

impl Features {
    fn all(&self) -> [f64; FEATURES] {
        let mut all = [1.0; FEATURES];
        all[1..4].copy_from_slice(&[self.vectors, self.shipped, self.combined]);
        all[4..].copy_from_slice(&self.overlaps);
        all
    }
}

/// Measures on whichever of the sets lie below the folder.
pub(crate) fn measure(folder: &Path) -> Result<Measured, Error> {
    let files = files(folder);
    let part = |end: &str| files.iter().find(|path| path.ends_with(end));
    let mut measured = Measured::default();
    let mut means: Vec<Vec<Figure>> = Vec::new();
    for (name, end, counts) in PARTS {
        let Some(path) = part(end) else { continue };
        let pairs = pairs(&scored(&read(path)?));
        let figures = split::figures(&halved(&pairs), |pairs| correlations(name, pairs));
        measured.errors.extend(far_off(name, &pairs));
        measured.figures.extend(figures.iter().cloned());
        if counts {
            means.push(figures);
        }
    }
    measured.figures.extend(mean(&means));
    if let (Some(train), Some(held)) = (part("msr-para-train.tsv"), part("msr-para-val.tsv")) {
        measured.figures.extend(paraphrases(&pairs(&judged(&read(train)?)), &pairs(&judged(&read(held)?))));
    }
    if measured.figures.is_empty() {
        return Err(Error::no_set(folder, "sts-dev (semeval-sts, msr-para)"));
    }
    Ok(measured)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().flatten();
    walk.map(walkdir::DirEntry::into_path).filter(|path| path.extension().is_some_and(|end| end == "tsv")).collect()
}

fn read(path: &Path) -> Result<String, Error> {
    fs::read_to_string(path).map_err(|error| Error::unreadable(path, &error))
}

/// Score and sentences of each line of STS that has a score.
fn scored(text: &str) -> Vec<(f64, [String; 2])> {
    let row = |line: &str| {
        let mut fields = line.split('\t');
        let gold = fields.next()?.parse().ok()?;
        Some((gold, [fields.next()?.to_owned(), fields.next()?.to_owned()]))
    };
    text.lines().filter_map(row).collect()
}

/// Judgement and sentences of each line of MSRP.
fn judged(text: &str) -> Vec<(f64, [String; 2])> {
    let row = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [gold, _, _, a, b] = fields.as_slice() else { return None };
        Some((gold.parse().ok()?, [(*a).to_owned(), (*b).to_owned()]))
    };
    text.lines().skip(1).filter_map(row).collect()
}

fn pairs(rows: &[(f64, [String; 2])]) -> Vec<Pair> {
    let pair = |(gold, texts): &(f64, [String; 2])| Pair {
        half: Half::by_id(&texts.join("\t")),
        gold: *gold,
        texts: texts.clone(),
        features: features(&line(&texts[0]), &line(&texts[1]), &rashomon_analyse::vectors()),
    };
    rows.par_iter().map(pair).collect()
}

fn halved(pairs: &[Pair]) -> Vec<(Half, &Pair)> {
    pairs.iter().map(|pair| (pair.half, pair)).collect()
}

/// A text as one line of an account, however many sentences it has.
fn line(text: &str) -> Line {
    let article = Article { language: "en".to_owned(), text: text.to_owned(), ..Article::default() };
    let analysis = rashomon_analyse::analyse(&article);
    let account = Account::of(PageId(0), "", article, analysis);
    let words = wording::words(&account, &account.analysis.tokens);
    Line::of(0, Span::new(0, text.len()), words)
}

fn features(a: &Line, b: &Line, vectors: &Vectors<'_>) -> Features {
    let cosine = cosine(&sum(&a.words, vectors), &sum(&b.words, vectors));
    let loose = Vectors { near: AKIN, ..*vectors };
    let combined = (1.0 - COSINE) * weighted_dice(&a.content, &b.content, &loose) + COSINE * cosine;
    Features {
        vectors: f64::from(cosine),
        shipped: f64::from(similarity(a, b, vectors).dice),
        combined: f64::from(combined),
        overlaps: overlaps(&a.words, &b.words),
    }
}

fn sum(words: &[Word], vectors: &Vectors<'_>) -> Vec<f32> {
    let mut sum = vec![0.0f32; vectors.dims];
    for (word, row) in words.iter().filter_map(|word| Some((word, word.row?))) {
        sum.iter_mut().zip(vectors.row(row)).for_each(|(sum, part)| *sum += word.weight * f32::from(*part as i8));
    }
    sum
}

fn cosine(a: &[f32], b: &[f32]) -> f32 {
    let product = |x: &[f32], y: &[f32]| x.iter().zip(y).map(|(x, y)| x * y).sum::<f32>();
    product(a, b) / (product(a, a) * product(b, b)).sqrt().max(f32::MIN_POSITIVE)
}

fn weighted_dice(a: &[Word], b: &[Word], vectors: &Vectors<'_>) -> f32 {
    let emphasised = |words: &[Word]| -> Vec<Word> {
        let factor = |word: &Word| {
            if word.number {
                FIGURE
            } else if word.name > 0 {
                NAME
            } else {
                1.0
            }
        };
        words.iter().map(|word| Word { weight: word.weight * factor(word), ..*word }).collect()
    };
    let (a, b) = (emphasised(a), emphasised(b));
    let (in_a, in_b) = shared_weight(&a, &b, vectors);
    (in_a + in_b) / (wording::weight(&a) + wording::weight(&b)).max(f32::MIN_POSITIVE)
}

fn overlaps(a: &[Word], b: &[Word]) -> [f64; 8] {
    let mut overlaps = [0.0; 8];
    for length in 1..=3 {
        let (in_a, in_b) = (held(a, b, length), held(b, a, length));
        overlaps[2 * length - 2] = in_a.min(in_b);
        overlaps[2 * length - 1] = in_a.max(in_b);
    }
    let figures = |words: &[Word]| {
        let mut figures: Vec<_> = words.iter().filter(|word| word.number).map(|word| word.stem).collect();
        figures.sort_unstable();
        figures
    };
    overlaps[6] = f64::from(u8::from(figures(a) == figures(b)));
    overlaps[7] = a.len().abs_diff(b.len()) as f64 / a.len().max(b.len()).max(1) as f64;
    overlaps
}

/// Share of the runs of so many words that the other side has too.
fn held(of: &[Word], other: &[Word], length: usize) -> f64 {
    let runs = |words: &[Word]| -> Vec<Vec<u64>> {
        let mut runs: Vec<Vec<u64>> =
            words.windows(length).map(|run| run.iter().map(|word| word.stem.0).collect()).collect();
        runs.sort_unstable();
        runs.dedup();
        runs
    };
    let (own, theirs) = (runs(of), runs(other));
    own.iter().filter(|run| theirs.binary_search(run).is_ok()).count() as f64 / own.len().max(1) as f64
}

const PEARSON: &str = "Pearson's correlation with the scores";

fn correlations(name: &str, pairs: &[&&Pair]) -> Vec<Figure> {
    let gold: Vec<f64> = pairs.iter().map(|pair| pair.gold).collect();
    let figure = |likeness: &str, of: fn(&Features) -> f64| {
        let ours: Vec<f64> = pairs.iter().map(|pair| of(&pair.features)).collect();
        Figure::new(format!("sts.{name}.{likeness}"), pearson(&ours, &gold), 1.0, PEARSON)
    };
    vec![
        figure("vectors", |features| features.vectors),
        figure("shipped", |features| features.shipped),
        figure("combined", |features| features.combined),
    ]
}

fn pearson(x: &[f64], y: &[f64]) -> f64 {
    let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
    let (mean_x, mean_y) = (mean(x), mean(y));
    let (mut xy, mut xx, mut yy) = (0.0, 0.0, 0.0);
    for (x, y) in x.iter().zip(y) {
        let (x, y) = (x - mean_x, y - mean_y);
        xy += x * y;
        xx += x * x;
        yy += y * y;
    }
    if xx * yy == 0.0 { 0.0 } else { xy / (xx * yy).sqrt() }
}

/// The mean of each figure over several parts, which all have the same figures in the same order.
fn mean(parts: &[Vec<Figure>]) -> Vec<Figure> {
    let Some(first) = parts.first() else { return Vec::new() };
    let mean = |(at, figure): (usize, &Figure)| {
        let values: Vec<f64> = parts.iter().map(|part| part[at].value()).collect();
        let name = figure.name.splitn(3, '.').nth(2).unwrap_or_default();
        Figure::mean(format!("sts.mean.{name}"), &values, "mean of Pearson over headlines and deft-news")
    };
    first.iter().enumerate().map(mean).collect()
}

/// The pairs of the looked-at half whose score lies far off the line through likenesses and scores.
fn far_off(name: &str, pairs: &[Pair]) -> Vec<String> {
    let looked_at: Vec<&Pair> = pairs.iter().filter(|pair| pair.half == Half::LookedAt).collect();
    let count = looked_at.len().max(1) as f64;
    let mean = |of: &dyn Fn(&Pair) -> f64| looked_at.iter().map(|pair| of(pair)).sum::<f64>() / count;
    let (ours, gold) = (mean(&|pair| pair.features.combined), mean(&|pair| pair.gold));
    let together = mean(&|pair| (pair.features.combined - ours) * (pair.gold - gold));
    let slope = together / mean(&|pair| (pair.features.combined - ours).powi(2)).max(f64::MIN_POSITIVE);
    let told = |pair: &&Pair| {
        let expected = gold + slope * (pair.features.combined - ours);
        let [a, b] = &pair.texts;
        let off = (expected - pair.gold).abs() > FAR_OFF;
        off.then(|| format!("{name}: {:.1}, ours {expected:.1} | {a} | {b}", pair.gold))
    };
    looked_at.iter().filter_map(told).collect()
}

fn paraphrases(train: &[Pair], held: &[Pair]) -> Vec<Figure> {
    let weights = logistic(&train.iter().map(|pair| (pair.features.all(), pair.gold)).collect::<Vec<_>>());
    let figures = |pairs: &[&&Pair]| {
        let said = |pair: &Pair| dot(&weights, &pair.features.all()) > 0.0;
        let same = |pair: &Pair| pair.gold > 0.5;
        let count = |which: &dyn Fn(&Pair) -> bool| pairs.iter().filter(|pair| which(pair)).count() as f64;
        let right = count(&|pair| said(pair) == same(pair));
        let both = count(&|pair| said(pair) && same(pair));
        vec![
            Figure::new("msrp.val.accuracy".to_owned(), right, pairs.len() as f64, "right / pairs"),
            Figure::new(
                "msrp.val.f1".to_owned(),
                2.0 * both,
                count(&said) + count(&same),
                "2 right same / (said + same)",
            ),
        ]
    };
    split::figures(&halved(held), figures)
}

fn dot(a: &[f64; FEATURES], b: &[f64; FEATURES]) -> f64 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Steps of the descent, and their length; enough for a dozen features to settle.
const STEPS: usize = 4000;
const STEP: f64 = 2.0;

/// Weights of a logistic regression by plain gradient descent.
fn logistic(rows: &[([f64; FEATURES], f64)]) -> [f64; FEATURES] {
    let mut weights = [0.0; FEATURES];
    for _ in 0..STEPS {
        let mut gradient = [0.0; FEATURES];
        for (features, gold) in rows {
            let off = 1.0 / (1.0 + (-dot(&weights, features)).exp()) - gold;
            gradient.iter_mut().zip(features).for_each(|(sum, feature)| *sum += off * feature);
        }
        weights.iter_mut().zip(gradient).for_each(|(weight, sum)| *weight -= STEP * sum / rows.len().max(1) as f64);
    }
    weights
}

#[cfg(test)]
mod tests {
    use super::*;

    fn likeness(a: &str, b: &str) -> f64 {
        features(&line(a), &line(b), &rashomon_analyse::vectors()).shipped
    }

    #[test]
    fn another_place_figure_or_day_is_less_alike() {
        let told = "Eleven people died when a bus fell into a ravine in Nepal on Monday";
        let same = "11 people died when a bus fell into a ravine in Nepal on Monday";
        for other in [
            "Eleven people died when a bus fell into a ravine in Peru on Monday",
            "Thirty people died when a bus fell into a ravine in Nepal on Monday",
            "Eleven people died when a bus fell into a ravine in Nepal on Friday",
        ] {
            assert!(likeness(told, other) < likeness(told, same), "{other}");
        }
    }

    #[test]
    fn figures_abbreviations_and_words_of_one_family_are_known_again() {
        let full = |a: &str, b: &str| assert!(likeness(a, b) > 0.99, "{a} | {b}");
        full("Eleven miners were freed near Talca", "11 miners were freed near Talca");
        full("U.N. envoy lands in Quito", "UN envoy lands in Quito");
        let syrian = likeness("Syrian minister resigns", "Syria minister resigns");
        assert!(syrian > likeness("Syrian minister resigns", "Welsh minister resigns"));
    }

    #[test]
    fn pearson_of_a_line_is_one() {
        assert!((pearson(&[1.0, 2.0, 4.0], &[3.0, 5.0, 9.0]) - 1.0).abs() < 1e-12);
        assert!(pearson(&[1.0, 1.0], &[0.0, 2.0]).abs() < 1e-12);
    }

    #[test]
    fn a_regression_learns_what_tells_two_classes_apart() {
        let row = |x: f64, gold| {
            let mut features = [0.0; FEATURES];
            features[0] = 1.0;
            features[1] = x;
            (features, gold)
        };
        let weights = logistic(&[row(0.1, 0.0), row(0.3, 0.0), row(0.7, 1.0), row(0.9, 1.0)]);
        assert!(dot(&weights, &row(0.2, 0.0).0) < 0.0 && dot(&weights, &row(0.8, 1.0).0) > 0.0);
    }
}
