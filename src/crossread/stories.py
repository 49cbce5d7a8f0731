"""Which reports are of one event: likeness of words, names, meaning and day; average link.

Two reports are as alike as their words (tf-idf, names counting double) and the meaning of their title and
lead (sentence vectors), half and half, less what their days lie apart. Groups are joined while their average
likeness is high enough. A lone story holds too: how rare a word is comes from ordinary English first.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import Encoder
from crossread.language.lexicon import lexicon
from crossread.language.words import words
from crossread.parsed import Analysis
from crossread.records import Report, Vectors
from crossread.settings import StorySettings
from crossread.text import digest

Numbers = NDArray[np.float64]

LEAD_SENTENCES = 4
"""Sentences whose vectors stand for a report with its title: news tells the event first."""
LEAD_WORDS = 300
"""Words that are weighed: more did not help on the development stories, and long texts stay cheap."""
TITLE = 2
"""A title counts as much as two sentences of the lead, for words and for meaning."""
NAMES = 2.0
"""A name tells events apart better than another word as rare."""
BACKGROUND = 500
"""Reports that ordinary English stands for when it is mixed with the counts of the input."""
UNSEEN = 0.002
"""Share of reports with a word that is not among the common ones: 5 of 1,000 is where that list ends."""
COLUMNS = 4096
"""Words share columns, with signs, by hash: likeness is then off by 1 / sqrt(4096), about .016."""
FLOOR = 0.45
"""What days apart leave of a likeness at least, so that a reprint a year later still joins."""
UNDATED = 0.65
"""What is left where a day is unknown: between one day (1) and weeks apart (FLOOR)."""
GRID = float(2**24)
"""Vectors are rounded to this grid: sums of products are then exact, in whatever order they are added."""
BLOCK = 512
"""Rows of the likeness matrix at a time: for 10,000 reports 40 MB, not 800."""


def group_stories(
    analyses: Sequence[Analysis], settings: StorySettings, encoder: Encoder
) -> list[tuple[Analysis, ...]]:
    """The reports of each event, in order of the smallest report id of the group; within, by day, source, id.

    The groups are the same whatever the order of `analyses`.
    """
    if not analyses:
        return []
    # From here on a report is its rank by id, so that nothing can depend on the order of the input.
    ranked = sorted(analyses, key=lambda analysis: (analysis.report.id, analysis.report.source))
    reports = Compared(_rows(ranked, encoder), _days([analysis.report for analysis in ranked]))
    groups: list[list[int]] = []
    for component in _components(reports, settings):
        part = reports.of(component)
        alike = _likeness(part, part, settings)
        groups.extend([int(component[one]) for one in group] for group in _average_link(alike, settings.join))
    return [
        tuple(sorted((ranked[one] for one in group), key=lambda analysis: _order(analysis.report)))
        for group in sorted(groups, key=min)
    ]


def _order(report: Report) -> tuple[str, str, str]:
    return (report.published or "", report.source, report.id)


# ---- what a report is compared by --------------------------------------------------------------------------


def _rows(analyses: Sequence[Analysis], encoder: Encoder) -> Numbers:
    """One row a report, such that the product of two rows is their likeness without days, 0..1."""
    counted = [_words(analysis) for analysis in analyses]
    reports_with: Counter[str] = Counter()
    for counts, _ in counted:
        reports_with.update(counts.keys())
    rarity = {word: _rarity(word, number, len(analyses)) for word, number in reports_with.items()}
    titles = [analysis.report.title for analysis in analyses]
    known = encoder.encode([title for title in titles if title])
    encoded = iter(known)
    rows = np.zeros((len(analyses), COLUMNS + known.shape[1]))
    for row, analysis, (counts, names), title in zip(rows, analyses, counted, titles, strict=True):
        for word, times in counts.items():
            column, sign = _column(word)
            row[column] += sign * (1 + math.log(times)) * rarity[word] * (NAMES if word in names else 1.0)
        row[:COLUMNS] = _unit(row[:COLUMNS])
        row[COLUMNS:] = _unit(_meaning(analysis.vectors, next(encoded) if title else None))
        # Both parts are of unit length, so that a product of two rows is half words and half meaning.
        row[:] = np.round(row * math.sqrt(0.5) * GRID) / GRID
    return rows


def _words(analysis: Analysis) -> tuple[Counter[str], set[str]]:
    """How often each word stands in title and lead, and which are names: capitalised inside a sentence."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for word in _title_words(analysis.report.title):
        counts[word] += TITLE
    read = 0
    for sentence in analysis.sentences:
        if read > LEAD_WORDS:
            break
        keyed = [word for word in sentence.words if word.key]
        read += len(keyed)
        counts.update(word.key for word in keyed if _tells(word.key))
        names.update(word.key for word in keyed[1:] if word.text[0].isupper() and _tells(word.key))
    return counts, names


def _title_words(title: str | None) -> list[str]:
    return [word.key for word in words(title or "") if _tells(word.key)]


