"""The words of a report as numbers, for comparing many reports quickly."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from crossread.language.marks import marked_spans
from crossread.parsed import Analysis

Numbers = NDArray[np.int64]

GRAM = 5
"""Words of a run that reports are compared by: the n at which work on news reuse usually measures containment."""


@dataclass(frozen=True, slots=True, eq=False)
class Wording:
    """The words of one report in order, punctuation left out: arrays of one length."""

    analysis: Analysis
    keys: Numbers
    """Equal numbers for words with equal keys, in all reports that were numbered together."""
    starts: Numbers
    ends: Numbers
    """Places of the words in `Report.text`."""
    quoted: NDArray[np.bool_]
    """Which words stand in quotation marks."""
    sentences_quoted: tuple[float, ...]
    """Share of the words of each sentence that do, to three decimals."""


def wordings(analyses: Sequence[Analysis]) -> tuple[Wording, ...]:
    """The wording of each report, numbered together."""
    numbers: dict[str, int] = {}
    return tuple(_wording(analysis, numbers) for analysis in analyses)


def _wording(analysis: Analysis, numbers: dict[str, int]) -> Wording:
    words = [word for sentence in analysis.sentences for word in sentence.words if word.key]
    keys = np.array([numbers.setdefault(word.key, len(numbers)) for word in words], dtype=np.int64)
    starts = np.array([word.start for word in words], dtype=np.int64)
    ends = np.array([word.end for word in words], dtype=np.int64)
    quoted = _quoted(analysis, starts)
    bounds = np.searchsorted(starts, [sentence.start for sentence in analysis.sentences]).tolist()
    shares = tuple(share(quoted[left:right]) for left, right in pairwise([*bounds, len(quoted)]))
    return Wording(analysis, keys, starts, ends, quoted, shares)


def share(those: NDArray[np.bool_]) -> float:
    """How many of some words are so, 0 to 1 to three decimals; 0 of none."""
    return round(int(those.sum()) / max(1, len(those)), 3)


def _quoted(analysis: Analysis, starts: Numbers) -> NDArray[np.bool_]:
    spans = marked_spans(analysis.report.text, analysis.sentences)
    opened = np.searchsorted(np.array([span.start for span in spans], dtype=np.int64), starts, side="right")
    closes = np.array([0, *(span.end for span in spans)], dtype=np.int64)
    quoted: NDArray[np.bool_] = starts < closes[opened]
    return quoted


def grams(keys: Numbers, length: int) -> Numbers:
    """A hash of every `length` consecutive words, shape (words - length + 1,); equal for equal words.

    Multiply and add on 64 bits, which wrap around; of a million different runs two are equal by chance once in
    ten million such sets.
    """
    count = len(keys) - length + 1
    if count <= 0:
        return np.zeros(0, dtype=np.int64)
    mixed = (keys.astype(np.uint64) + np.uint64(1)) * SPREAD
    found = np.zeros(count, dtype=np.uint64)
    for at in range(length):
        found = found * STEP + (mixed[at : at + count] ^ (mixed[at : at + count] >> np.uint64(29)))
    return found.view(np.int64)


def own_grams(wording: Wording, length: int) -> Numbers:
    """Of the hashes of every `length` consecutive words of a report those in which no word is quoted."""
    hashes = grams(wording.keys, length)
    if not len(hashes):
        return hashes
    before = np.concatenate(([0], np.cumsum(wording.quoted)))
    own: Numbers = hashes[before[length:] == before[:-length]]
    return own


SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2^64 divided by the golden ratio, odd: spreads small numbers over all bits (Knuth, TAOCP 3, 6.4)."""
STEP = np.uint64(0xD1342543DE82EF95)
"""An odd multiplier of good spectral quality (Steele and Vigna 2021)."""
