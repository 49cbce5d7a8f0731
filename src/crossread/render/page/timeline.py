"""When what is told happened, and when it was published, as SVG; the list of times on the page says the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup, escape

from crossread.render import labels as words
from crossread.render.labels import MONTHS, WEEKDAYS, Labels, counted, letters
from crossread.render.page.axis import MANY, PHONE, WIDTH, Axis, Slot, Stretch, Told
from crossread.render.page.drawing import Address, hue
from crossread.render.page.fitting import measured
from crossread.render.story import Story

UNIT = 21.0
"""Height that one lineage has in a column: a square with its letter, and a gap."""
HIGHEST = 9 * UNIT
"""Height of the highest column; where that would take more, all are lower and without letters."""
LETTERED = 15.0
"""Width of a slot from which letters fit on a desk."""
ROOMY = 20.0
"""Width of a slot from which they fit on a phone, where they are larger."""
CAPTION = 20.0
ROW = 21.0
"""Height of a row of labels: of words as large as a phone needs them."""
ROWS = 4
"""Marks of publication below each other; with more they are a bar."""
NUMBERED = 12.0
"""Width of a slot from which there is room for the number of its lineages."""
LEAST = 2.0
"""Height of the mark of a time of which no lineage is known: it can still be seen."""
LANE = 5.0
"""Height of a lineage in a stretch where letters have no room."""


def svg(story: Story, address: Address) -> Markup:
    """The times that the reports tell of as columns, one square a lineage, and below them when these were published.

    Each time is a link to the `when` of its place among the story's dates, each mark of publication to its report.
    Empty where no time is told.
    """
    axis = Axis.of(story)
    if not axis.slots:
        return Markup()
    return _Picture.of(story, axis, address).drawn(about(story, axis))


def about(story: Story, axis: Axis) -> str:
    """The timeline in a sentence or two; empty where nothing is told."""
    told = sorted(_all(axis), key=lambda one: (one.span.order, one.index))
    if not told:
        return ""
    best = max(told, key=lambda one: (len(one.ranks), -one.index))
    lasts = max(told, key=lambda one: (one.span.end, -one.index))
    extent = f"from {told[0].words} to {lasts.words}" if len(told) > 1 else told[0].words
    most = f"; most lineages, {len(best.ranks)}, give {best.words}" if len(best.ranks) > 1 else ""
    published = words.days(story.dossier.first, story.dossier.last)
    return f"{counted(len(told), 'time')} told, {extent}{most}. Published: {published}. The list below says the same."


def _all(axis: Axis) -> Iterator[Told]:
    yield from (slot.told for slot in axis.slots if slot.told)
    yield from (stretch.told for stretch in axis.stretches)


@dataclass(frozen=True, slots=True)
class _Picture:
    """The drawing of one axis, from the top down."""

    axis: Axis
    address: Address
    labels: Labels
    times: Mapping[str, str]
    highest: int
    """Lineages in the highest column."""
    lettered: bool
    """Whether columns are squares with letters; else they are bars."""
    unit: float
    """Height of one lineage in a column."""

    @classmethod
    def of(cls, story: Story, axis: Axis, address: Address) -> _Picture:
        """The drawing of the times of one story."""
        most = max((len(one.ranks) for one in _all(axis)), default=0)
        lettered = axis.step >= LETTERED and most * UNIT <= HIGHEST
        return cls(
            axis=axis,
            address=address,
            labels=story.labels,
            times=story.times,
            highest=max((len(slot.told.ranks) for slot in axis.slots if slot.told), default=0),
            lettered=lettered,
            unit=UNIT if lettered else min(UNIT, HIGHEST / max(most, 1)),
        )

    def _rank(self, report: str) -> int:
        """The lineage of a report by size; past the last where it is of none."""
        return self.labels.sizes.get(report, len(self.labels.sizes))

    @property
    def lane(self) -> float:
        """Height of one lineage in a longer time."""
        return UNIT if self.lettered else min(LANE, self.unit)

    @property
    def square(self) -> float:
        """Width of a column."""
        return min(self.axis.step - 1, UNIT - 1) if self.lettered else self.axis.step * 0.8

    @property
    def line(self) -> float:
        """Where the axis runs."""
        return CAPTION + self.highest * self.unit + (3 if self.lettered else CAPTION)

    def drawn(self, called: str) -> Markup:
        """The whole, with what it is called for who cannot see it."""
        lanes, deep = self._lanes()
        rows = sorted({label.row for label in self.axis.labels})
        below = self.line + deep + 2
        baseline = {row: below + ROW * (at + 1) - 4 for at, row in enumerate(rows)}
        strip = below + ROW * len(rows) + 4
        marks, high = self._published(strip)
        height = _n(high or strip)
        dense = "" if self.axis.step >= ROOMY or not self.lettered else " dense"
        return Markup(
            "".join(
                [
                    f'<svg class="times{dense}" role="group" aria-label="{escape(called)}" ',
                    f'width="{_n(WIDTH)}" height="{height}" viewBox="0 0 {_n(WIDTH)} {height}">\n',
                    _text(0, CAPTION - 6, self._caption(), "caption") + "\n",
                    *self._axis(),
                    f'<g class="told" stroke-width="{_n(self.square)}">\n',
                    *(self._column(slot) for slot in self.axis.slots if slot.told),
                    "</g>\n",
                    *(self._stretch(one, self.line + 4 + lanes[one.lane]) for one in self.axis.stretches),
                    *self._labels(baseline),
                    *marks,
                    "</svg>",
                ]
            )
        )

    def _caption(self) -> str:
        shown = "Told: one square a lineage" if self.lettered else "Told, by number of lineages"
        return f"{shown}; frames are longer times" if self.axis.stretches else shown

    def _axis(self) -> Iterator[str]:
        """The axis, with a gap and two strokes where it is broken."""
        ends = [self.axis.slots[0].left, *(x for at in self.axis.breaks for x in (at - 2, at + 2))]
        ends.append(self.axis.slots[-1].right)
        y = self.line
        pieces = [f"M{_n(left)} {_n(y)}H{_n(right)}" for left, right in zip(ends[::2], ends[1::2], strict=True)]
        pieces += [f"M{_n(x - 2)} {_n(y + 5)}l4 -10" for at in self.axis.breaks for x in (at - 2, at + 2)]
        yield f'<path class="axis" d="{"".join(pieces)}"/>\n'

    def _column(self, slot: Slot) -> str:
        told = slot.told
        if told is None:
            return ""
        x, y, many = slot.middle, self.line - 2, len(told.ranks)
        if not self.lettered or not many:
            high = max(self.unit * many, LEAST)
            number = ""
            if many > 1 and self.axis.step >= NUMBERED:
                number = _text(x, y - high - 4, str(many), "" if many == self.highest else "wide")
            return f'{self._link(told, "")}<path d="M{_n(x)} {_n(y)}v{_n(-high)}"/>{number}</a>\n'
        squares = (
            f'<g class="{hue(rank)}" data-l="{rank}"><path d="M{_n(x)} {_n(y - UNIT * at)}v{_n(1 - UNIT)}"/>'
            f"{_text(x, y - UNIT * (at + 0.5) + 0.5, letters(rank))}</g>"
            for at, rank in enumerate(told.ranks)
        )
        return f"{self._link(told, '')}{''.join(squares)}</a>\n"

    def _link(self, told: Told, kind: str) -> str:
        said = f"{told.words}: {counted(len(told.ranks), 'lineage')}"
        if len(self.axis.slots) > MANY:
            said = _brief(told)
        kind = f' class="{kind}"' if kind else ""
        if not self.lettered and len(self.axis.slots) <= MANY:
            kind += f' data-l="{_joined(told.ranks)}"'
        return f'<a{kind} href="#{self.address("when", str(told.index))}"><title>{escape(said)}</title>'

    def _lanes(self) -> tuple[dict[int, float], float]:
        """Where each lane of stretches begins below the axis, and how deep all are."""
        deepest: dict[int, int] = {}
        for one in self.axis.stretches:
            deepest[one.lane] = max(deepest.get(one.lane, 1), len(one.told.ranks))
        found, at = {}, 0.0
        for lane in sorted(deepest):
            found[lane] = at
            at += deepest[lane] * self.lane + 2
        return found, at + 2 if deepest else 0.0

    def _stretch(self, one: Stretch, y: float) -> str:
        left, right, link = one.left + 1, one.right - 1, self._link(one.told, "long")
        if not self.lettered:
            box = (
                f'x="{_n(left)}" y="{_n(y)}" width="{_n(right - left)}" height="{_n(self.lane * len(one.told.ranks))}"'
            )
            return f"{link}<rect {box}/></a>\n"
        rows = (
            f'<g class="{hue(rank)}" data-l="{rank}">'
            f'<rect x="{_n(left)}" y="{_n(y + at * UNIT)}" width="{_n(right - left)}" height="{_n(UNIT - 1)}"/>'
            f"{_text((left + right) / 2, y + (at + 0.5) * UNIT - 0.5, letters(rank))}</g>"
            for at, rank in enumerate(one.told.ranks)
        )
        return f"{link}{''.join(rows)}</a>\n"

    def _labels(self, baseline: dict[int, float]) -> Iterator[str]:
        for label in self.axis.labels:
            y = baseline[label.row]
            if label.right - label.left > max(self.axis.step * 1.5, UNIT):
                yield f'<path class="over" d="M{_n(label.left + 1)} {_n(y - 16)}H{_n(label.right - 1)}"/>'
            yield _text(label.x, y, label.text, "" if label.phone else "wide") + "\n"

    def _published(self, top: float) -> tuple[list[str], float]:
        """The marks of publication from `top` down, and how high all are."""
        held = [slot for slot in self.axis.slots if slot.published]
        if not held:
            return [], 0.0
        across = max(1, int((self.axis.step + 1) // (self.square + 1)))
        rows = max(-(-len(slot.published) // across) for slot in held)
        parts = [_text(0, top + CAPTION - 6, "Published", "caption") + "\n"]
        if held[0].left < measured("Published ", PHONE):
            top += CAPTION
        if self.lettered and rows <= ROWS:
            parts += ['<g class="out">\n', *(self._marks(slot, across, top) for slot in held), "</g>\n"]
            return parts, top + rows * UNIT + 2
        most = max(len(slot.published) for slot in held)
        parts.append(f'<g class="told" stroke-width="{_n(self.square)}">\n')
        parts += (self._bar(slot, top, most) for slot in held)
        return [*parts, "</g>\n"], top + ROWS * UNIT + CAPTION

    def _marks(self, slot: Slot, across: int, y: float) -> str:
        side = self.square
        ordered = sorted(slot.published, key=lambda id: (self._rank(id), self.labels.rank(id)))
        found = []
        for at, id in enumerate(ordered):
            rank = self._rank(id)
            row = ordered[at - at % across : at - at % across + across]
            x = slot.middle + (at % across - (len(row) - 1) / 2) * (side + 1)
            said = ", ".join(filter(None, (self.labels.outlet(id), self.times.get(id, ""))))
            box = f'x="{_n(x - side / 2)}" y="{_n(y + at // across * UNIT)}" width="{_n(side)}" height="{_n(UNIT - 1)}"'
            found.append(
                f'<a class="{hue(rank)}" data-l="{rank}" href="#{self.address("report", id)}">'
                f"<title>{escape(said)}</title><rect {box}/>"
                f"{_text(x, y + (at // across + 0.5) * UNIT - 0.5, letters(rank))}</a>\n"
            )
        return "".join(found)

    def _bar(self, slot: Slot, y: float, most: int) -> str:
        first = min(slot.published, key=self.labels.rank)
        said = counted(len(slot.published), "report")
        high = max(ROWS * UNIT * len(slot.published) / most, 1.0)
        ranks = _joined(sorted({self._rank(id) for id in slot.published}))
        link = f'<a data-l="{ranks}" href="#{self.address("report", first)}"><title>{said}</title>'
        number = ""
        if self.axis.step >= NUMBERED:
            number = _text(slot.middle, y + high + 12, str(len(slot.published)), "wide")
        return f'{link}<path d="M{_n(slot.middle)} {_n(y)}v{_n(high)}"/>{number}</a>\n'


def _brief(told: Told) -> str:
    """A time without its day of the week and with short months: there may be hundreds."""
    return " ".join(word[:3] if word in MONTHS else word for word in told.words.split(" ") if word not in WEEKDAYS)


def _joined(ranks: Iterable[int]) -> str:
    return " ".join(map(str, ranks))


def _text(x: float, y: float, words: str, name: str = "") -> str:
    kind = f' class="{name}"' if name else ""
    return f'<text{kind} x="{_n(x)}" y="{_n(y)}">{escape(words)}</text>'


def _n(number: float) -> str:
    """A number with at most one decimal, for a page that stays small."""
    return f"{round(number, 1):g}"
