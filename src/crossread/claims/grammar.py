"""A sentence's tree with what cutting it into clauses asks for again and again, worked out once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from crossread.language.datelines import dateline
from crossread.language.syntax import SUBJECTS, Tree
from crossread.parsed import Sentence, Token

COMMAS = frozenset({",", "—", "–", "-", "--", ";", ":", "("})
QUOTATION = frozenset({'"', "“", "”", "„", "‘", "’", "'", "``", "''", "«", "»"})
OWN = SUBJECTS | {"expl"}
AUX = frozenset({"aux", "aux:pass"})
COPULA = frozenset({"cop"})
IF = frozenset({"if", "unless"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


LISTED = frozenset({"conj", "flat", "cc", "compound"})
"""Relations of what belongs to a noun's phrase though a comma stands before it; anything else is an addition."""


@cache
def base(relation: str) -> str:
    """A relation without its subtype."""
    return relation.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Grammar:
    """A sentence, its tree and its tokens in two orders."""

    tree: Tree
    tokens: tuple[Token, ...]
    relations: tuple[str, ...]
    """The relation of each token to its governor, without subtype."""
    words: tuple[bool, ...]
    """Whether each token is no mark of punctuation and of no dateline."""
    order: tuple[int, ...]
    """Every token after its governor."""
    first: tuple[int, ...]
    """The first and the last word (no mark) below each token, itself included."""
    last: tuple[int, ...]
    closes: tuple[int, ...]
    """The last word of each token's phrase without what a comma sets off behind it: clauses and appositions."""
    keys: tuple[str, ...]
    """Each token in small letters, with a plain apostrophe."""

    @classmethod
    def of(cls, sentence: Sentence) -> Grammar:
        """The grammar of a sentence that has tokens."""
        tree = Tree.of(sentence)
        tokens = sentence.tokens
        order = [at for at, token in enumerate(tokens) if token.head == at]
        for at in order:
            order.extend(tree.children[at])
        first, last = list(range(len(tokens))), list(range(len(tokens)))
        begun = sentence.start + dateline(sentence.text)
        words = tuple(token.pos != "PUNCT" and token.start >= begun for token in tokens)
        for at in reversed(order):
            if words[at]:
                head = tokens[at].head
                if first[at] < first[head]:
                    first[head] = first[at]
                if last[at] > last[head]:
                    last[head] = last[at]
        start, text = sentence.start, sentence.text
        keys = tuple(text[token.start - start : token.end - start].lower().replace("’", "'") for token in tokens)
        relations = tuple(base(token.relation) for token in tokens)
        bare = cls(tree, tokens, relations, words, tuple(order), tuple(first), tuple(last), (), keys)
        return replace(bare, closes=bare._closes())

    def _closes(self) -> tuple[int, ...]:
        found = list(range(len(self.tokens)))
        for at in reversed(self.order):
            for child in self.tree.children[at]:
                if child > at and self.words[child]:
                    if self.relations[child] not in LISTED and self.set_off(child):
                        break
                    found[at] = max(found[at], found[child])
        return tuple(found)

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.tree.sentence

    def own_subject(self, at: int) -> int | None:
        """The subject that hangs on a predicate itself; the "it" of "it is clear that" is one too."""
        return self.tree.child(at, OWN)

    def predicate(self, at: int) -> bool:
        """Whether a token says something of a subject: a verb, or what stands after "be"."""
        if self.tokens[at].pos in ("VERB", "AUX"):
            return True
        return self.tree.child(at, COPULA) is not None or self.own_subject(at) is not None

    def finite(self, at: int) -> bool:
        """Whether a predicate is put in a tense: "is", "has left", "would go", "was angry"."""
        if self.tokens[at].tag in FINITE:
            return True
        helpers = [each for each in self.tree.children[at] if self.relations[each] in ("aux", "cop")]
        return any(self.tokens[each].tag in FINITE for each in helpers)

    def conditional(self, at: int) -> bool:
        """Whether a token heads a clause that says on what condition its governor holds."""
        mark = self.lead(at, "mark") if self.relations[at] == "advcl" else None
        return mark is not None and self.keys[mark] in IF

    def lead(self, at: int, *relations: str) -> int | None:
        """The first word of these relations that hangs on a token and stands before it: a conjunction, a mark."""
        for each in self.tree.children[at]:
            if each < at and self.relations[each] in relations:
                return each
        return None

    def set_off(self, at: int) -> bool:
        """Whether a comma, dash, colon or bracket stands before all that hangs on a token."""
        before = self.first[at] - 1
        while before >= 0 and self.keys[before] in QUOTATION:
            before -= 1
        return before >= 0 and self.keys[before] in COMMAS

    def closed(self, at: int) -> bool:
        """Whether a comma stands after all that hangs on a token."""
        after = self.last[at] + 1
        while after < len(self.keys) and self.keys[after] in QUOTATION:
            after += 1
        return after < len(self.keys) and self.keys[after] in COMMAS
