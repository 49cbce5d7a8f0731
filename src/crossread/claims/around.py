"""What other stages found in a report, by place: names, roles, moments, quotes, and whom pronouns stand for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.parsed import Analysis
from crossread.records import Moment, Name, Passage, Quote
from crossread.text import Located

PRONOUNS = frozenset({"he", "she", "him"})
"""Pronouns that a name can stand for as it is; "her" and "his" mostly own something."""


@dataclass(frozen=True, slots=True)
class Around:
    """What was found in a story."""

    names: Located[Name]
    naming: Located[Passage]
    """Words that name somebody or say a role: they do not tell what a claim is about."""
    moments: Located[Moment]
    quotes: Located[Quote]

    @classmethod
    def of(cls, names: Sequence[Name], moments: Sequence[Moment], quotes: Sequence[Quote]) -> Around:
        """Everything by place."""
        by_id = sorted(names, key=lambda name: name.id)
        return cls(
            Located.of((passage, name) for name in by_id for spelt in name.variants for passage in spelt.passages),
            Located.of(
                (passage, passage)
                for name in by_id
                for one in (*name.variants, *name.roles)
                for passage in one.passages
            ),
            Located.of((moment.expression, moment) for moment in moments),
            Located.of((quote.content, quote) for quote in sorted(quotes, key=lambda quote: quote.id)),
        )


@dataclass(frozen=True, slots=True)
class Near:
    """What of it stands in one sentence; places are those of the report."""

    names: tuple[tuple[int, int, Name], ...]
    naming: tuple[tuple[int, int], ...]
    moments: tuple[tuple[int, int, str], ...]
    quotes: tuple[Quote, ...]
    meant: dict[int, Name]
    """Place of a pronoun -> whom it stands for, where that is safe."""

    def named(self, start: int, end: int) -> Iterator[Name]:
        """The names whose words lie between two places, wholly or in part."""
        return (name for left, right, name in self.names if left < end and start < right)


def near(around: Around, analysis: Analysis) -> Iterator[Near]:
    """For each sentence of a report what stands in it, in order."""
    report = analysis.report.id
    names = around.names.entries.get(report, ())
    naming = around.naming.entries.get(report, ())
    moments = around.moments.entries.get(report, ())
    quotes = around.quotes.entries.get(report, ())
    meant = _meant(analysis, names)
    at_name = at_naming = at_moment = at_quote = at_pronoun = 0
    pronouns = sorted(meant)
    open_quotes: list[tuple[int, int, Quote]] = []
    for sentence in analysis.sentences:
        end = sentence.end
        first_name, at_name = at_name, _until(names, at_name, end)
        first_naming, at_naming = at_naming, _until(naming, at_naming, end)
        first_moment, at_moment = at_moment, _until(moments, at_moment, end)
        begun = at_quote
        at_quote = _until(quotes, at_quote, end)
        open_quotes = [row for row in open_quotes if row[1] > sentence.start] + list(quotes[begun:at_quote])
        first_pronoun = at_pronoun
        while at_pronoun < len(pronouns) and pronouns[at_pronoun] < end:
            at_pronoun += 1
        yield Near(
            names[first_name:at_name],
            tuple(row[:2] for row in naming[first_naming:at_naming]),
            tuple((row[0], row[1], row[2].id) for row in moments[first_moment:at_moment]),
            tuple(row[2] for row in open_quotes),
            {place: meant[place] for place in pronouns[first_pronoun:at_pronoun]},
        )


def _until(rows: Sequence[tuple[int, int, object]], at: int, end: int) -> int:
    while at < len(rows) and rows[at][0] < end:
        at += 1
    return at


def _meant(analysis: Analysis, names: Sequence[tuple[int, int, Name]]) -> dict[int, Name]:
    """Place of every pronoun that safely stands for a name -> the name."""
    text, found = analysis.report.text, {}
    for reference in analysis.references:
        if not (reference.pronoun and reference.safe and reference.name):
            continue
        if text[reference.start : reference.end].lower() not in PRONOUNS:
            continue
        start, end = reference.name
        at = bisect_left(names, start, key=lambda row: row[0])
        row = names[at] if at < len(names) else None
        if row is not None and row[0] < end:
            found[reference.start] = row[2]
    return found
