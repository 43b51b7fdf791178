//! A rich dossier made by hand: five pages about a base in Niger, and a hostile page as a second story.

use std::collections::BTreeMap;

use rashomon_report::dossier::*;

/// A headline that tries everything at once.
pub const HOSTILE: &str = r#"<script>alert(1)</script><img src=x onerror=alert(2)> "onload='alert(3)' [x](javascript:alert(4)) </title></svg> *b* `c`"#;

/// A paragraph with terminal escapes, bidirectional controls and markup of every kind.
pub const HOSTILE_TEXT: &str = "\u{1b}[31mRed\u{1b}[0m \u{202e}desrever\u{202c} said <b onclick=alert(5)>bold</b> & \"quoted\" 'words' at http://evil.example/?a=1&b=2.\n\n# Not a heading\n\n1. not a list\n\n![img](x) | a | b | --- ~~~ <!-- c --> &lt;script&gt; averyveryveryveryveryveryveryveryveryveryveryveryveryveryveryverylongwordwithoutanyspace";

const TEXTS: [(&str, &str, &str); 5] = [
    (
        "000",
        "Russian military personnel enter Niger airbase where some U.S. troops remain",
        "Russian military personnel have entered an airbase in Niger where some U.S. troops are located, two U.S. officials confirmed to CBS News on Thursday.\n\nA second official said they were located about two miles from a small number of U.S. troops. Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase.\n\nSpeaking Thursday in Hawaii, U.S. Secretary of Defense Lloyd Austin told reporters \"the Russians are in a separate compound and don't have access to U.S. forces or access to our equipment.\"\n\nThe region around Niger has experienced six successful coups over the last three years alone.\n\nThe Pentagon also has said the U.S. will relocate most of the approximately 100 troops it has deployed in neighboring Chad for now.\n\nReporting contributed by Eleanor Watson",
    ),
    (
        "001",
        "Russian troops staying at base housing US forces in Niger",
        "Russian military personnel are staying at an air base in Niger that also hosts U.S. troops and equipment, a U.S. official confirmed to The Hill on Thursday.\n\nThe news comes as approximately 1,000 American military personnel are expected to withdraw from Niger.\n\nThey are using a separate hangar at Air Base 101, officials said. Forces moved from the 101st Air Base in Agadez to the 201st.\n\nAccording to Reuters, about 100 US soldiers have also left Chad in recent days.",
    ),
    (
        "002",
        "Russian forces at base used by Americans",
        "WASHINGTON (Agencies): US Secretary of Defense, Lloyd Austin, has confirmed the presence of Russian forces at a base in Niger, which is also being used by American troops.\n\nHe clarified that “the Russians are in a separate compound and don’t have access to US forces or access to our equipment.”",
    ),
    (
        "003",
        "Russian Forces Enter Niger Airbase, Confronting U.S. Troops: What Happens Next?",
        "Reports confirm that Russian military personnel have recently entered an airbase in Niger where some U.S. troops are currently stationed.\n\nThe majority of the remaining U.S. troops, totaling around 1,000 personnel, are situated at a separate airbase.\n\nRecent years have seen a surge in successful coups in the region surrounding Niger.\n\nThe Pentagon has announced plans to relocate most of the roughly 100 troops stationed in neighboring Chad for the time being.\n\nReporting contributed by Eleanor Watson",
    ),
    (
        "004",
        "Russian troops enter base housing US forces in Niger",
        "Washington: A senior US defence official told Reuters that Russian military personnel have entered an air base that is hosting US troops as well.\n\nThey were using a separate hangar at Airbase 101, which is next to the airport in Niamey.\n\n\"The Russians are in a separate compound and don't have access to US forces or access to our equipment,\" Austin told a press conference in Honolulu.\n\nUS troops have also left Chad in recent days. The junta seized power in July last year.\n\nThere were a little over 1,000 US troops in Niger as of last year.\n\nEight coups in West and Central Africa over four years have driven concerns.\n\n(with inputs from Reuters)",
    ),
];

