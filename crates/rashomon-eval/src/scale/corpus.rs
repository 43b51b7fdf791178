//! The articles of abp, and as many more like them as are asked for.
//!
//! When the file is at its end it is told again, as often as needed, and each time in other words: every word but the most
//! frequent ones, the days of the week and the months becomes another that is about as frequent, capitalised words among
//! themselves, the same one throughout one telling. The articles come out by [`YEARS`] later in each telling. So no story and
//! no run of words reaches from one telling into another, while inside each of them stories, copies, quotations and figures
//! are what they are among the articles themselves, and words are as rare. What is lost is grammar: names and sources are
//! found somewhat more seldom, and words of one stem are seldom swapped for words of one stem. Nothing is drawn by chance:
//! the number of the telling decides.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::Path;
use std::rc::Rc;

use jiff::ToSpan;
use jiff::civil::Date;
use rashomon_model::id::fnv1a;

use crate::abp::{self, Article};
use crate::error::Error;
use crate::words::CALENDAR;

/// Years between two tellings: more than the articles span.
const YEARS: i32 = 16;
/// The most frequent words stay: they are the function words, and those that name who said something.
const KEPT: usize = 300;
/// Words that are swapped among one another: neighbours in the order of their frequency.
const BLOCK: usize = 64;

type Articles = Box<dyn Iterator<Item = Result<Article, Error>>>;

/// In which order the articles of one telling come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Order {
    /// As in the file, which is that of their ids: any number of the first are a random part.
    OfTheFile,
    /// By their days.
    OfDays,
}

/// An article and where it stands.
pub(super) struct Place {
    /// Its place among all articles.
    pub place: usize,
    /// How often the file was told before.
    pub telling: u32,
    /// The article.
    pub article: Article,
}

/// Articles with their places, in any order.
pub(super) type Placed = Box<dyn Iterator<Item = Result<Place, Error>>>;

/// The first articles of the file and its tellings, as many as are asked for.
pub(super) fn articles(folder: &Path, order: Order, most: usize) -> Result<Placed, Error> {
    let first = abp::articles(folder)?.ok_or_else(|| Error::no_set(folder, abp::SET))?;
    let ranks = ranks(abp::articles(folder)?.into_iter().flatten(), order)?;
    let (folder, vocabulary) = (folder.to_owned(), Rc::new(OnceCell::new()));
    let tellings = most.div_ceil(ranks.len().max(1)) as u32;
    let later = (1..tellings).flat_map(move |telling| retold(&folder, telling, &vocabulary));
    let placed = first.chain(later).enumerate().map(move |(at, article)| {
        let (telling, place) = (at / ranks.len(), at - at % ranks.len() + ranks[at % ranks.len()]);
        article.map(|article| Place { place, telling: telling as u32, article })
    });
    Ok(Box::new(placed.filter(move |placed| placed.as_ref().map_or(true, |placed| placed.place < most))))
}

/// The place of each article of the file. Those without a day stand at the day of another, which their ids decide.
fn ranks(articles: impl Iterator<Item = Result<Article, Error>>, order: Order) -> Result<Vec<usize>, Error> {
    let told = articles.map(|article| article.map(|article| (day(article.date.as_deref()), fnv1a(article.id.bytes()))));
    let told = told.collect::<Result<Vec<(Option<Date>, u64)>, Error>>()?;
    let days: Vec<Date> = told.iter().filter_map(|(day, _)| *day).collect();
    let any = |lot: u64| days.get(lot as usize % days.len().max(1)).copied();
    let mut sorted: Vec<usize> = (0..told.len()).collect();
    if order == Order::OfDays {
        sorted.sort_by_key(|at| (told[*at].0.or_else(|| any(told[*at].1)), *at));
    }
    let mut ranks = vec![0; sorted.len()];
    sorted.into_iter().enumerate().for_each(|(rank, at)| ranks[at] = rank);
    Ok(ranks)
}

fn day(date: Option<&str>) -> Option<Date> {
    date?.parse().ok()
}

/// The articles of one telling; none where the file can no longer be read.
fn retold(folder: &Path, telling: u32, vocabulary: &Rc<OnceCell<Vocabulary>>) -> Articles {
    vocabulary.get_or_init(|| Vocabulary::of(folder));
    let Ok(Some(articles)) = abp::articles(folder) else { return Box::new(std::iter::empty()) };
    let vocabulary = Rc::clone(vocabulary);
    let told = move |article| vocabulary.get().map(|vocabulary| vocabulary.told(article, telling));
    Box::new(articles.filter_map(move |article| article.map(&told).transpose()))
}

/// The words of the articles, the most frequent first: those mostly written with a small letter, then the others.
struct Vocabulary {
    words: [Vec<String>; 2],
    /// Where each word that may be swapped stands.
    places: HashMap<String, (usize, usize)>,
}

impl Vocabulary {
    fn of(folder: &Path) -> Self {
        let mut counts: HashMap<String, [u32; 2]> = HashMap::new();
        let articles = abp::articles(folder).ok().flatten().into_iter().flatten();
        for article in articles.flatten() {
            for (word, _) in pieces(&article.text).filter(|(word, _)| !word.is_empty()) {
                let capital = usize::from(word.starts_with(char::is_uppercase));
                counts.entry(word.to_lowercase()).or_default()[capital] += 1;
            }
        }
        Vocabulary::ranked(counts)
    }

