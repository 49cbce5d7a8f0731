"""Which reports of a story to compare with which: those that share runs of words or matter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from crossread.copying.candidates import CandidateSettings, candidates
from crossread.language.sharing import matched
from crossread.language.wording import GRAM, Wording
from crossread.settings import CopyingSettings

LEAST_COMMON = 40
"""Words which a pair of reports must share that many others have too: more than a credit or a line of background."""


def partners(ordered: Sequence[Wording], settings: CopyingSettings) -> list[tuple[int, int]]:
    """Pairs (left < right) of reports to compare, in order.

    Each report brings those that share most with it, `settings.partners` by runs of words and as many by sentences of
    the same matter; among equals the first in order.
    """
    near: dict[int, list[tuple[float, int]]] = defaultdict(list)
    for left, right, shared in _by_words(ordered, settings):
        near[left].append((-shared, right))
        near[right].append((-shared, left))
    found = {_pair(row, at) for row, held in near.items() for _, at in sorted(held)[: settings.partners]}
    vectors = [wording.analysis.vectors for wording in ordered]
    for row, sentences in enumerate(matched(vectors, settings.reworded)):
        shares = sentences.sum(axis=0)
        best = np.argsort(-shares, kind="stable")[: settings.partners + 1]
        found.update(_pair(row, at) for at in best.tolist() if shares[at] > 0 and at != row)
    return sorted(found)


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(one, other), max(one, other)


def _by_words(ordered: Sequence[Wording], settings: CopyingSettings) -> list[tuple[int, int, int]]:
    """Pairs of reports with a run of words in common, and how many runs of five words they share.

    Every run is kept, since in one story short ones tell too.
    """
    chosen = CandidateSettings(
        gram=GRAM,
        window=1,
        least=settings.least_words,
        least_common=LEAST_COMMON,
        least_scattered=2 * settings.least_words,
        reach=2 * (GRAM + 1),
    )
    found = candidates([wording.analysis.report.text for wording in ordered], chosen)
    return list(zip(found.left.tolist(), found.right.tolist(), found.shared.tolist(), strict=True))
