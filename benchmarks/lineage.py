"""Time and memory of copying and lineage for one story of many reports.

    PYTHONPATH=. python benchmarks/lineage.py [REPORTS ...] [--whole]

The reports are made of the stories told by hand in `evaluation/told`: three texts that many outlets print with
sentences cut and words changed, some that are stitched from two of these, and the rest each with a text of its own,
always the same ones for the same number. Each size runs in a process of its own. With `--whole` the time of encoding
and parsing is counted as well, as `crossread lineage` has it; a sentence that is printed again is encoded once.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from multiprocessing import get_context

from evaluation.descent import told

from crossread.copying import find_copies
from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM, Remembering
from crossread.language.parser import MiniParser
from crossread.lineage import copied, kinship, lineages
from crossread.parsed import Analysis
from crossread.records import Report
from crossread.settings import Settings
from crossread.text import digest

PARTS = 2
"""Told texts of different stories that make one: about 650 words, as long as news of the day."""


def story(reports: int) -> list[Report]:
    """So many reports: six in ten print three texts, one in ten stitches two of them, the rest have their own."""
    chance = random.Random(reports)
    texts = [report.text.split("\n") for letter in "ab" for story in told(letter) for report in story.reports]
    printed = [_joined(texts, chance) for _ in range(3)]
    return [_report(number, _lines(texts, printed, chance)) for number in range(reports)]


def _joined(texts: Sequence[list[str]], chance: random.Random) -> list[str]:
    return [line for text in chance.sample(texts, PARTS) for line in text]


def _lines(texts: Sequence[list[str]], printed: Sequence[list[str]], chance: random.Random) -> list[str]:
    kind = chance.random()
    if kind < 0.6:
        return _cut(chance.choice(printed), chance)
    if kind < 0.7:
        first, second = chance.sample(printed, 2)
        return first[: len(first) // 2] + second[: len(second) // 2]
    return _joined(texts, chance)


def _cut(text: Sequence[str], chance: random.Random) -> list[str]:
    """The text without its end and without some paragraphs, with words changed here and there."""
    kept = [line for line in text[: chance.randint(len(text) // 2, len(text))] if chance.random() > 0.1]
    return [line.replace(" the ", " that ", 1) if chance.random() < 0.1 else line for line in kept]


def _report(number: int, lines: Sequence[str]) -> Report:
    text = "\n".join(lines)
    return Report(digest(text, str(number)), f"{number}.txt", f"outlet {number % 80}", None, None, None, "en", text)


def read(reports: Sequence[Report]) -> list[Analysis]:
    """The reports with their sentences and vectors."""
    encoder, parser = Remembering(MiniLM()), MiniParser()
    return [analyse(report, encoder, parser) for report in reports]


def measured(size: int, whole: bool) -> str:
    """One row of the table."""
    reports = story(size)
    start = time.perf_counter()
    analyses = read(reports)
    begun = time.perf_counter()
    settings = Settings()
    copies = find_copies(analyses, settings.copying)
    found = time.perf_counter()
    kin = kinship(analyses, copies, settings.lineage)
    lines, descents = lineages(kin, copies, settings.lineage)
    shown = copied(copies, kin, descents)
    end = time.perf_counter()
    spent = end - (start if whole else begun)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = (
        size, f"{found - begun:.1f}", f"{end - found:.1f}", f"{spent:.1f}", f"{1000 * spent / size:.0f}",
        len(lines), len(shown), f"{memory:.0f}",
    )  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def rows(sizes: Sequence[int], whole: bool) -> Iterator[str]:
    """The table, each size measured in a process of its own."""
    yield "| reports | copying s | lineage s | in all s | ms a report | lineages | copies shown | MiB |"
    yield "|" + "---|" * 8
    for size in sizes:
        with get_context("spawn").Pool(1) as pool:
            yield pool.apply(measured, (size, whole))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="*", type=int, default=[100, 200, 300, 600])
    parser.add_argument("--whole", action="store_true", help="count encoding and parsing as well")
    options = parser.parse_args(arguments)
    for row in rows(options.reports, options.whole):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
