"""Reports that are alike in a crowded lineage, folded into one card that says how many there are."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from crossread.records import Descent, DescentKind, Direction, Lineage, Origin, OriginKind
from crossread.render.descent import comes_from
from crossread.render.labels import Labels
from crossread.render.tree import Family

CROWDED = 60
"""Reports of one lineage over which siblings that are alike are folded: three screens of cards."""

KEPT = 6
"""Siblings that still stand by themselves: enough to see what they are like."""


@dataclass(frozen=True, slots=True)
class Fold:
    """Reports that are not drawn one by one."""

    id: str
    parent: str
    reports: tuple[str, ...]
    descents: tuple[Descent, ...]
    """How each comes from the parent, all alike; none where they stand alone."""
    words: str

    @property
    def label(self) -> str:
        """`and 40 more`."""
        return f"and {len(self.reports):,} more"


def folded(families: Sequence[Family], busy: Collection[str], labels: Labels) -> tuple[list[Family], list[Fold]]:
    """The families with siblings that are alike folded away, and lone reports too where there are very many.

    Alike are reports that nothing comes from, that come from one parent in one way, and that no other line reaches;
    `busy` are the reports that one does reach.
    """
    shown: list[Family] = []
    folds: list[Fold] = []
    alone = [one for one in families if _lone(one) and one.top not in busy]
    away = {one.top for one in alone[CROWDED:]}
    for family in families:
        if family.top in away:
            continue
        kept, found = _siblings(family, busy, labels) if len(family.lineage.reports) > CROWDED else (family, [])
        shown.append(kept)
        folds += found
    if len(away) == 1:
        return [*shown, *alone[CROWDED:]], folds
    if away:
        fold = Fold("alone", "", tuple(one.top for one in alone[CROWDED:]), (), "each on its own")
        lineage = Lineage(fold.id, Origin(OriginKind.REPORT, report=fold.id), fold.reports, ())
        shown.append(Family(lineage, fold.id, {}, {}))
        folds.append(fold)
    return shown, folds


def _lone(family: Family) -> bool:
    return len(family.lineage.reports) == 1 and not family.below


def _siblings(family: Family, busy: Collection[str], labels: Labels) -> tuple[Family, list[Fold]]:
    above, below = dict(family.above), dict(family.below)
    folds: list[Fold] = []
    for parent, children in family.below.items():
        alike: dict[tuple[DescentKind, bool, Direction], list[str]] = {}
        for child in children:
            descent = above.get(child)
            if descent is not None and child not in family.below and child not in busy:
                alike.setdefault((descent.kind, descent.certain, descent.direction), []).append(child)
        for held in alike.values():
            if len(held) <= KEPT + 1:
                continue
            gone = held[KEPT:]
            descents = tuple(above[child] for child in gone)
            words = f"each {comes_from(descents[0], labels.end(parent))}"
            fold = Fold(f"fold-{family.lineage.id}-{len(folds) + 1}", parent, tuple(gone), descents, words)
            folds.append(fold)
            last = held[KEPT - 1]
            below[parent] = tuple(
                one
                for child in below[parent]
                if child not in gone
                for one in ((child, fold.id) if child == last else (child,))
            )
            above = {child: descent for child, descent in above.items() if child not in gone}
    return replace(family, above=above, below=below), folds
