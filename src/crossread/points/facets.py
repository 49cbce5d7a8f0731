"""What checks see: facets of claims, and when two of them can be compared."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crossread.parsed import Quantity
from crossread.points.field import Field
from crossread.records import Moment, Passage, PointKind

SAME = 0.5
"""Probability of one question, by the pair scorer, from which likeness is not asked for."""
SURE, SURE_ALIKE = 0.7, 0.55
"""The same from which claims with two verbs are of one event, and how alike they must be besides."""
OTHER = 0.15
"""Probability of one question under which no likeness is enough."""


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """What one check sees in one claim, and so in all that print it."""

    unit: int
    """Position of the claim's unit in the field."""
    value: str
    """The words that say it: part of the passage's text."""
    start: int
    """Where the words begin that decide, counted from the start of the passage."""
    end: int
    label: str = ""
    """What is compared where there is no number or time: "there" / "not there", "whole" / "part" ..."""
    about: frozenset[str] = frozenset()
    """What it is about: ids of names, stems of nouns."""
    quantity: Quantity | None = None
    moments: tuple[Moment, ...] = ()
    places: frozenset[str] = frozenset()
    """Ids of the place where those counted are."""
    alone: bool = False
    """Whether its report gives no other value for the same label and place."""


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of exact difference."""

    name: str
    says: str
    """What the check compares, for reasons."""
    kind: PointKind
    floor: float
    """Likeness of two claims under which their facets are not looked at, unless the pair scorer speaks for them."""
    facets: Callable[[Field], Iterator[Facet]]
    same_question: Callable[[Field, Facet, Facet], bool]
    agree: Callable[[Facet, Facet], bool]
    firm: Callable[[Field, Facet, Facet], bool]
    """Whether a difference is sure enough to show: a false alarm costs more than a miss."""
    agrees_alone: bool
    """Whether agreement by itself makes a point: a number that lineages share does, mere presence does not."""
    by_likeness: bool = False
    """Whether the pair scorer is not heard: the words that the check looks for are evidence enough."""
    if_no_other: bool = False
    """Whether it is only asked where no other check finds a difference: it knows that, but not in what, two differ."""
    may_rise: bool = False
    """Whether a later report may give another value without contradicting an earlier one."""


def whole(field: Field, unit: int, label: str, about: frozenset[str], start: int = 0, end: int | None = None) -> Facet:
    """A facet whose value is the clause itself; `start..end` are the words in it that decide."""
    text = field.units[unit].claim.passage.text
    return Facet(unit, text, start, len(text) if end is None else end, label, about)


def part(field: Field, unit: int, words: Passage, label: str = "", about: frozenset[str] = frozenset()) -> Facet:
    """A facet whose value is some words of the clause."""
    begin = field.units[unit].claim.passage.start
    return Facet(unit, words.text, words.start - begin, words.end - begin, label, about)


def likeness(field: Field, left: Facet, right: Facet) -> float:
    """How like the claims of two facets are; -1 where they are not worth comparing."""
    pair = field.pair(left.unit, right.unit)
    return -1.0 if pair is None else pair.likeness


def asks_the_same(field: Field, left: Facet, right: Facet, floor: float) -> bool:
    """Whether two claims answer one question: by the pair scorer where it was asked, else by their likeness."""
    pair = field.pair(left.unit, right.unit)
    if pair is None:
        return False
    if pair.same is None:
        return pair.likeness >= floor
    return pair.same >= SAME or (pair.likeness >= floor and pair.same >= OTHER)


def surely_the_same(field: Field, left: Facet, right: Facet, floor: float) -> bool:
    """The same with nothing left open: by the pair scorer, or by a likeness over `floor` that it does not deny."""
    pair = field.pair(left.unit, right.unit)
    if pair is None:
        return False
    if pair.same is None:
        return pair.likeness >= floor
    return (pair.same >= SURE and pair.likeness >= SURE_ALIKE) or (pair.likeness >= floor and pair.same >= SAME)


def contradicts(field: Field, left: Facet, right: Facet, surely: float, same: float = SAME) -> bool:
    """Whether the pair scorer says of two claims that they answer one question and cannot both be right."""
    pair = field.pair(left.unit, right.unit)
    return pair is not None and (pair.same or 0.0) >= same and (pair.contrary or 0.0) >= surely


def denied(field: Field, left: Facet, right: Facet, surely: float) -> bool:
    """Whether the pair scorer was asked of two claims and sees no contradiction in them."""
    pair = field.pair(left.unit, right.unit)
    return pair is not None and pair.contrary is not None and pair.contrary < surely


def of_others(field: Field, left: Facet, right: Facet) -> bool:
    """Whether both claims name somebody or something, and none of the same: they are of two, however alike they are."""
    one, other = field.units[left.unit].acting, field.units[right.unit].acting
    return bool(one) and bool(other) and one.isdisjoint(other)


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
