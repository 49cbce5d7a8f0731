"""Checks of numbers: counts of one thing, tolls, and the whole of a thing against a part of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import combinations, pairwise

from crossread.language.lexicon import lexicon
from crossread.language.quantities import comparable, disagree, singular
from crossread.parsed import Claim, Quantity
from crossread.points.facets import Facet, times_meet
from crossread.points.field import Field
from crossread.points.wording import tokens
from crossread.records import Moment, MomentKind, Passage
from crossread.text import overlap

SAME_COUNT = 0.35
"""Likeness from which two claims with one number of one unit, thing or time speak of one thing: an equal number is
itself evidence."""
UNDATED_COUNT = 0.5
"""The same where neither a thing nor a time is known to be shared."""
OTHER_COUNT = 0.68
"""Likeness from which two claims with different numbers of one unit do: the numbers are no evidence then."""
TOLL_ALIKE = 0.3
"""Low, since "injured" or "killed" beside the number says already what is counted."""
OTHER_TOLL = 0.7
"""Likeness from which two tolls are set against each other though their reports give several."""
TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "month", "year", "decade", "century", "percent", "percentage point"}
)
"""Units that count no one."""
TOLL_REACH = 60
"""Characters after a number within which the state of those counted must be said: "14 islanders and visitors were"."""
DEATH_TOLL_REACH = 100
"""Characters before a number within which "death toll" must stand: a place and a day may come between."""
PART_BEFORE = frozenset({"including", "among", "another", "further", "other", "of"})
"""Words before a number that counts some of a larger number."""
EXTENT_ALIKE = 0.5
EXTENT_REACH = 8
"""Words after "full", "part of" ... within which the thing must be named."""


def quantity_facets(field: Field) -> Iterator[Facet]:
    """Every quantity with a unit, dated by the moment of its claim that stands nearest; tolls aside."""
    for at, claim in enumerate(field.claims):
        for quantity in claim.quantities:
            if quantity.unit and not _state(claim, quantity):
                value = quantity.passage.text
                yield Facet(at, claim.passage, value, quantity=quantity, moments=_nearest(field, claim, quantity))


def same_count(field: Field, left: Facet, right: Facet) -> bool:
    """One unit and thing, times that can be the same, and claims near each other."""
    if left.quantity is None or right.quantity is None:
        return False
    if not comparable(left.quantity, right.quantity) and not _same_people(left.quantity, right.quantity):
        return False
    if not times_meet(left.moments, right.moments):
        return False
    shared = bool(left.moments and right.moments) or left.quantity.thing == right.quantity.thing != ""
    return shared or float(field.likeness[left.claim, right.claim]) >= UNDATED_COUNT


def counts_agree(left: Facet, right: Facet) -> bool:
    """The ranges meet, after rounding and modifiers."""
    return left.quantity is not None and right.quantity is not None and not disagree(left.quantity, right.quantity)


def counts_firm(field: Field, left: Facet, right: Facet) -> bool:
    """One unit to the letter, claims alike, and neither claim has a number that fits the other's better."""
    if left.quantity is None or right.quantity is None or left.quantity.unit != right.quantity.unit:
        return False
    if float(field.likeness[left.claim, right.claim]) < OTHER_COUNT:
        return False
    return not _fits(field.claims[right.claim], left) and not _fits(field.claims[left.claim], right)


def toll_facets(field: Field) -> Iterator[Facet]:
    """Every number of people or things said to be killed, injured, missing, held, rescued ..."""
    found: dict[tuple[str, str], list[Facet]] = {}
    for at, claim in enumerate(field.claims):
        for quantity in claim.quantities:
            state = _state(claim, quantity)
            if state:
                moments = _nearest(field, claim, quantity)
                facet = Facet(at, claim.passage, quantity.passage.text, state, field.rare[at], quantity, moments)
                found.setdefault((claim.passage.report, state), []).append(facet)
    for facets in found.values():
        whole = [facet for facet in facets if not _is_part(field.claims[facet.claim], facet)]
        alone = all(counts_agree(one, other) for one, other in combinations(whole, 2))
        yield from (replace(facet, alone=alone) for facet in facets)


def same_toll(field: Field, left: Facet, right: Facet) -> bool:
    """One state, times that can be the same, and not a share on one side and a number on the other."""
    if left.quantity is None or right.quantity is None:
        return False
    shares = (left.quantity.unit == "percent") == (right.quantity.unit == "percent")
    return left.label == right.label and shares and times_meet(left.moments, right.moments)


