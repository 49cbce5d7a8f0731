"""The clause that a sentence is there to tell, in which an edit makes it say something else; and what an edit is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from crossread.language.marks import marked_spans
from crossread.language.parser import Parser
from crossread.parsed import Proper
from crossread.records import NameKind
from evaluation.rewriting.edits import upper
from evaluation.rewriting.figures import MONTHS, WEEKDAYS
from evaluation.rewriting.forms import article
from evaluation.rewriting.grammar import Tree

SAYING = frozenset(
    "say tell report announce add claim confirm state note warn believe think insist argue explain suggest reveal "
    "declare show indicate estimate acknowledge know hope expect learn find stress deny concede admit fear".split()
)
"""Verbs whose clause tells who says it; what is told hangs on them."""
SUBORDINATE = frozenset({"acl", "advcl", "ccomp", "csubj", "parataxis", "discourse", "dep", "list", "vocative"})
"""Relations of what stands outside the clause itself."""
WEEK = frozenset(day.lower() for day in WEEKDAYS)
MONTH = frozenset(month.lower() for month in MONTHS.split("|"))
"""Days of the week and months, in small letters."""
SAID_BY = frozenset("according".split())


@dataclass(frozen=True, slots=True)
class Edited:
    """A sentence that says something else than it did."""

    text: str
    kind: str
    how: str
    start: int
    """Place of the changed words in the text; empty where words were only taken away."""
    end: int
    original: str
    """The words that stood there."""

    @property
    def changed(self) -> str:
        """The words that stand there now."""
        return self.text[self.start : self.end]


def read(text: str, parser: Parser) -> Tree | None:
    """One sentence with its grammar; None where the text is not one sentence."""
    found = parser.parse(text)
    if len(found) != 1 or not found[0].tokens:
        return None
    quoted = tuple((span.outer_start, span.outer_end) for span in marked_spans(text, found))
    return Tree(text, found[0], quoted)


def predicate(tree: Tree) -> int:
    """The word that says what happened: the root, or what somebody says, reports, confirms."""
    at = tree.root
    for _ in tree.tokens:
        told = tree.of(at, "ccomp")
        if tree.tokens[at].lemma.lower() not in SAYING or not told:
            return at
        at = told[0]
    return at


def own(tree: Tree) -> frozenset[int]:
    """The tokens of the clause that says what happened, outside quotations: no clause under it or beside it."""
    top = predicate(tree)
    found, waiting = {top}, [top]
    while waiting:
        at = waiting.pop()
        for child in tree.children[at]:
            relation = tree.tokens[child].relation.split(":")[0]
            clause = relation == "conj" and (at == top or tree.tokens[child].pos in ("VERB", "AUX"))
            if relation in SUBORDINATE or clause or any(tree.key(one) in SAID_BY for one in tree.of(child, "case")):
                continue
            found.add(child)
            waiting.append(child)
    return frozenset(at for at in found if not tree.quotes(at, at))


def arguments(tree: Tree) -> frozenset[int]:
    """The heads of the phrases that say who, whom, where and with whom: straight under the verb, or in a list there."""
    top = predicate(tree)
    tops = {top, *tree.of(top, "xcomp")}
    found: set[int] = set()
    for at in sorted(own(tree)):
        token = tree.tokens[at]
        relation = token.relation.split(":")[0]
        straight = relation in ("nsubj", "obj", "iobj", "obl") and token.head in tops
        if straight or (relation == "conj" and token.head in found):
            found.add(at)
    return frozenset(found)


def spans(tree: Tree, kind: NameKind) -> Iterator[tuple[int, int, int]]:
    """Names of a kind in the clause: first token, last, and the one that the others hang on."""
    clause = own(tree)
    for one in tree.sentence.proper:
        inside = [at for at, token in enumerate(tree.tokens) if one.start <= token.start and token.end <= one.end]
        tops = [at for at in inside if tree.tokens[at].head not in inside or tree.tokens[at].head == at]
        if one.kind is kind and len(tops) == 1 and tops[0] in clause and inside[-1] - inside[0] + 1 == len(inside):
            yield inside[0], inside[-1], tops[0]


def named(tree: Tree, at: int) -> Proper | None:
    """The name that a token is part of."""
    start = tree.tokens[at].start
    return next((one for one in tree.sentence.proper if one.start <= start < one.end), None)


def keys(tree: Tree) -> frozenset[str]:
    """The words of a sentence in small letters."""
    return frozenset(tree.key(at) for at in range(len(tree.tokens)))


def replaced(tree: Tree, first: int, last: int, words: str, kind: str, how: str) -> Edited:
    """The sentence with other words from one token to another; an article before them is mended."""
    before = tree.key(first - 1)
    if first > 0 and before in ("a", "an") and words and before != article(words):
        first -= 1
        words = f"{article(words)} {words}"
    if first == 0:
        words = upper(words)
    start, end = tree.tokens[first].start, tree.tokens[last].end
    text = f"{tree.text[:start]}{words}{tree.text[end:]}"
    return Edited(text, kind, how, start, start + len(words), tree.text[start:end])


def put_in(tree: Tree, at: int, words: str, kind: str, how: str) -> Edited:
    """The sentence with words put in before a token."""
    start = tree.tokens[at].start
    return Edited(f"{tree.text[:start]}{words} {tree.text[start:]}", kind, how, start, start + len(words), "")
