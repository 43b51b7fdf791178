//! Recognises what a naive extractor leaves among the paragraphs: embedded posts, glued captions and picture credits,
//! players, lists of other stories and calls for tips.

use crate::block::Block;
use crate::measure::{ends_sentence, word_count};

/// Why a line is a leftover, where its own words say so.
pub(crate) fn reason(block: &Block) -> Option<&'static str> {
    let (text, count) = (block.text.as_str(), block.words);
    let open = !ends_sentence(text);
    if is_rule(text) {
        Some("navigation")
    } else if is_gallery(text, open) {
        Some("caption")
    } else if is_post(text, open, count) {
        Some("embed")
    } else if is_player(text, open, count) || is_picture(text, open, count) {
        Some("caption")
    } else if is_list_of_others(text, open, count) {
        Some("related-links")
    } else {
        (count <= 60 && is_call(text, count)).then_some("advert")
    }
}

/// Bytes beyond which even a gallery run together into one line is not looked at.
const LONGEST_GALLERY: usize = 40_000;

/// Pictures of a gallery, numbered or run together, however long.
pub(crate) fn is_gallery(text: &str, open: bool) -> bool {
    let of = |words: &str| {
        let number = |part: &str| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        words.split_once('/').is_some_and(|(at, all)| number(at.trim()) && number(all.trim()))
    };
    let first = text.split_once(' ').is_some_and(|(head, rest)| of(head) && rest.starts_with(char::is_uppercase));
    let last = open
        && text.rsplit_once(" / ").is_some_and(|(head, all)| {
            of(&format!("{}/{all}", head.rsplit(' ').next().unwrap_or_default())) && word_count(head) > 4
        });
    let named = text.starts_with("Photos: ")
        || ["FILE - In ", "FILE – In ", "FILE — In "].iter().any(|head| text.starts_with(head));
    let player = text.contains("Play slideshow ") || text.contains("Skip in Skip x Embed");
    text.len() <= LONGEST_GALLERY && (named || player || (open && first) || last)
}

/// A line of dashes or stars.
fn is_rule(text: &str) -> bool {
    text.chars().count() >= 2 && text.chars().all(|c| matches!(c, '_' | '-' | '–' | '—' | '*' | '=' | '~' | '•' | '·'))
}

const POST_MARKS: &[&str] =
    &["pic.twitter.com/", "View this post on ", "A post shared by ", "A video posted by ", "A photo posted by "];
const POST_HEADS: &[&str] =
    &["Skip Twitter post by ", "Skip Facebook post by ", "Skip Instagram post by ", "Skip twitter post by "];

/// An embedded post: signed by an account with a date, or ending in the address of its picture.
fn is_post(text: &str, open: bool, count: usize) -> bool {
    let signed = ["— ", "– ", "- "].iter().any(|dash| {
        let handle = text.rsplit_once(dash).and_then(|(_, author)| author.split_once("(@"));
        handle.and_then(|(_, rest)| rest.split_once(')')).is_some_and(|(_, date)| is_post_date(date))
    });
    let posted = text.rsplit_once("Posted by ").and_then(|(_, rest)| rest.rsplit_once(" on "));
    signed
        || POST_HEADS.iter().any(|head| text.starts_with(head))
        || (open && count <= 90 && POST_MARKS.iter().any(|mark| text.contains(mark)))
        || (open && posted.is_some_and(|(name, date)| word_count(name) <= 8 && is_post_date(date)))
        || (open && text.rsplit(' ').next().is_some_and(|last| last.starts_with("https://t.co/")))
}

/// Nothing, or a date of few words.
fn is_post_date(words: &str) -> bool {
    let words = words.trim();
    words.is_empty() || (word_count(words) <= 5 && words.ends_with(|c: char| c.is_ascii_digit()))
}

const PLAYER_HEADS: &[&str] = &[
    "JUST WATCHED",
    "MUST WATCH",
    "Media playback is unsupported",
    "Media playback is not supported",
    "Media caption",
    "Image caption",
    "Image copyright",
    "Image source",
    "Enlarge this image",
    "Play Video",
    "Play video",
    "Video caption",
    "Hide Caption",
    "Hide caption",
];
const PLAYER_MARKS: &[&str] =
    &["Replay More Videos", "toggle caption", "hide caption", "Hide Caption", "Image copyright", "Image caption"];

/// What stands on and below a video or picture in place of its frame.
fn is_player(text: &str, open: bool, count: usize) -> bool {
    let length = text.rsplit_once("| ").is_some_and(|(_, last)| is_length(last));
    let closed = text.strip_prefix("CLOSE ").is_some_and(|rest| rest.starts_with(char::is_uppercase));
    PLAYER_HEADS.iter().any(|head| text.starts_with(head))
        || (count <= 60 && PLAYER_MARKS.iter().any(|mark| text.contains(mark)))
        || (open && length)
        || closed
}

