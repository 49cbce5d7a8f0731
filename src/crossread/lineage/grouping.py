"""Which reports hold together as one lineage: strong links only, and no chains of weak ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.language.encoder import likeness
from crossread.language.matching import grown
from crossread.lineage.evidence import Pair, copied_share, probability, weigh
from crossread.lineage.pairs import pairs
from crossread.lineage.sources import Credit, credits
from crossread.parsed import Analysis
from crossread.records import Copy, CopyKind, Reason
from crossread.settings import LineageSettings

SAME_MATTER = 0.5
"""Cosine from which a sentence's matter is in the other report, if in other words and company."""


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
    reasons: tuple[Reason, ...]

    def covered(self, report: str) -> float:
        """How much of one of the two reports the other has."""
        return self.left_covered if report == self.left else self.right_covered


@dataclass(frozen=True, slots=True)
class Kinship:
    """The links of a story's reports, the groups that hold together, and the sources that each report states."""

    links: tuple[Link, ...]
    groups: tuple[tuple[str, ...], ...]
    stated: dict[str, tuple[Credit, ...]]


def kinship(analyses: Sequence[Analysis], copies: Sequence[Copy], settings: LineageSettings) -> Kinship:
    """Links of every pair that may have one origin, strongest first, and the groups that they make."""
    outlets = sorted({analysis.report.outlet for analysis in analyses})
    stated = {analysis.report.id: credits(analysis, outlets) for analysis in analyses}
    links = []
    for pair in pairs(analyses, copies, stated):
        reasons = weigh(pair)
        score = probability(reasons)
        if score >= settings.possible:
            links.append(_link(pair, score, reasons))
    ordered = tuple(sorted(links, key=lambda link: (-link.score, link.left, link.right)))
    return Kinship(ordered, _groups(sorted(stated), ordered, settings), stated)


def _link(pair: Pair, score: float, reasons: tuple[Reason, ...]) -> Link:
    near = likeness(pair.left.vectors, pair.right.vectors) >= SAME_MATTER
    left, right = float(near.any(axis=1).mean()), float(near.any(axis=0).mean())
    return Link(pair.left.report.id, pair.right.report.id, score, copied_share(pair), left, right, reasons)


def _groups(reports: Sequence[str], links: Sequence[Link], settings: LineageSettings) -> tuple[tuple[str, ...], ...]:
    """Groups grown along certain links, strongest first, joined only while they hold together.

    Two groups are joined when the average probability over all pairs across them is at least `possible`: a chain
    A~B~C in which A and C share nothing is two lineages and an uncertain link, not one.
    """
    scores = {(link.left, link.right): link.score for link in links}

    def fits(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
        across = [scores.get((min(one, other), max(one, other)), 0.0) for one in left for other in right]
        return sum(across) / len(across) >= settings.possible

    certain = ((link.left, link.right) for link in links if link.score >= settings.certain)
    return tuple(grown(reports, certain, fits))


def copied(copies: Sequence[Copy], kin: Kinship) -> tuple[Copy, ...]:
    """The copies that show something: verbatim ones, and reworded ones of reports that may have one origin.

    Independent reports of one event say many things alike, as two photographs of one house are alike.
    """
    linked = {(link.left, link.right) for link in kin.links}
    return tuple(
        copy for copy in copies if copy.kind is CopyKind.VERBATIM or (copy.left.report, copy.right.report) in linked
    )
