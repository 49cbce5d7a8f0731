"""The lineages laid out for a drawing: a card for every report and origin, a line for every descent.

Every card has rows of its own, so that no two can overlap and no line between cards of other rows runs over one.
Inside a lineage lines run down from the parent and right to the child. All others run through a gutter on the left.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from crossread.records import Descent, Direction, Dossier, OriginKind
from crossread.render.clock import Clock
from crossread.render.descent import (
    PASSAGE,
    Borrowing,
    borrowed,
    borrowings,
    comes_from,
    descended,
    does,
    originated,
    portion,
)
from crossread.render.labels import Labels, counted
from crossread.render.page.fitting import SMALL, fitted, measured
from crossread.render.page.folding import Fold, folded
from crossread.render.page.timing import Places, Tick, by_generation, by_time, descending
from crossread.render.tree import Family, families

CARD = 244.0
"""Width of a card: the longest ordinary outlet's name with a day and an hour beside it."""
INSET = 10.0
"""From the left of a card to its words."""
NAME = 19.0
"""Height of the row of a card's name."""
LINE = 16.0
"""Height of a row for each line that comes in."""
PADDING = 4.0
GAP = 7.0
"""Between two cards."""
HEADING = 21.0
"""Height of the row that says what a lineage is; a report that stands alone needs none."""
BETWEEN = 11.0
"""Between two lineages."""
AXIS = 22.0
LANE = 6.0
"""Between two lines side by side: apart enough to be told from each other, and to be hit with a finger's edge."""
OUT = 9.0
"""From the left of a card to the first line that leaves it downwards."""
MARGIN = 6.0
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
    fold: str = ""
    """The id of the fold whose descents it stands for."""


@dataclass(frozen=True, slots=True)
class Card:
    """A report, an origin that is none, or reports folded together, and its place."""

    id: str
    kind: str
    """`report`, `named`, `unseen` or `fold`."""
    label: str
    note: str
    """What stands below the name where no line comes in: what kind of origin it is."""
    when: str
    low: bool
    """Whether `when` stands below the name, so that the name has all the room."""
    x: float
    y: float
    height: float
    width: float = CARD


