"""The wordings of an utterance: the fullest first, and what changed in each other."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.records import Quote, QuoteKind, Wording
from crossread.text import SupportOf, own_words, place
from crossread.utterances.changes import Side, changes
from crossread.utterances.said import content_stems, folded
from crossread.utterances.units import Reader

KINDS = (QuoteKind.DIRECT, QuoteKind.MIXED, QuoteKind.INDIRECT)
"""The speaker's own words first."""


def wordings(quotes: Sequence[Quote], reader: Reader, support: SupportOf) -> tuple[Wording, ...]:
    """Every wording of the quotes, which stand in order of place: the fullest first, each with its changes.

    The speaker's own words go before the reporter's, then the wording that says most, then the one that most
    lineages have, then the first.
    """
    held: dict[str, list[Quote]] = {}
    for quote in quotes:
        held.setdefault(folded(quote.content.text), []).append(quote)
    ranked = sorted(held.values(), key=lambda same: _rank(same, support))
    fullest = _shown(ranked[0])
    full = Side(fullest.content, reader.units(fullest) if len(ranked) > 1 else ())
    found = [Wording(fullest.content.text, _ids(ranked[0]))]
    for same in ranked[1:]:
        here = _shown(same)
        changed = changes(full, Side(here.content, reader.units(here)))
        found.append(Wording(here.content.text, _ids(same), changed))
    return tuple(found)


def _rank(same: Sequence[Quote], support: SupportOf) -> tuple[int, int, int, tuple[str, int, int]]:
    shown = _shown(same)
    lineages = support(quote.content for quote in same)
    own = " ".join(part.text for part in own_words(shown))
    return KINDS.index(shown.kind), -len(content_stems(own)), -lineages.most, place(shown.content)


def _shown(same: Sequence[Quote]) -> Quote:
    """Of quotes in the same words the first that has them most in marks."""
    return min(same, key=lambda quote: (KINDS.index(quote.kind), place(quote.content)))


def _ids(same: Sequence[Quote]) -> tuple[str, ...]:
    return tuple(quote.id for quote in same)
