//! Relates accounts to each other: stories, shared passages, derivations, origins, and dates that can be believed.
//!
//! A kernel here sees one page, one pair or one story; nothing depends on the order of the input.

mod after;
mod alignment;
mod candidates;
mod dates;
mod direction;
mod echo;
mod lineage;
mod nearness;
mod origins;
mod outlets;
mod passages;
mod profile;
mod readings;
mod reuse;
mod siblings;
mod stories;
mod uses;

pub use alignment::{Aligned, Similarity, similarity};
pub use candidates::{Meeting, meetings, text_pairs};
pub use dates::{settle, window};
pub use lineage::{trace, trace_with};
pub use nearness::NearWords;
pub use passages::{Seed, Stretch, stretches};
pub use profile::{Line, Posting, Print, Profile};
pub use reuse::{Reuse, reuse, shares_text};
pub use stories::{Sketch, Stories, first_page, group, group_with};
