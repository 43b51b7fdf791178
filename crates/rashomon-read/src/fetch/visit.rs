//! One page of the web: what is checked before it is asked for, the redirects on the way, and what comes back.

use std::collections::BTreeMap;
use std::thread::sleep;
use std::time::{Duration, Instant};

use jiff::{Timestamp, Unit};
use ureq::http::StatusCode;
use url::Url;

use super::client::{Client, Response};
use super::robots::Robots;
use crate::kept::Note;
use crate::web::Web;

/// How much of a `robots.txt` is read: what RFC 9309 asks for at least.
const ROBOTS_BYTES: usize = 500 << 10;

/// Redirects followed for a `robots.txt`, after RFC 9309.
const ROBOTS_REDIRECTS: usize = 5;

/// What a visit brings.
#[derive(Debug)]
pub(crate) enum Visit {
    /// The page, and where it was found.
    Page(Note, Vec<u8>),
    /// The kept copy is still the page.
    AsKept,
}

/// Visits pages, politely: one request at a time, with a pause before the next one to the same host.
pub(crate) struct Visitor<'a> {
    client: Client,
    web: &'a Web,
    body_bytes: usize,
    requests: usize,
    robots: BTreeMap<String, Result<Robots, String>>,
    asked: BTreeMap<String, Instant>,
}

impl<'a> Visitor<'a> {
    pub(crate) fn new(web: &'a Web, body_bytes: usize) -> Self {
        let (robots, asked) = Default::default();
        Visitor { client: Client::new(web), web, body_bytes, requests: 0, robots, asked }
    }

    /// Visits a page, or says why it gives nothing.
    pub(crate) fn visit(&mut self, given: &str, kept: Option<&Note>) -> Result<Visit, String> {
        let mut url = allowed(given)?;
        for _ in 0..=self.web.redirects {
            self.ask_robots(&url)?;
            let kept = kept.filter(|note| note.final_url == url.as_str());
            let response = self.get(&url, kept)?;
            match redirect(&url, &response)? {
                Some(next) => url = next,
                None => return self.receive(given, &url, response),
            }
        }
        Err(format!("more than {} redirects, the last one to {url}", self.web.redirects))
    }

    /// What the server answers at the end of all redirects.
    fn receive(&self, given: &str, url: &Url, response: Response) -> Result<Visit, String> {
        match response.status {
            StatusCode::OK => {}
            StatusCode::NOT_MODIFIED => return Ok(Visit::AsKept),
            status => return Err(format!("the server answers {}", told(status))),
        }
        let header = |name: &str| response.header(name).map(str::to_owned);
        let note = Note {
            url: given.to_owned(),
            final_url: url.to_string(),
            retrieved: now(),
            content_type: header("content-type"),
            etag: header("etag"),
            last_modified: header("last-modified"),
        };
        if let Some(kind) = note.content_type.as_deref().filter(|kind| !may_be_text(kind)) {
            return Err(format!("the server says it is {kind}, which is not read"));
        }
        Ok(Visit::Page(note, response.bytes(self.body_bytes)?))
    }

    /// One request, after the pause that its host is owed.
    fn get(&mut self, url: &Url, kept: Option<&Note>) -> Result<Response, String> {
        if self.requests == self.web.requests {
            return Err(format!("over the limit of {} requests in one run", self.web.requests));
        }
        self.requests += 1;
        let host = url.host_str().unwrap_or_default().to_owned();
        if let Some(last) = self.asked.get(&host) {
            sleep(self.pause(url).saturating_sub(last.elapsed()));
        }
        let response = self.client.get(url, kept);
        self.asked.insert(host, Instant::now());
        response
    }

    fn pause(&self, url: &Url) -> Duration {
        let robots = self.robots.get(&origin(url)).and_then(|robots| robots.as_ref().ok());
        robots.and_then(|robots| robots.pause).unwrap_or_default().max(self.web.pause)
    }

    /// Whether the site lets this program read a page; each site is asked once.
    fn ask_robots(&mut self, url: &Url) -> Result<(), String> {
        let origin = origin(url);
        if !self.robots.contains_key(&origin) {
            let robots = self.robots_of(url);
            self.robots.insert(origin.clone(), robots);
        }
        let robots = self.robots.get(&origin).map_or(Ok(None), |robots| match robots {
            Ok(robots) => Ok(robots.forbids(&url[url::Position::BeforePath..url::Position::AfterQuery])),
            Err(why) => Err(why.clone()),
        })?;
        match robots {
            Some(rule) => Err(format!("the robots.txt of {origin} forbids it ({rule})")),
            None => Ok(()),
        }
    }

