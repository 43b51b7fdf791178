//! Word lists: which classes a word belongs to, whatever stands around it.

use std::sync::LazyLock;

use rashomon_model::id::fnv1a;

macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident = $bit:expr => $words:expr;)*) => {
        $($(#[$doc])* pub(crate) const $name: u64 = 1 << $bit;)*
        const LISTS: &[(u64, &str)] = &[$(($name, $words)),*];
    };
}

classes! {
    /// Function words.
    STOP = 0 => "a an the and or but nor so yet if then than as at by for from in into of off on onto out over per to \
        toward towards under until up upon via with within without about above across after against along amid among \
        around before behind below beneath beside besides between beyond despite down during except inside like near \
        outside since through throughout i me my mine myself we us our ours ourselves you your yours yourself he him \
        his himself she her hers herself it its itself they them their theirs themselves this that these those who \
        whom whose which what when where why how am is are was were be been being do does did doing done have has had \
        having will would shall should can could may might must ought not no n't 's ' s t re ve ll d m also too very \
        just only own same such there here both each either neither few more most other some any all while because \
        although though whether however again once ever still already even much many isn't aren't wasn't weren't \
        don't doesn't didn't haven't hasn't hadn't won't wouldn't can't cannot couldn't shouldn't it's he's she's \
        that's there's they're we're you're i'm i've we've they've you've i'll we'll they'll he'll she'll he'd she'd";
    /// Verbs of speech that carry reported speech without "that" or quotation marks.
    CUE = 1 => "said say says saying told tell tells telling stated state states stating announced announce announces \
        announcing confirmed confirm confirms confirming claimed claim claims claiming reported report reports \
        reporting added add adds adding noted note notes noting warned warn warns warning argued argue argues arguing \
        insisted insist insists insisting denied deny denies denying explained explain explains explaining declared \
        declare declares declaring alleged allege alleges alleging acknowledged acknowledge acknowledges \
        acknowledging admitted admit admits admitting conceded concede concedes conceding wrote write writes writing \
        tweeted tweet tweets tweeting posted replied reply replies replying responded respond responds responding \
        recalled recall recalls recalling revealed reveal reveals revealing disclosed disclose discloses disclosing \
        asserted assert asserts asserting maintained maintain maintains maintaining contended contend contends \
        contending testified testify testifies testifying predicted predict predicts predicting estimated estimate \
        estimates estimating suggested suggest suggests suggesting concluded conclude concludes concluding stressed \
        stress stresses stressing emphasised emphasized emphasises emphasizes emphasising emphasizing reiterated \
        reiterate reiterates reiterating remarked remark remarks remarking observed commented comment comments \
        commenting quipped joked joking complained complain complains complaining boasted lamented lamenting mused \
        countered countering retorted vowed vow vows vowing pledged pledge pledges pledging promised promise promises \
        promising cautioned caution cautions cautioning mentioned mention mentions mentioning informed inform informs \
        informing recounted recounts recounting answered answers answering shouted yelled whispered cried exclaimed \
        proclaimed proclaims affirmed affirms affirming urged urge urges urging clarified clarifies clarifying \
        elaborated elaborates observes observe observing quips jokes jokes laments boasts muses exclaims retorts \
        opines surmised surmises posited posits theorized theorizes counters fumed scoffed scoffs snapped thundered \
        gushed enthused exhorted chimed reasoned interjected relayed specified specifies specifying testifies swore attested attests \
        opined ventured reassured assured assures assuring cited hinted hints implied implies signalled signaled \
        tallied reckoned reckons detailed";
    /// Verbs that report speech, thought or findings only with "that", quotation marks or "as".
    WEAK_CUE = 2 => "believe believes believed believing think thinks thought thinking hope hopes hoped hoping expect \
        expects fear fears feared show shows showed showing shown find finds found finding indicate indicates \
        indicated indicating agree agrees agreed agreeing ask asks asked asking call calls called calling describe \
        describes described describing put puts putting give gives gave giving place places placed placing list lists \
        listed listing point points pointed blame blames blamed blaming accuse accuses accused accusing praise \
        praises praised praising criticise criticize criticised criticized condemn condemns condemned condemning \
        order ordered rule rules ruled ruling decide decided read reads go goes went know knows knew understand \
        understands understood discover discovered learn learned hear heard calculate calculates calculated \
        determine determined demand demands demanded propose proposed continue continued \
        continues began begins quoted quote quotes quoting dismiss dismissed dismisses reject rejected rejects \
        defend defended dubbed carries carried sets set made make makes issue issued counts counted dates dated \
        gives has judge judged fault faulted faults refer referred refers promise thank thanked thanks credit \
        credited label labelled labeled welcome welcomed welcomes characterised characterized likened compared counter \
        attribute attributed attributes forecast forecasts projects projected anticipates alludes alluded sees shown named names";
    /// Months.
    MONTH = 3 => "january february march april may june july august september october november december jan feb mar \
        apr jun jul aug sep sept oct nov dec";
    /// Weekdays.
    WEEKDAY = 4 => "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun";
    /// Titles that stand before a person's name with a capital.
    TITLE = 5 => "mr mrs ms miss dr prof professor president vice-president premier chancellor senator sen \
        representative rep congressman congresswoman governor gov lieutenant lt mayor minister secretary judge justice \
        king queen prince princess emperor sheikh sultan pope bishop archbishop cardinal father sister rev reverend \
        rabbi imam ayatollah general gen maj major colonel col captain capt cmdr commander commodore admiral adm \
        sergeant sgt corporal cpl private pvt officer chief sheriff inspector superintendent detective constable \
        director chairman chairwoman chair chairperson ambassador envoy commissioner deputy attorney prosecutor \
        spokesman spokeswoman spokesperson speaker councilman councilwoman councillor councilor coach dame sir lady \
        lord baroness baron hon marshal brigadier brig corporal lieutenant-general undersecretary under-secretary \
        delegate leader president-elect coordinator assemblyman assemblywoman magistrate rear vice engineer eng master skipper warden dean principal \
        agent";
    /// Nouns for people in an office or a part, in lower case before or after a name.
    ROLE = 6 => "president minister secretary official officials functionary functionaries officer officers spokesman \
        spokeswoman spokesperson spokespeople spokesmen commander commodore captain colonel general admiral chief head heads director manager \
        executive chairman chairwoman chair chairperson chancellor premier mayor governor senator lawmaker lawmakers \
        congressman congresswoman representative ambassador envoy commissioner judge justice prosecutor prosecutors \
        attorney lawyer lawyers counsel sheriff inspector inspectors superintendent detective leader leaders founder \
        owner operator editor journalist reporter reporters correspondent analyst analysts economist economists \
        expert experts professor researcher researchers scientist scientists doctor doctors nurse nurses surgeon \
        physician paramedic teacher student students resident residents neighbour neighbor neighbours neighbors \
        witness witnesses survivor survivors passenger passengers victim victims relative relatives mother father \
        brother sister son daughter wife husband widow uncle aunt cousin worker workers employee employees driver \
        pilot fisherman farmer skipper sailor crew member members soldier soldiers diplomat diplomats aide aides \
        adviser advisers advisor advisors agent clerk engineer engineers technician consultant contractor activist \
        activists campaigner campaigners organiser organizer candidate candidates deputy delegate delegates \
        councillor councilor chaplain priest bishop pastor imam historian author writer artist actor singer coach \
        player players king queen prince princess agronomist economist trader investor investors customer customers \
        source sources person people man woman men women boy girl authorities police investigator investigators \
        auditor auditors regulator regulators observer observers monitor monitors trustee boss supervisor operator \
        attendant guards watchman dispatcher firefighter firefighters medic medics volunteer volunteers \
        villager villagers shopkeeper pensioner retiree veteran veterans refugee refugees migrant demonstrator \
        protester protesters critic critics supporter supporters friend colleague colleagues partner rival opponent \
        vice-president undersecretary treasurer dean principal curator librarian archivist surveyor geologist \
        seismologist meteorologist forecaster epidemiologist virologist psychologist sociologist speaker whip \
        magistrate mediator negotiator negotiators strategist pollster parliamentarian legislator legislators ceo \
        cfo coo president-elect secretary-general director-general vice-chancellor vice-chair attorney-general coroner \
        ranger lobbyist donor voter voters parent parents grandmother grandfather grandson granddaughter nephew niece \
        widower trucker guide caretaker janitor landlord tenant publisher producer columnist commentator \
        presenter blogger conductor architect planner programmer developer biologist botanist chemist physicist \
        ecologist archaeologist anthropologist statistician demographer psychiatrist therapist dentist veterinarian \
        pharmacist midwife nun monk rabbi mufti sheikh elders fan fans athlete trainer referee ombudsman \
        whistleblower provost headmaster headmistress headteacher harbourmaster harbormaster stationmaster \
        hydrologist volcanologist glaciologist oceanographer ornithologist conservationist naturalist herder \
        grower rancher mechanic electrician plumber welder foreman dockworker stevedore \
        cashier vendor waiter waitress bartender chef miner builder hiker climber diver swimmer motorist \
        cyclist pedestrian commuter traveller traveler holidaymaker hostage detainee inmate defendant plaintiff \
        complainant claimant suspect juror bailiff notary broker banker accountant actuary insurer insurers \
        businessman businesswoman businesspeople entrepreneur industrialist philanthropist actress musician composer \
        novelist poet playwright filmmaker photographer cameraman broadcaster campaigner unionist organizer \
        stewardess purser navigator helmsman bosun deckhand rescuer rescuers lifeguard paramedics pathologist \
        toxicologist oncologist cardiologist paediatrician pediatrician midwives clinician clinicians academic \
        academics scholar scholars lecturer tutor councilwoman councilman congresswoman policeman policewoman \
        detectives trooper troopers custodian registrar comptroller controller receiver liquidator administrator \
        officeholder incumbent challenger nominee contender ex-president ex-minister frontman rapper someone somebody \
        anyone loyalist loyalists rebel rebels insurgent insurgents dissident dissidents opponents advocate \
        advocates operative operatives staffer staffers insider insiders host";
    /// Words at the end of the name of an organisation.
    ORGANISATION = 7 => "ministry department bank court group university police inc corp corporation company co ltd llc \
        plc gmbh ag party union council commission committee agency authority association federation institute \
        institution organisation organization foundation office bureau service services guard army navy force forces \
        corps congress senate parliament assembly house government administration board league club team college \
        school society alliance coalition front movement network trust fund lines airlines airways airline railways \
        motors industries holdings partners systems technologies laboratories pharmaceuticals energy petroleum oil \
        gas electric power church mission command fleet regiment brigade battalion division unit directorate \
        secretariat tribunal chamber confederation consortium cooperative insurance media press news times post \
        herald tribune gazette journal ledger radio television broadcasting wire observer guardian telegraph chronicle \
        mail sun star globe courier inquirer dispatch register examiner sentinel review magazine publishing \
        constabulary intelligence treasury cabinet registry ombudsman inspectorate watchdog nations cross crescent \
        syndicate brotherhood militia junta ports logistics shipping maritime dockers seafarers workers";
    /// Words in the name of a place.
    PLACE = 8 => "island islands river lake mount mountain mountains county province city town village bay strait sea \
        ocean valley hills hill peninsula coast desert cape gulf district region state republic kingdom street avenue \
        road boulevard square park beach creek canyon forest plateau delta archipelago territory borough parish \
        municipality barangay prefecture oblast canton highway lane drive heights springs isle falls harbour harbor \
        channel canal reservoir basin plain point";
    /// Words in the name of a facility.
    FACILITY = 9 => "airport base airbase bridge hospital stadium prison jail station port tower building hotel mall \
        mosque cathedral temple synagogue refinery plant terminal dam hangar palace museum theatre theater arena \
        library camp barracks pier dock wharf quay shipyard factory mill mine depot warehouse tunnel embassy consulate \
        clinic cemetery monument ferry vessel ship arsenal penitentiary reactor observatory courthouse centre center";
    /// Numbers in words.
    NUMBER = 10 => "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen \
        sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds \
        thousand thousands million millions billion billions trillion dozen dozens score scores half quarter third \
        thirds quarters halves fifths fifth tenth tenths nobody none nought naught lakh lakhs crore crores quadrillion";
    /// Ordinals in words.
    ORDINAL = 11 => "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth \
        fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth \
        thousandth millionth billionth trillionth";
    /// Words that hedge.
    HEDGE = 12 => "about around roughly approximately some nearly almost reportedly allegedly apparently may might could \
        possibly perhaps probably likely unlikely seemingly appears appear appeared seems seem seemed believed thought \
        suspected alleged purported purportedly supposedly presumably estimated potentially preliminary unconfirmed \
        initial tentatively mostly largely partly virtually";
    /// Forms that negate a verb or a noun.
    NEGATION = 13 => "not no never neither nor nobody none nothing n't isn't aren't wasn't weren't don't doesn't didn't \
        haven't hasn't hadn't won't wouldn't can't cannot couldn't shouldn't without";
    /// Auxiliary verbs.
    AUXILIARY = 14 => "is are was were be been being am has have had do does did will would shall should can could may \
        might must isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't can't cannot \
        couldn't shouldn't";
    /// Pronouns that can be a subject.
    PRONOUN = 15 => "i we you he she it they who this that these those";
    /// Words that begin a clause of their own.
    SUBORDINATOR = 16 => "that which who whom whose as because when while if although though where since after before \
        until unless whether whereas but and or so yet";
    /// Determiners and possessives that begin a noun phrase.
    DETERMINER = 17 => "the a an this that these those his her its their our my your some any no each every both two \
        three several many another one all";
    /// Prepositions.
    PREPOSITION = 18 => "of in on at by for from to with within without about above across after against along amid \
        among around before behind below between beyond despite down during except inside into near off onto outside \
        over past per since through throughout toward towards under until up upon via";
    /// Documents that say things.
    DOCUMENT = 19 => "bulletin statement report reports document documents filing letter memo memorandum register manifest ruling \
        resolution complaint affidavit lawsuit indictment email emails e-mail e-mails study survey poll records record \
        notice announcement release communique communiqu\u{e9} decree order list log logs minutes transcript papers \
        paper dossier audit testimony filings advisory warrant certificate contract agreement figures data statistics \
        census results tally archive archives website post tweet message messages text account presentation brochure \
        plan plans budget assessment review inquiry investigation findings update timeline charter";
    /// Outlets in the general sense.
    MEDIA = 20 => "newspaper newspapers media broadcaster outlet outlets newscast tabloid tabloids daily weekly network \
        magazine television radio site portal outlets newsroom publication blog station broadcaster";
    /// Units of calendar time.
    TIME_UNIT = 21 => "second seconds minute minutes hour hours day days week weeks month months year years decade \
        decades century centuries fortnight weekend weekends night nights morning mornings evening evenings afternoon \
        afternoons quarter";
    /// Abbreviations that are followed by what they belong to and so end no sentence.
    ABBREVIATION = 22 => "mr mrs ms dr prof gen maj col capt lt sgt cpl pvt cmdr adm brig sen rep gov st rev hon fr messrs \
        mt ft pres supt det insp atty dist dept vs v eng dr cf approx fig vol sr. jan feb mar apr jun jul aug sep sept \
        oct nov dec calif tex fla ill penn mass conn wash ore ariz colo va md ga ala tenn minn wis mich ind ky okla \
        kan neb nev mont wyo del comdr ens hr pte lieut drs pop rs";
    /// Abbreviations that may end a sentence or not.
    SUFFIX = 23 => "inc corp co ltd jr sr bros etc al llc plc esq no nos ph.d ave blvd rd est u.s u.k u.n d.c a.m p.m";
    /// Adverbs that stand between a source and its verb.
    ADVERB = 24 => "also later earlier then again repeatedly already now never always often once just still simply \
        reportedly publicly privately previously recently separately initially finally subsequently meanwhile \
        immediately quickly only even both all has have had was were is are been be being did does do would will \
        further flatly briefly bluntly openly angrily tearfully quietly firmly strongly explicitly specifically \
        formally officially today yesterday tonight not since jointly merely soon himself herself themselves itself";
    /// Outlets and agencies known by one name.
    OUTLET = 25 => "reuters ap afp xinhua tass interfax bloomberg cnn bbc nbc cbs abc msnbc pbs npr c-span al-jazeera \
        dpa ansa efe kyodo yonhap pti ani upi axios politico propublica cnbc guardian telegraph nexstar";
    /// Organisations known by one name with a capital.
    BODY = 26 => "pentagon kremlin congress senate parliament nato interpol opec unicef unesco fbi cia nasa hamas \
        hezbollah taliban isis isil nypd lapd fda cdc epa eu un gop democrats republicans white-house downing-street \
        mossad scotland-yard treasury knesset duma bundestag";
    /// Words of honour whose bearer is spoken of as "she".
    WOMAN = 27 => "mrs ms miss queen princess dame lady sister mother daughter wife widow aunt woman girl spokeswoman \
        chairwoman congresswoman businesswoman actress councilwoman policewoman baroness grandmother niece";
    /// Words of honour whose bearer is spoken of as "he".
    MAN = 28 => "mr king prince sir lord father son husband uncle man boy spokesman chairman congressman businessman \
        councilman policeman fisherman baron grandfather nephew watchman pope widower";
    /// Surname particles.
    PARTICLE = 29 => "de la las los del della di da dos das do der den van von zu zum zur af bin ibn ben binti bint anak ould al el le du y na ter ten abu";
    /// Nouns that are people taken together.
    PEOPLE = 30 => "people person persons men women children child man woman boy girl boys girls dead injured wounded \
        missing killed hurt survivors survivor victims victim bodies passengers crew troops soldiers workers residents \
        students officers families fatalities deaths casualties hostages detainees migrants refugees protesters voters \
        patients employees staff personnel civilians firefighters arrests inmates prisoners tourists villagers \
        fishermen members guests rescued arrested detained evacuated hospitalised hospitalized displaced drowned infants babies teenagers pupils adults homeless evacuees rescuers";
    /// Verbs of the reporter's own eyes.
    WITNESSING = 31 => "saw seen see sees counted watched witnessed reviewed obtained viewed consulted visited observed \
        examined checked inspected heard met found attended tallied compiled calculated analysed analyzed filmed \
        photographed";
    /// Words for an office after "of" in a title.
    OFFICE = 32 => "state defense defence war treasury labor labour commerce interior education energy health homeland \
        security foreign affairs finance justice transport transportation agriculture trade housing staff operations \
        the and police environment economy culture sport sports tourism";
    /// Words that are a verb of speech or, in the same letters, a noun.
    EITHER = 34 => "report reports claim claims state states comment comments note notes estimate estimates reply \
        replies answers promise promises vow vows pledge pledges warning mention mentions hints urge demand \
        demands place places show shows find finds order list lists rule rules judge call calls stress \
        remarks tweets tweet set sets hope hopes fear fears points point concern caution response counts \
        count finding dates quotes quote credit label reads fault faults blame praise welcome issue signals \
        details makes make forecast forecasts projects projected cited reported stated alleged estimated claimed detailed expected reckoned \
        proposed reporting writing recalls recall posted ruling speaking hearing understanding meeting has \
        gives carries promised";
    /// Verbs that judge somebody or something: an attitude of the subject.
    ATTITUDE = 36 => "support supports supported supporting oppose opposes opposed opposing endorse endorses endorsed \
        endorsing back backs backed backing criticize criticizes criticized criticizing criticise criticises \
        criticised criticising praise praises praised praising blast blasts blasted blasting slam slams slammed \
        slamming attack attacks attacked attacking denounce denounces denounced denouncing condemn condemns \
        condemned condemning defend defends defended defending reject rejects rejected rejecting dismiss \
        dismisses dismissed dismissing mock mocks mocked mocking ridicule ridicules ridiculed ridiculing \
        question questions questioned questioning challenge challenges challenged challenging dispute disputes \
        disputed disputing doubt doubts doubted doubting favor favors favored favoring favour favours favoured \
        favouring approve approves approved approving disapprove disapproves disapproved disapproving applaud \
        applauds applauded applauding commend commends commended commending hail hails hailed hailing honor \
        honors honored honoring respect respects respected respecting admire admires admired admiring love loves \
        loved loving like likes liked liking dislike dislikes disliked disliking hate hates hated hating detest \
        detests detested detesting loathe loathes loathed loathing resent resents resented resenting regret \
        regrets regreted regreting lament laments lamented lamenting mourn mourns mourned mourning celebrate \
        celebrates celebrated celebrating welcome welcomes welcomed welcoming embrace embraces embraced \
        embracing appreciate appreciates appreciated appreciating thank thanks thanked thanking apologize \
        apologizes apologized apologizing apologise apologises apologised apologising congratulate congratulates \
        congratulated congratulating scold scolds scolded scolding rebuke rebukes rebuked rebuking chide chides \
        chided chiding chastise chastises chastised chastising lambaste lambastes lambasted lambasting bash \
        bashes bashed bashing decry decries decried decrying deride derides derided deriding disparage \
        disparages disparaged disparaging malign maligns maligned maligning berate berates berated berating \
        assail assails assailed assailing excoriate excoriates excoriated excoriating skewer skewers skewered \
        skewering fault faults faulted faulting blame blames blamed blaming credit credits credited crediting \
        accuse accuses accused accusing charge charges charged charging indict indicts indicted indicting \
        implicate implicates implicated implicating compare compares compared comparing liken likens likened \
        likening equate equates equated equating brand brands branded branding label labels labeled labeling dub \
        dubs dubed dubing deem deems deemed deeming regard regards regarded regarding view views viewed viewing \
        perceive perceives perceived perceiving judge judges judged judging rate rates rated rating assess \
        assesses assessed assessing interpret interprets interpreted interpreting characterize characterizes \
        characterized characterizing characterise characterises characterised characterising portray portrays \
        portrayed portraying depict depicts depicted depicting cast casts casting describe describes described \
        describing term terms termed terming vilify vilifies vilified vilifying scorn scorns scorned scorning \
        extol extols extoled extoling tout touts touted touting trumpet trumpets trumpeted trumpeting downplay \
        downplays downplayed downplaying minimize minimizes minimized minimizing object objects objected \
        objecting complain complains complained complaining protest protests protested protesting appeal appeals \
        appealed appealing echo echos echoed echoing reiterate reiterates reiterated reiterating emphasize \
        emphasizes emphasized emphasizing acknowledge acknowledges acknowledged acknowledging address addresses \
        addressed addressing discuss discusses discussed discussing mention mentions mentioned mentioning cite \
        cites cited citing highlight highlights highlighted highlighting reference references referenced \
        referencing";
    /// Verbs that want, plan, promise, ask or expect something.
    WISH = 37 => "want wants wanted wanting wish wishes wished wishing hope hopes hoped hoping plan plans planned planning \
        intend intends intended intending aim aims aimed aiming seek seeks sought seeking desire desires desired \
        desiring prefer prefers preferred preferring demand demands demanded demanding require requires required \
        requiring request requests requested requesting urge urges urged urging push pushes pushed pushing press \
        presses pressed pressing lobby lobbies lobbied lobbying advocate advocates advocated advocating campaign \
        campaigns campaigned campaigning petition petitions petitioned petitioning propose proposes proposed \
        proposing recommend recommends recommended recommending suggest suggests suggested suggesting advise \
        advises advised advising encourage encourages encouraged encouraging insist insists insisted insisting \
        vow vows vowed vowing pledge pledges pledged pledging promise promises promised promising swear swears \
        swore sworn swearing threaten threatens threatened threatening offer offers offered offering agree \
        agrees agreed agreeing refuse refuses refused refusing decline declines declined declining consent \
        consents consented consenting commit commits committed committing resolve resolves resolved resolving \
        decide decides decided deciding choose chooses chose chosen choosing opt opts opted opting consider \
        considers considered considering contemplate contemplates contemplated contemplating mull mulls mulled \
        mulling weigh weighs weighed weighing debate debates debated debating expect expects expected expecting \
        anticipate anticipates anticipated anticipating await awaits awaited awaiting predict predicts predicted \
        predicting forecast forecasts forecasting project projects projected projecting foresee foresees foresaw \
        foreseeing envision envisions envisioned envisioning imagine imagines imagined imagining dream dreams \
        dreamed dreaming fear fears feared fearing worry worries worried worrying dread dreads dreaded dreading \
        instruct instructs instructed instructing order orders ordered ordering direct directs directed \
        directing authorize authorizes authorized authorizing forbid forbids forbade forbidden forbidding ban \
        bans banned banning permit permits permitted permitting call calls called calling warn warns warned \
        warning caution cautions cautioned cautioning invite invites invited inviting";
    /// Verbs of thinking and knowing.
    THOUGHT = 38 => "think thinks thought thinking believe believes believed believing feel feels felt feeling know knows \
        knew known knowing understand understands understood understanding realize realizes realized realizing \
        realise realises realised realising recognize recognizes recognized recognizing recognise recognises \
        recognised recognising accept accepts accepted accepting admit admits admited admiting concede concedes \
        conceded conceding assume assumes assumed assuming suppose supposes supposed supposing guess guesses \
        guessed guessing suspect suspects suspected suspecting presume presumes presumed presuming conclude \
        concludes concluded concluding find finds found finding learn learns learned learning discover discovers \
        discovered discovering remember remembers remembered remembering recall recalls recalled recalling \
        forget forgets forgot forgotten forgetting notice notices noticed noticing observe observes observed \
        observing see sees saw seen seeing hear hears heard hearing sense senses sensed sensing wonder wonders \
        wondered wondering ponder ponders pondered pondering reflect reflects reflected reflecting speculate \
        speculates speculated speculating theorize theorizes theorized theorizing trust trusts trusted trusting \
        care cares cared caring mean means meant meaning figure figures figured figuring reckon reckons reckoned \
        reckoning hold holds held holding maintain maintains maintained maintaining assert asserts asserted \
        asserting contend contends contended contending reason reasons reasoned reasoning determine determines \
        determined determining";
    /// Nouns for what is said, thought or wanted.
    STANCE = 39 => "claim claims belief beliefs view views opinion opinions hope hopes fear fears concern concerns plan \
        plans desire wish wishes demand demands call calls warning warnings statement statements assertion \
        assertions allegation allegations accusation accusations suggestion suggestions promise promises pledge \
        pledges vow vows threat threats decision decisions intention intentions support opposition criticism \
        praise argument arguments contention suspicion suspicions doubt doubts idea ideas expectation \
        expectations prediction predictions estimate estimates proposal proposals request requests appeal \
        appeals notion conviction conclusion conclusions finding findings assessment assessments judgment \
        acknowledgment admission denial denials confidence determination willingness reluctance announcement \
        announcements declaration remark remarks comment comments testimony insistence commitment endorsement \
        rhetoric response reaction message speculation rumor rumors rumour rumours complaint complaints reminder \
        reassurance";
    /// Adjectives for what somebody feels about something.
    MOOD = 40 => "confident hopeful optimistic pessimistic worried concerned afraid aware unaware convinced skeptical \
        sceptical doubtful critical supportive proud angry furious outraged upset disappointed surprised shocked \
        pleased glad grateful sorry eager willing reluctant unwilling determined keen opposed adamant certain \
        mindful wary dismissive";
    /// Nouns for people who were there, and hold no office.
    BYSTANDER = 35 => "witness witnesses resident residents passenger passengers survivor survivors neighbour neighbor \
        neighbours neighbors villager villagers relative relatives fisherman driver worker workers student \
        students mother father wife husband protester protesters patient victim tourist shopkeeper farmer \
        sailor nurse employee employees crew";
    /// Words that tell a time, beside its numbers, months, weekdays and units.
    TIMELY = 45 => "recently now currently current nowadays formerly previously lately soon future past moment present date \
        recent daily nightly everyday weekly biweekly fortnightly monthly quarterly yearly annually hourly once twice \
        half yesterday today tonight tomorrow overnight noon midday midnight spring summer autumn fall winter fiscal \
        christmas boxing valentine valentines juneteenth bastille halloween veterans armistice presidents memorial \
        columbus thanksgiving easter pentecost epiphany groundhog anzac mardi cinco mondays tuesdays wednesdays thursdays fridays saturdays sundays weekends half-hour year-ago \
        year-earlier eighteen nineteen q1 q2 q3 q4 h1 h2";
    /// Past tenses that do not end in "ed".
    IRREGULAR = 49 => "left went came took gave made found held saw began broke built bought brought caught chose died \
        drove fell felt fled flew fought got grew heard hit kept killed knew laid led lost met paid ran rose \
        sank sent shot shut sold spent spoke stood struck swept threw won wore became burnt sought stole \
        swam sat rode drew blew lay shook slept stuck taught wept woke sang rang hung dug bent bled bore ate \
        drank forgot froze hid rebuilt withdrew sprang tore crept dealt clung lent sped spun swung shrank \
        underwent arose overcame oversaw undertook swung tore woke ate blew clung dealt drank drew dug fed \
        forgot froze hid hung lent rang rode sang shook slept slid sprang swore taught undertook withdrew \
        wrote";
    /// Words before one that tells a time.
    TIME_OPENER = 46 => "a an the one last next this that previous coming upcoming early late earlier later mid end beginning \
        start middle rest remainder final several many some few couple just every each its their new st earth may independence \
        fourth all martin mother father labor labour ash palm good holy maundy shrove whit black cyber april international \
        canada australia election ascension inauguration latest right these to another full whole entire";
    /// Words at the end of an outlet's name.
    MASTHEAD = 41 => "news times post herald tribune gazette journal ledger radio television tv wire observer guardian \
        telegraph chronicle mail star globe courier inquirer dispatch register examiner sentinel review magazine press \
        media hill sun today mirror echo reporter newspaper broadcasting weekly daily kanal radyo";
    /// Nouns for those who make a paper, and for what they make.
    PRESS = 42 => "reporter reporters correspondent journalist agency website site paper publication";
    /// What a page calls a person whom it has named, for a change.
    EPITHET = 43 => "incumbent nominee candidate senator congressman congresswoman lawmaker billionaire mogul businessman \
        businesswoman democrat republican independent conservative veteran politician legislator star actor actress \
        singer author novelist diplomat economist activist historian scientist comedian challenger contender \
        frontrunner front-runner striker midfielder champion magnate tycoon entrepreneur academic agronomist retiree \
        native father mother grandmother grandfather widow widower farmer pensioner shopkeeper";
    /// What a page calls a body that it has named, for a change.
    ANY_BODY = 44 => "agency company bank firm group charity organisation organization operator airline carrier \
        authority retailer manufacturer maker utility lender insurer watchdog nonprofit giant";
    /// Documents, and parts of them, beside those that the models know.
    PAPER = 47 => "policy sheet note file clause annex appendix page memo invoice ledger leaflet diary schedule footnote chapter \
        blueprint questionnaire logbook handbook manual diagram prospectus inventory deed lease permit licence license";
    /// What a document does when it tells something, and what tells something by being in it.
    SHOWING = 48 => "lists list shows show showed gives give gave names name named values value valued prices priced insures \
        insured provides provide provided foresees foresaw holds held contains contain contained records recorded specifies \
        specified mentions mentioned speaks spoke has have carries carried notes noted reads states stated puts put sets \
        describes described allows allowed caps counts counted includes included stipulates stipulated requires required \
        obliges obliged forbids bans covers covered makes fixes fixed says bears dates mandates grants granted";
    /// Nouns for people in an office or a part, beside those that the models know.
    PERSON = 50 => "prefect subprefect sub-prefect gendarme carabiniere alderman alderwoman burgomaster mayoress vice-mayor \
        counselor counsellor solicitor barrister arbitrator assessor appraiser bookkeeper grocer butcher baker \
        barber hairdresser tailor seamstress carpenter joiner bricklayer mason roofer plasterer painter glazier \
        gardener landscaper forester lumberjack beekeeper breeder shepherd shepherdess goatherd winegrower \
        winemaker vintner brewer distiller miller fishmonger fisherwoman trawlerman boatman ferryman cabbie \
        chauffeur postman postwoman mailman signalman steward usher porter doorman bouncer concierge receptionist \
        housekeeper maid cleaner caregiver carer babysitter nanny governess orderly intern anaesthetist \
        anesthesiologist radiologist neurologist neurosurgeon dermatologist gynaecologist gynecologist \
        obstetrician urologist immunologist microbiologist biochemist zoologist entomologist palaeontologist \
        paleontologist astronomer astrophysicist astronaut cosmonaut mathematician linguist philosopher \
        theologian criminologist jurist geographer cartographer ethnographer musicologist organist violinist \
        pianist guitarist drummer cellist soprano tenor dancer choreographer sculptor illustrator cartoonist \
        photojournalist videographer screenwriter translator interpreter typist stenographer conciliator go- \
        between intermediary canvasser marcher rioter looter squatter poacher smuggler hijacker kidnapper \
        attacker assailant gunman shooter sniper bomber hacker thief burglar robber fraudster swindler forger \
        arsonist murderer killer rapist culprit perpetrator offender convict prisoner parolee fugitive captor \
        jailer warder sentry patrolman conscript cadet paratrooper infantryman gunner rifleman fighter militant \
        guerrilla mercenary militiaman peacekeeper airman seaman yachtsman yachtswoman rower kayaker surfer \
        angler hunter trapper gamekeeper birdwatcher walker jogger runner skier mountaineer caver paraglider \
        aviator copilot co-pilot goalkeeper midfielder defender winger umpire linesman teammate bowler batsman \
        jockey racer sprinter boxer wrestler gymnast golfer spectator onlooker bystander eyewitness passerby \
        passer-by lodger homeowner householder landowner landlady leaseholder sharecropper peasant smallholder \
        shopper storekeeper stallholder innkeeper hotelier restaurateur publican barman barmaid barista caterer \
        haberdasher jeweller jeweler watchmaker goldsmith silversmith blacksmith locksmith cobbler shoemaker \
        potter weaver tanner cabinetmaker bookbinder bookseller bookmaker undertaker gravedigger deacon curate \
        vicar parson preacher evangelist missionary abbot abbess friar cleric clergyman mullah cantor \
        councilmember politician statesman stateswoman bureaucrat technocrat functionary appointee successor \
        predecessor co-founder cofounder co-chair co-owner co-author shareholder creditor debtor depositor \
        subscriber heiress descendant sibling stepfather stepmother stepson stepdaughter godfather godmother \
        grandparent granddad grandma father-in-law mother-in-law brother-in-law sister-in-law son-in-law \
        daughter-in-law fiance fiancee fiancé fiancée girlfriend boyfriend spouse ex-wife ex-husband bride \
        bridegroom orphan teenager youngster pupil schoolgirl schoolboy undergraduate alumnus trainee apprentice \
        instructor educator schoolteacher examiner invigilator groundsman lifeboatman coxswain telephonist \
        subcontractor forewoman overseer underwriter adjuster valuer auctioneer collector restorer conservator \
        informant informer tipster spy defector expatriate returnee nomad settler pilgrim worshipper parishioner \
        sufferer benefactor patron mourner visitor guest hostess client reader viewer listener comrade housemate \
        flatmate roommate cellmate classmate schoolmate workmate coworker co-worker bodyguard mouthpiece \
        ringleader mastermind accomplice henchman applicant interviewee respondent participant attendee emissary \
        consul attaché captive ombudswoman anchorwoman anchorman newsreader newscaster newspaperman newsman \
        stringer impresario dealer seller buyer elector lay-preacher policymaker stakeholder ex-mayor logger \
        stockbroker teamster machinist seafarer sub-editor aid-worker geophysicist geochemist ethicist dietitian \
        dietician nutritionist physiotherapist optometrist chiropractor masseur sommelier hydrogeologist \
        vulcanologist hydrographer canoeist fireman firewoman frogman signaller tollkeeper beadle headman \
        headwoman chieftain griot marabout qadi caliph emir vizier";
    /// Words that begin a name but belong to no person ("New York", "North Korea").
    COMPASS = 33 => "new north south east west northern southern eastern western central upper lower great greater saint \
        san santa los las el port fort mount lake";
}

/// Nouns for people in an office or a part, all of them.
pub(crate) const SOMEBODY: u64 = ROLE | PERSON;

/// An open-addressed table from the hash of a word to its classes; a power of two in length, at most half full.
static TABLE: LazyLock<Vec<(u64, u64)>> = LazyLock::new(|| {
    let words = || LISTS.iter().flat_map(|(class, words)| words.split_whitespace().map(move |w| (w, *class)));
    let mut table = vec![(0, 0); (2 * words().count()).next_power_of_two()];
    for (word, class) in words() {
        let hash = hash(word);
        let slot = slot(&table, hash);
        table[slot] = (hash, table[slot].1 | class);
    }
    table
});

/// The classes of a word in lower case; 0 for a word in no list.
pub(crate) fn class(word: &str) -> u64 {
    let table: &[(u64, u64)] = &TABLE;
    let known = table[slot(table, hash(word))].1;
    match word.strip_suffix('s') {
        // A list of people and papers need not name the plural too.
        Some(one) if known == 0 && one.len() > 3 => table[slot(table, hash(one))].1 & (SOMEBODY | DOCUMENT),
        _ => known,
    }
}

fn hash(word: &str) -> u64 {
    fnv1a(word.bytes()).max(1)
}

fn slot(table: &[(u64, u64)], hash: u64) -> usize {
    let mask = table.len() - 1;
    let mut at = (hash ^ (hash >> 32)) as usize & mask;
    while table[at].0 != 0 && table[at].0 != hash {
        at = (at + 1) & mask;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::LISTS;

    #[test]
    fn every_class_has_a_bit_of_its_own() {
        let mut bits: Vec<u64> = LISTS.iter().map(|(class, _)| *class).collect();
        bits.sort_unstable();
        bits.dedup();
        assert_eq!(bits.len(), LISTS.len());
    }
}
