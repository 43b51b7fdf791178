//! Prints, for every pair of pages named on the command line, what they share: a developer's view of `reuse`.
#![allow(clippy::print_stdout, reason = "a tool for the terminal")]

use rashomon::{Grouping, corpus, read};
use rashomon_relate::{Profile, reuse};

fn main() {
    let inputs: Vec<String> = std::env::args().skip(1).collect();
    let reading = read::read(&inputs, &read::Limits::default(), &mut |_| {});
    let corpus = corpus(reading.pages, reading.skipped, Grouping::One);
    let accounts: Vec<_> = corpus.accounts.values().collect();
    let profiles: Vec<Profile> = accounts.iter().map(|a| Profile::of(a)).collect();
    println!("first second derived verbatim verbatim ordered ordered explained explained run_words");
    for b in 1..profiles.len() {
        for a in 0..b {
            let r = reuse(&profiles[a], &profiles[b], &rashomon_analyse::vectors());
            let name = |i: usize| accounts[i].location.rsplit('/').next().unwrap_or("?").to_owned();
            println!(
                "{} {} {} {:.2} {:.2} {:.2} {:.2} {:.2} {:.2} {}",
                name(a),
                name(b),
                u8::from(r.derived()),
                r.verbatim[0],
                r.verbatim[1],
                r.ordered[0],
                r.ordered[1],
                r.explained[0],
                r.explained[1],
                r.run_words
            );
        }
    }
}
