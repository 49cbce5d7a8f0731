"""GUM, and its proper names from its mentions of entities: the run of proper nouns around the head of a mention.

GUM marks every noun phrase ("(6-person-new-...-minspan-...)" in the last column opens a mention, "6)" closes it); a
mention is a name where its head is a proper noun. What a nested mention has taken is not taken again, and titles
are left out, as UNER leaves them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from crossread.language.lexicon import lexicon
from language.data import Labelled, Paragraph, Sentence, conllu, paragraphs

GENRES = ("news", "interview", "bio", "voyage", "academic", "court")
"""The genres whose licence lets weights be shipped."""
OPEN = re.compile(r"\(([^()]+)(\))?|(\d+)\)")
KINDS = {
    "person": "PER",
    "place": "LOC",
    "organization": "ORG",
    "event": "OTHER",
    "object": "OTHER",
    "abstract": "OTHER",
}
JOINING = frozenset("of the - & and for ’s 's".split())


def gum(data: Path, parts: tuple[str, ...]) -> list[Paragraph]:
    """The clean genres of GUM, of the partitions named: train, dev, test."""
    found: list[Paragraph] = []
    for path in sorted((data / "gum/dep").glob("*.conllu")):
        head = (data / "gum/xml" / f"{path.stem}.xml").read_text(encoding="utf-8")[:3000]
        partition = re.search(r'partition="(\w+)"', head)
        if path.stem.split("_")[1] in GENRES and partition and partition[1] in parts:
            found += paragraphs((fresh, with_names(sentence)) for _, fresh, sentence in conllu(path))
    return found


def with_names(sentence: Sentence) -> Sentence:
    """The sentence with B-, I- and O labels."""
    labels = ["O"] * len(sentence)
    spans = sorted(_mentions([token.mark for token in sentence]), key=_order)
    for first, last, kind, head in spans:
        if kind not in KINDS or not (sentence[head].tag or "").startswith("NNP") or labels[head] != "O":
            continue
        left, right = _run(sentence, labels, first, last, head)
        while left < head and kind == "person" and sentence[left].text.casefold().rstrip(".") in lexicon("titles"):
            left += 1
        for at in range(left, right):
            labels[at] = ("B-" if at == left else "I-") + KINDS[kind]
    return [replace(token, name=label) for token, label in zip(sentence, labels, strict=True)]


def _order(span: tuple[int, int, str, int]) -> tuple[bool, int, int]:
    """Bodies and places first, the widest first ("University of Southern Orle"); then persons, the narrowest first."""
    first, last, kind, _ = span
    return (kind == "person", last - first if kind == "person" else first - last, first)


def _mentions(marks: Sequence[str]) -> Iterator[tuple[int, int, str, int]]:
    """First and last token (half-open), kind and head of each mention within one sentence."""
    open_: dict[str, list[tuple[int, str, int]]] = {}
    for at, value in enumerate(marks):
        for match in OPEN.finditer(value):
            if match[3]:
                if open_.get(match[3]):
                    start, kind, head = open_[match[3]].pop()
                    yield start, at + 1, kind, min(start + head, at)
                continue
            cells = match[1].split("-")
            if len(cells) < 6 or not cells[5].split(",")[0].isdigit():
                continue
            head = int(cells[5].split(",")[-1]) - 1
            if match[2]:
                yield at, at + 1, cells[1], at
            else:
                open_.setdefault(cells[0], []).append((at, cells[1], head))


def _run(sentence: Sequence[Labelled], labels: Sequence[str], first: int, last: int, head: int) -> tuple[int, int]:
    """The proper nouns around the head, with the small words that join them."""

    def proper(at: int) -> bool:
        return first <= at < last and (sentence[at].tag or "").startswith("NNP") and labels[at] == "O"

    left, right = head, head + 1
    while proper(left - 1) or (first < left and sentence[left - 1].text in JOINING and proper(left - 2)):
        left -= 1 if proper(left - 1) else 2
    while proper(right) or (right < last and sentence[right].text in JOINING and proper(right + 1)):
        right += 1 if proper(right) else 2
    return left, right
