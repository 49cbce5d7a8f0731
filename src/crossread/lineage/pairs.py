"""Two reports with everything that they share, gathered for the evidence to look at."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from crossread.language.matching import increasing
from crossread.lineage.profiles import Profile
from crossread.parsed import Analysis
from crossread.records import Copy, CopyKind, Passage

NEAR = 2
"""Sentences apart at which two matches are neighbours: a sentence may be split, or one put in between."""

FEWEST = 50
"""A reporter's own words of which shares are taken at least: in a report that only quotes, a few words would be all."""


@dataclass(frozen=True)
class Pair:
    """Two reports with their copies."""

    left: Profile
    right: Profile
    copies: tuple[Copy, ...]

    @property
    def ids(self) -> tuple[str, str]:
        """The ids of the two."""
        return self.left.analysis.report.id, self.right.analysis.report.id

    @cached_property
    def runs(self) -> tuple[Copy, ...]:
        """The verbatim copies, in order of the left report."""
        return tuple(copy for copy in self.copies if copy.kind is CopyKind.VERBATIM)

    @cached_property
    def matches(self) -> tuple[tuple[int, int], ...]:
        """Sentences (left, right) of own words that say the same in other words, in order of the left report."""
        found = sorted(
            (sentence_at(self.left.analysis, copy.left.start), sentence_at(self.right.analysis, copy.right.start))
            for copy in self.copies
            if copy.kind is CopyKind.REWORDED
        )
        return tuple(
            (one, other) for one, other in found if self.left.own_sentences[one] and self.right.own_sentences[other]
        )

    @cached_property
    def in_order(self) -> tuple[tuple[int, int], ...]:
        """The longest part of the matches that runs in the same order on both sides."""
        kept = increasing([right for _, right in self.matches])
        return tuple(self.matches[at] for at in kept)

    @cached_property
    def neighbours(self) -> tuple[tuple[int, int], ...]:
        """Matches of which the one before stands just before it on both sides."""
        steps = zip(self.matches, self.matches[1:], strict=False)
        return tuple(
            after
            for before, after in steps
            if after[0] - before[0] <= NEAR and 0 < after[1] - before[1] <= NEAR
        )  # fmt: skip

    @cached_property
    def sentences(self) -> int:
        """Sentences of own words that the report with fewer of them has."""
        return int(min(self.left.own_sentences.sum(), self.right.own_sentences.sum()))

    @cached_property
    def copied(self) -> float:
        """Share of the own words of the report with fewer of them that stand in verbatim runs, 0 to 1."""
        words = max(FEWEST, min(self.left.own_words, self.right.own_words))
        return min(1.0, sum(map(own_words, self.runs)) / words)

    @cached_property
    def whole(self) -> float:
        """Share of the sentences of own words that the other has, in order or word for word; the lower of the two."""
        left = len(self.in_order) + _copied(self.left, [run.left for run in self.runs])
        right = len(self.in_order) + _copied(self.right, [run.right for run in self.runs])
        return min(
            1.0,
            left / max(1, int(self.left.own_sentences.sum())),
            right / max(1, int(self.right.own_sentences.sum())),
        )

    def sentence(self, side: Profile, number: int) -> Passage:
        """A sentence of one of the two as a passage."""
        one = side.analysis.sentences[number]
        return side.analysis.report.passage(one.start, one.end)


def own_words(run: Copy) -> float:
    """How many of its words a verbatim run has in common outside quotations."""
    return len(run.left.text.split()) * run.score * (1 - run.quoted)


def _copied(side: Profile, runs: Sequence[Passage]) -> int:
    """Number of sentences of own words of which verbatim runs cover half or more."""
    covered: Counter[int] = Counter()
    for run in runs:
        for at in range(sentence_at(side.analysis, run.start), sentence_at(side.analysis, run.end - 1) + 1):
            sentence = side.analysis.sentences[at]
            covered[at] += max(0, min(sentence.end, run.end) - max(sentence.start, run.start))
    lengths = {at: side.analysis.sentences[at].end - side.analysis.sentences[at].start for at in covered}
    return sum(2 * length >= lengths[at] and bool(side.own_sentences[at]) for at, length in covered.items())


def sentence_at(analysis: Analysis, character: int) -> int:
    """Number of the sentence that has a character, or the last before it."""
    return max(0, bisect_right(analysis.sentences, character, key=lambda sentence: sentence.start) - 1)


def pairs(profiles: Mapping[str, Profile], copies: Sequence[Copy]) -> Iterator[Pair]:
    """Every two reports that share a copy, smaller id on the left, in order."""
    shared: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        shared[copy.left.report, copy.right.report].append(copy)
    for left, right in sorted(shared):
        yield Pair(profiles[left], profiles[right], tuple(shared[left, right]))
