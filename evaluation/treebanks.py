"""Treebanks as raw text, with the place of every word: what a parser is scored on that is given text alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossread.parsed import Sentence

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a treebank, or one that the parser found, with its place in the text."""

    start: int
    end: int
    pos: str
    head: Place | None
    """Place of its governor; None for a root."""
    relation: str


@dataclass(slots=True)
class Document:
    """The text of a document, its words, and where its sentences begin and end."""

    text: str = ""
    words: list[Word] = field(default_factory=list)
    sentences: list[Place] = field(default_factory=list)
    lines: set[int] = field(default_factory=set)
    """Where paragraphs end: no merit to find those."""
    rows: dict[str, list[Place]] = field(default_factory=dict)
    """The places of the words of each sentence, by the identifier of the sentence."""


def documents(path: Path) -> Iterator[Document]:
    """The documents of a file in CoNLL-U, a paragraph a line."""
    document = Document()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        if document.text and any(line.startswith("# newdoc") for line in lines):
            yield _closed(document)
            document = Document()
        elif document.text and any(line.startswith("# newpar") for line in lines):
            document.text = document.text.rstrip()
            document.lines.add(len(document.text))
            document.text += "\n"
        _add(document, lines, rows)
    if document.text:
        yield _closed(document)


def _closed(document: Document) -> Document:
    document.text = document.text.rstrip()
    document.lines.add(len(document.text))
    return document


def _add(document: Document, lines: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    text = next(line[9:] for line in lines if line.startswith("# text = "))
    base, position = len(document.text), 0
    plain = [row for row in rows if row[0].isdigit()]
    places: list[Place] = []
    for row in plain:
        found = text.find(row[1], position)
        # A word that a treebank mends ("it 's" for "its") is not in the text; it stands where the last one ended.
        start = found if 0 <= found <= position + 3 else position
        places.append((base + start, base + start + len(row[1])))
        position = start + len(row[1])
    for place, row in zip(places, plain, strict=True):
        head = places[int(row[6]) - 1] if row[6] != "0" else None
        document.words.append(Word(*place, row[3], head, row[7].split(":")[0]))
    document.sentences.append((places[0][0], places[-1][1]))
    identifier = next((line.split("= ")[1] for line in lines if line.startswith("# sent_id")), "")
    document.rows[identifier] = places
    document.text += text + ("" if "SpaceAfter=No" in rows[-1][9] else " ")


def found_words(sentences: Sequence[Sentence]) -> list[Word]:
    """What a parser found, in the form of the treebank."""
    words = []
    for sentence in sentences:
        for at, token in enumerate(sentence.tokens):
            head = sentence.tokens[token.head] if token.head != at else None
            words.append(
                Word(
                    token.start,
                    token.end,
                    token.pos,
                    (head.start, head.end) if head else None,
                    token.relation.split(":")[0],
                )
            )
    return words


@dataclass(slots=True)
class Tally:
    """Counts for F1: right, said, wanted."""

    right: int = 0
    said: int = 0
    wanted: int = 0

    def add(self, right: int, said: int, wanted: int) -> None:
        """Counts of one more document."""
        self.right, self.said, self.wanted = self.right + right, self.said + said, self.wanted + wanted

    @property
    def f1(self) -> float:
        """Twice what is right, by what is said and wanted together."""
        return round(2 * self.right / max(1, self.said + self.wanted), 4)


def inner_ends(document: Document, ends: set[int]) -> set[int]:
    """Sentence ends that are no ends of paragraphs."""
    return {end for end in ends if end not in document.lines and end < len(document.text)}


def labelled_names(path: Path) -> dict[str, list[str]]:
    """The labels of each sentence of a file in IOB2, by the identifier of the sentence."""
    found: dict[str, list[str]] = {}
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        name = re.search(r"# sent_id = (\S+)", block)
        if name:
            rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
            found[name[1]] = [row[2] for row in rows]
    return found


def name_places(places: Sequence[Place], labels: Sequence[str]) -> set[tuple[int, int, str]]:
    """The names of a sentence: start, end, and PER, LOC or ORG."""
    found: set[tuple[int, int, str]] = set()
    start, end, kind = -1, -1, ""
    for place, label in zip([*places, (-1, -1)], [*labels, "O"], strict=True):
        if label != f"I-{kind}":
            if kind in ("PER", "LOC", "ORG"):
                found.add((start, end, kind))
            start, kind = place[0], label[2:]
        end = place[1]
    return found
