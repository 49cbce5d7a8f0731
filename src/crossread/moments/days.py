"""Days, months and years counted from an anchor: arithmetic on dates, with nothing of language in it."""

from __future__ import annotations

from datetime import date, timedelta

EARLIEST_YEAR, LATEST_YEAR = 1, 9998
"""Years that dates can be worked out in; a year more is kept on both sides for sums."""


def valid(year: int, month: int, day: int) -> date | None:
    """The day of that date, or None if there is none."""
    try:
        return date(year, month, day) if EARLIEST_YEAR <= year <= LATEST_YEAR else None
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def weekday(anchor: date, number: int, step: int) -> date:
    """The nearest such day of the week: `step` -1 back, +1 on, both with the anchor; -2 and +2 without it."""
    if step < 0:
        back = (anchor.weekday() - number) % 7
        return anchor - timedelta(days=back or (7 if step == -2 else 0))
    on = (number - anchor.weekday()) % 7
    return anchor + timedelta(days=on or (7 if step == 2 else 0))


AHEAD_SOON = 60
"""Days: a date of this month or the next but one, said without a year or a cue, may lie ahead ..."""
BEHIND_LONG = 300
"""... if it was this long ago the last time: "the trial opens 3 March", printed in February."""


def nearest(anchor: date, month: int, day: int, ahead: bool | None) -> date | None:
    """The nearest such day of the year; `ahead` None where nothing says which way."""
    past = next(
        (
            found
            for year in range(anchor.year, anchor.year - 9, -1)
            if (found := valid(year, month, day)) and found <= anchor
        ),
        None,
    )
    coming = next(
        (
            found
            for year in range(anchor.year, anchor.year + 9)
            if (found := valid(year, month, day)) and found >= anchor
        ),
        None,
    )
    if past is None or coming is None:
        return past or coming
    if ahead is None:
        ahead = (coming - anchor).days <= AHEAD_SOON and (anchor - past).days >= BEHIND_LONG
    return coming if ahead else past


def month_near(anchor: date, month: int, ahead: bool | None, skip: bool = False) -> int:
    """The year of the nearest such month, the anchor's own counting as both past and coming unless `skip`."""
    if ahead:
        return anchor.year + (month < anchor.month or (skip and month == anchor.month))
    return anchor.year - (month > anchor.month or (skip and month == anchor.month))


def shifted(anchor: date, months_on: int) -> tuple[int, int]:
    """Year and month so many months on."""
    index = anchor.year * 12 + anchor.month - 1 + months_on
    return index // 12, index % 12 + 1


def weekday_of_month(year: int, month: int, number: int, place: int) -> date | None:
    """The first (1) to fifth or the last (-1) such day of the week in a month; None if the month has none."""
    if place < 0:
        return weekday(month_end(year, month), number, -1)
    found = weekday(date(year, month, 1), number, 1) + timedelta(days=7 * (place - 1))
    return found if found.month == month else None
