"""Whether a word looks like a finite verb."""

from __future__ import annotations

from crossread.language.classes import AUXILIARIES
from crossread.language.lexicon import lexicon
from crossread.parsed import Word


def finite(word: Word) -> bool:
    """Whether a word looks like a finite verb: an auxiliary, a listed form, or a form in -ed."""
    return (
        word.key in AUXILIARIES
        or word.key in lexicon("finite_verbs")
        or word.key in lexicon("clause_verbs")
        or (word.key.endswith("ed") and len(word.key) > 4)
    )
