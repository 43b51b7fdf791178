//! Groups accounts into stories: pages of one event together, look-alikes apart.
//!
//! Every page is sketched by its weightiest words ([`Sketch`]). Pages that share such words are compared, and groups that
//! are alike on the average become one story; of these, those are joined that the names of one event tie. Whatever comes in
//! is compared anew and nothing else, so that a page may be added to many at small cost; what comes out depends on the pages
//! alone and not on when each of them came.

mod cores;
mod index;
mod linkage;
mod rarity;
mod sketch;

use std::collections::{BTreeMap, BTreeSet};

use rashomon_model::{Account, Alone, Hands, PageId};

pub use self::sketch::Sketch;

use self::cores::Pages;
use self::index::Index;
use self::linkage::{Link, SAME_STORY, Story};
use self::rarity::Rarities;
use self::sketch::{Counted, Probe, Weighed, Words};

/// Groups pages into stories by their sketches; gives lists of indices into `sketches`, each in order, largest first.
pub fn group(sketches: Vec<Sketch>) -> Vec<Vec<usize>> {
    group_with(sketches, &Alone)
}

/// Does what [`group`] does, by the hands of the caller.
pub fn group_with(sketches: Vec<Sketch>, hands: &impl Hands) -> Vec<Vec<usize>> {
    let place: BTreeMap<PageId, usize> = sketches.iter().enumerate().map(|(at, sketch)| (sketch.page, at)).collect();
    let mut stories = Stories::default();
    stories.add_with(sketches, hands);
    let places = |pages: Vec<PageId>| {
        let mut places: Vec<usize> = pages.iter().filter_map(|page| place.get(page).copied()).collect();
        places.sort_unstable();
        places
    };
    let mut groups: Vec<Vec<usize>> = stories.groups().map(places).collect();
    groups.sort_by_key(|group| (usize::MAX - group.len(), group[0]));
    groups
}

/// The page that gives a story its name: the first by the days that the pages give for themselves.
///
/// Pages that come in later are mostly of later days, so that the name stays while the story grows.
pub fn first_page(accounts: &[&Account]) -> Option<PageId> {
    let day = |account: &Account| sketch::own_day(account);
    accounts.iter().map(|account| (day(account).is_none(), day(account), account.page)).min().map(|(_, _, page)| page)
}

/// Pages that are compared at once: what they are to be compared with is held until then.
const AT_ONCE: usize = 1_000;

/// The stories of all pages that were added until now.
///
/// Pages count by their numbers here: the places in which they came.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    ids: Vec<PageId>,
    known: BTreeSet<PageId>,
    rarities: Rarities,
    /// The pages whose weights depend on the others.
    counted: BTreeMap<u32, Counted>,
    weighed: Vec<Weighed>,
    index: Index,
    /// What each page was compared with, and how alike the two are.
    links: Vec<Vec<Link>>,
    /// The stories by the least of their pages' ids.
    stories: BTreeMap<PageId, Story>,
    /// The story of each page.
    home: Vec<Option<PageId>>,
}

impl Stories {
    /// Adds pages, one or many; those that are here already change nothing.
    pub fn add(&mut self, sketches: Vec<Sketch>) {
        self.add_with(sketches, &Alone);
    }

    fn add_with(&mut self, sketches: Vec<Sketch>, hands: &impl Hands) {
        let known = self.ids.len() as u32;
        for Sketch { page, words } in sketches.into_iter().filter(|sketch| self.known.insert(sketch.page)) {
            let weighed = match words {
                Words::Weighed(weighed) => weighed,
                Words::Counted(counted) => {
                    self.counted.insert(self.ids.len() as u32, counted);
                    Weighed::default()
                }
            };
            self.ids.push(page);
            self.weighed.push(weighed);
            self.links.push(Vec::new());
            self.home.push(None);
        }
        let changed = self.rarities.count(self.counted.range(known..).map(|(_, counted)| counted));
        let before = self.counted.range(..known);
        let mut stale: Vec<u32> =
            before.filter(|(_, counted)| changed.touches(counted)).map(|(page, _)| *page).collect();
        for page in &stale {
            self.take_out(*page);
        }
        stale.extend(known..self.ids.len() as u32);
        self.weigh(&stale, hands);
        for pages in stale.chunks(AT_ONCE) {
            self.put_in(pages, hands);
        }
        self.link(stale);
    }

    /// The pages of each story: of those that are formed, or of several that the names of one event tie.
    pub fn groups(&self) -> impl Iterator<Item = Vec<PageId>> {
        let formed = self.stories.values().map(|story| story.pages.clone()).collect();
        let gathered = cores::gather(formed, Pages { weighed: &self.weighed, links: &self.links });
        gathered.into_iter().map(|story| story.into_iter().map(|page| self.id(page)).collect())
    }

