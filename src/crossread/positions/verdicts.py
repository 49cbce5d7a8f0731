"""Positions that a judgement tells: "a non-starter for the union", "called it unacceptable", "said it must end"."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.language.syntax import Tree
from crossread.positions.found import Found
from crossread.positions.lexis import SAYING, VERDICT_VERBS, key, verdicts
from crossread.positions.spans import Edges
from crossread.positions.standing import condition, doer, negated, standing
from crossread.records import Act

FOR = frozenset({"for", "to"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
MUST = frozenset({"must"})
OUGHT = frozenset({"should", "ought"})


def verdict(edges: Edges) -> Iterator[Found]:
    """Every position that a verdict tells; its actor is whom it is for, who gives it, or who says it."""
    tree = edges.tree
    for at in range(len(tree.tokens)):
        for before, act in verdicts().get(key(tree.text(at)), ()):
            first = at - len(before)
            if first >= 0 and all(key(tree.text(first + n)) == word for n, word in enumerate(before)):
                found = _judged(edges, at, act, before[:1] == ("not",))
                if found is not None:
                    yield found
                break


def _judged(edges: Edges, at: int, act: Act, negative: bool) -> Found | None:
    tree = edges.tree
    token = tree.tokens[at]
    verb = token.head
    judging = key(tree.text(verb)) in VERDICT_VERBS and token.relation in ("xcomp", "obl", "advcl", "obj", "ccomp")
    held = tree.child(verb, frozenset({"obj"})) if judging else None
    if judging and held is not None and held != at:
        stands = standing(edges, verb)
        subject = doer(edges, stands.governor) if stands is not None else None
        if stands is None or subject is None or subject == held:
            return None
        return Found(act, at, subject, edges.phrase(held), stands.denied, stands.condition, "verdict")
    subject = tree.child(at, SUBJECTS)
    if subject is None or tree.child(at, frozenset({"cop"})) is None:
        return None
    stands = standing(edges, at)
    if stands is None:
        return None
    actor, rule = _for_whom(tree, at), "verdict"
    if actor is None:
        actor, rule = _sayer(tree, at), "verdict said"
        if actor is None and token.relation != "root":
            return None
    denied = stands.denied and not negative
    return Found(act, at, actor, edges.phrase(subject), denied, stands.condition, rule)


def _for_whom(tree: Tree, at: int) -> int | None:
    for each in tree.children[at]:
        leads = {key(tree.text(one)) for one in tree.children[each] if tree.tokens[one].relation == "case"}
        if each > at and tree.tokens[each].relation in ("nmod", "obl") and leads & FOR:
            return each
    return None


def _sayer(tree: Tree, at: int) -> int | None:
    """Who says the clause that a predicate heads."""
    token = tree.tokens[at]
    if token.relation not in ("ccomp", "parataxis") or key(tree.text(token.head)) not in SAYING:
        return None
    return None if negated(tree, token.head) else tree.subject(token.head)


def obliging(edges: Edges) -> Iterator[Found]:
    """What one says another is to do: "said the fleet must leave", "said the city had better pay"."""
    tree = edges.tree
    for at, token in enumerate(tree.tokens):
        clause = token.head
        word = key(tree.text(at))
        better = word == "better" and at > 0 and key(tree.text(at - 1)) in ("had", "'d", "’d", "“", '"')
        if not (token.relation == "aux" and word in MUST | OUGHT) and not (better and token.relation == "advmod"):
            continue
        actor = _sayer(tree, clause)
        told = tree.child(clause, SUBJECTS)
        if actor is None or told is None or told == actor:
            continue
        stands = standing(edges, tree.tokens[clause].head)
        if stands is None or stands.denied:
            continue
        act = Act.DEMANDS if word in MUST else Act.CALLS_FOR
        marks = [each for each in tree.children[clause] if tree.tokens[each].relation == "mark" and each < told]
        issue = edges.phrase(clause, start=min([edges.first[told], *marks]))
        yield Found(act, at, actor, issue, False, condition(edges, clause), "said to be done", told=told)


def against(edges: Edges) -> Iterator[Found]:
    """ "The city is against the plan", "is in favour of the plan"."""
    tree = edges.tree
    for at, token in enumerate(tree.tokens):
        leads = [each for each in tree.children[at] if tree.tokens[each].relation == "case"]
        words = [key(tree.text(each)) for each in leads]
        subject = tree.child(at, SUBJECTS)
        if words[:1] != ["against"] or subject is None or token.pos not in ("NOUN", "PROPN"):
            continue
        if tree.child(at, frozenset({"cop"})) is None:
            continue
        stands = standing(edges, at)
        if stands is not None:
            issue = edges.phrase(at, frozenset(leads), start=leads[-1] + 1)
            yield Found(Act.REJECTS, leads[0], subject, issue, stands.denied, stands.condition, "against")
