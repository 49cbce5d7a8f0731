"""Two texts as the pair network reads them: word pieces, sides, and what each word is and whether the other has it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.lexicon import lexicon
from crossread.language.stems import stem
from crossread.text import fold

LONGEST = 64
"""Word pieces that each text of a pair is cut to: a clause of 40 words has about 55."""
FUNCTION, PLAIN, CAPITAL, NUMBER = range(4)
"""What a word is by its look. The word pieces are in small letters, so that a capital is told here alone."""
MARKS = 9
"""Numbers of marks: none, and each look with a like word in the other text or without one."""
CLS, SEP = 101, 102
COUNTED = frozenset({"unit", "teen", "ten", "hundred", "scale", "dozen"})
"""Lines of the list of number words whose words name one number; "hundreds" names none."""
Inputs = dict[str, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One text of a pair."""

    pieces: tuple[int, ...]
    words: tuple[int, ...]
    """The word that each piece belongs to, as a place in `keys`."""
    keys: tuple[str, ...]
    """One a word: its stem, or the digits of a number."""
    looks: tuple[int, ...]

    def of(self, look: int) -> frozenset[str]:
        """The keys of its words of a look."""
        return frozenset(key for key, each in zip(self.keys, self.looks, strict=True) if each == look)


def seen(text: str, tokenizer: Tokenizer) -> Seen:
    """A text with its words, cut to `LONGEST` pieces."""
    clean = text.encode("utf-8", "replace").decode("utf-8")
    encoding = tokenizer.encode(clean, add_special_tokens=False)
    numbers = [word or 0 for word in encoding.word_ids[:LONGEST]]
    spans: dict[int, tuple[int, int]] = {}
    for word, (start, end) in zip(numbers, encoding.offsets[:LONGEST], strict=True):
        spans[word] = (spans.get(word, (start, end))[0], end)
    place = {word: number for number, word in enumerate(spans)}
    told = [told_of(clean[start:end]) for start, end in spans.values()]
    return Seen(
        tuple(encoding.ids[:LONGEST]),
        tuple(place[word] for word in numbers),
        tuple(key for key, _ in told),
        tuple(look for _, look in told),
    )


def told_of(word: str) -> tuple[str, int]:
    """The key and the look of a word."""
    key = fold(word)
    if key in _values():
        return _values()[key], NUMBER
    if any(character.isdigit() for character in key):
        return key, NUMBER
    if word[0].isupper() and key not in lexicon("function_words"):
        return stem(key), CAPITAL
    if key in lexicon("function_words") or not key.isalpha():
        return key, FUNCTION
    return stem(key), PLAIN


@cache
def _values() -> Mapping[str, str]:
    """Number words with the digits that they stand for; larger ones stand for themselves."""
    found: dict[str, str] = {}
    for kind, value, *spellings in map(str.split, sorted(lexicon("number_words"))):
        if kind in COUNTED:
            found.update((spelling, value if value.isdigit() else spelling) for spelling in spellings)
    return found


def alone(pieces: Sequence[int]) -> NDArray[np.int64]:
    """What the lower half of the network reads of one text, 1 x n."""
    return np.array([[CLS, *pieces, SEP]], dtype=np.int64)


def together(left: Seen, right: Seen) -> Inputs:
    """What the upper half reads of a pair besides the vectors of both texts, each 1 x n."""
    first, second = _marks(left, right), _marks(right, left)
    return {
        "sides": np.array([[0] * (len(first) + 2) + [1] * (len(second) + 2)], dtype=np.int64),
        "marks": np.array([[0, *first, 0, 0, *second, 0]], dtype=np.int64),
    }


def _marks(text: Seen, other: Seen) -> list[int]:
    there = frozenset(other.keys)
    by_word = [1 + 2 * look + (key in there) for key, look in zip(text.keys, text.looks, strict=True)]
    return [by_word[word] for word in text.words]
