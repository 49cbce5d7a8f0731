"""Readings of which the later report may only know more: a toll that has risen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import pairwise

from crossread.points.facets import Facet
from crossread.records import Reading, Reason, Report

Version = tuple[Reading, tuple[Facet, ...]]
"""A reading with what a check saw in its claims."""
FALLING = frozenset({"missing"})
"""States of which a later number may be smaller: the missing are found."""


def later(versions: Sequence[Version], reports: Mapping[str, Report]) -> tuple[list[Version], Reason] | None:
    """The versions from the earliest on, and why they are no dispute.

    None where a report's time is not known, where reports of two versions were published in between each other, or
    where a later number is smaller.
    """
    ordered = sorted(versions, key=lambda version: min(facet.quantity.low for facet in version[1] if facet.quantity))
    if all(facet.label in FALLING for _, facets in ordered for facet in facets) and not _in_time(ordered, reports):
        ordered.reverse()
    if not _in_time(ordered, reports):
        return None
    days = " / ".join(_span(reading, reports) for reading, _ in ordered)
    passages = tuple(reading.passages[0] for reading, _ in ordered)
    return ordered, Reason("later", f"each was published after the one before: {days}", 1.0, passages)


def _in_time(versions: Sequence[Version], reports: Mapping[str, Report]) -> bool:
    """Whether every report of a version was published after all those of the one before."""
    return all(
        _before(reports[early.report].published, reports[late.report].published)
        for (one, _), (other, _) in pairwise(versions)
        for early in one.passages
        for late in other.passages
    )


def _before(early: str | None, late: str | None) -> bool:
    """Whether one time of publication is surely before another; of two days, by the day."""
    if not early or not late:
        return False
    if len(early) > len("2026-02-18") < len(late):
        one, other = datetime.fromisoformat(early), datetime.fromisoformat(late)
        if (one.tzinfo is None) == (other.tzinfo is None):
            return one < other
    return early[:10] < late[:10]


def _span(reading: Reading, reports: Mapping[str, Report]) -> str:
    """When the reports of a reading were published: a day or time, or the first and the last."""
    times = sorted({reports[passage.report].published or "" for passage in reading.passages})
    return times[0] if len(times) == 1 else f"{times[0]} to {times[-1]}"
