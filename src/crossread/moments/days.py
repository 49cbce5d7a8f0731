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


CLOSE = 90
"""Days: a date this near, said without its year, is the one meant where the verbs say nothing ..."""
VERY_CLOSE = 45
"""... and so near, whatever they say: of the other, most of a year away, a report would give the year."""


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
    return choose(anchor, past, coming, ahead)


def choose(anchor: date, past: date, coming: date, ahead: bool | None) -> date:
    """The one of two days that a report means: the one very close, then the one that the verbs point to."""
    on, back = (coming - anchor).days, (anchor - past).days
    if min(on, back) <= (CLOSE if ahead is None else VERY_CLOSE) and on != back:
        return coming if on < back else past
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
