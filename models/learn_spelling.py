"""Learn what it costs to spell a name with other letters, from the spellings that Wikidata gives of one name.

Run: python models/learn_spelling.py NAMES.gz TRANSLITERATIONS OUT.json

`NAMES.gz` has a line a name, "velinski, velinskij, velinsky => Q1" (from
opensanctions/nomenklatura, MIT; content of Wikidata, CC0). `TRANSLITERATIONS` is a folder with `wd_russian_80`,
`wd_arabic_80` and `wd_hebrew_80`, a pair of a Latin spelling and one in another script a line (Wikidata, CC0).
For each pair of spellings the edits between them are counted: in pairs of one name, and in pairs of different
names that look alike. What is common in the first and rare in the second costs little. Between scripts the edits
are counted from the letters that `names.scripts` puts for the word. Only the tables of costs are kept.
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

from rapidfuzz.distance import Levenshtein

from crossread.names.scripts import romanise, script
from crossread.names.spelling import TABLE_OF, edits
from crossread.text import digest, fold

Names = list[tuple[str, list[str]]]
MOST_SPELLINGS = 12
"""Spellings taken of one name: a few names have hundreds and would drown the rest."""
EVERY_TESTED = 10
"""One name in so many is left out of learning, to measure on."""
LEAST_SEEN = 4
"""Edits seen less often in pairs of one name are not kept; single letters stand in for them."""
LEAST_SEEN_ACROSS = 25
"""The same between scripts, where pairs are many and their edits are the same few."""
SMOOTHING = 2.0
CHANGED = 0.4
"""Share of letters by which two spellings of one name may differ in Latin letters."""
CHANGED_ACROSS = 0.65
"""The same across scripts: Arabic and Hebrew leave out most vowels."""
TRANSLITERATED = {"cyrillic": "wd_russian_80", "arabic": "wd_arabic_80", "hebrew": "wd_hebrew_80"}
MOST_IN_BLOCK = 60
"""Words of one rough sound among which a look-alike of another name is sought."""


def spellings(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Every name with all its spellings."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            written, _, name = line.rpartition("=>")
            yield name.strip(), [each.strip() for each in written.split(",")]


def latin_names(path: Path) -> Names:
    """Every name with its folded spellings in Latin letters, in order of its id."""
    found = []
    for name, written in spellings(path):
        folded = sorted({fold(each) for each in written})
        plain = [each for each in folded if each.isascii() and each.isalpha() and 3 <= len(each) <= 16]
        if plain:
            found.append((name, plain))
    return sorted(found)


def same_pairs(names: Names) -> Iterator[tuple[str, str]]:
    """Pairs of spellings of one name that share most letters."""
    for name, written in names:
        chosen = sorted(written, key=lambda each: digest(name, each))[:MOST_SPELLINGS]
        for left, right in combinations(sorted(chosen), 2):
            if near(left, right, CHANGED):
                yield left, right


def other_pairs(names: Names, most: int) -> list[tuple[str, str]]:
    """Pairs of spellings of different names that look alike: they agree but for one or two letters."""
    owners: dict[str, set[str]] = {}
    for name, written in names:
        for each in written:
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


def near(left: str, right: str, changed: float) -> bool:
    """Whether two spellings differ in at most this share of their letters."""
    return sum(max(len(one), len(other)) for one, other in edits(left, right)) <= changed * max(len(left), len(right))


def across(source: Path, folder: Path) -> dict[str, list[tuple[str, str]]]:
    """For every script with a table of its own, pairs of a romanised spelling and a Latin one of the same name."""
    found: dict[str, set[tuple[str, str]]] = {}
    for kind, name in TRANSLITERATED.items():
        for line in (folder / name).read_text(encoding="utf-8").splitlines():
            latin, other, _ = line.split("\t")
            found.setdefault(kind, set()).add((romanise(other.replace(" ", "")), romanise(latin)))
    for name, written in spellings(source):
        latin = sorted({fold(each) for each in written if script(each) == "latin"})
        if int(digest(name), 16) % EVERY_TESTED == 0:
            continue
        for each in written:
            kind = TABLE_OF.get(script(each), "latin")
            if kind != "latin" and kind not in TRANSLITERATED:
                made = romanise(each).replace(" ", "")
                found.setdefault(kind, set()).update((made, one) for one in latin[:3] if one.isascii())
    return {kind: sorted(pair for pair in found[kind] if _usable(*pair)) for kind in sorted(found)}


def _usable(left: str, right: str) -> bool:
    """Whether both are single words of some length that differ no more than spellings of one name do."""
    return min(len(left), len(right)) >= 3 and (left + right).isalpha() and near(left, right, CHANGED_ACROSS)


def strangers(pairs: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """For each pair, its first spelling with the likest Latin one of another name that begins with a like sound."""
    own: dict[str, set[str]] = {}
    blocks: dict[str, list[str]] = {}
    for made, latin in pairs:
        own.setdefault(made, set()).add(latin)
        blocks.setdefault(_skeleton(latin)[:2], []).append(latin)
    for made, _ in pairs:
        block = blocks.get(_skeleton(made)[:2], [])
        start = int(digest(made), 16) % max(1, len(block) - MOST_IN_BLOCK)
        others = [each for each in block[start : start + MOST_IN_BLOCK] if each not in own[made]]
        likest = min(others, key=lambda each: (Levenshtein.distance(made, each), each), default=None)
        if likest is not None and near(made, likest, CHANGED_ACROSS):
            yield made, likest


def _skeleton(word: str) -> str:
    return word[0] + "".join(letter for letter in word[1:] if letter not in "aeiouyhw")


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


def learned(same: list[tuple[str, str]], other: list[tuple[str, str]], least: int) -> dict[str, dict[str, float]]:
    """The costs of runs of letters seen often enough, and of single letters."""
    same_runs, same_singles = count(same)
    other_runs, other_singles = count(other)
    runs = {edit: cost for edit, cost in costs(same_runs, other_runs, least).items() if same_runs[edit] >= least}
    return {"runs": runs, "singles": costs(same_singles, other_singles, 1)}


def main(source: Path, folder: Path, target: Path) -> None:
    """Learn from `source` and `folder`, write the tables to `target`."""
    names = [(name, written) for name, written in latin_names(source) if int(digest(name), 16) % EVERY_TESTED]
    same = list(same_pairs(names))
    tables = {"latin": learned(same, other_pairs(names, len(same)), LEAST_SEEN)}
    for kind, pairs in across(source, folder).items():
        other = list(strangers(pairs))
        tables[kind] = learned(pairs, other, LEAST_SEEN_ACROSS)
        print(f"{kind}: {len(pairs)} pairs of one name, {len(other)} of different names")
    target.write_text(json.dumps(tables, indent=0, sort_keys=True) + "\n", encoding="utf-8")
    print({kind: len(table["runs"]) for kind, table in tables.items()})


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
