"""The sources' best sentence on what happened: the passage that heads a dossier."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossread.language.encoder import likeness
from crossread.parsed import Analysis
from crossread.records import Passage
from crossread.text import SupportOf

LEADS = 2
"""Sentences from the top of a report that may say what happened: news leads with it."""
FIRST = 0.1
"""What a later sentence loses: the first mostly says what happened, the second what came with it."""
LONGEST = 320
"""Characters: a longer sentence is no heading."""


def headline(analyses: Sequence[Analysis], support: SupportOf) -> Passage:
    """The lead sentence whose matter most other lineages have too; of equals, the first in order of the reports.

    Sentences without a final mark or over the longest length are taken only if there is nothing else.
    """
    ranked = []
    for at, analysis in enumerate(analyses):
        others = [
            other for other in analyses if len(analyses) == 1 or support.apart(analysis.report.id, other.report.id)
        ] or [other for other in analyses if other is not analysis]
        for place, sentence in enumerate(analysis.sentences[:LEADS]):
            best = [_best(analysis, place, other) for other in others]
            fits = sentence.text.endswith((".", "!", "?", '."', ".”")) and len(sentence.text) <= LONGEST
            ranked.append((not fits, -round(float(np.mean(best)) - FIRST * place, 3), at, place))
    _, _, at, place = min(ranked)
    chosen = analyses[at].sentences[place]
    return analyses[at].report.passage(chosen.start, chosen.end)


def _best(analysis: Analysis, sentence: int, other: Analysis) -> float:
    return float(likeness(analysis.vectors[sentence : sentence + 1], other.vectors).max())
