"""Durations and sets, and what lies so long before or after a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from datetime import time as clock_time

from crossread.moments import days
from crossread.moments.clocks import clock_value
from crossread.moments.ground import Ground, meant, unknown
from crossread.moments.meaning import Meaning
from crossread.moments.periods import week_value
from crossread.moments.pieces import Draft
from crossread.records import MomentKind, Precision

Work = Callable[[Draft, Ground], "Meaning | None"]
TIMES = {"TS": "S", "TM": "M", "H": "H"}
SECONDS = {"TS": 1, "TM": 60, "H": 3600}
MOST_YEARS = 3000
"""Years: what lies further away is not counted on the calendar."""


def length(draft: Draft) -> str:
    """A duration as TIMEX3 writes it: P3D, PT2H, P1Y2M, PXW where the text is vague."""
    parts: list[tuple[str, str]] = []
    one: Draft | None = draft
    while one is not None:
        count = "X" if one.count is None else f"{one.count:g}" if one.count < 1e6 else f"{one.count:.0f}"
        unit = one.unit
        if unit == "F":
            count, unit = ("X" if one.count is None else f"{2 * one.count:g}"), "W"
        if unit == "N":
            unit = "D"
        if unit == "ML":
            count, unit = ("X" if one.count is None else f"{1000 * one.count:g}"), "Y"
        parts.append((count, unit))
        one = one.base
    parts.reverse()
    long = "".join(f"{count}{unit}" for count, unit in parts if unit not in TIMES)
    short = "".join(f"{count}{TIMES[unit]}" for count, unit in parts if unit in TIMES)
    return f"P{long}" + (f"T{short}" if short else "")


def duration(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Two days": how long, and no day of the calendar."""
    return Meaning(MomentKind.DURATION, length(draft), "duration")


