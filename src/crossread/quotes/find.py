"""The quotes of a report: marks, cues, contents and speakers, joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from crossread.language.marks import marked_spans
from crossread.language.naming import Memory, locate
from crossread.parsed import Analysis
from crossread.quotes.parts import parts
from crossread.quotes.reader import Reader
from crossread.quotes.sentences import sentences
from crossread.records import Name, Quote
from crossread.text import place


def find_quotes(analysis: Analysis, names: Sequence[Name]) -> tuple[Quote, ...]:
    """Every quote of a report, in order of place: direct, mixed and indirect.

    In a report without grammar there are only words in marks, and nobody is made their speaker.
    """
    report = analysis.report
    spans = marked_spans(report.text, analysis.sentences)
    reader = Reader(report, spans, Memory(locate(names, report), report, analysis.references))
    for sentence in sentences(parts(report, analysis.sentences, spans), spans):
        reader.read(sentence)
    reader.finish()
    return _nested(sorted(reader.quotes.values(), key=lambda quote: (place(quote.content), quote.id)))


def _nested(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes with the one that each stands in; quotes are in order of place."""
    found: list[Quote] = []
    around: list[Quote] = []
    for quote in sorted(quotes, key=lambda one: (one.content.start, -one.content.end, one.id)):
        while around and around[-1].content.end < quote.content.end:
            around.pop()
        same = around and (around[-1].content.start, around[-1].content.end) == (quote.content.start, quote.content.end)
        found.append(replace(quote, inside=around[-1].id) if around and not same else quote)
        around.append(quote)
    return tuple(sorted(found, key=lambda quote: (place(quote.content), quote.id)))
