"""Which words belong to what an act is about: the subtrees of its complements, without the clauses beside them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from crossread.language.syntax import DEEPEST, Tree

Span = tuple[int, int]
"""First token and the one after the last."""
MARKS = frozenset(", ; : — – - . ! ? … ) ( \" “ ” ‘ ’ ' `` ''".split())
COMMAS = frozenset({",", "—", "–", "-", ";", ":", "("})
BESIDE = frozenset(
    """while although though whereas despite because as after before when if unless until since once provided
    so whether amid""".split()
)
"""Words that begin a clause beside what somebody wants, not part of it."""
PARTING = frozenset({"parataxis", "discourse", "vocative", "dislocated", "list"})
TIMES = frozenset({"obl:tmod", "obl:unmarked", "nmod:tmod", "nmod:unmarked", "obl:npmod"})


@dataclass(frozen=True, slots=True)
class Edges:
    """The first and last token below each token of a tree, itself included."""

    tree: Tree
    first: tuple[int, ...]
    last: tuple[int, ...]

    @classmethod
    def of(cls, tree: Tree) -> Edges:
        """The edges of a tree."""
        first, last = list(range(len(tree.tokens))), list(range(len(tree.tokens)))
        for at in range(len(tree.tokens)):
            above = at
            for _ in range(DEEPEST):
                head = tree.tokens[above].head
                if head == above:
                    break
                above = head
                first[above] = min(first[above], at)
                last[above] = max(last[above], at)
        return cls(tree, tuple(first), tuple(last))

    def comma_before(self, at: int) -> bool:
        """Whether a comma or dash parts what hangs on a token from what is before it."""
        first = self.first[at]
        return any(self.tree.text(each) in COMMAS for each in range(max(0, first - 1), min(first + 1, at)))

    def opens_with(self, at: int, words: frozenset[str]) -> bool:
        """Whether a token's clause begins with one of these words."""
        tree = self.tree
        leads = (each for each in tree.children[at] if tree.tokens[each].relation in ("mark", "case", "advmod", "cc"))
        return any(tree.text(each).lower() in words for each in leads)

    def beside(self, at: int) -> bool:
        """Whether what hangs on a token stands beside its governor's phrase rather than in it."""
        tree = self.tree
        token = tree.tokens[at]
        kind = token.relation.partition(":")[0]
        relative = tree.child(at, frozenset({"acl:relcl"})) is not None
        after = at > token.head
        if kind in PARTING or (after and self.comma_before(at) and (relative or token.relation == "acl:relcl")):
            return True
        if kind == "advcl":
            return self.comma_before(at) or self.opens_with(at, BESIDE)
        if kind == "conj":
            return self._new_clause(at)
        if kind in ("obj", "obl", "nmod", "acl") and after:
            return self.comma_before(at) and (token.tag == "VBG" or kind == "obj" or self._according(at))
        return False

    def _according(self, at: int) -> bool:
        return any(self.tree.text(each).lower() == "according" for each in self.tree.children[at])

    def _new_clause(self, at: int) -> bool:
        """Whether a joined token begins a clause of its own: "to pay, and the fleet left", "pay and left"."""
        tree = self.tree
        token, head = tree.tokens[at], tree.tokens[tree.tokens[at].head]
        if token.pos not in ("VERB", "AUX"):
            return tree.child(at, frozenset({"cop"})) is not None and tree.child(at, frozenset({"nsubj"})) is not None
        own = tree.child(at, frozenset({"nsubj", "nsubj:pass"})) is not None
        finite = token.tag in ("VBD", "VBZ") and head.tag not in ("VBD", "VBZ", "VBP")
        return head.pos not in ("VERB", "AUX") or finite or (own and self.comma_before(at))

    def noun(self, at: int, without: frozenset[int] = frozenset()) -> Span:
        """A noun with what hangs on it, without the preposition before it."""
        leads = {each for each in self.tree.children[at] if self.tree.tokens[each].relation == "case" and each < at}
        return self.phrase(at, without | leads, start=max(leads, default=-1) + 1)

    def phrase(self, at: int, without: frozenset[int] = frozenset(), start: int | None = None) -> Span:
        """The words around a token that hang on it, unbroken or all from `start` on, but for what is beside."""
        kept = {at}
        waiting = [at]
        while waiting:
            for each in self.tree.children[waiting.pop()]:
                if each not in without and each not in kept and not self.beside(each):
                    kept.add(each)
                    waiting.append(each)
        return self._run(at, kept, start)

    def _run(self, at: int, kept: set[int], start: int | None) -> Span:
        left = at
        while start is None and left - 1 in kept:
            left -= 1
        if start is not None and start <= at:
            left = max(start, min(kept))
        right = at + 1
        while right < len(self.tree.tokens) and right in kept:
            right += 1
        return self.bare((left, right))

    def bare(self, span: Span) -> Span:
        """A span without the marks at its ends."""
        left, right = span
        while left < right - 1 and self.tree.text(left) in MARKS:
            left += 1
        while right - 1 > left and self.tree.text(right - 1) in MARKS:
            right -= 1
        return (left, right)


def joined(spans: Iterable[Span]) -> Span | None:
    """From the first of the spans to the last; None of none."""
    rows = sorted(spans)
    return (rows[0][0], max(row[1] for row in rows)) if rows else None
