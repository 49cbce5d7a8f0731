"""Whether somebody does what a verb says: denied, left open, or only spoken of as what another might do."""

from __future__ import annotations

from dataclasses import dataclass

from crossread.language.syntax import Tree
from crossread.positions.lexis import OBLIGING, SAYING, all_forms, governors, key, verbs
from crossread.positions.spans import Edges, Span
from crossread.records import Act

OPEN = frozenset("would could might may can 'd ’d".split())
"""Words that leave open whether somebody does it; "will" does not."""
SUPPOSING = frozenset("if whether unless until lest before rather instead".split())
"""Words that begin a clause in which nothing is done yet."""
CONDITIONS = frozenset("if unless until once provided providing".split())
"""Words that begin the clause on which an act depends."""
ONCE = frozenset({"once", "until"})
"""Of these, words that tell only a time where what they begin is past."""
DENYING = frozenset("not n't n’t never hardly neither nor".split())
DIRECTING = frozenset({Act.DEMANDS, Act.CALLS_FOR, Act.INSISTS, Act.OFFERS, Act.PROPOSES, Act.WARNS, Act.THREATENS})
"""Acts about what is to be done: a plain verb below one is not done yet."""
WANTING = frozenset({Act.DEMANDS, Act.CALLS_FOR, Act.PROPOSES})
"""Acts below which whatever is said is not done yet."""
NEG = frozenset({"advmod", "cc", "cc:preconj", "det", "neg"})


@dataclass(frozen=True, slots=True)
class Standing:
    """How a predicate is meant."""

    denied: bool
    condition: Span | None
    governor: int
    """The predicate whose subject acts: the verb itself, or the one before "to"."""


def standing(edges: Edges, at: int) -> Standing | None:
    """How a predicate is meant; None where nobody is said to do it."""
    tree = edges.tree
    denied = negated(tree, at)
    left_open: Span | None = None
    governor = at
    while _below(tree, governor):
        head = tree.tokens[governor].head
        says = "not" if _yet(tree, head) else governors().get(key(tree.text(head)))
        if says is None:
            return None
        denied ^= negated(tree, head)
        if says == "not":
            denied = not denied
        if (says == "open" or _doubtful(tree, head)) and left_open is None:
            left_open = (head, head + 1)
        governor = head
    if _supposed(edges, governor) or _asked(tree, governor):
        return None
    modal = _modal(tree, governor)
    if modal is not None and key(tree.text(modal)) in OBLIGING:
        return None
    clause = condition(edges, at) or condition(edges, governor)
    if (
        clause is None
        and modal is not None
        and not denied_can(tree, modal, denied)
        and not _backshifted(tree, governor)
    ):
        left_open = (modal, modal + 1)
    return Standing(denied, clause or left_open, governor)


def doer(edges: Edges, at: int) -> int | None:
    """Who does what a predicate says. A participle behind a comma has the subject of its clause, not the noun before
    it: "ended the talks, urging Ostmark to pay"."""
    tree = edges.tree
    token = tree.tokens[at]
    if token.relation == "acl" and token.tag == "VBG" and edges.comma_before(at):
        subject = next((tree.subject(each) for each in tree.clauses(at)), None)
        return subject if subject is not None else tree.subject(at)
    return tree.subject(at)


def denied_can(tree: Tree, modal: int, denied: bool) -> bool:
    """Whether "cannot" or "could not" says that somebody does not, rather than leaving it open."""
    return denied and key(tree.text(modal)) in ("can", "ca", "could")


def negated(tree: Tree, at: int) -> bool:
    """Whether a predicate, or the subject it has, is denied."""
    for each in tree.children[at]:
        token = tree.tokens[each]
        if each < at and token.relation in NEG and key(tree.text(each)) in DENYING:
            return True
        if token.relation == "mark" and key(tree.text(each)) == "without":
            return True
        if token.relation == "advmod" and key(tree.text(each)) == "longer" and key(tree.text(each - 1)) == "no":
            return True
        if token.relation in ("nsubj", "nsubj:pass") and _none_of(tree, each):
            return True
    return False


def _none_of(tree: Tree, subject: int) -> bool:
    words = {key(tree.text(each)) for each in tree.children[subject] if tree.tokens[each].relation in NEG}
    return bool(words & {"no", "neither"}) and tree.tokens[subject].pos in ("NOUN", "PROPN")


def _below(tree: Tree, at: int) -> bool:
    """Whether a predicate hangs on another as what that one's subject does: "continues to demand"."""
    token = tree.tokens[at]
    if token.relation == "xcomp":
        return True
    to = any(tree.tokens[each].tag == "TO" for each in tree.children[at])
    return to and token.relation in ("ccomp", "advcl", "acl") and _governs(tree, at)


