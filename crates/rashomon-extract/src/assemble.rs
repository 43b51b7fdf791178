//! Puts the article together: text, what was dropped, and what both say of outlet, persons, dates and credits.

use rashomon_model::agency;
use rashomon_model::outlet::{host_of, same_outlet};
use rashomon_model::{
    Article, Citation, Content, Credit, CreditKind, Dateline, Diagnostic, Dropped, Field, Level, Outlet, Page,
    SourceMap, Span,
};

use crate::block::{Block, Region};
use crate::byline::{byline, is_person, person_alone, sign_off};
use crate::measure::{fold, word_count};
use crate::partial::partial;
use crate::select::{self, Verdicts};
use crate::shared::Furniture;
use crate::source::Source;
use crate::{credits, dateline, dating, head, language, metadata, scraped};

/// Paragraphs among which another speaker of an interview would be found.
const SPOKEN: usize = 20;

/// Parts of an address under which a site keeps what agencies send it.
const WIRES: [&str; 5] = ["wire", "wires", "wirestory", "wire-story", "newswire"];
/// Agencies by whose name it may keep that.
const BY_ADDRESS: [&str; 5] = ["ap", "afp", "dpa", "reuters", "upi"];
/// Blocks behind the text among which its author and its credits may still stand.
const BEHIND: usize = 8;

/// Words of the longest name of an outlet that signs a text.
const LONGEST_NAME: usize = 5;

/// Where a block went.
#[derive(Clone, Copy)]
pub(crate) enum Place {
    Text(Span),
    Dropped(u32),
}

/// The article while it is put together.
struct Work<'a> {
    page: &'a Page,
    source: &'a Source,
    article: Article,
    places: Vec<Place>,
}

/// Makes the article of a page that was read.
pub(crate) fn assemble(page: &Page, mut source: Source, known: &Furniture) -> Article {
    let mut verdicts = select::first_round(&source.blocks);
    uncover_if_missed(&mut source, &mut verdicts);
    let headline = headline(&mut source, &verdicts);
    head::judge(&source.blocks, &mut verdicts, headline.as_deref());
    let description = metadata::description(&source.meta).map(str::to_owned);
    head::take_lead(&mut source.blocks, &mut verdicts, description.as_deref());
    select::drop_known(&source.blocks, &mut verdicts, known);
    match page.content {
        Content::Text(_) if scraped::is_long(&source.blocks) => scraped::judge(&source.blocks, &mut verdicts),
        _ => select::second_round(&source.blocks, &mut verdicts),
    }
    let mut work =
        Work { page, source: &source, article: Article { headline, ..Article::default() }, places: Vec::new() };
    work.place(&verdicts);
    work.article.meta = source.meta.clone();
    work.article.meta.remove("jsonld:html-lang");
    work.read_head();
    work.read_text();
    dating::date(&mut work.article, page, &source, &work.places);
    work.read_outlet();
    work.finish()
}

/// Where the tree extractor kept but a small part of the paragraphs on the page, its answer is not used.
fn uncover_if_missed(source: &mut Source, verdicts: &mut Verdicts) {
    let count = |covered: bool| -> usize {
        let prose = source
            .blocks
            .iter()
            .zip(&*verdicts)
            .filter(|(block, verdict)| verdict.is_none() && block.link_share() < 30 && block.prose);
        prose
            .filter(|(block, _)| block.covered.is_some_and(|share| share >= 60) == covered)
            .map(|(block, _)| block.words)
            .sum()
    };
    let (kept, missed) = (count(true), count(false));
    if kept < 40 && missed > 3 * kept {
        source.blocks.iter_mut().for_each(|block| block.covered = None);
        *verdicts = select::first_round(&source.blocks);
    }
}

