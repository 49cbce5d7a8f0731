"""Which texts belong together: mutual best matches of two reports, and groups grown along matches."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

T = TypeVar("T", str, int)


def mutual_best(scores: NDArray[np.float64], floor: float) -> list[tuple[int, int, float]]:
    """Row, column and score of every cell that is the best of its row and of its column and at least `floor`.

    `scores` has shape (rows, columns) and is rounded already; of equal cells the first in reading order counts,
    so that each row and each column appears once at most.
    """
    if scores.size == 0:
        return []
    best_column = scores.argmax(axis=1)
    best_row = scores.argmax(axis=0)
    return [
        (row, int(column), float(scores[row, column]))
        for row, column in enumerate(best_column)
        if best_row[column] == row and scores[row, column] >= floor
    ]


def increasing(numbers: Sequence[int]) -> list[int]:
    """Places of a longest strictly increasing subsequence (patience sorting, n log n)."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        length = bisect_left(tails, number)
        before.append(ends[length - 1] if length else -1)
        tails[length : length + 1] = [number]
        ends[length : length + 1] = [at]
    chain: list[int] = []
    at = ends[-1] if ends else -1
    while at >= 0:
        chain.append(at)
        at = before[at]
    return chain[::-1]


def grown(
    items: Iterable[T], pairs: Iterable[tuple[T, T]], fits: Callable[[tuple[T, ...], tuple[T, ...]], bool]
) -> list[tuple[T, ...]]:
    """Groups of items, each sorted, in order: grown along `pairs` as they come, while `fits` allows two groups to join.

    `fits` sees the two groups whole, so that no chain of pairs joins what does not hold together.
    """
    group_of: dict[T, tuple[T, ...]] = {item: (item,) for item in items}
    for one, other in pairs:
        left, right = group_of[one], group_of[other]
        if left is not right and fits(left, right):
            joined = tuple(sorted(left + right))
            group_of.update((item, joined) for item in joined)
    return sorted(set(group_of.values()))
