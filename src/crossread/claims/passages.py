"""The words of a statement: a passage that reads well by itself, and the words that it is compared by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossread.claims.around import Near
from crossread.claims.edges import neat
from crossread.claims.grammar import Grammar
from crossread.claims.kinds import Kind, governor, relative_pronoun
from crossread.claims.nouns import named, noun
from crossread.claims.said import pieces, written
from crossread.claims.statements import Statement
from crossread.records import Passage, QuoteKind, Report

DROPPED = frozenset(
    {
        "and",
        "but",
        "yet",
        "or",
        "that",
        "so",
        "while",
        "although",
        "though",
        "whereas",
        "whilst",
        "after",
        "as",
        "when",
        "where",
    }
)
"""Words that join a statement to another and are left off at its beginning."""
MARKS_BEHIND = 3
"""Marks at most behind the last word of a passage: a stop, a comma and a closing mark."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The words of a statement."""

    passage: Passage
    said: str
    spans: tuple[tuple[int, int], ...]
    """Places of the words of `said`; a pronoun's where a name stands for it."""
    words: tuple[int, ...]
    """Its own words, without what joins it to another statement."""
    subject: int | None
    """Head of its subject, its own or that which it shares."""
    antecedent: tuple[int, int] | None
    """First and last word of the noun that a relative clause tells more of."""
    pronoun: int | None
    """The relative pronoun."""


def shape(report: Report, grammar: Grammar, statement: Statement, at: int, near: Near, alone: bool) -> Shape:
    """The words of a statement whose predicate is `at`; `alone` if it is all that its sentence says."""
    words = _bare(grammar, statement)
    antecedent = pronoun = None
    if statement.kind is Kind.RELATIVE:
        antecedent = noun(grammar, named(grammar, governor(grammar, statement.head)))
        pronoun = relative_pronoun(grammar, statement.head)
    subject = _subject(grammar, statement, at)
    passage = _passage(report, grammar, statement, words, antecedent, alone)
    parts = pieces(grammar, statement, at, words, subject, antecedent, pronoun)
    said, spans = written(report, grammar, parts, near)
    whole = parts == [(words[0], words[-1])] or (alone and statement.heard is None)
    if whole and said == report.text[grammar.tokens[words[0]].start : grammar.tokens[words[-1]].end]:
        said = passage.text
    elif passage.end - grammar.tokens[words[-1]].end <= MARKS_BEHIND and said.endswith(grammar.tree.text(words[-1])):
        # The marks that close a quotation are part of what is said.
        said += report.text[grammar.tokens[words[-1]].end : passage.end].rstrip(".")
    return Shape(passage, said, spans, words, subject, antecedent, pronoun)


def _subject(grammar: Grammar, statement: Statement, at: int) -> int | None:
    """Head of a predicate's subject: of a participle that of the statement before it, whatever noun is nearest."""
    if statement.kind is Kind.PARTICIPLE and statement.above is not None:
        return grammar.tree.subject(statement.above)
    own = grammar.own_subject(at)
    return None if own is not None and grammar.relations[own] == "expl" else grammar.tree.subject(at)


def _bare(grammar: Grammar, statement: Statement) -> tuple[int, ...]:
    """The words without the conjunction or mark at their head, and without one that is left over at their end."""
    words, tokens = statement.words, grammar.tokens
    first = 0
    while first < len(words) - 1:
        at = words[first]
        joins = grammar.relations[at] in ("mark", "case", "advmod") and tokens[at].head == statement.head
        absolute = statement.kind is Kind.ABSOLUTE and grammar.keys[at] == "with"
        conjunction = tokens[at].relation == "cc"
        if not conjunction and (not joins or not (grammar.keys[at] in DROPPED or absolute)):
            break
        first += 1
    last = len(words)
    while last > first + 1 and tokens[words[last - 1]].relation in ("cc", "mark"):
        last -= 1
    return words[first:last]


def _passage(
    report: Report,
    grammar: Grammar,
    statement: Statement,
    words: Sequence[int],
    antecedent: tuple[int, int] | None,
    alone: bool,
) -> Passage:
    sentence, tokens, heard = grammar.sentence, grammar.tokens, statement.heard
    if alone and heard is None:
        opened = tokens[0].pos != "PUNCT" and words[0] > 0
        return report.passage(tokens[words[0]].start if opened else sentence.start, sentence.end)
    start = tokens[words[0] if antecedent is None else antecedent[0]].start
    end = tokens[words[-1]].end
    floor, limit = sentence.start, sentence.end
    if heard is not None and heard.denied and statement.kind is Kind.SAID and heard.frame is not None:
        # That it is denied must be read with it.
        start = min(start, tokens[grammar.first[heard.frame]].start)
        end = max(end, tokens[heard.frame].end)
    elif heard is not None:
        content = heard.quote.content
        floor, limit = max(floor, content.start), min(limit, content.end)
        limit = max(limit, min(end, sentence.end))
        if alone and heard.quote.kind is QuoteKind.DIRECT:
            start, end = floor, limit
    if start >= end:
        # A quotation that ends before the words which the tree hangs on it.
        start, end = tokens[words[0]].start, tokens[words[-1]].end
    return neat(report, start, end, min(floor, start), max(limit, end))
