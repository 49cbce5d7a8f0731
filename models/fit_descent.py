"""Fit the weights of the evidence for descent, and show how far the probability can be trusted.

    PYTHONPATH=. python models/fit_descent.py ../shared/data

Pairs with one origin: stories told by hand (`evaluation/told`, the stories `a..`), rewrites made by script of ECB+
(without its development topics), GUM and MEANTIME (`evaluation.rewriting.sets.learnt`), and edited reprints of the
same. Pairs with two: independent reports of one event of the same sets, with and without a passage pasted from one into
the other. What is fitted is a logistic model whose weights may not be negative, with a pull towards zero; pairs with
one origin count together as one in `ONE_IN` of all. It prints the weights, which are written into
`lineage/evidence.py` by hand, and the table of reliability by cross-validation over events.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import numpy as np
from evaluation.descent import Read, told
from evaluation.rewriting.edits import seeded
from evaluation.rewriting.recipes import rewrite
from evaluation.rewriting.sets import learnt
from numpy.typing import NDArray

from crossread.copying import find_copies
from crossread.language.analysis import analyse
from crossread.language.encoder import MiniLM
from crossread.language.parser import MiniParser
from crossread.lineage.evidence import strengths
from crossread.lineage.grouping import profiled
from crossread.lineage.pairs import Pair, pairs
from crossread.records import Report
from crossread.settings import CopyingSettings
from crossread.text import digest

FITTED = ("verbatim", "in_order", "neighbours", "quotations", "same_facts")
"""The kinds of evidence that these pairs can teach. Statements, headlines and slips they have none of; names and
numbers that only two reports have get no weight beside the others in stories of eight reports."""
ONE_IN = 3
"""Pairs of reports of a story of which one has one origin, as in the stories told by hand."""
PULL = 0.00003
"""Of half the squared weights, in units of the mean loss of a pair."""
SHARES = {"by hand": 2.0, "two rewrites": 0.5}
"""What the pairs of a kind count together, beside 1 of every other kind: what is written by hand is most like news, and
two rewrites by one script are least."""
PART, HALF = 0.3, 0.5
"""Shares of the shorter report that stand in verbatim runs once a passage is pasted: up to the one the reports have two
origins, from the other on one; between them it is a matter of taste, and nothing is taught."""
FOLDS = 8
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Case:
    """A pair's strengths, in the order of `FITTED`, and whether it has one origin."""

    event: str
    kind: str
    one_origin: bool
    strengths: tuple[float, ...]


def cases(data: Path) -> Iterator[Case]:
    """Every pair that is learnt from."""
    # Frozen records are equal by value; a report that keeps several pairs company is read once.
    read = cache(partial(analyse, encoder=MiniLM(), parser=MiniParser()))
    for story in told("a"):
        for pair in _pairs(story.reports, read):
            left, right = pair.ids
            yield _case(story.name, "by hand", bool(story.roots[left] & story.roots[right]), pair)
    for number, one in enumerate(learnt(data)):
        event = one.left.source.split("_")[0]
        kind = "two rewrites" if one.one_origin and not one.kind.startswith("source") else one.kind
        for pair in _of_both((one.left, one.right, *one.company), read):
            yield _case(event, kind, one.one_origin, pair)
        if one.one_origin and one.kind.startswith("source"):
            for pair in _of_both((one.left, _edited(one.left, number, read), *one.company), read):
                yield _case(event, "edited", True, pair)
        elif not one.one_origin:
            for pair in _of_both((one.left, _pasted(one.left, one.right, number), *one.company), read):
                if not PART < pair.copied < HALF:
                    yield _case(event, "pasted", pair.copied >= HALF, pair)


def _case(event: str, kind: str, one_origin: bool, pair: Pair) -> Case:
    found = strengths(pair)
    return Case(event, kind, one_origin, tuple(found[name] for name in FITTED))


def _of_both(reports: Sequence[Report], read: Read) -> Iterator[Pair]:
    """The pair of the first two reports in the company of the others, if they share anything."""
    wanted = {report.id for report in reports[:2]}
    return (pair for pair in _pairs(reports, read) if wanted == set(pair.ids))


def _pairs(reports: Sequence[Report], read: Read) -> Iterator[Pair]:
    analyses = [read(report) for report in reports]
    return pairs(profiled(analyses), find_copies(analyses, CopyingSettings()))


def _edited(source: Report, number: int, read: Read) -> Report:
    """A reprint with up to half of its paragraphs dropped and words changed here and there."""
    chance = seeded(source.text, number)
    lines = source.text.split("\n")
    kept = [line for at, line in enumerate(lines) if at == 0 or chance.random() > 0.5 * chance.random()]
    cut = replace(source, id=digest(source.id, "cut"), text="\n".join(kept))
    return rewrite(cut, "light", number, read).report


