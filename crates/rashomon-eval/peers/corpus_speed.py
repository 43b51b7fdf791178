"""Times the usual tools on the articles that `rashomon-eval scale` relates: `corpus_speed.py abp.jsonl METHOD [ARTICLES [SETTING]]`.

METHOD is `minhash` (datasketch: near copies by MinHash and LSH over runs of five words, 128 permutations; SETTING is the
Jaccard from which two pages are a pair, .5) or `tfidf` (scikit-learn: pages of one event by TF-IDF, average linkage in each
group joined by pairs; SETTING is the cosine from which two pages are a pair and two groups are one, .3).
To be run in a virtual environment with `pip install datasketch scikit-learn`, in the same session as `rashomon-eval scale`.
Reading the file is not timed.
"""

import json
import resource
import sys
import time
from itertools import islice

path, method = sys.argv[1:3]
count = int(sys.argv[3]) if len(sys.argv) > 3 else None
setting = float(sys.argv[4]) if len(sys.argv) > 4 else {"minhash": 0.5, "tfidf": 0.3}[method]
with open(path, encoding="utf-8") as lines:
    texts = [(line["title"] + "\n" + line["text"]) for line in map(json.loads, islice(lines, count))]


def minhash():
    from datasketch import MinHash, MinHashLSH

    lsh, found = MinHashLSH(threshold=setting, num_perm=128), 0
    for number, text in enumerate(texts):
        words = text.lower().split()
        hashes = MinHash(num_perm=128)
        hashes.update_batch([" ".join(words[at : at + 5]).encode() for at in range(max(1, len(words) - 4))])
        found += len(lsh.query(hashes))
        lsh.insert(number, hashes)
    return f"{found} pairs"


def tfidf():
    import numpy as np
    from scipy.sparse import vstack
    from scipy.sparse.csgraph import connected_components
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    rows = TfidfVectorizer(sublinear_tf=True, stop_words="english", min_df=2, dtype=np.float32).fit_transform(texts)
    across, near = rows.T.tocsr(), []
    for start in range(0, rows.shape[0], 500):
        alike = rows[start : start + 500] @ across
        alike.data[alike.data < setting] = 0
        alike.eliminate_zeros()
        near.append(alike)
    number, parts = connected_components(vstack(near), directed=False)
    order = np.argsort(parts, kind="stable")
    stories = 0
    for members in np.split(order, np.flatnonzero(np.diff(parts[order])) + 1):
        if len(members) < 3:
            stories += 1
            continue
        apart = 1 - (rows[members] @ rows[members].T).toarray()
        linkage = AgglomerativeClustering(None, metric="precomputed", linkage="average", distance_threshold=1 - setting)
        stories += linkage.fit(apart).n_clusters_
    return f"{number} groups by pairs, {stories} stories"


started, worked = time.perf_counter(), time.process_time()
result = {"minhash": minhash, "tfidf": tfidf}[method]()
passed, worked = time.perf_counter() - started, time.process_time() - worked
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(f"{method} at {setting}, {len(texts)} articles: {result}; {passed:.1f} s passed, {worked:.1f} s of the processors, {peak:.0f} MiB")
