"""Expressions put together: a weekday with its date, a day with its part or clock, a duration with its day."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from crossread.moments.clocks import hour_of, in_part
from crossread.moments.forms import compiled
from crossread.moments.pieces import Atom, Draft, Node

DAYS = frozenset("day weekday relative monthday feast weekday_of_week weekday_of_month figures away".split())
"""Drafts that mean one day."""
DATED = DAYS | {"month", "year", "season", "period", "numbered", "decade", "century", "offset", "part"}
"""Drafts that others can be counted from."""
WEAK = frozenset({"hour", "partword", "unitword", "way", "timeword"})
"""Drafts that mean nothing unless they are joined to another."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two drafts that are one expression if only these atoms stand between them."""

    left: frozenset[str]
    between: str
    """The classes between, as in a form."""
    right: frozenset[str]
    make: Callable[[Draft, Draft], Draft | None]


def _with_weekday(weekday: Draft, day: Draft) -> Draft | None:
    """ "Friday, 6 March": the weekday goes with the date; of figures it decides the order."""
    if weekday.mod or (day.weekday is not None):
        return None
    return replace(day, weekday=weekday.weekday, step=weekday.step if day.shape != "monthday" else day.step)


def _part_of(day: Draft, part: Draft) -> Draft | None:
    """ "Tuesday in the morning", "the night of 3 May"."""
    if part.shape == "part" and (part.step is not None or part.base is not None):
        return None
    if day.part or day.clock:
        return None
    return Draft("part", part=part.part, base=replace(day, mod=""), mod=part.mod)


def _part_first(part: Draft, day: Draft) -> Draft | None:
    return _part_of(day, part)


def _clock_on(day: Draft, clock: Draft) -> Draft | None:
    """ "Tuesday at 5", "3:40 a.m. on Tuesday"; a range of times likewise."""
    if day.clock:
        return None
    if day.shape == "part" and clock.shape == "clock" and day.base is None and day.step is None:
        return _clock_in(clock, day)
    if clock.shape == "hours":
        first, last = clock.base, clock.other
        if first is None or last is None or clock.value == "bare":
            # "Won 3-1 on Monday": two bare numbers are hours only after "from" or "between".
            return None
        return replace(clock, base=_clock_on(day, first), other=_clock_on(day, last))
    return Draft("time", clock=clock.clock, base=day, mod=clock.mod)


def _clock_first(clock: Draft, day: Draft) -> Draft | None:
    return _clock_on(day, clock)


def _clock_in(clock: Draft, part: Draft) -> Draft | None:
    """ "7:40 in the evening": the clock in that half of the day."""
    if part.step is not None or part.base is not None:
        return _clock_on(part, clock)
    if clock.shape == "hours":
        first, last = clock.base, clock.other
        return replace(clock, base=first and _clock_in(first, part), other=last and _clock_in(last, part))
    return replace(clock, shape="clock", clock=in_part(clock.clock, part.part), mod=clock.mod or part.mod)


def _part_clock(part: Draft, clock: Draft) -> Draft | None:
    return _clock_in(clock, part)


def _clocks(first: Draft, last: Draft) -> Draft | None:
    """ "5 to 6pm", "from 9.30 to 4.30pm": the half of the day of the one holds for the other where that can be."""
    one, two = first.clock, last.clock
    begin, end = (one[0] % 12, max(one[1], 0)), (two[0] % 12, max(two[1], 0))
    if not one[3] and not two[3] and two[0] < one[0] <= 12:
        # "From 10:30 to 3" goes on past noon.
        two = (*two[:3], 2)
    elif two[3] and not one[3] and 0 < one[0] <= 12:
        one = (*one[:3], two[3] if begin < end else 3 - two[3])
    elif one[3] and not two[3] and 0 < two[0] <= 12:
        two = (*two[:3], one[3] if begin < end else 3 - one[3])
    bare = first.shape == last.shape == "hour"
    said = "between" if bare and first.value else "bare" if bare else ""
    first, last = replace(first, shape="clock", clock=one), replace(last, shape="clock", clock=two)
    return Draft("hours", base=first, other=last, value=said)


def _away(amount: Draft, way: Draft) -> Draft | None:
    """ "Two days ago", "three weeks later"."""
    return Draft("away", base=amount, step=way.step, near=way.near)


def _in_time(amount: Draft, way: Draft) -> Draft | None:
    """ "Two months' time"."""
    return Draft("away", base=amount, step=1)


def _counted(step: int) -> Callable[[Draft, Draft], Draft | None]:
    """ "Three days after 12 March"."""

    def make(amount: Draft, day: Draft) -> Draft | None:
        if amount.unit in ("TS", "TM", "H"):
            return None
        if day.shape not in DAYS | {"offset", "part"} and amount.unit not in ("M", "Y", "DE", "CE"):
            return None
        return Draft("offset", base=amount, other=day, step=step)

    return make


