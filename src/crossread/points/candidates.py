"""Which claims are worth comparing: near by their vectors, or with a rare name or a number in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from crossread.records import Vectors

Place = tuple[int, int]
"""Positions of two units, the smaller first."""
NEAREST = 24
"""Units that each is compared with by its vector. The claims of one fact by more lineages than this join through those
in between."""
COSINE = 0.35
"""Under this no two claims of one fact were seen that had no name or number in common."""
CROWD = 12
"""A name or number that more units have tells too little, and would cost their square."""
BLOCK = 1024
"""Units compared with all at once: what a block takes fits in some tens of megabytes."""


def both(left: int, right: int) -> Place:
    """Two positions, the smaller first: the key of a pair, whichever of them was met first."""
    return (left, right) if left < right else (right, left)


def worth_comparing(vectors: Vectors, marks: Sequence[Sequence[str]]) -> list[Place]:
    """Every two units that are each other's near neighbours or have a mark in common that few have, in order."""
    return sorted({*_by_vectors(vectors), *_by_marks(marks)})


def _by_vectors(vectors: Vectors) -> Iterator[Place]:
    count = len(vectors)
    for first in range(0, count, BLOCK):
        cosines = np.round(vectors[first : first + BLOCK].astype(np.float64) @ vectors.astype(np.float64).T, 3)
        rows = np.arange(len(cosines))
        cosines[rows, first + rows] = -1.0
        # Of equal cosines the first in order counts: a stable sort.
        nearest = np.argsort(-cosines, axis=1, kind="stable")[:, :NEAREST]
        for row, columns in enumerate(nearest):
            for column in columns[cosines[row, columns] >= COSINE]:
                yield both(first + row, int(column))


def _by_marks(marks: Sequence[Sequence[str]]) -> Iterator[Place]:
    having: dict[str, list[int]] = defaultdict(list)
    for at, held in enumerate(marks):
        for mark in held:
            having[mark].append(at)
    for units in having.values():
        if len(units) <= CROWD:
            yield from combinations(units, 2)
