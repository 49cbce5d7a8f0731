"""Maximal runs of words that two reports share, with small edits bridged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from crossread.language.wording import GRAM, Numbers, Wording, grams
from crossread.records import Copy, CopyKind

BRIDGE = 3
"""Words that may differ on either side between two runs that count as one: a name, a number or a verb changed."""
DROPPED = 40
"""Words that one side alone may have between two runs that count as one: a sentence dropped or put in."""
AROUND = 8
"""Words that a run on either side of a dropped sentence must have, or chance phrases would be joined."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words shared by two reports: word positions, half-open, and how many words are equal there."""

    left: int
    left_end: int
    right: int
    right_end: int
    equal: int
    quoted: int
    """Of the equal words those that stand in quotation marks on either side."""


@dataclass(frozen=True, slots=True, eq=False)
class Seeds:
    """The runs of `GRAM` words of one report by their hash, ready to be looked up."""

    wording: Wording
    hashes: Numbers
    """In order of place."""
    places: Numbers
    """Places in order of hash."""
    different: Numbers
    """Every hash once, in order."""
    first: Numbers
    """Where the places of each begin in `places`; one more than there are hashes."""
    turned: Numbers
    """The hashes in order of place, with the second and later places of each made different."""

    @classmethod
    def of(cls, wording: Wording) -> Seeds:
        """The seeds of a report."""
        hashes = grams(wording.keys, GRAM)
        places = np.argsort(hashes, kind="stable")
        different, first, count = np.unique(hashes[places], return_index=True, return_counts=True)
        turned = np.empty_like(hashes)
        turned[places] = hashes[places] + (np.arange(len(places)) - np.repeat(first, count)) * TURN
        return cls(wording, hashes, places, different, np.append(first, len(places)), turned)


TURN = np.int64(0x2545F4914F6CDD1D)
"""Any odd number of many bits: the turn of a gram must not make it another gram."""


def runs(left: Seeds, right: Seeds) -> list[Run]:
    """The runs of two reports that do not overlap on either side, in order of the left report."""
    found = (_run(left.wording, right.wording, *stretch) for stretch in _merged(*_equal(left, right)))
    return sorted(_apart(_bridged(found)), key=lambda run: run.left)


def _equal(left: Seeds, right: Seeds) -> tuple[Numbers, Numbers]:
    """Places of equal grams: each on the left with the few it has on the right, or the k-th here with the k-th there.

    The second is done with a gram that stands in many places, or a phrase that both repeat a thousand times would
    give a million places.
    """
    if not len(left.hashes) or not len(right.hashes):
        return NONE, NONE
    at = np.minimum(np.searchsorted(right.different, left.hashes), len(right.different) - 1)
    first = right.first[at]
    count = np.where(right.different[at] == left.hashes, right.first[at + 1] - first, 0)
    many = np.flatnonzero(count > FEW)
    count[many] = 0
    here = np.repeat(np.arange(len(count)), count)
    there = right.places[np.arange(len(here)) + np.repeat(first - np.cumsum(count) + count, count)]
    if not len(many):
        return here, there
    _, turn_here, turn_there = np.intersect1d(left.turned[many], right.turned, return_indices=True)
    return np.concatenate((here, many[turn_here])), np.concatenate((there, turn_there))


NONE = np.zeros(0, dtype=np.int64)
FEW = 4
"""Places of a gram in a report up to which all are tried."""


def _merged(here: Numbers, there: Numbers) -> Iterator[tuple[int, int, int]]:
    """Start and end on the left, and by how much further the right is, of grams that follow on one diagonal."""
    if not len(here):
        return
    shift = there - here
    order = np.lexsort((here, shift))
    start, shifted = here[order], shift[order]
    breaks = np.flatnonzero((np.diff(shifted) != 0) | (np.diff(start) > GRAM)) + 1
    for first, last in zip((0, *breaks.tolist()), (*breaks.tolist(), len(start)), strict=True):
        yield int(start[first]), int(start[last - 1]) + GRAM, int(shifted[first])


def _run(left: Wording, right: Wording, start: int, end: int, shift: int) -> Run:
    quoted = left.quoted[start:end] | right.quoted[start + shift : end + shift]
    return Run(start, end, start + shift, end + shift, end - start, int(quoted.sum()))


def _bridged(found: Iterable[Run]) -> list[Run]:
    """The runs, with those joined that only a small edit or a dropped sentence separates."""
    joined: list[Run] = []
    for run in sorted(found, key=lambda run: (run.left, run.right, run.equal)):
        before = joined[-1] if joined else None
        if before and _follows(before, run):
            joined[-1] = _joined(before, run)
        else:
            joined.append(run)
    return joined


def _joined(before: Run, run: Run) -> Run:
    equal, quoted = before.equal + run.equal, before.quoted + run.quoted
    return Run(before.left, run.left_end, before.right, run.right_end, equal, quoted)


def _follows(before: Run, run: Run) -> bool:
    here, there = run.left - before.left_end, run.right - before.right_end
    if here < 0 or there < 0:
        return False
    few, many = sorted((here, there))
    solid = before.equal >= AROUND and run.equal >= AROUND
    return few <= BRIDGE and (many <= BRIDGE or (solid and many <= DROPPED))


def _apart(found: Iterable[Run]) -> Iterator[Run]:
    """The longest runs that do not overlap on either side; what is left of a shorter one beside them stays."""
    taken_left: list[tuple[int, int]] = []
    taken_right: list[tuple[int, int]] = []
    for run in sorted(found, key=lambda run: (-run.equal, run.left, run.right)):
        if _free(run.left, run.left_end, taken_left) and _free(run.right, run.right_end, taken_right):
            taken_left.append((run.left, run.left_end))
            taken_right.append((run.right, run.right_end))
            yield run


def _free(start: int, end: int, taken: list[tuple[int, int]]) -> bool:
    return all(end <= left or right <= start for left, right in taken)


def verbatim(left: Wording, right: Wording, run: Run) -> Copy:
    """A run as a copy."""
    longest = max(run.left_end - run.left, run.right_end - run.right)
    start, end = int(left.starts[run.left]), int(left.ends[run.left_end - 1])
    return Copy(
        left.analysis.report.passage(start, end),
        right.analysis.report.passage(int(right.starts[run.right]), int(right.ends[run.right_end - 1])),
        CopyKind.VERBATIM,
        round(run.equal / longest, 3),
        round(run.quoted / run.equal, 3),
    )
