"""What a report asserts, clause by clause, with its quantities, times, names and polarity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.claims.clauses import clauses
from crossread.claims.polarity import negative
from crossread.language.encoder import Encoder
from crossread.language.lexicon import lexicon
from crossread.language.quantities import quantities
from crossread.language.stems import stem
from crossread.records import Analysis, Claim, Moment, Name, Passage, Quantity, Quote, Sentence, Vectors, Word
from crossread.text import Located

__all__ = ["find_claims"]

LEAST_WORDS = 4
"""A clause of fewer words ("He did.") asserts too little by itself to be compared."""


def find_claims(
    analysis: Analysis, names: Sequence[Name], moments: Sequence[Moment], quotes: Sequence[Quote], encoder: Encoder
) -> tuple[Claim, ...]:
    """The claims of a report, in order of place; every word of a sentence is in one clause at most."""
    spelled = Located.of(
        (passage, name.id) for name in names for variant in name.variants for passage in variant.passages
    )
    places = Located.of(
        (passage, passage) for name in names for worded in (*name.variants, *name.roles) for passage in worded.passages
    )
    timed = Located.of((moment.expression, moment.id) for moment in moments)
    said = Located.of((quote.content, quote) for quote in quotes)
    parts = list(_parts(analysis))
    vectors = _vectors(analysis, parts, encoder)
    counted = {sentence.start: quantities(analysis.report, sentence) for sentence, _, _ in parts}
    return tuple(
        _claim(analysis, sentence, passage, words, vector, counted[sentence.start], spelled, places, timed, said)
        for (sentence, passage, words), vector in zip(parts, vectors, strict=True)
    )


def _parts(analysis: Analysis) -> Iterator[tuple[Sentence, Passage, Sequence[Word]]]:
    """The clauses long enough to assert something; headings, which end without a mark, are no sentences."""
    for sentence in analysis.sentences:
        if sentence.text.rstrip("\"'”’»)]").endswith((".", "!", "?", "…", ":", ",", ";")) or len(sentence.words) > 14:
            for words in clauses(sentence):
                if sum(1 for word in words if word.key) >= LEAST_WORDS:
                    yield sentence, analysis.report.passage(words[0].start, words[-1].end), words


def _vectors(
    analysis: Analysis, parts: Sequence[tuple[Sentence, Passage, Sequence[Word]]], encoder: Encoder
) -> list[Vectors]:
    """A vector a clause; a sentence that is one clause has its vector already."""
    known = {(sentence.start, sentence.end): analysis.vectors[at] for at, sentence in enumerate(analysis.sentences)}
    missing = sorted({passage.text for _, passage, _ in parts if (passage.start, passage.end) not in known})
    encoded = dict(zip(missing, encoder.encode(missing), strict=True))
    return [
        known[passage.start, passage.end] if (passage.start, passage.end) in known else encoded[passage.text]
        for _, passage, _ in parts
    ]


def _claim(
    analysis: Analysis,
    sentence: Sentence,
    passage: Passage,
    words: Sequence[Word],
    vector: Vectors,
    counted: Sequence[Quantity],
    spelled: Located[str],
    places: Located[Passage],
    timed: Located[str],
    said: Located[Quote],
) -> Claim:
    inside = tuple(
        quantity
        for quantity in counted
        if passage.start <= quantity.passage.start and quantity.passage.end <= passage.end
    )
    around = next((quote.id for quote in said.around(passage)), None)
    stop = lexicon("stop_words")
    naming = list(places.inside(passage))
    return Claim(
        passage=passage,
        sentence=analysis.report.passage(sentence.start, sentence.end),
        vector=vector,
        names=tuple(sorted(set(spelled.inside(passage)))),
        quantities=inside,
        moments=tuple(dict.fromkeys(timed.inside(passage))),
        negative=negative(words),
        quote=around,
        keys=tuple(
            sorted(
                {
                    stem(word.key)
                    for word in words
                    if word.key
                    and word.key not in stop
                    and not any(found.start <= word.start < found.end for found in naming)
                }
            )
        ),
    )