/// Minutes and seconds of a recording.
fn is_length(words: &str) -> bool {
    let digits = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
    words.trim().split_once(':').is_some_and(|(minutes, seconds)| digits(minutes) && digits(seconds))
}

/// Whose pictures stand in the news: agencies and libraries, as credits write them.
const PICTURE_SOURCES: &[&str] = &[
    "AP",
    "AP:Associated Press",
    "Associated Press",
    "AFP",
    "AFP or licensors",
    "AFP/Getty Images",
    "Agence France-Presse",
    "Agence Francepresse",
    "Alamy",
    "Alamy Live News",
    "Anadolu",
    "Anadolu Agency",
    "Barcroft Media",
    "Bloomberg",
    "CORBIS",
    "Corbis",
    "DPA",
    "dpa",
    "EFE",
    "EPA",
    "Facebook",
    "Fame Flynet",
    "GETTY",
    "Getty",
    "Getty - Contributor",
    "Getty Images",
    "Getty Images - Getty",
    "Instagram",
    "Landov",
    "NurPhoto",
    "PA",
    "PA Wire",
    "Press Association",
    "REUTERS",
    "REX",
    "REX Features",
    "Reuters",
    "Rex",
    "Rex Features",
    "SWNS",
    "Shutterstock",
    "Splash News",
    "Sipa",
    "TASS",
    "Twitter",
    "UPI",
    "WireImage",
    "Xinhua",
    "YouTube",
    "Zuma Press",
];

const PICTURE_HEADS: &[&str] = &[
    "This photo ",
    "This image ",
    "This photograph ",
    "This picture ",
    "This undated photo",
    "This handout ",
    "This frame grab ",
    "In this photo ",
    "In this image ",
    "In this picture ",
    "In this photograph ",
    "In this file ",
    "In this undated ",
    "In this handout ",
    "Screengrab ",
    "Screenshot ",
    "Pictured is ",
    "Pictured:",
    "Pictured, ",
    "Pictured above",
    "Pictured left",
    "Pictured right",
];
const PICTURE_HEAD_SIGNS: &[&str] =
    &["released by", "provided by", "made available", "taken on", "taken from", "from video", "file photo"];
const PICTURE_MARKS: &[&str] = &[
    "(pictured",
    ", pictured",
    " pictured left",
    " pictured right",
    " pictured above",
    " pictured here",
    "(left)",
    "(right)",
    "(centre)",
    "(center)",
    "(above)",
    "(above,",
    "(below)",
    "(top)",
    "(bottom)",
    "(inset)",
    "in this undated ",
    "in this file ",
    "in this handout ",
    "file photo",
    " is seen in ",
    " are seen in ",
    "; seen in ",
    ", seen here",
    "(stock image",
    "[Photo",
];

/// A caption: it says that there is a picture, or whose it is.
fn is_picture(text: &str, open: bool, count: usize) -> bool {
    if count > 110 {
        return false;
    }
    let head = PICTURE_HEADS.iter().any(|head| text.starts_with(head));
    let told = head && (open || PICTURE_HEAD_SIGNS.iter().any(|sign| text.contains(sign)));
    told || (open && (text.ends_with(", FILE") || text.ends_with(", File")))
        || text.trim_end_matches('.').ends_with("(stock image)")
        || (open && count <= 60 && PICTURE_MARKS.iter().any(|mark| text.contains(mark)))
        || (open && starts_with_source(text))
        || ends_with_credit(text, open)
        || has_dated_photo(text)
}

/// `In this Feb. 1, 2024 photo, …` and `In this Monday, Feb. 1 photo released by …`.
fn has_dated_photo(text: &str) -> bool {
    let Some(rest) = ["In this ", "in this "].iter().find_map(|head| text.split_once(head)).map(|(_, rest)| rest)
    else {
        return false;
    };
    let head = crate::limits::cut(rest, 60);
    let picture = [" photo", " image", " picture", " frame grab", " photograph", " still"];
    head.starts_with(char::is_uppercase)
        && picture.iter().filter_map(|word| head.find(word)).any(|at| head[..at].contains(|c: char| c.is_ascii_digit()))
}

/// `Getty Images Women comfort one another`, `Jan Novák / Reuters A train stands in Brno`.
fn starts_with_source(text: &str) -> bool {
    let capital = |rest: &str| rest.strip_prefix([' ', ':']).is_some_and(|rest| rest.starts_with(char::is_uppercase));
    let head = PICTURE_SOURCES.iter().any(|source| text.strip_prefix(source).is_some_and(capital));
    let after = text.split_once(['/', '•']).filter(|(name, _)| is_short_name(name)).map(|(_, rest)| rest.trim_start());
    head || after
        .is_some_and(|rest| PICTURE_SOURCES.iter().any(|source| rest.strip_prefix(source).is_some_and(capital)))
}