    /// The rules of a site. One that has none allows all; one that cannot tell them allows nothing (RFC 9309).
    fn robots_of(&mut self, page: &Url) -> Result<Robots, String> {
        let mut url = page.join("/robots.txt").map_err(|error| error.to_string())?;
        for _ in 0..=ROBOTS_REDIRECTS {
            let response = self.get(&url, None)?;
            match redirect(&url, &response) {
                Ok(Some(next)) => url = next,
                _ if response.status.is_success() => {
                    let bytes = response.head(ROBOTS_BYTES)?;
                    return Ok(Robots::read(&String::from_utf8_lossy(&bytes)));
                }
                _ if response.status.is_server_error() => {
                    return Err(format!(
                        "its robots.txt cannot be read, so nothing of the site is: the server answers {}",
                        told(response.status)
                    ));
                }
                _ => break,
            }
        }
        Ok(Robots::default())
    }
}

/// An address that may be asked for at all.
fn allowed(given: &str) -> Result<Url, String> {
    let mut url = Url::parse(given.trim()).map_err(|error| format!("not a valid address: {error}"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(format!("addresses of the kind {}: are not read, only http: and https:", url.scheme()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("an address with a user name or password is not read; they would be shown in the report".to_owned());
    }
    url.set_fragment(None);
    Ok(url)
}

/// Where an answer leads on to.
fn redirect(from: &Url, response: &Response) -> Result<Option<Url>, String> {
    let Some(to) = response.header("location").filter(|_| response.status.is_redirection()) else { return Ok(None) };
    let next = from.join(to).map_err(|error| format!("redirected to what is no address: {error}"))?;
    allowed(next.as_str()).map(Some).map_err(|why| format!("redirected: {why}"))
}

/// What a server may call words; a kind that says nothing is looked at.
fn may_be_text(content_type: &str) -> bool {
    let kind = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (general, special) = kind.split_once('/').unwrap_or((&kind, ""));
    match general {
        "text" | "" => true,
        "application" => {
            ["json", "xml", "xhtml", "ndjson", "jsonl"].iter().any(|word| special.contains(word))
                || special == "octet-stream"
        }
        _ => false,
    }
}

fn told(status: StatusCode) -> String {
    match status.canonical_reason() {
        Some(reason) => format!("{} {reason}", status.as_str()),
        None => status.as_str().to_owned(),
    }
}

fn origin(url: &Url) -> String {
    url.origin().ascii_serialization()
}

fn now() -> String {
    let now = Timestamp::now();
    now.round(Unit::Second).unwrap_or(now).to_string()
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpListener;

    use super::super::client::asking_all_but_127_0_0_2;
    use super::*;

    #[test]
    fn a_redirect_is_checked_like_the_address_given_by_hand() {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        std::thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                answer(stream, &format!("http://127.0.0.2:{port}/inside"));
            }
        });
        let web = Web { pause: Duration::ZERO, ..Web::default() };
        let mut visitor = Visitor { client: asking_all_but_127_0_0_2(&web), ..Visitor::new(&web, 1000) };
        let told = visitor.visit(&format!("http://127.0.0.1:{port}/"), None).expect_err("a refusal");
        assert_eq!(
            told,
            "the host has the address 127.0.0.2, which is refused in this test; give --allow-private to ask it"
        );
    }

    /// Answers a request: there is no `robots.txt`, and everything else is elsewhere.
    fn answer(mut stream: std::net::TcpStream, elsewhere: &str) {
        let mut request = [0; 1024];
        let read = stream.read(&mut request).unwrap_or(0);
        let head = match request[..read].starts_with(b"GET /robots.txt ") {
            true => "404 Not Found".to_owned(),
            false => format!("302 Found\r\nLocation: {elsewhere}"),
        };
        let _ = write!(stream, "HTTP/1.1 {head}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    #[test]
    fn kinds_of_content() {
        let text =
            ["text/html; charset=utf-8", "", "application/xhtml+xml", "application/rss+xml", "application/ld+json"];
        assert!(text.iter().all(|kind| may_be_text(kind)));
        let other = ["image/png", "application/pdf", "video/mp4", "application/zip", "font/woff2", "audio/mpeg"];
        assert!(!other.iter().any(|kind| may_be_text(kind)));
    }
}