    fn ranked(counts: HashMap<String, [u32; 2]>) -> Self {
        let mut ranked: Vec<(String, [u32; 2])> = counts.into_iter().collect();
        ranked.sort_by(|(a, x), (b, y)| (y[0] + y[1]).cmp(&(x[0] + x[1])).then_with(|| a.cmp(b)));
        let mut words = [Vec::new(), Vec::new()];
        let mut places = HashMap::new();
        for (word, [small, capital]) in
            ranked.into_iter().skip(KEPT).filter(|(word, _)| !CALENDAR.contains(&word.as_str()))
        {
            let class = usize::from(capital > small);
            places.insert(word.clone(), (class, words[class].len()));
            words[class].push(word);
        }
        Vocabulary { words, places }
    }

    fn told(&self, article: Article, telling: u32) -> Article {
        Article {
            id: format!("{}-{telling}", article.id),
            outlet: article.outlet,
            title: self.swapped(&article.title, telling),
            date: article.date.map(|date| later(&date, telling)),
            text: self.swapped(&article.text, telling),
        }
    }

    fn swapped(&self, text: &str, telling: u32) -> String {
        let mut swapped = String::with_capacity(text.len());
        for (word, rest) in pieces(text) {
            match self.other(&word.to_lowercase(), telling) {
                Some(other) => push_like(&mut swapped, word, other),
                None => swapped.push_str(word),
            }
            swapped.push_str(rest);
        }
        swapped
    }

    /// What a word becomes in one telling.
    fn other(&self, word: &str, telling: u32) -> Option<&str> {
        let (class, place) = *self.places.get(word)?;
        let block = self.words[class].chunks(BLOCK).nth(place / BLOCK)?;
        let name = (telling, class, place / BLOCK);
        let steps = fnv1a(format!("{name:?}").bytes()) as usize % (block.len() - 1).max(1) + 1;
        Some(&block[(place % BLOCK + steps) % block.len()])
    }
}

/// A text as words, each with what stands between it and the next.
fn pieces(text: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (word, after) = rest.split_at(rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len()));
        let (between, next) = after.split_at(after.find(char::is_alphabetic).unwrap_or(after.len()));
        rest = next;
        Some((word, between))
    })
}

/// Adds a word with the capitals of another.
fn push_like(text: &mut String, like: &str, word: &str) {
    let capitals = like.chars().take(2).filter(|c| c.is_uppercase()).count();
    let first = word.chars().next().map_or(0, char::len_utf8);
    match capitals {
        0 => text.push_str(word),
        1 => {
            text.extend(word[..first].chars().flat_map(char::to_uppercase));
            text.push_str(&word[first..]);
        }
        _ => text.push_str(&word.to_uppercase()),
    }
}

/// A day as much later as a telling is.
fn later(date: &str, telling: u32) -> String {
    let years = (YEARS * telling.cast_signed()).years();
    let moved = day(Some(date)).and_then(|day| day.checked_add(years).ok());
    moved.map_or_else(|| date.to_owned(), |day| day.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn vocabulary() -> Vocabulary {
        let frequent = (0..KEPT).map(|n| (format!("frequent{}", "a".repeat(n)), [1_000, 0]));
        let swapped =
            [("harbour", [9, 0]), ("ferry", [8, 0]), ("mayor", [7, 1]), ("paris", [0, 9]), ("madrid", [0, 8])];
        Vocabulary::ranked(frequent.chain(swapped.map(|(word, counts)| (word.to_owned(), counts))).collect())
    }

    #[test]
    fn a_telling_swaps_each_word_for_one_of_its_kind() {
        let words = vocabulary();
        let told = words.swapped("Paris saw 3 frequent ferry. FERRY, ferry!", 1);
        let (_, rest) = told.split_once(' ').expect("words");
        let ferry = words.other("ferry", 1).expect("a swap");
        assert!(["harbour", "mayor"].contains(&ferry), "{ferry}");
        assert_eq!(told.split(' ').next(), Some("Madrid"));
        assert_eq!(rest, format!("saw 3 frequent {ferry}. {}, {ferry}!", ferry.to_uppercase()));
    }

    #[test]
    fn an_archive_grows_by_the_day() {
        let article = |(id, date): (&str, Option<&str>)| {
            let (id, date) = (id.to_owned(), date.map(str::to_owned));
            Ok(Article { id, outlet: String::new(), title: String::new(), date, text: String::new() })
        };
        let told = [("a", Some("2019-05-01")), ("b", Some("2012-01-30")), ("c", None), ("d", Some("2012-01-29"))];
        let ranks = |order| ranks(told.into_iter().map(article), order).expect("articles");
        assert_eq!(ranks(Order::OfTheFile), [0, 1, 2, 3]);
        let by_day = ranks(Order::OfDays);
        assert!(by_day[3] < by_day[1] && by_day[1] < by_day[0], "{by_day:?}");
        assert_eq!(by_day.iter().sum::<usize>(), 6, "each has a place of its own");
    }

    #[test]
    fn a_telling_comes_years_later() {
        assert_eq!(later("2016-02-29", 1), "2032-02-29");
        assert_eq!(later("2016-02-29", 2), "2048-02-29");
        assert_eq!(later("no day", 2), "no day");
    }
}
