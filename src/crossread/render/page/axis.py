"""The times of a story side by side on one axis: what is told and what was published, in order, not to scale.

Spans of years stand beside hours. So every distinct time has a slot of its own, as wide as any other, and where much
time passes between two of them the axis is broken.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby, pairwise

from crossread.records import Moment, Precision
from crossread.render.clock import Clock
from crossread.render.labels import MONTHS
from crossread.render.page.fitting import measured
from crossread.render.story import Story

WIDTH = 600.0
"""Units of the whole drawing: a column of text on a desk, and 0.57 pixels each on a phone of 360."""
SIDE = 4.0
WIDEST = 46.0
"""Of a slot: few times need not fill the width."""
BREAK = 12.0
"""Room for the mark of a break."""
MANY = 40
"""Slots up to which each still has a label or a letter. With more, hours and days are labelled by their months."""
LONG = timedelta(days=60)
"""Time without a slot over which the axis is broken: more than from one month that is told to the next."""
DESK, PHONE = 11.5, 18.5
"""Sizes of letters in the units of the drawing; on a phone the sheet makes them larger so that they stay legible."""

DAY = timedelta(days=1)
WHOLE = {
    Precision.YEAR: timedelta(days=366),
    Precision.MONTH: timedelta(days=31),
    Precision.DAY: DAY,
    Precision.PART: DAY,
    Precision.MINUTE: DAY,
}
"""What one time of each precision lasts at most; what lasts longer is a stretch."""
FINER = tuple(WHOLE)
SHORTLY = {"from": "from", "until": "to"}
"""What stands before the one end that is known."""


@dataclass(frozen=True, slots=True)
class Span:
    """From `start` to before `end`, and how finely that is known."""

    start: datetime
    end: datetime
    precision: Precision
    open: str = ""
    """`from` or `until` where only one end is known."""

    @property
    def order(self) -> tuple[datetime, timedelta, int, str]:
        """Sort key: what begins first, then what lasts longest."""
        return (self.start, self.start - self.end, FINER.index(self.precision), self.open)


@dataclass(frozen=True, slots=True)
class Told:
    """One time that reports tell of, and by which lineages."""

    index: int
    """Among the dates of the story."""
    words: str
    span: Span
    ranks: tuple[int, ...]
    """The independent lineages that give it, by size from 0."""

    @property
    def stretch(self) -> bool:
        """Whether it is longer than one time of its precision."""
        return self.span.end - self.span.start > WHOLE[self.span.precision]


@dataclass(frozen=True, slots=True)
class Slot:
    """The place of one time: what is told of it, and the reports that were published then."""

    span: Span
    told: Told | None
    published: tuple[str, ...]
    left: float = 0.0
    right: float = 0.0

    @property
    def middle(self) -> float:
        """Where its marks stand."""
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Stretch:
    """A longer time over all the slots that lie in it, in a lane where no other is."""

    told: Told
    left: float
    right: float
    lane: int


@dataclass(frozen=True, slots=True)
class Label:
    """Words below the axis: hours in row 0, days and months in 1, years in 2."""

    text: str
    row: int
    x: float
    """Their middle."""
    left: float
    right: float
    """The slots they stand for."""
    phone: bool
    """Whether there is room for them on a phone."""


@dataclass(frozen=True, slots=True)
class Axis:
    """Everything on the axis with its place from left to right."""

    slots: tuple[Slot, ...]
    stretches: tuple[Stretch, ...]
    labels: tuple[Label, ...]
    breaks: tuple[float, ...]
    step: float
    """Width of a slot."""

    @classmethod
    def of(cls, story: Story) -> Axis:
        """The times of a story; without slots where no time is told."""
        told = tuple(_told(story))
        if not told:
            return cls((), (), (), (), 0.0)
        bare = _slots(told, story.clock)
        gaps = [after.span.start - before.span.end >= LONG for before, after in pairwise(bare)]
        broken = [len(bare) <= MANY and gap for gap in gaps]
        step = min(WIDEST, (WIDTH - 2 * SIDE - BREAK * sum(broken)) / len(bare))
        slots, breaks, x = [], [], SIDE
        for slot, gap in zip(bare, [False, *broken], strict=True):
            if gap:
                breaks.append(x + BREAK / 2)
                x += BREAK
            slots.append(replace(slot, left=x, right=x + step))
            x += step
        stretches = tuple(_laned(_stretched(told, slots)))
        return cls(tuple(slots), stretches, tuple(_labels(slots)), tuple(breaks), step)


# ---- what is told ------------------------------------------------------------------------------------------


def _told(story: Story) -> Iterable[Told]:
    for index, date in enumerate(story.dates):
        span = spanned(date.moments[0])
        if span is not None:
            yield Told(index, date.words, span, _ranks(story, date.moments))


def spanned(moment: Moment) -> Span | None:
    """The span of a moment; None where its day or year is not known."""
    start, end = _read(moment.earliest or moment.latest), _read(moment.latest or moment.earliest)
    if start is None or end is None:
        return None
    unit = timedelta(minutes=1) if "T" in (moment.latest or moment.earliest or "") else DAY
    until = max(start, end)
    until = until + unit if until < datetime.max - unit else datetime.max
    one_end = "" if moment.earliest and moment.latest else "from" if moment.earliest else "until"
    return Span(start, until, moment.precision, one_end)


def _read(iso: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(iso or "").replace(tzinfo=None)
    except ValueError:
        return None


def _ranks(story: Story, moments: Sequence[Moment]) -> tuple[int, ...]:
    """The lineages behind some moments; of two of which it is open which, one that is there anyway, or the larger."""
    ranks = story.labels.sizes
    behind = [story.behind.passage(moment.expression) for moment in moments]
    found = {ranks[id] for one in behind if len(one) == 1 for id in one}
    for choice in sorted(sorted(ranks[id] for id in one) for one in behind if len(one) > 1):
        if found.isdisjoint(choice):
            found.add(choice[0])
    return tuple(sorted(found))


# ---- slots -------------------------------------------------------------------------------------------------


def _slots(told: Sequence[Told], clock: Clock) -> list[Slot]:
    """A slot for each time that is told and each of publication, these taken together where they would be too many."""
    columns = [Slot(one.span, one, ()) for one in told if not one.stretch]
    for bucket in (timedelta(minutes=1), timedelta(hours=1), DAY):
        found = _published(columns, clock, bucket)
        starts = sorted(slot.span.start for slot in found)
        # A stretch with nothing in it needs a place too.
        for one in told:
            if one.stretch and _none(starts, one.span):
                found.append(Slot(one.span, None, ()))
                starts = sorted((*starts, one.span.start))
        if len(found) <= MANY:
            break
    return sorted(found, key=lambda slot: slot.span.order)


def _published(columns: Sequence[Slot], clock: Clock, bucket: timedelta) -> list[Slot]:
    by_span: dict[tuple[datetime, datetime], list[str]] = {}
    for id, instant in sorted(clock.instants.items()):
        at = datetime(1970, 1, 1) + clock.zone.utcoffset(None) + timedelta(seconds=instant.at)
        size = DAY if instant.whole_day else bucket
        start = datetime.min + (at - datetime.min) // size * size
        by_span.setdefault((start, start + size), []).append(id)
    found = []
    for slot in columns:
        own = by_span.pop((slot.span.start, slot.span.end), ()) if _finest(slot.span) else ()
        found.append(replace(slot, published=tuple(own)))
    for (start, end), reports in by_span.items():
        precision = Precision.DAY if end - start == DAY else Precision.MINUTE
        found.append(Slot(Span(start, end, precision), None, tuple(reports)))
    return found


def _finest(span: Span) -> bool:
    """Whether a time of publication could be this time."""
    return span.precision in (Precision.DAY, Precision.MINUTE) and not span.open


def _none(starts: Sequence[datetime], span: Span) -> bool:
    return bisect_left(starts, span.start) == bisect_left(starts, span.end)


def _stretched(told: Sequence[Told], slots: Sequence[Slot]) -> Iterable[Stretch]:
    starts = [slot.span.start for slot in slots]
    for one in told:
        if one.stretch:
            first, last = bisect_left(starts, one.span.start), bisect_left(starts, one.span.end) - 1
            yield Stretch(one, slots[first].left, slots[last].right, 0)


def _laned(stretches: Iterable[Stretch]) -> Iterable[Stretch]:
    """The stretches in as few lanes as keep them apart, the longest nearest to the axis."""
    lanes: list[list[Stretch]] = []
    for one in sorted(stretches, key=lambda one: (one.left - one.right, one.left, one.told.index)):
        clear = (at for at, held in enumerate(lanes) if all(_apart(one, other) for other in held))
        lane = next(clear, len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(one)
        yield replace(one, lane=lane)


def _apart(one: Stretch, other: Stretch) -> bool:
    return one.right <= other.left or other.right <= one.left


# ---- labels ------------------------------------------------------------------------------------------------


def _labels(slots: Sequence[Slot]) -> Iterable[Label]:
    many = len(slots) > MANY
    for row, key in enumerate((_none_of if many else _hour, _month if many else _day, _year)):
        yield from _fitting(_grouped(slots, key, row))


def _grouped(slots: Sequence[Slot], key: Callable[[Span], str], row: int) -> Iterable[tuple[Label, int]]:
    """A label for each run of slots that have the same, and the most lineages that one of them has."""
    number = iter(range(len(slots)))
    # Two hours that read alike are two times all the same; a day or a year goes on.
    runs = groupby(slots, key=lambda slot: (key(slot.span), next(number) if row == 0 else 0))
    for (text, _), run in runs:
        held = list(run)
        if text:
            left, right = held[0].left, held[-1].right
            shown = text.rsplit("|", 1)[-1]
            weight = max(len(slot.told.ranks) if slot.told else 0 for slot in held)
            yield Label(shown, row, (left + right) / 2, left, right, False), weight


def _fitting(wanted: Iterable[tuple[Label, int]]) -> Iterable[Label]:
    """Those labels that have room on a phone, then those that have it on a desk; of more lineages first."""
    waiting = [label for label, _ in sorted(wanted, key=lambda one: (-one[1], one[0].x))]
    kept: list[Label] = []
    for size, gap, phone in ((PHONE, 5.0, True), (DESK, 2.0, False)):
        left_over = []
        for label in waiting:
            half = measured(label.text, size) / 2
            middle = min(max(label.x, half), WIDTH - half)
            if all(abs(middle - one.x) >= half + measured(one.text, size) / 2 + gap for one in kept):
                kept.append(replace(label, x=middle, phone=phone))
            else:
                left_over.append(label)
        waiting = left_over
    return sorted(kept, key=lambda one: one.x)


def _none_of(span: Span) -> str:
    return ""


def _hour(span: Span) -> str:
    """`17–22h`, `19:20`; what stands before the bar tells days apart and is not shown."""
    if span.precision not in (Precision.PART, Precision.MINUTE):
        return ""
    if span.end - span.start <= timedelta(minutes=1):
        return f"{span.start:%H:%M}"
    if span.start.minute or span.end.minute:
        return f"{span.start:%H:%M}–{span.end:%H:%M}"
    return f"{span.start.hour}–{span.end.hour or 24}h"


def _day(span: Span) -> str:
    month = MONTHS[span.start.month - 1][:3]
    if span.precision is Precision.YEAR:
        return ""
    prefix = f"{SHORTLY[span.open]} " if span.open else ""
    if span.precision is Precision.MONTH:
        return f"{span.start.year}|{prefix}{month}"
    return f"{span.start.year}|{prefix}{span.start.day} {month}"


def _month(span: Span) -> str:
    return "" if span.precision is Precision.YEAR else f"{span.start.year}|{MONTHS[span.start.month - 1][:3]}"


def _year(span: Span) -> str:
    return str(span.start.year)
