//! Prints the analysis of plain text files: `analysis FILE… [--date YYYY-MM-DD] [--outlet NAME] [--quiet]`.
#![allow(clippy::print_stdout, clippy::unwrap_used, clippy::disallowed_methods)]

use rashomon_model::{Analysis, Article, Outlet, Span};

fn main() {
    let mut args = std::env::args().skip(1);
    let (mut files, mut date, mut outlet, mut quiet) = (Vec::new(), None, None, false);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--date" => date = args.next().and_then(|d| d.parse().ok()),
            "--outlet" => outlet = args.next().map(|name| Outlet { name, citation: None }),
            "--quiet" => quiet = true,
            _ => files.push(arg),
        }
    }
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        let article = Article { text, outlet: outlet.clone(), ..Article::default() };
        let mut analysis = rashomon_analyse::analyse(&article);
        rashomon_analyse::anchor(&mut analysis, date);
        if quiet {
            println!("{file}: {} sentences", analysis.sentences.len());
        } else {
            println!("=== {file}");
            show(&article.text, &analysis);
        }
    }
}

fn show(text: &str, a: &Analysis) {
    for (i, s) in a.sentences.iter().enumerate() {
        println!(
            "S{i} p{}{} {}",
            s.paragraph,
            if s.apparatus { " APPARATUS" } else { "" },
            s.span.of(text).replace('\n', "/")
        );
        let inside = |span: Span| s.span.contains(span) || span.start >= s.span.start && span.start < s.span.end;
        for (i, at) in a.attributions.iter().enumerate().filter(|(_, at)| inside(at.content)) {
            let of = |s: Option<Span>| s.map_or("-", |s| s.of(text));
            println!(
                "    @{i} {:?} {:?} [{}] src={:?} cue={:?} told={:?} via={:?}\n        {:?}",
                at.form,
                at.kind,
                at.name,
                of(at.source),
                of(at.cue),
                of(at.told_to),
                at.via,
                at.content.of(text)
            );
        }
        for q in a.quotations.iter().filter(|q| inside(q.span)) {
            println!("    \" {:?} by {:?} {:?}", q.form, q.attribution, q.span.of(text));
        }
        for q in a.quantities_in(s.span) {
            let counted = q.counted_span.map_or("-", |s| s.of(text));
            println!(
                "    # {:?} {:?}..{:?} {:?} {} of {counted:?} ord={}",
                q.span.of(text),
                q.min,
                q.max,
                q.bound,
                q.unit,
                q.ordinal
            );
        }
        for t in a.times_in(s.span) {
            println!("    T {:?} {:?} -> {} {}", t.span.of(text), t.form, shown(t.value), shown(t.end));
        }
        for st in a.statements.iter().filter(|st| st.sentence as usize == i) {
            let hedges: Vec<&str> = st.hedges.iter().map(|h| h.of(text)).collect();
            println!(
                "    = {:?} {:?} {:?} done={} {:?} {:?}",
                st.span.of(text).chars().take(60).collect::<String>(),
                st.polarity,
                st.modality,
                st.completed,
                hedges,
                st.attributions
            );
        }
    }
    for e in &a.entities {
        println!("N {:?} {} {:?} role={:?} x{}", e.kind, e.name, e.aliases, e.role, e.mentions.len());
    }
}

fn shown(moment: Option<rashomon_model::Moment>) -> String {
    moment.map_or_else(String::new, |m| m.to_string())
}
