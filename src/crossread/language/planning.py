"""Windows of a text for the trained layer: a line each, with the word pieces of its tokens.

A line is read alone, so that a paragraph is read the same in whatever report it stands; several lines together scored
no better (docs/decisions/0007-language-network.md).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.sentences import boundaries, paragraphs
from crossread.language.shapes import shape
from crossread.language.tokens import Span, tokens

LONGEST = 400
"""Word pieces of the longest window; the network has places for 512. A longer line is parted."""
FULL = 160
"""Word pieces from which a line that must be parted is parted at the next sentence end that the rules see."""
UNSPACED, LEAST_SPACE = 1_000, 0.02
"""A line of more characters with a smaller share of white space is no prose but data, and is not read; English has a
sixth."""
LAST_LATIN = "\u024f"
"""The last letter of Latin but for those with two marks, which stand further on."""
CLS, SEP, UNKNOWN = 101, 102, 100
"""Pieces of the vocabulary: where a window begins, where it ends, and what has no piece of its own."""
ENDS = 1e4
"""Added to the score of a sentence end where a window ends: nothing outweighs it."""

Arrays = dict[str, NDArray[np.int64] | NDArray[np.float32]]


@dataclass(frozen=True, slots=True)
class Window:
    """Tokens that are read together."""

    paragraph: int
    places: tuple[Span, ...]
    pieces: tuple[tuple[int, ...], ...]
    """The word pieces of each token."""
    shapes: tuple[tuple[int, ...], ...]
    bias: tuple[float, ...]
    """Added to the score that a sentence ends with the token."""

    def inputs(self) -> Arrays:
        """The arrays that the network takes, each with one row."""
        pieces, shapes, first, last = [CLS], [0], [], []
        for row, forms in zip(self.pieces, self.shapes, strict=True):
            first.append(len(pieces))
            pieces += row
            shapes += forms
            last.append(len(pieces) - 1)
        numbers = {"pieces": [*pieces, SEP], "shapes": [*shapes, 0], "first": first, "last": last}
        bias = np.asarray([self.bias], dtype=np.float32)
        return {**{name: np.asarray([row], dtype=np.int64) for name, row in numbers.items()}, "bias": bias}


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that is no prose, or not in Latin letters."""

    paragraph: int
    start: int
    end: int


def windows(text: str, tokenizer: Tokenizer) -> Iterator[Window | Unread]:
    """All tokens of a text in windows, in order, and the lines that are not read."""
    for number, (start, end) in enumerate(paragraphs(text)):
        if _is_data(text[start:end]) or _is_foreign(text[start:end]):
            yield Unread(number, start, end)
            continue
        places = tokens(text, start, end)
        pieces = _pieces([text[left:right] for left, right in places], tokenizer)
        for first, last in pairwise(_cuts(text, places, pieces)):
            part = places[first:last]
            yield Window(
                number,
                tuple(part),
                tuple(pieces[first:last]),
                tuple(_shapes(text, place, len(row)) for place, row in zip(part, pieces[first:last], strict=True)),
                (*(0.0 for _ in part[:-1]), ENDS),
            )


def _is_data(line: str) -> bool:
    return len(line) > UNSPACED and sum(map(str.isspace, line)) < LEAST_SPACE * len(line)


def _is_foreign(line: str) -> bool:
    """Whether most letters of a line are of another script than Latin."""
    if line.isascii():
        return False
    letters = [character for character in line if character.isalpha()]
    return sum(character > LAST_LATIN and not "Ḁ" <= character <= "ỿ" for character in letters) > len(letters) / 2


def _shapes(text: str, place: Span, count: int) -> tuple[int, ...]:
    spaced = place[0] == 0 or text[place[0] - 1].isspace()
    return tuple(shape(text[place[0] : place[1]], at == 0, spaced) for at in range(count))


def _pieces(words: Sequence[str], tokenizer: Tokenizer) -> list[tuple[int, ...]]:
    """The word pieces of each token; the unknown piece where the vocabulary has nothing."""
    safe = [word.encode("utf-8", "replace").decode("utf-8") for word in words]
    encoding = tokenizer.encode(safe, is_pretokenized=True, add_special_tokens=False)
    found: list[list[int]] = [[] for _ in words]
    for number, piece in zip(encoding.word_ids, encoding.ids, strict=True):
        if number is not None:
            found[number].append(piece)
    return [tuple(pieces[:LONGEST]) or (UNKNOWN,) for pieces in found]


def _cuts(text: str, places: Sequence[Span], pieces: Sequence[Sequence[int]]) -> list[int]:
    """Where the windows of a line begin, and where the last one ends."""
    if sum(map(len, pieces)) <= LONGEST:
        return [0, len(places)]
    ruled = set(boundaries(text, places[0][0], places[-1][1]))
    cuts, length = [0], 0
    for at, row in enumerate(pieces):
        if at > cuts[-1] and (length + len(row) > LONGEST or (length >= FULL and places[at - 1][1] in ruled)):
            cuts.append(at)
            length = 0
        length += len(row)
    return [*cuts, len(places)]
