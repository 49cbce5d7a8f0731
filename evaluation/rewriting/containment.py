"""How much wording two reports share, in all and outside what they quote."""

from __future__ import annotations

from dataclasses import replace

from crossread.language.words import words
from crossread.parsed import Analysis
from evaluation.lineage import RUN, shared_grams
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


def surviving(text: str, source: str) -> list[tuple[int, int]]:
    """The places of runs of five words and more that a text still shares with its source."""
    grams = {gram for gram, _, _ in _runs(source)}
    found: list[tuple[int, int]] = []
    for gram, start, end in _runs(text):
        if gram in grams:
            if found and start <= found[-1][1]:
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
    return found


def _runs(text: str) -> list[tuple[tuple[str, ...], int, int]]:
    keyed = [word for word in words(text) if word.key]
    return [
        (tuple(word.key for word in keyed[at : at + RUN]), keyed[at].start, keyed[at + RUN - 1].end)
        for at in range(len(keyed) - RUN + 1)
    ]