def _tells(key: str) -> bool:
    """Single letters tell nothing: they are initials and the s of possessives; a single figure may."""
    return len(key) > 1 or key.isdigit()


@cache
def _shares() -> dict[str, float]:
    """Share of stretches of ordinary English with a word."""
    entries = (line.rsplit(" ", 1) for line in lexicon("word_shares"))
    return {word: int(thousandths) / 1000 for word, thousandths in entries}


def _rarity(word: str, reports_with: int, reports: int) -> float:
    """Inverse document frequency, the input's counts added to those of ordinary English."""
    expected = _shares().get(word, UNSEEN) * BACKGROUND + reports_with
    return max(0.0, math.log((BACKGROUND + reports) / expected))


@cache
def _column(word: str) -> tuple[int, int]:
    """Column and sign of a word: signs make shared columns cancel out instead of adding up."""
    number = int(digest(word, length=8), 16)
    return number % COLUMNS, 1 if number >> 31 else -1


def _meaning(vectors: Vectors, title: Vectors | None) -> Numbers:
    lead = np.sum(vectors[:LEAD_SENTENCES], axis=0, dtype=np.float64)
    return np.asarray(lead if title is None else lead + TITLE * title.astype(np.float64))


def _unit(row: Numbers) -> Numbers:
    length = math.sqrt(math.fsum(row * row))
    return row / length if length else row


def _days(reports: Sequence[Report]) -> Numbers:
    return np.array([report.day.toordinal() if report.day else math.nan for report in reports], dtype=np.float64)


# ---- groups ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, eq=False)
class Compared:
    """Rows of `_rows` and the day of each report; not a number where it is unknown."""

    rows: Numbers
    days: Numbers

    def of(self, which: NDArray[np.intp]) -> Compared:
        """Some of the reports."""
        return Compared(self.rows[which], self.days[which])


def _likeness(left: Compared, right: Compared, settings: StorySettings) -> Numbers:
    """How alike reports are, each of `left` with each of `right`, rounded so that no last bit decides."""
    apart = np.abs(left.days[:, None] - right.days[None, :])
    kept = np.maximum(FLOOR, np.exp(-np.maximum(0.0, apart - 1) / settings.days))
    return np.asarray(np.round(left.rows @ right.rows.T * np.where(np.isnan(apart), UNDATED, kept), 3))


def _components(reports: Compared, settings: StorySettings) -> Iterator[NDArray[np.intp]]:
    """Reports that are connected by pairs alike enough to join.

    No group reaches beyond one, because an average of pairs is never above the best of them: each can be
    looked at alone.
    """
    number = len(reports.days)
    near = np.zeros((number, number), dtype=np.bool_)
    for start in range(0, number, BLOCK):
        block = np.arange(start, min(start + BLOCK, number))
        near[block] = _likeness(reports.of(block), reports, settings) >= settings.join
    waiting = np.ones(number, dtype=np.bool_)
    for first in range(number):
        reached = np.array([first] if waiting[first] else [], dtype=np.intp)
        found = []
        while reached.size:
            waiting[reached] = False
            found.append(reached)
            reached = np.flatnonzero(near[reached].any(axis=0) & waiting)
        if found:
            yield np.sort(np.concatenate(found))


def _average_link(alike: Numbers, join: float) -> list[list[int]]:
    """Groups whose average likeness to each other is below `join`, by following nearest neighbours.

    A chain of nearest neighbours ends in two that are each other's nearest. Joining these first gives
    the same groups as joining the best pair of all first (Murtagh 1983), in n² steps instead of n³.
    """
    alike = alike.copy()
    np.fill_diagonal(alike, -math.inf)
    groups = {one: [one] for one in range(len(alike))}
    done = []
    chain: list[int] = []
    while groups:
        if not chain:
            chain.append(next(iter(groups)))
        last = chain[-1]
        nearest = int(alike[last].argmax())
        if len(chain) > 1 and alike[last, chain[-2]] >= alike[last, nearest]:
            nearest = chain[-2]
        if not alike[last, nearest] >= join:
            done.append(groups.pop(last))
            alike[last] = alike[:, last] = -math.inf
            chain.pop()
        elif len(chain) > 1 and nearest == chain[-2]:
            del chain[-2:]
            _join(alike, groups, min(last, nearest), max(last, nearest))
        else:
            chain.append(nearest)
    return done


def _join(alike: Numbers, groups: dict[int, list[int]], kept: int, gone: int) -> None:
    """Make one group of two, in `groups` and in the averages `alike`."""
    sizes = len(groups[kept]), len(groups[gone])
    average = (sizes[0] * alike[kept] + sizes[1] * alike[gone]) / sum(sizes)
    alike[kept] = alike[:, kept] = average
    alike[kept, kept] = -math.inf
    alike[gone] = alike[:, gone] = -math.inf
    groups[kept] += groups.pop(gone)
