"""Passages that a report has from another lineage than its own: what is stitched together belongs to several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from crossread.lineage.direction import order
from crossread.lineage.evidence import probability, weigh
from crossread.lineage.grouping import Kinship
from crossread.lineage.pairs import Pair, own_words, pairs
from crossread.records import Copy, Direction, Passage
from crossread.settings import LineageSettings
from crossread.text import overlap, place

PASTED = 20
"""Words of a verbatim run outside quotations from which its passage was copied, whatever the rest of the report."""


@dataclass(frozen=True, slots=True)
class Borrowed:
    """The passages that one lineage lends to reports of others, and the pairs of reports that these explain."""

    passages: Mapping[str, tuple[Passage, ...]]
    """By a report of the lineage that lends, in order of place."""
    explained: frozenset[tuple[str, str]]
    """Pairs (left, right) whose reports are not linked once the lent passages are set aside."""


def borrowed(kin: Kinship, copies: Iterable[Copy], settings: LineageSettings) -> Borrowed:
    """What reports of different groups have word for word from one another.

    A statement, a time or the quotations tell who lent it; failing those, a passage that more reports of the one group
    are kin to is theirs. Where nothing tells, each lends it to the other: it is one voice, whosever it is.
    """
    group_of = {report: number for number, group in enumerate(kin.groups) for report in group}
    kin_of = {report: len(group) for group in kin.groups for report in group}
    across = [one for one in copies if group_of[one.left.report] != group_of[one.right.report]]
    lent: list[tuple[float, str, Passage]] = []
    explained = set()
    for pair in pairs(kin.profiles, across):
        pasted = [run for run in pair.runs if own_words(run) >= PASTED]
        if not pasted:
            continue
        for lender in _lenders(pair, kin_of):
            for run in pasted:
                lent.append((-own_words(run), lender, run.right if run.left.report == lender else run.left))
        rest = Pair(pair.left, pair.right, tuple(copy for copy in pair.copies if copy not in pasted))
        if probability(weigh(rest)) < settings.possible:
            explained.add(pair.ids)
    return Borrowed(_once(lent), frozenset(explained))


def _lenders(pair: Pair, kin_of: Mapping[str, int]) -> tuple[str, ...]:
    """The report that a pair's passages were in first, or that has more kin, by `kin_of`; both where it is open."""
    found = order(pair.left, pair.right)
    if found.direction is Direction.TOLD:
        return (found.parent,)
    most = max(kin_of[report] for report in pair.ids)
    return tuple(report for report in pair.ids if kin_of[report] == most)


def _once(lent: Sequence[tuple[float, str, Passage]]) -> dict[str, tuple[Passage, ...]]:
    """No place lent twice: the longest run first."""
    kept: dict[str, list[Passage]] = defaultdict(list)
    taken: dict[str, list[Passage]] = defaultdict(list)
    for _, lender, passage in sorted(lent, key=lambda item: (item[0], item[1], place(item[2]))):
        if not any(overlap(passage, other) for other in taken[passage.report]):
            taken[passage.report].append(passage)
            kept[lender].append(passage)
    return {lender: tuple(sorted(passages, key=place)) for lender, passages in kept.items()}
