#!/usr/bin/env python3
"""Make units.txt: how units and currencies are written, and what each is called here.

usage: build_units.py UNITS.json      quantulum3's units.json

One line a way of writing it: words, unit, how. Words are in lower case and in one and many; symbols keep their case.
`how` is `-`, `t` for a symbol that must touch its digits ("48m"), because it is a word or a letter of its own too, or
`m` for a symbol that says millions.
Units of length and so on are from quantulum3, less those whose names are everyday words ("cup", "set", "span").
Currencies are named by their ISO 4217 codes, and "peso", "franc" and their like, which many countries use, by the word.
"""
import json, os, sys

# Names that are words of the news for other things than a measure.
EVERYDAY = """unk dimensionless pair set count turn barn ell span cubit quarter drop bar shake gal quad therm kip
tesla gauss gray henry tex rad mill dime dozen gross henry faraday weber maxwell franklin curie rutherford poise stokes
rhe stilb candela darcy langley denier nibble peck shake lustrum twip solar-mass earth-mass perch league mole
great-gross long-hundred penny cent centavo dollar mill steradian circular-mil siemens statvolt statmho statohm""".split()
NAMES = {  # quantulum3's name: ours
    "percentage": "percent", "pound-mass": "pound", "degree-angle": "degree", "short-ton": "ton", "long-ton": "long-ton",
    "degree-Celsius": "degree-celsius", "minute-of-arc": None, "second-of-arc": None, "base-pair": None,
    "kilo-base-pair": None, "mega-base-pair": None, "giga-base-pair": None, "nucleotide": None, "mibibyte": "mebibyte",
}
UNITS = {  # ours: more names in one; then symbols
    "percent": ("percent,per cent,per-cent,percentage", "%|pct|t:pc"),
    "percentage-point": ("percentage point,percent point", "pp"),
    "basis-point": ("basis point", "bps"),
    "degree": ("degree", "\u00b0|deg"),
    "kelvin": ("kelvin,degree kelvin,degrees kelvin", "t:K"),
    "degree-celsius": ("\u00b0 c,degree celsius,degrees celsius,celsius,degree centigrade,degrees centigrade,centigrade,"
                       "degree c,degrees c,deg c,deg celsius", "\u00b0C|\u00b0c|\u2103|t:C"),
    "degree-fahrenheit": ("\u00b0 f,degree fahrenheit,degrees fahrenheit,fahrenheit,farenheit,degree f,degrees f,deg f,"
                          "deg fahrenheit", "\u00b0F|\u00b0f|\u2109|t:F"),
    "kilometre": ("kilometre,kilometer", "km|kms|KM"), "metre": ("metre,meter", "t:m|mtrs"),
    "centimetre": ("", "cm"), "millimetre": ("millimetre,millimeter", "mm"),
    "nanometre": ("nanometre,nanometer", "nm"), "picometre": ("picometre,picometer", "t:pm"),
    "nautical-mile": ("nautical mile", "nmi"), "mile": ("mile", "mi"), "foot": ("foot", "ft|t:'|t:\u2032"),
    "inch": ("inch", "t:in|t:\"|t:\u2033"), "yard": ("yard", "yd|yds"),
    "decimetre": ("", "dm"), "centilitre": ("", "cl"), "decilitre": ("", "dl"),
    "square-kilometre": ("square kilometre,square kilometer,square km,sq km,sq. km", "km2|km\u00b2"),
    "square-metre": ("square metre,square meter,sq m,sq. m", "m2|m\u00b2|sqm"),
    "square-foot": ("square foot,sq ft,sq. ft,square ft", "ft2|ft\u00b2|sqft"), "hectare": ("hectare", "ha"),
    "square-mile": ("square mile,sq mi,sq. mi,sq. mile", ""), "acre": ("acre", ""), "cubic-metre": ("cubic metre,cubic meter", "m3|m\u00b3"),
    "millilitre": ("millilitre,milliliter", "ml|mL"), "litre": ("litre,liter", "t:l|t:L"),
    "kilogram": ("kilogram,kilogramme,kilo", "kg|kgs|Kg|KG"), "gram": ("gram,gramme", "t:g"),
    "milligram": ("milligram", "mg"), "microgram": ("microgram,microgramme", "\u00b5g|\u03bcg|mcg"),
    "pound": ("pound,pound-mass", "lb|lbs"), "ounce": ("ounce", "oz"), "ton": ("ton,short ton", "t:t"),
    "tonne": ("tonne,metric ton,metric tonne", ""),
    "mile-per-hour": ("mile per hour,miles per hour,mile an hour,miles an hour", "mph|MPH|mi/h"),
    "kilometre-per-hour": ("kilometre per hour,kilometer per hour,kilometres per hour,kilometers per hour,"
                           "kilometre an hour,kilometer an hour,kilometres an hour,kilometers an hour,km per hour,"
                           "km an hour", "kph|km/h|kmh|kmph"),
    "metre-per-second": ("metre per second,meter per second,metres per second,meters per second", "m/s"),
    "foot-per-second": ("feet per second", ""),
    "knot": ("knot", "kt|kts"), "kilowatt": ("kilowatt", "kW|KW|kw"), "megawatt": ("megawatt", "MW|mw"),
    "gigawatt": ("gigawatt", "GW|gw"), "terawatt": ("terawatt", "TW"), "watt": ("watt", "W"),
    "kilowatt-hour": ("kilowatt hour,kilowatt-hour", "kWh"), "megawatt-hour": ("megawatt hour,megawatt-hour", "MWh"),
    "gigawatt-hour": ("gigawatt hour,gigawatt-hour", "GWh"), "terawatt-hour": ("terawatt hour", "TWh"),
    "hertz": ("hertz", "Hz"), "kilohertz": ("kilohertz", "kHz"), "megahertz": ("megahertz", "MHz"),
    "gigahertz": ("gigahertz", "GHz"), "volt": ("volt", "t:V"), "kilovolt": ("kilovolt", "kV"),
    "ampere": ("ampere,amp", ""), "watt-hour": ("watt hour", "Wh"),
    "megabyte": ("megabyte", "MB"), "gigabyte": ("gigabyte,gig", "GB|gb"), "terabyte": ("terabyte", "TB|tb"),
    "megabit": ("megabit", "Mb|mb|Mbit"), "megabit-per-second": ("megabits per second", "Mbps|Mb/s"),
    "gigabit-per-second": ("gigabits per second", "Gbps"), "bit": ("bit", ""), "byte": ("byte", ""),
    "turn": ("turn", ""), "radian": ("radian", "rad"), "ppm": ("part per million,parts per million", "ppm"),
    "ppb": ("part per billion,parts per billion", "ppb"), "decibel": ("decibel", "dB"),
    "calorie": ("calorie", ""), "magnitude": ("", ""), "millennium": ("", ""), "teaspoon": ("teaspoon", "tsp"),
    "second": ("second", "sec|secs|t:s"), "minute": ("minute", "min|mins"), "hour": ("hour", "hr|hrs|t:h"),
    "day": ("day", ""), "night": ("night", ""), "week": ("week", "wk|wks"), "month": ("month", "mo"),
    "year": ("year", "yr|yrs|yo"), "decade": ("decade", ""), "generation": ("", ""),
    "barrel": ("barrel", "bbl"), "gallon": ("gallon", "gal"), "dram": ("dram,drachma", ""),
}
LENGTHS = {  # whose squares and cubes, and speeds in them, are told: names in one; marks
    "kilometre": ("kilometre,kilometer", "km"), "hectometre": ("hectometre,hectometer", "hm"),
    "decametre": ("decametre,decameter,dekameter", "dam"), "metre": ("metre,meter", "m"), "decimetre": ("decimetre,decimeter", "dm"),
    "centimetre": ("centimetre,centimeter", "cm"), "millimetre": ("millimetre,millimeter", "mm"),
    "mile": ("mile", "mi"), "yard": ("yard", "yd"), "foot": ("foot", "ft"), "inch": ("inch", "in"),
}
TIMES = (("hour", "h", "an"), ("minute", "min", "a"), ("second", "s", "a"))
MORE = {  # rarer ways of writing
    "kilobit": ("", "kb|kbit|Kb"), "gigabit": ("", "Gb|Gbit"), "terabit": ("", "t:Tb|Tbit"), "kilobyte": ("kilo byte", "kB|KB|kByte"),
    "megabyte": ("mega byte", "MByte"), "gigabyte": ("giga byte", "GByte"), "terabyte": ("tera byte", "TByte"),
    "petabyte": ("peta byte", "t:PB|PByte"), "kilometre": ("kilo meter,kilo metre", ""), "hectometre": ("", "t:hm"),
    "centimetre": ("centi meter,centi metre", ""), "millimetre": ("milli meter,milli metre", ""), "micrometre": ("", "\u00b5m|\u03bcm"),
    "kilometre-per-hour": ("", "kmh|km / h"), "mile-per-hour": ("mile / hour", ""), "knot": ("", "t:kn"),
    "degree-celsius": ("degree celcius,degrees celcius,celcius,deg celcius,degs celsius,degs c,centigrate,degree centigrate,"
                       "degrees centigrate", ""),
    "degree-fahrenheit": ("degree farenheit,degrees farenheit,deg farenheit,degs fahrenheit,degs f", ""), "degree": ("", "degs"),
    "degree-rankine": ("", "\u00b0R"), "hectolitre": ("hectolitre,hectoliter", ""), "decalitre": ("decalitre,decaliter,dekaliter", ""),
    "cubic-centimetre": ("", "cc|cm3"), "cubic-metre": ("cu m,cu. m", ""), "cubic-foot": ("cu ft,cu. ft", ""), "millilitre": ("", "mls"),
    "fluid-ounce": ("", "fl oz|fl. oz"), "hectare": ("square hectometre,square hectometer", "hm2|hm\u00b2"), "hogshead": ("hogshead", ""),
    "pennyweight": ("pennyweight", ""),
}
CURRENCIES = {  # name here: names in one; marks
    "USD": ("dollar,buck,us dollar,u.s. dollar,american dollar,united states dollar", "$|US$|us$|U.S.$|USD|usd"),
    "USD-cent": ("cent,us cent", "\u00a2"),
    "EUR": ("euro", "\u20ac|EUR"), "EUR-cent": ("euro cent,eurocent", ""),
    "GBP": ("pound sterling,british pound,quid,sterling", "\u00a3|GBP|UK\u00a3"), "GBP-penny": ("penny,pence", "t:p"),
    "JPY": ("yen,japanese yen", "\u00a5|JPY|JP\u00a5"),
    "CNY": ("yuan,chinese yuan,renminbi", "CNY|RMB|\u5143|CN\u00a5"), "INR": ("rupee,indian rupee", "\u20b9|INR|Rs|Rs.|rs"),
    "CAD": ("canadian dollar", "CAD|C$|CA$|CDN$|Can$"), "AUD": ("australian dollar", "AUD|A$|AU$"),
    "NZD": ("new zealand dollar", "NZD|NZ$"), "HKD": ("hong kong dollar", "HKD|HK$"), "SGD": ("singapore dollar", "SGD|S$"),
    "TWD": ("taiwan dollar,new taiwan dollar", "TWD|NT$"), "CHF": ("swiss franc", "CHF"), "franc": ("franc", ""),
    "RUB": ("ruble,rouble,russian ruble,russian rouble", "\u20bd|RUB"), "KRW": ("south korean won,korean won,won", "\u20a9|KRW"),
    "MXN": ("mexican peso", "MXN|Mex$|MXN$|MX$"), "peso": ("peso", ""), "PHP": ("philippine peso", "\u20b1|PHP"),
    "ARS": ("argentine peso", "ARS"), "COP": ("colombian peso", "COP"), "CLP": ("chilean peso", "CLP"),
    "CUP": ("cuban peso", ""), "BRL": ("brazilian real,brazilian reais,reais", "R$|BRL"), "ZAR": ("rand,south african rand", "ZAR"),
    "NGN": ("naira,nigerian naira", "\u20a6|NGN"), "KES": ("kenyan shilling", "KES|KSh|Ksh|Sh"), "shilling": ("shilling", ""),
    "UGX": ("ugandan shilling", "UGX"), "TZS": ("tanzanian shilling", "TZS"), "GHS": ("cedi,ghanaian cedi", "GHS|GH\u20b5|\u20b5"),
    "EGP": ("egyptian pound", "EGP"), "ETB": ("birr,ethiopian birr", "ETB"), "XOF": ("cfa franc,west african franc", "XOF|CFA"),
    "XAF": ("central african franc", "XAF"), "MAD": ("moroccan dirham", "MAD"), "dirham": ("dirham", ""), "AED": ("uae dirham,emirati dirham", "AED|Dh|Dhs"),
    "SAR": ("saudi riyal", "SAR"), "riyal": ("riyal", ""), "IRR": ("rial,iranian rial", "IRR"), "toman": ("toman", ""),
    "IQD": ("iraqi dinar", "IQD"), "KWD": ("kuwaiti dinar", "KWD"), "dinar": ("dinar", ""), "ILS": ("shekel,israeli shekel", "\u20aa|ILS|NIS"),
    "TRY": ("lira,turkish lira", "\u20ba|TRY"), "LBP": ("lebanese pound", "LBP"), "SYP": ("syrian pound", "SYP"),
    "PKR": ("pakistani rupee", "PKR"), "LKR": ("sri lankan rupee", "LKR|\u0bb0\u0bc2"), "NPR": ("nepalese rupee", ""),
    "BDT": ("taka,bangladeshi taka", "BDT|\u09f3|Tk"), "AFN": ("afghani", "AFN"), "IDR": ("rupiah,indonesian rupiah", "IDR|Rp"),
    "MYR": ("ringgit,malaysian ringgit", "MYR|RM"), "THB": ("baht,thai baht", "THB|\u0e3f"), "VND": ("dong,vietnamese dong", "VND|\u20ab"),
    "LAK": ("lao kip", "\u20ad|LAK"), "MMK": ("kyat", "MMK"), "KHR": ("riel", "KHR"), "MNT": ("tugrik", "MNT"), "KZT": ("tenge", "KZT|\u20b8"),
    "UZS": ("uzbek som", "UZS"), "SEK": ("swedish krona,swedish kronor", "SEK"), "NOK": ("norwegian krone,norwegian kroner", "NOK"),
    "DKK": ("danish krone,danish kroner", "DKK"), "krona": ("krona,kronor,krone,kroner,crown", ""), "ISK": ("icelandic krona", "ISK"),
    "PLN": ("zloty,zlotys", "PLN|z\u0142"), "CZK": ("czech crown,czech koruna,koruna", "CZK"), "HUF": ("forint", "HUF"),
    "RON": ("romanian leu,romanian lei,lei", "RON"), "BGN": ("bulgarian lev", "BGN"), "RSD": ("serbian dinar", "RSD"),
    "UAH": ("hryvnia,hryvnias,ukrainian hryvnia", "UAH|\u20b4"), "BYN": ("belarusian ruble", "BYN"), "GEL": ("lari,georgian lari", "GEL"),
    "PEN": ("peruvian sol,soles", "PEN"), "VES": ("bolivar,bolivars,bolivares", "VES"), "BOB": ("boliviano", "BOB"),
    "PYG": ("guarani", "PYG"), "CRC": ("colon,colones", "CRC"), "GTQ": ("quetzal,quetzales", "GTQ"), "HNL": ("lempira", "HNL"),
    "HTG": ("gourde", "HTG"), "JMD": ("jamaican dollar", "JMD|J$"), "SDG": ("sudanese pound", "SDG"), "AOA": ("kwanza", "AOA"),
    "ZMW": ("kwacha", "ZMW"), "MZN": ("metical", "MZN"), "DZD": ("algerian dinar", "DZD"), "TND": ("tunisian dinar", "TND"),
    "LYD": ("libyan dinar", "LYD"), "JOD": ("jordanian dinar", "JOD"), "DEM": ("deutsche mark,german mark,deutschmark", "DM"),
    "ITL": ("italian lira,lire", ""), "FRF": ("french franc", ""), "FIM": ("finnish markka,finnmark,markka", ""),
    "NLG": ("guilder,dutch guilder", ""), "ESP": ("peseta,spanish peseta", ""), "ATS": ("austrian schilling", ""),
    "GRD": ("greek drachma", ""), "PTE": ("escudo,portuguese escudo", ""), "BEF": ("belgian franc", ""),
    "IEP": ("irish pound,irish punt,punt", ""), "mark": ("d-mark,west german mark", "marks"), "BRC": ("cruzeiro,cruzado", ""),
    "RUB-kopeck": ("kopeck,kopek", ""), "INR-paisa": ("paisa,paise", ""), "CNY-jiao": ("jiao", ""), "CNY-fen": ("fen", ""),
    "MXN-centavo": ("centavo", ""), "CHF-rappen": ("rappen", ""), "SEK-ore": ("\u00f6re,\u00f8re", ""), "PLN-grosz": ("grosz,groszy", ""),
    "BTC": ("bitcoin", "BTC|\u20bf"), "BTC-satoshi": ("satoshi", ""), "ETH": ("ether", ""), "SEN": ("sen", ""),
}
DEMONYMS = {  # of countries whose currency shares its word with others
    "dollar": "BSD bahamian BBD barbadian BZD belize BMD bermudian BND brunei FJD fijian GYD guyanese LRD liberian "
              "NAD namibian SRD surinamese TTD trinidadian ZWL zimbabwean ZWL zimbabwe TWD taiwanese HKD hong-kong",
    "peso": "DOP dominican UYU uruguayan MXN mexican CUP cuban",
    "franc": "BIF burundian KMF comorian CDF congolese DJF djiboutian GNF guinean RWF rwandan LUF luxembourg",
    "pound": "CYP cypriot GIP gibraltar SSP south-sudanese SHP saint-helena",
    "dinar": "BHD bahraini YUM yugoslav MKD macedonian", "rupee": "MUR mauritian SCR seychelles IDR indonesian",
    "riyal": "QAR qatari YER yemeni", "rial": "OMR omani YER yemeni", "shilling": "SOS somali", "krone": "DKK danish",
    "krona": "SEK swedish ISK icelandic", "kroner": "DKK danish NOK norwegian", "som": "KGS kyrgyz", "leu": "MDL moldovan",
    "ruble": "BYN belarusian", "real": "BRL brazilian", "reais": "BRL brazilian", "lira": "TRY turkish ITL italian",
    "won": "KPW north-korean", "manat": "AZN azerbaijani TMT turkmen", "pula": "BWP botswana", "kuna": "HRK croatian",
    "lek": "ALL albanian", "lev": "BGN bulgarian", "tala": "WST samoan", "vatu": "VUV vanuatu", "kina": "PGK papua",
    "pataca": "MOP macanese", "lempira": "HNL honduran", "quetzal": "GTQ guatemalan", "balboa": "PAB panamanian",
    "cordoba": "NIO nicaraguan", "dram": "AMD armenian", "ngultrum": "BTN bhutanese", "rufiyaa": "MVR maldivian",
}
WORLD = {  # ISO 4217: the other names of a currency in English, with the country's; then marks
    "AED": "united arab emirates dirham", "AFN": "afghan afghani|\u060b", "ALL": "lek", "AMD": "|\u058f",
    "ANG": "netherlands antillean guilder,antillean guilder", "AOA": "angolan kwanza", "AWG": "aruban florin,florin",
    "AZN": "manat|\u20bc", "BAM": "bosnian mark,convertible mark", "BBD": "barbados dollar", "BDT": "bangladesh taka",
    "BGN": "lev,leva", "BIF": "burundi franc", "BMD": "bermuda dollar", "BOB": "bolivian boliviano",
    "BSD": "bahamas dollar", "BTN": "ngultrum", "BWP": "botswanan pula,pula", "BYN": "belarus ruble,belarusian rouble",
    "CDF": "congo franc", "CLP": "chile peso", "CNY": "chinese renminbi,chinese rmb|\uffe5",
    "CRC": "costa rican colon,costa rican col\u00f3n|\u20a1", "CVE": "cape verdean escudo", "CZK": "czech koruny|K\u010d",
    "DOP": "dominican republic peso|RD$", "DKK": "danish kronor,danish crown", "ERN": "nakfa,eritrean nakfa",
    "EUR": "european euro", "FKP": "falkland pound,falkland islands pound", "FJD": "fiji dollar|FJ$", "GEL": "|\u20be",
    "GHS": "ghana cedi", "GMD": "dalasi,gambian dalasi", "GNF": "guinea franc", "GYD": "guyana dollar",
    "HKD": "hongkong dollar", "HNL": "lempiras", "HTG": "haitian gourde", "IRR": "|\ufdfc",
    "ISK": "icelandic kr\u00f3na,iceland krona", "JMD": "jamaica dollar", "KES": "kenya shilling", "KGS": "kyrgyzstani som,som",
    "KHR": "cambodian riel|\u17db", "KMF": "comoran franc", "KPW": "north korea won", "KRW": "south korea won",
    "KYD": "cayman dollar,cayman islands dollar", "KZT": "kazakhstani tenge,kazakh tenge", "LAK": "laotian kip,kip",
    "LSL": "loti,lesotho loti", "LTL": "litas,lithuanian litas", "LVL": "latvian lats,latvian lat", "EEK": "estonian kroon",
    "SKK": "slovak koruna", "SIT": "slovenian tolar,tolar", "MAD": "morocco dirham", "MDL": "moldova leu,moldovan lei",
    "MGA": "ariary,malagasy ariary", "MKD": "macedonian denar,denar", "MMK": "myanmar kyat,burmese kyat",
    "MNT": "mongolian tugrik,mongolian togrog,togrog|\u20ae", "MOP": "pataca,macau pataca", "MRU": "ouguiya,mauritanian ouguiya",
    "MUR": "mauritius rupee", "MVR": "rufiyaa", "MWK": "malawian kwacha", "MZN": "mozambican metical",
    "NAD": "namibia dollar", "NIO": "nicaraguan c\u00f3rdoba", "NPR": "nepali rupee,nepal rupee", "NZD": "kiwi dollar",
    "OMR": "oman rial,omani riyal", "PAB": "balboa", "PEN": "peruvian nuevo sol,nuevo sol|S/.", "PGK": "kina,papua new guinean kina",
    "PHP": "philippines peso,filipino peso", "PKR": "pakistan rupee|\u20a8", "PLN": "polish zlotys,z\u0142oty,polish z\u0142oty",
    "PYG": "paraguayan guarani|\u20b2", "QAR": "qatari rial", "RSD": "serbia dinar", "SAR": "saudi arabian riyal,saudi rial",
    "SBD": "solomon islands dollar", "SCR": "seychellois rupee", "SDG": "sudan pound", "SGD": "singaporean dollar|SG$",
    "SLL": "sierra leonean leone", "STN": "dobra", "SVC": "salvadoran colon", "SYP": "syria pound",
    "SZL": "lilangeni,swazi lilangeni", "THB": "thailand baht", "TJS": "somoni,tajikistani somoni", "TMT": "turkmenistan manat",
    "TOP": "paanga,tongan paanga", "TRY": "turkish lire", "TTD": "trinidad and tobago dollar|TT$", "TZS": "tanzania shilling",
    "UAH": "ukraine hryvnia,ukrainian hryvnias", "UGX": "uganda shilling", "UYU": "uruguay peso", "UZS": "uzbekistani som,uzbekistan som",
    "VES": "venezuelan bolivar,venezuelan bol\u00edvar", "VUV": "vatu", "WST": "tala", "XAF": "central african cfa franc",
    "XCD": "east caribbean dollar|EC$", "XOF": "west african cfa franc", "XPF": "cfp franc", "YER": "yemen rial",
    "ZAR": "south africa rand", "ZMW": "zambian kwacha",
}
COUNTRIES = {  # more of what stands before a currency's word: adjectives and names
    "dollar": "AUD australia CAD canada JMD jamaica BBD barbadin BSD bahamia GYD guyana XCD caribbean TTD trinidad HKD hk "
              "KYD cayman-island SBD solomon-island TVD tuvaluan TVD tuvalu NZD cook-islands NZD cook-island NZD niue "
              "NZD pitcairn-islands NZD pitcairn-island AUD kiribati AUD nauruan AUD nauru USD micronesian USD palauan "
              "USD british-virgin-islands SRD suriname SRD surinam BMD bermudan",
    "peso": "MXN mexico COP colombia CUC cuban-convertible ARS argentina ARS argentinian CUP cuba PHP filipino UYU uruguay",
    "pound": "IMP manx JEP jersey GBP guernsey GBP alderney SHP ascension SHP tristan-da-cunha EGP egypt LBP lebanon "
             "GBP uk GBP scottish SDG sudan FKP falkland-island",
    "dinar": "IQD iraq DZD algeria JOD jordan KWD kuwait LYD libya TND tunisia BHD bahrain", "yen": "JPY japan",
    "rupee": "INR india NPR nepal LKR sri-lanka", "rial": "IRR iran", "krone": "DKK denmark NOK norway",
    "krona": "SEK sweden DKK faroese", "kr\u00f3na": "ISK iceland DKK faroese", "naira": "NGN nigeria",
    "ringgit": "MYR malaysia", "ruble": "RUB russia RUB soviet BYN new-belarusian PRB transnistrian",
    "forint": "HUF hungarian HUF hungary", "real": "BRL brazil", "shekel": "ILS new ILS israeli-new ILS new-israeli",
    "t\u00f6gr\u00f6g": "MNT mongolian", "guaran\u00ed": "PYG paraguayan", "zloty": "PLN polish PLN poland", "dong": "VND vietnam",
    "shilling": "SOS somaliland", "lari": "GEL georgia", "koruna": "CZK czech CZK czech-republic", "lira": "TRY turkey",
    "guilder": "NLG netherlands", "won": "KRW korea", "franc": "CHF switzerland XOF west-africa XAF central-africa BEF belgium",
    "dobra": "STN s\u00e3o-tom\u00e9-and-pr\u00edncipe", "mark": "BAM bosnia-and-herzegovina-convertible BAM bosnian-convertible",
}
COINS = {  # by the code of their currency
    "NGN": "kobo", "GHS": "pesewa", "BGN": "stotinka,stotinki", "HRK": "lipa", "GEL": "tetri", "ILS": "agora,agorot",
    "SAR": "halala", "TRY": "kurus,kuru\u015f", "THB": "satang", "franc": "centime", "UAH": "kopiyka", "TND": "millime",
    "MMK": "pya", "ZMW": "ngwee", "MWK": "tambala", "GMD": "butut", "BWP": "thebe", "TOP": "seniti", "PGK": "toea",
    "BTN": "chetrum", "MVR": "laari", "LSL": "lisente", "AZN": "q\u0259pik,qepik", "KWD": "fils", "EGP": "piastre,piaster",
    "BAM": "fening", "BDT": "poisha", "CZK": "hal\u00e9\u0159,haler", "RON": "bani", "ALL": "qindarka,qindarke", "FIM": "penni",
}
ADJECTIVES = {  # of currencies that are named above: their mark may stand behind them, "Canadian $"
    "dollar": "AUD australian CAD canadian JMD jamaican",
    "pound": "GBP british EGP egyptian LBP lebanese SYP syrian SDG sudanese",
}
SIGNS = {"dollar": "$", "pound": "\u00a3"}
# Codes of ISO 4217 that no word is written like in capitals; the second are written small too.
CODES = ("AED AFN AMD AOA ARS AWG AZN BBD BHD BIF BMD BND BSD BTN BWP BYR BZD CDF CHF CLP CVE CZK DJF DKK DOP DZD ERN FJD FKP "
         "GHS GMD GNF GTQ GYD HNL HRK HTG IQD ISK JMD JOD KGS KMF KPW KWD KYD KZT LBP LKR LRD LSL LTL LVL LYD MDL MGA MKD "
         "MMK MNT MUR MVR MWK MYR MZN NAD NIO OMR PGK PYG QAR RSD RWF SBD SCR SLL SRD SYP SZL TJS TMT TND TTD UYU UZS VND "
         "VUV WST XAF XCD XOF XPF YER ZMW ZWL").split()
