"""Sentences that say the same in other words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.language.encoder import likeness
from crossread.language.matching import mutual_best
from crossread.language.wording import Wording
from crossread.records import Copy, CopyKind
from crossread.text import overlap


def reworded(left: Wording, right: Wording, verbatim: Sequence[Copy], floor: float) -> Iterator[Copy]:
    """Sentences that match each other best, unless a verbatim copy already covers half of both."""
    scores = likeness(left.analysis.vectors, right.analysis.vectors)
    for row, column, score in mutual_best(scores, floor):
        one, other = left.analysis.sentences[row], right.analysis.sentences[column]
        here = left.analysis.report.passage(one.start, one.end)
        there = right.analysis.report.passage(other.start, other.end)
        if not any(
            2 * overlap(copy.left, here) > here.end - here.start
            and 2 * overlap(copy.right, there) > there.end - there.start
            for copy in verbatim
        ):
            yield Copy(here, there, CopyKind.REWORDED, score, left.share_quoted(one.start, one.end))
