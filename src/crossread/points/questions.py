"""Exact points: what a check finds in each claim, lined up with what it finds in the claims of other reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from crossread.language.matching import grown
from crossread.points.candidates import both
from crossread.points.compatible import differences, one_voice
from crossread.points.facets import Check, Facet, asks_the_same
from crossread.points.field import Field
from crossread.points.later import later
from crossread.points.statements import status_of
from crossread.records import Passage, Point, PointKind, Reading, Reason, Status
from crossread.text import SupportOf, digest, place

Edge = tuple[float, int, int]
"""Likeness, negated so that the nearest sorts first, and the positions of two facets or readings."""
FAMILY = {PointKind.PRESENCE: PointKind.POLARITY}
"""Kinds that are another's: that somebody did not attend is a yes or no as well."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """What one check sees in a story: facets, which of them answer one question, and which of those agree."""

    check: Check
    facets: tuple[Facet, ...]
    edges: tuple[Edge, ...]
    """Pairs of facets that answer one question, nearest first."""
    groups: tuple[tuple[int, ...], ...]
    """Facets by reading: all of a group agree, and half of its pairs at least answer one question."""

    def differing(self) -> Iterator[tuple[int, int]]:
        """Pairs of units, the smaller first, that answer the question otherwise."""
        return (self.units(edge) for edge in self._apart())

    def firm(self, field: Field) -> Iterator[Edge]:
        """The edges whose facets differ so that it is sure enough to show."""
        for edge in self._apart():
            if self.check.firm(field, self.facets[edge[1]], self.facets[edge[2]]):
                yield edge

    def units(self, edge: Edge) -> tuple[int, int]:
        """The units of an edge's facets, the smaller first."""
        return both(self.facets[edge[1]].unit, self.facets[edge[2]].unit)

    def _apart(self) -> Iterator[Edge]:
        return (edge for edge in self.edges if not self.check.agree(self.facets[edge[1]], self.facets[edge[2]]))


def asked(check: Check, field: Field) -> Asked:
    """What a check sees in a story's claims."""
    facets = tuple(sorted(check.facets(field), key=lambda facet: (facet.unit, facet.start, facet.label, facet.value)))
    edges = _same_question(check, field, facets)
    joined = {(one, other) for _, one, other in edges}

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        pairs = [both(i, j) for i in left for j in right]
        asking = sum(pair in joined for pair in pairs)
        return 2 * asking >= len(pairs) and all(check.agree(facets[i], facets[j]) for i, j in pairs)

    groups = grown(range(len(facets)), ((one, other) for _, one, other in edges), fits)
    return Asked(check, facets, tuple(edges), tuple(groups))


def two_events(found: Sequence[Asked], field: Field) -> frozenset[tuple[int, int]]:
    """Pairs of units that differ in two kinds of things, such as the day and the number: they tell of two events."""
    kinds: dict[tuple[int, int], set[PointKind]] = defaultdict(set)
    for one in found:
        for pair in one.differing() if not one.check.if_no_other else ():
            kinds[pair].add(FAMILY.get(one.check.kind, one.check.kind))
    return frozenset(pair for pair, held in kinds.items() if len(held.union(differences(field, *pair))) > 1)


def checked_points(found: Asked, field: Field, support: SupportOf, unlike: frozenset[tuple[int, int]]) -> list[Point]:
    """The points that one check finds: disputed where facets of one question differ, agreed where lineages concur.

    Facets that agree on one question make a reading; readings are set against each other where a facet of one and a
    facet of another differ on one question, and no chain of differences joins a third. Units that are `unlike` in more
    than what the check looks at are not set against each other.
    """
    readings = [tuple(found.facets[at] for at in group) for group in found.groups]
    points = []
    used: set[int] = set()
    for dispute in _disputes(found, field, unlike):
        used.update(dispute)
        points.append(_point(found.check, field, [readings[at] for at in dispute], support))
    if found.check.agrees_alone:
        for at, reading in enumerate(readings):
            if at not in used and status_of(support(_passages(field, reading))) is Status.AGREED:
                points.append(_point(found.check, field, [reading], support))
    return points


