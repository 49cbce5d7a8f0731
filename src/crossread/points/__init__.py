"""Lines claims up: one question a point, each report's reading, what kind of difference, how many lineages."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.pairs import PairScorer
from crossread.parsed import Claim
from crossread.points.checks import CHECKS
from crossread.points.field import Field
from crossread.points.folding import folded
from crossread.points.headline import headline
from crossread.points.order import in_order
from crossread.points.questions import asked, checked_points, two_events
from crossread.points.roles import role_points
from crossread.points.statements import statement_points
from crossread.points.wordings import contested
from crossread.records import Moment, Name, Point, PointKind, Reading, Report, Status
from crossread.settings import PointSettings
from crossread.text import SupportOf, passages_of, within

__all__ = ["contested", "headline", "in_order", "line_up"]

YES_OR_NO = frozenset({PointKind.POLARITY, PointKind.PRESENCE})
"""Kinds of dispute about whether something is so at all."""


def line_up(
    claims: Sequence[Claim],
    names: Sequence[Name],
    moments: Sequence[Moment],
    reports: Sequence[Report],
    support: SupportOf,
    settings: PointSettings,
    scorer: PairScorer,
) -> tuple[Point, ...]:
    """Every point of a story, in no order: what checks find, offices, and statements.

    A statement that a more exact point (a quantity, a time ...) already shows whole is not shown twice, and none is
    called agreed of which another report says the opposite.
    """
    field = Field.of(claims, names, moments, reports, scorer)
    found = [asked(check, field) for check in CHECKS]
    unlike = two_events(found, field)
    exact: list[Point] = []
    told: frozenset[tuple[int, int]] = frozenset()
    for one in found:
        exact += checked_points(one, field, support, unlike | told if one.check.if_no_other else unlike)
        told |= {one.units(edge) for edge in one.firm(field)}
    apart = frozenset(pair for one in found for pair in one.differing())
    shown = {(passage, point.status) for point in exact for passage in passages_of(point)}
    denied = {passage for point in exact if point.kind in YES_OR_NO for passage in passages_of(point)}
    statements = [
        point
        for point in statement_points(field, support, settings, apart)
        if not all((passage, point.status) in shown for passage in passages_of(point))
        and not (point.status is Status.AGREED and denied.issuperset(passages_of(point)))
    ]
    roles = role_points(names, support)
    return folded([*(point for point in exact if not _is_told(point, roles)), *roles, *statements])


def _is_told(point: Point, roles: Sequence[Point]) -> bool:
    """Whether two offices in one event are two that the reports give a person throughout."""
    if point.kind is not PointKind.ROLE:
        return False
    places = passages_of(point)

    def held(reading: Reading) -> bool:
        return any(within(spot, place) for spot in reading.passages for place in places)

    return any(sum(map(held, role.readings)) > 1 for role in roles)
