//! Pages, feeds and sitemaps read over HTTP, all from a server in this process.

use std::io::Write;
use std::thread::sleep;
use std::time::Duration;

use expect_test::{Expect, expect};
use rashomon_read::{Limits, Reach, Reading, Web, read_web};

use crate::server::{Request, Server, answer, elsewhere, html, missing, serve};
use crate::{Folder, told};

fn web() -> Web {
    Web { reach: Reach::Private, pause: Duration::ZERO, whole: Duration::from_secs(10), ..Web::default() }
}

fn fetch_with(inputs: &[String], limits: &Limits, web: &Web) -> Reading {
    read_web(inputs, limits, web, &mut |_| {})
}

fn check_with(server: &Server, paths: &[&str], limits: &Limits, web: &Web, expected: Expect) -> Reading {
    let inputs: Vec<String> = paths.iter().map(|path| server.url(path)).collect();
    let reading = fetch_with(&inputs, limits, web);
    expected.assert_eq(&server.plain(&told(&reading)));
    reading
}

fn check(server: &Server, paths: &[&str], expected: Expect) -> Reading {
    check_with(server, paths, &Limits::default(), &web(), expected)
}

/// A site without `robots.txt`.
fn site(answer: impl Fn(&str) -> Vec<u8> + Send + Sync + 'static) -> Server {
    serve(move |request, _| if request.path == "/robots.txt" { missing() } else { answer(&request.path) })
}

