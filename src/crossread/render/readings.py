"""How every renderer shows the readings of a point: in what order, from which lineages, with which words marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import inf

from crossread.records import Dossier, Passage, Point, Reading, Status
from crossread.render.clock import Clock
from crossread.render.contexts import Contexts, Piece
from crossread.render.labels import Labels
from crossread.text import Located, overlap, within


@dataclass(frozen=True, slots=True)
class Group:
    """Passages that one lineage has told, or two of which it is open which."""

    lineages: tuple[str, ...]
    label: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Behind:
    """From passages to the lineages behind them, as these are counted: what is borrowed is the lender's."""

    home: Mapping[str, str]
    """The lineage of each report."""
    lent: Located[tuple[Passage, str]]
    """What reports of other lineages have from one, with that one."""
    mutual: frozenset[frozenset[str]]
    """Lineages of which it cannot be told which lent what both have."""
    labels: Mapping[str, str]
    """Of the lineages, in the dossier's order."""

    @classmethod
    def of(cls, dossier: Dossier, labels: Labels) -> Behind:
        """The lineages of one dossier."""
        home = {report: lineage.id for lineage in dossier.lineages for report in lineage.reports}
        lent = [(place, lineage.id) for lineage in dossier.lineages for place in lineage.passages]
        lends = {(lender, home.get(place.report, "")) for place, lender in lent}
        return cls(
            home,
            Located.of((place, (place, lender)) for place, lender in lent),
            frozenset(frozenset(pair) for pair in lends if pair[::-1] in lends),
            {lineage.id: labels.lineages[lineage.id] for lineage in dossier.lineages},
        )

    def passage(self, passage: Passage) -> frozenset[str]:
        """The lineage of a passage: of its report, or the one that lent half of it or more; both where it is open."""
        home = self.home.get(passage.report)
        for place, lender in self.lent.touching(passage):
            if 2 * overlap(place, passage) >= passage.end - passage.start:
                both = frozenset((home, lender)) if home else frozenset((lender,))
                return both if both in self.mutual else frozenset((lender,))
        return frozenset((home,)) if home else frozenset()

    def groups(self, passages: Sequence[Passage]) -> tuple[Group, ...]:
        """The passages by the lineages behind them, in the dossier's order of lineages."""
        found: dict[tuple[str, ...], list[Passage]] = {}
        for passage in passages:
            lineages = self.passage(passage)
            found.setdefault(tuple(id for id in self.labels if id in lineages), []).append(passage)
        rank = {id: number for number, id in enumerate(self.labels)}
        ordered = sorted(found.items(), key=lambda item: [rank[id] for id in item[0]])
        return tuple(Group(ids, " or ".join(self.labels[id] for id in ids), tuple(held)) for ids, held in ordered)


def supported(point: Point) -> tuple[Reading, ...]:
    """The readings of a point, the best supported first; among equals the dossier's order."""
    return tuple(sorted(point.readings, key=lambda reading: (-reading.lineages.least, -reading.lineages.most)))


def in_time(point: Point, clock: Clock) -> tuple[Reading, ...]:
    """The readings of a point in the order in which they were first published; those of unknown time last."""
    return tuple(sorted(point.readings, key=lambda reading: _first(reading, clock)[0]))


def first_told(reading: Reading, clock: Clock) -> str | None:
    """The report that has a reading first; None where no time is known."""
    return _first(reading, clock)[1]


def _first(reading: Reading, clock: Clock) -> tuple[float, str | None]:
    known = [(clock.instants[one.report].at, one.report) for one in reading.passages if one.report in clock.instants]
    return min(known, default=(inf, None))


def ordered(point: Point, clock: Clock) -> tuple[Reading, ...]:
    """The readings of a point as they are shown: what was first published first where a later report knows more."""
    return in_time(point, clock) if point.status is Status.LATER else supported(point)


# ---- the words that differ -----------------------------------------------------------------------------------


def compared(point: Point) -> bool:
    """Whether it is known in which words the readings of a point differ."""
    return len(point.readings) > 1 and any(reading.marked for reading in point.readings)


def around(point: Point, reading: Reading, passage: Passage, contexts: Contexts) -> tuple[Piece, ...]:
    """A passage of a reading in its sentence: the words marked that differ, else the passage and its value."""
    if not compared(point):
        return contexts.around(passage, reading.value)
    inner = [(mark, "differs") for mark in joined(one for one in reading.marked if within(one, passage))]
    pieces = contexts.parted(passage, inner)
    return tuple(Piece(one.text, "same") if one.part == "passage" else one for one in pieces)


def valued(point: Point, reading: Reading) -> tuple[Piece, ...]:
    """The value of a reading with the words marked that differ; plain where all of it does, or none is known to."""
    plain = (Piece(reading.value, "same"),)
    if not compared(point):
        return plain
    for passage in reading.passages:
        at = passage.text.find(reading.value)
        if at >= 0:
            pieces = tuple(piece for piece in _within(reading, passage, passage.start + at) if piece.text)
            alike = "".join(piece.text for piece in pieces if piece.part == "same")
            return pieces if any(map(str.isalnum, alike)) else plain
    return plain


def _within(reading: Reading, passage: Passage, start: int) -> Iterator[Piece]:
    """The value, which begins at `start` of the report, in pieces."""
    value, at = reading.value, 0
    inner = (one for one in reading.marked if one.report == passage.report)
    for mark in joined(inner):
        first, last = max(mark.start - start, 0), min(mark.end - start, len(value))
        if first < last:
            yield Piece(value[at:first], "same")
            yield Piece(value[first:last], "differs")
            at = last
    yield Piece(value[at:], "same")


def joined(marks: Iterable[Passage]) -> tuple[Passage, ...]:
    """Marks in order, those that overlap made one."""
    found: list[Passage] = []
    for mark in sorted(set(marks), key=lambda one: (one.report, one.start, one.end)):
        last = found[-1] if found else None
        if last is None or last.report != mark.report or mark.start >= last.end:
            found.append(mark)
        elif mark.end > last.end:
            found[-1] = Passage(mark.report, last.start, mark.end, last.text + mark.text[last.end - mark.start :])
    return tuple(found)
