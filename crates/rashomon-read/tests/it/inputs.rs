//! Files, folders, patterns and standard input.

use std::fs;

use expect_test::expect;
use rashomon_read::{Limits, read_with};

use crate::{Folder, read_inputs};

fn three() -> Folder {
    Folder::new().with("pages/a.txt", "one").with("pages/b.txt", "two").with("pages/deep/c.txt", "three")
}

#[test]
fn a_folder_is_read_with_all_below_it() {
    let folder = three().with(".hidden", "x").with(".git/config", "x");
    expect![[r#"
        .git: skipped: hidden; name it outright to read it
        .hidden: skipped: hidden; name it outright to read it
        pages/a.txt: text "one"
        pages/b.txt: text "two"
        pages/deep/c.txt: text "three""#]]
    .assert_eq(&folder.told(&folder.read()));
}

#[test]
fn patterns_find_files_and_a_literal_name_wins() {
    let folder = three().with("a[1].txt", "literal").with("a1.txt", "matched");
    let of = |pattern: &str| folder.told(&read_inputs(&[folder.input(pattern)], &Limits::default()));
    expect![[r#"a[1].txt: text "literal""#]].assert_eq(&of("a[1].txt"));
    expect![[r#"
        pages/a.txt: text "one"
        pages/b.txt: text "two""#]]
    .assert_eq(&of("pages/?.txt"));
    expect![[r#"pages/deep/c.txt: text "three""#]].assert_eq(&of("**/c*"));
    expect![[r#"
        pages/*.html: skipped: no file matches this pattern; quote it if the shell should not expand it
        failed: cannot read 'pages/*.html': no file matches this pattern; quote it if the shell should not expand it"#]]
    .assert_eq(&of("pages/*.html"));
    expect![[r#"
        pages/[.txt: skipped: neither a file nor a valid pattern (invalid range pattern)
        failed: cannot read 'pages/[.txt': neither a file nor a valid pattern (invalid range pattern)"#]]
    .assert_eq(&of("pages/[.txt"));
}

#[test]
fn what_is_named_outright_and_gives_no_page_has_failed() {
    let folder = three().with("x.pdf", "%PDF-1.4").with("empty.txt", "").with("bad.jsonl", "{\n}\n");
    let inputs = ["missing.txt", "x.pdf", "empty.txt", "bad.jsonl", "pages/a.txt"].map(|name| folder.input(name));
    let reading = read_inputs(&inputs, &Limits::default());
    expect![[r#"
        bad.jsonl#1: skipped: not valid JSON: it ends within an object, at column 1
        bad.jsonl#2: skipped: not valid JSON: expected value, at column 1
        empty.txt: skipped: empty file
        missing.txt: skipped: no such file or folder; check the spelling
        pages/a.txt: text "one"
        x.pdf: skipped: seems to be a PDF document, which is not read
        failed: cannot read 'bad.jsonl': not valid JSON: it ends within an object, at column 1 (1 more like it)
        failed: cannot read 'empty.txt': empty file
        failed: cannot read 'missing.txt': no such file or folder; check the spelling
        failed: cannot read 'x.pdf': seems to be a PDF document, which is not read"#]]
    .assert_eq(&folder.told(&reading));
    assert!(reading.failed.iter().any(rashomon_read::Error::is_not_found));
}

#[test]
fn an_address_an_empty_path_and_an_empty_folder_say_what_to_do() {
    let folder = Folder::new();
    let inputs = ["https://example.org/a?b=c".to_owned(), String::new(), folder.root().to_string_lossy().into_owned()];
    expect![[r#"
        .: skipped: no file in this folder
        : skipped: an empty path; give a file, a folder, a pattern, or - for standard input
        failed: cannot read '': an empty path; give a file, a folder, a pattern, or - for standard input
        failed: cannot read 'https://example.org/a?b=c': this build reads no addresses; build it with the feature 'fetch', or save the page and give the file
        https://example.org/a?b=c: skipped: this build reads no addresses; build it with the feature 'fetch', or save the page and give the file"#]].assert_eq(&folder.told(&read_inputs(&inputs, &Limits::default())));
}

#[test]
fn standard_input_is_a_place_like_others() {
    let mut input = "{\"text\":\"one\"}\n{\"text\":\"two\"}\n".as_bytes();
    let reading = read_with(&["-".to_owned(), "-".to_owned()], &Limits::default(), &mut input, &mut |_| {});
    let folder = Folder::new();
    expect![[r#"
        -#1: record text="one"
        -#2: record text="two""#]]
    .assert_eq(&folder.told(&reading));
    let nothing = read_with(&["-".to_owned()], &Limits::default(), &mut std::io::empty(), &mut |_| {});
    expect![[r#"
        -: skipped: empty file
        failed: cannot read '-': empty file"#]]
    .assert_eq(&folder.told(&nothing));
}

#[test]
fn the_order_of_the_inputs_changes_nothing() {
    let folder = three().with("pages/same.txt", "one").with("x.pdf", "%PDF-").with("r.jsonl", "{\"text\":\"r\"}\nbad");
    let mut inputs =
        ["pages", "pages/b.txt", "x.pdf", "missing", "r.jsonl", "pages/deep/"].map(|name| folder.input(name));
    let forward = format!("{:?}", read_inputs(&inputs, &Limits::default()));
    inputs.reverse();
    assert_eq!(forward, format!("{:?}", read_inputs(&inputs, &Limits::default())));
}

#[test]
fn the_same_bytes_are_one_page_and_the_same_file_is_one_place() {
    let folder = Folder::new().with("b.txt", "same").with("a.txt", "same").with("c/d.txt", "same");
    let inputs = [folder.input(""), folder.input("a.txt"), folder.input("c/../a.txt")];
    expect![[r#"a.txt = b.txt = c/d.txt: text "same""#]]
        .assert_eq(&folder.told(&read_inputs(&inputs, &Limits::default())));
}

#[test]
fn progress_tells_every_file() {
    let mut seen = Vec::new();
    let folder = three();
    let inputs = [folder.input("pages")];
    read_with(&inputs, &Limits::default(), &mut std::io::empty(), &mut |step| seen.push((step.done, step.total)));
    assert_eq!(seen, [(1, 3), (2, 3), (3, 3)]);
}

#[cfg(unix)]
#[test]
fn links_are_followed_but_not_in_circles() {
    use std::os::unix::fs::symlink;
    let folder = three();
    symlink(folder.root(), folder.path("pages/circle")).expect("a link");
    symlink(folder.path("nowhere"), folder.path("pages/dangling")).expect("a link");
    symlink(folder.path("pages/b.txt"), folder.path("pages/z.txt")).expect("a link");
    expect![[r#"
        pages/a.txt: text "one"
        pages/b.txt: text "two"
        pages/circle: skipped: a link back to '.', which would never end
        pages/dangling: skipped: no such file or folder; a link may point nowhere
        pages/deep/c.txt: text "three""#]]
    .assert_eq(&folder.told(&folder.read()));
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_not_waited_for() {
    let folder = three();
    let made = std::process::Command::new("mkfifo").arg(folder.path("pages/pipe")).status();
    if !made.is_ok_and(|status| status.success()) {
        return;
    }
    expect![[r#"
        pages/a.txt: text "one"
        pages/b.txt: text "two"
        pages/deep/c.txt: text "three"
        pages/pipe: skipped: not a regular file (a pipe, socket or device); give its content on standard input with -"#]].assert_eq(&folder.told(&folder.read()));
    expect![[r#"
        /dev/zero: skipped: not a regular file (a pipe, socket or device); give its content on standard input with -
        failed: cannot read '/dev/zero': not a regular file (a pipe, socket or device); give its content on standard input with -"#]].assert_eq(&folder.told(&read_inputs(&["/dev/zero".to_owned()], &Limits::default())));
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_skipped_with_its_reason() {
    use std::os::unix::fs::PermissionsExt;
    let folder = three();
    let secret = folder.path("pages/b.txt");
    fs::set_permissions(&secret, fs::Permissions::from_mode(0o000)).expect("a mode");
    if fs::read(&secret).is_ok() {
        // The tests run as a user to whom nothing is forbidden.
        return;
    }
    expect![[r#"
        pages/a.txt: text "one"
        pages/b.txt: skipped: permission denied; allow this user to read it
        pages/deep/c.txt: text "three""#]]
    .assert_eq(&folder.told(&folder.read()));
}
