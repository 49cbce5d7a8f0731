"""A report with its sentences, their grammar and their vectors: what every later stage starts from."""

from __future__ import annotations

from dataclasses import replace

from crossread.language.encoder import Encoder
from crossread.language.lexicon import lexicon
from crossread.language.parser import Parser
from crossread.language.reference.pronouns import references
from crossread.language.sentences import sentences
from crossread.language.words import words
from crossread.parsed import Analysis
from crossread.records import Reason, Report

TRAINED = "en"
"""The language that the trained layer was trained on."""
SAMPLE = 20_000
"""Characters looked at to tell whether a text is English: a report's first pages tell."""
LEAST_WORDS = 30
"""Shorter texts are not told by their function words; they are taken for English unless they say otherwise."""
LEAST_SHARE = 0.15
"""Function words make 35 to 50 % of English reports; other languages in Latin letters share at most a tenth of them."""


def analyse(report: Report, encoder: Encoder, parser: Parser) -> Analysis:
    """The sentences of a report, with grammar where its language is known, and one vector a sentence.

    A report in another language has its sentences by rule alone, and says so among its `limits`.
    """
    limit = _limit(report)
    found = sentences(report.text) if limit else parser.parse(report.text)
    told = replace(report, limits=(limit,)) if limit else report
    return Analysis(told, found, encoder.encode([sentence.text for sentence in found]), references(found))


def _limit(report: Report) -> Reason | None:
    """Why the trained layer does not read a report, if it does not."""
    if report.language not in (None, TRAINED):
        return Reason("other language", f"the grammar was trained on English; this report is in {report.language!r}")
    share = _english(report.text)
    if share is not None and share < LEAST_SHARE:
        detail = f"the grammar was trained on English; of this report's words {share:.0%} are its function words"
        return Reason("unknown language", detail, round(1 - share, 2))
    return None


def _english(text: str) -> float | None:
    """The share of English function words; None for a text too short to tell."""
    keys = [word.key for word in words(text[:SAMPLE]) if word.key.isalpha() and len(word.key) > 1]
    if len(keys) < LEAST_WORDS:
        return None
    return sum(key in lexicon("function_words") for key in keys) / len(keys)
