"""What a statement says of its subject: the verb that carries it, and the verbs that only say how it is meant."""

from __future__ import annotations

from functools import cache

from crossread.claims.bases import base_form, noun_base
from crossread.claims.grammar import COPULA, Grammar
from crossread.claims.kinds import RELATIVES, Kind, contact, governor, participle_of
from crossread.claims.statements import Statement
from crossread.language.inflection import both_numbers
from crossread.language.lexicon import lexicon
from crossread.language.syntax import DEEPEST

PARTICLE = frozenset({"compound:prt"})
COMPLEMENT = frozenset({"xcomp", "ccomp", "csubj"})
OBJECT = frozenset({"obj", "nsubj:pass"})
HYPHENS = frozenset({"-", "‐", "‑"})
TRUTH = frozenset({"true", "case", "correct", "false", "untrue", "wrong"})
"""What "it is ... that" says of a clause."""


def chain(grammar: Grammar, statement: Statement) -> tuple[int, ...]:
    """The words that carry a statement, from its head down to its predicate: "failed", "reach"."""
    at = statement.head
    if statement.kind is Kind.APPOSITION:
        at = contact(grammar, at) or participle_of(grammar, at) or at
    elif statement.kind is Kind.ABSOLUTE and not grammar.predicate(at):
        at = participle_of(grammar, at) or at
    found = [at]
    while len(found) < DEEPEST and (below := _below(grammar, found[-1])) is not None:
        found.append(below)
    return tuple(found)


def _below(grammar: Grammar, at: int) -> int | None:
    """The complement that says what is failed, planned, expected or not true; None where a verb stands for itself."""
    base = verb(grammar, at)
    if base in lexicon("claim_denials"):
        return _denied(grammar, at)
    clausal = base in TRUTH
    if not clausal and base not in governors() and not yet(grammar, at):
        return None
    below = grammar.tree.child(at, COMPLEMENT)
    if below is None or not grammar.predicate(below):
        return None
    mark = grammar.lead(below, "mark")
    key = grammar.keys[mark] if mark is not None else ""
    return below if key == ("that" if clausal else "to") else None


def doubts(grammar: Grammar, at: int) -> bool:
    """Whether a word says of what hangs on it that it is true or not."""
    base = verb(grammar, at)
    return base in TRUTH or base in lexicon("claim_denials")


def _denied(grammar: Grammar, at: int) -> int | None:
    """What a verb denies: "denied having paid", "rejected claims that it paid"."""
    for child in grammar.tree.children[at]:
        relation = grammar.relations[child]
        if child < at:
            continue
        if relation in ("xcomp", "ccomp") and (grammar.tokens[child].tag == "VBG" or _that(grammar, child)):
            return child
        if relation == "obj" and grammar.keys[child] in quote_nouns():
            below = (one for one in grammar.tree.children[child] if one > child and _that(grammar, one))
            return next(below, None)
    return None


def _that(grammar: Grammar, at: int) -> bool:
    """Whether a word heads a clause after "that"."""
    mark = grammar.lead(at, "mark")
    return mark is not None and grammar.keys[mark] == "that" and grammar.predicate(at)


@cache
def quote_nouns() -> frozenset[str]:
    """Nouns of speaking, in both numbers."""
    return frozenset(form for noun in lexicon("quote_nouns") for form in both_numbers(noun))


def yet(grammar: Grammar, at: int) -> bool:
    """Whether a verb says that something has not come about: "has yet to answer"."""
    return grammar.keys[at] in ("has", "have", "had") and any(
        grammar.keys[one] == "yet" for one in grammar.tree.children[at]
    )


@cache
def governors() -> dict[str, str]:
    """Verbs and adjectives before an infinitive that only say how it is meant -> how."""
    rows = [line.split() for line in sorted(lexicon("claim_governors"))]
    return {word: row[0] for row in rows for word in row[1:]}


def verb(grammar: Grammar, at: int) -> str:
    """The base of a word: of a verb its infinitive, of any other its lemma, in small letters."""
    token = grammar.tokens[at]
    if token.pos in ("VERB", "AUX"):
        return base_form(grammar.keys[at], token.lemma)
    lemma = noun_base(grammar.keys[at], token.lemma) if token.pos == "NOUN" else token.lemma.lower()
    return hyphened(grammar, at) or lemma


def hyphened(grammar: Grammar, at: int) -> str:
    """The whole of a word whose last part a token is: "business-like"; `""` where no hyphen stands before it."""
    keys, tokens = grammar.keys, grammar.tokens
    first = at
    while first > 1 and keys[first - 1] in HYPHENS and tokens[first - 2].end == tokens[first - 1].start:
        if tokens[first - 1].end != tokens[first].start:
            break
        first -= 2
    return "".join(keys[first : at + 1]) if first < at else ""


def predicate_words(grammar: Grammar, at: int) -> str:
    """The predicate as it is compared: "break down", "reach agreement", "difficult" after "be"."""
    base = verb(grammar, at)
    particle = grammar.tree.child(at, PARTICLE)
    if particle is not None:
        return f"{base} {grammar.keys[particle]}"
    thing = grammar.tree.child(at, OBJECT)
    if thing is not None and grammar.tokens[thing].tag in RELATIVES:
        thing = governor(grammar, at)
    return f"{base} {verb(grammar, thing)}" if thing is not None and light(grammar, at, thing) else base


def light(grammar: Grammar, at: int, thing: int) -> bool:
    """Whether a verb says little without its object: "take place"."""
    return grammar.tree.child(at, COPULA) is None and verb(grammar, thing) in light_nouns().get(verb(grammar, at), ())


@cache
def light_nouns() -> dict[str, frozenset[str]]:
    """Verbs that say little without their noun -> the nouns that say it."""
    rows = [line.partition(":") for line in sorted(lexicon("claim_light_verbs"))]
    return {base.strip(): frozenset(nouns.split()) for base, _, nouns in rows}
