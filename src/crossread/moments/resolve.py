"""From what an expression says to what it means: each shape of draft by a function of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from crossread.moments import days, feasts
from crossread.moments.clocks import clock_value, in_part
from crossread.moments.ground import Ground, meant, unknown
from crossread.moments.lengths import away, duration, offset, often, starting, stretch
from crossread.moments.meaning import Meaning
from crossread.moments.periods import century, decade, month, numbered, period, season, week_value, year
from crossread.moments.pieces import Draft
from crossread.records import MomentKind, Precision

Resolve = Callable[[Draft, Ground], "Meaning | None"]


def meaning(draft: Draft, ground: Ground) -> Meaning | None:
    """What a draft means on its ground; None if it is no time after all."""
    if ground.anchor is None and _needs_anchor(draft):
        return unknown(*UNKNOWN.get(draft.shape, (draft.shape, Precision.DAY)))
    return SHAPES[draft.shape](draft, ground)


# ---- days --------------------------------------------------------------------------------------------------------


def day(draft: Draft, ground: Ground) -> Meaning | None:
    """A date: with its year, or the nearest such day."""
    month, number = draft.month or 1, draft.day or 1
    rule = "full-date" if draft.year else "date-without-year"
    if draft.year:
        found = days.valid(draft.year, month, number)
    elif ground.anchor is None:
        return None
    else:
        found = _near(draft, ground, ground.anchor, month, number)
    if found is None:
        return None
    if draft.clock:
        return _clocked(found, draft.clock, not draft.year, draft.mod)
    return meant(found.isoformat(), rule, not draft.year, draft.mod)


def _near(draft: Draft, ground: Ground, anchor: date, month: int, number: int) -> date | None:
    if draft.step == 1 and draft.weekday is None:
        return days.nearest(anchor + timedelta(days=1), month, number, True)
    ahead = ground.ahead
    found = days.nearest(anchor, month, number, ahead)
    if draft.weekday is None or found is None or found.weekday() == draft.weekday:
        return found
    # The weekday tells the year: of the years near the report the one in which it fits.
    for near in (anchor.year, anchor.year + 1, anchor.year - 1):
        other = days.valid(near, month, number)
        if other and other.weekday() == draft.weekday:
            return other
    return found


def figures(draft: Draft, ground: Ground) -> Meaning | None:
    """A date in figures that can be read two ways: a weekday beside it decides, nothing else does."""
    first = replace(draft, shape="day")
    second = replace(first, month=draft.day, day=draft.month)
    if draft.weekday is not None and ground.anchor is not None:
        plain = (replace(first, weekday=None), replace(second, weekday=None))
        fitting = [found for one in plain if _falls_on(found := day(one, ground), draft.weekday)]
        if len(fitting) == 1:
            return fitting[0]
    same = draft.day == draft.month
    return day(first, ground) if same else unknown("ambiguous-order", counted=False)


def _falls_on(found: Meaning | None, weekday: int) -> bool:
    return found is not None and found.day is not None and found.day.weekday() == weekday


def monthday(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Friday 26", "the 15th day of next month", "the 18th"."""
    anchor, counted = ground.origin(draft.near or (draft.step is None and draft.weekday is None))
    if anchor is None:
        return None
    if draft.step is not None and draft.weekday is None:
        year, month = days.shifted(anchor, draft.step)
        found = days.valid(year, month, draft.day or 1)
    else:
        found = _month_with(anchor, draft, ground.ahead)
    return meant(found.isoformat(), "day-of-month", counted, draft.mod) if found else None


MONTHS_AROUND = (0, -1, 1, -2, 2, -3, 3, -4, 4, -5, 5, -6, 6, -7, 7, -8, 8, -9, 9, -10, 10, -11, 11, -12, 12)


def _month_with(anchor: date, draft: Draft, ahead: bool | None) -> date | None:
    """The nearest month that has such a day on such a weekday; back if the clause looks back, on if ahead."""
    found = []
    for step in MONTHS_AROUND:
        year, month = days.shifted(anchor, step)
        one = days.valid(year, month, draft.day or 1)
        if one and (draft.weekday is None or one.weekday() == draft.weekday):
            found.append(one)
    fitting = [one for one in found if ahead is None or one == anchor or (one > anchor) == ahead]
    return min(fitting or found, key=lambda one: (abs(one - anchor), one), default=None)