/// The id of a page of the first story by its number, such as `id("000")`.
pub fn id(page: &str) -> String {
    format!("p{page}")
}

fn text_of(page: &str) -> &'static str {
    match TEXTS.iter().find(|(name, ..)| *name == page) {
        Some((_, _, text)) => text,
        None => HOSTILE_TEXT,
    }
}

/// The citation of the first occurrence of the words in the text of a page.
pub fn cite(page: &str, exact: &str) -> Citation {
    cite_in(page, Field::Text, text_of(page), exact)
}

fn cite_in(page: &str, field: Field, whole: &str, exact: &str) -> Citation {
    let at = whole.find(exact).unwrap_or_else(|| panic!("{page} has no {exact:?}"));
    let start = whole[..at].chars().count();
    Citation { page: id(page), field, start, end: start + exact.chars().count(), exact: exact.to_owned() }
}

/// Two stories, the second one hostile.
pub fn dossier() -> Dossier {
    let mut pages: Vec<Page> = TEXTS.iter().map(|(name, headline, text)| page(name, headline, text)).collect();
    describe(&mut pages);
    pages.push(hostile_page());
    Dossier {
        schema: SCHEMA_NAME.to_owned(),
        generator: Generator {
            name: "rashomon".to_owned(),
            version: "0.1.0".to_owned(),
            models: BTreeMap::from([("vectors".to_owned(), "blake3:00".to_owned())]),
        },
        pages,
        stories: vec![niger(), hostile_story()],
        coverage: Coverage {
            pages_read: 6,
            skipped: vec![Skipped {
                location: "pages/broken\u{1b}[2J.html".to_owned(),
                why: "empty after decompression".to_owned(),
            }],
            unaligned_statements: 41,
        },
    }
}

/// The first story alone.
pub fn single() -> Dossier {
    let mut dossier = dossier();
    dossier.stories.truncate(1);
    dossier.pages.truncate(5);
    dossier.coverage = Coverage { pages_read: 5, skipped: Vec::new(), unaligned_statements: 41 };
    dossier
}

fn page(name: &str, headline: &str, text: &str) -> Page {
    Page {
        id: id(name),
        location: format!("pages/{name}.txt"),
        url: None,
        retrieved: None,
        also_at: Vec::new(),
        hash: format!("blake3:{name}"),
        language: "en".to_owned(),
        outlet: None,
        headline: Some(headline.to_owned()),
        byline: Vec::new(),
        dateline: None,
        published: Published {
            value: Some("2024-05-03".to_owned()),
            precision: Precision::Day,
            basis: DateBasis::OtherPages,
            rejected: Vec::new(),
        },
        credits: Vec::new(),
        meta: BTreeMap::new(),
        text: text.to_owned(),
        source_map: Vec::new(),
        dropped: Vec::new(),
        diagnostics: Vec::new(),
    }
}

