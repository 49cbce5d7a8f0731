"""Fit the doubts of `names.doubts` to labelled pairs of names, to see whether their weights still stand.

Run from the root of the project: python -m models.fit_name_doubts CASES.csv

`CASES.csv` are the labelled pairs of nomenklatura's name bench; the third that the evaluation holds out is left out.
For people and for bodies, the doubts by rule are the inputs of a logistic regression in which more doubt never
makes two names one. Printed are, for every rule, by what its doubt would have to be multiplied so that a wrong letter
counts 1, and the bound in doubtful letters. Weights in the code are rounded from such a fit; nothing is written.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation.names import held_out

from crossread.names.doubts import Sign
from crossread.names.pairs import compare_bodies, compare_people
from crossread.names.parts import split

Numbers = npt.NDArray[np.float64]
RIDGE = 0.01
"""Weight of the penalty that keeps a rule with few examples near nothing."""
MOST = 12.0
"""Doubts above this say no more."""
STEPS = 20_000
PACE = 0.02


def signs(row: dict[str, str]) -> tuple[Sign, ...]:
    """What speaks against the names of a labelled pair being one."""
    if row["schema"] == "Person":
        return compare_people(split(row["name1"]), split(row["name2"]))
    return compare_bodies(tuple(row["name1"].split()), tuple(row["name2"].split()))


def fit(doubts: Numbers, same: Numbers) -> Numbers:
    """Weights, the first for what every pair starts with and the others not above nothing, by projected descent."""
    inputs = np.column_stack([np.ones(len(doubts)), doubts])
    weights = np.zeros(inputs.shape[1])
    for _ in range(STEPS):
        wrong = 1 / (1 + np.exp(-inputs @ weights)) - same
        slope = inputs.T @ wrong / len(same) + RIDGE * np.r_[0, weights[1:]] / len(same)
        weights -= PACE * slope
        weights[1:] = np.minimum(weights[1:], 0)
    return weights


def report(name: str, rows: list[dict[str, str]]) -> None:
    """Print the fit for the rows of one kind."""
    found = [{sign.rule: min(MOST, sign.doubt) for sign in signs(row)} for row in rows]
    rules = sorted({rule for each in found for rule in each})
    doubts = np.array([[each.get(rule, 0.0) for rule in rules] for each in found])
    same = np.array([float(row["is_match"] == "true") for row in rows])
    start, *weights = fit(doubts, same)
    letter = weights[rules.index("letters")]
    print(f"{name}: {len(rows)} pairs, bound {-start / letter:.2f}")
    for rule, weight, seen in zip(rules, weights, (doubts > 0).sum(axis=0), strict=True):
        print(f"  {rule:24} {weight / letter:5.2f} times, seen in {seen}")


def main(path: Path) -> None:
    """Fit to the pairs in `path` that are not held out."""
    with path.open(encoding="utf-8") as lines:
        rows = [row for row in csv.DictReader(lines) if not held_out(row["name1"], row["name2"])]
    report("people", [row for row in rows if row["schema"] == "Person"])
    report("bodies", [row for row in rows if row["schema"] != "Person"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
