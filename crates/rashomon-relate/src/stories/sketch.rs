//! What grouping needs of one page: its words by how much they say, in the headline, the lead and the whole page.

use rashomon_model::{Account, DateSource, NameKind, Token, TokenKind, id};

use super::linkage::{ONE, SAME_STORY};
use super::rarity::Rarities;

/// Days that the reports of one event seldom span.
pub(super) const FAR: u32 = 31;
/// What is left of the likeness of pages that lie further apart: another ferry, last year's vote. It is no veto, since
/// one of the days may be that of a crawl.
const APART: f32 = 0.6;
/// Pages that lie further apart, or do not say of which day they are, are not alike at all below this likeness, two thirds
/// of [`SAME_STORY`]: of the years of an archive most pages that share a few words are so, and they are the more the longer
/// it grows. From .04 to .09 Giveme5W1H's events are grouped alike; at all of [`SAME_STORY`] one of them falls apart.
const LITTLE: u32 = SAME_STORY / 3 * 2;
/// Words of names in the page with fewer of them, from which their lack on the other page tells something.
const SOME_NAMES: usize = 5;
/// Share of them that a page of the same event has at least.
const SAME_NAMES: f32 = 0.1;
/// What is left of the likeness of pages that have less in common. From .6 on another ferry at another pier is taken for the
/// same one; .4 to .55 do as well.
const STRANGERS: f32 = 0.5;
/// Days within which pages that have rare names in common tell of one event.
const FEW_DAYS: u32 = 3;
/// Weight from which the word of a name is that rare: one sentence in eight thousand holds it, or none that the table knows.
const RARE_NAME: f32 = 9.0;
/// How many such words two pages need in common.
const RARE_NAMES: usize = 3;
/// What so many add to the likeness, and as many again as much again: two who went to different scenes of one event tell
/// little else alike. Of the looked-at stories two fall apart without it, and news of one week gain nothing (B³;
/// QUALITY.md, "Stories"). .05 to .08 do as well, and thresholds of 9 to 10.
const TIED: f32 = 0.07;
/// How much more a word of a name says about which event it is than another word.
const NAMED: f32 = 1.3;
/// Sentences that are taken for the lead.
const LEAD: u32 = 3;
/// Times that a word of the headline counts in the whole page.
const HEADLINE: u32 = 2;
/// Weightiest words of a page, by which pages to compare with are found: accounts that begin with different scenes of one
/// event have little more than names in common, so those in the whole page count once more. On the looked-at halves 24 lose nothing against
/// comparing all pairs, 16 do.
const KEYS: usize = 24;
/// Weightiest words of a page that are compared. On the looked-at halves 100 lose nothing against all.
const WORDS: usize = 100;
/// Weight from which a word is rare: one article in four hundred holds it.
const RARE: f32 = 6.0;
/// Share of a page's words that must be words of the table for its weights to be taken from there. English news have
/// .81 and more, German .48 and less.
const OF_THE_TABLE: f32 = 0.65;

/// What is needed of one page: its words weighed, or counted where their weights depend on the other pages.
#[derive(Clone, Debug)]
pub struct Sketch {
    pub(super) page: rashomon_model::PageId,
    pub(super) words: Words,
}

/// The words of a page.
#[derive(Clone, Debug)]
pub(super) enum Words {
    /// The table knows their weights. The counts are no longer needed, which are most of what there was.
    Weighed(Weighed),
    /// The pages of their language tell how rare they are.
    Counted(Counted),
}

/// The words of one page, counted.
#[derive(Clone, Debug)]
pub(super) struct Counted {
    /// The day that the page gives for itself.
    day: Option<i32>,
    /// A number for the language, where the table does not know its words.
    pub language: Option<u64>,
    /// Its words, in order of their numbers.
    pub counts: Vec<Count>,
    /// The words of the names in it, in order of their numbers, and how each is written; none where the table does
    /// not know its words.
    names: Vec<(u32, Written)>,
    /// How many sentences it has, the headline among them.
    pub sentences: u32,
}