fn describe(pages: &mut [Page]) {
    let shown = "2025-04-14 14:22:22";
    pages[0].meta.insert("shown-date".to_owned(), shown.to_owned());
    pages[0].published.rejected.push(RejectedDate {
        value: "2025-04-14T14:22:22".to_owned(),
        why: "the text says Thursday and Friday, the other pages date from 3 May 2024".to_owned(),
        citation: cite_in("000", Field::Meta("shown-date".to_owned()), shown, shown),
    });
    pages[0]
        .dropped
        .push(Dropped { text: "Current:Home > Stocks\nveryGood! (46)".to_owned(), why: "navigation".to_owned() });
    let outlet = "AssetLink";
    pages[0].dropped.push(Dropped { text: outlet.to_owned(), why: "metadata".to_owned() });
    pages[0].outlet =
        Some(Outlet { name: outlet.to_owned(), citation: Some(cite_in("000", Field::Dropped(1), outlet, outlet)) });
    pages[0].also_at.push("pages/copy-of-000.txt".to_owned());
    pages[0].credits.push(Credit {
        to: "Eleanor Watson".to_owned(),
        kind: CreditKind::Contributor,
        citation: cite("000", "Reporting contributed by Eleanor Watson"),
    });
    pages[2].dateline = Some("WASHINGTON".to_owned());
    pages[4].outlet = Some(Outlet { name: "India TV".to_owned(), citation: None });
    pages[4].url = Some("https://news.example/russian-troops".to_owned());
    pages[4].byline.push("Aveek Banerjee".to_owned());
    pages[4].credits.push(Credit {
        to: "Reuters".to_owned(),
        kind: CreditKind::Agency,
        citation: cite("004", "(with inputs from Reuters)"),
    });
    pages[4].published.value = Some("2024-05-03T13:14:00+05:30".to_owned());
    pages[4].published.precision = Precision::Minute;
    pages[4].published.basis = DateBasis::Page;
    pages[4].diagnostics.push(Diagnostic {
        level: Level::Info,
        code: "date-chosen".to_owned(),
        message: "the publication line was preferred to the date in the page head".to_owned(),
    });
}

fn evidence(kind: &str, citation: Citation) -> Evidence {
    Evidence { kind: kind.to_owned(), citation }
}

fn origin(id_: &str, name: Option<&str>, kind: OriginKind, pages: &[&str], evidence: Vec<Evidence>) -> Origin {
    Origin {
        id: id_.to_owned(),
        name: name.map(str::to_owned),
        kind,
        present: false,
        pages: pages.iter().map(|page| id(page)).collect(),
        also: Vec::new(),
        evidence,
    }
}

fn niger() -> Story {
    Story {
        id: "s-niger".to_owned(),
        headline: "Russian troops enter a Niger air base that houses US forces".to_owned(),
        pages: TEXTS.iter().map(|(name, ..)| id(name)).collect(),
        period: Period { from: Some("2024-05-02".to_owned()), to: Some("2024-05-03".to_owned()) },
        origins: origins(),
        derivations: derivations(),
        claims: claims(),
        conflicts: conflicts(),
        mutations: mutations(),
        quotes: quotes(),
        timeline: timeline(),
        names: names(),
    }
}

fn origins() -> Vec<Origin> {
    let told_cbs = evidence("told-to", cite("000", "confirmed to CBS News"));
    let told_hill = evidence("told-to", cite("001", "confirmed to The Hill"));
    let told_reuters = evidence("told-to", cite("004", "told Reuters"));
    let inputs = evidence("credit", cite("004", "with inputs from Reuters"));
    let agencies = evidence("credit", cite("002", "(Agencies)"));
    let cited = evidence("credit", cite("001", "According to Reuters"));
    let mut reuters = origin("o3", Some("Reuters"), OriginKind::Agency, &["004"], vec![told_reuters, inputs, cited]);
    reuters.also.push(id("001"));
    vec![
        origin("o1", Some("CBS News"), OriginKind::Outlet, &["000", "003"], vec![told_cbs]),
        origin("o2", Some("The Hill"), OriginKind::Outlet, &["001"], vec![told_hill]),
        reuters,
        origin("o4", None, OriginKind::Unknown, &["002"], vec![agencies]),
    ]
}

fn derivation(page: &str, from: String, class: DerivationClass, coverage: f64) -> Derivation {
    Derivation {
        page: id(page),
        from,
        class,
        coverage,
        direction: Direction { confidence: 0.95, evidence: Vec::new() },
        passages: Vec::new(),
    }
}

