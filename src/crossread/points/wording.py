"""Words and phrases of a claim, as the lists of the checks have them."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.records import Passage

WHERE = frozenset({"in", "at", "near", "outside", "inside"})
"""Prepositions that say where, each as good as another."""


def tokens(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and folded form of every word of a text, as white space separates them."""
    start = 0
    for part in text.split():
        start = text.index(part, start)
        yield start, start + len(part), part.casefold().replace("’", "'").strip(".,;:!?\"“”'‘()")
        start += len(part)


def plain(text: str) -> str:
    """A text's words in folded form, one space before, between and after them."""
    return f" {' '.join(word for _, _, word in tokens(text))} "


def phrase_in(plain_text: str, phrases: frozenset[str]) -> str | None:
    """The first by alphabet of the phrases that stand as whole words in a text that `plain` made."""
    return min((phrase for phrase in phrases if f" {phrase} " in plain_text), default=None)


def where(text: str, phrase: str) -> tuple[int, int]:
    """Where a phrase that `phrase_in` found in a text's words begins and ends in the text."""
    wanted = phrase.split()
    spans = list(tokens(text))
    for at in range(len(spans) - len(wanted) + 1):
        if wanted and [word for _, _, word in spans[at : at + len(wanted)]] == wanted:
            return spans[at][0], spans[at + len(wanted) - 1][1]
    return 0, 0


def is_where(claim: Passage, name: Passage) -> bool:
    """Whether "in", "at", "near" stand before a name in a claim, and no -ing form before that: "living in Marrow"."""
    before = claim.text[: name.start - claim.start].lower().removesuffix("the ").split()[-2:]
    return bool(before) and before[-1] in WHERE and not before[0].endswith("ing")
