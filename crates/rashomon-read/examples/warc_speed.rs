//! Times the reading of a web archive against bare `fastwarc`, in turns, in one process:
//! `cargo run --release -p rashomon-read --example warc_speed -- FOLDER [MEGABYTES] [ROUNDS]`
//!
//! FOLDER holds HTML pages, of which an archive is built, packed and not, in the folder for temporary files.

#![expect(clippy::print_stdout, reason = "an example tells its figures")]

use std::error::Error;
use std::fs::{self, File};
use std::hint::black_box;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use fastwarc::stream_io::gzip::{GzipWriter, GzipWriterOptions};
use fastwarc::stream_io::traits::WarcWrite;
use fastwarc::warc::iter::ArchiveIterator;
use rashomon_read::{Limits, bodies, decode, read};
use walkdir::WalkDir;

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let mut arguments = std::env::args().skip(1);
    let folder = arguments.next().ok_or("give a folder of HTML pages")?;
    let megabytes: usize = arguments.next().map_or(Ok(300), |text| text.parse())?;
    let rounds: usize = arguments.next().map_or(Ok(9), |text| text.parse())?;
    let pages = pages(Path::new(&folder));
    if pages.is_empty() {
        return Err("no HTML pages in that folder".into());
    }
    let place = std::env::temp_dir().join(format!("warc-speed-{}", std::process::id()));
    fs::create_dir_all(&place)?;
    let plain = place.join("speed.warc");
    let packed = place.join("speed.warc.gz");
    let size = build(&pages, megabytes << 20, &plain, &packed)?;
    for archive in [&plain, &packed] {
        time(archive, size, rounds)?;
    }
    fs::remove_dir_all(&place)?;
    Ok(())
}

fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = WalkDir::new(folder).sort_by_file_name().into_iter().flatten().map(walkdir::DirEntry::into_path);
    files.filter(|path| path.extension().is_some_and(|ending| ending == "html" || ending == "htm")).collect()
}

/// Writes the same records to both archives; how many bytes they are unpacked.
fn build(pages: &[PathBuf], most: usize, plain: &Path, packed: &Path) -> Outcome<usize> {
    let mut plain = BufWriter::new(File::create(plain)?);
    let options = GzipWriterOptions { compression_level: 6, ..GzipWriterOptions::default() };
    let mut packed = GzipWriter::with_options(BufWriter::new(File::create(packed)?), options);
    let mut size = 0;
    for (number, path) in pages.iter().cycle().enumerate() {
        if size >= most {
            break;
        }
        let record = record(number, &fs::read(path)?);
        plain.write_all(&record)?;
        packed.write_all(&record)?;
        packed.finish()?;
        size += record.len();
    }
    Ok(size)
}

fn record(number: usize, page: &[u8]) -> Vec<u8> {
    let http = "HTTP/1.1 200 OK\r\nServer: nginx\r\nContent-Type: text/html\r\nConnection: close\r\n\r\n";
    let length = http.len() + page.len();
    let head = format!(
        "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\nWARC-Date: 2026-11-21T12:00:00Z\r\n\
         WARC-Target-URI: https://example.org/{number}\r\nContent-Type: application/http; msgtype=response\r\n\
         Content-Length: {length}\r\n\r\n"
    );
    [head.as_bytes(), http.as_bytes(), page, b"\r\n\r\n"].concat()
}

/// What is timed, by name.
type Way = (&'static str, fn(&Path) -> Outcome<usize>);

const WAYS: &[Way] = &[
    ("bare fastwarc, payloads read", bare),
    ("records to bodies", to_bodies),
    ("and hashed (blake3)", to_hashes),
    ("and decoded", to_texts),
    ("whole pages", to_pages),
];

fn time(archive: &Path, size: usize, rounds: usize) -> Outcome<()> {
    let start = Instant::now();
    let mut times = vec![Vec::new(); WAYS.len()];
    for _ in 0..rounds {
        for (index, (_, way)) in WAYS.iter().enumerate() {
            let begun = seconds(start);
            black_box(way(archive)?);
            times[index].push(seconds(start) - begun);
        }
    }
    println!("{}: {} MB unpacked, {rounds} rounds in turns", archive.display(), size / 1_000_000);
    for (index, (name, _)) in WAYS.iter().enumerate() {
        let ratios: Vec<f64> = times[0].iter().zip(&times[index]).map(|(bare, ours)| bare / ours).collect();
        let speed = size as f64 / 1e6 / median(&times[index]);
        println!("  {name:30} {speed:7.0} MB/s   {:5.2} of bare", median(&ratios));
    }
    Ok(())
}

/// Seconds that this process was given a processor, where the system tells, so that others on the machine do not count.
fn seconds(start: Instant) -> f64 {
    let told = fs::read_to_string("/proc/self/schedstat").ok();
    let nanoseconds = told.and_then(|told| told.split(' ').next()?.parse::<f64>().ok());
    nanoseconds.map_or_else(|| start.elapsed().as_secs_f64(), |nanoseconds| nanoseconds / 1e9)
}

fn median(numbers: &[f64]) -> f64 {
    let mut sorted = numbers.to_vec();
    sorted.sort_by(f64::total_cmp);
    sorted[sorted.len() / 2]
}

fn bare(archive: &Path) -> Outcome<usize> {
    let mut payload = Vec::new();
    let mut bytes = 0;
    for record in ArchiveIterator::from_path(archive)?.with_parse_http(false) {
        let record = record?;
        payload.clear();
        let mut record = record.borrow_mut();
        record.reader_mut().ok_or("a record without payload")?.read_to_end(&mut payload)?;
        bytes += black_box(&payload).len();
    }
    Ok(bytes)
}

fn to_bodies(archive: &Path) -> Outcome<usize> {
    each_body(archive, |body| body.len())
}

fn to_hashes(archive: &Path) -> Outcome<usize> {
    each_body(archive, |body| usize::from(blake3::hash(&body).as_bytes()[0]))
}

fn to_texts(archive: &Path) -> Outcome<usize> {
    each_body(archive, |body| decode(&body).text.len() + usize::from(blake3::hash(&body).as_bytes()[0]))
}

fn each_body(archive: &Path, work: fn(Vec<u8>) -> usize) -> Outcome<usize> {
    let mut sum = 0;
    bodies(archive, &Limits::default(), &mut |body| sum += work(black_box(body)))?;
    Ok(sum)
}

fn to_pages(archive: &Path) -> Outcome<usize> {
    let reading = read(&[archive.to_string_lossy().into_owned()], &Limits::default(), &mut |_| {});
    Ok(reading.pages.len())
}
