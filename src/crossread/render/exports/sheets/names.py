"""Names and moments as sheets."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.records import Collation, Moment, Name
from crossread.render.exports.sheets.book import WHERE, Book, Row, books, sheet

NAME_COLUMNS = ("story", "name", "kind", "fullest", "what", "wording", "text", *WHERE)
MOMENT_COLUMNS = (
    "story", "moment", "kind", "from", "to", "precision", "value", "anchor", "until", "expression", "text", *WHERE,
)  # fmt: skip


def names_csv(collation: Collation) -> str:
    """A row a place where a spelling or a role of a name stands, name after name."""
    return sheet(
        NAME_COLUMNS,
        (row for book in books(collation) for name in book.story.dossier.names for row in _name(book, name)),
    )


def _name(book: Book, name: Name) -> Iterator[Row]:
    about = (book.id, name.id, name.kind.value, name.name)
    for what, wordings in (("spelling", name.variants), ("role", name.roles)):
        for worded in wordings:
            for passage in worded.passages:
                yield (*about, what, worded.text, passage.text, *book.where(passage))


def moments_csv(collation: Collation) -> str:
    """A row an expression of time, with what it means and the sentence that it dates."""
    return sheet(
        MOMENT_COLUMNS, (_moment(book, one) for book in books(collation) for one in book.story.dossier.moments)
    )


def _moment(book: Book, one: Moment) -> Row:
    return (
        book.id, one.id, one.kind.value, one.earliest or "", one.latest or "", one.precision.value, one.value or "",
        one.anchor or "", one.until or "", one.expression.text, one.passage.text, *book.where(one.expression),
    )  # fmt: skip
