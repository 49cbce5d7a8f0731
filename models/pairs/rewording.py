"""Clauses in other words, by the operations that rewrite whole reports in `evaluation/rewriting`."""

from __future__ import annotations

import random
from dataclasses import replace

from evaluation.mute import Mute
from evaluation.rewriting.edits import apply, fitting
from evaluation.rewriting.grammar import Read
from evaluation.rewriting.recipes import FORMS, MOVING, OPERATIONS, TURNING

from crossread.language.parser import MiniParser
from crossread.language.reference.pronouns import references
from crossread.parsed import Analysis, Sentence
from crossread.records import Report

PASSES = (MOVING.operations + TURNING.operations + FORMS.operations, ("synonyms",))
"""What is done in one reading of the clause: its order and forms, then its words."""


class Reworder:
    """Puts single clauses in other words."""

    def __init__(self, parser: MiniParser) -> None:
        self.parser = parser

    def reworded(self, clause: Sentence, chance: random.Random) -> str:
        """The clause in other words, or as it is where no operation finds a place."""
        text, sentences = clause.text, (at_start(clause),)
        for number, operations in enumerate(PASSES):
            if number:
                sentences = self.parser.parse(text)
            report = Report("", "", "", None, None, None, None, text)
            analysis = Analysis(report, sentences, Mute().encode(["" for _ in sentences]), references(sentences))
            read = Read(analysis, frozenset(), frozenset())
            edits = [edit for name in operations for edit in OPERATIONS[name](read, chance)]
            changed, _ = apply(text, fitting(edits, chance, 0.8))
            text = changed.strip() or text
        return text


def at_start(sentence: Sentence) -> Sentence:
    """The sentence as if nothing stood before it."""
    off = sentence.start
    return replace(
        sentence,
        start=0,
        end=sentence.end - off,
        words=tuple(replace(one, start=one.start - off, end=one.end - off) for one in sentence.words),
        paragraph=0,
        tokens=tuple(replace(one, start=one.start - off, end=one.end - off) for one in sentence.tokens),
        proper=tuple(replace(one, start=one.start - off, end=one.end - off) for one in sentence.proper),
    )
