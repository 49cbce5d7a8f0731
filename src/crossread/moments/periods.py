"""Months, years and what lies between and beyond, worked out: seasons, quarters, weeks, decades, centuries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from crossread.moments import days
from crossread.moments.ground import Ground, meant, unknown
from crossread.moments.meaning import SEASONS, Meaning, ends
from crossread.moments.pieces import Draft
from crossread.records import MomentKind, Precision

FISCAL = {"fiscal": "FY", "school": "SY"}
"""Years that begin when their owner says, as their values write them."""
Work = Callable[[Draft, Ground], "Meaning | None"]


def week_value(day: date, weekend: bool = False) -> str:
    """The ISO week of a day: `2026-W07`, `2026-W07-WE`."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}" + ("-WE" if weekend else "")


def month(draft: Draft, ground: Ground) -> Meaning | None:
    """ "In February": with its year, or the nearest such month."""
    number, counted = draft.month or 1, True
    if draft.year:
        return meant(f"{draft.year:04d}-{number:02d}", "month-of-year", False, draft.mod)
    if draft.base is not None:
        whole = period(draft.base, ground)
        if whole is None or whole.value is None:
            return whole
        return meant(f"{whole.value}-{number:02d}", "month-of-year", whole.counted, draft.mod)
    anchor, counted = ground.origin(draft.near)
    if anchor is None:
        return None
    ahead = {-1: False, 1: True}.get(draft.step or 0, ground.ahead)
    year_number = days.month_near(anchor, number, ahead, skip=draft.step in (-1, 1))
    if draft.step == 0:
        year_number = anchor.year
    return meant(f"{year_number:04d}-{number:02d}", "month", counted, draft.mod)


def year(draft: Draft, ground: Ground) -> Meaning | None:
    """A year, or the early, middle or late part of it."""
    number = draft.year or 0
    if draft.bc:
        return meant(f"BC{number:04d}", "year")
    if draft.value:
        return Meaning(MomentKind.DATE, f"{draft.value}{number:04d}", "fiscal-year", precision=Precision.YEAR)
    rule = "part-of-year" if draft.mod else "year"
    return meant(f"{number:04d}", rule, False, draft.mod)


def decade(draft: Draft, ground: Ground) -> Meaning | None:
    """ "The 1990s"."""
    first = draft.year or 0
    return meant(f"BC{first // 10:03d}" if draft.bc else f"{first // 10:03d}", "decade", False, draft.mod)


def century(draft: Draft, ground: Ground) -> Meaning | None:
    """ "The 19th century"."""
    number = int(draft.count or 1) - 1
    return meant(f"BC{number:02d}" if draft.bc else f"{number:02d}", "century", False, draft.mod)


