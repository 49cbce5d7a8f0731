"""Quotes as a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.records import Collation, Quote
from crossread.render.exports.sheets.book import WHERE, Book, Cell, Row, books, sheet
from crossread.render.said import bracketed

QUOTE_COLUMNS = (
    "story", "utterance", "wording", "quote", "speaker", "name", "kind", "content", "changes", "cue", "speaker_words",
    "inside", *WHERE, "lineages_least", "lineages_most",
)  # fmt: skip


def quotes_csv(collation: Collation) -> str:
    """A row a quote, utterance after utterance, the fullest wording first; quotes of no utterance last."""
    return sheet(QUOTE_COLUMNS, (row for book in books(collation) for row in _quotes(book)))


def _quotes(book: Book) -> Iterator[Row]:
    seen = set()
    for voice in book.story.voices:
        for spoken in voice.spoken:
            one = spoken.utterance
            for number, told in enumerate(spoken.wordings, 1):
                changes = bracketed(told.pieces) if told.changed else ""
                for quote in told.quotes:
                    seen.add(quote.id)
                    said = (one.id, number, quote.id, voice.who)
                    yield _quote(book, quote, said, changes, (one.lineages.least, one.lineages.most))
    for quote in book.story.dossier.quotes:
        if quote.id not in seen:
            who = book.story.labels.name(quote.name, quote.speaker)
            yield _quote(book, quote, ("", "", quote.id, who), "", ("", ""))


def _quote(book: Book, quote: Quote, said: Row, changes: str, support: tuple[Cell, Cell]) -> Row:
    cue, speaker = (part.text if part else "" for part in (quote.cue, quote.speaker))
    words = (quote.name or "", quote.kind.value, quote.content.text, changes, cue, speaker, quote.inside or "")
    return (book.id, *said, *words, *book.where(quote.content), *support)
