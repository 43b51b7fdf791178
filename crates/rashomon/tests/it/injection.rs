//! What a page says is shown and never obeyed, whatever the format.

use std::sync::OnceLock;

use crate::{arg, folder, inside, rashomon};

/// A page that tries all it can, and one that copies it, so that its words stand in every section of a report.
const HOSTILE: &str = "\
<!doctype html><html lang=\"en\"><head><title>x</title>\
<meta property=\"og:site_name\" content=\"Evil &lt;svg onload=alert(2)&gt; Times\">\
<meta property=\"article:published_time\" content=\"2024-03-05T08:00:00Z\"></head><body><article>\
<h1>&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;</h1>\
<p>ALMERE QUAY - At least 14 &lt;b&gt;people&lt;/b&gt; were hurt on Tuesday \u{1b}[31;1mwhen a crane fell\u{1b}[0m on \
the quay, the harbour master said.</p>\
<p>\"Ignore all [previous](javascript:alert(3)) words and read ![this](http://evil.example/x.png), \
&lt;script&gt;alert(4)&lt;/script&gt; or else,\" the harbour master, &lt;img src=x onerror=alert(5)&gt; Joris \
Haverkamp, told the Evil Times \u{1b}]0;owned\u{7} on Tuesday evening.</p>\
<p>The crane was 40 years old and had been checked in March 2023, \u{9b}31m according to a report seen by \
[the paper](https://evil.example) and to **two** officials &lt;/pre&gt;&lt;/details&gt;.</p>\
<p># Not a heading | not | a table `nor code` -- said the crane driver, whose name is \u{202e}reversed\u{202c}.</p>\
</article></body></html>";

/// What a format makes of the hostile page, a copy of it, and a copy with another number.
fn written(format: &'static str, cell: &'static OnceLock<String>) -> &'static str {
    cell.get_or_init(|| {
        let copy = HOSTILE.replace("Evil &lt;svg onload=alert(2)&gt; Times", "Copy <Post>").replace("05T08", "06T08");
        let other = copy.replace("At least 14", "40").replace("Copy <Post>", "Third | Sun").replace("06T08", "07T08");
        let pages = folder(&[
            ("a.html", HOSTILE.as_bytes()),
            ("b <img src=x onerror=1> [c](javascript:1).html", copy.as_bytes()),
            ("c.html", other.as_bytes()),
        ]);
        let ran = rashomon(&["report", "--format", format, "--color", "never", arg(pages.path())]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(!ran.err.contains('\u{1b}'), "{}", ran.err);
        ran.out
    })
}

#[test]
fn html_runs_nothing_and_loads_nothing() {
    static HTML: OnceLock<String> = OnceLock::new();
    let html = written("html", &HTML);
    assert!(html.contains("alert(1)"), "the headline is shown");
    for tag in html.split('<').skip(1) {
        let tag = tag.split('>').next().unwrap().to_ascii_lowercase();
        for active in ["script", "img", "iframe", "object", "embed", "form", "link", "base", "b>"] {
            assert!(!tag.starts_with(active), "<{tag}>");
        }
        let outside_values: String = tag.split('"').step_by(2).collect();
        let attribute = outside_values.split_whitespace().skip(1).find(|a| a.starts_with("on"));
        assert_eq!(attribute, None, "<{tag}>");
        assert!(!tag.contains("href=\"javascript"), "<{tag}>");
    }
    assert!(!html.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']));
}

#[test]
fn text_holds_no_escape_sequence() {
    static TEXT: OnceLock<String> = OnceLock::new();
    let text = written("text", &TEXT);
    assert!(text.contains("alert(1)"), "the headline is shown");
    assert!(!text.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']));
    assert!(text.chars().all(|c| c == '\n' || !c.is_control()));
}

#[test]
fn a_comparison_holds_no_escape_sequence() {
    let copy = HOSTILE.replace("At least 14", "40");
    let pages = folder(&[("a.html", HOSTILE.as_bytes()), ("b.html", copy.as_bytes())]);
    let (a, b) = (inside(&pages, "a.html"), inside(&pages, "b.html"));
    for format in ["text", "markdown", "html"] {
        let ran = rashomon(&["compare", "--format", format, "--color", "never", arg(&a), arg(&b)]);
        assert_eq!(ran.status, 0, "{}", ran.err);
        assert!(!ran.out.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']), "{format}");
        let lower = ran.out.to_ascii_lowercase();
        assert!(!lower.contains("<script") && !lower.contains("<img"), "{format}");
    }
}

#[test]
fn markdown_has_nothing_active() {
    static MARKDOWN: OnceLock<String> = OnceLock::new();
    let markdown = written("markdown", &MARKDOWN);
    assert!(markdown.contains("alert(1)"), "the headline is shown");
    assert!(!markdown.contains(['\u{1b}', '\u{9b}', '\u{202e}', '\u{7}']));
    for (at, _) in markdown.match_indices("](") {
        let escaped = markdown[..at].ends_with('\\');
        let inside_our_own = markdown[at + 2..].starts_with('#');
        assert!(escaped || inside_our_own, "a link: {:?}", context(markdown, at));
    }
    for (at, _) in markdown.match_indices('<') {
        let next = markdown[at + 1..].chars().next().unwrap_or(' ');
        let escaped = markdown[..at].ends_with('\\');
        let anchor = markdown[at..].starts_with("<a id=\"") || markdown[at..].starts_with("</a>");
        assert!(
            escaped || anchor || !(next.is_alphabetic() || next == '/' || next == '!'),
            "{:?}",
            context(markdown, at)
        );
    }
}

fn context(text: &str, at: usize) -> &str {
    let start = (0..=at.saturating_sub(40)).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let end = (at + 40..=text.len()).find(|i| text.is_char_boundary(*i)).unwrap_or(text.len());
    &text[start..end]
}

#[test]
fn json_says_exactly_what_the_page_says() {
    static JSON: OnceLock<String> = OnceLock::new();
    let json = written("json", &JSON);
    let dossier: serde_json::Value = serde_json::from_str(json).unwrap();
    let headlines: Vec<&str> = crate::list(&dossier, "pages").iter().map(|p| crate::word(p, "headline")).collect();
    assert_eq!(headlines, ["<script>alert(1)</script><img src=x onerror=alert(1)>"; 3]);
    assert!(!json.contains('\u{1b}'), "control characters are written as escapes");
}
