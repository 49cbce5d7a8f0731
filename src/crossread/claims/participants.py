"""Who and what takes part in what a statement tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.claims.around import Near
from crossread.claims.grammar import Grammar
from crossread.claims.kinds import Kind
from crossread.claims.nouns import noun
from crossread.claims.passages import Shape
from crossread.claims.predicates import light, verb
from crossread.claims.statements import Statement
from crossread.parsed import Participant
from crossread.records import Report
from crossread.text import fold

SUBJECT, OBJECT = "subject", "object"
LISTED = frozenset({"conj", "flat", "appos", "nmod:desc"})
"""Relations of the words below a noun that name it, or go on with its list."""
TIMED = frozenset({"obl:tmod", "obl:unmarked", "obl:npmod"})
PASSIVE = frozenset({"aux:pass", "nsubj:pass"})


def participants(
    report: Report, grammar: Grammar, statement: Statement, chain: Sequence[int], shape: Shape, near: Near
) -> tuple[Participant, ...]:
    """The participants of a statement, in order of place; the subject of a passive is its object."""
    at = chain[-1]
    passive = _passive(grammar, at)
    found: dict[int, str] = {}
    subject = shape.subject if len(chain) == 1 else grammar.tree.subject(at)
    if subject is not None:
        found[subject] = OBJECT if passive else SUBJECT
    if statement.kind is Kind.APPOSITION:
        found[statement.head] = OBJECT
    for link in dict.fromkeys((at, *chain)):
        for head, slot in _below(grammar, link, passive):
            if head in shape.words and (link == at or slot not in (SUBJECT, OBJECT)):
                found.setdefault(head, slot)
    if shape.pronoun is not None and shape.antecedent is not None:
        slot = found.pop(shape.pronoun, "") or _case(grammar, shape.pronoun) or "in"
        if grammar.tokens[shape.pronoun].tag != "WP$":
            found[_head(grammar, shape)] = slot
    return tuple(
        _participant(report, grammar, head, slot, near)
        for head, slot in sorted(found.items())
        if _counts(grammar, head, near)
    )


def _head(grammar: Grammar, shape: Shape) -> int:
    """The governor of a relative clause."""
    first, last = shape.antecedent or (0, 0)
    inside = range(first, last + 1)
    return next((at for at in inside if grammar.tokens[at].head not in inside and grammar.words[at]), first)


def _passive(grammar: Grammar, at: int) -> bool:
    """Whether a predicate is in the passive, also after a helper that it shares, or without any after a noun."""
    if grammar.tree.child(at, PASSIVE) is not None:
        return True
    token = grammar.tokens[at]
    if token.tag != "VBN" or grammar.tree.child(at, frozenset({"aux"})) is not None:
        return False
    if grammar.relations[at] == "conj":
        return grammar.own_subject(at) is None and grammar.tree.child(token.head, PASSIVE) is not None
    return grammar.relations[at] == "acl"


def _below(grammar: Grammar, at: int, passive: bool) -> Iterator[tuple[int, str]]:
    """The nouns that hang on a verb, with their slots; what hangs on a noun that says what the verb does."""
    whole = grammar.tree.child(at, frozenset({"obj"})) is None
    for child in grammar.tree.children[at]:
        relation = grammar.tokens[child].relation
        kind = grammar.relations[child]
        if kind == "nsubj":
            yield child, OBJECT if relation == "nsubj:pass" else SUBJECT
        elif kind == "obj" or (kind == "iobj" and whole):
            if light(grammar, at, child):
                yield from _with_case(grammar, child, False)
            else:
                yield child, OBJECT
        elif kind == "iobj":
            yield child, "to"
    yield from _with_case(grammar, at, passive)


def _with_case(grammar: Grammar, at: int, passive: bool) -> Iterator[tuple[int, str]]:
    """The nouns that a preposition brings in."""
    for child in grammar.tree.children[at]:
        relation = grammar.tokens[child].relation
        if grammar.relations[child] in ("obl", "nmod") and relation not in TIMED:
            case = _case(grammar, child)
            if case is not None:
                yield child, SUBJECT if passive and case == "by" else case


def _case(grammar: Grammar, at: int) -> str | None:
    """The preposition that brings a noun in: "in", "due to"."""
    lead = grammar.lead(at, "case")
    if lead is None:
        return None
    last = lead
    while last + 1 < at and grammar.relations[last + 1] in ("case", "fixed"):
        last += 1
    return fold(" ".join(grammar.keys[lead : last + 1]))


def _counts(grammar: Grammar, head: int, near: Near) -> bool:
    """Whether it is no moment and no mere "it" or "there"."""
    token = grammar.tokens[head]
    if grammar.keys[head] in ("it", "there") or token.pos == "PUNCT":
        return False
    return not any(start <= token.start < end for start, end, _ in near.moments)


def _participant(report: Report, grammar: Grammar, head: int, slot: str, near: Near) -> Participant:
    first, last = noun(grammar, head)
    tokens = grammar.tokens
    names = list(dict.fromkeys(name for at in _listed(grammar, head) for name in _names(grammar, at, near)))
    passage = report.passage(tokens[first].start, tokens[last].end)
    return Participant(slot, passage, _noun_key(grammar, head, near), tuple(sorted(names)))


def _listed(grammar: Grammar, head: int) -> Iterator[int]:
    """A noun, the names it is given, and what is listed with it."""
    yield head
    for child in grammar.tree.children[head]:
        if grammar.tokens[child].relation in LISTED:
            yield child
            for below in grammar.tree.children[child]:
                if grammar.tokens[below].relation in ("appos", "conj"):
                    yield below


def _names(grammar: Grammar, at: int, near: Near) -> Iterator[str]:
    """Ids of the names that a word ends or is part of."""
    token = grammar.tokens[at]
    if token.start in near.meant:
        yield near.meant[token.start].id
    for name in near.named(token.start, token.end):
        yield name.id


def _noun_key(grammar: Grammar, head: int, near: Near) -> str:
    """Lemma of a noun; of a name its last word."""
    token = grammar.tokens[head]
    if token.start in near.meant:
        return fold(near.meant[token.start].name.split()[-1])
    for left, right, _ in near.names:
        if left <= token.start < right:
            last = head
            while last + 1 < len(grammar.tokens) and grammar.tokens[last + 1].start < right:
                last += 1
            return fold(grammar.keys[last])
    return fold(verb(grammar, head))
