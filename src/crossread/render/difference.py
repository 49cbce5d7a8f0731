"""What is the same and what differs between two texts, word by word. Nothing here knows where the texts are from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from crossread.language.words import words
from crossread.parsed import Word
from crossread.render.contexts import Piece

EXACT = 250_000
"""Words of one text times words of the other up to which every word is compared with every other: two texts of 500
words, a tenth of a second at worst. Beyond, words that make up more than a hundredth of a long text anchor nothing."""


def difference(left: str, right: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Each text in pieces of part `same` or `differs`; joined again they are the text.

    Words are compared folded, so that case, accents and the style of quotation marks make no difference; nor does
    punctuation, but signs with a meaning of their own (currencies, per cent, plus) do.
    """
    ones, others = _counting(left), _counting(right)
    keys, other_keys = [_key(word) for word in ones], [_key(word) for word in others]
    same, other_same = [False] * len(keys), [False] * len(other_keys)
    for at, other, size in _matches(keys, other_keys):
        same[at : at + size] = [True] * size
        other_same[other : other + size] = [True] * size
    return tuple(_pieces(left, ones, same)), tuple(_pieces(right, others, other_same))


def counterparts(left: str, right: str) -> tuple[tuple[int, int], ...]:
    """Where each word of the left that the right has too begins in the one and in the other, in order."""
    ones, others = _counting(left), _counting(right)
    found = _matches([_key(word) for word in ones], [_key(word) for word in others])
    return tuple(
        (ones[at + step].start, others[other + step].start) for at, other, size in found for step in range(size)
    )


def _counting(text: str) -> list[Word]:
    """The words that can make a difference."""
    return [word for word in words(text) if word.key or _means(word.text)]


def _means(mark: str) -> bool:
    return mark in "%‰" or unicodedata.category(mark[0]).startswith("S")


def _key(word: Word) -> str:
    return word.key or word.text


def _matches(left: Sequence[str], right: Sequence[str]) -> Iterator[tuple[int, int, int]]:
    """Runs of equal words: where in the left, where in the right, how many. Equal ends are taken off first."""
    shorter = min(len(left), len(right))
    head = next((at for at in range(shorter) if left[at] != right[at]), shorter)
    rest = shorter - head
    tail = next((at for at in range(rest) if left[-1 - at] != right[-1 - at]), rest)
    ones, others = left[head : len(left) - tail], right[head : len(right) - tail]
    yield 0, 0, head
    found = SequenceMatcher(None, ones, others, autojunk=len(ones) * len(others) > EXACT)
    for at, other, size in found.get_matching_blocks():
        yield head + at, head + other, size
    yield len(left) - tail, len(right) - tail, tail


def _pieces(text: str, found: Sequence[Word], same: Sequence[bool]) -> Iterator[Piece]:
    """Runs of words that differ, with what stands between them; all else is the same."""
    at = number = 0
    while number < len(found):
        if same[number]:
            number += 1
            continue
        first = last = number
        while last + 1 < len(found) and not same[last + 1]:
            last += 1
        if at < found[first].start:
            yield Piece(text[at : found[first].start], "same")
        at = found[last].end
        yield Piece(text[found[first].start : at], "differs")
        number = last + 1
    if at < len(text):
        yield Piece(text[at:], "same")