def _pasted(giver: Report, host: Report, number: int) -> Report:
    """A report with up to four paragraphs of another put into it."""
    chance = seeded(host.text, number)
    given, lines = giver.text.split("\n"), host.text.split("\n")
    first, place = chance.randrange(len(given)), chance.randrange(len(lines))
    text = "\n".join([*lines[:place], *given[first : first + 1 + number % 4], *lines[place:]])
    return replace(host, id=digest(host.id, "pasted", str(number)), text=text)


# ---- fitting -------------------------------------------------------------------------------------------------


def fit(found: Sequence[Case]) -> Matrix:
    """Weights, the prior first: Newton's steps, a weight that would be negative left out for good."""
    rows = np.array([(1.0, *case.strengths) for case in found])
    labels, share = np.array([case.one_origin for case in found]), shares(found)
    free = np.ones(rows.shape[1], dtype=bool)
    while True:
        weights = _newton(rows[:, free], labels, share)
        negative = weights[1:] < 0
        if not negative.any():
            full = np.zeros(len(free))
            full[free] = weights
            return full
        free[np.flatnonzero(free)[1:][negative]] = False


def shares(found: Sequence[Case]) -> Matrix:
    """What each pair counts, 1 together: kinds by `SHARES`, pairs with one origin one in `ONE_IN`."""
    counts = Counter((case.one_origin, case.kind) for case in found)
    whole = {label: sum(SHARES.get(kind, 1.0) for one, kind in counts if one == label) for label in (True, False)}
    of_label = {True: 1 / ONE_IN, False: 1 - 1 / ONE_IN}
    return np.array([
        of_label[case.one_origin] * SHARES.get(case.kind, 1.0) / whole[case.one_origin]
        / counts[case.one_origin, case.kind]
        for case in found
    ])  # fmt: skip


def _newton(rows: Matrix, labels: NDArray[np.bool_], share: Matrix) -> Matrix:
    weights = np.zeros(rows.shape[1])
    pull = np.full(len(weights), PULL)
    pull[0] = 0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (share * (chance - labels)) + pull * weights
        bend = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + np.diag(pull)
        weights = weights - np.linalg.solve(bend, slope)
    return weights


def reliability(found: Sequence[Case]) -> Iterator[tuple[str, int, float, float]]:
    """For each band of probability: its name, the pairs in it, their mean probability, and the share with one origin.

    Each probability comes from weights fitted to the other events.
    """
    rows = np.array([(1.0, *case.strengths) for case in found])
    labels, share = np.array([case.one_origin for case in found]), shares(found)
    events = sorted({case.event for case in found})
    fold = np.array([events.index(case.event) % FOLDS for case in found])
    chance = np.zeros(len(found))
    for number in range(FOLDS):
        weights = fit([case for case, of in zip(found, fold, strict=True) if of != number])
        chance[fold == number] = 1 / (1 + np.exp(-rows[fold == number] @ weights))
    for low, high in pairwise(BANDS):
        inside = (chance >= low) & (chance < high)
        if inside.any():
            weight = share[inside].sum()
            mean, right = (share * chance)[inside].sum() / weight, share[inside & labels].sum() / weight
            yield f"{low:g} to {min(1, high):g}", int(inside.sum()), float(mean), float(right)


BANDS = (0, 0.02, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01)


def main() -> None:
    """Print the weights, how many pairs of each kind are told, and the table of reliability."""
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("data", type=Path)
    found = list(cases(arguments.parse_args().data))
    weights = fit(found)
    for name, weight in zip(("PRIOR", *FITTED), weights, strict=True):
        print(f"{name:12} {weight:6.1f}")
    chance = 1 / (1 + np.exp(-np.array([(1.0, *case.strengths) for case in found]) @ weights))
    kinds = [(case.one_origin, case.kind) for case in found]
    for one, kind in sorted(set(kinds)):
        those = chance[[other == (one, kind) for other in kinds]]
        cells = (kind, "one" if one else "two", len(those), *(f"{np.mean(those >= limit):.3f}" for limit in LIMITS))
        print("| " + " | ".join(map(str, cells)) + " |")
    for name, count, mean, right in reliability(found):
        print(f"| {name} | {count} | {mean:.2f} | {right:.2f} |")


LIMITS = (0.5, 0.8, 0.9)
"""Probabilities from which pairs are counted, kind by kind."""


if __name__ == "__main__":
    main()
