"""Windows of a text for the trained layer: paragraphs together as far as they go, each token with its word pieces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from crossread.language.sentences import boundaries, paragraphs
from crossread.language.shapes import shape
from crossread.language.tokens import Span, tokens

FULL = 160
"""Word pieces after which a window is closed: as long as those that were learnt from, and the quickest per word."""
LONGEST = 400
"""Word pieces of the longest window: a sentence that has more is cut there."""
CLS, SEP, UNKNOWN = 101, 102, 100
ENDS, NEVER, RULED = 1e4, -1e4, 1.5
"""Added to the score of a sentence end: where a line ends, where none may be, and where the rules see one (or, with the
other sign, none): tuned on the development part of EWT."""
Numbers = NDArray[np.int64]


@dataclass(slots=True)
class Window:
    """Tokens that stand together, with what the network reads of them."""

    places: list[Span] = field(default_factory=list)
    pieces: list[int] = field(default_factory=lambda: [CLS])
    shapes: list[int] = field(default_factory=lambda: [0])
    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)
    bias: list[float] = field(default_factory=list)
    paragraph: list[int] = field(default_factory=list)

    def inputs(self) -> dict[str, NDArray[np.int64] | NDArray[np.float32]]:
        """The arrays that the network takes."""
        numbers = {name: np.asarray([getattr(self, name)], dtype=np.int64) for name in ("pieces", "shapes", "first", "last")}
        return {**numbers, "bias": np.asarray([self.bias], dtype=np.float32)}


@dataclass(frozen=True, slots=True)
class _Part:
    """Tokens that must not be parted from one another: a line, or a piece of one that is too long."""

    places: list[Span]
    pieces: list[list[int]]
    bias: list[float]
    paragraph: int
    closed: bool
    """Whether its line ends with it."""

    @property
    def length(self) -> int:
        return sum(map(len, self.pieces))


def windows(text: str, tokenizer: Tokenizer) -> list[Window]:
    """All tokens of a text in windows, in order."""
    found: list[Window] = []
    window = Window()
    for part in _parts(text, tokenizer):
        if window.places and len(window.pieces) + part.length > FULL:
            found.append(window)
            window = Window()
        _add(window, part, text)
    if window.places:
        found.append(window)
    return found


def _add(window: Window, part: _Part, text: str) -> None:
    for (start, end), pieces, bias in zip(part.places, part.pieces, part.bias, strict=True):
        token = text[start:end]
        spaced = start == 0 or text[start - 1].isspace()
        window.places.append((start, end))
        window.first.append(len(window.pieces))
        window.pieces += pieces
        window.shapes += [shape(token, at == 0, spaced) for at in range(len(pieces))]
        window.last.append(len(window.pieces) - 1)
        window.bias.append(bias)
        window.paragraph.append(part.paragraph)
    if part.closed:
        window.pieces.append(SEP)
        window.shapes.append(0)


def _parts(text: str, tokenizer: Tokenizer) -> Iterator[_Part]:
    for number, (start, end) in enumerate(paragraphs(text)):
        places = tokens(text, start, end)
        if not places:
            continue
        pieces = _pieces([text[left:right] for left, right in places], tokenizer)
        ruled = set(boundaries(text, start, end))
        bias = [RULED if right in ruled else -RULED for _, right in places]
        bias[-1] = ENDS
        cuts = _cuts(places, pieces, ruled)
        for at, after in zip(cuts, cuts[1:], strict=False):
            part = _Part(places[at:after], pieces[at:after], bias[at:after], number, closed=after == len(places))
            part.bias[-1] = ENDS
            yield part


def _pieces(words: Sequence[str], tokenizer: Tokenizer) -> list[list[int]]:
    """The word pieces of each token; the unknown piece where the vocabulary has nothing."""
    safe = [word.encode("utf-8", "replace").decode("utf-8") for word in words]
    encoding = tokenizer.encode(safe, is_pretokenized=True, add_special_tokens=False)
    found: list[list[int]] = [[] for _ in words]
    for number, piece in zip(encoding.word_ids, encoding.ids, strict=True):
        found[number].append(piece)
    return [pieces or [UNKNOWN] for pieces in found]


def _cuts(places: Sequence[Span], pieces: Sequence[Sequence[int]], ruled: set[int]) -> list[int]:
    """Where a line of too many pieces is parted: after a sentence by rule once it is full, else where it must."""
    cuts, length = [0], 0
    total = sum(map(len, pieces))
    if total <= LONGEST:
        return [0, len(places)]
    for at, row in enumerate(pieces):
        if at > cuts[-1] and (length + len(row) > LONGEST or (length >= FULL and places[at - 1][1] in ruled)):
            cuts.append(at)
            length = 0
        length += len(row)
    return [*cuts, len(places)]
