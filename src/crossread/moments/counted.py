"""Times counted from the day of the report: each from its match to a stretch of time."""

from __future__ import annotations

from datetime import date, timedelta

from crossread.moments import days
from crossread.moments.dates import within_month
from crossread.moments.days import Span
from crossread.moments.forms import SMALL, WEEKDAYS, Match, ahead_of, month_number
from crossread.records import Precision


def _part_of(match: Match) -> str | None:
    """The part of the day that an expression names; "late" and "early" narrow what has no part."""
    part = match["p"] or match.groupdict().get("n")
    if part:
        return str(part).casefold()
    return {"early": "early", "late": "late"}.get((match["e"] or "").casefold())


def _on(day: date, part: str | None, rule: str) -> Span:
    return days.of_part(day, part, True, rule) if part else days.of_days(day, day, Precision.DAY, True, rule)


def weekday(match: Match, anchor: date | None) -> Span | None:
    """ "Tuesday", "last Tuesday", "late Tuesday night"."""
    part = _part_of(match)
    if anchor is None:
        return days.unknown(Precision.PART if part else Precision.DAY, "weekday")
    number = WEEKDAYS[match["d"].casefold()]
    relation = (match["r"] or "").casefold().strip()
    if relation in ("last", "this past", "past", "the previous", "previous"):
        step = -2
    elif relation in ("next", "coming", "this coming", "the following"):
        step = 2
    else:
        step = 1 if ahead_of(match) else -1
    return _on(days.weekday(anchor, number, step), part, "weekday")


def weekday_of_week(match: Match, anchor: date | None) -> Span | None:
    """ "Tuesday of next week", "next week on Tuesday"."""
    if anchor is None:
        return days.unknown(Precision.DAY, "weekday")
    number = WEEKDAYS[(match["d"] or match["d2"]).casefold()]
    weeks = {"last": -1, "this": 0, "next": 1}[(match["r"] or match["r2"]).casefold()]
    found = anchor + timedelta(days=number - anchor.weekday() + 7 * weeks)
    return days.of_days(found, found, Precision.DAY, True, "weekday")


ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5,
    "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "last": -1,
}  # fmt: skip


def ordinal_weekday(match: Match, anchor: date | None) -> Span | None:
    """ "The second Monday of March"; of anything but a month ("the first Sunday of Advent") it stays unknown."""
    if not (match["m"] or match["r"]):
        if match["o"].casefold() == "last" and not match.group().casefold().startswith("the "):
            # "Last Friday in Bergen" is the Friday just gone.
            return None
        return Span(None, None, Precision.DAY, False, "ordinal-weekday")
    if anchor is None and not match["y"]:
        return days.unknown(Precision.DAY, "ordinal-weekday")
    number, place = WEEKDAYS[match["d"].casefold()], ORDINALS[match["o"].casefold()]
    if match["y"]:
        found = days.weekday_of_month(int(match["y"]), month_number(match["m"]), number, place)
    elif anchor is None:
        return None
    elif match["r"]:
        year, month = days.shifted(anchor, {"last": -1, "this": 0, "next": 1}[match["r"].casefold()])
        found = days.weekday_of_month(year, month, number, place)
    else:
        month = month_number(match["m"])
        found = days.weekday_of_month(days.month_near(anchor, month, ahead_of(match)), month, number, place)
    if found is None:
        return None
    return days.of_days(found, found, Precision.DAY, not match["y"], "ordinal-weekday")