def often(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Every Monday", "daily", "twice a week"."""
    if draft.value:
        value = draft.value
    elif draft.weekday is not None:
        value = f"XXXX-WXX-{draft.weekday + 1}"
        value += f"T{draft.part}" if draft.part else ""
    elif draft.part:
        value = f"XXXX-XX-XXT{draft.part}"
    elif draft.month is not None:
        value = f"XXXX-{draft.month:02d}"
    else:
        value = length(Draft("duration", unit=draft.unit, count=draft.count))
    if draft.unit == "WE" and draft.count == 1:
        value = "XXXX-WXX-WE"
    if draft.clock:
        day = value if value.startswith("XXXX-W") and "T" not in value else "XXXX-XX-XX"
        value = f"{day}T{clock_value(draft.clock) or 'XX'}"
    return Meaning(MomentKind.SET, value, "set")


# ---- so far from a day -------------------------------------------------------------------------------------------


def _shift(day: date, amount: Draft, way: int) -> date | None:
    """A day so many units on or back; None where the count is vague or the calendar ends."""
    one: Draft | None = amount
    while one is not None:
        if one.count is None or one.count > MOST_YEARS * 366:
            return None
        moved = _moved(day, one.unit, one.count * way)
        if moved is None:
            return None
        day, one = moved, one.base
    return day


MONTHS = {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
DAYS = {"D": 1, "N": 1, "W": 7, "F": 14, "WE": 7}


def _moved(day: date, unit: str, count: float) -> date | None:
    if unit in DAYS:
        number = day.toordinal() + round(count * DAYS[unit])
        return date.fromordinal(number) if 366 < number < date(days.LATEST_YEAR, 12, 31).toordinal() else None
    if unit == "BD":
        return _business(day, int(count))
    if unit not in MONTHS or abs(count) * MONTHS[unit] > MOST_YEARS * 12:
        return None
    year, month = days.shifted(day, round(count * MONTHS[unit]))
    if not days.EARLIEST_YEAR <= year <= days.LATEST_YEAR:
        return None
    return date(year, month, min(day.day, days.month_end(year, month).day))


def _business(day: date, count: int) -> date | None:
    if abs(count) > 400:
        return None
    way = 1 if count > 0 else -1
    left = abs(count)
    while left:
        day += timedelta(days=way)
        left -= day.weekday() < 5
    return day


PRECISIONS = {
    "M": Precision.MONTH,
    "Q": Precision.MONTH,
    "Y": Precision.YEAR,
    "DE": Precision.YEAR,
    "CE": Precision.YEAR,
}


def away(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Two days ago", "three weeks later": as finely as the unit says it."""
    amount, way = draft.base, draft.step or 1
    if amount is None:
        return None
    rule = "ago" if way < 0 else "from-now"
    origin, counted = ground.origin(draft.near)
    if draft.near and ground.named is None and amount.unit not in ("Y", "DE"):
        # "From a year earlier" is said of the year of the report as well; days and weeks are not.
        return _no_origin(amount, way)
    if draft.near and not counted and not ground.counts(amount.unit) and amount.count is not None:
        return unknown("offset-vague", PRECISIONS.get(amount.unit, Precision.DAY), counted=False)
    if amount.count is None:
        return Meaning(MomentKind.DATE, "PAST_REF" if way < 0 else "FUTURE_REF", f"{rule}-vague", counted=counted)
    if origin is None:
        return unknown(rule, PRECISIONS.get(amount.unit, Precision.DAY))
    if amount.unit in SECONDS:
        return _hours_away(amount, way, ground, counted, origin)
    found = _shift(origin, amount, way)
    if found is None:
        return unknown(f"{rule}-vague", PRECISIONS.get(amount.unit, Precision.DAY))
    return _as_fine(found, amount, rule, counted)


def _no_origin(amount: Draft, way: int) -> Meaning:
    """ "Three days later" where the text has named no day."""
    return unknown("no-day-before", PRECISIONS.get(amount.unit, Precision.DAY), counted=False)


def _as_fine(found: date, amount: Draft, rule: str, counted: bool) -> Meaning | None:
    """The day, week, month or year that a distance in days, weeks, months or years leads to."""
    unit = amount.unit
    if unit in ("D", "N", "BD") or amount.base is not None:
        return meant(found.isoformat(), rule, counted)
    if unit in ("W", "F", "WE"):
        # "Two weeks ago" is said of any day around that day.
        near = timedelta(days=3)
        return Meaning(
            MomentKind.DATE,
            week_value(found),
            rule,
            (found - near).isoformat(),
            (found + near).isoformat(),
            Precision.DAY,
            counted,
        )
    if unit in ("M", "Q"):
        return meant(f"{found:%Y-%m}", rule, counted)
    return meant(
        f"{found.year:04d}" if unit == "Y" or (amount.count or 0) < 2 else f"{found.year // 10:03d}", rule, counted
    )


def _hours_away(amount: Draft, way: int, ground: Ground, counted: bool, origin: date) -> Meaning | None:
    """ "Three minutes from now": to the minute where the report says when it was published."""
    count = amount.count or 0
    seconds = count * SECONDS[amount.unit] * way
    if abs(seconds) >= 86400 and abs(seconds) < 366 * 86400:
        return meant((origin + timedelta(days=round(seconds / 86400))).isoformat(), "hours-away", counted)
    if not counted or ground.minute is None or abs(seconds) > 366 * 86400:
        first, last = sorted((origin + timedelta(days=way), origin))
        return Meaning(
            MomentKind.TIME, f"{origin}TXX", "hours-away", first.isoformat(), last.isoformat(), Precision.DAY, counted
        )
    start = datetime.combine(origin, clock_time(ground.minute // 60, ground.minute % 60)) + timedelta(seconds=seconds)
    return meant(f"{start:%Y-%m-%dT%H:%M}", "hours-away", counted)


def offset(draft: Draft, ground: Ground, work: Work) -> Meaning | None:
    """ "Three days after 12 March", "the day before yesterday"."""
    amount, base = draft.base, draft.other
    if amount is None or base is None:
        return None
    found = work(base, ground)
    if found is None:
        return None
    first = found.day
    if first is None and found.earliest and amount.unit in ("M", "Y", "DE", "CE") and "T" not in found.earliest:
        first = date.fromisoformat(found.earliest)
    if first is None or amount.unit in SECONDS:
        return unknown("offset-vague", counted=False)
    moved = _shift(first, amount, draft.step or 1)
    if moved is None:
        return unknown("offset-vague", counted=False)
    if found.day is None:
        return _as_fine(moved, amount, "offset", found.counted)
    return meant(moved.isoformat(), "offset", found.counted)


def starting(draft: Draft, ground: Ground, work: Work) -> Meaning | None:
    """ "Two weeks starting 20 May": how long, and from when to when."""
    amount, begin = draft.base, draft.other
    if amount is None or begin is None:
        return None
    bare, found = duration(amount, ground), work(begin, ground)
    if bare is None or found is None or found.day is None:
        return bare
    moved = _shift(found.day, amount, 1)
    if moved is None or moved <= found.day:
        return bare
    last = (moved - timedelta(days=1)).isoformat()
    return replace(bare, rule="stretch", earliest=found.earliest, latest=last, counted=found.counted)


# ---- the past and the next so many -------------------------------------------------------------------------------


def stretch(draft: Draft, ground: Ground) -> Meaning | None:
    """ "The past three days": how long, and from when to when, where that can be counted from the report."""
    value = length(replace(draft, shape="duration", base=None))
    bare = Meaning(MomentKind.DURATION, value, "duration")
    (anchor, counted), way = ground.origin(draft.near), draft.step or 1
    if anchor is None or draft.count is None:
        return bare
    if draft.unit in SECONDS:
        return _last_hours(draft, ground, bare)
    if draft.unit == "Q":
        return _quarters(draft, anchor, bare)
    moved = _shift(anchor, draft, way)
    if moved is None:
        return bare
    first, last = (moved, anchor) if way < 0 else (anchor + timedelta(days=1), moved)
    if draft.value == "within":
        first = anchor
    if first > last:
        return bare
    return replace(
        bare,
        rule="stretch",
        earliest=first.isoformat(),
        latest=last.isoformat(),
        precision=Precision.DAY,
        counted=counted,
    )


def _last_hours(draft: Draft, ground: Ground, bare: Meaning) -> Meaning:
    anchor = ground.anchor
    seconds = (draft.count or 0) * SECONDS[draft.unit] * (draft.step or 1)
    if anchor is None or ground.minute is None or abs(seconds) > 366 * 86400:
        return bare
    here = datetime.combine(anchor, clock_time(ground.minute // 60, ground.minute % 60))
    first, last = sorted((here, here + timedelta(seconds=seconds)))
    return replace(
        bare,
        rule="stretch",
        earliest=f"{first:%Y-%m-%dT%H:%M}",
        latest=f"{last:%Y-%m-%dT%H:%M}",
        precision=Precision.MINUTE,
        counted=True,
    )


def _quarters(draft: Draft, anchor: date, bare: Meaning) -> Meaning:
    """The last two quarters are whole ones, before the running one."""
    count = int(draft.count or 1)
    if count > 400:
        return bare
    running = anchor.replace(month=(anchor.month - 1) // 3 * 3 + 1, day=1)
    year, month = days.shifted(running, -3 * count if (draft.step or 1) < 0 else 3)
    first = date(year, month, 1)
    end_year, end_month = days.shifted(first, 3 * count - 1)
    return replace(
        bare,
        rule="stretch",
        earliest=first.isoformat(),
        latest=days.month_end(end_year, end_month).isoformat(),
        precision=Precision.MONTH,
        counted=True,
    )
