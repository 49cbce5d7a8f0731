"""Words by class: auxiliaries, prepositions, pronouns for persons, words that deny, and nouns for who says things."""

from __future__ import annotations

from functools import cache

from crossread.language.inflection import singular
from crossread.language.lexicon import lexicon

AUXILIARIES = frozenset(
    """has have had having is are was were be been being am do does did will would can could may might must shall
    should 've 'd 'll 're re ve ll isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't
    can't cannot couldn't shouldn't mustn't""".split()
)
NEGATIONS = frozenset(
    """not n't never isn't aren't wasn't weren't hasn't haven't hadn't doesn't don't didn't won't wouldn't can't cannot
    couldn't shouldn't mustn't neither nor""".split()
)
PERSONAL = frozenset({"he", "she"})
PREPOSITIONS = frozenset(
    """of for from in at on with by to into about over under between among against through during near within without
    across around behind inside outside towards toward per via""".split()
)
AGENT_ENDINGS = ("er", "or", "ist", "ian", "man", "woman", "person", "ee", "ant")
"""Endings that make the one who does, for nouns that no list has: "birdwatchers", "hoteliers"."""


@cache
def _sources() -> frozenset[str]:
    return lexicon("source_nouns")


def is_source(key: str) -> bool:
    """Whether a noun, singular or plural, can be somebody or something that says."""
    if key in _sources() or singular(key) in _sources():
        return True
    stem = singular(key)
    return len(stem) > 5 and stem.endswith(AGENT_ENDINGS)