#[test]
fn a_page_knows_its_last_address_and_when_it_was_fetched() {
    let server = site(|path| match path {
        "/old" => elsewhere("/new?x=1"),
        _ => html("<p>caf\u{e9}</p>"),
    });
    let reading = check(&server, &["/old#top"], expect![[r#"SITE/old#top: html "<p>café</p>" <SITE/new?x=1>"#]]);
    let retrieved = reading.pages[0].retrieved.as_deref().expect("a time");
    assert!(retrieved.len() == 20 && retrieved.ends_with('Z'), "{retrieved}");
    assert_eq!(server.asked(), ["/robots.txt", "/old", "/new?x=1"]);
}

#[test]
fn the_server_is_told_who_asks() {
    let server = serve(|request: &Request, _| {
        let name = format!("rashomon/{} (+https://github.com/rashomon-news/rashomon)", env!("CARGO_PKG_VERSION"));
        if request.has("user-agent", &name) { html("<p>known</p>") } else { missing() }
    });
    check(&server, &["/"], expect![[r#"SITE/: html "<p>known</p>" <SITE/>"#]]);
}

#[test]
fn redirects_come_to_an_end() {
    let server = site(|path| match path {
        "/circle" => elsewhere("/circle"),
        "/scheme" => elsewhere("file:///etc/passwd"),
        "/name" => elsewhere("http://joe:secret@news.example/"),
        "/nowhere" => elsewhere("http://[::"),
        _ => missing(),
    });
    check(
        &server,
        &["/circle", "/scheme", "/name", "/nowhere"],
        expect![[r#"
        failed: cannot read 'SITE/circle': more than 10 redirects, the last one to SITE/circle
        failed: cannot read 'SITE/name': redirected: an address with a user name or password is not read; they would be shown in the report
        failed: cannot read 'SITE/nowhere': redirected to what is no address: invalid IPv6 address
        failed: cannot read 'SITE/scheme': redirected: addresses of the kind file: are not read, only http: and https:
        SITE/circle: skipped: more than 10 redirects, the last one to SITE/circle
        SITE/name: skipped: redirected: an address with a user name or password is not read; they would be shown in the report
        SITE/nowhere: skipped: redirected to what is no address: invalid IPv6 address
        SITE/scheme: skipped: redirected: addresses of the kind file: are not read, only http: and https:"#]],
    );
}

#[test]
fn a_site_may_forbid_its_pages() {
    let server = serve(|request, _| match request.path.as_str() {
        "/robots.txt" => answer("200 OK", &[], "User-agent: *\nAllow: /private/open\nDisallow: /private\n"),
        "/way" => elsewhere("/private/b"),
        _ => html("<p>words</p>"),
    });
    check(
        &server,
        &["/private/a", "/private/open", "/way"],
        expect![[r#"
        failed: cannot read 'SITE/private/a': the robots.txt of SITE forbids it (line 3, "Disallow: /private")
        failed: cannot read 'SITE/way': the robots.txt of SITE forbids it (line 3, "Disallow: /private")
        SITE/private/a: skipped: the robots.txt of SITE forbids it (line 3, "Disallow: /private")
        SITE/private/open: html "<p>words</p>" <SITE/private/open>
        SITE/way: skipped: the robots.txt of SITE forbids it (line 3, "Disallow: /private")"#]],
    );
    assert_eq!(server.asked().iter().filter(|path| *path == "/robots.txt").count(), 1);
}

#[test]
fn a_site_that_cannot_tell_its_rules_is_not_read() {
    let server = serve(|_, _| answer("503 Service Unavailable", &[], ""));
    check(
        &server,
        &["/"],
        expect![[r#"
        failed: cannot read 'SITE/': its robots.txt cannot be read, so nothing of the site is: the server answers 503 Service Unavailable
        SITE/: skipped: its robots.txt cannot be read, so nothing of the site is: the server answers 503 Service Unavailable"#]],
    );
}

#[test]
fn what_is_no_page_is_told_with_the_reason() {
    let server = site(|path| match path {
        "/photo" => answer("200 OK", &["Content-Type: image/png"], "\u{89}PNG"),
        "/pdf" => answer("200 OK", &["Content-Type: application/octet-stream"], "%PDF-1.4"),
        "/empty" => html(""),
        "/gone" => answer("410 Gone", &[], "<p>gone</p>"),
        _ => missing(),
    });
    check(
        &server,
        &["/photo", "/pdf", "/empty", "/gone", "/none"],
        expect![[r#"
        failed: cannot read 'SITE/empty': empty file
        failed: cannot read 'SITE/gone': the server answers 410 Gone
        failed: cannot read 'SITE/none': the server answers 404 Not Found
        failed: cannot read 'SITE/pdf': seems to be a PDF document, which is not read
        failed: cannot read 'SITE/photo': the server says it is image/png, which is not read
        SITE/empty: skipped: empty file
        SITE/gone: skipped: the server answers 410 Gone
        SITE/none: skipped: the server answers 404 Not Found
        SITE/pdf: skipped: seems to be a PDF document, which is not read
        SITE/photo: skipped: the server says it is image/png, which is not read"#]],
    );
}

#[test]
fn addresses_that_are_not_asked_at_all() {
    let told_of = |address: &str| told(&fetch_with(&[address.to_owned()], &Limits::default(), &Web::default()));
    expect![[r#"
        failed: cannot read 'http://…@127.0.0.1/': an address with a user name or password is not read; they would be shown in the report
        http://…@127.0.0.1/: skipped: an address with a user name or password is not read; they would be shown in the report"#]].assert_eq(&told_of("http://joe:secret@127.0.0.1/"));
    expect![[r#"
        failed: cannot read 'http://127.0.0.1:1/': the host has the address 127.0.0.1, which is of this machine; give --allow-private to ask it
        http://127.0.0.1:1/: skipped: the host has the address 127.0.0.1, which is of this machine; give --allow-private to ask it"#]].assert_eq(&told_of("http://127.0.0.1:1/"));
    expect![[r#"
        failed: cannot read 'http://[::ffff:10.0.0.1]/': the host has the address ::ffff:10.0.0.1, which is of a private network; give --allow-private to ask it
        http://[::ffff:10.0.0.1]/: skipped: the host has the address ::ffff:10.0.0.1, which is of a private network; give --allow-private to ask it"#]].assert_eq(&told_of("http://[::ffff:10.0.0.1]/"));
    expect![[r#"
        failed: cannot read 'http://exa mple/': not a valid address: invalid international domain name
        http://exa mple/: skipped: not a valid address: invalid international domain name"#]]
    .assert_eq(&told_of("http://exa mple/"));
    expect![[r#"
        failed: cannot read 'ftp://127.0.0.1/a': only addresses that begin with http: or https: are read
        ftp://127.0.0.1/a: skipped: only addresses that begin with http: or https: are read"#]]
    .assert_eq(&told_of("ftp://127.0.0.1/a"));
}

#[test]
fn the_character_set_may_come_with_the_answer() {
    let server =
        site(|_| answer("200 OK", &["Content-Type: text/html; charset=\"windows-1251\""], b"<p>\xcc\xe8\xf0</p>"));
    check(&server, &["/"], expect![[r#"SITE/: html "<p>Мир</p>" <SITE/>"#]]);
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).expect("memory");
    encoder.finish().expect("memory")
}

#[test]
fn the_limit_of_bytes_holds_after_decompression() {
    let zipped = |bytes: &[u8]| answer("200 OK", &["Content-Type: text/html", "Content-Encoding: gzip"], gzip(bytes));
    let server = site(move |path| match path {
        "/bomb" => zipped(&vec![b'a'; 50 << 20]),
        "/small" => zipped(b"<p>small</p>"),
        "/broken" => answer("200 OK", &["Content-Encoding: gzip"], "no gzip"),
        _ => html(&"long ".repeat(1000)),
    });
    let limits = Limits { file_bytes: 1000, ..Limits::default() };
    check_with(
        &server,
        &["/bomb", "/broken", "/long", "/small"],
        &limits,
        &web(),
        expect![[r#"
        failed: cannot read 'SITE/bomb': longer than the limit of 1000 bytes
        failed: cannot read 'SITE/broken': its compression is broken: unexpected end of file
        failed: cannot read 'SITE/long': longer than the limit of 1000 bytes
        SITE/bomb: skipped: longer than the limit of 1000 bytes
        SITE/broken: skipped: its compression is broken: unexpected end of file
        SITE/long: skipped: longer than the limit of 1000 bytes
        SITE/small: html "<p>small</p>" <SITE/small>"#]],
    );
}

#[test]
fn a_slow_server_is_not_waited_for() {
    let server = site(|_| {
        sleep(Duration::from_secs(5));
        html("<p>late</p>")
    });
    let hasty = Web { whole: Duration::from_millis(300), ..web() };
    check_with(
        &server,
        &["/"],
        &Limits::default(),
        &hasty,
        expect![[r#"
        failed: cannot read 'SITE/': no whole answer within 0.3 seconds
        SITE/: skipped: no whole answer within 0.3 seconds"#]],
    );
}

#[test]
fn the_number_of_requests_is_limited() {
    let server = site(|path| html(&format!("<p>{path}</p>")));
    let few = Web { requests: 2, ..web() };
    check_with(
        &server,
        &["/a", "/b"],
        &Limits::default(),
        &few,
        expect![[r#"
        failed: cannot read 'SITE/b': over the limit of 2 requests in one run
        SITE/a: html "<p>/a</p>" <SITE/a>
        SITE/b: skipped: over the limit of 2 requests in one run"#]],
    );
}

/// A feed with a full entry, a teaser, an entry without a page and one whose page is gone.
fn feed(site: &str) -> String {
    format!(
        "<rss version='2.0' xmlns:content='http://purl.org/rss/1.0/modules/content/'><channel><title>Quay Post</title>\
         <item><title>One</title><link>{site}/1</link><description>First.</description></item>\
         <item><title>Two</title><link>/2</link><content:encoded>&lt;p>All of two.&lt;/p></content:encoded></item>\
         <item><title>Three</title><description>No page.</description></item>\
         <item><title>Four</title><link>{site}/4</link></item></channel></rss>"
    )
}

fn site_with_feed() -> Server {
    serve(|request, address| match request.path.as_str() {
        "/feed" => answer("200 OK", &["Content-Type: application/rss+xml"], feed(&format!("http://{address}"))),
        "/1" => html("<p>The whole of one.</p>"),
        _ => missing(),
    })
}

#[test]
fn a_feed_stands_for_its_pages() {
    check(
        &site_with_feed(),
        &["/feed"],
        expect![[r#"
            SITE/1: html "<p>The whole of one.</p>" <SITE/1>
            SITE/2: skipped: the server answers 404 Not Found
            SITE/4: skipped: the server answers 404 Not Found
            SITE/feed#2: record title="Two" html="<p>All of two.</p>" outlet="Quay Post" <SITE/2>
            SITE/feed#3: record title="Three" text="No page." outlet="Quay Post" <SITE/feed> (teaser: the feed gives a summary of this entry and not its content)"#]],
    );
    // A feed whose pages were all read before has not failed.
    let server = site_with_feed();
    let one = Web { pages: 1, ..web() };
    check_with(
        &server,
        &["/1", "/feed"],
        &Limits::default(),
        &one,
        expect![[r#"
            SITE/1: html "<p>The whole of one.</p>" <SITE/1>
            SITE/feed: skipped: over the limit of 1 pages of one list: 3 more entries"#]],
    );
    assert_eq!(server.asked(), ["/robots.txt", "/1", "/feed"]);
}

#[test]
fn a_sitemap_stands_for_its_newest_pages() {
    let server = serve(|request, address| match request.path.as_str() {
        "/robots.txt" => missing(),
        "/index.xml" => answer(
            "200 OK",
            &["Content-Type: application/xml"],
            format!("<sitemapindex><sitemap><loc>http://{address}/news.xml</loc></sitemap></sitemapindex>"),
        ),
        "/news.xml" => {
            let url = |n: u32, date: &str| {
                format!(
                    "<url><loc>http://{address}/{n}</loc><news:news><news:publication_date>{date}</news:publication_date>\
                     </news:news></url>"
                )
            };
            let urls = [url(1, "2024-03-05"), url(2, "2024-03-06T01:00:00+05:00"), url(3, "2024-03-06T00:00:00Z")];
            answer("200 OK", &[], format!("<?xml version='1.0'?><urlset xmlns:news='n'>{}</urlset>", urls.concat()))
        }
        path => html(&format!("<p>{path}</p>")),
    });
    let two = Web { pages: 2, ..web() };
    check_with(
        &server,
        &["/index.xml"],
        &Limits::default(),
        &two,
        expect![[r#"
        SITE/2: html "<p>/2</p>" <SITE/2>
        SITE/3: html "<p>/3</p>" <SITE/3>
        SITE/index.xml: skipped: over the limit of 2 pages of one list: 1 more pages"#]],
    );
    assert_eq!(server.asked(), ["/robots.txt", "/index.xml", "/news.xml", "/3", "/2"]);
}

#[test]
fn kept_pages_are_read_again_as_they_were() {
    let folder = Folder::new();
    let server = serve(|request, address| match request.path.as_str() {
        "/robots.txt" => missing(),
        "/feed" => answer("200 OK", &[], feed(&format!("http://{address}"))),
        "/old" => elsewhere("/latin"),
        "/latin" => answer("200 OK", &["Content-Type: text/html; charset=iso-8859-1"], b"<p>caf\xe9s</p>"),
        "/plain" => answer("200 OK", &["Content-Type: text/plain"], "Plain words."),
        "/list.json" => answer("200 OK", &["Content-Type: application/json"], "[{\"text\":\"a\"},{\"text\":\"b\"}]"),
        "/1" => html("<p>The whole of one.</p>"),
        _ => missing(),
    });
    let inputs = ["/feed", "/old", "/plain", "/list.json"].map(|path| server.url(path));
    let keeping = Web { keep: Some(folder.path("kept")), ..web() };
    let fetched = fetch_with(&inputs, &Limits::default(), &keeping);
    let read = folder.read();
    assert!(read.skipped.is_empty(), "{:?}", read.skipped);
    assert_eq!(fetched.pages.len(), 7);
    assert_eq!(fetched.pages.len(), read.pages.len());
    for (fetched, read) in fetched.pages.iter().zip(&read.pages) {
        let of = |page: &rashomon_model::Page| {
            (page.id, page.hash.clone(), page.url.clone(), page.retrieved.clone(), page.content.clone())
        };
        assert_eq!(of(fetched), of(read));
    }
    let named = |name: &str| read.pages.iter().any(|page| page.location.contains(name));
    assert!(["latin-", "plain-", "list.json-"].iter().all(|name| named(name)), "{}", told(&read));
}

#[test]
fn a_kept_page_that_has_not_changed_is_not_sent_again() {
    let folder = Folder::new();
    let server = serve(|request, _| match request.path.as_str() {
        "/robots.txt" => missing(),
        "/tagged" if request.has("if-none-match", "\"1\"") => answer("304 Not Modified", &[], ""),
        "/tagged" => answer("200 OK", &["Content-Type: text/html", "ETag: \"1\""], "<p>tagged</p>"),
        "/dated" if request.has("if-modified-since", "Tue, 05 Mar 2024 09:00:00 GMT") => {
            answer("304 Not Modified", &[], "")
        }
        _ => answer("200 OK", &["Last-Modified: Tue, 05 Mar 2024 09:00:00 GMT"], "<p>dated</p>"),
    });
    let inputs = ["/tagged", "/dated"].map(|path| server.url(path));
    let keeping = Web { keep: Some(folder.path("kept")), ..web() };
    let first = fetch_with(&inputs, &Limits::default(), &keeping);
    sleep(Duration::from_millis(1100));
    let second = fetch_with(&inputs, &Limits::default(), &keeping);
    assert_eq!(first.pages, second.pages);
    assert!(second.skipped.is_empty(), "{}", told(&second));
    // Without the folder there is no copy to speak of.
    assert!(fetch_with(&inputs, &Limits::default(), &web()).skipped.is_empty());
}

#[test]
fn two_versions_of_a_page_are_both_kept() {
    let folder = Folder::new();
    let keeping = Web { keep: Some(folder.path("kept")), ..web() };
    let count = std::sync::atomic::AtomicUsize::new(0);
    let server = site(move |_| html(&format!("<p>{}</p>", count.fetch_add(1, std::sync::atomic::Ordering::SeqCst))));
    for pages in 1..=3 {
        fetch_with(&[server.url("/")], &Limits::default(), &keeping);
        assert_eq!(folder.read().pages.len(), pages);
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_told_with_the_page() {
    let folder = Folder::new().with("file", "x");
    let server = site(|_| html("<p>words</p>"));
    let keeping = Web { keep: Some(folder.path("file/below")), ..web() };
    let reading = fetch_with(&[server.url("/")], &Limits::default(), &keeping);
    assert_eq!(reading.pages[0].diagnostics[0].code, "not-kept");
}

#[test]
fn progress_tells_every_address() {
    let mut seen = Vec::new();
    let server = site_with_feed();
    read_web(&[server.url("/feed")], &Limits::default(), &web(), &mut |step| seen.push((step.done, step.total)));
    assert_eq!(seen, [(1, 1), (2, 5), (3, 5), (4, 5)]);
}
