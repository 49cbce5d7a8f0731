"""Points that say nothing of their own: all their words stand in another."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.records import Passage, Point, PointKind, Status
from crossread.text import Located, passages_of, place


def folded(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without statements of one lineage of which every passage lies within a longer one of another point."""
    places = {passage for point in points for passage in passages_of(point)}
    everywhere = Located.of((passage, passage) for passage in sorted(places, key=place))
    return tuple(point for point in points if not _is_held(point, everywhere))


def _is_held(point: Point, everywhere: Located[Passage]) -> bool:
    if point.kind is not PointKind.STATEMENT or point.status is not Status.SINGLE:
        return False
    return all(any(other != passage for other in everywhere.around(passage)) for passage in passages_of(point))
