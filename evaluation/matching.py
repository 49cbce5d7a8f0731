"""The encoder and the pair scorer: do they tell what says the same from what does not?

Three sets, none of which either was trained on: propositions of two reports aligned by readers (QA-Align
validation), answers of many outlets to one question (NAnCo validation), scored pairs of headlines (STS 2013
to 2015). The encoder is measured by its cosines, the scorer by the columns that a set asks for.

How well the scorer tells what is contrary, on the development half of the planted edits or the half held out:

    python -m evaluation.matching [--held] [--data FOLDER]
"""

from __future__ import annotations

import argparse
import csv
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from crossread.language.encoder import Encoder, MiniLM, Remembering
from crossread.language.pairs import ALIKE, CONTRARY, SAME_QUESTION, MiniPairs, PairScorer
from crossread.language.parser import MiniParser
from evaluation.planting.edits import KINDS
from evaluation.planting.pairs import Pair, Planted, planted
from evaluation.planting.reading import Keeping

QA_ALIGN = Path("qa_align/processed/val_qaalign_processed_wpred_wneg_finalv.csv")
NANCO = Path("discord_questions/nanco_validation.json")
HEADLINES = Path("sts_headlines_news")
YEARS = (2013, 2014, 2015)

GRID = np.arange(0.0, 1.0, 0.005)
"""Thresholds tried; the best is taken, so that the figure is the encoder's and not the threshold's."""

Values = NDArray[np.float64]


@dataclass(frozen=True)
class Pairs:
    """Pairs of texts of a set, and what readers said of each."""

    texts: tuple[tuple[str, str], ...]
    told: Values
    """1 for "the same" and 0 for "another", or scores from 0 to 5."""
    rows: tuple[tuple[str, str], ...] = ()
    """What stands on either side, told apart from what has the same text elsewhere."""

    @property
    def labels(self) -> NDArray[np.bool_]:
        """What is the same."""
        return self.told > 0


def score(data: Path) -> dict[str, float]:
    """The figures of the encoder and of the scorer that ship."""
    encoder = Remembering(MiniLM())
    return {**figures(data, encoder), **pair_figures(data, MiniPairs(encoder))}


def figures(data: Path, encoder: Encoder) -> dict[str, float]:
    """F1 on QA-Align, balanced accuracy on NAnCo, Pearson on the headlines of each year, by cosine."""
    propositions, answered = aligned(data / QA_ALIGN), answers(data / NANCO)
    cosined = cosines(propositions, encoder)
    found = {
        "qa_align_f1": best_f1(propositions.labels, cosined),
        "qa_align_mutual_f1": best_f1(propositions.labels, mutual(propositions, cosined)),
        "nanco_balanced_accuracy": best_balanced_accuracy(answered.labels, cosines(answered, encoder)),
    }
    for year in YEARS:
        titles = headlines(data / HEADLINES / str(year) / "headlines.test.tsv")
        found[f"headlines_{year}_pearson"] = float(np.corrcoef(titles.told, cosines(titles, encoder))[0, 1])
    return found


def pair_figures(data: Path, scorer: PairScorer) -> dict[str, float]:
    """The same figures by the pair scorer.

    Propositions are one where they answer one question alike, so both columns count; answers to one question are told
    apart by what they say alone.
    """
    propositions, answered = aligned(data / QA_ALIGN), answers(data / NANCO)
    scores = scorer.score(propositions.texts)
    both = (scores[:, ALIKE] + scores[:, SAME_QUESTION]) / 2
    alike = scorer.score(answered.texts)[:, ALIKE]
    found = {
        "pairs_qa_align_f1": best_f1(propositions.labels, both),
        "pairs_qa_align_mutual_f1": best_f1(propositions.labels, mutual(propositions, both)),
        "pairs_nanco_balanced_accuracy": best_balanced_accuracy(answered.labels, alike),
    }
    for year in YEARS:
        titles = headlines(data / HEADLINES / str(year) / "headlines.test.tsv")
        found[f"pairs_headlines_{year}_pearson"] = float(
            np.corrcoef(titles.told, scorer.score(titles.texts)[:, ALIKE])[0, 1]
        )
    return found


