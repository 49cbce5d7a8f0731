"""What the page's script reads: a row for each finding, with places in the reports' texts instead of words.

A row is written as a list of its fields in the order in which they stand here, without those at its end that have
their default; `FIELDS` tells the script the names. A string that stands more than once is written once, among the
`strings`, and everywhere as the negative of its number there, counted from 1: no other number is negative.
Places are reports by number and code points of `Report.text`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass

Places = tuple[int, ...]
"""Passages one after another: the number of the report, the first character, how many."""
Words = Places | str
"""One passage, or words that stand nowhere in the reports as they are."""
Pieces = tuple[tuple[str | int, ...], ...]
"""Words in pieces: the part of each, then a passage, or the words, or how many characters where it goes on from the
last passage that was not `dropped`."""


@dataclass(frozen=True, slots=True)
class ReportRow:
    """A report."""

    element: str
    """The id of the element that has its text."""
    outlet: str
    short: str
    lineage: int
    when: str
    cited: str
    """Who, what and when, as a citation has them."""
    sentences: tuple[int, ...]
    """How long each sentence is, with what stands between it and the next."""
    source: str = ""
    """Its address, where it has one that a page may link to."""
    language: str = ""
    leftward: bool = False


@dataclass(frozen=True, slots=True)
class LineageRow:
    """A lineage: rows stand by size, as its letter has it."""

    letter: str
    label: str
    reports: int


@dataclass(frozen=True, slots=True)
class ReasonRow:
    """A reason: what it saw, how it speaks, and the passages that do not stand above it already."""

    rule: str
    detail: str
    weight: str
    passages: Places = ()


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading of a point."""

    value: Words
    least: int
    most: int
    lineages: tuple[int, ...]
    passages: Places
    marked: Places = ()
    context: int = 0
    """What must stand with the value: 0 nothing, 1 its sentence, 2 the sentence before, to which it points back."""
    first: str = ""
    """When it was first published, of a point where a later report knows more."""


@dataclass(frozen=True, slots=True)
class PointRow:
    """A point."""

    anchor: str
    kind: str
    status: str
    least: int
    most: int
    readings: tuple[ReadingRow, ...]
    names: tuple[int, ...]
    reasons: tuple[ReasonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class WordingRow:
    """One wording of an utterance."""

    kind: str
    passages: Places
    pieces: Pieces = ()
    """None where it is its first passage as it is."""


@dataclass(frozen=True, slots=True)
class UtteranceRow:
    """Something said once."""

    anchor: str
    who: str
    least: int
    most: int
    lineages: tuple[int, ...]
    wordings: tuple[WordingRow, ...]
    names: tuple[int, ...] = ()
    vias: tuple[str, ...] = ()
    reasons: tuple[ReasonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class StanceRow:
    """A place that tells a position."""

    passage: Places
    issue: Places
    condition: Places = ()


@dataclass(frozen=True, slots=True)
class LineRow:
    """One act of an actor on a matter."""

    anchor: str
    who: str
    words: str
    lineages: tuple[int, ...]
    stances: tuple[StanceRow, ...]
    least: int = 0
    most: int = 0
    names: tuple[int, ...] = ()
    reasons: tuple[ReasonRow, ...] = ()


@dataclass(frozen=True, slots=True)
class MatterRow:
    """What actors want or do not want."""

    issue: Places
    lines: tuple[LineRow, ...]
    opposed: bool = False
    pointing: bool = False
    """Whether its words only point to what it is, so that they need their sentence."""


@dataclass(frozen=True, slots=True)
class DateRow:
    """One time, and where it is told."""

    anchor: str
    words: str
    lineages: tuple[int, ...]
    passages: Places
    names: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WordedRow:
    """A spelling or a role with the first place of it in each report."""

    text: Words
    passages: Places


@dataclass(frozen=True, slots=True)
class NameRow:
    """A name."""

    anchor: str
    name: str
    kind: str
    variants: tuple[WordedRow, ...]
    roles: tuple[WordedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class PairRow:
    """Two passages that share wording, each in pieces."""

    note: str
    left: Places
    right: Places
    pieces: tuple[Pieces, Pieces]


@dataclass(frozen=True, slots=True)
class WhyRow:
    """Reasons under a heading, and how many more there are."""

    heading: str
    reasons: tuple[ReasonRow, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class GroundRow:
    """Why a lineage or a descent is held to be one."""

    anchor: str
    words: str
    lineages: tuple[int, ...]
    note: str = ""
    passages: Places = ()
    pairs: tuple[PairRow, ...] = ()
    more: int = 0
    whys: tuple[WhyRow, ...] = ()
    lends: tuple[tuple[str, Places], ...] = ()


@dataclass(frozen=True, slots=True)
class StoryRow:
    """All of one story."""

    title: Places
    heading: str
    """The anchor of the point that the title is a reading of; empty where it is of none."""
    reports: tuple[ReportRow, ...]
    lineages: tuple[LineageRow, ...]
    points: tuple[PointRow, ...]
    utterances: tuple[UtteranceRow, ...]
    """By speaker."""
    matters: tuple[MatterRow, ...]
    beside: tuple[LineRow, ...]
    """Positions that stand in no matter."""
    dates: tuple[DateRow, ...]
    names: tuple[NameRow, ...]
    grounds: tuple[GroundRow, ...]


ROWS = (
    ReportRow, LineageRow, ReasonRow, ReadingRow, PointRow, WordingRow, UtteranceRow, StanceRow, LineRow, MatterRow,
    DateRow, WordedRow, NameRow, PairRow, WhyRow, GroundRow, StoryRow,
)  # fmt: skip
FIELDS = {row.__name__.removesuffix("Row"): [field.name for field in fields(row)] for row in ROWS}

Packed = str | int | list["Packed"]

LONG = 4
"""Characters of a string that is written once: a shorter one takes no more room than its number."""


def written(stories: Iterable[StoryRow]) -> str:
    """The rows of every story as JSON that may stand in a page: it has no `<`, so that nothing can end it early."""
    rows = [packed(story) for story in stories]
    times = Counter(_strings(rows))
    often = sorted(text for text, many in times.items() if many > 1 and len(text) >= LONG)
    numbers = {text: -number for number, text in enumerate(often, 1)}
    found = {"fields": FIELDS, "strings": often, "stories": _numbered(rows, numbers)}
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    # Lone surrogates are no characters of a page; the texts show them as U+FFFD, and so do words beside them.
    return text.encode("utf-8", "replace").decode("utf-8").replace("<", "\\u003c")


def packed(value: object) -> Packed:
    """A row as the list of its fields, without defaults at its end; true and false as 1 and 0."""
    if is_dataclass(value):
        held = list(fields(value))
        while held and held[-1].default == getattr(value, held[-1].name):
            held.pop()
        return [packed(getattr(value, field.name)) for field in held]
    if isinstance(value, tuple):
        return [packed(one) for one in value]
    if isinstance(value, (int, str)):
        return int(value) if isinstance(value, bool) else value
    raise TypeError(f"no row holds {type(value).__name__}")


def _strings(rows: Packed) -> Iterator[str]:
    if isinstance(rows, str):
        yield rows
    elif isinstance(rows, list):
        for row in rows:
            yield from _strings(row)


def _numbered(rows: Packed, numbers: Mapping[str, int]) -> Packed:
    if isinstance(rows, list):
        return [_numbered(row, numbers) for row in rows]
    return numbers.get(rows, rows) if isinstance(rows, str) else rows
