"""The wordings of an utterance: the fullest first, and what changed in each other."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.records import Quote, QuoteKind, Wording
from crossread.text import SupportOf, place
from crossread.utterances.changes import Side, changes
from crossread.utterances.said import content_stems, folded
from crossread.utterances.units import Reader


def wordings(quotes: Sequence[Quote], speaker: str | None, reader: Reader, support: SupportOf) -> tuple[Wording, ...]:
    """Every wording of the quotes, which stand in order of place: the fullest first, each with its changes.

    The speaker's own words go before the reporter's, then the wording that says most, then the one that most
    lineages have, then the first.
    """
    held: dict[str, list[Quote]] = {}
    for quote in quotes:
        held.setdefault(folded(quote.content.text), []).append(quote)
    ranked = sorted(held.values(), key=lambda same: _rank(same, support))
    fullest = ranked[0][0].content
    full = Side(fullest, reader.units(fullest, speaker) if len(ranked) > 1 else ())
    found = [Wording(fullest.text, _ids(ranked[0]))]
    for same in ranked[1:]:
        content = same[0].content
        reported = _reported(ranked[0]) or _reported(same)
        changed = changes(full, Side(content, reader.units(content, speaker)), reported)
        found.append(Wording(content.text, _ids(same), changed))
    return tuple(found)


def _rank(same: Sequence[Quote], support: SupportOf) -> tuple[bool, int, int, tuple[str, int, int]]:
    lineages = support(quote.content for quote in same)
    return _reported(same), -len(content_stems(same[0].content.text)), -lineages.most, place(same[0].content)


def _reported(same: Sequence[Quote]) -> bool:
    """Whether no report has the words in marks."""
    return all(quote.kind is QuoteKind.INDIRECT for quote in same)


def _ids(same: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(quote.id for quote in same)
