"""Sets with labelled entailment and contradiction, as rows of pairs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from pairs.sources import joined_up, table

Row = tuple[str, str, float | None, float | None, str, float | None]
SHOWN = re.compile(r"-LSB-.*?-RSB-|-LRB-\s*-RRB-")
LONGEST = 300
"""Characters of a text: clauses are compared, not paragraphs."""
SHARED = 0.5
"""Share of common words from which a contradiction surely tells of one thing: an edited sentence has it."""


def rows(data: Path) -> Iterator[Row]:
    """All sets, in order."""
    for name in ("train", "dev"):
        yield from _judged(data / f"cad_nli/all_combined/{name}.tsv", "pictures", 0)
    yield from _judged(data / "conjnli/adversarial_train_15k.tsv", "conjunctions", 0)
    for name in ("MNLI", "SNLI"):
        yield from _judged(data / f"negation_nli/{name}.txt", "negations", 1)
    yield from _facts(data)
    yield from _claims(data / "fm2/dev.jsonl")


def _judged(path: Path, kind: str, first: int) -> Iterator[Row]:
    for cells in table(path):
        left, right, label = cells[first : first + 3]
        if label == "entailment":
            yield left, right, 1.0, 0.0, f"{kind} entailed", 0.8
        elif label == "contradiction":
            close = _close(left, right)
            yield left, right, 1.0 if close else None, 1.0, f"{kind} contradicted", 0.6 if close else 0.3
        elif label == "neutral":
            yield left, right, None, 0.0, f"{kind} neither", 0.5


def _facts(data: Path) -> Iterator[Row]:
    folder = data / "fever_symmetric"
    held = {row["id"] for row in _lines(folder / "symmetric_v0.2/fever_symmetric_test.jsonl")}
    seen = set()
    for path in (
        folder / "symmetric_v0.2/fever_symmetric_dev.jsonl",
        folder / "symmetric_v0.1/fever_symmetric_full.jsonl",
    ):
        for row in _lines(path):
            claim = _plain(row["claim"])
            evidence = _plain(row.get("evidence_sentence") or row.get("evidence") or "")
            label = row.get("label") or row.get("gold_label")
            if row["id"] in held or (claim, evidence) in seen or len(evidence) > LONGEST or not evidence:
                continue
            seen.add((claim, evidence))
            yield from _told(claim, evidence, str(label), "facts")


def _claims(path: Path) -> Iterator[Row]:
    for row in _lines(path):
        evidence = " ".join(one["text"] for one in row["gold_evidence"])
        if len(evidence) <= LONGEST:
            yield from _told(row["text"], evidence, row["label"], "claims")


def _told(claim: str, evidence: str, label: str, kind: str) -> Iterator[Row]:
    if label == "SUPPORTS":
        yield claim, evidence, 1.0, 0.0, f"{kind} supported", 0.8
    elif label == "REFUTES":
        yield claim, evidence, 1.0, 1.0, f"{kind} refuted", 0.5


def _close(left: str, right: str) -> bool:
    one, other = set(left.lower().split()), set(right.lower().split())
    return len(one & other) >= SHARED * max(len(one), len(other))


def _plain(text: str) -> str:
    return joined_up(SHOWN.sub(" ", text).split())[0]


def _lines(path: Path) -> list[dict[str, str]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
