"""How well names are found and joined, on labelled pairs of names and labelled mentions.

Run: python -m evaluation.names DATA
"""

from __future__ import annotations

import csv
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from crossread.language.sentences import sentences
from crossread.names import find_names
from crossread.names.evidence import plain
from crossread.names.pairs import one_body, one_person, same_person
from crossread.names.parts import split
from crossread.records import Analysis, Report
from evaluation import politicians

PAIRS = "name_variants/nomenklatura_name_bench/name_bench/cases.csv"
MENTIONS = "uner_ewt/en_ewt-ud-dev.iob2"
KINDS = {"PER": "person", "LOC": "place", "ORG": "organisation"}


def score(data: Path) -> dict[str, float]:
    """Pairs: share decided rightly, and F1 of "same"; members of parliaments joined and kept apart; mentions: F1 of
    places found, exact, and of kinds among those."""
    return {**pair_scores(data / PAIRS), **member_scores(data), **mention_scores(data / MENTIONS)}


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


Spans = set[tuple[int, int, str]]


def documents(path: Path) -> Iterator[tuple[str, Spans]]:
    """The texts of a file in IOB2, words parted by blanks and sentences by newlines, with their labelled places."""
    for block in path.read_text(encoding="utf-8").split("# newdoc")[1:]:
        text, spans, open_span = "", set(), None
        for line in block.splitlines():
            if line and line[0].isdigit() and len(cells := line.split("\t")) > 2:
                start = len(text)
                text += cells[1] + " "
                if cells[2].startswith("I-") and open_span:
                    open_span = (open_span[0], start + len(cells[1]), open_span[2])
                else:
                    spans |= {open_span} if open_span else set()
                    open_span = (start, start + len(cells[1]), cells[2][2:]) if cells[2].startswith("B-") else None
            elif not line:
                text = text.rstrip() + "\n"
        yield text, spans | ({open_span} if open_span else set())


def mention_scores(path: Path) -> dict[str, float]:
    """F1 of the places of persons, places and organisations, and how many of those found have the right kind."""
    right = said = gold = kind_right = 0
    for number, (text, spans) in enumerate(documents(path)):
        report = Report(str(number), "", "", None, None, None, "en", text)
        names = find_names([Analysis(report, sentences(text), np.zeros((0, 384), dtype=np.float32))])
        found = {
            (passage.start, passage.end): name.kind.value
            for name in names
            for variant in name.variants
            for passage in variant.passages
            if name.kind.value != "other" or (passage.start, passage.end) in {span[:2] for span in spans}
        }
        labelled = {(start, end): KINDS.get(kind, "other") for start, end, kind in spans}
        both = found.keys() & labelled.keys()
        right, said, gold = right + len(both), said + len(found), gold + len(labelled)
        kind_right += sum(found[span] == labelled[span] for span in both)
    return {"mentions F1": _f1(right, said, gold), "kinds right": round(kind_right / max(1, right), 3)}


if __name__ == "__main__":
    for name, value in score(Path(sys.argv[1])).items():
        print(f"{name}: {value:.3f}")
