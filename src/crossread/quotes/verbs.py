"""The verbs and nouns that report: every form of the word lists, with what each may bring in."""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from crossread.language.inflection import VerbForm, verb_forms
from crossread.language.lexicon import lexicon


class Frame(StrEnum):
    """What a reporting word may bring in."""

    CLAUSE = "clause"
    """A clause, with or without "that"."""
    THAT = "that"
    """A clause after "that" only."""
    MARKS = "marks"
    """Words in quotation marks only."""


@cache
def quote_forms() -> dict[str, VerbForm]:
    """Every written form of every verb that brings in a quote."""
    objects = frozenset(entry.split()[0] for entry in lexicon("quote_verbs_object"))
    return verb_forms(lexicon("quote_verbs") | lexicon("quote_verbs_that") | lexicon("quote_verbs_marks") | objects)


def frame_of(base: str) -> Frame:
    """The most that a verb may bring in."""
    if base in lexicon("quote_verbs"):
        return Frame.CLAUSE
    return Frame.THAT if base in lexicon("quote_verbs_that") else Frame.MARKS
