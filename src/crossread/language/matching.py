"""Which texts belong together: mutual best matches of two reports, and groups grown along matches."""

from __future__ import annotations

from collections.abc import Callable, Iterable
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


def longest_increasing(numbers: list[int]) -> int:
    """Length of the longest strictly increasing subsequence (patience sorting, n log n)."""
    tails: list[int] = []
    for number in numbers:
        place = int(np.searchsorted(tails, number))
        tails[place : place + 1] = [number]
    return len(tails)


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
