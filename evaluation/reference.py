"""How safely pronouns are led back to names: ambiguous ones of Wikipedia (GAP), and those of whole texts (GUM).

A pronoun is resolved where its likeliest person has a name and is sure enough. In GAP it is right where that person
has the labelled name that is meant and not the other; where neither is meant, where it has neither. F1 is counted as
GAP's own scorer does: over both labelled names of every pronoun, whether each is taken for the one that is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.parser import MiniParser
from crossread.language.reference.mentions import Chain
from crossread.language.reference.pronouns import SAFE, Choice, read
from evaluation.gap import Row, chosen, rows
from evaluation.gum import judged, texts

PARTS = {"dev": "development", "validation": "validation", "test": "test"}
"""The weights were learnt from the first two; the test part was scored after everything was decided."""
HELD = ("dev", "test")
"""Partitions of GUM that neither the weights nor the parser were learnt from."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a resolved pronoun."""

    right: bool
    feminine: bool
    hits: int = 0
    """Labelled names that are meant and are found to be."""
    taken: int = 0
    """Labelled names that are found to be meant."""


def score(data: Path) -> dict[str, float]:
    """Precision of what is resolved, share that is resolved, and F1 of the labelled names, by part and gender."""
    parser, found = MiniParser(), {}
    for name, part in PARTS.items():
        labelled = list(rows(data / f"gap_coref/gap-{part}.tsv"))
        outcomes = [outcome(row, parser) for row in labelled]
        found |= _figures(name, outcomes)
        for whose, feminine in (("he", False), ("she", True)):
            own = [one for one, row in zip(outcomes, labelled, strict=True) if row.feminine is feminine]
            found |= _figures(f"{name} {whose}", own)
        meant = sum(name[2] for row in labelled for name in row.names)
        found[f"{name} F1"] = round(_f1(outcomes, meant), 3)
    return found | _figures("GUM held out", whole(data / "gum", parser))


def _figures(name: str, outcomes: Sequence[Outcome | None]) -> dict[str, float]:
    resolved = [one for one in outcomes if one is not None]
    return {
        f"{name} precision": round(sum(one.right for one in resolved) / max(1, len(resolved)), 3),
        f"{name} resolved": round(len(resolved) / max(1, len(outcomes)), 3),
    }


def _f1(outcomes: Iterable[Outcome | None], meant: int) -> float:
    resolved = [one for one in outcomes if one is not None]
    hits, taken = sum(one.hits for one in resolved), sum(one.taken for one in resolved)
    return 2 * hits / max(1, taken + meant)


def outcome(row: Row, parser: MiniParser, safe: float = SAFE) -> Outcome | None:
    """Whether the pronoun of a row is led back rightly; None where it is left alone."""
    choice = chosen(read(parser.parse(row.text)), row)
    chain = _led(choice, safe) if choice is not None else None
    if chain is None:
        return None
    held = [_holds(chain, start, end) for start, end, _ in row.names]
    meant = [name[2] for name in row.names]
    hits = sum(one and other for one, other in zip(held, meant, strict=True))
    right = hits > 0 and hits == sum(held) if any(meant) else not any(held)
    return Outcome(right, row.feminine, hits, sum(held))


def whole(folder: Path, parser: MiniParser, safe: float = SAFE) -> list[Outcome | None]:
    """What became of every labelled pronoun of the texts of GUM that were held out."""
    found: list[Outcome | None] = []
    for text in texts(folder, HELD):
        for choice, meant in judged(text, read(parser.parse(text.text))):
            chain = _led(choice, safe)
            right = chain is not None and meant[choice.chains.index(chain)]
            found.append(Outcome(right, choice.pronoun.gender > 0) if chain is not None else None)
    return found


def _led(choice: Choice, safe: float) -> Chain | None:
    """The named person that a pronoun is led back to; None where it is left alone."""
    best = choice.best
    if best is None or choice.shares[best] < safe or not choice.chains[best].names:
        return None
    return choice.chains[best]


def _holds(chain: Chain, start: int, end: int) -> bool:
    return any(one.start < end and start < one.end for one in (*chain.names, *chain.others))
