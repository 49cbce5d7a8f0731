"""Exact points: what a check finds in each claim, lined up with what it finds in the claims of other reports."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossread.language.matching import grown
from crossread.points.facets import Check, Facet
from crossread.points.field import Field
from crossread.points.statements import status_of
from crossread.records import Point, Reading, Reason, Status
from crossread.text import SupportOf, digest, place

Edge = tuple[float, int, int]
"""Likeness, negated so that the nearest sorts first, and the positions of two facets or readings."""


def checked_points(check: Check, field: Field, support: SupportOf) -> list[Point]:
    """The points that one check finds: disputed where facets of one question differ, agreed where lineages concur.

    Facets that agree on one question make a reading; readings are set against each other where a facet of one and a
    facet of another differ on one question, and no chain of differences joins a third.
    """
    facets = sorted(check.facets(field), key=lambda facet: (place(facet.passage), facet.label, facet.value))
    asked = _same_question(check, field, facets)
    groups = _readings(check, facets, asked)
    readings = [tuple(facets[at] for at in group) for group in groups]
    points = []
    used: set[int] = set()
    for dispute in _disputes(check, field, facets, asked, groups):
        used.update(dispute)
        points.append(_point(check, [readings[at] for at in dispute], Status.DISPUTED, support))
    if check.agrees_alone:
        for at, reading in enumerate(readings):
            lineages = support(facet.passage for facet in reading)
            if at not in used and status_of(lineages) is Status.AGREED:
                points.append(_point(check, [reading], Status.AGREED, support))
    return points


def _same_question(check: Check, field: Field, facets: Sequence[Facet]) -> list[Edge]:
    """Pairs of facets of different reports that answer one question, nearest first.

    Only pairs whose claims are as near as the check asks are looked at, so that a story of many claims costs one
    comparison of arrays.
    """
    at = np.array([facet.claim for facet in facets], dtype=np.intp)
    near = field.likeness[np.ix_(at, at)]
    return sorted(
        (-float(near[one, other]), int(one), int(other))
        for one, other in np.argwhere(np.triu(near >= check.floor, 1))
        if facets[one].passage.report != facets[other].passage.report
        and check.same_question(field, facets[one], facets[other])
    )


def _readings(check: Check, facets: Sequence[Facet], asked: Sequence[Edge]) -> list[tuple[int, ...]]:
    """Facets grouped while all of a group agree."""

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return all(check.agree(facets[i], facets[j]) for i in left for j in right)

    return grown(range(len(facets)), ((one, other) for _, one, other in asked), fits)


def _disputes(
    check: Check, field: Field, facets: Sequence[Facet], asked: Sequence[Edge], groups: Sequence[tuple[int, ...]]
) -> list[tuple[int, ...]]:
    """Readings that differ on one question, the surest difference first; each reading in one point at most."""
    reading_of = {facet: at for at, group in enumerate(groups) for facet in group}
    reports = [{facets[at].passage.report for at in group} for group in groups]
    differing: dict[tuple[int, int], float] = {}
    for near, one, other in asked:
        pair = (min(reading_of[one], reading_of[other]), max(reading_of[one], reading_of[other]))
        if (
            reports[pair[0]].isdisjoint(reports[pair[1]])
            and not check.agree(facets[one], facets[other])
            and check.firm(field, facets[one], facets[other])
        ):
            differing.setdefault(pair, near)

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        return all((min(i, j), max(i, j)) in differing for i in left for j in right)

    surest_first = sorted(differing, key=lambda pair: (differing[pair], pair))
    items = {at for pair in differing for at in pair}
    return [group for group in grown(items, surest_first, fits) if len(group) > 1]


def _point(check: Check, readings: Sequence[tuple[Facet, ...]], status: Status, support: SupportOf) -> Point:
    shown = []
    for reading in readings:
        ordered = sorted(reading, key=lambda facet: (len(facet.value), place(facet.passage)))
        passages = tuple(dict.fromkeys(facet.passage for facet in ordered))
        shown.append(Reading(ordered[0].value, passages, support(passages)))
    shown.sort(key=lambda reading: (-reading.lineages.least, -len(reading.passages), place(reading.passages[0])))
    everywhere = [passage for reading in shown for passage in reading.passages]
    what = "differ" if status is Status.DISPUTED else "agree"
    values = " / ".join(f"“{reading.value}”" for reading in shown)
    places = sorted(f"{passage.report}:{passage.start}:{passage.end}" for passage in everywhere)
    return Point(
        id="point-" + digest(check.name, *places, values),
        kind=check.kind,
        status=status,
        readings=tuple(shown),
        lineages=support(everywhere),
        reasons=(Reason(check.name, f"{check.says}; they {what}: {values}", 1.0, tuple(everywhere[:6])),),
    )
