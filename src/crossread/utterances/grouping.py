"""Groups of quotes: first what shares its words, then what means the same on average."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crossread.language.matching import grown
from crossread.records import QuoteKind
from crossread.text import overlap
from crossread.utterances.likeness import JOIN, PART, Pair
from crossread.utterances.said import Said, other_day

AGAIN = PART
"""Likeness from which two quotes of one report are one thing said again; below, they are two statements."""


def groups(rows: Sequence[Said], scores: Mapping[Pair, float], bound: Mapping[Pair, float]) -> list[tuple[int, ...]]:
    """Groups of places in `rows`, each sorted, in order; no group has two names, two days or a quote and what stands
    inside it, and none has two statements of one report, unless they are pieces of one longer quote."""
    tied = _tied(rows, scores, bound)
    return _averaged(rows, tied, scores)


def _tied(rows: Sequence[Said], scores: Mapping[Pair, float], bound: Mapping[Pair, float]) -> list[tuple[int, ...]]:
    """Rows joined by the words they share, the surest first. Words that two longer quotes have ("at this stage") join
    the one whose matter is nearer, and never those two: the longest of each group must share words with the other."""

    def longest(group: tuple[int, ...]) -> int:
        return max(group, key=lambda at: (len(rows[at].stems), -at))

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        one, other = sorted((longest(left), longest(right)))
        apart = (one, other) not in bound
        return not apart and all(_may_join(rows[at], rows[to]) and not two(at, to) for at in left for to in right)

    def two(at: int, to: int) -> bool:
        alike = scores.get((min(at, to), max(at, to)), 0.0)
        return JOIN <= alike < AGAIN and _of_one_report(rows[at], rows[to])

    surest = sorted(bound, key=lambda pair: (-scores[pair], -bound[pair], pair))
    return grown(range(len(rows)), surest, fits)


def _of_one_report(left: Said, right: Said) -> bool:
    """Whether one report has both, and not at one place: of words that two cues announce there are two quotes."""
    return not left.reports.isdisjoint(right.reports) and not overlap(left.quote.content, right.quote.content)


def _may_join(left: Said, right: Said) -> bool:
    """Whether nothing forbids that two rows are of one utterance."""
    one, other = left.quote.name, right.quote.name
    named = one is None or other is None or one == other
    nested = bool(left.insides & right.ids or right.insides & left.ids)
    return named and not nested and not other_day(left, right)


def _averaged(
    rows: Sequence[Said], tied: Sequence[tuple[int, ...]], scores: Mapping[Pair, float]
) -> list[tuple[int, ...]]:
    """Groups joined while their average likeness stays above `JOIN`; rows that share their words count as one, by
    the likest of them."""
    node_of = {at: number for number, group in enumerate(tied) for at in group}
    best: dict[Pair, float] = {}
    for (left, right), score in scores.items():
        one, other = sorted((node_of[left], node_of[right]))
        if one != other:
            best[one, other] = max(score, best.get((one, other), 0.0))
    ranked = sorted((pair for pair in best if best[pair] >= JOIN), key=lambda pair: (-best[pair], pair))

    def fits(left: tuple[int, ...], right: tuple[int, ...]) -> bool:
        across = [best.get((min(one, other), max(one, other)), 0.0) for one in left for other in right]
        if round(sum(sorted(across)) / len(across), 3) < JOIN:
            return False
        return all(_nodes_may_join(rows, tied[one], tied[other], scores) for one in left for other in right)

    joined = grown(range(len(tied)), ranked, fits)
    return sorted(tuple(sorted(at for node in group for at in tied[node])) for group in joined)


def _nodes_may_join(
    rows: Sequence[Said], left: tuple[int, ...], right: tuple[int, ...], scores: Mapping[Pair, float]
) -> bool:
    """Whether nothing forbids that two nodes join, and no report would say one thing in two ways.

    Reports often tell first in their own words what they then quote, so an indirect and a direct quote of one report
    need be no more alike than those of two.
    """
    clash, meet = False, False
    for one in left:
        for other in right:
            if not _may_join(rows[one], rows[other]):
                return False
            if _of_one_report(rows[one], rows[other]):
                kinds = {rows[one].quote.kind, rows[other].quote.kind}
                needed = JOIN if kinds == {QuoteKind.DIRECT, QuoteKind.INDIRECT} else AGAIN
                alike = scores.get((min(one, other), max(one, other)), 0.0) >= needed
                clash, meet = clash or not alike, meet or alike
    return meet or not clash
