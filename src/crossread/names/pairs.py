"""Whether two whole names are of one person or body.

The words of both names are lined up (`alignment`), and what speaks against their being one is added up (`doubts`). Up
to which sum two names are one depends on what else is known: see the bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.names.alignment import align, table_of, word_pair
from crossread.names.doubts import (
    BODY_SIGNS,
    BODY_STORY_SIGNS,
    NO_WORD,
    PERSON_SIGNS,
    STORY_SIGNS,
    Check,
    Compared,
    Sign,
)
from crossread.names.parts import PARTICLES, Part, Words, body, person
from crossread.names.scripts import script

Keys = tuple[str, ...]

ANYWHERE = 3.3
"""Doubt up to which two names may be one where nothing else is known of them: two slips pass, three do not."""
IN_STORY = 2.0
"""The same for people in two reports of one story: one slip is forgiven, as a story has namesakes."""
BODIES_IN_STORY = 1.0
"""The same for bodies, places and things: the words of their names are words of the language, in other order too."""
IN_REPORT = 1.0
"""The same within one report, which rarely spells one name in two ways."""
LONE = 0.06
"""Cost a letter up to which two names of one word each are spellings of one."""
SHORTEST_SHARE = 0.7
"""A lone word shorter than this share of the other is another name, not a spelling: "Lind", "Lindemann"."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two names compare."""

    same: bool
    cost: float
    """The sum of the doubts."""
    why: str
    signs: tuple[Sign, ...] = ()


def compare_people(left: Keys, right: Keys) -> tuple[Sign, ...]:
    """The signs against two people's names being one; of readings with and without titles, the kinder."""
    return min((_signs(PERSON_SIGNS, a, b) for a, b in _readings(left, right)), key=doubt)


def _readings(left: Keys, right: Keys) -> list[tuple[Words, Words]]:
    one, other = person(left), person(right)
    if one.titled or other.titled:
        return [(one, other), (person(left, bare=False), person(right, bare=False))]
    return [(one, other)]


def compare_bodies(left: Keys, right: Keys, checks: tuple[Check, ...] = BODY_SIGNS) -> tuple[Sign, ...]:
    """The signs against two names of organisations, places or things being one."""
    return _signs(checks, body(left), body(right))


def _signs(checks: tuple[Check, ...], left: Words, right: Words) -> tuple[Sign, ...]:
    names = Compared(left, right, align(left.parts, right.parts))
    return tuple(sign for check in checks if (sign := check(names)) is not None)


def doubt(signs: Sequence[Sign]) -> float:
    """The sum of the doubts of the signs."""
    return round(sum(sign.doubt for sign in signs), 3)


def verdict(signs: tuple[Sign, ...], bound: float) -> Likeness:
    """Whether the doubts stay below a bound, and what they are in a few words."""
    total = doubt(signs)
    why = "; ".join(f"{sign.rule} {sign.detail} ({sign.doubt:.2g})".replace("  ", " ") for sign in signs) or "equal"
    return Likeness(total <= bound, total, why, signs)


def one_person(left: Keys, right: Keys, bound: float = ANYWHERE) -> Likeness:
    """Whether two names of people, given without any report, may be one."""
    return verdict(compare_people(left, right), bound)


def one_body(left: Keys, right: Keys, bound: float = ANYWHERE) -> Likeness:
    """Whether two names of bodies, given without any report, may be one."""
    if _is_acronym(left, right) or _is_acronym(right, left):
        return Likeness(True, 0.0, "initials")
    return verdict(compare_bodies(left, right), bound)


def _is_acronym(short: Keys, long: Keys) -> bool:
    return (
        len(short) == 1
        and len(short[0]) > 1
        and short[0].replace(".", "").casefold() in initials(tuple(part.text for part in body(long).parts))
    )


def same_person(left: Keys, right: Keys, together: bool = False) -> Likeness:
    """Whether two full names in one story are one person's; `together` if one report uses both.

    A name of one word, with a title or without, is no full name: whose it is depends on the story.
    """
    full = [(a, b) for a, b in _readings(left, right) if min(len(a.parts), len(b.parts)) > 1]
    if not full:
        return Likeness(False, NO_WORD, "a name of one word")
    signs = min((_signs(STORY_SIGNS, a, b) for a, b in full), key=doubt)
    return verdict(signs, IN_REPORT if together else IN_STORY)


def same_body(left: Keys, right: Keys, together: bool = False) -> Likeness:
    """Whether two names of organisations, places or things in one story are spellings of one."""
    if len(left) == len(right) == 1:
        return same_word(left[0], right[0])
    return verdict(compare_bodies(left, right, BODY_STORY_SIGNS), IN_REPORT if together else BODIES_IN_STORY)


def same_word(left: str, right: str) -> Likeness:
    """Whether two names of one word each are spellings of one."""
    share = word_share(left, right)
    return Likeness(share <= LONE, share, "spellings alike")


def word_share(left: str, right: str) -> float:
    """Cost a letter of taking two words, in any script, for one; more than 1 if they cannot be."""
    one, other = lone(left), lone(right)
    short, long = sorted((len(one.text), len(other.text)))
    if one.kind == other.kind and short < SHORTEST_SHARE * long:
        return NO_WORD
    pair = word_pair(one.text, other.text, table_of(one, other))
    return NO_WORD if pair is None or pair.how == "initial" else round(pair.share, 3)


def lone(word: str) -> Part:
    """A name of one word as one part, without an article written together with it."""
    parts = person((word,), bare=False).parts
    return Part("".join(part.text for part in parts), script(word))


def initials(keys: Keys) -> tuple[str, ...]:
    """The acronyms that a name of several words can have: with and without its small words."""
    if len(keys) < 2:
        return ()
    great = "".join(word[0] for word in keys if word not in PARTICLES)
    every = "".join(word[0] for word in keys)
    return tuple(sorted({great, every}))
