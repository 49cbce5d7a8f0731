"""Sentences that say the same in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from crossread.language.matching import mutual_best
from crossread.language.wording import Wording
from crossread.records import Copy, CopyKind


def reworded(
    left: Wording, right: Wording, scores: NDArray[np.float64], verbatim: Sequence[Copy], floor: float
) -> Iterator[Copy]:
    """Sentences that match each other best, unless a verbatim copy already covers half of both.

    `scores` has the likeness of every sentence of the left report with every sentence of the right one.
    """
    for row, column, score in mutual_best(scores, floor):
        one, other = left.analysis.sentences[row], right.analysis.sentences[column]
        if any(
            _half(copy.left.start, copy.left.end, one.start, one.end)
            and _half(copy.right.start, copy.right.end, other.start, other.end)
            for copy in verbatim
        ):
            continue
        here = left.analysis.report.passage(one.start, one.end)
        there = right.analysis.report.passage(other.start, other.end)
        yield Copy(here, there, CopyKind.REWORDED, score, left.sentences_quoted[row])


def _half(left: int, right: int, start: int, end: int) -> bool:
    """Whether left..right covers more than half of start..end."""
    return 2 * (min(right, end) - max(left, start)) > end - start
