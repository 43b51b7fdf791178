//! Progress of a long read, on standard error: only on a terminal, and only once the read takes longer than a second
//! or asks a server.

use std::io::{IsTerminal, Write};
use std::time::{Duration, Instant};

use rashomon::read::{Progress, Reading, Tally};

/// Reads shorter than this are over before anybody wonders.
const LONG: Duration = Duration::from_secs(1);

/// How often the line is written anew.
const OFTEN: Duration = Duration::from_millis(200);

/// How many reasons a summary names.
const REASONS: usize = 5;

/// How many characters of a name are told.
const NAME: usize = 40;

/// Goes back to the beginning of the line and clears it.
const CLEAR: &str = "\r\x1b[2K";

/// Tells how far a read has come.
pub struct Telling {
    terminal: bool,
    begun: Instant,
    told: Option<Instant>,
}

impl Telling {
    /// Begins with the read.
    pub fn new() -> Telling {
        Telling { terminal: std::io::stderr().is_terminal(), begun: Instant::now(), told: None }
    }

    /// Tells of a step, if it is time to.
    pub fn step(&mut self, progress: Progress<'_>) {
        // How long a server takes nobody knows, so the first address is told at once.
        let begin = if host(progress.location).is_some() { self.begun } else { self.begun + LONG };
        let due = self.told.map_or(begin, |told| told + OFTEN);
        let now = Instant::now();
        if self.terminal && now >= due {
            self.told = Some(now);
            write(&format!("{CLEAR}{}", fitting(line(progress, now - self.begun))));
        }
    }

    /// Clears the line, and says of a long read what came of it.
    pub fn finish(self, reading: &Reading) {
        if self.told.is_some() {
            write(CLEAR);
        }
        let time = self.begun.elapsed();
        if self.terminal && time >= LONG {
            write(&format!("{}\n", summary(reading.pages.len(), &reading.tally, time)));
        }
    }
}

/// A reader who went away is no reason to fail.
fn write(text: &str) {
    let mut errors = std::io::stderr().lock();
    let _ = errors.write_all(text.as_bytes()).and_then(|()| errors.flush());
}

/// A line that the terminal does not break, since only one line is cleared.
fn fitting(line: String) -> String {
    match terminal_size::terminal_size_of(std::io::stderr()) {
        Some((width, _)) => line.chars().take(usize::from(width.0).saturating_sub(1)).collect(),
        None => line,
    }
}

fn line(progress: Progress<'_>, time: Duration) -> String {
    let Progress { done, total, pages, left_out, .. } = progress;
    if let Some(host) = host(progress.location) {
        return format!("reading: {done} of {total} addresses · {host} · {pages} pages · {left_out} left out");
    }
    let files = if total > 1 { format!("{done} of {total} files · ") } else { String::new() };
    let share = progress.length.filter(|length| *length > 0).map(|length| progress.bytes.min(length) * 100 / length);
    let within = share.map(|share| format!("{share} % of {} · ", name(progress.location))).unwrap_or_default();
    format!("reading: {files}{within}{pages} pages ({} a second) · {left_out} left out", rate(pages, time))
}

fn summary(pages: usize, tally: &Tally, time: Duration) -> String {
    let read = format!("read {pages} pages in {:.1} s ({} a second)", time.as_secs_f64(), rate(pages, time));
    if tally.is_empty() { read } else { format!("{read}; left out {}: {}", tally.total(), tally.most(REASONS)) }
}

fn rate(pages: usize, time: Duration) -> u64 {
    (pages as f64 / time.as_secs_f64().max(0.001)).round() as u64
}

/// The machine that an address names; none for a path.
fn host(location: &str) -> Option<String> {
    let (_, rest) = location.split_once("://")?;
    Some(rest.split(['/', '?', '#']).next().unwrap_or_default().chars().take(NAME).collect())
}

/// The last part of a path, cut where it would not leave room for the figures.
fn name(location: &str) -> String {
    location.rsplit('/').next().unwrap_or(location).chars().take(NAME).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archive_moves_by_its_bytes() {
        let progress = Progress {
            done: 2,
            total: 3,
            location: "crawl/a.warc.gz",
            pages: 500,
            left_out: 70,
            bytes: 41,
            length: Some(100),
        };
        let told = line(progress, Duration::from_secs(2));
        assert_eq!(told, "reading: 2 of 3 files · 41 % of a.warc.gz · 500 pages (250 a second) · 70 left out");
        let one = Progress { total: 1, length: None, ..progress };
        assert_eq!(line(one, Duration::from_secs(2)), "reading: 500 pages (250 a second) · 70 left out");
    }

    #[test]
    fn addresses_are_told_by_their_host() {
        let location = "https://news.example/2026/story?id=1";
        let progress = Progress { done: 3, total: 50, location, pages: 2, left_out: 1, ..Progress::default() };
        let told = line(progress, Duration::from_secs(2));
        assert_eq!(told, "reading: 3 of 50 addresses · news.example · 2 pages · 1 left out");
    }

    #[test]
    fn a_summary_groups_by_reason() {
        let mut tally = Tally::default();
        assert_eq!(summary(3, &tally, Duration::from_millis(1500)), "read 3 pages in 1.5 s (2 a second)");
        for reason in ["pictures", "pictures", "redirects (301)", "a", "b", "c", "d", "d"] {
            tally.add(reason);
        }
        assert_eq!(
            summary(3, &tally, Duration::from_secs(3)),
            "read 3 pages in 3.0 s (1 a second); left out 8: d: 2, pictures: 2, a: 1, b: 1, c: 1, others: 1"
        );
    }
}
