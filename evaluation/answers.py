"""Students' answers: copied, lightly or heavily revised, or their own? Told by shared runs, one task left out.

The measures are those of Clough and Stevenson (2011): the share of an answer's runs of so many words that its source
has, and the longest common subsequence of words; the classifier is a logistic one trained on the other four tasks.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from crossread.language.wording import Numbers, grams, wordings
from evaluation.copying import answers, blank

LENGTHS = (1, 2, 3, 5, 8)
"""Words of the runs whose shares are looked at."""
LOOSE = 10.0
"""Inverse of the pull on the weights; from 3 to 30 the figures are the same."""


def left_out(path: Path) -> tuple[float, float]:
    """Accuracy of copied or not, and of the four labels, each task judged by what the others teach."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    tasks = np.array([row["task"] for row in rows])
    labels = np.array([row["label"] for row in rows])
    shares = np.array([measures(source, text) for source, text, _ in answers(path)])
    return _accuracy(shares, labels != "non", tasks), _accuracy(shares, labels, tasks)


def measures(source: str, text: str) -> list[float]:
    """The shares of an answer that its source has too, 0 to 1: runs of words, and words in order."""
    one, other = (wording.keys for wording in wordings([blank(source), blank(text)]))
    return [*(_held(one, other, length) for length in LENGTHS), _in_order(one, other) / max(1, len(other))]


def _held(source: Numbers, answer: Numbers, length: int) -> float:
    runs = np.unique(grams(answer, length))
    return float(np.isin(runs, grams(source, length)).mean()) if len(runs) else 0.0


def _in_order(source: Numbers, answer: Numbers) -> int:
    """Length of the longest common subsequence."""
    best = np.zeros(len(answer) + 1, dtype=np.int64)
    for key in source:
        best[1:] = np.maximum.accumulate(np.maximum(best[1:], np.where(answer == key, best[:-1] + 1, 0)))
    return int(best[-1])


def _accuracy(shares: NDArray[np.float64], labels: NDArray[np.generic], tasks: NDArray[np.str_]) -> float:
    right = 0
    for task in sorted(set(tasks)):
        model = make_pipeline(StandardScaler(), LogisticRegression(C=LOOSE, max_iter=5000))
        model.fit(shares[tasks != task], labels[tasks != task])
        right += int((model.predict(shares[tasks == task]) == labels[tasks == task]).sum())
    return right / len(tasks)
