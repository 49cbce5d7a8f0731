"""Paragraphs in another order, and a sentence or two of a desk's own."""

from __future__ import annotations

from random import Random

from evaluation.rewriting.forms import listed

ADDED = 0.1
"""Share of reports that get a lead or a background of the desk's own."""


def shuffled(text: str, chance: Random) -> tuple[str, int]:
    """A text with one or two of its paragraphs a place or two further on; how many moved. The first stays first."""
    paragraphs = text.split("\n")
    if len(paragraphs) < 4:
        paragraphs = _cut(paragraphs)
    moves = min(chance.choice((1, 2)), max(0, len(paragraphs) - 2))
    for _ in range(moves):
        at = chance.randrange(1, len(paragraphs) - 1)
        moved = paragraphs.pop(at)
        paragraphs.insert(min(len(paragraphs), at + chance.choice((1, 2))), moved)
    return "\n".join(paragraphs), moves


def _cut(paragraphs: list[str]) -> list[str]:
    """A text of few paragraphs in more, cut behind full stops."""
    return [line for paragraph in paragraphs for line in paragraph.replace(". ", ".\n").split("\n")]


def with_background(text: str, chance: Random) -> tuple[str, int]:
    """A text with, one time in ten, one or two sentences that say nothing of the event; how many."""
    if chance.random() >= ADDED:
        return text, 0
    own = chance.sample(listed("background"), chance.choice((1, 2)))
    paragraphs = text.split("\n")
    at = chance.choice((0, len(paragraphs)))
    return "\n".join([*paragraphs[:at], " ".join(own), *paragraphs[at:]]), len(own)
