"""Fit the few weights that join the network's word to the encoder's and to shared words.

    python -m pairs.blend DATA      (in the folder models; writes src/crossread/model/pairs.json)

These are no weights of a network: a dozen numbers a head, by logistic regression. How alike two texts are is fitted on
the headlines of STS 2013 and 2014; whether they answer one question, on the development topics of ECB+ and on the
development half of the planted edits; whether they are contrary, on the latter. None of these was trained on.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from evaluation.matching import headlines
from evaluation.planting.pairs import Planted, planted
from evaluation.planting.reading import Keeping
from numpy.typing import NDArray

from crossread.language.encoder import MiniLM, Remembering
from crossread.language.pairs import FEATURES, HEADS, MiniPairs
from crossread.language.parser import MiniParser
from pairs import events, sources

SEED = 3
PER_KIND = 500
"""Pairs of a kind from ECB+, at most."""
USED = {
    "alike": FEATURES,
    "same_question": ("network alike", "network same_question", "cosine", "overlap", "words conflict", "constant"),
    "contrary": FEATURES,
}
"""What each number is made of. Whether texts answer one question may not hang on whether their numbers agree."""
STIFF = 1e-3
"""Weight of the squares of the weights: the features go together, and none should run away."""
Judged = list[tuple[tuple[str, str], float]]


def alike(data: Path) -> Judged:
    """Headlines with the share of the full score that readers gave."""
    found: Judged = []
    for year in (2013, 2014):
        titles = headlines(data / "sts_headlines_news" / str(year) / "headlines.test.tsv")
        found += [(pair, score / 5) for pair, score in zip(titles.texts, titles.told.tolist(), strict=True)]
    return found


def same_question(data: Path) -> Judged:
    """Clauses and propositions around events of the development topics, and the pairs that edits are planted in."""
    chance = random.Random(SEED)
    rows = list(events.rows(sources.ecb(data, sources.HELD_TOPICS), MiniParser(1), chance))
    chance.shuffle(rows)
    times: Counter[str] = Counter()
    found: Judged = []
    for left, right, same, _, kind, _ in rows:
        times[kind] += 1
        if same is not None and times[kind] <= PER_KIND:
            found.append(((left, right), same))
    made = _planted(data)
    groups = ((made.edited, 1.0), (made.unedited, 1.0), (made.lookalikes, 0.0))
    return found + 2 * [((pair.left, pair.right), told) for group, told in groups for pair in group]


def contrary(data: Path) -> Judged:
    """Planted edits against what is not edited and what only looks alike."""
    made = _planted(data)
    groups = ((made.edited, 1.0), (made.unedited, 0.0), (made.lookalikes, 0.0))
    return [((pair.left, pair.right), told) for group, told in groups for pair in group]


@cache
def _planted(data: Path) -> Planted:
    return planted(data, Keeping(MiniParser(1)), MiniLM(1), held=False)


def fitted(features: NDArray[np.float64], told: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weights of a logistic regression, by Newton's method."""
    weights = np.zeros(features.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-features @ weights))
        slope = features.T @ (chance - told) / len(told) + STIFF * weights
        curve = (features.T * (chance * (1 - chance))) @ features / len(told) + STIFF * np.eye(len(weights))
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def weights_of(judged: Judged, used: Sequence[str], scorer: MiniPairs) -> dict[str, float]:
    """Weights by the name of the feature."""
    pairs = [(min(pair), max(pair)) for pair, _ in judged]
    rows = scorer.features(pairs)[:, [FEATURES.index(name) for name in used]]
    found = fitted(rows, np.array([told for _, told in judged]))
    return {name: round(float(weight), 3) for name, weight in zip(used, found, strict=True)}


def main() -> None:
    """Fit all heads and write their weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=Path(__file__).parents[2] / "src/crossread/model/pairs.json")
    options = parser.parse_args()
    if not options.out.exists():
        options.out.write_text(json.dumps({head: {} for head in HEADS}))
    scorer = MiniPairs(Remembering(MiniLM(1)), 1)
    judged = {"alike": alike, "same_question": same_question, "contrary": contrary}
    told = {head: weights_of(judged[head](options.data), USED[head], scorer) for head in HEADS}
    options.out.write_text(json.dumps(told, indent=1) + "\n")
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
