"""Checks of people: who was there and who was not; what office a person has in one event."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.language.lexicon import lexicon
from crossread.parsed import Claim, Participant
from crossread.points.facets import Facet, part, surely_the_same, whole
from crossread.points.field import Field
from crossread.points.wording import is_where, phrase_in, tokens, where
from crossread.records import NameKind
from crossread.text import within

PRESENCE_ALIKE = 0.3
"""Low, since the names carry the comparison."""
OFFICE_ALIKE = 0.55
"""Likeness from which two claims that name one person tell of one event."""
ANY_OFFICE = frozenset({"head", "chief", "partner", "owner"})
"""Words that go with most offices."""
OFFICE_SLOTS = frozenset({"as", "predicate"})
"""Places in a claim in which a noun says what somebody is."""


def presence_facets(field: Field) -> Iterator[Facet]:
    """Whether somebody attended, took part, was present; or did not, stayed away, was absent."""
    for at, unit in enumerate(field.units):
        there = phrase_in(unit.plain, lexicon("presence_there"))
        away = phrase_in(unit.plain, lexicon("presence_away"))
        about = (field.rare[at] & _acting(field, unit.claim)) | _offices(unit.plain)
        if about and bool(there) != bool(away):
            label = "there" if bool(there) != unit.claim.negative else "not there"
            yield whole(field, at, label, about, *where(unit.claim.passage.text, there or away or ""))


def office_facets(field: Field) -> Iterator[Facet]:
    """The one office that a claim gives the one person whom it names: before the name, or "as head coach"."""
    for at, unit in enumerate(field.units):
        people = frozenset(name for name in unit.acting if field.names[name].kind is NameKind.PERSON)
        held = [one for one in unit.claim.participants if _is_office(one, people, field)]
        if len(people) == 1 and len(held) == 1 and within(held[0].passage, unit.claim.passage):
            yield part(field, at, held[0].passage, _head(held[0]), people)


def same_holder(field: Field, left: Facet, right: Facet) -> bool:
    """One person, and claims of one event beyond doubt: most people had several offices in their time."""
    return left.about == right.about and surely_the_same(field, left, right, OFFICE_ALIKE)


def _is_office(one: Participant, people: frozenset[str], field: Field) -> bool:
    """Whether a participant is a person with an office, or the office that somebody is or acts in."""
    named = frozenset(field.actors[name] for name in one.names)
    return bool(_head(one)) and (one.slot in OFFICE_SLOTS if not named else named <= people)


def _head(one: Participant) -> str:
    """The office in a participant: its own noun, or the last title before a name; `""` if there is none."""
    words = [word for _, _, word in tokens(one.passage.text)]
    found = [word for word in words if word in lexicon("offices") and word not in ANY_OFFICE]
    return found[-1] if found else ""


def same_people(field: Field, left: Facet, right: Facet) -> bool:
    """The same people: two names or offices at least, or all that one of the claims has."""
    shared = left.about & right.about
    return len(shared) >= 2 or (bool(shared) and shared in (left.about, right.about))


def _acting(field: Field, claim: Claim) -> frozenset[str]:
    """Names in a claim other than those it only gives as a place ("in Geneva", "at the Met")."""
    return frozenset(
        name for name, passage in field.named.inside(claim.passage) if not is_where(claim.passage, passage)
    )


def _offices(plain: str) -> frozenset[str]:
    """Offices that a claim speaks of without a name: "the harbourmaster", "the minister"."""
    offices = lexicon("role_nouns")
    return frozenset(word for word in plain.split() if word in offices or word.endswith("master"))
