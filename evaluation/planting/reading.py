"""Sentences read once: a parser that keeps what it found in a paragraph, and sentences in other words."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from crossread.language.analysis import analyse
from crossread.language.parser import Parser
from crossread.parsed import Sentence
from crossread.records import Report
from evaluation.mute import Mute
from evaluation.planting.clause import predicate, read
from evaluation.rewriting.edits import apply, fitting
from evaluation.rewriting.grammar import Read, Tree
from evaluation.rewriting.recipes import FORMS, MOVING, OPERATIONS, TURNING, WORDS, Pass

STEPS = ((MOVING, 1.0), (TURNING, 0.5), (FORMS, 0.8), (WORDS, 0.5), (Pass(("spared",)), 0.3))
"""What is done to a sentence, in this order, and at what share of the places where it can be."""

ODD = re.compile(
    r"\b(?:of|in|on|at) (?:of|in|on|at|over the)\b|\blet (?:fall|drop)\b|\bworth[,.]"
    r"|\bbetween\b|\bthe a\b|\bowing to [a-z]+ \w+ly\b"
)
"""What a rewording by script leaves behind where it went wrong, seen in reading pairs of the development part."""


class Keeping:
    """A parser that reads each paragraph once, however many texts it stands in."""

    def __init__(self, parser: Parser) -> None:
        """`parser` reads a paragraph the first time."""
        self._parser = parser
        self._known: dict[str, tuple[Sentence, ...]] = {}

    def parse(self, text: str) -> tuple[Sentence, ...]:
        """The sentences of a text, in order."""
        found: list[Sentence] = []
        start = 0
        for paragraph, line in enumerate(text.split("\n")):
            if line not in self._known:
                self._known[line] = self._parser.parse(line)
            found += [_moved(sentence, start, paragraph) for sentence in self._known[line]]
            start += len(line) + 1
        return tuple(found)


def _moved(sentence: Sentence, by: int, paragraph: int) -> Sentence:
    """The sentence with all its places further on."""
    if by == 0:
        return replace(sentence, paragraph=paragraph)
    return replace(
        sentence,
        start=sentence.start + by,
        end=sentence.end + by,
        paragraph=paragraph,
        words=tuple(replace(word, start=word.start + by, end=word.end + by) for word in sentence.words),
        tokens=tuple(replace(token, start=token.start + by, end=token.end + by) for token in sentence.tokens),
        proper=tuple(replace(one, start=one.start + by, end=one.end + by) for one in sentence.proper),
    )


def reworded(text: str, parser: Parser, chance: Random) -> Tree | None:
    """The sentence in other words; None where it stays as it is or does not stay one sentence."""
    now = text
    for step, share in STEPS:
        report = Report("sentence", "sentence", "sentence", None, None, None, "en", now)
        seen = Read(analyse(report, Mute(), parser))
        edits = [edit for name in step.operations for edit in OPERATIONS[name](seen, chance)]
        changed = apply(now, fitting(edits, chance, share))[0].strip()
        if "\n" not in changed and changed:
            now = changed
    made, source = read(now, parser), read(text, parser)
    if made is None or source is None or now == text or ODD.search(now):
        return None
    lost = bool(_subject(source)) and not _subject(made)
    return None if lost else made


def _subject(tree: Tree) -> list[int]:
    return tree.of(predicate(tree), "nsubj", "expl", "csubj")