fn derivations() -> Vec<Derivation> {
    let mut rewrite = derivation("003", id("000"), DerivationClass::Rewrite, 0.93);
    rewrite.direction.confidence = 0.9;
    rewrite.direction.evidence.push(evidence("byline", cite("003", "Reporting contributed by Eleanor Watson")));
    let passages = [
        (
            "Russian military personnel have entered an airbase in Niger where some U.S. troops are located, two U.S. officials confirmed to CBS News on Thursday.",
            "Reports confirm that Russian military personnel have recently entered an airbase in Niger where some U.S. troops are currently stationed.",
        ),
        (
            "Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase.",
            "The majority of the remaining U.S. troops, totaling around 1,000 personnel, are situated at a separate airbase.",
        ),
        (
            "The region around Niger has experienced six successful coups over the last three years alone.",
            "Recent years have seen a surge in successful coups in the region surrounding Niger.",
        ),
        (
            "The Pentagon also has said the U.S. will relocate most of the approximately 100 troops it has deployed in neighboring Chad for now.",
            "The Pentagon has announced plans to relocate most of the roughly 100 troops stationed in neighboring Chad for the time being.",
        ),
    ];
    rewrite.passages = passages
        .iter()
        .map(|(from, to)| Passage { from: cite("000", from), to: cite("003", to), kind: PassageKind::Rewritten })
        .collect();
    rewrite.passages.push(Passage {
        from: cite("000", "Reporting contributed by Eleanor Watson"),
        to: cite("003", "Reporting contributed by Eleanor Watson"),
        kind: PassageKind::Verbatim,
    });
    let mut merge = derivation("001", "o3".to_owned(), DerivationClass::Merge, 0.2);
    merge.direction.evidence.push(evidence("credit", cite("001", "According to Reuters")));
    vec![
        derivation("000", "o1".to_owned(), DerivationClass::Copy, 1.0),
        rewrite,
        derivation("001", "o2".to_owned(), DerivationClass::Rewrite, 0.8),
        merge,
    ]
}

fn statement(page: &str, exact: &str, origin: &str, source: Option<(&str, SourceKind, &str)>) -> Statement {
    Statement {
        citation: cite(page, exact),
        answer: 0,
        origin: origin.to_owned(),
        attribution: source
            .map(|(source, kind, cue)| Attribution {
                source: source.to_owned(),
                kind,
                cue: cue.to_owned(),
                citation: cite(page, source),
            })
            .into_iter()
            .collect(),
        value: None,
        polarity: Polarity::Affirmed,
        modality: Modality::Asserted,
        hedges: Vec::new(),
    }
}

fn claim(id_: &str, kind: ClaimKind, standing: Standing, counts: (usize, usize), statements: Vec<Statement>) -> Claim {
    let text = statements[0].citation.exact.clone();
    Claim {
        id: id_.to_owned(),
        answers: vec![Answer {
            value: None,
            text: text.clone(),
            independent_origins: counts.0,
            independent_sources: counts.1,
        }],
        text,
        kind,
        standing,
        independent_origins: counts.0,
        independent_sources: counts.1,
        why: format!("{} reports, {} sources", counts.0, counts.1),
        statements,
    }
}

fn quantity(min: f64, bound: Bound, unit: &str, text: &str) -> Value {
    Value {
        kind: ValueKind::Quantity,
        min: Some(min),
        max: None,
        unit: Some(unit.to_owned()),
        counted: None,
        bound,
        as_of: None,
        text: Some(text.to_owned()),
    }
}

