#!/usr/bin/env python3
"""Writes `clusters.bin`: for each word of `vectors.bin` the number of its cluster, one byte.

usage: clusters.py abp.jsonl

Words that stand between the same neighbours come into one cluster (Schütze 1995): verbs of speech with verbs of speech,
offices with offices. For each word the 600 most frequent tokens are counted at each of the two places before and the
two after it; the counts become positive pointwise mutual information, the 60 first principal components of the rows
are kept, and k-means (Lloyd 1982) makes 256 clusters of them, with the 256 most frequent words as first centres. No
chance is in it; run it again and the same bytes come out. Needs numpy.
"""
import json
import re
import struct
import sys

import numpy

CONTEXT, DIMS, CLUSTERS, ROUNDS = 600, 60, 256, 25
PLACES = (-2, -1, 1, 2)
TOKEN = re.compile(r"[a-z]+(?:['-][a-z]+)*|[0-9][0-9.,:]*|[^\w\s]")

table = open("vectors.bin", "rb").read()
count, _, blob = struct.unpack("<III", table[8:20])
offsets = struct.unpack(f"<{count + 1}I", table[28:28 + 4 * (count + 1)])
base = 28 + 4 * (count + 1)
words = [table[base + offsets[i]:base + offsets[i + 1]].decode() for i in range(count)]
ids = {word: number for number, word in enumerate(words)}

texts, seen = [], {}
for line in open(sys.argv[1], encoding="utf-8"):
    text = json.loads(line)["text"].lower().replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    tokens = TOKEN.findall(text.replace("'s", " 's"))
    for token in tokens:
        seen[token] = seen.get(token, 0) + 1
    texts.append(tokens)
frequent = sorted(seen, key=lambda token: (-seen[token], token))
context = {token: number + 1 for number, token in enumerate(frequent[:CONTEXT])}

width = CONTEXT + 1
counts = numpy.zeros((count, len(PLACES) * width), dtype=numpy.float64)
flat = counts.reshape(-1)
for tokens in texts:
    if len(tokens) < 8:
        continue
    word = numpy.array([ids.get(token, -1) for token in tokens])
    near = numpy.array([context.get(token, 0) for token in tokens])
    for place, shift in enumerate(PLACES):
        low, high = max(0, -shift), len(tokens) - max(0, shift)
        rows, columns = word[low:high], near[low + shift:high + shift]
        known = rows >= 0
        index = rows[known] * (len(PLACES) * width) + place * width + columns[known]
        numpy.add.at(flat, index, 1)
total = counts.sum()
expected = numpy.outer(counts.sum(axis=1) + 1e-9, counts.sum(axis=0) + 1e-9) / total
rows = numpy.log(numpy.maximum(counts / expected * (counts / (counts + 3)), 1.0))
rows -= rows.mean(axis=0)
_, axes = numpy.linalg.eigh(rows.T @ rows)
rows = rows @ axes[:, -DIMS:]
rows /= numpy.maximum(numpy.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
first = sorted(range(count), key=lambda number: -seen.get(words[number], 0))[:CLUSTERS]
centres = rows[first]
for _ in range(ROUNDS):
    nearest = (rows @ centres.T).argmax(axis=1)
    sums = numpy.zeros((CLUSTERS, DIMS))
    numpy.add.at(sums, nearest, rows)
    filled = numpy.bincount(nearest, minlength=CLUSTERS) > 0
    centres[filled] = sums[filled] / numpy.maximum(numpy.linalg.norm(sums[filled], axis=1, keepdims=True), 1e-9)
open("clusters.bin", "wb").write(nearest.astype(numpy.uint8).tobytes())
