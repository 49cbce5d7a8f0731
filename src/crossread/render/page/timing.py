"""Where reports stand from left to right: by the time of publication where that is known, else by generation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import inf

from crossread.render.clock import Clock, Instant
from crossread.render.tree import Family

STEP = 28.0
"""Least distance from a parent to its child: room for a line whose style can be told, and an arrowhead."""

SPAN = 80.0
"""Width of the whole story where no two times crowd: with names beside it as wide as a phone's screen."""

APART = 5.0
"""Least distance between two times that differ: enough to see that one is later."""

WIDEST = 900.0
"""How wide those distances alone may make the drawing; with more times they are less."""

A_TIME = 40.0
"""Width for each different time, up to `SPAN`: two reports an hour apart need no wide axis."""

TICK = 78.0
"""Least distance between labels of the axis: `14 May 18:20` with a gap."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A time on the axis."""

    x: float
    label: str


@dataclass(frozen=True, slots=True)
class Places:
    """Where each report and origin stands, and the axis; without ticks they stand by generation."""

    x: Mapping[str, float]
    ticks: tuple[Tick, ...]


def by_generation(families: Sequence[Family]) -> Places:
    """The origin left, then what comes from it, then what comes from that."""
    x: dict[str, float] = {}
    for family in families:
        x[family.top] = 0.0
        for parent, child in descending(family):
            x[child] = x[parent] + STEP
    return Places(x, ())


def by_time(families: Sequence[Family], clock: Clock) -> Places:
    """From left to right as published, evenly where there is room; children a step right of their parents.

    Of one whose day alone is known nothing is said but the day: it stands at the beginning of it, or beside the
    report of that day it comes from; of one without a time likewise. Origins without a time stand at the left, before
    all that comes from them.
    """
    parent = {child: above for family in families for above, child in descending(family)}
    x, axis = _along(families, clock, parent)
    unseen = [family.top for family in families if family.top not in clock.instants]
    for family in families:
        _beside(family, x)
    left = min(x.values(), default=0.0) if unseen else 0.0
    x |= dict.fromkeys(unseen, left)
    moved = {id: at - left for id, at in x.items()}
    return Places(moved, _ticks({at: place - left for at, place in axis.items()}, clock))


def _along(
    families: Sequence[Family], clock: Clock, parent: Mapping[str, str]
) -> tuple[dict[str, float], dict[Instant, float]]:
    """The places of the reports with a time, and of the times; some that only have a day wait for their parents."""
    ids = [id for family in families for id in (family.top, *(child for _, child in descending(family)))]
    depth: dict[str, int] = {}
    for id in ids:
        depth[id] = depth.get(parent.get(id, ""), -1) + 1
    known = [id for id in ids if id in clock.instants]
    times = sorted({clock.instants[id].at for id in known})
    width = min(SPAN, A_TIME * (len(times) - 1))
    x: dict[str, float] = {}
    axis: dict[Instant, float] = {}
    apart = min(APART, WIDEST / max(len(times), 1))
    reached, now = -apart, -inf
    for id in sorted(known, key=lambda id: (clock.instants[id].at, depth[id])):
        instant, above = clock.instants[id], parent.get(id, "")
        if instant.whole_day and above in clock.instants and above not in x and clock.same_day(id, above):
            continue
        if instant.at > now:
            now, start = instant.at, max(reached + apart, width * (instant.at - times[0]) / (times[-1] - times[0]))
        x[id] = max(start, x[above] + STEP) if above in x else start
        axis.setdefault(instant, x[id])
        reached = max(reached, start if instant.whole_day else x[id])
    return x, axis


def _beside(family: Family, x: dict[str, float]) -> None:
    """Places for those of a family that have none yet: a top left of its children, the others right of parents."""
    if family.top not in x:
        x[family.top] = min((x[child] for child in family.below.get(family.top, ()) if child in x), default=STEP) - STEP
    for parent, child in descending(family):
        x.setdefault(child, x[parent] + STEP)


def descending(family: Family) -> list[tuple[str, str]]:
    """Every parent and child of a family, each parent before its children, in the order of their rows."""
    found, waiting = [], [(family.top, child) for child in reversed(family.below.get(family.top, ()))]
    while waiting:
        parent, child = waiting.pop()
        found.append((parent, child))
        waiting.extend((child, next) for next in reversed(family.below.get(child, ())))
    return found


def _ticks(axis: Mapping[Instant, float], clock: Clock) -> tuple[Tick, ...]:
    """Labels for as many times as there is room for, the day wherever it is a new one."""
    found: list[Tick] = []
    day = ""
    for instant, x in sorted(axis.items(), key=lambda item: (item[1], item[0].at)):
        if found and x - found[-1].x < TICK:
            continue
        today = clock.day(instant.at)
        hour = "" if instant.whole_day else clock.clock(instant.at)
        found.append(Tick(x, (hour if today == day and hour else f"{today} {hour}").strip()))
        day = today
    return tuple(found)
