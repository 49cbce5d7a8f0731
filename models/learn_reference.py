"""Learn the weights by which pronouns are led back to persons: from GAP, and from whole texts of GUM.

    python models/learn_reference.py ../shared/data

`gap_coref` (Apache-2.0) gives its development and validation parts, ambiguous pronouns of Wikipedia; `gum` (CC BY and
CC BY-SA) the training part of its news, interviews, lives, courts and travel guides: there a pronoun often has nobody
but one, or somebody who is never named. What is learnt is the probability of every person of a text against nobody
(a conditional logit, with a pull towards zero). Reading a text depends on the weights, since earlier pronouns count as
mentions; so reading and fitting alternate. The same data give the same weights.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from evaluation.gap import Row, chosen, rows
from evaluation.gum import Text, judged, texts

from crossread.language.parser import MiniParser
from crossread.language.reference.pronouns import NOBODY, Choice, read
from crossread.parsed import Sentence

OUT = Path(__file__).parent.parent / "src/crossread/language/lexicon/reference_weights.txt"
ROUNDS, STEPS, RATE, PULL = 3, 300, 4.0, 0.0005
"""Learnt from the development part alone, a pull of .003 resolves less of the validation part at the same precision."""
RARE = 8
"""A feature seen in fewer texts has no weight."""


Case = tuple[Choice, list[bool]]
"""A pronoun with the persons it may stand for, and which of them are meant; none where it is somebody unnamed."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A labelled text with its sentences."""

    labelled: Row | Text
    sentences: tuple[Sentence, ...]

    def cases(self, table: Mapping[str, float]) -> Iterator[Case]:
        """The labelled pronouns of the text, read by the weights of a table."""
        reading = read(self.sentences, table)
        if isinstance(self.labelled, Text):
            yield from judged(self.labelled, reading)
            return
        choice = chosen(reading, self.labelled)
        if choice is not None:
            yield choice, _meant(choice, self.labelled)


def _meant(choice: Choice, row: Row) -> list[bool]:
    """Which chains have a name that is meant; where neither name of a row is, those that have neither."""
    meant = [name for name in row.names if name[2]]
    found = []
    for chain in choice.chains:
        held = [name for name in row.names if any(one.start < name[1] and name[0] < one.end for one in chain.names)]
        found.append(any(name in meant for name in held) if meant else not held)
    return found


def _matrix(case: Case, at: Mapping[str, int], unlabelled: bool) -> tuple[np.ndarray, np.ndarray]:
    """A row of features for each chain and one for nobody, and which of them are right."""
    choice, meant = case
    matrix = np.zeros((len(choice.chains) + 1, len(at)))
    for number, features in enumerate(choice.features):
        for name, value in features.items():
            if name in at:
                matrix[number, at[name]] = value
    matrix[-1, at[NOBODY]] = 1.0
    return matrix, np.array([*meant, unlabelled or not any(meant)], dtype=float)


def learnt(parsed: Sequence[Parsed], table: Mapping[str, float]) -> dict[str, float]:
    """The weights of one round."""
    cases = [(case, _open(text)) for text in parsed for case in text.cases(table) if case[0].chains]
    names = _names([case for case, _ in cases])
    at = {name: number for number, name in enumerate(names)}
    shown = [_matrix(case, at, unlabelled) for case, unlabelled in cases]
    weights = np.array([table.get(name, 0.0) for name in names])
    for step in range(STEPS):
        slope = -PULL * weights
        for matrix, right in shown:
            scores = matrix @ weights
            share = np.exp(scores - scores.max())
            share /= share.sum()
            kept = share * right
            if kept.sum() > 1e-12:
                slope += (kept / kept.sum() - share) @ matrix / len(shown)
        weights += RATE * slope / (1 + step / STEPS)
    return dict(zip(names, weights.tolist(), strict=True))


def _open(text: Parsed) -> bool:
    """Whether a row of GAP says only who is not meant: then it may be nobody named, too."""
    return isinstance(text.labelled, Row) and not any(name[2] for name in text.labelled.names)


def _names(cases: Sequence[Case]) -> list[str]:
    """The features that enough pronouns show, and that of nobody."""
    seen: dict[str, int] = {}
    for choice, _ in cases:
        for name in {name for features in choice.features for name in features}:
            seen[name] = seen.get(name, 0) + 1
    return sorted({NOBODY, *(name for name, times in seen.items() if times >= RARE)})


def main() -> None:
    """Read, fit, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    options = parser.parse_args()
    reader = MiniParser()
    found: list[Row | Text] = []
    for part in ("development", "validation"):
        found.extend(rows(options.data / f"gap_coref/gap-{part}.tsv"))
    found.extend(texts(options.data / "gum", ("train",)))
    parsed = [Parsed(each, reader.parse(each.text)) for each in found]
    table: dict[str, float] = {}
    for _ in range(ROUNDS):
        table = learnt(parsed, table)
    lines = [f"{name} {value:.2f}" for name, value in sorted(table.items()) if abs(value) >= 0.005]
    head = "# Weights of what speaks for a person as the one that a pronoun stands for: models/learn_reference.py\n"
    OUT.write_text(head + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
