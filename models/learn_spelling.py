"""Learn what it costs to spell a name with other letters, from the spellings that Wikidata gives of one name.

Run: python models/learn_spelling.py NAMES.gz OUT.json

`NAMES.gz` has a line a name, "velinski, velinskij, velinsky => Q1" (from
opensanctions/nomenklatura, MIT; content of Wikidata, CC0). For each pair of spellings the edits between them are
counted: in pairs of one name, and in pairs of different names that look alike. What is common in the first and
rare in the second costs little. Only the table of costs is kept.
The same input gives the same bytes.
"""

from __future__ import annotations

import gzip
import json
import math
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

from crossread.names.spelling import edits
from crossread.text import digest, fold

MOST_SPELLINGS = 12
"""Spellings taken of one name: a few names have hundreds and would drown the rest."""
EVERY_TESTED = 10
"""One name in so many is left out of learning, to measure on."""
LEAST_SEEN = 4
"""Edits seen less often in pairs of one name are not kept; single letters stand in for them."""
SMOOTHING = 2.0


def latin_names(path: Path) -> list[tuple[str, list[str]]]:
    """Every name with its folded spellings in Latin letters, in order of its id."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            spellings, _, name = line.rpartition("=>")
            folded = sorted({fold(each.strip()) for each in spellings.split(",")})
            plain = [each for each in folded if each.isascii() and each.isalpha() and 3 <= len(each) <= 16]
            if plain:
                found.append((name.strip(), plain))
    return sorted(found)


def same_pairs(names: list[tuple[str, list[str]]]) -> Iterator[tuple[str, str]]:
    """Pairs of spellings of one name that share most letters."""
    for name, spellings in names:
        chosen = sorted(spellings, key=lambda each: digest(name, each))[:MOST_SPELLINGS]
        for left, right in combinations(sorted(chosen), 2):
            if near(left, right):
                yield left, right


def other_pairs(names: list[tuple[str, list[str]]], most: int) -> list[tuple[str, str]]:
    """Pairs of spellings of different names that look alike: they agree but for one or two letters."""
    owners: dict[str, set[str]] = {}
    for name, spellings in names:
        for each in spellings:
            owners.setdefault(each, set()).add(name)
    blocks: dict[str, list[str]] = {}
    for each in sorted(owners):
        for key in {each[:place] + "_" + each[place + 1 :] for place in range(len(each))}:
            blocks.setdefault(key, []).append(each)
    pairs = set()
    for members in blocks.values():
        for left, right in combinations(members[:6], 2):
            if not owners[left] & owners[right]:
                pairs.add((left, right))
    for key in sorted(blocks):
        members = blocks[key]
        for left in members[:2]:
            shorter = left.replace(key.partition("_")[0][:1], "", 1) if len(left) > 4 else ""
            if shorter in owners and not owners[left] & owners[shorter]:
                pairs.add((min(left, shorter), max(left, shorter)))
    return sorted(pairs, key=lambda pair: digest(*pair))[:most]


def near(left: str, right: str) -> bool:
    """Whether two spellings differ in at most two fifths of their letters."""
    changed = sum(max(len(one), len(other)) for one, other in edits(left, right))
    return changed <= 0.4 * max(len(left), len(right))


def count(pairs: list[tuple[str, str]]) -> tuple[Counter[str], Counter[str]]:
    """How often each edit of several letters, and each of single letters, is seen in the pairs."""
    runs: Counter[str] = Counter()
    singles: Counter[str] = Counter()
    for left, right in pairs:
        for one, other in edits(left, right):
            runs["|".join(sorted((one, other)))] += 1
            for a, b in zip(one.ljust(len(other), "-"), other.ljust(len(one), "-"), strict=True):
                if a != b:
                    singles["|".join(sorted((a, b)))] += 1
    return runs, singles


def costs(same: Counter[str], other: Counter[str], least: int) -> dict[str, float]:
    """Logarithm of how much more often an edit stands between different names than between spellings of one."""
    total_same, total_other = sum(same.values()), sum(other.values())
    table = {}
    for edit in sorted(same | other):
        if same[edit] + other[edit] < least:
            continue
        ratio = ((other[edit] + SMOOTHING) / total_other) / ((same[edit] + SMOOTHING) / total_same)
        table[edit] = round(min(3.0, max(0.1, 1.2 + 0.6 * math.log(ratio))), 2)
    return table


def main(source: Path, target: Path) -> None:
    """Learn from `source`, write the table to `target`."""
    names = [(name, spellings) for name, spellings in latin_names(source) if int(digest(name), 16) % EVERY_TESTED]
    same = list(same_pairs(names))
    other = other_pairs(names, len(same))
    same_runs, same_singles = count(same)
    other_runs, other_singles = count(other)
    runs = {
        edit: cost for edit, cost in costs(same_runs, other_runs, LEAST_SEEN).items() if same_runs[edit] >= LEAST_SEEN
    }
    table = {"runs": runs, "singles": costs(same_singles, other_singles, 1)}
    target.write_text(json.dumps(table, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(same)} pairs of one name, {len(other)} of different names, {len(runs)} edits")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
