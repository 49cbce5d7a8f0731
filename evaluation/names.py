"""How well names are joined, on labelled pairs of names and on the spellings of members of parliaments.

Run: python -m evaluation.names DATA
"""

from __future__ import annotations

import csv
import hashlib
import sys
from pathlib import Path

from crossread.names.evidence import plain
from crossread.names.pairs import one_body, one_person, same_person
from crossread.names.parts import split
from evaluation import politicians

PAIRS = "name_variants/nomenklatura_name_bench/name_bench/cases.csv"


def score(data: Path) -> dict[str, float]:
    """Pairs: share decided rightly, and F1 of "same"; members of parliaments joined and kept apart."""
    return {**pair_scores(data / PAIRS), **member_scores(data)}


def decide(schema: str, left: str, right: str) -> bool:
    """Whether two whole names given without any report are taken for one."""
    if schema == "Person":
        return one_person(split(left), split(right)).same
    return one_body(tuple(left.split()), tuple(right.split())).same


def held_out(left: str, right: str) -> bool:
    """Whether a labelled pair is kept for the final score: one in three, by the digest of its names."""
    return int(hashlib.sha256(f"{left}|{right}".encode()).hexdigest(), 16) % 3 == 0


def pair_scores(path: Path) -> dict[str, float]:
    """Right decisions over the labelled pairs: all, those held out, and persons only."""
    counts: dict[str, list[tuple[bool, bool]]] = {"pairs": [], "held out pairs": [], "person pairs": []}
    for row in csv.DictReader(path.open(encoding="utf-8")):
        outcome = (row["is_match"] == "true", decide(row["schema"], row["name1"], row["name2"]))
        counts["pairs"].append(outcome)
        if held_out(row["name1"], row["name2"]):
            counts["held out pairs"].append(outcome)
        if row["schema"] == "Person":
            counts["person pairs"].append(outcome)
    found = {}
    for name, outcomes in counts.items():
        right = sum(gold and said for gold, said in outcomes)
        found[f"{name} right"] = round(sum(gold == said for gold, said in outcomes) / len(outcomes), 3)
        found[f"{name} F1"] = _f1(right, sum(said for _, said in outcomes), sum(gold for gold, _ in outcomes))
    return found


def in_a_story(left: str, right: str) -> bool:
    """Whether two whole names in two reports of a story are taken for one person's."""
    return same_person(plain(left), plain(right)).same


def member_scores(data: Path) -> dict[str, float]:
    """Members' spellings joined, and namesakes kept apart, over the legislatures held out."""
    shares = politicians.score(data, in_a_story, held=True)
    return {
        "members joined": shares["same"],
        "members joined across scripts": shares["same across"],
        "namesakes apart": round(1 - shares["namesakes"], 4),
        "namesakes apart across scripts": round(1 - shares["namesakes across"], 4),
    }


def _f1(right: int, said: int, gold: int) -> float:
    return round(2 * right / (said + gold), 3) if said + gold else 0.0


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{name}: {value:.3f}")
