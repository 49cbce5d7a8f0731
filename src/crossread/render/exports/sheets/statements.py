"""The ledger as the statements of Discourse Network Analyzer."""

from __future__ import annotations

import re

from crossread.records import Collation, NameKind, Passage, Position, Report
from crossread.render.exports.sheets.book import Book, Cell, Row, sheet
from crossread.render.exports.sheets.ledger import positions
from crossread.render.wanted import favours

DNA_COLUMNS = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text",
    "person", "organization", "concept", "agreement", "start", "stop",
)  # fmt: skip
"""Those of the event lists of Discourse Network Analyzer 3 with the variables of its statement type "DNA Statement",
then the places, which its R package needs to add a statement."""


def ledger_dna(collation: Collation) -> str:
    """A row a position, as the event lists of Discourse Network Analyzer: semicolons, agreement 1, 0, or empty where
    the act is neither for its issue nor against it."""
    numbers: dict[tuple[str, str], int] = {}
    for dossier in collation.dossiers:
        for report in dossier.reports:
            numbers[dossier.story, report.id] = len(numbers) + 1
    rows = (
        (number, *_statement(book, one, matter, numbers.get((book.id, one.passage.report), "")))
        for number, (book, one, _, matter) in enumerate(positions(collation), 1)
    )
    return sheet(DNA_COLUMNS, rows, ";")


def _statement(book: Book, one: Position, matter: Passage, document: Cell) -> Row:
    passage, report, side = one.passage, book.reports.get(one.passage.report), favours(one.act, one.denied)
    title, author, text = (report.title or "", report.byline or "", report.text) if report else ("", "", "")
    return (
        _time(report), document, title, author, book.story.labels.outlet(passage.report), book.id,
        book.lineage(passage.report), passage.text, *_actor(book, one), matter.text,
        "" if side is None else int(side), _units(text, passage.start), _units(text, passage.end),
    )  # fmt: skip


def _actor(book: Book, one: Position) -> tuple[str, str]:
    """Person and organisation; states and cities act as organisations do."""
    who, name = book.story.labels.name(one.name), book.names.get(one.name)
    return (who, "") if name is not None and name.kind is NameKind.PERSON else ("", who)


def _time(report: Report | None) -> str:
    """The time of publication as the source's own clock showed it, midnight where only the day is known."""
    published = (report.published if report else None) or ""
    clock = re.match(r"T(\d\d:\d\d)(:\d\d)?", published[10:])
    time = f"{clock[1]}{clock[2] or ':00'}" if clock else "00:00:00"
    return f"{published[:10]} {time}" if published else ""


def _units(text: str, place: int) -> int:
    """A place in UTF-16 code units, as Java counts."""
    return place + sum(character > "\uffff" for character in text[:place])
