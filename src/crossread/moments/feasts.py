"""Days that have a name, worked out for a year."""

from __future__ import annotations

import re
from datetime import date, timedelta

from crossread.moments import days

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
RULE = re.compile(r"(?:(\d\d)-(\d\d)|([a-z]{3})-(\d)-(\d\d)|easter)([+-]\d+)?")


def in_year(rule: str, year: int) -> date | None:
    """The day that a rule of the list of feasts gives in a year: `12-24`, `thu-4-11+1`, `easter-2`."""
    match = RULE.fullmatch(rule)
    if match is None or not days.EARLIEST_YEAR <= year <= days.LATEST_YEAR:
        return None
    month, day, weekday, place, within, shift = match.groups()
    if month:
        found = days.valid(year, int(month), int(day))
    elif weekday:
        number = int(place) if place != "5" else -1
        found = days.weekday_of_month(year, int(within), WEEKDAYS.index(weekday), number)
    else:
        found = easter(year)
    return found + timedelta(days=int(shift or 0)) if found else None


def nearest(rule: str, anchor: date, ahead: bool | None) -> date | None:
    """The nearest such day, the day of the report counting as both past and coming."""
    found = [one for year in range(anchor.year - 1, anchor.year + 2) if (one := in_year(rule, year))]
    past = max((one for one in found if one <= anchor), default=None)
    coming = min((one for one in found if one >= anchor), default=None)
    if past is None or coming is None:
        return past or coming
    return days.choose(anchor, past, coming, ahead)


def easter(year: int) -> date:
    """Easter Sunday by the Gregorian computus of Meeus, Jones and Butcher."""
    century, rest = divmod(year, 100)
    golden = year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    leap = (32 + 2 * (century % 4) + 2 * (rest // 4) - epact - rest % 4) % 7
    late = (golden + 11 * epact + 22 * leap) // 451
    month, day = divmod(epact + leap - 7 * late + 114, 31)
    return date(year, month, day + 1)