/// How often a word stands in a page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Count {
    /// The word: its stem, folded.
    pub word: u32,
    /// Its weight by the table.
    pub rarity: f32,
    /// How many sentences hold it.
    pub sentences: u32,
    /// How often it stands in each part.
    views: [u32; VIEWS],
}

/// The whole page, the lead with the headline, the headline: what a page puts first says most of which event it tells.
const VIEWS: usize = 3;

impl Sketch {
    /// The sketch of an account. Linear in its words.
    pub fn of(account: &Account) -> Sketch {
        let analysis = &account.analysis;
        let sentences = analysis.sentences.iter().filter(|s| !s.apparatus);
        let lines: Vec<&[Token]> = sentences.map(|s| analysis.tokens_of(s.first_token, s.end_token)).collect();
        let known = known(lines.iter().copied().chain([&analysis.headline[..]]));
        let mut words = Vec::new();
        push(&mut words, 0, &analysis.headline, [HEADLINE, 1, 1], known);
        for (number, line) in (1..).zip(&lines) {
            push(&mut words, number, line, [1, u32::from(number <= LEAD), 0], known);
        }
        let language = (!known).then(|| id::fnv1a(account.article.language.bytes()));
        let day = own_day(account);
        let names = if known { names(account) } else { Vec::new() };
        let counted = Counted { day, language, counts: counts(words), names, sentences: lines.len() as u32 + 1 };
        let words = if known { Words::Weighed(counted.weigh(&Rarities::default())) } else { Words::Counted(counted) };
        Sketch { page: account.page, words }
    }
}

impl Counted {
    /// The words of names, and whether each is a rare name. Initials ("U.S.", "CBS") hardly ever are, and the table knows few.
    fn rare_and_other_names(&self) -> Vec<(u32, bool)> {
        let rare = |word: u32| {
            let count = self.counts.binary_search_by_key(&word, |count| count.word);
            count.is_ok_and(|at| self.counts[at].rarity >= RARE_NAME)
        };
        self.names.iter().map(|(word, written)| (*word, *written == Written::Name && rare(*word))).collect()
    }

    /// Weighs its words: rarity times dampened count.
    pub(super) fn weigh(&self, rarities: &Rarities) -> Weighed {
        let named = |count: &Count| self.names.binary_search_by_key(&count.word, |name| name.0).is_ok();
        let factor = |count: &Count| if named(count) { NAMED } else { 1.0 };
        let weights: Vec<f32> =
            self.counts.iter().map(|count| rarities.weight(self.language, count) * factor(count)).collect();
        let view = |part: usize, is_in: &dyn Fn(&Count) -> bool| {
            let words = self.counts.iter().zip(&weights).filter(|(c, weight)| c.views[part] > 0 && **weight > 0.0);
            let words = words.filter(|(count, _)| is_in(count));
            unit(words.map(|(c, weight)| (c.word, (1.0 + (c.views[part] as f32).ln()) * weight)).collect())
        };
        let views: [View; VIEWS] = std::array::from_fn(|part| view(part, &|_| true));
        let rare = self.language.map_or(RARE, |language| RARE.min(rarities.most(language) / 2.0));
        let is_rare =
            |word: u32| self.counts.binary_search_by_key(&word, |c| c.word).is_ok_and(|at| weights[at] >= rare);
        let keys = heaviest(views.iter().chain([&view(0, &named)]));
        let words = joined(&views, &self.rare_and_other_names());
        let has = views.each_ref().map(|view| !view.is_empty());
        let shown = has.iter().filter(|has| **has).count().max(1) as f32;
        let weight = |word: u32| words.binary_search_by_key(&word, |w| w.word).map_or(0.0, |at| words[at].length());
        let in_units = |word: u32| (weight(word) / shown.sqrt() * UNIT as f32) as u16;
        let key = |word: u32| Key { word, rare: is_rare(word).then(|| in_units(word)) };
        let keys = keys.into_iter().map(key).collect();
        Weighed { day: self.day, has, names: self.names.len(), words, keys }
    }
}

/// How a word is written; of all places in a page the first counts that there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Written {
    /// Without a capital, as names never are.
    Plain,
    /// As names are.
    Name,
    /// "U.S.", "CBS".
    Initials,
}

