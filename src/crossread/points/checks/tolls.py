"""Check of tolls: how many were hurt, killed, held ..., in one place or altogether."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations

from crossread.language.quantities import disagree
from crossread.parsed import Claim
from crossread.points.checks.counts import counts_agree, days_of, places_apart, places_of
from crossread.points.checks.states import is_part, state_of
from crossread.points.facets import Facet, likeness, of_others, part, times_meet
from crossread.points.field import Field

TOLL_ALIKE = 0.3
"""Low, since "injured" or "killed" beside the number says already what is counted."""
OTHER_TOLL = 0.7
"""Likeness from which two tolls are set against each other though their reports give several."""


def toll_facets(field: Field) -> Iterator[Facet]:
    """Every number of people or things said to be killed, injured, missing, held, rescued ..., with where they were."""
    found: list[Facet] = []
    given: dict[tuple[str, str, frozenset[str]], list[Facet]] = defaultdict(list)
    for at, unit in enumerate(field.units):
        for quantity in unit.claim.quantities:
            state = state_of(unit.claim, quantity)
            if state:
                places = places_of(field, unit.claim, quantity)
                facet = replace(part(field, at, quantity.passage, state, field.rare[at]), places=places)
                found.append(replace(facet, quantity=quantity, moments=days_of(field, unit.claim, quantity)))
                if not is_part(unit.claim, quantity):
                    for report in unit.reports:
                        given[report, state, places].append(found[-1])
    several = {key for key, held in given.items() if not all(counts_agree(*pair) for pair in combinations(held, 2))}
    for facet in found:
        keys = ((report, facet.label, facet.places) for report in field.units[facet.unit].reports)
        yield replace(facet, alone=several.isdisjoint(keys))


def same_toll(field: Field, left: Facet, right: Facet) -> bool:
    """One state and place, times that can be the same, and not a share on one side and a number on the other."""
    if left.quantity is None or right.quantity is None:
        return False
    shares = (left.quantity.unit == "percent") == (right.quantity.unit == "percent")
    if left.label != right.label or not shares or places_apart(left, right):
        return False
    if not disagree(left.quantity, right.quantity) and not counts_agree(left, right):
        return False
    return times_meet(left.moments, right.moments)


def toll_firm(field: Field, left: Facet, right: Facet) -> bool:
    """Both reports give one toll only of a place, or the claims are much alike; and neither number is a mere part.

    A report of a long war gives many tolls, of which any two differ and none contradicts another.
    """
    one, other = field.units[left.unit].claim, field.units[right.unit].claim
    if left.quantity is None or right.quantity is None or of_others(field, left, right):
        return False
    if not (left.alone and right.alone) and likeness(field, left, right) < OTHER_TOLL:
        return False
    if is_part(one, left.quantity) or is_part(other, right.quantity):
        return bool(left.places & right.places) and not (_gives(other, left) or _gives(one, right))
    return not (_gives(other, left) or _gives(one, right))


def _gives(claim: Claim, facet: Facet) -> bool:
    return facet.quantity is not None and any(not disagree(facet.quantity, quantity) for quantity in claim.quantities)
