//! The shape of the workspace: which crate may know which, what may be depended on, what every file looks like.

#![allow(clippy::print_stderr, reason = "a check that had nothing to check says so")]

mod architecture;
mod layering;
mod licences;
mod metadata;
mod purity;
mod sources;
