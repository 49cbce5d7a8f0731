"""One dossier put in the order a desk reads it: what is solid, what is contested, who said what, and when.

Every renderer reads from here, so that the page, the Markdown and the terminal show the same things in the
same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from crossread.records import (
    Collation,
    Dossier,
    Moment,
    Name,
    NameKind,
    Passage,
    Point,
    PointKind,
    Reading,
    Status,
)
from crossread.render.clock import Clock
from crossread.render.contexts import by_report
from crossread.render.labels import Labels, counted, dated, line, moment, times
from crossread.render.readings import Behind, first_told, ordered
from crossread.render.said import Voice, voices
from crossread.render.wanted import Actor, Ledger, actors, ledger
from crossread.text import overlap

DOZEN = 12
"""Findings shown before the rest is folded away: about what a desk reads before it searches instead."""

SURE = 8
"""Agreed points shown before the rest is folded away: with as many disputes below they fill a desk's first screen."""

FEW = 6
"""The same where many such lists follow one another: the sayings of one speaker, the sections of a terminal."""

SHORT = 60
"""A number, time or role with fewer characters than this says little without its sentence."""

CLAUSES = frozenset({PointKind.STATEMENT, PointKind.PRESENCE, PointKind.POLARITY})
"""Kinds of points whose values are clauses."""

SCRAP = 24
"""The same for a clause, which says more: four words or so."""

PRONOUNS = frozenset("he she it they his her its their him them".split())
LEANING = frozenset("this these those".split())
"""Words that point back: the first only at the beginning, for inside a clause they mostly mean what it names itself."""


@dataclass(frozen=True, slots=True)
class Date:
    """One time, and all that the reports place there."""

    words: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Story:
    """One dossier in reading order."""

    dossier: Dossier
    labels: Labels
    clock: Clock
    times: Mapping[str, str]
    """When each report was published, in words; empty where that is not known."""
    behind: Behind
    count: str
    agreed: tuple[Point, ...]
    """Points of each status in the dossier's order, which is a reader's."""
    disputed: tuple[Point, ...]
    later: tuple[Point, ...]
    single: tuple[Point, ...]
    voices: tuple[Voice, ...]
    ledger: Ledger
    actors: tuple[Actor, ...]
    """Positions that stand in no entry of the ledger."""
    dates: tuple[Date, ...]
    telling: tuple[Name, ...]
    """Names with several spellings or with roles."""
    plain: tuple[Name, ...]
    """The other names."""

    @classmethod
    def of(cls, dossier: Dossier) -> Story:
        """One dossier in reading order."""
        labels = Labels.of(dossier)
        telling = tuple(name for name in dossier.names if len(name.variants) > 1 or name.roles)
        return cls(
            dossier=dossier,
            labels=labels,
            clock=Clock.of(dossier.reports),
            times=times(dossier.reports),
            behind=Behind.of(dossier, labels),
            count=count(dossier),
            agreed=_points(dossier, Status.AGREED),
            disputed=_points(dossier, Status.DISPUTED),
            later=_points(dossier, Status.LATER),
            single=_points(dossier, Status.SINGLE),
            voices=voices(dossier, labels),
            ledger=ledger(dossier, labels),
            actors=actors(dossier, labels),
            dates=_dates(dossier),
            telling=_names(telling),
            plain=_names(name for name in dossier.names if name not in telling),
        )

    def readings(self, point: Point) -> tuple[Reading, ...]:
        """The readings of a point, best supported first; of one where a later report knows more, as published."""
        return ordered(point, self.clock)

    def first_told(self, reading: Reading) -> str:
        """When a reading was first published, in words."""
        report = first_told(reading, self.clock)
        return self.times[report] if report is not None else "day unknown"


def stories(collation: Collation) -> tuple[Story, ...]:
    """Every dossier of a collation in reading order."""
    return tuple(Story.of(dossier) for dossier in collation.dossiers)


def title(dossier: Dossier) -> str:
    """The title of a story on one line."""
    return line(dossier.title.text)


def count(dossier: Dossier) -> str:
    """How many reports and lineages: `5 reports, 3 independent lineages`; a range if descents are uncertain."""
    least, most = len(_joined(dossier)), len(dossier.lineages)
    reports = counted(len(dossier.reports), "report")
    if least != most:
        return f"{reports}, {least}–{most} independent lineages"
    return f"{reports}, {counted(most, 'independent lineage')}"


def _joined(dossier: Dossier) -> set[str]:
    """One lineage of each group that would be one if every uncertain descent were real."""
    root = {lineage.id: lineage.id for lineage in dossier.lineages}
    home = {report: lineage.id for lineage in dossier.lineages for report in lineage.reports} | root

    def find(id: str) -> str:
        while root[id] != id:
            id = root[id]
        return id

    for descent in dossier.descents:
        if descent.parent in home and descent.child in home:
            root[find(home[descent.parent])] = find(home[descent.child])
    return {find(id) for id in root}


def _points(dossier: Dossier, status: Status) -> tuple[Point, ...]:
    return tuple(point for point in dossier.points if point.status is status)


def _dates(dossier: Dossier) -> tuple[Date, ...]:
    """Moments by the time they name, in order; those that cannot be known last, durations and sets not at all."""
    by_time: dict[tuple[bool, str, str, str], list[Moment]] = {}
    for found in filter(dated, dossier.moments):
        start, end = found.earliest or found.latest or "", found.latest or found.earliest or ""
        by_time.setdefault((not start, start, end, moment(found)), []).append(found)
    return tuple(Date(key[3], tuple(held)) for key, held in sorted(by_time.items(), key=lambda item: item[0]))


def _names(names: Iterable[Name]) -> tuple[Name, ...]:
    order = {kind: rank for rank, kind in enumerate(NameKind)}
    return tuple(sorted(names, key=lambda name: (order[name.kind], -_mentions(name))))


def _mentions(name: Name) -> int:
    return sum(len(variant.passages) for variant in name.variants)


def _whole(value: str) -> bool:
    """Whether a value is a sentence already, so that showing its sentence would say it twice."""
    return value[:1].isupper() and len(value.split()) > 2 and value.endswith((".", "!", "?"))


def brief(point: Point, reading: Reading, labels: Labels) -> tuple[Passage, ...]:
    """The passage that has the value of a reading which alone says little, for its sentence; else none."""
    enough = SCRAP if point.kind in CLAUSES else SHORT
    if len(reading.value) >= enough or _whole(reading.value):
        return ()
    return tuple(sorted(by_report(reading.passages, labels), key=lambda one: reading.value not in one.text)[:1])


def leaning(value: str) -> bool:
    """Whether a value points back to what stands before it, as `this demand` does, or a sentence with `He` in front."""
    found = value.lower().split()
    return bool(found) and (found[0] in PRONOUNS or not LEANING.isdisjoint(found))


def headline(story: Story) -> Point | None:
    """The point that the title of a story tells, where it shows nothing else: it need not be shown again."""
    named = line(story.dossier.title.text)
    for point in story.agreed + story.single:
        told = len(point.readings) == 1 and line(point.readings[0].value) == named
        if told and any(overlap(story.dossier.title, passage) for passage in point.readings[0].passages):
            return point
    return None
