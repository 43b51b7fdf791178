//! Sitemaps: lists of a site's pages, which hold addresses and dates but no article.

use quick_xml::events::Event;

use crate::xml::{check, lenient, resolved};

/// What a sitemap lists, in its own order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Sitemap {
    /// Pages (`urlset`).
    Pages(Vec<Listed>),
    /// Other sitemaps (`sitemapindex`).
    Sitemaps(Vec<Listed>),
}

/// One line of a sitemap.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Listed {
    pub url: String,
    /// When it was published (`news:publication_date`), else when it was last changed (`lastmod`), as given.
    pub date: Option<String>,
}

/// Reads a sitemap up to `most` lines.
pub(crate) fn sitemap(text: &str, most: usize) -> Result<Sitemap, String> {
    check(text).map_err(|why| format!("a sitemap that is not read: {why}"))?;
    let mut reader = lenient(text);
    let mut lines = Lines::default();
    while lines.done.len() < most {
        match reader.read_event() {
            Ok(Event::Start(element)) => lines.start(element.local_name().as_ref()),
            Ok(Event::End(element)) => lines.end(element.local_name().as_ref()),
            Ok(Event::Text(text)) => lines.words.push_str(&text),
            Ok(Event::CData(text)) => lines.words.push_str(&text),
            Ok(Event::GeneralRef(reference)) => lines.words.push_str(&resolved(&reference)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Ok(if lines.of_sitemaps { Sitemap::Sitemaps(lines.done) } else { Sitemap::Pages(lines.done) })
}

/// Why a sitemap on disk gives no page.
pub(crate) fn no_text(text: &str, most: usize) -> String {
    let (count, what) = match sitemap(text, most) {
        Ok(Sitemap::Pages(listed)) => (listed.len(), "pages"),
        Ok(Sitemap::Sitemaps(listed)) => (listed.len(), "other sitemaps"),
        Err(why) => return why,
    };
    format!("a sitemap: it lists {count} {what} and holds no text; give its URL to read the pages")
}

/// The lines of a sitemap as they come.
#[derive(Default)]
struct Lines {
    of_sitemaps: bool,
    done: Vec<Listed>,
    open: Listed,
    published: Option<String>,
    words: String,
}

impl Lines {
    fn start(&mut self, name: &str) {
        self.words.clear();
        match name {
            "sitemapindex" => self.of_sitemaps = true,
            "url" | "sitemap" => (self.open, self.published) = Default::default(),
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        let words = std::mem::take(&mut self.words).trim().to_owned();
        match name {
            // The address of a picture of the page is also called `loc`; the page's own comes first.
            "loc" if self.open.url.is_empty() => self.open.url = words,
            "lastmod" => self.open.date = Some(words),
            "publication_date" => self.published = Some(words),
            "url" | "sitemap" => self.close(),
            _ => {}
        }
    }

    fn close(&mut self) {
        let line = std::mem::take(&mut self.open);
        if !line.url.is_empty() {
            self.done.push(Listed { date: self.published.take().or(line.date), url: line.url });
        }
    }
}
