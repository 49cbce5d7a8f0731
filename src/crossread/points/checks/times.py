"""Checks of time: the day of one event, and the time of day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from crossread.language.classes import AUXILIARIES
from crossread.language.stems import stem
from crossread.language.verbs import finite
from crossread.language.words import words
from crossread.points.facets import Facet, day, times_meet
from crossread.points.field import Field
from crossread.records import MomentKind, Passage, Precision

DAY_ALIKE = 0.7
"""High: look-alike claims about two days are mostly two events."""
NEAR_DAYS = 10
"""Days beyond which two dates are hardly two readings of one event, but a date that names something ("Sept. 11")."""
CLOCK_ALIKE = 0.3
"""Low: a time of day to the minute is rare in a report, and a shared rare name is asked for besides."""
CLOCK_ALONE = 0.6
"""Likeness from which no shared name is asked for."""
SAME_CLOCK = 5
"""Minutes by which two reports of one time may differ, since times are rounded."""
NEAR_CLOCK = 180
"""Minutes beyond which two times of day are hardly two readings of one event."""


def day_facets(field: Field) -> Iterator[Facet]:
    """The one worked-out day of a claim that has just one, with the verb that it dates."""
    for at, claim in enumerate(field.claims):
        named = [field.moments[name] for name in claim.moments]
        found = [one for one in named if day(one.earliest) and one.kind is not MomentKind.DURATION]
        if len(found) == 1 and found[0].precision not in (Precision.YEAR, Precision.MINUTE):
            verb = _verb_before(claim.passage, found[0].expression)
            yield Facet(at, claim.passage, found[0].expression.text, verb, frozenset(claim.names), moments=(found[0],))


def same_verb(field: Field, left: Facet, right: Facet) -> bool:
    """The times date the same verb: "was released Sunday" and "said Tuesday" are two events."""
    return left.label == right.label != ""


def days_agree(left: Facet, right: Facet) -> bool:
    """The times can be one: "Monday" and "earlier this week" can."""
    return times_meet(left.moments, right.moments)


def days_near(field: Field, left: Facet, right: Facet) -> bool:
    """Days apart by little enough to be two readings of one event."""
    first, second = (day(facet.moments[0].earliest) for facet in (left, right))
    if first is None or second is None:
        return False
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days) <= NEAR_DAYS


def clock_facets(field: Field) -> Iterator[Facet]:
    """Every time of day to the minute."""
    for at, claim in enumerate(field.claims):
        for name in claim.moments:
            moment = field.moments[name]
            if moment.precision is Precision.MINUTE and _minutes(moment.earliest) is not None:
                yield Facet(at, claim.passage, moment.expression.text, about=field.rare[at], moments=(moment,))


def same_clock(field: Field, left: Facet, right: Facet) -> bool:
    """A rare name in both or claims much alike, on days that can be the same, not hours apart."""
    near = float(field.likeness[left.claim, right.claim]) >= CLOCK_ALONE
    return (near or bool(left.about & right.about)) and days_agree(left, right) and _apart(left, right) <= NEAR_CLOCK


def clocks_agree(left: Facet, right: Facet) -> bool:
    """The same time of day, to a few minutes."""
    return _apart(left, right) <= SAME_CLOCK


def _verb_before(passage: Passage, expression: Passage) -> str:
    """Stem of the last word before an expression that looks like a finite verb and no auxiliary; `""` if none."""
    before = words(passage.text[: max(0, expression.start - passage.start)])
    return next((stem(word.key) for word in reversed(before) if finite(word) and word.key not in AUXILIARIES), "")


def _apart(left: Facet, right: Facet) -> int:
    """Minutes between two times of day."""
    one, other = (_minutes(facet.moments[0].earliest) for facet in (left, right))
    return NEAR_CLOCK + 1 if one is None or other is None else abs(one - other)


def _minutes(iso: str | None) -> int | None:
    """Minutes since midnight of an ISO 8601 time, with or without a day before it."""
    _, mark, clock = (iso or "").partition("T")
    if not mark or len(clock) < 5:
        return None
    return int(clock[:2]) * 60 + int(clock[3:5])
