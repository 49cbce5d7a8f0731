"""Who descends from whom, as sheets: reports with their lineages, descents with their reasons, copies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from crossread.records import Collation, Copy, Descent, Reason, Report
from crossread.render.descent import comes_from
from crossread.render.exports.sheets.book import WHERE, Book, Row, books, places, sheet, yes
from crossread.render.labels import line
from crossread.wire import DECIMALS

LINEAGE_COLUMNS = (
    "story", "lineage", "letter", "origin", "origin_kind", "outlet", "source", "report", "published", "title",
    "byline", "language", "descends", "parents",
)  # fmt: skip
DESCENT_COLUMNS = (
    "story", "child", "child_name", "parent", "parent_name", "kind", "score", "certain", "direction", "rule", "detail",
    "weight", "passages",
)  # fmt: skip
SIDE = ("text", *WHERE)
COPY_COLUMNS = (
    "story", "kind", "score", "quoted", *(f"left_{column}" for column in SIDE), *(f"right_{column}" for column in SIDE),
)  # fmt: skip


def lineages_csv(collation: Collation) -> str:
    """A row a report in the dossier's order, with its lineage and what it descends from."""
    return sheet(LINEAGE_COLUMNS, (row for book in books(collation) for row in _reports(book)))


def _reports(book: Book) -> Iterator[Row]:
    origins: dict[str, list[Descent]] = {}
    for descent in book.story.dossier.descents:
        origins.setdefault(descent.child, []).append(descent)
    for report in book.story.dossier.reports:
        yield _report(book, report, origins.get(report.id, []))


def _report(book: Book, report: Report, descents: Sequence[Descent]) -> Row:
    labels, home = book.story.labels, book.homes.get(report.id)
    lineage = (home.id, labels.sigla[home.id], labels.lineages[home.id], home.origin.kind.value) if home else ("",) * 4
    told = "; ".join(comes_from(one, labels.end(one.parent)) for one in descents)
    about = (line(report.title or ""), report.byline or "", report.language or "")
    return (book.id, *lineage, *book.by(report.id), *about, told, " ".join(one.parent for one in descents))


def descents_csv(collation: Collation) -> str:
    """A row a reason of a descent, descent after descent; a descent without reasons has one row too."""
    return sheet(
        DESCENT_COLUMNS,
        (row for book in books(collation) for one in book.story.dossier.descents for row in _descent(book, one)),
    )


def _descent(book: Book, one: Descent) -> Iterator[Row]:
    end = book.story.labels.end
    facts = (one.kind.value, round(one.score, DECIMALS), yes(one.certain), one.direction.value)
    for reason in one.reasons or (None,):
        yield (book.id, one.child, end(one.child), one.parent, end(one.parent), *facts, *_reason(reason))


def _reason(reason: Reason | None) -> Row:
    if reason is None:
        return ("",) * 4
    return (reason.rule, reason.detail, round(reason.weight, DECIMALS), places(reason.passages))


def copies_csv(collation: Collation) -> str:
    """A row a pair of passages that share wording."""
    return sheet(COPY_COLUMNS, (_copy(book, one) for book in books(collation) for one in book.story.dossier.copies))


def _copy(book: Book, one: Copy) -> Row:
    facts = (one.kind.value, round(one.score, DECIMALS), round(one.quoted, DECIMALS))
    return (book.id, *facts, one.left.text, *book.where(one.left), one.right.text, *book.where(one.right))
