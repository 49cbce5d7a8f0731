"""Points as a sheet."""

from __future__ import annotations

from crossread.records import Collation, Point, Reading
from crossread.render.contexts import by_report
from crossread.render.exports.sheets.book import Book, Row, books, places, sheet
from crossread.render.readings import first_told, joined

POINT_COLUMNS = (
    "story", "point", "kind", "status", "reading", "value", "differs", "outlets", "lineage", "first", "passages",
    "lineages_least", "lineages_most", "point_least", "point_most",
)  # fmt: skip


def points_csv(collation: Collation) -> str:
    """A row a reading, point after point in the dossier's order, the readings of each as the page has them."""
    return sheet(
        POINT_COLUMNS,
        (
            _reading(book, point, number, reading)
            for book in books(collation)
            for point in book.story.dossier.points
            for number, reading in enumerate(book.story.readings(point), 1)
        ),
    )


def _reading(book: Book, point: Point, number: int, reading: Reading) -> Row:
    story, held = book.story, by_report(reading.passages, book.story.labels)
    first = first_told(reading, story.clock)
    groups = story.behind.groups(held)
    return (
        book.id, point.id, point.kind.value, point.status.value, number, reading.value,
        " / ".join(mark.text for mark in joined(reading.marked)), "; ".join(story.labels.who(held)),
        " ".join(dict.fromkeys(id for group in groups for id in group.lineages)),
        (book.reports[first].published or "") if first else "", places(held),
        reading.lineages.least, reading.lineages.most, point.lineages.least, point.lineages.most,
    )  # fmt: skip
