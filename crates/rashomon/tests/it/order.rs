//! The same pages give the same bytes, in whatever order they are named and on however many threads.

use crate::{EXAMPLES, example_dossiers, example_files, rashomon};

/// The dossier of the same files named in another order, or read on so many threads, is that of the folder.
fn check(folder: usize, reorder: impl Fn(&mut Vec<String>), threads: &str) {
    let mut files = example_files(EXAMPLES[folder]);
    reorder(&mut files);
    let mut arguments = vec!["report", "--format", "json", "--threads", threads];
    arguments.extend(files.iter().map(String::as_str));
    let ran = rashomon(&arguments);
    assert_eq!(ran.status, 0, "{}", ran.err);
    assert!(ran.out == example_dossiers()[folder], "other bytes for {files:?} on {threads} threads");
}

#[test]
fn the_order_of_the_paths_does_not_matter() {
    for folder in 0..EXAMPLES.len() {
        check(folder, |files| files.reverse(), "0");
        check(folder, |files| files.rotate_left(4), "0");
    }
}

#[test]
fn the_number_of_threads_does_not_matter() {
    for threads in ["1", "2", "8"] {
        (0..EXAMPLES.len()).for_each(|folder| check(folder, |_| {}, threads));
    }
}

#[test]
fn a_path_named_twice_is_one_page() {
    check(0, |files| files.extend_from_within(..3), "0");
}

#[test]
fn several_folders_in_any_order_give_the_same() {
    let both = |a, b| rashomon(&["report", "--format", "json", a, b]).out;
    assert!(both(EXAMPLES[0], EXAMPLES[1]) == both(EXAMPLES[1], EXAMPLES[0]));
}
