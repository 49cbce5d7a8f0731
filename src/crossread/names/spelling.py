"""Whether two spellings are of one name: edits between them, each with a learned cost."""

from __future__ import annotations

import json
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import Levenshtein

UNSEEN = 2.5
"""Cost of an edit of one letter that the table does not have: as much as its dearest common ones."""

CACHED = 100_000
"""Pairs of words whose costs are kept: a story compares fewer."""


def edits(left: str, right: str) -> list[tuple[str, str]]:
    """The runs of letters in which two words differ, in order; a letter only left out takes the next one along.

    `edits("khan", "han") == [("kh", "h")]`, so that "k" is cheap before "h" and dear elsewhere.
    """
    found = []
    blocks = [block for block in Levenshtein.opcodes(left, right) if block.tag != "equal"]
    merged: list[tuple[int, int, int, int]] = []
    for block in blocks:
        if merged and merged[-1][1] == block.src_start and merged[-1][3] == block.dest_start:
            merged[-1] = (merged[-1][0], block.src_end, merged[-1][2], block.dest_end)
        else:
            merged.append((block.src_start, block.src_end, block.dest_start, block.dest_end))
    for a, b, c, d in merged:
        one, other = left[a:b], right[c:d]
        if not one or not other:
            following = left[b : b + 1]
            if following and following == right[d : d + 1]:
                one, other = one + following, other + following
            elif a > 0:
                one, other = left[a - 1] + one, right[c - 1] + other
        found.append((one, other))
    return found


TABLE_OF = {
    "latin": "latin",
    "cyrillic": "cyrillic",
    "greek": "greek",
    "arabic": "arabic",
    "hebrew": "hebrew",
    "syllables": "other",
    "signs": "other",
    "other": "other",
}
"""For every script, the table of costs between its romanised words and Latin ones."""

Table = dict[str, dict[str, float]]


@cache
def _tables() -> dict[str, Table]:
    tables: dict[str, Table] = json.loads((files("crossread.language") / "spelling.json").read_text(encoding="utf-8"))
    return tables


@lru_cache(maxsize=CACHED)
def cost(left: str, right: str, across: str = "latin") -> float:
    """Sum of the costs of the edits between two words in Latin letters; 0 if they are equal, about 1 a doubtful letter.

    `across` names the table: "latin", or the script from which one of the two was romanised.
    """
    if left == right:
        return 0.0
    table = _tables()[across]
    total = 0.0
    for one, other in edits(left, right):
        run = table["runs"].get("|".join(sorted((one, other))))
        total += run if run is not None else _by_letters(one, other, table["singles"])
    return round(total, 2)


def _by_letters(one: str, other: str, singles: dict[str, float]) -> float:
    pairs = zip(one.ljust(len(other), "-"), other.ljust(len(one), "-"), strict=True)
    return sum(singles.get("|".join(sorted((a, b))), UNSEEN) for a, b in pairs if a != b)
