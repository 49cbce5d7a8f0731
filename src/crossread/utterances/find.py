"""The utterances behind quotes: grouped, with every wording and what changed."""

from __future__ import annotations

from collections.abc import Sequence

from crossread.language.encoder import Encoder
from crossread.parsed import Analysis
from crossread.records import Moment, Name, Quote, Reason, Utterance, Wording
from crossread.text import SupportOf, digest, place
from crossread.utterances.grouping import groups
from crossread.utterances.likeness import scores
from crossread.utterances.said import folded, said_rows


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
    utterances = [_utterance([quote for at in group for quote in found[at][1]], support) for group in grouped]
    first = {quote.id: place(quote.content) for quote in quotes}
    return tuple(sorted(utterances, key=lambda utterance: (first[utterance.quotes[0]], utterance.id)))


def _utterance(quotes: Sequence[Quote], support: SupportOf) -> Utterance:
    ordered = sorted(quotes, key=lambda quote: (place(quote.content), quote.id))
    wordings: dict[str, list[Quote]] = {}
    for quote in ordered:
        wordings.setdefault(folded(quote.content.text), []).append(quote)
    names = sorted({quote.name for quote in ordered if quote.name})
    ids = tuple(quote.id for quote in ordered)
    reasons = (Reason("utterance: one speaker, like words", f"{len(ids)} quotes, {len(wordings)} wordings"),)
    return Utterance(
        id="utterance-" + digest(*sorted(ids)),
        name=names[0] if names else None,
        quotes=ids,
        lineages=support(quote.content for quote in ordered),
        wordings=tuple(
            Wording(same[0].content.text, tuple(quote.id for quote in same)) for _, same in sorted(wordings.items())
        ),
        reasons=reasons,
    )
