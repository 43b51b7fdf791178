//! What `--help` says: every command and every option, with what it does.

use expect_test::{Expect, expect};

use crate::rashomon;

fn check(arguments: &[&str], expected: Expect) {
    let ran = rashomon(arguments);
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let lines: String = ran.out.lines().map(|line| format!("{}\n", line.trim_end())).collect();
    expected.assert_eq(&lines);
}

#[test]
fn the_program() {
    check(
        &["--help"],
        expect![[r#"
        Reads many pages about one event and tells who really reported and who only repeated, what each says
        and on whose word, what stands on independent grounds, where accounts differ, and what was changed
        in the copying.

        It asks no service, reads the web only where an address is given, and never says who is right. Every
        line of its answer is cited to exact characters of a page.

        Usage: rashomon <COMMAND>

        Commands:
          report   Read pages and print the dossier of each story among them
          compare  Lay two pages side by side: what is shared, what was changed, which came first and why
          verify   Check every citation of a JSON dossier against the pages; exit status 1 when one does not
                   hold
          help     Print this message or the help of the given subcommand(s)

        Options:
          -h, --help
                  Print help (see a summary with '-h')

          -V, --version
                  Print version
    "#]],
    );
}

#[test]
fn report() {
    check(
        &["report", "--help"],
        expect![[r#"
        Read pages and print the dossier of each story among them

        Exit status: 0 when something was read (what was skipped is listed); 1 when a path named outright
        could not be read; 2 when nothing could be done.

        Usage: rashomon report [OPTIONS] <PATH>...

        Arguments:
          <PATH>...
                  A file, a folder (read with all below it), a glob, a URL, or `-` for standard input

                  Files may be HTML, plain text, Markdown, articles as JSON or JSONL, feeds (RSS, Atom, JSON
                  Feed), of which what they hold themselves is read, web archives (WARC) and tables
                  (Parquet), told apart by their content; what is packed by gzip or zstd is unpacked. The
                  URL of a feed or a sitemap stands for the pages that it lists.

        Options:
              --keep <FOLDER>
                  Keep the pages read from URLs in this folder, to be read and checked again; a page that
                  has not changed since is not sent twice

              --max-pages <N>
                  How many pages to read of a feed or sitemap given as a URL

                  [default: 50]

              --allow-private
                  Read URLs of this machine and of private networks too

              --all
                  Show everything, also what only one page tells

              --one-story
                  Take all pages for one story instead of grouping them by event

          -f, --format <FORMAT>
                  How to write: text, json, markdown, html, csv or graphml

                  [default: text]

          -o, --output <FILE|FOLDER>
                  A file to write to; for CSV, and for several stories in HTML, a folder

              --color <WHEN>
                  When to use colour

                  Possible values:
                  - auto:   On a terminal, unless `NO_COLOR` is set
                  - always: Always
                  - never:  Never

                  [default: auto]

              --width <COLUMNS>
                  Width of text in columns; by default that of the terminal, or 100

              --threads <N>
                  Threads to use; the answer does not depend on it

              --memory <MIB>
                  Memory for analysed pages; more of them wait in a temporary file for the work on their
                  story, and the answer is the same

                  [default: 256]

          -h, --help
                  Print help (see a summary with '-h')

          -V, --version
                  Print version

        Examples:
          rashomon report pages/
          rashomon report --format html --output report.html 'pages/*.html'
          rashomon report --format json articles.jsonl > dossier.json
          rashomon report --format csv --output tables/ pages/
          rashomon report crawl.warc.gz
          rashomon report --keep pages/ https://news.example/story https://paper.example/rss.xml
    "#]],
    );
}

#[test]
fn compare() {
    check(
        &["compare", "--help"],
        expect![[r#"
        Lay two pages side by side: what is shared, what was changed, which came first and why

        Usage: rashomon compare [OPTIONS] <A> <B>

        Arguments:
          <A>
                  One page

          <B>
                  The other

        Options:
              --keep <FOLDER>
                  Keep the pages read from URLs in this folder, to be read and checked again; a page that
                  has not changed since is not sent twice

              --max-pages <N>
                  How many pages to read of a feed or sitemap given as a URL

                  [default: 50]

              --allow-private
                  Read URLs of this machine and of private networks too

          -f, --format <FORMAT>
                  How to write: text, json, markdown, html, csv or graphml

                  [default: text]

          -o, --output <FILE|FOLDER>
                  A file to write to; for CSV, and for several stories in HTML, a folder

              --color <WHEN>
                  When to use colour

                  Possible values:
                  - auto:   On a terminal, unless `NO_COLOR` is set
                  - always: Always
                  - never:  Never

                  [default: auto]

              --width <COLUMNS>
                  Width of text in columns; by default that of the terminal, or 100

              --threads <N>
                  Threads to use; the answer does not depend on it

              --memory <MIB>
                  Memory for analysed pages; more of them wait in a temporary file for the work on their
                  story, and the answer is the same

                  [default: 256]

          -h, --help
                  Print help (see a summary with '-h')

          -V, --version
                  Print version
    "#]],
    );
}

#[test]
fn verify() {
    check(
        &["verify", "--help"],
        expect![[r#"
        Check every citation of a JSON dossier against the pages; exit status 1 when one does not hold

        Usage: rashomon verify [OPTIONS] <DOSSIER> <PATH>...

        Arguments:
          <DOSSIER>  The dossier, as written by `rashomon report --format json`
          <PATH>...  The pages it was made from

        Options:
              --keep <FOLDER>  Keep the pages read from URLs in this folder, to be read and checked again; a
                               page that has not changed since is not sent twice
              --max-pages <N>  How many pages to read of a feed or sitemap given as a URL [default: 50]
              --allow-private  Read URLs of this machine and of private networks too
              --threads <N>    Threads to use; the answer does not depend on it
          -h, --help           Print help
          -V, --version        Print version
    "#]],
    );
}

#[test]
fn the_version_is_one_line() {
    let ran = rashomon(&["--version"]);
    assert_eq!(ran.out, format!("rashomon {}\n", env!("CARGO_PKG_VERSION")));
}
