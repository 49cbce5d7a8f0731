"""Passages that share wording: verbatim by runs of words, reworded by sentences that mean the same.

Verbatim runs grow from shared word n-grams found through an inverted index, never by trying all pairs of places;
runs on one diagonal are joined, and runs that a small edit separates are bridged. Reworded passages are mutual
best matches of sentence vectors. Fingerprints of word n-grams see partial reuse, which signatures of whole
reports do not (see docs/explanation.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from crossread.language.encoder import likeness
from crossread.language.matching import mutual_best
from crossread.parsed import Analysis, Word
from crossread.records import Copy, CopyKind
from crossread.settings import CopyingSettings
from crossread.text import overlap, place

GRAM = 5
"""Words a seed of a run has: the n at which containment is usually measured in work on news reuse."""
MOST_POSTINGS = 50
"""A gram in more places than this is a phrase everybody uses; longer runs through it still seed beside it."""
BRIDGE = 3
"""Words that may differ on either side between two runs that count as one: a name, a number or a verb changed."""


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words shared by two reports: word positions, half-open, and how many words are equal."""

    left: int
    left_end: int
    right: int
    right_end: int
    equal: int


def find_copies(analyses: Sequence[Analysis], settings: CopyingSettings) -> tuple[Copy, ...]:
    """All copies between any two of the reports, each once, the report with the smaller id on the left."""
    ordered = sorted(analyses, key=lambda analysis: analysis.report.id)
    tokens = [_tokens(analysis) for analysis in ordered]
    runs = _runs(tokens)
    copies: list[Copy] = []
    for left, analysis in enumerate(ordered):
        for right in range(left + 1, len(ordered)):
            verbatim = [
                _verbatim(ordered, tokens, left, right, run)
                for run in runs.get((left, right), ())
                if run.equal >= settings.least_words
            ]
            copies.extend(verbatim)
            copies.extend(_reworded(analysis, ordered[right], verbatim, settings))
    return tuple(sorted(copies, key=lambda copy: (place(copy.left), place(copy.right))))


def _tokens(analysis: Analysis) -> list[Word]:
    return [word for sentence in analysis.sentences for word in sentence.words if word.key]


def _runs(tokens: Sequence[Sequence[Word]]) -> dict[tuple[int, int], list[Run]]:
    """Maximal shared runs of every pair of reports that share a gram."""
    diagonals: dict[tuple[int, int], dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for places in _index(tokens):
        for first, (left, at) in enumerate(places):
            for right, there in places[first + 1 :]:
                if left != right:
                    diagonals[left, right][there - at].append(at)
    return {pair: _apart(_bridged(_merged(found))) for pair, found in diagonals.items()}


def _index(tokens: Sequence[Sequence[Word]]) -> Iterable[list[tuple[int, int]]]:
    """Places (report, word) of every gram that stands in more than one place and is no common phrase."""
    index: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for report, words in enumerate(tokens):
        keys = [word.key for word in words]
        for at in range(len(keys) - GRAM + 1):
            index[tuple(keys[at : at + GRAM])].append((report, at))
    return (places for places in index.values() if 1 < len(places) <= MOST_POSTINGS)


def _merged(diagonals: dict[int, list[int]]) -> Iterator[Run]:
    """Runs of grams that follow one another on one diagonal."""
    for shift, starts in diagonals.items():
        ordered = sorted(set(starts))
        first = last = ordered[0]
        for start in [*ordered[1:], None]:
            if start is not None and start <= last + GRAM:
                last = start
                continue
            yield Run(first, last + GRAM, first + shift, last + GRAM + shift, last + GRAM - first)
            if start is not None:
                first = last = start


def _bridged(runs: Iterable[Run]) -> list[Run]:
    """The runs, with those joined that only a small edit separates on both sides."""
    joined: list[Run] = []
    for run in sorted(runs, key=lambda run: (run.left, run.right, run.equal)):
        before = joined[-1] if joined else None
        if before and 0 <= run.left - before.left_end <= BRIDGE and 0 <= run.right - before.right_end <= BRIDGE:
            joined[-1] = Run(before.left, run.left_end, before.right, run.right_end, before.equal + run.equal)
        else:
            joined.append(run)
    return joined


def _apart(runs: Iterable[Run]) -> list[Run]:
    """The longest runs that do not overlap on either side."""
    kept: list[Run] = []
    for run in sorted(runs, key=lambda run: (-run.equal, run.left, run.right)):
        if all(
            (run.left_end <= other.left or other.left_end <= run.left)
            and (run.right_end <= other.right or other.right_end <= run.right)
            for other in kept
        ):
            kept.append(run)
    return kept


def _verbatim(analyses: Sequence[Analysis], tokens: Sequence[Sequence[Word]], left: int, right: int, run: Run) -> Copy:
    longest = max(run.left_end - run.left, run.right_end - run.right)
    return Copy(
        analyses[left].report.passage(tokens[left][run.left].start, tokens[left][run.left_end - 1].end),
        analyses[right].report.passage(tokens[right][run.right].start, tokens[right][run.right_end - 1].end),
        CopyKind.VERBATIM,
        round(run.equal / longest, 3),
    )


def _reworded(left: Analysis, right: Analysis, verbatim: Sequence[Copy], settings: CopyingSettings) -> Iterator[Copy]:
    """Sentences that match each other best, unless a verbatim copy already covers half of one."""
    scores = likeness(left.vectors, right.vectors)
    for row, column, score in mutual_best(scores, settings.reworded):
        one, other = left.sentences[row], right.sentences[column]
        here = left.report.passage(one.start, one.end)
        there = right.report.passage(other.start, other.end)
        if not any(
            2 * overlap(copy.left, here) > here.end - here.start
            and 2 * overlap(copy.right, there) > there.end - there.start
            for copy in verbatim
        ):
            yield Copy(here, there, CopyKind.REWORDED, score)
