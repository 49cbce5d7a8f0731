"""Checks of time: the day or part of a day of one event, the time of day, and how an occasion ran."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.quantities import bounds
from crossread.language.stems import stem
from crossread.parsed import Claim
from crossread.points.facets import Facet, asks_the_same, day, likeness, meet, part, surely_the_same, times_meet
from crossread.points.field import Field
from crossread.records import Moment, MomentKind, Precision

DAY_ALIKE = 0.62
"""High: look-alike claims about two days are mostly two events."""
OTHER_VERB = 0.75
"""Likeness from which two claims with two verbs are of one event: "was released Sunday", "said Tuesday" are not."""
NEAR_DAYS = 10
"""Days beyond which two dates are hardly two readings of one event, unless the claims are `MUCH_ALIKE`."""
MUCH_ALIKE = 0.8
CLOCK_ALIKE = 0.3
"""Low: a time of day to the minute is rare in a report, and a shared rare name is asked for besides."""
CLOCK_ALONE = 0.6
"""Likeness from which no shared name is asked for."""
SAME_CLOCK = 5
"""Minutes by which two reports of one time may differ, since times are rounded."""
NEAR_CLOCK = 180
"""Minutes beyond which two times of day are hardly two readings of one event."""
COURSE_ALIKE = 0.35
"""Low: a day, and an occasion of one kind, are asked for besides."""
BEGINNING = frozenset("begin start open commence".split())


AGO = "years ago"
"""Said roughly: what was two years ago may be of the year before or after."""
YEAR, DIGIT = re.compile(r"\b[12]\d{3}\b"), re.compile(r"\d")


def day_facets(field: Field) -> Iterator[Facet]:
    """Every day, longer stretch or part of a day that a claim's verb is dated by."""
    for at, unit in enumerate(field.units):
        for moment in (field.moments[name] for name in unit.claim.moments):
            if _dates_a_day(moment):
                yield replace(part(field, at, moment.expression, stem(unit.claim.predicate)), moments=(moment,))


def same_event(field: Field, left: Facet, right: Facet) -> bool:
    """The times date the same verb, or claims much alike, and can be one; or each has none in the other's sentence."""
    if not (left.label == right.label != "" or surely_the_same(field, left, right, OTHER_VERB)):
        return False
    return days_agree(left, right) or (_alone(field, left, right) and _alone(field, right, left))


def days_agree(left: Facet, right: Facet) -> bool:
    """The times can be one: "Monday" and "earlier this week" can, the morning and the evening of a day cannot."""
    one, other = left.moments[0], right.moments[0]
    return _can_be_one(one, other) or (AGO in left.value + right.value and _years_between(one, other) <= 1)


def days_firm(field: Field, left: Facet, right: Facet) -> bool:
    """Days near enough to be two readings of one event, or claims much alike; no year against a day."""
    if (left.moments[0].precision is Precision.YEAR) != (right.moments[0].precision is Precision.YEAR):
        return False
    return _days_between(left.moments[0], right.moments[0]) <= NEAR_DAYS or likeness(field, left, right) >= MUCH_ALIKE


def _alone(field: Field, facet: Facet, other: Facet) -> bool:
    """Whether no time in the other claim's sentence can be that of a facet."""
    sentence = field.units[other.unit].claim.sentence
    return not any(_can_be_one(facet.moments[0], one) for one in field.dated.inside(sentence) if _dated(one))


def clock_facets(field: Field) -> Iterator[Facet]:
    """Every time of day to the minute."""
    for at, unit in enumerate(field.units):
        for name in unit.claim.moments:
            moment = field.moments[name]
            if moment.precision is Precision.MINUTE and _minutes(moment.earliest) is not None:
                yield replace(part(field, at, moment.expression, about=field.rare[at]), moments=(moment,))


def same_clock(field: Field, left: Facet, right: Facet) -> bool:
    """A rare name in both or claims much alike, on days that can be the same, not hours apart."""
    near = asks_the_same(field, left, right, CLOCK_ALONE)
    one_day = times_meet(left.moments, right.moments)
    return (near or bool(left.about & right.about)) and one_day and _apart(left, right) <= NEAR_CLOCK


def clocks_agree(left: Facet, right: Facet) -> bool:
    """The same time of day, to a few minutes."""
    return _apart(left, right) <= SAME_CLOCK


