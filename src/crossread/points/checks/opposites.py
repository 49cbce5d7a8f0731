"""Checks of yes and no: what came of something, opposite words, and plain negation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from crossread.language.lexicon import lexicon
from crossread.language.stems import stem
from crossread.points.facets import Facet, asks_the_same, contradicts, denied, likeness, of_others, whole
from crossread.points.field import Field
from crossread.points.wording import phrase_in, tokens, where

OUTCOME_ALIKE = 0.45
OPPOSITE_ALIKE = 0.5
"""Under the likeness at which claims say the same: words of one axis and a rare name in common are evidence too."""
NAMED_ALIKE = 0.55
"""Likeness from which words of one axis are of one event where a rare name is in both claims."""
UNNAMED_ALIKE = 0.6
"""The same for claims without a rare name in common."""
CONTRARY = 0.6
"""Probability of a contradiction, by the pair scorer, from which a denial on one side is what it is about."""
OTHER_VERB = 0.8
"""Probability of both, one question and a contradiction, where the two have not even the verb in common."""
FAILING = frozenset({"failed to", "fails to", "refused to", "refuses to", "declined to", "declines to"})
"""Words that deny without a negator."""
DENIED_UNDER = 0.3
"""The same under which words of ours that differ are not trusted."""
MUCH_ALIKE = 0.7
"""Likeness from which what somebody is said to have said is set against a report's own word."""
PRONOUNS = frozenset("he she they it we i you this that".split())
NEGATION_ALIKE = 0.62
"""Claims so near that hardly more than the negation parts them."""
SHARED_WORDS = 2
"""Content words that claims without a rare name in common must share, besides being alike."""
SAME_WORDS = 0.5
"""Share of the shorter claim's content words, negations aside, that the other must have."""


def outcome_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim says that something with a rare name led to a result, or that it came to nothing."""
    for at, unit in enumerate(field.units):
        nothing = phrase_in(unit.plain, lexicon("outcome_nothing"))
        something = phrase_in(unit.plain, lexicon("outcome_something"))
        if field.rare[at] and bool(nothing) != bool(something):
            label = "came to nothing" if nothing else "led to something"
            yield whole(field, at, label, field.rare[at], *where(unit.claim.passage.text, nothing or something or ""))


def opposite_facets(field: Field) -> Iterator[Facet]:
    """On which side of an axis ("accepted" or "rejected", "won" or "lost") a claim stands; a negation turns it.

    A claim with words of both sides of an axis stands on neither.
    """
    axes = [_axis(line) for line in sorted(lexicon("opposites"))]
    for at, unit in enumerate(field.units):
        for name, left, right in axes:
            one, other = phrase_in(unit.plain, left), phrase_in(unit.plain, right)
            if bool(one) != bool(other):
                phrase = one or other or ""
                side = "first" if bool(one) != _denied_before(unit.plain, phrase) else "second"
                place = where(unit.claim.passage.text, phrase)
                yield whole(
                    field, at, f"{name}:{side}", field.rare[at] & field.filling(at, "subject", "object"), *place
                )


def same_axis(field: Field, left: Facet, right: Facet) -> bool:
    """Words of one axis about the same: a content word and a rare name in both, or two words in claims more alike."""
    if left.label.partition(":")[0] != right.label.partition(":")[0]:
        return False
    if not (_one_word(field, left, right) and _one_subject(field, left, right)):
        return False
    one, other = (set(field.units[facet.unit].claim.keys) for facet in (left, right))
    shared = len(one & other)
    if left.about & right.about:
        return shared >= 1 and asks_the_same(field, left, right, NAMED_ALIKE)
    return shared >= SHARED_WORDS and asks_the_same(field, left, right, UNNAMED_ALIKE)


def not_denied(field: Field, left: Facet, right: Facet) -> bool:
    """Unless the pair scorer sees no contradiction, or the claims name nobody and nothing in common."""
    return not denied(field, left, right, DENIED_UNDER) and not of_others(field, left, right)


def same_side(left: Facet, right: Facet) -> bool:
    """One side of one axis."""
    return left.label == right.label


def negation_facets(field: Field) -> Iterator[Facet]:
    """Whether a claim denies by a plain negator, and what; or affirms with no negation anywhere in it."""
    negations = _negations()
    for at, unit in enumerate(field.units):
        claim = unit.claim
        what = _what_is_denied(unit.plain)
        if claim.negative and (what or phrase_in(unit.plain, FAILING)):
            yield whole(field, at, "no", what, *_negator(claim.passage.text))
        elif negations.isdisjoint(claim.keys) and not _denied(unit.plain):
            yield whole(field, at, "yes", frozenset(claim.keys), 0, 0)


def same_predicate(field: Field, left: Facet, right: Facet) -> bool:
    """Claims that share most of their words, among them what the one denies, or a contradiction by the pair scorer."""
    if left.label == right.label:
        return False
    claims = [field.units[facet.unit].claim for facet in (left, right)]
    same_verb = stem(claims[0].predicate) == stem(claims[1].predicate) != ""
    if not (_one_word(field, left, right) and _one_subject(field, left, right)):
        return False
    if not same_verb:
        return contradicts(field, left, right, OTHER_VERB, OTHER_VERB)
    if contradicts(field, left, right, CONTRARY):
        return True
    negations = _negations()
    one, other = (set(field.units[facet.unit].claim.keys) - negations for facet in (left, right))
    return len(one & other) >= SAME_WORDS * max(1, min(len(one), len(other)))


def _one_word(field: Field, left: Facet, right: Facet) -> bool:
    """Whether both claims are the reports' own or one speaker's: what one denies and another says is no discrepancy.

    What a report has from somebody is set against another's own word where they have one verb or are much alike.
    """
    one, other = (field.units[facet.unit].claim for facet in (left, right))
    if (one.quote is None) == (other.quote is None):
        return one.quote is None or (one.voice is not None and one.voice == other.voice)
    return stem(one.predicate) == stem(other.predicate) or likeness(field, left, right) >= MUCH_ALIKE


def _one_subject(field: Field, left: Facet, right: Facet) -> bool:
    """Whether the subjects can be one: not two names, nor two nouns, of which neither is a pronoun."""
    names = [field.filling(facet.unit, "subject") for facet in (left, right)]
    if names[0] and names[1]:
        return bool(names[0] & names[1])
    if names[0] or names[1]:
        return True
    heads = [
        {stem(one.head) for one in field.units[facet.unit].claim.participants if one.slot == "subject"}
        for facet in (left, right)
    ]
    return not heads[0] or not heads[1] or bool(heads[0] & heads[1] or PRONOUNS & (heads[0] | heads[1]))


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


def _negator(text: str) -> tuple[int, int]:
    """Where the first plain negator stands in a text."""
    return next(((start, end) for start, end, word in tokens(text) if _negates(word)), (0, 0))


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
