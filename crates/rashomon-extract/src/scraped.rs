//! Tells the article's lines from the furniture in text that was scraped with its menus and link lists.

use crate::block::Block;
use crate::limits::Limits;
use crate::line_features::{self, features};
use crate::measure::ends_sentence;
use crate::select::{self, Verdicts};
use crate::source::Source;
use crate::{assemble, context, head, line_model, lines};

pub use crate::line_model::SHA256;

/// Number of features that lines have, for whoever trains the model.
pub const FEATURES: usize = line_features::FEATURES;

/// The lines of plain text, each with its features, for whoever trains the model.
pub fn lines_with_features(text: &str) -> Vec<(String, Vec<u32>)> {
    let mut source = Source { blocks: lines::read(text, &Limits::default()), ..Source::default() };
    let mut verdicts = select::first_round(&source.blocks);
    let headline = assemble::headline(&mut source, &verdicts);
    head::judge(&source.blocks, &mut verdicts, headline.as_deref());
    let features = features(&source.blocks, &verdicts);
    source.blocks.into_iter().map(|block| block.text).zip(features).collect()
}

/// Lines of the shortest text that the model is asked about. Of fewer it knows too little: the rules keep whatever
/// reads like a paragraph.
pub const SHORTEST: usize = 30;

/// Whether a text has lines enough for the model.
pub(crate) fn is_long(blocks: &[Block]) -> bool {
    blocks.len() >= SHORTEST
}

/// Drops the lines that are not the article's.
pub(crate) fn judge(blocks: &[Block], verdicts: &mut Verdicts) {
    let article = line_model::article_lines(&features(blocks, verdicts));
    for at in 0..blocks.len() {
        verdicts[at] = verdict(blocks, at, verdicts[at], article[at]);
    }
    let kept = |at: &usize| verdicts[*at].is_none();
    let Some(last) = (0..blocks.len()).rev().filter(kept).find(|at| ends_text(&blocks[*at])) else { return };
    for at in last + 1..blocks.len() {
        verdicts[at].get_or_insert(select::left_over(&blocks[at]));
    }
    select::signature(blocks, verdicts, last);
    select::repeated(blocks, verdicts);
    context::told_twice(blocks, verdicts);
}

/// What the rules found stands; of all else the model decides, and of paragraphs that stand below a heading of
/// furniture. Credits are kept: the model knows them for what stands at the end of a text.
fn verdict(blocks: &[Block], at: usize, ruled: Option<&'static str>, article: bool) -> Option<&'static str> {
    let block = &blocks[at];
    match ruled {
        Some("navigation" | "related-links" | "comment" | "metadata") if article && block.prose => None,
        Some(why) => Some(why),
        None if block.credit || block.remark => None,
        None if select::is_link_line(blocks, at) => Some("related-links"),
        None => (!article).then(|| select::left_over(block)),
    }
}

/// Whether a line can be the last of a text.
fn ends_text(block: &Block) -> bool {
    ends_sentence(&block.text) || block.credit || block.remark
}
