"""Where sentences end in news reports, as a careful reader marked them in `sentence_ends.json`: offsets, and no words.

The reports are those of the labelled data; a digest tells that an excerpt is the one that was read. Ends of lines are
given and are not counted.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from crossread.language.parser import MiniParser, Parser
from evaluation.treebanks import Tally

MARKED = Path(__file__).with_name("sentence_ends.json")


def excerpts(data: Path) -> Iterator[tuple[str, set[int]]]:
    """The beginning of each report that was read, and where its sentences end within lines."""
    marked = json.loads(MARKED.read_text(encoding="utf-8"))
    texts = {
        f"{folder}/{row['id']}": row["text"]
        for folder in sorted({name.split("/")[0] for name in marked})
        for path in sorted((data / folder).glob("*.jsonl.gz"))
        for row in map(json.loads, gzip.decompress(path.read_bytes()).decode("utf-8").splitlines())
    }
    for name, entry in sorted(marked.items()):
        text = texts[name][: entry["length"]]
        if hashlib.sha256(text.encode()).hexdigest() != entry["sha256"]:
            raise ValueError(f"{name} is not the report that was read")
        yield text, set(entry["ends"])


def score(data: Path) -> dict[str, float]:
    """F1 of the sentence ends that the trained layer finds."""
    return {"reports": ends_f1(data, MiniParser())}


def ends_f1(data: Path, parser: Parser) -> float:
    """F1 of the sentence ends within lines."""
    tally = Tally()
    for text, wanted in excerpts(data):
        lines, position = set(), 0
        for line in text.split("\n"):
            lines.add(position + len(line.rstrip()))
            position += len(line) + 1
        said = {sentence.end for sentence in parser.parse(text)} - lines
        tally.add(len(said & wanted), len(said), len(wanted))
    return tally.f1
