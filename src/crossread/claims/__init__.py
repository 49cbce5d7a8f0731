"""What a report asserts, clause by clause, with its quantities, times, names and polarity."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from crossread.claims.clauses import clauses
from crossread.claims.polarity import negative
from crossread.language.encoder import Encoder
from crossread.language.lexicon import lexicon
from crossread.language.quantities import quantities
from crossread.language.stems import stem
from crossread.parsed import Analysis, Claim, Sentence, Word
from crossread.records import Moment, Name, Passage, Quote
from crossread.text import Located, within

__all__ = ["find_claims"]

LEAST_WORDS = 4
"""A clause of fewer words ("He did.") asserts too little by itself to be compared."""


@dataclass(frozen=True, slots=True)
class Around:
    """What other stages found in a story, by place."""

    names: Located[str]
    """Ids of names, where they are spelled."""
    naming: Located[Passage]
    """Words that name somebody or say a role: they do not tell what a claim is about."""
    moments: Located[str]
    quotes: Located[str]


def find_claims(
    analyses: Sequence[Analysis],
    names: Sequence[Name],
    moments: Sequence[Moment],
    quotes: Sequence[Quote],
    encoder: Encoder,
) -> tuple[Claim, ...]:
    """The claims of a story's reports, each report's in order of place; each word is in one clause at most."""
    around = Around(
        Located.of((passage, name.id) for name in names for spelt in name.variants for passage in spelt.passages),
        Located.of(
            (passage, passage) for name in names for each in (*name.variants, *name.roles) for passage in each.passages
        ),
        Located.of((moment.expression, moment.id) for moment in moments),
        Located.of((quote.content, quote.id) for quote in quotes),
    )
    return tuple(claim for analysis in analyses for claim in _claims(analysis, around, encoder))


def _claims(analysis: Analysis, around: Around, encoder: Encoder) -> Iterator[Claim]:
    parts = list(_parts(analysis))
    vectors = encoder.encode([passage.text for _, passage, _ in parts])
    counted = {sentence.start: quantities(analysis.report, sentence) for sentence, _, _ in parts}
    stop = lexicon("stop_words")
    for (sentence, passage, words), vector in zip(parts, vectors, strict=True):
        naming = [(found.start, found.end) for found in around.naming.inside(passage)]
        said = [word for word in words if word.key and word.key not in stop]
        own = [word for word in said if not any(start <= word.start < end for start, end in naming)]
        yield Claim(
            passage=passage,
            sentence=analysis.report.passage(sentence.start, sentence.end),
            vector=vector,
            names=tuple(sorted(set(around.names.inside(passage)))),
            quantities=tuple(found for found in counted[sentence.start] if within(found.passage, passage)),
            moments=tuple(dict.fromkeys(around.moments.inside(passage))),
            negative=negative(words),
            quote=next(around.quotes.around(passage), None),
            keys=tuple(sorted({stem(word.key) for word in own})),
        )


def _parts(analysis: Analysis) -> Iterator[tuple[Sentence, Passage, Sequence[Word]]]:
    """The clauses long enough to assert something; headings, which end without a mark, are no sentences."""
    for sentence in analysis.sentences:
        if sentence.text.rstrip("\"'”’»)]").endswith((".", "!", "?", "…", ":", ",", ";")) or len(sentence.words) > 14:
            for words in clauses(sentence):
                if sum(1 for word in words if word.key) >= LEAST_WORDS:
                    yield sentence, analysis.report.passage(words[0].start, words[-1].end), words