/// The headline that the page names or shows.
pub(crate) fn headline(source: &mut Source, verdicts: &Verdicts) -> Option<String> {
    let named = source.title.clone().or_else(|| metadata::headline(&source.meta, &source.headings));
    if let Some(named) = named {
        let plain = |title: &str| metadata::split_site(title).0.to_owned();
        let folded = fold(&named);
        let shown = source.blocks.iter().take(400).any(|block| fold(&block.text) == folded);
        return Some(if shown || source.title.is_none() { named } else { plain_if_record(&named, plain) });
    }
    let (at, bare) = head::visible_headline(&source.blocks, verdicts)?;
    let line = &source.blocks[at].text;
    let glued = source.blocks.iter().take(at + 1).find_map(|block| {
        block.text.split_once(&bare).map(|(_, site)| (&block.text, site)).filter(|(_, site)| word_count(site) >= 1)
    });
    let site = glued.or_else(|| line.split_once(&bare).map(|(_, site)| (line, site)));
    if let Some((line, _)) = site.filter(|(_, site)| word_count(site) >= 1 && word_count(site) <= 6) {
        source.meta.insert("title".to_owned(), line.clone());
    }
    Some(bare)
}

/// A record's title is its own; only a site's name after a bar is taken off.
fn plain_if_record(title: &str, plain: impl Fn(&str) -> String) -> String {
    if title.contains(" | ") { plain(title) } else { title.to_owned() }
}

