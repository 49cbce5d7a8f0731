"""Copies: are passages that share wording found, and none where nothing is shared?

Answers that students copied, revised or wrote on their own (Clough and Stevenson), and passages of news
planted whole or edited into reports of other stories. Vectors are left out: only shared wording is measured.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.copying import find_copies
from crossread.language.encoder import DIMENSIONS
from crossread.language.sentences import sentences
from crossread.parsed import Analysis
from crossread.records import Copy, Passage, Report
from crossread.settings import CopyingSettings
from crossread.text import digest

CLOUGH = Path("clough_stevenson/pairs.jsonl")
NEWS = Path("composite_en_stream/docs.jsonl.gz")
PLANTED_SENTENCES = 3
"""About seventy words: a passage of the length that is lifted into a longer report."""
EVERY = 9
"""In an edited passage every ninth word is another one: runs of eight, the shortest that count, are left."""
MOST = 150
"""Pairs tried, to keep the part short."""


def score(data: Path) -> dict[str, float]:
    """Accuracy on students' answers; shares of planted passages found and of unrelated pairs kept clean."""
    reports = _news(data / NEWS)
    whole, edited, clean = [], [], []
    for number, host in enumerate(reports[:MOST]):
        giver = reports[(number + len(reports) // 2) % len(reports)]
        if giver[0] == host[0]:
            continue
        whole.append(_found(giver[1], host[1], edit=False))
        edited.append(_found(giver[1], host[1], edit=True))
        clean.append(not copies_of(blank(giver[1]), blank(host[1])))
    return {
        "clough_binary_accuracy": _clough(data / CLOUGH),
        "planted_whole_found": float(np.mean(whole)),
        "planted_edited_found": float(np.mean(edited)),
        "unrelated_pairs_clean": float(np.mean(clean)),
    }


def blank(text: str) -> Analysis:
    """A text as a report with its sentences and vectors of zeros, which are like nothing."""
    report = Report(digest(text), "", "", None, None, None, "en", text)
    found = sentences(text)
    return Analysis(report, found, np.zeros((len(found), DIMENSIONS), dtype=np.float32))


def copies_of(left: Analysis, right: Analysis) -> tuple[Copy, ...]:
    """The copies between two reports, with the settings that everybody has."""
    return find_copies([left, right], CopyingSettings())


def _found(giver: str, host: str, *, edit: bool) -> float:
    """Share of a planted passage's characters that lie in copies."""
    passage = " ".join(sentence.text for sentence in sentences(giver)[2 : 2 + PLANTED_SENTENCES])
    planted = _edited(passage) if edit else passage
    paragraphs = host.split("\n")
    middle = len(paragraphs) // 2
    text = "\n".join([*paragraphs[:middle], planted, *paragraphs[middle:]])
    start = len("\n".join(paragraphs[:middle])) + (middle > 0)
    target = blank(text)
    places = [_side(copy, target.report.id) for copy in copies_of(blank(giver), target)]
    return covered(places, start, start + len(planted)) / max(1, len(planted))


def _edited(passage: str) -> str:
    words = passage.split()
    return " ".join("otherwise" if number % EVERY == EVERY - 1 else word for number, word in enumerate(words))


def _side(copy: Copy, report: str) -> Passage:
    return copy.left if copy.left.report == report else copy.right


def covered(passages: Sequence[Passage], start: int, end: int) -> int:
    """How many of the characters start..end the passages cover."""
    inside = np.zeros(max(0, end - start), dtype=bool)
    for passage in passages:
        inside[max(0, passage.start - start) : max(0, passage.end - start)] = True
    return int(inside.sum())


def _clough(path: Path) -> float:
    """Copied or not, by the share of the answer in verbatim copies, at the best threshold."""
    shares, copied = [], []
    for source, text, label in answers(path):
        answer = blank(text)
        passages = [_side(copy, answer.report.id) for copy in copies_of(blank(source), answer)]
        shares.append(covered(passages, 0, len(text)) / len(text))
        copied.append(label)
    return best_accuracy(np.array(copied), np.array(shares))


def answers(path: Path) -> Iterator[tuple[str, str, bool]]:
    """Source, answer, and whether the answer was copied; lines that were broken by width are joined."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        source, text = (re.sub(r"(?<!\n)\n(?!\n)", " ", row[key]) for key in ("source_text", "text"))
        yield source, text, row["label"] != "non"


def best_accuracy(labels: NDArray[np.bool_], scores: NDArray[np.float64]) -> float:
    """Accuracy of "score at least t" for the best t among the scores."""
    return max(float(np.mean((scores >= threshold) == labels)) for threshold in (*np.unique(scores), np.inf))


def _news(path: Path) -> list[tuple[str, str]]:
    """Story and text of the first report of each story, in order."""
    first: dict[str, str] = {}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            first.setdefault(row["story"], row["text"])
    return sorted(first.items())
