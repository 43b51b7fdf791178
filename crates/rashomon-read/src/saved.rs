//! What the program that saved a page wrote into it: the address, and when it was fetched.

use crate::recognise::head;

/// Where a saved page says it comes from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Saved {
    pub url: Option<String>,
    pub retrieved: Option<String>,
}

/// How far the note is looked for: browsers and SingleFile put it right after the doctype.
const LOOK: usize = 4096;

/// Reads the note of a browser (`<!-- saved from url=(0049)https://… -->`) or of SingleFile (`url:`, `saved date:`).
pub(crate) fn saved(html: &str) -> Saved {
    let comments = head(html, LOOK).split("<!--").skip(1).filter_map(|tail| tail.split_once("-->"));
    comments.map(|(comment, _)| note(comment)).find(|saved| saved.url.is_some()).unwrap_or_default()
}

fn note(comment: &str) -> Saved {
    if let Some((_, after)) = comment.split_once("saved from url=(") {
        let url = after.split_once(')').and_then(|(_, url)| address(url));
        return Saved { url, retrieved: None };
    }
    if comment.contains("saved with SingleFile") {
        return Saved {
            url: field(comment, "url:").and_then(address),
            retrieved: field(comment, "saved date:").map(str::to_owned),
        };
    }
    Saved::default()
}

fn field<'a>(comment: &'a str, name: &str) -> Option<&'a str> {
    comment.lines().find_map(|line| line.trim().strip_prefix(name)).map(str::trim)
}

/// An address of the web; browsers write `about:internet` for pages that had none.
fn address(text: &str) -> Option<String> {
    let text = text.trim();
    (text.starts_with("http://") || text.starts_with("https://")).then(|| text.to_owned())
}
