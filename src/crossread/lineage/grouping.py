"""Which reports hold together as one lineage: strong links only, and no chains of weak ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import likeness
from crossread.language.sharing import shared
from crossread.language.wording import GRAM, own_grams
from crossread.lineage.evidence import probability, weigh
from crossread.lineage.pairs import Pair, pairs
from crossread.lineage.profiles import Profile, profiles
from crossread.lineage.sources import credits
from crossread.parsed import Analysis
from crossread.records import Copy, Reason
from crossread.settings import LineageSettings

SAME_MATTER = 0.5
"""Cosine from which a sentence's matter is in the other report, if in other words and company."""


Scores = dict[tuple[str, str], float]
"""Probability of common descent of two reports (left, right)."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two reports and how probable it is that they have one origin."""

    left: str
    right: str
    score: float
    copied: float
    """Share of the shorter report's words in verbatim runs."""
    left_covered: float
    """Share of the left report's sentences whose matter the right one has too."""
    right_covered: float
    whole: float
    """Share of their sentences that both have, in the report where it is lower."""
    reasons: tuple[Reason, ...]

    def covered(self, report: str) -> float:
        """How much of one of the two reports the other has."""
        return self.left_covered if report == self.left else self.right_covered


@dataclass(frozen=True, slots=True)
class Kinship:
    """The links of a story's reports, the groups that hold together, and what each report brings."""

    links: tuple[Link, ...]
    """Those that may be, strongest first."""
    groups: tuple[tuple[str, ...], ...]
    profiles: Mapping[str, Profile]


def kinship(analyses: Sequence[Analysis], copies: Sequence[Copy], settings: LineageSettings) -> Kinship:
    """Links of every pair that may have one origin, strongest first, and the groups that they make."""
    known = profiled(analyses)
    links = []
    scores: Scores = {}
    for pair in pairs(known, copies):
        reasons = weigh(pair)
        score = scores[pair.ids] = probability(reasons)
        if score >= settings.possible:
            links.append(_link(pair, score, reasons))
    ordered = tuple(sorted(links, key=lambda link: (-link.score, link.left, link.right)))
    across = _across(sorted(known), known, scores)
    return Kinship(ordered, groups(sorted(known), ordered, across, settings), known)


def profiled(analyses: Sequence[Analysis]) -> dict[str, Profile]:
    """The profile of each report, with the sources that it states."""
    outlets = sorted({analysis.report.outlet for analysis in analyses})
    return profiles(analyses, {one.report.id: credits(one, outlets) for one in analyses})


def _link(pair: Pair, score: float, reasons: tuple[Reason, ...]) -> Link:
    one, other = pair.left.analysis, pair.right.analysis
    near = likeness(one.vectors, other.vectors) >= SAME_MATTER
    left, right = float(near.any(axis=1).mean()), float(near.any(axis=0).mean())
    return Link(one.report.id, other.report.id, score, pair.copied, left, right, pair.whole, reasons)


def _across(reports: Sequence[str], known: Mapping[str, Profile], scores: Scores) -> NDArray[np.float64]:
    """The probability of common descent of every two reports, shape (reports, reports).

    Two that were not compared, since each shares more with many others, are taken by the runs of words that they
    share: from half of the shorter on they are one.
    """
    held = [own_grams(known[report].wording, GRAM) for report in reports]
    lengths = np.array([len(np.unique(one)) for one in held])
    shorter = np.maximum(1, np.minimum(lengths[:, None], lengths[None, :]))
    found: NDArray[np.float64] = np.minimum(1.0, shared(held) / (HALF * shorter))
    place = {report: at for at, report in enumerate(reports)}
    for (left, right), score in scores.items():
        found[place[left], place[right]] = found[place[right], place[left]] = score
    return found


HALF = 0.5
"""Share of the shorter report from which one of two is taken for a copy of the other."""


def groups(
    reports: Sequence[str], links: Sequence[Link], across: NDArray[np.float64], settings: LineageSettings
) -> tuple[tuple[str, ...], ...]:
    """Groups grown along certain links, strongest first, joined only while they hold together.

    `across` has the probability for every two reports. Two groups are joined if at most `strangers` of the pairs across
    them are clearly independent: a chain A~B~C in which A and C share nothing is two lineages and an uncertain link.
    Two that tell the same from end to end are one whatever the rest; no report stitched from others is such a one.
    """
    place = {report: at for at, report in enumerate(reports)}
    unlike = (across < settings.apart).astype(np.float64)
    group = list(range(len(reports)))
    size = np.ones(len(reports))
    for link in links:
        if link.score < settings.certain:
            break
        one, other = sorted((group[place[link.left]], group[place[link.right]]))
        together = unlike[one, other] <= settings.strangers * size[one] * size[other]
        if one != other and (together or link.whole >= settings.whole):
            _join(unlike, size, one, other)
            group = [one if of == other else of for of in group]
    return tuple(sorted(_members(reports, group)))


def _join(unlike: NDArray[np.float64], size: NDArray[np.float64], one: int, other: int) -> None:
    """Make one group of two: `unlike` has the numbers of independent pairs between groups, `size` their members."""
    unlike[one] += unlike[other]
    unlike[:, one] += unlike[:, other]
    size[one] += size[other]


def _members(reports: Sequence[str], group: Sequence[int]) -> Iterator[tuple[str, ...]]:
    for number in sorted(set(group)):
        yield tuple(report for report, of in zip(reports, group, strict=True) if of == number)
