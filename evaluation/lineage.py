"""Descent: do reports of one origin come out as one lineage, and independent ones apart?

Students' answers, copied or not (Clough and Stevenson), by the probability and by a classifier of shared runs trained
on the other tasks; reports of two events by outlets that use agencies, with the agencies' names masked; and stories
told by several outlets, where pairs that share little must not be joined for certain.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from crossread.copying import find_copies
from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM
from crossread.language.parser import MiniParser
from crossread.language.words import words
from crossread.lineage import Kinship, kinship
from crossread.parsed import Analysis
from crossread.records import Report
from crossread.settings import CopyingSettings, LineageSettings
from crossread.text import digest
from evaluation.answers import left_out
from evaluation.copying import answers, best_accuracy

CLOUGH = Path("clough_stevenson/pairs.jsonl")
AGENCIES = Path("provenance_articles/docs.jsonl.gz")
STORIES = Path("composite_en_stream/docs.jsonl.gz")
CREDIT = re.compile(r"\(?\b(?:Associated Press|AP|Reuters|AFP|Agence France-Presse|Bloomberg|Washington Post)\b\)?")
RUN = 5
"""Words in a gram, as in the labels that these sets have elsewhere."""
COPY = 0.5
"""Share of the shorter report's grams from which two reports must come out as one lineage."""
APART = 0.02
"""Share of grams below which a joined pair counts as a false join."""
LITTLE = 0.1
"""Share of grams below which a link between reports of one story should not be certain."""
ALL_LINKS = LineageSettings(possible=0.0)
Read = Callable[[Report], Analysis]


def score(data: Path) -> dict[str, float]:
    """Accuracy on answers; agency copies joined, strangers kept apart; unlike pairs left uncertain."""
    read = partial(analyse, encoder=MiniLM(), parser=MiniParser())
    return {
        **_clough(data / CLOUGH, read),
        **_agencies(data / AGENCIES, read),
        "story_pairs_not_overjoined": _stories(data / STORIES, read),
    }


def report_of(row: dict[str, Any], text: str) -> Report:
    """A row of a set as a report."""
    published = row.get("published_at") or None
    outlet = row.get("source") or "unknown"
    return Report(digest(row["id"], text), row["id"], outlet, row.get("title"), None, published, "en", text)


def kin(analyses: list[Analysis]) -> Kinship:
    """Every link and the groups, with the thresholds that everybody has."""
    copies = find_copies(analyses, CopyingSettings())
    groups = kinship(analyses, copies, LineageSettings()).groups
    return Kinship(kinship(analyses, copies, ALL_LINKS).links, groups, {})


def _clough(path: Path, read: Read) -> dict[str, float]:
    labels, probabilities = [], []
    for original, text, label in answers(path):
        source = read(report_of({"id": "source"}, original))
        answer = read(report_of({"id": "answer"}, text))
        probabilities.append(max((link.score for link in kin([source, answer]).links), default=0.0))
        labels.append(label)
    copied, scores = np.array(labels), np.array(probabilities)
    binary, four = left_out(path)
    return {
        "clough_tasks_left_out": binary,
        "clough_tasks_left_out_four_ways": four,
        "clough_accuracy_best": best_accuracy(copied, scores),
        "clough_accuracy_at_possible": float(np.mean((scores >= LineageSettings().possible) == copied)),
    }


def _agencies(path: Path, read: Read) -> dict[str, float]:
    joined, apart, unmixed = [], [], []
    for told in by_story(path).values():
        analyses = [read(report_of(row, CREDIT.sub("", row["text"]))) for row in told]
        credit = {one.report.id: set(row["agency_cue"]) for one, row in zip(analyses, told, strict=True)}
        group_of = {report: group for group in kin(analyses).groups for report in group}
        for left, right in combinations(analyses, 2):
            one = group_of[left.report.id] == group_of[right.report.id]
            share = shared_grams(left, right)
            if share >= COPY:
                joined.append(one)
            elif share < APART:
                apart.append(not one)
            if (
                credit[left.report.id]
                and credit[right.report.id]
                and not credit[left.report.id] & credit[right.report.id]
            ):
                unmixed.append(not one)
    return {
        "agency_copies_joined": float(np.mean(joined)),
        "agency_strangers_apart": float(np.mean(apart)),
        "different_agencies_apart": float(np.mean(unmixed)),
    }


def _stories(path: Path, read: Read) -> float:
    """Share of pairs within a story sharing few grams whose link is not certain."""
    right = []
    for told in by_story(path).values():
        analyses = [read(report_of(row, row["text"])) for row in told]
        certain = {
            frozenset((link.left, link.right))
            for link in kin(analyses).links
            if link.score >= LineageSettings().certain
        }
        for one, other in combinations(analyses, 2):
            if shared_grams(one, other) < LITTLE:
                right.append(frozenset((one.report.id, other.report.id)) not in certain)
    return float(np.mean(right))


def by_story(path: Path) -> dict[str, list[dict[str, Any]]]:
    """Rows of stories with two reports or more; a text that stands there twice counts once."""
    stories: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            row["text"] = row["text"].replace("###", "\n")
            stories[row["story"]].setdefault(row["text"], row)
    return {story: list(rows.values()) for story, rows in sorted(stories.items()) if len(rows) > 1}


def shared_grams(left: Analysis, right: Analysis) -> float:
    """Share of the shorter report's runs of five words that the other has too."""
    one, other = _grams(left.report.text), _grams(right.report.text)
    return len(one & other) / max(1, min(len(one), len(other)))


def _grams(text: str) -> set[tuple[str, ...]]:
    keys = [word.key for word in words(text) if word.key]
    return {tuple(keys[at : at + RUN]) for at in range(len(keys) - RUN + 1)}
