"""A sentence's tree made easy to walk: children, governors, subjects, and what stands between quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.parsed import Sentence, Token

CLAUSES = frozenset({"root", "ccomp", "xcomp", "advcl", "acl", "parataxis", "csubj"})
"""Relations of a token that heads a clause of its own; so does a `conj` of one."""
SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
OBJECTS = frozenset({"obj", "iobj"})
DEEPEST = 40
"""Governors walked up at most: no sentence of news goes deeper, and a defect stays cheap."""


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence with the children of each token."""

    sentence: Sentence
    children: tuple[tuple[int, ...], ...]

    @classmethod
    def of(cls, sentence: Sentence) -> Tree:
        """The tree of a sentence's tokens."""
        below: list[list[int]] = [[] for _ in sentence.tokens]
        for at, token in enumerate(sentence.tokens):
            if token.head != at:
                below[token.head].append(at)
        return cls(sentence, tuple(map(tuple, below)))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The sentence's tokens."""
        return self.sentence.tokens

    def text(self, at: int) -> str:
        """The letters of a token."""
        token = self.tokens[at]
        return self.sentence.text[token.start - self.sentence.start : token.end - self.sentence.start]

    def up(self, at: int) -> Iterator[int]:
        """The governors of a token, from its own on."""
        for _ in range(DEEPEST):
            head = self.tokens[at].head
            if head == at:
                return
            at = head
            yield at

    def child(self, at: int, relations: frozenset[str]) -> int | None:
        """The first child with one of these relations."""
        return next((each for each in self.children[at] if self.tokens[each].relation in relations), None)

    def subject(self, at: int) -> int | None:
        """Who does what a predicate says, also where it is understood: "Roe came and left", "Roe, who left"."""
        for _ in range(DEEPEST):
            token = self.tokens[at]
            relation = token.relation.partition(":")[0]
            found = self.child(at, SUBJECTS)
            if found is not None:
                relative = relation == "acl" and self.tokens[found].tag in ("WP", "WDT")
                return token.head if relative else found
            if relation == "acl":
                return token.head
            if relation == "xcomp" and (owner := self.child(token.head, OBJECTS)) is not None:
                return owner
            if token.head == at or not (relation in ("conj", "xcomp") or (relation == "advcl" and token.tag == "VBG")):
                return None
            at = token.head
        return None

    def is_clause(self, at: int) -> bool:
        """Whether a token heads a clause."""
        token = self.tokens[at]
        relation = token.relation.partition(":")[0]
        if relation == "conj":
            return token.pos in ("VERB", "AUX") or self.child(at, SUBJECTS) is not None
        return relation in CLAUSES

    def clauses(self, at: int) -> list[int]:
        """The heads of the clauses that a token stands in, the innermost first."""
        return [each for each in self.up(at) if self.is_clause(each)]

    def root(self) -> int:
        """The token at the top."""
        return next(at for at, token in enumerate(self.tokens) if token.head == at)

    def first(self, at: int) -> int:
        """The token whose role in the clause a name shares: the noun it says more of, the first of a list."""
        for _ in range(DEEPEST):
            token = self.tokens[at]
            relation = token.relation.partition(":")[0]
            joins = relation in ("flat", "compound", "conj") or (
                relation == "appos" and self.tokens[token.head].pos == "NOUN"
            )
            if not joins or token.head == at:
                return at
            at = token.head
        return at


def quoted(sentences: Sequence[Sentence]) -> list[bytearray]:
    """For each sentence, which tokens stand between quotation marks; a paragraph's end closes them."""
    found = []
    inside, paragraph = False, -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            inside, paragraph = False, sentence.paragraph
        marks = bytearray(len(sentence.tokens))
        if inside or any(mark in sentence.text for mark in ('"', "“", "”", "``")):
            for at, token in enumerate(sentence.tokens):
                text = sentence.text[token.start - sentence.start : token.end - sentence.start]
                if text in ("“", "``"):
                    inside = True
                elif text in ("”", "''"):
                    inside = False
                elif text == '"':
                    inside = not inside
                marks[at] = inside
        found.append(marks)
    return found
