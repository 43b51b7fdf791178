#!/usr/bin/env python3
"""Make rates.tsv: how much of each currency a euro was worth on average in each year.

usage: build_rates.py eurofxref-hist.csv      the euro foreign exchange reference rates of the European Central Bank

The first line names the years, every other one a currency by its ISO 4217 code; `-` where a year has no rate.
"""
import csv, os, sys
from collections import defaultdict

DIGITS = 4  # significant

days = defaultdict(list)
with open(sys.argv[1], newline="") as file:
    for row in csv.DictReader(file):
        for currency, rate in row.items():
            if currency and currency != "Date" and rate not in ("", "N/A", None):
                days[currency, row["Date"][:4]].append(float(rate))
years = sorted({year for _, year in days})
mean = lambda rates: f"{sum(rates) / len(rates):.{DIGITS}g}" if rates else "-"
plain = lambda text: f"{float(text):.10g}" if text != "-" else text
with open(os.path.join(os.path.dirname(__file__), "rates.tsv"), "w") as out:
    print("year", *years, sep="\t", file=out)
    for currency in sorted({currency for currency, _ in days}):
        print(currency, *(plain(mean(days.get((currency, year)))) for year in years), sep="\t", file=out)
