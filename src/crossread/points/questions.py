"""Exact points: what a check finds in each claim, lined up with what it finds in the claims of other reports."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from crossread.points.checks import Check, Facet
from crossread.points.field import Field
from crossread.points.statements import status_of
from crossread.records import Point, Reading, Reason, Status
from crossread.text import SupportOf, digest, place


def checked_points(check: Check, field: Field, support: SupportOf) -> list[Point]:
    """The points that one check finds: disputed where facets of one question differ, agreed where lineages concur.

    Facets that agree on one question make a reading; readings are set against each other where a facet of one and a
    facet of another differ on one question, and no chain of differences joins a third.
    """
    facets = sorted(check.facets(field), key=lambda facet: (place(facet.passage), facet.label))
    readings = _readings(check, field, facets)
    points = []
    used: set[int] = set()
    for group in _disputes(check, field, readings):
        used.update(group)
        points.append(_point(check, [readings[at] for at in group], Status.DISPUTED, support))
    if check.agrees_alone:
        for at, reading in enumerate(readings):
            lineages = support(facet.passage.report for facet in reading)
            if at not in used and status_of(lineages) is Status.AGREED:
                points.append(_point(check, [reading], Status.AGREED, support))
    return points


def _readings(check: Check, field: Field, facets: Sequence[Facet]) -> list[tuple[Facet, ...]]:
    """Facets grouped while every two of them answer one question alike."""
    edges = sorted(
        (-_near(field, facets[one], facets[other]), one, other)
        for one, other in combinations(range(len(facets)), 2)
        if facets[one].passage.report != facets[other].passage.report
        and check.same_question(field, facets[one], facets[other])
        and check.agree(facets[one], facets[other])
    )
    group_of = {at: (at,) for at in range(len(facets))}
    for _, one, other in edges:
        left, right = group_of[one], group_of[other]
        if left is not right and all(check.agree(facets[i], facets[j]) for i in left for j in right):
            joined = tuple(sorted(left + right))
            group_of.update((at, joined) for at in joined)
    return [tuple(facets[at] for at in group) for group in sorted(set(group_of.values()))]


def _disputes(check: Check, field: Field, readings: Sequence[tuple[Facet, ...]]) -> list[tuple[int, ...]]:
    """Readings that differ on one question, the surest difference first; each reading in one point at most."""
    edges = []
    for one, other in combinations(range(len(readings)), 2):
        if {f.passage.report for f in readings[one]} & {f.passage.report for f in readings[other]}:
            continue
        firm = [
            _near(field, left, right)
            for left in readings[one]
            for right in readings[other]
            if check.differ(field, left, right)
        ]
        if firm:
            edges.append((-max(firm), one, other))
    differing = {frozenset((one, other)) for _, one, other in edges}
    group_of: dict[int, tuple[int, ...]] = {}
    for _, one, other in sorted(edges):
        left, right = group_of.get(one, (one,)), group_of.get(other, (other,))
        if left is right or not all(frozenset((i, j)) in differing for i in left for j in right):
            continue
        joined = tuple(sorted(left + right))
        group_of.update((at, joined) for at in joined)
    return sorted(set(group_of.values()))


def _near(field: Field, left: Facet, right: Facet) -> float:
    return float(field.likeness[left.claim, right.claim])


def _point(check: Check, readings: Sequence[tuple[Facet, ...]], status: Status, support: SupportOf) -> Point:
    shown = []
    for reading in readings:
        ordered = sorted(reading, key=lambda facet: (len(facet.value), place(facet.passage)))
        passages = tuple(dict.fromkeys(facet.passage for facet in ordered))
        shown.append(Reading(ordered[0].value, passages, support(passage.report for passage in passages)))
    shown.sort(key=lambda reading: (-reading.lineages.least, -len(reading.passages), place(reading.passages[0])))
    everywhere = [passage for reading in shown for passage in reading.passages]
    what = "differ" if status is Status.DISPUTED else "agree"
    values = " / ".join(f"“{reading.value}”" for reading in shown)
    return Point(
        id="point-" + digest(check.kind, *sorted(f"{p.report}:{p.start}:{p.end}" for p in everywhere), *values),
        kind=check.kind,
        status=status,
        readings=tuple(shown),
        lineages=support(passage.report for passage in everywhere),
        reasons=(Reason(check.name, f"{check.says}; they {what}: {values}", 1.0, tuple(everywhere[:6])),),
    )
