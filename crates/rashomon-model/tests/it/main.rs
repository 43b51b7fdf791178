//! The vocabulary: moments, spans, and the names of outlets and agencies.

mod agencies;
mod moments;
mod outlets;
mod spans;