def weekday(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Tuesday", "last Tuesday": the day itself counts where nothing else is said."""
    anchor, counted = ground.origin(draft.near)
    if anchor is None:
        return None
    if draft.step == 0 or draft.value == "next":
        # "On Friday" is said of the coming one, so "next Friday" is that of the week after.
        found = anchor + timedelta(days=(draft.weekday or 0) - anchor.weekday() + 7 * (draft.step or 0))
    else:
        way = 2 * draft.step if draft.step else 1 if ground.ahead else -1
        found = days.weekday(anchor, draft.weekday or 0, way)
    return meant(found.isoformat(), "weekday", counted, draft.mod)


def weekday_of_week(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Tuesday of next week"."""
    anchor, counted = ground.origin(draft.near)
    if anchor is None:
        return None
    found = anchor + timedelta(days=(draft.weekday or 0) - anchor.weekday() + 7 * (draft.step or 0))
    return meant(found.isoformat(), "weekday", counted)


def weekday_of_month(draft: Draft, ground: Ground) -> Meaning | None:
    """ "The second Monday of March"."""
    anchor, month_number, year_number = ground.anchor, draft.month, draft.year
    if month_number is None or year_number is None:
        if anchor is None:
            return None
        if month_number is None:
            year_number, month_number = days.shifted(anchor, draft.step or 0)
        else:
            year_number = days.month_near(anchor, month_number, ground.ahead)
    found = days.weekday_of_month(year_number, month_number, draft.weekday or 0, int(draft.count or 1))
    return meant(found.isoformat(), "ordinal-weekday", not draft.year) if found else None


def nowhen(draft: Draft, ground: Ground) -> Meaning | None:
    """ "The first Sunday of Advent": the day of something that has no fixed month."""
    return unknown("ordinal-weekday", counted=False)


def relative(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Today", "yesterday", "tonight"."""
    if ground.anchor is None:
        return None
    found = ground.anchor + timedelta(days=draft.step or 0)
    value = f"{found}T{draft.part}" if draft.part else found.isoformat()
    return meant(value, "relative-day", True, draft.mod)


def feast(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Christmas Eve", "Easter 2018"."""
    if draft.value[:4].isdigit():
        return meant(draft.value, "holiday")
    if draft.year:
        found = feasts.in_year(draft.value, draft.year)
        return meant(found.isoformat(), "holiday") if found else None
    if ground.anchor is None:
        return None
    ahead = {1: True, -1: False, 0: None}.get(draft.step, ground.ahead) if draft.step is not None else ground.ahead
    found = feasts.nearest(draft.value, ground.anchor, ahead)
    return meant(found.isoformat(), "holiday", True) if found else None


# ---- parts of the day and clocks ----------------------------------------------------------------------------------


def part(draft: Draft, ground: Ground) -> Meaning | None:
    """ "This morning", "Tuesday night", "the night of 3 May"; without a day only the part is known."""
    if draft.base is not None:
        found = meaning(draft.base, ground)
        if found is None or found.value is None:
            return found and unknown(found.rule, Precision.PART, MomentKind.TIME, found.counted)
        if found.day is None:
            return None
        return meant(f"{found.value}T{draft.part}", found.rule, found.counted, draft.mod)
    if draft.step is None:
        return meant(f"T{draft.part}", "part-of-day-alone", False)
    anchor, counted = ground.origin(draft.near)
    if anchor is None:
        return unknown("part-of-day", Precision.PART, MomentKind.TIME)
    found_day = anchor + timedelta(days=draft.step)
    return meant(f"{found_day}T{draft.part}", "part-of-day", counted, draft.mod)


def overnight(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Overnight": the night that ended on the day of the report, or on the day it names."""
    last = ground.anchor
    if last is None:
        return unknown("overnight", Precision.PART, MomentKind.TIME)
    if draft.weekday is not None:
        last = days.weekday(last, draft.weekday, 1 if ground.ahead else -1)
    first = last - timedelta(days=1)
    return Meaning(MomentKind.TIME, f"{first}TNI", "overnight", f"{first}T20:00", f"{last}T06:00", Precision.PART, True)


def lost(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Overnight into ," where the text has lost the day."""
    return unknown("day-missing", Precision.PART, MomentKind.TIME, counted=False)


def clock(draft: Draft, ground: Ground) -> Meaning | None:
    """A time of day without its day: `T15:40`."""
    said = clock_value(draft.clock)
    return meant(f"T{said}", "clock") if said else None


def time(draft: Draft, ground: Ground) -> Meaning | None:
    """A time of day on its day."""
    base = draft.base
    if base is None:
        return None
    found = meaning(base, ground)
    if found is None:
        return None
    if found.value is None:
        return clock(draft, ground)
    told = draft.clock
    if "T" in found.value:
        value, _, in_part_of = found.value.partition("T")
        told = in_part(told, in_part_of)
    else:
        value = found.value
    if found.precision not in (Precision.DAY, Precision.PART) or len(value) != 10:
        return None
    return _clocked(date.fromisoformat(value), told, found.counted, "")


def _clocked(found: date, told: tuple[int, ...], counted: bool, mod: str) -> Meaning | None:
    said = clock_value(told)
    return meant(f"{found}T{said}", "clock", counted, mod) if said else None


def span(draft: Draft, ground: Ground) -> Meaning | None:
    """ "3 to 12 September", "1941-43", "5 to 6pm on Monday": from the begin of the one to the end of the other."""
    if draft.base is None or draft.other is None:
        return None
    first = meaning(draft.base, ground)
    if first is None or first.value is None or not first.earliest:
        return first
    last = meaning(draft.other, ground if draft.other.step is not None else following(ground, first))
    if last is None or last.value is None or not last.latest:
        return last
    if first.earliest > last.latest:
        return None
    return replace(
        first,
        value=f"{first.value}/{last.value}",
        rule=first.rule,
        latest=last.latest,
        counted=first.counted or last.counted,
    )


def following(ground: Ground, first: Meaning) -> Ground:
    """The ground of the end of a stretch: what lacks its year or week comes after the begin."""
    if first.earliest is None or first.earliest.startswith("T") or "T" in first.earliest:
        return ground
    return replace(ground, anchor=date.fromisoformat(first.earliest), way=True)


def week_of(draft: Draft, ground: Ground) -> Meaning | None:
    """ "The week of 3 May", "Easter weekend": the week or weekend that has the day, or lies nearest to it."""
    found = meaning(draft.base, ground) if draft.base else None
    if found is None or found.day is None:
        return found
    day = found.day if draft.unit == "W" else days.weekday(found.day - timedelta(days=3), 5, 1)
    return meant(week_value(day, draft.unit == "WE"), "week", found.counted)


def reference(draft: Draft, ground: Ground) -> Meaning | None:
    """ "Now", "recently"."""
    return Meaning(MomentKind.DATE, draft.value, "reference")


SHAPES: dict[str, Resolve] = {
    "day": day,
    "figures": figures,
    "monthday": monthday,
    "weekday": weekday,
    "weekday_of_week": weekday_of_week,
    "weekday_of_month": weekday_of_month,
    "nowhen": nowhen,
    "relative": relative,
    "feast": feast,
    "month": month,
    "year": year,
    "decade": decade,
    "century": century,
    "season": season,
    "period": period,
    "numbered": lambda draft, ground: numbered(draft, ground, meaning),
    "part": part,
    "overnight": overnight,
    "lost": lost,
    "clock": clock,
    "time": time,
    "duration": duration,
    "stretch": stretch,
    "away": away,
    "offset": lambda draft, ground: offset(draft, ground, meaning),
    "set": often,
    "reference": reference,
    "span": span,
    "hours": span,
    "week_of": week_of,
    "starting": lambda draft, ground: starting(draft, ground, meaning),
}
UNKNOWN: dict[str, tuple[str, Precision, MomentKind]] = {
    "day": ("date-without-year", Precision.DAY, MomentKind.DATE),
    "month": ("month", Precision.MONTH, MomentKind.DATE),
    "season": ("season", Precision.MONTH, MomentKind.DATE),
    "period": ("relative-period", Precision.DAY, MomentKind.DATE),
    "weekday": ("weekday", Precision.DAY, MomentKind.DATE),
    "relative": ("relative-day", Precision.DAY, MomentKind.DATE),
    "feast": ("holiday", Precision.DAY, MomentKind.DATE),
    "away": ("ago", Precision.DAY, MomentKind.DATE),
    "numbered": ("part-of-year", Precision.MONTH, MomentKind.DATE),
    "weekday_of_month": ("ordinal-weekday", Precision.DAY, MomentKind.DATE),
}


def _needs_anchor(draft: Draft) -> bool:
    """Whether nothing can be worked out without the day of the report."""
    if draft.shape in ("day", "month", "season", "feast", "weekday_of_month"):
        return draft.year is None and not draft.value[:4].isdigit()
    return draft.shape in ("weekday", "weekday_of_week", "monthday", "relative", "period", "away")
