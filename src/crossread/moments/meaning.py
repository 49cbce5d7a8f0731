"""What a TIMEX3 value says of the calendar: the first and the last day or minute that it can mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from crossread.moments import days
from crossread.records import MomentKind, Precision

Ends = tuple[str, str, Precision]

VALUE = re.compile(
    r"""(?P<year>\d{4})(?:-(?:
        W(?P<week>\d\d)(?P<weekend>-WE)?
      | Q(?P<quarter>[1-4]) | H(?P<half>[12]) | (?P<season>SP|SU|FA|WI)
      | (?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?P<time>.+))?)?
    ))?""",
    re.VERBOSE,
)
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS = {
    "MO": ("06:00", "11:59"),
    "AF": ("12:00", "17:59"),
    "EV": ("17:00", "21:59"),
    "NI": ("20:00", "23:59"),
    "MI": ("11:00", "13:59"),
    "DT": ("06:00", "19:59"),
}
"""Clock times of the parts of a day, as wide as English uses the words."""
EARLY, LATE = ("00:00", "08:59"), ("18:00", "23:59")
"""The same of "early Tuesday" and "late Tuesday"."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What an expression means: its TIMEX3 value, and the stretch of time, both ends inclusive."""

    kind: MomentKind
    value: str | None
    rule: str
    earliest: str | None = None
    latest: str | None = None
    precision: Precision = Precision.DAY
    counted: bool = False
    """Whether it was counted from the anchor (or would have been, had there been one)."""

    @property
    def day(self) -> date | None:
        """The one day that it means, if it is a day."""
        if self.kind is not MomentKind.DATE or not self.earliest or self.earliest != self.latest:
            return None
        return date.fromisoformat(self.earliest) if self.precision is Precision.DAY else None


def ends(value: str, mod: str = "", anchor: date | None = None) -> Ends | None:
    """First and last day or minute of a value, narrowed by a modifier; None where it names no stretch."""
    if re.fullmatch(r"\d{2,3}", value):
        return _many_years(value, mod)
    if value.startswith("T"):
        found = clock_ends(value[1:])
        return (f"T{found[0]}", f"T{found[1]}", found[2]) if found else None
    match = VALUE.fullmatch(value)
    if match is None or not days.EARLIEST_YEAR <= int(match["year"]) <= days.LATEST_YEAR:
        return None
    whole = _whole(match)
    if whole is None:
        return None
    first, last, precision = whole
    if mod in ("earlier", "later") and anchor is not None and precision is not Precision.PART:
        first, last = (first, min(anchor, last)) if mod == "earlier" else (max(anchor, first), last)
        return (first.isoformat(), last.isoformat(), precision) if first <= last else None
    if match["time"]:
        return _timed(first, match["time"], mod)
    if match["day"] and mod in ("start", "end", "earlier", "later"):
        opening, closing = EARLY if mod in ("start", "earlier") else LATE
        return f"{first}T{opening}", f"{first}T{closing}", Precision.PART
    first, last = _narrowed(first, last, precision, mod)
    narrowed = Precision.MONTH if precision is Precision.YEAR and mod in ("start", "mid", "end") else precision
    return first.isoformat(), last.isoformat(), narrowed


def clock_ends(said: str) -> tuple[str, str, Precision] | None:
    """First and last minute of a part of a day or of a time of day."""
    if said in PARTS:
        return (*PARTS[said], Precision.PART)
    return (said[:5], said[:5], Precision.MINUTE) if re.match(r"\d\d:\d\d", said) else None


def _timed(day: date, said: str, mod: str) -> Ends | None:
    found = clock_ends(said)
    if found is None:
        return None
    first, last, precision = found
    if precision is Precision.PART and mod in ("start", "end"):
        hours = (int(first[:2]) + int(last[:2]) + 1) // 2
        first, last = (first, f"{hours - 1:02d}:59") if mod == "start" else (f"{hours:02d}:00", last)
    return f"{day}T{first}", f"{day}T{last}", precision


def _whole(match: re.Match[str]) -> tuple[date, date, Precision] | None:
    """The stretch without its modifier."""
    year = int(match["year"])
    if match["week"]:
        try:
            monday = date.fromisocalendar(year, int(match["week"]), 1)
        except ValueError:
            return None
        first = monday + timedelta(days=5) if match["weekend"] else monday
        return first, monday + timedelta(days=6), Precision.DAY
    if match["quarter"] or match["half"]:
        size, number = (3, int(match["quarter"])) if match["quarter"] else (6, int(match["half"]))
        return date(year, size * (number - 1) + 1, 1), days.month_end(year, size * number), Precision.MONTH
    if match["season"]:
        opening = SEASONS[match["season"]]
        closing = days.shifted(date(year, opening, 1), 2)
        return date(year, opening, 1), days.month_end(*closing), Precision.MONTH
    if match["day"]:
        found = days.valid(year, int(match["month"]), int(match["day"]))
        return (found, found, Precision.DAY) if found else None
    if match["month"]:
        month = int(match["month"])
        return (date(year, month, 1), days.month_end(year, month), Precision.MONTH) if 0 < month <= 12 else None
    return date(year, 1, 1), date(year, 12, 31), Precision.YEAR


def _narrowed(first: date, last: date, precision: Precision, mod: str) -> tuple[date, date]:
    """The early, middle or late third of a stretch, in whole months where it has months."""
    if mod not in ("start", "mid", "end") or first == last:
        return first, last
    third = ("start", "mid", "end").index(mod)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1 and last.day > 7 and precision is Precision.MONTH:
        low, high = ((1, 10), (11, 20), (21, 31))[third]
        return first.replace(day=low), first.replace(day=min(high, last.day))
    if months >= 3 and months % 3 == 0:
        size = months // 3
        year, month = days.shifted(first, third * size)
        end_year, end_month = days.shifted(first, third * size + size - 1)
        return date(year, month, 1), days.month_end(end_year, end_month)
    length = (last - first).days + 1
    opening = first + timedelta(days=(0, length // 3, length - length // 2)[third])
    closing = first + timedelta(days=(length - length // 2, length - length // 3, length)[third] - 1)
    return opening, closing


def _many_years(value: str, mod: str) -> Ends:
    """A decade or a century, or the early, middle or late part of it."""
    size = 10 if len(value) == 3 else 100
    first = int(value) * size
    low, high = {"start": (0, 3), "mid": (4, 6), "end": (7, 9)}.get(mod, (0, 9))
    unit = size // 10
    opening, closing = first + low * unit, first + high * unit + unit - 1
    return f"{max(opening, 1):04d}-01-01", f"{closing:04d}-12-31", Precision.YEAR
