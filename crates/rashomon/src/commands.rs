//! The commands: each reads its pages, runs the pipeline, writes its result, and gives its exit status.

use std::fs::File;
use std::io::{BufWriter, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use rashomon::model::{Page, PageId, Skipped};
use rashomon::read::{Limits, Reach, Reading, Web};
use rashomon::report::{Dossier, Format, compare, graphml, html, json, markdown, tables, text};
use rashomon::{Grouping, Related, Room, dossier_of, relate, write_json};

use crate::cli::{Arguments, Colour, Command, Compare, Output, Report, Verify, WebOptions};
use crate::progress::Telling;

/// A problem that ends the run: what to tell, and the exit status.
struct Stop {
    message: String,
    status: u8,
}

/// Nothing could be done.
fn hopeless(message: impl ToString) -> Stop {
    Stop { message: message.to_string(), status: 2 }
}

type Outcome = Result<u8, Stop>;

/// Runs a command and gives its exit status.
pub fn run(arguments: Arguments) -> ExitCode {
    let outcome = match arguments.command {
        Command::Report(arguments) => threads(arguments.output.threads, || report(&arguments)),
        Command::Compare(arguments) => threads(arguments.output.threads, || compare_pages(&arguments)),
        Command::Verify(arguments) => threads(arguments.threads, || verify(&arguments)),
    };
    match outcome {
        Ok(status) => ExitCode::from(status),
        Err(stop) => {
            tell(&format!("rashomon: {}", stop.message));
            ExitCode::from(stop.status)
        }
    }
}

/// Runs work on a pool of the given size; 0 lets the machine decide.
fn threads(count: usize, work: impl FnOnce() -> Outcome + Send) -> Outcome {
    let pool = rayon::ThreadPoolBuilder::new().num_threads(count).build();
    pool.map_err(|e| hopeless(format!("cannot start {count} threads: {e}")))?.install(work)
}

/// One line to standard error; a reader who went away is no reason to fail.
fn tell(line: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{line}");
}

fn report(arguments: &Report) -> Outcome {
    let reading = read(&arguments.paths, &arguments.web)?;
    let status = u8::from(!reading.failed.is_empty());
    let grouping = if arguments.one_story { Grouping::One } else { Grouping::ByEvent };
    let related = related(reading, grouping, &arguments.output)?;
    let output = arguments.output.output.as_deref();
    let stories = related.groups.len();
    let dossier = |related: Related| dossier_of(related).map_err(hopeless);
    match arguments.output.format {
        Format::Text => {
            let options = text_options(&arguments.output, detail(arguments));
            write(&text::render(&dossier(related)?, &options), output)?;
        }
        Format::Json => write_whole_json(related, output)?,
        Format::Markdown => write(&markdown::render(&dossier(related)?), output)?,
        Format::Html if stories > 1 => {
            write_folder(
                &html::folder(&dossier(related)?),
                output,
                "the pages hold several stories, one HTML page each",
            )?;
        }
        Format::Html => write(&html::single(&dossier(related)?), output)?,
        Format::Csv => write_tables(&dossier(related)?, output)?,
        Format::Graphml => write(&graphml::render(&dossier(related)?), output)?,
    }
    Ok(status)
}

fn detail(arguments: &Report) -> text::Detail {
    if arguments.all { text::Detail::All } else { text::Detail::Essentials }
}

fn compare_pages(arguments: &Compare) -> Outcome {
    let paths = [arguments.first.clone(), arguments.second.clone()];
    let reading = read(&paths, &arguments.web)?;
    if let Some(error) = reading.failed.first() {
        return Err(Stop { message: error.to_string(), status: 1 });
    }
    let [first, second] = two_pages(&reading, &paths)?;
    let related = related(reading, Grouping::One, &arguments.output)?;
    let dossier = dossier_of(related).map_err(hopeless)?;
    let (a, b) = (first.to_string(), second.to_string());
    let output = arguments.output.output.as_deref();
    let compared = match arguments.output.format {
        Format::Text => compare::text(&dossier, &a, &b, &text_options(&arguments.output, text::Detail::All)),
        Format::Json => Ok(json::write(&dossier).map_err(|e| hopeless(e.to_string()))?),
        Format::Markdown => compare::markdown(&dossier, &a, &b),
        Format::Html => compare::html(&dossier, &a, &b),
        Format::Csv => return write_tables(&dossier, output).map(|()| 0),
        Format::Graphml => Ok(graphml::render(&dossier)),
    };
    write(&compared.map_err(|e| hopeless(e.to_string()))?, output)?;
    Ok(0)
}

/// The two pages to compare, in the order in which they were named.
fn two_pages(reading: &Reading, paths: &[String; 2]) -> Result<[PageId; 2], Stop> {
    let pages = &reading.pages;
    if pages.len() == 1 && !pages[0].also_at.is_empty() {
        return Err(hopeless(format!("{} and {} hold the very same bytes", paths[0], paths[1])));
    }
    let [x, y] = pages.as_slice() else {
        return Err(hopeless(format!(
            "compare takes two pages, but {} and {} hold {}",
            paths[0],
            paths[1],
            pages.len()
        )));
    };
    let of = |page: &Page, path: &String| {
        let rest = page.location.strip_prefix(path.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '#', '@']) || path.ends_with('/'))
    };
    Ok(if of(x, &paths[0]) || of(y, &paths[1]) { [x.id, y.id] } else { [y.id, x.id] })
}