SMALL = "AED BRL CZK EGP HKD HUF IDR KRW KZT MXN MYR NGN NZD PKR PLN RUB SGD THB TWD UAH VND ZAR".split()
MILLIONS = "USD EUR GBP AUD CAD SEK NOK DKK CHF JPY INR CNY".split()  # "MEUR 120" is how companies write millions
PLURAL = {"foot": "feet", "inch": "inches", "century": "centuries", "penny": "pennies", "hertz": "hertz",
          "kilohertz": "kilohertz", "megahertz": "megahertz", "gigahertz": "gigahertz", "yen": "yen", "pence": "pence",
          "millennium": "millennia", "torr": "torr", "siemens": "siemens", "baht": "baht", "yuan": "yuan", "won": "won"}


def many(name):
    """The plural of a name: of the word before "per" or "of", else of the last one."""
    words = name.split(" ")
    at = next((i - 1 for i, w in enumerate(words) if w in ("per", "of", "an") and i), len(words) - 1)
    words[at] = PLURAL.get(words[at], words[at] + "s")
    return " ".join(words)


def main(args):
    if len(args) != 1:
        sys.exit(__doc__)
    rows = {}
    def add(written, unit, how="-"):
        rows.setdefault(written, (unit, how))
    for table in (UNITS, CURRENCIES, MORE):
        for unit, (names, symbols) in table.items():
            for name in filter(None, names.split(",")):
                add(name, unit)
                add(many(name), unit)
            for symbol in filter(None, symbols.split("|")):
                touching = symbol.startswith("t:")
                add(symbol[2:] if touching else symbol, unit, "t" if touching else "-")
    for unit, (names, symbol) in LENGTHS.items():
        for name in names.split(","):
            for length in dict.fromkeys((name, many(name), symbol)):
                for square in ("square", "sq", "sq."):
                    add(f"{square} {length}", f"square-{unit}")
                for time, short, article in TIMES if unit[:3] not in ("hec", "dec") else ():
                    for per in (f" per {time}", f" {article} {time}", f"/{time}", f"/{short}"):
                        add(length + per, f"{unit}-per-{time}")
        for power, noun in (("2", "square"), ("\u00b2", "square"), ("^2", "square"), ("3", "cubic"), ("\u00b3", "cubic"), ("^3", "cubic")):
            add(symbol + power, f"{noun}-{unit}")
    for code, written in WORLD.items():
        names, _, symbols = written.partition("|")
        for name in filter(None, names.split(",")):
            add(name, code)
            add(many(name), code)
        for symbol in filter(None, symbols.split("|")):
            add(symbol, code)
    for code in MILLIONS:
        add("M" + code, code, "m")
        add(code.lower(), code)
    for code in CODES:
        add(code, code)
    for code in SMALL:
        add(code.lower(), code)
    for code, names in COINS.items():
        for name in names.split(","):
            add(name, f"{code}-{names.split(',')[0]}")
            add(many(name), f"{code}-{names.split(',')[0]}")
    for table in (DEMONYMS, COUNTRIES, ADJECTIVES):
        for noun, countries in table.items():
            pairs = countries.split()
            for code, country in zip(pairs[::2], pairs[1::2]):
                name = f"{country.replace('-', ' ')} {noun}"
                add(name, code)
                add(many(name), code)
                if noun in SIGNS and country.endswith(("an", "ese", "ish")):
                    add(f"{country} {SIGNS[noun]}", code)
    for name in ("yen", "won", "yuan", "baht", "naira", "rand"):
        for written in [written for written in rows if written.split(" ")[-1] == name]:
            add(written + "s", rows[written][0])
    for name, unit in json.load(open(args[0], encoding="utf8")).items():
        key = name.replace(" ", "-")
        ours = NAMES.get(key, key.lower())
        if key in EVERYDAY or ours is None or unit.get("entity") == "currency":
            continue
        for surface in unit.get("surfaces", []):
            surface = surface.lower()
            if surface.replace(" ", "-") not in EVERYDAY:
                add(surface, ours)
                add(many(surface), ours)
        for symbol in unit.get("symbols", []):
            if symbol.isalpha() and len(symbol) >= 3 and symbol not in ("lea", "bar", "fur", "den", "tex", "rad", "sec", "tons", "dwt", "amp", "kin", "rps", "cal", "mol", "fath"):
                add(symbol, ours)
            elif not symbol.isascii() or len(symbol) == 2 and symbol.isalpha():
                add(symbol, ours, "t")
    here = os.path.dirname(os.path.abspath(__file__))
    lines = sorted(f"{written}\t{unit}\t{how}\n".encode() for written, (unit, how) in rows.items())
    open(os.path.join(here, "units.txt"), "wb").write(b"".join(lines))
    print(len(lines), "ways of writing", len({unit for unit, _ in rows.values()}), "units")


main(sys.argv[1:])
