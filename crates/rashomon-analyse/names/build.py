"""Builds words.bin and rows.bin; see CARD.md. build.py STAND.npy STAND.json VECTORS.bin CENSUS_FOLDER known.txt OUT"""
import json, struct, sys
import numpy as np
from sklearn.cluster import MiniBatchKMeans

emb, vocab, vectors, census, known, out = sys.argv[1:]
SLOT = 6


def fnv(text, hash=0xCBF29CE484222325):
    for byte in text.encode():
        hash = ((hash ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return hash


def classes(rows, count):
    """Classes of rows, numbered from 1."""
    return MiniBatchKMeans(count, batch_size=4096, n_init=1, max_iter=60, random_state=0).fit_predict(rows) + 1


def rows_of(path):
    data = open(path, 'rb').read()
    count, dims, blob = struct.unpack_from('<III', data, 8)
    start = -(-(28 + 4 * (count + 1) + blob) // 4) * 4 + count
    return np.frombuffer(data, np.int8, count * dims, start).reshape(count, dims).astype(np.float32)


rows = rows_of(vectors)
coarse, fine = classes(rows, 250), classes(rows, 1000)
open(f'{out}/rows.bin', 'wb').write(b''.join(struct.pack('<BH', c, f) for c, f in zip(coarse, fine)))

words = json.load(open(vocab))
table = np.load(emb)
keep = [i for i, (word, count, _) in enumerate(words) if word[0].isalpha() and count >= 10]
coarse, fine = classes(table[keep], 250), classes(table[keep], 1000)
counts = {word: count for word, count, _ in words}
entries = {}
for at, i in enumerate(keep):
    word = words[i][0]
    small, capital = counts.get(word.lower(), 0), counts.get(word.capitalize(), 0)
    share = capital / max(1, small + capital)
    case = 0 if share < 0.2 else 1 if share < 0.7 else 2 if share < 0.97 else 3
    entries[fnv(word)] = [int(coarse[at]), int(fine[at]), case << 4]


def flag(word, bits):
    parts = word.lower().capitalize()
    entry = entries.setdefault(fnv(parts), [0, 0, 0])
    entry[2] |= bits


def census_names(name, most):
    lines = open(f'{census}/{name}').read().split('\n')
    return [line.split()[0] for line in lines[:most] if line.strip()]


for rank, word in enumerate(census_names('dist.all.last', 20000)):
    flag(word, 1 if rank >= 4000 else 2 if rank >= 600 else 3)
for name in ('dist.male.first', 'dist.female.first'):
    for rank, word in enumerate(census_names(name, 2500)):
        flag(word, 1 << 2 if rank >= 300 else 2 << 2)
for entry in entries.values():
    if (entry[2] >> 2) & 3 == 3:
        entry[2] &= ~(1 << 2)

for line in open(known, encoding='utf-8'):
    kind, _, phrases = line.rstrip('\n').partition('\t')
    for phrase in phrases.split('; ') if kind and not kind.startswith('#') else []:
        hash = 0xCBF29CE484222325
        for word in phrase.lower().split():
            hash = fnv(' ' + word, hash)
        entries[hash] = [0, 0, int(kind)]

slots = 1
while slots * 4 < len(entries) * 5:
    slots *= 2
data = bytearray(slots * SLOT)
for key, (c, f, flags) in sorted(entries.items()):
    at = key & (slots - 1)
    while data[at * SLOT:at * SLOT + 2] != b'\0\0':
        at = (at + 1) & (slots - 1)
    struct.pack_into('<HBHB', data, at * SLOT, max(1, key >> 48), c, f, flags)
open(f'{out}/words.bin', 'wb').write(data)
print(len(entries), slots, len(data))
