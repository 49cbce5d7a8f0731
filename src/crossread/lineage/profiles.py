"""What each report of a story brings to a comparison, worked out once: own words, quotations, facts, odd spellings."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.language.marks import marked_spans
from crossread.language.numbers import numbers
from crossread.language.wording import Wording, wordings
from crossread.lineage.sources import Credit
from crossread.parsed import Analysis
from crossread.records import Passage
from crossread.text import fold

COMMON = 0.6
"""A quotation in more than this share of the reports (and in more than two) is what everybody has."""
LEAST_STORY = 4
"""Reports from which it says something that only two of them have a fact."""
SHORTEST_ODD = 5
"""Letters of a name from which a spelling one letter off is an odd spelling and not another name."""

Places = Mapping[str, Passage]
"""Something that can be shared, folded for comparison, and where the report has it first."""


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """One report as the evidence sees it."""

    wording: Wording
    own_sentences: NDArray[np.bool_]
    """Which sentences are mostly the reporter's own words."""
    own_words: int
    """Words outside quotation marks."""
    quotations: Places
    """Quotations, whole and scraps: each its folded words between spaces. Those aside that most reports have."""
    facts: Places
    """Names and numbers."""
    rare: Places
    """Names and numbers that two reports of the story have and no third."""
    odd: Places
    """Spellings of a name that are one letter off what more reports have."""
    credits: tuple[Credit, ...]

    @property
    def analysis(self) -> Analysis:
        """The report with its sentences and vectors."""
        return self.wording.analysis


def profiles(analyses: Sequence[Analysis], stated: Mapping[str, tuple[Credit, ...]]) -> dict[str, Profile]:
    """The profile of each report of a story, by the report's id."""
    quoted = {one.report.id: _quotations(one) for one in analyses}
    telling = _held_by(quoted, 1, max(2, int(COMMON * len(analyses))))
    facts = {one.report.id: _names(one) | _numbers(one) for one in analyses}
    rare = _held_by(facts, 2, 2) if len(analyses) >= LEAST_STORY else {report: {} for report in facts}
    odd = _odd({one.report.id: _name_words(one) for one in analyses})
    return {
        id: Profile(
            wording,
            own_sentences=np.array(wording.sentences_quoted) <= 0.5,
            own_words=int((~wording.quoted).sum()),
            quotations=telling[id],
            facts=facts[id],
            rare=rare[id],
            odd=odd[id],
            credits=stated[id],
        )
        for wording in wordings(analyses)
        for id in [wording.analysis.report.id]
    }


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(text)))


def _first(found: Iterable[tuple[str, Passage]]) -> dict[str, Passage]:
    """Each key with its first place."""
    places: dict[str, Passage] = {}
    for key, passage in found:
        places.setdefault(key, passage)
    return places


def _quotations(analysis: Analysis) -> dict[str, Passage]:
    report = analysis.report
    return _first(
        (f" {' '.join(words)} ", report.passage(span.start, span.end))
        for span in marked_spans(report.text, analysis.sentences)
        for words in [_words(report.text[span.start : span.end])]
        if words
    )


def _names(analysis: Analysis) -> dict[str, Passage]:
    text = analysis.report.text
    return _first(
        (" ".join(word for word in _words(text[name.start : name.end]) if word not in {"the", "s"}), passage)
        for sentence in analysis.sentences
        for name in sentence.proper
        for passage in [analysis.report.passage(name.start, name.end)]
    )


def _numbers(analysis: Analysis) -> dict[str, Passage]:
    report = analysis.report
    return _first(
        (f"{one.kind == 'percent'} {one.low:g} {one.high:g}", report.passage(one.start, one.end))
        for one in numbers(report.text)
        if one.kind != "one"
    )


def _name_words(analysis: Analysis) -> dict[str, Passage]:
    """Words of names, each where it stands first."""
    return _first(
        (word.key, analysis.report.passage(word.start, word.end))
        for sentence in analysis.sentences
        for name in sentence.proper
        for word in sentence.words
        if name.start <= word.start and word.end <= name.end and len(word.key) >= SHORTEST_ODD and word.key.isalpha()
    )


def _held_by(places: Mapping[str, Places], least: int, most: int) -> dict[str, Places]:
    """Of each report those that between `least` and `most` reports have."""
    times = Counter(key for held in places.values() for key in held)
    return {
        report: {key: place for key, place in held.items() if least <= times[key] <= most}
        for report, held in places.items()
    }


def _odd(words: Mapping[str, Places]) -> dict[str, Places]:
    """Of each report the words that are one letter off a word which more reports have."""
    times = Counter(key for held in words.values() for key in held)
    near: dict[str, set[str]] = defaultdict(set)
    for key in times:
        for shorter in {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}:
            near[shorter].add(key)
    odd = {
        key
        for alike in near.values()
        for key in alike
        if any(times[other] > times[key] and not _inflected(key, other) for other in alike)
    }
    return {report: {key: place for key, place in held.items() if key in odd} for report, held in words.items()}


def _inflected(key: str, other: str) -> bool:
    """Whether one is the other with an ending: "Russian" and "Russia", "Democrats" and "Democrat"."""
    shorter, longer = sorted((key, other), key=len)
    return longer.startswith(shorter) or shorter[:-1] == longer[:-2]
