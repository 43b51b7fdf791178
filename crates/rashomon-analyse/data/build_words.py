#!/usr/bin/env python3
"""Make given.txt by counting words in news articles, and from the names in genders.txt.

usage: build_words.py ARTICLES.jsonl.xz      one JSON object a line, with the article in `text`

given.txt   given names of people, found before a surname and a verb of speech or after an office, with m, f or -
            after the pronoun that most often follows, unless genders.txt tells

Only counts of single words leave this script; no text does. Every second article is read. Sorted by bytes.
"""
import collections, json, lzma, os, re, sys

PERSON = re.compile(r"\b([A-Z][a-z\u00e9]+)(?: [A-Z]\.)? [A-Z][A-Za-z'\u00e9-]+(?: (?:said|says|told|added|wrote|tweeted|argued)|, who |, \d\d,)")
TITLED = re.compile(r"\b(?:Sen\.|Rep\.|Gov\.|President|Mr\.|Dr\.|Gen\.|Secretary|Justice|Judge|Mayor|Minister|spokesman|"
                    r"spokeswoman|spokesperson) ([A-Z][a-z\u00e9]+) [A-Z][A-Za-z'\u00e9-]+")
INSIDE = re.compile(r"(?<=[a-z,;] )([A-Za-z][a-zA-Z'-]*)")
PRONOUN = re.compile(r"\b([Hh]e|[Ss]he|[Hh]is|[Hh]er)\b")


def count(path):
    low, cap, given, men, women = (collections.Counter() for _ in range(5))
    for number, line in enumerate(lzma.open(path, "rt", encoding="utf8")):
        if number % 2:
            continue
        text = json.loads(line)["text"].replace("\u2019", "'")
        for word in INSIDE.findall(text):
            (cap if word[0].isupper() else low)[word.lower()] += 1
        for form in (PERSON, TITLED):
            for m in form.finditer(text):
                given[m.group(1)] += 1
                pronoun = PRONOUN.search(text, m.end(), m.end() + 250)
                if pronoun:
                    (men if pronoun.group(1).lower() in ("he", "his") else women)[m.group(1)] += 1
    return low, cap, given, men, women


def gender(name, men, women):
    total = men[name] + women[name]
    if total < 4:
        return "-"
    share = men[name] / total
    return "m" if share >= 0.8 else "f" if share <= 0.3 else "-"


def main(args):
    if len(args) != 1:
        sys.exit(__doc__)
    low, cap, given, men, women = count(args[0])
    here = os.path.dirname(os.path.abspath(__file__))
    common = {w for w, c in low.items() if c >= 12 and c >= 4 * cap[w] and len(w) > 1}
    # A given name is hardly ever written in lower case, and stands before a surname often for how often it is seen.
    names = {n for n, c in given.items() if c >= 4 and n.lower() not in common and 12 * c >= cap[n.lower()]
             and low[n.lower()] * 10 <= cap[n.lower()]}
    genders = {n.lower(): gender(n, men, women) for n in names}
    with open(os.path.join(here, "genders.txt"), encoding="utf8") as known:
        genders.update(line.split() for line in known)
    with open(os.path.join(here, "given.txt"), "w", encoding="utf8", newline="\n") as out:
        out.writelines(f"{n}\t{genders[n]}\n" for n in sorted(genders, key=lambda n: n.encode()))


if __name__ == "__main__":
    main(sys.argv[1:])
