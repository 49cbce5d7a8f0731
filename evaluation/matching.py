"""The encoder alone: do cosines of sentence vectors tell what says the same from what does not?

Three sets, none of which the encoder was trained on: propositions of two reports aligned by readers (QA-Align
validation), answers of many outlets to one question (NAnCo validation), scored pairs of headlines (STS 2013
to 2015).
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import Encoder, MiniLM

QA_ALIGN = Path("qa_align/processed/val_qaalign_processed_wpred_wneg_finalv.csv")
NANCO = Path("discord_questions/nanco_validation.json")
HEADLINES = Path("sts_headlines_news")
YEARS = (2013, 2014, 2015)

GRID = np.arange(0.0, 1.0, 0.005)
"""Thresholds tried; the best is taken, so that the figure is the encoder's and not the threshold's."""


def score(data: Path) -> dict[str, float]:
    """The figures of the encoder that ships."""
    return figures(data, MiniLM())


def figures(data: Path, encoder: Encoder) -> dict[str, float]:
    """F1 on QA-Align, balanced accuracy on NAnCo, Pearson on the headlines of each year."""
    found = {
        "qa_align_f1": best_f1(*proposition_pairs(data / QA_ALIGN, encoder)),
        "nanco_balanced_accuracy": best_balanced_accuracy(*answer_pairs(data / NANCO, encoder)),
    }
    for year in YEARS:
        scores, cosines = headline_pairs(data / HEADLINES / str(year) / "headlines.test.tsv", encoder)
        found[f"headlines_{year}_pearson"] = float(np.corrcoef(scores, cosines)[0, 1])
    return found


def proposition_pairs(path: Path, encoder: Encoder) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Labels and cosines; a proposition is its question, its answer and the sentence that both come from."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    labels = np.array([row["label"] == "1" for row in rows])
    lefts = [_proposition(row["input_1"]) for row in rows]
    rights = [_proposition(row["input_2"]) for row in rows]
    return labels, cosines_of(lefts, rights, encoder)


def _proposition(marked: str) -> str:
    question, sentence = marked.split("[Q]", 1)
    answer = re.search(r"\[A\](.*?)\[/A\]", sentence)
    shown = f"{question} {answer.group(1) if answer else ''}"
    return " ".join(re.sub(r"\[/?[PAQ]\]", " ", shown).split())


def answer_pairs(path: Path, encoder: Encoder) -> tuple[NDArray[np.bool_], NDArray[np.float64]]:
    """Labels (one group or two) and cosines of every two answers to one question."""
    labels, lefts, rights = [], [], []
    for question in json.loads(path.read_text(encoding="utf-8")):
        for left, right in combinations(question["answers"], 2):
            labels.append(left["cluster_global"] == right["cluster_global"])
            lefts.append(left["Answer"])
            rights.append(right["Answer"])
    return np.array(labels), cosines_of(lefts, rights, encoder)


def headline_pairs(path: Path, encoder: Encoder) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Scores 0..5 by readers, and cosines; pairs without a score are left out."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row[0].strip()]
    scores = np.array([float(row[0]) for row in rows])
    return scores, cosines_of([row[1] for row in rows], [row[2] for row in rows], encoder)


def cosines_of(lefts: Sequence[str], rights: Sequence[str], encoder: Encoder) -> NDArray[np.float64]:
    """Cosine of each left text with the right text beside it."""
    texts = sorted({*lefts, *rights})
    place = {text: number for number, text in enumerate(texts)}
    vectors = encoder.encode(texts).astype(np.float64)
    one = vectors[[place[text] for text in lefts]]
    other = vectors[[place[text] for text in rights]]
    return np.asarray(np.sum(one * other, axis=1))


def best_f1(labels: NDArray[np.bool_], cosines: NDArray[np.float64]) -> float:
    """F1 of "same" at the best threshold."""
    best = 0.0
    for threshold in GRID:
        said = cosines >= threshold
        both = float(np.sum(said & labels))
        best = max(best, 2 * both / max(1.0, float(np.sum(said) + np.sum(labels))))
    return best


def best_balanced_accuracy(labels: NDArray[np.bool_], cosines: NDArray[np.float64]) -> float:
    """Mean of the two recalls at the best threshold."""
    return max(
        float(np.mean(cosines[labels] >= threshold) + np.mean(cosines[~labels] < threshold)) / 2 for threshold in GRID
    )
