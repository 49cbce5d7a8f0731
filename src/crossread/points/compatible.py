"""What keeps two claims from saying the same, however alike they are: another voice, another actor, a denial."""

from __future__ import annotations

from dataclasses import replace

from crossread.language.quantities import comparable, disagree, units
from crossread.language.stems import stem
from crossread.parsed import Certainty, Claim, Quantity
from crossread.points.facets import SAME, day, times_meet
from crossread.points.field import Field
from crossread.records import PointKind

NOT_CONTRARY = 0.4
"""Probability of a contradiction, by the pair scorer, under which a denial on one side is none of the other."""
SAID_ONCE = 0.95
"""Likeness of two sayings that are one but for a word."""
SAID_WORDS = 12
"""Words from which two people do not happen to say the same."""
ACTING = frozenset({"subject", "object"})
"""Places in a claim of which two names never are one: who did it, to whom. Places can contain each other."""


def compatible(field: Field, left: int, right: int) -> bool:
    """Whether two units can say the same."""
    one, other = field.units[left].claim, field.units[right].claim
    if (one.certainty is Certainty.DENIED) != (other.certainty is Certainty.DENIED):
        return False
    return _one_side(field, left, right) and one_voice(field, left, right) and not differences(field, left, right)


def _one_side(field: Field, left: int, right: int) -> bool:
    """Whether both deny or neither does; "refused to go" and "stayed" differ in that too, as the pair scorer knows."""
    one, other = field.units[left].claim, field.units[right].claim
    if one.negative == other.negative:
        return True
    pair = field.pair(left, right)
    if pair is None or pair.same is None or pair.contrary is None or stem(one.predicate) == stem(other.predicate):
        return False
    return pair.same >= SAME and pair.contrary < NOT_CONTRARY


def differences(field: Field, left: int, right: int) -> frozenset[PointKind]:
    """In what two units differ by themselves: their numbers, days, actors."""
    one, other = field.units[left].claim, field.units[right].claim
    found = {
        PointKind.QUANTITY: _same_numbers(one, other),
        PointKind.TIME: _same_days(field, one, other),
        PointKind.NAME: _same_actors(field, left, right),
    }
    return frozenset(kind for kind, same in found.items() if not same)


def one_voice(field: Field, left: int, right: int) -> bool:
    """Whether two claims can be one person's word: what two people say is two things said.

    Words that are as good as the same were said once: where we have two speakers for them, one is mostly our mistake.
    """
    one, other = (field.units[at].claim.voice for at in (left, right))
    if one is None or other is None or field.actors[one] == field.actors[other]:
        return True
    length = min(len(field.units[at].plain.split()) for at in (left, right))
    return length >= SAID_WORDS and field.near.likeness(left, right) >= SAID_ONCE


def _same_actors(field: Field, left: int, right: int) -> bool:
    """Whether no place in both claims is filled by two names of one kind of which neither claim has the other's.

    A country and its president may be one actor.
    """
    for slot in ACTING:
        here, there = (field.filling(at, slot) for at in (left, right))
        kinds = [{field.names[name].kind for name in held} for held in (here, there)]
        if (
            kinds[0] & kinds[1]
            and here.isdisjoint(field.units[right].acting)
            and there.isdisjoint(field.units[left].acting)
            and not field.one_form(here, there)
        ):
            return False
    return True


def _same_days(field: Field, one: Claim, other: Claim) -> bool:
    """Whether some day of the one can be a day of the other, if both have days."""
    here, there = (
        [moment for name in claim.moments if day((moment := field.moments[name]).earliest)] for claim in (one, other)
    )
    return times_meet(tuple(here), tuple(there))


def _same_numbers(one: Claim, other: Claim) -> bool:
    """Whether some number of each kind that both give is the same, after rounding, and some of all that count."""
    for number in one.quantities:
        against = [found for found in other.quantities if comparable(number, found)]
        if against and all(disagree(number, found) for found in against):
            return False
    here, there = ([number for number in claim.quantities if _counts(number)] for claim in (one, other))
    return not here or not there or any(_meet(number, found) for number in here for found in there)


def _counts(number: Quantity) -> bool:
    """Whether a number counts or measures what is told, and not how long ago or how old."""
    known = units().get(number.unit)
    return known is None or known.measure != "time"


def _meet(left: Quantity, right: Quantity) -> bool:
    """Whether two numbers can be one, whatever they count."""
    return not disagree(replace(left, unit=""), replace(right, unit=""))
