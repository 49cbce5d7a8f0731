"""The checks that find exact differences: a table of them, each with what it sees and when two facets differ.

A *facet* is what a check sees in one claim: a quantity, a time, how much of a thing, whether somebody was there,
how something ended. Two facets are compared only if they answer one question; `agree` then tells whether they can
both be right, and `differ` asks for more before a difference is shown, since a false alarm costs more than a miss.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from crossread.language.lexicon import lexicon
from crossread.language.quantities import comparable, disagree
from crossread.points.field import Field
from crossread.records import Claim, Moment, Passage, PointKind, Precision, Quantity
from crossread.text import overlap


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """What one check sees in one claim."""

    claim: int
    """Position of the claim in the field."""
    passage: Passage
    """The claim's passage."""
    value: str
    """The words that say it: part of the passage's text."""
    label: str
    """What is compared where there is no number or time: "there" / "not there", "whole" / "part" ..."""
    about: frozenset[str] = frozenset()
    """Ids of the names it is about."""
    quantity: Quantity | None = None
    moments: tuple[Moment, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of exact difference."""

    name: str
    says: str
    """What the check compares, for reasons."""
    kind: PointKind
    facets: Callable[[Field], Iterator[Facet]]
    same_question: Callable[[Field, Facet, Facet], bool]
    agree: Callable[[Facet, Facet], bool]
    firm: Callable[[Field, Facet, Facet], bool]
    agrees_alone: bool
    """Whether agreement by itself makes a point: a number that lineages share does, mere presence does not."""

    def differ(self, field: Field, left: Facet, right: Facet) -> bool:
        """Whether two facets answer one question and cannot both be right, surely enough to show it."""
        return self.same_question(field, left, right) and not self.agree(left, right) and self.firm(field, left, right)


# ---- quantities ----------------------------------------------------------------------------------------------

SAME_COUNT = 0.4
"""Likeness from which two claims with one number of one unit speak of one thing: an equal number is itself evidence."""
OTHER_COUNT = 0.62
"""Likeness from which two claims with different numbers of one unit do: the numbers are no evidence then."""
PLAIN_UNITS = frozenset({"", "one", "two"})


def quantity_facets(field: Field) -> Iterator[Facet]:
    """Every quantity with a unit, dated by the moments of its claim that stand nearest."""
    for at, claim in enumerate(field.claims):
        for quantity in claim.quantities:
            if quantity.unit not in PLAIN_UNITS:
                value = quantity.passage.text
                yield Facet(at, claim.passage, value, "", quantity=quantity, moments=_nearest(field, claim, quantity))


def same_count(field: Field, left: Facet, right: Facet) -> bool:
    """One unit and thing, times that can be the same, and claims near each other."""
    if left.quantity is None or right.quantity is None or not comparable(left.quantity, right.quantity):
        return False
    if not _times_meet(left.moments, right.moments):
        return False
    return float(field.likeness[left.claim, right.claim]) >= SAME_COUNT


def counts_agree(left: Facet, right: Facet) -> bool:
    """The ranges meet, after rounding and modifiers."""
    return left.quantity is not None and right.quantity is not None and not disagree(left.quantity, right.quantity)


def counts_firm(field: Field, left: Facet, right: Facet) -> bool:
    """Claims alike, and neither claim has a number that fits the other's better."""
    if float(field.likeness[left.claim, right.claim]) < OTHER_COUNT:
        return False
    one, other = field.claims[left.claim], field.claims[right.claim]
    return not _fits(other, left) and not _fits(one, right)


def _fits(claim: Claim, facet: Facet) -> bool:
    return facet.quantity is not None and any(
        comparable(facet.quantity, quantity) and not disagree(facet.quantity, quantity)
        for quantity in claim.quantities
    )


def _nearest(field: Field, claim: Claim, quantity: Quantity) -> tuple[Moment, ...]:
    """The moment of the claim that stands nearest to the quantity."""
    found = [field.moments[name] for name in claim.moments if field.moments[name].earliest]
    found = [moment for moment in found if not overlap(moment.expression, quantity.passage)]
    if not found:
        return ()
    return (min(found, key=lambda moment: (_gap(moment.expression, quantity.passage), moment.expression.start)),)


def _gap(left: Passage, right: Passage) -> int:
    return max(left.start - right.end, right.start - left.end, 0)


def _times_meet(left: tuple[Moment, ...], right: tuple[Moment, ...]) -> bool:
    return not left or not right or any(_meet(one, other) for one in left for other in right)


def _meet(left: Moment, right: Moment) -> bool:
    """Whether two moments can be one; unknown ones can."""
    if not (left.earliest and left.latest and right.earliest and right.latest):
        return True
    return left.earliest[:10] <= right.latest[:10] and right.earliest[:10] <= left.latest[:10]


# ---- how much of a thing -------------------------------------------------------------------------------------

REACH = 8
"""Words after "full", "part of" ... within which the thing must be named."""
EXTENT_ALIKE = 0.5


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
    spans = list(_tokens(text))
    for at, (start, _, token) in enumerate(spans):
        if token in words:
            end = spans[min(at + REACH, len(spans) - 1)][1]
            reach = Passage(claim.passage.report, claim.passage.start + start, claim.passage.start + end, text[start:end])
            about = frozenset(field.named.inside(reach))
            if about:
                return text[start:end], about
    return None


def _tokens(text: str) -> Iterator[tuple[int, int, str]]:
    start = 0
    for part in text.split():
        start = text.index(part, start)
        yield start, start + len(part), part.casefold().strip(".,;:'\"“”‘’()")
        start += len(part)


def same_extent(field: Field, left: Facet, right: Facet) -> bool:
    """One named thing, and claims near each other."""
    return bool(left.about & right.about) and float(field.likeness[left.claim, right.claim]) >= EXTENT_ALIKE


# ---- who was there -------------------------------------------------------------------------------------------

PRESENCE_ALIKE = 0.3
"""Low, since the names carry the comparison: the same two or more of them must be there."""


def presence_facets(field: Field) -> Iterator[Facet]:
    """Whether named ones attended, took part, were present; or did not, stayed away, were absent."""
    present, away = lexicon("presence_there"), lexicon("presence_away")
    for at, claim in enumerate(field.claims):
        keys = " ".join(key for _, _, key in _tokens(claim.passage.text))
        there = _phrase(keys, present)
        gone = _phrase(keys, away)
        about = field.rare[at]
        if about and bool(there) != bool(gone):
            label = "there" if bool(there) != claim.negative else "not there"
            yield Facet(at, claim.passage, claim.passage.text, label, about)


def _phrase(keys: str, phrases: frozenset[str]) -> str | None:
    padded = f" {keys} "
    return next((phrase for phrase in sorted(phrases) if f" {phrase} " in padded), None)


def same_presence(field: Field, left: Facet, right: Facet) -> bool:
    """The same names: two at least, or all that either claim has."""
    shared = left.about & right.about
    enough = len(shared) >= 2 or shared in (left.about, right.about)
    return bool(shared) and enough and float(field.cosine[left.claim, right.claim]) >= PRESENCE_ALIKE


# ---- how it ended --------------------------------------------------------------------------------------------

OUTCOME_ALIKE = 0.45


def outcome_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim says that something led to a result, or that it came to nothing."""
    for at, claim in enumerate(field.claims):
        keys = " ".join(key for _, _, key in _tokens(claim.passage.text))
        nothing = _phrase(keys, lexicon("outcome_nothing"))
        something = _phrase(keys, lexicon("outcome_something"))
        if field.rare[at] and bool(nothing) != bool(something):
            label = "came to nothing" if nothing else "led to something"
            yield Facet(at, claim.passage, claim.passage.text, label, field.rare[at])


def same_outcome(field: Field, left: Facet, right: Facet) -> bool:
    """A name that few claims have in both, and claims near each other."""
    return bool(left.about & right.about) and float(field.likeness[left.claim, right.claim]) >= OUTCOME_ALIKE


# ---- yes or no -----------------------------------------------------------------------------------------------

POLARITY_ALIKE = 0.75
SAME_WORDS = 0.5
"""Share of the shorter claim's content words, negations aside, that the other must have."""


def polarity_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim affirms or denies."""
    for at, claim in enumerate(field.claims):
        yield Facet(at, claim.passage, claim.passage.text, "no" if claim.negative else "yes", frozenset(claim.names))


def same_predicate(field: Field, left: Facet, right: Facet) -> bool:
    """Claims so near that only the negation parts them: by vector, by names and by words."""
    if float(field.likeness[left.claim, right.claim]) < POLARITY_ALIKE or left.label == right.label:
        return False
    negations = lexicon("negations")
    one, other = (set(field.claims[at].keys) - negations for at in (left.claim, right.claim))
    return len(one & other) >= SAME_WORDS * max(1, min(len(one), len(other)))


# ---- when ----------------------------------------------------------------------------------------------------

TIME_ALIKE = 0.7


def time_facets(field: Field) -> Iterator[Facet]:
    """The one worked-out day of a claim that has just one."""
    for at, claim in enumerate(field.claims):
        found = [field.moments[name] for name in claim.moments if field.moments[name].earliest]
        if len(found) == 1 and found[0].precision is not Precision.YEAR:
            yield Facet(at, claim.passage, found[0].expression.text, "", frozenset(claim.names), moments=(found[0],))


def same_event(field: Field, left: Facet, right: Facet) -> bool:
    """Claims near each other that name the same."""
    return float(field.likeness[left.claim, right.claim]) >= TIME_ALIKE


def times_agree(left: Facet, right: Facet) -> bool:
    """The times can be one: "Monday" and "earlier this week" can."""
    return _times_meet(left.moments, right.moments)


# ---- the table -----------------------------------------------------------------------------------------------


def labels_agree(left: Facet, right: Facet) -> bool:
    """The same label."""
    return left.label == right.label


def always_firm(field: Field, left: Facet, right: Facet) -> bool:
    """Nothing more is asked."""
    return True


CHECKS: tuple[Check, ...] = (
    Check("quantity", "numbers of one thing", PointKind.QUANTITY, quantity_facets, same_count, counts_agree,
          counts_firm, agrees_alone=True),
    Check("extent", "the whole of a thing or a part of it", PointKind.QUANTITY, extent_facets, same_extent,
          labels_agree, always_firm, agrees_alone=False),
    Check("time", "the day of one event", PointKind.TIME, time_facets, same_event, times_agree, always_firm,
          agrees_alone=False),
    Check("presence", "who was there", PointKind.PRESENCE, presence_facets, same_presence, labels_agree,
          always_firm, agrees_alone=False),
    Check("outcome", "what came of it", PointKind.POLARITY, outcome_facets, same_outcome, labels_agree,
          always_firm, agrees_alone=False),
    Check("polarity", "whether it is so", PointKind.POLARITY, polarity_facets, same_predicate, labels_agree,
          always_firm, agrees_alone=False),
)  # fmt: skip
