"""The words of a noun that a statement takes over from another, or that takes part in it."""

from __future__ import annotations

from crossread.claims.grammar import Grammar

LONGEST_NOUN = 15
"""Words of a noun that a statement takes over from another; of a longer one only what hangs on it closely."""


def noun(grammar: Grammar, head: int) -> tuple[int, int]:
    """First and last word of a noun without the preposition before it and without what a comma sets off."""
    first = grammar.first[head]
    while first < head and grammar.relations[first] in ("case", "fixed", "cc", "mark", "punct"):
        first += 1
    last = grammar.closes[head]
    return _shortened(grammar, first, head) if last - first >= LONGEST_NOUN else (first, last)


def _shortened(grammar: Grammar, first: int, head: int) -> tuple[int, int]:
    """A long noun without what would make it too long: what stands far before it, the last things behind it."""
    last = head
    for child in grammar.tree.children[head]:
        if child < head and head - first >= LONGEST_NOUN and grammar.words[child]:
            first = child
        elif child > head and grammar.closes[child] - first < LONGEST_NOUN:
            last = max(last, grammar.closes[child])
    return first, last


def named(grammar: Grammar, at: int) -> int:
    """The noun that an apposition tells of, for what tells more of the apposition."""
    apposed = grammar.relations[at] == "appos" and grammar.keys[grammar.first[at] - 1] == ","
    return grammar.tokens[at].head if apposed else at
