"""Points that say nothing of their own: all their words stand in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossread.records import Passage, Point, PointKind, Status
from crossread.text import Located, passages_of, place, within


def folded(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points without statements that passages of other points hold.

    Of one lineage: each passage lies within a longer one of any point, or within one at which reports differ.
    Agreed: each lies within one of the same other agreed statement, behind which no fewer lineages stand.
    """
    everywhere = _places(points)
    differing = _places(point for point in points if point.status in (Status.DISPUTED, Status.LATER))
    agreed = [point for point in points if _is(point, Status.AGREED)]
    return tuple(
        point for point in points if not (_is_scattered(point, everywhere, differing) or _is_part(point, agreed))
    )


def _places(points: Iterable[Point]) -> Located[Passage]:
    places = {passage for point in points for passage in passages_of(point)}
    return Located.of((passage, passage) for passage in sorted(places, key=place))


def _is(point: Point, status: Status) -> bool:
    return point.kind is PointKind.STATEMENT and point.status is status


def _is_scattered(point: Point, everywhere: Located[Passage], differing: Located[Passage]) -> bool:
    if not _is(point, Status.SINGLE):
        return False
    return all(
        any(other != passage for other in everywhere.around(passage)) or any(differing.around(passage))
        for passage in passages_of(point)
    )


def _is_part(point: Point, agreed: Sequence[Point]) -> bool:
    return _is(point, Status.AGREED) and any(_holds(other, point) for other in agreed if other is not point)


def _holds(whole: Point, part: Point) -> bool:
    """Whether every passage of a part lies within one of the whole, and not the other way round."""
    if whole.lineages.least < part.lineages.least:
        return False
    inner, outer = passages_of(part), passages_of(whole)
    covered = all(any(within(one, other) for other in outer) for one in inner)
    return covered and not all(any(within(other, one) for one in inner) for other in outer)
