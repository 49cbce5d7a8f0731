"""Learn the weights by which pronouns are led back to persons, from the development and validation parts of GAP.

    python models/learn_reference.py ../shared/data/gap_coref

What is learnt is the probability of every person of a text against nobody (a conditional logit, with a pull towards
zero). Reading a text depends on the weights, since earlier pronouns count as mentions; so reading and fitting
alternate. The same data give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
from evaluation.gap import Row, chosen, rows

from crossread.language.parser import MiniParser
from crossread.language.reference.pronouns import NOBODY, Choice, read
from crossread.parsed import Sentence

OUT = Path(__file__).parent.parent / "src/crossread/language/lexicon/reference_weights.txt"
ROUNDS, STEPS, RATE, PULL = 3, 300, 4.0, 0.0005
"""Learnt from the development part alone, a pull of .003 resolves less of the validation part at the same precision."""
RARE = 8
"""A feature seen in fewer texts has no weight."""


Parsed = Sequence[tuple[Row, tuple[Sentence, ...]]]


def learnt(parsed: Parsed, names: list[str], table: Mapping[str, float]) -> dict[str, float]:
    """The weights of one round."""
    at = {name: number for number, name in enumerate(names)}
    cases = []
    for row, sentences in parsed:
        choice = chosen(read(sentences, table), row)
        if choice is not None and choice.chains:
            cases.append(_case(choice, row, at))
    weights = np.array([table.get(name, 0.0) for name in names])
    for step in range(STEPS):
        slope = -PULL * weights
        for matrix, right in cases:
            scores = matrix @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            kept = share * right
            if kept.sum() > 1e-12:
                slope += (kept / kept.sum() - share) @ matrix / len(cases)
        weights += RATE * slope / (1 + step / STEPS)
    return dict(zip(names, weights.tolist(), strict=True))


def _case(choice: Choice, row: Row, at: Mapping[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """A row of features for each chain and one for nobody, and which of them are right."""
    matrix = np.zeros((len(choice.chains) + 1, len(at)))
    right = np.zeros(len(choice.chains) + 1)
    meant = [name for name in row.names if name[2]]
    for number, (chain, features) in enumerate(zip(choice.chains, choice.features, strict=True)):
        for name, value in features.items():
            if name in at:
                matrix[number, at[name]] = value
        places = [(mention.start, mention.end) for mention in (*chain.names, *chain.others)]
        if meant:
            right[number] = any(start < name[1] and name[0] < end for start, end in places for name in meant)
        else:
            right[number] = not any(start < name[1] and name[0] < end for start, end in places for name in row.names)
    matrix[-1, at[NOBODY]] = 1.0
    right[-1] = not right.any() or not meant
    return matrix, right


def main() -> None:
    """Read, fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    reader = MiniParser()
    found = [row for part in ("development", "validation") for row in rows(options.data / f"gap-{part}.tsv")]
    parsed = [(row, reader.parse(row.text)) for row in found]
    table: dict[str, float] = {}
    for _ in range(ROUNDS):
        table = learnt(parsed, _names(parsed, table), table)
    lines = [f"{name} {value:.2f}" for name, value in sorted(table.items()) if abs(value) >= 0.005]
    head = "# Weights of what speaks for a person as the one that a pronoun stands for: models/learn_reference.py\n"
    OUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


def _names(parsed: Parsed, table: Mapping[str, float]) -> list[str]:
    """The features that enough texts show, and that of nobody."""
    seen: dict[str, int] = {}
    for row, sentences in parsed:
        choice = chosen(read(sentences, table), row)
        for name in {name for features in choice.features for name in features} if choice else ():
            seen[name] = seen.get(name, 0) + 1
    return sorted({NOBODY, *(name for name, times in seen.items() if times >= RARE)})


if __name__ == "__main__":
    main()
