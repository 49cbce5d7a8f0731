"""Trees of governors: one root, no circles, and the best that the scores allow."""

from __future__ import annotations

from itertools import product

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from crossread.language.trees import is_tree, tree


@given(st.integers(1, 6), st.integers(0, 10_000))
@settings(max_examples=200, deadline=None)
def test_a_tree_always_comes_out(count: int, seed: int) -> None:
    """Whatever the scores, every token has one governor, there is one root, and nobody governs himself in a circle."""
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    assert is_tree(tree(scores))


@given(st.integers(2, 4), st.integers(0, 10_000))
@settings(max_examples=100, deadline=None)
def test_the_best_tree_under_its_root_is_found(count: int, seed: int) -> None:
    """No other tree with the same root has a higher score: held against all of them."""
    scores = np.random.default_rng(seed).normal(size=(count, count + 1))
    found = tree(scores)
    same_root = [
        heads
        for heads in product(range(count + 1), repeat=count)
        if is_tree(list(heads)) and heads.index(0) == found.index(0)
    ]

    def total(heads: tuple[int, ...]) -> float:
        return float(sum(scores[at, head] for at, head in enumerate(heads)))

    assert total(tuple(found)) >= max(map(total, same_root)) - 1e-9
