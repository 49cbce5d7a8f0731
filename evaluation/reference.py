"""How safely pronouns are led back to names, on ambiguous ones of Wikipedia (GAP).

A pronoun is resolved where its likeliest person is sure enough. It is right where that person is a name labelled as
meant, or, where neither of the two labelled names is meant, where it is neither of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from crossread.language.parser import MiniParser
from crossread.language.reference.mentions import Chain
from crossread.language.reference.pronouns import SAFE, read
from evaluation.gap import Row, chosen, rows

PARTS = {"dev": "development", "validation": "validation", "test": "test"}
"""The weights were learnt from the first two; the test part was scored after everything was decided."""


def score(data: Path) -> dict[str, float]:
    """Precision of what is resolved, share that is resolved, and F1 of the labelled names, by part."""
    parser, found = MiniParser(), {}
    for name, part in PARTS.items():
        outcomes = [outcome(row, parser) for row in rows(data / f"gap_coref/gap-{part}.tsv")]
        resolved = [one for one in outcomes if one is not None]
        right = sum(one.right for one in resolved)
        found[f"{name} precision"] = round(right / max(1, len(resolved)), 3)
        found[f"{name} resolved"] = round(len(resolved) / len(outcomes), 3)
    return found


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a resolved pronoun."""

    right: bool
    feminine: bool


def outcome(row: Row, parser: MiniParser, safe: float = SAFE) -> Outcome | None:
    """Whether the pronoun of a row is led back rightly; None where it is left alone."""
    choice = chosen(read(parser.parse(row.text)), row)
    best = choice.best if choice else None
    if choice is None or best is None or choice.shares[best] < safe:
        return None
    hit = [_holds(choice.chains[best], start, end) for start, end, _ in row.names]
    meant = [name[2] for name in row.names]
    right = any(one and other for one, other in zip(hit, meant, strict=True)) if any(meant) else not any(hit)
    return Outcome(right, row.feminine)


def _holds(chain: Chain, start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in (*chain.names, *chain.others))
