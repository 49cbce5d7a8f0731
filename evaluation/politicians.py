"""Whether members of one legislature are taken for one another, and their own spellings for one name.

Every pair of different members who share a word of their names should stay apart; every pair of spellings of one
member should join. Half of the legislatures are for development, the other half is held out.
"""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from crossread.names.scripts import script
from crossread.text import digest, fold

SPELLINGS = "name_variants/everypolitician_names"
OTHER_SPELLINGS = "name_variants/everypolitician_other_names.csv"
MOST_PAIRS = 40
"""Pairs of a kind taken of one legislature, so that the large ones do not drown the rest."""
LONGEST = 6
"""Words of the longest spelling taken: longer ones are lists or notes."""

Legislature = dict[str, set[str]]
"""From the id of a member to all spellings of the member's name."""


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of spellings: of one member, and of two members who share a word; in Latin letters, and across scripts."""

    same: tuple[tuple[str, str], ...]
    same_across: tuple[tuple[str, str], ...]
    namesakes: tuple[tuple[str, str], ...]
    namesakes_across: tuple[tuple[str, str], ...]


def held_out(house: str) -> bool:
    """Whether a legislature ("Norway/Storting") is kept for the final score."""
    return int(hashlib.sha256(house.encode()).hexdigest(), 16) % 2 == 0


def legislatures(data: Path) -> dict[str, Legislature]:
    """All legislatures by folder, with the spellings of their members."""
    found: dict[str, Legislature] = {}
    for path in sorted((data / SPELLINGS).glob("*/*/names.csv")):
        house = found.setdefault(f"{path.parts[-3]}/{path.parts[-2]}", {})
        for row in csv.DictReader(path.open(encoding="utf-8")):
            house.setdefault(row["id"], set()).add(row["name"])
    with (data / OTHER_SPELLINGS).open(encoding="utf-8") as lines:
        for row in csv.DictReader(lines):
            house = found.setdefault(f"{row['country']}/{row['house']}", {})
            house.setdefault(row["person_id"], set()).update((row["main_name"], row["name"]))
    return {name: {who: {n for n in ns if _usable(n)} for who, ns in found[name].items()} for name in sorted(found)}


def _usable(name: str) -> bool:
    return 2 <= len(name.split()) <= LONGEST and "(" not in name and "," not in name


def pairs_of(house: Legislature) -> Pairs:
    """A sample of the pairs of one legislature, the same each time."""
    same, across = set(), set()
    for spellings in house.values():
        for left, right in combinations(sorted(spellings), 2):
            kinds = {script(left), script(right)}
            if kinds == {"latin"} and fold(left) != fold(right):
                same.add((left, right))
            elif "latin" in kinds and len(kinds) == 2:
                across.add((left, right))
    namesakes, other = _namesakes(house)
    return Pairs(_sample(same), _sample(across), _sample(namesakes), _sample(other))


def _namesakes(house: Legislature) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    by_word: dict[str, list[tuple[str, str]]] = {}
    for who in sorted(house):
        latin = sorted((name for name in house[who] if script(name) == "latin"), key=lambda name: digest(name))
        for word in sorted(set(fold(latin[0]).split())) if latin else ():
            if len(word) > 3:
                by_word.setdefault(word, []).append((who, latin[0]))
    found, across = set(), set()
    for word in sorted(by_word):
        members = sorted(by_word[word], key=lambda each: digest(*each))[:MOST_PAIRS]
        for (who, left), (other, right) in combinations(members, 2):
            one, two = sorted((left, right))
            if not {fold(n) for n in house[who]} & {fold(n) for n in house[other]}:
                found.add((one, two))
                across |= {(left, name) for name in sorted(house[other]) if script(name) != "latin"}
    return found, across


def _sample(pairs: set[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(pairs, key=lambda pair: digest(*pair))[:MOST_PAIRS])


def score(data: Path, joined: Callable[[str, str], bool], held: bool) -> dict[str, float]:
    """Shares of spellings joined and of namesakes joined, over the half that is asked for."""
    counts: dict[str, list[bool]] = {"same": [], "same_across": [], "namesakes": [], "namesakes_across": []}
    for name, house in legislatures(data).items():
        if held_out(name) == held:
            pairs = pairs_of(house)
            for kind, outcomes in counts.items():
                outcomes.extend(joined(left, right) for left, right in getattr(pairs, kind))
    return {
        kind.replace("_", " "): round(sum(outcomes) / max(1, len(outcomes)), 4) for kind, outcomes in counts.items()
    }
