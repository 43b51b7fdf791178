"""Vectors of words by what they stand among, for build.py; see CARD.md. stand.py ARTICLES.jsonl OUT

Counts which of the 3,000 most frequent words stand one and two places before and behind each word, case kept, over the
sentences of all articles; positive pointwise mutual information of these counts; its 100 largest singular directions.
Writes OUT.npy and OUT.json (word, occurrences, articles). Only counts of single words leave this script; no text does.
"""
import collections, json, re, sys

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.utils.extmath import randomized_svd

TOKEN = re.compile(r"[A-Za-zÀ-ÿ]+(?:[.'’\-][A-Za-zÀ-ÿ]+)*\.?|\d[\d,.:]*|[^\w\s]")
PLACES = ((-1, 0), (1, 1), (-2, 2), (2, 3))


def paragraphs(text):
    for paragraph in text.split('\n'):
        out = []
        for word in TOKEN.findall(paragraph):
            if word.endswith('.') and len(word) > 2 and '.' not in word[:-1]:
                out += [word[:-1], '.']
            elif word[0].isdigit():
                out.append('#' * min(4, len(re.sub(r'\D', '', word))))
            elif word.endswith("'s"):
                out += [word[:-2], "'s"]
            else:
                out.append(word)
        if out:
            yield out


def main(path, out):
    quotes = str.maketrans({'’': "'", '“': '"', '”': '"'})
    articles = [json.loads(line)['text'].translate(quotes) for line in open(path)]
    count, spread = collections.Counter(), collections.Counter()
    for article in articles:
        seen = set()
        for words in paragraphs(article):
            count.update(words)
            seen.update(words)
        spread.update(seen)
    words = sorted((word for word in count if spread[word] >= 8), key=lambda word: -count[word])
    number = {word: at for at, word in enumerate(words)}
    others = {word: at for at, word in enumerate(words[:3000])}
    width = len(others) + 1
    keys, counts = np.empty(0, np.int64), np.empty(0, np.int64)

    def add(pairs):
        found, times = np.unique(np.concatenate(pairs), return_counts=True)
        joined, where = np.unique(np.concatenate([keys, found]), return_inverse=True)
        sums = np.zeros(len(joined), np.int64)
        np.add.at(sums, where, np.concatenate([counts, times]))
        return joined, sums

    pairs = []
    for article in articles:
        for sentence in paragraphs(article):
            row = np.array([number.get(word, -1) for word in sentence])
            column = np.array([others.get(word, width - 1) for word in sentence])
            for offset, place in PLACES:
                a, b = (row[-offset:], column[:offset]) if offset < 0 else (row[:-offset], column[offset:])
                known = a >= 0
                pairs.append(a[known].astype(np.int64) * (4 * width) + place * width + b[known])
        if len(pairs) > 200_000:
            (keys, counts), pairs = add(pairs), []
    keys, counts = add(pairs)
    table = csr_matrix((counts.astype(float), (keys // (4 * width), keys % (4 * width))), (len(words), 4 * width))
    of_row, of_column = np.asarray(table.sum(1)).ravel(), np.asarray(table.sum(0)).ravel()
    total, smooth, table = of_column.sum(), of_column**0.75, table.tocoo()
    mutual = np.log(table.data * total / (of_row[table.row] * smooth[table.col] * (total / smooth.sum())))
    kept = mutual > 0
    positive = csr_matrix((mutual[kept], (table.row[kept], table.col[kept])), table.shape).astype(np.float32)
    left, values, _ = randomized_svd(positive, 100, random_state=0, n_iter=4)
    vectors = left * np.sqrt(values)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9
    np.save(f'{out}.npy', vectors.astype(np.float32))
    json.dump([(word, count[word], spread[word]) for word in words], open(f'{out}.json', 'w'))


main(*sys.argv[1:])