def _clock_for(clock: Draft, amount: Draft) -> Draft | None:
    """ "From 9:30 for seven hours"."""
    if amount.count is None or amount.base is not None or amount.unit not in ("H", "TM"):
        return None
    begin = clock.base if clock.shape == "time" else None
    minutes = round(amount.count * (60 if amount.unit == "H" else 1))
    start = hour_of(clock.clock) * 60 + max(clock.clock[1], 0)
    end = start + minutes
    if not minutes > 0 or end >= 24 * 60:
        return None
    last = replace(clock, clock=(end // 60, end % 60, -1, 0), base=begin)
    first = replace(clock, clock=(start // 60, start % 60, -1, 0))
    return Draft(
        "hours",
        base=replace(first, shape="time" if begin else "clock"),
        other=replace(last, shape="time" if begin else "clock"),
    )


def _for_clock(amount: Draft, clock: Draft) -> Draft | None:
    """ "Three hours from 10 am"."""
    return _clock_for(clock, amount)


def _day_for_clock(day: Draft, span: Draft) -> Draft | None:
    """ "14 February for seven hours from 9:30"."""
    return _clock_on(day, span)


def _if_at(make: Callable[[Draft, Draft], Draft | None]) -> Callable[[Draft, Draft], Draft | None]:
    """A bare number is an hour there only after "at", "about" or the like, or before tonight."""

    def checked(left: Draft, right: Draft) -> Draft | None:
        if left.shape == "hour" and (right.shape == "partword" or not (left.value or right.part == "NI")):
            return None
        return make(left, right)

    return checked


def _week_of(unit: Draft, day: Draft) -> Draft | None:
    """ "The week of 3 May", "Easter weekend"."""
    weekend = unit.unit == "WE" and unit.step in (None, 0)
    return Draft("week_of", unit=unit.unit, base=day) if weekend or unit.unit == "W" else None


def _of_week(day: Draft, unit: Draft) -> Draft | None:
    return _week_of(unit, day) if unit.unit == "WE" and day.shape == "feast" else None


def _starting(amount: Draft, day: Draft) -> Draft | None:
    """ "Two weeks starting 20 May"."""
    return Draft("starting", base=amount, other=day)


def _set_at(often: Draft, clock: Draft) -> Draft | None:
    """ "Every Monday at 4pm"."""
    return None if often.clock else replace(often, clock=clock.clock)


def _set_in(often: Draft, part: Draft) -> Draft | None:
    """ "Every Monday morning"."""
    return None if often.part or part.step is not None or part.base else replace(often, part=part.part)


def _of(*shapes: str) -> frozenset[str]:
    return frozenset(shapes)


CLOCKS = _of("clock", "hours")
HOURS = _of("clock", "hour")
PARTS = _of("part", "partword")
JOINS = (
    Join(_of("weekday"), "comma? open? the? dash?", _of("day", "figures"), _with_weekday),
    Join(HOURS, "to|dash|until", HOURS, _clocks),
    Join(HOURS, "and", HOURS, _clocks),
    Join(CLOCKS | {"hour"}, "comma? ( in the? | at | that same? ) early?", PARTS, _clock_in),
    Join(CLOCKS | {"hour"}, "comma? early?", PARTS, _if_at(_clock_in)),
    Join(PARTS, "comma? ( at|from|between|about )? about?", CLOCKS, _part_clock),
    Join(_of("part"), "at|about|from|between about?", _of("hour"), _part_clock),
    Join(DAYS, "comma? dash? ( in|at|on )? the?", PARTS, _part_of),
    Join(PARTS, "comma? ( of|on )? the?", DAYS, _part_first),
    Join(
        DAYS | {"part"},
        "comma? ( on|at|for|from|between|dash|open|close|about|before|after|until|since )? dash? about?",
        CLOCKS,
        _clock_on,
    ),
    Join(DAYS | {"part"}, "comma? ( at|from|between|about|for ) about?", _of("hour"), _clock_on),
    Join(
        CLOCKS,
        "( comma? open? zone close? | other time )? comma? ( on|of|dash|open|for )? the?",
        DAYS | {"part"},
        _clock_first,
    ),
    Join(_of("hour"), "comma? ( on|of )?", DAYS, _if_at(_clock_first)),
    Join(_of("duration"), "", _of("way"), _away),
    Join(_of("duration"), "possessive?", _of("timeword"), _in_time),
    Join(_of("duration", "unitword"), "before", DATED, _counted(-1)),
    Join(_of("duration", "unitword"), "( after|from|since|following )", DATED, _counted(1)),
    Join(_of("unitword", "period"), "( of | begin on? )", _of("day", "feast", "weekday"), _week_of),
    Join(_of("feast"), "", _of("unitword"), _of_week),
    Join(_of("duration"), "begin on?", DAYS | {"time"}, _starting),
    Join(_of("clock", "time"), "for", _of("duration"), _clock_for),
    Join(_of("duration"), "from|at", _of("clock", "time"), _for_clock),
    Join(DAYS, "for", _of("hours"), _day_for_clock),
    Join(_of("set"), "( comma | at | on )?", _of("clock"), _set_at),
    Join(_of("set"), "( in the )?", PARTS, _set_in),
)
"""In order: of two joins that fit, the first is made."""


def joined(found: Sequence[Node], atoms: Sequence[Atom], letters: str) -> list[Node]:
    """The nodes with every two that are one expression joined, until none is left to join."""
    nodes = list(found)
    for join in JOINS:
        pattern = compiled(join.between)
        at = 0
        while at + 1 < len(nodes):
            left, right = nodes[at], nodes[at + 1]
            made = _made(join, left, right, pattern, letters)
            if made is None:
                at += 1
                continue
            nodes[at : at + 2] = [Node(left.start, right.end, made, left.first, right.last)]
            at = max(at - 1, 0)
    return nodes


LONGEST_GAP = 5
"""Atoms between two parts of one expression."""


def _made(join: Join, left: Node, right: Node, pattern: re.Pattern[str], letters: str) -> Draft | None:
    if left.draft.shape not in join.left or right.draft.shape not in join.right:
        return None
    if right.first - left.last > LONGEST_GAP or pattern.fullmatch(letters, left.last, right.first) is None:
        return None
    return join.make(left.draft, right.draft)
