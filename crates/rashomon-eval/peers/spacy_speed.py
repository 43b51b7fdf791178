"""Times spaCy on articles of abp.jsonl on one thread: `spacy_speed.py abp.jsonl [ARTICLES]`.

To be run in a virtual environment with `pip install spacy`, in the same session as `rashomon-eval speed`. The pipeline has
the parts and the sizes of `en_core_web_sm` (tagger, parser for sentences, names); where that model is not installed it is
made up with weights that learned nothing, which cost the same time as learned ones.
"""

import json
import sys
import time
from itertools import islice

import spacy
from spacy.cli.init_config import init_config
from spacy.training import Example
from spacy.util import load_model_from_config


def untrained():
    config = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency")
    nlp = load_model_from_config(config, auto_fill=True)
    words = ["Ada", "Lund", "spoke", "in", "Oslo", "."]
    tags = ["NNP", "NNP", "VBD", "IN", "NNP", "."]
    heads, deps = [1, 2, 2, 2, 3, 2], ["compound", "nsubj", "ROOT", "prep", "pobj", "punct"]
    names = ["B-PERSON", "L-PERSON", "O", "O", "U-GPE", "O"]
    doc = spacy.tokens.Doc(nlp.vocab, words=words)
    example = Example.from_dict(doc, {"words": words, "tags": tags, "heads": heads, "deps": deps, "entities": names})
    nlp.initialize(lambda: [example] * 10)
    return nlp


try:
    nlp, kind = spacy.load("en_core_web_sm"), "en_core_web_sm"
except OSError:
    nlp, kind = untrained(), "en_core_web_sm's parts, untrained"
count = int(sys.argv[2]) if len(sys.argv) > 2 else 200
with open(sys.argv[1], encoding="utf-8") as lines:
    texts = [json.loads(line)["text"] for line in islice(lines, count)]
nlp(texts[0])
started = time.perf_counter()
for _ in nlp.pipe(texts):
    pass
spent = time.perf_counter() - started
words = sum(len(text.split()) for text in texts)
print(f"spacy {spacy.__version__} ({kind}) {words / spent:.0f} words per second, {count} articles")