def contrary_figures(pairs: Planted, scorer: PairScorer) -> dict[str, float]:
    """How often an edited pair is said to be more contrary than one that is not edited: by source and by kind.

    Pairs are set against unedited ones of their source; the last figure sets all edited pairs against look-alikes.
    """

    def contrary(group: Sequence[Pair]) -> Values:
        return scorer.score([(pair.left, pair.right) for pair in group])[:, CONTRARY]

    told, untold, like = contrary(pairs.edited), contrary(pairs.unedited), contrary(pairs.lookalikes)
    kinds = np.array([pair.edited.kind if pair.edited else "" for pair in pairs.edited])
    sources, others = (np.array([pair.source for pair in group]) for group in (pairs.edited, pairs.unedited))
    found = {"all": above(told, untold)}
    for source in sorted(set(sources.tolist())):
        found[source] = above(told[sources == source], untold[others == source])
    for kind in KINDS:
        found[kind] = above(told[kinds == kind], untold)
    return {**found, "look-alikes": above(told, like)}


def above(one: Values, other: Values) -> float:
    """How often a value of the one is above one of the other; equal ones count half (the area under the curve)."""
    return float(np.mean((one[:, None] > other) + 0.5 * (one[:, None] == other))) if len(one) and len(other) else 0.0


def aligned(path: Path) -> Pairs:
    """Propositions of two reports; one is its question and its answer, both from one sentence."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    texts = tuple((_proposition(row["input_1"]), _proposition(row["input_2"])) for row in rows)
    sides = tuple((f"{row['key']} {row['qa_uuid_1']}", f"{row['key']} {row['qa_uuid_2']}") for row in rows)
    return Pairs(texts, np.array([float(row["label"]) for row in rows]), sides)


def mutual(pairs: Pairs, values: Values) -> Values:
    """The values of pairs whose sides have no better partner; 0 for all others, as a proposition has one at most."""
    best: dict[str, float] = {}
    for sides, value in zip(pairs.rows, values.tolist(), strict=True):
        best.update({side: max(best.get(side, 0.0), value) for side in sides})
    kept = [
        value >= max(best[side] for side in sides) for sides, value in zip(pairs.rows, values.tolist(), strict=True)
    ]
    return np.where(kept, values, 0.0)


def _proposition(marked: str) -> str:
    question, sentence = marked.split("[Q]", 1)
    answer = re.search(r"\[A\](.*?)\[/A\]", sentence)
    shown = f"{question} {answer.group(1) if answer else ''}"
    return " ".join(re.sub(r"\[/?[PAQ]\]", " ", shown).split())


def answers(path: Path) -> Pairs:
    """Every two answers to one question: of one group or of two."""
    texts, told = [], []
    for question in json.loads(path.read_text(encoding="utf-8")):
        for left, right in combinations(question["answers"], 2):
            texts.append((left["Answer"], right["Answer"]))
            told.append(float(left["cluster_global"] == right["cluster_global"]))
    return Pairs(tuple(texts), np.array(told))


def headlines(path: Path) -> Pairs:
    """Headlines with scores 0..5 by readers; pairs without a score are left out."""
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if row[0].strip()]
    return Pairs(tuple((row[1], row[2]) for row in rows), np.array([float(row[0]) for row in rows]))


def cosines(pairs: Pairs, encoder: Encoder) -> Values:
    """Cosine of the two texts of each pair."""
    texts = sorted({text for pair in pairs.texts for text in pair})
    place = {text: number for number, text in enumerate(texts)}
    vectors = encoder.encode(texts).astype(np.float64)
    one = vectors[[place[left] for left, _ in pairs.texts]]
    other = vectors[[place[right] for _, right in pairs.texts]]
    return np.asarray(np.sum(one * other, axis=1))


def best_f1(labels: NDArray[np.bool_], values: Values) -> float:
    """F1 of "same" at the best threshold."""
    best = 0.0
    for threshold in GRID:
        said = values >= threshold
        both = float(np.sum(said & labels))
        best = max(best, 2 * both / max(1.0, float(np.sum(said) + np.sum(labels))))
    return best


def best_balanced_accuracy(labels: NDArray[np.bool_], values: Values) -> float:
    """Mean of the two recalls at the best threshold."""
    return max(
        float(np.mean(values[labels] >= threshold) + np.mean(values[~labels] < threshold)) / 2 for threshold in GRID
    )


def main() -> None:
    """Prints how contrary the planted edits are found."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--held", action="store_true")
    options = parser.parse_args()
    encoder = Remembering(MiniLM())
    pairs = planted(options.data, Keeping(MiniParser()), encoder, held=options.held)
    for name, value in contrary_figures(pairs, MiniPairs(encoder)).items():
        print(f"{value:.3f}  {name}")


if __name__ == "__main__":
    main()
