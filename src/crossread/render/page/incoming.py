"""What comes in to each report of a drawing: lines that are not yet placed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from crossread.records import Descent, Direction
from crossread.render.descent import PASSAGE, Borrowing, borrowed, comes_from, descended, does, portion
from crossread.render.labels import Labels, counted
from crossread.render.page.fitting import SMALL, fitted, measured
from crossread.render.page.folding import Fold
from crossread.render.tree import Family

BESIDE = 76.0
"""Widest words that stand in the row of the name: `may rewrite`. Longer ones get a row of their own."""


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
    label: tuple[str, str, str]
    """What stands where it ends: the name of the other end, and what stands before and after it."""
    words: str
    fold: str = ""

    @property
    def beside(self) -> bool:
        """Whether it is short enough to stand in the row of the child's name, and what hangs it under its parent."""
        return self.inside and measured("".join(self.label), SMALL) <= BESIDE

    def fitted(self, room: float) -> str:
        """The label; if it does not fit the name in it is cut."""
        before, name, after = self.label
        if not name:
            return before.rstrip() + after
        return before + fitted(name, room - measured(before + after, SMALL), SMALL) + after


def incoming_lines(
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
        label = (f"{portion(borrowing)} ", labels.short(labels.end(borrowing.lender)), "")
        ends = ((borrowing.lender, borrowing.report),)
        coming = Coming(borrowing.lender, ends, PASSAGE, True, True, False, label, borrowed(borrowing, labels))
        found.setdefault(borrowing.report, []).append(coming)
    for coming_in in found.values():
        coming_in.sort(key=lambda coming: not coming.inside)
    return found


def _descent(one: Descent, inside: bool, heads: Mapping[str, str], labels: Labels) -> Coming:
    told = one.direction is Direction.TOLD
    name = "" if inside else labels.short(labels.end(one.parent))
    label = (f"{does(one)} ", name, "" if told else ", or the reverse")
    parent = heads.get(one.parent, one.parent)
    ends = ((one.parent, one.child),)
    return Coming(parent, ends, one.kind.value, one.certain, told, inside, label, descended(one, labels))


def _fold(fold: Fold, labels: Labels) -> Coming:
    like = fold.descents[0]
    told = like.direction is Direction.TOLD
    ends = tuple((one.parent, one.child) for one in fold.descents)
    label = (does(like), "", "" if told else ", or the reverse")
    words = f"{counted(len(ends), 'more report')}: each {comes_from(like, labels.end(like.parent))}"
    return Coming(fold.parent, ends, like.kind.value, like.certain, told, True, label, words, fold.id)