def _same_question(check: Check, field: Field, facets: Sequence[Facet]) -> list[Edge]:
    """Pairs of facets that answer one question and are not of one and the same reports, nearest first."""
    of_unit: dict[int, list[int]] = defaultdict(list)
    for at, facet in enumerate(facets):
        of_unit[facet.unit].append(at)
    found = []
    for (left, right), pair in field.pairs.items():
        if left not in of_unit or right not in of_unit or field.units[left].reports == field.units[right].reports:
            continue
        if not one_voice(field, left, right):
            continue
        for one, other in product(of_unit[left], of_unit[right]):
            asks = pair.likeness >= check.floor if check.by_likeness else False
            asks = asks or asks_the_same(field, facets[one], facets[other], check.floor)
            if asks and check.same_question(field, facets[one], facets[other]):
                found.append((-pair.likeness, one, other))
    return sorted(found)


def _disputes(found: Asked, field: Field, unlike: frozenset[tuple[int, int]]) -> list[tuple[int, ...]]:
    """Readings that differ on one question, the surest difference first; each reading in one point at most.

    A report may have two of them, if others have each alone: it contradicts itself.
    """
    facets = found.facets
    reading_of = {facet: at for at, group in enumerate(found.groups) for facet in group}
    reports = [{report for at in group for report in field.units[facets[at].unit].reports} for group in found.groups]
    differing: dict[tuple[int, int], float] = {}
    for edge in found.firm(field):
        one, other = pair = both(reading_of[edge[1]], reading_of[edge[2]])
        if found.units(edge) not in unlike and reports[one] - reports[other] and reports[other] - reports[one]:
            differing.setdefault(pair, edge[0])

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return all(both(i, j) in differing for i in left for j in right)

    surest_first = sorted(differing, key=lambda pair: (differing[pair], pair))
    items = {at for pair in differing for at in pair}
    return [group for group in grown(items, surest_first, fits) if len(group) > 1]


# ---- the point -----------------------------------------------------------------------------------------------


def _point(check: Check, field: Field, readings: Sequence[tuple[Facet, ...]], support: SupportOf) -> Point:
    versions = [(_reading(field, reading, len(readings) > 1, support), reading) for reading in readings]
    versions.sort(key=lambda one: (-one[0].lineages.least, -len(one[0].passages), place(one[0].passages[0])))
    status = Status.DISPUTED if len(versions) > 1 else Status.AGREED
    known = later(versions, field.reports) if check.may_rise and len(versions) > 1 else None
    if known is not None:
        status, versions = Status.LATER, known[0]
    shown = tuple(reading for reading, _ in versions)
    everywhere = [passage for reading in shown for passage in reading.passages]
    values = " / ".join(f"“{reading.value}”" for reading in shown)
    places = sorted(f"{passage.report}:{passage.start}:{passage.end}" for passage in everywhere)
    what = "agree" if status is Status.AGREED else "differ"
    why = Reason(check.name, f"{check.says}; they {what}: {values}", 1.0, tuple(everywhere[:6]))
    reasons = [why, *_themselves(field, shown), *((known[1],) if known else ())]
    return Point(
        id="point-" + digest(check.name, *places, values),
        kind=check.kind,
        status=status,
        readings=shown,
        lineages=support(everywhere),
        reasons=tuple(reasons),
    )


def _themselves(field: Field, readings: Sequence[Reading]) -> Iterator[Reason]:
    """A reason for each report that has two of the readings."""
    having: dict[str, dict[int, Passage]] = defaultdict(dict)
    for at, reading in enumerate(readings):
        for passage in reading.passages:
            having[passage.report].setdefault(at, passage)
    for report in sorted(having):
        if len(having[report]) > 1:
            detail = f"{field.reports[report].outlet} has {len(having[report])} of the readings"
            yield Reason("contradicts itself", detail, 1.0, tuple(having[report].values()))


def _reading(field: Field, reading: Sequence[Facet], differs: bool, support: SupportOf) -> Reading:
    """A reading with the shortest of its values."""
    ordered = sorted(reading, key=lambda facet: (len(facet.value), facet.unit, facet.start))
    passages = tuple(dict.fromkeys(_passages(field, ordered)))
    marked = tuple(dict.fromkeys(spot for facet in ordered for spot in _marks(field, facet))) if differs else ()
    return Reading(ordered[0].value, passages, support(passages), marked)


def _passages(field: Field, reading: Sequence[Facet]) -> Iterator[Passage]:
    for facet in reading:
        yield from field.units[facet.unit].shown


def _marks(field: Field, facet: Facet) -> Iterator[Passage]:
    """The words that decide, in every report that prints the claim."""
    for passage in (claim.passage for claim in field.units[facet.unit].claims):
        if facet.start < facet.end:
            words = passage.text[facet.start : facet.end]
            yield Passage(passage.report, passage.start + facet.start, passage.start + facet.end, words)
