"""Descent through rewriting by script: rewrites of real reports against independent reports of the same events.

Making the rewrites takes most of a quarter of an hour, so this part is measured only when it is named.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path

from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM
from crossread.language.parser import MiniParser
from evaluation.descent import Judged, Read, figures, judge
from evaluation.rewriting.sets import Told, measured


def score(data: Path) -> dict[str, float]:
    """The figures of `descent` over all pairs, and how many of each kind of kindred pairs are joined."""
    # Frozen records are equal by value; a report that keeps several pairs company is read once.
    read = cache(partial(analyse, encoder=MiniLM(), parser=MiniParser()))
    found = [(pair.kind, _judged(pair, read)) for pair in measured(data)]
    return {
        "pairs": float(len(found)),
        **figures(judged for _, judged in found),
        **dict(_by_kind([(kind, judged.joined) for kind, judged in found if judged.one_origin])),
    }


def _judged(pair: Told, read: Read) -> Judged:
    left, right = sorted((pair.left.id, pair.right.id))
    joined, possible = judge([read(report) for report in (pair.left, pair.right, *pair.company)])(left, right)
    return Judged(pair.one_origin, joined, possible)


def _by_kind(found: list[tuple[str, bool]]) -> Iterator[tuple[str, float]]:
    for kind in sorted({kind for kind, _ in found}):
        joined = [right for one, right in found if one == kind]
        yield f"joined: {kind}", sum(joined) / len(joined)