fn claims() -> Vec<Claim> {
    let official = SourceKind::AnonymousOfficial;
    let presence = claim(
        "c1",
        ClaimKind::Event,
        Standing::Corroborated,
        (3, 5),
        vec![
            statement(
                "004",
                "Russian military personnel have entered an air base that is hosting US troops as well.",
                "o3",
                Some(("A senior US defence official", official, "told")),
            ),
            statement(
                "000",
                "Russian military personnel have entered an airbase in Niger where some U.S. troops are located",
                "o1",
                Some(("two U.S. officials", official, "confirmed")),
            ),
            statement(
                "001",
                "Russian military personnel are staying at an air base in Niger that also hosts U.S. troops and equipment",
                "o2",
                Some(("a U.S. official", official, "confirmed")),
            ),
            statement(
                "003",
                "Russian military personnel have recently entered an airbase in Niger where some U.S. troops are currently stationed.",
                "o1",
                Some(("Reports", SourceKind::Media, "confirm")),
            ),
            statement(
                "002",
                "Lloyd Austin, has confirmed the presence of Russian forces at a base in Niger",
                "o4",
                Some(("Lloyd Austin", SourceKind::NamedPerson, "confirmed")),
            ),
        ],
    );
    let hangar = claim(
        "c3",
        ClaimKind::Place,
        Standing::Corroborated,
        (2, 2),
        vec![
            statement(
                "004",
                "They were using a separate hangar at Airbase 101, which is next to the airport in Niamey.",
                "o3",
                None,
            ),
            statement(
                "001",
                "They are using a separate hangar at Air Base 101, officials said.",
                "o2",
                Some(("officials", official, "said")),
            ),
        ],
    );
    let miles = claim(
        "c6",
        ClaimKind::Number,
        Standing::SingleOrigin,
        (1, 1),
        vec![statement(
            "000",
            "A second official said they were located about two miles from a small number of U.S. troops.",
            "o1",
            Some(("A second official", official, "said")),
        )],
    );
    vec![presence, troops(), hangar, austin(), chad(), miles, coups()]
}

fn troops() -> Claim {
    let mut troops = claim(
        "c2",
        ClaimKind::Number,
        Standing::SingleSource,
        (3, 0),
        vec![
            statement(
                "000",
                "Most of the roughly 1,000 U.S. troops still in Niger are at a second airbase.",
                "o1",
                None,
            ),
            statement(
                "001",
                "approximately 1,000 American military personnel are expected to withdraw from Niger",
                "o2",
                None,
            ),
            statement("003", "The majority of the remaining U.S. troops, totaling around 1,000 personnel", "o1", None),
            statement("004", "There were a little over 1,000 US troops in Niger as of last year.", "o3", None),
        ],
    );
    let about = quantity(1000.0, Bound::About, "troops", "about 1,000");
    let over =
        Value { as_of: Some("2023".to_owned()), ..quantity(1000.0, Bound::AtLeast, "troops", "a little over 1,000") };
    for (statement, answer) in troops.statements.iter_mut().zip([0, 0, 0, 1]) {
        statement.answer = answer;
        statement.value = Some(if answer == 0 { about.clone() } else { over.clone() });
    }
    troops.statements[0].hedges.push("roughly".to_owned());
    troops.answers = vec![
        Answer {
            value: Some(about),
            text: "about 1,000 troops".to_owned(),
            independent_origins: 2,
            independent_sources: 0,
        },
        Answer {
            value: Some(over),
            text: "a little over 1,000 troops as of last year".to_owned(),
            independent_origins: 1,
            independent_sources: 0,
        },
    ];
    troops
}

fn austin() -> Claim {
    let austin = Some(("Austin", SourceKind::NamedPerson, "told"));
    claim(
        "c4",
        ClaimKind::Quote,
        Standing::SingleSource,
        (2, 1),
        vec![
            statement(
                "000",
                "the Russians are in a separate compound and don't have access to U.S. forces or access to our equipment",
                "o1",
                austin,
            ),
            statement(
                "004",
                "The Russians are in a separate compound and don't have access to US forces or access to our equipment",
                "o3",
                austin,
            ),
            statement(
                "002",
                "the Russians are in a separate compound and don’t have access to US forces or access to our equipment",
                "o4",
                austin,
            ),
        ],
    )
}

