"""From a noun phrase to the name at its head, with pronouns led back to the last fitting person."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossread.language.classes import PERSONAL, PREPOSITIONS
from crossread.parsed import Reference
from crossread.records import Name, NameKind, Passage, Report
from crossread.text import Located, overlap

REACH = 6
"""Lines that a pronoun may look back: a paragraph or two; farther back another "he" is likely meant."""


@dataclass(slots=True)
class Memory:
    """Who was spoken of last while a report is read from its start; lives for one call alone."""

    places: Located[Name]
    report: Report
    references: Sequence[Reference] = ()
    """Pronouns and nouns with whom they stand for, in order of place."""
    recent: list[tuple[int, str]] = field(default_factory=list)
    """Line and id of persons who were subjects, newest last."""

    def note(self, line: int, name: Name | None) -> None:
        """Remembers a subject if it is a person."""
        if name is not None and name.kind is NameKind.PERSON:
            self.recent.append((line, name.id))

    def meant(self, pronoun: Passage, line: int) -> str | None:
        """Whom a pronoun stands for, where it can be told.

        Without grammar that is the last person who was a subject; with it the likeliest one, where that is safe or the
        last subject is the same.
        """
        last = self._person(line)
        found = [one for one in _within(self.references, pronoun) if one.pronoun]
        if not found:
            return last
        name = self._at(found[-1])
        return name.id if name is not None and (found[-1].safe or name.id == last) else None

    def _at(self, reference: Reference) -> Name | None:
        """The name at the place that a reference leads to."""
        if reference.name is None:
            return None
        return head_name(self.places, self.report.passage(*reference.name))

    def _person(self, line: int) -> str | None:
        """The last person who was a subject within reach, if any."""
        if self.recent and line - self.recent[-1][0] <= REACH:
            return self.recent[-1][1]
        return None

    def name_of(self, speaker: Passage) -> Name | None:
        """The name at the head of a noun phrase, a person before all else; or whom its noun stands for."""
        name = head_name(self.places, speaker)
        if name is not None:
            return name
        nouns = [one for one in _within(self.references, speaker) if not one.pronoun]
        return self._at(nouns[0]) if len(nouns) == 1 else None


def _within(references: Sequence[Reference], passage: Passage) -> Sequence[Reference]:
    """The references inside a passage."""
    first = bisect_left(references, passage.start, key=lambda one: one.start)
    last = bisect_left(references, passage.end, key=lambda one: one.start)
    return references[first:last]


def locate(names: Sequence[Name], report: Report) -> Located[Name]:
    """The names of one report by the places of their spellings."""
    return Located.of(
        (passage, name)
        for name in sorted(names, key=lambda name: name.id)
        for variant in name.variants
        for passage in variant.passages
        if passage.report == report.id
    )


def head_name(places: Located[Name], phrase: Passage) -> Name | None:
    """The name that stands at the head of a noun phrase: its last person, else the name that its head ends."""
    inside = name_places(places, phrase)
    persons = [name for name, _ in inside if name.kind is NameKind.PERSON]
    if persons:
        return persons[-1]
    head_end = _head_end(phrase)
    at_head = [name for name, (start, end) in inside if end >= head_end > start]
    return at_head[-1] if at_head else None


def name_places(places: Located[Name], passage: Passage) -> list[tuple[Name, tuple[int, int]]]:
    """Names inside or around a passage, with their places, in order; a possessive before the head is none."""
    rows = places.entries.get(passage.report, ())
    found = []
    for start, end, name in _near(rows, passage):
        other = Passage(passage.report, start, end, "")
        if overlap(other, passage) and not passage.text[max(0, end - passage.start) :].startswith(("'s", "’s")):
            found.append((name, (start, end)))
    return found


def _near(rows: Sequence[tuple[int, int, Name]], passage: Passage) -> list[tuple[int, int, Name]]:
    first = bisect_left(rows, passage.start, key=lambda row: row[0])
    # A name that begins before the passage and reaches into it is at most the row before.
    first = max(0, first - 1)
    found = []
    for row in rows[first:]:
        if row[0] >= passage.end:
            break
        found.append(row)
    return found


def _head_end(speaker: Passage) -> int:
    """Offset where the head of a noun phrase ends: before its first comma or lower-case preposition."""
    place = speaker.start
    for piece in speaker.text.split(" "):
        if piece.casefold() in PREPOSITIONS and place > speaker.start:
            return place - 1
        place += len(piece) + 1
        if piece.endswith(","):
            return place - 2
    return speaker.end


def is_pronoun(passage: Passage) -> bool:
    """Whether a speaker is given as "he" or "she"."""
    return passage.text.casefold() in PERSONAL
