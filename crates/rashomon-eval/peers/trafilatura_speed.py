"""Times Python trafilatura on the pages that `rashomon-eval speed` reads: `trafilatura_speed.py FOLDER`.

To be run in a virtual environment with `pip install trafilatura lxml_html_clean`, in the same session as `rashomon-eval speed`.
"""

import statistics
import sys
import time
from pathlib import Path

from trafilatura import bare_extraction

PAGES, ROUNDS = 200, 3

files = sorted(Path(sys.argv[1]).rglob("*.html"), key=lambda path: path.parts)
pages = [path.read_text(encoding="utf-8", errors="replace") for path in files[:: -(-len(files) // PAGES)]]
seconds = 0.0
for page in pages:
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        bare_extraction(page, with_metadata=True, include_comments=False)
        times.append(time.perf_counter() - started)
    seconds += statistics.median(times)
print(f"python-trafilatura {len(pages) / seconds:.1f} pages per second, {len(pages)} pages")
