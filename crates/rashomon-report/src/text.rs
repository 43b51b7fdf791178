//! The report for a terminal.

pub(crate) mod layout;
mod sections;

use crate::dossier::{Dossier, Story};
use crate::outline::{self, Outline};
use crate::words::{count, stories};
use crate::{clean, dates};
pub(crate) use sections::{changed, references, unquoted};

use layout::{Sheet, Style, cell, whole, words};

/// Whether the terminal is told to show colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Colour {
    /// Characters only.
    #[default]
    Plain,
    /// With ANSI escape sequences; they repeat what the words say.
    Ansi,
}

/// How much is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Detail {
    /// What an editor needs first.
    #[default]
    Essentials,
    /// Everything in the dossier.
    All,
}

/// How the report is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Options {
    /// Columns of the terminal; less than [`Options::NARROWEST`] is taken as that.
    pub width: usize,
    /// Whether to use colour.
    pub colour: Colour,
    /// How much to tell.
    pub detail: Detail,
}

impl Options {
    /// No terminal is taken to be narrower than this.
    pub const NARROWEST: usize = 32;
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 80, colour: Colour::Plain, detail: Detail::Essentials }
    }
}

/// The dossier as text; with several stories a list of them comes first.
pub fn render(dossier: &Dossier, options: &Options) -> String {
    let outline = Outline::new(dossier);
    let mut sheet = sheet(options);
    if dossier.stories.len() != 1 {
        summary(&mut sheet, dossier);
    }
    for story in &dossier.stories {
        sections::story(&mut sheet, &outline, story, options.detail);
        sheet.blank();
    }
    sections::coverage(&mut sheet, dossier);
    sheet.finish()
}

/// An empty sheet as wide as the terminal.
pub(crate) fn sheet(options: &Options) -> Sheet {
    Sheet::new(options.width.max(Options::NARROWEST), options.colour)
}

fn summary(sheet: &mut Sheet, dossier: &Dossier) {
    let title = format!("{} in {}", stories(dossier.stories.len()), count(dossier.pages.len(), "page"));
    sheet.paragraph(0, &words(&title, Style::Strong));
    for (i, story) in dossier.stories.iter().enumerate() {
        let mut line = words(&story.headline, Style::Plain);
        line.extend(words(&told(story), Style::Dim));
        let width = sheet.width - 5;
        let position = whole(&format!("{}", i + 1), Style::Plain);
        sheet.row(&[cell(5, &[position]), cell(width, &line)]);
    }
    sheet.blank();
}

fn told(story: &Story) -> String {
    let period = dates::period(&story.period);
    let parts = [
        Some(period).filter(|period| !period.is_empty()),
        Some(count(story.pages.len(), "page")),
        Some(count(outline::reports(story), "report")),
        outline::dispute(story),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    clean::line(&format!("— {}", parts.join(" · ")))
}