def toll_firm(field: Field, left: Facet, right: Facet) -> bool:
    """Both reports give one toll only, or the claims are much alike; and neither number is a mere part.

    A report of a long war gives many tolls, of which any two differ and none contradicts another.
    """
    one, other = field.claims[left.claim], field.claims[right.claim]
    if not (left.alone and right.alone) and float(field.likeness[left.claim, right.claim]) < OTHER_TOLL:
        return False
    return not (_gives(other, left) or _gives(one, right) or _is_part(one, left) or _is_part(other, right))


def extent_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim speaks of the whole or of a part of something that has a name."""
    for at, claim in enumerate(field.claims):
        for label in ("whole", "part"):
            found = _extent(field, claim, lexicon(f"extent_{label}"))
            if found:
                value, about = found
                yield Facet(at, claim.passage, value, label, about)


def _extent(field: Field, claim: Claim, words: frozenset[str]) -> tuple[str, frozenset[str]] | None:
    text = claim.passage.text
    spans = list(tokens(text))
    for at, (start, _, token) in enumerate(spans):
        if token in words:
            end = spans[min(at + EXTENT_REACH, len(spans) - 1)][1]
            beginning = claim.passage.start + start
            reach = Passage(claim.passage.report, beginning, claim.passage.start + end, text[start:end])
            named = list(field.named.inside(reach))
            if named:
                last = max(passage.end for _, passage in named) - claim.passage.start
                return text[start:last], frozenset(name for name, _ in named)
    return None


@cache
def _states() -> dict[str, str]:
    """From each form of the list to the state that it names."""
    return {form: line.split()[0] for line in sorted(lexicon("tolls")) for form in line.split()}


def _state(claim: Claim, quantity: Quantity) -> str | None:
    """What befell those counted: the state said right after the number or just before it; None if none is.

    A number further on ends the search, a hyphened one ("five-star") counts nobody, and a death toll counts the dead.
    """
    text = claim.passage.text
    start, end = quantity.passage.start - claim.passage.start, quantity.passage.end - claim.passage.start
    states = _states()
    hyphened = "-" in quantity.passage.text and singular(quantity.passage.text.rpartition("-")[2]) == quantity.unit
    if hyphened or quantity.unit in TIMES:
        return None
    before = [word for _, _, word in tokens(text[max(0, start - DEATH_TOLL_REACH) : start])]
    if quantity.unit == "person" and ("death", "toll") in pairwise(before):
        return states["dead"]
    others = [other.passage.start - claim.passage.start for other in claim.quantities]
    reach = min([end + TOLL_REACH, *(other for other in others if other > start)])
    following = [states[word] for _, _, word in tokens(text[start:reach]) if word in states]
    if following:
        return following[0]
    preceding = [word for _, _, word in tokens(text[:start])][-2:]
    return next((states[word] for word in preceding if word in states), None)


def _same_people(left: Quantity, right: Quantity) -> bool:
    """Whether two equal numbers count people under two nouns: "40 passengers", "some 40 people"."""
    people = lexicon("people_nouns")
    return left.unit in people and right.unit in people and not disagree(left, right)


def _is_part(claim: Claim, facet: Facet) -> bool:
    """Whether the number counts some of those of another number: "two of them", "including three children"."""
    text = claim.passage.text
    start = facet.passage.start if facet.quantity is None else facet.quantity.passage.start
    before = [word for _, _, word in tokens(text[: start - claim.passage.start])][-2:]
    counted = {word for _, _, word in tokens(facet.value)}
    return bool(PART_BEFORE & set(before) or {"others", "other", "more"} & counted)


def _gives(claim: Claim, facet: Facet) -> bool:
    return facet.quantity is not None and any(not disagree(facet.quantity, quantity) for quantity in claim.quantities)


def _fits(claim: Claim, facet: Facet) -> bool:
    return facet.quantity is not None and any(
        comparable(facet.quantity, quantity) and not disagree(facet.quantity, quantity) for quantity in claim.quantities
    )


def _nearest(field: Field, claim: Claim, quantity: Quantity) -> tuple[Moment, ...]:
    """The moment of the claim that stands nearest to the quantity."""
    found = [
        moment
        for moment in (field.moments[name] for name in claim.moments)
        if moment.earliest
        and moment.kind is not MomentKind.DURATION
        and not overlap(moment.expression, quantity.passage)
    ]
    if not found:
        return ()
    return (min(found, key=lambda moment: (_gap(moment.expression, quantity.passage), moment.expression.start)),)


def _gap(left: Passage, right: Passage) -> int:
    return max(left.start - right.end, right.start - left.end, 0)
