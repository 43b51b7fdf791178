#!/usr/bin/env python3
"""Writes `near.bin`: for each word of `vectors.bin` the words whose rows are near its own.

usage: near.py

Near is a cosine of .45 and more (`rashomon_model::vectors::AKIN`), reckoned in whole numbers and rounded to a float of four
bytes as the program does it. Layout, little-endian: 256 bits for each word, bit n % 256 set for each word n near it, the
lowest bits first; u32 x (count + 1) starts, counted in words; u16 for each near word, in order, the word itself left out,
those of word i from start i to start i + 1; u16 for each of these, the dot product of the two rows. Needs numpy.
"""
import struct

import numpy

AKIN, LENGTH, STEP = numpy.float32(0.45), numpy.float32(127), 1000

table = open("vectors.bin", "rb").read()
count, dims, blob = struct.unpack("<III", table[8:20])
start = 28 + 4 * (count + 1) + blob
start += -start % 4 + count
# Sums of products of bytes stay far below 2^24, where floats of four bytes are still exact.
rows = numpy.frombuffer(table, numpy.int8, count * dims, start).reshape(count, dims).astype(numpy.float32)
near, products = [], []
for first in range(0, count, STEP):
    dots = rows[first:first + STEP] @ rows.T
    for row, (others, dot) in enumerate(zip(dots / (LENGTH * LENGTH) >= AKIN, dots), first):
        others[row] = False
        near.append(numpy.flatnonzero(others).astype("<u2"))
        products.append(dot[near[-1]].astype("<u2"))
signs = b"".join(sum({1 << int(other) % 256 for other in others}).to_bytes(32, "little") for others in near)
starts = numpy.cumsum([0] + [len(others) for others in near]).astype("<u4")
lists = numpy.concatenate(near).tobytes() + numpy.concatenate(products).tobytes()
open("near.bin", "wb").write(signs + starts.tobytes() + lists)