fn chad() -> Claim {
    let mut chad = claim(
        "c5",
        ClaimKind::Status,
        Standing::Disputed,
        (2, 1),
        vec![
            statement(
                "000",
                "the U.S. will relocate most of the approximately 100 troops it has deployed in neighboring Chad for now.",
                "o1",
                Some(("The Pentagon", SourceKind::NamedOrganisation, "said")),
            ),
            statement(
                "003",
                "plans to relocate most of the roughly 100 troops stationed in neighboring Chad",
                "o1",
                Some(("The Pentagon", SourceKind::NamedOrganisation, "announced")),
            ),
            statement(
                "001",
                "about 100 US soldiers have also left Chad in recent days.",
                "o3",
                Some(("Reuters", SourceKind::Media, "According to")),
            ),
            statement("004", "US troops have also left Chad in recent days.", "o3", None),
        ],
    );
    chad.statements[0].modality = Modality::Planned;
    chad.statements[1].modality = Modality::Planned;
    chad.statements[2].answer = 1;
    chad.statements[3].answer = 1;
    chad.answers[0].text = "most will be moved".to_owned();
    chad.answers[0].independent_origins = 1;
    let left = Answer { value: None, text: "have left".to_owned(), independent_origins: 1, independent_sources: 0 };
    chad.answers.push(left);
    chad
}

fn coups() -> Claim {
    let mut coups = claim(
        "c7",
        ClaimKind::Number,
        Standing::SingleOrigin,
        (2, 0),
        vec![
            statement(
                "000",
                "The region around Niger has experienced six successful coups over the last three years alone.",
                "o1",
                None,
            ),
            statement(
                "004",
                "Eight coups in West and Central Africa over four years have driven concerns.",
                "o3",
                None,
            ),
        ],
    );
    let values = [
        quantity(6.0, Bound::Exact, "coups", "six in three years"),
        quantity(8.0, Bound::Exact, "coups", "eight in four years"),
    ];
    coups.answers = values
        .iter()
        .map(|value| Answer {
            value: Some(value.clone()),
            text: value.text.clone().unwrap_or_default(),
            independent_origins: 1,
            independent_sources: 0,
        })
        .collect();
    for (i, (statement, value)) in coups.statements.iter_mut().zip(values).enumerate() {
        statement.answer = i;
        statement.value = Some(value);
    }
    coups
}

fn side(value: &str, citations: Vec<Citation>, origins: &[&str]) -> Side {
    Side { value: value.to_owned(), citations, origins: origins.iter().map(|o| (*o).to_owned()).collect() }
}

fn conflict(kind: ConflictKind, verdict: Verdict, claim: &str, why: &str, sides: [Side; 2]) -> Conflict {
    Conflict { kind, verdict, claim: claim.to_owned(), why: why.to_owned(), sides: sides.to_vec() }
}

fn conflicts() -> Vec<Conflict> {
    vec![
        conflict(
            ConflictKind::Value,
            Verdict::Rounding,
            "c2",
            "roughly 1,000 and a little over 1,000 are compatible",
            [
                side("roughly 1,000", vec![cite("000", "roughly 1,000 U.S. troops")], &["o1"]),
                side("a little over 1,000", vec![cite("004", "a little over 1,000 US troops")], &["o3"]),
            ],
        ),
        conflict(
            ConflictKind::Status,
            Verdict::Conflict,
            "c5",
            "will be moved (most, for now) against have already left",
            [
                side(
                    "most of about 100 will be moved",
                    vec![
                        cite("000", "will relocate most of the approximately 100 troops"),
                        cite("003", "plans to relocate most of the roughly 100 troops"),
                    ],
                    &["o1"],
                ),
                side(
                    "have left in recent days",
                    vec![
                        cite("001", "about 100 US soldiers have also left Chad"),
                        cite("004", "US troops have also left Chad"),
                    ],
                    &["o3"],
                ),
            ],
        ),
        conflict(
            ConflictKind::Value,
            Verdict::Scope,
            "c7",
            "six in three years around Niger; eight in four years in West and Central Africa",
            [
                side(
                    "six in three years",
                    vec![cite("000", "six successful coups over the last three years")],
                    &["o1"],
                ),
                side(
                    "eight in four years",
                    vec![cite("004", "Eight coups in West and Central Africa over four years")],
                    &["o3"],
                ),
            ],
        ),
        conflict(
            ConflictKind::Place,
            Verdict::Conflict,
            "c3",
            "one page puts Air Base 101 in Agadez, the other next to the airport of Niamey",
            [
                side("in Agadez", vec![cite("001", "the 101st Air Base in Agadez")], &["o2"]),
                side("in Niamey", vec![cite("004", "Airbase 101, which is next to the airport in Niamey")], &["o3"]),
            ],
        ),
    ]
}

