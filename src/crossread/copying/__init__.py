"""Passages that share wording: verbatim by runs of words, reworded by sentences that mean the same.

Verbatim runs grow from shared runs of five words, found through an inverted index, never by trying all pairs of
places; runs on one diagonal are joined, and runs that a small edit separates are bridged. Reworded passages are
mutual best matches of sentence vectors. Fingerprints of runs of words see partial reuse, which signatures of whole
reports do not (see docs/explanation.md).
"""

from __future__ import annotations

from collections.abc import Sequence

from crossread.copying.partners import partners
from crossread.copying.reworded import reworded
from crossread.copying.runs import runs, verbatim
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
    copies = [
        copy for left, right in partners(ordered, settings) for copy in _copies(ordered[left], ordered[right], settings)
    ]
    return tuple(sorted(copies, key=lambda copy: (place(copy.left), place(copy.right))))


def _copies(left: Wording, right: Wording, settings: CopyingSettings) -> list[Copy]:
    found = [verbatim(left, right, run) for run in runs(left, right) if run.equal >= settings.least_words]
    return [*found, *reworded(left, right, found, settings.reworded)]
