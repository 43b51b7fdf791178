//! The news agencies of the world by the names that papers print, and the words for agencies that are not named.

/// Agencies by the spellings under which they are credited, the form that credit lines use first. General knowledge of the trade: the members of the alliances EANA (Europe) and OANA (Asia and the Pacific) and the national agencies beside them; replaceable as a whole.
const AGENCIES: &[&[&str]] = &[
    &["Reuters", "Thomson Reuters", "Reuters News"],
    &["AP", "Associated Press", "The Associated Press", "A.P.", "AP News"],
    &["AFP", "Afp", "Agence France-Presse", "Agence France Presse", "AFP News"],
    &["Xinhua", "Xinhua News Agency", "Xinhuanet"],
    &["TASS", "Tass", "ITAR-TASS", "Itar-Tass", "ТАСС"],
    &["RIA Novosti", "RIA", "РИА Новости"],
    &["Interfax"],
    &["Sputnik"],
    &["dpa", "DPA", "Deutsche Presse-Agentur", "Deutsche Presse Agentur"],
    &["dpa-AFX", "dpa-afx"],
    &["epd", "Evangelischer Pressedienst"],
    &["KNA", "Katholische Nachrichten-Agentur"],
    &["SID", "Sport-Informations-Dienst"],
    &["dts", "dts Nachrichtenagentur", "dts-Nachrichtenagentur"],
    &["EFE", "Efe", "Agencia EFE"],
    &["Europa Press"],
    &["ANSA", "Ansa"],
    &["Adnkronos"],
    &["AGI", "Agenzia Italia"],
    &["askanews"],
    &["Lusa"],
    &["Belga", "Agence Belga"],
    &["ANP"],
    &["APA", "Austria Press Agency", "Austria Presse Agentur"],
    &["Keystone-SDA", "Keystone-ATS", "sda", "SDA", "Schweizerische Depeschenagentur"],
    &["TT News Agency", "TT", "Tidningarnas Telegrambyrå"],
    &["NTB", "Norsk Telegrambyrå"],
    &["Ritzau"],
    &["STT"],
    &["PAP", "Polish Press Agency", "Polska Agencja Prasowa"],
    &["CTK", "ČTK", "Česká tisková kancelář"],
    &["TASR"],
    &["MTI"],
    &["Agerpres"],
    &["BTA"],
    &["Tanjug"],
    &["HINA"],
    &["Ukrinform"],
    &["BELTA", "BelTA"],
    &["ELTA"],
    &["BNS", "Baltic News Service"],
    &["Kyodo", "Kyodo News"],
    &["Jiji", "Jiji Press"],
    &["Yonhap", "Yonhap News Agency", "Yonhap News"],
    &["KCNA"],
    &["Central News Agency", "CNA Taiwan"],
    &["PTI", "Press Trust of India"],
    &["ANI", "Asian News International"],
    &["IANS", "Indo-Asian News Service"],
    &["United News of India", "UNI"],
    &["Associated Press of Pakistan", "APP"],
    &["BSS"],
    &["Bernama"],
    &["Antara", "Antara News"],
    &["Philippine News Agency", "PNA"],
    &["Vietnam News Agency", "VNA"],
    &["Anadolu", "Anadolu Agency", "AA", "Anadolu Ajansi"],
    &["IRNA"],
    &["ISNA"],
    &["Fars", "Fars News Agency"],
    &["Tasnim", "Tasnim News Agency"],
    &["SANA"],
    &["WAFA"],
    &["SPA", "Saudi Press Agency"],
    &["WAM", "Emirates News Agency"],
    &["KUNA"],
    &["QNA", "Qatar News Agency"],
    &["MENA"],
    &["MAP", "Maghreb Arabe Presse"],
    &["APS"],
    &["News Agency of Nigeria", "NAN"],
    &["Ghana News Agency", "GNA"],
    &["PANA", "Panapress"],
    &["PA", "PA Media", "Press Association", "PA news agency"],
    &["UPI", "United Press International"],
    &["Bloomberg", "Bloomberg News"],
    &["Dow Jones", "Dow Jones Newswires"],
    &["Canadian Press", "The Canadian Press"],
    &["Australian Associated Press", "AAP"],
    &["Notimex"],
    &["Prensa Latina"],
    &["Telam", "Télam", "Agencia Télam"],
    &["Agencia Reforma"],
    &["Estadão Conteúdo"],
    &["Folhapress"],
    &["La Presse Canadienne"],
    &["Agencia Brasil", "Agência Brasil"],
    &["Inter Press Service", "IPS"],
    &["McClatchy"],
    &["Tribune News Service", "TNS"],
    &["CNN Wire", "CNN Newsource"],
    &["Storyful"],
    &["States News Service"],
    &["Caixin Global"],
    &["China News Service"],
];

/// Words for agencies that are not named.
const UNNAMED: &[&str] = &[
    "agencies",
    "agency",
    "news agencies",
    "wire",
    "wires",
    "wire services",
    "wire reports",
    "agency reports",
    "agencies report",
    "wire report",
    "news services",
    "staff and agencies",
    "staff and wire reports",
    "wire service reports",
    "from wire reports",
    "news agency",
    "with agencies",
    "media agencies",
    "agenturen",
    "nachrichtenagenturen",
    "agences",
    "agences de presse",
    "agencias",
    "agencias de noticias",
    "agências",
    "agências de notícias",
    "agenzie",
];

/// The form of an agency's name that credit lines use: "AP" for "The Associated Press".
pub fn canonical(name: &str) -> Option<&'static str> {
    let name = name.trim();
    let name = if name.matches('.').count() > 1 { name } else { name.trim_end_matches('.') };
    let same = |spelling: &&str| {
        spelling.len() == name.len()
            && (*spelling == name
                || spelling.len() > 4 && spelling.eq_ignore_ascii_case(name)
                || spelling.to_uppercase() == name)
    };
    AGENCIES.iter().find(|spellings| spellings.iter().any(same)).map(|spellings| spellings[0])
}

/// Whether a name is that of a news agency.
pub fn is_agency(name: &str) -> bool {
    canonical(name).is_some()
}

/// The agency whose name stands at the head of these words.
pub fn agency_at_head(words: &str) -> Option<&str> {
    let ends = words.char_indices().map(|(at, _)| at).chain([words.len()]).filter(|at| *at > 1 && *at <= 40);
    let whole = |at: &usize| !words[*at..].starts_with(|c: char| c.is_alphanumeric());
    ends.filter(whole).map(|at| &words[..at]).rfind(|head| is_agency(head))
}

/// Whether the words stand for agencies without naming one.
pub fn is_unnamed(words: &str) -> bool {
    UNNAMED.contains(&words.trim().trim_end_matches('.').to_lowercase().as_str())
}
