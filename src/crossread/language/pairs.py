"""Pairs of clauses: whether two tell of one thing, and whether both can be right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]
"""Shape (pairs, 3), rounded to three decimals: how alike two texts are in what they say; the probability that they
answer one question, whether they agree or not; and the probability that they cannot both be right."""
ALIKE, SAME_QUESTION, CONTRARY = 0, 1, 2
"""Columns of the scores."""


class PairScorer(Protocol):
    """Compares texts two by two. What it says of two may depend on nothing but them, whichever stands first."""

    def score(self, pairs: Sequence[tuple[str, str]]) -> Scores:
        """One row a pair."""
        ...
