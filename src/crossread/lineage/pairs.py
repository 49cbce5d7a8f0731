"""Everything that two reports share, gathered for the evidence to look at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from crossread.lineage.evidence import Pair, Scrap
from crossread.lineage.sources import credits
from crossread.records import Analysis, Copy, CopyKind, Passage
from crossread.text import fold

QUOTED = re.compile(r"[“\"«„]([^“”\"«»„\n]{1,2000})[”\"»]|(?<!\w)[‘']([^‘’'\n]{1,2000})[’'](?!\w)")
LONGEST_SCRAP = 6
"""Words: a longer quotation is a whole remark, which anyone may have heard."""
COMMON = 0.6
"""A scrap in more than this share of the reports (and in more than two) is what everybody quotes."""


def pairs(analyses: Sequence[Analysis], copies: Sequence[Copy]) -> Iterator[Pair]:
    """Every two reports that share at least one copy, a scrap or a stated source, smaller id on the left."""
    ordered = sorted(analyses, key=lambda analysis: analysis.report.id)
    by_pair: dict[tuple[str, str], list[Copy]] = defaultdict(list)
    for copy in copies:
        by_pair[copy.left.report, copy.right.report].append(copy)
    outlets = sorted({analysis.report.outlet for analysis in ordered})
    stated = {analysis.report.id: credits(analysis, outlets) for analysis in ordered}
    spans = {analysis.report.id: _quoted(analysis) for analysis in ordered}
    rare = _rare_scraps({analysis.report.id: _scraps(analysis) for analysis in ordered})
    for at, left in enumerate(ordered):
        for right in ordered[at + 1 :]:
            one, other = left.report.id, right.report.id
            shared = tuple(by_pair.get((one, other), ()))
            if not (shared or stated[one] and stated[other] or left.report.title == right.report.title):
                continue
            yield Pair(
                left, right, shared, tuple(_matches(left, right, shared)), spans[one],
                rare[one], rare[other], stated[one], stated[other],
            )  # fmt: skip


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
    return {
        report: tuple(scrap for scrap in found if reports[scrap.key] <= most) for report, found in scraps.items()
    }


def _matches(left: Analysis, right: Analysis, copies: Iterable[Copy]) -> Iterator[tuple[int, int]]:
    """Sentence pairs that the copies stand for, each sentence once, in order of the left report."""
    found: list[tuple[int, int]] = []
    for copy in copies:
        if copy.kind is CopyKind.REWORDED:
            found.append((_sentence_at(left, copy.left.start), _sentence_at(right, copy.right.start)))
        else:
            found.extend(_inside(left, right, copy))
    used_left: set[int] = set()
    used_right: set[int] = set()
    for one, other in sorted(found):
        if one not in used_left and other not in used_right:
            used_left.add(one)
            used_right.add(other)
            yield one, other


def _inside(left: Analysis, right: Analysis, copy: Copy) -> Iterator[tuple[int, int]]:
    """Sentences of which a verbatim copy covers half or more, paired by their relative place in the run."""
    stretch = (copy.right.end - copy.right.start) / (copy.left.end - copy.left.start)
    for at in range(_sentence_at(left, copy.left.start), _sentence_at(left, copy.left.end - 1) + 1):
        sentence = left.sentences[at]
        start, end = max(sentence.start, copy.left.start), min(sentence.end, copy.left.end)
        if 2 * (end - start) >= sentence.end - sentence.start:
            middle = (start + end) / 2 - copy.left.start
            yield at, _sentence_at(right, int(copy.right.start + middle * stretch))


def _sentence_at(analysis: Analysis, character: int) -> int:
    return max(0, bisect_right(analysis.sentences, character, key=lambda sentence: sentence.start) - 1)


def said_once(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages without repetition, in order."""
    return tuple(dict.fromkeys(passages))
