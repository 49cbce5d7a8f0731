"""Sentences again with other names in them: a name is known by what stands around it, not by its letters alone.

Persons come from the names of the sets and from given names and surnames of Wikidata put together; places and bodies
from the sets. What is replaced keeps its labels of names and loses all others.
"""

from __future__ import annotations

import gzip
import random
from collections.abc import Sequence
from pathlib import Path

from crossread.language.lexicon import lexicon
from crossread.language.tokens import tokens
from language.data import Labelled, Paragraph, Sentence

SHARE = 0.6
"""Of the names of a sentence that are replaced."""
MADE = 0.5
"""Of the persons that are put together from a given name and a surname."""


class Replacer:
    """Pools of names, and sentences with names drawn from them."""

    def __init__(self, sets: Sequence[Sequence[Paragraph]], data: Path) -> None:
        self.pools: dict[str, list[tuple[str, ...]]] = {"PER": [], "LOC": [], "ORG": []}
        for paragraph in (paragraph for each in sets for paragraph in each):
            for sentence in paragraph:
                for first, last, kind in places(sentence):
                    if kind in self.pools:
                        self.pools[kind].append(tuple(token.text for token in sentence[first:last]))
        self.given = sorted(name.capitalize() for name in lexicon("given_names"))
        self.surnames = surnames(data)

    def paragraphs(self, sets: Sequence[Sequence[Paragraph]], chance: random.Random) -> list[Paragraph]:
        """Every sentence that has a person, place or body, with other ones."""
        found = []
        for paragraph in (paragraph for each in sets for paragraph in each):
            changed = [self.changed(sentence, chance) for sentence in paragraph if any(places(sentence))]
            if changed:
                found.append(changed)
        return found

    def changed(self, sentence: Sentence, chance: random.Random) -> Sentence:
        """The sentence with some of its names replaced."""
        result: Sentence = []
        at = 0
        for first, last, kind in places(sentence):
            result += [_bare(token) for token in sentence[at:first]]
            old = sentence[first:last]
            if kind in self.pools and chance.random() < SHARE:
                words = self.drawn(kind, chance)
                result += [
                    Labelled(word, old[0].spaced if number == 0 else word not in ("-", "'s", "."),
                             name=("B-" if number == 0 else "I-") + kind)
                    for number, word in enumerate(words)
                ]  # fmt: skip
            else:
                result += [_bare(token) for token in old]
            at = last
        return result + [_bare(token) for token in sentence[at:]]

    def drawn(self, kind: str, chance: random.Random) -> tuple[str, ...]:
        """A name of a kind."""
        if kind != "PER" or chance.random() > MADE:
            return chance.choice(self.pools[kind])
        form = chance.random()
        surname = chance.choice(self.surnames)
        if form < 0.55:
            return (chance.choice(self.given), surname)
        if form < 0.85:
            return (surname,)
        if form < 0.93:
            return (chance.choice(self.given)[0] + ".", surname)
        return (chance.choice(self.given), chance.choice(self.given)[0] + ".", surname)


def places(sentence: Sentence) -> list[tuple[int, int, str]]:
    """First and last token (half-open) and kind of every name."""
    found: list[tuple[int, int, str]] = []
    for at, token in enumerate(sentence):
        label = token.name or "O"
        if label.startswith("B-"):
            found.append((at, at + 1, label[2:]))
        elif label.startswith("I-") and found and found[-1][1] == at:
            found[-1] = (found[-1][0], at + 1, found[-1][2])
    return found


def surnames(data: Path) -> list[str]:
    """Spellings of the name clusters of Wikidata that are one word in Latin letters, with a capital."""
    found = set()
    with gzip.open(data / "name_variants/wikidata_name_clusters/names.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            first = line.split("=>")[0].split(",")[0].strip()
            if 4 <= len(first) <= 12 and first.isascii() and first.isalpha() and len(tokens(first)) == 1:
                found.add(first.capitalize())
    return sorted(found)


def _bare(token: Labelled) -> Labelled:
    return Labelled(token.text, token.spaced, name=token.name)
