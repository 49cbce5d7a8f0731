"""The lineages laid out for a drawing: a card for every report and origin, a line for every descent.

A card is a dot with a name, in a row of its own, so that no two can overlap and no line between cards of other rows
runs over one. Inside a lineage lines run down from the parent and right to the child. All others run through a gutter
on the left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from crossread.records import Descent, Dossier, OriginKind
from crossread.render.clock import Clock
from crossread.render.descent import borrowings, originated
from crossread.render.labels import Labels
from crossread.render.page.fitting import BIG, SMALL, measured
from crossread.render.page.folding import Fold, folded
from crossread.render.page.incoming import BESIDE, Coming, incoming_lines
from crossread.render.page.timing import Places, Tick, by_generation, by_time, descending
from crossread.render.tree import Family, families

NODE, BADGE = 4.0, 9.0
"""Half the width of the dot of a report, and of the square with the letter of a lineage."""
INSET = 6.0
"""Between what stands side by side."""
GAP = 9.0
"""Between the columns of a row."""
NAME = 22.0
"""Height of the row of a name: a finger's edge."""
LINE = 16.0
"""Height of a row for each further line that comes in."""
PADDING = 2.0
BETWEEN = 5.0
"""Between two lineages."""
AXIS = 16.0
LANE = 6.0
"""Between two lines side by side: apart enough to be told from each other, and to be hit with a finger's edge."""
MARGIN = 4.0
WIDE = 322.0
"""Width up to which all rows end at one edge and long names are cut: what a phone of 360 pixels shows."""
SHORTEST = 106.0
"""Room that even a row far to the right has for its name: `Radio Nord (2)`, with what tells two reports apart."""
LONGEST = 180.0
"""Room for a name where nothing else needs any: an ordinary outlet's, whole."""
LABEL = 184.0
"""Room for the words of a line that has a row of its own."""
LANES = 16
"""Lines side by side in the gutter before they share lanes; more would push the drawing off a phone."""
CROWD = 60
"""Uncertain descents between lineages that are drawn, the likeliest: with more the gutter is a grey wall."""


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from a parent to a child: a descent, several that are folded into one, or a borrowed passage."""

    descents: tuple[tuple[str, str], ...]
    """The descents it stands for, parent and child; of a passage the lender and the borrower."""
    style: str
    """`reprint`, `edited`, `rewritten`, `cites` or `passage`."""
    certain: bool
    told: bool
    """Whether its direction is known, so that it has an arrowhead."""
    label: str
    """What stands where it ends: `rewrites`, `may edit Radio Nord`."""
    words: str
    """The same as a sentence."""
    points: tuple[tuple[float, float], ...]
    """Its corners, from the parent to the child."""
    ranks: tuple[int, ...]
    """The lineages that it belongs to, one or two."""
    beside: bool
    """Whether its label ends at `at`, in the row of the child's name; else it begins there, in a row of its own."""
    at: float
    fold: str = ""
    """The id of the fold whose descents it stands for."""


