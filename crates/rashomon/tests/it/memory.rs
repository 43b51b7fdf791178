//! Pages that there is no memory for wait in a file: the same answer, nothing left behind, and plain words where it fails.

use std::fs;

use crate::{EXAMPLES, arg, example_dossiers, rashomon, run};

const NONE: [&str; 2] = ["--memory", "0"];

/// Writes a report into a folder of the test's and gives what stands in its files.
fn report(format: &str, memory: &[&str]) -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("report");
    let arguments = ["report", "--all", "--format", format, "--output", arg(&file), EXAMPLES[0], EXAMPLES[1]];
    let ran = rashomon(&[&arguments, memory].concat());
    assert_eq!(ran.status, 0, "{}", ran.err);
    let read = |path: std::path::PathBuf| (path.display().to_string(), fs::read_to_string(&path).unwrap());
    if file.is_file() {
        return vec![(String::new(), read(file).1)];
    }
    let mut files: Vec<(String, String)> =
        fs::read_dir(&file).unwrap().map(|entry| read(entry.unwrap().path())).collect();
    files.iter_mut().for_each(|(name, _)| *name = name.rsplit('/').next().unwrap_or_default().to_owned());
    files.sort();
    files
}

#[test]
fn the_answer_does_not_depend_on_the_memory() {
    for format in ["json", "text", "markdown", "html", "csv", "graphml"] {
        assert!(report(format, &NONE) == report(format, &[]), "{format}");
    }
}

#[test]
fn two_pages_are_compared_without_memory() {
    let files = crate::example_files(EXAMPLES[0]);
    let compare = |memory: &[&str]| rashomon(&[&["compare", &files[0], &files[1]], memory].concat()).out;
    assert!(compare(&NONE) == compare(&[]));
}

#[test]
fn the_file_is_gone_when_the_report_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["report", "--format", "json", "--memory", "0", EXAMPLES[0]];
    let ran = run(&arguments, b"", &[("TMPDIR", arg(folder.path()))]);
    assert!(ran.out == example_dossiers()[0], "{}", ran.err);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_folder_that_cannot_be_written_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    let ran = run(&["report", "--memory", "0", EXAMPLES[0]], b"", &[("TMPDIR", arg(&gone))]);
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    let told = format!("rashomon: cannot keep analysed pages in a file in {}: ", gone.display());
    assert!(ran.err.contains(&told) && ran.err.contains("TMPDIR names another folder"), "{}", ran.err);
    let ran = run(&["report", EXAMPLES[0]], b"", &[("TMPDIR", arg(&gone))]);
    assert_eq!(ran.status, 0, "a few pages need no file: {}", ran.err);
}

/// A limit on the size of files stands for a full disk: writing fails in the middle.
#[test]
#[cfg(unix)]
fn a_full_disk_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let command =
        format!("trap '' XFSZ; ulimit -f 8; {} report --memory 0 {}", env!("CARGO_BIN_EXE_rashomon"), EXAMPLES[0]);
    let ran = std::process::Command::new("sh")
        .args(["-c", &command])
        .current_dir(crate::root())
        .env("TMPDIR", folder.path())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&ran.stderr);
    assert_eq!(ran.status.code(), Some(2), "{told}");
    assert!(told.contains("cannot keep analysed pages in a file in"), "{told}");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