impl Written {
    fn of(word: &str) -> Written {
        match word {
            word if word.starts_with(char::is_lowercase) => Written::Plain,
            word if word.contains('.') || !word.contains(char::is_lowercase) => Written::Initials,
            _ => Written::Name,
        }
    }
}

/// The words of the names of persons, places and bodies, each once and with how it is written; and words that the table does
/// not know, most of which are of names, of a village or a mine.
fn names(account: &Account) -> Vec<(u32, Written)> {
    let analysis = &account.analysis;
    let named = analysis.entities.iter().filter(|e| e.kind != NameKind::Group).flat_map(|e| &e.mentions);
    let tokens = named.flat_map(|span| {
        let first = analysis.tokens.partition_point(|t| t.span.end <= span.start);
        analysis.tokens[first..].iter().take_while(|t| t.span.start < span.end)
    });
    let unknown = |token: &&Token| token.row.is_none();
    let of_text = tokens.chain(analysis.tokens.iter().filter(unknown)).map(|t| (t, account.article.text.as_str()));
    let headline = account.article.headline.as_deref().unwrap_or_default();
    let of_headline = analysis.headline.iter().filter(unknown).map(|t| (t, headline));
    let words = of_text.chain(of_headline).filter(|(t, _)| !t.stop && t.kind == TokenKind::Word);
    let mut names: Vec<(u32, Written)> = words.map(|(t, text)| (number(t), Written::of(t.span.of(text)))).collect();
    names.sort_unstable();
    names.dedup_by_key(|(word, _)| *word);
    names
}

/// The number of a word.
fn number(token: &Token) -> u32 {
    (token.stem.0 ^ token.stem.0 >> 32) as u32
}

/// Whether the table knows most of the words.
fn known<'a>(lines: impl Iterator<Item = &'a [Token]>) -> bool {
    let words = lines.flatten().filter(|token| token.kind == TokenKind::Word);
    let (known, all) =
        words.fold((0u32, 0u32), |(known, all), token| (known + u32::from(token.stop || token.row.is_some()), all + 1));
    known as f32 >= OF_THE_TABLE * all as f32
}

/// A word as it stands in a sentence: the number of the sentence, and how often it counts in each part.
type Place = (u32, u32, f32, [u32; VIEWS]);

/// Adds the words of one sentence. Function words of English are words like others in another language.
fn push(words: &mut Vec<Place>, sentence: u32, line: &[Token], times: [u32; VIEWS], known: bool) {
    let telling = line.iter().filter(|token| token.kind == TokenKind::Word && !(known && token.stop));
    words.extend(telling.map(|token| (number(token), sentence, token.idf, times)));
}

/// Counts words, in order of their numbers.
fn counts(mut words: Vec<Place>) -> Vec<Count> {
    words.sort_by_key(|(word, sentence, ..)| (*word, *sentence));
    let count = |same: &[Place]| {
        let views = std::array::from_fn(|view| same.iter().map(|(.., times)| times[view]).sum());
        let sentences = same.chunk_by(|a, b| a.1 == b.1).count() as u32;
        Count { word: same[0].0, rarity: same[0].2, sentences, views }
    };
    words.chunk_by(|a, b| a.0 == b.0).map(count).collect()
}

/// The day that a page gives for itself, believed or not; one guessed from words of the text tells too little.
pub(super) fn own_day(account: &Account) -> Option<i32> {
    let day = account.article.shown_day().filter(|day| day.source != DateSource::Text)?.moment.date;
    jiff::civil::date(1970, 1, 1).until(day).ok().map(|span| span.get_days())
}

/// Words with their weights, in order of the words, of unit length.
type View = Vec<(u32, f32)>;

/// The words of one page, weighed.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    /// The day that the page gives for itself, counted from 1970.
    pub day: Option<i32>,
    /// Which views have words.
    has: [bool; VIEWS],
    /// How many words of names it has.
    names: usize,
    /// The words of all views and names, in order.
    words: Vec<WeighedWord>,
    /// Its weightiest words.
    pub keys: Vec<Key>,
}