fn verify(arguments: &Verify) -> Outcome {
    let name = arguments.dossier.display();
    let written = std::fs::read_to_string(&arguments.dossier)
        .map_err(|e| hopeless(format!("cannot read the dossier {name}: {e}")))?;
    let dossier = json::read(&written).map_err(|e| hopeless(format!("{name}: {e}")))?;
    let reading = read(&arguments.paths, &arguments.web)?;
    let missing = !reading.failed.is_empty();
    let pages = rashomon::pipeline::page_texts(reading.pages);
    let failures = rashomon::report::verify(&dossier, &pages);
    let checked = dossier.citations().len();
    for failure in &failures {
        write(&format!("{failure}\n"), None)?;
    }
    let verdict = match failures.len() {
        0 => format!("{checked} citations checked, all hold\n"),
        n => format!("{checked} citations checked, {n} do not hold\n"),
    };
    write(&verdict, None)?;
    Ok(u8::from(missing || !failures.is_empty()))
}

/// Reads the pages, telling what could not be read; stops where nothing could.
fn read(paths: &[String], web: &WebOptions) -> Result<Reading, Stop> {
    let web = Web {
        keep: web.keep.clone(),
        pages: web.max_pages,
        reach: if web.allow_private { Reach::Private } else { Reach::Public },
        ..Web::default()
    };
    let mut telling = Telling::new();
    let reading = rashomon::read::read_web(paths, &Limits::default(), &web, &mut |step| telling.step(step));
    telling.finish(&reading);
    for Skipped { location, why } in &reading.skipped {
        tell(&format!("rashomon: skipped {location}: {why}"));
    }
    for error in &reading.failed {
        tell(&format!("rashomon: {error}"));
    }
    if reading.pages.is_empty() {
        return Err(hopeless("no page could be read; name a file, a folder, an archive, a glob, a URL or -"));
    }
    Ok(reading)
}

/// Reads what the pages say and groups them, telling their warnings and errors.
fn related(reading: Reading, grouping: Grouping, output: &Output) -> Result<Related, Stop> {
    let room = Room::mebibytes(output.memory);
    let related = relate(reading.pages, reading.skipped, grouping, room).map_err(hopeless)?;
    for (location, d) in &related.warnings {
        tell(&format!("rashomon: {location}: {} ({})", d.message, d.code));
    }
    Ok(related)
}

fn text_options(output: &Output, detail: text::Detail) -> text::Options {
    let terminal = output.output.is_none() && std::io::stdout().is_terminal();
    let wanted = match output.color {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty()),
    };
    let columns = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    let width = output.width.or_else(|| if terminal { columns() } else { None }).unwrap_or(100);
    text::Options { width, colour: if wanted { text::Colour::Ansi } else { text::Colour::Plain }, detail }
}

/// Writes a result to a file or to standard output.
fn write(written: &str, to: Option<&Path>) -> Result<(), Stop> {
    let outcome = match to {
        Some(path) => std::fs::write(path, written),
        None => std::io::stdout().lock().write_all(written.as_bytes()),
    };
    ended(outcome, to)
}

/// The same for the dossier as JSON, without ever holding it.
fn write_whole_json(related: Related, to: Option<&Path>) -> Result<(), Stop> {
    let outcome = match to {
        Some(path) => File::create(path).and_then(|file| write_json(related, BufWriter::new(file))),
        None => write_json(related, BufWriter::new(std::io::stdout().lock())),
    };
    ended(outcome, to)
}

/// What became of an output. A closed pipe ends it and is no failure.
fn ended(outcome: std::io::Result<()>, to: Option<&Path>) -> Result<(), Stop> {
    match (outcome, to) {
        (Err(e), Some(path)) => Err(hopeless(format!("cannot write {}: {e}", path.display()))),
        (Err(e), None) if e.kind() != std::io::ErrorKind::BrokenPipe => Err(hopeless(format!("cannot write: {e}"))),
        _ => Ok(()),
    }
}

fn write_tables(dossier: &Dossier, folder: Option<&Path>) -> Result<(), Stop> {
    let files = tables::render(dossier).map_err(|e| hopeless(e.to_string()))?;
    write_folder(&files, folder, "CSV is four tables")
}

/// Writes several files; `what` tells why there are several.
fn write_folder(files: &[(String, String)], folder: Option<&Path>, what: &str) -> Result<(), Stop> {
    let folder = folder.ok_or_else(|| hopeless(format!("{what}: name a folder with --output FOLDER")))?;
    std::fs::create_dir_all(folder).map_err(|e| hopeless(format!("cannot make {}: {e}", folder.display())))?;
    files.iter().try_for_each(|(name, content)| write(content, Some(&folder.join(name))))
}
