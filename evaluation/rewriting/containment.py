"""How much wording two reports share, in all and outside what they quote."""

from __future__ import annotations

from dataclasses import replace

from crossread.parsed import Analysis
from evaluation.lineage import shared_grams
from evaluation.rewriting.edits import protected


def shared(left: Analysis, right: Analysis) -> float:
    """Share of the shorter report's runs of five words that the other has too."""
    return shared_grams(left, right)


def shared_outside(left: Analysis, right: Analysis) -> float:
    """The same without what stands between quotation marks: words that a rewrite must not touch."""
    return shared_grams(unquoted(left), unquoted(right))


def unquoted(analysis: Analysis) -> Analysis:
    """A report without its quotations."""
    text, pieces, at = analysis.report.text, [], 0
    for start, end in protected(analysis):
        pieces.append(text[at:start])
        at = end
    return replace(analysis, report=replace(analysis.report, text=" ".join([*pieces, text[at:]])))
