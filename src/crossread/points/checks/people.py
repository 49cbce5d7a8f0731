"""Check of presence: who was there and who was not."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossread.language.lexicon import lexicon
from crossread.parsed import Claim
from crossread.points.facets import Facet
from crossread.points.field import Field
from crossread.points.wording import phrase_in

PRESENCE_ALIKE = 0.3
"""Low, since the names carry the comparison."""
WHERE = re.compile(r"\b(?:in|at|near|to|inside|outside)(?: the)? $", re.IGNORECASE)
"""What stands before a name that says where, not who."""


def presence_facets(field: Field) -> Iterator[Facet]:
    """Whether somebody attended, took part, was present; or did not, stayed away, was absent."""
    for at, claim in enumerate(field.claims):
        there = phrase_in(field.plain[at], lexicon("presence_there"))
        away = phrase_in(field.plain[at], lexicon("presence_away"))
        about = (field.rare[at] & _acting(field, claim)) | _offices(field.plain[at])
        if about and bool(there) != bool(away):
            label = "there" if bool(there) != claim.negative else "not there"
            yield Facet(at, claim.passage, claim.passage.text, label, about)


def same_people(field: Field, left: Facet, right: Facet) -> bool:
    """The same people: two names or offices at least, or all that one of the claims has."""
    shared = left.about & right.about
    return len(shared) >= 2 or (bool(shared) and shared in (left.about, right.about))


def _acting(field: Field, claim: Claim) -> frozenset[str]:
    """Names in a claim other than those it only gives as a place ("in Geneva", "at the Met")."""
    return frozenset(
        name
        for name, passage in field.named.inside(claim.passage)
        if not WHERE.search(claim.passage.text[: passage.start - claim.passage.start])
    )


def _offices(plain: str) -> frozenset[str]:
    """Offices that a claim speaks of without a name: "the harbourmaster", "the minister"."""
    offices = lexicon("role_nouns")
    return frozenset(word for word in plain.split() if word in offices or word.endswith("master"))
