#!/usr/bin/env python3
"""Lays out the labelled real stories for score.py: real.py ABP.JSONL FOLDER

The labels in real/*.json name places of articles of abp.jsonl ("at": field, first and last character); their texts belong to
others and are not here. For each story FOLDER/STORY gets pages/*.json and a gold.json with the words themselves.
"""
import json
import sys
from pathlib import Path

LABELS = Path(__file__).parent / "real"
PAGE = ("url", "title", "outlet", "date", "authors", "text")


def main(articles, folder):
    stories = [json.loads(path.read_text()) for path in sorted(LABELS.glob("*.json"))]
    wanted = {page["abp"] for story in stories for page in story["pages"]}
    try:
        known = read(articles, wanted)
    except (OSError, ValueError) as fault:
        sys.exit(f"{articles} cannot be read: {fault}")
    missing = wanted - known.keys()
    if missing:
        sys.exit(f"{articles} lacks {len(missing)} of {len(wanted)} articles: is it the abp.jsonl of the labels?")
    for story in stories:
        lay_out(story, known, Path(folder) / story["story"])


def read(articles, wanted):
    with open(articles, encoding="utf-8") as lines:
        return {article["id"]: article for article in map(json.loads, lines) if article["id"] in wanted}


def lay_out(story, known, folder):
    (folder / "pages").mkdir(parents=True, exist_ok=True)
    article = {page["file"]: known[page["abp"]] for page in story["pages"]}
    for file, told in article.items():
        page = {key: told[key] for key in PAGE}
        (folder / "pages" / file).write_text(json.dumps(page, ensure_ascii=False, indent=1))
    lists = [fact["statements"] for fact in story["facts"]] + [story[key] for key in ("quotes", "drop", "keep")]
    for label in (label for labels in lists for label in labels):
        field, start, end = label.pop("at")
        label["exact"] = article[label["file"]][field][start:end]
    (folder / "gold.json").write_text(json.dumps(story, ensure_ascii=False, indent=1))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
