"""How long each stage takes, and how much memory, for the first reports of a file or folder.

    python benchmarks/fifty.py INPUT [-n 50] [--published DATE] [--one-story] [--profile STAGE]

One process. What a stage spends in the encoder is counted under `encode`, in the parser under `parse`, not under
the stage. The last line is the
encoder's own speed in the same minute, to compare machines and loads by.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from io import BytesIO
from itertools import islice
from typing import Any

from crossread import pipeline, render, wire
from crossread.fetch import fetch
from crossread.language.encoder import Encoder, MiniLM
from crossread.language.models import Models
from crossread.language.pairs import MiniPairs, Scores
from crossread.language.parser import MiniParser
from crossread.parsed import Sentence
from crossread.records import Collation, Vectors
from crossread.settings import Settings

STAGES = {
    "extract": "extract", "recurring": "extract", "group_stories": "stories", "analyse": "analyse",
    "find_copies": "copying", "kinship": "lineage", "lineages": "lineage", "find_names": "names",
    "find_moments": "moments", "find_quotes": "quotes", "find_positions": "positions", "find_claims": "claims",
    "line_up": "points", "headline": "headline", "group_utterances": "utterances",
}  # fmt: skip
"""Functions of the pipeline and the stage that each counts for."""
CALIBRATION = 300
"""Sentences to measure the encoder by; about two seconds' work for one core."""


class Clock:
    """Seconds by stage, each without what other stages took inside it; nothing is counted twice."""

    def __init__(self, profiled: str | None) -> None:
        self.seconds: dict[str, float] = {}
        self.running: list[float] = []
        self.profiled = profiled
        self.profile = cProfile.Profile()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time inside under `name`."""
        self.running.append(0.0)
        started = time.perf_counter()
        if name == self.profiled:
            self.profile.enable()
        try:
            yield
        finally:
            if name == self.profiled:
                self.profile.disable()
            spent = time.perf_counter() - started
            self.seconds[name] = self.seconds.get(name, 0.0) + spent - self.running.pop()
            if self.running:
                self.running[-1] += spent

    def timed(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, counted under `name`."""

        def _timed(*arguments: Any, **more: Any) -> Any:
            with self.stage(name):
                return function(*arguments, **more)

        return _timed


class TimedParser:
    """The parser that ships, counted under `parse`."""

    def __init__(self, clock: Clock) -> None:
        self.parser = MiniParser()
        self.clock = clock

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text."""
        with self.clock.stage("parse"):
            return self.parser.parse(text)


class TimedScorer:
    """The pair scorer that ships, counted under `compare`."""

    def __init__(self, clock: Clock) -> None:
        self.scorer = MiniPairs()
        self.clock = clock
        self.pairs = 0

    def knowing(self, encoder: Encoder) -> TimedScorer:
        """Itself, with the encoder that has the story's vectors at hand."""
        self.scorer = self.scorer.knowing(encoder)
        return self

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """One row a pair."""
        self.pairs += len(pairs)
        with self.clock.stage("compare"):
            return self.scorer.score(pairs)


class Timed:
    """The encoder that ships, counted under `encode`."""

    def __init__(self, clock: Clock) -> None:
        self.encoder = MiniLM()
        self.clock = clock
        self.texts = 0
        self.seen: set[str] = set()

    def encode(self, texts: Sequence[str]) -> Vectors:
        """One row a text."""
        self.texts += len(set(texts))
        self.seen.update(texts)
        with self.clock.stage("encode"):
            return self.encoder.encode(texts)


def main() -> int:
    """Run once and print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("input", help="file, folder or URL, as for `crossread collate`")
    parser.add_argument("-n", type=int, default=50, help="reports to take from it, the first ones (default 50)")
    parser.add_argument("--published", help="day of reports that carry none")
    parser.add_argument("--one-story", action="store_true", help="hold all reports to be of one event")
    parser.add_argument("--profile", metavar="STAGE", help="also show where the time of this stage goes")
    options = parser.parse_args()

    settings = Settings()
    if options.one_story:
        # No likeness is below this, so that everything is joined.
        settings = replace(settings, stories=replace(settings.stories, join=-1.0))
    raws = fetch([options.input], settings.fetch, published=options.published, outlets=(), stdin=BytesIO())
    inputs = list(islice(raws, options.n))
    clock = Clock(options.profile)
    encoder, scorer = Timed(clock), TimedScorer(clock)
    speed = calibrated(encoder.encoder)
    for name, stage in STAGES.items():
        setattr(pipeline, name, clock.timed(stage, getattr(pipeline, name)))
    started = time.perf_counter()
    with clock.stage("the rest"):
        found = pipeline.collate(inputs, settings, Models(encoder, TimedParser(clock), scorer))
    with clock.stage("render"):
        page = render.html(found)
    with clock.stage("wire"):
        text = wire.dumps(found, settings)
    whole = time.perf_counter() - started
    show(clock, whole, found, len(page), len(text))
    print(f"pairs compared {scorer.pairs}")
    print(f"texts encoded {encoder.texts}, of which different {len(encoder.seen)}")
    print(f"encoder alone: {speed:.0f} sentences a second before, {calibrated(encoder.encoder):.0f} after")
    if options.profile:
        pstats.Stats(clock.profile, stream=sys.stdout).sort_stats("cumulative").print_stats(30)
    return 0


def calibrated(encoder: MiniLM) -> float:
    """Sentences a second of the encoder, the better of two runs, for invented sentences of 17 words."""
    sentences = [
        f"The harbour master said on Tuesday that {number} boats had left for the islands before the fog."
        for number in range(CALIBRATION)
    ]
    best = 0.0
    for _ in range(2):
        started = time.perf_counter()
        encoder.encode(sentences)
        best = max(best, CALIBRATION / (time.perf_counter() - started))
    return best


def show(clock: Clock, whole: float, found: Collation, page: int, text: int) -> None:
    """The table: seconds and share of each stage, then counts and memory."""
    for name in dict.fromkeys(["extract", "stories", "analyse", "parse", "encode", *STAGES.values(), *clock.seconds]):
        seconds = clock.seconds.get(name, 0.0)
        print(f"{name:<12} {seconds:8.2f} s  {100 * seconds / whole:5.1f} %")
    print(f"{'whole':<12} {whole:8.2f} s")
    reports = [report for dossier in found.dossiers for report in dossier.reports]
    print(
        f"stories {[len(dossier.reports) for dossier in found.dossiers]}, reports {len(reports)}, "
        f"rejected {len(found.rejected)}, words {sum(len(report.text.split()) for report in reports)}, "
        f"points {sum(len(dossier.points) for dossier in found.dossiers)}"
    )
    print(f"page {page / 1e6:.1f} MB, JSON {text / 1e6:.1f} MB")
    # Linux gives kibibytes, macOS bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 2**20:.0f} MiB")


if __name__ == "__main__":
    sys.exit(main())
