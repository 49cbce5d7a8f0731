"""Passages as the page's script reads them: numbers that say where the words stand, instead of the words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from crossread.language.sentences import sentences
from crossread.records import Passage, Report
from crossread.render.contexts import Piece
from crossread.render.labels import visible
from crossread.render.page.rows import Pieces, Places, Words
from crossread.text import place

PARTS = {"same": "", "around": "o", "added": "+", "dropped": "-", "differs": "w", "gap": "g"}
"""The parts of pieces, as short as a page that has hundreds wants them."""

OWN = frozenset({"same", "added", "differs"})
"""The parts that are words of the passage itself."""

MARK = 2
"""Characters of a quotation mark with a space: as long as these, words are shorter written out than as a place."""


@dataclass(frozen=True, slots=True)
class Index:
    """The reports of a story by number, and their texts."""

    ranks: Mapping[str, int]
    texts: Mapping[str, str]

    @classmethod
    def of(cls, reports: Sequence[Report]) -> Index:
        """The index of these reports, in the dossier's order."""
        return cls({one.id: at for at, one in enumerate(reports)}, {one.id: one.text for one in reports})

    def has(self, passage: Passage) -> bool:
        """Whether a passage is one of these reports', and inside its text."""
        return 0 <= passage.start < passage.end <= len(self.texts.get(passage.report, ""))

    def at(self, passages: Iterable[Passage]) -> Places:
        """Places of passages in the dossier's order of reports, each once."""
        known = {one for one in passages if self.has(one)}
        ordered = sorted(known, key=lambda one: (self.ranks[one.report], place(one)))
        return tuple(chain.from_iterable(map(self.one, ordered)))

    def one(self, passage: Passage) -> Places:
        """The place of one passage; none if no report has it."""
        return (self.ranks[passage.report], passage.start, passage.end - passage.start) if self.has(passage) else ()

    def words(self, value: str, passages: Iterable[Passage]) -> Words:
        """Words as a place inside one of the passages; themselves where none has them."""
        for passage in passages:
            inside = passage.text.find(value) if self.has(passage) and value else -1
            if inside >= 0:
                return (self.ranks[passage.report], passage.start + inside, len(value))
        return visible(value)

    def pieces(self, pieces: Iterable[Piece], here: Passage, beside: Sequence[Passage]) -> Pieces:
        """Pieces of a passage: its own words by place, those of others where one `beside` it has them.

        None where all of it is one piece as it is: then it is the passage.
        """
        found: list[tuple[str | int, ...]] = []
        text = self.texts.get(here.report, "")
        at, last = here.start, -1
        for piece in pieces:
            part = PARTS[piece.part]
            own = text.find(piece.text, at, here.end) if piece.part in OWN else -1
            if own >= 0:
                at = own + len(piece.text)
                placed = (len(piece.text),) if own == last else (self.ranks[here.report], own, len(piece.text))
                found.append((part, *placed))
                last = at
                continue
            words = self.words(piece.text, beside) if piece.part != "gap" and len(piece.text) > MARK else piece.text
            found.append((part, words) if isinstance(words, str) else (part, *words))
            if not isinstance(words, str) and piece.part != "dropped":
                last = words[1] + words[2] if words[0] == self.ranks[here.report] else -1
        return () if found == [("", *self.one(here))] else tuple(found)


def lengths(report: Report) -> tuple[int, ...]:
    """How long each sentence of a report is, up to where the next begins; the last up to the end of the text."""
    starts = [one.start for one in sentences(report.text)]
    bounds = sorted({0, *starts, len(report.text)})
    return tuple(end - start for start, end in pairwise(bounds))
