#!/usr/bin/env python3
"""Make places.txt and countries.txt from GeoNames and the countries data set.

usage: build_places.py GEONAMES_FOLDER COUNTRIES.json

GEONAMES_FOLDER holds cities15000.txt and regionInfo.tsv (first-level regions: code, name, name_ascii, geoname_id).
Rows are sorted by the bytes of their first column, so that they can be searched without being parsed first.

places.txt     name in lower case, degrees north, degrees east, GeoNames id
countries.txt  name in lower case, P (place) or D (demonym), common name of the country, degrees north, degrees east, GeoNames id
"""
import csv, json, os, sys, unicodedata
from collections import defaultdict

# Names of regions that are ordinary words; a capital letter in running text does not make them places.
PLAIN = set("central north south east west northern southern eastern western capital centre center upper lower coast "
            "north-east north-west south-east south-west northeast northwest southeast southwest".split())


def plain_letters(name):
    return "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))


def places(folder):
    rows, sums, capitals = {}, defaultdict(lambda: [0.0, 0.0, 0]), {}

    def offer(name, weight, row):
        key = name.lower().replace("\u2019", "'").strip()
        if len(key) > 2 and "\t" not in key and rows.get(key, (-1,))[0] < weight:
            rows[key] = (weight, row)

    with open(os.path.join(folder, "cities15000.txt"), encoding="utf8") as lines:
        for line in lines:
            f = line.rstrip("\n").split("\t")
            lat, lon, people = float(f[4]), float(f[5]), int(f[14] or 0)
            row = (f"{lat:.2f}", f"{lon:.2f}", f[0])
            if f[7] == "PPLC":
                people += 5_000_000
                capitals[f[8]] = row
            region = sums[f[8] + "." + f[10]]
            region[0] += lat * people
            region[1] += lon * people
            region[2] += people
            for name in {f[1], f[2], plain_letters(f[1])}:
                offer(name, people, row)
    with open(os.path.join(folder, "regionInfo.tsv"), encoding="utf8") as lines:
        for fields in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            if len(fields) != 4:
                continue
            code, name, ascii_name, ident = fields
            lat, lon, people = sums.get(code, (0, 0, 0))
            if people == 0 or name.lower() in PLAIN:
                continue
            row = (f"{lat / people:.2f}", f"{lon / people:.2f}", ident)
            weight = 1_000_000 if code.startswith("US.") else 200_000
            for form in {name, ascii_name}:
                offer(form, weight, row)
    return sorted(((key, *row) for key, (_, row) in rows.items()), key=lambda r: r[0].encode())


def geonames_of_countries(folder):
    with open(os.path.join(folder, "countryInfo.tsv"), encoding="utf8") as lines:
        return {f[0]: f[16] for f in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE) if len(f) > 16}


def countries(path, idents):
    rows = {}
    with open(path, encoding="utf8") as source:
        # Where two share a word ("American"), the independent and larger one has it.
        for c in sorted(json.load(source), key=lambda c: (not c["independent"], -c["area"])):
            common, (lat, lon) = c["name"]["common"], c["latlng"]
            where = (f"{lat:.2f}", f"{lon:.2f}", idents.get(c["cca2"], "0"))
            latin = [s for s in c.get("altSpellings", []) if s.isascii() and len(s) > 3]
            for name in [common, c["name"]["official"], *latin]:
                rows.setdefault(name.lower(), ("P", common, *where))
            demonyms = c.get("demonyms", {}).get("eng", {})
            for demonym in {d for form in demonyms.values() for d in form.split(", ")}:
                rows.setdefault(demonym.lower(), ("D", common, *where))
    for name, common in {"british": "United Kingdom", "english": "United Kingdom", "scottish": "United Kingdom",
                         "welsh": "United Kingdom", "thai": "Thailand", "turkish": "Turkey", "danish": "Denmark",
                         "swedish": "Sweden", "finnish": "Finland", "spanish": "Spain", "polish": "Poland",
                         "philippine": "Philippines", "kazakh": "Kazakhstan", "uzbek": "Uzbekistan",
                         "argentine": "Argentina"}.items():
        known = rows.get(common.lower())
        if known:
            rows.setdefault(name, ("D", *known[1:]))
    for name, common in {"u.s.": "United States", "us": "United States", "u.s.a.": "United States", "usa": "United States",
                         "u.k.": "United Kingdom", "uk": "United Kingdom", "britain": "United Kingdom",
                         "america": "United States", "uae": "United Arab Emirates", "burma": "Myanmar",
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
    if len(args) != 2:
        sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    write(os.path.join(here, "places.txt"), places(args[0]))
    write(os.path.join(here, "countries.txt"), countries(args[1], geonames_of_countries(args[0])))


if __name__ == "__main__":
    main(sys.argv[1:])
