"""What each two reports of a story share, found at once for all: runs of words, and sentences of the same matter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.wording import Numbers
from crossread.records import Vectors

Counts = NDArray[np.float64]
"""Shape (reports, reports), 0 on the diagonal."""
BLOCK = 2048
"""Rows or columns handled at a time, so that memory does not grow with the square of the sentences."""


def shared(held: Sequence[Numbers]) -> Counts:
    """How many different numbers each two reports have both, from the numbers (hashes of runs) of each report.

    By an inverted index: only numbers that stand in two reports or more are looked at.
    """
    distinct = [np.unique(one) for one in held]
    counts = np.zeros((len(held), len(held)))
    if not distinct:
        return counts
    _, column, times = np.unique(np.concatenate(distinct), return_inverse=True, return_counts=True)
    row = np.repeat(np.arange(len(held)), [len(one) for one in distinct])
    used = times[column] > 1
    rows, columns = row[used], (np.cumsum(times > 1) - 1)[column[used]]
    order = np.argsort(columns, kind="stable")
    rows, columns = rows[order], columns[order]
    for first in range(0, int((times > 1).sum()), BLOCK):
        left, right = np.searchsorted(columns, (first, first + BLOCK))
        incidence = np.zeros((len(held), BLOCK), dtype=np.float32)
        incidence[rows[left:right], columns[left:right] - first] = 1
        counts += incidence @ incidence.T
    np.fill_diagonal(counts, 0)
    return counts


def matched(vectors: Sequence[Vectors], floor: float) -> list[NDArray[np.bool_]]:
    """For each report, shape (sentences, reports): which sentence has one as like as `floor` in which report.

    A sentence that many reports print is compared once.
    """
    lengths = [len(one) for one in vectors]
    filled = np.flatnonzero(lengths)
    found = np.zeros((sum(lengths), len(vectors)), dtype=bool)
    if len(filled):
        different, number = _different(np.concatenate(list(vectors)))
        starts = np.concatenate(([0], np.cumsum([lengths[at] for at in filled])[:-1]))
        near = np.zeros((len(different), len(vectors)), dtype=bool)
        for first in range(0, len(different), BLOCK):
            alike = np.round(different[first : first + BLOCK] @ different.T, 3) >= floor
            near[first : first + BLOCK, filled] = np.logical_or.reduceat(alike[:, number], starts, axis=1)
        found = near[number]
    return np.split(found, np.cumsum(lengths)[:-1])


def _different(rows: Vectors) -> tuple[Vectors, NDArray[np.int64]]:
    """The rows without repetition, in order of their first place, and for each row the number of its like."""
    seen: dict[bytes, int] = {}
    number = np.array([seen.setdefault(row.tobytes(), len(seen)) for row in rows], dtype=np.int64)
    _, first = np.unique(number, return_index=True)
    return rows[first], number
