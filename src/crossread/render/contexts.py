"""Passages in their surroundings, as pieces that say which part each plays."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossread.language.sentences import sentences
from crossread.records import Passage, Report
from crossread.render.labels import Labels
from crossread.text import place

SIDE = 220
"""Characters of context kept on either side of a passage: the longest ordinary sentences have about 400."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of characters of a report and the part it plays: `around`, `passage`, or `value` inside it.

    Where two texts are compared the parts are `same` and `differs`; where one is set against a fuller one, `same`,
    `added` and `dropped`. A `condition` is what leaves a position open.
    """

    text: str
    part: str


@dataclass(frozen=True, slots=True)
class Contexts:
    """The sentences of every report, to show a passage in its own."""

    texts: dict[str, str]
    bounds: dict[str, tuple[tuple[int, int], ...]]

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Contexts:
        """The sentences of these reports."""
        return cls(
            {report.id: report.text for report in reports},
            {report.id: tuple((one.start, one.end) for one in sentences(report.text)) for report in reports},
        )

    def around(self, passage: Passage, value: str = "") -> tuple[Piece, ...]:
        """The passage in its sentence, as pieces; `value` is marked where it is a part of it."""
        text = self.texts.get(passage.report)
        if text is None:
            return _inside(passage, value)
        return self._framed(text, passage, _inside(passage, value))

    def parted(self, passage: Passage, parts: Sequence[tuple[Passage, str]]) -> tuple[Piece, ...]:
        """The passage in its sentence, as pieces; other passages of the same sentence or so play the parts given."""
        text = self.texts.get(passage.report)
        if text is None:
            return (Piece(passage.text, "passage"),)
        near = [(one.start, one.end, part) for one, part in parts if one.report == passage.report]
        near = [one for one in near if passage.start - one[0] <= SIDE and one[1] - passage.end <= SIDE]
        start = min([passage.start, *(one[0] for one in near)])
        end = max([passage.end, *(one[1] for one in near)])
        pieces, at = [], start
        for first, last, part in sorted(near):
            if first >= at:
                pieces += [Piece(text[at:first], "passage"), Piece(text[first:last], part)]
                at = last
        pieces.append(Piece(text[at:end], "passage"))
        return self._framed(text, Passage(passage.report, start, end, text[start:end]), pieces)

    def _framed(self, text: str, passage: Passage, inside: Iterable[Piece]) -> tuple[Piece, ...]:
        left, right = self._sentence(passage)
        near, far = _after_space(text, left, passage.start), _before_space(text, passage.end, right)
        pieces = (
            Piece("… " if near > left else "", "gap"),
            Piece(text[near : passage.start], "around"),
            *inside,
            Piece(text[passage.end : far], "around"),
            Piece(" …" if far < right else "", "gap"),
        )
        return tuple(piece for piece in pieces if piece.text)

    def _sentence(self, passage: Passage) -> tuple[int, int]:
        """From the start of the first sentence the passage touches to the end of the last."""
        left, right = passage.start, passage.end
        bounds = self.bounds[passage.report]
        for start, end in bounds[bisect_right(bounds, passage.start, key=lambda pair: pair[1]) :]:
            if start >= passage.end:
                break
            left, right = min(left, start), max(right, end)
        return left, right


def _after_space(text: str, left: int, start: int) -> int:
    """Where the context before `start` begins: `left`, or a word at most `SIDE` characters away."""
    if start - left <= SIDE:
        return left
    space = text.find(" ", start - SIDE, start)
    return space + 1 if space >= 0 else start - SIDE


def _before_space(text: str, end: int, right: int) -> int:
    """Where the context after `end` stops: `right`, or a word at most `SIDE` characters away."""
    if right - end <= SIDE:
        return right
    space = text.rfind(" ", end, end + SIDE)
    return space if space >= 0 else end + SIDE


def _inside(passage: Passage, value: str) -> tuple[Piece, ...]:
    at = passage.text.find(value) if value else -1
    if at < 0 or len(value) == len(passage.text):
        return (Piece(passage.text, "passage"),)
    found = (
        Piece(passage.text[:at], "passage"),
        Piece(value, "value"),
        Piece(passage.text[at + len(value) :], "passage"),
    )
    return tuple(piece for piece in found if piece.text)


def by_report(passages: Iterable[Passage], labels: Labels) -> tuple[Passage, ...]:
    """Passages in the dossier's order of reports, then by place, each once."""
    return tuple(sorted(set(passages), key=lambda one: (labels.rank(one.report), place(one))))
