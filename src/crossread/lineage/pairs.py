"""Everything that two reports share, gathered for the evidence to look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from crossread.lineage.evidence import Pair, Scrap
from crossread.lineage.sources import Credit
from crossread.parsed import Analysis
from crossread.records import Copy, CopyKind, Passage
from crossread.text import fold

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,2000})[”\"»]|(?<!\w)[‘']([^‘’'\n]{1,2000})[’'](?!\w)")
LONGEST_SCRAP = 6
"""Words: a longer quotation is a whole remark, which anyone may have heard."""
COMMON = 0.6
"""A scrap in more than this share of the reports (and in more than two) is what everybody quotes."""


def pairs(
    analyses: Sequence[Analysis], copies: Sequence[Copy], stated: Mapping[str, tuple[Credit, ...]]
) -> Iterator[Pair]:
    """Every two reports that share at least one copy, a scrap or a stated source, smaller id on the left."""
    ordered = sorted(analyses, key=lambda analysis: analysis.report.id)
    by_pair: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        by_pair[copy.left.report, copy.right.report].append(copy)
    spans = {analysis.report.id: _quoted(analysis) for analysis in ordered}
    rare = _rare_scraps({analysis.report.id: _scraps(analysis) for analysis in ordered})
    for at, left in enumerate(ordered):
        for right in ordered[at + 1 :]:
            one, other = left.report.id, right.report.id
            shared = tuple(by_pair.get((one, other), ()))
            if not (shared or (stated[one] and stated[other]) or left.report.title == right.report.title):
                continue
            runs = [copy for copy in shared if copy.kind is CopyKind.VERBATIM]
            yield Pair(
                left=left,
                right=right,
                copies=shared,
                matches=tuple(_matches(left, right, shared)),
                copied=(_copied(left, [copy.left for copy in runs]), _copied(right, [copy.right for copy in runs])),
                quoted_left=spans[one],
                scraps_left=rare[one],
                scraps_right=rare[other],
                credits_left=stated[one],
                credits_right=stated[other],
            )


def _quoted(analysis: Analysis) -> tuple[tuple[int, int], ...]:
    return tuple((match.start(), match.end()) for match in QUOTED.finditer(analysis.report.text))


def _scraps(analysis: Analysis) -> list[Scrap]:
    found = []
    for match in QUOTED.finditer(analysis.report.text):
        inner = 1 if match.group(1) is not None else 2
        words = re.findall(r"\w+", fold(match.group(inner)))
        if 0 < len(words) <= LONGEST_SCRAP and match.group(inner).strip():
            passage = analysis.report.passage(match.start(inner), match.end(inner))
            found.append(Scrap(" ".join(words), passage))
    return found


def _rare_scraps(scraps: dict[str, list[Scrap]]) -> dict[str, tuple[Scrap, ...]]:
    reports = Counter(key for found in scraps.values() for key in {scrap.key for scrap in found})
    most = max(2.0, COMMON * len(scraps))
    return {report: tuple(scrap for scrap in found if reports[scrap.key] <= most) for report, found in scraps.items()}


def _matches(left: Analysis, right: Analysis, copies: Iterable[Copy]) -> Iterator[tuple[int, int]]:
    """Sentence pairs that the reworded copies stand for, in order of the left report."""
    return iter(
        sorted(
            (_sentence_at(left, copy.left.start), _sentence_at(right, copy.right.start))
            for copy in copies
            if copy.kind is CopyKind.REWORDED
        )
    )


def _copied(analysis: Analysis, runs: Sequence[Passage]) -> int:
    """Number of sentences of which verbatim runs cover half or more."""
    covered: Counter[int] = Counter()
    for run in runs:
        for at in range(_sentence_at(analysis, run.start), _sentence_at(analysis, run.end - 1) + 1):
            sentence = analysis.sentences[at]
            covered[at] += max(0, min(sentence.end, run.end) - max(sentence.start, run.start))
    return sum(
        1 for at, length in covered.items() if 2 * length >= analysis.sentences[at].end - analysis.sentences[at].start
    )


def _sentence_at(analysis: Analysis, character: int) -> int:
    return max(0, bisect_right(analysis.sentences, character, key=lambda sentence: sentence.start) - 1)


def said_once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages without repetition, in order."""
    return tuple(dict.fromkeys(passages))
