"""Whole texts of GUM with who is meant by each mention: news, interviews, lives, courts and travel guides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossread.language.reference.mentions import Chain, How
from crossread.language.reference.pronouns import Choice, Reading
from evaluation.treebanks import documents

GENRES = ("news", "interview", "bio", "court", "voyage")
"""Those with names and with pronouns for them; the academic texts have hardly any."""
OPENS = re.compile(r"\((\d+)-[^()]*(\))?|(\d+)\)")
"""An entity that begins, with a bracket if it ends at the same word; or one that ends."""

Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Text:
    """A text with the places where something is spoken of, and the number of what is meant there."""

    name: str
    partition: str
    text: str
    mentions: dict[Place, str]

    def meant(self, start: int, end: int) -> str | None:
        """What the smallest mention around a place means."""
        around = [place for place in self.mentions if place[0] <= start and end <= place[1]]
        return self.mentions[min(around, key=lambda place: place[1] - place[0])] if around else None


def texts(folder: Path, partitions: Sequence[str]) -> Iterator[Text]:
    """The texts of some partitions, in order of name."""
    for path in sorted((folder / "dep").glob("*.conllu")):
        if path.stem.split("_")[1] not in GENRES:
            continue
        head = (folder / "xml" / f"{path.stem}.xml").read_text(encoding="utf-8")[:3000]
        found = re.search(r'partition="(\w+)"', head)
        if found and found[1] in partitions:
            (document,) = documents(path)
            lines = path.read_text(encoding="utf-8").splitlines()
            cells = [row[9] for line in lines if (row := line.split("\t"))[0].isdigit()]
            places = [(word.start, word.end) for word in document.words]
            yield Text(path.stem, found[1], document.text, _mentions(places, cells))


def _mentions(places: Sequence[Place], cells: Sequence[str]) -> dict[Place, str]:
    found: dict[Place, str] = {}
    begun: list[tuple[str, int]] = []
    for (start, end), cell in zip(places, cells, strict=True):
        marks = next((part[7:] for part in cell.split("|") if part.startswith("Entity=")), "")
        for mark in OPENS.finditer(marks):
            if mark[2]:
                found[start, end] = mark[1]
            elif mark[1]:
                begun.append((mark[1], start))
            else:
                at = next((at for at in reversed(range(len(begun))) if begun[at][0] == mark[3]), None)
                if at is not None:
                    found[begun.pop(at)[1], end] = mark[3]
    return found


def judged(text: Text, reading: Reading) -> Iterator[tuple[Choice, list[bool]]]:
    """The choices for labelled pronouns, each with which of its chains are meant."""
    of_chain = {chain.number: _of(text, chain) for chain in reading.people.chains}
    for choice in reading.choices:
        meant = text.mentions.get((choice.pronoun.start, choice.pronoun.end))
        if meant is not None:
            yield choice, [of_chain[chain.number] == meant for chain in choice.chains]


def _of(text: Text, chain: Chain) -> str | None:
    """What most mentions of a chain mean, of its names if it has any."""
    mentions = chain.names or [one for one in chain.others if one.how is How.NOUN]
    said = Counter(text.meant(one.start, one.end) for one in mentions)
    return min(said, key=lambda key: (-said[key], key or ""), default=None)
