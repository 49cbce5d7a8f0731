"""Dates without a year in a text that tells what was long ago: in the year of the date named just before them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossread.moments import days
from crossread.moments.ground import Ground, Named
from crossread.moments.meaning import Meaning, ends
from crossread.records import MomentKind, Precision

RECENT = timedelta(days=60)
"""A date that lies so near the day of the report may be meant as news; then it is counted from that day."""
REACH = timedelta(days=184)
"""Half a year: a date is the one nearest to the date named before it."""
WITH_YEAR = frozenset({"full-date", "month-of-year", "season-of-year", "part-of-year", "year"})
"""Rules of expressions that say their year."""
WITHOUT_YEAR = frozenset({"date-without-year", "month", "season"})


@dataclass(frozen=True, slots=True)
class Told:
    """What a text has named so far."""

    full: Named | None = None
    """The last date that has its year, or was given one."""
    day: Named | None = None
    """The last date of any kind."""


def in_narrative(worked: Meaning, ground: Ground, told: Told) -> Meaning:
    """An expression with the year that the text has just named, if it goes on from there.

    It goes on if a date with its year stands before it in the same sentence or the sentence before, in the same
    paragraph (anywhere before it, in a text that tells only of long ago); if it has day and month, or a month; if its
    clause does not look ahead; and if counted from the day of the report it would not be recent.
    """
    named = told.full
    if named is None or worked.rule not in WITHOUT_YEAR or not worked.earliest or not worked.latest or not worked.value:
        return worked
    near = ground.number - named.sentence <= 1 and ground.paragraph == named.paragraph
    if not (near or ground.history) or (ground.ahead and not ground.history) or "T" in worked.earliest:
        return worked
    first = date.fromisoformat(worked.earliest)
    goes_on = named.told and named.sentence == ground.number
    anchor = ground.anchor
    if (
        anchor is None
        or anchor - named.day <= RECENT
        or (abs(anchor - first) <= RECENT and not goes_on and not ground.history)
    ):
        return worked
    return _moved(worked, first, named) or worked


def _moved(worked: Meaning, first: date, named: Named) -> Meaning | None:
    """The same expression in the year that brings it nearest to a day; None if that year has no such day."""
    to = named.day
    for year in (to.year,) if named.precision is Precision.YEAR else (to.year, to.year - 1, to.year + 1):
        begin = days.valid(year, first.month, first.day)
        if begin is None or (abs(begin - to) > REACH and named.precision is not Precision.YEAR):
            continue
        value = f"{year:04d}{(worked.value or '')[4:]}"
        found = ends(value)
        if found is None:
            return None
        low, high, precision = found
        if precision is Precision.MONTH and worked.precision is Precision.MONTH and worked.earliest and worked.latest:
            low, high = _same_part(worked, low, high)
        return replace(
            worked,
            value=value,
            earliest=low,
            latest=high,
            precision=worked.precision,
            counted=False,
            rule="date-of-narrative",
        )
    return None


def _same_part(worked: Meaning, low: str, high: str) -> tuple[str, str]:
    """The early, middle or late part of the month or season that the expression had."""
    first, last = (worked.earliest or "")[5:], (worked.latest or "")[5:]
    if worked.value is not None and len(worked.value) == 7 and worked.value[5:].isdigit():
        end = min(int(last[3:]), int(high[8:])) if int(last[3:]) < 28 else int(high[8:])
        return f"{low[:5]}{first}", f"{high[:8]}{end:02d}"
    return low, high


def naming(worked: Meaning, ground: Ground, told: Told) -> Told:
    """What the text has named after an expression."""
    if worked.kind not in (MomentKind.DATE, MomentKind.TIME) or not worked.earliest or worked.earliest.startswith("T"):
        return told
    day = date.fromisoformat(worked.earliest[:10])
    narrated = worked.rule == "date-of-narrative"
    here = Named(day, ground.number, ground.paragraph, narrated, worked.precision)
    full = here if worked.rule in WITH_YEAR or narrated else told.full
    if worked.rule == "year" and not ground.history:
        full = told.full
    return Told(full, here)
