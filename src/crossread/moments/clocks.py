"""Times of day: each from its match to a minute, without the day that it belongs to."""

from __future__ import annotations

from datetime import date

from crossread.moments.days import Span
from crossread.moments.forms import Match
from crossread.records import Precision


def clock(match: Match, anchor: date | None) -> Span | None:
    """A time of day without its day: `T15:40`; the day is joined later, if the sentence gives one."""
    if match["named"]:
        hour, minute = {"noon": 12, "midday": 12, "midnight": 0}[match["named"].casefold()], 0
    else:
        written = match["h"] or match["h24"] or match["mil"][:2]
        hour, minute = int(written), int(match["m"] or match["m24"] or (match["mil"][2:] if match["mil"] else 0))
        half = (match["half"] or "").casefold().replace(".", "")
        if half:
            if not 1 <= hour <= 12:
                return None
            hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return None
    clock = f"T{hour:02d}:{minute:02d}"
    return Span(clock, clock, Precision.MINUTE, False, "clock")


def clock_in_part(match: Match, anchor: date | None) -> Span | None:
    """A time of day with its part: "7:40 in the evening"."""
    hour, minute = int(match["h"] or match["bare"] or match["sharp"]), int(match["m"] or 0)
    part = match["part"].split()[-1].casefold()
    if hour > 23 or (hour == 0 and part != "morning"):
        return None
    if hour <= 12:
        late = {"morning": False, "afternoon": True, "evening": True, "night": 6 <= hour < 12}[part]
        hour = hour % 12 + (12 if late else 0)
    clock = f"T{hour:02d}:{minute:02d}"
    return Span(clock, clock, Precision.MINUTE, False, "clock")
