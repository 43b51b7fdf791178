//! The renderings and checks of the dossier.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it stands")]

mod citations;
mod compare;
mod format;
mod graphml;
mod html;
mod json;
mod markdown;
mod sample;
mod tables;
mod text;
mod verify;
