"""What two sentences say differently by themselves, as far as it can be seen without reading them."""

from __future__ import annotations

from collections import defaultdict

from evaluation.planting.clause import WEEK
from evaluation.planting.counts import counts
from evaluation.planting.times import DEICTIC, dating
from evaluation.rewriting.grammar import Tree


def differences(left: Tree, right: Tree) -> tuple[str, ...]:
    """Numbers of one unit, days of the main verbs and years that both have, and of which none is in both."""
    found = []
    for name, one, other in (*_counted(left, right), ("weekday", *_days(left, right)), ("year", *_years(left, right))):
        if one and other and not one & other:
            found.append(f"{name}: {', '.join(sorted(one))} / {', '.join(sorted(other))}")
    return tuple(found)


def _counted(left: Tree, right: Tree) -> list[tuple[str, set[str], set[str]]]:
    units: dict[str, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for side, tree in enumerate((left, right)):
        for count in counts(tree):
            units[count.unit][side].add(f"{count.value:g}")
    return [(unit, *sides) for unit, sides in sorted(units.items())]


def _days(left: Tree, right: Tree) -> tuple[set[str], set[str]]:
    """The days that date what the main verbs tell; which one "today" is nobody knows, as the texts have no date."""
    one, other = ({tree.key(at) for at in dating(tree)} & (WEEK | DEICTIC) for tree in (left, right))
    return one, other


def _years(left: Tree, right: Tree) -> tuple[set[str], set[str]]:
    def years(tree: Tree) -> set[str]:
        keys = {tree.key(at) for at in range(len(tree.tokens))}
        return {key for key in keys if len(key) == 4 and key.isdigit() and key[:2] in ("19", "20")}

    return years(left), years(right)
