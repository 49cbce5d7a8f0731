"""Checks of numbers: counts of one thing, and the whole of a thing against a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from crossread.language.lexicon import lexicon
from crossread.language.quantities import bounds, comparable, disagree, units
from crossread.parsed import Claim, Quantity
from crossread.points.checks.states import state_of
from crossread.points.facets import Facet, asks_the_same, of_others, part, surely_the_same, times_meet
from crossread.points.field import Field
from crossread.points.wording import is_where, tokens
from crossread.records import Moment, MomentKind, NameKind, Passage
from crossread.text import overlap

SAME_COUNT = 0.42
"""Likeness from which two claims with one number of one unit, thing or time speak of one thing: an equal number is
itself evidence."""
UNDATED_COUNT = 0.5
"""The same where neither a thing nor a time is known to be shared."""
OTHER_COUNT = 0.68
"""Likeness from which two claims with different numbers of one unit do: the numbers are no evidence then."""
PLACE_REACH = 40
"""Characters between a number and the place of those counted: "51 in Haiti", "the toll in Haiti stood at 44"."""
FEW = 10
"""Counts under this are often the same of different things."""
ONE_SIZE = 1.5
"""How many times the smaller of two open numbers the larger may be for both to tell of one."""
EXTENT_ALIKE = 0.5
EXTENT_REACH = 8
"""Words after "full", "part of" ... within which the thing must be named."""


def quantity_facets(field: Field) -> Iterator[Facet]:
    """Every quantity with a unit, and where those counted are; tolls have a check of their own.

    A hyphened one says of what kind something is ("a four-year war"), which many claims do in passing.
    """
    for at, unit in enumerate(field.units):
        for quantity in unit.claim.quantities:
            told = quantity.unit and "-" not in quantity.passage.text
            if told and not state_of(unit.claim, quantity):
                moments = days_of(field, unit.claim, quantity)
                places = places_of(field, unit.claim, quantity)
                yield replace(part(field, at, quantity.passage), quantity=quantity, moments=moments, places=places)


def same_count(field: Field, left: Facet, right: Facet) -> bool:
    """One unit and thing, times that can be the same, and claims near each other."""
    if left.quantity is None or right.quantity is None:
        return False
    if not comparable(left.quantity, right.quantity) and not _same_people(left.quantity, right.quantity):
        return False
    if not times_meet(left.moments, right.moments) or places_apart(left, right):
        return False
    if not disagree(left.quantity, right.quantity) and not counts_agree(left, right):
        return False
    if max(left.quantity.low, right.quantity.low) < FEW and left.quantity.unit not in units():
        # "Two countries" is no evidence by itself.
        return surely_the_same(field, left, right, OTHER_COUNT)
    shared = bool(left.moments and right.moments) or left.quantity.thing == right.quantity.thing != ""
    return shared or asks_the_same(field, left, right, UNDATED_COUNT)


def counts_agree(left: Facet, right: Facet) -> bool:
    """The ranges meet, after rounding and modifiers, and are of one size: "over 150" may be 200, no thousand."""
    if left.quantity is None or right.quantity is None or disagree(left.quantity, right.quantity):
        return False
    lows = sorted(abs(bounds(quantity)[0]) for quantity in (left.quantity, right.quantity))
    return lows[1] <= ONE_SIZE * max(lows[0], 1e-9) or lows[1] < 1


def counts_firm(field: Field, left: Facet, right: Facet) -> bool:
    """One unit to the letter, claims alike, and neither claim has a number that fits the other's better."""
    if left.quantity is None or right.quantity is None or left.quantity.unit != right.quantity.unit:
        return False
    if not asks_the_same(field, left, right, OTHER_COUNT):
        return False
    one, other = field.units[left.unit].claim, field.units[right.unit].claim
    if of_others(field, left, right):
        return False
    return not _fits(other, left) and not _fits(one, right)


def extent_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim speaks of the whole or of a part of something that has a name."""
    for at, unit in enumerate(field.units):
        for label in ("whole", "part"):
            found = _extent(field, unit.claim, lexicon(f"extent_{label}"))
            if found:
                yield part(field, at, found[0], label, found[1])


def _extent(field: Field, claim: Claim, words: frozenset[str]) -> tuple[Passage, frozenset[str]] | None:
    text = claim.passage.text
    spans = list(tokens(text))
    for at, (start, _, token) in enumerate(spans):
        if token in words:
            end = spans[min(at + EXTENT_REACH, len(spans) - 1)][1]
            beginning = claim.passage.start + start
            reach = Passage(claim.passage.report, beginning, claim.passage.start + end, text[start:end])
            named = list(field.named.inside(reach))
            if named:
                last = max(passage.end for _, passage in named)
                held = text[start : last - claim.passage.start]
                return Passage(reach.report, beginning, last, held), frozenset(name for name, _ in named)
    return None


def _same_people(left: Quantity, right: Quantity) -> bool:
    """Whether two equal numbers count people under two nouns: "40 passengers", "some 40 people"."""
    people = lexicon("people_nouns")
    return left.unit in people and right.unit in people and not disagree(left, right)


def _fits(claim: Claim, facet: Facet) -> bool:
    return facet.quantity is not None and any(
        comparable(facet.quantity, quantity) and not disagree(facet.quantity, quantity) for quantity in claim.quantities
    )


def days_of(field: Field, claim: Claim, quantity: Quantity) -> tuple[Moment, ...]:
    """The moments of the claim that are days or times: one of them dates the number."""
    return tuple(
        moment
        for moment in (field.moments[name] for name in claim.moments)
        if moment.earliest
        and moment.kind is not MomentKind.DURATION
        and not overlap(moment.expression, quantity.passage)
    )


def places_of(field: Field, claim: Claim, quantity: Quantity) -> frozenset[str]:
    """Ids of the place that stands nearest to a number, behind "in" or "at" and within some words of it."""
    found = [
        (max(passage.start - quantity.passage.end, quantity.passage.start - passage.end), name)
        for name, passage in field.named.inside(claim.passage)
        if field.names[name].kind is NameKind.PLACE and is_where(claim.passage, passage)
    ]
    near = min((one for one in found if one[0] <= PLACE_REACH), default=None)
    return frozenset() if near is None else frozenset({near[1]})


def places_apart(left: Facet, right: Facet) -> bool:
    """Whether two numbers are of two places."""
    return bool(left.places) and bool(right.places) and left.places.isdisjoint(right.places)