    fn id(&self, page: u32) -> PageId {
        self.ids[page as usize]
    }

    /// Weighs the words of those pages whose weights depend on the others.
    fn weigh(&mut self, pages: &[u32], hands: &impl Hands) {
        let counted: Vec<(u32, &Counted)> =
            pages.iter().filter_map(|page| Some((*page, self.counted.get(page)?))).collect();
        let weighed = hands.each(counted.len(), |at| counted[at].1.weigh(&self.rarities));
        for ((page, _), weighed) in counted.into_iter().zip(weighed) {
            self.weighed[page as usize] = weighed;
        }
    }

    /// Compares pages, each with those that are in before it.
    fn put_in(&mut self, pages: &[u32], hands: &impl Hands) {
        let index = &mut self.index;
        let insert = |page: &u32| {
            let weighed = &self.weighed[*page as usize];
            index.insert(*page, weighed.day, &weighed.keys)
        };
        let met: Vec<Vec<u32>> = pages.iter().map(insert).collect();
        let links: Vec<Vec<Link>> = hands.each(pages.len(), |at| {
            let probe = Probe::of(&self.weighed[pages[at] as usize]);
            met[at].iter().map(|other| (*other, probe.likeness(&self.weighed[*other as usize]))).collect()
        });
        for (page, links) in pages.iter().zip(links) {
            for (other, likeness) in links.into_iter().filter(|(_, likeness)| *likeness > 0) {
                self.links[*page as usize].push((other, likeness));
                self.links[other as usize].push((*page, likeness));
            }
        }
    }

    fn take_out(&mut self, page: u32) {
        let weighed = &self.weighed[page as usize];
        self.index.remove(page, weighed.day, &weighed.keys);
        for (other, _) in std::mem::take(&mut self.links[page as usize]) {
            self.links[other as usize].retain(|(back, _)| *back != page);
        }
    }

    /// Forms anew the stories of some pages, and of those that they draw in.
    ///
    /// A story is what its pages form among themselves unless another page comes between, and none can that is not like
    /// one of them by itself. So the stories around are formed along with the open pages; one that comes out as it was,
    /// merge by merge, is as it would be if all pages were read at once, and one that does not is opened too.
    fn link(&mut self, pages: Vec<u32>) {
        let mut open: BTreeSet<u32> = BTreeSet::new();
        self.open(&mut open, pages);
        loop {
            let around = self.around(&open);
            let whole = around.iter().flat_map(|story| &self.stories[story].pages).chain(&open);
            let whole: BTreeSet<u32> = whole.copied().collect();
            let formed = linkage::form(&whole.into_iter().collect::<Vec<_>>(), |page| self.id(page), &self.links);
            let formed: BTreeMap<PageId, Story> = formed.into_iter().map(|story| (self.id_of(&story), story)).collect();
            let drawn: Vec<PageId> =
                around.into_iter().filter(|story| formed.get(story) != self.stories.get(story)).collect();
            if drawn.is_empty() {
                return self.settle(&open, formed);
            }
            for story in drawn {
                open.extend(&self.stories[&story].pages);
            }
        }
    }

    fn id_of(&self, story: &Story) -> PageId {
        story.pages.iter().map(|page| self.id(*page)).min().unwrap_or(PageId(0))
    }

    /// Adds pages to the open ones, each with its whole story.
    fn open(&self, open: &mut BTreeSet<u32>, pages: Vec<u32>) {
        let story = |page: u32| self.home[page as usize].map_or(&[][..], |home| &self.stories[&home].pages);
        for page in pages {
            if open.insert(page) {
                open.extend(story(page));
            }
        }
    }

    /// The stories that an open page may come between.
    fn around(&self, open: &BTreeSet<u32>) -> BTreeSet<PageId> {
        let mut found = BTreeSet::new();
        let mut likeness = vec![0; self.links.len()];
        for links in open.iter().map(|page| &self.links[*page as usize]) {
            links.iter().for_each(|(other, alike)| likeness[*other as usize] = *alike);
            let like = links.iter().filter(|link| link.1 >= SAME_STORY && !open.contains(&link.0));
            let homes: BTreeSet<PageId> = like.filter_map(|link| self.home[link.0 as usize]).collect();
            let is_open = |home: &PageId| self.stories[home].is_open_to(|page| likeness[page as usize]);
            found.extend(homes.into_iter().filter(is_open));
            links.iter().for_each(|(other, _)| likeness[*other as usize] = 0);
        }
        found
    }

    fn settle(&mut self, open: &BTreeSet<u32>, formed: BTreeMap<PageId, Story>) {
        for page in open {
            if let Some(home) = self.home[*page as usize] {
                self.stories.remove(&home);
            }
        }
        for (id, story) in &formed {
            for page in &story.pages {
                self.home[*page as usize] = Some(*id);
            }
        }
        self.stories.extend(formed);
    }
}
