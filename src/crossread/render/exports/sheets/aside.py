"""What was marked or set aside, as sheets: damaged places, blocks that were cut, inputs that were rejected."""

from __future__ import annotations

from crossread.records import Collation
from crossread.render.exports.sheets.book import WHERE, books, sheet

DAMAGE_COLUMNS = ("story", "kind", "text", *WHERE)
CUT_COLUMNS = ("story", "reason", "text", "outlet", "source", "report", "published", "lineage")
REJECTED_COLUMNS = ("source", "reason", "detail")


def damage_csv(collation: Collation) -> str:
    """A row a place where text is missing or garbled, report after report."""
    return sheet(
        DAMAGE_COLUMNS,
        (
            (book.id, one.kind, one.passage.text, *book.where(one.passage))
            for book in books(collation)
            for report in book.story.dossier.reports
            for one in report.damage
        ),
    )


def cuts_csv(collation: Collation) -> str:
    """A row a block that was cut as boilerplate, report after report; it stands nowhere in a report's text."""
    return sheet(
        CUT_COLUMNS,
        (
            (book.id, cut.reason, cut.text, *book.by(report.id), book.lineage(report.id))
            for book in books(collation)
            for report in book.story.dossier.reports
            for cut in report.cuts
        ),
    )


def rejected_csv(collation: Collation) -> str:
    """A row an input that was set aside, with why."""
    return sheet(REJECTED_COLUMNS, ((one.source, one.reason, one.detail) for one in collation.rejected))
