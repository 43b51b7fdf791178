//! x
use rashomon::{Grouping, corpus, read};
use rashomon_relate::{Profile, reuse};
fn main() {
    let inputs: Vec<String> = std::env::args().skip(1).collect();
    let reading = read::read(&inputs, &read::Limits::default(), &mut |_| {});
    let corpus = corpus(reading.pages, reading.skipped, Grouping::One);
    let accounts: Vec<_> = corpus.accounts.values().collect();
    let p: Vec<Profile> = accounts.iter().map(|a| Profile::of(a)).collect();
    let r = reuse(&p[0], &p[1], &rashomon_analyse::vectors());
    let i = usize::from(r.pages[0] != p[0].page);
    println!("{} | {}", accounts[i].location, accounts[1 - i].location);
    for x in &r.aligned {
        let (a, b) = (p[i].lines[x.a].span, p[1 - i].lines[x.b].span);
        println!(
            "{:.2} {}\n   A {}\n   B {}",
            x.similarity,
            x.ordered,
            a.of(&accounts[i].article.text),
            b.of(&accounts[1 - i].article.text)
        );
    }
    for (n, a) in accounts.iter().enumerate() {
        for at in &a.analysis.attributions {
            println!(
                "{n} ATT {:?} src {:?} cue {:?} {:?}",
                at.kind,
                at.source.map(|s| s.of(&a.article.text)),
                at.cue.map(|s| s.of(&a.article.text)),
                at.content.of(&a.article.text)
            );
        }
    }
}