@dataclass(frozen=True, slots=True)
class Trunk:
    """The line down from a report or origin, from which those to its children branch off."""

    rank: int
    x: float
    top: float
    bottom: float
    certain: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A report, an origin that is none, or reports folded together, and its place."""

    id: str
    kind: str
    """`report`, `named`, `unseen` or `fold`."""
    name: str
    """The whole of what it is called."""
    label: str
    """The same without what tells a reader nothing; not yet cut to its room."""
    note: str
    """What kind of origin it is; empty for a report."""
    when: str
    how: str
    """How it comes from its parent, where that stands in its row: the label of an edge."""
    rank: int
    """Of its lineage, by size from 0."""
    head: bool
    """Whether the letter of the lineage stands at it."""
    x: float
    """The middle of its dot or letter, where lines begin and end; its words stand to the right."""
    y: float
    height: float
    width: float = 0.0
    ends: float = 0.0
    """Where `how` ends: the left of the column of times."""
    rows: tuple[str, ...] = ()
    """The labels of the lines that have rows of their own below the name."""

    @property
    def indent(self) -> float:
        """From `x` to its words."""
        return (BADGE if self.head else NODE) + INSET


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one lineage."""

    lineage: str
    rank: int
    letter: str
    """Empty for reports that stand alone and are folded together."""
    words: str
    """What its reports go back to, in a sentence."""
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, with its place; `x` grows to the right and `y` downwards."""

    width: float
    height: float
    bands: tuple[Band, ...]
    cards: tuple[Card, ...]
    trunks: tuple[Trunk, ...]
    edges: tuple[Edge, ...]
    folds: tuple[Fold, ...]
    ticks: tuple[Tick, ...]
    zone: str
    """The offset that the axis tells times in, where the reports have several; else empty."""
    undrawn: int
    """Uncertain descents between lineages that a crowded drawing leaves out."""


def laid_out(dossier: Dossier, labels: Labels) -> Layout:
    """The lineages of a dossier, the largest first, by time from left to right if enough times are known."""
    kept, undrawn = _drawn(dossier)
    lent = borrowings(dossier)
    whole = families(dossier, labels)
    inside = {(descent.parent, descent.child) for family in whole for descent in family.above.values()}
    busy = {end for one in kept if (one.parent, one.child) not in inside for end in (one.parent, one.child)}
    busy |= {end for one in lent for end in (one.lender, one.report)}
    shown, folds = folded(whole, busy, labels)
    incoming = incoming_lines(kept, lent, shown, folds, labels)
    clock = Clock.of(dossier.reports)
    by_clock = clock.tells(len(dossier.reports))
    places = by_time(shown, clock) if by_clock else by_generation(shown)
    home = {report: lineage.id for lineage in dossier.lineages for report in (*lineage.reports, lineage.id)}
    table = _Table(labels, clock, places, incoming, {one.id: one for one in folds}, home)
    return table.filled(shown, undrawn, by_clock)


def _drawn(dossier: Dossier) -> tuple[tuple[Descent, ...], int]:
    """The descents that are drawn, each pair of ends once, and how many are left out."""
    home = {report: lineage.id for lineage in dossier.lineages for report in (*lineage.reports, lineage.id)}
    once = {(one.parent, one.child): one for one in reversed(dossier.descents)}
    known = [one for one in reversed(once.values()) if one.parent in home and one.child in home]
    doubts = [one for one in known if not one.certain and home[one.parent] != home[one.child]]
    if len(doubts) <= CROWD:
        return tuple(known), 0
    likeliest = sorted(doubts, key=lambda one: (-one.score, one.parent, one.child))
    left_out = {(one.parent, one.child) for one in likeliest[CROWD:]}
    return tuple(one for one in known if (one.parent, one.child) not in left_out), len(left_out)


@dataclass(slots=True)
class _Table:
    """The drawing as it fills from the top down."""

    labels: Labels
    clock: Clock
    places: Places
    incoming: Mapping[str, Sequence[Coming]]
    folds: Mapping[str, Fold]
    home: Mapping[str, str]
    y: float = MARGIN
    cards: dict[str, Card] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)

    def filled(self, shown: Sequence[Family], undrawn: int, by_clock: bool) -> Layout:
        """The layout of these families, in this order."""
        across = _lanes(self.incoming, shown, self.places)
        left = MARGIN + LANE * (max(across.values(), default=-1) + 1) + (INSET if across else 0.0) + BADGE
        self.y += AXIS if by_clock and self.places.ticks else 0.0
        for family in shown:
            self._band(family, left)
        self.cards = columned(self.cards)
        edges = tuple(self._edges(across))
        right = max((card.x + card.width for card in self.cards.values()), default=0.0)
        return Layout(
            width=right + MARGIN,
            height=self.y - BETWEEN + MARGIN,
            bands=tuple(self.bands),
            cards=tuple(self.cards.values()),
            trunks=self._trunks(edges),
            edges=edges,
            folds=tuple(self.folds.values()),
            ticks=tuple(Tick(tick.x + left, tick.label) for tick in self.places.ticks),
            zone=str(self.clock.zone) if by_clock and self.clock.mixed else "",
            undrawn=undrawn,
        )

    def _band(self, family: Family, left: float) -> None:
        start, id = self.y, family.lineage.id
        self.y += PADDING
        for one in (family.top, *(child for _, child in descending(family))):
            self._card(one, family, left)
        self.y += PADDING
        letter = self.labels.sigla.get(id, "")
        words = originated(family.lineage, self.labels) if letter else ""
        self.bands.append(Band(id, self._rank(id), letter, words, start, self.y - start))
        self.y += BETWEEN

    def _rank(self, lineage: str) -> int:
        return self.labels.sizes.get(lineage, len(self.labels.sigla))

    def _card(self, id: str, family: Family, left: float) -> None:
        coming = self.incoming.get(id, ())
        fold = self.folds.get(id)
        name = fold.label if fold else self.labels.end(id)
        beside = next((one.fitted(BESIDE) for one in coming if one.beside), "")
        rows = tuple(one.fitted(LABEL) for one in coming if not one.beside)
        self.cards[id] = Card(
            id=id,
            kind="fold" if fold else "report" if id in self.labels.outlets else family.lineage.origin.kind.value,
            name=name,
            label=self.labels.short(name),
            note=self._note(id, family),
            when=self.clock.short(id),
            how=beside,
            rank=self._rank(family.lineage.id),
            head=id == family.top and id not in self.folds,
            x=left + self.places.x[id],
            y=self.y,
            height=NAME + LINE * len(rows),
            rows=rows,
        )
        self.y += self.cards[id].height

    def _note(self, id: str, family: Family) -> str:
        if id != family.top:
            return "" if id in self.folds or self.incoming.get(id) else "of this lineage"
        if family.lineage.origin.kind is OriginKind.NAMED:
            return "named as the source"
        return "in none of these reports" if family.lineage.origin.kind is OriginKind.UNSEEN else ""

    def _edges(self, across: Mapping[tuple[str, int], int]) -> Iterable[Edge]:
        for id, card in self.cards.items():
            row = card.y + NAME
            for number, coming in enumerate(self.incoming.get(id, ())):
                parent = self.cards.get(coming.parent)
                if parent is None:
                    continue
                y, low = card.y + NAME / 2 if coming.beside else row + LINE / 2, parent.y + NAME / 2 + NODE - 1
                row += 0.0 if coming.beside else LINE
                points: tuple[tuple[float, float], ...]
                if (id, number) in across:
                    lane = MARGIN + LANE * across[id, number]
                    points = ((parent.x, low), (lane, low), (lane, y), (card.x, y))
                else:
                    points = ((parent.x, parent.y + parent.height), (parent.x, y), (card.x, y))
                yield Edge(
                    descents=coming.descents,
                    style=coming.style,
                    certain=coming.certain,
                    told=coming.told,
                    label=card.how if coming.beside else coming.fitted(max(LABEL, card.width - 2 * INSET)),
                    words=coming.words,
                    points=points,
                    ranks=tuple(sorted({self._rank(self.home.get(coming.parent, "")), card.rank})),
                    beside=coming.beside,
                    at=card.ends if coming.beside else card.x + INSET,
                    fold=coming.fold,
                )

    def _trunks(self, edges: Iterable[Edge]) -> tuple[Trunk, ...]:
        branching = {(card.x, card.y + card.height): card for card in self.cards.values()}
        found: dict[str, Trunk] = {}
        for edge in edges:
            if len(edge.points) == 3:
                card, bottom = branching[edge.points[0]], edge.points[1][1]
                top = card.y + NAME / 2 + (BADGE if card.head else NODE)
                held = found.get(card.id, Trunk(card.rank, card.x, top, bottom, False))
                certain = held.certain or edge.certain
                found[card.id] = replace(held, bottom=max(held.bottom, bottom), certain=certain)
        return tuple(found.values())


def columned(cards: Mapping[str, Card]) -> dict[str, Card]:
    """The cards with their widths: all end at one edge, in columns, unless they stand too far from each other."""
    when = max((measured(card.when, SMALL) for card in cards.values()), default=0.0)
    how = max((measured(card.how, SMALL) for card in cards.values()), default=0.0)
    furthest = max((card.x for card in cards.values()), default=0.0)
    right = max((card.x + _width(card, how, when) for card in cards.values()), default=0.0)
    least = max((card.x + _width(card, how, when, SHORTEST) for card in cards.values()), default=0.0)
    if least <= WIDE - MARGIN or furthest <= WIDE / 2:
        edge = max(least, min(right, WIDE - MARGIN))
        return {id: _ended(card, edge - card.x, when) for id, card in cards.items()}
    found = {}
    for id, card in cards.items():
        own = measured(card.when, SMALL)
        found[id] = _ended(card, _width(card, measured(card.how, SMALL), own), own)
    return found


def _width(card: Card, how: float, when: float, name: float = LONGEST) -> float:
    """The width of a card whose columns are so wide, and whose name has at most that room."""
    columns = (how + GAP if card.how else 0.0) + (when + GAP if card.when else 0.0)
    note = measured(card.note, SMALL) + GAP if card.note else 0.0
    row = card.indent + min(measured(card.label, BIG, bold=True), name) + max(columns, note)
    return max(row, *(INSET + measured(label, SMALL) for label in card.rows), 0.0) + INSET


def _ended(card: Card, width: float, when: float) -> Card:
    right = card.x + width - INSET
    return replace(card, width=width, ends=right - when - GAP if when else right)


def _lanes(
    incoming: Mapping[str, Sequence[Coming]], shown: Sequence[Family], places: Places
) -> dict[tuple[str, int], int]:
    """For each line through the gutter the lane it takes: none shares one with a line beside it while there is room."""
    rows = {id: at for at, id in enumerate(_rows(shown))}
    wanted = []
    for id, row in rows.items():
        for number, coming in enumerate(incoming.get(id, ())):
            rightwards = coming.parent in rows and places.x[id] >= places.x[coming.parent] + 3 * LANE
            if coming.parent in rows and not (coming.inside and rightwards):
                first, last = sorted((rows[coming.parent], row))
                wanted.append((last - first, first, last, (id, number)))
    taken: list[list[tuple[int, int]]] = []
    found: dict[tuple[str, int], int] = {}
    # The shortest lie innermost, so that few lines cross.
    for _, start, end, key in sorted(wanted):
        lane = next((at for at, held in enumerate(taken) if all(end < one or start > two for one, two in held)), None)
        if lane is None:
            lane = len(taken) if len(taken) < LANES else len(found) % LANES
            if lane == len(taken):
                taken.append([])
        taken[lane].append((start, end))
        found[key] = lane
    outermost = len(taken) - 1
    return {key: outermost - lane for key, lane in found.items()}


def _rows(shown: Sequence[Family]) -> Iterable[str]:
    for family in shown:
        yield family.top
        yield from (child for _, child in descending(family))
