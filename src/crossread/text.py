"""Spans of the original, and folding that keeps offsets. Nothing here knows what a report says."""

from __future__ import annotations

import hashlib
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from crossread.records import Passage, Point, Quote, Support

T = TypeVar("T")

QUOTE_MARKS = {"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"', "«": '"', "»": '"'}
"""Typographic marks and the plain mark each folds to; one character each, so that offsets hold."""


def fold(text: str) -> str:
    """Lower case, no accents, plain quotation marks, for comparing words; its length may differ from `text`'s."""
    if text.isascii():
        return text.lower()
    plain = "".join(QUOTE_MARKS.get(character, character) for character in text)
    decomposed = unicodedata.normalize("NFKD", plain.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def digest(*parts: str, length: int = 12) -> str:
    """A stable short hash of the parts, in hexadecimal; equal on every machine and in every process.

    Lone surrogates, which UTF-8 refuses, are hashed by their code (`surrogatepass`).
    """
    joined = "\x1f".join(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(joined).hexdigest()[:length]


def place(passage: Passage) -> tuple[str, int, int]:
    """Sort key of a passage: report, start, end."""
    return (passage.report, passage.start, passage.end)


def own_words(quote: Quote) -> tuple[Passage, ...]:
    """The words of a quote that are the speaker's own: those in marks of a mixed one, else all of it."""
    return quote.marked or (quote.content,)


def passages_of(point: Point) -> tuple[Passage, ...]:
    """The passages of every reading of a point."""
    return tuple(passage for reading in point.readings for passage in reading.passages)


def within(inner: Passage, outer: Passage) -> bool:
    """Whether `inner` lies wholly inside `outer`."""
    return inner.report == outer.report and outer.start <= inner.start and inner.end <= outer.end


def overlap(left: Passage, right: Passage) -> int:
    """Number of characters that two passages share; 0 for different reports."""
    if left.report != right.report:
        return 0
    return max(0, min(left.end, right.end) - max(left.start, right.start))


@dataclass(frozen=True, slots=True)
class Located(Generic[T]):
    """Things with their places, found again by place: which names, quotes or moments lie in a passage."""

    entries: dict[str, tuple[tuple[int, int, T], ...]]

    @classmethod
    def of(cls, pairs: Iterable[tuple[Passage, T]]) -> Located[T]:
        """Index pairs of a passage and what stands there."""
        by_report: dict[str, list[tuple[int, int, T]]] = {}
        for passage, thing in pairs:
            by_report.setdefault(passage.report, []).append((passage.start, passage.end, thing))
        return cls({report: tuple(sorted(rows, key=lambda row: row[:2])) for report, rows in by_report.items()})

    def inside(self, passage: Passage) -> Iterator[T]:
        """Things wholly inside the passage, in order of place."""
        rows = self.entries.get(passage.report, ())
        first = bisect_left(rows, passage.start, key=lambda row: row[0])
        for start, end, thing in rows[first:]:
            if start >= passage.end:
                return
            if end <= passage.end:
                yield thing

    def touching(self, passage: Passage) -> Iterator[T]:
        """Things that share a character with the passage, in order of place."""
        for start, end, thing in self.entries.get(passage.report, ()):
            if start >= passage.end:
                return
            if end > passage.start:
                yield thing

    def around(self, passage: Passage) -> Iterator[T]:
        """Things whose place covers the passage, in order of place."""
        for start, end, thing in self.entries.get(passage.report, ()):
            if start > passage.start:
                return
            if end >= passage.end:
                yield thing


class SupportOf(Protocol):
    """From passages to the range of independent lineages behind them; made by `lineage.support`, used everywhere."""

    def __call__(self, passages: Iterable[Passage]) -> Support:
        """The range of lineages behind some passages."""
        ...

    def apart(self, left: str, right: str) -> bool:
        """Whether two reports are of different lineages."""
        ...
