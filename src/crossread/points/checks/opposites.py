"""Checks of yes and no: what came of something, opposite words, and plain negation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.stems import stem
from crossread.points.facets import Facet
from crossread.points.field import Field
from crossread.points.wording import phrase_in

OUTCOME_ALIKE = 0.45
OPPOSITE_ALIKE = 0.5
"""Under the likeness at which claims say the same: words of one axis and a rare name in common are evidence too."""
UNNAMED_ALIKE = 0.6
"""The same for claims without a rare name in common."""
NEGATION_ALIKE = 0.75
"""High: claims so near that only the negation parts them."""
SHARED_WORDS = 2
"""Content words that claims without a rare name in common must share, besides being alike."""
SAME_WORDS = 0.5
"""Share of the shorter claim's content words, negations aside, that the other must have."""


def outcome_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim says that something with a rare name led to a result, or that it came to nothing."""
    for at, claim in enumerate(field.claims):
        nothing = phrase_in(field.plain[at], lexicon("outcome_nothing"))
        something = phrase_in(field.plain[at], lexicon("outcome_something"))
        if field.rare[at] and bool(nothing) != bool(something):
            label = "came to nothing" if nothing else "led to something"
            yield Facet(at, claim.passage, claim.passage.text, label, field.rare[at])


def opposite_facets(field: Field) -> Iterator[Facet]:
    """On which side of an axis ("accepted" or "rejected", "won" or "lost") a claim stands; a negation turns it.

    A claim with words of both sides of an axis stands on neither.
    """
    axes = [_axis(line) for line in sorted(lexicon("opposites"))]
    for at, claim in enumerate(field.claims):
        for name, left, right in axes:
            one, other = phrase_in(field.plain[at], left), phrase_in(field.plain[at], right)
            if bool(one) != bool(other):
                denied = _denied_before(field.plain[at], one or other or "")
                side = "first" if bool(one) != denied else "second"
                yield Facet(at, claim.passage, claim.passage.text, f"{name}:{side}", field.rare[at])


def same_axis(field: Field, left: Facet, right: Facet) -> bool:
    """Words of one axis about the same: a content word and a rare name in both, or two words in claims more alike."""
    if left.label.partition(":")[0] != right.label.partition(":")[0]:
        return False
    one, other = (set(field.claims[facet.claim].keys) for facet in (left, right))
    shared = len(one & other)
    if left.about & right.about:
        return shared >= 1
    return shared >= SHARED_WORDS and float(field.likeness[left.claim, right.claim]) >= UNNAMED_ALIKE


def same_side(left: Facet, right: Facet) -> bool:
    """One side of one axis."""
    return left.label == right.label


def negation_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim denies by a plain negator, and what; or affirms with no negation anywhere in it."""
    negations = _negations()
    for at, claim in enumerate(field.claims):
        denied = _what_is_denied(field.plain[at])
        if claim.negative and denied:
            yield Facet(at, claim.passage, claim.passage.text, "no", denied)
        elif negations.isdisjoint(claim.keys) and not _denied(field.plain[at]):
            yield Facet(at, claim.passage, claim.passage.text, "yes", frozenset(claim.keys))


def same_predicate(field: Field, left: Facet, right: Facet) -> bool:
    """Claims that share most of their words, among them what the one denies."""
    if left.label == right.label or not left.about & right.about:
        return False
    negations = _negations()
    one, other = (set(field.claims[at].keys) - negations for at in (left.claim, right.claim))
    return len(one & other) >= SAME_WORDS * max(1, min(len(one), len(other)))


NEGATORS = frozenset(
    {"not", "never", "cannot", "no", "no-one", "nobody", "none", "nothing", "neither", "nor", "without"}
)
DENIED = 3
"""Words after a negator in which what it denies is named: "did not take part", "no agreement"."""


@cache
def _negations() -> frozenset[str]:
    """Stems of all negating words."""
    return frozenset(stem(word) for word in lexicon("negations"))


def _what_is_denied(plain: str) -> frozenset[str]:
    """Stems of the words right after the first plain negator; empty if there is none."""
    words = plain.split()
    for at, word in enumerate(words):
        if _negates(word):
            return frozenset(stem(next_) for next_ in words[at + 1 : at + 1 + DENIED]) - lexicon("stop_words")
    return frozenset()


def _denied(plain: str) -> bool:
    """Whether a plain negator stands anywhere among the words."""
    return any(_negates(word) for word in plain.split())


def _denied_before(plain: str, phrase: str) -> bool:
    """Whether a negator stands before a phrase: "has not yet accepted", "no details have been released"."""
    return _denied(plain[: plain.index(f" {phrase} ")])


def _negates(word: str) -> bool:
    return word in NEGATORS or word.endswith("n't")


def _axis(line: str) -> tuple[str, frozenset[str], frozenset[str]]:
    """Name and the two sides of a line "accepted, accepts | rejected, rejects"."""
    sides = [frozenset(word.strip() for word in side.split(",")) for side in line.split("|")]
    return line.split(",", 1)[0], sides[0], sides[1]
