"""Which reports of a story to compare with which: those that share runs of words or matter."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossread.copying.runs import GRAM
from crossread.language.sharing import matched, shared
from crossread.language.wording import Wording, grams
from crossread.settings import CopyingSettings


def partners(ordered: Sequence[Wording], settings: CopyingSettings) -> list[tuple[int, int]]:
    """Pairs (left < right) of reports to compare, in order.

    Each report brings those that share most with it, `settings.partners` by runs of words and as many by sentences of
    the same matter; among equals the first in order.
    """
    found: set[tuple[int, int]] = set()
    runs = shared([grams(wording.keys, GRAM) for wording in ordered])
    matter = [rows.sum(axis=0) for rows in matched([one.analysis.vectors for one in ordered], settings.reworded)]
    for counts in (runs, matter):
        for row, shares in enumerate(counts):
            best = np.argsort(-shares, kind="stable")[: settings.partners + 1]
            found.update((min(row, at), max(row, at)) for at in best.tolist() if shares[at] > 0 and at != row)
    return sorted(found)
