#!/usr/bin/env python3
"""Writes `near.bin`: for each word of `vectors.bin` the words whose rows are near its own.

usage: near.py

Near is a cosine of .45 and more (`rashomon_model::vectors::AKIN`), reckoned in whole numbers and rounded to a float of four
bytes as the program does it. Layout, little-endian: u32 x (count + 1) starts, counted in words; then u16 for each near word,
in order, the word itself left out; those of word i are from start i to start i + 1. Needs numpy.
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
near = []
for first in range(0, count, STEP):
    cosines = rows[first:first + STEP] @ rows.T / (LENGTH * LENGTH)
    for row, others in enumerate(cosines >= AKIN, first):
        others[row] = False
        near.append(numpy.flatnonzero(others).astype("<u2"))
signs = numpy.array([sum({1 << int(other) % 64 for other in others}) for others in near], "<u8")
starts = numpy.cumsum([0] + [len(others) for others in near]).astype("<u4")
open("near.bin", "wb").write(signs.tobytes() + starts.tobytes() + numpy.concatenate(near).tobytes())