impl Work<'_> {
    fn cite(&self, field: Field, span: Span) -> Citation {
        Citation { page: self.page.id, field, span }
    }

    /// Sends every block to the text or to what is dropped.
    fn place(&mut self, verdicts: &Verdicts) {
        for (block, verdict) in self.source.blocks.iter().zip(verdicts) {
            let place = match verdict {
                None => {
                    let span = append(&mut self.article.text, &block.text);
                    self.article.source.append(&block.source, span.start as usize);
                    Place::Text(span)
                }
                Some(why) => {
                    self.article.dropped.push(Dropped { text: block.text.clone(), why: (*why).into() });
                    Place::Dropped(self.article.dropped.len() as u32 - 1)
                }
            };
            self.places.push(place);
        }
    }

    /// The byline, from the lines dropped as such.
    fn read_head(&mut self) {
        self.article.byline = metadata::authors(&self.source.meta);
        for (block, place) in self.source.blocks.iter().zip(self.places.clone()) {
            let Place::Dropped(index) = place else { continue };
            if self.article.dropped[index as usize].why == "byline" {
                self.read_byline(block, index);
            }
        }
        // Where a line says who wrote the page and it is nobody, whoever posted it is not its author.
        let shown =
            self.article.dropped.iter().any(|dropped| dropped.why == "byline" && byline(&dropped.text).is_some());
        if self.article.byline.is_empty() && !shown {
            self.article.byline = metadata::posted_by(&self.source.meta);
        }
        if self.article.byline.is_empty() && !shown {
            self.article.byline.extend(self.only_author());
        }
        self.read_author_credit();
        self.read_canonical_credit();
        self.read_address_credit();
    }

    /// The one person whom the parts of the page for its author name, wherever they stand.
    fn only_author(&self) -> Option<String> {
        let (first, last) = self.around_text();
        let near = self.source.blocks.iter().take(last).skip(first);
        let named = |block: &&Block| block.region == Region::Byline;
        let mut people = near.filter(named).filter_map(|block| person_alone(&block.text));
        let first = people.next()?;
        people.all(|other| fold(&other) == fold(&first)).then_some(first)
    }

    /// The blocks from the headline to a little behind the text.
    fn around_text(&self) -> (usize, usize) {
        let is_text = |at: &usize| matches!(self.places[*at], Place::Text(_));
        let first = (0..self.places.len()).find(is_text).unwrap_or(0);
        let last = (0..self.places.len()).rfind(is_text).unwrap_or(0);
        (first.saturating_sub(BEHIND), (last + 1 + BEHIND).min(self.places.len()))
    }

    /// Credits in lines around the text that were taken for furniture: of agencies and persons, in words that say so.
    fn read_dropped_credits(&mut self) {
        let (first, last) = self.around_text();
        for (block, place) in self.source.blocks.iter().zip(self.places.clone()).take(last).skip(first) {
            let Place::Dropped(index) = place else { continue };
            let left = matches!(
                self.article.dropped[index as usize].why.as_ref(),
                "boilerplate" | "related-links" | "metadata"
            );
            if !left || block.words < 3 || block.link_share() > 50 || credits::are_agencies(&block.text) {
                continue;
            }
            for found in credits::line_credits(&block.text).into_iter().filter(|found| found.kind != CreditKind::Outlet)
            {
                let citation = self.cite(Field::Dropped(index), Span::new(found.range.start, found.range.end));
                self.article.credits.push(Credit { to: found.to, kind: found.kind, citation });
            }
        }
    }

    /// The name of an outlet alone at the end of the text: it signs what is its own. Where people of the text spoke to it,
    /// it may look like anything; else it stands in brackets or behind a dash and is a paper's or station's.
    fn read_signature(&mut self) {
        let is_text = |place: &Place| matches!(place, Place::Text(_));
        let Some(last) = self.places.iter().rposition(is_text) else { return };
        for place in self.places.clone().into_iter().skip(last).take(2) {
            let (field, span, line) = match place {
                Place::Text(span) => (Field::Text, span, span.of(&self.article.text)),
                Place::Dropped(index) => {
                    let line = &self.article.dropped[index as usize].text;
                    (Field::Dropped(index), Span::new(0, line.len()), line.as_str())
                }
            };
            let name = line.trim().trim_matches(|c: char| !c.is_alphanumeric()).trim();
            let marked = name != line.trim();
            let told =
                || ["told ", "told the "].iter().any(|told| self.article.text.contains(&format!("{told}{name}")));
            let named = name.starts_with(char::is_uppercase) && word_count(name) <= LONGEST_NAME;
            let paper = metadata::is_paper(name);
            let signs = named && (marked && paper || (paper || !is_person(name)) && told());
            if signs && !self.is_of_the_host(name) {
                let credit = Credit { to: name.to_owned(), kind: CreditKind::Outlet, citation: self.cite(field, span) };
                self.article.apparatus.extend(is_text(&place).then_some(span));
                self.article.credits.push(credit);
            }
        }
    }

    /// Whoever only contributed is no author, though the page's data name all; an author is no contributor, though
    /// "reporting by" names all.
    fn part_authors_from_contributors(&mut self) {
        let Article { byline, credits, text, dropped, .. } = &mut self.article;
        let words = |credit: &Credit| match &credit.citation.field {
            Field::Text => credit.citation.span.of(text).to_lowercase(),
            Field::Dropped(index) => dropped[*index as usize].text.to_lowercase(),
            _ => String::new(),
        };
        let helped = |name: &String| {
            let same = |credit: &&Credit| credit.kind == CreditKind::Contributor && fold(&credit.to) == fold(name);
            credits.iter().find(same).is_some_and(|credit| words(credit).contains("contribut"))
        };
        if !byline.iter().all(helped) {
            byline.retain(|name| !helped(name));
        }
        let authors: Vec<String> = byline.iter().map(|name| fold(name)).collect();
        let other = |credit: &Credit| credit.kind != CreditKind::Contributor || !authors.contains(&fold(&credit.to));
        credits.retain(other);
    }

    /// An agency or an outlet that the page names with its author, where the page is not its own.
    fn read_author_credit(&mut self) {
        let meta = &self.source.meta;
        let own = self.own_name();
        let agency = metadata::author_agency(meta).map(|found| (found, CreditKind::Agency));
        let outlet = || metadata::author_outlet(meta).map(|found| (found, CreditKind::Outlet));
        let Some(((to, key, span), kind)) = agency.or_else(outlet) else { return };
        if own.is_none_or(|own| !same_outlet(&own, &to)) && !self.is_of_the_host(&to) {
            let citation = self.cite(Field::Meta(key), span);
            self.article.credits.push(Credit { to, kind, citation });
        }
    }

    /// The site whose address a page gives as the true one of its text, where the page stands at another.
    fn read_canonical_credit(&mut self) {
        let Some(own) = self.article.meta.get("url").and_then(|url| host_of(url)) else { return };
        let Some((url, true_host)) = self.article.meta.get("canonical").and_then(|url| Some((url, host_of(url)?)))
        else {
            return;
        };
        if !same_outlet(own, true_host) {
            let start = true_host.as_ptr() as usize - url.as_ptr() as usize;
            let span = Span::new(start, start + true_host.len());
            let to = true_host.strip_prefix("www.").unwrap_or(true_host).to_owned();
            let citation = self.cite(Field::Meta("canonical".to_owned()), span);
            self.article.credits.push(Credit { to, kind: CreditKind::Outlet, citation });
        }
    }

    /// The agency whose text a page's address says that it is: "/wires/ap/article-1.html", "/US/wireStory/1".
    fn read_address_credit(&mut self) {
        let Some(url) = self.article.meta.get("url") else { return };
        let path = url.split(['?', '#']).next().unwrap_or_default().split("://").nth(1).unwrap_or_default();
        let parts = || path.split('/').skip(1);
        let wire = |part: &&str| WIRES.contains(&part.to_lowercase().as_str());
        let named = |part: &&str| BY_ADDRESS.contains(&part.to_lowercase().as_str());
        let Some(part) = parts().find(named).or_else(|| parts().find(wire)) else { return };
        let agency = agency::canonical(&part.to_uppercase());
        let (to, kind) = match agency {
            Some(agency) => (agency.to_owned(), CreditKind::Agency),
            None => (part.to_owned(), CreditKind::UnnamedAgency),
        };
        let start = part.as_ptr() as usize - url.as_ptr() as usize;
        let citation = self.cite(Field::Meta("url".to_owned()), Span::new(start, start + part.len()));
        self.article.credits.push(Credit { to, kind, citation });
    }

    /// The name of the outlet by what the page says of itself.
    fn own_name(&self) -> Option<String> {
        metadata::outlet(&self.source.meta, self.article.headline.as_deref()).map(|found| found.0)
    }

    /// Whether the host of the page's address spells a name.
    fn is_of_the_host(&self, name: &str) -> bool {
        self.host().is_some_and(|(_, host, _)| same_outlet(host, name))
    }

    fn read_byline(&mut self, block: &Block, index: u32) {
        let line = byline(&block.text);
        let people = sign_off(&block.text)
            .map(|name| vec![name])
            .unwrap_or_else(|| head::byline_people(&block.text, block.region));
        let meta = &mut self.article.meta;
        if let Some(editors) = line.as_ref().map(|line| &line.editors).filter(|editors| !editors.is_empty()) {
            meta.entry("edited-by".to_owned()).or_insert_with(|| editors.join(", "));
        }
        meta.entry("byline".to_owned()).or_insert_with(|| block.text.clone());
        // The head often names but the first of several.
        let all_known = self.article.byline.iter().all(|known| people.iter().any(|name| name.contains(known.as_str())));
        if all_known && people.len() > self.article.byline.len() {
            self.article.byline = people;
        }
        if let Some(agency) = line.and_then(|line| line.agency) {
            let citation = self.cite(Field::Dropped(index), Span::new(0, block.text.len()));
            self.article.credits.push(Credit { to: agency, kind: CreditKind::Agency, citation });
        }
    }

    /// Dateline, credits and remarks of the text, paragraph by paragraph.
    fn read_text(&mut self) {
        let paragraphs: Vec<Span> = self
            .places
            .iter()
            .filter_map(|place| if let Place::Text(span) = place { Some(*span) } else { None })
            .collect();
        let text = std::mem::take(&mut self.article.text);
        let names: Vec<String> =
            self.own_name().into_iter().chain(self.host().map(|(_, host, _)| host.to_owned())).collect();
        let dateline = |words: &str| dateline::dateline(words, |house| names.iter().any(|own| same_outlet(own, house)));
        for (at, span) in paragraphs.iter().enumerate() {
            let words = span.of(&text);
            if at < 3 && self.article.dateline.is_none() {
                let found = dateline(words).filter(|found| at == 0 || !found.opens);
                // Where other paragraphs begin so too, they begin with who speaks.
                let others = || paragraphs[at + 1..].iter().take(SPOKEN).filter_map(|span| dateline(span.of(&text)));
                if let Some(found) = found.filter(|found| !found.speaks || !others().any(|other| other.speaks)) {
                    self.read_dateline(found, words, *span);
                }
            }
            self.read_credits(words, *span);
        }
        self.article.text = text;
        self.read_notices();
        self.read_dropped_credits();
        self.read_signature();
        self.part_authors_from_contributors();
        self.article.apparatus.sort();
        self.article.apparatus.dedup();
    }

    fn read_dateline(&mut self, found: dateline::Found, words: &str, paragraph: Span) {
        let start = paragraph.start as usize;
        let span = Span::new(start + found.range.start, start + found.range.end).to_owned();
        self.article.apparatus.push(span);
        if let Some(source) = found.source {
            let range = Span::new(start + source.start, start + source.end);
            self.read_bracket(&words[source], range);
        }
        if !found.place.is_empty() {
            self.article.dateline = Some(Dateline { place: found.place, span });
        }
    }

    /// The bracket of a dateline names an agency, or an outlet: the page's own, unless the page's address says otherwise. The
    /// call sign of a station is on no address ("10news.com").
    fn read_bracket(&mut self, words: &str, span: Span) {
        let citation = self.cite(Field::Text, span);
        let own = self.own_name();
        let named = credits::line_credits(words);
        if !named.is_empty() {
            let credit = |found: credits::Found| Credit { to: found.to, kind: found.kind, citation: citation.clone() };
            return self.article.credits.extend(named.into_iter().map(credit));
        }
        let is_own = is_call_sign(words) || self.host().is_none() || self.is_of_the_host(words);
        if own.as_deref().is_none_or(is_host) && is_own {
            self.article.outlet = Some(Outlet { name: words.to_owned(), citation: Some(citation) });
            return;
        }
        let kind = CreditKind::Outlet;
        self.article.credits.push(Credit { to: words.to_owned(), kind, citation });
    }

    fn read_credits(&mut self, words: &str, paragraph: Span) {
        let start = paragraph.start as usize;
        let whole = credits::line_credits(words);
        if !whole.is_empty() || credits::is_remark(words) {
            self.article.apparatus.push(paragraph);
        }
        let found = if whole.is_empty() { credits::trailing_credits(words) } else { whole };
        for credit in found {
            let span = Span::new(start + credit.range.start, start + credit.range.end);
            let citation = self.cite(Field::Text, span);
            self.article.credits.push(Credit { to: credit.to, kind: credit.kind, citation });
            if !self.article.apparatus.iter().any(|known| known.contains(span)) {
                self.article.apparatus.push(span);
            }
        }
    }

    /// Rights notices that travel with a text credit whoever keeps the rights.
    fn read_notices(&mut self) {
        let own = self.own_name();
        let mut found = Vec::new();
        for (index, dropped) in
            self.article.dropped.iter().enumerate().filter(|(_, dropped)| dropped.why == "boilerplate")
        {
            let Some(range) = credits::rights_holder(&dropped.text) else { continue };
            let name = &dropped.text[range.clone()];
            let kind = credits::kind_of(name);
            let travels = credits::is_text_notice(&dropped.text) || kind == CreditKind::Agency;
            let others = own.as_deref().is_none_or(|own| !same_outlet(own, name)) && !is_company(name);
            if travels && others {
                let citation = self.cite(Field::Dropped(index as u32), Span::new(range.start, range.end));
                found.push(Credit { to: name.to_owned(), kind, citation });
            }
        }
        self.article.credits.append(&mut found);
    }

    fn read_outlet(&mut self) {
        let named = metadata::outlet(&self.source.meta, self.article.headline.as_deref());
        if let Some((name, key, span)) = named {
            let citation = Some(self.cite(Field::Meta(key), span));
            if !is_host(&name) || self.article.outlet.is_none() {
                self.article.outlet = Some(Outlet { name, citation });
            }
        }
        if self.article.outlet.is_none() {
            self.article.outlet = self.footer_outlet().or_else(|| self.host_outlet());
        }
    }

    /// Whoever keeps the rights in the page's own footer, unless it is somebody whom the page credits.
    fn footer_outlet(&self) -> Option<Outlet> {
        let dropped = self.article.dropped.iter().enumerate().rev().take(30);
        let (index, range) = dropped
            .filter(|(_, dropped)| dropped.why == "boilerplate" && !credits::is_text_notice(&dropped.text))
            .find_map(|(index, dropped)| Some((index, credits::rights_holder(&dropped.text)?)))?;
        let name = self.article.dropped[index].text[range.clone()].to_owned();
        if self.article.credits.iter().any(|credit| same_outlet(&credit.to, &name)) {
            return None;
        }
        Some(Outlet {
            name,
            citation: Some(self.cite(Field::Dropped(index as u32), Span::new(range.start, range.end))),
        })
    }

    fn host_outlet(&self) -> Option<Outlet> {
        let (name, host, span) = self.host()?;
        Some(Outlet { name: host.to_owned(), citation: Some(self.cite(Field::Meta(name.to_owned()), span)) })
    }

    /// The host of the page's address: which value gives it, and where in that.
    fn host(&self) -> Option<(&'static str, &str, Span)> {
        let (name, url) =
            ["url", "canonical", "og:url"].into_iter().find_map(|name| Some((name, self.article.meta.get(name)?)))?;
        let start = url.find("://")? + 3;
        let end = url[start..].find(['/', '?', ':', '#']).map_or(url.len(), |at| start + at);
        let host = &url[start..end];
        (!host.is_empty()).then_some((name, host, Span::new(start, end)))
    }

    fn finish(mut self) -> Article {
        let article = &mut self.article;
        article.language =
            language::language(&article.text, self.source.meta.get("jsonld:html-lang").map(String::as_str));
        match self.page.content {
            Content::Html(_) => article.source.translate(|at| self.page.offsets.byte(at)),
            // The HTML of a record stands in the record's own bytes only after its quoting was undone.
            _ => article.source = SourceMap::default(),
        }
        article.diagnostics = self.source.diagnostics.clone();
        let words: usize = self.source.blocks.iter().map(|block| block.words).sum();
        article.diagnostics.extend(no_article(&article.text, words));
        article.diagnostics.extend(partial(article, &self.source.meta));
        self.article
    }
}

/// Adds a paragraph.
fn append(text: &mut String, words: &str) -> Span {
    if !text.is_empty() {
        text.push_str("\n\n");
    }
    let start = text.len();
    text.push_str(words);
    Span::new(start, text.len())
}

/// Whether a name is that of a company: the owner of a site, to whom no text is owed.
fn is_company(name: &str) -> bool {
    let last = name.rsplit(' ').next().unwrap_or(name).trim_end_matches('.');
    !agency::is_agency(name) && ["Inc", "LLC", "Ltd", "Corp", "Co", "GmbH", "AG", "PLC", "plc"].contains(&last)
}

/// Call signs of stations in the Americas: `KGTV`, `WABC`, `CKPN`.
fn is_call_sign(name: &str) -> bool {
    name.len() <= 5 && name.len() >= 3 && name.starts_with(['K', 'W', 'C', 'X']) && name.chars().all(char::is_uppercase)
}

fn is_host(name: &str) -> bool {
    name.contains('.') && !name.contains(' ')
}

fn no_article(text: &str, words: usize) -> Option<Diagnostic> {
    let message = format!("no article was found among the {words} words of the page");
    text.is_empty().then_some(Diagnostic { level: Level::Error, code: "no-article".into(), message })
}
