"""Dates that stand on their own or lack their year: each from its match to a stretch of time."""

from __future__ import annotations

import re
from datetime import date

from crossread.moments import days
from crossread.moments.days import Span
from crossread.moments.forms import Match, ahead_of, month_number, number_in
from crossread.records import Precision


def iso(match: Match, anchor: date | None) -> Span | None:
    """2026-02-14."""
    found = days.valid(int(match["y"]), int(match["m"]), int(match["d"]))
    return days.of_days(found, found, Precision.DAY, False, "full-date") if found else None


def slashed(match: Match, anchor: date | None) -> Span | None:
    """14/2/2026: only one order is possible, else both ends stay open."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    year += 2000 if year < 70 else 1900 if year < 100 else 0
    readings = {found for month, day in ((second, first), (first, second)) if (found := days.valid(year, month, day))}
    if len(readings) == 1:
        found = readings.pop()
        return days.of_days(found, found, Precision.DAY, False, "full-date")
    return Span(None, None, Precision.DAY, False, "ambiguous-order") if readings else None


def full(match: Match, anchor: date | None) -> Span | None:
    """14 February 2026, with or without a second day."""
    year, month = int(match["y"]), month_number(match["m"])
    first = days.valid(year, month, number_in(match["d"]))
    last = days.valid(year, month, number_in(match["d2"])) if match["d2"] else first
    if first is None or last is None or last < first:
        return None
    if match["p"] and first == last:
        return days.of_part(first, match["p"], False, "full-date")
    return days.of_days(first, last, Precision.DAY, False, "full-date")


def day_of_month(match: Match, anchor: date | None) -> Span | None:
    """14 February: the nearest such day."""
    month, day = month_number(match["m"]), number_in(match["d"])
    if days.valid(2024, month, day) is None:
        return None
    if anchor is None:
        return days.unknown(Precision.DAY, "date-without-year")
    first = days.nearest(anchor, month, day, ahead_of(match))
    last = days.valid(first.year, month, number_in(match["d2"])) if first and match["d2"] else first
    if first is None or last is None or last < first:
        return None
    if match["p"] and first == last:
        return days.of_part(first, match["p"], True, "date-without-year")
    return days.of_days(first, last, Precision.DAY, True, "date-without-year")


def _third(which: str | None) -> tuple[int, int]:
    """First and last day of a month for "early", "mid" and "late"; (1, 0) for the whole."""
    word = (which or "").casefold().rstrip("- ")
    if word in ("early", "the beginning of", "the start of", "beginning of", "start of"):
        return 1, 10
    if word in ("mid", "the middle of", "middle of"):
        return 11, 20
    return (21, 31) if word in ("late", "the end of", "end of") else (1, 0)


def within_month(year: int, month: int, which: str | None, counted: bool, rule: str) -> Span:
    """A month, or the early, middle or late third of it."""
    first, last = _third(which)
    end = days.month_end(year, month)
    if last:
        end = min(end, date(year, month, min(last, end.day)))
    return days.of_days(date(year, month, first), end, Precision.MONTH, counted, rule)


def month_year(match: Match, anchor: date | None) -> Span | None:
    """ "mid-February 2026"."""
    return within_month(int(match["y"]), month_number(match["m"]), match["w"], False, "month-of-year")


AFTER_PREPOSITION = re.compile(r"(?:in|since|until|during|by|from|through) ", re.IGNORECASE)


def month(match: Match, anchor: date | None) -> Span | None:
    """ "in February": the nearest such month."""
    month = month_number(match["m"])
    if match["m"] in ("May", "March") and not (match["r"] or match["w"] or AFTER_PREPOSITION.match(match.group())):
        # "May's cabinet", "March said": more often a surname than a month.
        return None
    if anchor is None:
        return days.unknown(Precision.MONTH, "month")
    relation = (match["r"] or "").casefold().strip()
    ahead = {"last": False, "next": True, "this past": False, "this coming": True}.get(relation, ahead_of(match))
    year = days.month_near(anchor, month, ahead, skip=relation in ("last", "next"))
    if relation == "this":
        year = anchor.year
    return within_month(year, month, match["w"], True, "month")


def season(match: Match, anchor: date | None) -> Span | None:
    """ "last summer", "the winter of 2024"."""
    first = days.SEASONS[match["s"].casefold()]
    whole = (match["w"] or "").casefold()
    low, high = (first, first) if "beginning" in whole or "start" in whole or "early" in whole else (first, first + 2)
    low, high = (first + 2, first + 2) if "end" in whole or "late" in whole else (low, high)
    if match["y"]:
        return days.months(int(match["y"]), low, high, False, "season-of-year")
    if anchor is None:
        return days.unknown(Precision.MONTH, "season")
    relation = (match["r"] or "").casefold().strip()
    year = anchor.year
    # A winter that began last December is still on in January and February.
    running = first == 12 and anchor.month <= 2
    if relation == "last":
        year -= running or anchor.month < first + 3
        year -= running
    elif relation == "next":
        year += anchor.month >= first
    elif relation == "this":
        year -= running
    else:
        ahead = ahead_of(match)
        year = anchor.year + (anchor.month > first + 2) if ahead else anchor.year - (anchor.month < first)
    return days.months(year, low, high, True, "season")


def quarter(match: Match, anchor: date | None) -> Span | None:
    """ "the third quarter of 2025"."""
    text = match["q"].casefold()
    number = int(text[-1]) if text[-1].isdigit() else ("first", "second", "third", "fourth", "final").index(text) + 1
    first = 3 * min(number, 4) - 2
    return days.months(int(match["y"]), first, first + 2, False, "quarter")


def half(match: Match, anchor: date | None) -> Span | None:
    """ "the first half of 2025"."""
    first = 1 if match["h"].casefold() == "first" else 7
    return days.months(int(match["y"]), first, first + 5, False, "half-year")


def year(match: Match, anchor: date | None) -> Span | None:
    """A year, a part of it, or several."""
    year = int(match["y"])
    if match["y2"]:
        last = int(match["y2"]) if len(match["y2"]) == 4 else year // 100 * 100 + int(match["y2"])
        return days.year_span(year, last, False, "years") if last > year else None
    which = (match["w"] or "").casefold().rstrip("- ")
    if which.endswith(("early", "beginning of", "start of")):
        return days.months(year, 1, 4, False, "part-of-year")
    if which.endswith(("mid", "middle of")):
        return days.months(year, 5, 8, False, "part-of-year")
    if which.endswith(("late", "end of")):
        return days.months(year, 9, 12, False, "part-of-year")
    return days.year_span(year, year, False, "year")


def decade(match: Match, anchor: date | None) -> Span | None:
    """ "the 1990s"."""
    first = int(match["y"])
    return days.year_span(first, first + 9, False, "decade") if first % 10 == 0 else None
