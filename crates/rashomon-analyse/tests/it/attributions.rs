//! Who is said to have said what.

use expect_test::{Expect, expect};

fn check(text: &str, expected: Expect) {
    let a = super::read(text);
    let of = |s: Option<rashomon_model::Span>| s.map_or("-", |s| s.of(text));
    let said = a.attributions.iter().map(|at| {
        let told = at.told_to.map_or(String::new(), |s| format!(" to {}", s.of(text)));
        let via = at.via.map_or(String::new(), |v| format!(" via {}", a.attributions[v as usize].name));
        format!("{} ({:?}, {:?}, {}){told}{via}: {}\n", at.name, at.kind, at.form, of(at.cue), at.content.of(text))
    });
    let quoted = a.quotations.iter().map(|q| {
        let by = q.attribution.map_or("-", |i| &a.attributions[i as usize].name);
        format!("{:?} by {by}: {}\n", q.form, q.span.of(text))
    });
    expected.assert_eq(&said.chain(quoted).collect::<String>());
}

#[test]
fn direct_speech() {
    check(
        "\"There were people on that ship,\" Commodore Ysidro Palmares said. “Nobody waited,” said Nestor Villaluz, who was there. \"I'm always focused,\" Villaluz said, \"but right now, I don't see an issue.\" It was a \"miracle\" to him.",
        expect![[r#"
            Ysidro Palmares (NamedPerson, Direct, said): "There were people on that ship,"
            Nestor Villaluz (NamedPerson, Direct, said): “Nobody waited,”
            Nestor Villaluz (NamedPerson, Direct, said): "I'm always focused,"
            Nestor Villaluz (NamedPerson, Direct, said): "but right now, I don't see an issue."
            Direct by Ysidro Palmares: There were people on that ship,
            Direct by Nestor Villaluz: Nobody waited,
            Direct by Nestor Villaluz: I'm always focused,
            Direct by Nestor Villaluz: but right now, I don't see an issue.
            Mixed by -: miracle
        "#]],
    );
}

#[test]
fn carried_on() {
    check(
        "Marilou Tampangan was calm. “I put him on my back. It was a game,” she said. “He asked me when we would be home.”\n\n“I said soon, and I kept saying soon.”",
        expect![[r#"
            Marilou Tampangan (NamedPerson, Direct, said): “I put him on my back. It was a game,”
            Marilou Tampangan (NamedPerson, Direct, -): He asked me when we would be home.
            Marilou Tampangan (NamedPerson, Direct, -): I said soon, and I kept saying soon.
            Direct by Marilou Tampangan: I put him on my back. It was a game,
            Direct by Marilou Tampangan: He asked me when we would be home.
            Direct by Marilou Tampangan: I said soon, and I kept saying soon.
        "#]],
    );
}

#[test]
fn reported_speech() {
    check(
        "Commodore Ysidro Palmares told a press conference in Cebu City that the ferry had 187 people on board. The cause is not known, the commodore said. Eleven people were missing, according to the coast guard's bulletin. It says 151 were saved. A senior US defense official told Reuters that troops had entered. The official put the distance at two miles.",
        expect![[r#"
            Ysidro Palmares (NamedPerson, Indirect, told): the ferry had 187 people on board.
            Ysidro Palmares (NamedPerson, Indirect, said): The cause is not known
            the coast guard's bulletin (Document, Indirect, according to): Eleven people were missing
            the coast guard's bulletin (Document, Indirect, says): 151 were saved.
            A senior US defense official (AnonymousOfficial, Indirect, told) to Reuters: troops had entered.
            A senior US defense official (AnonymousOfficial, Indirect, put): the distance at two miles.
        "#]],
    );
}

#[test]
fn shapes_of_sources() {
    check(
        "A ruling is due by 12 March, its head, Tancredi Wolfsberger, reported. Two technicians who asked not to be named said there was a power cut. Its spokesman, Arnel Buhisan, says ships sank. By his own account he asked for help. It was down for hours, the log shows.",
        expect![[r#"
            Tancredi Wolfsberger (NamedPerson, Indirect, reported): A ruling is due by 12 March
            Two technicians (AnonymousOfficial, Indirect, said): there was a power cut.
            Arnel Buhisan (NamedPerson, Indirect, says): ships sank.
            Arnel Buhisan (NamedPerson, Indirect, By his own account): By his own account he asked for help.
            the log (Document, Indirect, shows): It was down for hours
        "#]],
    );
}

#[test]
fn own_eyes_and_documents() {
    check(
        "The manifest, a copy of which was seen by this newspaper, carries 171 names. The Ledger saw the captain. Two people told the Ledger that it sank.",
        expect![[r#"
            Ormoc Bay Ledger (OwnObservation, Indirect, seen): The manifest, a copy of which was seen by this newspaper, carries 171 names.
            The manifest (Document, Indirect, carries): 171 names.
            Ormoc Bay Ledger (OwnObservation, Indirect, saw): The Ledger saw the captain.
            Two people (Unspecified, Indirect, told) to Ledger: it sank.
        "#]],
    );
}
