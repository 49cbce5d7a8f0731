"""Times of day: in which half of the day a clock stands, and how ISO 8601 writes it."""

from __future__ import annotations

Clock = tuple[int, ...]
"""Hour, minute and second (-1 where not said), and half of the day: 1 before noon, 2 after, 0 not said."""


def in_part(clock: Clock, part: str) -> Clock:
    """A clock without a half of the day, in the half that a part of the day tells: 7 in the evening is 19:00."""
    hour, minute, second, half = clock
    if half or not 0 < hour <= 12:
        return clock
    late = {"MO": False, "AF": True, "EV": True, "NI": 5 < hour < 12, "MI": hour < 4 or hour == 12}.get(part)
    return clock if late is None else (hour, minute, second, 2 if late else 1)


def hour_of(clock: Clock) -> int:
    """The hour from 0 to 23; 24 and above where there is none such."""
    hour, minute, _, half = clock
    if half and 0 < hour <= 12:
        return hour % 12 + (12 if half == 2 else 0)
    return 0 if hour == 24 and minute <= 0 else hour


def clock_value(clock: Clock) -> str | None:
    """A clock as ISO 8601 writes it: hours and minutes, and seconds where they are said."""
    hour, (_, minute, second, _half) = hour_of(clock), clock
    if not 0 <= hour < 24:
        return None
    return f"{hour:02d}:{max(minute, 0):02d}" + (f":{second:02d}" if second >= 0 else "")
