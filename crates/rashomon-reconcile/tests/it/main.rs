//! Properties of the crate.
