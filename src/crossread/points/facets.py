"""What checks see: facets of claims, and when two of them can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crossread.parsed import Quantity
from crossread.points.field import Field
from crossread.records import Moment, Passage, PointKind


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """What one check sees in one claim."""

    claim: int
    """Position of the claim in the field."""
    passage: Passage
    """The claim's passage."""
    value: str
    """The words that say it: part of the passage's text."""
    label: str = ""
    """What is compared where there is no number or time: "there" / "not there", "whole" / "part" ..."""
    about: frozenset[str] = frozenset()
    """What it is about: ids of names, stems of nouns."""
    quantity: Quantity | None = None
    moments: tuple[Moment, ...] = ()
    alone: bool = False
    """Whether its report gives no other value for the same label."""


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of exact difference."""

    name: str
    says: str
    """What the check compares, for reasons."""
    kind: PointKind
    floor: float
    """Likeness of two claims under which their facets are not even looked at."""
    facets: Callable[[Field], Iterator[Facet]]
    same_question: Callable[[Field, Facet, Facet], bool]
    agree: Callable[[Facet, Facet], bool]
    firm: Callable[[Field, Facet, Facet], bool]
    """Whether a difference is sure enough to show: a false alarm costs more than a miss."""
    agrees_alone: bool
    """Whether agreement by itself makes a point: a number that lineages share does, mere presence does not."""


def times_meet(left: tuple[Moment, ...], right: tuple[Moment, ...]) -> bool:
    """Whether two claims can be of one day: so if either has no time, or two of their times can be one."""
    return not left or not right or any(meet(one, other) for one in left for other in right)


def meet(left: Moment, right: Moment) -> bool:
    """Whether the days of two moments overlap; days that are not known can."""
    spans = [(day(moment.earliest), day(moment.latest)) for moment in (left, right)]
    (first, last), (other_first, other_last) = spans
    if not (first and last and other_first and other_last):
        return True
    return first <= other_last and other_first <= last


def day(iso: str | None) -> str | None:
    """The calendar day of an ISO 8601 moment; None for a time of day without one."""
    return iso[:10] if iso and not iso.startswith("T") else None


def same_label(left: Facet, right: Facet) -> bool:
    """The same label."""
    return left.label == right.label


def always(field: Field, left: Facet, right: Facet) -> bool:
    """Nothing more is asked."""
    return True


def shared_about(field: Field, left: Facet, right: Facet) -> bool:
    """Something that both are about."""
    return bool(left.about & right.about)
