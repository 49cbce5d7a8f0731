"""Dates as sources print them, to ISO 8601; never guessed: what can be read two ways is left unread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Zones with one meaning only. "CST" (Chicago, China), "IST" (India, Ireland, Israel), "BST" are left out.
ZONES = {
    "z": 0,
    "gmt": 0,
    "utc": 0,
    "est": -5,
    "edt": -4,
    "pst": -8,
    "pdt": -7,
    "cet": 1,
    "cest": 2,
    "eest": 3,
}

MONTH = r"(?P<{0}>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{{0,6}}\.?"
CLOCK = r"""(?:(?:T|,?\s{1,3}(?:at\s|-\s|\|\s)?)\s?(?P<hour>\d{1,2})[:.](?P<minute>\d\d)
    (?::(?P<second>\d\d)(?:\.\d{1,9})?)?
    (?:\s?(?P<half>[ap])\.?m\b\.?)?
    (?:\s{0,2}\(?(?P<zone>[+-]\d\d:?\d\d|[+-]\d\d\b|[a-z]{1,5}\b)(?P<off>[+-]\d{1,2})?\)?)?)?"""
DATE = re.compile(
    rf"""(?<![\d/-])(?:
      (?P<y1>\d{{4}})[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})
    | (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?(?:\sof)?[\s-]{MONTH.format("m2")},?[\s-](?P<y2>\d{{4}})
    | {MONTH.format("m3")}\s(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s(?P<y3>\d{{4}})
    | (?P<a4>\d{{1,2}})(?P<s4>[/.-])(?P<b4>\d{{1,2}})(?P=s4)(?P<y4>\d{{4}})
    )(?!\d){CLOCK}""",
    re.VERBOSE | re.IGNORECASE,
)
COMPACT = re.compile(r"^\s*(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?(Z|[+-]\d{4})?)?\s*$")
IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)")
FIRST, LAST = 1700, 2200
"""Years outside are not the day a newspaper came out."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A date in a line of text: where it stands and what it says."""

    start: int
    end: int
    iso: str


def printed(line: str) -> Printed | None:
    """The first date in `line` that can be read one way only; day, month and year must all be there."""
    for match in DATE.finditer(line):
        iso = _read(match)
        if iso:
            return Printed(match.start(), match.end(), iso)
    return None


def iso(value: object) -> str | None:
    """A value of metadata as an ISO 8601 date, or date and time with the offset it gives; None if it is none."""
    if not isinstance(value, str) or len(value) > 100:
        return None
    compact = COMPACT.match(value)
    if compact:
        year, month, day, hour, minute, second, zone = compact.groups()
        return _iso(year, month, day, (hour, minute, second), zone)
    found = printed(value)
    return found.iso if found else None


def in_address(url: str) -> str | None:
    """The day that an address carries in its path (`/2031/05/17/`), or None."""
    match = IN_URL.search(url[:2000])
    return _iso(match[1], match[2], match[3], (None, None, None), None) if match else None


def _read(match: re.Match[str]) -> str | None:
    group = match.groupdict()
    if group["y1"]:
        year, month, day = group["y1"], int(group["m1"]), int(group["d1"])
    elif group["y2"]:
        year, month, day = group["y2"], _month(group["m2"]), int(group["d2"])
    elif group["y3"]:
        year, month, day = group["y3"], _month(group["m3"]), int(group["d3"])
    else:
        first, second = int(group["a4"]), int(group["b4"])
        # Day before month or month before day: only a number over twelve, equality or a point tells.
        if first > 12 or first == second or group["s4"] == ".":
            day, month = first, second
        elif second > 12:
            month, day = first, second
        else:
            return None
        year = group["y4"]
    zone = group["zone"]
    if zone and zone.casefold() in {"gmt", "utc"} and group["off"]:
        zone = f"{int(group['off']):+03d}00"
    hour = group["hour"]
    if hour and group["half"]:
        hour = str(int(hour) % 12 + (12 if group["half"].casefold() == "p" else 0))
    return _iso(year, month, day, (hour, group["minute"], group["second"]), zone)


def _month(word: str) -> int:
    return MONTHS.index(word[:3].casefold()) + 1


def _iso(
    year: str | int,
    month: str | int,
    day: str | int,
    clock: tuple[str | None, str | None, str | None],
    zone: str | None,
) -> str | None:
    """ISO 8601, checked against the calendar; None if there is no such day or time."""
    if not FIRST <= int(year) <= LAST:
        return None
    hour, minute, second = clock
    try:
        if hour is None:
            return datetime(int(year), int(month), int(day)).date().isoformat()
        moment = datetime(int(year), int(month), int(day), int(hour), int(minute or 0), int(second or 0))
        return moment.replace(tzinfo=_offset(zone)).isoformat()
    except ValueError:
        return None


def _offset(zone: str | None) -> timezone | None:
    if not zone:
        return None
    if zone[0] in "+-":
        digits = zone[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:4])
        return timezone(timedelta(minutes=-minutes if zone[0] == "-" else minutes))
    hours = ZONES.get(zone.casefold())
    return None if hours is None else timezone(timedelta(hours=hours))