def course_facets(field: Field) -> Iterator[Facet]:
    """When an occasion (a meeting, a match) began on a day, or how many hours it took on a day."""
    for at, unit in enumerate(field.units):
        claim = unit.claim
        about = _occasion(claim)
        dated = [one for one in (field.moments[name] for name in claim.moments) if _dated(one)]
        if not about or len(dated) != 1:
            continue
        if claim.predicate in BEGINNING and _minutes(dated[0].earliest) is not None:
            yield replace(part(field, at, dated[0].expression, "begins", about), moments=(dated[0],))
        for quantity in claim.quantities:
            if quantity.unit in ("hour", "minute"):
                facet = part(field, at, quantity.passage, "lasts", about)
                yield replace(facet, moments=(dated[0],), quantity=quantity)


def same_occasion(field: Field, left: Facet, right: Facet) -> bool:
    """Occasions of one kind on one day."""
    return bool(left.about & right.about) and times_meet(left.moments, right.moments)


def fits_the_day(left: Facet, right: Facet) -> bool:
    """What begins so late can last so long and still be of that day; two beginnings or lengths are not compared."""
    if left.label == right.label:
        return True
    begins, lasts = (left, right) if left.label == "begins" else (right, left)
    start = begins.moments[0].earliest
    if lasts.quantity is None or start is None or day(lasts.moments[0].earliest) != day(lasts.moments[0].latest):
        return True
    shortest = timedelta(seconds=bounds(lasts.quantity)[0])
    return (datetime.fromisoformat(start) + shortest).date() == datetime.fromisoformat(start).date()


@cache
def _occasions() -> dict[str, str]:
    """From the stem of each noun for an occasion to the first of its line, which stands for the kind."""
    return {stem(word): line.split()[0] for line in sorted(lexicon("occasions"), reverse=True) for word in line.split()}


def _occasion(claim: Claim) -> frozenset[str]:
    """The kind of occasion that a claim is about, by its subject."""
    heads = (stem(one.head) for one in claim.participants if one.slot == "subject")
    return frozenset(_occasions()[head] for head in heads if head in _occasions())


def _dated(moment: Moment) -> bool:
    return day(moment.earliest) is not None and moment.kind in (MomentKind.DATE, MomentKind.TIME)


def _dates_a_day(moment: Moment) -> bool:
    """Whether a moment is a day, a longer stretch or part of a day: no time to the minute, no end of a span."""
    return _dated(moment) and moment.precision is not Precision.MINUTE and moment.until is None


def _can_be_one(left: Moment, right: Moment) -> bool:
    """Whether two moments overlap: by the clock where both have one, else by their days; so may those in like words."""
    if left.expression.text.casefold() == right.expression.text.casefold() or _same_but_the_year(left, right):
        return True
    ends = [left.earliest, left.latest, right.earliest, right.latest]
    if all(end and "T" in end and day(end) for end in ends) and Precision.MINUTE not in (
        left.precision,
        right.precision,
    ):
        return str(left.earliest)[:16] <= str(right.latest)[:16] and str(right.earliest)[:16] <= str(left.latest)[:16]
    return meet(left, right)


def _same_but_the_year(left: Moment, right: Moment) -> bool:
    """Whether two expressions without a year name one day or month: in which year it lies is a guess of ours."""
    if YEAR.search(left.expression.text) or YEAR.search(right.expression.text):
        return False
    spans = [((one.earliest or "")[4:10], (one.latest or "")[4:10]) for one in (left, right)]
    named = any(
        one.anchor is None or one.precision is Precision.MONTH or DIGIT.search(one.expression.text)
        for one in (left, right)
    )
    return spans[0] == spans[1] and named


def _years_between(left: Moment, right: Moment) -> int:
    return abs(int((left.earliest or "0")[:4]) - int((right.earliest or "0")[:4]))


def _days_between(left: Moment, right: Moment) -> int:
    """Days from the end of the earlier of two moments to the beginning of the later."""
    spans = sorted((day(one.earliest) or "", day(one.latest) or day(one.earliest) or "") for one in (left, right))
    return max(0, (date.fromisoformat(spans[1][0]) - date.fromisoformat(spans[0][1])).days)


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
