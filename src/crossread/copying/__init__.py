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
from numpy.typing import NDArray

from crossread.copying.partners import partners
from crossread.copying.reworded import reworded
from crossread.copying.runs import Seeds, runs, verbatim
from crossread.language.encoder import likeness
from crossread.language.wording import Wording, wordings
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
    copies: list[Copy] = []
    for left, pairs in groupby(partners(ordered, settings), key=lambda pair: pair[0]):
        rights = [right for _, right in pairs]
        for right, scores in zip(rights, _likeness(ordered, left, rights), strict=True):
            pair = ordered[left], ordered[right]
            shared = runs(seeds[left], seeds[right])
            found = [verbatim(*pair, run) for run in shared if run.equal >= settings.least_words]
            copies += found
            copies += reworded(*pair, scores, found, settings.reworded)
    return tuple(sorted(copies, key=lambda copy: (place(copy.left), place(copy.right))))


def _likeness(ordered: Sequence[Wording], left: int, rights: Sequence[int]) -> list[NDArray[np.float64]]:
    """The likeness of the sentences of one report with those of each of some others.

    One product for all: a small one for each pair costs more than it computes.
    """
    vectors = [ordered[right].analysis.vectors for right in rights]
    scores = likeness(ordered[left].analysis.vectors, np.concatenate(vectors))
    return np.split(scores, np.cumsum([len(one) for one in vectors])[:-1], axis=1)