/// `… in Brno. (Jan Novák/The Courier)`, `… in Brno Jan Novák / Reuters`, `… in Brno. Credit Jan Novák for The Courier`.
fn ends_with_credit(text: &str, open: bool) -> bool {
    let bracket = text
        .trim_end_matches('.')
        .strip_suffix([')', ']'])
        .and_then(|head| head.rfind(['(', '[']).map(|at| &head[at + 1..]));
    if let Some(inside) = bracket {
        let parts: Vec<&str> = inside.split('/').map(str::trim).collect();
        let names = parts.len() >= 2 && parts.iter().all(|part| is_short_name(part)) && word_count(parts[0]) >= 2;
        let source = open && PICTURE_SOURCES.contains(&inside);
        return names || source || inside.starts_with("Courtesy of ") || inside.starts_with("Photo/");
    }
    let slash = text.rsplit_once('/').is_some_and(|(before, after)| {
        PICTURE_SOURCES.contains(&after.trim()) && before.trim_end().ends_with(char::is_alphanumeric)
    });
    let signed = [" Credit ", "Credit: ", "Credit... "].iter().find_map(|sign| text.rsplit_once(sign));
    let credit = signed.is_some_and(|(_, names)| {
        let words: Vec<&str> = names.split_whitespace().collect();
        let named = |word: &&str| {
            word.starts_with(|c: char| c.is_uppercase()) || matches!(*word, "for" | "via" | "of" | "/" | "and")
        };
        (2..=12).contains(&words.len()) && words.iter().all(named) && word_count(text) > words.len() + 4
    });
    open && (slash || credit)
}

/// One to five capitalised words.
fn is_short_name(words: &str) -> bool {
    let words: Vec<&str> = words.split_whitespace().collect();
    let inner = |word: &str| matches!(word, "de" | "van" | "von" | "of" | "the" | "for" | "via" | "al" | "el" | "la");
    (1..=5).contains(&words.len())
        && words[0].starts_with(char::is_uppercase)
        && words.iter().all(|word| word.starts_with(char::is_uppercase) || inner(word))
        && words.iter().all(|word| !word.contains(|c: char| c.is_ascii_digit()))
}

const LIST_HEADS: &[&str] = &[
    "most read in ",
    "most read ",
    "most popular ",
    "recommended for you ",
    "more from ",
    "read more about ",
    "more on ",
];

/// Headlines of other stories, run together or with the word that leads to them.
fn is_list_of_others(text: &str, open: bool, count: usize) -> bool {
    let lower = crate::limits::cut(text, 40).to_lowercase();
    let shouted = crate::measure::words(text).take(12).filter(|word| word.len() > 1 && is_upper(word)).count();
    let related = text.strip_prefix("Related ").is_some_and(|rest| {
        let rest = ["stories ", "Stories ", "articles ", "Articles "]
            .iter()
            .find_map(|head| rest.strip_prefix(head))
            .unwrap_or(rest);
        rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '\''))
    });
    let headed = LIST_HEADS.iter().any(|head| lower.starts_with(head))
        && (shouted >= 2 || (count <= 25 && lower.starts_with("more on ")) || lower.starts_with("most read in "));
    let bracket = text.starts_with('[') && text.ends_with(']') && !text[1..].contains('[');
    let bracketed = bracket && (4..=25).contains(&count) && open && !text.contains([':', '=']);
    let led = text.ends_with(" Read more") || text.ends_with(" Read More") || text.ends_with(" READ MORE");
    (open && (headed || related)) || bracketed || (led && count <= 40)
}

fn is_upper(word: &str) -> bool {
    word.chars().all(|c| !c.is_lowercase()) && word.contains(char::is_alphabetic)
}

const CALL_HEADS: &[&str] = &[
    "do you have a story",
    "do you know more",
    "do you have information",
    "got a story?",
    "got a tip?",
    "got a news tip",
    "got a confidential",
    "have a story?",
    "we pay for your stor",
    "we pay for videos",
    "chat with us ",
    "email us at ",
    "scroll for ",
    "scroll below ",
    "scroll down ",
    "share this article",
    "share this story",
    "share this with",
    "share on ",
    "follow us on ",
    "like us on ",
    "find us on ",
    "follow him on ",
    "follow her on ",
    "follow them on ",
    "read the original article on ",
    "click for more ",
    "click here for more ",
    "to comment on this ",
    "sign up for our ",
    "sign up to our ",
    "sign up here",
    "subscribe to our ",
    "this article is free",
];
const CALL_MARKS: &[&str] = &[
    " can be reached at ",
    "Email us at ",
    "sign up for digital access",
    "or call us ",
    "Contact the writer at ",
    "by subscribing now",
];

/// A call for tips, subscriptions or followers, or an address to write to.
fn is_call(text: &str, count: usize) -> bool {
    let lower = crate::limits::cut(text, 60).to_lowercase();
    CALL_HEADS.iter().any(|head| lower.starts_with(head))
        || (count <= 20 && CALL_MARKS.iter().any(|mark| text.contains(mark)) && !text.contains(['“', '"']))
}
