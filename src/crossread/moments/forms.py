"""Patterns over the classes of atoms: `the? day:ordinal|number of? month:month` reads as it is said."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from crossread.moments.pieces import Atom, Draft

KINDS = (
    "iso slashed short clock decade ordinal count number era oclock possessive dash comma slash open close point money "
    "other year second month maybe_month weekday maybe_weekday season maybe_season unit units part parts weekdays "
    "relative named article the this that last past previous next coming following same each all or ago from now later "
    "earlier before after since until to in within on at of and for by between over early late mid begin end about "
    "vague half old long per time adverb business overnight mean anniversary feast reference ish once quarter zone"
).split()
LETTERS = {kind: chr(0xE000 + at) for at, kind in enumerate(KINDS)}
"""One character a class, so that a sentence is a string and a form a regular expression."""

ALIASES = {
    "DAY": "number|ordinal|second",
    "MONTH": "month|maybe_month",
    "WEEKDAY": "weekday|maybe_weekday",
    "SEASON": "season|maybe_season",
    "UNIT": "unit|units|second",
    "COUNT": "number|year|count|vague|article",
    "MOD": "early|late|mid|begin|end|later|earlier",
    "LAST": "last|past|previous",
    "NEXT": "next|coming|following",
    "STEP": "last|past|previous|next|coming|following|this",
    "JOIN": "to|dash|until|and",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """A form found in a sentence: its named atoms, and where it stands among all atoms."""

    atoms: Sequence[Atom]
    match: re.Match[str]

    def __getitem__(self, name: str) -> Atom | None:
        at = self.match.start(name) if name in self.match.re.groupindex else -1
        return self.atoms[at] if at >= 0 else None

    def need(self, name: str) -> Atom:
        """An atom that the form always has."""
        return self.atoms[self.match.start(name)]

    def kind(self, name: str) -> str:
        """The class of a named atom; "" where the form was found without it."""
        atom = self[name]
        return atom.kind if atom else ""

    def whole(self, name: str) -> int | None:
        """The whole number of a named atom, if it is there."""
        atom = self[name]
        return atom.whole if atom else None

    @property
    def first(self) -> int:
        """Number of the first atom."""
        return self.match.start()

    @property
    def last(self) -> int:
        """Number of the atom after the last."""
        return self.match.end()

    def before(self) -> Atom | None:
        """The atom just before."""
        return self.atoms[self.first - 1] if self.first else None

    def after(self) -> Atom | None:
        """The atom just after."""
        return self.atoms[self.last] if self.last < len(self.atoms) else None


Build = Callable[[Hit], "Draft | None"]
"""What a form means; None if this place is no time expression after all."""


@dataclass(frozen=True, slots=True)
class Form:
    """A way of saying a time."""

    pattern: str
    build: Build


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A form as a regular expression over the characters of the classes."""
    return re.compile("".join(_piece(piece) for piece in pattern.split()))


def _piece(piece: str) -> str:
    if piece in ("(", "|") or piece.startswith(")"):
        return "(?:" if piece == "(" else piece
    mark = piece[-1] if piece[-1] in "?*" else ""
    body = piece.rstrip("?*")
    name, _, kinds = body.rpartition(":")
    opening = ""
    for sign, look in (("<!", "(?<!"), ("<", "(?<="), ("!", "(?!")):
        if not opening and kinds.startswith(sign):
            opening, kinds = look, kinds[len(sign) :]
    letters = "".join(LETTERS[kind] for word in kinds.split("|") for kind in ALIASES.get(word, word).split("|"))
    if opening:
        return f"{opening}[{letters}])"
    group = f"(?P<{name}>[{letters}])" if name else f"[{letters}]"
    return f"(?:{group}){mark}" if mark else group


def classes(found: Sequence[Atom]) -> str:
    """The classes of a sentence's atoms, a character each."""
    return "".join(LETTERS.get(atom.kind, LETTERS["other"]) for atom in found)
