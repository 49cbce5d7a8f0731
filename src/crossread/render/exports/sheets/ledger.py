"""The ledger as a sheet."""

from __future__ import annotations

from collections.abc import Iterator

from crossread.records import Collation, Passage, Position
from crossread.render.exports.sheets.book import WHERE, Book, Cell, Row, books, sheet, yes
from crossread.render.wanted import Line

LEDGER_COLUMNS = (
    "story", "entry", "matter", "matter_words", "actor", "name", "name_kind", "act", "denied", "condition", "issue",
    "text", "position", "quote", *WHERE, "lineages_least", "lineages_most",
)  # fmt: skip


def ledger_csv(collation: Collation) -> str:
    """A row a position, matter after matter as the page has them; positions of no entry last."""
    return sheet(LEDGER_COLUMNS, (_position(*row) for row in positions(collation)))


def positions(collation: Collation) -> Iterator[tuple[Book, Position, Line | None, Passage]]:
    """Every position with its entry and the words of its matter."""
    for book in books(collation):
        for matter in book.story.ledger.matters:
            yield from ((book, one, line, matter.issue) for line in matter.lines for one in line.positions)
        for actor in book.story.actors:
            yield from ((book, one, None, one.issue) for stance in actor.stances for one in stance.positions)


def _position(book: Book, one: Position, line: Line | None, matter: Passage) -> Row:
    entry = line.entry if line else None
    kind = book.names[one.name].kind.value if one.name in book.names else ""
    support: tuple[Cell, Cell] = (entry.lineages.least, entry.lineages.most) if entry else ("", "")
    return (
        book.id, entry.id if entry else "", one.matter, matter.text, book.story.labels.name(one.name),
        one.name, kind, one.act.value, yes(one.denied), one.condition.text if one.condition else "",
        one.issue.text, one.passage.text, one.id, one.quote or "", *book.where(one.passage), *support,
    )  # fmt: skip
