"""From scores of B- and I- labels to proper names: the best row of labels in which no name lacks its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.records import NameKind

NAMES = {
    "PER": NameKind.PERSON,
    "LOC": NameKind.PLACE,
    "ORG": NameKind.ORGANISATION,
    "OTHER": NameKind.OTHER,
}


@dataclass(frozen=True, slots=True)
class Kinds:
    """The labels, and which may follow which."""

    labels: tuple[str, ...]
    allowed: NDArray[np.float64]
    """0 where the label of the column may follow that of the row, else minus infinity."""
    first: NDArray[np.float64]
    """The same for the first token of a sentence."""

    @classmethod
    def of(cls, labels: Sequence[str]) -> Kinds:
        """The table for labels such as O, B-PER, I-PER."""
        count = len(labels)
        allowed = np.zeros((count, count))
        first = np.zeros(count)
        for column, label in enumerate(labels):
            if label.startswith("I-"):
                first[column] = -np.inf
                for row, before in enumerate(labels):
                    if before[2:] != label[2:]:
                        allowed[row, column] = -np.inf
        return cls(tuple(labels), allowed, first)


def proper_names(scores: NDArray[np.float32], kinds: Kinds) -> Iterator[tuple[int, int, NameKind]]:
    """First and last token (half-open) and kind of each name; `scores` is tokens x labels (Viterbi 1967)."""
    row = [kinds.labels[at] for at in _best(scores.astype(np.float64), kinds)]
    start = -1
    for at, label in enumerate([*row, "O"]):
        if start >= 0 and not label.startswith("I-"):
            yield start, at, NAMES[row[start][2:]]
            start = -1
        if label.startswith("B-"):
            start = at


def _best(scores: NDArray[np.float64], kinds: Kinds) -> list[int]:
    total = scores[0] + kinds.first
    back = []
    for row in scores[1:]:
        ways = total[:, None] + kinds.allowed
        back.append(ways.argmax(axis=0))
        total = ways.max(axis=0) + row
    path = [int(total.argmax())]
    for pointers in reversed(back):
        path.append(int(pointers[path[-1]]))
    return path[::-1]