RELATIVE_DAYS = {
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def relative_day(match: Match, anchor: date | None) -> Span | None:
    """ "today", "yesterday evening"."""
    word = match["d"].casefold()
    part = "night" if word == "tonight" else _part_of(match)
    if anchor is None:
        return days.unknown(Precision.PART if part else Precision.DAY, "relative-day")
    return _on(anchor + timedelta(days=RELATIVE_DAYS[word]), part, "relative-day")


def this_part(match: Match, anchor: date | None) -> Span | None:
    """ "this morning", "last night"."""
    if anchor is None:
        return days.unknown(Precision.PART, "part-of-day")
    back = 1 if match["r"].casefold() == "last" else 0
    return days.of_part(anchor - timedelta(days=back), match["p"].casefold(), True, "part-of-day")


def overnight(match: Match, anchor: date | None) -> Span | None:
    """ "overnight": the night that ended on the day of the report, or on the day it names."""
    if anchor is None:
        return days.unknown(Precision.PART, "overnight")
    if match["lost"]:
        return Span(None, None, Precision.PART, False, "day-missing")
    if match["d"]:
        anchor = days.weekday(anchor, WEEKDAYS[match["d"].casefold()], -1)
    before = anchor - timedelta(days=1)
    return Span(f"{before.isoformat()}T20:00", f"{anchor.isoformat()}T06:00", Precision.PART, True, "overnight")


def week(match: Match, anchor: date | None) -> Span | None:
    """ "last week", "this weekend"."""
    if anchor is None:
        return days.unknown(Precision.DAY, "week")
    monday = anchor - timedelta(days=anchor.weekday())
    relation = match["r"].casefold()
    if match["u"].casefold() == "weekend":
        step = 7 if relation == "next" else 0
        if relation in ("the", "last"):
            # On a weekday "the weekend" is the one just gone, unless the clause looks ahead.
            step = -7 if anchor.weekday() < 5 and not ahead_of(match) else 0
        saturday = monday + timedelta(days=5 + step)
        return days.of_days(saturday, saturday + timedelta(days=1), Precision.DAY, True, "weekend")
    first = monday + timedelta(days={"last": -7, "next": 7}.get(relation, 0))
    last = first + timedelta(days=6)
    if match["e"] and relation == "this":
        earlier = match["e"].casefold() in ("earlier", "early")
        first, last = (first, anchor) if earlier else (anchor, last)
    return days.of_days(first, last, Precision.DAY, True, "week")


def this_month(match: Match, anchor: date | None) -> Span | None:
    """ "last month", "earlier this month"."""
    if anchor is None:
        return days.unknown(Precision.MONTH, "relative-month")
    year, month = days.shifted(anchor, {"last": -1, "next": 1}.get(match["r"].casefold(), 0))
    span = within_month(year, month, match["w"], True, "relative-month")
    word = (match["e"] or "").casefold()
    if word == "earlier":
        return days.of_days(date(year, month, 1), anchor, Precision.MONTH, True, "relative-month")
    if word == "later":
        return days.of_days(anchor, days.month_end(year, month), Precision.MONTH, True, "relative-month")
    return span


def this_year(match: Match, anchor: date | None) -> Span | None:
    """ "next year", "the end of the year"."""
    if anchor is None:
        return days.unknown(Precision.YEAR, "relative-year")
    year = anchor.year + {"last": -1, "next": 1}.get(match["r"].casefold(), 0)
    which = f"{match['w'] or ''} {match['e'] or ''}".casefold()
    if "earlier" in which:
        return days.of_days(date(year, 1, 1), anchor, Precision.YEAR, True, "relative-year")
    if "later" in which:
        return days.of_days(anchor, date(year, 12, 31), Precision.YEAR, True, "relative-year")
    if "end" in which or "late" in which:
        return days.months(year, 9, 12, True, "relative-year")
    if "beginning" in which or "start" in which or "early" in which:
        return days.months(year, 1, 4, True, "relative-year")
    return days.year_span(year, year, True, "relative-year")


UNITS = {"year": Precision.YEAR, "decade": Precision.YEAR, "month": Precision.MONTH}
"""Precision of a stretch told in these units; in all others it is the day."""


def count_of(text: str) -> int | None:
    """The number that "two", "a" or "12" says; None for "a few"."""
    word = text.casefold()
    if word in ("a few", "several"):
        return None
    if word in SMALL:
        return SMALL.index(word) + 1
    return 2 if word == "a couple of" else int(word) if word.isdigit() else 1


def ago(match: Match, anchor: date | None) -> Span | None:
    """ "Two days ago"; unknown where the count is vague."""
    unit = match["u"].casefold().rstrip("s")
    return _away(anchor, unit, count_of(match["n"]), -1, "ago")


def from_now(match: Match, anchor: date | None) -> Span | None:
    """ "Two weeks from now", "in two weeks' time"."""
    unit = match["u"].casefold().rstrip("s")
    return _away(anchor, unit, count_of(match["n"]), 1, "from-now")


def _away(anchor: date | None, unit: str, count: int | None, way: int, rule: str) -> Span | None:
    """So many units from the anchor: back where `way` is -1, on where it is 1."""
    precision = UNITS.get(unit, Precision.DAY)
    if anchor is None:
        return days.unknown(precision, rule)
    if count is None:
        return Span(None, None, precision, True, f"{rule}-vague")
    if unit in ("hour", "minute"):
        return days.of_days(anchor - timedelta(days=1), anchor, Precision.DAY, True, rule)
    if unit == "day":
        found = anchor + timedelta(days=way * count)
        return days.of_days(found, found, Precision.DAY, True, rule)
    if unit == "week":
        # "Two weeks ago" is said of any day of that week.
        found = anchor + timedelta(days=way * 7 * count)
        return days.of_days(found - timedelta(days=3), found + timedelta(days=3), Precision.DAY, True, rule)
    if unit == "month":
        year, month = days.shifted(anchor, way * count)
        return days.months(year, month, month, True, rule)
    year = anchor.year + way * count * (10 if unit == "decade" else 1)
    return days.year_span(year, year, True, rule) if days.EARLIEST_YEAR < year < days.LATEST_YEAR else None


HOLIDAYS = {
    "christmas eve": (12, 24), "christmas day": (12, 25), "boxing day": (12, 26), "new year's eve": (12, 31),
    "new year's day": (1, 1), "valentine's day": (2, 14), "halloween": (10, 31), "fourth of july": (7, 4),
}  # fmt: skip


def holiday(match: Match, anchor: date | None) -> Span | None:
    """Feasts that have one date: "Christmas Eve"."""
    month, day = HOLIDAYS[match["h"].casefold().replace("’", "'")]
    if match["y"]:
        found = days.valid(int(match["y"]), month, day)
        return days.of_days(found, found, Precision.DAY, False, "holiday") if found else None
    if anchor is None:
        return days.unknown(Precision.DAY, "holiday")
    found = days.nearest(anchor, month, day, ahead_of(match))
    return days.of_days(found, found, Precision.DAY, True, "holiday") if found else None
