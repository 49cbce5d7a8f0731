"""Ambiguous pronouns of GAP, each with the candidates that a text offers: for learning and for scoring."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from crossread.language.reference.pronouns import Choice, Reading


@dataclass(frozen=True)
class Row:
    """A pronoun in a text and two names, each with whether it is meant."""

    text: str
    pronoun: tuple[int, int]
    names: tuple[tuple[int, int, bool], tuple[int, int, bool]]

    @property
    def feminine(self) -> bool:
        """Whether the pronoun is one for women."""
        return self.text[slice(*self.pronoun)].lower() in ("she", "her", "hers")


def rows(path: Path) -> Iterator[Row]:
    """The rows of a file of GAP."""
    with path.open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            start = int(line["Pronoun-offset"])
            names = tuple(
                (
                    int(line[f"{which}-offset"]),
                    int(line[f"{which}-offset"]) + len(line[which]),
                    line[f"{which}-coref"].upper() == "TRUE",
                )
                for which in "AB"
            )
            yield Row(line["Text"], (start, start + len(line["Pronoun"])), (names[0], names[1]))


def chosen(reading: Reading, row: Row) -> Choice | None:
    """What was decided of the row's pronoun; None where it was not seen as one."""
    return next((choice for choice in reading.choices if choice.pronoun.start == row.pronoun[0]), None)
