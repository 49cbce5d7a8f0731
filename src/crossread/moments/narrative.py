"""Dates without a year in a text that tells what was long ago: in the year of the full date just before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.moments import days
from crossread.moments.cues import looks_ahead
from crossread.moments.expressions import Found
from crossread.records import Precision, Sentence

RECENT = timedelta(days=60)
"""A date that lies so near the day of the report may be meant as news; then it is counted from that day."""
REACH = timedelta(days=184)
"""Half a year: a date is the one nearest to the date named before it."""


@dataclass(frozen=True, slots=True)
class Named:
    """The last day or month that the text gave with its year, and where."""

    day: date
    sentence: int
    paragraph: int
    told: bool = False
    """Whether it had no year of its own: then the rest of its sentence is of that time too, however near."""


def in_narrative(
    found: Found, sentence: Sentence, number: int, anchor: date | None, named: Named | None
) -> tuple[Found, Named | None]:
    """An expression with the year that the text has just named, if it goes on from there; and what is named now.

    It goes on if a date with its year stands before it in the same sentence or the sentence before, in the same
    paragraph; if it has day and month, or a month; if its clause does not look ahead; and if counted from the day of
    the report it would not be recent.
    """
    span = found.span
    if span.rule in ("full-date", "month-of-year") and span.earliest:
        return found, Named(date.fromisoformat(span.earliest[:10]), number, sentence.paragraph)
    near = named is not None and number - named.sentence <= 1 and sentence.paragraph == named.paragraph
    if named is None or not near or span.rule not in ("date-without-year", "month"):
        return found, named
    if span.earliest is None or looks_ahead(sentence.text, found.start, found.end):
        return found, named
    first, last = date.fromisoformat(span.earliest[:10]), date.fromisoformat((span.latest or span.earliest)[:10])
    goes_on = named.told and named.sentence == number
    if anchor is None or anchor - named.day <= RECENT or (abs(anchor - first) <= RECENT and not goes_on):
        return found, named
    moved = _moved(first, last, named.day)
    if moved is None or span.precision not in (Precision.DAY, Precision.MONTH):
        return found, named
    told = days.of_days(*moved, span.precision, False, "date-of-narrative")
    return replace(found, span=told), Named(moved[0], number, sentence.paragraph, told=True)


def _moved(first: date, last: date, to: date) -> tuple[date, date] | None:
    """A stretch of days in the year that brings it nearest to a day; None if that year has no such days."""
    for year in (to.year, to.year - 1, to.year + 1):
        begin = days.valid(year, first.month, first.day)
        if begin is None or abs(begin - to) > REACH or year + last.year - first.year > days.LATEST_YEAR:
            continue
        length = days.month_end(year, last.month).day if last == days.month_end(last.year, last.month) else last.day
        end = days.valid(year + last.year - first.year, last.month, length)
        return (begin, end) if end is not None and end >= begin else None
    return None
