//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use rashomon::report::Format;

/// Reads many pages about one event and tells who really reported and who only repeated, what each says and on whose
/// word, what stands on independent grounds, where accounts differ, and what was changed in the copying.
///
/// It asks no service, reads the web only where an address is given, and never says who is right. Every line of its
/// answer is cited to exact characters of a page.
#[derive(Debug, Parser)]
#[command(name = "rashomon", version, propagate_version = true, arg_required_else_help = true)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Read pages and print the dossier of each story among them
    ///
    /// Exit status: 0 when something was read (what was skipped is listed); 1 when a path named outright could not be
    /// read; 2 when nothing could be done.
    #[command(
        after_help = "Examples:\n  rashomon report pages/\n  rashomon report --format html --output report.html 'pages/*.html'\n  rashomon report --format json articles.jsonl > dossier.json\n  rashomon report --format csv --output tables/ pages/\n  rashomon report crawl.warc.gz\n  rashomon report --keep pages/ https://news.example/story https://paper.example/rss.xml"
    )]
    Report(Report),
    /// Lay two pages side by side: what is shared, what was changed, which came first and why
    Compare(Compare),
    /// Check every citation of a JSON dossier against the pages; exit status 1 when one does not hold
    Verify(Verify),
}

/// `rashomon report`.
#[derive(Debug, Args)]
pub struct Report {
    /// A file, a folder (read with all below it), a glob, a URL, or `-` for standard input
    ///
    /// Files may be HTML, plain text, Markdown, articles as JSON or JSONL, feeds (RSS, Atom, JSON Feed), of which what
    /// they hold themselves is read, web archives (WARC) and tables (Parquet), told apart by their content; what is
    /// packed by gzip or zstd is unpacked. The URL of a feed or a sitemap stands for the pages that it lists.
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,
    /// How to read URLs
    #[command(flatten)]
    pub web: WebOptions,
    /// Show everything, also what only one page tells
    #[arg(long)]
    pub all: bool,
    /// Take all pages for one story instead of grouping them by event
    #[arg(long)]
    pub one_story: bool,
    /// How and where to write
    #[command(flatten)]
    pub output: Output,
}

/// `rashomon compare`.
#[derive(Debug, Args)]
pub struct Compare {
    /// One page
    #[arg(value_name = "A")]
    pub first: String,
    /// The other
    #[arg(value_name = "B")]
    pub second: String,
    /// How to read URLs
    #[command(flatten)]
    pub web: WebOptions,
    /// How and where to write
    #[command(flatten)]
    pub output: Output,
}

/// `rashomon verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// The dossier, as written by `rashomon report --format json`
    pub dossier: PathBuf,
    /// The pages it was made from
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<String>,
    /// How to read URLs
    #[command(flatten)]
    pub web: WebOptions,
    /// Threads to use; the answer does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
}

/// How to read URLs.
#[derive(Debug, Args)]
pub struct WebOptions {
    /// Keep the pages read from URLs in this folder, to be read and checked again; a page that has not changed since
    /// is not sent twice
    #[arg(long, value_name = "FOLDER")]
    pub keep: Option<PathBuf>,
    /// How many pages to read of a feed or sitemap given as a URL
    #[arg(long, value_name = "N", default_value_t = 50)]
    pub max_pages: usize,
    /// Read URLs of this machine and of private networks too
    #[arg(long)]
    pub allow_private: bool,
}

/// How and where to write.
#[derive(Debug, Args)]
pub struct Output {
    /// How to write: text, json, markdown, html, csv or graphml
    #[arg(long, short, value_name = "FORMAT", default_value_t = Format::Text)]
    pub format: Format,
    /// A file to write to; for CSV, and for several stories in HTML, a folder
    #[arg(long, short, value_name = "FILE|FOLDER")]
    pub output: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = Colour::Auto)]
    pub color: Colour,
    /// Width of text in columns; by default that of the terminal, or 100
    #[arg(long, value_name = "COLUMNS")]
    pub width: Option<usize>,
    /// Threads to use; the answer does not depend on it
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    pub threads: usize,
    /// Memory for analysed pages; more of them wait in a temporary file for the work on their story, and the answer is the
    /// same
    #[arg(long, value_name = "MIB", default_value_t = 256)]
    pub memory: usize,
}

/// When to use colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    /// On a terminal, unless `NO_COLOR` is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
