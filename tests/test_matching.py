"""Matching: mutual best pairs, and groups that hold together."""

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from crossread.language.matching import grown, increasing, mutual_best


def test_a_match_is_the_best_of_both_sides():
    """Two texts match only if each is the other's best and they are alike enough."""
    scores = np.array([[0.9, 0.7], [0.8, 0.5], [0.1, 0.4]])
    assert mutual_best(scores, 0.3) == [(0, 0, 0.9)]
    assert mutual_best(scores, 0.95) == []
    assert mutual_best(np.zeros((0, 3)), 0.0) == []


def test_a_chain_joins_nothing_that_does_not_hold_together():
    """Of a chain of near pairs, the ends of which have nothing in common, only the first pair is joined."""
    near = {(1, 2), (2, 3)}
    groups = grown([3, 1, 2], [(1, 2), (2, 3)], lambda a, b: all((min(i, j), max(i, j)) in near for i in a for j in b))
    assert groups == [(1, 2), (3,)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9))))
def test_every_item_is_in_one_group(pairs):
    """However items are paired, each ends in exactly one group."""
    groups = grown(range(10), pairs, lambda left, right: len(left) + len(right) < 5)
    assert sorted(item for group in groups for item in group) == list(range(10))


@given(st.lists(st.integers(0, 20), max_size=9))
def test_the_longest_run_is_as_long_as_trying_all_gives(numbers):
    """The longest increasing run increases, and is as long as comparing every number with all before it gives."""
    best: list[int] = []
    for at, number in enumerate(numbers):
        best.append(1 + max((best[before] for before in range(at) if numbers[before] < number), default=0))
    chain = increasing(numbers)
    assert len(chain) == max(best, default=0)
    assert all(before < after for before, after in pairwise(chain))
    assert all(numbers[before] < numbers[after] for before, after in pairwise(chain))
