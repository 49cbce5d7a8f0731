"""A report read for rewriting: its sentences as trees, with the text of any phrase of theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from random import Random

from crossread.language.lexicon import lexicon
from crossread.parsed import Analysis, Sentence, Token
from crossread.records import NameKind
from evaluation.rewriting.edits import Edit, named, protected, touches

Places = tuple[tuple[int, int], ...]
PRONOUNS = {"he": "him", "she": "her", "they": "them", "we": "us", "i": "me"}
"""Subjects and the form they take behind a verb or a preposition."""


@dataclass(frozen=True)
class Tree:
    """A sentence of a text with its grammar. Phrases are pairs of tokens: the first and the last, both inside."""

    text: str
    sentence: Sentence
    quoted: Places
    """Places between quotation marks in the text."""

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the sentence."""
        return self.sentence.tokens

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """The dependents of every token, in order."""
        found: list[list[int]] = [[] for _ in self.tokens]
        for at, token in enumerate(self.tokens):
            if token.head != at:
                found[token.head].append(at)
        return tuple(tuple(row) for row in found)

    @cached_property
    def root(self) -> int:
        """The root's place; 0 for a sentence without one."""
        return next((at for at, token in enumerate(self.tokens) if token.head == at), 0)

    def word(self, at: int) -> str:
        """A token as written; nothing outside the sentence."""
        if not 0 <= at < len(self.tokens):
            return ""
        return self.text[self.tokens[at].start : self.tokens[at].end]

    def key(self, at: int) -> str:
        """A token in small letters with a plain apostrophe."""
        return self.word(at).lower().replace("’", "'")

    def of(self, at: int, *relations: str) -> list[int]:
        """The dependents of a token by their relations; a relation stands for its subtypes too."""
        return [
            child
            for child in self.children[at]
            if self.tokens[child].relation in relations or self.tokens[child].relation.split(":")[0] in relations
        ]

    def all_under(self, at: int, without: tuple[int, ...] = ()) -> list[int]:
        """A token and all that hangs on it, but not some of its dependents, in order."""
        found, waiting = [], [at]
        while waiting:
            one = waiting.pop()
            found.append(one)
            waiting += [child for child in self.children[one] if child not in without]
        return sorted(found)

    def phrase(self, at: int, without: tuple[int, ...] = ()) -> tuple[int, int] | None:
        """A token with all that hangs on it, without marks at its ends; None where it is not in one piece."""
        found = self.all_under(at, without)
        while found and self.tokens[found[0]].pos == "PUNCT" and not self.opens(found[0]):
            found.pop(0)
        while found and self.tokens[found[-1]].pos == "PUNCT" and not self.closes(found[-1]):
            found.pop()
        if not found or found[-1] - found[0] + 1 != len(found):
            return None
        return found[0], found[-1]

    def opens(self, at: int) -> bool:
        """Whether a token is a mark that opens a quotation or a bracket."""
        return any(self.tokens[at].start == start for start, _ in self.quoted) or self.word(at) in ("(", "[")

    def closes(self, at: int) -> bool:
        """Whether a token is a mark that closes one."""
        return any(self.tokens[at].end == end for _, end in self.quoted) or self.word(at) in (")", "]")

    def words(self, first: int, last: int) -> str:
        """The text from one token to another; nothing where the last stands before the first."""
        return self.text[self.tokens[first].start : self.tokens[last].end] if first <= last else ""

    def plainly(self, first: int, last: int) -> str:
        """That text for the middle of a sentence: a capital that only opens the sentence is made small."""
        words = self.words(first, last)
        if first == 0 and words and not self.keeps_capital(0):
            return words[0].lower() + words[1:]
        return words

    def keeps_capital(self, at: int) -> bool:
        """Whether a word is written with a capital anywhere."""
        token, word = self.tokens[at], self.word(at)
        in_name = any(one.start <= token.start < one.end for one in self.sentence.proper)
        article = word.lower() in ("the", "a", "an")
        return not article and (token.pos == "PROPN" or in_name or word == "I" or word[1:] != word[1:].lower())

    def stops(self) -> bool:
        """Whether the sentence ends with a full stop and nothing else."""
        return (
            len(self.tokens) > 3 and self.word(len(self.tokens) - 1) == "." and self.word(len(self.tokens) - 2) != "."
        )

    def quotes(self, first: int, last: int) -> bool:
        """Whether there is a quotation from one token to another."""
        return touches(self.tokens[first].start, self.tokens[last].end, self.quoted)

    def is_plural(self, at: int) -> bool:
        """Whether a noun phrase, by its head, takes a plural verb."""
        key = self.key(at)
        if key in ("they", "we", "you", "these", "those", "them", "us", "many", "several", "both", "police", "people"):
            return True
        return self.tokens[at].tag in ("NNS", "NNPS") or bool(self.of(at, "conj"))

    def person(self, at: int) -> tuple[int, int] | None:
        """The tokens of the person's name that a token belongs to."""
        token = self.tokens[at]
        for one in self.sentence.proper:
            if one.kind is NameKind.PERSON and one.start <= token.start < one.end:
                inside = [
                    place
                    for place, other in enumerate(self.tokens)
                    if one.start <= other.start and other.end <= one.end
                ]
                return (inside[0], inside[-1]) if inside else None
        return None

    def edit(self, text: str, operation: str) -> Edit:
        """The whole sentence replaced."""
        return Edit(self.sentence.start, self.sentence.end, text, operation)

    def change(self, first: int, last: int, text: str, operation: str) -> Edit:
        """The tokens from one to another replaced."""
        return Edit(self.tokens[first].start, self.tokens[last].end, text, operation)


@dataclass(frozen=True)
class Read:
    """A report with its trees and the places that must stay as they are."""

    analysis: Analysis
    avoid: frozenset[str] = frozenset()
    """Words of the source that a second pass should not come back to."""
    taken: frozenset[str] = frozenset()
    """Words of another rewrite, which are taken only where there are no others."""

    @property
    def text(self) -> str:
        """The text of the report."""
        return self.analysis.report.text

    @cached_property
    def quoted(self) -> Places:
        """Places between quotation marks."""
        return protected(self.analysis)

    @cached_property
    def names(self) -> Places:
        """Places of names."""
        return named(self.analysis)

    @cached_property
    def trees(self) -> tuple[Tree, ...]:
        """The sentences that have grammar."""
        return tuple(Tree(self.text, one, self.quoted) for one in self.analysis.sentences if one.tokens)

    def open_to_change(self, start: int, end: int) -> bool:
        """Whether characters lie outside quotations and names."""
        return not touches(start, end, self.quoted) and not touches(start, end, self.names)


Operation = Callable[[Read, Random], Iterator[Edit]]
"""From a report to the changes that could be made to it; which are made is decided by the recipe."""


def man_or_woman(name: str) -> str | None:
    """Which of "he" and "she", by a given name that is listed for one alone."""
    first = name.split(maxsplit=1)[0].lower() if name.split() else ""
    man, woman = first in lexicon("given_names_men"), first in lexicon("given_names_women")
    if first in ("mr", "mr.") or (man and not woman):
        return "he"
    return "she" if first in ("mrs", "ms", "mrs.", "ms.") or (woman and not man) else None