@dataclass(frozen=True, slots=True)
class Band:
    """The rows of one lineage."""

    lineage: str
    label: str
    """How many reports from whom; empty for a report that stands alone."""
    words: str
    """The same as a sentence."""
    y: float
    height: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that is drawn, with its place; `x` grows to the right and `y` downwards."""

    width: float
    height: float
    left: float
    """Where the gutter ends and the cards begin."""
    bands: tuple[Band, ...]
    cards: tuple[Card, ...]
    edges: tuple[Edge, ...]
    folds: tuple[Fold, ...]
    ticks: tuple[Tick, ...]
    zone: str
    """The offset that the axis tells times in, where the reports have several; else empty."""
    undrawn: int
    """Uncertain descents between lineages that a crowded drawing leaves out."""


@dataclass(frozen=True, slots=True)
class Coming:
    """What comes in to a card: a descent or a borrowing, not yet placed."""

    parent: str
    descents: tuple[tuple[str, str], ...]
    style: str
    certain: bool
    told: bool
    inside: bool
    """Whether it hangs the card under its parent in the tree of its lineage."""
    label: str
    words: str
    fold: str = ""


def laid_out(dossier: Dossier, labels: Labels) -> Layout:
    """The lineages of a dossier, the largest first, by time from left to right if enough times are known."""
    kept, undrawn = _drawn(dossier)
    lent = borrowings(dossier)
    whole = families(dossier, labels)
    inside = {(descent.parent, descent.child) for family in whole for descent in family.above.values()}
    busy = {end for one in kept if (one.parent, one.child) not in inside for end in (one.parent, one.child)}
    busy |= {end for one in lent for end in (one.lender, one.report)}
    shown, folds = folded(whole, busy, labels)
    incoming = _incoming(kept, lent, shown, folds, labels)
    clock = Clock.of(dossier.reports)
    by_clock = clock.tells(len(dossier.reports))
    places = by_time(shown, clock) if by_clock else by_generation(shown)
    return _Table(labels, clock, places, incoming, {one.id: one for one in folds}).filled(
        shown, folds, undrawn, by_clock
    )


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


def _incoming(
    kept: Sequence[Descent],
    lent: Sequence[Borrowing],
    shown: Sequence[Family],
    folds: Sequence[Fold],
    labels: Labels,
) -> dict[str, list[Coming]]:
    """For each card what comes in, that from its parent in the tree first."""
    hung = {(above.parent, child) for family in shown for child, above in family.above.items()}
    heads = {family.lineage.id: family.top for family in shown}
    away = {report for fold in folds for report in fold.reports}
    found: dict[str, list[Coming]] = {}
    for one in kept:
        if one.child not in away:
            found.setdefault(one.child, []).append(_descent(one, (one.parent, one.child) in hung, heads, labels))
    for fold in folds:
        if fold.descents:
            found[fold.id] = [_fold(fold, labels)]
    for borrowing in lent:
        label = _label(f"{portion(borrowing)} ", labels.end(borrowing.lender), "")
        ends = ((borrowing.lender, borrowing.report),)
        coming = Coming(borrowing.lender, ends, PASSAGE, True, True, False, label, borrowed(borrowing, labels))
        found.setdefault(borrowing.report, []).append(coming)
    for coming_in in found.values():
        coming_in.sort(key=lambda coming: not coming.inside)
    return found


def _descent(one: Descent, inside: bool, heads: Mapping[str, str], labels: Labels) -> Coming:
    told = one.direction is Direction.TOLD
    label = _label(f"{does(one)} ", "" if inside else labels.end(one.parent), "" if told else ", or the reverse")
    parent = heads.get(one.parent, one.parent)
    ends = ((one.parent, one.child),)
    return Coming(parent, ends, one.kind.value, one.certain, told, inside, label, descended(one, labels))


def _label(before: str, name: str, after: str) -> str:
    """Words for the row where a line ends; if they do not fit the name in them is cut."""
    if not name:
        return before.rstrip() + after
    return before + fitted(name, CARD - 2 * INSET - measured(before + after, SMALL), SMALL) + after


def _fold(fold: Fold, labels: Labels) -> Coming:
    like = fold.descents[0]
    told = like.direction is Direction.TOLD
    ends = tuple((one.parent, one.child) for one in fold.descents)
    label = does(like) + ("" if told else ", or the reverse")
    words = f"{counted(len(ends), 'more report')}: each {comes_from(like, labels.end(like.parent))}"
    return Coming(fold.parent, ends, like.kind.value, like.certain, told, True, label, words, fold.id)


@dataclass(slots=True)
class _Table:
    """The drawing as it fills from the top down."""

    labels: Labels
    clock: Clock
    places: Places
    incoming: Mapping[str, Sequence[Coming]]
    folds: Mapping[str, Fold]
    y: float = MARGIN
    cards: dict[str, Card] = field(default_factory=dict)
    bands: list[Band] = field(default_factory=list)

    def filled(self, shown: Sequence[Family], folds: Sequence[Fold], undrawn: int, by_clock: bool) -> Layout:
        """The layout of these families, in this order."""
        across = _lanes(self.incoming, shown, self.places)
        left = MARGIN + LANE * (max(across.values(), default=-1) + 1) + (GAP if across else 0.0)
        self.y += AXIS if by_clock and self.places.ticks else 0.0
        for family in shown:
            self._band(family, left)
        edges = tuple(self._edges(across))
        right = max((card.x + card.width for card in self.cards.values()), default=0.0)
        return Layout(
            width=right + MARGIN,
            height=self.y - BETWEEN + MARGIN,
            left=left,
            bands=tuple(self.bands),
            cards=tuple(self.cards.values()),
            edges=edges,
            folds=tuple(folds),
            ticks=tuple(Tick(tick.x + left, tick.label) for tick in self.places.ticks),
            zone=str(self.clock.zone) if by_clock and self.clock.mixed else "",
            undrawn=undrawn,
        )

    def _band(self, family: Family, left: float) -> None:
        start = self.y
        lone = len(family.lineage.reports) == 1 and family.lineage.origin.kind is OriginKind.REPORT
        aside = family.top in self.folds
        number, name = len(family.lineage.reports), self.labels.lineages.get(family.lineage.id, "")
        heading = "" if lone or aside else f"{counted(number, 'report')} from {name}"
        self.y += PADDING + (HEADING if heading else 0.0)
        for id in (family.top, *(child for _, child in descending(family))):
            self._card(id, family, left)
        self.y += PADDING - GAP
        self.bands.append(Band(family.lineage.id, heading, self._sentence(family, heading), start, self.y - start))
        self.y += BETWEEN

    def _sentence(self, family: Family, heading: str) -> str:
        return originated(family.lineage, self.labels) if heading else ""

    def _card(self, id: str, family: Family, left: float) -> None:
        coming = self.incoming.get(id, ())
        note = self._note(id, family) if not coming else ""
        height = NAME + LINE * (len(coming) or (1 if note else 0)) + PADDING
        when = self.clock.short(id)
        below = coming[0].label if coming and coming[0].inside else note
        low = bool(below) and measured(f"{below}  {when}", SMALL) < CARD - 2 * INSET
        fold = self.folds.get(id)
        kind = "fold" if fold else "report" if id in self.labels.outlets else family.lineage.origin.kind.value
        label = fold.label if fold else self.labels.end(id)
        card = Card(id, kind, label, note, when, low, left + self.places.x[id], self.y, height)
        self.cards[id] = card
        self.y += height + GAP

    def _note(self, id: str, family: Family) -> str:
        if id != family.top:
            return "" if id in self.folds else "of this lineage"
        if family.lineage.origin.kind is OriginKind.NAMED:
            return "named as the source"
        return "in none of these reports" if family.lineage.origin.kind is OriginKind.UNSEEN else ""

    def _edges(self, across: Mapping[tuple[str, int], int]) -> Iterable[Edge]:
        trunks: dict[str, dict[tuple[str, bool], float]] = {}
        for id, card in self.cards.items():
            for number, coming in enumerate(self.incoming.get(id, ())):
                parent = self.cards.get(coming.parent)
                if parent is None:
                    continue
                y = card.y + NAME + LINE * (number + 0.5)
                points: tuple[tuple[float, float], ...]
                if (id, number) in across:
                    lane = MARGIN + LANE * across[id, number]
                    points = ((parent.x, parent.y + NAME / 2), (lane, parent.y + NAME / 2), (lane, y), (card.x, y))
                else:
                    held = trunks.setdefault(coming.parent, {})
                    out = held.setdefault((coming.style, coming.certain), OUT + LANE * len(held))
                    x = parent.x + min(out, card.x - parent.x - 2 * LANE)
                    points = ((x, parent.y + parent.height), (x, y), (card.x, y))
                yield Edge(
                    descents=coming.descents,
                    style=coming.style,
                    certain=coming.certain,
                    told=coming.told,
                    label=coming.label,
                    words=coming.words,
                    points=points,
                    fold=coming.fold,
                )


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
