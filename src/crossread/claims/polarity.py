"""Whether a statement denies, refuses or reports a failure: by what hangs on its predicate in the tree."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.claims.grammar import Grammar
from crossread.claims.predicates import doubts, verb, yet
from crossread.language.lexicon import lexicon
from crossread.language.syntax import OBJECTS

ARGUMENTS = frozenset({"nsubj", "obj", "iobj", "obl", "xcomp", "csubj", "nmod", "advcl"})
NOBODY = frozenset({"nobody", "nothing", "none", "neither", "noone"})
DENYING = frozenset({"no", "neither", "zero"})
ACHIEVING = frozenset("reach agree produce achieve sign strike secure yield resolve settle conclude".split())
"""Verbs after "without" that say what did not come about: "left without reaching a deal"."""
NOT_NEGATING = frozenset({("not", "only"), ("no", "doubt"), ("not", "least"), ("nothing", "but"), ("no", "longer")})
"""Pairs that begin like a negation and are none; "no longer" says that something ended, which is no denial of it."""


def negative(grammar: Grammar, chain: Sequence[int]) -> bool:
    """Whether an odd number of negations governs a predicate; two cancel ("did not reject").

    A verb that denies a whole clause counts in how surely that is told, not here.
    """
    told = [at for at in chain if at == chain[-1] or not doubts(grammar, at)]
    return sum(denies(grammar, at) + _negates(grammar, at) for at in told) % 2 == 1


def denies(grammar: Grammar, at: int) -> bool:
    """Whether something that hangs on a predicate turns it round, whatever the predicate is."""
    return sum(1 for _ in _negations(grammar, at)) % 2 == 1


def _negates(grammar: Grammar, at: int) -> bool:
    """Whether a predicate says by itself that something is not so: "rejected", "unable", "has yet"."""
    key = grammar.keys[at]
    return key in lexicon("negations") or key == "unlikely" or yet(grammar, at)


def _negations(grammar: Grammar, at: int) -> Iterator[int]:
    """The words that turn a predicate round: "not", "no" of what takes part, "without"."""
    keys = grammar.keys
    for child in grammar.tree.children[at]:
        relation = grammar.relations[child]
        if relation in ("advmod", "cc", "aux", "det") and _negation(keys[child]):
            if not _harmless(grammar, child):
                yield child
        elif (relation in ARGUMENTS and _none(grammar, child)) or (
            relation in ("obl", "advcl", "xcomp", "nmod") and _lacking(grammar, at, child)
        ):
            yield child


def _negation(key: str) -> bool:
    """Whether a word before a predicate turns it round; "no" stands before a noun, or in "no longer"."""
    return key == "n't" or (key != "no" and key in lexicon("negations"))


def _harmless(grammar: Grammar, at: int) -> bool:
    following = grammar.keys[at + 1] if at + 1 < len(grammar.keys) else ""
    return (grammar.keys[at], following) in NOT_NEGATING


def _none(grammar: Grammar, at: int) -> bool:
    """Whether what takes part is nobody: "no agreement", "neither side", "nothing"."""
    if grammar.keys[at] in NOBODY:
        return not _harmless(grammar, at)
    for child in grammar.tree.children[at]:
        if child < at and grammar.keys[child] in DENYING and grammar.relations[child] in ("det", "cc", "advmod"):
            return not _harmless(grammar, child)
    return False


def _lacking(grammar: Grammar, at: int, child: int) -> bool:
    """Whether something ends in failure or without a result, or proves to be nothing."""
    lead = grammar.lead(child, "case", "mark")
    if lead is not None and grammar.keys[lead] == "without" and verb(grammar, child) in ACHIEVING:
        return True
    if verb(grammar, at) not in lexicon("claim_endings") or grammar.tree.child(at, OBJECTS) is not None:
        return False
    return (lead is not None and grammar.keys[lead] == "without") or grammar.keys[child] in lexicon("negations")
