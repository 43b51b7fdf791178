//! Pages read from URLs: reported, kept, and checked again. The server is in the process of the test.

use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};

use serde_json::Value;

use crate::{EXAMPLES, arg, example_files, inside, list, rashomon, root, word};

/// A site with a feed of three of the ferry pages, served until the test ends.
fn site() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let pages: Vec<Vec<u8>> =
        example_files(EXAMPLES[0])[..3].iter().map(|file| std::fs::read(root().join(file)).unwrap()).collect();
    std::thread::spawn(move || listener.incoming().flatten().for_each(|stream| answer(&stream, &pages)));
    address
}

fn answer(mut stream: &TcpStream, pages: &[Vec<u8>]) {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let line = lines.next().unwrap_or_default();
    lines.by_ref().take_while(|line| !line.is_empty()).for_each(drop);
    let path = line.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned();
    let items: String = (0..pages.len()).map(|n| format!("<item><title>{n}</title><link>/{n}</link></item>")).collect();
    let (status, body) = match path.parse::<usize>().ok().and_then(|number| pages.get(number)) {
        Some(page) => ("200 OK", page.clone()),
        None if path == "feed" => {
            ("200 OK", format!("<rss version='2.0'><channel><title>T</title>{items}</channel></rss>").into_bytes())
        }
        None => ("404 Not Found", Vec::new()),
    };
    let head = format!("HTTP/1.1 {status}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    let _ = stream.write_all(&[head.as_bytes(), &body].concat());
}

/// What is the same wherever a page is read from.
fn known(dossier: &Value) -> Vec<[Value; 4]> {
    let of = |page: &Value| ["id", "url", "retrieved", "text"].map(|name| page[name].clone());
    list(dossier, "pages").iter().map(of).collect()
}

#[test]
fn a_feed_is_reported_kept_and_checked() {
    let folder = crate::folder(&[]);
    let (kept, written) = (inside(&folder, "kept"), inside(&folder, "dossier.json"));
    let feed = format!("http://{}/feed", site());
    let ran = rashomon(&["report", "--format", "json", "--keep", arg(&kept), "--allow-private", &feed]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let dossier = ran.dossier();
    assert_eq!(dossier["coverage"]["pages_read"], 3, "{}", ran.err);
    for page in list(&dossier, "pages") {
        assert_eq!(word(page, "url"), word(page, "location"));
        assert!(word(page, "retrieved").ends_with('Z'));
    }
    let again = rashomon(&["report", "--format", "json", arg(&kept)]);
    assert_eq!((again.status, again.err.as_str()), (0, ""));
    assert_eq!(known(&again.dossier()), known(&dossier));
    std::fs::write(&written, &ran.out).unwrap();
    let checked = rashomon(&["verify", arg(&written), arg(&kept)]);
    assert_eq!(checked.status, 0, "{}{}", checked.out, checked.err);
}

#[test]
fn this_machine_is_not_asked_unless_told_so() {
    let ran = rashomon(&["report", &format!("http://{}/0", site())]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("give --allow-private to ask it"), "{}", ran.err);
}

#[test]
fn no_more_pages_are_read_than_wanted() {
    let feed = format!("http://{}/feed", site());
    let ran = rashomon(&["report", "--format", "json", "--max-pages", "1", "--allow-private", &feed]);
    assert_eq!(ran.dossier()["coverage"]["pages_read"], 1);
    assert!(ran.err.contains("over the limit of 1 pages of one list: 2 more entries"), "{}", ran.err);
}
