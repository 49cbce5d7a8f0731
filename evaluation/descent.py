"""Descent through complete rewording: are rewrites joined with their source, and independent reports kept apart?

Stories told by several outlets, written by hand for this (`told`, see its README): those that the weights were not
fitted to. Many are hard on purpose: independent reports follow one hand-out, rewrites move and blend.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from pathlib import Path

import numpy as np

from crossread.copying import find_copies
from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM
from crossread.language.parser import MiniParser
from crossread.lineage import kinship
from crossread.parsed import Analysis
from crossread.records import Report
from crossread.settings import CopyingSettings, LineageSettings
from crossread.text import digest

TOLD = Path(__file__).parent / "told"
Read = Callable[[Report], Analysis]


@dataclass(frozen=True, slots=True)
class Judged:
    """Two reports of a story, whether they have an origin in common, and what was found."""

    one_origin: bool
    joined: bool
    possible: bool
    """Whether they were joined or linked as uncertain."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story written by hand: its reports, and by id the ids of the originals that each goes back to."""

    name: str
    reports: tuple[Report, ...]
    roots: Mapping[str, frozenset[str]]
    blends: frozenset[str]
    """Those made from two others: they have two origins, and no lineage is right for them."""


def score(data: Path) -> dict[str, float]:
    """The figures of the pairs of which none is a blend, and beside them those of pairs with a blend."""
    read = partial(analyse, encoder=MiniLM(), parser=MiniParser())
    whole, blended = [], []
    for story in told("b"):
        for pair, judged in judged_pairs(story, read):
            (whole if story.blends.isdisjoint(pair) else blended).append(judged)
    return {
        **{f"told {name}": value for name, value in figures(whole).items()},
        "told blends joined or linked": float(np.mean([pair.possible for pair in blended if pair.one_origin])),
        "told blends: strangers joined": float(np.mean([pair.joined for pair in blended if not pair.one_origin])),
    }


def figures(judged: Iterable[Judged]) -> dict[str, float]:
    """F1 of joins, shares of independent pairs joined or linked, and of kindred pairs at least linked."""
    pairs = list(judged)
    kindred = [pair for pair in pairs if pair.one_origin]
    strangers = [pair for pair in pairs if not pair.one_origin]
    right = sum(pair.joined for pair in kindred)
    wrong = sum(pair.joined for pair in strangers)
    return {
        "F1": 2 * right / (right + wrong + len(kindred)),
        "kindred joined or linked": sum(pair.possible for pair in kindred) / len(kindred),
        "strangers joined": wrong / len(strangers),
        "strangers joined or linked": sum(pair.possible for pair in strangers) / len(strangers),
    }


def told(prefix: str) -> Iterator[Told]:
    """The stories written by hand whose names begin so."""
    for path in sorted(TOLD.glob(f"{prefix}*.json")):
        rows = json.loads(path.read_text(encoding="utf-8"))["reports"]
        by_id = {row["id"]: row for row in rows}
        # A report's id must tell nothing of its place in the story.
        ids = {row["id"]: digest(row["id"], row["text"]) for row in rows}
        reports = tuple(
            Report(ids[row["id"]], row["id"], row["outlet"], row["title"], None, row["published"], "en", row["text"])
            for row in rows
        )
        blends = frozenset(ids[row["id"]] for row in rows if row["how"] == "blend")
        yield Told(path.stem, reports, {ids[id]: frozenset(_roots(id, by_id)) for id in by_id}, blends)


def _roots(id: str, rows: Mapping[str, dict[str, list[str]]]) -> Iterator[str]:
    if not rows[id]["from"]:
        yield id
    for parent in rows[id]["from"]:
        yield from _roots(parent, rows)


def judged_pairs(story: Told, read: Read) -> Iterator[tuple[tuple[str, str], Judged]]:
    """Every pair of a story, the smaller id first."""
    found = judge([read(report) for report in story.reports])
    for left, right in combinations(sorted(story.roots), 2):
        joined, possible = found(left, right)
        yield (left, right), Judged(bool(story.roots[left] & story.roots[right]), joined, possible)


def judge(analyses: Sequence[Analysis]) -> Callable[[str, str], tuple[bool, bool]]:
    """From two reports' ids, the smaller first, to whether they are in one lineage, and whether that or linked."""
    settings = LineageSettings()
    kin = kinship(analyses, find_copies(analyses, CopyingSettings()), settings)
    group_of = {report: number for number, group in enumerate(kin.groups) for report in group}
    linked = {(link.left, link.right) for link in kin.links}

    def found(left: str, right: str) -> tuple[bool, bool]:
        joined = group_of[left] == group_of[right]
        return joined, joined or (left, right) in linked

    return found