fn mutation(kind: MutationKind, before: &str, after: &str, why: &str) -> Mutation {
    Mutation { kind, before: cite("000", before), after: cite("003", after), why: why.to_owned() }
}

fn mutations() -> Vec<Mutation> {
    let mut headline = mutation(MutationKind::HeadlineChanged, "Russian", "Russian", "the headline is another");
    headline.before = cite_in("000", Field::Headline, TEXTS[0].1, TEXTS[0].1);
    headline.after = cite_in("003", Field::Headline, TEXTS[3].1, TEXTS[3].1);
    vec![
        mutation(
            MutationKind::AttributionLost,
            "Russian military personnel have entered an airbase in Niger where some U.S. troops are located, two U.S. officials confirmed to CBS News on Thursday.",
            "Reports confirm that Russian military personnel have recently entered an airbase in Niger where some U.S. troops are currently stationed.",
            "two officials became unnamed reports",
        ),
        mutation(
            MutationKind::ScopeLost,
            "Most of the roughly 1,000 U.S. troops still in Niger",
            "The majority of the remaining U.S. troops, totaling around 1,000 personnel",
            "1,000 became the total of the majority",
        ),
        mutation(
            MutationKind::DetailLost,
            "six successful coups over the last three years alone",
            "a surge in successful coups",
            "the figure is gone",
        ),
        headline,
    ]
}

fn quotes() -> Vec<Quote> {
    let occurrence = |page: &str, exact: &str, differs: &[&str]| Occurrence {
        citation: cite(page, exact),
        form: QuoteForm::Direct,
        differs: differs.iter().map(|d| (*d).to_owned()).collect(),
    };
    let text =
        "the Russians are in a separate compound and don't have access to U.S. forces or access to our equipment";
    vec![Quote {
        id: "q1".to_owned(),
        speaker: Some(Speaker {
            name: "Lloyd Austin".to_owned(),
            role: Some("US Secretary of Defense".to_owned()),
            kind: SourceKind::NamedPerson,
        }),
        text: text.to_owned(),
        occurrences: vec![
            occurrence("000", text, &[]),
            occurrence(
                "002",
                "the Russians are in a separate compound and don’t have access to US forces or access to our equipment",
                &["US"],
            ),
            occurrence(
                "004",
                "The Russians are in a separate compound and don't have access to US forces or access to our equipment",
                &["US"],
            ),
        ],
    }]
}

fn timeline() -> Vec<Event> {
    let event = |value: &str, precision, what: &str, citations, origins: &[&str]| Event {
        when: When { value: value.to_owned(), precision, basis: "resolved from the article's date".to_owned() },
        what: what.to_owned(),
        citations,
        origins: origins.iter().map(|o| (*o).to_owned()).collect(),
    };
    vec![
        event(
            "2023-07",
            Precision::Month,
            "The junta seizes power in Niger",
            vec![cite("004", "The junta seized power in July last year.")],
            &["o3"],
        ),
        event(
            "2024-05-02",
            Precision::Day,
            "US officials confirm that Russian personnel entered the base",
            vec![
                cite("000", "two U.S. officials confirmed to CBS News on Thursday"),
                cite("001", "confirmed to The Hill on Thursday"),
            ],
            &["o1", "o2"],
        ),
    ]
}

