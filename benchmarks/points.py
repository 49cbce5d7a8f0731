"""Time and memory of claims and points for one story of many reports.

    PYTHONPATH=. python benchmarks/points.py [REPORTS ...] [--input FILE] [--published DATE]

The reports are those of `benchmarks/lineage.py`, or the first ones of a file or folder, held to be of one event. What
`points` takes includes the pair scorer, whose share stands beside it. Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import chain, islice
from multiprocessing import get_context

from benchmarks.lineage import read, story

from crossread.claims import find_claims
from crossread.copying import find_copies
from crossread.extract import extract
from crossread.fetch import fetch
from crossread.language.encoder import Encoder, MiniLM, Remembering
from crossread.language.pairs import MiniPairs, Scores
from crossread.lineage import kinship, lineages, support
from crossread.moments import find_moments
from crossread.names import find_names
from crossread.points import line_up
from crossread.quotes import find_quotes
from crossread.records import Raw, Report
from crossread.settings import Settings


class Timed:
    """The pair scorer that ships, with what it is asked and how long it takes."""

    def __init__(self, encoder: Encoder) -> None:
        self.scorer = MiniPairs(encoder)
        self.pairs, self.seconds = 0, 0.0

    def knowing(self, encoder: Encoder) -> Timed:
        """Itself: it has the encoder already."""
        return self

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """One row a pair."""
        started = time.perf_counter()
        found = self.scorer.score(pairs)
        self.pairs, self.seconds = self.pairs + len(pairs), self.seconds + time.perf_counter() - started
        return found


def reports(size: int, source: str | None, published: str | None) -> list[Report]:
    """So many reports: invented, or the first ones of a file or folder."""
    if source is None:
        return story(size)
    settings = Settings()
    raws = fetch([source], settings.fetch, published=published, outlets=(), stdin=BytesIO())
    read_in = (extract(raw, settings.extract) for raw in raws if isinstance(raw, Raw))
    return list(islice((report for report in read_in if isinstance(report, Report)), size))


def measured(size: int, source: str | None, published: str | None) -> str:
    """One row of the table."""
    settings = Settings()
    analyses = read(reports(size, source, published))
    copies = find_copies(analyses, settings.copying)
    behind = support(*lineages(kinship(analyses, copies, settings.lineage), copies, settings.lineage))
    names = find_names(analyses)
    moments = tuple(chain.from_iterable(map(find_moments, analyses)))
    quotes = tuple(chain.from_iterable(find_quotes(analysis, names) for analysis in analyses))
    vectors = [vector for analysis in analyses for vector in analysis.vectors]
    known = Remembering(MiniLM(), [each.text for analysis in analyses for each in analysis.sentences], vectors)
    begun = time.perf_counter()
    claims = find_claims(analyses, names, moments, quotes, known)
    told = time.perf_counter()
    scorer = Timed(known)
    scorer.score([("a", "b")])
    started = time.perf_counter()
    points = line_up(claims, names, moments, [each.report for each in analyses], behind, settings.points, scorer)
    end = time.perf_counter()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    cells = (
        size, len(claims), len(points), f"{told - begun:.1f}", f"{end - started:.1f}", scorer.pairs,
        f"{scorer.seconds:.1f}", f"{memory:.0f}",
    )  # fmt: skip
    return "| " + " | ".join(map(str, cells)) + " |"


def rows(sizes: Sequence[int], source: str | None, published: str | None) -> Iterator[str]:
    """The table, each size measured in a process of its own."""
    yield "| reports | claims | points | claims s | points s | pairs compared | of that s | MiB |"
    yield "|" + "---|" * 8
    for size in sizes:
        with get_context("spawn").Pool(1) as pool:
            yield pool.apply(measured, (size, source, published))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("reports", nargs="*", type=int, default=[50, 600])
    parser.add_argument("--input", help="file or folder to take the reports from")
    parser.add_argument("--published", help="day of reports that carry none")
    options = parser.parse_args(arguments)
    for row in rows(options.reports, options.input, options.published):
        print(row, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
