"""Lines claims up: one question a point, each report's reading, what kind of difference, how many lineages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.parsed import Claim
from crossread.points.checks import CHECKS
from crossread.points.field import Field
from crossread.points.headline import headline
from crossread.points.questions import checked_points
from crossread.points.roles import role_points
from crossread.points.statements import statement_points
from crossread.points.wordings import contested
from crossread.records import Moment, Name, Passage, Point, PointKind, Status
from crossread.settings import PointSettings
from crossread.text import SupportOf, place

__all__ = ["contested", "headline", "in_order", "line_up"]

YES_OR_NO = frozenset({PointKind.POLARITY, PointKind.PRESENCE})
"""Kinds of dispute about whether something is so at all."""
ORDER = {Status.AGREED: 0, Status.DISPUTED: 1, Status.LATER: 2, Status.SINGLE: 3}


def line_up(
    claims: Sequence[Claim],
    names: Sequence[Name],
    moments: Sequence[Moment],
    support: SupportOf,
    settings: PointSettings,
) -> tuple[Point, ...]:
    """Every point of a story: agreed first, most lineages first; then disputed; then what rests on one lineage.

    A statement that a more exact point (a quantity, a time ...) already shows whole is not shown twice, and none is
    called agreed of which another report says the opposite.
    """
    field = Field.of(claims, names, moments)
    exact = [point for check in CHECKS for point in checked_points(check, field, support)]
    shown = {(passage, point.status) for point in exact for passage in _passages(point)}
    denied = {passage for point in exact if point.kind in YES_OR_NO for passage in _passages(point)}
    statements = [
        point
        for point in statement_points(field, support, settings)
        if not all((passage, point.status) in shown for passage in _passages(point))
        and not (point.status is Status.AGREED and denied.issuperset(_passages(point)))
    ]
    return in_order([*exact, *role_points(names, support), *statements])


def in_order(points: Iterable[Point]) -> tuple[Point, ...]:
    """Points in a dossier's order: agreed, disputed, then what rests on one lineage; most lineages first."""
    return tuple(sorted(points, key=_rank))


def _passages(point: Point) -> list[Passage]:
    return [passage for reading in point.readings for passage in reading.passages]


def _rank(point: Point) -> tuple[int, int, int, int, tuple[str, int, int], str]:
    first = point.readings[0].passages[0]
    passages = len(_passages(point))
    return (
        ORDER[point.status],
        -point.lineages.least,
        -point.lineages.most,
        -passages,
        place(first),
        point.id,
    )
