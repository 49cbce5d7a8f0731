"""Which of two kindred reports came first: what they state, when they were published, who has whose quotations."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from crossread.lineage.profiles import Profile
from crossread.lineage.sources import same_source
from crossread.records import Direction, Reason, Report

TWO = 2
"""Quotations that a report must have, all of them the other's, for it to count that the other has more: one may be
what everybody heard."""


@dataclass(frozen=True, slots=True)
class Order:
    """Two reports in order, and why; the parent is the first by id where nothing tells."""

    parent: str
    child: str
    direction: Direction
    reason: Reason


def order(left: Profile, right: Profile) -> Order:
    """The first sign in the table that tells which of two reports came first."""
    for sign in SIGNS:
        for parent, child in ((left, right), (right, left)):
            reason = sign(parent, child)
            if reason is not None:
                return Order(parent.analysis.report.id, child.analysis.report.id, Direction.TOLD, reason)
    first, second = sorted((left.analysis.report.id, right.analysis.report.id))
    reason = Reason("direction unknown", "no statement, time or quotation tells which came first", 0.0)
    return Order(first, second, Direction.EITHER, reason)


def states_it(parent: Profile, child: Profile) -> Reason | None:
    """One names the other's outlet as its source, or links to it."""
    report, outlet = parent.analysis.report, child.analysis.report.outlet
    for credit in child.credits:
        if same_source(credit.name, report.outlet):
            return Reason("states its source", f"{outlet} states {report.outlet}", 1.0, credit.passages)
    if report.source.startswith("http") and report.source in child.analysis.report.links:
        return Reason("links to its source", f"{outlet} links to {report.source}", 1.0)
    return None


def published_before(parent: Profile, child: Profile) -> Reason | None:
    """One was published before the other."""
    first, second = parent.analysis.report, child.analysis.report
    if not earlier(first, second):
        return None
    return Reason("published first", f"{first.outlet} published before {second.outlet}", 1.0)


def has_its_quotations(parent: Profile, child: Profile) -> Reason | None:
    """One has every quotation of the other, two or more, and beside them others or the same ones in full.

    Words that a reporter left out of a quotation, and people whom it did not quote, cannot be put back by somebody who
    has only that report.
    """
    if len(child.quotations) < TWO or any(not _has(parent, one) for one in child.quotations):
        return None
    cut = sum(one not in parent.quotations for one in child.quotations)
    more = sum(not any(own in one for own in child.quotations) for one in parent.quotations)
    if not cut and not more:
        return None
    outlet, other = parent.analysis.report.outlet, child.analysis.report.outlet
    return Reason("fuller quotations", f"{outlet} has all that {other} quotes, {cut} in full and {more} more", 1.0)


SIGNS: tuple[Callable[[Profile, Profile], Reason | None], ...] = (states_it, published_before, has_its_quotations)
"""In order of trust: each is asked whether the first of two reports came before the second."""


def earlier(left: Report, right: Report) -> bool:
    """Whether the left report was published before the right one; False where it cannot be told.

    Two times are compared to the second if both carry an offset, otherwise by calendar day.
    """
    if not left.published or not right.published:
        return False
    one, other = datetime.fromisoformat(left.published), datetime.fromisoformat(right.published)
    if one.tzinfo is None or other.tzinfo is None:
        one, other = (datetime(time.year, time.month, time.day) for time in (one, other))
    return one < other


def _has(report: Profile, quotation: str) -> bool:
    return any(quotation in one for one in report.quotations)
