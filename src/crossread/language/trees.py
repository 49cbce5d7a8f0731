"""From the best governor of every token to a tree: one root, and no circles."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Scores = NDArray[np.float64]


def is_tree(heads: list[int]) -> bool:
    """Whether governors (from 1; 0 is the root) make a tree with one root."""
    if heads.count(0) != 1:
        return False
    state = [0] * len(heads)
    for start in range(len(heads)):
        path = []
        at = start
        while at >= 0 and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at] - 1
        if at >= 0 and state[at] == 1:
            return False
        for each in path:
            state[each] = 2
    return True


def tree(scores: Scores) -> list[int]:
    """Governors (from 1; 0 is the root) of the best tree with one root; `scores` is tokens x (1 + tokens).

    Chu and Liu 1965, Edmonds 1967, with the root tried where it scores best: the token that loses least by it.
    """
    count = len(scores)
    greedy = scores.argmax(axis=1).tolist()
    if is_tree(greedy):
        return [int(head) for head in greedy]
    # One root: the token whose score for it leads most over its best other governor.
    without = scores.copy()
    without[:, 0] = -np.inf
    np.fill_diagonal(without[:, 1:], -np.inf)
    if count == 1:
        return [0]
    root = int((scores[:, 0] - without.max(axis=1)).argmax())
    square = np.full((count + 1, count + 1), -np.inf)
    square[1:, 1:] = without[:, 1:]
    square[root + 1, :] = -np.inf
    square[root + 1, 0] = scores[root, 0]
    return [int(head) for head in _edmonds(square)[1:]]


def _edmonds(scores: Scores) -> list[int]:
    """The best governor of every node but node 0; `scores[dependent, governor]`."""
    count = len(scores)
    heads = [0, *(int(row.argmax()) for row in scores[1:])]
    circle = _circle(heads)
    if not circle:
        return heads
    inside = set(circle)
    outer = [node for node in range(count) if node not in inside]
    lost = sum(scores[node, heads[node]] for node in circle)
    inner, free = np.array(sorted(circle)), np.array(outer)
    kept = np.array([scores[node, heads[node]] for node in sorted(circle)])
    smaller = np.full((len(outer) + 1, len(outer) + 1), -np.inf)
    new = len(outer)
    smaller[:new, :new] = scores[np.ix_(free, free)]
    # Of equal scores the first node has it.
    leaves = inner[scores[np.ix_(free, inner)].argmax(axis=1)]
    smaller[:new, new] = scores[free, leaves]
    entering = (scores[np.ix_(inner, free)] - kept[:, None]).argmax(axis=0)
    enters = inner[entering]
    smaller[new, :new] = lost + scores[enters, free] - kept[entering]
    found = _edmonds(smaller)
    result = list(heads)
    for row, dependent in enumerate(outer):
        if row:
            result[dependent] = int(leaves[row]) if found[row] == new else outer[found[row]]
    entered = int(enters[found[new]])
    result[entered] = outer[found[new]]
    return result


def _circle(heads: list[int]) -> list[int]:
    """The nodes of a circle among governors, if there is one; node 0 has no governor."""
    state = [0] * len(heads)
    for start in range(1, len(heads)):
        path = []
        at = start
        while at and state[at] == 0:
            state[at] = 1
            path.append(at)
            at = heads[at]
        if at and state[at] == 1:
            return path[path.index(at) :]
        for each in path:
            state[each] = 2
    return []