impl Weighed {
    /// The words of its names that few articles have.
    pub(super) fn rare_names(&self) -> impl Iterator<Item = u32> {
        self.words.iter().filter(|word| word.rare).map(|word| word.word)
    }
}

/// A word with its weight in each view, 0 where the view lacks it.
#[derive(Clone, Copy, Debug, Default)]
struct WeighedWord {
    word: u32,
    weights: [f32; VIEWS],
    /// Whether it is part of a name.
    name: bool,
    /// Whether that is a rare one.
    rare: bool,
}

impl WeighedWord {
    /// Its length over all views.
    fn length(&self) -> f32 {
        self.weights.iter().map(|weight| weight * weight).sum::<f32>().sqrt()
    }
}

/// A word by which a page is found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Key {
    /// The word.
    pub word: u32,
    /// What it weighs over all views where few pages have it, in parts of [`UNIT`]: the product with its weight in another
    /// page is as much as the word can add to their mean cosine.
    pub rare: Option<u16>,
}

/// The whole length of a page's words, of which the weight of a [`Key`] tells a part.
pub(super) const UNIT: u32 = 4_096;

/// The weightiest of some words, as a view.
fn unit(mut view: View) -> View {
    view.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
    view.truncate(WORDS);
    view.sort_by_key(|(word, _)| *word);
    let length = view.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    view.iter_mut().for_each(|(_, weight)| *weight /= length);
    view
}

/// The words that weigh most in some views together.
fn heaviest<'a>(views: impl Iterator<Item = &'a View>) -> Vec<u32> {
    let mut weights: View = views.flatten().copied().collect();
    weights.sort_by_key(|(word, _)| *word);
    weights.dedup_by(|(next, more), (word, weight)| {
        let same = next == word;
        *weight += if same { *more } else { 0.0 };
        same
    });
    weights.sort_by(|(a, x), (b, y)| y.total_cmp(x).then(a.cmp(b)));
    weights.truncate(KEYS);
    weights.into_iter().map(|(word, _)| word).collect()
}

/// The words of some views and of names, in one list.
fn joined(views: &[View; VIEWS], names: &[(u32, bool)]) -> Vec<WeighedWord> {
    let named =
        names.iter().map(|(word, rare)| WeighedWord { word: *word, name: true, rare: *rare, ..WeighedWord::default() });
    let mut words: Vec<WeighedWord> = named.collect();
    for (view, list) in views.iter().enumerate() {
        words.extend(list.iter().map(|(word, weight)| {
            let weights = std::array::from_fn(|v| if v == view { *weight } else { 0.0 });
            WeighedWord { word: *word, weights, ..WeighedWord::default() }
        }));
    }
    words.sort_by_key(|w| w.word);
    words.dedup_by(|next, first| {
        let same = next.word == first.word;
        if same {
            first.weights.iter_mut().zip(next.weights).for_each(|(sum, weight)| *sum += weight);
            first.name |= next.name;
            first.rare |= next.rare;
        }
        same
    });
    words.shrink_to_fit();
    words
}

/// One page made ready to be compared with many: its words in a table of places that their numbers give.
pub(super) struct Probe<'a> {
    page: &'a Weighed,
    /// A word and where it stands among the page's words.
    places: Vec<Option<(u32, u32)>>,
}

