//! Feeds and sitemaps on disk.

use expect_test::{Expect, expect};
use rashomon_read::{Form, Limits, from_bytes, recognise};

use crate::Folder;

fn check(name: &str, feed: &str, expected: Expect) {
    let folder = Folder::new().with(name, feed);
    expected.assert_eq(&folder.told(&folder.read()));
}

const RSS: &str = r#"<?xml version="1.0" encoding="ISO-8859-1"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Harbour Gazette</title><link>https://gazette.example/</link>
<item><title>Bridge closed</title><link>https://gazette.example/bridge?a=1&amp;b=2</link><dc:creator>Mara Ellings</dc:creator>
<pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate><description>A crack.</description>
<content:encoded><![CDATA[<p>The bridge was closed.</p><p>A crack was found.</p>]]></content:encoded></item>
<item><title>Ferry late</title><link>https://gazette.example/ferry</link><description>The ferry is late, AT&amp;T says.</description></item>
<item><title>Only a title</title><link>https://gazette.example/title</link></item>
</channel></rss>"#;

#[test]
fn rss() {
    check(
        "feed.xml",
        RSS,
        expect![[r#"
            feed.xml#1: record title="Bridge closed" html="<p>The bridge was closed.</p><p>A crack was found.</p>" date="Tue, 05 Mar 2024 23:30:00 -0500" outlet="Harbour Gazette" author="Mara Ellings" <https://gazette.example/bridge?a=1&b=2>
            feed.xml#2: record title="Ferry late" text="The ferry is late, AT&T says." outlet="Harbour Gazette" <https://gazette.example/ferry> (teaser: the feed gives a summary of this entry and not its content)
            feed.xml#3: skipped: an entry without text; its page is https://gazette.example/title"#]],
    );
}

#[test]
fn atom() {
    check(
        "feed",
        r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>Canal Courier</title><id>x</id>
<entry><title>Girder</title><id>1</id><link rel="self" href="https://courier.example/self"/>
<link href="https://courier.example/girder"/><published>2024-03-06T09:00:00+01:00</published><updated>2024-03-07T09:00:00+01:00</updated>
<author><name>Teun Osinga</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The girder cracked.</p></div></content></entry>
<entry><title>Bus</title><id>2</id><updated>2024-03-07</updated><content type="text">A bus runs.</content></entry></feed>"#,
        expect![[r#"
            feed#1: record title="Girder" html="<p>The girder cracked.</p>" date="2024-03-06T09:00:00+01:00" outlet="Canal Courier" author="Teun Osinga" <https://courier.example/girder>
            feed#2: record title="Bus" text="A bus runs." date="2024-03-07" outlet="Canal Courier""#]],
    );
}

#[test]
fn rdf() {
    check(
        "feed.rdf",
        r#"<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://quay.example/"><title>Quay Post</title><link>https://quay.example/</link><description>News</description></channel>
<item rdf:about="https://quay.example/1"><title>Shut</title><link>https://quay.example/1</link><description>It stays shut.</description><dc:date>2024-03-07T08:00Z</dc:date></item></rdf:RDF>"#,
        expect![[
            r#"feed.rdf#1: record title="Shut" text="It stays shut." date="2024-03-07T08:00Z" outlet="Quay Post" <https://quay.example/1> (teaser: the feed gives a summary of this entry and not its content)"#
        ]],
    );
}

#[test]
fn json_feed() {
    check(
        "feed.json",
        r#"{"version":"https:\/\/jsonfeed.org\/version\/1.1","title":"Quay Post","items":[
{"id":"1","url":"https://quay.example/1","title":"Shut","content_html":"<p>It stays shut.</p>","date_published":"2024-03-07T08:00:00Z","authors":[{"name":"A. Vos"}]},
{"id":"2","url":"https://quay.example/2","content_text":"It opens."},
{"id":"3","url":"https://quay.example/3","summary":"A summary."}]}"#,
        expect![[r#"
            feed.json#1: record title="Shut" html="<p>It stays shut.</p>" date="2024-03-07T08:00:00Z" outlet="Quay Post" author="A. Vos" <https://quay.example/1>
            feed.json#2: record text="It opens." outlet="Quay Post" <https://quay.example/2>
            feed.json#3: record text="A summary." outlet="Quay Post" <https://quay.example/3> (teaser: the feed gives a summary of this entry and not its content)"#]],
    );
}

#[test]
fn an_entry_has_the_same_id_whatever_else_the_feed_says() {
    let of = |feed: &str| from_bytes("feed.xml", feed.as_bytes(), &Limits::default()).0;
    let (today, tomorrow) =
        (of(RSS), of(&RSS.replace("<item><title>Bridge", "<item><comments>12</comments><title>Bridge")));
    assert_eq!(today[0].id, tomorrow[0].id);
    let elsewhere = of(&RSS.replace("A crack was found", "A crack was seen"));
    assert_ne!(today[0].id, elsewhere[0].id);
}

#[test]
fn entities_are_neither_expanded_nor_fetched() {
    let entity = |declared: &str, used: &str| {
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE rss [{declared}]><rss version=\"2.0\"><channel><title>T</title>\
             <item><title>x</title><description>{used}</description></item></channel></rss>"
        )
    };
    let secret = Folder::new().with("secret.txt", "secret words");
    let path = secret.input("secret.txt");
    let external = entity(&format!("<!ENTITY x SYSTEM \"file://{path}\">"), "&x;");
    let mut laughs = "<!ENTITY l0 \"lol\">".to_owned();
    for level in 1..10 {
        laughs += &format!("<!ENTITY l{level} \"{}\">", format!("&l{};", level - 1).repeat(10));
    }
    for feed in [external, entity(&laughs, "&l9;"), entity("<!entity % p SYSTEM 'http://127.0.0.1:9/'> %p;", "x")] {
        let (pages, skipped) = from_bytes("feed.xml", feed.as_bytes(), &Limits::default());
        let why = "a feed that is not read: its DOCTYPE declares entities, which are never expanded or fetched; remove \
                   the declaration to read it";
        assert_eq!((pages.len(), skipped[0].why.as_str()), (0, why));
    }
}

#[test]
fn a_doctype_that_declares_nothing_is_no_harm() {
    check(
        "feed.xml",
        "<!DOCTYPE rss PUBLIC \"-//Netscape//DTD RSS 0.91//EN\" \"http://my.netscape.com/rss-0.91.dtd\"><rss version=\"0.91\">\
         <channel><title>T</title><item><title>x</title><description>Some words &nbsp; here.</description></item></channel></rss>",
        expect![[
            r#"feed.xml#1: record title="x" html="Some words &nbsp; here." outlet="T" (teaser: the feed gives a summary of this entry and not its content)"#
        ]],
    );
}

#[test]
fn a_feed_that_breaks_off_gives_what_came_before() {
    let cut = &RSS[..RSS.find("Ferry late").expect("the second item")];
    check(
        "feed.xml",
        cut,
        expect![[r#"
            feed.xml#1: record title="Bridge closed" html="<p>The bridge was closed.</p><p>A crack was found.</p>" date="Tue, 05 Mar 2024 23:30:00 -0500" outlet="Harbour Gazette" author="Mara Ellings" <https://gazette.example/bridge?a=1&b=2>
            feed.xml: skipped: the feed breaks off or is no longer XML; what follows its last whole entry was not read"#]],
    );
    check(
        "feed.xml",
        "<rss version=\"2.0\"><channel><title>T</title></channel></rss>",
        expect!["feed.xml: skipped: a feed without entries"],
    );
    check(
        "feed.xml",
        "<rss><channel></channel></rss>",
        expect!["feed.xml: skipped: a feed that cannot be read: no root element"],
    );
    check(
        "opml.xml",
        "<?xml version=\"1.0\"?><opml version=\"2.0\"><body/></opml>",
        expect!["opml.xml: skipped: seems to be a list of feeds (OPML), which is not read"],
    );
}

#[test]
fn a_feed_nested_without_end_is_skipped() {
    let deep = "<div>".repeat(20_000);
    check(
        "feed.xml",
        &format!("<rss version=\"2.0\"><channel><item><description>{deep}</description></item></channel></rss>"),
        expect!["feed.xml: skipped: a feed that is not read: elements nested deeper than 256"],
    );
}

#[test]
fn sitemaps_hold_no_text() {
    let url = |n: u32| format!("<url><loc>https://a.example/{n}?x&amp;y</loc></url>");
    check(
        "sitemap.xml",
        &format!("<urlset>{}{}</urlset>", url(1), url(2)),
        expect!["sitemap.xml: skipped: a sitemap: it lists 2 pages and holds no text; give its URL to read the pages"],
    );
    check(
        "index.xml",
        "<?xml version=\"1.0\"?><sitemapindex><sitemap><loc>https://a.example/1.xml</loc></sitemap></sitemapindex>",
        expect![
            "index.xml: skipped: a sitemap: it lists 1 other sitemaps and holds no text; give its URL to read the pages"
        ],
    );
    check(
        "bomb.xml",
        "<!DOCTYPE urlset [<!ENTITY a \"b\">]><urlset><url><loc>&a;</loc></url></urlset>",
        expect![
            "bomb.xml: skipped: a sitemap that is not read: its DOCTYPE declares entities, which are never expanded or fetched; remove the declaration to read it"
        ],
    );
}

#[test]
fn feeds_and_sitemaps_are_told_from_other_markup() {
    assert_eq!(recognise(RSS, "a.html"), Form::Feed);
    assert_eq!(recognise("<urlset xmlns='x'><url/></urlset>", "a"), Form::Sitemap);
    assert_eq!(recognise("{\"text\": \"see jsonfeed.org/version/1\"}", "a.json"), Form::JsonObject);
}

/// A small generator of numbers that look random and are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % most as u64).expect("a small number")
    }
}

#[test]
fn broken_feeds_give_pages_or_reasons() {
    let sitemap = "<urlset xmlns:news='n'><url><loc>https://a.example/1</loc><news:news><news:publication_date>2024-03-05\
                   </news:publication_date></news:news></url></urlset>";
    let json = "{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"T\",\"items\":[{\"id\":\"1\",\"content_text\":\"x\"}]}";
    let mut numbers = Numbers(20_240_305);
    for round in 0..600 {
        let mut bytes = [RSS, sitemap, json][round % 3].as_bytes().to_vec();
        for _ in 0..=numbers.below(4) {
            let (at, to) = (numbers.below(bytes.len()), numbers.below(bytes.len()));
            match numbers.below(4) {
                0 => bytes[at] = b"<>&\"'/!?[]\0\xff"[numbers.below(12)],
                1 => drop(bytes.drain(at.min(to)..at.max(to))),
                2 => bytes.truncate(at.max(1)),
                _ => bytes.extend_from_within(at.min(to)..at.max(to)),
            }
            if bytes.is_empty() {
                bytes.push(b'<');
            }
        }
        let (pages, skipped) = from_bytes("feed.xml", &bytes, &Limits::default());
        assert!(!pages.is_empty() || !skipped.is_empty(), "{}", String::from_utf8_lossy(&bytes));
    }
}
