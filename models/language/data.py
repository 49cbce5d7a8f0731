"""Labelled sentences of the sets that may train what ships, read into one form.

A `Paragraph` is a list of sentences that stand together, as the runtime sees them. What a set does not label is None,
and is not learnt from. Folders are those of the labelled data (see evaluation/README.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from crossread.language.tokens import tokens

EWT = "ud_ewt/en_ewt-ud-{part}.conllu"
EWT_TRAIN = "ud_ewt/en_ewt-ud-train.REBUILT.conllu"
UNER = {
    "train": "uner_ewt/train_2022-12-02/en_ewt-ud-train.iob2",
    "dev": "uner_ewt/en_ewt-ud-dev.iob2",
    "test": "uner_ewt/en_ewt-ud-test.iob2",
}
KINDS = {
    "PER": "PER", "LOC": "LOC", "ORG": "ORG", "OTH": "OTHER", "MISC": "OTHER",
    "person": "PER", "politician": "PER", "location": "LOC", "country": "LOC", "organisation": "ORG",
    "politicalparty": "ORG", "election": "OTHER", "event": "OTHER", "misc": "OTHER",
    "scientist": "PER", "university": "ORG", "award": "OTHER", "academicjournal": "OTHER",
    "astronomicalobject": "OTHER", "corporation": "ORG", "group": "ORG", "product": "OTHER", "creative-work": "OTHER",
}  # fmt: skip
"""What the labels of the sets are called here; a label that is not listed is no name."""
NO_SPACE_BEFORE = frozenset(", . ; : ? ! ) ] % 's n't 're 've 'll 'd 'm ’s ”".split())
NO_SPACE_AFTER = frozenset("( [ $ # £ € “".split())


ENTITY = re.compile(r"(?:^|\|)Entity=([^|]*)")


@dataclass(frozen=True)
class Labelled:
    """A token with what a set says of it."""

    text: str
    spaced: bool
    """Whether white space stands before it."""
    pos: str | None = None
    tag: str | None = None
    lemma: str | None = None
    head: int | None = None
    """Place in its sentence, from 1; 0 for the root."""
    relation: str | None = None
    name: str | None = None
    """B-PER, I-PER, ... or O."""
    mark: str = ""
    """What GUM says of the entities that begin or end here."""


Sentence = list[Labelled]
Paragraph = list[Sentence]


def conllu(path: Path) -> Iterator[tuple[str, bool, Sentence]]:
    """Identifier, whether a paragraph begins, and the tokens of each sentence of a treebank."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        if not rows:
            continue
        name = next((line.split("= ", 1)[1] for line in lines if line.startswith("# sent_id")), "")
        fresh = any(line.startswith(("# newpar", "# newdoc")) for line in lines)
        yield name, fresh, _sentence(rows)


def _sentence(rows: list[list[str]]) -> Sentence:
    found: Sentence = []
    spaced, glued_until, glued_space = True, 0, True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            glued_until, glued_space = int(row[0].split("-")[1]), "SpaceAfter=No" not in row[9]
            continue
        number = int(row[0])
        mark = ENTITY.search(row[9])
        found.append(
            Labelled(row[1], spaced, row[3], row[4], row[2], int(row[6]), row[7], mark=mark[1] if mark else "")
        )
        if number < glued_until:
            spaced = False
        elif number == glued_until:
            spaced = glued_space
        else:
            spaced = "SpaceAfter=No" not in row[9]
    return found


def paragraphs(sentences: Iterable[tuple[bool, Sentence]]) -> list[Paragraph]:
    """Sentences put together to paragraphs; the flag says where one begins."""
    found: list[Paragraph] = []
    for fresh, sentence in sentences:
        if fresh or not found:
            found.append([])
        found[-1].append(sentence)
    return found


def iob(path: Path, column: int, separator: str | None = "\t") -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Identifier, and (token, label) pairs, of each sentence of a file with a token a line."""
    name, rows = "", []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("# ") and not rows:
            name = line.split("= ", 1)[1] if line.startswith("# sent_id") else name
            continue
        cells = line.split(separator) if line.strip() else []
        if len(cells) <= column:
            if rows:
                yield name, rows
            name, rows = "", []
        else:
            text = cells[1] if column > 1 else cells[0]
            rows.append((text, cells[column].strip()))


def ewt(data: Path, part: str) -> list[Paragraph]:
    """The English Web Treebank with its names."""
    path = data / (EWT_TRAIN if part == "train" else EWT.format(part=part))
    names = dict(iob(data / UNER[part], 2))
    return paragraphs((fresh, _named(sentence, names.get(name))) for name, fresh, sentence in conllu(path))


def _named(sentence: Sentence, rows: list[tuple[str, str]] | None) -> Sentence:
    if rows is None or [token.text for token in sentence] != [text for text, _ in rows]:
        return sentence
    labels = bio([label for _, label in rows])
    return [replace(token, name=label) for token, label in zip(sentence, labels, strict=True)]


def bio(labels: list[str]) -> list[str]:
    """Labels of a set in the names used here, every name beginning with B-."""
    found: list[str] = []
    before = "O"
    for label in labels:
        place, _, kind = label.partition("-")
        known = KINDS.get(kind)
        if not known:
            found.append("O")
        else:
            goes_on = place == "I" and before == kind
            found.append(("I-" if goes_on else "B-") + known)
        before = kind
    return found


def named_only(rows: list[tuple[str, str]]) -> Sentence:
    """A sentence of a set that labels only names, its tokens parted further as the runtime parts them."""
    found: Sentence = []
    for (text, _), label in zip(rows, bio([label for _, label in rows]), strict=True):
        before = found[-1].text if found else ""
        spaced = text not in NO_SPACE_BEFORE and before not in NO_SPACE_AFTER
        places = [(0, len(text))] if text in NO_SPACE_BEFORE else tokens(text)
        for number, (start, end) in enumerate(places):
            again = label if number == 0 else label.replace("B-", "I-")
            found.append(Labelled(text[start:end], spaced and number == 0, name=again))
    return found


def wikigold(data: Path) -> list[Paragraph]:
    """Wikipedia with persons, places, organisations and others."""
    path = data / "ner_juandr/data/wikigold/CONLL-format/data/wikigold.conll.txt"
    return _articles([rows for _, rows in iob(path, 1, " ") if rows[0][0] != "-DOCSTART-"], 4)


def crossner(data: Path, subject: str, parts: tuple[str, ...]) -> list[Paragraph]:
    """Sentences on a subject, politics or science, from Wikipedia."""
    files = [data / f"crossner/{subject}/{part}.txt" for part in parts]
    return _articles([rows for path in files for _, rows in iob(path, 1)], 1)


def wnut(data: Path) -> list[Paragraph]:
    """Short messages with rare names."""
    path = data / "ner_juandr/data/WNUT17/CONLL-format/data/train/wnut17train.conll"
    return _articles([rows for _, rows in iob(path, 1)], 1)


def _articles(sentences: list[list[tuple[str, str]]], together: int) -> list[Paragraph]:
    read = [sentence for sentence in map(named_only, sentences) if sentence]
    return [read[at : at + together] for at in range(0, len(read), together)]
