"""Which sentences of two reports say the same: mutual best matches by vector."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


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
