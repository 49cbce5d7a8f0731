"""Passages that share wording: verbatim by runs of words, reworded by sentences that mean the same.

Verbatim runs grow from shared runs of five words, found through an inverted index, never by trying all pairs of
places; runs on one diagonal are joined, and runs that a small edit separates are bridged. Reworded passages are
mutual best matches of sentence vectors. Fingerprints of runs of words see partial reuse, which signatures of whole
reports do not (see docs/explanation.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import numpy as np

from crossread.copying.partners import partners
from crossread.copying.reworded import reworded
from crossread.copying.runs import Seeds, runs, verbatim
from crossread.language.encoder import likeness
from crossread.language.wording import wordings
from crossread.parsed import Analysis
from crossread.records import Copy
from crossread.settings import CopyingSettings
from crossread.text import place

__all__ = ["find_copies"]


def find_copies(analyses: Sequence[Analysis], settings: CopyingSettings) -> tuple[Copy, ...]:
    """All copies between any two of the reports, each once, the report with the smaller id on the left.

    In a story of hundreds each report is compared with those that share most with it, `settings.partners` at most.
    """
    ordered = wordings(sorted(analyses, key=lambda analysis: analysis.report.id))
    seeds = [Seeds.of(wording) for wording in ordered]
    vectors = [wording.analysis.vectors for wording in ordered]
    ends = np.cumsum([0, *map(len, vectors)])
    everything = np.concatenate(vectors) if vectors else np.zeros((0, 0), dtype=np.float32)
    copies: list[Copy] = []
    for left, rights in groupby(partners(ordered, settings), key=lambda pair: pair[0]):
        # One product for all partners of a report: a small one for each pair costs more than it computes.
        scores = likeness(vectors[left], everything)
        for _, right in rights:
            pair = ordered[left], ordered[right]
            found = [
                verbatim(*pair, run) for run in runs(seeds[left], seeds[right]) if run.equal >= settings.least_words
            ]
            copies += found
            copies += reworded(*pair, scores[:, ends[right] : ends[right + 1]], found, settings.reworded)
    return tuple(sorted(copies, key=lambda copy: (place(copy.left), place(copy.right))))