def season(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Last summer", "the winter of 2024", "by spring"."""
    first, year_number, counted = SEASONS[draft.value], draft.year, False
    if draft.base is not None:
        whole = period(draft.base, ground)
        if whole is None or whole.value is None:
            return whole
        year_number, counted = int(whole.value[:4]), whole.counted
    if year_number is not None:
        return meant(f"{year_number:04d}-{draft.value}", "season-of-year", counted, draft.mod)
    anchor, counted = ground.origin(draft.near)
    if anchor is None:
        return None
    year_number = _season_year(anchor, first, draft.step, ground)
    return meant(f"{year_number:04d}-{draft.value}", "season", counted, draft.mod)


def _season_year(anchor: date, first: int, step: int | None, ground: Ground) -> int:
    """The year in which the season begins."""
    # A winter that began last December is still on in January and February.
    running = first == 12 and anchor.month <= 2
    if step == -1:
        return anchor.year - (running or anchor.month < first + 3) - running
    if step == 1:
        return anchor.year + (anchor.month >= first)
    if step == 0:
        return anchor.year - running
    if ground.ahead:
        return anchor.year + (anchor.month > first + 2)
    return anchor.year - (anchor.month < first)


def period(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Last week", "the following year", "earlier this month", "the end of the year"."""
    anchor, counted = ground.origin(draft.near)
    if anchor is None:
        return unknown("relative-period")
    step, unit = draft.step or 0, draft.unit
    if draft.near and unit == "D" and ground.named is None:
        # "The next day" of a text that has named no day.
        return unknown("no-day-before", counted=False)
    if not counted and not ground.counts(unit):
        return unknown("offset-vague", counted=False)
    if unit == "D":
        found = anchor + timedelta(days=step)
        return meant(found.isoformat(), "relative-day", counted, draft.mod, anchor)
    if unit == "WE":
        return meant(week_value(_weekend(anchor, draft, ground), True), "weekend", counted)
    value = _stepped(anchor, unit, step)
    if value is None:
        return None
    if unit == "Y" and draft.value in FISCAL:
        return Meaning(MomentKind.DATE, f"{FISCAL[draft.value]}{value}", "fiscal-year", precision=Precision.YEAR)
    rule = {"W": "week", "M": "relative-month", "Y": "relative-year"}.get(unit, "relative-period")
    return meant(value, rule, counted, draft.mod, anchor)


def _stepped(anchor: date, unit: str, step: int) -> str | None:
    """The week, month, quarter, year, decade or century so many steps from that of a day."""
    if unit in ("W", "F"):
        return week_value(anchor + timedelta(days=7 * step * (2 if unit == "F" else 1)))
    if unit == "M":
        found, month_number = days.shifted(anchor, step)
        return f"{found:04d}-{month_number:02d}"
    if unit == "Q":
        found, month_number = days.shifted(anchor.replace(day=1), 3 * step)
        return f"{found:04d}-Q{(month_number + 2) // 3}"
    if unit == "Y":
        return f"{anchor.year + step:04d}"
    if unit == "DE":
        return f"{anchor.year // 10 + step:03d}"
    return f"{anchor.year // 100 + step:02d}" if unit == "CE" else None


def _weekend(anchor: date, draft: Draft, ground: Ground) -> date:
    """The Saturday of the weekend meant."""
    saturday = anchor + timedelta(days=5 - anchor.weekday())
    if draft.step == 1:
        return saturday + timedelta(days=7)
    # On a weekday "the weekend" is the one just gone, unless the clause looks ahead.
    gone = draft.step == -1 or (draft.value == "the" and not ground.ahead)
    # "The fair ran this weekend", printed on a Monday or Tuesday.
    gone = gone or (draft.step == 0 and anchor.weekday() < 3 and ground.ahead is False)
    return saturday - timedelta(days=7) if gone and anchor.weekday() < 5 else saturday


def numbered(draft: Draft, ground: Ground, work: Work) -> Meaning | None:
    """ "The first quarter of 2013", "week 31", "the last week of July"."""
    base = draft.base
    if base is None:
        if ground.anchor is None:
            return unknown("part-of-year", Precision.MONTH)
        base = Draft("year", year=ground.anchor.year - (draft.unit == "Q" and _to_come(draft, ground, ground.anchor)))
    whole = work(replace(base, mod=""), ground)
    if whole is None or whole.value is None:
        return whole
    number, unit, value, counted = int(draft.count or 1), draft.unit, whole.value, whole.counted or draft.base is None
    if unit in ("Q", "H") and len(value) == 4:
        most = 4 if unit == "Q" else 2
        number = most if number < 0 else number
        return (
            meant(f"{value}-{unit}{number}", "quarter" if unit == "Q" else "half-year", counted)
            if number <= most
            else None
        )
    if unit == "M" and len(value) == 4 and number <= 12:
        return meant(f"{value}-{12 if number < 0 else number:02d}", "month-of-year", counted)
    if unit == "W":
        return _week_in(value, number, counted)
    if unit == "H" and len(value) == 7:
        return meant(value, "month-of-year", counted, "start" if number == 1 else "end")
    return None


def _to_come(draft: Draft, ground: Ground, anchor: date) -> bool:
    """Whether a quarter said without its year has not begun, and is told as past: then it is that of last year."""
    return not ground.ahead and 3 * int(draft.count or 1) - 2 > anchor.month


def _week_in(value: str, number: int, counted: bool) -> Meaning | None:
    """The so-manieth week of a year or a month: the weeks of a month are those that have most of their days in it."""
    if len(value) == 4:
        last = date(int(value), 12, 28).isocalendar().week
        number = last if number < 0 else number
        return meant(f"{value}-W{number:02d}", "week", counted) if number <= last else None
    found = ends(value)
    if found is None:
        return None
    first, last_day = date.fromisoformat(found[0]), date.fromisoformat(found[1])
    day = days.weekday(last_day, 3, -1) if number < 0 else days.weekday(first, 3, 1) + timedelta(days=7 * (number - 1))
    return meant(week_value(day), "week", counted)
