"""Words a second of quotes and positions on one core, with the language they are read from, for longer reports.

    PYTHONPATH=src:. OMP_NUM_THREADS=1 python benchmarks/said.py [WORDS ...]

A report of so many words is made of the stories told by hand in `evaluation/told`, one after another and again from the
start. The encoder is left out: nothing here asks for vectors.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence

from evaluation.descent import told
from evaluation.mute import Mute

from crossread.language.analysis import analyse
from crossread.language.parser import MiniParser
from crossread.names import find_names
from crossread.positions import find_positions
from crossread.quotes import find_quotes
from crossread.records import Report

SIZES = (1_000, 10_000, 100_000)
THREADS = 1


def report(words: int) -> Report:
    """A report of at least so many words."""
    texts = [one.text for letter in "ab" for story in told(letter) for one in story.reports]
    lines: list[str] = []
    count = at = 0
    while count < words:
        lines.append(texts[at % len(texts)])
        count += len(lines[-1].split())
        at += 1
    return Report("measured", "", "", None, None, None, "en", "\n".join(lines))


def measured(words: int) -> str:
    """One line of the table."""
    parser = MiniParser(threads=THREADS)
    made = report(words)
    count = len(made.text.split())
    begun = time.perf_counter()
    analysis = analyse(made, Mute(), parser)
    read = time.perf_counter()
    quotes = find_quotes(analysis, ())
    quoted = time.perf_counter()
    names = find_names([analysis])
    named = time.perf_counter()
    positions = find_positions(analysis, names, quotes)
    done = time.perf_counter()
    rates = [count / (read - begun), count / (quoted - read), count / (done - named), count / (quoted - begun)]
    shown = " | ".join(f"{rate:9,.0f}" for rate in rates)
    return f"| {count:9,} | {shown} | {len(quotes):6,} | {len(positions):6,} | {done - begun:7.1f} |"


def main(arguments: Sequence[str]) -> None:
    """The table, a line a size."""
    print("|     words |  language |    quotes | positions | language and quotes | quotes | positions | seconds |")
    for size in map(int, arguments or map(str, SIZES)):
        print(measured(size), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
