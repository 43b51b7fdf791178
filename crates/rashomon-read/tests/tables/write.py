"""Writes the tables that the tests read; run with pyarrow at hand: python write.py"""

import datetime as dt

import pyarrow as pa
import pyarrow.parquet as pq

texts = [f"The ferry left port {n}. " + "It was late. " * n for n in range(6)]
utc = dt.timezone.utc
articles = pa.table({
    "url": [f"https://example.org/{n}" for n in range(6)],
    "Title": ["One", "Two", None, "Four", "Five", "Six"],
    "text": [*texts[:4], None, texts[5]],
    "date_publish": pa.array([dt.datetime(2024, 5, 3, 13, 14, n, tzinfo=utc) for n in range(6)], pa.timestamp("us", "UTC")),
    "outlet": ["Ledger", "Ledger", "Wire", "Wire", "Ledger", "Ledger"],
    "authors": [["A. One", "B. Two"], [], None, ["C. Four"], ["D"], ["E. Six"]],
    "score": [0.1, 0.2, 0.3, 0.4, 0.5, 0.6],
    "place": [{"name": "Cebu"}] * 6,
})
small = articles.select(["url", "text", "outlet"])

pq.write_table(articles, "snappy.parquet", row_group_size=4)
pq.write_table(articles, "zstd-v2.parquet", compression="zstd", data_page_version="2.0", data_page_size=64, write_batch_size=2)
pq.write_table(articles, "gzip-plain.parquet", compression="gzip", use_dictionary=False)
pq.write_table(small, "brotli-delta-length.parquet", compression="brotli", use_dictionary=False,
               column_encoding={name: "DELTA_LENGTH_BYTE_ARRAY" for name in small.column_names})
pq.write_table(small, "delta.parquet", compression="none", use_dictionary=False,
               column_encoding={name: "DELTA_BYTE_ARRAY" for name in small.column_names})
pq.write_table(small, "lz4.parquet", compression="lz4")
dates = pa.table({
    "text": ["a", "b"],
    "date": pa.array([dt.date(2024, 5, 3), dt.date(1969, 12, 31)]),
    "retrieved": pa.array([dt.datetime(2024, 5, 4, 1, 2, 3), None], pa.timestamp("ms")),
})
pq.write_table(dates, "dates.parquet")
pq.write_table(dates, "int96.parquet", use_deprecated_int96_timestamps=True)
pq.write_table(pa.table({"id": [1], "score": [2.0]}), "no-words.parquet")
