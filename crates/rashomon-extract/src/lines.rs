//! Cuts plain text and Markdown into blocks: one paragraph per line, or lines of one width joined to paragraphs.

use std::sync::LazyLock;

use crate::block::{Block, Region, Shape};
use crate::limits::Limits;
use crate::measure::{collapse, ends_sentence};
use crate::pattern::{Pattern, compile};

/// The blocks of plain text.
pub(crate) fn read(text: &str, limits: &Limits) -> Vec<Block> {
    let wrapped = is_hard_wrapped(text);
    let paragraphs = if wrapped { joined(text) } else { text.lines().map(str::to_owned).collect() };
    paragraphs.iter().filter_map(|line| block(line)).take(limits.blocks).collect()
}

/// The blocks of Markdown, its marks taken off, and the fields of its front matter.
pub(crate) fn read_markdown(text: &str, limits: &Limits) -> (Vec<Block>, Vec<(String, String)>) {
    let (fields, body) = front_matter(text);
    let groups = paragraphs_of(body);
    (groups.iter().filter_map(|group| markdown_block(group)).take(limits.blocks).collect(), fields)
}

fn block(line: &str) -> Option<Block> {
    let words = collapse(line);
    let bare = without_bullet(&words);
    let shape = if bare.len() < words.len() { Shape::Item } else { Shape::Paragraph };
    (!bare.is_empty()).then(|| Block::line(bare.to_owned(), shape))
}

static BULLET: Pattern = LazyLock::new(|| compile(r"^[-*•·▪●◦‣►▶➤»]\s+"));

/// The line without its list marker.
fn without_bullet(line: &str) -> &str {
    BULLET.find(line).map_or(line, |mark| line[mark.end()..].trim_start())
}

/// Whether lines are cut at one width rather than at paragraphs: most do not end a sentence, and the next goes on in
/// lower case.
fn is_hard_wrapped(text: &str) -> bool {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let pairs = lines.windows(2).filter(|pair| pair.iter().all(|line| !line.is_empty()));
    let (mut all, mut open) = (0, 0);
    for pair in pairs {
        all += 1;
        let goes_on = pair[1].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        open += usize::from(!ends_sentence(pair[0]) && goes_on && (40..=110).contains(&pair[0].len()));
    }
    all >= 3 && open * 2 > all
}

/// Lines of one width joined up to the next empty line.
fn joined(text: &str) -> Vec<String> {
    paragraphs_of(text).into_iter().map(|group| group.join(" ")).collect()
}

/// Runs of lines between empty lines.
fn paragraphs_of(text: &str) -> Vec<Vec<&str>> {
    let mut groups: Vec<Vec<&str>> = Vec::new();
    let mut fresh = true;
    for line in text.lines() {
        if line.trim().is_empty() {
            fresh = true;
            continue;
        }
        let starts = fresh || line.starts_with('#') || BULLET.is_match(line.trim_start());
        match groups.last_mut() {
            Some(group) if !starts => group.push(line),
            _ => groups.push(vec![line]),
        }
        fresh = line.starts_with('#');
    }
    groups
}

static LINK: Pattern = LazyLock::new(|| compile(r"(!?)\[([^\]]*)\]\([^)]*\)"));
static EMPHASIS: Pattern = LazyLock::new(|| compile(r"\*\*|__|`|^\s*>\s?|(?:^|\s)\*([^*\s][^*]*)\*"));

fn markdown_block(group: &[&str]) -> Option<Block> {
    let raw = group.join(" ");
    let head = raw.trim_start();
    let heading = head.starts_with('#');
    let unmarked = head.trim_start_matches('#').trim_end_matches('#');
    let linked: usize = LINK.captures_iter(unmarked).map(|link| link[2].len()).sum();
    let image =
        LINK.captures(unmarked).is_some_and(|link| !link[1].is_empty() && link[0].len() == unmarked.trim().len());
    let mut block = block(&EMPHASIS.replace_all(&LINK.replace_all(unmarked, "$2"), " $1"))?;
    block.linked = linked.min(block.text.len());
    block.region = if image { Region::Caption } else { Region::Plain };
    block.shape = if heading { Shape::Heading } else { block.shape };
    Some(block)
}

/// Takes `key: value` lines between two `---` at the head.
fn front_matter(text: &str) -> (Vec<(String, String)>, &str) {
    let Some(rest) = text.strip_prefix("---\n") else { return (Vec::new(), text) };
    let Some(end) = rest.find("\n---") else { return (Vec::new(), text) };
    let field = |line: &str| {
        let (key, value) = line.split_once(':')?;
        Some((key.trim().to_lowercase(), value.trim().trim_matches(['"', '\'']).to_owned()))
    };
    let body = rest[end + 4..].split_once('\n').map_or("", |(_, body)| body);
    (rest[..end].lines().filter_map(field).filter(|(_, value)| !value.is_empty()).collect(), body)
}
