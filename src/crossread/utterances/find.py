"""The utterances behind quotes: grouped, with every wording and what changed."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.encoder import Encoder
from crossread.parsed import Analysis
from crossread.records import Moment, Name, Quote, Reason, Utterance
from crossread.text import SupportOf, digest, place
from crossread.utterances.grouping import groups
from crossread.utterances.likeness import scores
from crossread.utterances.said import said_rows
from crossread.utterances.units import Reader
from crossread.utterances.wordings import wordings


def group_utterances(
    quotes: Sequence[Quote],
    analyses: Sequence[Analysis],
    encoder: Encoder,
    support: SupportOf,
    moments: Sequence[Moment] = (),
    names: Sequence[Name] = (),
) -> tuple[Utterance, ...]:
    """The utterances behind quotes, each quote in one; the same whatever the order of the quotes.

    Two quotes join when one speaker is behind both and they say the same: because one has the words of the other, or
    by the vectors of their statements (a scrap is compared within its clause). What the reports date to two days by
    `moments` stays two; `names` tell which spellings are no change.
    """
    if not quotes:
        return ()
    found = said_rows(quotes, analyses, moments)
    rows = [row for row, _ in found]
    likeness, bound = scores(rows, encoder, support.apart)
    grouped = groups(rows, likeness, bound)
    gathered = [sorted((quote for at in group for quote in found[at][1]), key=_place) for group in grouped]
    told = [quote.content for together in gathered if len(together) > 1 for quote in together]
    reader = Reader.of(told, analyses, names)
    utterances = [_utterance(together, reader, support) for together in gathered]
    first = {quote.id: place(quote.content) for quote in quotes}
    return tuple(sorted(utterances, key=lambda utterance: (first[utterance.quotes[0]], utterance.id)))


def _utterance(quotes: Sequence[Quote], reader: Reader, support: SupportOf) -> Utterance:
    names = sorted({quote.name for quote in quotes if quote.name})
    speaker = names[0] if names else None
    ids = tuple(quote.id for quote in quotes)
    worded = wordings(quotes, reader, support)
    return Utterance(
        id="utterance-" + digest(*sorted(ids)),
        name=speaker,
        quotes=ids,
        lineages=support(quote.content for quote in quotes),
        wordings=worded,
        reasons=(Reason("utterance: one speaker, like words", f"{len(ids)} quotes, {len(worded)} wordings"),),
    )


def _place(quote: Quote) -> tuple[tuple[str, int, int], str]:
    return place(quote.content), quote.id
