"""Whether a clause denies, refuses or reports a failure: by the words around its first finite verb."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.lexicon import lexicon
from crossread.language.verbs import finite
from crossread.parsed import Word

NOT_NEGATING = frozenset({("not", "only"), ("no", "doubt"), ("not", "least"), ("nothing", "but"), ("no", "longer")})
"""Pairs that begin like a negation and are none; "no longer" says that something ended, which is no denial of it."""
NO_SUBJECT = frozenset({"no", "neither", "none", "nobody", "nothing", "never"})
"""Negations that stand before the verb: "no agreement was reached"."""
REACH = 4
"""Words from the first finite verb in which what it denies is said: "has so far not reached", "ended without a"."""


def negative(words: Sequence[Word]) -> bool:
    """Whether an odd number of negating words stands in the clause's verb group or before it as its subject.

    Two negations cancel ("did not reject"). What stands further on belongs to other verbs ("rejected the demand,
    refusing to leave") and does not count.
    """
    negations = lexicon("negations")
    said = [word for word in words if word.key]
    verb = next((at for at, word in enumerate(said) if finite(word)), 0)
    count = 0
    for at, word in enumerate(said[: verb + REACH]):
        following = said[at + 1].key if at + 1 < len(said) else ""
        negates = word.key in (negations if at >= verb else NO_SUBJECT) or word.key.endswith("n't")
        if negates and (word.key, following) not in NOT_NEGATING:
            count += 1
    return count % 2 == 1
