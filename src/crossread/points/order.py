"""The order of points: what many lineages say, the sharpest differences, claims that have weight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from crossread.parsed import Certainty, Claim
from crossread.points.shown import shown
from crossread.records import Passage, Point, PointKind, Report, Status
from crossread.text import passages_of, place

ORDER = {Status.AGREED: 0, Status.DISPUTED: 1, Status.LATER: 2, Status.SINGLE: 3}
SHARP = (
    PointKind.POLARITY,
    PointKind.QUANTITY,
    PointKind.PRESENCE,
    PointKind.TIME,
    PointKind.NAME,
    PointKind.WORDING,
    PointKind.ROLE,
)
"""Kinds of dispute, the sharpest first: whether it is so at all, then how many, who and when, then how it is put."""
LEAD = 2.0
"""What it weighs to stand at the very top of a report, where news says what happened; nothing at its end."""
NAMED, NUMBERED, DATED = 0.5, 0.75, 0.25
"""What each name, number and time weighs, up to `ENOUGH` of each: claims that can be checked go before colour."""
ENOUGH = 2
OPEN = 0.75
"""What a claim loses of which nobody says that it is so: it may or will be."""


def in_order(points: Iterable[Point], claims: Iterable[Claim], reports: Iterable[Report]) -> tuple[Point, ...]:
    """Points in a dossier's order: agreed, disputed, later, then what rests on one lineage.

    Of the agreed most lineages come first, whole statements before mere numbers; of the disputed the sharpest kinds; of
    the single those with most weight.
    """
    known = {report.id: report for report in reports}
    told = {shown(claim, known[claim.passage.report]): _weight(claim) for claim in claims}
    lengths = {report.id: max(1, len(report.text)) for report in known.values()}
    return tuple(sorted(points, key=lambda point: _rank(point, told, lengths)))


def _rank(
    point: Point, told: Mapping[Passage, float], lengths: Mapping[str, int]
) -> tuple[int, int, int, int, float, tuple[str, int, int], str]:
    passages = passages_of(point)
    weight = max(told.get(passage, 0.0) + LEAD * (1 - passage.start / lengths[passage.report]) for passage in passages)
    sharp = int(point.kind is not PointKind.STATEMENT)
    if point.status is Status.DISPUTED and point.kind in SHARP:
        sharp = SHARP.index(point.kind)
    return (
        ORDER[point.status],
        -_sides(point) if point.status is Status.DISPUTED else -point.lineages.least,
        sharp,
        -point.lineages.most,
        -round(weight, 3),
        place(passages[0]),
        point.id,
    )


def _sides(point: Point) -> int:
    """How many readings surely have a lineage behind them that stands behind no other: two make a dispute."""
    return min(2, point.lineages.least)


def _weight(claim: Claim) -> float:
    """How much there is in a claim to check."""
    found = NAMED * min(ENOUGH, len(claim.names)) + NUMBERED * min(ENOUGH, len(claim.quantities))
    found += DATED * min(ENOUGH, len(claim.moments))
    return found - (OPEN if claim.certainty in (Certainty.PLANNED, Certainty.POSSIBLE) else 0.0)