def _governs(tree: Tree, at: int) -> bool:
    head = tree.tokens[at].head
    return governors().get(key(tree.text(head))) is not None and tree.child(at, frozenset({"nsubj"})) is None


def _yet(tree: Tree, at: int) -> bool:
    """Whether it is "has yet" that stands before "to"."""
    return any(key(tree.text(each)) == "yet" for each in tree.children[at])


def _doubtful(tree: Tree, at: int) -> bool:
    return key(tree.text(at)) in ("unlikely", "reluctant")


def _modal(tree: Tree, at: int) -> int | None:
    """The modal word of a predicate, if it leaves open or obliges."""
    for each in tree.children[at]:
        word = key(tree.text(each))
        if tree.tokens[each].relation == "aux" and (word in OPEN or word in OBLIGING or word == "ca"):
            had = word in ("'d", "’d") and tree.tokens[each].tag != "MD"
            return None if had else each
    return None


def _supposed(edges: Edges, at: int) -> bool:
    """Whether a predicate stands in a clause in which nothing is done yet, or that somebody only believes or wants."""
    tree = edges.tree
    if _charged(tree, at):
        return True
    for clause in (at, *tree.clauses(at)):
        token = tree.tokens[clause]
        if edges.opens_with(clause, SUPPOSING) and token.relation.partition(":")[0] in (
            "advcl",
            "ccomp",
            "acl",
            "csubj",
        ):
            return True
        if token.relation.partition(":")[0] in ("ccomp", "csubj", "xcomp", "acl") and token.head != clause:
            if key(tree.text(token.head)) in all_forms("act_doubts"):
                return True
            if clause == at and _wanted(tree, at):
                return True
    return False


def _charged(tree: Tree, at: int) -> bool:
    """Whether it is what somebody is accused of or praised for: "accused Ostmark of rejecting the plan"."""
    token = tree.tokens[at]
    if token.relation == "conj" and token.tag == "VBG" and token.head < at:
        return _charged(tree, token.head)
    lead = next(
        (key(tree.text(each)) for each in tree.children[at] if tree.tokens[each].relation in ("mark", "case")), ""
    )
    return token.tag == "VBG" and lead in ("of", "for", "from", "against", "in") and token.relation in ("advcl", "acl")


def _wanted(tree: Tree, at: int) -> bool:
    """Whether a plain verb hangs on an act about what is to be done: "demanded that Ostmark accept"."""
    token = tree.tokens[at]
    acts = {row.act for row in verbs().get(key(tree.text(token.head)), ())}
    if token.relation == "ccomp" and acts & WANTING and not key(tree.text(token.head)).startswith("suggest"):
        return True
    plain = token.tag == "VB" and not any(tree.tokens[each].relation == "aux" for each in tree.children[at])
    return plain and bool(acts & DIRECTING)


def _asked(tree: Tree, at: int) -> bool:
    """Whether a predicate is part of a question."""
    if not tree.sentence.text.rstrip("\"”’' )").endswith("?"):
        return False
    root = tree.root()
    return at == root or key(tree.text(root)) not in SAYING


def _backshifted(tree: Tree, at: int) -> bool:
    """Whether "would" is only the "will" of reported speech: "Ostmark said it would reject the plan"."""
    token = tree.tokens[at]
    modal = _modal(tree, at)
    if modal is None or key(tree.text(modal)) != "would" or token.relation != "ccomp":
        return False
    subject = tree.child(at, frozenset({"nsubj", "nsubj:pass"}))
    own = subject is not None and key(tree.text(subject)) in ("it", "he", "she", "they")
    own = own or negated(tree, at)
    return own and tree.tokens[token.head].tag in ("VBD", "VBN") and key(tree.text(token.head)) in SAYING


def condition(edges: Edges, at: int) -> Span | None:
    """The clause on which an act depends, of the verb or of what it is about: "if the troops withdraw"."""
    tree = edges.tree
    for holder in (at, *(each for each in tree.children[at] if tree.tokens[each].relation in ("xcomp", "obj", "obl"))):
        for each in tree.children[holder]:
            kind = tree.tokens[each].relation.partition(":")[0]
            opens = kind in ("advcl", "acl") and edges.opens_with(each, CONDITIONS)
            past = tree.tokens[each].tag == "VBD" and edges.opens_with(each, ONCE)
            if (opens and not past) or _as_long_as(edges, each):
                return edges.bare((edges.first[each], edges.last[each] + 1))
    return None


def _as_long_as(edges: Edges, at: int) -> bool:
    words = tuple(
        key(edges.tree.text(each)) for each in range(edges.first[at], min(edges.first[at] + 3, edges.last[at]))
    )
    return words in (("as", "long", "as"), ("on", "condition", "that"))
