"""Which copies a dossier shows: those that say something of who has what from whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossread.lineage.grouping import Kinship
from crossread.records import Copy, CopyKind, Descent

NEAREST = 8
"""Reports of which the copies with one report are shown, by how much they share with it; in a story of up to nine,
all. A report that three hundred outlets print has the same passages in common with each of them."""


def copied(copies: Sequence[Copy], kin: Kinship, descents: Sequence[Descent]) -> tuple[Copy, ...]:
    """The copies of reports with those that they descend from, and with the nearest others.

    Reworded ones only of reports that may have one origin: independent reports of one event say many things alike,
    as two photographs of one house are alike.
    """
    linked = {(link.left, link.right) for link in kin.links}
    near = _near(copies) | {(min(one.parent, one.child), max(one.parent, one.child)) for one in descents}
    return tuple(
        copy
        for copy in copies
        for pair in [(copy.left.report, copy.right.report)]
        if pair in near and (copy.kind is CopyKind.VERBATIM or pair in linked)
    )


def _near(copies: Sequence[Copy]) -> set[tuple[str, str]]:
    shared: Counter[tuple[str, str]] = Counter()
    for copy in copies:
        shared[copy.left.report, copy.right.report] += len(copy.left.text)
    taken: Counter[str] = Counter()
    found = set()
    for pair in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if min(taken[report] for report in pair) < NEAREST:
            found.add(pair)
        taken.update(pair)
    return found