impl<'a> Probe<'a> {
    pub(super) fn of(page: &'a Weighed) -> Probe<'a> {
        let mut probe = Probe { page, places: vec![None; (4 * page.words.len()).next_power_of_two()] };
        for (at, word) in (0..).zip(&page.words) {
            let free = probe.place(word.word);
            probe.places[free] = Some((word.word, at));
        }
        probe
    }

    /// The place of a word, or the free one that it would take.
    fn place(&self, word: u32) -> usize {
        let last = self.places.len() - 1;
        let mut at = word as usize & last;
        while self.places[at].is_some_and(|(other, _)| other != word) {
            at = (at + 1) & last;
        }
        at
    }

    fn get(&self, word: u32) -> Option<&WeighedWord> {
        self.places[self.place(word)].map(|(_, at)| &self.page.words[at as usize])
    }

    /// How alike two pages are, in parts of [`ONE`]: the mean cosine over the views that both have, less where the pages
    /// lie far apart, more where rare names tie those of the same days.
    pub(super) fn likeness(&self, other: &Weighed) -> u32 {
        let mut cosines = [0.0; VIEWS];
        let (mut names, mut rare) = (0, 0);
        for (x, y) in other.words.iter().filter_map(|x| Some((x, self.get(x.word)?))) {
            cosines.iter_mut().enumerate().for_each(|(view, sum)| *sum += x.weights[view] * y.weights[view]);
            names += usize::from(x.name && y.name);
            rare += usize::from(x.rare && y.rare);
        }
        let both = (0..VIEWS).filter(|view| self.page.has[*view] && other.has[*view]).count();
        let apart = self.page.day.zip(other.day).map(|(a, b)| a.abs_diff(b));
        let far = apart.is_some_and(|days| days > FAR);
        let tied = rare >= RARE_NAMES && apart.is_some_and(|days| days <= FEW_DAYS);
        let tie = if tied { TIED * rare as f32 / RARE_NAMES as f32 } else { 0.0 };
        let strangers = other_names(self.page.names.min(other.names), names);
        let factor = if far { APART } else { 1.0 } * if strangers { STRANGERS } else { 1.0 };
        let alike = cosines.iter().sum::<f32>() / both.max(1) as f32;
        let likeness = ((alike * factor + tie).min(1.0) * ONE).round() as u32;
        let near = apart.is_some_and(|days| days <= FAR);
        if !near && likeness < LITTLE { 0 } else { likeness }
    }
}

/// Whether two pages name enough, and hardly anything in common: fires and votes are told in one set of words, of
/// whatever town.
fn other_names(fewer: usize, shared: usize) -> bool {
    fewer >= SOME_NAMES && (shared as f32) < SAME_NAMES * fewer as f32
}

#[cfg(test)]
mod tests {
    use super::{ONE, Probe, RARE_NAMES, TIED, Weighed, WeighedWord, Written};

    /// A page of a day that has nothing but so many rare names.
    fn named(day: i32, names: usize) -> Weighed {
        let rare = |word: usize| WeighedWord { word: word as u32, name: true, rare: true, ..WeighedWord::default() };
        Weighed { day: Some(day), names, words: (0..names).map(rare).collect(), ..Weighed::default() }
    }

    #[test]
    fn the_more_rare_names_the_closer_the_tie() {
        let page = named(6, 12);
        let tie = |other: Weighed| Probe::of(&page).likeness(&other) as f32 / ONE;
        let near = |likeness: f32, times: f32| (likeness - times * TIED).abs() < 1e-4;
        assert_eq!(tie(named(7, RARE_NAMES - 1)), 0.0);
        assert!(near(tie(named(7, RARE_NAMES)), 1.0));
        assert!(near(tie(named(7, 2 * RARE_NAMES)), 2.0));
        assert_eq!(tie(named(27, 2 * RARE_NAMES)), 0.0);
    }

    #[test]
    fn pages_of_other_years_that_share_little_are_not_alike() {
        let page = |day, shared: u32| {
            let word = |at: u32| if at < shared { at } else { at + 1_000 };
            let word = |at| WeighedWord { word: word(at), weights: [0.1, 0.0, 0.0], ..WeighedWord::default() };
            Weighed {
                day: Some(day),
                has: [true, false, false],
                words: (0..100).map(word).collect(),
                ..Weighed::default()
            }
        };
        let likeness = |day, shared| Probe::of(&page(0, 100)).likeness(&page(day, shared));
        assert!(likeness(400, 10) == 0 && likeness(4, 10) > 0);
        assert!(likeness(400, 15) > 0);
    }

    #[test]
    fn names_are_written_with_a_capital_and_not_in_initials() {
        let all = |words: &[&str], written| words.iter().all(|word| Written::of(word) == written);
        assert!(all(&["Wrona", "McKay", "Élodie"], Written::Name));
        assert!(all(&["U.S.", "CBS", "R2"], Written::Initials));
        assert!(all(&["p.m.", "canteen"], Written::Plain));
        assert!(Written::Plain < Written::Name && Written::Name < Written::Initials);
    }
}