fn names() -> Vec<Name> {
    vec![
        Name {
            name: "Lloyd Austin".to_owned(),
            kind: NameKind::Person,
            aliases: vec!["Austin".to_owned()],
            place: None,
            alternatives: Vec::new(),
            citations: vec![cite("000", "Lloyd Austin"), cite("004", "Austin")],
        },
        Name {
            name: "Niamey".to_owned(),
            kind: NameKind::Place,
            aliases: Vec::new(),
            place: Some(Place { lat: 13.51, lon: 2.11, geonames: Some(2_440_485) }),
            alternatives: Vec::new(),
            citations: vec![cite("004", "Niamey")],
        },
    ]
}

fn hostile_page() -> Page {
    let mut page = page("evil", HOSTILE, HOSTILE_TEXT);
    page.location = "pages/\"onmouseover=alert(6) <b>.txt".to_owned();
    page.url = Some("javascript:alert(7)".to_owned());
    page.outlet = Some(Outlet { name: HOSTILE.to_owned(), citation: None });
    page.byline.push(HOSTILE.to_owned());
    page.meta.insert("og:title\"><script>".to_owned(), HOSTILE.to_owned());
    page.dropped.push(Dropped { text: HOSTILE.to_owned(), why: HOSTILE.to_owned() });
    page.published.rejected.push(RejectedDate {
        value: HOSTILE.to_owned(),
        why: HOSTILE.to_owned(),
        citation: cite_in("evil", Field::Dropped(0), HOSTILE, "<script>alert(1)</script>"),
    });
    page
}

fn hostile_story() -> Story {
    let words = "<b onclick=alert(5)>bold</b>";
    let mut origin =
        origin("o1", Some(HOSTILE), OriginKind::Outlet, &["evil"], vec![evidence(HOSTILE, cite("evil", words))]);
    origin.present = true;
    let mut claim =
        claim("c1", ClaimKind::Other, Standing::SingleOrigin, (1, 0), vec![statement("evil", words, "o1", None)]);
    claim.statements[0].attribution.push(Attribution {
        source: HOSTILE.to_owned(),
        kind: SourceKind::Unspecified,
        cue: HOSTILE.to_owned(),
        citation: cite("evil", "\"quoted\" 'words'"),
    });
    claim.statements[0].value = Some(quantity(1.0, Bound::AtMost, HOSTILE, HOSTILE));
    let sides = [
        side(HOSTILE, vec![cite("evil", "# Not a heading")], &["o1"]),
        side(HOSTILE, vec![cite("evil", words)], &["nobody"]),
    ];
    let citation = cite("evil", HOSTILE_TEXT);
    Story {
        id: "s-\"evil\"/../../x".to_owned(),
        headline: HOSTILE.to_owned(),
        pages: vec![id("evil")],
        period: Period { from: None, to: None },
        origins: vec![origin],
        derivations: Vec::new(),
        conflicts: vec![conflict(ConflictKind::Cause, Verdict::Conflict, &claim.id, HOSTILE, sides)],
        claims: vec![claim],
        mutations: vec![Mutation {
            kind: MutationKind::PolarityChanged,
            before: cite("evil", words),
            after: cite("evil", "<!-- c -->"),
            why: HOSTILE.to_owned(),
        }],
        quotes: vec![Quote {
            id: HOSTILE.to_owned(),
            speaker: None,
            text: HOSTILE.to_owned(),
            occurrences: vec![Occurrence {
                citation: citation.clone(),
                form: QuoteForm::Mixed,
                differs: vec![HOSTILE.to_owned()],
            }],
        }],
        timeline: vec![Event {
            when: When { value: HOSTILE.to_owned(), precision: Precision::Year, basis: HOSTILE.to_owned() },
            what: HOSTILE.to_owned(),
            citations: vec![citation],
            origins: vec!["o1".to_owned()],
        }],
        names: vec![Name {
            name: HOSTILE.to_owned(),
            kind: NameKind::Group,
            aliases: vec![HOSTILE.to_owned()],
            place: None,
            alternatives: Vec::new(),
            citations: vec![cite("evil", "[31mRed")],
        }],
    }
}
