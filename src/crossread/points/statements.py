"""Statements: claims of different reports that say the same, and claims that only one lineage makes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossread.language.matching import grown, mutual_best
from crossread.points.field import Field
from crossread.records import Passage, Point, PointKind, Reading, Reason, Status, Support
from crossread.settings import PointSettings
from crossread.text import SupportOf, digest


def statement_points(field: Field, support: SupportOf, settings: PointSettings) -> list[Point]:
    """One point a group of claims that say the same; a claim like no other is a group of its own."""
    return [_point(field, group, support) for group in _groups(field, support, settings)]


def _groups(field: Field, support: SupportOf, settings: PointSettings) -> list[tuple[int, ...]]:
    """Groups grown along mutual best matches of two reports: inside lineages first, then across, best first.

    Two groups are joined while no report has a claim in both, they are alike on average and no two of their claims
    are far apart, so that no chain of near misses joins two questions.
    """

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        if not _reports(field, left).isdisjoint(_reports(field, right)):
            return False
        between = field.likeness[np.ix_(_once(field, left), _once(field, right))]
        return bool(between.min() >= settings.least) and round(float(between.mean()), 3) >= settings.join

    return grown(range(len(field.claims)), _matches(field, support, settings), fits)


def _matches(field: Field, support: SupportOf, settings: PointSettings) -> list[tuple[int, int]]:
    """Mutual best matches of every two reports: those of one lineage first, then by likeness."""
    by_report = field.by_report()
    reports = sorted(by_report)
    ranked: list[tuple[bool, float, int, int]] = []
    for at, left in enumerate(reports):
        for right in reports[at + 1 :]:
            across = support.apart(left, right)
            rows, columns = by_report[left], by_report[right]
            floor = settings.join_across if across else settings.join
            for row, column, score in mutual_best(field.likeness[np.ix_(rows, columns)], floor):
                ranked.append((across, -score, rows[row], columns[column]))
    return [(one, other) for _, _, one, other in sorted(ranked)]


def _once(field: Field, group: Sequence[int]) -> list[int]:
    """The claims of a group without those that repeat another word for word: a copy weighs nothing."""
    return list({field.claims[at].passage.text: at for at in group}.values())


def _reports(field: Field, group: Sequence[int]) -> set[str]:
    return {field.claims[at].passage.report for at in group}


def _point(field: Field, group: tuple[int, ...], support: SupportOf) -> Point:
    passages = tuple(field.claims[at].passage for at in group)
    lineages = support(passages)
    middle = field.claims[_medoid(field, group)].passage
    reading = Reading(middle.text, _first(middle, passages), lineages)
    return Point(
        id="point-" + digest("statement", *(f"{p.report}:{p.start}:{p.end}" for p in passages)),
        kind=PointKind.STATEMENT,
        status=status_of(lineages),
        readings=(reading,),
        lineages=lineages,
        reasons=(_why(field, group, lineages),),
    )


def status_of(lineages: Support) -> Status:
    """Agreed only where two lineages at least are surely independent."""
    return Status.AGREED if lineages.least > 1 else Status.SINGLE


def _why(field: Field, group: tuple[int, ...], lineages: Support) -> Reason:
    if len(group) == 1:
        return Reason("single claim", "no claim of another report is near enough", 0.0)
    scores = field.likeness[np.ix_(group, group)][np.triu_indices(len(group), 1)]
    low, high = min(1.0, float(scores.min())), min(1.0, float(scores.max()))
    detail = f"{len(group)} claims are alike, {low:.2f} to {high:.2f} of 1"
    if lineages.most == 1:
        detail += ", all of one lineage"
    return Reason("same claim", detail, round(min(1.0, float(scores.mean())), 3))


def _medoid(field: Field, group: tuple[int, ...]) -> int:
    """The claim most like the others of its group; the first of equals."""
    sums = np.round(field.likeness[np.ix_(group, group)].sum(axis=1), 3)
    return group[int(sums.argmax())]


def _first(middle: Passage, passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    return (middle, *(passage for passage in passages if passage != middle))
