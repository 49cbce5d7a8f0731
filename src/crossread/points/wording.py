"""Words and phrases of a claim, as the lists of the checks have them."""

from __future__ import annotations

from collections.abc import Iterator


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
