"""How a statement is put: as a fact, as planned, as possible, as somebody's word, or as denied."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.claims.grammar import Grammar
from crossread.claims.heard import Heard
from crossread.claims.kinds import only_says
from crossread.claims.polarity import denies
from crossread.claims.predicates import TRUTH, governors, verb
from crossread.language.lexicon import lexicon
from crossread.parsed import Certainty

WILL = frozenset({"will", "'ll", "shall", "wo"})
MAY = frozenset({"may", "might", "could", "would", "'d"})
BACKSHIFTED = frozenset({"would", "'d"})
UNTRUE = frozenset({"false", "untrue", "wrong"})
NOT = frozenset({"not", "n't", "never"})


def certainty(grammar: Grammar, chain: Sequence[int], above: Sequence[int], heard: Heard | None) -> Certainty:
    """How a statement is put; `above` are predicates whose helping verbs it shares."""
    if (heard is not None and heard.denied) or _untrue(grammar, chain):
        return Certainty.DENIED
    ways = {way for at in (*above, *chain) if (way := _way(grammar, at, at not in chain[:-1], heard)) is not None}
    for way in (Certainty.POSSIBLE, Certainty.PLANNED):
        if way in ways:
            return way
    if heard is not None or Certainty.REPORTED in ways:
        return Certainty.REPORTED
    return Certainty.TOLD


def _untrue(grammar: Grammar, chain: Sequence[int]) -> bool:
    """Whether "it is not true that" or a verb of denial stands before the predicate."""
    for at in chain[:-1]:
        base = verb(grammar, at)
        denied = any(grammar.keys[each] in NOT for each in grammar.tree.children[at])
        if (base in TRUTH and denied != (base in UNTRUE)) or (base in lexicon("claim_denials") and not denied):
            return True
    return False


def _way(grammar: Grammar, at: int, last: bool, heard: Heard | None) -> Certainty | None:
    """What the helpers and adverbs of one word of the chain say, and what it says itself of what hangs on it."""
    found = None
    shifted = heard is not None and heard.past
    future = _to_be(grammar, at)
    for child in grammar.tree.children[at]:
        key, relation = grammar.keys[child], grammar.relations[child]
        if relation == "aux" and (key in WILL or (shifted and key in BACKSHIFTED)):
            future = True
        elif _opens(grammar, at, child):
            found = Certainty.POSSIBLE
        elif (relation == "advmod" and key in lexicon("claim_hearsay")) or (
            relation == "parataxis" and only_says(grammar, child)
        ):
            found = found or Certainty.REPORTED
    if found is None and future:
        found = Certainty.PLANNED
    if found is None and not last:
        found = GOVERNED.get(governors().get(verb(grammar, at), ""))
    return found


def _opens(grammar: Grammar, at: int, child: int) -> bool:
    """Whether a helper, an adverb or a condition leaves open whether it is so; what "could not" be done was not."""
    key, relation = grammar.keys[child], grammar.relations[child]
    if relation == "aux":
        return key in MAY and not (key == "could" and denies(grammar, at))
    if relation == "advmod":
        return key in lexicon("claim_maybe")
    return grammar.conditional(child)


def _to_be(grammar: Grammar, at: int) -> bool:
    """Whether a predicate is what somebody is to do: "are to stay"."""
    mark = grammar.lead(at, "mark")
    cop = grammar.lead(at, "cop", "aux")
    if mark is None or cop is None or grammar.keys[mark] != "to":
        return False
    return cop < mark and verb(grammar, cop) == "be"


GOVERNED = {"plan": Certainty.PLANNED, "may": Certainty.POSSIBLE, "said": Certainty.REPORTED}
"""What the verbs of each line of the governors make of what hangs on them; what failed is told as a fact."""
